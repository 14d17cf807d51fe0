"""Reading numbers as news prints them: tokens, digits with separators, number words, scales, fractions, vague counts."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction

from .errors import LexiconError
from .lexicons import built_from, read_lexicon

NUMERAL, WORD, SIGN = "numeral", "word", "sign"
LARGEST_SCALE = 10**24  # a longer row of scale words is no figure
MOST_DIGITS = 24  # a longer run of digits is a code, not a figure
_TOKEN = re.compile(
    r"(?P<numeral>\d+(?:[.,\u00a0\u202f\u2009．，٫٬]\d+)*|(?<![\w.])[.]\d+)"
    r"|(?P<word>(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<sign>\S)"
)
_FRACTION_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_SPACES = str.maketrans({"\u00a0": ",", "\u202f": ",", "\u2009": ",", "．": ".", "٫": ".", "，": ",", "٬": ","})


class Tokens:
    """Tokens of one sentence as parallel lists: text, lower-case text, kind, start, end (offsets in the article)."""

    __slots__ = ("end", "kind", "low", "size", "start", "text")

    def __init__(self, text, start=0, end=None):
        found = list(_TOKEN.finditer(text, start, len(text) if end is None else end))
        self.text = [match[0] for match in found]
        self.kind = [match.lastgroup for match in found]
        self.start = [match.start() for match in found]
        self.end = [match.end() for match in found]
        self.low = [word.lower() for word in self.text]
        self.size = len(self.text)

    def glued(self, i):
        """Whether token i stands directly behind token i - 1."""
        return 0 < i < self.size and self.start[i] == self.end[i - 1]

    def at(self, position):
        """Index of the first token that starts at or behind a position of the text."""
        return bisect_left(self.start, position)

    def is_low(self, i, *words):
        """Whether token i exists and is one of the words."""
        return 0 <= i < self.size and self.low[i] in words


@dataclass(slots=True)
class Number:
    """A number in a sentence: tokens first to last (exclusive), value or low and high, and how it was printed."""

    first: int
    last: int
    value: Fraction | None
    printed: str
    scale: Fraction = Fraction(1)
    low: Fraction | None = None
    high: Fraction | None = None
    form: str = "cardinal"  # cardinal, fraction, vague, multiple
    spelt: bool = False  # in words
    letter: str = ""  # the glued letter that may be a scale or a unit: "m", "b", "t"


def parse_numeral(printed):
    """Value of digits with separators, or None where they make no number.

    Commas group thousands (also the Indian way) unless one comma stands before one or two last digits; a full stop
    is a decimal point unless there are several before groups of three.

    >>> [parse_numeral(n) for n in ("1,234.5", "1.300.000", "3,5", "1,50,000", "12.5.2019")]
    [Fraction(2469, 2), Fraction(1300000, 1), Fraction(7, 2), Fraction(150000, 1), None]
    """
    if len(printed) > MOST_DIGITS:
        return None
    plain = printed if printed.isascii() else printed.translate(_SPACES)
    if plain.isdigit():
        return Fraction(int(plain))
    commas, stops = plain.count(","), plain.count(".")
    if commas and stops:
        mark = "." if plain.rfind(".") > plain.rfind(",") else ","
        whole, _, part = plain.rpartition(mark)
        groups = whole.split("," if mark == "." else ".")
        if mark in whole or not _grouped(groups):
            return None
        return Fraction("".join(map(_ascii, groups)) + "." + _ascii(part))
    groups = plain.split("," if commas else ".")
    if len(groups) == 2 and (stops or len(groups[1]) <= 2):
        return Fraction((_ascii(groups[0]) or "0") + "." + _ascii(groups[1]))
    return Fraction("".join(map(_ascii, groups))) if _grouped(groups) else None


def _ascii(digits):
    return digits if digits.isascii() else "".join(str(int(d)) for d in digits)


def _grouped(groups):
    first, *rest = groups
    if not rest:
        return True
    return (1 <= len(first) <= 3 and len(rest[-1]) == 3 and all(len(g) == 3 for g in rest[:-1])) or (
        1 <= len(first) <= 2 and len(rest[-1]) == 3 and all(len(g) == 2 for g in rest[:-1])
    )


@dataclass(slots=True)
class Words:
    """The tables of number words."""

    cardinals: dict
    parts: dict
    multiples: dict
    scales: dict
    short_scales: dict
    vague: dict
    times: dict
    starts: frozenset  # lower-case words with which a number may start
    spark: re.Pattern


@built_from("number_words.csv", "scales.csv", "vague.csv")
def number_words():
    """The number words, scales and vague counts of the lexicons, as tables keyed by the word."""
    cardinals, parts, multiples = {}, {}, {}
    for row in read_lexicon("number_words", ["word", "value", "kind"]):
        where = {"part": parts, "sign": parts, "multiple": multiples}.get(row["kind"], cardinals)
        where[row["word"]] = (_number(row["value"], "number_words"), row["kind"])
    scales, short = {}, {}
    for row in read_lexicon("scales", ["word", "factor", "form"]):
        (scales if row["form"] == "word" else short)[row["word"]] = (_number(row["factor"], "scales"), row["form"])
    vague, times = {}, {}
    for row in read_lexicon("vague", ["phrase", "low", "high", "use"]):
        where = times if row["use"] == "times" else vague
        where[tuple(row["phrase"].split())] = (_number(row["low"], "vague"), _number(row["high"], "vague"))
    heads = frozenset({*cardinals, *multiples, *parts, "a", "an", *(phrase[0] for phrase in (*vague, *times))})
    known = [*cardinals, *multiples, *scales, *parts, *(" ".join(v) for v in vague)]
    starts = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    spark = re.compile(rf"[\d{_FRACTION_SIGNS}]|(?<![^\W_])(?:{starts})(?![^\W_])", re.I)
    return Words(cardinals, parts, multiples, scales, short, vague, times, heads, spark)


def _number(cell, table):
    try:
        return Fraction(cell)
    except (ValueError, ZeroDivisionError):
        raise LexiconError(f"{table}.csv: {cell!r} is no number; write 1000, 2.5 or 1/4.") from None


def numbers_in(tokens):
    """All numbers of a sentence, in order; none overlaps another."""
    words, found, i = number_words(), [], 0
    while i < tokens.size:
        number = _number_at(tokens, i, words) if tokens.kind[i] == NUMERAL or tokens.low[i] in words.starts else None
        if number:
            found.append(number)
            i = number.last
        else:
            i += 1
    return found


def _number_at(tokens, i, words):
    low, text = tokens.low[i], tokens.text[i]
    if tokens.kind[i] == NUMERAL:
        return _digits(tokens, i, words)
    if text in _FRACTION_SIGNS:
        return Number(i, i + 1, words.parts[text][0], text, form="fraction")
    if tokens.kind[i] != WORD:
        return None
    if low in words.cardinals:
        return _spelt(tokens, i, words)
    if low in words.multiples:
        return Number(i, i + 1, words.multiples[low][0], text, form="multiple", spelt=True)
    vague = _vague(tokens, i, words)
    if vague:
        return vague
    if low in ("a", "an", "half", "quarter") or low in words.parts:
        return _with_article(tokens, i, words)
    return None


def _digits(tokens, i, words):
    value, last, printed = parse_numeral(tokens.text[i]), i + 1, tokens.text[i]
    if value is None:
        return None
    number = Number(i, last, value, printed)
    following = tokens.text[last] if last < tokens.size else ""
    if following and following in _FRACTION_SIGNS:
        number.value, number.last, number.printed = value + words.parts[following][0], last + 1, printed + following
    elif following == "/" and tokens.glued(last):
        _slash(tokens, number, last)
    elif (  # 2 1/2
        value < 100 and last + 2 < tokens.size and tokens.kind[last] == NUMERAL and tokens.text[last + 1] == "/"
    ):  # fmt: skip
        part = Number(last, last + 1, parse_numeral(tokens.text[last]), tokens.text[last])
        if part.value is not None and part.value < 16 and _slash(tokens, part, last + 1):
            number.value, number.last, number.printed = value + part.value, part.last, f"{printed} {part.printed}"
    return _scaled(tokens, number, words)


def _slash(tokens, number, i):
    """Read "1/2" as a fraction where it looks like one."""
    below = parse_numeral(tokens.text[i + 1]) if tokens.glued(i + 1) and tokens.kind[i + 1] == NUMERAL else None
    if below is None or below not in (2, 3, 4, 5, 6, 8, 10, 12, 16, 100) or not 0 < number.value < below:
        return False
    if tokens.is_low(i + 2, "/") and tokens.glued(i + 2):
        return False
    number.value, number.last, number.form = number.value / below, i + 2, "fraction"
    number.printed = f"{number.printed}/{tokens.text[i + 1]}"
    return True


def _spelt(tokens, i, words):
    """A cardinal in words: "twenty-eight thousand six hundred and forty-two"."""
    total, current, j, last_kind = Fraction(0), Fraction(0), i, None
    whole_scale = Fraction(1)
    while j < tokens.size:
        k = j
        if j > i and tokens.text[k] == "-" and tokens.glued(k) and tokens.glued(k + 1):
            k += 1
        elif j > i and tokens.low[k] == "and" and last_kind == "scale" and k + 1 < tokens.size:
            k += 1
            if tokens.low[k] not in words.cardinals or tokens.is_low(k + 1, *words.scales):
                break
        low = tokens.low[k] if k < tokens.size else ""
        if low in words.cardinals:
            value, kind = words.cardinals[low]
            if last_kind in ("unit", "teen") or (last_kind == "ten" and kind != "unit"):
                break
            current += value
            last_kind = kind
        elif low in words.scales and last_kind and current * words.scales[low][0] <= LARGEST_SCALE:
            factor = words.scales[low][0]
            if factor == 100 or total == 0 or current == 0:
                current = (current or 1) * factor
            else:
                current *= factor
            if factor >= 1000:
                total, current, whole_scale = total + current, Fraction(0), factor
            last_kind = "scale"
        else:
            break
        j = k + 1
    number = Number(i, j, total + current, _printed(tokens, i, j), spelt=True)
    if last_kind == "scale" and current == 0:
        number.scale = whole_scale
    if tokens.is_low(j, "and") and tokens.is_low(j + 1, "a") and tokens.is_low(j + 2, "half", "quarter", "third"):
        number.value += words.parts[tokens.low[j + 2]][0] * number.scale
        number.last = j = j + 3
        return _scaled(tokens, number, words)
    # two-thirds, three quarters, one in five, nine out of ten
    k = j + 1 if tokens.is_low(j, "-") and tokens.glued(j) else j
    part = words.parts.get(tokens.low[k]) if k < tokens.size else None
    plural = part and tokens.low[k].endswith("s")
    if part and (plural if number.value != 1 else not plural) and (k > j or tokens.is_low(k + 1, "of", "the") or plural) and number.value <= 10 and not tokens.is_low(k + 1, "final", "finals", "place"):
        return Number(i, k + 1, number.value * part[0], f"{number.value}/{part[0].denominator}", form="fraction", spelt=True)
    return _scaled(tokens, number, words)


def _with_article(tokens, i, words):
    """ "a million", "a dozen", "half a million", "a third of", "half the ...", "quarter of"."""
    low, j = tokens.low[i], i
    half = None
    if low == "half" and tokens.is_low(i + 1, "a", "an"):
        half, j = Fraction(1, 2), i + 1
        low = "a"
    if low in ("a", "an"):
        k = j + 1
        word = tokens.low[k] if k < tokens.size else ""
        if word == "half" and tokens.is_low(k + 1, *words.scales):  # a half million
            half, k, word = Fraction(1, 2), k + 1, tokens.low[k + 1]
        if word in words.scales:
            number = Number(i, k, half or Fraction(1), "0.5" if half else "1", spelt=True)
            return _scaled(tokens, number, words)
        if half is None and word in words.parts and tokens.is_low(k + 1, "of", "the", "more", "less", "fewer") and word != "second":
            return Number(i, k + 1, words.parts[word][0], f"1/{words.parts[word][0].denominator}", form="fraction", spelt=True)
        alone = k + 1 >= tokens.size or tokens.kind[k + 1] == SIGN or tokens.is_low(k + 1, "to", "in", "from", "since", "over", "this", "last", "on", "and", "for", "at")
        if half is None and word in words.parts and word != "second" and alone and tokens.is_low(i - 1, "by", "than", "about", "nearly", "almost", "over", "roughly", "around"):
            return Number(i, k + 1, words.parts[word][0], f"1/{words.parts[word][0].denominator}", form="fraction", spelt=True)  # cut by a third
        if half is not None:  # half an hour, half a percentage point
            return Number(i, j + 1, half, "1/2", form="fraction", spelt=True)
        return None
    if low == "half" and not tokens.is_low(i - 1, "first", "second", "latter", "other", "top", "bottom", "last", "-", "better"):
        if tokens.is_low(i + 1, *words.scales):
            return _scaled(tokens, Number(i, i + 1, Fraction(1, 2), "0.5", spelt=True), words)
        if tokens.is_low(i + 1, "of", "the", "its", "their", "his", "her", "our", "those", "that", "as") or (
            tokens.is_low(i - 1, "than", "nearly", "almost", "over", "about", "by", "roughly") and (i + 1 >= tokens.size or tokens.kind[i + 1] == SIGN)
        ):
            return Number(i, i + 1, Fraction(1, 2), "1/2", form="fraction", spelt=True)
    elif low == "quarter" and tokens.is_low(i + 1, "of") and not tokens.is_low(i - 1, "first", "second", "third", "fourth", "last", "this", "the", "each"):
        return Number(i, i + 1, Fraction(1, 4), "1/4", form="fraction", spelt=True)
    return None


def _scaled(tokens, number, words):
    """Apply the scale words and letters behind a number."""
    while number.last < tokens.size:
        j = number.last
        if tokens.text[j] == "-" and tokens.glued(j) and tokens.glued(j + 1) and j + 1 < tokens.size:
            if tokens.low[j + 1] not in words.scales:
                break
            j += 1
        text = tokens.text[j]
        scale = words.scales.get(tokens.low[j])
        if scale is None and number.letter == "" and not number.spelt:
            short = words.short_scales.get(text)
            more = tokens.glued(j + 1) and (tokens.kind[j + 1] != SIGN or tokens.text[j + 1] == "/")  # m2, m/s
            if short and (tokens.glued(j) or short[1] == "abbreviation") and not more:
                scale = short
                number.letter = text if short[1] != "abbreviation" else ""
        if scale is None or number.scale * scale[0] > LARGEST_SCALE:
            break
        number.value *= scale[0]
        number.scale *= scale[0]
        number.last = j + 1
        if number.letter:
            break
        if tokens.is_low(j + 1, "and") and tokens.is_low(j + 2, "a") and tokens.is_low(j + 3, "half"):
            number.value += scale[0] / 2
            number.last = j + 4
    return number


def _vague(tokens, i, words):
    """ "dozens", "tens of thousands", "several hundred"."""
    for size in (3, 2, 1):
        phrase = tuple(tokens.low[i : i + size])
        if phrase in words.times and tokens.is_low(i + size, *words.scales):
            low, high = words.times[phrase]
            j = i + size
            factor = Fraction(1)
            while j < tokens.size and tokens.low[j] in words.scales and factor < LARGEST_SCALE:
                factor *= words.scales[tokens.low[j]][0]
                j += 1
            return Number(i, j, None, _printed(tokens, i, j), low=low * factor, high=high * factor, form="vague", spelt=True)
    ends = words.vague.get((tokens.low[i],))
    if not ends:
        return None
    low, high, j = *ends, i + 1
    while low < LARGEST_SCALE and tokens.is_low(j, "of") and (tokens.low[j + 1],) in words.vague if j + 1 < tokens.size else False:
        factor = words.vague[(tokens.low[j + 1],)][0]
        low, high, j = low * factor, high * factor, j + 2
    return Number(i, j, None, _printed(tokens, i, j), low=low, high=high, form="vague", spelt=True)


def _printed(tokens, i, j):
    return " ".join(tokens.text[i:j]).replace(" - ", "-")
