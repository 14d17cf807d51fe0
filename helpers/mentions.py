"""All figures that a text mentions: numbers with units and hedges, and dates, ranks, scores and clock times beside them."""

import calendar
import functools
import re
from fractions import Fraction
from itertools import pairwise

from .context import Figure, contexts, small_words
from .errors import SettingError
from .intervals import Interval, fraction_interval, hedged_interval, hedges, parse_number
from .lexicons import built_from, read_lexicon, remembered
from .numbers import Tokens, numbers_in

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m1>{_MONTH})\b\.?(?:,?\s+(?P<y1>{_YEAR})\b)?"
    rf"|(?P<m2>{_MONTH})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:%|percent|per cent|people))(?:,?\s+(?P<y2>{_YEAR})\b)?"
    rf"|(?P<m3>{_MONTH})\b\.?,?\s+(?:of\s+)?(?P<y3>{_YEAR})\b"
    rf"|(?<=\b(?:in|by|of) )(?P<m6>{_MONTH})\b(?!\s?\d)|(?<=early )(?P<m7>{_MONTH})\b(?!\s?\d)|(?<=since )(?P<m8>{_MONTH})\b(?!\s?\d)"
    rf"|(?P<y4>{_YEAR})-(?P<m4>\d\d)-(?P<d4>\d\d)\b"
    rf"|(?<![\d.,$£€-])(?P<y5>{_YEAR})(?![\d,.]\d|\d|\s*(?:%|[-–]\s?(?!(?:1[5-9]|20)\d\d\b)\d{{3,}}|million|billion|thousand)))",
    re.I,
)
_CLOCK = re.compile(r"\b(?P<h>\d{1,2})(?::(?P<m>\d\d))?\s?(?P<half>[ap])\.?\s?m\b\.?", re.I)
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"]
_RANK = re.compile(
    rf"\b(?:(?P<n1>\d{{1,6}})\s?(?:st|nd|rd|th)\b|(?P<word>{'|'.join(_ORDINALS)})\b|(?:number|no\.?|#)\s?(?P<n2>\d{{1,4}}|one|two|three|four|five|six|seven|eight|nine|ten)\b(?!\s?(?:of|%)))",
    re.I,
)
_SCORE = re.compile(r"(?<![\d.,/-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\d,./-]|\s?[-–]?\s?(?:year|percent|per cent|%))")
_BEFORE_DATE = re.compile(r"\b(before|after|prior to|later than|earlier than|since)\s+(?:the\s+|mid-?\s?|early\s+|late\s+)*$", re.I)


@built_from("hedges.csv")
def hedge_patterns():
    rows = read_lexicon("hedges", ["phrase", "position", "bound"])
    found = []
    for position in ("before", "after"):
        phrases = sorted({r["phrase"] for r in rows if r["position"] == position}, key=len, reverse=True)
        either = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in phrases)
        if position == "before":
            found.append(re.compile(rf"(?:^|(?<![\w]))({either})\s?(?:the\s|a\s|an\s|age\s|ages\s)?(?:first\s)?[$€£¥]?\s?$", re.I))
        else:
            found.append(re.compile(rf"\s?(?:\w+\s)?({either})(?!\w)", re.I))
    return found


@built_from("units.csv", "currencies.csv")
def unit_tables():
    units, words, signs = {}, {}, {}
    for row in read_lexicon("units", ["unit", "quantity", "words", "symbols"]):
        for form in [row["unit"], *row["words"].split("|"), *row["symbols"].split("|")]:
            if form.strip():
                units.setdefault(tuple(form.strip().split()), (row["quantity"], row["unit"]))
    for row in read_lexicon("currencies", ["currency", "before", "after"]):
        for form in row["before"].split("|"):
            signs.setdefault(form.strip(), row["currency"])
        for form in row["after"].split("|"):
            words.setdefault(tuple(form.strip().lower().split()), row["currency"])
    return units, words, signs, re.compile("(" + "|".join(map(re.escape, sorted(filter(None, signs), key=len, reverse=True))) + r")\s?$")


