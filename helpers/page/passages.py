"""Which part of a page is the article and which is furniture: headline, byline, captions, links, footers.

One unit is a line (or a paragraph whose lines were wrapped by hand). Units are first matched with the table of
furniture; what no rule names is then told by its place: short lines before the first full paragraph are headline and
standfirst, what follows the end of an article may be a list of other stories. In doubt a unit is body: a lost
paragraph does more harm than a caption that stays.
"""

import bisect
import re
from itertools import takewhile

from ..ground import TEXT, finder
from ..language import paragraphs, read_words, tags_of
from .furniture import BY, label_by_words, tell, units_of

_FULL_NAME = r"[A-Z][\w.'-]+(?: (?:[A-Z][\w.'-]*|de|van|von|bin|al|der|la|le|du)){1,4}"
_NAME = re.compile(rf"{_FULL_NAME}(?:(?:,| and| &) [A-Z][\w.'-]+(?: [A-Z][\w.'-]+){{1,3}}){{0,5}}")
_ROLE = re.compile(
    r" in (?:the )?[A-Z]|,? @\w|, [A-Z]"
    r"|,? (?:\w+ ){0,3}(?P<job>correspondent|editor|reporter|writer|staff|columnist|bureau|contributor|producer)s?\b",
    re.I,
)
_LISTED = re.compile(r"[•●▪◦‣·*–—-]\s|\d{1,3}[.)]\s")
_NO_TITLE = re.compile(rf"[a-z]+(?!\S)|[QA][:.] (?:\S+ ){{3}}|{_LISTED.pattern}")  # goes on, a turn of a talk, an item
_DOES = "is|was|writes|covers|reports|works|teaches|can|contributed|has covered|joined|tweets"
_TELLS = re.compile(rf"(?:,| \(@?\w+\))? (?:{_DOES})\b|\Z")
_AGENCY_LINE = re.compile(  # WASHINGTON (Reuters) - ..., BEIJING, Dec. 16 (Xinhua) -- ..., (CNN) The ..., LONDON — ...
    r"(?:[A-Z][\w.'-]*(?:[ ,/]+(?:[A-Z][\w.'-]*|\d{1,2})){0,7},? ?)?\([A-Z][\w.&'/ -]{1,40}\) ?[-–—]{1,3} ?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})? ?[-–—]{1,3} ?)?"
    r"|(?:[A-Z][\w.'-]+(?:[ ,/]+[A-Z][\w.'-]*){0,5} )?"  # the same without a dash, or London/New York CNN — ...
    r"(?:\((?:CNN|CNN Business|AP|AFP|UPI|Reuters|Xinhua|Bloomberg)\) ?(?=[A-Z\"])"
    r"|CNN(?: Business)? ?[–—-]{1,2} ?(?=\S))"
    r"|[A-Z][A-Z.']{2,}(?:[ ,]+(?:[A-Z][A-Z.']+|[A-Z][a-z]{1,12}\.?|\d{1,2})){0,6} ?(?:[–—]|--| -) ?(?=\S)"
)


def _is_title(text, unit):
    """Could be a headline by its form."""
    cut = (unit.ended and unit.words < 4) or text[unit.end - 1] in ",;:"
    return unit.words <= 30 and not cut and not _NO_TITLE.match(text, unit.start, unit.end)


def _is_link(text, unit):
    """Could be the title of another story: a headline by its form, or a short question."""
    question = text[unit.end - 1] == "?" and unit.words <= 15
    return (question or not unit.is_prose) and _is_title(text, unit)


def _is_kicker(text, unit):
    """Could be the name of a section or series above the headline: few words without a verb."""
    line = text[unit.start : unit.end]
    short = unit.words <= 2 or (unit.words <= 5 and line == line.title())
    return short and (line.startswith("The ") or "V" not in tags_of(read_words(line.lower())))


def _key(text, unit):
    return " ".join(text[unit.start : unit.end].casefold().split())


def _first_prose(text, units):
    """Number of the first unit of the body, None without any; a headline that ends like a sentence stands above it."""
    first, after = ([i for i, unit in enumerate(units) if unit.is_prose] + [None, None])[:2]
    above = [i for i in range(first or 0) if units[i].kind is None]
    if after and units[first].words <= 20 and _is_title(text, units[first]):
        signed = any(unit.kind in ("byline", "dateline") for unit in units[first + 1 : first + 3])
        line = text[units[first].start : units[first].end]
        if signed or (not above and line[-1] in "?!" and ":" not in line):
            first = after
    return next((i for i in above if not _is_title(text, units[i])), first)


def _label_top(text, units, first):
    """Headline, standfirst, kicker and bylines without "by" among what stands before the body."""
    free = [i for i in range(first) if units[i].kind is None]
    for i in free[1:]:
        unit = units[i]
        beside = {other.kind for other in units[max(i - 1, 0) : min(i + 2, first)]}
        name = _NAME.match(text, unit.start, unit.end)
        role = name and unit.words <= 14 and _ROLE.match(text, name.end(), unit.end)
        signed = name and unit.words <= 14 and beside & {"byline", "dateline", "credit"}
        if (role and role["job"] and role.end() == unit.end) or (signed and (role or name.end() == unit.end)):
            unit.kind = "byline"
    titles = [i for i in free if units[i].kind is None and units[i].words > 1]
    while len(titles) > 1 and _is_kicker(text, units[titles[0]]):
        units[titles.pop(0)].kind = "navigation"
    for i in titles:
        again = _key(text, units[i]) == _key(text, units[titles[0]])
        if again or units[i].words >= 5 or i < first - 1:
            units[i].kind = "headline" if again else "standfirst"


