"""What stands at a number: currency before, unit behind, "per" what; how units hold each other; all from tables.

In: the words of a sentence, where a number ends. Out: the unit, and where that ends.
"""

from fractions import Fraction
from types import SimpleNamespace

from ..ground import built_from, read_lexicon
from .tokens import Tokens, words_of

_SPACED = frozenset("mglLtWVCFKR$€£")  # one sign, that may stand behind a space
_NOT_UNITS = frozenset(("Times", "Second", "Points", "Point", "Stone", "Knot"))  # as names: The New York Times
_KINDS = {"fraction": "fraction", "money": "money", "age": "age"}  # of quantities; others are measures
_KINDS |= dict.fromkeys(("count", "index", "people", "multiple"), "count")
LONGEST_SIGN = 3  # tokens of a currency's sign before a number


@built_from("currencies.csv", "units.csv", "function_words.csv", "figure_words.csv")
def _tables():
    """`before`: signs before a number to (currency, whether a space may part them); `words`, `symbols` to units,
    `longest`: a first word to the tokens of the longest unit that begins so; `per`: what stands behind "per";
    `quantities`: a unit to what it measures; `hundredths`.
    """
    t = SimpleNamespace(before={}, words={}, symbols={}, longest={}, per=set(words_of("per")), hundredths=set())
    t.quantities, rows = {"fraction": "fraction"}, []
    for row in read_lexicon("currencies", ["currency", "before", "after", "note"]):
        for sign in filter(None, row["before"].split("|")):
            t.before[(*Tokens(sign).text,)] = row["currency"], len(sign) > 2 or not sign.isalpha()
        t.quantities[row["currency"]] = "money"
        t.hundredths |= {row["currency"]} if row["note"].startswith("a hundredth") else set()
        rows += [(word, row["currency"], len(word) < 3 or word.isupper()) for word in row["after"].split("|")]
    for row in read_lexicon("units", ["unit", "quantity", "words", "symbols"]):
        words, signs = row["words"].split("|"), row["symbols"].split("|")
        t.quantities[row["unit"]] = row["quantity"]
        rows += [(word, row["unit"], i >= len(words)) for i, word in enumerate(words + signs)]
        t.per |= {word for word in words if not word.endswith("s")}
    for word, unit, symbol in rows:
        tokens, table = Tokens(word), t.symbols if symbol else t.words
        low = (*tokens.low,)
        table.setdefault((*tokens.text,) if symbol else low, unit)
        t.longest[low[:1]] = max(len(low), t.longest.get(low[:1], 0))
    return t


@built_from("conversions.csv")
def _conversions():
    rows = read_lexicon("conversions", ["unit", "base", "factor"])
    return {row["unit"]: (row["base"], Fraction(row["factor"])) for row in rows}


def kind_of(unit):
    """The kind of figure that a unit makes: count, percent, fraction, money, measure or age."""
    return "percent" if unit == "percent" else _KINDS.get(quantity_of(unit or ""), "measure")


def quantity_of(unit):
    """What a unit measures: share, money, time, length ..., a rate ("per 1,000"); a count where it is of no table."""
    known = _tables().quantities
    return "rate" if unit.startswith("per ") else known.get(unit) or known.get(unit.partition(" per ")[0], "count")


def base_of(unit):
    """(base, factor) of a unit with a fixed factor, as ("meter", 1000), ("per 1", 1/1000) of "per 1,000"."""
    if unit and unit.startswith("per "):
        return "per 1", Fraction(1, int(unit[4:].replace(",", "")))
    return _conversions().get(unit, (unit, Fraction(1)))


def compound_ratio(tokens, a, b, between):
    """How many of b's unit make one of a's where both are one quantity ("6ft 2in", "five dollars fifty"); or None."""
    whole = a.number.form == b.number.form == "cardinal" and a.value.denominator == a.number.scale == 1
    ratio, ends = None, b.last == tokens.size or tokens.sign(b.last) or tokens.is_a(b.last, "stop")
    if not whole or a.value < 0:
        return None
    near = between in ("", " ", " and ")
    inches = a.unit == "foot" and (between == "-" or (near and tokens.is_low(b.last, "in")))
    if inches or (between in ("'", "’", "′") and b.unit == "inch"):
        ratio = Fraction(12)  # 6'2", 6 ft 2 in, 6-foot-2
    elif not near and not (between == ", " and a.quantity != "time"):
        return None
    elif a.quantity == "money":
        told = between != " and " or "between" not in tokens.low[max(0, a.first - 4) : a.first]
        cents = b.unit is None and told and ends and a.last > a.number.last and b.value >= 10
        ratio = Fraction(100) if cents or b.unit in _tables().hundredths else None
    elif a.unit and b.unit:
        (base, one), (other, two) = base_of(a.unit), base_of(b.unit.removesuffix(" of age"))
        ratio = one / two if base == other else None
    return ratio if ratio and 0 < b.value < ratio > 1 else None


