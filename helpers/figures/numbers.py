"""Numbers as news prints them, by one small grammar: digits, number words, scales, fractions, vague counts.

In: the words of a sentence. Out: its numbers in order, whatever they count.
"""

import functools
import re
from dataclasses import dataclass
from fractions import Fraction

from .tokens import FRACTION_SIGNS, number_words

LARGEST_SCALE = 10**24  # a longer row of scale words is no figure
MOST_DIGITS = 24  # a longer run of digits is a code, not a figure
_SPACES = str.maketrans(" \u00a0\u202f\u2009，٬．٫", ",,,,,,..", "\u00ad")


@dataclass(slots=True)
class Number:
    """A number in a sentence: tokens first to last (exclusive), value or low and high, and how it was printed."""

    first: int
    last: int
    value: Fraction | None
    printed: str
    scale: int | Fraction = 1
    low: Fraction | None = None
    high: Fraction | None = None
    form: str = "cardinal"  # cardinal, fraction, vague, multiple, range
    spelt: bool = False  # in words
    letter: str = ""  # the glued letter that may be a scale or a unit: "m", "b", "t"


@functools.lru_cache(4_096)
def parse_numeral(printed):
    """Value of digits with separators, or None where they make no number.

    Commas group thousands (also the Indian way) unless one comma stands before one or two last digits; a full stop
    is a decimal point unless there are several before groups of three.

    >>> [parse_numeral(n) for n in ("1,234.5", "1.300.000", "3,5", "1,50,000", "12.5.2019")]
    [Fraction(2469, 2), Fraction(1300000, 1), Fraction(7, 2), Fraction(150000, 1), None]
    """
    if len(printed) > MOST_DIGITS:
        return None
    printed = printed.replace(", ", ",").translate(_SPACES)
    if _PLAIN.fullmatch(printed):
        return Fraction(printed)
    if _WITH_COMMAS.fullmatch(printed):
        return Fraction(printed.replace(",", ""))
    return Fraction(printed.replace(".", "").replace(",", ".")) if _WITH_STOPS.fullmatch(printed) else None


_PLAIN = re.compile(r"\d+|\d*\.\d+")
_WITH_COMMAS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d\d)+,\d{3})(?:\.\d+)?")
_WITH_STOPS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},\d+|\d+,\d\d?")


_SMALL = "(?>T(?:-?u)?|[ut])"
_HUNDREDS = f"(?:-?h(?:&?{_SMALL}(?!-?[hp]))?)?"
_PART = re.compile(f"(?:(?:a|{_SMALL})-?)?p")
_CARDINAL = re.compile(f"(?:{_SMALL}|a(?=[hS])|(?=[hS](?:&[utT]|w))){_HUNDREDS}")
_MORE = re.compile(f"&?({_SMALL}{_HUNDREDS})(?!-?p|h)")
_MORE_DIGITS = re.compile("(?:(?<=h)&|(?=0[hS]))(0)")  # 3 hundred and 21, 2 crore 50 lakh
_DECIMALS = re.compile(rf"\.((?:-?{_SMALL})+)")
_BEGINS = re.compile("[0utThSpfmi]|a(?=[phSiw])")
_BETWEEN = re.compile(r"(b[^&]{1,9})&")  # whose "and" joins no parts of one number
_OF_SCALE = re.compile("-?(?:oa?|a)?(?=[hS])")  # half a million
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_POWER = re.compile(
    r"(?:(?<=\d)[eE]| ?[×x·*] ?10 ?\^ ?)([-−+]?\d{1,2})(?![\d.,]*\d)"
    r"| ?[×x·*] ?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
)
_BROKEN = re.compile(  # 1/2, 2 1/2, 2½
    rf"(?P<whole>[\d.,]*\d(?: |(?=[{FRACTION_SIGNS}])))?(?:(?P<sign>[{FRACTION_SIGNS}])"
    r"|(?P<above>\d{1,3})[/⁄](?P<below>[234568]|1[26]|1000|\d{1,4}(?= of\b))(?![\w/]|[.,]\d))"
)


def numbers_in(tokens):
    """All numbers of a sentence, in order; none overlaps another."""
    words, found, last = number_words(), [], 0
    tokens.numbers = (_BETWEEN.sub("\\1x", tokens.numbers) if "b" in tokens.numbers else tokens.numbers) + "xxx"
    for begin in _BEGINS.finditer(tokens.numbers):
        if begin.start() >= last and (number := _number_at(tokens, begin.start(), words)):
            found.append(number)
            last = number.last
    return found


