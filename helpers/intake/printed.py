"""What an article prints of itself: headline, author, date and outlet, read from its passages alone."""

import re

from ..ground import built_from
from ..page import BY, passage_spans
from .authors import names_of, outlets
from .documents import read_documents, service_of
from .fields import COMPANY, HOLDER, marks, read_date

_OWNER = re.compile(r"\b(?:Media|Publi(?:shing|cations)|Newspapers|Group|Holdings|Communications|Digital|Network)$")
_WIRE = re.compile(  # LEEDS (AP) —, Associated Press writer Ann Lee
    r"\(([A-Z][\w' -]{1,30})\)|\b(AP|Associated Press|Reuters|AFP|Bloomberg)(?: \w+)?"
    r" (?i:(?:correspondent|editor|reporter|writer|journalist)s?)\b"
)


@built_from("outlets.csv")
def _names():
    """Pattern of the first name of an outlet, agencies apart."""
    names = outlets()[0]
    longest_first = sorted(filter(names.get, names), key=len, reverse=True)
    clear = "|".join(re.escape(name) for name in longest_first if " " in name or not names[name].istitle())
    words = "|".join(re.escape(name) for name in longest_first if " " not in name and names[name].istitle())
    # "Time" and "Independent" are words as well: nothing but the name between two marks, or behind "for".
    pattern = rf"(?:(?<!\w)|^the )({clear})(?!\w)|(?:^|[,|·•/(:] ?|\b(?:for|of) )({words})(?=$|[,|·•/)])"
    return re.compile(pattern, re.I)


def _outlet(by_kind):
    """By-line and date first, then who holds the rights, then the agency that the place names."""
    (names, agencies), pattern = outlets(), _names()
    tops, feet = by_kind.get("byline", []) + by_kind.get("dateline", []), by_kind.get("footer", [])
    told = [names[(match[1] or match[2]).lower()] for match in filter(None, map(pattern.search, tops))]
    for match in (match for line in feet for match in HOLDER.finditer(line)):
        holder = COMPANY.sub("", match[1])
        known = (agencies | names).get(holder.lower())
        clear = (holder != match[1] or "ights reserved" in match.string) and " " in holder and not _OWNER.search(holder)
        told.append(holder if known is None and clear else known)
    found = [_WIRE.search(line) for line in tops + by_kind.get("author_note", [])]
    told += [agencies.get((match[1] or match[2]).lower()) for match in found if match]
    return next(filter(None, told), None)


def printed_about(text, passages=None):
    """What a text prints of itself, as a dict: of `title, author, published` (ISO date), `outlet` those that are found.

    `title`: first headline; `author`: first byline with a name; `published`: a full date called "published" before one
    called "updated"; `outlet`: of `outlets.csv`, by byline, holder of rights, agency. `passages`: from `passage_spans`,
    where known already.
    """
    service = service_of(text)
    for row in read_documents(text, service, wrapped=True) if service else ():  # a document of a database, downloaded
        return {name: row[name] for name in ("title", "outlet", "author", "published") if row[name]}
    by_kind = {}
    for start, end, kind in passage_spans(text) if passages is None else passages:
        by_kind.setdefault(kind, []).append(text[start:end])
    headlines, bylines, datelines = (by_kind.get(kind, []) for kind in ("headline", "byline", "dateline"))
    dated = sorted(datelines + bylines, key=lambda line: not marks()["printed"].search(line))
    found = {
        "title": headlines,
        "author": [names_of(BY.sub("", line.splitlines()[0], count=1), free=True) for line in bylines],
        "published": [date for line in dated if (date := read_date(line)[0]) and len(date) == 10],
        "outlet": [_outlet(by_kind)],
    }
    return {key: cell for key, cells in found.items() if (cell := next(filter(None, cells), None))}
