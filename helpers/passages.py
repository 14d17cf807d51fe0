"""Which part of a page is the article and which is furniture: headline, byline, captions, links, footers.

One unit is a line (or a paragraph whose lines were wrapped by hand). Units are first matched with the table of furniture;
what no rule names is then told by its place: short lines before the first full paragraph are headline and standfirst,
what follows the end of an article may be a list of other stories. In doubt a unit is body: a lost paragraph does more
harm than a caption that stays.
"""

import bisect
import functools
import re
from dataclasses import dataclass

from .errors import LexiconError
from .lexicons import built_from, read_lexicon
from .tables import TEXT, finder
from .text import paragraphs

KINDS = (
    *("headline", "standfirst", "byline", "dateline", "caption", "credit"),
    *("body", "sidebar", "navigation", "footer", "author_note"),
)
_HEADINGS = {"heading": "sidebar", "about": "author_note"}  # kinds of the table that also govern what follows
_CLOSING = "\"'”’»)]} \t*_"
_TOKEN = re.compile(r"[^\s,;()|•·]+")
_TIME_TOKEN = re.compile(
    r"\d{4}-\d\d?-\d\d?(?:t\S*)?|\d{1,4}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:am|pm|z|h)?|\d{1,2}(?:am|pm|st|nd|rd|th)|\d{1,4}|[-–—|/+]+",
    re.ASCII,
)
_SEPARATOR = re.compile(r"\s*[>»›→|/•·]+\s*")
_BY = re.compile(r"(?:(?:story|words|text|written|reported|report|analysis|opinion|interview|compiled|special report) )?by:? +(?=\S)", re.I)
_NAME = re.compile(r"[A-Z][\w.'-]+(?: (?:[A-Z][\w.'-]*|de|van|von|bin|al|der|la|le|du)){1,4}(?:(?:,| and| &) [A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3}){0,5}")
_ROLE = re.compile(r" in (?:the )?[A-Z]|,? (?:\w+ ){0,3}(?:correspondent|editor|reporter|writer|staff|columnist|bureau|contributor|producer)s?\b|,? @\w|, [A-Z]", re.I)
_TURN = re.compile(r"(?:[QA]|[A-Z][\w.' -]{0,40})\s?[:.]\s")
_LISTED = re.compile(r"[•●▪◦‣·*–—-]\s|\d{1,3}[.)]\s")
_AGENCY_LINE = re.compile(  # WASHINGTON (Reuters) - ..., BEIJING, Dec. 16 (Xinhua) -- ..., (CNN) The ..., LONDON — ...
    r"(?:[A-Z][\w.'’-]*(?:[ ,/]+(?:[A-Z][\w.'’-]*|\d{1,2})){0,7},? ?)?"
    r"\((?:[A-Z][\w.&'/ -]{1,40})\) ?(?:[-–—]{1,3} ?|(?=[A-Z\"“]))"
    r"|[A-Z][A-Z.'’]{2,}(?:[ ,]+(?:[A-Z][A-Z.'’]+|[A-Z][a-z]{1,12}\.?|\d{1,2})){0,6} ?(?:[–—]|--| -) ?(?=\S)"
)


@dataclass(slots=True)
class _Unit:
    """One line of the page, with what is easy to see of it."""

    start: int
    end: int
    words: int
    ended: bool  # ends like a sentence
    kind: str | None = None
    rule: str | None = None

    @property
    def is_prose(self):
        return self.kind is None and ((self.ended and self.words >= 4) or self.words >= 25)


