"""What a printed figure is, wherever it was read: in a text or in a row of a table.

In: what one of the readers found. Out: the figure that all of them, and the verdicts, hand on.
"""

from dataclasses import dataclass, field
from fractions import Fraction

from .intervals import Interval
from .numbers import Number
from .units import quantity_of


@dataclass(slots=True)
class Figure:
    """A number, share, sum or measure as printed; beside them, in comparisons, a date, rank or score."""

    start: int
    end: int
    surface: str = ""
    kind: str = "count"  # count, percent, fraction, money, measure, age; date, rank, score
    unit: str | None = None
    value: Fraction | tuple | None = None  # None for a range; (year, month, day) of a date, both sides of a score
    interval: Interval | None = None  # what rounding and hedge allow
    reach: Interval | None = None  # what rounding alone allows
    bound: str = "="
    hedge: str | None = None
    ranged: bool = False
    context: dict = field(default_factory=dict)  # the stems around it, weighted by nearness
    bare: bool = False  # stands alone, without a sentence
    full: Interval | None = None  # what significant figures alone would allow
    former: bool = False  # what it was before a change: "from 12 to 20"
    # what a sentence told of it; tokens first to last (exclusive) cover number, currency, unit and hedge
    number: Number | None = None
    first: int = 0
    last: int = 0
    hyphen: bool = False
    change: str | None = None
    noun: tuple | None = None
    measure: str | None = None
    retold: bool = False  # tells in brackets the figure before it

    @property
    def quantity(self):
        """What its unit measures, or None."""
        return self.unit and quantity_of(self.unit)

    def cover(self, tokens, first, last):
        """Take in tokens first to last (exclusive) of its sentence."""
        self.first, self.last = first, last
        self.start, self.end, self.surface = tokens.start[first], tokens.end[last - 1], tokens.words(first, last)
