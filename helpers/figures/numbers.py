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
    r"(?P<numeral>[1-9]\d{0,2}(?: \d{3})+(?![\d.,]*\d)|\d+(?:[.,\u00a0\u202f\u2009\u00ad．，٫٬]\d+)*|(?<![\w.])[.]\d+)"
    r"|(?P<word>(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<sign>\S)"
)
_FRACTION_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_SPACES = str.maketrans({" ": ",", "\u00ad": "", "\u00a0": ",", "\u202f": ",", "\u2009": ",", "．": ".", "٫": ".", "，": ",", "٬": ","})


class Tokens:
    """Tokens of one sentence as parallel lists: text, lower-case text, kind, start, end (offsets in the article).

    `verbs` is filled by `measures` when first asked for: which tokens are verbs.
    """

    __slots__ = ("end", "kind", "low", "size", "source", "start", "text", "verbs")

    def __init__(self, text, start=0, end=None):
        found = list(_TOKEN.finditer(text, start, len(text) if end is None else end))
        self.text = [match[0] for match in found]
        self.kind = [match.lastgroup for match in found]
        self.start = [match.start() for match in found]
        self.end = [match.end() for match in found]
        self.low = [word.lower() for word in self.text]
        self.size = len(self.text)
        self.source, self.verbs = text, None

    def glued(self, i):
        """Whether token i stands directly behind token i - 1."""
        return 0 < i < self.size and self.start[i] == self.end[i - 1]

    def at(self, position):
        """Index of the first token that starts at or behind a position of the text."""
        return bisect_left(self.start, position)

    def is_low(self, i, *words):
        """Whether token i exists and is one of the words."""
        return 0 <= i < self.size and self.low[i] in words

    def among(self, i, words):
        """The same for a set or table of words."""
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
    if not printed.isdecimal() and not set(printed) <= _PLAIN:
        printed = "".join(c if c in ".," else str(int(c)) for c in printed.translate(_SPACES))
    if printed.isdigit():
        return Fraction(int(printed))
    if _DECIMAL.fullmatch(printed):
        return Fraction(printed)
    if _WITH_COMMAS.fullmatch(printed):
        return Fraction(printed.replace(",", ""))
    return Fraction(printed.replace(".", "").replace(",", ".")) if _WITH_STOPS.fullmatch(printed) else None


_PLAIN = frozenset("0123456789.,")
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
    measured: frozenset  # units of which there are halves: hour, mile
    behind_one: frozenset  # words with which a number may go on behind "a"
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
    "verbal": ("verb", "auxiliary"),
}


def words_of(kind):
    """The function words of one kind ("state", "dimension" ...)."""
    return function_words()[kind]


@built_from("number_words.csv", "scales.csv", "vague.csv", "units.csv", "figure_words.csv", "function_words.csv")
def number_words():
    """The number words, scales and vague counts of the lexicons, as tables keyed by the word."""
    cardinals, parts, multiples = {}, {}, {}
    for row in read_lexicon("number_words", ["word", "value", "kind"]):
        where = {"part": parts, "sign": parts, "multiple": multiples}.get(row["kind"], cardinals)
        where[row["word"]] = (_number(row["value"], "number_words"), row["kind"])
    scales, short = {}, {}
    for row in read_lexicon("scales", ["word", "factor", "form"]):
        (scales if row["form"] in ("word", "plural") else short)[row["word"]] = (_number(row["factor"], "scales"), row["form"])
    vague, times = {}, {}
    for row in read_lexicon("vague", ["phrase", "low", "high", "use"]):
        where = times if row["use"] == "times" else vague
        where[tuple(row["phrase"].split())] = (_number(row["low"], "vague"), _number(row["high"], "vague"))
    measured = frozenset(
        word for row in read_lexicon("units", ["quantity", "words"]) if row["quantity"] in _HALVED for word in row["words"].split("|")
    )
    behind_one = frozenset({*parts, *scales, *measured, *(phrase[1] for phrase in times if len(phrase) > 1)})
    heads = frozenset({*cardinals, *multiples, *parts, *scales, *(phrase[0] for phrase in (*vague, *times))})
    known = [*cardinals, *multiples, *scales, *parts, *(" ".join(v) for v in vague)]
    starts = either(sorted(known, key=len, reverse=True))
    lasting = either([f"{word} {one}" for word in words_of("lasting") for one in ("a", "an")])
    spark = re.compile(rf"[\d{_FRACTION_SIGNS}]|(?<![^\W_])(?:{starts}|{lasting})(?![^\W_])")
    return Words(cardinals, parts, multiples, scales, short, vague, times, measured, behind_one, heads, spark)


