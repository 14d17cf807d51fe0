"""What stands glued to a number: currency before, unit behind, "per" what; all read from tables."""

import re

from ..ground import built_from, read_lexicon
from .numbers import NUMERAL, SIGN, WORD, Tokens, words_of

_SPACED = frozenset(["m", "g", "l", "L", "t", "W", "V", "C", "F", "K", "R", "$", "€", "£"])  # one sign, that may stand behind a space
_NOT_UNITS = frozenset(("Times", "Second", "Points", "Point", "Stone", "Knot"))  # as names: The New York Times
LONGEST_SIGN = 16  # characters before a number in which a currency sign and a minus stand


@built_from("currencies.csv", "units.csv", "function_words.csv")
def _tables():
    before, behind, per, symbols = {}, {}, {}, {}
    for row in read_lexicon("currencies", ["currency", "before", "after"]):
        before.update((sign, row["currency"]) for sign in row["before"].split("|") if sign)
        for word in filter(None, row["after"].split("|")):
            _add(behind, word, row["currency"], "money", symbol=len(word) < 3 or not word.isascii() or word.isupper())
    for row in read_lexicon("units", ["unit", "quantity", "words", "symbols"]):
        for column in ("words", "symbols"):
            for word in filter(None, row[column].split("|")):
                _add(behind, word, row["unit"], row["quantity"], symbol=column == "symbols")
        if row["quantity"] in ("time", "length", "area", "volume", "mass", "energy"):
            per |= {w: w for w in row["words"].split("|") if w and not w.endswith("s")}
            symbols |= dict.fromkeys(filter(None, row["symbols"].split("|")), row["unit"])
    for row in read_lexicon("function_words", ["kind", "words"]):
        if row["kind"] == "per":
            per |= {w: w for w in row["words"].split()}
    for found in behind.values():
        found.sort(key=lambda entry: len(entry[0]), reverse=True)
    return before, behind, per, symbols


def _add(table, words, unit, quantity, symbol):
    tokens = Tokens(words)
    key = tuple(tokens.text if symbol else tokens.low)
    joined = tuple(tokens.glued(i) for i in range(tokens.size))
    table.setdefault(key[0], []).append((key, joined, unit, quantity, symbol))


@built_from("currencies.csv")
def _signs():
    """The pattern of a currency sign and a minus before a number, and the characters with which a sign ends."""
    before = _tables()[0]
    either = "|".join(map(re.escape, sorted(before, key=len, reverse=True)))
    minus = r"(?:(?:\b[Mm]inus|\b[Nn]egative)[ -]|(?<![^\s(“\"])[-−–])"
    pattern = rf"(?P<minus>{minus})?(?<![^\W_])(?P<scale>[MB](?=[A-Z]{{3}}))?(?P<sign>{either})(?P<space>[ \u00a0])?(?P<late>[-−])?$"
    return re.compile(pattern), frozenset(sign[-1] for sign in before)


@built_from("currencies.csv", "units.csv")
def _kinds():
    kinds = {row["currency"]: "money" for row in read_lexicon("currencies", ["currency"])}
    for row in read_lexicon("units", ["unit", "quantity"]):
        kinds[row["unit"]] = _OF_QUANTITY.get(row["quantity"], "measure")
    return kinds | {"percent": "percent", "fraction": "fraction", "": "count"}


_OF_QUANTITY = {"age": "age"} | dict.fromkeys(("index", "people", "multiple"), "count")


def kind_of(unit):
    """The kind of figure that a unit makes: count, percent, fraction, money, measure or age."""
    unit = unit or ""
    return "measure" if unit.startswith("per ") else _kinds().get(unit.partition(" per ")[0], "count")