@remembered(
    10_000, "hedges.csv", "units.csv", "currencies.csv", "number_words.csv", "scales.csv", "vague.csv", "function_words.csv",
    "synonyms.csv", "equivalents.csv", "changes.csv",
)  # fmt: skip
def figures_of(text):
    """All figures of a text in order (list of `Figure`), with the stems that stand around each."""
    taken, found = bytearray(len(text)), []

    def claim(figure):
        if not any(taken[figure.start : figure.end]):
            taken[figure.start : figure.end] = b"x" * (figure.end - figure.start)
            found.append(figure)

    for match in _CLOCK.finditer(text):
        if int(match["h"]) <= 12 and (match["m"] or match["half"]):
            minutes = int(match["h"]) % 12 * 60 + int(match["m"] or 0) + (720 if match["half"].lower() == "p" else 0)
            claim(_exact(text, match, "clock", Fraction(minutes)))
    for match in _DATE.finditer(text):
        figure = _date(text, match)
        if figure:
            claim(figure)
    tokens = Tokens(text)
    plain = []

    for match in _SCORE.finditer(text):
        left, right = int(match[1]), int(match[2])
        if left >= right or (max(left, right) < 20 and not _unit_behind(text, match.end())[0]):
            claim(Figure(*match.span(), match[0], "score", None, (left, right)))
    numbers = numbers_in(tokens)
    for one, other in pairwise(numbers):
        figure = _one_in(text, tokens, one, other)
        if figure:
            claim(figure)
    for number in numbers:
        figure = _number(text, tokens, number)
        if figure:
            (plain.append if figure.kind == "count" and not figure.scaled else claim)(figure)
    for figure in [*filter(None, (_rank(text, match) for match in _RANK.finditer(text))), *plain]:
        claim(figure)
    found.sort(key=lambda f: f.start)
    found = _ranges(text, found)
    contexts(text, found)
    return found


_IN = re.compile(r"\s(?:in|out of)\s(?:every\s)?")
_WHOLES = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000}


def _one_in(text, tokens, one, other):
    """ "one in four", "nine out of ten": two numbers that make a fraction."""
    start, end = tokens.start[one.first], tokens.end[other.last - 1]
    if not _IN.fullmatch(text[tokens.end[one.last - 1] : tokens.start[other.first]]) or other.value not in _WHOLES:
        return None
    if one.value is None or one.value.denominator != 1 or not 0 < one.value < other.value or one.spelt != other.spelt:
        return None
    if not one.spelt and "out" in text[start:end]:
        return None  # "69 out of 100" is a mark
    value = one.value / other.value
    bound, hedge, _ = _hedge_before(text, start)
    reach = fraction_interval(value) if value.denominator <= 100 else Interval(value, value)
    return Figure(start, end, text[start:end], "fraction", None, value, hedged_interval(value, reach, bound, hedge), reach, bound, hedge)


def _exact(text, match, kind, value):
    return Figure(*match.span(), match[0], kind, None, value, Interval(value, value), Interval(value, value), *_any_bound(text, match.start()))


def _any_bound(text, start):
    """Bound and hedge before a date, rank or time: "before", "after" or a hedge that is a bound."""
    bound, hedge = _date_bound(text, start)
    if bound == "=":
        bound, hedge, _ = _hedge_before(text, start)
    return (bound, hedge) if bound in ("<", ">") else ("=", None)


def _date_bound(text, start):
    match = _BEFORE_DATE.search(text, max(0, start - 30), start)
    if not match:
        return "=", None
    word = match[1].lower()
    return ("<" if word in ("before", "prior to", "earlier than") else ">" if word != "since" else "="), word


