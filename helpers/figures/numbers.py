"""Numbers as news prints them, by one small grammar: digits, number words, scales, fractions, vague counts."""

import functools
import re
from dataclasses import dataclass
from fractions import Fraction

from .tokens import FRACTION_SIGNS, NUMERAL, SIGN, WORD, number_words, words_of

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
    form: str = "cardinal"  # cardinal, fraction, vague, multiple; code: digits that make no number
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
    if not printed.isascii():
        printed = "".join(c if c in ".," else str(int(c)) for c in printed)
    if printed.isdecimal():
        return Fraction(int(printed))
    if _PLAIN.fullmatch(printed):
        return Fraction(printed)
    if _WITH_COMMAS.fullmatch(printed):
        return Fraction(printed.replace(",", ""))
    return Fraction(printed.replace(".", "").replace(",", ".")) if _WITH_STOPS.fullmatch(printed) else None


_PLAIN = re.compile(r"\d*\.\d+")
_WITH_COMMAS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d\d)+,\d{3})(?:\.\d+)?")
_WITH_STOPS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},\d+|\d+,\d\d?")


_SMALL = "(?:T(?:-?u)?|[ut])"
_PART = re.compile(rf"(?:a|{_SMALL}-?)?p")
_CARDINAL = re.compile(rf"(?:{_SMALL}|a(?=[hS]))?(?:-?h(?:&?{_SMALL}(?!-?[hp]))?)?|{_SMALL}")
_MORE = re.compile(rf"&?({_SMALL}(?:-?h(?:&?{_SMALL}(?!-?[hp]))?)?)(?!-?p|h)")
_DECIMALS = re.compile(rf"\.((?:-?{_SMALL})+)")
_BEGINS = re.compile("[0utThSpfmia]")
_BETWEEN = re.compile(r"(b[^&]{1,9})&")  # whose "and" joins no parts of one number
_OF_SCALE = re.compile("-?(?:oa?|a)?(?=[hS])")  # half a million


def numbers_in(tokens):
    """All numbers of a sentence, in order; none overlaps another."""
    words, found, floor = number_words(), [], 0
    tokens.numbers = _BETWEEN.sub("\\1x", tokens.numbers) + "xxx"
    for begin in _BEGINS.finditer(tokens.numbers):
        i = begin.start()
        if i < floor or (begin[0] == "a" and not tokens.among(i + 1, words.behind_a)):
            continue
        if number := _number_at(tokens, i, words):
            found.append(number)
            floor = number.last
    return found


def _number_at(tokens, i, words):
    low, letter, text = tokens.low[i], tokens.numbers[i], tokens.text[i]
    if tokens.kind[i] == NUMERAL:
        number = _digits(tokens, i, words)
        return _scaled(tokens, number, words) if number.form == "cardinal" else number
    if letter in "fm":
        value = words.values[text] if letter == "f" else words.multiples[low]
        return Number(i, i + 1, value, text, form="fraction" if letter == "f" else "multiple", spelt=letter == "m")
    return _part(tokens, i, words) or _cardinal(tokens, i, words) or _vague(tokens, i, words) or _one(tokens, i, words)


def _digits(tokens, i, words):
    value, last, printed = parse_numeral(tokens.text[i]), i + 1, tokens.text[i]
    number = Number(i, last, value, printed, form="cardinal" if value is not None else "code")
    if value is None:
        return number
    sign = tokens.text[last] if last < tokens.size else "."
    if sign in FRACTION_SIGNS:
        number.value, number.last, number.printed = value + words.values[sign], last + 1, printed + sign
    elif sign in "/⁄" and (fraction := _slash(tokens, i)):
        number.value, number.last, number.printed, number.form = *fraction, "fraction"
    elif tokens.numeral(last) and value < 1000 and (fraction := _slash(tokens, last)):  # 2 1/2
        number.value, number.last, number.printed = value + fraction[0], fraction[1], f"{printed} {fraction[2]}"
    elif sign in "×x·*" and (power := _POWER.match(tokens.source, tokens.end[i])):  # 1.5 × 10⁶
        exponent = int((power[1] or power[2]).translate(_RAISED))
        number.scale = Fraction(10) ** exponent if abs(exponent) < MOST_DIGITS else 1
        number.value, number.last = value * number.scale, tokens.at(power.end())
    return number


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_POWER = re.compile(r" ?[×x·*] ?10 ?(?:\^ ?([-−]?\d{1,2})|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))(?![\d.,]*\d)")
_SLASHED = re.compile(r"(\d{1,3})[/⁄](?:([234568]|1[26])|\d{1,4}(?= of\b))(?![\w/]|[.,]\d)")


