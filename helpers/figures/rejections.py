"""Which numbers are no statistics: dates, times, ordinals, names, scores, idioms, and why."""

import re

from ..ground import built_from, read_lexicon
from . import measures
from .dates import MONTH
from .numbers import Number
from .tokens import SIGN, WORD, number_words, words_of
from .units import kind_of, unit_behind

_GLUED_BEFORE = re.compile(
    r"(?:[^\W\d]|[@#&.]|\b(?!(?:to|and|or|minus|magnitude|sub)-)[^\W\d_]+[-‑]|\b[A-Z]{2,} [-−])$"
)
_GLUED_BEHIND = re.compile(r"[A-Za-z_]")
_TWICE = re.compile(r"\s+(?:the|that|what|its|their|as [a-z]+)\b")
_DOUBLED = re.compile(r"\s+(?:the|that|what|its|his|their|our|in|by|from|since|as|over|to)\b")
_TO_DOUBLE = re.compile(r"\b(?:than|to|would|will|nearly|almost|about|could|can|may|might|must)\s+$")
_AWAY = re.compile(r"\s+(?:ago|earlier(?! (?:in|on|that|this)\b)|from (?:now|today))\b|['’]?\s*time\b")
_HANGS = re.compile(r"[-‑](?:,|\s+(?:and|or|to)\b)")  # four-, five- and six-cylinder
_HUNG = re.compile(r"[-‑],?\s+(?:(?:and|or|to)\s+)?$")
_SCORE = re.compile(r"(?<![\d.,~≈])\d{1,3}[-–]\d{1,3}(?![\w%]|[.,]\d)")
_JOINED = frozenset([",", "and", "or", "-", "–", "/", "to", "&"])
_ALONE = ("pronoun", "idiom", "year", "date", "years", "clock time")  # reasons that tell nothing of the next number
_SUPERLATIVE = re.compile(
    r"\s+(?:of (?:them|us|you|those|these)\b|\w+ (?:to the next|(?:to|after) another)\b)"
    r"|\s+of (?:[\w’'-]+\s+){1,3}?(?:most|least"
    r"|(?!interest|forest|request|protest|guest|west|contest|latest|harvest)[a-z]{3,}est)\b"
)
_FILL = {
    "{month}": MONTH,
    "{season}": r"[Ss]ummer|[Ww]inter|[Ss]pring|[Aa]utumn|[Ff]all",
    "{part}": r"[Ee]nd|[Ss]tart|[Bb]eginning|[Mm]iddle|[Cc]lass|[Yy]ear",
}


@built_from("not_statistics.csv")
def rejections():
    """The pattern of what is no statistic, the reason of each group, words before a number, phrases by first word."""
    patterns, reasons, labels, phrases = [], [], {}, {}
    for row in read_lexicon("not_statistics", ["kind", "text", "why"]):
        if row["kind"] == "label":
            labels |= dict.fromkeys(row["text"].split(), row["why"])
        elif row["kind"] == "phrase":
            words = row["text"].lower().split()
            phrases.setdefault(words[0], []).append((words, row["why"]))
        else:
            patterns.append(re.sub(r"\{[a-z]+\}", lambda found: _FILL[found[0]], row["text"]))
            reasons.append(row["why"])
    digits = "|".join(f"(?:{p})()" for p in patterns)  # an empty group at the end tells which; faster than one around
    start = r"(?<![^\W_])(?<![\d.,$£€])(?=[\d+(#'’hwA-Z]|[a-z]{3,9} (?:o|[12]\d))"  # where one may begin
    return re.compile(f"{start}(?:{digits})"), reasons, labels, phrases


def masked(text, start, end):
    """Spans of a sentence that are dates, times, codes ...: (start, end, reason)."""
    pattern, reasons, _, _ = rejections()
    return [(m.start(), m.end(), reasons[m.lastindex - 1]) for m in pattern.finditer(text, start, end)]


def mask_at(masks, position):
    """The reason of the span that a position lies in, or None."""
    return next((why for start, end, why in masks if start <= position < end), None)


def why_not(sentence, figure, chain):
    """Why the number of a figure is no statistic, or None; `chain`: the end of the last number and why that is none."""
    tokens, number = sentence.tokens, figure.number
    i, j = number.first, number.last
    worded = number.spelt and not tokens.is_low(j, "of")
    why = _idiom(tokens, i) if worded else None
    why = None if why == "pronoun" and figure.unit else why  # that one mile
    if why := why or _distant(sentence, figure):
        return why
    glued = not sentence.text[max(0, figure.start - 1) : figure.start].isspace()
    if glued and _GLUED_BEFORE.search(sentence.text, max(sentence.start, figure.start - 20), figure.start):
        return "code or name"
    if figure.unit:
        return _why_not_unit(sentence, figure)
    if tokens.numbers[i] == "a" and number.scale == 1 and j == i + 1:
        return "idiom"  # a square, a cubic ...
    if _GLUED_BEHIND.match(sentence.text, tokens.end[j - 1], sentence.end):
        return "code or name"
    if tokens.is_low(i - 1, "top", "bottom") and not measures.noun_phrase(tokens, j):
        return "rank"
    if number.spelt and figure.hyphen and number.form == "cardinal" and not tokens.among(j + 1, words_of("group")):
        hanging = _HANGS.match(sentence.text, figure.end) or _HUNG.search(sentence.before(figure.start))
        return None if hanging else "modifier"
    if number.value is None or not number.scale == number.value.denominator == 1 or "," in number.printed:
        return None  # only bare whole numbers are years, labels, scores
    if chain and not number.spelt and chain[1] not in _ALONE:
        between = tokens.low[chain[0] : figure.first]
        if between and _JOINED.issuperset(between):  # Route 66 and 67
            return chain[1]
    if tokens.is_low(i - 1, "of") and tokens.is_low(i - 2, "out") and number.value in (5, 10, 100):
        return None if measures.is_number(tokens, i - 3) else "best mark"
    k = i - 2 if i > 1 and tokens.is_low(i - 1, ".", "-") and tokens.glued(i - 1) else i - 1  # No. 5
    why = rejections()[2].get(tokens.text[k]) if k >= 0 else None
    if why and not (tokens.text[i - 1].islower() and measures.plural_behind(tokens, j)):
        return why
    if number.spelt:
        within = i and tokens.kind[i - 1] == WORD and not sentence.title_case
        named = tokens.text[j : j + 1] if within and tokens.text[i][0].isupper() else None  # the Three Gorges
        return "name" if named and named[0][0].isupper() else _one(sentence, figure) if number.value == 1 else None
    return _year(tokens, number) or _score(sentence, number) or _listed(sentence, figure) or _named(sentence, number)


