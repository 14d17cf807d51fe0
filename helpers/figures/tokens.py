"""The words of a sentence and the class of each, told by the word alone: in a number, in a noun phrase, in a clause.

In: the text of a sentence. Out: its words and signs, with a letter for each class, so that numbers, phrases and clauses
are patterns of letters.
"""

import functools
import itertools
import re
from bisect import bisect_left
from fractions import Fraction
from types import SimpleNamespace

from ..ground import built_from, either, read_lexicon

MOST_MET = 20_000  # words whose letters are kept
NEAR = 60  # characters before a figure in which a cue is looked for
_TOKEN = re.compile(
    r"([2-6]G(?![^\W_])|(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[1-9]\d{0,2}(?:(?: \d{3})+|, 000)(?![\d.,]*\d)|(?<![\w.])[.]\d+|\d+(?:[.,\u00a0\u202f\u2009\u00ad．，٫٬]\d+)*"
    r"|\S)"
)
_MARK, _HYPHEN, _LEVEL = re.compile('[-"]'), re.compile("(?<![uT])-|(?<=u)-(?!p)|(?<=T)-(?![pu])"), re.compile("l")
FRACTION_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_HALVED = ("time", "length", "mass", "volume")
_FINITE = ("s", "ood", "hit", "cost", "took")
_NO_PLURALS = ("ss", "us", "is", "'s", "’s")
_STOP = ("preposition", "conjunction", "determiner", "pronoun", "auxiliary", "adverb")
# In a number: 0 digits, u one to nine, t ten to nineteen, T tens, h hundred, S other scales, p part, f fraction sign,
# m multiple, i the first word of a vague count, a a or an, b between, & and, "." point, o of, w a unit of which there
# are halves, - a hyphen between two words, x any other.
_KINDS = {"unit": "u", "teen": "t", "ten": "T", "part": "p", "sign": "f", "multiple": "m"}
_LETTERS = {"a": "a", "an": "a", "and": "&", "point": ".", "of": "o", "between": "b", "-": "-", "‑": "-"}
# In a phrase: P preposition, C conjunction (& and, or), D determiner, R pronoun, A auxiliary, B adverb of the lists,
# L adverb in -ly, V listed verb in -ed, -en, -ing, v other listed verb, N plural, d word in -ed, e in -en or -ing,
# w other word, 0 digits, - a hyphen between two words, " quotation mark, "," any other sign.
_CLASSES = {"verb": "v", "conjunction": "C", "adverb": "B", "auxiliary": "A", "determiner": "D"}
_CLASSES |= {"preposition": "P", "pronoun": "R"}
# In a clause: v verb, r verb of reporting, o what opens a clause (e one of another time), & and, or, if, "," a comma,
# q ; : that which who, x any other.
_MARKS = dict.fromkeys(';:()—–“”"…?![]|', "o") | {";": "q", ":": "q", ",": ","}


