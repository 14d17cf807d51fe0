"""All figures that a text mentions: numbers with units and hedges, and dates, ranks, scores and clock times beside them."""

import calendar
import re
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from ..figures import Interval, Tokens, fraction_interval, hedged_interval, hedges, numbers_in, parse_number
from ..ground import SettingError, built_from, read_lexicon, remembered
from .context import Figure, contexts, small_words

_NAMES = [*enumerate(calendar.month_name), *enumerate(calendar.month_abbr), (9, "Sept")]
MONTHS = {name.lower(): number for number, name in _NAMES if name}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m1>{_MONTH})\b\.?(?:,?\s+(?P<y1>{_YEAR})\b)?"
    rf"|(?P<m2>{_MONTH})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:%|percent|per cent|people))"
    rf"(?:,?\s+(?P<y2>{_YEAR})\b)?"
    rf"|(?P<m3>{_MONTH})\b\.?,?\s+(?:of\s+)?(?P<y3>{_YEAR})\b"
    rf"|(?:(?<=\b(?:in|by|of) )|(?<=early )|(?<=since ))(?P<m6>{_MONTH})\b(?!\s?\d)"
    rf"|(?P<y4>{_YEAR})-(?P<m4>\d\d)-(?P<d4>\d\d)\b"
    rf"|(?<![\d.,$£€-])(?P<y5>{_YEAR})(?![\d,.]\d|\d|\s*(?:%|[-–]\s?(?!{_YEAR}\b)\d{{3,}}|million|billion|thousand)))",
    re.I,
)
_CLOCK = re.compile(r"\b(?P<h>0?\d|1[0-2])(?::(?P<m>\d\d))?\s?(?P<half>[ap])\.?\s?m\b\.?", re.I)
_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
]  # fmt: skip
_CARDINALS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_RANK = re.compile(
    rf"\b(?:(?P<n1>\d{{1,6}})\s?(?:st|nd|rd|th)\b|(?P<word>{'|'.join(_ORDINALS)})\b"
    rf"|(?:number|no\.?|#)\s?(?P<n2>\d{{1,4}}|{'|'.join(_CARDINALS)})\b(?!\s?(?:of|%)))",
    re.I,
)
_NO_RANK = re.compile(r"\b(?:one|two|a|half|per|each|every)[ -]$", re.I)  # "a third of them", "one second"
_SCORE = re.compile(r"(?<![\d.,/-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\d,./-]|\s?[-–]?\s?(?:year|percent|per cent|%))")
_BEFORE_DATE = re.compile(
    r"\b(before|after|prior to|later than|earlier than|since)\s+(?:the\s+|mid-?\s?|early\s+|late\s+)*$", re.I
)
_BOUND_OF_DATE = {"before": "<", "prior to": "<", "earlier than": "<", "after": ">", "later than": ">", "since": "="}


@built_from("hedges.csv")
def hedge_patterns():
    """The patterns of hedges before and behind a number."""
    rows, either = read_lexicon("hedges", ["phrase", "position", "bound"]), {}
    for position in ("before", "after"):
        phrases = sorted({r["phrase"] for r in rows if r["position"] == position}, key=len, reverse=True)
        either[position] = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in phrases)
    before = rf"(?<!\w)({either['before']})\s?(?:the\s|a\s|an\s|ages?\s)?(?:first\s)?[$€£¥]?\s?$"
    return re.compile(before, re.I), re.compile(rf"\s?(?:\w+\s)?({either['after']})(?!\w)", re.I)


@built_from("units.csv", "currencies.csv")
def unit_tables():
    """Units by their words, currencies by the words behind a number, by the signs before it, and the pattern of these."""
    units, words, signs = {}, {}, {}
    for row in read_lexicon("units", ["unit", "quantity", "words", "symbols"]):
        for form in [row["unit"], *row["words"].split("|"), *row["symbols"].split("|")]:
            units.setdefault(tuple(form.split()), (row["quantity"], row["unit"]))
    for row in read_lexicon("currencies", ["currency", "before", "after"]):
        for form in row["before"].split("|"):
            signs.setdefault(form.strip(), row["currency"])
        for form in row["after"].split("|"):
            words.setdefault(tuple(form.lower().split()), row["currency"])
    either = "|".join(map(re.escape, sorted(filter(None, signs), key=len, reverse=True)))
    return units, words, signs, re.compile(rf"({either})\s?$")