def currency_before(text, floor, position):
    """The currency sign or code that ends at a position: (start, currency, negative, scale letter), or None.

    >>> currency_before("paid minus RM23.50", 0, 13)
    (5, 'MYR', True, None)
    """
    pattern, ends = _signs()
    if position <= floor or (text[position - 1] not in ends and text[position - 1] not in " \u00a0-−"):
        return None
    found = pattern.search(text, max(floor, position - LONGEST_SIGN), position)
    if not found or (found["sign"].isalpha() and len(found["sign"]) < 3 and found["space"]):
        return None  # R 5 is no rand
    return found.start(), _tables()[0][found["sign"]], bool(found["minus"] or found["late"]), found["scale"]


def currency_word_before(tokens, i):
    """The name of a currency before a number that has none behind, "pounds 20m", "Malaysian ringgit 42": (first, currency), or None."""
    for first in (i - 2, i - 1):
        words = tuple(tokens.low[max(0, first) : i])
        before = tokens.low[first - 1] if first > 0 else ""
        if words and first >= 0 and words[-1] not in words_of("verb_or_money") and tokens.kind[first - 1] != NUMERAL and before not in words_of("before_money"):
            for key, _, unit, quantity, symbol in _tables()[1].get(words[0], ()):
                if key == words and not symbol and (quantity == "money" or unit == "pound"):
                    return first, "GBP" if unit == "pound" else unit
    return None


def unit_behind(tokens, j, number):
    """The unit that stands behind a number's last token: (last, unit, quantity), or None."""
    k = j + (tokens.is_low(j, "(", "[") and tokens.text[j + 2 : j + 3] in ([")"], ["]"]))
    bracket = k > j
    if k < tokens.size and tokens.text[k] in "-‑" and tokens.glued(k) and tokens.glued(k + 1):
        k += 1
    if k >= tokens.size or tokens.text[k] in _NOT_UNITS:
        return None
    behind = _tables()[1]
    for first in dict.fromkeys((tokens.text[k], tokens.low[k])):
        for key, joined, unit, quantity, symbol in behind.get(first, ()):
            last = k + len(key)
            have = tokens.text[k:last] if symbol else tokens.low[k:last]
            if tuple(have) != key or (symbol and not _is_symbol(tokens, k, key, joined, number)):
                continue
            if key == ("won",) and number.scale < 1000:
                continue
            if bracket and not (symbol and quantity != "money" and last == k + 1):
                continue  # 20 (kg)
            if unit == "pound" and quantity == "mass" and _is_sterling(tokens, last, number):
                return last, "GBP", "money"
            return last + bracket, unit, quantity
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
    code = len(name) == 3 and name.isupper()
    if number.spelt and name[0].isalpha() and not code:
        return False
    if name in "$€£" and last < tokens.size and tokens.kind[last] == NUMERAL:
        return glued and not tokens.glued(last)  # 5 $20 bills
    glued = glued or tokens.text[k - 1] in "(["
    letter = len(key) == 1 and len(name) == 1 and name not in _SPACED and (name.isalpha() or name in "'\"")
    return glued or not (letter or name in ("in", "st"))


def per_behind(tokens, j):
    """ "per month", "a gallon", "/share", "per square foot" behind a unit: (last, "month"), or None."""
    if j + 1 >= tokens.size:
        return None
    low, noun, (_, _, per, symbols) = tokens.low[j], tokens.low[j + 1], _tables()
    if low in ("a", "an") and tokens.is_low(j + 2, "ago", "earlier", "later", "before", "previously", "old", "after"):
        return None
    if low == "per" and f"{noun} {' '.join(tokens.low[j + 2 : j + 3])}" in per:
        return j + 3, f"{noun} {tokens.low[j + 2]}"
    if low == "/" and tokens.glued(j) and tokens.glued(j + 1) and tokens.text[j + 1] in symbols:  # kV/cm
        return j + 2, symbols[tokens.text[j + 1]]
    if tokens.kind[j + 1] != WORD:
        return None
    if low == "per" or (noun in per and (low in ("a", "an", "each", "every") or (low == "/" and tokens.glued(j)))):
        return j + 2, noun
    if low == "-" and noun in ("a", "per") and tokens.among(j + 3, per):  # $3-a-day
        return j + 4, tokens.low[j + 3]
    return None
