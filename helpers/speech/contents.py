"""Where reported content begins and ends: the complements that reporting verbs take, read without a parser."""

from ..language import QUOTE, G

HEARER = frozenset({"hearer", "hearer-to", "hearer-that", "wh-hearer"})
_DASHES = ("—", "–")
_CONTRASTS = ("but", "though", "although", "yet", "while", "whereas")
_NO_HEARER = G.signs | G.questions | G.prepositions | G.dates | G.adverbs | {"that"}
_GROUP_ENDS = G.signs | G.prepositions | G.pronouns | G.conjunctions


class Sentence:
    """A sentence of `Atoms` from atom `i0` to before `i1`, and what follows a reporting verb in it."""

    def __init__(self, d, first, last):
        self.d, self.i0, self.i1 = d, first, last

    def at(self, i):
        """The word at atom i; empty outside the sentence."""
        return self.d.w[i] if self.i0 <= i < self.i1 else ""

    def any_of(self, words, first, last):
        """Does one of some words stand from atom `first` to before `last`?"""
        return any(word in words for word in self.d.w[first : min(last, self.i1)])

    def _entry(self, i):
        w = self.d.w
        for entry in self.d.verbs[w[i]]:
            if tuple(w[i + 1 : i + 1 + len(entry.particles)]) == entry.particles:
                return entry
        return None

    # -- where content begins ---------------------------------------------------------------------------------

    def _behind(self, k, takes):
        """What stands behind the verb when time, place, manner and hearer are passed over: (atom, kind)."""
        d, heard, began = self.d, False, k
        for _ in range(10):
            word, after = self.at(k), self.at(k + 1)
            if takes & HEARER and not heard and word and word not in _NO_HEARER:
                behind = self._noun_group(k)
                if "clause" in takes and behind < self.i1 and d.finite(behind):
                    return k, "clause"  # "warned the bill would fail"
                k, heard = behind, True
            elif word == "that":
                return k, "that"
            elif word == QUOTE:
                # "said to chants of “No!”"
                told_by = k > began and d.w[k - 1] in G.prepositions and not d.titled(k)
                return k, "end" if told_by else "quote"
            elif word == ":":
                return k, "colon"
            elif word in (",", *_DASHES, "-") and after == QUOTE:
                return k + 1, "quote"
            elif word == ",":
                return self._past_insertion(k)
            elif not word or word in G.signs:
                return min(k, self.i1), "end"
            elif word in G.questions:
                return k, "wh"
            elif word == "to" and ("to" in takes or heard):
                return k, "to"
            elif after == "times" or (word in ("this", "last", "the") and (after in G.spans or after in G.dates)):
                k += 2
            elif word in G.times or (d.adverb(k) and word not in G.adverbs):
                if after == "'s":
                    return k, "clause"
                k += 1
            elif word in ("of", "about", "against") and word in takes:
                return k + 1, "thing"
            elif self._figure(k):
                return k, "clause"
            elif word in G.prepositions:
                k = self._noun_group(k + 1)
            else:
                return k, "clause"
        return k, "clause"

    def _figure(self, k):
        """Does a figure, rounded perhaps ("about 500", "up to £2m", "as many as nine"), stand at atom k?"""
        rounded = self.at(k) in G.rounding and (self.at(k) != "at" or self.at(k + 1) in ("least", "most"))
        words = self.d.w[k : min(k + 4, self.i1)] if rounded else [self.at(k)]
        return any(
            word[:1].isdigit() or word in ("$", "£", "€") or (rounded and word in G.numbers) for word in words[rounded:]
        )

    def _past_insertion(self, k):
        """Behind the comma of "said, referring to Roe, that"."""
        for n in range(k + 1, min(k + 16, self.i1 - 1)):
            word, after = self.d.w[n], self.d.w[n + 1]
            if word == ",":
                if after in ("that", QUOTE) and self.at(k + 1) not in ("and", "but"):
                    return n + 1, "that" if after == "that" else "quote"
                break
        return k, "comma"

    def _noun_group(self, k):
        """The atom behind a noun group without its further phrases, as hearer or in a phrase of place."""
        d, w = self.d, self.d.w
        first = k
        if self.at(k) in G.objects and not (w[k] == "her" and self.at(k + 1) not in _GROUP_ENDS):
            k += 1
            if w[first] in G.pronouns or w[first] in ("me", "him", "her", "us", "them"):
                return k
        elif self.at(k) in G.determiners:
            k, first = k + 1, k + 1
        while k < self.i1 and w[k] not in _GROUP_ENDS:
            if k > first:
                number = (w[k] in G.numbers and not d.upper(k)) or (
                    w[k].isdigit() and w[k - 1] in G.times and w[k - 1].endswith("day")
                )
                date = w[k] in G.dates and w[k - 1] != "'s"  # "told the BBC's Sunday programme"
                if w[k] in G.determiners or number or date or d.finite(k):
                    break
                joined = d.upper(k - 1) or w[k - 1] in ("'s", "&", "and") or d.sources.get(w[k - 1]) == "person"
                if d.upper(k) and not joined and not w[k - 1][0].isdigit():
                    break
            k += 1
        return k

    def _right(self, k, kind, end, entry, relative):
        """Where content behind the verb begins, or None."""
        takes = entry.takes
        if kind == "that":
            complement = self.at(k + 1) in G.auxiliaries  # "says that would be wrong"
            if k > end and self._verb_next(k + 1):
                return None  # "added to a debt that stands at"
            return (k if complement else k + 1) if takes & {"clause", "that", "document"} or takes & HEARER else None
        before = self.at(end - len(entry.particles) - 2)
        if entry.form == "ing" and before in G.prepositions and kind == "clause" and self.at(k) not in G.pronouns:
            return None
        if takes & {"naming", "as", "of", "for", "at"}:
            first = self._object_complement(end, takes)
            if first is not None:
                return first
        if kind == "quote":
            return k if takes & {"quote", "clause", "that", "naming", "to", "thing"} or takes & HEARER else None
        if kind == "colon":
            return k + 1 if "quote" in takes or self.at(k + 1) == QUOTE else None
        if kind == "wh":
            asks = takes & {"wh", "wh-hearer"} or (entry.lemma == "tell" and k > end)
            sure = self.at(k) not in ("when", "where", "who", "while") or ("wh" in takes and k == end)
            return k if asks and sure else None
        if kind == "to":
            if "hearer-to" in takes:
                return end if k > end else None
            return k if takes & {"to", "hearer"} else None
        if kind == "thing":
            return k
        return k if kind == "clause" and self._bare(k, end, entry, relative) else None

    def _bare(self, k, end, entry, relative):
        """Does content without a "that" begin at atom k?"""
        w, takes = self.d.w, entry.takes
        if k >= self.i1:
            return False
        if "ing" in takes and w[k].endswith("ing"):
            return True
        if entry.lemma not in G.talk and any(w[n] in G.prepositions and w[n] != "on" for n in range(end, k)):
            return False
        if (takes & {"clause", "hearer"} or (relative and "that" in takes)) and self._clause(k, entry):
            return True
        thing = w[k] not in G.pronouns and w[k] not in G.objects and not self.d.adverb(k)
        return thing and "thing" in takes and k < self.i1 - 1

    def _object_complement(self, k, takes):
        """Content of "called it X", "described it as X", "accused her of X"."""
        w, wanted = self.d.w, takes & {"as", "of", "for"}
        if "quote" in takes and not takes & HEARER:
            wanted -= {"of"}  # "boasts of", "complains of"
        for n in range(k, min(k + 14, self.i1)):
            if w[n] == QUOTE:
                if n > k + 5 or "naming" in takes:
                    return n if "naming" in takes else k
            elif w[n] in G.signs:
                return None
            elif w[n] == "as" and "as" in wanted:
                quoted = self.any_of((QUOTE,), n, n + 5)
                return k if n > k and not quoted else n + 1
            elif w[n] == "at" and "at" in takes and self._figure(n + 1):  # "put the crowd at 500", "put it at 500"
                return k if n > k else k - 1 if w[k - 1] == "it" else None
            elif (w[n] in wanted and n > k) or ("naming" in takes and w[n] in ("a", "an") and k < n < k + 6):
                return k
        return None

    def _clause(self, k, entry):
        """Does a clause (not a bare noun phrase) begin at atom k?"""
        d, w = self.d, self.d.w
        if w[k] in G.pronouns or ("'" in w[k] and d.finite(k)) or (self._figure(k) and "thing" not in entry.takes):
            return True
        sure = entry.lemma in ("say", "tell", "add", "claim", "argue", "insist", "warn")
        if d.finite(k) or (d.adverb(k) and self.at(k + 1) in G.auxiliaries):
            return sure  # "which he said was new", but "the money promised then was spent"
        for n in range(k + 1, min(k + 18, self.i1)):
            if d.finite(n) and (sure or not w[n].endswith("ed")):
                return True
            if w[n] == QUOTE and (sure or "thing" not in entry.takes):
                return True
            if not sure and w[n] in (",", ";", ".", ":", "who", "which", "that"):
                return False
        return entry.lemma == "say" and self.i1 - k > 2

    # -- where content ends -----------------------------------------------------------------------------------

    def _thing_end(self, first, last):
        """The end of content that is a noun phrase."""
        w, stops = self.d.w, (",", *_DASHES, ";", "while", "after", "because", "but", "when", "before", "saying")
        return next((n for n in range(first + 1, last) if w[n] in stops), last)

    def _end(self, first, relative):
        """The end of content that begins at `first`; `relative`: in a clause that itself hangs on a noun."""
        w, hi = self.d.w, self.i1
        if first < hi and w[first] == QUOTE and self._quote_ends(first):
            return first + 1
        for n in range(first, hi):
            word, after = w[n], self.at(n + 1) or "."
            if word == QUOTE and n > first and self._later_quote_ends(n, relative):
                return n + 1
            if word == "," and self._closes(n, after, relative):
                return n
            if word == "according" and after == "to":
                return n
            if word in _DASHES and after in ("and", "but", "a", "an", "though") and not self.any_of(_DASHES, n + 1, hi):
                return n
            if word == ";" and (self.any_of(self.d.sources, n + 1, n + 5) or self._second_report(n + 1)):
                return n
            if word in ("and", "but", "while"):
                m = self._past_adverbs(n + 1)
                if self._report_at(m) or (after in G.people and self._report_at(n + 2)):
                    return n
                if word == "while" and self._second_report(n + 1):
                    return n
        return hi

    def _past_adverbs(self, m):
        while m < self.i1 and self.d.adverb(m):
            m += 1
        return m

    def _report_at(self, m):
        """Does a reporting verb with content of its own stand at atom m?"""
        d = self.d
        entry = self._entry(m) if m < self.i1 and d.w[m] in d.verbs and not d.upper(m) else None
        if entry is None or entry.form == "ing":
            return False
        end = m + 1 + len(entry.particles)
        k, kind = self._behind(end, entry.takes)
        sure = entry.form != "base" or kind in ("that", "quote")
        if not sure and not (kind == "clause" and self._plural(m - 1, entry.noun_too)):
            return False
        return self._right(k, kind, end, entry, False) is not None

    def _quote_ends(self, n):
        """Does content that begins with the quoted run at atom n end with it?"""
        final, after = self.d.last_of(n), self.at(n + 1)
        if not after or final in ".?!":
            return True
        if final == "," or after == ",":
            behind = self.at(n + 2) if after == "," else after
            return not (behind in ("and", "or", "but") and self.any_of((QUOTE,), n + 1, n + 7))
        return after in G.ends or after in _DASHES or after in ("(", "during", "after", "when", "as", "while", "before")

    def _later_quote_ends(self, n, relative):
        """Does content in which a quoted run comes later, at atom n, end with it?"""
        if self.d.last_of(n) != ",":
            return n + 1 >= self.i1
        after = self.at(n + 1) or "."
        return after in G.followers or after in _CONTRASTS or self._closes(n, after, relative)

    def _closes(self, n, after, relative):
        """Does the comma at atom n, or at the end of the quoted run there, close the content?"""
        behind = self.at(n + 2)
        if after in G.followers or self._report_at(n + 1):
            return True
        if relative:
            return n + 1 < self.i1 and self.d.finite(n + 1)
        if after in _CONTRASTS:
            return behind not in ("that", "not", "rather", "also", "only", QUOTE)
        if after in ("a", "an", "the"):
            closes = self.any_of(G.judgements, n + 2, n + 4)
        elif after == "with":
            closes = self.any_of(G.followers, n + 2, n + 8)
        elif after == "even":
            closes = behind in ("though", "as")
        elif after in ("and", "or"):
            closes = self._second_report(n + 2)
        elif after == "in" and behind in G.determiners and self.any_of(G.manners, n + 3, n + 8):
            closes = True
        else:
            closes = after in ("when", "if") and behind in ("asked", "pressed")
        return closes or (after not in ("and", "or") and self._speaker_at_end(n + 2))

    def _second_report(self, m):
        """Does "and added that" or "and he said that" go on at atom m, behind the "and"?"""
        d, w = self.d, self.d.w
        if self._report_at(self._past_adverbs(m)):
            return True
        for x in range(m + 1, min(m + 14, self.i1)):
            if w[x - 1] not in G.determiners and self._report_at(x):
                return w[m] != "that"
            if d.finite(x) or w[x] in G.conjunctions:
                break
        return False

    def _speaker_at_end(self, m):
        """Does the clause about the speaker ("Ann Roe said.") stand at atom m, behind the content?"""
        d, w = self.d, self.d.w
        for x in range(m, min(m + 10, self.i1)):
            if w[x] in d.verbs and not d.upper(x):
                entry, after = self._entry(x), self.at(x + 1) or "."
                told = entry and entry.form in ("past", "s") and "quote" in entry.takes
                if told and (after in (".", ",", "on", "in") or after in G.dates):
                    return True
            elif w[x] in G.signs or d.finite(x):
                return False
        return False

    def _tail(self, k):
        """What stands behind an inverted "said Ann Roe": a further quotation, a comma, or the end."""
        w = self.d.w
        for n in range(k, min(k + 30, self.i1)):
            if w[n] in ("and", *_CONTRASTS) and any(
                w[x] in self.d.verbs or self.d.finite(x) for x in range(n + 1, min(n + 9, self.i1))
            ):
                break  # "said Roe, but Poe disagreed"
            if w[n] == QUOTE:
                return "more" if w[n - 1] in (",", ":", *_DASHES) else "end"
            if w[n] in G.ends:
                break
        return "comma" if self.at(k) == "," else "end"

    # -- what kind of word it is ------------------------------------------------------------------------------

    def _capitals(self):
        """Is the sentence a headline in title case?"""
        d = self.d
        words = [i for i in range(self.i0, min(self.i1, self.i0 + 30)) if d.w[i][0].isalpha()]
        return len(words) < 25 and sum(d.upper(i) for i in words) > 0.65 * len(words)

    def _verb_like(self, i, form):
        """Is a form that may be a noun (claims, report) a verb after what stands before it?"""
        d, w, j = self.d, self.d.w, i - 1
        while j > self.i0 and d.adverb(j):
            j -= 1
        if form == "base" or j < self.i0:
            return form == "base"
        source = w[j] in d.sources and not w[j].endswith("s")
        return source or d.upper(j) or w[j] in G.pronouns or w[j] in G.relatives or w[j] == ","

    def _plural(self, j, noun_too):
        """May a plural subject end with atom j, so that a base form behind it is a verb?"""
        d, w, word = self.d, self.d.w, self.at(j)
        if not noun_too and len(word) > 4 and word.endswith("s") and not word.endswith("ss"):
            return True
        for x in range(j, max(self.i0 - 1, j - 9), -1):
            if w[x] in G.signs or d.finite(x):
                break
            named = x == j or w[x + 1] in G.prepositions or d.upper(x + 1)
            if w[x].endswith("s") and w[x] in d.sources and named:
                return True
        return word in G.plurals or (word == "," and not noun_too) or (word.endswith("s") and d.upper(j))

    def _verb_next(self, k):
        """Does a "that" before atom k stand for the subject of the verb there?"""
        d, word = self.d, self.at(k)
        noun = (
            not word
            or word in G.pronouns
            or "'" in word
            or (word not in G.auxiliaries and d.finite(min(k + 1, self.i1 - 1)))
        )
        return not noun and d.finite(k)  # "a deal that ends", but "that talks would end"

    def _second_verb(self, first, last, clause):
        """The end of content that is part of a subject: before the verb of the sentence."""
        seen, inner = not clause, G.adverbs | G.relatives | G.pronouns | {"and", "or"}
        for n in range(first, last):
            if self.d.finite(n) and not (n > first and self.d.w[n - 1] in inner):
                if seen and n > first + 1:
                    return n
                seen = True
        return last

    def _fronted_end(self, s):
        """The comma that ends a fronted "According to Ann Roe, the mayor,"."""
        d, w, hi = self.d, self.d.w, self.i1
        commas = [n for n in range(s, hi) if w[n] == ","]
        for here, there in zip(commas, [*commas[1:], hi], strict=False):
            first = self.at(here + 1)
            if first in ("who", "whose", "which") or first.endswith(("ed", "ing")):
                continue
            begins = first in G.prepositions or first in G.pronouns or first == QUOTE
            if begins or there == hi or d.has_finite(here + 1, there):
                return here
        return hi - 1
