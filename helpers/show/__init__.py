"""What a reader sees: tables, articles, pictures, sentences, pages, files."""

from .brief import about_frames, about_speakers, listed, number
from .cells import show_table, slug
from .claim_tables import by_spread, coding_of, folded, followed, linked_matrix, show_wordings, sources_of_claims
from .counted import show_counts
from .export import write_tables
from .pictures import show_figure
from .reader import show_article

__all__ = [
    "about_frames",
    "about_speakers",
    "by_spread",
    "coding_of",
    "folded",
    "followed",
    "linked_matrix",
    "listed",
    "number",
    "show_article",
    "show_counts",
    "show_figure",
    "show_table",
    "show_wordings",
    "slug",
    "sources_of_claims",
    "write_tables",
]
