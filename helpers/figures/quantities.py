"""From a number to a figure: sign, currency, unit, hedge, ranges and proportions, what it shares with the last one."""

import re

from ..ground import built_from, read_lexicon
from . import measures
from .figure import Figure
from .intervals import Interval
from .tokens import Tokens, change_words, number_words, words_of
from .units import base_of, compound_ratio, currency_before, currency_word_before, kind_of, per_behind, unit_behind

_MINUS = re.compile(r"(?<!plus or )\b(?:[Mm]inus|[Nn]egative)[ -]$|(?<![^\s(“\"])[-−–]$|(?<=\b(?:to|of|at|by) )[-−–] $")
_CODE = re.compile(r"[\dA-Z)] [-−–]$")  # COVID -19
_CODED = re.compile(r"([kMB])n?([A-Z]{3})")
_ALMOST = r"(?:(?:about|around|roughly|nearly|almost|maybe|perhaps|even|as) )*"
_DASH = r"(?<!\S)[-–—−](?!\S)|[-–—−](?=\S)|-"
_RANGE = re.compile(rf"\s*-?\s*(?P<word>to|through|up to|and|or|{_DASH})\s*{_ALMOST}[-~]?\s*")
_BETWEEN = re.compile(r"\bbetween\b[^,;.]{0,16}$")
_PROPORTION = re.compile(r"\s*(?:(?:in|of|out of) every|in|out of)\s*")
_POWERS = frozenset(10**n for n in range(2, 10))
_RATE = re.compile(r" ?((?:[a-z-]+ ){0,3}[a-z-]+)? (?:per|(?:in|for|out of) every) ")
_NO_HEDGE = re.compile(
    r"(?:\b(?:story|film|book|worried) about|(?:averaged?|spread|divided) over|[<>] ?[<>]"
    r"|\b(?:edg|creep|crept|inch|tick|nudg|drift)\w* up to"  # a direction, no limit
    r"|\b(?:trapp|buri|pinn|crush|stuck|hidden|submerg|smother)\w* (?:under|beneath|below)) ?$"  # a place
)
_MAGNITUDE = re.compile(r"\bmagnitude[ -](?:(?:of|was|is|at) )?$")
_DENIED = re.compile(r"\b(?:not|never|cannot|\w+n['’]t)(?:\s+\w+){0,3}\s*$")
_BESIDE = re.compile(  # above the 40 (deaths) that ministers admitted
    r"(?: (?!(?:is|was|are|were|ha[sd]|have|mark)\b)[\w-]+){0,2}? (?:(?:that|which|who)\b"
    r"|(?:given|forecast|[a-z]+ed)\b(?! (?:[a-z]{4,}s|men|women|people)\b))"
)
_LONG = re.compile(r"\b(?:for|in|of|after|by|took|take|spent|just|well|lasted) over\s*$")
LONGEST_HEDGE = 4  # words


@built_from("hedges.csv")
def _hedges():
    """Bounds of the hedges before and behind a figure, by their words; with what words those end and these begin."""
    tables = {"before": {}, "after": {}}
    for row in read_lexicon("hedges", ["phrase", "position", "bound"]):
        tables[row["position"]].setdefault((*Tokens(row["phrase"].lower()).text,), row["bound"])
    return *tables.values(), {words[-1] for words in tables["before"]}, {words[0] for words in tables["after"]}


def read_figure(sentence, number, floor):
    """The figure of a number with the sign, currency and unit at it; `floor` is where the last figure ended."""
    tokens = sentence.tokens
    start, end = tokens.start[number.first], tokens.end[number.last - 1]
    figure = Figure(start, end, value=number.value, number=number, last=number.last)
    if money := None if number.spelt else currency_before(sentence.text, floor, start):
        figure.start, figure.unit, negative, letter = money
        figure.quantity = "money"
        if letter:  # MEUR 60
            _multiply(figure, number_words().short_scales[letter][0])
    else:
        signed = not number.first or tokens.low[number.first - 1] in ("minus", "negative", "-", "−", "–")
        minus = _MINUS.search(sentence.text, max(0, start - 10), start) if signed else None
        code = minus and _CODE.search(sentence.text, start - 3, start)
        negative = bool(minus and (not code or tokens.is_low(number.last, "%", "percent", "per")))
        figure.start = minus.start() if negative else start
        if number.letter:
            _undo_letter(tokens, figure)
    figure.first = tokens.at(figure.start)
    _unit(sentence, figure)
    goes_on = figure.unit and tokens.low[figure.last : figure.last + 3] == ["and", "a", "half"]
    if goes_on and number.form == "cardinal" and tokens.numbers[figure.last + 3] not in "Sw":  # an hour and a half
        figure.value = number.value = number.value + number_words().values["half"]
        _extend(tokens, figure, figure.last + 3)
    rated = figure.quantity not in (None, "age", "share", "fraction")
    if per := rated and per_behind(tokens, figure.last):
        figure.unit = f"{figure.unit} per {per[1]}"
        _extend(tokens, figure, per[0])
    figure.value = -figure.value if negative and figure.value else figure.value
    return figure


