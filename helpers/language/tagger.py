"""Word classes: an averaged perceptron, each word by its form, its neighbours and the classes before it.

Weights: `tagger.npz`, with its source and licence in `tagger.md`. Features: Honnibal's for textblob-aptagger (2013).
What hangs on a word's form alone is added up once a word, and a whole text is tagged at a time.
"""

import functools
import operator
from pathlib import Path

import numpy as np

MOST_FORMS = 20_000  # forms of words whose sums are kept
ROUNDS = 200  # rounds of guessing; news needs far fewer
_BESIDE = ("w-1", "w-2", "w+1", "w+2")  # a word as a neighbour of those behind and before it
_START, _END = "<s>", "</s>"
_SIGNS = "$%£€&"  # words, not marks


class Tagger:
    """The weights, laid out for speed."""

    def __init__(self):
        with np.load(Path(__file__).with_name("tagger.npz")) as parts:
            lists = (parts[name].tobytes().decode().split("\n") for name in ("features", "sure", "labels"))
            names, sure, self.labels = lists
            self._weights = np.vstack([parts["weights"], np.zeros_like(parts["weights"][:1])]).astype(np.float32)
        self._classes = [*self.labels, _START]
        self._row = {name: number for number, name in enumerate(names)}
        self._sure = {word: self.labels.index(label) for word, label in (pair.rsplit(" ", 1) for pair in sure)}
        self._sure[""] = len(self.labels)
        pairs = [[(f"t-1 {b}", f"t-2 {a}", f"t-1t-2 {b} {a}") for b in self._classes] for a in self._classes]
        self._before = np.array([[self._weights[self._rows(names)].sum(axis=0) for names in row] for row in pairs])
        self._numbers, self._forms = {}, [()]  # form to its number, by which it stands in each array

    def _rows(self, names):
        """The rows of some features among the weights; the last, of noughts, for one that is not known."""
        return [self._row.get(name, -1) for name in names]

    def _features(self, word):
        """The rows that a form adds to a word's scores (seven), to its neighbours' (four), behind each class; its sure
        label.
        """
        low = word.lower().replace("’", "'")
        shape = ("X" if word[:1].isupper() else "x") + "d" * any(map(str.isdigit, word))
        ends = [f"suf{size} {low[-size:]}" for size in (3, 2, 1)]
        beside = [f"{role} {low or (_START if '-' in role else _END)}" for role in _BESIDE]
        behind = [f"t-1 w {label} {low}" for label in self._classes]
        known = self._rows(["bias", *ends, f"pre1 {low[:1]}", f"shape {shape}", f"w {low}", *beside, *behind])
        return [*known, self._sure.get(low, -1)]

    def _added(self, words):
        """What forms add to the scores of a word and its four neighbours, rows to add behind each class, sure labels:
        seven arrays.
        """
        rows = np.array(list(map(self._features, words)), int).reshape(len(words), 12 + len(self._classes))
        weights = self._weights[rows[:, :11]]
        return [weights[:, :7].sum(axis=1), *weights[:, 7:].swapaxes(0, 1), rows[:, 11:-1], rows[:, -1]]

    def _numbered(self, words):
        """The number of each form in the arrays of forms, -1 for a mark; all are forgotten when there is no room."""
        new = [word for word in dict.fromkeys(words) if word not in self._numbers]
        if len(self._numbers) + len(new) > len(self._forms[0]):
            new, self._numbers, size = list(dict.fromkeys(words)), {}, max(MOST_FORMS, len(words))
            self._forms = [np.empty((size, *added.shape[1:]), added.dtype) for added in self._added([])]
        spoken = [word for word in new if len(word) != 1 or word.isalnum() or word in _SIGNS]
        first, last = len(self._numbers), len(self._numbers) + len(spoken)
        self._numbers |= dict.fromkeys(new, -1) | dict(zip(spoken, range(first, last), strict=True))
        for part, added in zip(self._forms, self._added(spoken), strict=True):
            part[first:last] = added
        return np.fromiter(map(self._numbers.get, words), int, len(words))

    def labels_of(self, words):
        """The number of the label ("NOUN|-", "VERB|Fin") of each word of a text, one more than there are for a mark.

        Two empty words stand before, between and behind the sentences; "n't" and "'s" are words. A label depends on
        the two before it: all are guessed at once, and again where one before it changed.
        """
        numbers, labels = self._numbered(words), np.full(len(words), len(self.labels))
        spoken, (*sums, pair, sure) = numbers >= 0, self._forms
        numbers = numbers[spoken]
        found = sure[numbers]
        open_ = np.flatnonzero(found < 0)
        beside = zip(sums, (0, -1, -2, 1, 2), strict=True)
        scores = functools.reduce(operator.add, [added[numbers[open_ + step]] for added, step in beside])
        found[open_], stale = scores.argmax(axis=1), np.arange(len(open_))
        for _ in range(ROUNDS):
            at = open_[stale]
            last, before = found[at - 1], found[at - 2]
            hanging = self._before[before, last] + self._weights[pair[numbers[at], last]]
            guess = (scores[stale] + hanging).argmax(axis=1)
            changed, found[at] = at[guess != found[at]], guess
            if not len(changed):
                break
            behind = np.zeros(len(found) + 2, bool)
            behind[changed + 1] = behind[changed + 2] = True
            stale = np.flatnonzero(behind[open_])
        labels[spoken] = found
        return labels.tolist()


tagger = functools.cache(Tagger)  # loaded when first asked for
