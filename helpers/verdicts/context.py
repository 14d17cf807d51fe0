"""The words that stand around figures, and how alike they are."""

import functools
import math
import re
from itertools import pairwise

from ..figures import Tokens, change_words, figures_in, words_of
from ..ground import built_from, read_lexicon, remembered
from ..language import tokens_of

_BOUNDARY = {  # how much of the weight is left behind these
    ",": 0.55, ";": 0.4, ".": 0.25, "(": 0.6, ")": 0.6, ":": 0.7, "and": 0.6, "with": 0.7, "while": 0.4, "but": 0.4,
    "against": 0.5, "including": 0.6,
}  # fmt: skip
_ENDS = r" (?:(?:its|the|an?|their|original|initial|previous|earlier|just|only|about|some) ){0,3}[$£€]?$"
_FROM = re.compile(rf"\b(?:from|compared (?:with|to)){_ENDS}", re.I)
AROUND = 14  # words on each side of a figure that count
_SMALL = ("preposition", "conjunction", "determiner", "pronoun", "auxiliary")  # say nothing of what a figure counts


@built_from("synonyms.csv", "equivalents.csv", "negations.csv", "changes.csv", "function_words.csv", "figure_words.csv")
def _vocabulary():
    """Phrase to the stems that it stands for; its first word to the most words of one; a word to (low, stem)."""
    table = {word: frozenset([f"change {direction}"]) for word, direction in change_words().items()}
    for row in read_lexicon("synonyms", ["word", "means", "why"]):
        table[row["word"].lower()] = frozenset(t.stem for t in tokens_of(row["means"])[0])
    longest, small = {}, frozenset().union(*map(words_of, _SMALL))
    for words in map(str.split, table):
        longest[words[0]] = max(longest.get(words[0], 0), len(words))

    @functools.lru_cache(50_000)
    def stems_of(word):
        low = word.lower().replace("’", "'").removesuffix("'s")
        if len(low) < 2 or low in small or not any(map(str.isalpha, low)):
            return low, frozenset()
        return low, frozenset([next((token.stem for token in tokens_of(word)[0]), word)])

    return table, longest, stems_of


def stems(words):
    """The stems of a list of words, with synonyms; one frozenset for each word, empty for function words."""
    table, longest, stems_of = _vocabulary()
    lows, found, end = [stems_of(word)[0] for word in words], [stems_of(word)[1] for word in words], 0
    for i, low in enumerate(lows):
        sizes = range(min(longest.get(low, 0), len(lows) - i), 0, -1) if i >= end else ()
        if size := next((size for size in sizes if " ".join(lows[i : i + size]) in table), 0):
            end = i + size
            found[i:end] = [table[" ".join(lows[i:end])]] * size
    return found


@remembered(10_000, "synonyms.csv", "equivalents.csv", "negations.csv", "changes.csv", "function_words.csv")
def all_stems(words):
    """The stems of some words as one set."""
    return frozenset().union(*stems(words.split()))


@built_from("print_words.csv")
def print_words():
    """Group of `print_words.csv` to its words or phrases."""
    rows = read_lexicon("print_words", ["group", "words", "why"])
    return {row["group"]: tuple(row["words"].split("|" if "|" in row["words"] else None)) for row in rows}


def print_stems(group):
    """The stems of a group of `print_words.csv`."""
    return all_stems(" ".join(print_words()[group]))


@built_from("print_words.csv", "changes.csv")
def _formers():
    """What stands before a number that was: words for it, and a change with "from": "raised it to 31 from 12"."""
    former, early, told, revised = ("|".join(print_words()[group]) for group in ("former", "early", "told", "revised"))
    word = r"(?: (?!(?:but|later|now|while)\b)[^\W\d][\w’'-]*)"
    told = rf"(?!(?-i:First))(?:{early}) (?:(?:had|have|was|were|been) ){{0,2}}(?:{told}){word}{{0,7}}"
    changed = rf"(?<!to )(?:{revised}|{'|'.join(change_words())})"
    to = rf"(?: (?:its|the|their){word}{{1,7}}|[^.;]{{0,100}} to .{{0,10}}\d[^;]{{0,25}})?"
    found = rf"\b(?:not(?= [$£€]?$)|{former}|{told}){_ENDS}", rf"\b{changed}{to} from{_ENDS}"
    return [re.compile(pattern, re.I) for pattern in found]


