"""Rows of statistics as entries that can be compared, and which of them are of the same thing."""

import functools
import math
import re
from dataclasses import dataclass, field, replace
from fractions import Fraction

import pandas as pd

from ..figures import Figure, Interval, hedged_interval, kind_of, rounding, singular
from ..ground import CorpusError
from .context import contexts, likeness, stems
from .conversions import comparable
from .judge import later, state_of, states
from .pairs import defined_apart, is_part

SAME = 0.35  # least likeness of what stands around two figures that name no common measure
EXACT = 100  # whole things up to here are counted, not rounded
FAR, FAR_UNTOLD = 50, 3  # how many times one figure may be the other, the second where no state is told
CLOSE = Fraction(7, 6)  # the same for two that agree but are told in partly other words
FURNITURE = {"navigation", "footer", "author_note", "byline", "dateline", "sidebar", "caption", "credit"}
WORLD = {"global", "earth", "intern"}
RATES = {"inflat", "change up", "change down"}  # stems of measures that are themselves a change
GENERIC = {"person", "user", "number", "total", "case", "item", "countri", "member", "other"}  # stems that tell no measure
_NEEDED = ("article", "surface", "value", "low", "high", "bound", "unit", "measure")


@dataclass(eq=False)
class Entry:
    """A row of statistics, or a reference (`article` is None), with what is needed to compare it."""

    label: str
    figure: Figure
    measure: str
    stems: frozenset  # of the measure
    head: frozenset  # the stems of its last word
    state: str | None = None
    where: str = ""
    as_of: str | None = None
    published: str | None = None
    source: str | None = None
    change: str | None = None
    note: str = ""
    article: str | None = None
    event: str | None = None
    sentence: str = ""
    sentence_start: int = 0
    start: int = 0
    per: str = ""  # of a sum of money: its period
    row: dict = field(default_factory=dict)  # as the table has it

    @property
    def rank(self):
        """Of a reference: how good a source it is, 1 is the best; None where nobody said."""
        rank = str(self.row.get("rank") or "")
        return int(float(rank)) if rank.replace(".", "", 1).isdigit() else None

    @property
    def surface(self):
        return self.figure.surface

    @property
    def dated(self):
        """The date printed with it, else the day of the article; that day too for "in May" of a count that moves."""
        within = self.moves and self.as_of and (self.published or "").startswith(self.as_of)
        return self.published if within else self.as_of or self.published

    @property
    def moves(self):
        """Whether it counts what goes on rising or falling: a toll, the missing."""
        return states().get(self.state) is not None

    @functools.cached_property
    def place(self):
        return all_stems(re.sub(r"\bUS\b", "U.S.", self.where))

    def gap_to(self, other):
        """The text between this figure and a later one of its sentence."""
        return self.sentence[self.figure.end : other.figure.start]

    def names_whole(self, words, part):
        """Whether this figure is the whole that a share speaks of, given the words behind "of" and the part."""
        named, mine = all_stems(words), self.place | (WORLD & self.stems)
        if mine == part.place or not (mine & named or (named & WORLD and mine & WORLD)):
            return False
        return bool(self.head & part.head or self.stems & named & part.stems)


def all_stems(words):
    """The stems of some words as one set."""
    return frozenset().union(*stems(words.split()))


def filled(row):
    """A row of a table with None for every cell that is missing."""
    return {key: None if cell is pd.NA or cell != cell or cell == "" else cell for key, cell in row.items()}


def entries_of(statistics):
    """The rows of a table of statistics as entries, in order; page furniture and rows without a number are left out."""
    if not isinstance(statistics, pd.DataFrame):
        raise CorpusError(f"Expected a table of statistics (from find_statistics), got {type(statistics).__name__}.")
    missing = [c for c in _NEEDED if c not in statistics.columns]
    if missing and len(statistics):
        raise CorpusError(f"The table of statistics has no column {missing[0]!r}; take the table that find_statistics gives.")
    by_sentence = {}
    for label, row in zip(map(str, statistics.index), map(filled, statistics.to_dict("records")), strict=True):
        if row.get("passage") not in FURNITURE and not row["value"] is row["low"] is None:
            key = row["article"], row.get("sentence_start"), row.get("sentence") or row["surface"]
            by_sentence.setdefault(key, []).append((label, row))
    found = []
    for (_, first, sentence), rows in by_sentence.items():
        figures, at = [], 0
        for _, row in rows:
            start = row.get("start")
            start = max(0, sentence.find(row["surface"], at) if first is None or start is None else start - first)
            at = start + len(row["surface"])
            figures.append(_figure(row, start, at))
        contexts(sentence, figures)
        found += [_entry(label, row, figure, sentence) for (label, row), figure in zip(rows, figures, strict=True)]
    return found


