"""Dates that a sentence names, resolved against the day of the article: "last year", "between May and July".

In: a stretch of text, the day. Out: (start, end, ISO date) of each.
"""

import calendar
import contextlib
import datetime
import functools
import re

import pandas as pd

from ..ground import either

_MONTHS = [name.lower() for name in calendar.month_abbr]
_DAYS = [name.lower() for name in calendar.day_name]
MONTH = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in calendar.month_name if name) + "|Sept)"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\d%s]|[.,]\d|-\w|['’]s?\b)"
_ONE_TO_TEN = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_NUMBERS = {"a": 1, "an": 1, "the": 1} | {word: i for i, word in enumerate(_ONE_TO_TEN, 1)}
_UNITS = ("year", "month", "week", "day")
_PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_TH = "(?:st|nd|rd|th)?"
_SHIFTS = dict.fromkeys(["last", "past", "previous", "preceding", "yesterday"], -1) | {"next": 1, "tomorrow": 1}
_BEGINNINGS = [f"{count} {unit}" for count in _NUMBERS for unit in _UNITS] + _DAYS + _MONTHS[1:]
_BEGINNINGS += [*_SHIFTS, *_PARTS, "this", "current", "at", "so", "to", "now", "q"]
_DATE = re.compile(
    rf"\b(?=\d|{either(_BEGINNINGS)})"
    r"(?:(?P<part>first|second|third|fourth|Q[1-4])[ -]?(?P<span>quarter|half|(?<=Q\d))(?:\s+of)?"
    rf"(?:\s+(?P<py>{_YEAR}|(?:this|last|the) year))?"
    rf"|(?:(?P<d1>\d{{1,2}}){_TH}(?: of)? )?(?:(?P<which>(?i:last|this|next)) )?(?P<month>{MONTH})\b\.?"
    rf"(?: (?P<d2>\d{{1,2}}){_TH}(?![\d,.]*\d|:))?(?:,?(?: of)? (?P<y1>{_YEAR}))?"
    rf"|(?P<year>{_YEAR})"
    r"|(?P<rel>(?i:last|past|this|next|previous|current|preceding)) (?P<unit>year|month|week|quarter"
    r"|(?<!past )(?:summer|spring|autumn|fall)|weekend(?!['’]s))\b(?! ago)"
    rf"|(?P<ago>(?i:{'|'.join(_NUMBERS)})|\d{{1,2}}) (?P<agounit>{'|'.join(_UNITS)})s? "
    r"(?P<back>ago|earlier|before(?! (?:the|an?|his|her|its|their|he|she|it|they)\b)|previously)\b"
    r"|(?P<word>(?i:today|yesterday|tomorrow|tonight|(?<!\()(?<!\ba )(?<!\bthe )now|nowadays|currently|at present"
    r"|so far this year|to date|this (?:morning|afternoon|evening)|so far))\b"
    rf"|(?P<weekday>{'|'.join(calendar.day_name)})\b(?!['’]s\b))",
)
_LENGTHS = {"month": "M", "quarter": "Q", "week": "W", "weekend": "W"}  # other units are years
UNSURE = 3  # months ahead in which a month without a year may be that of this year or the last
SOON = 1  # months ahead in which a day without a year is the coming one
_JOIN = re.compile(r"[\s-]*(?:(?P<and>and)|to|through|until|till|[-–—])[\s-]*(?:the end of |early |late )?")
_FUTURE = re.compile(
    r"\b(?:will|would|next|due|expected|scheduled|deadline|were to|(?:plan|aim|intend|expect)s? to|declared(?= $))\b"
    r"(?:(?! (?:he|she|they|who|which|that) )[^.;]|\.(?! [A-Z])){0,80}$"
    r"|^(?s:(?!.*\b(?:had|was|were|rose|fell|grew|climbed) (?!.*\bto [a-z])).*)"  # 40 were held by Monday
    r"\b(?:by|until|through(?= the end))\s+(?:the\s+)?(?:end\s+of\s+|early\s+|late\s+|mid-)?$"
)
_LASTING = re.compile(r" (?:ha[sv]|accounts?\b|stands?\b|makes?\b)")  # "now has" is of no one day
_COMPARED = re.compile(  # in lower case; a bar stands before the date
    r"\b(?:since (?:[a-z]+ ){0,3}|from (?:an?|its|their|the) (?:[a-z]+ ){1,2}(?:in|of) "
    r"|than (?:the [a-z]+ (?:[a-z]+ )?)?(?:in |on |at )?(?:the )?"
    r"|(?:compared (?:with|to)|versus|as in|until|till|ahead of) (?:the )?"
    r"|(?:from|than|over|with|to|against|as) (?:in )?the same \w+ (?:in |of )?"
    r"|(?:from|over) (?:the )?(?=\|(?:last|past|previous|preceding|an?|one|the) (?:year|quarter|month)\b))"
    r"\|(?!.*,? when$)"
)


class _Month(datetime.date):
    """The first of a month of which no day is known."""


def as_date(published):
    """A `datetime.date` from an ISO string (a day, a month "2015-12"), date, datetime or Timestamp; None for others.

    >>> as_date("2015-12-16")
    datetime.date(2015, 12, 16)
    """
    if isinstance(published, datetime.datetime):
        return published.date()
    if isinstance(published, str):
        text = published.strip()
        with contextlib.suppress(ValueError):
            month = re.fullmatch(r"(\d{4})-(\d\d)", text)
            return _Month(int(month[1]), int(month[2]), 1) if month else datetime.date.fromisoformat(text[:10])
    return published if isinstance(published, datetime.date) else None


def iso_published(published):
    """When an article was published as an ISO day or month, or None where that is not known.

    >>> iso_published("2015-12"), iso_published(datetime.date(2015, 12, 16)), iso_published(None)
    ('2015-12', '2015-12-16', None)
    """
    day = as_date(published)
    return None if day is None else f"{day:%Y-%m}" if isinstance(day, _Month) else day.isoformat()


def dates_in(text, start, end, published):
    """Dates named in a stretch of text: (start, end, ISO date, month, year or interval), in order.

    `published` is a date or a function without parameters that gives one or None (asked only where a date is relative).
    What cannot be resolved is left out.

    >>> text = "Up 5% last year and 3% between January and October."
    >>> [d[2] for d in dates_in(text, 0, 60, datetime.date(2015, 12, 16))]
    ['2014', '2015-01/2015-10']
    """
    found = []
    for match in _DATE.finditer(text, start, end):
        named = found[-1][2] if found and match["back"] not in (None, "ago") else None
        iso = _before(named, match["agounit"]) if named else _resolve(match, published)
        if iso and found and _between(text, found[-1], match):
            begun, _, first = found[-1]
            first = iso[:4] + first[4:] if first > iso and len(first) > 4 else first  # January and October 2014
            found[-1] = (begun, match.end(), f"{first}/{iso}")
        elif iso:
            found.append((*match.span(), iso))
    return found


_OF_MONTH = re.compile(
    r"(?:\b(?:in|by|of|since|early|late|mid|from|to|until|till|through|during|between|and|or|for|before|after|than|with"
    r"|against|over|into|around|ended|ending|the|its|their|a|an|every|each)[ -]|[-–—/(])$"
)


def _is_dated(match):
    """Whether the name of a month is one: with a day or a year, or behind "in", "the" ...; not a person, April."""
    told = any(match.group("d1", "d2", "y1", "which"))
    return told or _OF_MONTH.search(match.string, max(0, match.start() - 8), match.start())


def absolute_dates(text):
    """Dates that a text prints, as far as told there: (start, end, (year, month, day)), None for what is not."""
    for match in _DATE.finditer(text):
        year, month, day = parts = _printed(match)
        if (year or day or (month and _is_dated(match))) and (day or 1) <= 31:
            yield *match.span(), parts


def _printed(match):
    """Year, month and day as far as a date prints them."""
    year, day = (int(match[a] or match[b] or 0) or None for a, b in (("year", "y1"), ("d1", "d2")))
    return year, match["month"] and _MONTHS.index(match["month"][:3].lower()), day


def is_compared(text, floor, date):
    """Whether a date is one to compare with, or when something ends: "more than in 2019", "until May"."""
    start, end, _ = date
    told = f"{text[max(floor, start - 50) : start]}|{text[start : end + 6]}"
    return _COMPARED.search(told.removesuffix(" ").lower()) is not None


def _between(text, a, match):
    """Whether a date goes on from the date before it: "May to July", "between May and July"."""
    joined = _JOIN.fullmatch(text, a[1], match.start())
    told = text[max(0, a[0] - 9) : a[0]].lower().rstrip().endswith(("between", "from"))
    return bool(joined) and "/" not in a[2] and (told or not joined["and"])


def _before(named, unit):
    """ "9 in May 2019, against 7 a year earlier": a year before the date that is named."""
    years = [f"{int(part[:4]) - 1:04d}{part[4:]}" for part in named.split("/")]
    return None if unit != "year" else years[0][:4] if len(years[0]) > 7 else "/".join(years)


def _resolve(match, published):
    """A date in ISO form, as printed or as seen from the day of the article; None where it cannot be told."""
    if match["year"]:
        return match["year"]
    year, month, day = _printed(match)
    today = published() if callable(published) else published
    if match["part"]:
        return _part_of_year(match, today)
    if not year:
        if today is None or (month and not _is_dated(match)) or not (step := _step(match, month, day, today)):
            return None
        unit, ahead = step
        lasting = match["word"] and _LASTING.match(match.string, match.end())
        if lasting or (isinstance(today, _Month) and unit in "DW"):
            return f"{today:%Y-%m}" if match["word"] and not ahead else None
        if not month:
            return _iso(today, unit, ahead, match["unit"] == "weekend")
        year = today.year + (today.month - 1 + ahead) // 12
    with contextlib.suppress(ValueError):
        return datetime.date(year, month, day).isoformat() if day else f"{year}-{month:02d}"
    return None


def _step(match, month, day, today):
    """How far ahead of the day of the article a date is: the unit as pandas names it, and how many."""
    part = {name: word and word.lower() for name, word in match.groupdict().items()}
    if month:
        ahead, which = (month - today.month) % 12, part["which"]
        if which in ("last", "next"):
            return "M", ahead - 12 if which == "last" else ahead or 12
        if not ahead or (day and ahead <= SOON) or (month > today.month and _is_future(match)):
            return "M", ahead
        return ("M", ahead - 12) if month < today.month or ahead > UNSURE else None
    if part["weekday"]:
        back = (today.weekday() - _DAYS.index(part["weekday"])) % 7
        return "D", 7 - back if back and _is_future(match) else -back
    if part["ago"]:
        count = int(part["ago"]) if part["ago"].isdigit() else _NUMBERS[part["ago"]]
        return ("D", -7 * count) if part["agounit"] == "week" else (part["agounit"][0].upper(), -count)
    unit = "D" if part["word"] else _LENGTHS.get(part["unit"], "Y")
    ahead = _SHIFTS.get(part["word"] or part["rel"], 0)
    unclear = part["unit"] == "week" and ahead < 0 and today.weekday() == 6  # "last week" in a Sunday paper
    return None if unclear else (unit, ahead)


def _is_future(match):
    return _FUTURE.search(match.string[max(0, match.start() - 90) : match.start()])


@functools.lru_cache(4_096)
def _iso(today, unit, ahead, weekend):
    """The day, year or month so far ahead of a day in ISO form, a quarter as months, a week or its end as days."""
    period, form = pd.Period(today, unit) + ahead, {"Y": "%Y", "M": "%Y-%m", "Q": "%Y-%m"}.get(unit, "%Y-%m-%d")
    last = period.asfreq("D", "end")
    first, last = (last - 1 if weekend else period.asfreq("D", "start")).strftime(form), last.strftime(form)
    return first if first == last else f"{first}/{last}"


def _part_of_year(match, today):
    """The months of a quarter or a half of a year, with a slash between."""
    year, number, size = match["py"], _PARTS[match["part"].lstrip("Q")], 6 if match["span"] == "half" else 3
    first = (number - 1) * size + 1
    if not (year or "last")[0].isdigit():
        year = today and today.year - (year == "last year" or (year is None and first > today.month))
    return f"{year}-{first:02d}/{year}-{first + size - 1:02d}" if year and first <= 12 else None
