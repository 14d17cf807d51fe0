"""Units that hold smaller ones, by fixed factors: a foot twelve inches, an hour sixty minutes, a dollar a hundred cents."""

import re
from fractions import Fraction

from ..ground import built_from, read_lexicon
from .numbers import words_of

_WORD = re.compile(r"\s*([^\W\d_]+)")


@built_from("conversions.csv")
def _conversions():
    rows = read_lexicon("conversions", ["unit", "base", "factor"])
    return {row["unit"]: (row["base"], Fraction(row["factor"])) for row in rows}


@built_from("currencies.csv")
def _hundredths():
    return {row["currency"] for row in read_lexicon("currencies", ["currency", "note"]) if row["note"].startswith("a hundredth")}


def base_of(unit):
    """(base, factor) of a unit with a fixed factor, as ("meter", 1000) of a kilometer and ("per 1", 1/1000) of "per 1,000"; else itself."""
    if unit and unit.startswith("per ") and unit[4:].replace(",", "").isdecimal():
        return "per 1", Fraction(1, int(unit[4:].replace(",", "")))
    return _conversions().get(unit, (unit, Fraction(1)))


def compound_ratio(text, a, b, between):
    """How many of b's unit make one of a's where both are one quantity ("6ft 2in", "five dollars fifty"); or None."""
    whole = a.value is not None and b.value is not None and a.value.denominator == a.number.scale == 1 and a.value >= 0 < b.value
    if not whole or a.inner or a.number.form != "cardinal" or b.number.form != "cardinal":
        return None
    if between in ("'", "’", "′") and a.unit is b.unit is None and text[b.end : b.end + 1] in ('"', "”", "″") and b.value < 12:  # 6'2"
        return Fraction(12)
    if between == " " and a.unit == "foot" and b.unit is None and text[b.end : b.end + 4].rstrip(" ,.;") == " in":  # 6 ft 2 in
        return Fraction(12)
    if between not in ("", " ", " and ") and not (between == ", " and a.quantity != "time"):
        return None
    ratio = None
    if a.quantity == "money":
        plain = b.unit is None and between == " " and a.last > a.number.last and b.value >= 10 and _closes(text, b.end)
        ratio = Fraction(100) if b.unit in _hundredths() or plain else None
    elif a.unit and b.unit and a.unit != b.unit:
        (base, one), (other, two) = base_of(a.unit), base_of(b.unit)
        ratio = one / two if base == other else None
    return ratio if ratio and ratio > 1 and b.value < ratio else None


def _closes(text, position):
    """Whether nothing that could be counted stands behind a position."""
    word = _WORD.match(text, position)
    return not word or word[1].lower() in words_of("stop")
