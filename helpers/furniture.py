"""Page furniture told by its words: the units of a page, the table of furniture, rows of buttons, dates, bylines."""

import bisect
import re
from dataclasses import dataclass
from itertools import pairwise

from .errors import LexiconError
from .lexicons import built_from, read_lexicon
from .text import paragraphs

KINDS = (
    *("headline", "standfirst", "byline", "dateline", "caption", "credit"),
    *("body", "sidebar", "navigation", "footer", "author_note"),
)
# Kinds of the table that also govern the lines beside them.
_HEADINGS = {"heading": "sidebar", "about": "author_note", "topics": "navigation", "signature": "sidebar"}
_CLOSING = "\"'”’»)]} \t*_"
_LONG = 40  # words; few rules hold for longer lines, and most lines are long
_TOKEN = re.compile(r"[^\s,;()|•·]+")
_TIME_TOKEN = re.compile(
    r"\d{4}-\d\d?-\d\d?(?:t\S*)?|\d{1,4}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:am|pm|z|h)?|\d{1,2}(?:am|pm|st|nd|rd|th)|\d{1,4}|[-–—|/+]+",
    re.ASCII,
)
_SEPARATOR = re.compile(r"\s*[>»›→|/•·]+\s*")
BY = re.compile(r"(?:(?:story|words|text|written|reported|report|analysis|opinion|interview|compiled|special report) )?by:? +(?=\S)", re.I)


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


def units_of(text):
    """Lines, with the lines of hand-wrapped paragraphs joined: where the next goes on in lower case, or did not fit."""
    lines = paragraphs(text)
    if not lines:
        return []
    soft = []
    for (a, b), (c, _) in pairwise(lines):
        gap = text[b:c]
        near = gap in ("\n", "\r\n", "\r") or (gap != "\n\n" and max(gap.count("\n"), gap.count("\r")) == 1)
        soft.append(0 if not near or b - a > 120 else 2 if text[c].islower() and text[b - 1] not in ".!?:;" and b - a >= 30 else 1)
    width = max((b - a for (a, b), s in zip(lines, soft, strict=False) if s), default=0)
    full = [s > 0 and b - a >= 30 and b - a + 1 + len(text[c:d].split(None, 1)[0]) > width for (a, b), (c, d), s in zip(lines, lines[1:], soft, strict=False)]
    wrapped = soft.count(2) >= 3 or (2 in soft and 2 * sum(full) >= len(soft) - soft.count(0) >= 2)
    units = [lines[0]]
    for (c, d), s, fills in zip(lines[1:], soft, full, strict=True):
        if s == 2 or (wrapped and fills):
            units[-1] = (units[-1][0], d)
        else:
            units.append((c, d))
    found = []
    for start, end in units:
        last = end
        while last > start + 1 and text[last - 1] in _CLOSING and end - last < 8:
            last -= 1
        found.append(Unit(start, end, text.count(" ", start, end) + 1, text[last - 1] in ".!?…"))
    return found


@built_from("furniture.csv")
def _rules():
    """Rules as (kind, place, words, cues, pattern): those at the start of a line, also all in one pattern (and those for long lines in one), and those inside."""
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
    every = re.compile("|".join(rule[4].pattern for rule in ahead), re.I)
    for_long = re.compile("|".join(rule[4].pattern for rule in ahead if rule[2] > _LONG), re.I)
    return every, for_long, ahead, inside


@built_from("page_words.csv", "outlets.csv")
def _page_words():
    groups = {}
    for row in read_lexicon("page_words", ["group", "words"]):
        groups.setdefault(row["group"], set()).update(row["words"].lower().split())
    groups["outlet"] = {row["outlet"].lower() for row in read_lexicon("outlets", ["outlet", "kind"]) if row["kind"] != "agency"}
    return groups


def label_by_words(text, units):
    """Give a rule and a kind to each unit that its own words and its place on the page tell.

    Places: `top` to the short lines behind the first paragraph, `below` the first, `end` from the third paragraph before the last.
    """
    every, for_long, ahead, inside = _rules()
    groups = _page_words()
    cued = _cued(text, units, inside)
    prose = [i for i, unit in enumerate(units) if unit.is_prose]
    top = len(units) - 1
    if prose:  # a headline or standfirst may end like a sentence; bylines and dates may follow it
        top = prose[min(1, len(prose) - 1)] if prose[0] == 0 else prose[0]
        while top + 1 < len(units) and not units[top + 1].is_prose:
            top += 1
    end = prose[-3] if len(prose) > 5 else min(top, len(units) - 1)
    for i, unit in enumerate(units):
        if unit.words > 100:
            continue
        place = {"any"}
        if i <= top:
            place.add("top")
        if prose and i > prose[0]:
            place.add("below")
        if i >= end:
            place.add("end")
        unit.rule = _by_table(text, unit, place, for_long if unit.words > _LONG else every, ahead, cued.get(i, ())) or _by_page_words(text, unit, place, groups)
        if unit.rule is None and (i <= top or (prose and i > prose[-1])) and _is_byline(text, unit, groups["date"]):
            unit.rule = "byline"
        unit.kind = _HEADINGS.get(unit.rule, unit.rule)