def _number_at(tokens, i, words):
    if tokens.numbers[i] in "0f":
        return _digits(tokens, i, words)
    if tokens.numbers[i] == "m":
        return Number(i, i + 1, words.multiples[tokens.low[i]], tokens.text[i], form="multiple", spelt=True)
    return _part(tokens, i, words) or _cardinal(tokens, i, words) or _vague(tokens, i, words) or _one(tokens, i)


def _digits(tokens, i, words):
    number = Number(i, i + 1, parse_numeral(tokens.text[i]), tokens.text[i])
    if number.value is None and tokens.numbers[i] == "0":
        return None  # digits that make no number
    if found := _BROKEN.match(tokens.source, tokens.start[i], tokens.end[-1]):
        below = words.values.get(found["sign"])
        above, below = below.as_integer_ratio() if below else map(int, found.group("above", "below"))
        if 0 < above < below:
            number.form = "cardinal" if found["whole"] else "fraction"
            number.value = Fraction(above, below) + (number.value if found["whole"] else 0)
            number.last, number.printed = tokens.at(found.end()), found[0].replace("⁄", "/")
    elif power := _POWER.match(tokens.source, tokens.end[i]):  # 1.5 × 10⁶
        exponent = int((power[1] or power[2]).translate(_RAISED))
        number.scale = Fraction(10) ** exponent if abs(exponent) < MOST_DIGITS else 1
        number.value, number.last = number.value * number.scale, tokens.at(power.end())
    return number if number.form == "fraction" else _scaled(tokens, number, words)


def _worth(tokens, first, last, words):
    """The value of a row of number words without scales: "two hundred and forty-two"."""
    value = Fraction(0)
    for k in range(first, last):
        one = words.values.get(tokens.low[k]) or parse_numeral(tokens.text[k]) or tokens.numbers[k] == "a"
        value = (value or 1) * 100 if tokens.numbers[k] == "h" else value + one
    return value


def _part_at(tokens, j, words):
    """A fraction in words at token j: (value, behind), as "a half", "one-third", and "half" alone; or None."""
    found = _PART.match(tokens.numbers, j)
    if not found:
        return None
    k, word = found.end() - 1, tokens.low[found.end() - 1]
    count = _worth(tokens, j, k, words) if k > j else Fraction(1)
    if k == j and word not in ("half", "quarter") and tokens.numbers[k + 1 : k + 4] != "oaw":  # tenth of a mile
        return None
    part, agrees = count * words.values[word], word.endswith("s") == (count != 1) or word == "quarter"  # three-quarter
    return (part, k + 1) if agrees and part < 1 else None


def _part(tokens, i, words):
    """A fraction that begins a number: "two-thirds", "half the", "half-litre", "a quarter of a million"; or None."""
    found = _part_at(tokens, i, words)
    if found is None or (found[1] == i + 1 and tokens.is_a(i - 1, "order")):
        return None  # the second half
    value, last = found
    printed = f"{value.numerator}/{value.denominator}"
    if scaled := _OF_SCALE.match(tokens.numbers, last):
        return _scaled(tokens, Number(i, scaled.end(), value, printed, spelt=True), words)
    if not _is_whole(tokens, i, last):
        return None
    last += tokens.low[last - 1] == "half" and tokens.numbers[last] == "a"
    return Number(i, last, value, printed, form="fraction", spelt=True)


def _is_whole(tokens, i, last):
    """Whether the words around a fraction show that it is one: "half the firms", "a third of", "by a quarter"."""
    bare, word, ends = last == i + 1, tokens.low[last - 1], last >= tokens.size or tokens.sign(last)
    return (
        tokens.is_low(last, "of", "the", "more", "less", "fewer")
        or (tokens.numbers[tokens.hyphen(last)] in "w." if bare else tokens.numbers[i] != "a")
        or (word == "half" and (tokens.numbers[last] == "a" or tokens.is_a(last, "whose")))
        or (tokens.is_a(i - 1, "compared") and (ends or tokens.is_a(last, "goes_on")))
    )