def _unit(sentence, figure):
    """Set the unit that stands behind a number, or that its words tell."""
    tokens, number, last = sentence.tokens, figure.number, figure.number.last
    coded = _CODED.fullmatch(tokens.text[last]) if last < tokens.size else None
    whose = last + tokens.is_low(last, "of")  # half an hour, a quarter of a mile
    last = whose + 1 if number.form == "fraction" and tokens.is_low(whose, "a", "an", "one") else last
    unit = unit_behind(tokens, last, number)
    if unit and figure.unit and (unit[2] != "money" or figure.unit not in (unit[1], "USD")):
        unit = None  # $5 million won: no Korean won
    if coded and kind_of(coded[2]) == "money":
        _multiply(figure, number_words().short_scales[coded[1]][0])  # 120 MEUR
        unit = last + 1, coded[2], "money"
    if unit:
        figure.hyphen = tokens.text[last] in "-‑"
        _extend(tokens, figure, unit[0])
        figure.unit, figure.quantity = unit[1:]
        if tokens.numbers[unit[0]] in "hS" and tokens.text[unit[0] - 1].isupper():  # 75 USD million
            _multiply(figure, number_words().scales[tokens.low[unit[0]]][0])
            _extend(tokens, figure, unit[0] + 1)
    elif figure.unit is None and not number.spelt and (currency := currency_word_before(tokens, number.first)):
        figure.first, figure.unit = currency  # pounds 20m
        figure.quantity, figure.start = "money", tokens.start[figure.first]
    elif figure.unit is None and number.form in ("multiple", "fraction"):
        times = number.form == "multiple" and number.value >= 1
        figure.unit, figure.quantity = ("times", "multiple") if times else ("fraction", "fraction")
    elif figure.unit is None and _is_magnitude(sentence, figure):
        figure.unit = figure.quantity = "magnitude"
    elif tokens.is_low(last, "-", "‑") and tokens.glued(last):
        figure.hyphen = not (tokens.numbers[last + 1] == "0" or tokens.is_a(last + 1, "inexact"))


def _multiply(figure, factor):
    figure.number.scale *= factor
    figure.value = figure.number.value = figure.value and figure.value * factor


def _is_magnitude(sentence, figure):
    """Whether a bare number is the magnitude of an earthquake: "of magnitude 6.4", "a 6.4 quake"."""
    quake = sentence.tokens.is_a(figure.last, "quake") and figure.value and figure.value.denominator > 1
    return quake or _MAGNITUDE.search(sentence.text, max(sentence.start, figure.start - 15), figure.start)


def _extend(tokens, figure, last):
    figure.last, figure.end = last, tokens.end[last - 1]


def _undo_letter(tokens, figure):
    """A scale letter that is a unit or no scale here: a wall 2m high, 30t of sand."""
    number, j = figure.number, figure.number.last
    counted = unit_behind(tokens, j, number) or measures.plural_behind(tokens, j)
    if number.letter == "m":
        near = {*tokens.low[max(0, number.first - 4) : number.first]}
        long = tokens.among(tokens.hyphen(j), words_of("dimension") | words_of("long")) or near & words_of("length")
        undone = long or (number.value >= 10**9 and not counted)  # the 1500m
    else:
        undone = number_words().short_scales[number.letter][1] == "money" and not (counted and number.letter in "bB")
    if undone:
        figure.value = number.value = number.value / number.scale
        number.scale, number.last, number.letter = 1, j - 1, ""


def joined_figures(sentence, found):
    """Join ranges ("40 to 50 hours"), proportions ("one in five"), rates and sums ("6ft 2in") into one figure."""
    joined = []
    for figure in found:
        if not joined or not _join(sentence, joined[-1], figure):
            joined.append(figure)
    return joined


