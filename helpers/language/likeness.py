"""How much two short texts say the same: words, equivalents and numbers, without a model."""

import functools
import math
import re
from array import array
from collections import Counter, namedtuple

import numpy as np

from ..ground import SettingError, built_from, read_lexicon, remembered

# Chosen on the development parts of ECB+, NAnCo and PropSegmEnt (tests/bench_alignment.py); none of them is sharp.
BACKGROUND = 100  # the shares in common_words.csv count like this many texts beside those given
RARE = 0.001  # share of sentences with a word that is not in common_words.csv
AROUND = 0.35  # part of its weight that a word has which stands beside a text only, in its sentence
NEAR = 0.5  # part of a word's weight that it has in common with the rest of its group of near words
NUMBER, NAME = 1.2, 1.1  # numbers and names tell events apart: their weight is multiplied
INSIDE = 0.3  # part of the word score that asks how far the shorter text is in the longer one
SMOOTH = 20.0  # weight of about one rare word, so that a text of one word is not wholly inside every other
NEGATED = 0.85  # one text has a negation and the other has not

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+|%")
_LONG = 32  # letters of a word; what is longer has no stem


# A word as it is compared: its stem (or the first of its group of same words), its near groups, its weight.
Token = namedtuple("Token", "stem groups weight")
# Sparse vectors of texts, one row each: words, their squared norms, negation.
Features = namedtuple("Features", "words size negated")


@built_from("verbs.csv")
def _verbs():
    """Past form of an irregular verb to the verb."""
    return {past: row["verb"] for row in read_lexicon("verbs", ["verb", "past"]) for past in row["past"].split("/")}


@remembered(20_000, "verbs.csv")
def _stem(word):
    from snowballstemmer import stemmer

    return stemmer("english").stemWord(_verbs().get(word, word).replace(",", "")) if len(word) <= _LONG else word


@built_from("equivalents.csv", "negations.csv", "verbs.csv")
def _equivalents():
    """Phrase (a tuple of words) to stem, stem to near groups, first word of a phrase to the most words of one; words of
    negation. Words with the stem of a near word ("detained" of "detain") are near words too."""
    stems, near, longest = {}, {}, {}
    rows = read_lexicon("equivalents", ["kind", "words"])
    for number, row in sorted(enumerate(rows), key=lambda one: one[1]["kind"] == "near"):
        phrases = [tuple(_cased(_TOKEN.findall(phrase), False)) for phrase in row["words"].split(";")]
        for phrase in filter(None, phrases):
            same = phrases[0] if row["kind"] == "same" else phrase
            stem = stems.setdefault(phrase, _stem(" ".join(same).lower()))
            longest[phrase[0].lower()] = max(longest.get(phrase[0].lower(), 1), len(phrase))
            if row["kind"] == "near" and f"~g{number}" not in near.get(stem, ()):
                near[stem] = (*near.get(stem, ()), f"~g{number}")
    return stems, near, longest, {row["word"] for row in read_lexicon("negations", ["word"])}


def _is_capitals(word):
    return len(word) > 1 and word.isupper()


def _cased(words, shouted):
    """Words without their points, in lower case unless capitals throughout tell something."""
    words = [word if word[0].isdigit() else word.replace(".", "") for word in words]
    return [word if _is_capitals(word) and not shouted else word.lower() for word in words]


@built_from("common_words.csv", "equivalents.csv")
def _background():
    """Share of English sentences that have a stem, for common words."""
    shares, stems = {}, _equivalents()[0]
    for row in read_lexicon("common_words", ["share", "words"]):
        for word in row["words"].split():
            stem = stems.get((word,)) or _stem(word)
            shares[stem] = max(shares.get(stem, 0), float(row["share"]))
    return shares


@remembered(4_000, "equivalents.csv", "negations.csv", "verbs.csv")
def tokens_of(text):
    """The words of a text as they are compared (list of `Token`), and whether it has an odd number of negations."""
    stems, near, longest, negations = _equivalents()
    surface = [word for i, word in enumerate(_TOKEN.findall(text.replace("’", "'"))) if word not in "sS" or not i]
    words = _cased(surface, shouted=sum(map(_is_capitals, surface)) > len(surface) / 2)
    titled = sum(word[0].isupper() for word in surface) > 0.6 * len(surface)  # a headline's capitals show no names
    tokens, negated, i = [], False, 0
    while i < len(words):
        sizes = range(longest.get(words[i].lower(), 0), 0, -1)
        tries = (tuple(map(case, words[i : i + size])) for size in sizes for case in (str, str.lower))
        phrase = next((known for known in tries if known in stems), (words[i].lower(),))
        stem = stems.get(phrase) or _stem(phrase[0])
        groups = near.get(stem) or (f"={stem}",)
        named = i and not titled and surface[i][0].isupper()
        tokens.append(Token(stem, groups, NUMBER if words[i][0].isdigit() else NAME if named else 1.0))
        negated ^= phrase[0] in negations
        i += len(phrase)
    return tokens, negated


