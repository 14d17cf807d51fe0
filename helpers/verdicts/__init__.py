"""Figures held together: one verdict a pair, one sentence a thing."""

from .pairs import compare
from .printable import print_this
from .reconciling import reconcile

__all__ = [
    "compare",
    "print_this",
    "reconcile",
]
