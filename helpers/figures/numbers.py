"""Numbers as news prints them, by one small grammar over tokens: digits, number words, scales, fractions, vague counts."""

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction
from types import SimpleNamespace

from ..ground import built_from, either, read_lexicon

NUMERAL, WORD, SIGN = "numeral", "word", "sign"
LARGEST_SCALE = 10**24  # a longer row of scale words is no figure
MOST_DIGITS = 24  # a longer run of digits is a code, not a figure
_TOKEN = re.compile(
    r"(?P<word>[2-6]G(?![^\W_])|(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<numeral>[1-9]\d{0,2}(?: \d{3})+(?![\d.,]*\d)|\d+(?:[.,\u00a0\u202f\u2009\u00ad．，٫٬]\d+)*|(?<![\w.])[.]\d+)"
    r"|(?P<sign>\S)"
)
_FRACTION_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_SPACES = str.maketrans({" ": ",", "\u00ad": "", "\u00a0": ",", "\u202f": ",", "\u2009": ",", "．": ".", "٫": ".", "，": ",", "٬": ","})


class Tokens:
    """Tokens of one sentence as parallel lists: text, lower-case text, kind, start, end (offsets in the article).

    `classes` and `clause` are filled by `measures` when first asked for: a letter for each token.
    """

    __slots__ = ("classes", "clause", "end", "kind", "low", "size", "source", "start", "text")

    def __init__(self, text, start=0, end=None):
        found = list(_TOKEN.finditer(text, start, len(text) if end is None else end))
        self.text = [match[0] for match in found]
        self.kind = [match.lastgroup for match in found]
        self.start = [match.start() for match in found]
        self.end = [match.end() for match in found]
        self.low = [word.lower() for word in self.text]
        self.size = len(self.text)
        self.source, self.classes = text, None

    def glued(self, i):
        """Whether token i stands directly behind token i - 1."""
        return 0 < i < self.size and self.start[i] == self.end[i - 1]

    def hyphen(self, i):
        """Index behind the hyphen at token i where it joins two words, else i."""
        return i + (i < self.size and self.text[i] in "-‑" and self.glued(i) and self.glued(i + 1))

    def numeral(self, i):
        """Whether token i exists and is of digits."""
        return 0 <= i < self.size and self.kind[i] == NUMERAL

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
    printed = printed.translate(_SPACES)
    if not printed.isascii():
        printed = "".join(c if c in ".," else str(int(c)) for c in printed)
    if _PLAIN.fullmatch(printed):
        return Fraction(printed)
    if _WITH_COMMAS.fullmatch(printed):
        return Fraction(printed.replace(",", ""))
    return Fraction(printed.replace(".", "").replace(",", ".")) if _WITH_STOPS.fullmatch(printed) else None


_PLAIN = re.compile(r"\d+|\d*\.\d+")
_WITH_COMMAS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d\d)+,\d{3})(?:\.\d+)?")
_WITH_STOPS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},\d+|\d+,\d\d?")


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
    """The number words, scales and vague counts of the lexicons, as tables keyed by the word.

    `cardinals`: (value, kind); `parts`, `multiples`: value; `scales`, `short_scales`: (factor, form); `vague`:
    phrase to ends and use; `measured`: units of which there are halves; `behind_one`: words with which a number goes on behind
    "a"; `starts`: words that begin one; `spark`: the pattern of what must stand in a sentence with a number.
    """
    n = SimpleNamespace(cardinals={}, parts={}, multiples={}, scales={}, short_scales={}, vague={})
    for row in read_lexicon("number_words", ["word", "value", "kind"]):
        value, kind = Fraction(row["value"]), row["kind"]
        if kind in ("part", "sign", "multiple"):
            (n.multiples if kind == "multiple" else n.parts)[row["word"]] = value
        else:
            n.cardinals[row["word"]] = value, kind
    for row in read_lexicon("scales", ["word", "factor", "form"]):
        table = n.scales if row["form"] in ("word", "plural") else n.short_scales
        table[row["word"]] = Fraction(row["factor"]), row["form"]
    for row in read_lexicon("vague", ["phrase", "low", "high", "use"]):
        n.vague[tuple(row["phrase"].split())] = Fraction(row["low"]), Fraction(row["high"]), row["use"]
    units = [row["words"].split("|") for row in read_lexicon("units", ["quantity", "words"]) if row["quantity"] in _HALVED]
    n.measured = frozenset(itertools.chain(*units))
    n.behind_one = frozenset({*n.parts, *n.scales, *n.measured, *(phrase[1] for phrase in n.vague if len(phrase) > 1)})
    known = [*n.cardinals, *n.multiples, *n.scales, *n.parts, *(phrase[0] for phrase in n.vague if phrase[0] != "a")]
    n.starts = frozenset(known)
    lasting = either([f"{word} {one}" for word in words_of("lasting") for one in ("a", "an")])
    words = either(sorted(known, key=len, reverse=True))
    n.spark = re.compile(rf"[\d{_FRACTION_SIGNS}]|(?<![^\W_])(?:{words}|{lasting})(?![^\W_])")
    return n