def features(texts, around=None):
    """Vectors of a list of texts; rarity of a word (inverse document frequency) over these and general English.

    `around`: what each text stands in (its sentence), whose words count by `AROUND`.
    """
    from scipy import sparse

    parsed = [tokens_of(text) for text in texts]
    counts = Counter(stem for tokens, _ in parsed for stem in {token.stem for token in tokens})
    shares, total = _background(), BACKGROUND + len(texts) + 1

    @functools.cache
    def rarity(stem):
        return max(math.log(total / (BACKGROUND * shares.get(stem, RARE) + max(counts[stem], 1) + 0.5)), 0.05)

    columns, weights, at, ends = {}, array("d"), array("l"), [0]
    for (tokens, _), wider in zip(parsed, around or [""] * len(texts), strict=True):
        found = _weights(tokens_of(wider)[0], rarity, AROUND) | _weights(tokens, rarity, 1.0)
        weights.extend(found.values())
        at.extend(columns.setdefault(name, len(columns)) for name in found)
        ends.append(len(at))
    cells = np.array(weights), np.array(at), ends
    matrix = sparse.csr_matrix(cells, shape=(len(parsed), max(len(columns), 1)))
    size = np.asarray(matrix.multiply(matrix).sum(axis=1), dtype=float).ravel()
    return Features(matrix, size, np.array([negated for _, negated in parsed], dtype=bool))


def _weights(tokens, rarity, part):
    """The stems and the near groups of some tokens to a part of their weight; the greater of two stays."""
    found = {}
    for token in tokens:
        shares = {token.stem: 1 - NEAR} | dict.fromkeys(token.groups, NEAR / len(token.groups))
        for name, share in shares.items():
            weight = rarity(token.stem) * token.weight * part * math.sqrt(share)
            found[name] = max(found.get(name, 0), weight)
    return found


def word_score(shared, size_a, size_b):
    """Cosine of the word weights, blended with how much of the shorter text is in the longer."""
    product = np.sqrt(size_a * size_b)
    cosine = np.divide(shared, product, out=np.zeros(np.shape(shared)), where=product > 0)
    inside = np.minimum(shared / (np.minimum(size_a, size_b) + SMOOTH), 1)
    inside = np.maximum(inside, cosine * cosine)  # so that a short text is wholly like itself
    return (1 - INSIDE) * cosine + INSIDE * inside


def encoded(texts, encode):
    """Vectors of norm 1 from a user's function, one row a text."""
    wanted = "encode must be None or a function from a list of texts to one vector for each"
    try:
        vectors = np.asarray(encode(list(texts)), dtype=float)
    except (TypeError, ValueError) as error:
        raise SettingError(f"{wanted}: {error}.") from error
    if vectors.ndim != 2 or len(vectors) != len(texts):
        raise SettingError(f"{wanted}; for {len(texts)} texts its result has the shape {vectors.shape}.")
    norm = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(norm > 0, norm, 1)


def similarity(texts_a, texts_b, encode=None):
    """Score how much the texts of each pair say the same.

    Without an encoder a blend of two measures: the cosine of TF-IDF weights of stems (Salton and Buckley 1988), where
    words of one group of `corpus/lexicons/equivalents.csv` count as the same or partly so; and how much of the
    shorter text's weight is in the longer. Numbers and names weigh more, a negation in one text only lowers the
    score. How rare a word is counts over all the texts given, with general
    English behind them (`common_words.csv`), so that one pair alone has sensible weights too.

    Parameters
    ----------
    texts_a, texts_b : sequence of str
        Of the same length; `texts_a[i]` is compared with `texts_b[i]`.
    encode : callable, optional
        Function from a list of str to one vector a text (such as `model.encode` of sentence-transformers). Then the
        score is the cosine of the vectors, with cosines below 0 set to 0.

    Returns
    -------
    ndarray of float
        One score from 0 (nothing in common) to 1 for each pair, in step; symmetric. Empty for no pairs; 0 where a
        text has no word.

    Raises
    ------
    SettingError
        Lengths differ, a text is no str, or `encode` gives no table of vectors.

    Examples
    --------
    >>> told = ["Officers killed a man in Leeds.", "Shares fell."]
    >>> scores = similarity(["Police shot a man dead in Leeds."] * 2, told)
    >>> bool(scores[0] > 0.4 > scores[1])
    True
    """
    texts_a, texts_b = ([texts] if isinstance(texts, str) else list(texts) for texts in (texts_a, texts_b))
    if len(texts_a) != len(texts_b):
        told = f"{len(texts_a)} texts in texts_a, {len(texts_b)} in texts_b"
        raise SettingError(f"similarity compares pairs in step: {told}.")
    for name, texts in (("texts_a", texts_a), ("texts_b", texts_b)):
        for i, text in enumerate(texts):
            if not isinstance(text, str):
                raise SettingError(f"{name}[{i}] is {text!r}, expected a text.")
    if not texts_a:
        return np.zeros(0)
    number = {text: i for i, text in enumerate(dict.fromkeys(texts_a + texts_b))}
    a, b = np.array([number[t] for t in texts_a]), np.array([number[t] for t in texts_b])
    if encode is not None:
        vectors = encoded(list(number), encode)
        return np.clip((vectors[a] * vectors[b]).sum(axis=1), 0, 1)
    found = features(list(number))
    shared = np.asarray(found.words[a].multiply(found.words[b]).sum(axis=1), dtype=float).ravel()
    score = word_score(shared, found.size[a], found.size[b])
    return np.clip(np.where(found.negated[a] == found.negated[b], score, score * NEGATED), 0, 1).round(6)