_HALVED = ("time", "length", "mass", "volume")


def _number(cell, table):
    try:
        return Fraction(cell)
    except (ValueError, ZeroDivisionError):
        raise LexiconError(f"{table}.csv: {cell!r} is no number; write 1000, 2.5 or 1/4.") from None


def numbers_in(tokens):
    """All numbers of a sentence, in order; none overlaps another."""
    words, found, i = number_words(), [], 0
    while i < tokens.size:
        low = tokens.low[i]
        if low in ("a", "an"):
            begins = i + 1 < tokens.size and tokens.low[i + 1] in words.behind_one
        else:
            begins = tokens.kind[i] == NUMERAL or low in words.starts
        number = _number_at(tokens, i, words) if begins else None
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
    if low in words.multiples:
        return Number(i, i + 1, words.multiples[low][0], text, form="multiple", spelt=True)
    found = _part(tokens, i, words)
    if found is None and (low in words.cardinals or low in words.scales):
        found = _cardinal(tokens, i, words)
    return found or _vague(tokens, i, words) or _one_scale(tokens, i, words)


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
    elif value < 1000 and (fraction := _slash(tokens, last)):  # 2 1/2
        number.value, number.last, number.printed = value + fraction[0], fraction[1], f"{printed} {fraction[2]}"
    elif power := _POWER.match(tokens.source, tokens.end[i]):  # 1.5 × 10⁶
        exponent = int((power[1] or power[2]).translate(_RAISED))
        number.scale = Fraction(10) ** exponent if abs(exponent) < MOST_DIGITS else Fraction(1)
        number.value, number.last = value * number.scale, tokens.at(power.end())
    elif value < 1000:
        _and_part(tokens, number, words)
    return _scaled(tokens, number, words)


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_POWER = re.compile(r" ?[×x·*] ?10 ?(?:\^ ?([-−]?\d{1,2})|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))(?![\d.,]*\d)")
_SLASHED = ("2", "3", "4", "5", "6", "8", "10", "12", "16", "100")


def _slash(tokens, i):
    """Read "1/2" from token i as a fraction where it looks like one: (value, behind the last, printed), or None."""
    if not (tokens.is_low(i + 1, "/", "⁄") and tokens.glued(i + 1) and tokens.glued(i + 2)):
        return None
    above, below, of = tokens.text[i], tokens.text[i + 2], tokens.is_low(i + 3, "of")
    if not above.isdecimal() or not below.isdecimal() or not 0 < int(above[:4]) < int(below[:5]):
        return None
    if not of and (below not in _SLASHED or below in ("10", "100")):
        return None  # a date; a mark
    dated = tokens.is_low(i + 3, "/") and tokens.glued(i + 3)
    return None if dated else (Fraction(int(above), int(below)), i + 3, f"{above}/{below}")


def _cardinal(tokens, i, words):
    """A cardinal in words: "twenty-eight thousand six hundred and forty-two", "two point four million", "hundred and ten"."""
    total, current, j, kind, whole = Fraction(0), Fraction(0), i, None, Fraction(1)
    if tokens.low[i] in words.scales:
        if not _is_bare_scale(tokens, i, words):
            return None
        current, kind = Fraction(1), "one"
    while j < tokens.size:
        k = j
        if (j > i and tokens.text[k] == "-" and tokens.glued(k) and tokens.glued(k + 1)) or (tokens.is_low(k, "and") and kind == "scale" and _goes_on(tokens, i, k, current, whole, words)):
            k += 1
        low = tokens.low[k] if k < tokens.size else ""
        if low in words.cardinals:
            value, next_kind = words.cardinals[low]
            if kind in ("unit", "teen") or (kind == "ten" and next_kind != "unit") or (kind == "scale" and not value):
                break
            current, kind = current + value, next_kind
        elif low in words.scales and kind and (current or total) * words.scales[low][0] <= LARGEST_SCALE:
            factor, form = words.scales[low]
            if form == "plural" and kind == "one":
                break
            if not current and factor > whole:  # three thousand million
                total, current = Fraction(0), total
            current = (current or 1) * factor
            if factor >= 1000:
                total, current, whole = total + current, Fraction(0), factor
            kind = "scale"
        else:
            break
        j = k + 1
    number = Number(i, j, total + current, _printed(tokens, i, j), spelt=True)
    if kind == "scale" and current == 0:
        number.scale = whole
    if not _decimals(tokens, number, words):
        _and_part(tokens, number, words)
    return _scaled(tokens, number, words)