def _cued(text, units, inside):
    """Rules that may match inside a unit, because a word stands in it without which they never do: {unit number: rules in order}."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters are longer in lower case
        lowered = text
    ends = [unit.end for unit in units]
    found = {}
    for rule in inside:
        for cue in rule[3]:
            at = lowered.find(cue)
            while at >= 0:
                i = bisect.bisect_right(ends, at)
                if i == len(units):
                    break
                rules = found.setdefault(i, [])
                if rule not in rules:
                    rules.append(rule)
                at = lowered.find(cue, units[i].end)
    return found


def _by_table(text, unit, place, every, ahead, cued):
    """The kind that the table of furniture gives."""
    if every.match(text, unit.start, unit.end):
        for kind, where, words, _, pattern in ahead:
            if unit.words <= words and where in place and pattern.match(text, unit.start, unit.end):
                return kind
    for kind, where, words, _, pattern in cued:
        # what such a rule looks for stands at the end of the line
        if unit.words <= words and where in place and pattern.search(text, max(unit.start, unit.end - 200), unit.end):
            return kind
    return None


def _by_page_words(text, unit, place, groups):
    """Rows of buttons, names of sections, breadcrumbs, dates: lines of nothing but such words."""
    if unit.words > 16:
        return None
    line = text[unit.start : unit.end].lower()
    tokens = _TOKEN.findall(line)
    if not tokens:
        return None
    bare = [token.strip(".,:") or token for token in tokens]
    buttons = all(token in groups["share"] or token.isdigit() or token[0] >= "\u3000" for token in bare)
    if buttons and any(token in groups["strong"] or (token in groups["share"] and len(bare) > 1) for token in bare):
        return "navigation"
    if "end" in place and len(bare) > 2 and all(token in groups["foot"] for token in bare):
        return "footer"
    if not unit.ended or line.endswith("m."):
        told = {"updated", "published", "posted", "ago", "modified"} & set(bare)
        year = any(len(token) >= 4 and token[:2] in ("19", "20") for token in bare)
        if (told or "top" in place or ("end" in place and year)) and _is_date(bare, groups["date"], "top" in place):
            return "dateline"
    if "top" in place and not unit.ended and (len(bare) > 2 or "below" not in place):
        parts = [part for part in _SEPARATOR.split(line) if part]
        named = all(word in groups["section"] for part in parts for word in part.replace(",", " ").split())
        trail = len(parts) > 1 and (parts[0] == "home" or re.search("[>»›]", line)) and all(part.count(" ") < 5 for part in parts)
        if parts and (named or trail or line in groups["outlet"]):
            return "navigation"
    return None


def _is_date(tokens, vocabulary, loose):
    hits = [token in vocabulary or bool(_TIME_TOKEN.fullmatch(token)) for token in tokens]
    digits = any(any(c.isdigit() for c in token) for token in tokens)
    named = any(len(token) > 2 and token.isalpha() and token in vocabulary for token in tokens) or "-" in tokens[0] or ":" in "".join(tokens)
    if not named or not (digits or tokens[-1] == "ago" or tokens[-1] in ("today", "yesterday")):
        return False
    return all(hits) or (loose and len(tokens) <= 10 and sum(hits) >= 0.7 * len(hits) and tokens[0] not in vocabulary and digits)


def _is_byline(text, unit, dates):
    """By Jane Doe, by Jane Doe and John Roe in London | Updated ...: names after "by", no sentence."""
    by = BY.match(text, unit.start, unit.end)
    if not by or unit.words > 30 or (unit.ended and not text[unit.start : unit.end].lower().endswith(("m.", "jr.", "sr."))):
        return False
    names = re.split(r",|\|", text[by.end() : unit.end], maxsplit=1)[0]
    words = [word for word in _TOKEN.findall(names) if word[0].isalpha()]
    if not words or words[0].lower() in dates:
        return False
    named = [word for word in words if not word[0].islower() or word in ("and", "in", "for", "of", "at", "the", "with", "updated")]
    return len(named) >= 0.7 * len(words) and any(word[0].isupper() for word in words[:2])