def _slash(tokens, i):
    """Read "1/2" from token i as a fraction where it looks like one: (value, behind the last, printed), or None."""
    found = _SLASHED.match(tokens.source, tokens.start[i]) if i + 2 < tokens.size else None
    above, below = map(int, re.findall(r"\d+", found[0])) if found else (0, 0)
    return (Fraction(above, below), i + 3, f"{above}/{below}") if 0 < above < below else None


def _worth(tokens, first, last, words):
    """The value of a row of number words without scales: "two hundred and forty-two"."""
    value = Fraction(0)
    for k in range(first, last):
        hundred = tokens.numbers[k] == "h"
        value = (value or 1) * 100 if hundred else value + words.values.get(tokens.low[k], tokens.numbers[k] == "a")
    return value


def _part_at(tokens, j, words):
    """A fraction in words at token j: (value, behind), as "a half", "one-third", and "half" alone; or None."""
    found = _PART.match(tokens.numbers, j)
    if not found:
        return None
    k, word = found.end() - 1, tokens.low[found.end() - 1]
    count = _worth(tokens, j, k, words) if k > j else Fraction(1)
    of_unit = tokens.numbers[k + 1 : k + 3] == "oa" and tokens.among(k + 3, words.measured)  # tenth of a mile
    if k == j and word not in ("half", "quarter") and not of_unit:
        return None
    half_way = word == "quarter" or (tokens.numbers[k - 1] == "-" and word in ("third", "fourth"))  # two-third
    agrees = word.endswith("s") == (count != 1) or (count > 1 and half_way)
    return (count * words.values[word], k + 1) if agrees else None


def _part(tokens, i, words):
    """A fraction that begins a number: "two-thirds", "half the", "half-litre", "a quarter of a million"; or None."""
    found = _part_at(tokens, i, words)
    if found is None or (found[1] == i + 1 and tokens.among(i - 1, words_of("order"))):
        return None  # the second half
    value, last = found
    printed = f"{value.numerator}/{value.denominator}"
    if scaled := _OF_SCALE.match(tokens.numbers, last):
        return _scaled(tokens, Number(i, scaled.end(), value, printed, spelt=True), words)
    bare = last == i + 1
    if not (bare and tokens.among(tokens.hyphen(last), words.measured)) and not _is_whole(tokens, i, last, bare):
        return None
    last += tokens.low[last - 1] == "half" and tokens.numbers[i] != "a" and tokens.numbers[last : last + 1] == "a"
    return Number(i, last, value, printed, form="fraction", spelt=True)


def _is_whole(tokens, i, last, bare):
    """Whether the words around a fraction show that it is one: "half the firms", "a third of", "by a quarter"."""
    ends = last >= tokens.size or tokens.kind[last] == SIGN
    if tokens.is_low(last, "of", "the", "more", "less", "fewer"):
        return True
    if not bare and tokens.low[i] not in ("a", "an"):  # two-thirds, one-fifth
        return ends or tokens.low[last - 1].endswith("s") or tokens.text[last - 2] == "-"
    begun = tokens.among(last, words_of("whose")) or (bare and tokens.numbers[last] == "a")
    if tokens.low[last - 1] == "half" and begun:
        return True
    ends = ends or tokens.among(last, words_of("goes_on"))
    return tokens.is_low(i - 1, "which", "whom") or (ends and tokens.among(i - 1, words_of("compared")))


def _cardinal(tokens, i, words):
    """A number in words: "twenty-eight", "two point four million", "one hundred and twenty", a bare "hundred"."""
    last, letter = _CARDINAL.match(tokens.numbers, i).end(), tokens.numbers[i]
    if not _is_bare_scale(tokens, i) if letter in "hS" else last == i:
        return None
    value = _worth(tokens, i, last, words) or Fraction(letter == "S")
    number = Number(i, last, value, _printed(tokens, i, max(last, i + 1)), spelt=True)
    if found := _DECIMALS.match(tokens.numbers, last):
        digits = re.finditer(_SMALL, found[0])
        decimals = "".join(str(_worth(tokens, last + d.start(), last + d.end(), words)) for d in digits)
        number.printed, number.last = f"{value}.{decimals}", found.end()
        number.value += Fraction(f"0.{decimals}")
    return _scaled(tokens, number, words)