def _why_not_unit(sentence, figure):
    """Doubles that are adjectives, and time in a name: "a double room", "the Five-Year Plan"."""
    tokens, number = sentence.tokens, figure.number
    if number.form == figure.quantity == "multiple" and not tokens.low[number.first].endswith(("d", "ing", "fold")):
        if tokens.is_low(number.first, "twice"):
            return None if _TWICE.match(sentence.text, figure.end, sentence.end) else "adverb"
        going = _TO_DOUBLE.search(sentence.before(figure.start)) and not tokens.is_low(number.last, "-")
        return None if going or _DOUBLED.match(sentence.behind(figure.end)) else "adjective"
    named = figure.hyphen and number.spelt and number.first and tokens.text[number.first][0].isupper()
    return "name" if named and tokens.text[figure.last - 1][0].isupper() else None


def _distant(sentence, figure):
    """A distance in time: "five years ago", "in ten years' time", "a month from now"."""
    found = figure.quantity == "time" and _AWAY.match(sentence.behind(figure.end))
    away = found and ("time" not in found[0] or sentence.tokens.is_low(figure.first - 1, "in", "within"))
    return "time ago or ahead" if away else None


def _idiom(tokens, i):
    for k in range(max(0, i - 2), i + 1):
        for words, why in rejections()[3].get(tokens.low[k], ()):
            if k + len(words) > i and tokens.low[k : k + len(words)] == words:
                return why
    return None


def _year(tokens, number):
    """Why four digits are no count: "1968 people" and "up to 1910 people" are counted, "2015 sales" are of 2015."""
    i, value = number.first, number.value
    if len(number.printed) != 4 or not 1000 <= value <= 2100:
        return None
    before = tokens.low[i - 1] if i else ""
    dated = before.endswith(("'s", "’s")) or (before in words_of("before_year") and not tokens.is_low(i - 2, "up"))
    phrase = measures.noun_phrase(tokens, number.last)
    if not phrase or tokens.classes[phrase[1]] != "N":
        told = value % 100 or before in ("in", "since", "by", "between")
        return "year" if value >= 1900 or (dated and told) else None
    counted = before in words_of("before_count") or (value % 100 == 0 and before in ("of", "to")) or value < 1900
    return "year" if not counted and (dated or tokens.low[phrase[1]] in words_of("yearly")) else None


def _score(sentence, number):
    """A score in a game: "won 2-1", as against "2-3 goals"."""
    tokens = sentence.tokens
    for first in (number.first, number.first - 2):
        found = None if sentence.votes or first < 0 else _SCORE.match(sentence.text, tokens.start[first], sentence.end)
        if found and found.end() >= tokens.end[number.first]:
            j = tokens.at(found.end())
            counts = measures.plural_behind(tokens, j) or tokens.among(j, number_words().scales)
            return None if counts or unit_behind(tokens, j, Number(first, j, number.value, "")) else "score or vote"
    return None


def _listed(sentence, figure):
    tokens, number = sentence.tokens, figure.number
    if number.first:
        return None
    if number.last == tokens.size or (number.last == tokens.size - 1 and tokens.kind[-1] == SIGN and not figure.hyphen):
        return "stands alone"
    starts_line = sentence.start == 0 or sentence.text[sentence.start - 1] in "\r\n"
    return "number of a list" if starts_line and number.value < 100 and tokens.text[1] in ".)" else None


def _named(sentence, number):
    """A number in a name: "Planet 9", "the 787 Dreamliner"."""
    tokens, i, j = sentence.tokens, number.first, number.last
    if not i or kind_of(tokens.text[i - 1]) == "money" or sentence.title_case or measures.plural_behind(tokens, j):
        return None
    named = tokens.text[i - 1][0].isupper() and tokens.low[i - 1] not in words_of("stop")
    if named and not measures.state_at(tokens, j):
        return "name"
    return "name" if j < tokens.size and tokens.text[j][0].isupper() and not measures.is_place(tokens.text[j]) else None


def _one(sentence, figure):
    """Why "one" is no count: a pronoun, or "one of the oldest"."""
    tokens, i, j = sentence.tokens, figure.number.first, figure.number.last
    if measures.is_number(tokens, j + 1) and tokens.is_low(j, "to", "or", "-", "and", "in"):  # one or two, one in five
        return None
    if _SUPERLATIVE.match(sentence.behind(tokens.end[i])):
        return "idiom"
    if tokens.is_low(j, "of", "out") or figure.value < 0:
        return None
    if sentence.title_case and i and tokens.text[i][0].isupper():
        return "name"
    phrase = measures.noun_phrase(tokens, j, loose=True)
    no_noun = not phrase or tokens.classes[phrase[0]] in "Ld" or tokens.clause[phrase[0]] in "vr"
    return "pronoun" if no_noun else None
