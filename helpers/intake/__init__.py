"""Files that people download or save, read: exports of databases, pages, tables; bytes to text, texts to languages."""

from .boxes import faults_named, open_zip, parse_xml
from .fields import line_feeds, printable
from .files import CALLED, decode, iso_date, kind_of, make_frame, read_rows, read_table
from .languages import language_of
from .printed import printed_about
from .read import files_of, read_article, read_export, rows_of
