"""What stands at a number: currency before, unit behind, "per" what; how units hold each other; all from tables."""

import re
from fractions import Fraction
from types import SimpleNamespace

from ..ground import built_from, read_lexicon
from .tokens import SIGN, WORD, Tokens, words_of

_SPACED = frozenset("mglLtWVCFKR$€£")  # one sign, that may stand behind a space
_NOT_UNITS = frozenset(("Times", "Second", "Points", "Point", "Stone", "Knot"))  # as names: The New York Times
_OF_QUANTITY = {"age": "age"} | dict.fromkeys(("index", "people", "multiple"), "count")
_HELD = ("time", "length", "area", "volume", "mass", "energy")  # quantities that there is something "per"
_BETWEEN = " \u00a0-−"  # what may stand between a currency sign and its number
LONGEST_SIGN = 16  # characters before a number in which a currency sign and a minus stand


@built_from("currencies.csv", "units.csv", "function_words.csv", "figure_words.csv")
def _tables():
    """`before`: currency signs to currencies, `sign` and `ends` their pattern and last characters; `behind`: first
    tokens to the units that begin so, longest first; `per`, `symbols`: what stands behind "per" and "/"; `kinds` of
    units; `hundredths`.
    """
    t = SimpleNamespace(before={}, behind={}, per=set(words_of("per")), symbols={}, hundredths=set())
    t.kinds, rows = {"percent": "percent", "fraction": "fraction", "": "count"}, []
    for row in read_lexicon("currencies", ["currency", "before", "after", "note"]):
        t.before |= dict.fromkeys(filter(None, row["before"].split("|")), row["currency"])
        t.kinds[row["currency"]] = "money"
        t.hundredths |= {row["currency"]} if row["note"].startswith("a hundredth") else set()
        for word in row["after"].split("|"):
            rows.append((word, row["currency"], "money", len(word) < 3 or not word.isascii() or word.isupper()))
    for row in read_lexicon("units", ["unit", "quantity", "words", "symbols"]):
        words, signs = row["words"].split("|"), row["symbols"].split("|")
        t.kinds[row["unit"]] = _OF_QUANTITY.get(row["quantity"], "measure") if row["unit"] != "percent" else "percent"
        rows += [(word, row["unit"], row["quantity"], i >= len(words)) for i, word in enumerate(words + signs)]
        if row["quantity"] in _HELD:
            t.per |= {word for word in words if not word.endswith("s")}
            t.symbols |= dict.fromkeys(signs, row["unit"])
    for word, unit, quantity, symbol in filter(lambda entry: entry[0], rows):
        tokens = Tokens(word)
        key = tuple(tokens.text if symbol else tokens.low)
        joined = tuple(tokens.glued(i) for i in range(tokens.size))
        t.behind.setdefault(key[0], []).append((key, joined, unit, quantity, symbol))
    for found in t.behind.values():
        found.sort(key=lambda entry: -len(entry[0]))
    either = "|".join(map(re.escape, sorted(t.before, key=len, reverse=True)))
    minus = r"(?:(?:\b[Mm]inus|\b[Nn]egative)[ -]|(?<![^\s(“\"])[-−–])"
    scale, space = r"(?<![^\W_])(?P<scale>[MB](?=[A-Z]{3}))?", r"(?P<space>[ \u00a0])?(?P<late>[-−])?$"
    t.sign = re.compile(rf"(?P<minus>{minus})?{scale}(?P<sign>{either}){space}")
    t.ends = frozenset(sign.rstrip()[-1] for sign in t.before)
    return t


@built_from("conversions.csv")
def _conversions():
    rows = read_lexicon("conversions", ["unit", "base", "factor"])
    return {row["unit"]: (row["base"], Fraction(row["factor"])) for row in rows}


def kind_of(unit):
    """The kind of figure that a unit makes: count, percent, fraction, money, measure or age."""
    unit = unit or ""
    return "measure" if unit.startswith("per ") else _tables().kinds.get(unit.partition(" per ")[0], "count")


def base_of(unit):
    """(base, factor) of a unit with a fixed factor, as ("meter", 1000), ("per 1", 1/1000) of "per 1,000"."""
    if unit and unit.startswith("per "):
        return "per 1", Fraction(1, int(unit[4:].replace(",", "")))
    return _conversions().get(unit, (unit, Fraction(1)))


def compound_ratio(text, a, b, between):
    """How many of b's unit make one of a's where both are one quantity ("6ft 2in", "five dollars fifty"); or None."""
    whole = not a.inner and a.number.form == b.number.form == "cardinal" and a.value.denominator == a.number.scale == 1
    if not whole or not a.value >= 0 < b.value:
        return None
    behind, ratio = text[b.end : b.end + 4], None
    inches = between in ("'", "’", "′") and (b.unit == "inch" or behind[:1] in ('"', "”", "″"))  # 6'2"
    if inches or (b.unit is None and a.unit == "foot" and behind.rstrip(" ,.;") == " in"):  # 6 ft 2 in
        ratio = Fraction(12)
    elif between not in ("", " ", " and ") and not (between == ", " and a.quantity != "time"):
        return None
    elif a.quantity == "money":
        word = re.match(r"\s*([^\W\d_]+)", text[b.end : b.end + 20])
        told = between == " " or (between == " and " and "between" not in text[max(0, a.start - 20) : a.start].lower())
        plain = b.unit is None and told and a.last > a.number.last and b.value >= 10
        cents = plain and (not word or word[1].lower() in words_of("stop"))
        ratio = Fraction(100) if cents or b.unit in _tables().hundredths else None
    elif a.unit and b.unit:
        (base, one), (other, two) = base_of(a.unit), base_of(b.unit)
        ratio = one / two if base == other else None
    return ratio if ratio and ratio > 1 and b.value < ratio else None


