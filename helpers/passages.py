"""Which part of a page is the article and which is furniture: headline, byline, captions, links, footers.

One unit is a line (or a paragraph whose lines were wrapped by hand). Units are first matched with the table of furniture;
what no rule names is then told by its place: short lines before the first full paragraph are headline and standfirst,
what follows the end of an article may be a list of other stories. In doubt a unit is body: a lost paragraph does more
harm than a caption that stays.
"""

import bisect
import re
from itertools import pairwise

from .furniture import BY, label_by_words, units_of
from .lexicons import remembered
from .tables import TEXT, finder

_NAME = re.compile(r"[A-Z][\w.'-]+(?: (?:[A-Z][\w.'-]*|de|van|von|bin|al|der|la|le|du)){1,4}(?:(?:,| and| &) [A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3}){0,5}")
_ROLE = re.compile(r" in (?:the )?[A-Z]|,? (?:\w+ ){0,3}(?:correspondent|editor|reporter|writer|staff|columnist|bureau|contributor|producer)s?\b|,? @\w|, [A-Z]", re.I)
_TURN = re.compile(r"(?:[QA]|[A-Z][\w.' -]{0,40})\s?[:.]\s")
_LISTED = re.compile(r"[•●▪◦‣·*–—-]\s|\d{1,3}[.)]\s")
_TELLS = re.compile(r"(?:,| \(@?\w+\))? (?:is|was|writes|covers|reports|works|teaches|can|contributed|has covered|joined|tweets)\b|\Z")
_AGENCY_LINE = re.compile(  # WASHINGTON (Reuters) - ..., BEIJING, Dec. 16 (Xinhua) -- ..., (CNN) The ..., LONDON — ...
    r"(?:[A-Z][\w.'-]*(?:[ ,/]+(?:[A-Z][\w.'-]*|\d{1,2})){0,7},? ?)?\([A-Z][\w.&'/ -]{1,40}\) ?[-–—]{1,3} ?"
    r"|(?:[A-Z][\w.'-]+(?:[ ,]+[A-Z][\w.'-]*){0,4} )?\((?:CNN|CNN Business|AP|AFP|UPI|Reuters|Xinhua|Bloomberg)\) ?(?=[A-Z\"])"
    r"|\((?:[A-Z]{2,8}|[A-Z][\w.]*(?: [A-Z][\w.]*){0,3} (?:News|Post|Times|Herald|Tribune|Journal))\) ?(?=[A-Z\"])"
    r"|[A-Z][A-Z.']{2,}(?:[ ,]+(?:[A-Z][A-Z.']+|[A-Z][a-z]{1,12}\.?|\d{1,2})){0,6} ?(?:[–—]|--| -) ?(?=\S)"
)


def _is_title(text, unit):
    """Could be a headline by its form: starts with a capital, digit or mark, ends without comma or colon, is no turn of a talk."""
    first = text[unit.start : unit.end].split(None, 1)[0]
    return (
        unit.words <= 30
        and unit.end - unit.start <= 260
        and not (unit.ended and unit.words < 4)
        and not (first.isalpha() and first.islower())
        and text[unit.end - 1] not in ",;:"
        and not (_TURN.match(text, unit.start, unit.end) and text[unit.start] in "QA" and unit.words > 3 and text[unit.start + 1] in ":. ")
        and not _LISTED.match(text, unit.start, unit.end)
    )


def _capitals(text, unit):
    words = [word for word in text[unit.start : unit.end].split() if len(word) > 3 and word[0].isalpha()]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _first_prose(text, units):
    """Number of the first unit of the body; headlines that end like a sentence stand above it."""
    first = next((i for i, unit in enumerate(units) if unit.is_prose), None)
    if first is None:
        return None
    for i, unit in enumerate(units[:first]):
        if unit.kind is None and not _is_title(text, unit) and (unit.words > 1 or unit.ended):
            return i
    titled = any(unit.kind is None for unit in units[:first])
    unit = units[first]
    signed = any(other.kind in ("byline", "dateline") for other in units[first + 1 : first + 3])
    more = any(other.is_prose for other in units[first + 1 :])
    if more and unit.words <= (50 if titled else 20) and _is_title(text, unit) | titled:
        asks = text[unit.end - 1] in "?!" and _capitals(text, unit) and not titled
        if signed or asks:
            return next(i for i in range(first + 1, len(units)) if units[i].is_prose)
    return first


