"""What is article and what is page furniture; what a page says of itself."""

from .about import printed_about
from .kinds import ARTICLE_KINDS, in_article, left_out, overview, with_event
from .passages import find_passages, kind_at, passage_spans