def is_former(text, start, replaced=True):
    """Whether the number at a place is one that was; `replaced`: only where the text has another in its place."""
    (told, changed), place = _formers(), (text, max(0, start - 160), start)
    if told.search(*place):
        return True
    to_come = not set(text[slice(*place[1:])].split()).isdisjoint(print_words()["future"])
    return bool(_FROM.search(*place)) and (not replaced or bool(not to_come and changed.search(*place)))


def contexts(text, figures):
    """The figures of a text, each with the stems around it, weighted by nearness, and whether it tells what was."""
    tokens = Tokens(text)
    sets = stems(tokens.text)
    spans = [(tokens.at(figure.start), tokens.at(figure.end)) for figure in figures]
    fading = [_BOUNDARY.get(low) for low in tokens.low]
    for span in spans:
        fading[slice(*span)] = [0.5] * (span[1] - span[0])
    for figure, (first, last) in zip(figures, spans, strict=True):
        figure.former = is_former(text, figure.start, replaced=False)
        context, heads = {}, 0
        behind, before = range(last, min(last + AROUND, tokens.size)), range(first - 1, max(first - 1 - AROUND, -1), -1)
        for near in (behind, before):
            weight = 1.0
            for distance, j in enumerate(near):
                if fading[j]:
                    weight *= fading[j]
                elif sets[j]:
                    is_head = near is behind and heads < 3 and weight == 1.0
                    heads += is_head * len(sets[j])
                    worth = (2.0 if is_head else 1.0) * weight * 0.87**distance
                    for stem in sets[j]:
                        context[stem] = max(context.get(stem, 0), worth)
        figure.context = context
    return figures


@remembered(10_000)
def figures_of(text):
    """All figures of a text in order, with the stems that stand around each."""
    return contexts(text, figures_in(text))


def skeleton(text, figures):
    """The words of a text without its figures and their hedges."""
    pieces = [text[a:b] for a, b in pairwise([0, *(at for f in figures for at in (f.start, f.end)), len(text)])]
    return re.findall(r"[^\W_]+|#", " # ".join(pieces[::2]).lower())


def direction(context, telling=None):
    """Weighted stems as a vector of length 1; `telling`: how telling each stem is, else all alike."""
    weighed = {s: w * telling[s] for s, w in context.items()} if telling else context
    length = math.sqrt(math.fsum(w * w for w in weighed.values()))
    return {s: w / length for s, w in weighed.items()}


def likeness(a, b):
    """Cosine of two such vectors, 0 to 1."""
    return math.fsum(a[stem] * b[stem] for stem in a.keys() & b.keys())  # in whatever order


@built_from("definitions.csv", "synonyms.csv", "equivalents.csv", "changes.csv")
def _definitions():
    rows = read_lexicon("definitions", ["one", "other", "why"])
    return [((all_stems(row["one"]), all_stems(row["other"])), row) for row in rows]


def sides_of(words):
    """Of which definitions some stems are which side (0 or 1)."""
    return {(i, side) for i, (both, _) in enumerate(_definitions()) for side in (0, 1) if both[side] <= words}


def defined_apart(mine, theirs):
    """Why two measures that sound alike, given their sides, are defined differently; or None."""
    for i, side in sorted(mine - theirs):
        if (i, 1 - side) in theirs and (i, 1 - side) not in mine:
            row = _definitions()[i][1]
            return f"{row['one']} is not {row['other']}: {row['why']}."
    return None