def _units(text):
    """Lines, with the lines of hand-wrapped paragraphs joined: where the next goes on in lower case, or did not fit."""
    lines = paragraphs(text)
    if not lines:
        return []
    soft = []
    for (a, b), (c, d) in zip(lines, lines[1:], strict=False):
        between = text[b:c]
        near = max(between.count("\n"), between.count("\r")) == 1
        soft.append(0 if not near or b - a > 120 else 2 if text[c].islower() and text[b - 1] not in ".!?:;" and b - a >= 30 else 1)
    wrapped = soft.count(2) >= 3
    width = max((b - a for (a, b), s in zip(lines, soft, strict=False) if s), default=0)
    units = [lines[0]]
    for (a, b), (c, d), s in zip(lines, lines[1:], soft, strict=False):
        fits = b - a + 1 + len(text[c:d].split(None, 1)[0]) <= width
        if s == 2 or (s and wrapped and not fits and b - a >= 45):
            units[-1] = (units[-1][0], d)
        else:
            units.append((c, d))
    found = []
    for start, end in units:
        last = end
        while last > start + 1 and text[last - 1] in _CLOSING and end - last < 8:
            last -= 1
        found.append(_Unit(start, end, text.count(" ", start, end) + 1, text[last - 1] in ".!?…"))
    return found


@built_from("furniture.csv")
def _rules():
    """All rules in one pattern (the group that matched names the rule), each alone, and those that look inside a line."""
    ahead, inside = [], []
    for line, row in enumerate(read_lexicon("furniture", ["kind", "match", "place", "words", "cue", "pattern"]), start=2):
        try:
            pattern = re.compile(row["pattern"] + r"\Z" if row["match"] == "whole" else row["pattern"], re.I)
            words = int(row["words"] or 25)
        except (re.error, ValueError) as error:
            raise LexiconError(f"furniture.csv, line {line}: {error}.") from None
        if row["kind"] not in (*KINDS, *_HEADINGS) or row["match"] not in ("whole", "start", "inside"):
            raise LexiconError(f"furniture.csv, line {line}: unknown kind {row['kind']!r} or match {row['match']!r}.")
        if pattern.groups:
            raise LexiconError(f"furniture.csv, line {line}: write (?:...) for (...) in the pattern.")
        rule = (row["kind"], row["place"], words, row["cue"].split("|"), pattern)
        (inside if row["match"] == "inside" else ahead).append(rule)
    every = "|".join(f"(?P<r{i}>{rule[4].pattern})" for i, rule in enumerate(ahead))
    return re.compile(every, re.I), ahead, inside


@built_from("page_words.csv")
def _page_words():
    groups = {}
    for row in read_lexicon("page_words", ["group", "words"]):
        groups.setdefault(row["group"], set()).update(row["words"].lower().split())
    return groups


def _by_table(text, lowered, unit, place, inside):
    """Kind that the table of furniture gives to a unit, and the rule's own kind."""
    every, ahead, _ = _rules()
    match = every.match(text, unit.start, unit.end)
    if match:
        first = int(match.lastgroup[1:])
        for kind, where, words, _, pattern in ahead[first:]:
            if unit.words <= words and where in place and pattern.match(text, unit.start, unit.end):
                return kind
    if unit.words <= 100:
        for kind, where, words, cues, pattern in inside:
            if unit.words <= words and where in place and any(lowered.find(cue, unit.start, unit.end) >= 0 for cue in cues):
                if pattern.search(text, max(unit.start, unit.end - 200), unit.end):
                    return kind
    return None


def _by_words(text, unit, place):
    """Rows of buttons, names of sections, breadcrumbs, dates: lines of nothing but such words."""
    if unit.words > 16:
        return None
    line = text[unit.start : unit.end].lower()
    groups = _page_words()
    tokens = _TOKEN.findall(line)
    if not tokens:
        return None
    bare = [token.strip(".,:") or token for token in tokens]
    if all(token in groups["share"] or token.isdigit() for token in bare) and not line.isdigit():
        if len(bare) > 1 or bare[0] in groups["strong"]:
            return "navigation"
    told = {"updated", "published", "posted", "ago", "modified"} & set(bare)
    if _is_date(bare, groups["date"], "top" in place) and (told or "below" not in place or "end" in place):
        return "dateline"
    if "top" in place and not unit.ended:
        parts = [part for part in _SEPARATOR.split(line) if part]
        named = all(word in groups["section"] for part in parts for word in part.replace(",", " ").split())
        trail = len(parts) > 1 and (parts[0] == "home" or re.search("[>»›]", line)) and all(part.count(" ") < 5 for part in parts)
        if parts and (named or trail):
            return "navigation"
    return None