def _date(text, match):
    part = {key[0]: value for key, value in match.groupdict().items() if value}
    year = int(part["y"]) if "y" in part else None
    month = part.get("m")
    month = None if month is None else int(month) if month.isdigit() else MONTHS[month.lower().rstrip(".")]
    day = int(part["d"]) if "d" in part else None
    if month is None and not _is_year(text, match):
        return None
    if (month and not 1 <= month <= 12) or (day and not 1 <= day <= 31):
        return None
    figure = Figure(*match.span(), match[0], "date", None, (year, month, day))
    figure.bound, figure.hedge = _date_bound(text, match.start())
    return figure


def _is_year(text, match):
    """Whether four digits without a comma are a year: no unit, currency or plural noun behind them, no hedge before."""
    if _hedge_before(text, match.start())[0] != "=":
        return False
    word = re.match(r"[\s-]*([^\W\d_]+)", text[match.end() : match.end() + 30])
    if _unit_behind(text, match.end())[0]:
        return False
    if word and word[1].islower() and word[1].endswith("s") and word[1] not in ("was", "is", "as", "has", "this", "its", "season", "elections", "olympics", "games", "series"):
        return bool(re.search(r"\b(?:in|since|before|after|by|until|from|during|of|for|to|and|the)\s*$", text[max(0, match.start() - 12) : match.start()], re.I))
    return True


def _rank(text, match):
    if match["word"]:
        if match["word"].lower() == "second" and re.search(r"\b(?:per|a|each|every|one)\s$", text[max(0, match.start() - 6) : match.start()]):
            return None
        if match["word"].lower() == "second" and re.match(r"s?\b\s*(?:$|[.,;])", text[match.end() : match.end() + 4]):
            return None
        value = _ORDINALS.index(match["word"].lower()) + 1
        before = text[max(0, match.start() - 5) : match.start()].lower()
        after = text[match.end() : match.end() + 4].lower()
        if re.search(r"(?:one|two|\ba|half)[ -]$", before) or (after.startswith(" of") and before.endswith(" a ")):
            return None  # a fraction
    else:
        digits = match["n1"] or match["n2"]
        value = int(digits) if digits.isdigit() else ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].index(digits.lower()) + 1
    value = Fraction(value)
    bound, hedge = _any_bound(text, match.start())
    return Figure(*match.span(), match[0], "rank", None, value, hedged_interval(value, Interval(value, value), bound, hedge), Interval(value, value), bound, hedge)


def _hedge_before(text, start):
    match = hedge_patterns()[0].search(text[max(0, start - 40) : start])
    if not match:
        return "=", None, None
    phrase = " ".join(match[1].lower().split())
    before = text[max(0, start - 70) : max(0, start - 40) + match.start()]
    if phrase == "over" and re.search(r"\b(?:averaged?|spread|divided|based)\s*$", before, re.I):
        return "=", None, None
    if phrase in ("more than", "less than", "fewer than", "over") and re.search(r"\b(?:not|never|cannot)\b(?:\s+\w+){0,3}\s*$|n['’]t(?:\s+\w+){0,3}\s*$", before, re.I):
        phrase = "no more than" if phrase in ("more than", "over") else "no less than"
    return hedges()[phrase][0], phrase, match


def _unit_behind(text, position, longest=4):
    """(quantity, unit, end) of the unit right behind a number, or (None, None, position)."""
    units, currency_words, _, _ = unit_tables()
    spans = [(m[0], position + m.end()) for m in re.finditer(r"[^\W\d_]+(?:[.'’/][^\W\d_]+)*|[%°¢$€£]", text[position : position + 45])]
    lead = re.match(r"[\s-]*", text[position : position + 5]).end()
    if not spans or text[position + lead : position + lead + 1] not in (spans[0][0][:1],):
        return None, None, position
    for size in range(min(longest, len(spans)), 0, -1):
        words = tuple(w for w, _ in spans[:size])
        low = tuple(w.lower() for w in words)
        if low in currency_words:
            return "money", currency_words[low], spans[size - 1][1]
        for form in (words, low):
            if size == 1 and low[0] in small_words():
                continue  # "5 million in 2010" is no length
            if form in units and (len(form[0]) > 2 or form[0] == words[0]):
                return (*units[form], spans[size - 1][1])
    return None, None, position


