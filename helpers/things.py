"""Rows of statistics as entries that can be compared, and which of them are of the same thing."""

import itertools
import math
import re
from dataclasses import dataclass, replace
from fractions import Fraction

import pandas as pd

from .compare import defined_apart
from .context import Figure, contexts, likeness, stems
from .errors import CorpusError
from .intervals import Interval, fraction_interval, hedged_interval
from .mentions import is_currency, rounding
from .rates import conversions
from .verdicts import state_of, states

SAME = 0.35  # least likeness of what stands around two figures that name no common measure
EXACT = 100  # whole things up to here are counted, not rounded
FAR = 50  # how many times one figure may be the other and still be taken for one of the same thing
FURNITURE = {"navigation", "footer", "author_note", "byline", "dateline"}
_NEEDED = ("article", "surface", "value", "low", "high", "bound", "unit", "measure")
WORLD = {"global", "earth", "intern"}


@dataclass(eq=False)
class Entry:
    """A row of statistics, or a reference, with what is needed to compare it."""

    label: str
    article: str | None
    event: str | None
    surface: str
    figure: Figure
    stems: frozenset
    head: frozenset
    state: str | None
    place: frozenset
    as_of: str | None
    measure: str
    source: str | None
    sentence: str = ""
    sentence_start: int = 0
    start: int = 0
    change: str | None = None
    note: str = ""
    where: str = ""
    published: str | None = None

    @property
    def end_in_sentence(self):
        return self.figure.end

    def gap_to(self, other):
        """The text between this figure and a later one of its sentence."""
        return self.sentence[self.figure.end : other.figure.start]

    def names_whole(self, words, part):
        """Whether this figure is the whole that a share speaks of, given the words behind "of" and the part."""
        named = frozenset(itertools.chain.from_iterable(stems(words.split())))
        mine = self.place | (WORLD & self.stems)
        if not mine & named and not (named & WORLD and mine & WORLD):
            return False
        return mine != part.place and bool(self.head & part.head or self.stems & named & part.stems)


def entries_of(statistics):
    """The rows of a table of statistics as entries, in order; page furniture and rows without a number are left out."""
    if not isinstance(statistics, pd.DataFrame):
        raise CorpusError(f"Expected a table of statistics (from find_statistics), got {type(statistics).__name__}.")
    missing = [c for c in _NEEDED if c not in statistics.columns]
    if missing and len(statistics):
        raise CorpusError(f"The table of statistics has no column {missing[0]!r}; take the table that find_statistics gives.")
    made = []
    for label, row in zip(map(str, statistics.index), statistics.to_dict("records"), strict=True):
        row = {key: (None if cell is None or cell is pd.NaT or (isinstance(cell, float) and math.isnan(cell)) else cell) for key, cell in row.items()}
        if row.get("passage") in FURNITURE or (row.get("value") is None and row.get("low") is None):
            continue
        made.append((label, row))
    by_sentence = {}
    for label, row in made:
        by_sentence.setdefault((row["article"], row.get("sentence_start"), row.get("sentence") or row["surface"]), []).append((label, row))
    found = []
    for (article, sentence_start, sentence), rows in by_sentence.items():
        figures, at = [], 0
        for _, row in rows:
            start = (row["start"] - sentence_start) if sentence_start is not None and row.get("start") is not None else sentence.find(row["surface"], at)
            start = max(start, 0)
            at = start + len(row["surface"])
            figures.append(_figure(row, start, at))
        contexts(sentence, figures)
        for (label, row), figure in zip(rows, figures, strict=True):
            found.append(_entry(label, row, figure, str(article), sentence, int(sentence_start or 0)))
    return found


def _figure(row, start, end):
    unit, bound = row.get("unit"), row.get("bound") or "="
    kind = kind_of(unit)
    value = None if row.get("value") is None else exact(row["value"])
    low, high = (exact(row[end]) if row.get(end) is not None else None for end in ("low", "high"))
    if low is None or high is None:
        low = high = value
    ends = Interval(low, high, bool(row.get("low_closed", True)), bool(row.get("high_closed", True)))
    figure = Figure(start, end, row["surface"], kind, unit, value, ends, ends, bound, row.get("hedge"), ranged=value is None)
    if value is None:
        return figure
    scale = Fraction(row.get("scale") or 1)
    figure.scaled = scale >= 1000 or value.denominator != 1
    if kind == "fraction":
        figure.reach = fraction_interval(value.limit_denominator(100))
    else:
        figure.reach = rounding(row.get("printed") or f"{float(value):.15g}", scale, value, kind)
    if low == high == value and not (kind == "count" and value.denominator == 1 and abs(value) < EXACT):  # ends that nobody worked out
        figure.interval = hedged_interval(value, figure.reach, bound, row.get("hedge"))
        return figure
    figure.interval = ends
    if bound == "=" and kind != "fraction":
        figure.reach = ends
    return figure


