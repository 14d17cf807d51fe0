"""Word classes: an averaged perceptron, each word by its form, its neighbours and the classes before it.

Weights: `tagger.npz`, with its source and licence in `tagger.md`. Features: Honnibal's for textblob-aptagger (2013).
What hangs on a word's form alone is added up once a word, so that a word of a text costs some microseconds.
"""

import functools
import math
import threading
from pathlib import Path

import numpy as np

MODEL = Path(__file__).with_name("tagger.npz")
LIKELY = 5  # labels of a word that are weighed against each other
MOST_WORDS = 20_000  # forms whose sums are kept
_ROLES = ("w", "w-1", "w-2", "w+1", "w+2")  # a word itself, and as a neighbour of the words behind and before it
_START, _END = "<s>", "</s>"


class Tagger:
    """The weights, laid out for speed."""

    def __init__(self, path=MODEL):
        with np.load(path) as parts:
            names, sure, labels = (parts[name].tobytes().decode().split("\n") for name in ("features", "sure", "labels"))
            self._weights = np.vstack([parts["weights"], np.zeros_like(parts["weights"][:1])]).astype(np.float32)
        self._row = {name: number for number, name in enumerate(names)}
        self.labels = labels
        self._sure = {word: labels.index(label) for word, label in (pair.rsplit(" ", 1) for pair in sure)}
        classes = [*labels, _START]
        self._classes = [[self._sum(f"t-1 {b}", f"t-2 {a}", f"t-1t-2 {b} {a}").tolist() for b in classes] for a in classes]
        self._pairs = [{} for _ in classes]  # class before -> word -> weights
        for name in names:
            if name.startswith("t-1 w "):
                label, word = name[6:].split(" ", 1)
                self._pairs[classes.index(label)][word] = self._sum(name).tolist()
        self._number, self._sums = {}, np.zeros((MOST_WORDS, len(_ROLES), len(labels)), np.float32)
        self._lock = threading.Lock()

    def _sum(self, *names):
        return self._rows(names).sum(axis=0)

    def _rows(self, names):
        """The weights of some features; noughts for one that is not known."""
        return self._weights[[self._row.get(name, -1) for name in names]]

    def _add(self, word):
        """The number of a form, its sums worked out."""
        low = word.lower()
        shape = ("X" if word[:1].isupper() else "x") + "d" * any(map(str.isdigit, word))
        own = ["bias", f"suf3 {low[-3:]}", f"suf2 {low[-2:]}", f"suf1 {low[-1:]}", f"pre1 {low[:1]}", f"shape {shape}", f"w {low}"]
        beside = [f"{role} {low or (_START if '-' in role else _END)}" for role in _ROLES[1:]]
        number = self._number[word] = len(self._number)
        rows = self._rows(own + beside)
        self._sums[number, 0], self._sums[number, 1:] = rows[: len(own)].sum(axis=0), rows[len(own) :]
        return number

    def _sums_of(self, words):
        """Scores of each word, without what hangs on the classes before it."""
        with self._lock:
            if len(self._number) + len(words) > MOST_WORDS:
                self._number.clear()
            known = self._number
            sums = self._sums[[known[word] if word in known else self._add(word) for word in words]]
        own = sums[:, 0]
        own[1:] += sums[:-1, 1]
        own[2:] += sums[:-2, 2]
        own[:-1] += sums[1:, 3]
        own[:-2] += sums[2:, 4]
        return own

    def labels_of(self, sentences):
        """A label such as "NOUN|-", "VERB|Fin" for each word of each sentence (no marks; "n't" and "'s" are words)."""
        padded = ["", ""]  # two empty words stand between sentences
        for words in sentences:
            padded += [*words, "", ""]
        found = []
        for first in range(0, len(padded), MOST_WORDS // 2):
            found += self._decoded(padded[first : first + MOST_WORDS // 2])
        found = iter(found)
        return [[self.labels[next(found)] for _ in words] for words in sentences]

    def _decoded(self, words):
        scores, sure, before, last, found = self._sums_of(words), self._sure, -1, -1, []
        likely = np.argpartition(-scores, LIKELY, axis=1)[:, :LIKELY]
        cells = zip(words, likely.tolist(), np.take_along_axis(scores, likely, axis=1).tolist(), strict=True)
        for word, labels, sums in cells:
            if not word:
                before = last = -1
                continue
            word = word.lower()
            best = sure.get(word)
            if best is None:
                more, most = self._classes[before][last], -math.inf
                pair = self._pairs[last].get(word)
                for label, total in zip(labels, sums, strict=True):
                    total += more[label] if pair is None else more[label] + pair[label]
                    if total > most:
                        most, best = total, label
            found.append(best)
            before, last = last, best
        return found


@functools.cache
def tagger():
    """The tagger, loaded when first asked for."""
    return Tagger()