_HALVED = ("time", "length", "mass", "volume")


def numbers_in(tokens):
    """All numbers of a sentence, in order; none overlaps another."""
    words, found, i = number_words(), [], 0
    while i < tokens.size:
        if tokens.low[i] in ("a", "an"):
            begins = tokens.among(i + 1, words.behind_one)
        else:
            begins = tokens.kind[i] == NUMERAL or tokens.low[i] in words.starts
        number = _number_at(tokens, i, words) if begins else None
        if number:
            found.append(number)
        i = number.last if number else i + 1
    return found


def _number_at(tokens, i, words):
    low, text = tokens.low[i], tokens.text[i]
    if tokens.kind[i] == NUMERAL:
        number = _digits(tokens, i, words)
    elif text in _FRACTION_SIGNS:
        return Number(i, i + 1, words.parts[text], text, form="fraction")
    elif low in words.multiples:
        return Number(i, i + 1, words.multiples[low], text, form="multiple", spelt=True)
    else:
        number = _part(tokens, i, words) or _cardinal(tokens, i, words)
        number = number or _vague(tokens, i, words) or _one(tokens, i, words)
    return _scaled(tokens, number, words) if number and number.form == "cardinal" else number


def _digits(tokens, i, words):
    value, last, printed = parse_numeral(tokens.text[i]), i + 1, tokens.text[i]
    if value is None:
        return None
    number = Number(i, last, value, printed)
    sign = tokens.text[last] if last < tokens.size else ""
    if sign and sign in _FRACTION_SIGNS:
        number.value, number.last, number.printed = value + words.parts[sign], last + 1, printed + sign
    elif fraction := _slash(tokens, i):
        number.value, number.last, number.printed, number.form = *fraction, "fraction"
    elif value < 1000 and (fraction := _slash(tokens, last)):  # 2 1/2
        number.value, number.last, number.printed = value + fraction[0], fraction[1], f"{printed} {fraction[2]}"
    elif power := _POWER.match(tokens.source, tokens.end[i]):  # 1.5 × 10⁶
        exponent = int((power[1] or power[2]).translate(_RAISED))
        number.scale = Fraction(10) ** exponent if abs(exponent) < MOST_DIGITS else Fraction(1)
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


def _tens(tokens, j, words):
    """A number in words below a hundred: (value, behind the last), or None: "nine", "forty-two"."""
    value, kind = words.cardinals.get(tokens.low[j], (None, None)) if j < tokens.size else (None, None)
    k = tokens.hyphen(j + 1)
    more = words.cardinals.get(tokens.low[k], (0, None)) if kind == "ten" and k < tokens.size else (0, None)
    joined = more[1] == "unit" and more[0]
    return None if kind is None else (value + more[0], k + 1) if joined else (value, j + 1)


def _cardinal(tokens, i, words):
    """The first words of a cardinal, to which `_scaled` adds the others: "twenty-eight", "two point four", a bare "hundred"."""
    found = (Fraction(1), i) if _is_bare_scale(tokens, i, words) else _tens(tokens, i, words)
    if not found:
        return None
    return Number(i, found[1], found[0], _printed(tokens, i, max(found[1], i + 1)), spelt=True)