def _label_rest(text, units, first):
    """Repeated headlines, lists of other stories, notes on the author; what is left is body."""
    heads = {_key(text, unit) for unit in units[:first] if unit.kind == "headline"}
    for unit in units[first:]:
        if unit.kind is None and unit.words <= 30 and _key(text, unit) in heads:
            unit.kind = "caption"  # printed again beside a picture
    for i, unit in enumerate(units):
        if unit.rule in ("heading", "links"):
            below = takewhile(lambda one: one.kind or (one.words > 3 and _is_link(text, one)), units[i + 1 : i + 9])
            tell(below, "sidebar")
    for at in [i for i, unit in enumerate(units) if unit.kind in ("footer", "author_note") and i > first][-10:]:
        rest = [unit for unit in units[at + 1 :] if unit.kind is None]
        marked = [not unit.ended and bool(_LISTED.match(text, unit.start, unit.end)) for unit in rest]
        if sum(marked) >= 2 and marked[0] and len(rest) <= 3 * sum(marked):  # marked titles with their teasers
            tell(rest, "sidebar")
    _author_by_name(text, units, first)
    last = max((i for i, unit in enumerate(units) if unit.is_prose), default=first)
    tail = [unit for unit in units[last + 1 :] if unit.kind is None]
    links = all(4 <= unit.words <= 25 and _is_title(text, unit) for unit in tail)
    if links and len(tail) > 2 and text[units[last].end - 1] != ":":
        tell(tail, "sidebar")


def _author_by_name(text, units, first):
    """A last paragraph that tells who the author of the byline is: "Jane Doe is ...", and her name alone above it."""
    names = set()
    for unit in units:
        if unit.kind == "byline":
            by = BY.match(text, unit.start, unit.end)
            name = _NAME.match(text, by.end() if by else unit.start, unit.end)
            names.update(re.split(r",? and | & |, ", name[0].lower()) if name else ())
    for unit in [unit for unit in units[first + 1 :] if unit.kind is None][-4:]:
        begun = (name for name in names if text[unit.start : unit.start + len(name)].lower() == name)
        if unit.words <= 70 and any(_TELLS.match(text, unit.start + len(name), unit.end) for name in begun):
            unit.kind = "author_note"


def passage_spans(text):
    """Every passage as (start, end, kind), in order of the text; every visible character stands in exactly one.

    >>> passage_spans("Bridge opens\\n\\nBy Jane Doe\\n\\nThe bridge opened to traffic on Tuesday.")
    ((0, 12, 'headline'), (14, 25, 'byline'), (27, 67, 'body'))
    """
    plain = text.replace("’", "'").replace("‘", "'").replace("\u00a0", " ").replace("“", '"').replace("”", '"')
    units = units_of(plain, paragraphs(text))
    if len(units) > 1:
        _label(plain, units)
    spans = []
    opening = 3  # only the first paragraphs of the body may begin with a dateline
    for unit in units:
        kind = unit.kind or "body"
        if kind == "body" and opening:
            opening -= 1
            line = _AGENCY_LINE.match(plain, unit.start, min(unit.end, unit.start + 100))
            if line and line.end() < unit.end:
                cut = line.start() + len(plain[line.start() : line.end()].rstrip())
                spans.append((unit.start, cut, "dateline"))
                unit.start = line.end()
        spans.append((unit.start, unit.end, kind))
    return tuple(spans)


def _label(text, units):
    label_by_words(text, units)
    first = _first_prose(text, units)
    if first is None:  # no paragraph at all: a list of lines, not a page
        for unit in units:
            unit.kind = None
        return
    _label_top(text, units, first)
    _label_rest(text, units, first)


def kind_at(passages, position):
    """Kind of the passage (`passages`: from `passage_spans`) around or before an offset; `body` without any."""
    i = bisect.bisect_left(passages, (position + 1,)) - 1
    return passages[max(i, 0)][2] if passages else "body"


@finder({"kind": TEXT, "text": TEXT}, any_language=True)
def find_passages(article):
    """Split articles into passages: what is article and what is page furniture.

    Parameters
    ----------
    articles : DataFrame
        Index of ids, column `text`; any other column is ignored.

    Returns
    -------
    DataFrame
        One row a passage (a line, or a paragraph wrapped by hand), sorted by article and start: `article, start, end,
        kind, text`, where kind is `headline`, `standfirst`, `byline`, `dateline`, `caption`, `credit`, `body`,
        `sidebar` (other stories, newsletter boxes, advertisements, embedded posts), `navigation`, `footer` or
        `author_note`. Every visible character stands in one row; a text without any has no row.

    Raises
    ------
    CorpusError
        No column `text`, a text that is no string, an id that stands twice.

    Examples
    --------
    >>> import pandas as pd
    >>> page = pd.DataFrame({"text": ["Bridge opens\\n\\nThe bridge opened on Tuesday.\\n\\nShare this"]}, index=["a"])
    >>> find_passages(page)["kind"].tolist()
    ['headline', 'body', 'navigation']
    """
    for start, end, kind in article.reading.of(passage_spans):
        yield {"start": start, "end": end, "kind": kind, "text": article.text[start:end]}
