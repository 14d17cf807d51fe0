"""Rows of statistics as entries that can be compared."""

import math
import re
from collections import defaultdict
from fractions import Fraction
from functools import cached_property

import pandas as pd

from ..figures import Figure, Interval, hedged_interval, kind_of, rounding, singular
from ..ground import CorpusError
from .context import all_stems, contexts, is_part, stems
from .conversions import base
from .times import later, state_of, states

FURNITURE = {"navigation", "footer", "author_note", "byline", "dateline", "sidebar", "caption", "credit"}
WORLD = {"global", "earth", "intern"}
# stems that tell no measure
GENERIC = {"person", "user", "number", "total", "case", "item", "countri", "member", "other"}
_NEEDED = ("article", "surface", "value", "low", "high", "bound", "unit", "measure")


class Entry:
    """A row of statistics, or a reference (`article` is None), with what is needed to compare it."""

    def __init__(self, label, row, figure, named):
        """`named`: the stems of each word of the measure."""
        self.label, self.row, self.figure, self.surface = label, row, figure, figure.surface
        self.article, self.measure, self.note = row["article"], row["measure"] or "", row.get("note_of_ours", "")
        self.as_of, self.source, self.change, self.event = map(row.get, ("as_of", "attribution", "change", "event"))
        self.published = row.get("published") and str(row["published"])[:10]
        self.sentence = row["sentence"]
        self.sentence_start, self.start = (int(row.get(name) or 0) for name in ("sentence_start", "start"))
        self.per = (row["unit"] or "").partition(" per ")[2] if figure.kind == "money" else ""  # its period
        self.stems, self.state = frozenset().union(*named), state_of(figure)
        nouns = [stems for stems in named if not stems <= set(states())] or named
        self.head = nouns[-1] if nouns else frozenset()

    @property
    def rank(self):
        """Of a reference: how good a source it is, 1 is the best; None where nobody said."""
        rank = re.match(r"\d+", str(self.row.get("rank")))
        return rank and int(rank[0])

    @property
    def series(self):
        """Of a reference: what the counts of one series have in common, measure and publisher."""
        return self.measure, (self.source or "").split(",")[0]

    @property
    def dated(self):
        """The date printed with it, else the day of the article."""
        return self.as_of or self.published

    @property
    def moves(self):
        """Whether it counts what goes on rising or falling: a toll, the missing."""
        return states().get(self.state) is not None

    @cached_property
    def unit_key(self):
        """What two figures have in common that can be held together: shares, one currency, one base unit, counts."""
        kind = self.figure.kind
        unit = base(self.figure)[0] if kind in ("measure", "money") else None
        return "share" if kind in ("percent", "fraction") else (kind, unit)

    @cached_property
    def size(self):
        """The value in the base unit; None for a range."""
        return None if self.figure.value is None else self.figure.value * base(self.figure)[1]

    @cached_property
    def interval(self):
        """What rounding and hedge allow, in the base unit."""
        return self.figure.interval.times(base(self.figure)[1])

    @cached_property
    def rough(self):
        """The value, or a printed end, in the base unit, without its sign."""
        ends = (self.size, self.interval.high, self.interval.low)
        return float(abs(next((end for end in ends if end is not None and abs(end) < math.inf), 0)))

    @cached_property
    def year(self):
        """The year of the figure where it is printed, or told ("last year", "now"); not that of a day of the news."""
        now = self.as_of and len(self.as_of) == 7 and (self.published or "").startswith(self.as_of)
        told = self.as_of and (now or len(self.as_of) == 4 or self.as_of[:4] in self.sentence)
        return self.as_of[:4] if told else None

    @cached_property
    def is_past(self):
        """Whether it is dated long before its article came out: of an event of the past."""
        return bool(self.as_of and self.published) and later(self.published, self.as_of)

    @cached_property
    def is_part(self):
        """Whether it is a part of the one before, without a noun of its own: "1,900 jobs, including 600 in Leeds"."""
        own = self.measure and self.sentence.startswith(self.measure, self.figure.end + 1)
        return is_part(self.sentence, self.figure) and not own

    @cached_property
    def is_limit(self):
        """Whether it is the most or least allowed, not what there is: "caps expenses at $500,000"."""
        return bool(_LIMIT.search(self.sentence, max(0, self.figure.start - 60), self.figure.start))

    @cached_property
    def counted(self):
        """What it counts, beyond people and what happened to them: officers that are hurt, homes without power."""
        return self.head - GENERIC - set(states())

    @cached_property
    def place(self):
        """The stems of its place."""
        return all_stems(self.row.get("place") or "")

    @cached_property
    def names(self):
        """The capitalised words that stand near it."""
        near = slice(max(0, self.figure.start - 60), self.figure.end + 60)
        return set(re.findall(r"\b[A-Z][a-z]{2,}", self.sentence[near]))


def filled(row):
    """A row of a table with None for every cell that is missing."""
    return {key: None if cell is pd.NA or cell != cell or cell == "" else cell for key, cell in row.items()}


