"""Word classes: an averaged perceptron, each word by its form, its neighbours and the classes before it.

Weights: `tagger.npz`, with its source and licence in `tagger.md`. Features: Honnibal's for textblob-aptagger (2013).
What hangs on a word's form alone is added up once a word, and a whole text is tagged at a time.
"""

import functools
import threading
from pathlib import Path

import numpy as np

MODEL = Path(__file__).with_name("tagger.npz")
MOST_FORMS = 20_000  # forms of words whose sums are kept
ROUNDS = 200  # rounds of guessing; news needs far fewer
_BESIDE = ("w-1", "w-2", "w+1", "w+2")  # a word as a neighbour of those behind and before it
_START, _END = "<s>", "</s>"


class Tagger:
    """The weights, laid out for speed."""

    def __init__(self, path=MODEL):
        with np.load(path) as parts:
            lists = (parts[name].tobytes().decode().split("\n") for name in ("features", "sure", "labels"))
            names, sure, labels = lists
            self._weights = np.vstack([parts["weights"], np.zeros_like(parts["weights"][:1])]).astype(np.float32)
        self.labels, classes = labels, [*labels, _START]
        self._row = {name: number for number, name in enumerate(names)}
        self._sure_words = {"": len(labels)}
        self._sure_words |= {word: labels.index(label) for word, label in (pair.rsplit(" ", 1) for pair in sure)}
        self._before = np.array(
            [[self._rows([f"t-1 {b}", f"t-2 {a}", f"t-1t-2 {b} {a}"]).sum(axis=0) for b in classes] for a in classes]
        )
        self._pairs = {}  # word -> [(class before it, row of the weights)]
        for name in names:
            if name.startswith("t-1 w "):
                label, word = name[6:].split(" ", 1)
                self._pairs.setdefault(word, []).append((classes.index(label), self._row[name]))
        self._number, self._lock = {}, threading.Lock()
        self._sums = np.zeros((MOST_FORMS, 1 + len(_BESIDE), len(labels)), np.float32)
        self._pair = np.zeros((MOST_FORMS, len(classes)), np.int32)
        self._sure = np.zeros(MOST_FORMS, np.int16)

    def _rows(self, names):
        """The weights of some features; noughts for one that is not known."""
        return self._weights[[self._row.get(name, -1) for name in names]]

    def _add(self, word):
        """The number of a form, what it adds to the scores worked out."""
        low = word.lower()
        shape = ("X" if word[:1].isupper() else "x") + "d" * any(map(str.isdigit, word))
        ends = [f"suf{size} {low[-size:]}" for size in (3, 2, 1)]
        own = ["bias", *ends, f"pre1 {low[:1]}", f"shape {shape}", f"w {low}"]
        rows = self._rows(own + [f"{role} {low or (_START if '-' in role else _END)}" for role in _BESIDE])
        number = self._number[word] = len(self._number)
        self._sums[number, 0], self._sums[number, 1:] = rows[: len(own)].sum(axis=0), rows[len(own) :]
        self._pair[number] = -1
        for label, row in self._pairs.get(low, ()):
            self._pair[number, label] = row
        self._sure[number] = self._sure_words.get(low, -1)
        return number

    def _known(self, words):
        """Of each word: scores without what hangs on the classes before it, the rows of what does, its sure label."""
        with self._lock:
            if len(self._number) + len(words) > MOST_FORMS:
                self._number.clear()
            known = self._number
            numbers = np.array([known[word] if word in known else self._add(word) for word in words])
            sums, pair, sure = self._sums[numbers], self._pair[numbers], self._sure[numbers]
        scores = sums[:, 0]
        scores[1:] += sums[:-1, 1]
        scores[2:] += sums[:-2, 2]
        scores[:-1] += sums[1:, 3]
        scores[:-2] += sums[2:, 4]
        return scores, pair, sure

    def labels_of(self, sentences):
        """The number of the label ("NOUN|-", "VERB|Fin") of each word of each sentence; "n't" and "'s" are words."""
        padded = ["", ""]  # two empty words stand between sentences
        for words in sentences:
            padded += [*words, "", ""]
        step = MOST_FORMS // 2
        parts = [self._labelled(padded[first : first + step]) for first in range(0, len(padded), step)]
        found, at, labels = np.concatenate(parts).tolist(), 2, []
        for words in sentences:
            labels.append(found[at : at + len(words)])
            at += len(words) + 2
        return labels

    def _labelled(self, words):
        """A label depends on the two before it: all are guessed at once, again and again until none changes."""
        scores, pair, found = self._known(words)
        open_ = np.flatnonzero(found < 0)
        scores, pair, found = scores[open_], pair[open_], found.copy()
        found[open_] = scores.argmax(axis=1)
        for _ in range(ROUNDS if len(open_) else 0):
            last = np.where(open_ > 0, found[open_ - 1], -1)
            before = np.where(open_ > 1, found[open_ - 2], -1)
            hanging = self._before[before, last] + self._weights[pair[np.arange(len(open_)), last]]
            guess = (scores + hanging).argmax(axis=1)
            if (guess == found[open_]).all():
                break
            found[open_] = guess
        return found


@functools.cache
def tagger():
    """The tagger, loaded when first asked for."""
    return Tagger()
