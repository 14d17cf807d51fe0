"""Printed figures: what is counted, when, where, within which limits."""

from .dates import as_date, dates_in
from .find import find_statistics, rejected_numbers
from .intervals import RULES, Interval, as_printed, fraction_interval, hedged_interval, hedges, parse_number, unround
from .measures import singular
from .numbers import Tokens, numbers_in

__all__ = [
    "RULES",
    "Interval",
    "Tokens",
    "as_date",
    "as_printed",
    "dates_in",
    "find_statistics",
    "fraction_interval",
    "hedged_interval",
    "hedges",
    "numbers_in",
    "parse_number",
    "rejected_numbers",
    "singular",
    "unround",
]