def _label_top(text, units, first):
    """Headline, standfirst, kicker and bylines without "by" among what stands before the body."""
    free = [unit for unit in units[:first] if unit.kind is None]
    if len(free) > 12 or sum(unit.words >= 4 for unit in free) > 6:
        return  # a list of lines, no page
    for i, unit in enumerate(units[:first]):
        beside = {other.kind for other in units[max(i - 1, 0) : i + 2]}
        if unit in free[1:] and unit.words <= 14 and beside & {"byline", "dateline", "credit"}:
            name = _NAME.match(text, unit.start, unit.end)
            if name and (name.end() == unit.end or _ROLE.match(text, name.end(), unit.end)):
                unit.kind = "byline"
    for unit in free:
        if unit.words == 1 and first > 1:
            unit.kind = unit.kind or "navigation"  # a button or counter
    free = [unit for unit in free if unit.kind is None and unit.words > 1]
    if len(free) > 1 and free[0].words <= 5 and free[1].words >= max(6, free[0].words + 2) and _capitals(text, free[0]):
        between = {unit.kind for unit in units[: units.index(free[1])]}
        if not free[1].ended and not between & {"byline", "dateline", "navigation"}:
            free.pop(0).kind = "navigation"  # the name of a series or section above the headline
    if free:
        free[0].kind = "headline"
    head = _key(text, free[0]) if free else None
    for unit in free[1:]:
        if _key(text, unit) == head:
            unit.kind = "headline"
        elif unit.words >= 5 or unit is not units[first - 1]:
            unit.kind = "standfirst"


def _key(text, unit):
    return " ".join(text[unit.start : unit.end].casefold().split())


def _label_rest(text, units, first):
    """Repeated headlines, lists of other stories, notes on the author; what is left is body."""
    heads = {_key(text, unit) for unit in units[:first] if unit.kind == "headline"}
    for unit in units[first:]:
        if unit.kind is None and unit.words <= 30 and _key(text, unit) in heads:
            unit.kind = "caption"  # printed again beside a picture
    for unit, other in pairwise(units[first:]):
        if not unit.ended and unit.words >= 4 and other.kind is None and _key(text, unit) == _key(text, other):
            unit.kind = other.kind = "caption"  # below the picture and in its description
    for i, unit in enumerate(units):
        near = units[i + 1 : i + 2] if unit.rule == "about" else units[max(i - 1, 0) : i] if unit.rule == "signature" else []
        for other in near:
            if other.kind is None and other.words <= 90:
                other.kind = unit.kind
        if unit.rule == "topics":
            for other in units[i + 1 : i + 20]:
                if other.kind is not None or other.words > 4 or other.ended:
                    break
                other.kind = unit.kind
    _lists_below_headings(text, units)
    _list_after_end(text, units, [i for i, unit in enumerate(units) if unit.kind in ("footer", "author_note") and i > first])
    _author_by_name(text, units, first)
    last = max((i for i, unit in enumerate(units) if unit.is_prose), default=first)
    tail = [unit for unit in units[last + 1 :] if unit.kind is None]
    after = any(unit.kind in ("sidebar", "footer", "author_note", "navigation") for unit in units[last + 1 :])
    plain = all(not _LISTED.match(text, unit.start, unit.end) and _is_title(text, unit) for unit in tail)
    enough = (len(tail) >= 3 and sum(unit.is_prose for unit in units) >= 4) or (after and len(tail) >= 2)
    if enough and plain and text[units[last].end - 1] != ":" and all(4 <= unit.words <= 25 for unit in tail):
        for unit in tail:
            unit.kind = "sidebar"


def _lists_below_headings(text, units):
    """Titles under a heading such as "Most read"; with their teasers, where only such follow up to the end."""
    before = sum(unit.words for unit in units if unit.is_prose)
    titles = prose = after = 0
    end = len(units)
    for i in range(len(units) - 1, -1, -1):
        unit = units[i]
        if unit.rule == "heading":
            if titles >= 2 and prose <= titles and 3 * after <= before:  # subheads with their paragraphs would be longer
                rest = units[i + 1 : end]
                titles = prose = after = 0  # what stands higher is judged without this list
                end = i
            else:
                rest = _titles_at(text, units, i + 1)
            for other in rest:
                other.kind = other.kind or "sidebar"
        elif unit.kind is None:
            if unit.is_prose:
                before -= unit.words
            if _is_link(text, unit):
                titles += 1
            elif unit.is_prose:
                prose, after = prose + 1, after + unit.words