_AGE = re.compile(r"(?:[^\W\d_][,(]\s?|\b(?:aged?(?:\s+of)?|dies at|died at|was|is|turned)\s+)$")
_AGE_BEHIND = re.compile(r"\s?[,.)]|\s?$|\s+(?:are|is|was|were|has|had)\b")
_NAMED = re.compile(r"[A-Z][\w.]*[ -]$")
_NAMED_BEHIND = re.compile(r"\s*(?:$|[,.;:)]|[A-Z]|(?:was|is|are|were|has|had|and|or|in|on|at|of|to|by|for|with|from|grossed|earned|made|realized|received|provide|hint)\b)")


def _is_name(text, start, end, spelt):
    """Whether digits belong to a name: glued to letters ("A330", "COVID-19"), "Ted 2", "40 Wall Street"."""
    before, behind = text[max(0, start - 25) : start], text[end : end + 25]
    if spelt:
        return False
    if before[-1:].isalpha() and not re.search(r"(?:US|Rs|RM|HK|[A-Z]{3})$", before):
        return True
    if re.search(r"[A-Za-z]-$", before) and not re.search(r"(?:mid|pre|post|top|some|of|and)-$", before, re.I):
        return True
    if re.match(r"[A-Z]?[a-z]?(?:\d|-[A-Z])|[A-Z](?![A-Za-z%])", behind) and not re.match(r"[KMBT]\b", behind):
        return True
    titled = _titled(text)
    if re.match(r"\s[A-Z][a-z]+\s[A-Z][a-z]+", behind) and not titled and not re.match(r"\s(?:%|Republic|Democrat)", behind) and re.search(r"(?:^|\b[Tt]he\s)$", before):
        return True
    word = _NAMED.search(before)
    return bool(word and end - start <= 2 and not titled and word[0].strip(" -").lower() not in small_words() and _hedge_before(text, start)[0] == "=" and _NAMED_BEHIND.match(behind))


@functools.lru_cache(maxsize=256)
def _titled(text):
    """Whether a text is a headline with capitals throughout."""
    words = list(re.findall(r"[^\W\d_]{4,}", text[:2000]))
    return sum(w[0].isupper() for w in words) > 0.6 * len(words)


def _number(text, tokens, number):
    start, end = tokens.start[number.first], tokens.end[number.last - 1]
    if text[max(0, start - 7) : start] == "out of " and text[start:end] in _TOPS:
        return None  # the best mark that there is
    if number.form == "multiple" or _is_name(text, start, end, number.spelt):
        return None
    if number.form == "vague" and text[start:end].lower() == "scores" and not text[end : end + 4].startswith(" of "):
        return None
    if number.spelt and text[start:end].lower() in ("one", "once"):
        return None if re.search(r"\b(?:no|any|some|every|each|this|that|which|the)\s$", text[max(0, start - 8) : start], re.I) else _finish(text, tokens, number, start, end)
    return _finish(text, tokens, number, start, end)


_TOPS = ("5", "10", "20", "100", "1000")  # what marks are out of


