"""Page furniture told by its words: the units of a page, the table of furniture, rows of buttons, dates, bylines."""

import re
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import NamedTuple

from ..ground import built_from, read_lexicon

KINDS = ("headline", "standfirst", "byline", "dateline", "caption", "credit")
KINDS += ("body", "sidebar", "navigation", "footer", "author_note")
# Kinds of the table that also govern the lines beside them.
_HEADINGS = dict.fromkeys(("heading", "links", "box", "signature"), "sidebar")
_HEADINGS |= {"about": "author_note", "topics": "navigation", "agency": "dateline"}
_LONG = 25  # words; most rules are of shorter lines
_CLOSING = "\"'”’»)]} \t*_"
_ONE_BREAK = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*")
_WORD = re.compile(r"\S+")
_TOKEN = re.compile(r"[^\s,;()|•·]+")
_TIME_TOKEN = re.compile(
    r"\d{4}-\d\d?-\d\d?(?:t\S*)?|\d{1,4}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:am|pm|z|h)?"
    r"|\d{1,2}(?:am|pm|st|nd|rd|th)|\d{1,4}|[-–—|/+]+",
    re.ASCII,
)
_DATED = re.compile(r"\d|\b(?:ago|today|yesterday)\b")
_SEPARATOR = re.compile(r"\s*[>»›→|/•·]+\s*|\s{2,}")
BY = re.compile(
    r"(?:(?:story|words|text|written|reported|report|analysis|opinion|interview|compiled|exclusive|special report) )?"
    r"by:? +(?=\S)",
    re.I,
)


@dataclass(slots=True)
class Unit:
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


def tell(units, kind):
    """Give a kind to those units that have none."""
    for unit in units:
        unit.kind = unit.kind or kind


def units_of(text, lines):
    """Lines, with those of hand-wrapped paragraphs joined: where the first word of the next did not fit."""
    near = [b - a <= 120 and bool(_ONE_BREAK.fullmatch(text, b, c)) for (a, b), (c, _) in pairwise(lines)]
    width = max((b - a for (a, b), one in zip(lines, near, strict=False) if one), default=0)
    goes_on, fills = False, []
    for ((a, b), (c, d)), one in zip(pairwise(lines), near, strict=True):
        goes_on |= one and text[c].islower()
        fills.append(one and b - a >= 30 and b - a + 1 + _WORD.match(text, c, d).end() - c > width)
    wrapped = goes_on and 2 * sum(fills) >= sum(near)
    starts = [a for (a, _), full in zip(lines, [False, *fills], strict=False) if not (wrapped and full)]
    ends = [b for (_, b), full in zip(lines, [*fills, False], strict=False) if not (wrapped and full)]
    joined = zip(starts, ends, strict=True)
    return [Unit(start, end, text.count(" ", start, end) + 1, _ends(text[start:end])) for start, end in joined]


def _ends(line):
    """Like a sentence."""
    return line.rstrip(_CLOSING).endswith((".", "!", "?", "…"))


class _Rule(NamedTuple):
    """A row of furniture.csv; a rule with cues is sought in the line, the others stand at its start."""

    kind: str
    place: str
    words: int
    cues: set
    pattern: re.Pattern


@built_from("furniture.csv")
def _rules():
    """Patterns for any rule at the start of a line, of one below the top, of a long one; all cues; rules, those first.
    """
    rules = []
    for row in read_lexicon("furniture", ["kind", "match", "place", "words", "cue", "pattern"]):
        pattern, cues = row["pattern"] + r"\Z" * (row["match"] == "whole"), set(filter(None, row["cue"].split("|")))
        rules.append(_Rule(row["kind"], row["place"], int(row["words"] or _LONG), cues, re.compile(pattern, re.I)))
    starting = [rule for rule in rules if not rule.cues]
    below, long = [r for r in starting if r.place != "top"], [r for r in starting if r.words > _LONG]
    starts = [re.compile("|".join(r.pattern.pattern for r in some), re.I) for some in (starting, below, long)]
    return starts, set().union(*(rule.cues for rule in rules)), sorted(rules, key=lambda rule: bool(rule.cues))


@built_from("page_words.csv", "outlets.csv")
def _page_words():
    groups = {}
    for row in read_lexicon("page_words", ["group", "words"]):
        groups.setdefault(row["group"], set()).update(row["words"].lower().split())
    outlets = read_lexicon("outlets", ["outlet", "kind"])
    groups["outlet"] = {row["outlet"].lower() for row in outlets if row["kind"] != "agency"}
    return groups