def _figure(row, start, end):
    unit, bound = row["unit"], row["bound"] or "="
    kind = kind_of(unit)
    unit = unit.partition(" per ")[0] if kind == "money" else unit
    value, low, high = (None if row[name] is None else exact(row[name]) for name in ("value", "low", "high"))
    ends = Interval(low, high, bool(row.get("low_closed", True)), bool(row.get("high_closed", True)))
    hedge = row.get("hedge")
    figure = Figure(start, end, row["surface"], kind, unit, value, ends, ends, bound, hedge, ranged=value is None)
    if value is None:
        return figure
    scale = Fraction(row.get("scale") or 1)
    figure.scaled = scale >= 1000 or value.denominator != 1
    known = value.limit_denominator(100) if kind == "fraction" else value
    figure.reach = rounding(row.get("printed") or f"{float(value):.15g}", scale, known, kind)
    if low is None or high is None or low == high:  # ends that nobody worked out
        figure.interval = hedged_interval(value, figure.reach, bound, hedge)
    elif bound == "=":
        figure.reach = ends
    return figure


def exact(number):
    """A number as printed in decimals, as a fraction; infinity stays."""
    return float(number) if math.isinf(number) else Fraction(str(number))


def _entry(label, row, figure, sentence):
    measure, unit = row["measure"] or "", (row["unit"] or "") if figure.kind == "count" else ""
    words = measure.split()
    if unit not in map(singular, words):  # "vehicles" stands for cars in the table of synonyms, "vehicle" does not
        words += unit.split()
    named = [s for s in stems(words) if s]
    beside = _BESIDE.search(sentence[max(0, figure.start - 60) : figure.start])
    if beside and named and all(s <= GENERIC for s in named):
        named += filter(None, stems(beside[1].split()))
    own, of_state = frozenset().union(*named), set(states())
    if len(named) > 1 and named[-1] <= of_state and not re.search(r"(?:s|toll)$", words[-1], re.I):
        named.pop()  # "officers injured" counts officers, "death toll" deaths
    published = row.get("published") and str(row["published"])[:10]
    return Entry(
        label, figure, measure, own, named[-1] if named else frozenset(), state_named(own) or state_of(figure, 0.25),
        row.get("place") or "", row.get("as_of"), published, row.get("attribution"), row.get("change"),
        article=str(row["article"]), event=row.get("event"), sentence=sentence,
        sentence_start=int(row.get("sentence_start") or 0), start=int(row.get("start") or 0),
        per=(row["unit"] or "").partition(" per ")[2] if figure.kind == "money" else "", row=row,
    )  # fmt: skip


# "internet users - 668 million people": the thing counted stands before the dash
_BESIDE = re.compile(r"([^\W\d_]+\s+[^\W\d_]+)\s*(?:[–—:(]|\s-)\s*(?:some\s|about\s|nearly\s|over\s)?$", re.I)


def common_measure(entries):
    """The measure that most entries have; one that is only the source does not count."""
    told = [e.measure for e in entries if e.measure and not (e.source and all_stems(e.measure) <= all_stems(e.source))]
    return max(told, key=told.count, default="")


def state_named(words):
    """The state that a measure names, or None."""
    return min(words & set(states()), default=None)


def apart(one, two):
    """Why two entries are defined differently, or None."""
    return defined_apart(one.stems | set(one.figure.context), two.stems | set(two.figure.context))


def family(kind):
    return "share" if kind in ("percent", "fraction") else kind


