"""What every room stands on: errors, tables of rules, tables of spans, checked settings."""

from .errors import CorpusError, CorpusWarning, LexiconError, NoArticle, ParallaxError, SettingError
from .files import write_all, write_whole
from .lexicons import LEXICONS, built_from, edition, either, read_lexicon, remembered
from .reading import Reading, innermost
from .rows import rows_of_csv
from .settings import check_setting, settings_changed, settings_note
from .tables import FLAG, NUMBER, TEXT, WHOLE, each_article, finder, known_cells, make_table, need, read_corrections
