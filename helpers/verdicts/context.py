"""The words that stand around figures, and how alike they are."""

import math
import re

from ..figures import Tokens
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
        table |= {word: frozenset([f"change {row['direction']}"]) for word in row["words"].split() if word not in table}
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
    small, found, i = small_words(), [], 0
    low = [w.lower().replace("’", "'").removesuffix("'s") for w in words]
    while i < len(low):
        for size in range(min(longest.get(low[i], 0), len(low) - i), 0, -1):
            phrase = " ".join(low[i : i + size])
            if phrase in table:
                found += [table[phrase]] * size
                i += size
                break
        else:
            tells = len(low[i]) > 1 and low[i] not in small and any(map(str.isalpha, low[i]))
            found.append(frozenset([_stem(words[i])]) if tells else frozenset())
            i += 1
    return found


def contexts(text, figures):
    """Give each figure of a text the stems around it, weighted by nearness (boundaries and other figures dampen), and `former`."""
    tokens = Tokens(text)
    sets = stems(tokens.text)
    spans = [(tokens.at(figure.start), tokens.at(figure.end)) for figure in figures]
    inside = {i for span in spans for i in range(*span)}
    for figure, (first, last) in zip(figures, spans, strict=True):
        figure.former = bool(_FORMER.search(text[max(0, figure.start - 40) : figure.start]))
        context, heads = {}, 0
        for step, i in ((1, last), (-1, first - 1)):
            weight = 1.0
            for distance, j in enumerate(range(i, i + 14 * step, step)):
                if not 0 <= j < tokens.size:
                    break
                if j in inside:
                    weight *= 0.5
                elif tokens.low[j] in _BOUNDARY:
                    weight *= _BOUNDARY[tokens.low[j]]
                elif sets[j]:
                    is_head = step == 1 and heads < 3 and weight == 1.0
                    heads += is_head * len(sets[j])
                    for stem in sets[j]:
                        context[stem] = max(context.get(stem, 0), (2.0 if is_head else 1.0) * weight * 0.87**distance)
        figure.context = context


def likeness(f, g):
    """Cosine of what stands around two figures, 0 to 1."""
    shared = sum(w * g.context[s] for s, w in f.context.items() if s in g.context)
    if not shared:
        return 0.0
    norm = math.sqrt(sum(w * w for w in f.context.values()) * sum(w * w for w in g.context.values()))
    return shared / norm
