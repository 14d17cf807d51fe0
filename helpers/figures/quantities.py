"""From a number to a figure: sign, currency, unit; ranges, proportions, rates and sums of two numbers.

In: the words of a sentence, a number; two figures that may be one. Out: a figure with the unit that is printed at it.
"""

import re

from . import measures
from .figure import Figure
from .intervals import Interval
from .tokens import change_words, number_words
from .units import compound_ratio, currency_before, currency_word_before, per_behind, quantity_of, unit_behind

_MINUS = re.compile(r"\b(?<!plus or )(?:[Mm]inus|[Nn]egative)[ -]$|[-−–](?:(?<![^\s(“\"].)$|(?<=\b(?:to|of|at|by) .) $)")
_CODE = re.compile(r"[\dA-Z)] [-−–]$")  # COVID -19
_CODED = re.compile(r"([kMB])n?([A-Z]{3})")
_ALMOST = r"(?:(?:about|around|roughly|nearly|almost|maybe|perhaps|even|as) )*"
_DASH = r"(?<!\S)[-–—−](?!\S)|[-–—−](?=\S)|-"
_RANGE = re.compile(rf"\s*-?\s*(?P<word>to|through|up to|and|or|{_DASH})\s*{_ALMOST}[-~]?\s*")
_BETWEEN = re.compile(r"\bbetween\b[^,;.]{0,16}$")
_PROPORTION = re.compile(r"\s*(?:(?:in|of|out of) every|in|out of)\s*")
_POWERS = frozenset(10**n for n in range(2, 10))
_RATE = re.compile(r" ?((?:[a-z-]+ ){0,3}[a-z-]+)? (?:per|(?:in|for|out of) every) ")


def read_figure(tokens, number, floor):
    """The figure of a number with the sign, currency and unit at it; `floor` is where the last figure ended."""
    late = tokens.is_low(number.first - 1, "-", "−") and tokens.glued(number.first)  # $-5
    money = None if number.spelt else currency_before(tokens, number.first - late, floor)
    start = tokens.start[money[0] if money else number.first]
    minus = _MINUS.search(tokens.source, max(0, start - 10), start)
    code = minus and not money and _CODE.search(tokens.source, start - 3, start)
    minus = None if code and not tokens.is_low(number.last, "%", "percent", "per") else minus
    figure = Figure(start, start, unit=money and money[1], number=number)
    figure.cover(tokens, tokens.at(minus.start() if minus else start), number.last)
    if not money and number.letter:
        _undo_letter(tokens, figure)
    _unit(tokens, figure)
    if figure.unit and tokens.low[figure.last : figure.last + 3] == ["and", "a", "half"]:  # an hour and a half
        number.value += number_words().values["half"]
        figure.cover(tokens, figure.first, figure.last + 3)
    rated = figure.quantity not in (None, "age", "share", "fraction")
    if per := rated and per_behind(tokens, figure.last):
        figure.unit = f"{figure.unit} per {per[1]}"
        figure.cover(tokens, figure.first, per[0])
    figure.value = -number.value if number.value and (minus or (money and late)) else number.value
    return figure


def _unit(tokens, figure):
    """Set the unit that stands behind a number, or that its words tell."""
    number, last = figure.number, figure.number.last
    whose = last + tokens.is_low(last, "of")  # half an hour, a quarter of a mile, dozens of miles
    last = whose + 1 if number.form == "fraction" and tokens.is_low(whose, "a", "an", "one") else last
    last = whose if number.form == "vague" else last
    unit, scale = unit_behind(tokens, last, number), None
    if unit and quantity_of(unit[1]) == "money" and tokens.numbers[unit[0]] == "S" and number.scale == 1:
        # 75 USD million
        unit, scale = (unit[0] + 1, unit[1]), number_words().scales[tokens.low[unit[0]]]
    for k in (last, number.first - 1):  # 120 MEUR, MEUR 120
        code = _CODED.fullmatch(tokens.text[k]) if 0 <= k < tokens.size else None
        if code and quantity_of(code[2]) == "money" and (k == last or not tokens.numeral(k - 1)):
            unit, scale = (last + (k == last), code[2]), number_words().short_scales[code[1]]
            figure.cover(tokens, min(figure.first, k), figure.last)
    quake = tokens.is_a(last, "quake") and "." in number.printed  # a 6.4 quake
    if scale and number.value:
        number.scale = scale[0]
        number.value *= number.scale
    if unit and figure.unit in (None, unit[1]):
        figure.hyphen = tokens.is_low(last, "-", "‑")
        figure.cover(tokens, figure.first, unit[0])
        figure.unit = unit[1]
    elif figure.unit is None and not number.spelt and (currency := currency_word_before(tokens, number.first)):
        figure.cover(tokens, currency[0], figure.last)  # pounds 20m
        figure.unit = currency[1]
    elif figure.unit is None and number.form in ("multiple", "fraction"):
        figure.unit = "times" if number.form == "multiple" and number.value >= 1 else "fraction"
    elif quake or "magnitude" in tokens.low[max(0, number.first - 2) : number.first]:
        figure.unit = "magnitude"
    elif tokens.is_low(last, "-", "‑") and tokens.glued(last):
        figure.hyphen = not (tokens.numbers[last + 1] == "0" or tokens.is_a(last + 1, "inexact"))