def _is_bare_scale(tokens, i):
    """Whether a scale word stands for one of it: "hundred and twenty people"; not "the million-dollar plan"."""
    if i and (tokens.kind[i - 1] != WORD or tokens.low[i - 1] in words_of("before_scale")):
        return False
    goes_on = re.match("&[utT]", tokens.numbers[i + 1 :]) or tokens.among(i + 1, number_words().measured)
    return bool(goes_on) and not tokens.low[i].endswith("s")


def _one(tokens, i, words):
    """ "nearly an hour", "an hour and 20 minutes", "a dollar and 40 cents", "a kilogram"."""
    if tokens.numbers[i] != "a" or not tokens.among(i + 1, words.measured):
        return None
    further = tokens.is_low(i + 2, "and") and (tokens.numeral(i + 3) or tokens.among(i + 3, words.cardinals))
    single = further or tokens.among(i + 1, words_of("single")) or tokens.among(i - 1, words_of("lasting"))
    return Number(i, i + 1, Fraction(1), "1", spelt=True) if single else None


def _scaled(tokens, number, words, limit=LARGEST_SCALE):
    """Apply the scale words and letters behind a number, and add what goes on: "two million three hundred thousand"."""
    while not number.letter:
        _and_part(tokens, number, words)
        j = number.last + (tokens.numbers[number.last] == "-")
        scale = words.scales.get(tokens.low[j]) if tokens.numbers[j] in "hS" else None
        if scale is None and not number.spelt and j == number.last:
            scale = _short_scale(tokens, j, words)
            number.letter = tokens.text[j] if scale and scale[1] != "abbreviation" else ""
        if scale is None or max(number.value, number.scale) * scale[0] > limit:
            break
        number.value, number.last = number.value * scale[0], j + 1
        number.scale *= scale[0] if scale[0] >= 1000 or not number.spelt else 1
        found = _MORE.match(tokens.numbers, number.last) if number.spelt else None
        if found:
            more = Number(found.start(1), found.end(), _worth(tokens, *found.span(1), words), "", spelt=True)
            _scaled(tokens, more, words, scale[0] - 1)
            if tokens.numbers[more.last] not in "hS":  # not two million and three million
                number.value, number.last, number.scale = number.value + more.value, more.last, more.scale
    return number


def _and_part(tokens, number, words):
    """ "two and a half million", "one and three-quarters", "two million and a half", "a billion and a half million"."""
    whole = tokens.numbers[number.last] == "&" and number.value.denominator == 1 and number.value < 1000 * number.scale
    if found := _part_at(tokens, number.last + 1, words) if whole else None:
        part, last = found
        factor = words.scales[tokens.low[last]][0] if tokens.among(last, words.scales) else number.scale
        smaller = factor < number.scale
        number.value += part * (factor if smaller else number.scale)
        number.last = last + smaller


def _short_scale(tokens, j, words):
    """The scale that a sign or letter behind digits is: "5bn", "5 mln", "5m"; not the m of "m2" and "m/s"."""
    short = words.short_scales.get(tokens.text[j]) if j < tokens.size else None
    unit = tokens.glued(j + 1) and (tokens.kind[j + 1] != SIGN or tokens.text[j + 1] == "/")
    return short if short and not unit and (tokens.glued(j) or short[1] == "abbreviation") else None


def _vague(tokens, i, words):
    """ "dozens", "tens of thousands", "several hundred"."""
    size = next((n for n in (3, 2, 1) if i + n <= tokens.size and (*tokens.low[i : i + n],) in words.vague), 0)
    low, high, use = words.vague.get((*tokens.low[i : i + size],), (0, 0, None))
    j = i + size
    while size and low < LARGEST_SCALE:
        named = tokens.is_low(j, "of")  # tens of thousands
        near = tokens.low[j + named : j + named + 1]
        factor = words.vague.get((*near,)) if named else words.scales.get("".join(near))
        if not factor or (named and factor[2] == "times"):
            break
        low, high, j = low * factor[0], high * factor[0], j + 1 + named
    if not size or (use == "times" and j == i + size) or (tokens.low[i] == "scores" and not tokens.is_low(j, "of")):
        return None
    return Number(i, j, None, _printed(tokens, i, j), low=low, high=high, form="vague", spelt=True)


def _printed(tokens, i, j):
    return " ".join(tokens.text[i:j]).replace(" - ", "-")
