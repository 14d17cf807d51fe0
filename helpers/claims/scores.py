"""How much two claims of an event tell one thing: words, the sentence around, figures, third claims."""

import calendar
import itertools
import math
import re

import numpy as np
import pandas as pd

from ..figures import Tokens, number_words, numbers_in, words_of
from ..ground import built_from, remembered
from ..language import encoded, features, word_score

# Chosen on whole events, each left out in turn; none of them is sharp.
SHARED, UNLIKE, ONE_SIDED = 0.06, -0.06, -0.02  # both print one figure; both print figures, none alike; one prints any
ROUNDED = 0.06  # width of the classes of figures, in the logarithm: figures that differ by 3 % are taken as one
FLOOR = 0.12  # a pair that scores less is not lifted by third claims
THIRDS = 5  # best ties of a claim that may lift others
APART, NEAR_ARTICLES = 0.5, 0.38  # articles with nothing in common halve a score; above this likeness they leave it
CELLS = 2_000_000  # scores of a block of rows, which bounds the memory

_MONTH = rf"(?:{'|'.join(filter(None, calendar.month_name))})"
_CLOSED = ("preposition", "conjunction", "determiner", "pronoun", "auxiliary", "adverb")  # kinds of function_words.csv
# Dates, times of day, numbers in names, ages: "A380", "7:24", "Roe, 58, left"; what such begins with is asked first.
_NO_COUNT = re.compile(
    rf"(?=[\d,A-S])(?:(?<=[A-Za-z:-])\d[\d,.]*|\b\d+(?=:\d)|, \d\d(?=,|\.?$)|\b(?:1[5-9]|20)\d\d\b"
    rf"|\b\d{{1,2}}\s+{_MONTH}\b|\b(?:{_MONTH}|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b\.?)\s+\d{{1,2}}\b)"
)


def scored_pairs(claims, least, encode=None):
    """Lists (score, i, j), i < j, of the pairs of rows of different articles of one event that reach `least`."""
    texts, code = claims["claim"].tolist(), pd.factorize(claims["article"])[0]
    if encode is not None:
        vectors = encoded(texts, encode)
        found = _pairs_of(lambda rows, rest: (vectors[rows] @ vectors[rest].T).round(6), code, least)
        return [part.tolist() for part in found]
    vectors = features(texts, claims["sentence"].tolist() if "sentence" in claims else None)
    likeness = np.ones((1, 1)) if "event" in claims else _likeness(texts, code)
    figures, article = _figures(texts), code % len(likeness)
    printed = np.asarray(figures.sum(axis=1)).ravel() > 0

    def scores_of(rows, rest):
        shared = (vectors.words[rows] @ vectors.words[rest].T).toarray()
        alike = (figures[rows] @ figures[rest].T).toarray() > 0
        both, any_of = printed[rows, None] & printed[rest], printed[rows, None] | printed[rest]
        extra = np.select([alike, both, any_of], [SHARED, UNLIKE, ONE_SIDED], 0.0)
        words = word_score(shared, vectors.size[rows, None], vectors.size[rest])
        return words * likeness[np.ix_(article[rows], article[rest])] + extra

    score, i, j = _pairs_of(scores_of, code, min(least, FLOOR))
    score = _supported(score, i, j, len(texts)).round(6)
    return [part[score >= least].tolist() for part in (score, i, j)]


def _pairs_of(scores_of, code, least):
    """Arrays (score, i, j) from a function that gives the scores of some rows with all from the first of them on."""
    found, size = [], len(code)
    height = max(CELLS // max(size, 1), 1)
    for start in range(0, max(size, 1), height):
        rows, rest = slice(start, start + height), slice(start, size)
        scores = scores_of(rows, rest)
        i, j = np.nonzero(np.triu((scores >= least) & (code[rows, None] != code[rest]), 1))
        found.append((np.clip(scores[i, j], 0, 1), (i + start).astype(np.int32), (j + start).astype(np.int32)))
    return [np.concatenate(parts) for parts in zip(*found, strict=True)]


def _likeness(texts, code):
    """Factor for each pair of articles: 1 where their claims have much in common, `APART` where nothing."""
    found = features([" ".join(own) for _, own in pd.Series(texts, dtype=object).groupby(code)])
    score = word_score((found.words @ found.words.T).toarray(), found.size[:, None], found.size)
    return np.minimum(1, APART + (1 - APART) * score / NEAR_ARTICLES)


def _figures(texts):
    """Sparse flags, a row a claim, of the classes that its figures fall into; figures that differ little share one."""
    from scipy import sparse

    numbers = [(i, value) for i, text in enumerate(texts) for value in numbers_of(text) if value < math.inf]
    sizes = [(i, math.log(value) / ROUNDED + half, half) for i, value in numbers for half in (0, 0.5)]
    cells = {(i, 2 * math.floor(size) + bool(half)) for i, size, half in sizes}
    rows, classes = np.array(sorted(cells), dtype=int).reshape(-1, 2).T
    columns, names = pd.factorize(classes)
    return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(texts), max(len(names), 1)))


@built_from("function_words.csv")
def closed_words():
    """Words without content: "the", "just", "one"."""
    return {"one"}.union(*map(words_of, _CLOSED))


@remembered(4_000, "number_words.csv", "scales.csv", "function_words.csv")
def numbers_of(text):
    """The numbers that a claim counts with, read roughly: no dates, no times of day, no numbers in names, no "one".

    >>> numbers_of("Flight 88 took off on 3 May with twenty-two people and cargo worth $1.2 billion.")
    [22.0, 1200000000.0]
    """
    if not number_words().spark.search(text):
        return []
    found, tokens = [], Tokens(_NO_COUNT.sub(" ", text))
    for number in numbers_in(tokens):
        before, word = ["", *tokens.text][number.first : number.first + 2]
        if number.spelt:
            least = 0 if number.last - number.first > 1 else 1  # "two thirds", but no "one" and no "half" alone
            counts = (number.value or 0) > least and not (before and word[0].isupper())  # "the Gang of Eight"
        else:  # "Flight 88 took off", but "In Hove 88 dogs were out", "Just 88 of them left"
            behind = [*tokens.text, ""][number.last]
            named = before[:1].isupper() and word.isdecimal() and before.lower() not in closed_words()
            counts = behind[-1:] == "s" or behind[:3] == "per" or not named
        if counts and number.value:
            found.append(float(number.value))
    return found or [12.0] * bool(re.search(r"\bdozen\b", text))  # "sways dozen senators": twelve, without an article


def _supported(score, i, j, size):
    """Scores raised to the weaker of the two ties that one third claim has to both, if that is more.

    Of each claim the `THIRDS` best ties count.
    """
    from scipy import sparse

    ties = sparse.csr_matrix((np.tile(score, 2), (np.r_[i, j], np.r_[j, i])), shape=(size, size))
    names, best = np.full((size, THIRDS), -1), np.zeros((size, THIRDS))
    for row, (start, end) in enumerate(itertools.pairwise(ties.indptr)):
        order = start + np.lexsort((ties.indices[start:end], -ties.data[start:end]))[:THIRDS]
        names[row, : len(order)], best[row, : len(order)] = ties.indices[order], ties.data[order]
    for a, b in np.ndindex(THIRDS, THIRDS):
        score = np.maximum(score, np.minimum(best[i, a], best[j, b]) * (names[i, a] == names[j, b]))
    return score
