"""Which numbers are no statistics: dates, times, ordinals, names, scores, idioms, and why.

In: the words of a sentence, a figure. Out: the reason, or None.
"""

import re

from ..ground import built_from, either, read_lexicon
from . import measures
from .dates import MONTH
from .tokens import words_of
from .units import kind_of, unit_behind

_GLUED_BEFORE = re.compile(
    r"(?:[^\W\d]|[@#&.^]|\b(?!(?:to|and|or|minus|magnitude|sub|foot)-)[^\W\d_]+[-‑]|\b[A-Z]{2,} [-−])$"
)
_TWICE = re.compile(r"\s+(?:the|that|what|its|their|as [a-z]+)\b")
_TO_DOUBLE = re.compile(r"\b(?:than|to|would|will|nearly|almost|about|could|can|may|might|must)\s+$")
_AWAY = re.compile(r"\s+(?:ago|back(?=[,.;])|earlier(?! (?:in|on|that|this)\b)|from (?:now|today))\b|['’]\s*time\b")
_SCORE = re.compile(r"(?<![\d.,~≈$€£])\d{1,3}[-–]\d{1,3}(?![\w%]|[.,]\d)")
_JOINED = frozenset([",", "and", "or", "-", "–", "/", "to", "&"])
_ALONE = ("pronoun", "idiom", "year", "date", "years", "clock time")  # reasons that tell nothing of the next number


@built_from("not_statistics.csv")
def rejections():
    """The pattern of what is no statistic, the reason of each group, words before a number; phrases, their pattern."""
    patterns, reasons, labels, phrases = [], [], {}, {}
    for row in read_lexicon("not_statistics", ["kind", "text", "why"]):
        if row["kind"] == "label":
            labels |= dict.fromkeys(row["text"].split(), row["why"])
        elif row["kind"] == "phrase":
            phrases[row["text"].lower()] = row["why"]
        else:
            patterns.append(row["text"].replace("{month}", MONTH))
            reasons.append(row["why"])
    digits = "|".join(f"(?:{p})()" for p in patterns)  # an empty group at the end tells which; faster than one around
    start = r"(?<![^\W_])(?<![\d.,$£€])(?=[\d.+(#'’hwA-Z]|[a-z]{3,9} (?:o|[12]\d))"  # where one may begin
    idioms = re.compile(rf"\b(?:{either(phrases)})\b(?!(?<=one) of\b)")
    return re.compile(f"{start}(?:{digits})"), reasons, labels, phrases, idioms


def masked(text, start, end):
    """Spans of a sentence that are dates, times, codes, idioms ...: (start, end, reason)."""
    pattern, reasons, _, phrases, idioms = rejections()
    spans = [(*m.span(), reasons[m.lastindex - 1]) for m in pattern.finditer(text, start, end)]
    return spans + [(*m.span(), phrases[m[0].lower()]) for m in idioms.finditer(text, start, end)]


def why_not(tokens, figure, chain):
    """Why the number of a figure is no statistic, or None; `chain`: the end of the last number and why that is none."""
    number, i, j = figure.number, figure.number.first, figure.number.last
    if figure.quantity == "time" and _AWAY.match(tokens.source, figure.end, tokens.end[-1]):
        return "time ago or ahead"
    near = max(tokens.start[0], figure.start - 20), figure.start
    if not tokens.source[near[1] - 1 : near[1]].isspace() and _GLUED_BEFORE.search(tokens.source, *near):
        return "code or name"
    if number.form == "multiple" and not tokens.low[i].endswith(("d", "ing", "fold")):
        if tokens.is_low(i, "twice"):
            return None if _TWICE.match(tokens.source, figure.end, tokens.end[-1]) else "adverb"
        return None if _TO_DOUBLE.search(tokens.before(figure.start)) else "adjective"
    titled = number.spelt and i > 0 and _capital(tokens, i) and _capital(tokens, max(j, figure.last - 1))
    if titled and not (tokens.sign(i - 1) or tokens.title_case):
        return "name"  # the Three Gorges, the Five-Year Plan
    if figure.unit:
        return "rough" if tokens.is_low(figure.last, "s") and tokens.glued(figure.last) else None  # the mid $30s
    if tokens.glued(j) and not tokens.sign(j):
        return "code or name"
    if number.spelt and figure.hyphen and not tokens.is_a(j + 1, "group"):
        return "modifier"
    if number.value is None or not number.scale == number.value.denominator == 1 or "," in number.printed:
        return None  # only bare whole numbers are years, labels, scores
    between = tokens.low[chain[0] : figure.first] if chain and chain[1] not in _ALONE else None
    if between and _JOINED.issuperset(between):  # Route 66 and 67
        return chain[1]
    if tokens.low[max(0, i - 2) : i] == ["out", "of"] and number.value in (5, 10, 100):
        return None if tokens.numeral(i - 3) else "best mark"
    k = i - 2 if tokens.is_low(i - 1, ".", "-") and tokens.glued(i - 1) else i - 1  # No. 5
    why = rejections()[2].get(tokens.text[k]) if k >= 0 else None
    if why and not (tokens.text[k].islower() and measures.plural_behind(tokens, j)):
        return why
    if number.spelt:
        return _pronoun(tokens, figure, chain) if number.value in (1, 2) else None
    return _year(tokens, number) or _score(tokens, number) or _named(tokens, number)