def _finish(text, tokens, number, start, end):
    sign = unit_tables()[3].search(text[max(0, start - 8) : start])
    quantity, unit, behind = _unit_behind(text, end)
    kind, value = "count", number.value
    if sign and sign[1] and not (sign[1].isalpha() and len(sign[1]) < 3 and sign[1] != "Rs"):
        kind, unit = "money", unit_tables()[2][sign[1]]
        start_of = start - (len(sign[0]))
    elif quantity == "money":
        kind, end, start_of = "money", behind, start
    else:
        start_of = start
        if unit == "percent":
            kind, end = "percent", behind
        elif quantity and unit not in ("inhabitant", "times", "point", "word"):
            kind, end = "measure", behind
        elif number.form == "fraction":
            kind = "fraction"
    out = re.match(r"\s*(?:/\s?|out of (?:a possible )?)(\d{1,4})\b(?![,.]\d)", text[end : end + 24])
    if kind == "count" and out and value is not None and number.form != "fraction" and out[1] in _TOPS:
        kind, unit = ("percent", "percent") if out[1] == "100" else ("of", out[1])
        end += out.end()
    if number.form == "fraction" and unit is None and text[start:end].endswith("/100"):
        kind, value = "percent", number.value * 100
    elif number.form == "fraction" and "/10" in text[start:end]:
        kind, unit, value = "of", "10", number.value * 10
    if kind == "count" and value is not None and value < 120 and _AGE.search(text[max(0, start - 14) : start]) and _AGE_BEHIND.match(text[end : end + 8]):
        kind = "age"
    if unit in ("year",) and re.match(r"[\s-]+old\b", text[end : end + 6]):
        kind, unit = "age", None
    bound, hedge, _ = _hedge_before(text, start_of)
    if bound == "=":
        after = hedge_patterns()[1].match(text, end, min(len(text), end + 40))
        if after and after.end() > after.start():
            phrase = " ".join(after[1].lower().split())
            bound, hedge = hedges()[phrase][0], phrase
    figure = Figure(start_of, end, text[start_of:end], kind, unit, value, bound=bound, hedge=hedge)
    if value is None:
        figure.interval = figure.reach = Interval(number.low, number.high)
        figure.ranged = True
        return figure
    figure.scaled = number.scale >= 1000 or ("." in number.printed and value.denominator != 1)
    if number.form == "fraction" and kind == "fraction":
        figure.reach = fraction_interval(value) if value.denominator <= 100 else Interval(value, value)
    else:
        figure.reach = rounding(number.printed, number.scale, value, kind)
        place = _place(number.printed) * number.scale
        half = (min(place, Fraction(1)) if kind == "percent" else place) / 2
        figure.full = Interval(value - half, value + half)
    figure.interval = hedged_interval(value, figure.reach, bound, hedge)
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
    if kind in ("percent", "of", "age") and place > 1:
        place = Fraction(1)
    half = place / 2
    if scale == 1 and value.denominator == 1 and kind != "percent":
        if abs(value) < 100:
            half = Fraction(0) if kind in ("count", "of", "age") else Fraction(1, 2)
        else:
            half = min(half, max(abs(value) / 20, Fraction(1, 2)))
    return Interval(value - half, value + half)


_TO = re.compile(r"\s?(?:to|and|or|[-–—])\s?[$€£]?", re.I)


def _ranges(text, found):
    """Join "between 600 and 700" and "30-35 kilograms" to one figure with two ends."""
    joined = []
    for figure in found:
        before = joined[-1] if joined else None
        if before and before.kind in ("count", "money", "percent", "measure") and figure.kind in ("count", "money", "percent", "measure"):
            gap = text[before.end : figure.start]
            opened = re.search(r"\b(?:between|from)\s?[$€£]?$", text[max(0, before.start - 10) : before.start], re.I)
            dash = re.fullmatch(r"\s?(?:[-–—]|to)\s?[$€£]?", gap)
            if _TO.fullmatch(gap) and (opened or dash) and before.value is not None and figure.value is not None:
                low, high = before.value, figure.value
                if low < high * 1 and figure.scaled and not before.scaled and low < 1000:
                    scale = Fraction(10) ** (3 * ((len(str(int(high))) - 1) // 3))
                    low = low * scale if low * scale < high else low
                if low < high and before.kind in ("count", figure.kind):
                    ends = Interval(low, high)
                    joined[-1] = Figure(before.start, figure.end, text[before.start : figure.end], figure.kind, figure.unit, None,
                                        ends, ends, "=", before.hedge, figure.scaled, True)  # fmt: skip
                    continue
        joined.append(figure)
    return joined


def is_currency(unit):
    """Whether a unit is a currency of the table of currencies."""
    return unit in unit_tables()[1].values()
