"""Rows of statistics as entries that can be compared."""

import calendar
import math
import re
from collections import Counter, defaultdict
from fractions import Fraction

import pandas as pd

from ..figures import Figure, Interval, hedged_interval, kind_of, rounding, singular
from ..ground import need
from ..language import G
from .context import all_stems, contexts, is_former, print_stems, sides_of, stems
from .judge import base, bounds, days_after, state_of, states

FURNITURE = {"navigation", "footer", "author_note", "byline", "dateline", "sidebar", "caption", "credit"}
LATER = 45  # days from a date to the day of print after which it is of the past
WORLD = {"global", "earth", "intern"}
CHANGES = {"change up", "change down"}
DURATIONS = {("measure", "minute"), ("measure", "year")}
_NEEDED = ("article", "surface", "value", "low", "high", "bound", "unit", "measure")


class Entry:
    """A row of statistics, or a reference (`article` is None), with what is needed to compare it.

    size, interval, rough: its value in the base unit (None for a range), what rounding and hedge allow (`ends`:
    roughly), and the value or a printed end without its sign; unit_key: what those have in common that can be held
    together (shares, one currency, one base unit, counts); dated: the date printed with it, else the day of the
    article; moves: whether it counts what goes on rising or falling (a toll, the missing); head, counted: the noun, and
    that beyond people, what happened to them and shares; of_more: whether it has the role of a number before it;
    priced: whose shares a price is of; around: the words near it as a vector; sides: of definitions. Of a reference
    `series` is what its counts have in common, `rank` how good a source it is, 1 is the best (None where
    nobody said).
    """

    def __init__(self, label, row, figure, named, own=None, roles=None):
        """`named`: the stems of each word of the measure; `own`: all that tell a reference, where they are more;
        `roles`: how often measures of its sentence tell of people and of each state."""
        self.label, self.row, self.figure, self.surface = label, row, figure, figure.surface
        self.article, self.measure, self.note = row["article"], row["measure"] or "", row.get("note_of_ours", "")
        self.as_of, self.source, self.change, self.event = map(row.get, ("as_of", "attribution", "change", "event"))
        self.teller = all_stems(self.source or "")
        self.published = row.get("published") and str(row["published"])[:10]
        self.dated, self.sentence = self.as_of or self.published, row["sentence"]
        self.sentence_start, self.start = (int(row.get(name) or 0) for name in ("sentence_start", "start"))
        self.place, fall = all_stems(row.get("place") or ""), states()
        self.stems = own or frozenset().union(*named)
        self.telling = self.stems - print_stems("generic")
        beside = {stem for stem, n in (roles or {}).items() if n > (stem in self.stems)}
        self.state = state_of(figure, (beside | print_stems("themselves")) - self.stems)
        self.moves = fall.get(self.state) is not None
        passing = fall.keys() | CHANGES | print_stems("shares")
        self.head = next((s for s in reversed(named) if not s <= passing), named[-1] if named else self.stems)
        self.counted = self.head & self.telling - passing
        if figure.kind == "measure":  # "for three more years"
            self.counted -= all_stems(figure.unit)
        small = figure.kind == "money" and (figure.value or 1000) < 1000
        self.priced = self.counted if small and print_stems("shares") & figure.context.keys() else set()
        self.sides = sides_of(self.stems | figure.context.keys())
        unit, factor = base(figure)
        shared = unit if figure.kind in ("measure", "money") or unit == "times" else None
        self.unit_key = "share" if figure.kind in ("percent", "fraction") else (figure.kind, shared)
        self.size = None if figure.value is None else figure.value * factor
        self.interval = figure.interval.times(factor)
        self.ends = float(self.interval.low), float(self.interval.high)
        known = (end for end in (self.size, *reversed(self.ends)) if end is not None and abs(end) < math.inf)
        self.rough = float(abs(next(known, 0)))
        self.vague = figure.ranged and not re.search(r"\d", self.surface)  # "dozens"
        self.around, self.series, self.rank = figure.context, label, None
        # what bounds it: a year, a period, a part, a limit, the past, a state before a change
        month = self.as_of and len(self.as_of) == 7 and (self.published or "").startswith(self.as_of)
        told = self.as_of and (month or len(self.as_of) == 4 or self.as_of[:4] in self.sentence)
        self.year = self.as_of[:4] if told else None  # printed, or told ("last year", "now"); no day of the news
        per = (row["unit"] or "").partition(" per ")[2] if figure.kind == "money" else ""
        self.has_date = bool(self.as_of) and bool(told or not _WEEKDAY.search(self.sentence))
        own = self.measure and self.sentence.startswith(self.measure, figure.end + 1)  # "including 600 jobs in Leeds"
        self.of_more, *others = bounds(self.sentence, figure)
        self.is_part = figure.kind != "money" and self.of_more
        self.is_part &= not own or "other " in f"{self.surface} {self.measure} "
        # "killed 30 and left another 125 wounded", "shot the clerks, killing three of them": all of its role
        all_of_role = self.state not in beside and (beside or self.sentence.startswith(" of them", figure.end))
        self.is_part &= not self.state or not all_of_role
        self.is_past = bool(self.article) and days_after(self.published, self.as_of) > LATER
        self.replaced = is_former(self.sentence, figure.start)  # another number stands in its place
        self.bounds = per, self.is_part, *others
        self.scope = self.state, self.is_past, figure.former
        before = self.sentence[max(0, figure.start - 160) : figure.start]
        named = _BEFORE_AGE.search(before), _BEHIND_AGE.match(self.sentence, figure.end)
        words = ({word for word in found[1].split() if word.lower() not in G.no_name} for found in named if found)
        self.names = next(filter(None, words), set())  # of an age: whose it is
        self.whole = self._whole() if self.unit_key == "share" else frozenset()

    def _whole(self):
        """What a share is of, as far as told; of whatever an election gives or needs one thing: its ballot."""
        ballot, whole = print_stems("ballot"), frozenset()
        if self.sentence.startswith(" of ", self.figure.end):
            whole = all_stems(self.measure.rpartition(" as share of ")[2]) - print_stems("generic")
        return ballot if ballot & (whole or self.figure.context.keys()) else whole