class Tokens:
    """Tokens of one sentence as parallel lists: text, lower-case text, start, end (offsets in the article).

    `numbers`, `classes` and `clause` hold a letter for each token.
    """

    def __init__(self, text, start=0, end=None):
        parts = _TOKEN.split(text[start:end])  # what stands between tokens, a token, what stands between ...
        places = list(itertools.accumulate(map(len, parts), initial=start))
        self.text, self.start, self.end = parts[1::2], places[1:-1:2], places[2::2]
        self.source, self.size = text, len(self.text)
        known = list(map(_met(), self.text))
        self.low = [low for low, _ in known]
        letters = "".join([three for _, three in known])
        self.classes = _MARK.sub(self._mark, letters[1::3])
        self.numbers = _HYPHEN.sub(lambda found: "-" if self.classes[found.start()] == "-" else "x", letters[::3])
        behind, self.kinds = "x" + self.classes, _function_words()
        self.clause = _LEVEL.sub(lambda found: "v" if behind[found.start()] == "N" else "x", letters[2::3])

    def _mark(self, found):
        """A hyphen between two words, a quotation mark that opens; a comma for others."""
        k = found.start()
        return found[0] if (self.hyphen(k) > k if found[0] == "-" else not self.glued(k)) else ","

    @functools.cached_property
    def title_case(self):
        """Whether nearly all longer words begin with a capital: a headline."""
        longer = [word[0].isupper() for word in self.text[1:] if len(word) > 3 and word[0].isalpha()]
        return len(longer) > 1 and sum(longer) >= 0.8 * len(longer)

    def before(self, position):
        """The last characters before a position, in lower case, where a cue may stand."""
        return self.source[max(self.start[0], position - NEAR) : position].lower()

    def glued(self, i):
        """Whether token i stands directly behind token i - 1."""
        return 0 < i < self.size and self.start[i] == self.end[i - 1]

    def hyphen(self, i):
        """Index behind the hyphen at token i where it joins two words, else i."""
        return i + (i < self.size and self.text[i] in "-‑" and self.glued(i) and self.glued(i + 1))

    def numeral(self, i):
        """Whether token i exists and is a number, in digits or in words."""
        return 0 <= i < self.size and self.numbers[i] in "0utT"

    def sign(self, i):
        """Whether token i is neither a word nor of digits."""
        return self.classes[i] in ',"-'

    def at(self, position):
        """Index of the first token that starts at or behind a position of the text."""
        return bisect_left(self.start, position)

    def is_low(self, i, *words):
        """Whether token i exists and is one of the words."""
        return 0 <= i < self.size and self.low[i] in words

    def is_a(self, i, kind):
        """Whether token i exists and is a function word of a kind."""
        return 0 <= i < self.size and self.low[i] in self.kinds[kind]

    def any_is(self, kind, first=0, last=None):
        """Whether one of tokens first to last (exclusive) is a function word of a kind."""
        return not self.kinds[kind].isdisjoint(self.low[first:last])

    def words(self, first, last):
        """The text of tokens first to last (exclusive)."""
        return self.source[self.start[first] : self.end[last - 1]]

    def phrase(self, spans, table):
        """The words of the first of some spans of tokens that are in a table, and the span; ((), None) for none."""
        for first, last in spans:
            words = (*self.low[first:last],)
            if words in table and first >= 0 and last <= self.size:
                return words, (first, last)
        return (), None


@built_from("function_words.csv", "figure_words.csv", "changes.csv")
def _function_words():
    """Kind to its words."""
    rows = [*read_lexicon("function_words", ["kind", "words"]), *read_lexicon("figure_words", ["kind", "words"])]
    kinds = {row["kind"]: frozenset(row["words"].split()) for row in rows}
    kinds["stop"] = frozenset().union(*(kinds[kind] for kind in _STOP))
    return kinds | {"verbal": kinds["verb"] | kinds["auxiliary"], "change": change_words().keys()}


def words_of(kind):
    """The function words of one kind ("state", "dimension" ...)."""
    return _function_words()[kind]


@built_from("changes.csv")
def change_words():
    """Words of rising and falling: form to "up" or "down"."""
    rows = read_lexicon("changes", ["direction", "words"])
    return {word: row["direction"] for row in rows for word in row["words"].split()}


@built_from("irregular_plurals.csv")
def irregular_plurals():
    """Irregular plurals to their singular."""
    return {row["plural"].lower(): row["singular"] for row in read_lexicon("irregular_plurals", ["plural", "singular"])}


def is_plural(word):
    """Whether a lower-case word looks like a plural noun."""
    regular = (word.endswith("s") and len(word) > 2 and not word.endswith(_NO_PLURALS)) or word.endswith("men")
    return (regular and word not in words_of("no_noun")) or word in irregular_plurals()


