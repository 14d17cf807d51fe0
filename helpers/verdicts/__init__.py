"""Figures held together: one verdict a pair, one sentence a thing."""

from .pairs import compare
from .printable import mid_sentence, print_this
from .reconciling import reconcile
from .sentences import day_of, doubted, extract, stands_alone, with_article
