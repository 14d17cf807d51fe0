"""Where reported content begins and ends: the complements that reporting verbs take, read without a parser."""

from ..language import QUOTE, G

HEARER = frozenset({"hearer", "hearer-to", "hearer-that", "wh-hearer"})
DASHES = ("—", "–")
_QUOTING = frozenset({"quote", "clause", "that", "naming", "to", "thing"})
_MARKED = {"that": "that", QUOTE: "quote", ":": "colon"}
_BEHIND_QUOTE = (",", "(", "during", "after", "when", "as", "while")
_CONTRASTS = ("but", "though", "although", "yet", "while", "whereas")
_TELLING = ("say", "tell", "add", "claim", "argue", "insist", "warn")  # take a clause without "that" more than a thing


class Sentence:
    """A sentence of `Atoms` from atom `i0` to before `i1`, and what follows a reporting verb in it."""

    def __init__(self, d, first, last):
        self.d, self.w, self.i0, self.i1 = d, d.w, first, last

    def at(self, i):
        """The word at atom i; empty outside the sentence."""
        return self.w[i] if self.i0 <= i < self.i1 else ""

    def any_of(self, words, first, last):
        """Does one of some words stand from atom `first` to before `last`?"""
        return any(word in words for word in self.w[first : min(last, self.i1)])

    def entry(self, i):
        """The reporting expression that begins at atom i, or None."""
        w = self.w
        fit = (e for e in self.d.verbs.get(w[i], ()) if tuple(w[i + 1 : i + 1 + len(e.particles)]) == e.particles)
        return next(fit, None)

    # -- where content begins ---------------------------------------------------------------------------------

    def behind(self, k, takes):
        """What stands behind the verb when time, place, manner and hearer are passed over: (atom, kind)."""
        d, heard = self.d, False
        for _ in range(10):
            word, after = self.at(k), self.at(k + 1)
            if takes & HEARER and not heard and word and word not in G.no_hearer:
                group = self._group_end(k)
                if "clause" in takes and group < self.i1 and d.finite(group):
                    break  # "warned the bill would fail"
                k, heard = group, True
            elif word in _MARKED:
                return k, _MARKED[word]
            elif word in (",", *DASHES, "-") and after == QUOTE:
                return k + 1, "quote"
            elif word == ",":
                return k, "comma"
            elif not word or word in G.signs:
                return min(k, self.i1), "end"
            elif word in G.questions:
                return k, "wh"
            elif word == "to" and ("to" in takes or heard):
                return k, "to"
            elif after == "times" or (word in ("this", "last", "the") and after in G.spans):
                k += 2
            elif word in G.times or (d.adverb(k) and word not in G.adverbs):
                k += 1
            elif word in G.prepositions and not self._figure(k):
                k = self._group_end(k + 1)
            else:
                break
        return k, "clause"

    def _figure(self, k):
        """Does a figure, rounded perhaps ("about 500", "up to £2m", "as many as nine"), stand at atom k?"""
        rounded = self.at(k) in G.rounding and (self.at(k) != "at" or self.at(k + 1) in ("least", "most"))
        words = self.w[k + 1 : min(k + 4, self.i1)] if rounded else [self.at(k)]
        numbers = G.numbers if rounded else ()
        return any(word[:1].isdigit() or word in ("$", "£", "€") or word in numbers for word in words)

    def _group_end(self, start):
        """The atom behind a noun group without its further phrases, as hearer or in a phrase of place."""
        d, w, k = self.d, self.w, start
        k += self.at(k) in G.determiners
        first = k
        while k < self.i1 and w[k] not in G.group_ends and not (w[k] in G.determiners and k > start):
            number = w[k] in ("$", "£", "€") or (w[k].isdigit() and w[k - 1].endswith("day"))
            if k > first and (number or d.finite(k)):
                break
            k += 1
        return k

    def begins(self, k, kind, end, entry):
        """Where content behind the verb begins, or None; `end`: of the verb, `k`: of what stands between."""
        takes = entry.takes
        if kind == "that":
            relative = k > end and self.verb_next(k + 1)  # "added to a debt that stands at"
            return k + 1 if takes & (HEARER | {"clause", "that"}) and not relative else None
        first = self._object_complement(end, takes)
        if first is not None:
            return first
        if kind == "colon" or (kind == "quote" and takes & (HEARER | _QUOTING)):
            return k + (kind == "colon")
        if kind == "to" and "hearer-to" in takes:
            return end
        begins = kind == "to" or (kind == "wh" and takes & {"wh", "wh-hearer"})
        return k if begins or (kind == "clause" and self._bare(k, end, entry)) else None

    def _bare(self, k, end, entry):
        """Does content without a "that" begin at atom k?"""
        w, takes = self.w, entry.takes
        if entry.form == "ing" and self.at(end - len(entry.particles) - 2) in G.prepositions:
            return w[k] in G.pronouns  # "laws that keep them from claiming asylum"
        return "thing" in takes or bool(takes & {"clause", "hearer"} and self.clause(k, entry))

    def _object_complement(self, k, takes):
        """Content of "called it X", "described it as X", "accused her of X"."""
        w, boasts = self.w, "quote" in takes and not takes & HEARER  # "boasts of", "complains of"
        wanted = takes & ({"as", "for"} if boasts else {"as", "of", "for"})
        for n in range(k, min(k + 14, self.i1) if wanted or takes & {"naming", "at"} else k):
            if w[n] == QUOTE and "naming" in takes:
                return n
            if w[n] != QUOTE and w[n] in G.signs:
                return None
            if w[n] == "as" and "as" in wanted:
                return n + 1
            if w[n] == "at" and "at" in takes and self._figure(n + 1):  # "put the crowd at 500"
                return k if n > k else None
            if w[n] in wanted and n > k:
                return k
        return None

    def clause(self, k, entry):
        """Does a clause (not a bare noun phrase) begin at atom k?"""
        d, w, sure = self.d, self.w, entry.lemma in _TELLING
        if w[k].split("'")[0] in G.pronouns:
            return self.at(k + 1) not in G.signs  # "whether she had reported it, she said"
        if self._figure(k) and "thing" not in entry.takes:
            return True
        if d.finite(k):  # "which he said was new": what is new stands elsewhere; "he said talks went on"
            return sure and w[k].endswith("s") and w[k] not in G.auxiliaries
        for n in range(k + 1, min(k + 18, self.i1)):
            if (d.finite(n) and (sure or not w[n].endswith("ed"))) or (w[n] == QUOTE and "thing" not in entry.takes):
                return True
            if not sure and (w[n] in G.signs or w[n] in G.relatives):
                return False
        return entry.lemma == "say" and self.i1 - k > 2

    # -- where content ends -----------------------------------------------------------------------------------

    def ends(self, first, relative=False):
        """The end of content that begins at `first`; `relative`: in a clause that itself hangs on a noun."""
        w, hi = self.w, self.i1
        if self.at(first) == QUOTE and self._quote_ends(first):
            return first + 1
        for n in range(first, hi):
            word, after = w[n], self.at(n + 1) or "."
            comma = word == "," or (word == QUOTE and self.d.last_of(n) == ",")
            closed = (comma and self._closes(n, after, relative)) or (word, after) == (":", QUOTE)
            closed = closed or word == "according" or (word in ("and", "but") and self._report_at(n + 1))
            closed = closed or (word in (";", "while") and self._told_behind(n + 1))
            if closed or (word == ";" and self.any_of(self.d.sources, n + 1, n + 5)):
                return n + (word == QUOTE)
        return hi

    def _report_at(self, m):
        """Does a reporting verb with content of its own stand at atom m?"""
        entry = self.entry(m) if m < self.i1 and not self.d.upper(m) else None
        if entry is None or entry.form == "ing":
            return False
        end = m + 1 + len(entry.particles)
        k, kind = self.behind(end, entry.takes)
        return self.begins(k, kind, end, entry) is not None

    def _quote_ends(self, n):
        """Does content that begins with the quoted run at atom n end with it?"""
        after = self.at(n + 1) or "."
        return self.d.last_of(n) in ".?!," or after in G.ends or after in _BEHIND_QUOTE

    def _closes(self, n, after, relative):
        """Does the comma at atom n, or at the end of the quoted run there, close the content?"""
        if after in G.followers or self._report_at(n + 1):
            return True
        if relative:
            return n + 1 < self.i1 and self.d.finite(n + 1)
        if after in _CONTRASTS:
            return self.at(n + 2) not in ("that", "not", "rather", "also", "only", QUOTE)
        return after in ("and", "or") and self._told_behind(n + 2)

    def _told_behind(self, m):
        """Does a clause at atom m tell what else somebody said?"""
        w = self.w
        for x in range(m, min(m + 12, self.i1)):
            if self._report_at(x):
                return w[m] != "that"
            if w[x] in G.signs or w[x] in G.conjunctions or self.d.finite(x):
                return False
        return False

    # -- what kind of word it is ------------------------------------------------------------------------------

    def plural(self, j, noun_too):
        """May a plural subject end with atom j, so that a base form behind it is a verb?"""
        d, w, word = self.d, self.w, self.at(j)
        if word in G.plurals or (word.endswith("s") and d.upper(j)):
            return True
        if not noun_too and (word == "," or (word.endswith("s") and len(word) > 4)):
            return True
        return any(w[x].endswith("s") and w[x] in d.sources for x in range(max(self.i0, j - 8), j + 1))

    def verb_next(self, k):
        """Does a "that" before atom k stand for the subject of the verb there: "a deal that ends"?"""
        d, word = self.d, self.at(k)
        noun = word not in G.auxiliaries and d.finite(min(k + 1, self.i1 - 1))
        return word != "" and not noun and word.split("'")[0] not in G.pronouns and d.finite(k)