def currency_before(tokens, i, floor):
    """The currency whose sign or code stands before token i, "US$5", "RM 23": (its first token, currency), or None.

    `floor`: where the figure before it ends.
    """
    signs = _tables().before
    for first in range(max(0, i - LONGEST_SIGN), i):
        currency, apart = signs.get((*tokens.text[first:i],), (None, False))
        inside = tokens.glued(first) and tokens.text[first - 1][-1].isalnum()  # a longer word
        if currency and (apart or tokens.glued(i)) and not inside and tokens.start[first] >= floor:
            return first, currency
    return None


def currency_word_before(tokens, i):
    """A currency's name before a number, "pounds 20m", "Malaysian ringgit 42": (first, currency), or None."""
    for first in range(max(0, i - 2), i):
        unit = _tables().words.get((*tokens.low[first:i],))
        unit = "GBP" if unit == "pound" else unit
        barred = tokens.numeral(first - 1) or tokens.is_a(first - 1, "before_money")
        if unit and quantity_of(unit) == "money" and not (barred or tokens.is_a(i - 1, "verb_or_money")):
            return first, unit
    return None


def unit_behind(tokens, j, number):
    """The unit that stands behind a number's last token: (last, unit), or None."""
    bracket = tokens.is_low(j, "(", "[") and tokens.is_low(j + 2, ")", "]")  # 20 (kg)
    apart = tokens.is_low(j, "-") and not tokens.glued(j + 1) and tokens.is_a(j + 1, "compound")  # 30 - year
    k = tokens.hyphen(j + bracket) + apart
    if k >= tokens.size or tokens.text[k] in _NOT_UNITS:
        return None
    t = _tables()
    for last in range(min(k + t.longest.get((tokens.low[k],), 0), tokens.size), k, -1):
        sign, word = (*tokens.text[k:last],), (*tokens.low[k:last],)
        unit = t.symbols.get(sign) if sign in t.symbols and _is_symbol(tokens, k, sign, number) else t.words.get(word)
        if unit == "pound" and _is_sterling(tokens, last, number):
            return last, "GBP"
        if unit and not (unit == "KRW" and number.scale < 1000):  # 5 won seats
            return last + bracket, unit
    return None


def _is_sterling(tokens, last, number):
    """Whether pounds are money: "3 million pounds", "500 pounds of public money", "900 pounds ($1,150) a month"."""
    behind, of = tokens.low[last : last + 5], tokens.is_low(last, "of")  # paid for 300 pounds of fish
    near = behind if of else [*behind, *tokens.low[max(0, number.first - 4) : number.first]]
    return (number.scale >= 1000 and not of) or not words_of("money").isdisjoint(near)


def _is_symbol(tokens, k, key, number):
    """Whether the signs at token k are written as a symbol is: "5 km", "5in" but not "5 in", "five km", "5 h"."""
    last, name, glued = k + len(key), key[0], tokens.glued(k)
    if len(key) == 1 and name in "'’\"”":  # that may end a quotation: a pen 10" long
        return tokens.is_a(last, "length")
    if not all(map(tokens.glued, range(k + 1, last))) or (tokens.glued(last) and not tokens.sign(last)):
        return False
    if number.spelt and name[0].isalpha() and not (len(name) == 3 and name.isupper()):
        return tokens.numbers[number.first] == "a"  # a kg
    if name in "$€£" and tokens.numeral(last):  # 5 $ 20 cents
        return (glued or tokens.is_low(last + 1, "cent", "cents")) and not tokens.glued(last)  # 5 $20 bills
    letter = len(key) == len(name) == 1 and name not in _SPACED and name.isalpha() and not tokens.is_low(last, "/")
    ends = last == tokens.size or tokens.text[last] in ".,;)"
    return glued or (ends if name == "in" else not (letter or name == "st"))


def per_behind(tokens, j):
    """ "per month", "a gallon", "/share", "per square foot" behind a unit: (last, "month"), or None."""
    if tokens.is_low(j, *_EACH):
        return j + 1, _EACH[tokens.low[j]]
    k = j + tokens.is_low(j, "-")  # $3-a-day
    n, t = k + 1 + tokens.is_low(k + 1, "-"), _tables()
    if n >= tokens.size or tokens.low[k] not in ("a", "an", "each", "every", "per", "/") or tokens.is_a(n + 1, "timed"):
        return None
    word, noun, two = tokens.low[k], tokens.low[n], " ".join(tokens.low[n : n + 2])
    sizes = range(min(3, tokens.size - n), 0, -1)
    if word == "/" and (size := next((m for m in sizes if (*tokens.text[n : n + m],) in t.symbols), 0)):
        noun, n = t.symbols[(*tokens.text[n : n + size],)], n + size - 1  # kV/cm, g/m3
    elif noun != two in t.per:
        n, noun = n + 1, two
    known = noun in t.per and (word in ("a", "an", "each", "every") or (word == "/" and tokens.glued(k)))
    return (n + 1, noun) if known or (word == "per" and tokens.classes[n].isalpha()) else None


_EACH = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}