def label_by_words(text, units):
    """Give a rule and a kind to each unit that its own words and its place on the page tell.

    Places: `top` to the short lines behind the first paragraph, `below` the first, `end` from the third paragraph
    before the last.
    """
    groups = _page_words()
    starts, cues, rules = _rules()
    cues = set(filter(text.lower().__contains__, cues))  # most stand nowhere on the page
    prose = [i for i, unit in enumerate(units) if unit.is_prose] or [len(units)]
    top = prose[1] if prose[0] == 0 and len(prose) > 1 else prose[0]  # a headline or standfirst may end like a sentence
    while top + 1 < len(units) and not units[top + 1].is_prose:  # bylines and dates may follow it
        top += 1
    end = prose[-3] if len(prose) > 5 else top
    for i, unit in enumerate(units):
        places = {"any", *["top"] * (i <= top), *["below"] * (i > prose[0]), *["end"] * (i >= end)}
        unit.rule = _by_table(text, unit, places, starts, cues, rules)
        if unit.rule is None and (i <= top or i > prose[-1]) and _is_byline(text, unit, groups["date"]):
            unit.rule = "byline"
        unit.rule = unit.rule or _by_page_words(text, unit, places, groups)
        unit.kind = _HEADINGS.get(unit.rule, unit.rule)
    _label_beside(text, units)


def _label_beside(text, units):
    """What a line tells of those beside it: topics and boxes of the next, signatures and credits of the one before."""
    for i, unit in enumerate(units):
        kind, beside, (one,), (other,) = unit.kind, (), units[i - 1 : i] or [unit], units[i + 1 : i + 2] or [unit]
        boxed = unit.rule == "box" and 8 <= other.words <= 45 and not other.ended
        labels = unit.kind == "caption" and unit.words <= 2 and text[unit.end - 1] in ",:"
        free = not one.ended and i > 1
        if unit.rule == "topics":
            beside = takewhile(lambda one: one.kind is None and one.words <= 4 and not one.ended, units[i + 1 : i + 20])
        elif boxed or labels or unit.rule == "about":
            beside = [other]
        elif unit.rule == "signature" or (unit.rule == "agency" and free and one.words <= 4):
            beside = [one]
        elif unit.rule == "credit" and free and 6 <= one.words <= 30:
            kind, beside = "caption", [one]
        tell((near for near in beside if near.words <= 90), kind)


def _by_table(text, unit, places, starts, cues, rules):
    """The kind that the table of furniture gives (see `_rules`); `cues`: those that stand on the page."""
    tail = max(unit.start, unit.end - 200)  # what is cued stands at the end of the line
    cued = set(filter(text[tail : unit.end].lower().__contains__, cues))
    begun = starts[2 if unit.words > _LONG else "top" not in places].match(text, unit.start, unit.end)
    for rule in rules if begun or cued else ():
        if (rule.cues & cued if rule.cues else begun) and unit.words <= rule.words and rule.place in places:
            find, start = (rule.pattern.search, tail) if rule.cues else (rule.pattern.match, unit.start)
            if find(text, start, unit.end):
                return rule.kind
    return None


def _by_page_words(text, unit, places, groups):
    """Rows of buttons, names of sections, breadcrumbs, dates: lines of nothing but such words."""
    if unit.words > 16:
        return None
    line = text[unit.start : unit.end].lower()
    tokens = [token.strip(".,:") or token for token in _TOKEN.findall(line)]
    buttons = all(token in groups["share"] or token.isdigit() or token[0] >= "\u3000" for token in tokens)
    if buttons and not groups["share"].isdisjoint(tokens):
        return "navigation"
    if "end" in places and len(tokens) > 2 and groups["foot"].issuperset(tokens):
        return "footer"
    head, _, last = line.rpartition(", ")
    tokens = _TOKEN.findall(head) if last in groups["outlet"] else tokens
    outside = places & {"top", "end"} and not unit.ended
    if tokens and outside and _is_date(line, tokens, groups["date"], "top" in places):
        return "dateline"
    if "top" in places:
        parts = [part for part in _SEPARATOR.split(line) if part]
        named = groups["section"].issuperset(line.replace(",", " ").split())
        trail = re.search("[>»›]", line) or (len(parts) > 2 and all(part.count(" ") < 2 for part in parts))
        if named or trail or line in groups["outlet"]:
            return "navigation"
    return None


def _is_date(line, tokens, words, top):
    """Nothing but words of a date; at the top of a page most of them."""
    known = sum(token in words or bool(_TIME_TOKEN.fullmatch(token)) for token in tokens)
    return bool(_DATED.search(line)) and known >= (0.7 if top and tokens[0] not in words else 1) * len(tokens)


def _is_byline(text, unit, dates):
    """By Jane Doe, by Jane Doe and John Roe in London | Updated ...: names after "by", no sentence."""
    by = BY.match(text, unit.start, unit.end)
    first = by and not unit.ended and _WORD.match(text, by.end())[0]
    return bool(first) and first[0].isupper() and first.strip(",").lower() not in dates
