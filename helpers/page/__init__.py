"""What is article and what is page furniture."""

from .furniture import BY
from .kinds import ARTICLE_KINDS, in_article, left_out, overview
from .passages import find_passages, kind_at, passage_spans
