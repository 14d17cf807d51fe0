"""Reading numbers as news prints them: tokens, digits with separators, number words, scales, fractions, vague counts."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction

from ..ground import LexiconError, built_from, either, read_lexicon

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
    """Tokens of one sentence as parallel lists: text, lower-case text, kind, start, end (offsets in the article).

    `verbs` is filled by `measures` when first asked for: which tokens are verbs.
    """

    __slots__ = ("end", "kind", "low", "size", "start", "text", "verbs")

    def __init__(self, text, start=0, end=None):
        found = list(_TOKEN.finditer(text, start, len(text) if end is None else end))
        self.text = [match[0] for match in found]
        self.kind = [match.lastgroup for match in found]
        self.start = [match.start() for match in found]
        self.end = [match.end() for match in found]
        self.low = [word.lower() for word in self.text]
        self.size = len(self.text)
        self.verbs = None

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
    if not printed.isascii():
        printed = "".join(c if c in ".," else str(int(c)) for c in printed.translate(_SPACES))
    if printed.isdigit():
        return Fraction(int(printed))
    if _DECIMAL.fullmatch(printed):
        return Fraction(printed)
    if _WITH_COMMAS.fullmatch(printed):
        return Fraction(printed.replace(",", ""))
    return Fraction(printed.replace(".", "").replace(",", ".")) if _WITH_STOPS.fullmatch(printed) else None


_DECIMAL = re.compile(r"\d*\.\d+")
_WITH_COMMAS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d\d)+,\d{3})(?:\.\d+)?")
_WITH_STOPS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},\d+|\d+,\d\d?")


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


@built_from("function_words.csv", "figure_words.csv")
def function_words():
    """The function words and cues by kind, and some kinds taken together: "stop" are all that end a noun phrase."""
    rows = [*read_lexicon("function_words", ["kind", "words"]), *read_lexicon("figure_words", ["kind", "words"])]
    kinds = {}
    for row in rows:
        kinds[row["kind"]] = kinds.get(row["kind"], frozenset()).union(row["words"].split())
    return kinds | {name: frozenset().union(*(kinds[kind] for kind in parts)) for name, parts in _TOGETHER.items()}


_TOGETHER = {
    "stop": ("preposition", "conjunction", "determiner", "pronoun", "auxiliary", "adverb"),
    "before_noun": ("determiner", "adverb"),
    "behind_noun": ("preposition", "adverb"),
    "no_subject": ("preposition", "pronoun"),
    "behind_subject": ("pronoun", "verb"),
    "before_report": ("adverb", "auxiliary"),
    "verbal": ("verb", "auxiliary"),
}


def words_of(kind):
    """The function words of one kind ("state", "dimension", "report" ...)."""
    return function_words()[kind]


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
    starts = either(sorted(known, key=len, reverse=True))
    spark = re.compile(rf"[\d{_FRACTION_SIGNS}]|(?<![^\W_])(?:{starts})(?![^\W_])")
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
    return _vague(tokens, i, words) or _part(tokens, i, words)


def _digits(tokens, i, words):
    value, last, printed = parse_numeral(tokens.text[i]), i + 1, tokens.text[i]
    if value is None:
        return None
    number = Number(i, last, value, printed)
    if last < tokens.size and tokens.text[last] in _FRACTION_SIGNS:
        sign = tokens.text[last]
        number.value, number.last, number.printed = value + words.parts[sign][0], last + 1, printed + sign
    elif fraction := _slash(tokens, i):
        number.value, number.last, number.printed, number.form = *fraction, "fraction"
    elif value < 100 and (fraction := _slash(tokens, last)):  # 2 1/2
        number.value, number.last, number.printed = value + fraction[0], fraction[1], f"{printed} {fraction[2]}"
    return _scaled(tokens, number, words)


def _slash(tokens, i):
    """Read "1/2" from token i as a fraction where it looks like one: (value, behind the last, printed), or None."""
    if not (tokens.is_low(i + 1, "/") and tokens.glued(i + 1) and tokens.glued(i + 2)):
        return None
    above, below = tokens.text[i], tokens.text[i + 2]
    if below not in _SLASHED or not above.isdecimal() or not 0 < int(above[:4]) < int(below):
        return None
    if below in ("10", "100") and not tokens.is_low(i + 3, "of", "the"):
        return None  # a mark
    dated = tokens.is_low(i + 3, "/") and tokens.glued(i + 3)
    return None if dated else (Fraction(int(above), int(below)), i + 3, f"{above}/{below}")


_SLASHED = ("2", "3", "4", "5", "6", "8", "10", "12", "16", "100")


def _spelt(tokens, i, words):
    """A cardinal in words: "twenty-eight thousand six hundred and forty-two"."""
    total, current, j, last_kind = Fraction(0), Fraction(0), i, None
    whole_scale = Fraction(1)
    while j < tokens.size:
        k = j
        if j > i and tokens.text[k] == "-" and tokens.glued(k) and tokens.glued(k + 1):
            k += 1
        elif tokens.is_low(k, "and") and last_kind == "scale":
            k += 1
            if k == tokens.size or tokens.low[k] not in words.cardinals or tokens.is_low(k + 1, *words.scales):
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
            current = (current or 1) * factor
            if factor >= 1000:
                total, current, whole_scale = total + current, Fraction(0), factor
            last_kind = "scale"
        else:
            break
        j = k + 1
    number = Number(i, j, total + current, _printed(tokens, i, j), spelt=True)
    if last_kind == "scale" and current == 0:
        number.scale = whole_scale
    _and_a_half(tokens, number, words)
    return _parts_of(tokens, number, words) or _scaled(tokens, number, words)


def _and_a_half(tokens, number, words):
    j = number.last
    if tokens.is_low(j, "and") and tokens.is_low(j + 1, "a") and tokens.is_low(j + 2, "half", "quarter", "third"):
        number.value += words.parts[tokens.low[j + 2]][0] * number.scale
        number.last = j + 3


def _parts_of(tokens, number, words):
    """ "two-thirds", "three quarters of", "one-fifth": the fraction that a number and the word behind it make, or None."""
    j = number.last
    k = j + 1 if tokens.is_low(j, "-") and tokens.glued(j) else j
    word = tokens.low[k] if k < tokens.size else ""
    if word not in words.parts or number.value > 10 or tokens.is_low(k + 1, "final", "finals", "place"):
        return None
    plural = word.endswith("s")
    if plural == (number.value == 1) or not (plural or k > j or tokens.is_low(k + 1, "of", "the")):
        return None
    part = words.parts[word][0]
    return _fraction(number.first, k + 1, number.value * part, f"{number.value}/{part.denominator}")


def _fraction(first, last, value, printed=None):
    return Number(first, last, value, printed or f"{value.numerator}/{value.denominator}", form="fraction", spelt=True)


def _part(tokens, i, words):
    """ "a million", "half a million", "a third of", "half the ...", "quarter of": a number that begins with no cardinal."""
    low, last = tokens.low[i], i + 1
    article = low in ("a", "an")
    name = tokens.low[last] if article and last < tokens.size else low
    if article and name in words.scales:
        return _scaled(tokens, Number(i, last, Fraction(1), "1", spelt=True), words)
    if name not in words.parts or name == "second" or (not article and name not in ("half", "quarter")):
        return None
    last += article
    before = tokens.low[i - 1] if i else ""
    if not article and (before in words_of("order") or (name == "quarter" and not tokens.is_low(last, "of"))):
        return None  # the second half, by quarter
    a_half = name == "half" and not article and tokens.is_low(last, "a", "an")
    if name == "half" and tokens.is_low(last + a_half, *words.scales):
        return _scaled(tokens, Number(i, last + a_half, Fraction(1, 2), "0.5", spelt=True), words)
    whole = tokens.is_low(last, "of", "the", "more", "less", "fewer")
    whole = whole or (name == "half" and tokens.is_low(last, *words_of("whose")))
    ends = last >= tokens.size or tokens.kind[last] == SIGN or tokens.is_low(last, *words_of("goes_on"))
    whole = whole or before in ("which", "whom")  # £9m, of which a third has been spent
    if not (a_half or whole or (before in words_of("compared") and ends)):
        return None
    return _fraction(i, last + a_half, words.parts[name][0])


def _scaled(tokens, number, words):
    """Apply the scale words and letters behind a number."""
    while number.last < tokens.size and not number.letter:
        j = number.last
        if tokens.text[j] == "-" and tokens.glued(j) and tokens.is_low(j + 1, *words.scales):
            j += 1
        text = tokens.text[j]
        scale = words.scales.get(tokens.low[j])
        short = words.short_scales.get(text) if scale is None and not number.spelt else None
        if short:
            unit = tokens.glued(j + 1) and (tokens.kind[j + 1] != SIGN or tokens.text[j + 1] == "/")  # m2, m/s
            if not unit and (tokens.glued(j) or short[1] == "abbreviation"):
                scale = short
                number.letter = text if short[1] != "abbreviation" else ""
        if scale is None or number.scale * scale[0] > LARGEST_SCALE:
            break
        number.value *= scale[0]
        number.scale *= scale[0]
        number.last = j + 1
        _and_a_half(tokens, number, words)
    return number


def _vague(tokens, i, words):
    """ "dozens", "tens of thousands", "several hundred"."""
    j, ends = i + 1, words.vague.get((tokens.low[i],))
    if ends and (tokens.low[i] != "scores" or tokens.is_low(j, "of")):
        low, high = ends
        while low < LARGEST_SCALE and tokens.is_low(j, "of") and (*tokens.low[j + 1 : j + 2],) in words.vague:
            factor = words.vague[(tokens.low[j + 1],)][0]
            low, high, j = low * factor, high * factor, j + 2
    else:
        size = next((n for n in (3, 2, 1) if (*tokens.low[i : i + n],) in words.times), 0)
        if not size or not tokens.is_low(i + size, *words.scales):
            return None
        low, high = words.times[(*tokens.low[i : i + size],)]
        j = i + size
        while tokens.is_low(j, *words.scales) and low < LARGEST_SCALE:
            factor = words.scales[tokens.low[j]][0]
            low, high, j = low * factor, high * factor, j + 1
    return Number(i, j, None, _printed(tokens, i, j), low=low, high=high, form="vague", spelt=True)


def _printed(tokens, i, j):
    return " ".join(tokens.text[i:j]).replace(" - ", "-")