def _undo_letter(tokens, figure):
    """A scale letter that is a unit or no scale here: a wall 2m high, 30t of sand."""
    number, j = figure.number, figure.number.last
    long = tokens.is_a(tokens.hyphen(j), "dimension") or tokens.is_a(tokens.hyphen(j), "long")
    long = long or tokens.any_is("length", max(0, number.first - 4), number.first)
    lone = not (unit_behind(tokens, j, number) or measures.plural_behind(tokens, j))
    money = number_words().short_scales[number.letter][1] == "money"
    if long or (lone and number.value >= 10**9) if number.letter == "m" else money and (lone or number.letter == "t"):
        number.value /= number.scale
        number.scale, number.last, number.letter = 1, j - 1, ""


def joins(tokens, a, b):
    """Take b into a where both are one figure, and tell whether they are.

    Ranges ("40 to 50 hours"), proportions ("one in five"), rates and sums ("6ft 2in").
    """
    between, last = tokens.source[a.end : b.start].lower(), b.last
    if a.number.letter == "m" and a.unit is None and b.quantity == "length" and a.value:  # 12m (39ft)
        a.value /= a.number.scale
        a.number.scale, a.unit = 1, "meter"
    if b.value == 0 and between == " below ":  # 15 degrees below zero
        a.value = -abs(a.value)
    elif _is_proportion(a, b, between):
        a.number.printed = f"{int(a.value)}/{int(b.value)}"
        a.value /= b.value
        a.number.form = a.unit = "fraction"
    elif a.unit is b.unit is None and b.value in _POWERS and (rate := _RATE.fullmatch(between)):
        a.unit, a.measure = f"per {int(b.value):,}", rate[1]  # 12 cases per 100,000 people
    elif ratio := compound_ratio(tokens, a, b, between):
        last += b.unit is None and a.unit == "foot" and between != "-"
        smaller = 1 if a.quantity == "money" else ratio  # two hours and 20 minutes are 140; five dollars fifty 5.50
        a.value = (a.value + b.value / ratio) * smaller
        half = smaller / (2 * ratio)
        a.reach = Interval(a.value - half, a.value + half)
        if a.quantity != "money":
            a.unit = b.unit or "inch"
    elif _is_range(tokens, a, b, _RANGE.fullmatch(between)):
        x, y = a.value, b.value
        if a.number.scale == 1 < b.number.scale and abs(x) < min(1000, abs(y) * 10 / b.number.scale):
            x *= b.number.scale
        a.number.low, a.number.high, a.value, a.number.form = min(x, y), max(x, y), None, "range"
        a.unit = b.unit or a.unit
    else:
        return False
    a.hyphen = b.hyphen
    a.cover(tokens, a.first, last)
    return True


def _is_proportion(a, b, between):
    if not _PROPORTION.fullmatch(between) or not a.number.form == b.number.form == "cardinal":
        return False
    simple = a.value == 1 or b.value <= 12 or b.value % 10 == 0  # "41 out of 89 mills" are two counts
    return a.value.denominator == 1 and 0 < a.value < b.value and simple


def _is_range(tokens, a, b, found):
    if not found or a.value is None or b.value is None or "multiple" in (a.number.form, b.number.form):
        return False
    word = found["word"]
    if a.unit and not (b.unit or "").startswith(a.unit) and not (a.quantity == "money" and b.unit is None):
        return False
    tally = word[0] in "-–—−" or (word == "to" and a.value > b.value)
    if tally and not (a.unit or b.unit) and tokens.any_is("votes"):
        for figure in (a, b):
            figure.unit, figure.measure = "vote", "votes"
        return False
    if word in ("to", "through", "up to"):
        near = tokens.low[max(0, a.first - 5) : a.first]
        moved = (near[-1:] != ["by"] or a.unit or b.value > 10 * a.value) and not change_words().keys().isdisjoint(near)
        return not moved or (a.number.scale == 1 < b.number.scale and a.value * b.number.scale <= b.value)
    if word == "and":
        return bool(_BETWEEN.search(tokens.before(a.start)))
    return word != "or" or a.value < b.value <= a.value * 10
