"""The words that stand around figures, and how alike they are."""

import math
import re
from itertools import pairwise

from ..figures import Tokens, figures_in
from ..ground import built_from, read_lexicon, remembered
from ..language import tokens_of

_BOUNDARY = {  # how much of the weight is left behind these
    ",": 0.55, ";": 0.4, ".": 0.25, "(": 0.6, ")": 0.6, ":": 0.7, "and": 0.6, "with": 0.7, "while": 0.4, "but": 0.4,
    "against": 0.5, "including": 0.6,
}  # fmt: skip
_FORMER = re.compile(
    r"\b(?:from|originally|formerly|previously|compared (?:with|to)|instead of)\s+"
    r"(?:(?:its|the|an?|their|original|initial|previous|earlier|just|only|about|some)\s+){0,3}[$€£]?$",
    re.I,
)
_SMALL = {"preposition", "conjunction", "determiner", "pronoun", "auxiliary"}
_TABLES = (
    "hedges.csv", "units.csv", "currencies.csv", "number_words.csv", "scales.csv", "vague.csv", "not_statistics.csv",
    "function_words.csv", "figure_words.csv", "synonyms.csv", "equivalents.csv", "changes.csv", "places.csv",
)  # fmt: skip


@built_from("function_words.csv")
def small_words():
    """Words that say nothing about what a figure counts."""
    rows = read_lexicon("function_words", ["kind", "words"])
    return frozenset(word for row in rows if row["kind"] in _SMALL for word in row["words"].split())


@built_from("synonyms.csv", "equivalents.csv", "changes.csv")
def synonyms():
    """Word or phrase in lower case to the stems that it stands for; its first word to the most words of a phrase."""
    table = {}
    for row in read_lexicon("synonyms", ["word", "means", "why"]):
        table[row["word"].lower()] = frozenset(t.stem for t in tokens_of(row["means"])[0])
    for row in read_lexicon("changes", ["direction", "words"]):
        table = {word: frozenset([f"change {row['direction']}"]) for word in row["words"].split()} | table
    longest = {}
    for words in map(str.split, table):
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return table, longest


@remembered(50_000, "equivalents.csv", "negations.csv")
def _stem(word):
    tokens = tokens_of(word)[0]
    return tokens[0].stem if tokens else word


def stems(words):
    """The stems of a list of words, with synonyms; one frozenset for each word, empty for function words."""
    table, longest = synonyms()
    small, found = small_words(), []
    low = [w.lower().replace("’", "'").removesuffix("'s") for w in words]
    while (i := len(found)) < len(low):
        sizes = range(min(longest.get(low[i], 0), len(low) - i), 0, -1)
        if size := next((size for size in sizes if " ".join(low[i : i + size]) in table), 0):
            found += [table[" ".join(low[i : i + size])]] * size
        else:
            tells = len(low[i]) > 1 and low[i] not in small and any(map(str.isalpha, low[i]))
            found.append(frozenset([_stem(words[i])]) if tells else frozenset())
    return found


def all_stems(words):
    """The stems of some words as one set."""
    return frozenset().union(*stems(words.split()))


def contexts(text, figures):
    """Give each figure of a text the stems around it, weighted by nearness, and whether it tells what was before."""
    tokens = Tokens(text)
    sets = stems(tokens.text)
    spans = [(tokens.at(figure.start), tokens.at(figure.end)) for figure in figures]
    inside = {i for span in spans for i in range(*span)}
    for figure, (first, last) in zip(figures, spans, strict=True):
        figure.former = bool(_FORMER.search(text[max(0, figure.start - 40) : figure.start]))
        context, heads = {}, 0
        behind, before = range(last, min(last + 14, tokens.size)), range(first - 1, max(first - 15, -1), -1)
        for step, near in ((1, behind), (-1, before)):
            weight = 1.0
            for distance, j in enumerate(near):
                if j in inside:
                    weight *= 0.5
                elif tokens.low[j] in _BOUNDARY:
                    weight *= _BOUNDARY[tokens.low[j]]
                else:
                    is_head = step == 1 and heads < 3 and weight == 1.0
                    heads += is_head * len(sets[j])
                    for stem in sets[j]:
                        context[stem] = max(context.get(stem, 0), (2.0 if is_head else 1.0) * weight * 0.87**distance)
        figure.context = context


@remembered(10_000, *_TABLES)
def figures_of(text):
    """All figures of a text in order, with the stems that stand around each."""
    found = figures_in(text)
    contexts(text, found)
    return found


def skeleton(text, figures):
    """The words of a text without its figures and their hedges."""
    pieces = [text[a:b] for a, b in pairwise([0, *(at for f in figures for at in (f.start, f.end)), len(text)])]
    return re.findall(r"[^\W_]+|#", " # ".join(pieces[::2]).lower())


def likeness(f, g, rarity=None):
    """Cosine of what stands around two figures, 0 to 1; `rarity`: how telling each stem is, else all alike."""
    a, b, telling = f.context, g.context, rarity or dict.fromkeys([*f.context, *g.context], 1)
    shared = sum(w * b[s] * telling[s] ** 2 for s, w in a.items() if s in b)
    sizes = [sum((w * telling[s]) ** 2 for s, w in x.items()) for x in (a, b)] if shared else [1]
    return shared / math.sqrt(math.prod(sizes))


@built_from("definitions.csv", "synonyms.csv", "equivalents.csv", "changes.csv")
def _definitions():
    rows = read_lexicon("definitions", ["one", "other", "why"])
    return [(all_stems(row["one"]), all_stems(row["other"]), row) for row in rows]


def defined_apart(words, others):
    """Why two measures that sound alike, given the stems of each, are defined differently; or None."""
    for x, y, row in _definitions():
        for p, q in ((words, others), (others, words)):
            if x <= p and y <= q and not y <= p and not x <= q:
                return f"{row['one']} is not {row['other']}: {row['why']}."
    return None


_PART = re.compile(
    r"\b(?:other|another|further|additional|remaining"
    r"|(?:including|of (?:whom|which|them)|among them)(?:\s+(?:at least|about|some))?)\s+$",
    re.I,
)
_PART_BEHIND = re.compile(r"\s+(?:others?\b|of (?:whom|them|(?:the |those |its )?\d))", re.I)


def is_part(text, figure):
    """Whether a figure tells a part or the rest of something: "including 600 in Leeds", "the other four"."""
    return bool(_PART.search(text[max(0, figure.start - 30) : figure.start]) or _PART_BEHIND.match(text, figure.end))