@remembered(
    10_000, "hedges.csv", "units.csv", "currencies.csv", "number_words.csv", "scales.csv", "vague.csv",
    "function_words.csv", "figure_words.csv", "synonyms.csv", "equivalents.csv", "changes.csv",
)  # fmt: skip
def figures_of(text):
    """All figures of a text in order (list of `Figure`), with the stems that stand around each."""
    taken, found = bytearray(len(text)), []
    tokens = Tokens(text)
    numbers = numbers_in(tokens)
    counted = [figure for number in numbers if (figure := _number(text, tokens, number))]
    candidates = [  # where two overlap, the first counts
        *(_clock(text, match) for match in _CLOCK.finditer(text)),
        *(_date(text, match) for match in _DATE.finditer(text)),
        *(_score(text, match) for match in _SCORE.finditer(text)),
        *(_one_in(text, tokens, one, other) for one, other in pairwise(numbers)),
        *(figure for figure in counted if not _is_plain(figure)),
        *(_rank(text, match) for match in _RANK.finditer(text)),
        *filter(_is_plain, counted),
    ]
    for figure in filter(None, candidates):
        if not any(taken[figure.start : figure.end]):
            taken[figure.start : figure.end] = b"x" * (figure.end - figure.start)
            found.append(figure)
    found = _ranges(text, sorted(found, key=lambda f: f.start))
    contexts(text, found)
    return found


def _is_plain(figure):
    return figure.kind == "count" and not figure.scaled


_IN = re.compile(r"\s(?:in|out of)\s(?:every\s)?")
_WHOLES = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000}
_MARKS = ("5", "10", "20", "100", "1000")  # what marks are out of


def _one_in(text, tokens, one, other):
    """ "one in four", "nine out of ten": two numbers that make a fraction; "69 out of 100" is a mark."""
    start, end = tokens.start[one.first], tokens.end[other.last - 1]
    joined = _IN.fullmatch(text[tokens.end[one.last - 1] : tokens.start[other.first]])
    if not joined or other.value not in _WHOLES or not one.value or one.value >= other.value:
        return None
    if one.spelt != other.spelt or (not one.spelt and "out" in joined[0]):
        return None
    value = one.value / other.value
    return _figure(text, start, end, "fraction", value, _fraction(value), *_hedge_before(text, start))


def _figure(text, start, end, kind, value, reach=None, bound="=", hedge=None, unit=None):
    """A figure with what rounding allows (nothing but its value by default) and what its hedge adds."""
    reach = reach or Interval(value, value)
    interval = hedged_interval(value, reach, bound, hedge)
    return Figure(start, end, text[start:end], kind, unit, value, interval, reach, bound, hedge)


def _fraction(value):
    return fraction_interval(value) if value.denominator <= 100 else Interval(value, value)


def _any_bound(text, start):
    """Bound and hedge before a date, rank or time: "before", "after" or a hedge that is a bound."""
    bound, hedge = _date_bound(text, start)
    if bound == "=":
        bound, hedge = _hedge_before(text, start)
    return (bound, hedge) if bound in ("<", ">") else ("=", None)


def _date_bound(text, start):
    match = _BEFORE_DATE.search(text, max(0, start - 30), start)
    return (_BOUND_OF_DATE[match[1].lower()], match[1].lower()) if match else ("=", None)


def _clock(text, match):
    minutes = int(match["h"]) % 12 * 60 + int(match["m"] or 0) + (720 if match["half"] in "pP" else 0)
    return _figure(text, *match.span(), "clock", Fraction(minutes), None, *_any_bound(text, match.start()))


def _score(text, match):
    left, right = int(match[1]), int(match[2])
    if left < right and (right >= 20 or _unit_behind(text, match.end())[0]):
        return None  # a range
    return Figure(*match.span(), match[0], "score", None, (left, right))


def _date(text, match):
    part = {key[0]: value for key, value in match.groupdict().items() if value}
    year, day = (int(part[key]) if key in part else None for key in "yd")
    month = part.get("m")
    month = month and (int(month) if month.isdigit() else MONTHS[month.lower()])
    if (month is None and not _is_year(text, match)) or not 1 <= (month or 1) <= 12 or not 1 <= (day or 1) <= 31:
        return None
    bound, hedge = _date_bound(text, match.start())
    return Figure(*match.span(), match[0], "date", None, (year, month, day), bound=bound, hedge=hedge)


def _is_year(text, match):
    """Whether four digits without a comma are a year: no hedge before, no unit behind."""
    return _hedge_before(text, match.start())[0] == "=" and not _unit_behind(text, match.end())[0]


