"""What an article prints of itself: headline, author, date and outlet, read from its passages alone."""

import datetime
import re

from ..ground import built_from, read_lexicon
from .furniture import BY
from .passages import passage_spans

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>(?:jan|febr?|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6})\.?"
_DATES = (
    re.compile(r"(?<!\d)(?P<year>[12]\d{3})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)", re.ASCII),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? ?(?P<year>[12]\d{{3}})(?!\d)", re.I | re.ASCII),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>[12]\d{{3}})(?!\d)", re.I | re.ASCII),
)
_FIRST_PRINT = re.compile(r"\b(?:first )?(?:published|posted)\b", re.I)
_JOB = r"(?:correspondent|editor|reporter|writer|columnist|producer|journalist)s?"
_NO_AUTHOR = re.compile(rf"(?:reporting )?from\b|(?:source|via|agenc(?:y|ies))\b|(?:[\w-]+ )?{_JOB}$", re.I)
_NAME_AND_JOB = re.compile(
    r"([A-Z][\w'’-]+ (?:(?:[A-Z]\.|de|van|von|bin|al|der|la|le|du) )*[A-Z][\w'’-]+)"
    rf"(?: [\w&'’-]+){{0,6}} (?i:{_JOB})$"
)
# Who holds the rights: © 2024 The Harbour Post Ltd. All rights reserved.
_RIGHTS = re.compile(
    r"(?:©|\([cC]\)|\b[Cc](?:opyright|OPYRIGHT))[\s©]*(?:\d{4}(?:[-–]\d{4})?)?,? *"
    r"((?:The )?[A-Z][\w&'’-]*(?: (?!All [Rr]ights|ALL RIGHTS|Registered)(?:[A-Z&][\w&'’-]*|of|and)){0,6})"
)
_COMPANY = re.compile(r"(?: (?:Ltd|Limited|Inc|LLC|LLP|PLC|plc|Plc|Company|Co|Corporation|Corp)\b)+.*")
_OWNER = re.compile(r"\b(?:Media|Publi(?:shing|cations)|Newspapers|Group|Holdings|Communications|Digital|Network|Interactive)$")
_WIRE = re.compile(  # LEEDS (AP) —, Associated Press writer Ann Lee
    rf"\(([A-Z][\w' -]{{1,30}})\)|\b(AP|Associated Press|Reuters|AFP|Bloomberg)(?: \w+)? (?i:{_JOB})\b"
)
_BYLINE_END = re.compile(r" *(?:[|•·(\[/]|,? (?:in|for|of|at)\b|, | [-–—] |\b(?:updated|published|posted)\b|\d).*", re.I | re.S)


def printed_date(text):
    """The first full date printed in a short text, as an ISO string, or None; 3/4/2019 is none, day and month are unclear."""
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
    """Names as they are told by each name as printed, those of agencies apart; a pattern for the first."""
    names, agencies = {}, {}
    for row in read_lexicon("outlets", ["outlet", "kind", "name"]):
        told = "" if row["kind"] == "owner" else row["outlet"]
        (agencies if row["kind"] == "agency" else names)[row["outlet"].lower()] = row["name"] or told
    longest_first = sorted(filter(names.get, names), key=len, reverse=True)
    clear = "|".join(re.escape(name) for name in longest_first if " " in name or not names[name].istitle())
    words = "|".join(re.escape(name) for name in longest_first if " " not in name and names[name].istitle())
    # "Time" and "Independent" are words as well: nothing but the name between two marks, or behind "for".
    pattern = rf"(?:(?<!\w)|^the )({clear})(?!\w)|(?:^|[,|·•/(:] ?|\b(?:for|of) )({words})(?=$|[,|·•/)])"
    return names, agencies, re.compile(pattern, re.I)


def _outlet(by_kind):
    """By-line and date first, then who holds the rights, then the agency that the place names."""
    names, agencies, pattern = _outlets()
    tops, feet = by_kind.get("byline", []) + by_kind.get("dateline", []), by_kind.get("footer", [])
    told = [names[(match[1] or match[2]).lower()] for match in filter(None, map(pattern.search, tops))]
    for match in (match for line in feet for match in _RIGHTS.finditer(line)):
        holder = _COMPANY.sub("", match[1])
        key = holder.lower()
        known = names.get(key, agencies.get(key))
        clear = (holder != match[1] or "ights reserved" in match.string) and " " in holder and not _OWNER.search(holder)
        told.append(holder if known is None and clear else known)
    told += [names[match[1].lower()] for match in map(pattern.match, feet) if match and match[1]]
    found = [_WIRE.search(line) for line in tops + by_kind.get("author_note", [])]
    told += [agencies.get((match[1] or match[2]).lower()) for match in found if match]
    return next(filter(None, told), None)


def printed_about(text, passages=None):
    """What a text prints of itself, as a dict: of `title`, `author`, `published` (ISO date), `outlet` those that are found.

    `title`: first headline; `author`: first byline; `published`: a date called "published" before one called
    "updated"; `outlet`: of
    `outlets.csv`, by byline, holder of rights, agency. `passages`: from `passage_spans`, where known already.
    """
    by_kind = {}
    for start, end, kind in passage_spans(text) if passages is None else passages:
        by_kind.setdefault(kind, []).append(text[start:end])
    headlines, bylines, datelines = (by_kind.get(kind, []) for kind in ("headline", "byline", "dateline"))
    dated = sorted(datelines + bylines, key=lambda line: not _FIRST_PRINT.search(line))
    found = {
        "title": iter(headlines),
        "author": filter(None, map(_author, bylines)),
        "published": filter(None, map(printed_date, dated)),
        "outlet": iter([_outlet(by_kind)]),
    }
    firsts = {key: next(cells, None) for key, cells in found.items()}
    return {key: cell for key, cell in firsts.items() if cell}


def _author(line):
    """The name in a byline; None where it names none."""
    line = re.split(r"[\r\n]", line, maxsplit=1)[0]
    by = BY.match(line)
    line = line[by.end() if by else 0 :].strip()
    if not by and _NO_AUTHOR.match(line):
        return None
    titled = _NAME_AND_JOB.match(line)
    name = titled[1] if titled and " and " not in line else _BYLINE_END.sub("", line).strip(" ,.;:")
    first = name[:1]
    return name if first.isalpha() and first.upper() == first and len(name.split()) <= 12 else None