def grouped(rows, key):
    """Rows by their key, in order: key to the list of its rows."""
    found = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def rows_of(table):
    """The rows of a table as dicts, None for every cell that is missing or empty."""
    return table.astype(object).pipe(lambda t: t.where(t.notna() & (t != ""), None)).to_dict("records")


def entries_of(statistics):
    """The rows of a table of statistics as entries, in order.

    Left out are page furniture, rows without a number, ways to a place, and the "top 20", which the writer chose.
    """
    if not isinstance(statistics, pd.DataFrame) or len(statistics):
        need(statistics, "statistics", _NEEDED)
    by_sentence, found = defaultdict(list), []
    for label, row in zip(map(str, statistics.index), rows_of(statistics), strict=True):
        if row.get("passage") not in FURNITURE and row["surface"] and not row["value"] is row["low"] is None:
            row |= {"sentence": row.get("sentence") or row["surface"], "article": str(row["article"])}
            by_sentence[row["article"], row.get("sentence_start"), row["sentence"]].append((label, row))
    for (_, first, sentence), known in by_sentence.items():
        figures, end = [], 0
        for _, row in known:
            placed = first is not None and row.get("start") is not None
            start = row["start"] - first if placed else max(0, sentence.find(row["surface"], end))
            end = start + len(row["surface"])
            row |= {"start": (first or 0) + start, "end": (first or 0) + end}
            figures.append(_figure(row, start, end))
        contexts(sentence, figures)
        named = [_named(row, figure) for (_, row), figure in zip(known, figures, strict=True)]
        roles = Counter(stem for own in named for stem in frozenset().union(*own) & {"person", *states()})
        made = [Entry(*told, f, own, roles=roles) for told, f, own in zip(known, figures, named, strict=True)]
        for entry in made:
            entry.beside = made
        counted = (e for e in made if not sentence.endswith(" top ", 0, e.figure.start))
        found += [e for e in counted if e.figure.kind != "measure" or not _WAY.match(sentence, e.figure.end)]
    return found


