"""What stands glued to a number: currency before, unit behind, "per" what; all read from tables."""

from ..ground import built_from, read_lexicon
from .numbers import SIGN, WORD, Tokens, words_of

_SPACED = frozenset(["m", "g", "l", "L", "t", "W", "V", "C", "F", "R"])  # symbols of one letter that may stand behind a space
LONGEST_SIGN = 5  # characters of a currency sign or code before a number
_NOT_UNITS = frozenset(("Times", "Second", "Points", "Point", "Stone", "Knot"))  # as names: The New York Times


@built_from("currencies.csv", "units.csv", "function_words.csv")
def _tables():
    before, behind, per = {}, {}, set()
    for row in read_lexicon("currencies", ["currency", "before", "after"]):
        before.update((sign, row["currency"]) for sign in row["before"].split("|") if sign)
        for word in filter(None, row["after"].split("|")):
            _add(behind, word, row["currency"], "money", symbol=len(word) < 3 or not word.isascii())
    for row in read_lexicon("units", ["unit", "quantity", "words", "symbols"]):
        for column in ("words", "symbols"):
            for word in filter(None, row[column].split("|")):
                _add(behind, word, row["unit"], row["quantity"], symbol=column == "symbols")
        if row["quantity"] in ("time", "length", "area", "volume", "mass", "energy"):
            per.update(w for w in row["words"].split("|") if w and not w.endswith("s"))
    for row in read_lexicon("function_words", ["kind", "words"]):
        if row["kind"] == "per":
            per.update(row["words"].split())
    for found in behind.values():
        found.sort(key=lambda entry: len(entry[0]), reverse=True)
    return before, behind, per


def _add(table, words, unit, quantity, symbol):
    tokens = Tokens(words)
    key = tuple(tokens.text if symbol else tokens.low)
    joined = tuple(tokens.glued(i) for i in range(tokens.size))
    table.setdefault(key[0], []).append((key, joined, unit, quantity, symbol))


@built_from("currencies.csv", "units.csv")
def _kinds():
    kinds = {row["currency"]: "money" for row in read_lexicon("currencies", ["currency"])}
    for row in read_lexicon("units", ["unit", "quantity"]):
        kinds[row["unit"]] = _OF_QUANTITY.get(row["quantity"], "measure")
    return kinds | {"percent": "percent", "fraction": "fraction"}


_OF_QUANTITY = {"age": "age"} | dict.fromkeys(("index", "people", "multiple"), "count")


def kind_of(unit):
    """The kind of figure that a unit makes: count, percent, fraction, money, measure or age."""
    return _kinds().get((unit or "").partition(" per ")[0], "count")


def currency_before(text, floor, position):
    """The currency sign or code that ends at a position: (start, currency, negative), or None.

    >>> currency_before("paid RM23.50", 0, 7)
    (5, 'MYR', False)
    """
    before, end = _tables()[0], position
    negative = end > floor and text[end - 1] in "-−"
    end -= negative
    spaced = end > floor and text[end - 1] in " \u00a0"
    for end_here in (end, end - 1) if spaced else (end,):
        for start in range(max(floor, end_here - LONGEST_SIGN), end_here):
            sign = text[start:end_here]
            if sign not in before or (sign[0].isalpha() and start > 0 and text[start - 1].isalnum()):
                continue
            if sign.isalpha() and len(sign) < 3 and end_here != end:
                continue  # R 5 is no rand
            if start > floor and text[start - 1] in "-−" and (start < 2 or not text[start - 2].isalnum()):
                return start - 1, before[sign], True
            return start, before[sign], negative
    return None


def unit_behind(tokens, j, number):
    """The unit that stands behind a number's last token: (last, unit, quantity), or None."""
    k = j
    if k < tokens.size and tokens.text[k] in "-‑" and tokens.glued(k) and tokens.glued(k + 1):
        k += 1
    if k >= tokens.size or tokens.text[k] in _NOT_UNITS:
        return None
    behind = _tables()[1]
    for first in (tokens.text[k], tokens.low[k]):
        for key, joined, unit, quantity, symbol in behind.get(first, ()):
            last = k + len(key)
            have = tokens.text[k:last] if symbol else tokens.low[k:last]
            if tuple(have) != key or (symbol and not _is_symbol(tokens, k, key, joined, number)):
                continue
            if key == ("won",) and number.scale < 1000:
                continue
            if unit == "pound" and quantity == "mass" and _is_sterling(tokens, last, number):
                return last, "GBP", "money"
            return last, unit, quantity
    return None


def _is_sterling(tokens, last, number):
    """Whether pounds are money: "3 million pounds", "500 pounds of public money", "900 pounds ($1,150) a month"."""
    behind = tokens.low[last : last + 5]
    if behind[:1] == ["("] and behind[1:2] and behind[1][0] in "$€":
        return True
    if behind[:1] == ["of"]:
        return not words_of("money").isdisjoint(behind)
    monthly = number.value and number.value >= 100 and behind[:1] in (["a"], ["per"]) and {*behind[1:2]} & {"month", "week", "year"}
    near = {*behind, *tokens.low[max(0, number.first - 4) : number.first]}
    return number.scale >= 1000 or bool(monthly) or not words_of("money").isdisjoint(near)


def _is_symbol(tokens, k, key, joined, number):
    """Whether the signs at token k are written as a symbol is: "5 km", "5in" but not "5 in", "five km", "5 h"."""
    last, name, glued = k + len(key), key[0], tokens.glued(k)
    if any(joined[i] and not tokens.glued(k + i) for i in range(1, len(key))):
        return False
    if tokens.glued(last) and tokens.kind[last] != SIGN:
        return False
    if number.spelt and name[0].isalpha():
        return False
    letter = len(key) == 1 and len(name) == 1 and name.isalpha() and name not in _SPACED
    return glued or not (letter or name in ("in", "st"))


def per_behind(tokens, j):
    """ "per month", "a gallon", "/share" behind a unit: (last, "month"), or None."""
    if j + 1 >= tokens.size or tokens.kind[j + 1] != WORD:
        return None
    low, noun, per = tokens.low[j], tokens.low[j + 1], _tables()[2]
    if low in ("a", "an") and tokens.is_low(j + 2, "ago", "earlier", "later", "before", "previously", "old", "after"):
        return None
    if low == "per" or (noun in per and (low in ("a", "an", "each", "every") or (low == "/" and tokens.glued(j)))):
        return j + 2, noun
    if low == "-" and noun in ("a", "per") and tokens.is_low(j + 3, *per):  # $3-a-day
        return j + 4, tokens.low[j + 3]
    return None
