"""Reported speech: what is quoted or reported, by whom, and wording in common."""

from .quotations import find_quotations, reported_speech, reporting_verb_groups
from .wording import compare_wordings, shared_wording

__all__ = [
    "compare_wordings",
    "find_quotations",
    "reported_speech",
    "reporting_verb_groups",
    "shared_wording",
]