def _figure(row, start, end):
    """A row of statistics as a figure; ends that nobody worked out are worked out."""
    unit, bound, hedge, kind = row["unit"], row["bound"] or "=", row.get("hedge"), kind_of(row["unit"])
    unit = unit.partition(" per ")[0] if kind == "money" else unit
    value, scale = None if row["value"] is None else exact(row["value"]), exact(row.get("scale") or 1)
    ends = reach = ends_of(row)
    if value is not None and ends.low == ends.high:
        reach = rounding(row.get("printed") or f"{float(value):.15g}", scale, value, kind)
        ends = hedged_interval(value, reach, bound, hedge)
    return Figure(
        start, end, row["surface"], kind, unit, value, ends, reach, bound, hedge,
        ranged=value is None, change=row.get("change"),
    )  # fmt: skip


def ends_of(row):
    """The interval of a row of statistics or references that has a value; where it has no ends its value is both."""
    ends = (exact(float(row["value" if row.get(end) is None else end])) for end in ("low", "high"))
    return Interval(*ends, bool(row.get("low_closed", True)), bool(row.get("high_closed", True)))


def exact(number):
    """A number as printed in decimals, whole or as a fraction; infinity stays."""
    return int(number) if number % 1 == 0 else number if math.isinf(number) else Fraction(str(number))


def _named(row, figure):
    """The stems of each word of a measure, its noun last, and of a unit of counts that the measure has not got."""
    noun, *behind = BEHIND_HEAD.split(row["measure"] or "", maxsplit=1)
    words, unit = " ".join([*behind, noun]).split(), (row["unit"] or "") if figure.kind == "count" else ""
    if unit not in map(singular, words):  # "vehicles" stands for cars in the table of synonyms, "vehicle" does not
        words += unit.split()
    named = [s for s in stems(words) if s]
    before = _BEFORE_DASH.search(row["sentence"], max(0, figure.start - 60), figure.start)
    if named and before and frozenset().union(*named) <= print_stems("generic"):
        named += [s for s in stems(before[1].split()) if s]
    return named


BEHIND_HEAD = re.compile(r" (?:to|at|in|on|from|named|filed|who|and|as|with) ")  # "flight to Avon": its noun is flight
# "internet users - 668 million people": the thing counted stands before the dash
_BEFORE_DASH = re.compile(r"([^\W\d_]+\s+[^\W\d_]+)\s*(?:[–—:(]|\s-)\s*(?:some\s|about\s|nearly\s|over\s)?$", re.I)


def common_measure(entries):
    """The measure that most entries have; one that is only the source does not count."""
    told = [e.measure for e in entries if e.measure and not (e.source and all_stems(e.measure) <= e.teller)]
    return max(told, key=told.count, default="")


def ratio(one, two):
    """How many times the larger of two figures is the smaller; 1 where that is unknown."""
    low, high = sorted((one.rough, two.rough))
    return high / low if low > 0 else 1


def name_of(entries):
    """What figures of one thing count, in words: their measure, else their kind or unit."""
    return common_measure(entries) or _KINDS.get(entries[0].figure.kind) or entries[0].figure.unit or "count"


_WEEKDAY = re.compile(rf"\b(?:{'|'.join(calendar.day_name)}|today|yesterday|tonight)\b", re.I)
_NAME = r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
_BEFORE_AGE = re.compile(
    _NAME + r"(?:, (?:an?|the|his|her|their) [^,;.()]+)?(?:,| \()?"
    r"(?: (?:an?|the|his|her|aged?|who|is|was|turned|turns|now|then|also))*\W$"
)
_BEHIND_AGE = re.compile(r"(?:,? (?!(?:at|from|in|of|on)\b)[a-z-]+){0,3},? " + _NAME)
_WAY = re.compile(r"\W*(?:\([^)]*\))?(?: to the)? ?(?:north|south|east|west)\w* (?:of|from)\b", re.I)  # to a place
_KINDS = {"money": "sum of money", "percent": "share", "fraction": "share", "age": "age"}