def _capital(tokens, k):
    return k < tokens.size and tokens.text[k][0].isupper()


def _year(tokens, number):
    """Why four digits are no count: "1968 people" and "up to 1910 people" are counted, "2015 sales" are of 2015."""
    i, value = number.first, int(number.value)
    if len(number.printed) != 4 or not 1000 <= value <= 2100:
        return None
    told = value % 100 or tokens.is_low(i - 1, "in", "since", "by", "between", "and")
    dated = told and tokens.is_a(i - 1, "before_year") and not tokens.is_low(i - 2, "up")
    phrase = measures.noun_phrase(tokens, number.last)
    counted = phrase and tokens.classes[phrase[1] - 1] == "N"
    dated = dated or (tokens.is_a(phrase[1] - 1, "yearly") if counted else value >= 1900)
    clock = tokens.is_low(i - 1, "at") and not phrase and value % 100 < 60  # began at 1930
    return ("clock time" if clock else "year") if dated and (value >= 1900 or not counted) else None


def _score(tokens, number):
    """A score in a game: "won 2-1", as against "2-3 goals"."""
    for first in (number.first, number.first - 2):
        if first >= 0 and (found := _SCORE.match(tokens.source, tokens.start[first], tokens.end[-1])):
            behind = tokens.at(found.end())
            counted = measures.plural_behind(tokens, behind) or unit_behind(tokens, behind, number)
            return None if counted or tokens.any_is("votes") else "score or vote"
    return None


def _named(tokens, number):
    """A number in a name or alone: "Planet 9", "the 787 Dreamliner"."""
    i, j = number.first, number.last
    if not i:
        return "stands alone" if j >= tokens.size - tokens.sign(-1) else None
    if kind_of(tokens.text[i - 1]) == "money" or tokens.title_case or measures.plural_behind(tokens, j):
        return None
    named = _capital(tokens, i - 1) and tokens.low[i - 1] not in words_of("stop")
    state = measures.state_at(tokens, j + _capital(tokens, j))  # 70 German dead
    return "name" if not state and (named or _capital(tokens, j)) else None


def _pronoun(tokens, figure, chain):
    """Why "one" or "two" is no count: one as such ("one asks"), those named before ("the two met", "our two nations").

    "One" counts where it is stressed, one of so many or in a row of numbers, and both where people were hurt.
    """
    i, j = figure.number.first, figure.number.last
    k = measures.skip_determiners(tokens, j)
    last = (measures.noun_phrase(tokens, k, loose=True) or (k + tokens.is_a(k, "pronoun"),))[-1]
    burned = tokens.is_low(j, "of") and tokens.clause[last : last + 1] == "v" and tokens.classes[last] != "A"
    told = burned or measures.deed_to(tokens, i, last)
    if figure.value == 2:
        sides = tokens.is_low(i - 1, "the") if last == j else last == j + 1 and tokens.is_a(j, "side")
        told = told or not tokens.is_a(i - 1, "pointing") or tokens.is_a(last, "restricting")
        return "pronoun" if sides and not told else None
    row = range(max(0, i - 7), i - 2) if tokens.is_low(i - 1, "and", "or", "but", ",") and not chain else ()
    told = told or any(tokens.numeral(k) and not re.search("[vrq]", tokens.clause[k:i]) for k in row)
    told = told or tokens.is_a(i - 1, "before_one") or figure.value < 0
    told = told or any(tokens.numeral(k + 1) and tokens.is_a(k, "parting") for k in range(j, j + 6))
    return None if told else "pronoun"
