"""The exact interval behind a printed number: what rounding or a fraction in words leaves open.

In: a number as printed, its scale and value. Out: the interval of what it may stand for.
"""

import functools
import math
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ..ground import SettingError
from .numbers import numbers_in
from .tokens import Tokens

RULES = {  # distance of the two ends in units of the last printed place, and whether each end belongs
    "half either way": (Fraction(-1, 2), Fraction(1, 2), True, True),
    "half up": (Fraction(-1, 2), Fraction(1, 2), True, False),
    "half down": (Fraction(-1, 2), Fraction(1, 2), False, True),
    "half even": (Fraction(-1, 2), Fraction(1, 2), True, True),  # which tie belongs hangs on the digit
    "ceiling": (Fraction(-1), Fraction(0), False, True),
    "floor": (Fraction(0), Fraction(1), True, False),
}
_SIGNS = frozenset("+-−–$€£¥%")  # what may stand at a number that stands alone
_DECIMALS = re.compile(r"[^/a-zA-Z]*[.,．٫，](\d+)")
# Fractions that news copy says in words: halves to tenths of one, thirds, quarters, fifths, nine tenths.
_SIMPLE = sorted({Fraction(a, b) for b in range(1, 11) for a in range(b) if a < 2 or b < 6 or a == 9})


@dataclass(frozen=True)
class Interval:
    """All numbers that a printed figure may stand for: two ends, and whether each end belongs."""

    low: Fraction | float
    high: Fraction | float
    low_closed: bool = True
    high_closed: bool = True

    def __contains__(self, number):
        above = number > self.low or (self.low_closed and number == self.low)
        return above and (number < self.high or (self.high_closed and number == self.high))

    def overlaps(self, other):
        """Whether some number belongs to both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and low in self and low in other)

    def times(self, factor, upper=None):
        """The interval in another unit; factors are positive, `upper` is the highest where there are several."""
        return Interval(self.low * factor, self.high * (upper or factor), self.low_closed, self.high_closed)

    def hull(self, other):
        """The smallest interval that holds both."""
        low, low_open = min((i.low, not i.low_closed) for i in (self, other))
        high, high_closed = max((i.high, i.high_closed) for i in (self, other))
        return Interval(low, high, not low_open, high_closed)


def parse_number(printed):
    """(value, last place, scale) of a number as printed; trailing zeros of a whole number are not significant."""
    tokens = Tokens(as_printed(printed).strip())
    number = next(iter(numbers_in(tokens)), None)
    beside = number and {*tokens.text[: number.first], *tokens.text[number.last :]}
    if beside is None or number.spelt or number.form != "cardinal" or not _SIGNS.issuperset(beside):
        raise SettingError(
            f"Cannot read {printed!r} as a printed number; give digits with an optional sign, thousands separators, "
            "decimals and a scale word (hundred, thousand, million ...), such as '668 million' or '0.87'."
        )
    place = _last_place(number.printed, number.value / number.scale) * number.scale
    return -number.value if beside & {*"-−–"} else number.value, place, number.scale


def _last_place(printed, digits):
    """The last printed place of a number whose digits have a value; the last zeros of a whole number are none."""
    found = _DECIMALS.match(printed)
    if found and (not digits or int(re.sub(r"\D", "", found[0])) != digits):
        return Fraction(1, 10 ** len(found[1]))
    return Fraction(10 ** len(re.search(r"(?<=\d)0*$", str(digits.numerator))[0]))


def as_printed(printed):
    """Text as it is, a number in digits, with commas and without an exponent."""
    known = isinstance(printed, str | int | float | Decimal) and not isinstance(printed, bool)
    if not known or (isinstance(printed, float) and not math.isfinite(printed)):
        raise SettingError(
            f"Cannot read {printed!r} as a printed number; give a finite number, or text such as '668 million'."
        )
    if isinstance(printed, float):
        printed = int(printed) if printed.is_integer() else Decimal(repr(printed))
    return printed if isinstance(printed, str) else format(printed, ",f" if isinstance(printed, Decimal) else ",")


def unround(printed, rule="half either way"):
    """The exact interval of numbers that are printed so under a rounding rule.

    Significant figures count as printed: "2.950" is narrower than "2.95"; trailing zeros of a whole number are
    not significant, before a scale word too ("670 million"). For decimals the bounds are those of `unround`
    in the R package scrutiny (Jung 2024).

    Parameters
    ----------
    printed : str, int, float or Decimal
        The number as printed: sign, thousands separators, decimals, a scale word ("668 million", "2.95tn").
    rule : str
        "half either way" (both ends belong), "half up" (the lower end only), "half down" (the upper only),
        "half even" (as either way), "ceiling", "floor" or "truncation" (towards zero).

    Returns
    -------
    Interval
        `low`, `high` (`Fraction`), `low_closed`, `high_closed`.

    Raises
    ------
    SettingError
        An unknown rule, or text that is no number.

    Examples
    --------
    >>> interval = unround("670")
    >>> float(interval.low), float(interval.high), interval.low_closed, interval.high_closed
    (665.0, 675.0, True, True)
    >>> float(unround("0.87", "half up").high), unround("0.87", "half up").high_closed
    (0.875, False)
    """
    value, place, _ = parse_number(printed)
    if rule == "truncation":
        if not value:
            return Interval(-place, place, False, False)
        rule = "floor" if value > 0 else "ceiling"
    if rule not in RULES:
        raise SettingError(f"Unknown rounding rule {rule!r}; allowed are {', '.join([*RULES, 'truncation'])}.")
    low, high, low_closed, high_closed = RULES[rule]
    return Interval(value + low * place, value + high * place, low_closed, high_closed)


def fraction_interval(fraction):
    """What a fraction in words reaches: half-way to the neighbouring simple fractions.

    >>> reach = fraction_interval(Fraction(1, 4))
    >>> float(reach.low), round(float(reach.high), 4)
    (0.225, 0.2917)
    """
    whole, part = divmod(fraction, 1)
    simple = _SIMPLE if part in _SIMPLE else [Fraction(a, part.denominator) for a in range(part.denominator)]
    near = [simple[-1] - 1, *simple, 1]
    at = near.index(part, 1)
    return Interval(whole + (near[at - 1] + part) / 2, whole + (near[at + 1] + part) / 2)


EXACT, FULL_HUNDREDS = 100, 500  # things counted up to the first are exact, up to the second but for full hundreds


@functools.lru_cache(10_000)
def rounding(printed, scale, value, kind=None):
    """What rounding allows for a figure in running text, by one rule: what a last zero means.

    A figure is rounded at its last printed place. The last zeros of a whole number may be rounding, but by no more than
    a twentieth of it, and of a percentage by no more than half a point; the zeros behind a scale word are none. Whole
    things are counted, not rounded, unless they end in a zero and are many. A fraction in words reaches half-way to its
    neighbours.
    Without a kind (a figure that stands alone) the last zeros may all be rounding, as for `unround`.

    >>> printed = [("50000", "count"), ("328", "count"), ("10", "percent")]
    >>> [float(rounding(p, 1, int(p), kind).high) for p, kind in printed]
    [52500.0, 328.0, 10.5]
    """
    scale = scale if scale >= 1000 or scale < 1 else 1
    digits = abs(value) if scale == 1 else abs(value) / Fraction(scale)
    place = _last_place(printed, digits)
    if kind == "fraction" or (digits.denominator > 1 and place >= 1):
        reach = fraction_interval(digits) if digits.denominator <= 100 else Interval(digits, digits)
        return Interval(*sorted(end * scale * (-1) ** (value < 0) for end in (reach.low, reach.high)))
    few = place < 100 if abs(value) < FULL_HUNDREDS else place == 1
    if kind in ("count", "age") and scale == 1 and place >= 1 and (few or abs(value) < EXACT):
        return Interval(value, value)
    half = place * scale / 2
    if place > 1 and kind:
        half = min(half, abs(value) / 20)
    half = min(half, Fraction(1, 2)) if kind == "percent" else half
    return Interval(value - half, value + half)