@built_from("number_words.csv", "scales.csv", "vague.csv", "units.csv", "figure_words.csv", "function_words.csv")
def number_words():
    """The number words, scales and vague counts of the lexicons, as tables keyed by the word.

    `values` of cardinals and parts, `multiples`, `scales`, `short_scales`: (factor, form); `vague`: phrase to ends and
    use; `letters`: classes for the patterns of numbers; `spark`: what a sentence with a number has.
    """
    n = SimpleNamespace(values={}, multiples={}, scales={}, short_scales={}, vague={}, letters=dict(_LETTERS))
    for row in read_lexicon("number_words", ["word", "value", "kind"]):
        (n.multiples if row["kind"] == "multiple" else n.values)[row["word"]] = Fraction(row["value"])
        n.letters[row["word"]] = _KINDS[row["kind"]]
    for row in read_lexicon("scales", ["word", "factor", "form"]):
        long, factor = row["form"] in ("word", "plural"), int(row["factor"])
        (n.scales if long else n.short_scales)[row["word"]] = factor, row["form"]
        n.letters |= {row["word"]: "h" if factor == 100 else "S"} if long else {}
    for row in read_lexicon("vague", ["phrase", "low", "high", "use"]):
        n.vague[tuple(row["phrase"].split())] = Fraction(row["low"]), Fraction(row["high"]), row["use"]
    units = (row for row in read_lexicon("units", ["quantity", "words"]) if row["quantity"] in _HALVED)
    measured = words_of("single").union(words_of("halved"), *(row["words"].split("|") for row in units))
    known = [word for word, letter in n.letters.items() if letter in "utTpmhS"]
    known += [phrase[phrase[0] == "a"] for phrase, told in n.vague.items() if told[2] != "times"]
    n.letters = dict.fromkeys(measured, "w") | {phrase[0]: "i" for phrase in n.vague if phrase[0] != "a"} | n.letters
    words = f"{either(known)}|[aA][nN]? (?:{either(measured)})"
    n.spark = re.compile(rf"[\d{FRACTION_SIGNS}]|(?<![^\W_])(?:{words})(?![^\W_])")
    return n


@built_from("function_words.csv", "figure_words.csv", "changes.csv")
def _listed():
    """Words of the lists to their class, and to their part in a clause."""
    classes = {word: letter for kind, letter in _CLASSES.items() for word in words_of(kind)} | {"and": "&", "or": "&"}
    classes |= {word: "V" for word, letter in classes.items() if letter == "v" and word.endswith(("ed", "en", "ing"))}
    clause = dict.fromkeys(words_of("verbal") | change_words().keys(), "v") | dict.fromkeys(words_of("opener"), "o")
    clause |= {word: "r" if clause.get(word) == "v" else "o" for word in words_of("report") - words_of("level")}
    clause |= {word: "v" if word.endswith(_FINITE) else "l" for word in words_of("level") - clause.keys()}
    clause |= dict.fromkeys(("that", "which", "who"), "q") | dict.fromkeys(words_of("elsewhere"), "e")
    return classes, clause | {"said": "r", "says": "r", "and": "&", "or": "&", "if": "&"}


def _letters(text):
    """A word or sign in lower case, and three letters: its class in a number, in a phrase, in a clause.

    What is told by its neighbours: "-" a hyphen, a quotation mark, in a clause "l", a verb behind a plural.
    """
    low, (classes, clause) = text.lower(), _listed()
    number = number_words().letters.get(low, "x")
    if not text[-1].isalpha() and not text[0].isalpha():  # 4G is a word
        sign = '"' if text in "“‘\"'" else "-" if text in "-‑" else ","
        return low, "00x" if text[-1].isdecimal() else number + sign + _MARKS.get(text, "x")
    plain = low.replace("’", "'")
    ed, part = plain.endswith("ed") and plain not in ("united", "hundred", "indeed"), clause.get(plain)
    if part in (None, "l", "o") and ed and len(plain) > 4 and text.islower():
        part = "r" if part == "o" else "v"
    adverb = plain.endswith("ly") and plain not in words_of("ly")
    letter = "N" if is_plural(plain) else "d" if ed else "L" if adverb else "w"
    return low, number + ((text != "US" and classes.get(plain)) or letter) + (part or "x")


_met = built_from()(lambda: functools.lru_cache(MOST_MET)(_letters))  # what it told of the words met last is kept