def _is_bare_scale(tokens, i, words):
    """Whether a scale word stands for one of it: "hundred and twenty people", "thousand liters"; not "the million-dollar plan"."""
    behind = tokens.low[i + 1] if i + 1 < tokens.size else ""
    before = tokens.low[i - 1] if i else ""
    if words.scales[tokens.low[i]][1] != "word" or before in words_of("before_scale") or (i and tokens.kind[i - 1] != WORD):
        return False
    counted = behind == "people" or (behind.endswith("s") and len(behind) > 3 and tokens.text[i + 1].islower())
    return counted or (behind == "and" and tokens.low[min(i + 2, tokens.size - 1)] in words.cardinals)


def _goes_on(tokens, i, k, current, whole, words):
    """Whether the "and" at token k goes on with the number from token i: "one hundred and twenty thousand", not "two million and three million"."""
    if _part_at(tokens, k + 1, words, bare=False) or tokens.low[k + 1 : k + 2] == [] or tokens.low[k + 1] not in words.cardinals:
        return False
    j = k + 1
    while j < tokens.size and (tokens.low[j] in words.cardinals or tokens.text[j] == "-"):
        j += 1
    factor = words.scales[tokens.low[j]][0] if tokens.among(j, words.scales) else 1
    opened = "between" in tokens.low[max(0, i - 2) : i]
    return factor == 1 if opened else factor != 100 and (factor < whole or current > 0)


def _decimals(tokens, number, words):
    """ "two point four": take the digits behind "point" into a number; whether there were some."""
    j, digits = number.last, ""
    if not tokens.is_low(j, "point") or tokens.is_low(number.first - 1, "at"):
        return False
    while (k := j + 1 + tokens.is_low(j + 1, "-")) < tokens.size and tokens.low[k] in words.cardinals:
        value, kind = words.cardinals[tokens.low[k]]
        joined = digits[-1:] == "0" and len(digits) > 1 and words.cardinals.get(tokens.low[j], (0, ""))[1] == "ten" and kind == "unit"
        digits, j = (digits[:-1] if joined else digits) + str(value), k
    if not digits:
        return False
    number.printed, number.last = f"{number.value}.{digits}", j + 1
    number.value += Fraction(f"0.{digits}")
    return True


def _part_at(tokens, j, words, bare=True):
    """A fraction in words at token j: (value, behind), as "a half", "one-third", "three quarters", and "half" alone; or None."""
    low, count, k = tokens.low[j] if j < tokens.size else "", 1, j
    if low in ("a", "an"):
        k = j + 1
    elif low in words.cardinals and words.cardinals[low][0] <= 10:
        count, k = words.cardinals[low][0], j + 1
        k += tokens.is_low(k, "-") and tokens.glued(k)
    word = tokens.low[k] if k < tokens.size else ""
    if word not in words.parts or (k == j and not (bare and word in ("half", "quarter"))) or tokens.among(k + 1, words_of("no_part")):
        return None
    if word.endswith("s") == (count == 1) and not (count > 1 and (word == "quarter" or (tokens.text[k - 1] == "-" and word in ("third", "fourth")))):
        return None
    return count * words.parts[word][0], k + 1