def _is_link(text, unit):
    """Could be the title of another story: a headline by its form, or a marked line or short question."""
    if unit.is_prose and (text[unit.end - 1] != "?" or unit.words > 15):
        return False
    marked = _LISTED.match(text, unit.start, unit.end)
    return bool(marked and not unit.ended) or _is_title(text, unit)


def _titles_at(text, units, at):
    """Titles that follow one another from here on; a short line, or a later one before a paragraph, may be a subhead."""
    found = []
    for i, unit in enumerate(units[at : at + 8], start=at):
        if unit.kind is None:
            before_text = i + 1 < len(units) and units[i + 1].is_prose and not _is_link(text, units[i + 1])
            if not _is_link(text, unit) or unit.words <= 3 or (before_text and found):
                break
            found.append(unit)
    return found


def _list_after_end(text, units, ends):
    """After a footer or a note on the author: two or more marked titles with their teasers are other stories."""
    for at in ends[-10:]:
        rest = [unit for unit in units[at + 1 :] if unit.kind is None]
        marked = [unit for unit in rest if _LISTED.match(text, unit.start, unit.end) and not unit.ended]
        if len(marked) >= 2 and rest[0] is marked[0] and len(rest) <= 3 * len(marked):
            for unit in rest:
                unit.kind = "sidebar"
            return


def _author_by_name(text, units, first):
    """A last paragraph that tells who the author of the byline is."""
    names = set()
    for unit in units:
        if unit.kind == "byline":
            by = BY.match(text, unit.start, unit.end)
            name = _NAME.match(text, by.end() if by else unit.start, unit.end)
            if name:
                names.add(re.split(r",| and | &", name[0])[0])
    prose = [unit for unit in units[first:] if unit.is_prose]
    if names and len(prose) > 2:  # "Jane Doe is ...", and her name alone above it
        for unit in [unit for unit in units if unit.kind is None and unit.start > prose[1].start][-4:]:
            if unit.words <= 70 and any(text.startswith(name, unit.start, unit.end) and _TELLS.match(text, unit.start + len(name), unit.end) for name in names):
                unit.kind = "author_note"


@remembered(64, "furniture.csv", "page_words.csv", "outlets.csv")
def passage_spans(text):
    """Offsets and kind of every passage.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of (start, end, kind)
        In order of the text; every visible character stands in exactly one. Kinds are those of `KINDS`.
        A text of a single line is body (but for an agency's dateline at its start).

    Examples
    --------
    >>> passage_spans("Bridge opens\\n\\nBy Jane Doe\\n\\nThe bridge opened to traffic on Tuesday.")
    ((0, 12, 'headline'), (14, 25, 'byline'), (27, 67, 'body'))
    """
    plain = text.replace("’", "'").replace("‘", "'").replace("\u00a0", " ").replace("“", '"').replace("”", '"')
    units = units_of(plain)
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


def kind_at(text, position):
    """Kind of the passage in which a character stands (or which stands before it).

    Parameters
    ----------
    text : str
    position : int
        Offset into the text.

    Returns
    -------
    str
        One of `KINDS`; `body` for a text without passages.
    """
    spans = passage_spans(text)
    i = bisect.bisect_right(spans, (position, float("inf"), "")) - 1
    return spans[max(i, 0)][2] if spans else "body"


@finder({"kind": TEXT, "text": TEXT})
def find_passages(article):
    """Split articles into passages: what is article and what is page furniture.

    Parameters
    ----------
    articles : DataFrame
        Index of ids, column `text`; any other column is ignored.

    Returns
    -------
    DataFrame
        One row a passage (a line, or a paragraph wrapped by hand), sorted by article and start: `article, start, end, kind,
        text`, where kind is `headline`, `standfirst`, `byline`, `dateline`, `caption`, `credit`, `body`, `sidebar`
        (other stories, newsletter boxes, advertisements, embedded posts), `navigation`, `footer` or `author_note`.
        Every visible character stands in one row; a text without any has no row.

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
    for start, end, kind in passage_spans(article.text):
        yield {"start": start, "end": end, "kind": kind, "text": article.text[start:end]}
