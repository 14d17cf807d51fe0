"""One sentence as the readers of reported speech see it: its words, and what a word or a group of words is."""

from ..language import QUOTE, G

DASHES = ("—", "–")
MARKED = {"that": "that", QUOTE: "quote", ":": "colon"}  # what says by itself that content begins


class Sentence:
    """A sentence of `Atoms` from atom `i0` to before `i1`."""

    def __init__(self, d, first, last):
        self.d, self.w, self.i0, self.i1 = d, d.w, first, last

    def at(self, i):
        """The word at atom i; empty outside the sentence."""
        return self.w[i] if self.i0 <= i < self.i1 else ""

    def any_of(self, words, first, last):
        """Does one of some words stand from atom `first` to before `last`?"""
        return not words.isdisjoint(self.w[first : min(last, self.i1)])

    def entry(self, i):
        """The reporting expression that begins at atom i, or None."""
        entries, w = self.d.verbs.get(self.w[i], ()), self.w
        return next((one for one in entries if one.particles == w[i + 1 : i + 1 + len(one.particles)]), None)

    def figure(self, k):
        """Does a figure, rounded perhaps ("about 500", "up to £2m", "as many as nine"), stand at atom k?"""
        rounded = self.at(k) in G.rounding and self.at(k + 1) != "one"  # "at one point"
        words = self.w[k + 1 : min(k + 4, self.i1)] if rounded else [self.at(k)]
        return any(word[:1].isdigit() or word in ("$", "£", "€") or (rounded and word in G.numbers) for word in words)

    def group_end(self, start):
        """The atom behind a noun group without its further phrases, as hearer or in a phrase of place."""
        w, first = self.w, start + (self.at(start) in G.determiners)
        for k in range(first, self.i1):
            number = w[k] in ("$", "£", "€") or (w[k].isdigit() and w[k - 1].endswith("day"))
            if w[k] in G.group_ends or w[k] in G.determiners or (k > first and (number or self.d.finite(k))):
                return k
        return max(first, self.i1)

    def plural(self, j):
        """May a plural subject end with atom j, so that a base form behind it is a verb?"""
        d, w, word = self.d, self.w, self.at(j)
        named = word in G.plurals or (word.endswith("s") and d.upper(j))
        return named or any(w[x].endswith("s") and w[x] in d.sources for x in range(max(self.i0, j - 8), j + 1))

    def verb_next(self, k):
        """Does a "that" before atom k stand for the subject of the verb there: "a deal that ends"?"""
        word = self.at(k)
        noun = word not in G.auxiliaries and self.d.finite(min(k + 1, self.i1 - 1))  # "that talks would go on"
        deed = word.endswith("ed") and self.at(k + 1) in G.determiners  # "that imposed a fine"
        return word != "" and not noun and word.split("'")[0] not in G.pronouns and (deed or self.d.finite(k))
