"""Files that people download or save, read: exports of databases, pages, tables; bytes to text, texts to languages."""

from .boxes import faults_named, open_zip, parse_xml
from .fields import line_feeds, printable
from .files import decode, iso_date, make_frame, read_rows, read_table
from .kinds import CALLED, NoArticle, kind_of
from .languages import language_of
from .printed import printed_about
from .read import files_of, read_article, read_export, rows_of
