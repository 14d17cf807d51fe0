"""Dates of figures: which is earlier, and what two dates make of two counts."""

import datetime
import functools
import re

from ..ground import SettingError, built_from, read_lexicon
from .context import stems

NEAR = 0.25  # least weight with which a word stands near a figure
UNKNOWN = 10**6  # days between two dates of which one is missing


@built_from("cumulative.csv", "synonyms.csv", "equivalents.csv", "changes.csv")
def states():
    """Stems that say what happened to those counted, to whether such a count may fall; None for one of one occasion."""
    rows = read_lexicon("cumulative", ["word", "may_fall", "why"])
    fall = {"yes": True, "no": False}
    return {stem: fall.get(row["may_fall"]) for row in rows for one in stems(row["word"].split()) for stem in one}


def state_of(figure):
    """The state told near a figure, as a stem; None where there is none."""
    near = ((figure.context[stem], stem) for stem in states().keys() & figure.context.keys())
    return max((told for told in near if told[0] >= NEAR), default=(0, None))[1]


def cannot_fall(*figures):
    """Whether all of the figures that tell a state count what only goes on rising: a toll."""
    told = [state for state in map(state_of, figures) if state]
    return bool(told) and all(states()[state] is False for state in told)


def order_of(a, b):
    """-1, 0 or 1: which of two dates is earlier, as far as both are known."""
    return next(((x > y) - (x < y) for x, y in zip(a, b, strict=True) if None not in (x, y) and x != y), 0)


def years_apart(a, b):
    """Whether two dates are known to be of two years."""
    return None not in (a, b) and None not in (a[0], b[0]) and a[0] != b[0]


def date_parts(date, what="as_of"):
    """(year, month, day) as far as known of a date as text or date; of an interval its end; None where missing."""
    if date is None or date != date:
        return None
    if isinstance(date, datetime.date):
        return date.year, date.month, date.day
    if not (parts := _parts(str(date).strip())):
        raise SettingError(f"{what} = {date!r} is no date; write 2015, 2015-12 or 2015-12-16.")
    return parts


@functools.lru_cache(10_000)
def _parts(text):
    match = re.fullmatch(r"(?:\d{4}(?:-\d\d){0,2}/)?(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?:[T ].*)?", text)
    return match and tuple(part and int(part) for part in match.groups())


def _days(date):
    """A date as a number of days, roughly where a part is not known; None where it is missing."""
    parts = date_parts(date)
    return parts and sum((part or 6) * size for part, size in zip(parts, (365, 30, 1), strict=True))


def days_apart(a, b):
    """Days between two dates either way; very many where one is missing."""
    a, b = _days(a), _days(b)
    return UNKNOWN if None in (a, b) else abs(a - b)


def later(a, b, days=45):
    """Whether date `a` lies more than `days` after date `b`; not so where one is missing."""
    a, b = _days(a), _days(b)
    return None not in (a, b) and a - b > days