def _rank(text, match):
    if match["word"]:
        if _NO_RANK.search(text[max(0, match.start() - 6) : match.start()]):
            return None
        value = _ORDINALS.index(match["word"].lower()) + 1
    else:
        digits = (match["n1"] or match["n2"]).lower()
        value = int(digits) if digits.isdigit() else _CARDINALS.index(digits) + 1
    return _figure(text, *match.span(), "rank", Fraction(value), None, *_any_bound(text, match.start()))


_MEAN_OVER = re.compile(r"\b(?:averaged?|spread|divided|based)\s*$", re.I)
_NOT = re.compile(r"(?:\b(?:not|never|cannot)\b|n['’]t)(?:\s+\w+){0,3}\s*$", re.I)
_DENIED = {"more than": "no more than", "over": "no more than"} | dict.fromkeys(["less than", "fewer than"], "no less than")


def _hedge_before(text, start):
    match = hedge_patterns()[0].search(text[max(0, start - 40) : start])
    if not match:
        return "=", None
    phrase = " ".join(match[1].lower().split())
    before = text[max(0, start - 70) : max(0, start - 40) + match.start()]
    if phrase == "over" and _MEAN_OVER.search(before):
        return "=", None
    if phrase in _DENIED and _NOT.search(before):
        phrase = _DENIED[phrase]
    return hedges()[phrase][0], phrase


_UNIT_WORD = re.compile(r"[\s-]*([^\W\d_]+(?:[.'’/][^\W\d_]+)*|[%°¢$€£])")


def _unit_behind(text, position, longest=4):
    """(quantity, unit, end) of the unit right behind a number, or (None, None, position)."""
    units, currency_words, _, _ = unit_tables()
    words, ends = [], [position]
    while len(words) < longest and (match := _UNIT_WORD.match(text, ends[-1], position + 45)):
        words.append(match[1])
        ends.append(match.end())
    for size in range(len(words), 0, -1):
        form = tuple(words[:size])
        low = tuple(w.lower() for w in form)
        if low in currency_words:
            return "money", currency_words[low], ends[size]
        if size == 1 and low[0] in small_words():
            break  # "5 million in 2010" is no length
        for known in (form, low):
            if known in units and (len(known[0]) > 2 or known[0] == words[0]):
                return (*units[known], ends[size])
    return None, None, position


_GLUED = re.compile(  # not "US668" and "mid-1990"
    r"(?<!US)(?<!Rs)(?<!RM)(?<!HK)(?<![A-Z]{3})(?<=[^\W\d_])$"
    r"|(?<!mid)(?<!pre)(?<!post)(?<!top)(?<!some)(?<!of)(?<!and)(?<=[A-Za-z])-$"
)
_GLUED_BEHIND = re.compile(r"(?![KMBT]\b)(?:[A-Z]?[a-z]?(?:\d|-[A-Z])|[A-Z](?![A-Za-z%]))")

def _is_name(text, start, end):
    """Whether digits are glued to letters, as in a name: "A330", "COVID-19", "4G"."""
    return bool(_GLUED.search(text[max(0, start - 25) : start]) or _GLUED_BEHIND.match(text, end))


_ONE = re.compile(r"\b(?:no|any|some|every|each|this|that|which|the)\s$", re.I)  # "the one" is no number
_OUT_OF = re.compile(r"\s*(?:/\s?|out of (?:a possible )?)(\d{1,4})\b(?![,.]\d)")
_AGE = re.compile(r"(?:[^\W\d_][,(]\s?|\b(?:aged?(?:\s+of)?|dies at|died at|was|is|turned)\s+)$")
_AGE_BEHIND = re.compile(r"\s?[,.)]|\s?$|\s+(?:are|is|was|were|has|had)\b")
_OLD = re.compile(r"[\s-]+old\b")
_UNITLESS = ("inhabitant", "times", "point", "word")  # units that a plain count has


