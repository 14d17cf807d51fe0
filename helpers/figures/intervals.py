"""The exact interval behind a printed number: what rounding, a hedge or a fraction in words leaves open."""

import functools
import math
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ..ground import SettingError, built_from, read_lexicon
from .tokens import number_words

RULES = {  # distance of the two ends in units of the last printed place, and whether each end belongs
    "half either way": (Fraction(-1, 2), Fraction(1, 2), True, True),
    "half up": (Fraction(-1, 2), Fraction(1, 2), True, False),
    "half down": (Fraction(-1, 2), Fraction(1, 2), False, True),
    "half even": (Fraction(-1, 2), Fraction(1, 2), True, True),  # which tie belongs hangs on the digit
    "ceiling": (Fraction(-1), Fraction(0), False, True),
    "floor": (Fraction(0), Fraction(1), True, False),
}
MOST_DIGITS = 300  # longer runs of digits are no figures
_GROUP = "[,'’ \u00a0\u2009\u202f]"  # what stands between thousands
_NUMBER = re.compile(
    rf"(?P<sign>[-+−–]?)[$€£¥]?(?P<digits>\d{{1,3}}(?:{_GROUP}\d{{2,3}})*{_GROUP}\d{{3}}|\d+)?"
    r"(?P<decimals>\.\d+)?(?:[ \u00a0-]?(?P<scale>[a-z]+))?\s?%?"
)
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
    text = as_printed(printed).strip()
    match = _NUMBER.fullmatch(text.lower())
    words = number_words()
    scales = {None: (1, "")} | words.short_scales | words.scales
    factor = match and scales.get(match["scale"], (None, ""))[0]
    if not factor or not (match["digits"] or match["decimals"]) or len(text) > MOST_DIGITS:
        raise SettingError(
            f"Cannot read {printed!r} as a printed number; give digits with an optional sign, thousands separators, "
            "decimals and a scale word (hundred, thousand, million ...), such as '668 million' or '0.87'."
        )
    digits, decimals = re.sub(r"\D", "", match["digits"] or "0"), match["decimals"] or ""
    value = Fraction(digits + decimals) * (-1 if match["sign"] in ("-", "−", "–") else 1)
    return value * factor, _last_place(len(decimals[1:]), int(digits)) * factor, factor


def _last_place(decimals, whole):
    """The last printed place of a number with so many decimals; the last zeros of a whole number are none."""
    return Fraction(1, 10**decimals) if decimals else Fraction(10 ** len(re.search(r"(?<=\d)0*$", str(whole))[0]))


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


@built_from("hedges.csv")
def hedges():
    """Rules of the table of hedges, by phrase in lower case: bound, factors, `near`, closed ends."""
    rules, columns = {}, ["phrase", "bound", "low_factor", "high_factor", "near", "low_closed", "high_closed"]
    for row in read_lexicon("hedges", columns):
        phrase, bound, *cells, low_closed, high_closed = (row[column] for column in columns)
        factors = [None if not cell else float(cell) if "inf" in cell else Fraction(cell) for cell in cells]
        rules.setdefault(phrase.lower(), (bound, *factors, low_closed == "yes", high_closed == "yes"))
    return rules


# the rule where a bound is known and its phrase is not; where a denial has turned it: "never more than"
_USUAL, _DENIED = {"~": "about", ">": "more than", "<": "less than"}, {">": "at least", "<": "at most"}


def hedged_interval(value, rounding, bound="=", hedge=None):
    """The interval of a value (`Fraction`), given what its rounding allows, a bound and the hedge as printed."""
    rule = hedges().get(" ".join(str(hedge).lower().split())) if hedge else None
    if rule is None or rule[0] != bound:
        rule = hedges().get((_DENIED if hedge and bound in _DENIED else _USUAL).get(bound))
    if rule is None or None in rule[1:3]:
        return rounding
    _, *factors, _, low_closed, high_closed = rule
    turned = bound != "~" and value < 0  # "nearly -5" is a little above it
    low, high = (f if isinstance(f, float) else value * (2 - f if turned else f) for f in factors)
    if low > high:
        low, high, low_closed, high_closed = high, low, high_closed, low_closed
    if bound == "~" and factors[0] < 1 < factors[1]:
        digits = f"{abs(float(value)):.0f}".rstrip("0")
        fine = Fraction(10) ** (len(f"{abs(int(value))}") - 2) / 2 if len(digits) > 2 else high - low  # about 668
        low, high = max(low, value - fine), min(high, value + fine)
        return Interval(low, high, low_closed, high_closed).hull(rounding)
    return Interval(low, high, low_closed, high_closed)


EXACT, FULL_HUNDREDS = 100, 500  # things counted up to the first are exact, up to the second but for full hundreds
_DECIMALS = re.compile(r"[^/a-zA-Z]*[.,．٫，](\d+)")


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
    found = _DECIMALS.match(printed)
    decimals = len(found[1]) if found and int(re.sub(r"\D", "", found[0])) != digits else 0
    if kind == "fraction" or (digits.denominator > 1 and not decimals):
        reach = fraction_interval(digits) if digits.denominator <= 100 else Interval(digits, digits)
        return Interval(*sorted(end * scale * (-1) ** (value < 0) for end in (reach.low, reach.high)))
    place = _last_place(decimals, digits.numerator)
    few = place < 100 if abs(value) < FULL_HUNDREDS else place == 1
    if kind in ("count", "age") and scale == 1 and not decimals and (few or abs(value) < EXACT):
        return Interval(value, value)
    half = place * scale / 2
    if place > 1 and kind:
        half = min(half, abs(value) / 20)
    half = min(half, Fraction(1, 2)) if kind == "percent" else half
    return Interval(value - half, value + half)