def entries_of(statistics):
    """The rows of a table of statistics as entries, in order; page furniture and rows without a number are left out."""
    if not isinstance(statistics, pd.DataFrame):
        raise CorpusError(f"Expected a table of statistics (from find_statistics), got {type(statistics).__name__}.")
    missing = [c for c in _NEEDED if c not in statistics.columns]
    if missing and len(statistics):
        told = f"The table of statistics has no column {missing[0]!r}; take the table that find_statistics gives."
        raise CorpusError(told)
    by_sentence = defaultdict(list)
    for label, row in zip(map(str, statistics.index), map(filled, statistics.to_dict("records")), strict=True):
        if row.get("passage") not in FURNITURE and not row["value"] is row["low"] is None:
            row |= {"sentence": row.get("sentence") or row["surface"], "article": str(row["article"])}
            by_sentence[row["article"], row.get("sentence_start"), row["sentence"]].append((label, row))
    found = []
    for (_, first, sentence), rows in by_sentence.items():
        figures, at = [], 0
        for _, row in rows:
            known = first is not None and row.get("start") is not None
            start = row["start"] - first if known else max(0, sentence.find(row["surface"], at))
            at = start + len(row["surface"])
            figures.append(_figure(row, start, at))
        contexts(sentence, figures)
        found += [Entry(*known, figure, _named(known[1], figure)) for known, figure in zip(rows, figures, strict=True)]
    return found


def _figure(row, start, end):
    unit, bound, hedge, kind = row["unit"], row["bound"] or "=", row.get("hedge"), kind_of(row["unit"])
    unit = unit.partition(" per ")[0] if kind == "money" else unit
    value, low, high = (None if row[name] is None else exact(row[name]) for name in ("value", "low", "high"))
    ends = reach = Interval(low, high, bool(row.get("low_closed", True)), bool(row.get("high_closed", True)))
    scale = Fraction(row.get("scale") or 1)
    if value is not None and (bound != "=" or None in (low, high) or low == high):
        reach = rounding(row.get("printed") or f"{float(value):.15g}", scale, value, kind)
        if None in (low, high) or low == high:  # ends that nobody worked out
            ends = hedged_interval(value, reach, bound, hedge)
    return Figure(
        start, end, row["surface"], kind, unit, value, ends, reach, bound, hedge,
        scaled=scale >= 1000, ranged=value is None, change=row.get("change"),
    )  # fmt: skip


def exact(number):
    """A number as printed in decimals, as a fraction; infinity stays."""
    return float(number) if math.isinf(number) else Fraction(str(number))


def _named(row, figure):
    """The stems of each word of a measure, and of the unit of a count where the measure has not got it."""
    words, unit = (row["measure"] or "").split(), (row["unit"] or "") if figure.kind == "count" else ""
    if unit not in map(singular, words):  # "vehicles" stands for cars in the table of synonyms, "vehicle" does not
        words += unit.split()
    named = [s for s in stems(words) if s]
    before = _BEFORE_DASH.search(row["sentence"], max(0, figure.start - 60), figure.start)
    if before and named and all(s <= GENERIC for s in named):
        named += [s for s in stems(before[1].split()) if s]
    return named


# "internet users - 668 million people": the thing counted stands before the dash
_BEFORE_DASH = re.compile(r"([^\W\d_]+\s+[^\W\d_]+)\s*(?:[–—:(]|\s-)\s*(?:some\s|about\s|nearly\s|over\s)?$", re.I)


def common_measure(entries):
    """The measure that most entries have; one that is only the source does not count."""
    told = [e.measure for e in entries if e.measure and not (e.source and all_stems(e.measure) <= all_stems(e.source))]
    return max(told, key=told.count, default="")


def ratio(one, two):
    """How many times the larger of two figures is the smaller; 1 where that is unknown."""
    low, high = sorted((one.rough, two.rough))
    return high / low if low > 0 else 1


def name_of(entries):
    """What figures of one thing count, in words: their measure with what happened to it and where."""
    name = common_measure(entries)
    for entry in entries:
        at = entry.figure.end + 1
        if name and entry.sentence.startswith(name, at) and (more := _FURTHER.match(entry.sentence, at + len(name))):
            return f"{name}{more[0]}"
    return name or _KINDS.get(entries[0].figure.kind) or entries[0].figure.unit or "count"


_LIMIT = re.compile(r"\b(?:caps?|capped|limit(?:s|ed)?|ceiling|maximum|minimum|threshold)\b[^.,;]*$", re.I)
_KINDS = {"money": "sum of money", "percent": "share", "fraction": "share", "age": "age"}
# "people | killed in Port Ellen", "passengers | on board"
_FURTHER = re.compile(
    r"(?: (?:aboard|on board|killed|injured|wounded|hurt|missing|dead|arrested))?"
    r"(?: (?:of|in|on|at|by|from|against)(?: the)?(?: [A-Z][\w'’-]+)+)?(?=[\s,.;:]|$)"
)