def _number(text, tokens, number):
    """The figure of a number with its unit and hedge, or None where it is part of a name or a phrase."""
    start, end = tokens.start[number.first], tokens.end[number.last - 1]
    printed, value = text[start:end].lower(), number.value
    if number.form == "multiple" or (not number.spelt and _is_name(text, start, end)):
        return None
    if printed in _MARKS and text[max(0, start - 7) : start] == "out of ":
        return None  # the best mark that there is
    if printed == "scores" and not text.startswith(" of ", end):
        return None
    if printed in ("one", "once") and _ONE.search(text[max(0, start - 8) : start]):
        return None
    sign = unit_tables()[3].search(text[max(0, start - 8) : start])
    kind, (quantity, unit, behind) = "count", _unit_behind(text, end)
    if sign and not (sign[1].isalpha() and len(sign[1]) < 3 and sign[1] != "Rs"):
        kind, unit, start = "money", unit_tables()[2][sign[1]], start - len(sign[0])
    elif quantity == "money":
        kind, end = "money", behind
    elif unit == "percent":
        kind, end = "percent", behind
    elif quantity and unit not in _UNITLESS:
        kind, end = "measure", behind
        if unit == "year" and _OLD.match(text, end):
            kind, unit = "age", None
    elif number.form == "fraction":
        kind, unit = "fraction", None
        whole = printed.rpartition("/")[2]
        if whole in ("10", "100"):  # a mark
            kind, unit, value = ("percent", "percent", value * 100) if whole == "100" else ("of", "10", value * 10)
    elif value is not None:
        out = _OUT_OF.match(text, end, end + 24)
        if out and out[1] in _MARKS:
            kind, unit = ("percent", "percent") if out[1] == "100" else ("of", out[1])
            end = out.end()
        elif value < 120 and _AGE.search(text[max(0, start - 14) : start]) and _AGE_BEHIND.match(text, end):
            kind = "age"
    bound, hedge = _hedge_before(text, start)
    after = hedge_patterns()[1].match(text, end, min(len(text), end + 40)) if bound == "=" else None
    if after:
        hedge = " ".join(after[1].lower().split())
        bound = hedges()[hedge][0]
    if value is None:
        ends = Interval(number.low, number.high)
        return Figure(start, end, text[start:end], kind, unit, None, ends, ends, bound, hedge, ranged=True)
    if kind == "fraction":
        return _figure(text, start, end, kind, value, _fraction(value), bound, hedge)
    reach = rounding(number.printed, number.scale, value, kind)
    figure = _figure(text, start, end, kind, value, reach, bound, hedge, unit)
    figure.scaled = number.scale >= 1000 or ("." in number.printed and value.denominator != 1)
    place = _place(number.printed) * number.scale
    half = (min(place, Fraction(1)) if kind == "percent" else place) / 2
    figure.full = Interval(value - half, value + half)
    return figure


def _place(printed):
    """The last place that counts of digits as printed; 1 for words."""
    try:
        return parse_number(printed.split("/")[0].strip())[1]
    except SettingError:
        return Fraction(1)


def rounding(printed, scale, value, kind):
    """What rounding allows for a figure in running text.

    Percentages and scores are printed to the unit; counts below 100 without a scale word are exact; of a larger round
    count the trailing zeros may be rounding, within five per cent.
    """
    place = _place(printed) * scale
    if kind in ("percent", "of", "age"):
        place = min(place, Fraction(1))
    half = place / 2
    if scale == 1 and value.denominator == 1 and kind != "percent":
        if abs(value) >= 100:
            half = min(half, abs(value) / 20)
        elif kind in ("count", "of", "age"):
            half = Fraction(0)
        else:
            half = Fraction(1, 2)
    return Interval(value - half, value + half)


_RANGED = ("count", "money", "percent", "measure")
_OPENED = re.compile(r"\b(?:between|from)\s?[$€£]?$", re.I)
_TO = re.compile(r"\s?(?:(?P<to>[-–—]|to)|and|or)\s?[$€£]?", re.I)


def _ranges(text, found):
    """Join "between 600 and 700" and "30-35 kilograms" to one figure with two ends."""
    joined = []
    for figure in found:
        before = joined[-1] if joined else None
        ends = before and _ends_of_range(text, before, figure)
        if ends:
            surface = text[before.start : figure.end]
            joined[-1] = replace(
                figure, start=before.start, surface=surface, value=None, interval=ends, reach=ends, bound="=",
                hedge=before.hedge, ranged=True, full=None,
            )  # fmt: skip
        else:
            joined.append(figure)
    return joined


def _ends_of_range(text, before, figure):
    gap = _TO.fullmatch(text, before.end, figure.start)
    if not gap or not (gap["to"] or _OPENED.search(text[max(0, before.start - 10) : before.start])):
        return None
    low, high = before.value, figure.value
    if before.kind not in ("count", figure.kind) or figure.kind not in _RANGED or None in (low, high) or low >= high:
        return None
    if figure.scaled and not before.scaled and low < 1000:  # "2 to 3 million"
        scale = Fraction(10) ** (3 * ((len(str(int(high))) - 1) // 3))
        low = low * scale if low * scale < high else low
    return Interval(low, high)


def is_currency(unit):
    """Whether a unit is a currency of the table of currencies."""
    return unit in unit_tables()[1].values()