def _is_bare_scale(tokens, i, words):
    """Whether a scale word stands for one of it: "hundred and twenty people"; not "the million-dollar plan"."""
    bare = words.scales.get(tokens.low[i], ("", ""))[1] == "word" and i + 1 < tokens.size
    if not bare or (i and (tokens.kind[i - 1] != WORD or tokens.low[i - 1] in words_of("before_scale"))):
        return False
    return tokens.low[i + 1] == "and" and tokens.among(i + 2, words.cardinals)


def _decimals(tokens, number, words):
    """ "two point four": take the digits behind "point" into a number."""
    j, digits = number.last, ""
    if tokens.is_low(j, "point"):
        while found := _tens(tokens, tokens.hyphen(j + 1) if digits else j + 1, words):
            digits, j = digits + str(found[0]), found[1] - 1
    if digits:
        number.printed, number.last = f"{number.value}.{digits}", j + 1
        number.value += Fraction(f"0.{digits}")


def _part_at(tokens, j, words):
    """A fraction in words at token j: (value, behind), as "a half", "one-third", "three quarters", and "half" alone; or None."""
    count, k = 1, j
    if tokens.is_low(j, "a", "an"):
        k = j + 1
    elif tokens.among(j, words.cardinals) and words.cardinals[tokens.low[j]][0] <= 10:
        count, k = words.cardinals[tokens.low[j]][0], tokens.hyphen(j + 1)
    word = tokens.low[k] if k < tokens.size else ""
    if word not in words.parts or (k == j and word not in ("half", "quarter")):
        return None
    half_way = word == "quarter" or (tokens.text[k - 1] == "-" and word in ("third", "fourth"))  # two-third
    agrees = word.endswith("s") == (count != 1) or (count > 1 and half_way)
    return (count * words.parts[word], k + 1) if agrees else None


def _and_part(tokens, number, words):
    """ "two and a half million", "one and three-quarters", "two million and a half", "one billion and a half million"."""
    whole = tokens.is_low(number.last, "and") and number.value.denominator == 1 and number.value < 1000 * number.scale
    if found := _part_at(tokens, number.last + 1, words) if whole else None:
        part, last = found
        factor = words.scales[tokens.low[last]][0] if tokens.among(last, words.scales) else number.scale
        smaller = factor < number.scale
        number.value += part * (factor if smaller else number.scale)
        number.last = last + smaller


def _part(tokens, i, words):
    """A fraction that begins a number: "two-thirds", "a third of", "half the", "half-litre", "a quarter of a million"; or None."""
    found = _part_at(tokens, i, words)
    if found is None:
        return None
    value, last = found
    bare = last == i + 1
    if bare and tokens.among(i - 1, words_of("order")):
        return None  # the second half
    printed = f"{value.numerator}/{value.denominator}"
    k = tokens.hyphen(last)
    k += tokens.is_low(k, "of") and tokens.is_low(k + 1, "a", "an", "one")
    k += tokens.is_low(k, "a", "an", "one")
    if tokens.among(k, words.scales):
        return Number(i, k, value, printed, spelt=True)
    if not (bare and tokens.among(k, words.measured)) and not _is_whole(tokens, i, last, bare):
        return None
    last += tokens.low[last - 1] == "half" and tokens.low[i] not in ("a", "an") and tokens.is_low(last, "a", "an")
    return Number(i, last, value, printed, form="fraction", spelt=True)


def _is_whole(tokens, i, last, bare):
    """Whether the words behind and before a fraction show that it is one: "half the firms", "a third of", "by a quarter"."""
    ends = last >= tokens.size or tokens.kind[last] == SIGN
    if tokens.is_low(last, "of", "the", "more", "less", "fewer"):
        return True
    if not bare and tokens.low[i] not in ("a", "an"):  # two-thirds, one-fifth
        return ends or tokens.low[last - 1].endswith("s") or tokens.text[last - 2] == "-"
    if tokens.low[last - 1] == "half" and (tokens.among(last, words_of("whose")) or (bare and tokens.is_low(last, "a", "an"))):
        return True
    ends = ends or tokens.among(last, words_of("goes_on"))
    return tokens.is_low(i - 1, "which", "whom") or (ends and tokens.among(i - 1, words_of("compared")))