def _join(sentence, a, b):
    """Take b into a where both are one figure, and tell whether they are."""
    between, last = sentence.text[a.end : b.start].lower(), b.last
    told_again = a.number.letter == "m" and a.unit is None and b.quantity == "length" and b.value and a.value
    if told_again and abs(b.value * base_of(b.unit)[1] * a.number.scale / a.value - 1) < 0.1:  # 12m (39ft)
        a.value = a.number.value = a.value / a.number.scale
        a.number.scale, a.unit, a.quantity = 1, "meter", "length"
    if b.value == 0 and between == " below " and a.value:  # 15 degrees below zero
        a.value = -abs(a.value)
    elif _is_proportion(a, b, between):
        number, whole = a.number, b.number
        number.printed = f"{int(number.value)}/{int(whole.value)}"
        a.value = number.value = number.value / whole.value
        number.form = a.unit = a.quantity = "fraction"
    elif a.unit is b.unit is None and b.value in _POWERS and (rate := _RATE.fullmatch(between)):
        a.unit, a.quantity, a.measure = f"per {int(b.value):,}", "rate", rate[1]  # 12 cases per 100,000 people
    elif ratio := compound_ratio(sentence.text, a, b, between):
        last += b.unit is None and a.unit == "foot"
        smaller = 1 if a.quantity == "money" else ratio  # two hours and 20 minutes are 140; five dollars fifty 5.50
        a.value = a.number.value = (a.value + b.value / ratio) * smaller
        half = smaller / (2 * ratio)
        a.reach = Interval(a.value - half, a.value + half)
        if a.quantity != "money":
            a.unit, a.quantity = (b.unit, b.quantity) if b.unit else ("inch", "length")
    elif _is_range(sentence, a, b, _RANGE.fullmatch(between)):
        x, y = a.value, b.value
        if a.number.scale == 1 < b.number.scale and abs(x) < min(1000, abs(y) * 10 / b.number.scale):
            x *= b.number.scale
        a.number.low, a.number.high, a.value, a.number.form = min(x, y), max(x, y), None, "range"
        a.unit, a.quantity = b.unit or a.unit, b.quantity or a.quantity
    else:
        return False
    a.hyphen = b.hyphen
    _extend(sentence.tokens, a, last)
    return True


def _is_proportion(a, b, between):
    x, y = a.number, b.number
    if not _PROPORTION.fullmatch(between) or a.unit or x.scale != 1 or not x.form == y.form == "cardinal":
        return False
    simple = x.value == 1 or y.value <= 12 or y.value % 10 == 0
    return x.value.denominator == 1 and 0 < x.value < y.value <= 1_000_000 and simple


def _is_range(sentence, a, b, found):
    if not found or a.value is None or b.value is None or "multiple" in (a.number.form, b.number.form):
        return False
    word = found["word"]
    same = a.unit == b.unit or (b.unit or "").startswith(f"{a.unit} per ")
    if a.unit and not same and not (a.quantity == "money" and b.unit is None):
        return False
    tally = word[0] in "-–—−" or (word == "to" and a.value > b.value)
    if sentence.votes and tally and not (a.unit or b.unit):
        for figure in (a, b):
            figure.unit, figure.quantity, figure.measure = "vote", "count", "votes"
        return False
    if word in ("to", "through", "up to"):
        near = sentence.tokens.low[max(0, a.first - 5) : a.first]
        moved = (near[-1:] != ["by"] or a.unit or b.value > 10 * a.value) and not change_words().keys().isdisjoint(near)
        return not moved or (a.number.scale == 1 < b.number.scale and a.value * b.number.scale <= b.value)
    if word == "and":
        return bool(_BETWEEN.search(sentence.before(a.start)))
    return word != "or" or a.value < b.value <= a.value * 10


def add_hedge(sentence, figure):
    """Set hedge and bound from the words before and behind a figure, which then belong to it."""
    before, after, ends, begins = _hedges()
    tokens, k = sentence.tokens, figure.first
    while tokens.is_low(k - 1, "a", "an", "another", "the", "further", "additional", "total"):
        k -= 1
    for at in [at for at in dict.fromkeys((figure.first, k)) if tokens.among(at - 1, ends)]:
        rows = ((*tokens.low[at - n : at],) for n in range(min(at, LONGEST_HEDGE), 0, -1))
        words = next((words for words in rows if words in before), ())
        told = sentence.before(tokens.start[at]) if words else ""
        compared = "the" in tokens.low[at : figure.first] and _BESIDE.match(sentence.text, figure.end)
        lasting = words == ("over",) and figure.quantity == "time" and not _LONG.search(told)
        placed = figure.number.form == "vague" or (figure.hyphen and tokens.is_low(at, "a", "an"))
        placed = placed and words and words[0] in ("over", "under", "above", "below", "beneath")  # a place
        if words and not (lasting or compared or placed) and not _NO_HEDGE.search(told):
            first, bound = at - len(words), before[words]
            turned = tokens.is_low(first, "more", "over", "less", "fewer")
            if denied := turned and _DENIED.search(sentence.before(tokens.start[first])):  # do not use more than 10
                first, bound = tokens.at(tokens.start[first] - len(denied[0])), "<" if bound == ">" else ">"
            figure.first, figure.start, figure.bound = first, tokens.start[first], bound
            figure.hedge = tokens.words(figure.first, at)
            break
    for j in [j for j in dict.fromkeys((figure.last, figure.number.last)) if tokens.among(j, begins)]:
        words = tokens.phrase(j, after, LONGEST_HEDGE)  # some 30-odd; not "a year and up to 7 million"
        if words and not (tokens.is_low(j, "and") and (tokens.is_low(j + 2, "to") or tokens.numeral(j + 2))):
            figure.hedge, figure.bound = tokens.words(j, j + len(words)), after[words]
            _extend(tokens, figure, max(figure.last, j + len(words)))
            break