def exact(number):
    return float(number) if math.isinf(number) else Fraction(str(number)) if abs(number) < 1e15 else Fraction(number)


def kind_of(unit):
    if unit in ("percent", "percentage point"):
        return "percent"
    if unit == "fraction":
        return "fraction"
    if is_currency(unit):
        return "money"
    return "measure" if unit in conversions() else "count"


def _entry(label, row, figure, article, sentence, sentence_start):
    measure = row.get("measure") or ""
    words = stems([w for w in f"{measure} {'' if figure.kind in ('money', 'percent', 'fraction', 'measure') else row.get('unit') or ''}".split() if w])
    named = [s for s in words if s]
    beside = _BESIDE.search(sentence[max(0, figure.start - 60) : figure.start])
    if beside and named and frozenset().union(*named) <= GENERIC:  # "internet users - 668 million people"
        named = [*named, *filter(None, stems(beside[1].split()))]
    own = frozenset().union(*named) if named else frozenset()
    state = next(iter(sorted(own & set(states()))), state_of(figure, 0.25))
    return Entry(
        label, article, row.get("event"), row["surface"], figure, own, named[-1] if named else frozenset(), state, place_stems(row.get("place")),
        row.get("as_of") or _iso(row.get("published")), measure, row.get("attribution"), sentence, sentence_start, int(row.get("start") or 0), row.get("change"),
        where=row.get("place") or "", published=_iso(row.get("published")),
    )  # fmt: skip


_BESIDE = re.compile(r"([^\W\d_]+\s+[^\W\d_]+)\s*(?:[–—:(]|\s-)\s*(?:some\s|about\s|nearly\s|over\s)?$", re.I)


def place_stems(place):
    return frozenset(itertools.chain.from_iterable(stems((place or "").split())))


def _iso(date):
    return None if date is None else str(date)[:10]


def apart(one, two):
    """Why two entries are defined differently, or None."""
    return defined_apart(one.stems | set(one.figure.context), two.stems | set(two.figure.context))


def family(kind):
    return "share" if kind in ("percent", "fraction") else kind


def same_thing(one, two):
    """Whether two figures are taken to be of the same thing."""
    f, g = one.figure, two.figure
    if family(f.kind) != family(g.kind) or (f.kind == "measure" and f.unit != g.unit and f.unit not in conversions()):
        return False
    if bool(one.change) != bool(two.change) and f.kind in ("percent", "fraction"):
        return False
    if (one.place and two.place and not one.place & two.place) or ratio(f, g) > FAR:
        return False
    if f.value != g.value and _is_part(one) != _is_part(two):
        return False
    alike = likeness(f, g)
    if f.unit == "year of age" == g.unit:
        return alike >= SAME  # of one person
    if one.state or two.state:
        if one.state == two.state:
            return alike >= 0.05 if ratio(f, g) <= 10 else _alike_beside(f, g) >= SAME
        if one.state and two.state:
            return False
    if f.kind == "count":
        if not one.head & two.head or not (one.stems <= two.stems or two.stems <= one.stems):
            return alike >= 2 * SAME and not (one.head and two.head)
        generic = one.stems <= GENERIC or two.stems <= GENERIC
        if generic:
            return _alike_beside(f, g) >= (SAME if ratio(f, g) <= 1.5 else 2 * SAME)
        return alike >= 0.1 or one.stems == two.stems
    shared = one.stems & two.stems
    if apart(one, two):
        return alike >= 0.2
    if one.stems and two.stems and not shared and (f.kind != "money" or f.unit != g.unit):
        return alike >= 2 * SAME and f.kind != "money"
    return alike >= SAME + (0 if shared else 0.1)


def _is_part(entry):
    """Whether a figure is told as a part of the one before it: "1,900 jobs, including 600 in Leeds"."""
    return bool(_PART.search(entry.sentence[max(0, entry.figure.start - 30) : entry.figure.start]))


_PART = re.compile(r"\b(?:including|of (?:whom|which|them)|among them)\s+(?:at\s+least\s+|about\s+|some\s+)?$", re.I)


def _alike_beside(f, g):
    """Likeness of what stands around two figures, without general words such as "people" and "killed"."""
    rest = [replace(x, context={s: w for s, w in x.context.items() if s not in GENERIC | set(states())}) for x in (f, g)]
    return likeness(*rest)


def ratio(f, g):
    """How many times the larger of two values is the smaller; 1 where that is unknown."""
    low, high = sorted(x.value or (x.interval and not math.isinf(x.interval.high) and x.interval.high) or 0 for x in (f, g))
    return high / low if low > 0 else 1


GENERIC = frozenset(itertools.chain.from_iterable([{"person", "user", "number", "total", "case", "item", "countri", "member"}]))
