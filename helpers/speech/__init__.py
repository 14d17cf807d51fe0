"""Reported speech: what is quoted or reported, by whom, wording in common, and who stands behind a figure."""

from .copies import find_copies
from .quotations import bare_surnames, find_quotations, reported_speech, reporting_verb_groups
from .sources import Standing, one_name, sources_behind
from .wording import compare_wordings, folded_words, shared_wording