def _is_date(tokens, vocabulary, loose):
    hits = [token in vocabulary or bool(_TIME_TOKEN.fullmatch(token)) for token in tokens]
    digits = any(any(c.isdigit() for c in token) for token in tokens)
    named = any(len(token) > 2 and token.isalpha() and token in vocabulary for token in tokens) or "-" in tokens[0] or ":" in "".join(tokens)
    if not named or not (digits or tokens[-1] == "ago" or tokens[-1] in ("today", "yesterday")):
        return False
    return all(hits) or (loose and len(tokens) <= 10 and sum(hits) >= 0.7 * len(hits) and tokens[0] not in vocabulary and digits)


def _is_byline(text, unit):
    """By Jane Doe, by Jane Doe and John Roe in London | Updated ...: names after "by", no sentence."""
    by = _BY.match(text, unit.start, unit.end)
    if not by or unit.words > 30 or (unit.ended and not text[unit.start : unit.end].lower().endswith(("m.", "jr.", "sr."))):
        return False
    words = [word for word in _TOKEN.findall(text[by.end() : unit.end]) if word[0].isalpha()]
    if not words or words[0].lower() in _page_words()["date"]:
        return False
    named = [word for word in words if not word[0].islower() or word in ("and", "in", "for", "of", "at", "the", "with", "updated")]
    return len(named) >= 0.7 * len(words) and any(word[0].isupper() for word in words[:2])


