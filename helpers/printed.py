"""What an article prints of itself: headline, author, date and outlet, read from its passages alone."""

import datetime
import re

from .lexicons import built_from, read_lexicon
from .passages import passage_spans

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>(?:jan|febr?|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6})\.?"
_DATES = (
    re.compile(r"(?<!\d)(?P<year>[12]\d{3})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)", re.ASCII),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? ?(?P<year>[12]\d{{3}})(?!\d)", re.I | re.ASCII),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>[12]\d{{3}})(?!\d)", re.I | re.ASCII),
)
_FIRST_PRINT = re.compile(r"\b(?:first )?(?:published|posted)\b", re.I)
_BY = re.compile(r"^(?:story |words |text |written |reported |analysis )?by:? +", re.I)
_BYLINE_END = re.compile(r" *(?:[|•·(\[/]|,? (?:in|for|of|at)\b|, | [-–—] |\b(?:updated|published|posted)\b|\d).*", re.I | re.S)


def printed_date(text):
    """The first full date printed in a short text, as an ISO string, or None.

    Digits alone (3/4/2019) are no date: day and month are unclear.

    Examples
    --------
    >>> printed_date("PUBLISHED : Saturday, 19 December, 2015, 12:19am")
    '2015-12-19'
    """
    found = sorted((match for pattern in _DATES for match in pattern.finditer(text)), key=lambda match: match.start())
    for match in found:
        part = match.groupdict()
        month = int(part["number"]) if part.get("number") else _MONTHS.index(part["month"][:3].lower()) + 1
        try:
            return datetime.date(int(part["year"]), month, int(part["day"])).isoformat()
        except ValueError:
            continue
    return None


@built_from("outlets.csv")
def _outlets():
    outlets = [row["outlet"] for row in read_lexicon("outlets", ["outlet", "kind"]) if row["kind"] != "agency"]
    names = {outlet.lower(): outlet for outlet in outlets}
    longest_first = sorted(names, key=len, reverse=True)
    return names, re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.I)


def printed_about(text):
    """What a text prints of itself.

    Parameters
    ----------
    text : str

    Returns
    -------
    dict
        Of `title` (first headline), `author` (first byline), `published` (ISO date in a dateline or byline; one called
        "published" before one called "updated") and `outlet` (a name of `corpus/lexicons/outlets.csv` in a byline,
        dateline or footer) those that are printed. Empty for a bare text.

    Examples
    --------
    >>> text = "Bridge opens\\n\\nBy Jane Doe | China Daily | Updated: 2015-12-20\\n\\nThe bridge opened to traffic on Tuesday."
    >>> printed_about(text)
    {'title': 'Bridge opens', 'author': 'Jane Doe', 'published': '2015-12-20', 'outlet': 'China Daily'}
    """
    by_kind = {}
    for start, end, kind in passage_spans(text):
        by_kind.setdefault(kind, []).append(text[start:end])
    headlines, bylines, datelines, footers = (by_kind.get(kind, []) for kind in ("headline", "byline", "dateline", "footer"))
    dated = sorted(datelines + bylines, key=lambda line: not _FIRST_PRINT.search(line))
    names, pattern = _outlets()
    outlets = filter(None, map(pattern.search, bylines + datelines + footers))
    found = {
        "title": iter(headlines),
        "author": filter(None, map(_author, bylines)),
        "published": filter(None, map(printed_date, dated)),
        "outlet": (names[match[0].lower()] for match in outlets),
    }
    firsts = {key: next(cells, None) for key, cells in found.items()}
    return {key: cell for key, cell in firsts.items() if cell}


def _author(line):
    """The name in a byline; None where it names none."""
    line = re.split(r"[\r\n]", line, maxsplit=1)[0]
    name = _BYLINE_END.sub("", _BY.sub("", line)).strip(" ,.;:")
    first = name[:1]
    return name if first.isalpha() and first.upper() == first and len(name.split()) <= 12 else None