def _and_part(tokens, number, words):
    """ "two and a half million", "one and three-quarters", "two million and a half", "one billion and a half million"."""
    j = number.last
    found = _part_at(tokens, j + 1, words) if tokens.is_low(j, "and") and number.value.denominator == 1 else None
    if not found or (tokens.is_low(found[1], "of") and tokens.among(found[1] + 1, words_of("determiner"))):
        return
    part, last = found
    factor = number.scale
    if factor > 1 and tokens.among(last, words.scales) and words.scales[tokens.low[last]][0] < factor:
        factor, last = words.scales[tokens.low[last]][0], last + 1
    number.value, number.last = number.value + part * factor, last


def _part(tokens, i, words):
    """A fraction that begins a number: "two-thirds", "a third of", "half the", "half-litre", "a quarter of a million"; or None."""
    found = _part_at(tokens, i, words)
    if found is None:
        return None
    value, last = found
    bare = last == i + 1
    before = tokens.low[i - 1] if i else ""
    name = tokens.low[last - 1]
    if bare and before in words_of("order"):
        return None  # the second half
    k = last + (tokens.is_low(last, "-") and tokens.glued(last))
    k += tokens.is_low(k, "of") and tokens.is_low(k + 1, "a", "an", "one")
    k += tokens.is_low(k, "a", "an", "one") + (k < tokens.size and tokens.text[k] == "-" and tokens.glued(k))
    if tokens.among(k, words.scales):
        return _scaled(tokens, Number(i, k, value, f"{value.numerator}/{value.denominator}", spelt=True), words)
    measured = bare and k < tokens.size and tokens.low[k] in words.measured
    if not (measured or _is_whole(tokens, i, last, name, bare, before)):
        return None
    last += name == "half" and tokens.low[i] not in ("a", "an") and tokens.is_low(last, "a", "an")
    return Number(i, last, value, f"{value.numerator}/{value.denominator}", form="fraction", spelt=True)


def _is_whole(tokens, i, last, name, bare, before):
    """Whether the words behind and before a fraction show that it is one: "half the firms", "a third of", "by a quarter"."""
    ends = last >= tokens.size or tokens.kind[last] == SIGN
    if tokens.is_low(last, "of", "the", "more", "less", "fewer"):
        return not bare or name == "half" or tokens.is_low(last, "of")
    if not bare and tokens.low[i] not in ("a", "an"):  # two-thirds, one-fifth
        return name.endswith("s") or "-" in tokens.text[i:last] or (ends and name != "quarter")
    if name == "half" and (tokens.among(last, words_of("whose")) or (bare and tokens.is_low(last, "a", "an"))):
        return True
    ends = ends or tokens.among(last, words_of("goes_on"))
    return before in ("which", "whom") or (before in words_of("compared") and ends)  # £9m, of which a third has been spent


def _one_scale(tokens, i, words):
    """ "a million", "a dozen"; "nearly an hour", "an hour and 20 minutes"."""
    if tokens.low[i] not in ("a", "an"):
        return None
    if not tokens.among(i + 1, words.scales):
        measured = i + 1 < tokens.size and tokens.low[i + 1] in words.measured
        further = tokens.is_low(i + 2, "and") and i + 3 < tokens.size and (tokens.kind[i + 3] == NUMERAL or tokens.low[i + 3] in words.cardinals)
        if not measured or not (further or tokens.among(i - 1, words_of("lasting"))):
            return None
    return _scaled(tokens, Number(i, i + 1, Fraction(1), "1", spelt=True), words)


def _scaled(tokens, number, words):
    """Apply the scale words and letters behind a number."""
    while number.last < tokens.size and not number.letter:
        j = number.last
        if tokens.text[j] == "-" and tokens.glued(j) and tokens.among(j + 1, words.scales):
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
        _and_part(tokens, number, words)
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
        if not size or not tokens.among(i + size, words.scales):
            return None
        low, high = words.times[(*tokens.low[i : i + size],)]
        j = i + size
        while tokens.among(j, words.scales) and low < LARGEST_SCALE:
            factor = words.scales[tokens.low[j]][0]
            low, high, j = low * factor, high * factor, j + 1
    return Number(i, j, None, _printed(tokens, i, j), low=low, high=high, form="vague", spelt=True)


def _printed(tokens, i, j):
    return " ".join(tokens.text[i:j]).replace(" - ", "-")