def _is_title(text, unit):
    """Could be a headline by its form: starts with a capital, digit or mark, ends without comma or colon, is no turn of a talk."""
    first = text[unit.start : unit.end].split(None, 1)[0]
    return (
        unit.words <= 30
        and unit.end - unit.start <= 260
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
        if unit.kind is None and not _is_title(text, unit):
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
    if len(free) > 6 and sum(unit.words >= 4 for unit in free) > 4:
        return  # a list of lines, no page
    for i, unit in enumerate(units[:first]):
        beside = {other.kind for other in units[max(i - 1, 0) : i + 2]}
        if unit in free[1:] and unit.words <= 14 and beside & {"byline", "dateline"}:
            name = _NAME.match(text, unit.start, unit.end)
            if name and (name.end() == unit.end or _ROLE.match(text, name.end(), unit.end)):
                unit.kind = "byline"
    free = [unit for unit in free if unit.kind is None]
    if len(free) > 1 and free[0].words <= 5 and free[1].words >= max(6, free[0].words + 2) and (_capitals(text, free[0])):
        signed = [unit.kind in ("byline", "dateline") for unit in units[: units.index(free[1])]]
        if not any(signed):
            free.pop(0).kind = "navigation"
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
    for i, unit in enumerate(units):
        if unit.rule == "about":
            for other in units[i + 1 : i + 2]:
                if other.kind is None and other.words <= 90:
                    other.kind = "author_note"
        elif unit.rule == "heading":
            _list_below(text, units, i + 1)
    ends = [i for i, unit in enumerate(units) if unit.kind in ("footer", "author_note") and i > first]
    if ends:
        _list_after_end(text, units, ends)
    _author_by_name(text, units, first)
    last = max((i for i, unit in enumerate(units) if unit.is_prose), default=first)
    tail = [unit for unit in units[last + 1 :] if unit.kind is None]
    after = any(unit.kind in ("sidebar", "footer", "author_note", "navigation") for unit in units[last + 1 :])
    plain = all(not _LISTED.match(text, unit.start, unit.end) and _is_title(text, unit) for unit in tail)
    if plain and text[units[last].end - 1] != ":" and all(4 <= unit.words <= 25 for unit in tail) and (len(tail) >= 3 or (after and len(tail) >= 2)):
        for unit in tail:
            unit.kind = "sidebar"


def _list_below(text, units, at):
    """Titles under a heading such as "Most read"; with their teasers, where only such follow up to the end."""
    rest = [unit for unit in units[at:] if unit.kind is None]
    titles = [unit for unit in rest if not unit.is_prose and _is_title(text, unit)]
    prose = sum(unit.is_prose for unit in rest)
    if len(titles) >= 2 and prose <= len(titles):
        for unit in rest:
            unit.kind = "sidebar"
        return
    for i, unit in enumerate(units[at : at + 8], start=at):
        if unit.kind is None:
            before_text = i + 1 < len(units) and units[i + 1].is_prose
            if unit.is_prose or not _is_title(text, unit) or unit.words <= 3 or (before_text and i > at):
                return
            unit.kind = "sidebar"


def _list_after_end(text, units, ends):
    """After a footer or a note on the author: two or more marked titles with their teasers are other stories."""
    for at in ends:
        rest = [unit for unit in units[at + 1 :] if unit.kind is None]
        marked = [unit for unit in rest if _LISTED.match(text, unit.start, unit.end) and not unit.ended]
        if len(marked) >= 2 and rest[0] is marked[0] and len(rest) <= 3 * len(marked):
            for unit in rest:
                unit.kind = "sidebar"
            return


def _author_by_name(text, units, first):
    """A last paragraph that tells who the author of the byline is."""
    names = []
    for unit in units:
        by = unit.kind == "byline" and _BY.match(text, unit.start, unit.end)
        name = by and _NAME.match(text, by.end(), unit.end)
        if name:
            names.append(re.split(r",| and | &", name[0])[0])
    prose = [unit for unit in units[first:] if unit.is_prose]
    for unit in prose[3:][-3:]:
        for name in names:
            if unit.words <= 70 and re.match(rf"{re.escape(name)}(?:,| \(@?\w+\))? (?:is|was|writes|covers|reports|works|teaches|can|contributed|has covered|joined)\b", text[unit.start : unit.end]):
                unit.kind = "author_note"


@functools.lru_cache(maxsize=64)
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
    ((0, 12, 'headline'), (14, 25, 'byline'), (27, 66, 'body'))
    """
    plain = text.replace("’", "'").replace("‘", "'").replace("\u00a0", " ").replace("“", '"').replace("”", '"')
    units = _units(plain)
    if len(units) > 1:
        _label(plain, units)
    spans = []
    opening = 3  # only the first paragraphs of the body may begin with a dateline
    for unit in units:
        kind = unit.kind or "body"
        if kind == "body" and opening:
            opening -= 1
            line = _AGENCY_LINE.match(plain, unit.start, unit.end)
            if line and line.end() - unit.start <= 80 and line.end() < unit.end:
                cut = line.start() + len(plain[line.start() : line.end()].rstrip())
                spans.append((unit.start, cut, "dateline"))
                unit.start = line.end()
        spans.append((unit.start, unit.end, kind))
    return tuple(spans)


def _label(text, units):
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters are longer in lower case
        lowered = text
    inside = [rule for rule in _rules()[2] if any(cue in lowered for cue in rule[3])]
    prose = [i for i, unit in enumerate(units) if unit.is_prose]
    top = prose[min(1, len(prose) - 1)] if prose else 0
    end = prose[-3] if len(prose) > 5 else top + 1
    for i, unit in enumerate(units):
        place = {"any"} | ({"top"} if i <= top + 2 else set()) | ({"below"} if prose and i > prose[0] else set()) | ({"end"} if i >= end else set())
        if unit.words <= 100:
            unit.rule = _by_table(text, lowered, unit, place, inside) or _by_words(text, unit, place)
            unit.kind = _HEADINGS.get(unit.rule, unit.rule)
            if unit.kind is None and "top" in place | {"top"} and (i <= top + 2 or i > prose[-1]) and _is_byline(text, unit):
                unit.kind = "byline"
    first = _first_prose(text, units)
    if first is None:
        if not any(unit.words >= 25 for unit in units):
            for unit in units:  # no paragraph at all: a list of lines, not a page
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
