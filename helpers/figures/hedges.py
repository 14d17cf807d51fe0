"""Hedges, "more than 40", "40 or so": which words are one, and what they leave open of a figure.

In: the words of a sentence, a figure. Out: its bound and hedge; of a value and a bound, an interval.
"""

import re
from fractions import Fraction

from ..ground import built_from, read_lexicon
from .intervals import Interval
from .tokens import Tokens

SIZES = range(4, 0, -1)  # words of a hedge; the longest counts
# the rule where a bound is known and no phrase; where the phrase has another bound, "not more than", or is in no table
_USUAL = {"~": ("about",), ">": ("more", "than"), "<": ("less", "than")}
_TURNED = {"~": ("about",), ">": ("at", "least"), "<": ("at", "most")}
_DENIED = re.compile(
    r"\b(?:not|never|cannot|\w+n['’]t)(?:\s+\w+){0,3}\s*$"
    r"|^no(?:ne|body)?\b[^,;:]*\b(?:ha[sd]|have)\s+$"  # No town has more than 40
)
_NO_LIMIT = re.compile(  # subjects, shares, directions and places
    r"\b(?:(?:story|film|book|worried) about|(?:averaged?|spread|divided) over"
    r"|(?:edg|creep|crept|inch|tick|nudg|drift)\w* up to"
    r"|(?:trapp|buri|pinn|crush|stuck|hidden|submerg|smother)\w* (?:under|beneath|below))\s*$"
)
_LASTING = re.compile(r"\b(?:for|in|of|after|by|took|take|spent|just|well|lasted) (?:over|under)\s*$")


@built_from("hedges.csv")
def hedges():
    """The hedges before and those behind a figure: words to bound, lowest and highest factor, closed ends."""
    found, factors = {"before": {}, "after": {}}, ("low_factor", "high_factor")
    for row in read_lexicon("hedges", ["phrase", "position", "bound", *factors, "low_closed", "high_closed"]):
        ends = [float(row[name]) if "inf" in row[name] else Fraction(row[name] or 1) for name in factors]
        rule = row["bound"], *ends, row["low_closed"] == "yes", row["high_closed"] == "yes"
        found[row["position"]].setdefault((*Tokens(row["phrase"]).low,), rule)
    return found["before"], found["after"]


def add_hedge(tokens, figure):
    """Set hedge and bound from the words before and behind a figure, which then belong to it."""
    k, (before, after) = figure.first, hedges()
    while tokens.is_low(k - 1, "a", "an", "another", "further", "additional", "total"):
        k -= 1
    spans = [(at - size, at) for at in dict.fromkeys((figure.first, k)) for size in SIZES]
    words, span = tokens.phrase(spans, before)
    if words and not _is_none(tokens, figure, words, span[1]):
        figure.cover(tokens, span[0], figure.last)
        figure.hedge, figure.bound = tokens.words(*span), before[words][0]
        if words[-1] == "than" and _DENIED.search(tokens.before(figure.start)):
            figure.bound = "<" if figure.bound == ">" else ">"  # do not use more than 20
    spans = [(at, at + size) for at in dict.fromkeys((figure.last, figure.number.last)) for size in SIZES]
    words, span = tokens.phrase(spans, after)
    if words and not tokens.is_low(span[1], "to"):  # 30-odd; not "a year and up to 7 million"
        figure.cover(tokens, figure.first, max(figure.last, span[1]))
        figure.hedge, figure.bound = tokens.words(*span), after[words][0]


def _is_none(tokens, figure, words, last):
    """Whether it is no hedge: "over two days", "sold under 40 names", "edged up to 5"; "for over two days" is."""
    timed = figure.quantity == "time" and words in (("over",), ("under",))
    named = words == ("under",) and any(tokens.is_a(k, "borne") for k in range(figure.last, figure.last + 3))
    told = tokens.before(tokens.end[last - 1])
    return named or bool(_NO_LIMIT.search(told)) or (timed and not _LASTING.search(told))


def hedged_interval(value, rounding, bound="=", hedge=None):
    """The interval of a value (`Fraction`), given what its rounding allows, a bound and the hedge as printed."""
    phrases = ((*Tokens(hedge).low,), _TURNED.get(bound)) if hedge else (_USUAL.get(bound),)
    rules = (table.get(phrase) for phrase in phrases for table in hedges())
    rule = next((rule for rule in rules if rule and rule[0] == bound != "="), None)
    if rule is None:
        return rounding
    _, *factors, low_closed, high_closed = rule
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