def _cardinal(tokens, i, words):
    """A number in words: "twenty-eight", "two point four million", "one hundred and twenty", a bare "hundred"."""
    found = _CARDINAL.match(tokens.numbers, i)
    if not found or (tokens.numbers[i] in "hS" and tokens.is_a(i - 1, "before_scale")):
        return None
    last = found.end()
    value = _worth(tokens, i, last, words) if last > i else Fraction(1)
    number = Number(i, last, value, tokens.words(i, max(last, i + 1)), spelt=True)
    if found := _DECIMALS.match(tokens.numbers, last):
        digits = (_worth(tokens, last + d.start(), last + d.end(), words) for d in re.finditer(_SMALL, found[0]))
        number.printed, number.last = f"{value}.{''.join(map(str, digits))}", found.end()
        number.value = Fraction(number.printed)
    return _scaled(tokens, number, words)


def _one(tokens, i):
    """ "nearly an hour", "an hour and a half", "a dollar and 40 cents", "a kilogram"."""
    further = tokens.is_low(i + 2, "and") and (tokens.numbers[i + 3] in "0utT" or tokens.is_low(i + 4, "half"))
    single = further or tokens.is_a(i + 1, "single") or tokens.is_a(i - 1, "lasting")
    return Number(i, i + 1, Fraction(1), "1", spelt=True) if single and tokens.numbers[i : i + 2] == "aw" else None


def _scaled(tokens, number, words, limit=LARGEST_SCALE):
    """Apply the scale words and letters behind a number, and add what goes on: "two million three hundred thousand"."""
    while not number.letter:
        j = tokens.hyphen(number.last)  # two and a half million, two million and a half, a billion and a half million
        if found := _part_at(tokens, tokens.hyphen(j + 1), words) if tokens.numbers[j] == "&" else None:
            (part, last), factor = found, number.scale
            if tokens.numbers[last] in "hS" and words.scales[tokens.low[last]][0] < factor:
                factor, last = words.scales[tokens.low[last]][0], last + 1
            number.value, number.last = number.value + part * factor, last
        factor, last, letter = _scale_at(tokens, number, words)
        if factor is None or number.value * factor > limit:
            break
        number.value, number.last, number.letter = number.value * factor, last, letter
        number.scale *= factor if factor >= 1000 or not number.spelt else 1
        if found := (_MORE if number.spelt else _MORE_DIGITS).match(tokens.numbers, last):
            more = Number(found.start(1), found.end(), _worth(tokens, *found.span(1), words), "", spelt=True)
            _scaled(tokens, more, words, factor - 1)
            if more.value < factor and tokens.numbers[more.last] not in "hS":  # not two million and three million
                number.value, number.last, number.scale = number.value + more.value, more.last, more.scale
    return number


def _scale_at(tokens, number, words):
    """The scale behind a number: (factor, behind, letter that may be a unit); no factor for the m of "m2" and "m/s"."""
    j = number.last + (tokens.numbers[number.last] == "-")
    if tokens.numbers[j] in "hS":
        return words.scales[tokens.low[j]][0], j + 1, ""
    factor, form = words.short_scales.get(tokens.text[j], (None, "")) if j < tokens.size else (None, "")
    unit = factor and re.match(r"[^\W_]|/", tokens.source[tokens.end[j] : tokens.end[j] + 1])
    apart = tokens.is_low(number.first - 1, "$", "€", "£") or tokens.numbers[j + 1] == "w"  # € 3 m, 40 k tonnes
    apart = apart and factor and tokens.text[j] in "kmb"
    if unit or not (form == "abbreviation" or apart or (tokens.glued(j) and not number.spelt)):
        return None, j, ""
    return factor, j + 1, "" if form == "abbreviation" else tokens.text[j]


def _vague(tokens, i, words):
    """ "dozens", "tens of thousands", "several hundred"."""
    phrase, _ = tokens.phrase([(i, i + 3), (i, i + 2), (i, i + 1)], words.vague)
    low, high, use = words.vague.get(phrase, (0, 0, None))
    first = j = i + len(phrase)
    while low < LARGEST_SCALE and tokens.numbers[k := j + tokens.is_low(j, "of")] in "hS":  # tens of thousands
        factor = words.scales[tokens.low[k]][0]
        low, high, j = low * factor, high * factor, k + 1
    barred = use != "of" or (tokens.numbers[i] in "hS" and tokens.is_a(i - 1, "before_scale"))  # per thousand of
    if not phrase or (j == first and use != "count" and (barred or not tokens.is_low(j, "of"))):
        return None
    return Number(i, j, None, tokens.words(i, j), low=low, high=high, form="vague", spelt=True)