def same_thing(one, two):
    """Whether two figures are taken to be of the same thing; two that agree need less evidence than two that differ."""
    f, g = one.figure, two.figure
    if family(f.kind) != family(g.kind) or not comparable(f, g) or _of_other_events(one, two):
        return False
    if family(f.kind) == "share" and one.change != two.change and not (one.stems | two.stems) & RATES:
        told = f.value == g.value and (one.stems & two.stems) - GENERIC
        if (one.change and two.change) or not told:
            return False
    if _agreeing(one, two):
        return True
    if ratio(f, g) > (FAR if one.state and two.state else FAR_UNTOLD) or one.per != two.per:
        return False
    if one.place and two.place and not one.place & two.place:
        return False
    if f.value != g.value and _is_part(one) != _is_part(two):
        return False
    alike, shared = likeness(f, g), one.stems & two.stems
    if f.unit == "year of age":
        return alike >= SAME  # of one person
    if one.state and two.state:
        like = one.state == two.state and _counted(one) == _counted(two)
        return like and alike >= 0.05 and (ratio(f, g) <= 10 or _alike_beside(f, g) >= SAME)
    if f.kind != "count":
        return alike >= (0.2 if apart(one, two) else SAME if shared else 2 * SAME)
    if not one.head & two.head or not (one.stems <= two.stems or two.stems <= one.stems):
        return alike >= 2 * SAME and not (one.head and two.head)
    if shared <= GENERIC:
        return _alike_beside(f, g) >= (SAME if ratio(f, g) <= 1.5 else 2 * SAME)
    return alike >= 0.15


def _counted(entry):
    """What a figure with a state counts, beyond people: officers that are hurt, homes without power."""
    return entry.head - GENERIC - set(states())


def _of_other_events(one, two):
    """Whether one of two moving counts was dated long before its article came out: an event of the past."""
    past = [bool(e.as_of and e.published) and later(e.published, e.as_of) for e in (one, two)]
    return past[0] != past[1] and (one.moves or two.moves) and not _same_number(one, two)


def _same_number(one, two):
    """Whether two values are one that is hardly met twice by chance: 2,870; a rounder one of one thing or a sum."""
    value, apart = one.figure.value, one.head and two.head and not one.head & two.head
    if value is None or value != two.figure.value:
        return False
    rounder = abs(value) >= (10 * EXACT if apart and one.figure.kind != "money" else EXACT)
    return len(str(int(abs(value) * 100)).rstrip("0")) >= (2 if rounder else 3)


def _agreeing(one, two):
    """Whether two figures are the same telling number, or can be one and share words about them."""
    f, g = one.figure, two.figure
    if "year of age" in (f.unit, g.unit) or (f.kind == "money" and f.unit != g.unit) or None in (f.value, g.value):
        return False
    if one.state and two.state and one.state != two.state:
        return False
    if _same_number(one, two) or (f.value == g.value and f.kind in ("money", "measure") and one.place & two.place):
        return True
    small = f.kind == "count" and max(f.value, g.value) < EXACT
    if small or ratio(f, g) > CLOSE or not f.interval.overlaps(g.interval):
        return False
    told_apart = one.head and two.head and not one.head & two.head
    if one.state and one.state == two.state and _counted(one) == _counted(two):
        return True
    shared = (one.stems & two.stems) - GENERIC and (family(f.kind) != "share" or f.value == g.value)
    return bool(shared) or likeness(f, g) >= (SAME if told_apart else 0.2)


_PART = re.compile(r"\b(?:including|of (?:whom|which|them)|among them)\s+(?:at\s+least\s+|about\s+|some\s+)?$", re.I)


def _is_part(entry):
    """Whether a figure is told as a part of the one before it: "1,900 jobs, including 600 in Leeds", "22 of the 34"."""
    f = entry.figure
    return bool(_PART.search(entry.sentence[max(0, f.start - 30) : f.start])) or is_part(entry.sentence, f)


def _alike_beside(f, g):
    """Likeness of what stands around two figures, without general words such as "people" and "killed"."""
    general = GENERIC | set(states())
    return likeness(*(replace(x, context={s: w for s, w in x.context.items() if s not in general}) for x in (f, g)))


def ratio(f, g):
    """How many times the larger of two values is the smaller; 1 where that is unknown."""
    low, high = sorted(x.value or x.interval.high or 0 for x in (f, g))
    return high / low if 0 < low <= high < math.inf else 1
