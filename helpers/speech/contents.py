"""Where reported content begins and ends, read from what its verb takes, without a parser."""

from ..language import QUOTE, G
from .clauses import MARKED, Sentence

HEARER = frozenset({"hearer", "hearer-to", "hearer-that", "wh-hearer"})
_QUOTING = frozenset({"quote", "clause", "that", "naming", "to", "thing"})
_JOINTS = frozenset([",", ";", ":", "and", "but", "while", "according", QUOTE])  # where content may end
_BEHIND_QUOTE = G.ends | {"", ",", "(", "during", "after", "when", "as", "while"}
_TELLING = ("say", "tell", "add", "claim", "argue", "insist", "warn")  # take a clause without "that" more than a thing


class Contents(Sentence):
    """A sentence, asked for the content of its reporting expressions."""

    # -- where content begins ---------------------------------------------------------------------------------

    def behind(self, k, takes):
        """What stands behind the verb when time, place, manner and hearer are passed over: (atom, kind)."""
        d, heard = self.d, False
        for _ in range(10):
            word, after = self.at(k), self.at(k + 1)
            if takes & HEARER and not heard and word not in G.no_hearer:
                group = self.group_end(k)
                if "thing" not in takes and self.at(group)[-2:] == "ed" and self.at(group + 1) in G.prepositions:
                    group = self.group_end(group + 2)  # "told reporters gathered at the port that"
                if "clause" in takes and group < self.i1 and d.finite(group):
                    break  # "warned the bill would fail"
                k, heard = group, True
            elif word in MARKED:
                return k, MARKED[word]
            elif word == ",":  # "said, referring to Roe, that"
                n = next((n for n in range(k + 1, min(k + 16, self.i1 - 1)) if self.w[n] == ","), k)
                return (n + 1, MARKED[self.w[n + 1]]) if self.at(n + 1) in ("that", QUOTE) else (k, "comma")
            elif not word or word in G.signs or word == "because" or (word == "after" and after in G.people):
                return min(k, self.i1), "end"
            elif word in G.questions:
                return k, "end" if after in G.circumstances else "wh"  # "said when asked"
            elif word == "to" and ("to" in takes or heard):
                return k, "to"
            elif word == "to" and not ((after and d.upper(k + 1)) or after in G.determiners or after in d.sources):
                return k, "end"  # "agreed in May to pay £2m"
            elif self.at(k + 2) == "ago":
                k += 3
            elif after in G.spans or (word in ("late", "early") and after in G.dates):
                k += 2
            elif word in G.times or (d.adverb(k) and word not in G.adverbs) or (word == "here" and not d.finite(k + 1)):
                k += 1
            elif word in G.prepositions and not self.figure(k):
                k = self.group_end(k + 1 + (after == QUOTE and d.titled(k + 1)))  # 'said on "Good Day" that'
            else:
                break
        return k, "clause"

    def begins(self, k, kind, end, entry):
        """Where content behind the verb begins, or None; `end`: of the verb, `k`: of what stands between."""
        takes = entry.takes
        if kind == "that":
            relative = k > end and self.verb_next(k + 1)  # "added to a debt that stands at"
            begin = k + (self.at(k + 1) not in G.auxiliaries)  # "said that was untrue"
            return begin if takes & (HEARER | {"clause", "that"}) and not relative else None
        first = self._object_complement(end, takes)
        if first is not None:
            return first
        if kind == "to" and "hearer-to" in takes:
            return end
        begins = kind in ("to", "colon") or (kind == "wh" and takes & {"wh", "wh-hearer"})
        begins = begins or (kind == "quote" and takes & (HEARER | _QUOTING))
        return k + (kind == "colon") if begins or (kind == "clause" and self._bare(k, end, entry)) else None

    def _bare(self, k, end, entry):
        """Does content without a "that" begin at atom k?"""
        w, takes = self.w, entry.takes
        if entry.form == "ing" and self.at(end - len(entry.particles) - 2) in G.prepositions:
            return w[k] in G.pronouns and takes & (HEARER | {"clause"})  # not "keep them from claiming asylum"
        refused = entry.lemma == "deny" and self.any_of(G.granted, k, k + 3)  # "denied permission to land"
        # "admitted taking the money"
        begins = ("thing" in takes and not refused) or ("ing" in takes and w[k].endswith("ing"))
        heard = "hearer" in takes and self.at(end) not in G.prepositions  # "tells about the land we have"
        return begins or (("clause" in takes or heard) and self.clause(k, entry))

    def _object_complement(self, k, takes):
        """Content of "called it X", "described it as X", "accused her of X"."""
        w, wanted = self.w, takes & {"as", "of", "for"}
        for n in range(k, min(k + 14, self.i1) if wanted or takes & {"naming", "at"} else k):
            if w[n] == QUOTE and "naming" in takes:
                return n
            if w[n] != QUOTE and w[n] in G.signs:
                return None
            if w[n] == "as" and "as" in wanted:
                return k if n > k and QUOTE not in w[n : min(n + 5, self.i1)] else n + 1
            figure = w[n] == "at" and "at" in takes and self.figure(n + 1)  # "put the crowd at 500"
            if n > k and (figure or w[n] in wanted):
                return k
        return None

    def clause(self, k, entry):
        """Does a clause (not a bare noun phrase) begin at atom k?"""
        d, w, sure = self.d, self.w, entry.lemma in _TELLING
        if w[k].split("'")[0] in G.pronouns:
            return self.at(k + 1) not in G.signs | G.prepositions  # "whether she had reported it in May, she said"
        if self.figure(k) and "thing" not in entry.takes and entry.lemma != "add":
            return True
        if d.finite(k):  # "which he said was new": what is new stands elsewhere; "he said talks went on"
            return w[k].endswith("s") and w[k] not in G.auxiliaries
        for n in range(k + 1, min(k + 18, self.i1)):
            if (d.finite(n) and (sure or not w[n].endswith("ed"))) or (w[n] == QUOTE and "thing" not in entry.takes):
                return True
            if not sure and (w[n] in G.signs or w[n] in G.relatives):
                return False
        return entry.lemma == "say" and self.i1 - k > 2 and w[k] not in G.indefinite

    # -- where content ends -----------------------------------------------------------------------------------

    def ends(self, first, relative=False):
        """The end of content that begins at `first`; `relative`: in a clause that itself hangs on a noun."""
        w, hi = self.w, self.i1
        if self.at(first) == QUOTE and (self.d.last_of(first) in ".?!," or self.at(first + 1) in _BEHIND_QUOTE):
            return first + 1
        for n in [n for n in range(first, hi) if w[n] in _JOINTS]:
            word, after = w[n], self.at(n + 1) or "."
            if word == "," or (word == QUOTE and self.d.last_of(n) == ","):
                closed = self._closes(first, n, after, relative)
            elif word in (";", "while"):
                closed = (word == ";" and after != "that") or self._told_behind(n + 1)
            elif word in ("and", "but"):
                bare = "ing" in (w[first][-3:], self.at(first + 1)[-3:]) or not self.d.has_finite(first, n)
                bare = bare or "to" in w[first - 1 : first + 1]  # "a request to turn left but denied"
                told = self._told_behind(n + 1) if word == "but" else self._report_at(n + 1)
                closed = told or (bare and n + 1 < hi and self.d.finite(n + 1))  # "denies it and has"
            else:
                closed = word == "according" or (word == ":" and after == QUOTE)
            if closed:
                return n + (word == QUOTE)
        return hi

    def _report_at(self, m):
        """Does a reporting verb with content of its own stand at atom m?"""
        entry = self.entry(m) if m < self.i1 and not self.d.upper(m) else None
        if entry is None or (entry.noun_too and entry.form == "s" and self.at(m + 1) not in MARKED):
            return False  # "names and claims data"
        end = m + 1 + len(entry.particles)
        k, kind = self.behind(end, entry.takes)
        return self.begins(k, kind, end, entry) is not None

    def _closes(self, first, n, after, relative):
        """Does the comma at atom n, or at the end of the quoted run there, close the content from `first`?"""
        m = next((m for m in range(n + 1, min(n + 12, self.i1)) if self.d.finite(m) or self.w[m] in G.signs), n)
        told = self.entry(m) if self.d.noun_phrase_before(m - 1, n + 1) == (n + 1, m) else None
        ends = told and "clause" in told.takes and self.at(self.behind(m + 1, frozenset())[0]) in G.ends | {""}
        if ends or after in G.followers or (self.w[n] == QUOTE and self._report_at(n + 1)):
            return True  # "urged her to go, the mayor said"
        # not "that the board, a body in charge of schools, has"
        if after in ("a", "an", "the", "with") and (self.w[first - 1] != "that" or self.d.has_finite(first, n)):
            return self.any_of(G.followers if after == "with" else G.judgements, n + 2, n + 6)
        if relative:
            return n + 1 < self.i1 and self.d.finite(n + 1)
        if after in ("but", "though", "although", "yet", "while", "whereas"):
            return self.at(n + 2) not in ("that", "not", "rather", "also", "only", QUOTE)
        return after in ("and", "or") and self._told_behind(n + 2)

    def _told_behind(self, m):
        """Does a clause at atom m tell what else somebody said?"""
        verbs = (n for n in range(m, min(m + 12, self.i1)) if self.w[n] in self.d.verbs or self.d.finite(n))
        return self._report_at(next(verbs, self.i1))