def _one(tokens, i, words):
    """ "a million", "a dozen"; "nearly an hour", "an hour and 20 minutes"."""
    if tokens.low[i] not in ("a", "an"):
        return None
    if tokens.among(i + 1, words.measured):
        further = tokens.is_low(i + 2, "and") and (tokens.numeral(i + 3) or tokens.among(i + 3, words.cardinals))
        return Number(i, i + 1, Fraction(1), "1", spelt=True) if further or tokens.among(i - 1, words_of("lasting")) else None
    return Number(i, i + 1, Fraction(1), "1", spelt=True) if tokens.among(i + 1, words.scales) else None


def _scaled(tokens, number, words, limit=LARGEST_SCALE):
    """Apply the scale words and letters behind a number, and add what goes on in words: "one hundred and twenty thousand"."""
    while not number.letter:
        if number.spelt:
            _decimals(tokens, number, words)
        _and_part(tokens, number, words)
        j = tokens.hyphen(number.last)
        scale = words.scales.get(tokens.low[j]) if j < tokens.size else None
        if scale is None and not number.spelt and j == number.last:
            scale = _short_scale(tokens, j, words)
            number.letter = tokens.text[j] if scale and scale[1] != "abbreviation" else ""
        if scale is None or max(number.value, number.scale) * scale[0] > limit:
            break
        number.value, number.last = number.value * scale[0], j + 1
        number.scale *= scale[0] if scale[0] >= 1000 or not number.spelt else 1
        if number.spelt:
            _go_on(tokens, number, words, scale[0])
    return number


def _short_scale(tokens, j, words):
    """The scale that a sign or letter behind digits is: "5bn", "5 mln", "5m"; not the m of "m2" and "m/s"."""
    short = words.short_scales.get(tokens.text[j]) if j < tokens.size else None
    unit = tokens.glued(j + 1) and (tokens.kind[j + 1] != SIGN or tokens.text[j + 1] == "/")
    return short if short and not unit and (tokens.glued(j) or short[1] == "abbreviation") else None


def _go_on(tokens, number, words, factor):
    """Add the words below the scale read last: "two million three hundred thousand", not "two million and three million"."""
    joined = tokens.is_low(number.last, "and") and not tokens.is_low(number.first - 1, "between")
    k = number.last + 1 if joined else tokens.hyphen(number.last)
    found = None if joined and _part_at(tokens, k, words) else _tens(tokens, k, words)
    if not found or not found[0]:
        return
    more = _scaled(tokens, Number(k, found[1], found[0], "", spelt=True), words, factor - 1)
    ahead = words.scales[tokens.low[more.last]][0] if tokens.among(more.last, words.scales) else 1
    if ahead == 1 or (factor == 100 < ahead):
        number.value, number.last, number.scale = number.value + more.value, more.last, more.scale


def _vague(tokens, i, words):
    """ "dozens", "tens of thousands", "several hundred"."""
    size = next((n for n in (3, 2, 1) if (*tokens.low[i : i + n],) in words.vague), 0)
    low, high, use = words.vague.get((*tokens.low[i : i + size],), (0, 0, None))
    j = i + size
    while size and low < LARGEST_SCALE:
        named = tokens.is_low(j, "of")  # tens of thousands
        factor = words.vague.get((*tokens.low[j + 1 : j + 2],)) if named else words.scales.get(tokens.low[j]) if j < tokens.size else None
        if not factor or (named and factor[2] == "times"):
            break
        low, high, j = low * factor[0], high * factor[0], j + 1 + named
    if not size or (use == "times" and j == i + size) or (tokens.low[i] == "scores" and not tokens.is_low(j, "of")):
        return None
    return Number(i, j, None, _printed(tokens, i, j), low=low, high=high, form="vague", spelt=True)


def _printed(tokens, i, j):
    return " ".join(tokens.text[i:j]).replace(" - ", "-")