def currency_before(text, floor, position):
    """The currency sign or code that ends at a position: (start, currency, negative, scale letter), or None.

    >>> currency_before("paid minus RM23.50", 0, 13)
    (5, 'MYR', True, None)
    """
    t, found = _tables(), None
    if text[max(floor, position - 4) : position].rstrip(_BETWEEN)[-1:] in t.ends:
        found = t.sign.search(text, max(floor, position - LONGEST_SIGN), position)
    if not found or (found["sign"].isalpha() and len(found["sign"]) < 3 and found["space"]):
        return None  # R 5 is no rand
    return found.start(), t.before[found["sign"]], bool(found["minus"] or found["late"]), found["scale"]


def currency_word_before(tokens, i):
    """A currency's name before a number, "pounds 20m", "Malaysian ringgit 42": (first, currency), or None."""
    if i < 1 or tokens.low[i - 1] in words_of("verb_or_money"):
        return None
    for first in range(max(0, i - 2), i):
        if tokens.numeral(first - 1) or tokens.among(first - 1, words_of("before_money")):
            continue
        for key, _, unit, quantity, symbol in _tables().behind.get(tokens.low[first], ()):
            if key == (*tokens.low[first:i],) and not symbol and (quantity == "money" or unit == "pound"):
                return first, "GBP" if unit == "pound" else unit
    return None


def unit_behind(tokens, j, number):
    """The unit that stands behind a number's last token: (last, unit, quantity), or None."""
    bracket = tokens.is_low(j, "(", "[") and tokens.is_low(j + 2, ")", "]")  # 20 (kg)
    apart = tokens.is_low(j, "-") and not tokens.glued(j + 1) and tokens.among(j + 1, words_of("compound"))  # 30 - year
    k = tokens.hyphen(j + bracket) + apart
    if k >= tokens.size or tokens.text[k] in _NOT_UNITS:
        return None
    behind = _tables().behind
    for first in dict.fromkeys((tokens.text[k], tokens.low[k])):
        for key, joined, unit, quantity, symbol in behind.get(first, ()):
            last = k + len(key)
            have = tokens.text[k:last] if symbol else tokens.low[k:last]
            if tuple(have) != key or (symbol and not _is_symbol(tokens, k, key, joined, number)):
                continue
            if (unit == "KRW" and number.scale < 1000) or (bracket and not (symbol and last == k + 1)):
                continue  # 5 won seats
            if key == ("cup",) and (number.value is None or number.value > 1):
                continue  # 3 cup ties
            if unit == "pound" and _is_sterling(tokens, last, number):
                return last, "GBP", "money"
            return last + bracket, unit, quantity
    return None


def _is_sterling(tokens, last, number):
    """Whether pounds are money: "3 million pounds", "500 pounds of public money", "900 pounds ($1,150) a month"."""
    behind = tokens.low[last : last + 5]
    if tokens.is_low(last, "("):
        return tokens.low[last + 1 : last + 2] in (["$"], ["€"])
    if tokens.is_low(last, "of"):
        return not words_of("money").isdisjoint(behind)
    near = [*behind, *tokens.low[max(0, number.first - 4) : number.first]]
    return number.scale >= 1000 or not words_of("money").isdisjoint(near)


def _is_symbol(tokens, k, key, joined, number):
    """Whether the signs at token k are written as a symbol is: "5 km", "5in" but not "5 in", "five km", "5 h"."""
    last, name, glued = k + len(key), key[0], tokens.glued(k) or tokens.text[k - 1] in "(["
    apart = any(joined[i] and not tokens.glued(k + i) for i in range(1, len(key)))
    if len(key) == 1 and name in "'’\"”":  # that may end a quotation: a pen 10" long
        return tokens.among(last, words_of("length"))
    if apart or (tokens.glued(last) and tokens.kind[last] != SIGN):
        return False
    if number.spelt and name[0].isalpha() and not (len(name) == 3 and name.isupper()):
        return tokens.numbers[number.first] == "a" and tokens.among(k, words_of("single"))  # a kg
    if name == "in" and (last == tokens.size or tokens.text[last] in ".,;)"):
        return True
    if name in "$€£" and tokens.numeral(last):
        return tokens.glued(k) and not tokens.glued(last)  # 5 $20 bills
    letter = len(key) == len(name) == 1 and name not in _SPACED and name.isalpha()
    return glued or not (letter or name in ("in", "st"))


def per_behind(tokens, j):
    """ "per month", "a gallon", "/share", "per square foot" behind a unit: (last, "month"), or None."""
    if j + 1 >= tokens.size:
        return None
    low, noun, per, symbols = tokens.low[j], tokens.low[j + 1], _tables().per, _tables().symbols
    if low == "-" and noun in ("a", "per") and tokens.among(j + 3, per):  # $3-a-day
        return j + 4, tokens.low[j + 3]
    if low == "/" and tokens.glued(j) and tokens.glued(j + 1) and tokens.text[j + 1] in symbols:  # kV/cm
        return j + 2, symbols[tokens.text[j + 1]]
    if low == "per" and j + 2 < tokens.size and " ".join(tokens.low[j + 1 : j + 3]) in per:
        return j + 3, " ".join(tokens.low[j + 1 : j + 3])
    if tokens.kind[j + 1] != WORD or (low in ("a", "an") and tokens.among(j + 2, _TIMED)):
        return None
    glued = low == "/" and tokens.glued(j)
    return (j + 2, noun) if low == "per" or (noun in per and (glued or low in ("a", "an", "each", "every"))) else None


_TIMED = frozenset(["ago", "earlier", "later", "before", "previously", "old", "after"])  # 5 a year earlier
