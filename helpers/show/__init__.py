"""What a reader sees: tables, articles, pictures, sentences, pages, files."""

from . import say_claims, say_numbers, say_scores, say_texts, say_themes
from .answers import answer, folded, how_we_know
from .brief import in_words, outlets
from .brief_page import write_brief
from .cells import show_table, slug
from .claim_tables import by_spread, coding_of, linked_matrix, show_wordings, sources_of_claims
from .export import write_tables
from .names import article_names
from .pictures import show_figure
from .reader import show_article
from .summary import brief_of, findings, named
