"""Word classes: an averaged perceptron, each word by its form, its neighbours and the classes before it.

Weights: `tagger.npz`, with its source and licence in `tagger.md`. Features: Honnibal's for textblob-aptagger (2013).
What hangs on a word's form alone is added up once a word, and a whole text is tagged at a time.
"""

import functools
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
            names, sure, self.labels = lists
            self._weights = np.vstack([parts["weights"], np.zeros_like(parts["weights"][:1])]).astype(np.float32)
        self._classes = [*self.labels, _START]
        self._row = {name: number for number, name in enumerate(names)}
        self._sure = {word: self.labels.index(label) for word, label in (pair.rsplit(" ", 1) for pair in sure)}
        self._sure[""] = len(self.labels)
        pairs = [[(f"t-1 {b}", f"t-2 {a}", f"t-1t-2 {b} {a}") for b in self._classes] for a in self._classes]
        self._before = np.array([[self._rows(names).sum(axis=0) for names in row] for row in pairs])
        self._pair = {}  # word -> class before it to the row of the weights
        for name in [name for name in names if name.startswith("t-1 w ")]:
            label, word = name[6:].split(" ", 1)
            rows = self._pair.setdefault(word, [-1] * len(self._classes))
            rows[self._classes.index(label)] = self._row[name]
        self._known = functools.lru_cache(MOST_FORMS)(self._form)

    def _rows(self, names):
        """The weights of some features; noughts for one that is not known."""
        return self._weights[[self._row.get(name, -1) for name in names]]

    def _form(self, word):
        """What a form adds to the scores of a word and its neighbours, rows of what hangs on the class before it, its
        sure label.
        """
        low = word.lower()
        shape = ("X" if word[:1].isupper() else "x") + "d" * any(map(str.isdigit, word))
        ends = [f"suf{size} {low[-size:]}" for size in (3, 2, 1)]
        own = ["bias", *ends, f"pre1 {low[:1]}", f"shape {shape}", f"w {low}"]
        beside = self._rows([f"{role} {low or (_START if '-' in role else _END)}" for role in _BESIDE])
        pair = np.array(self._pair.get(low) or [-1] * len(self._classes))
        return np.vstack([self._rows(own).sum(axis=0), beside]), pair, self._sure.get(low, -1)

    def labels_of(self, sentences):
        """The number of the label ("NOUN|-", "VERB|Fin") of each word of each sentence; "n't" and "'s" are words."""
        padded = ["", ""]  # two empty words stand between sentences
        for words in sentences:
            padded += [*words, "", ""]
        found, at, labels = self._labelled(padded), 2, []
        for words in sentences:
            labels.append(found[at : at + len(words)])
            at += len(words) + 2
        return labels

    def _labelled(self, words):
        """A label depends on the two before it: all are guessed at once, again and again until none changes."""
        sums, pair, sure = zip(*map(self._known, words), strict=True)
        pair, found = np.stack(pair), np.array(sure)
        sums = np.concatenate(sums).reshape(len(words), 1 + len(_BESIDE), -1)
        scores = sums[:, 0].copy()
        scores[1:] += sums[:-1, 1]
        scores[2:] += sums[:-2, 2]
        scores[:-1] += sums[1:, 3]
        scores[:-2] += sums[2:, 4]
        open_ = np.flatnonzero(found < 0)
        scores, pair = scores[open_], pair[open_]
        found[open_] = scores.argmax(axis=1)
        for _ in range(ROUNDS if len(open_) else 0):
            last, before = found[open_ - 1], found[open_ - 2]  # the first two words are empty
            hanging = self._before[before, last] + self._weights[pair[np.arange(len(open_)), last]]
            guess = (scores + hanging).argmax(axis=1)
            if (guess == found[open_]).all():
                break
            found[open_] = guess
        return found.tolist()


@functools.cache
def tagger():
    """The tagger, loaded when first asked for."""
    return Tagger()
