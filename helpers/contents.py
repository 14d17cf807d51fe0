"""Where reported content begins and ends: the complements that reporting verbs take, read without a parser."""

from .grammar import QUOTE, G

HEARER = frozenset({"hearer", "hearer-to", "hearer-that", "wh-hearer"})
_TIME = G.dates | {"again", "later", "earlier", "back", "out", "aloud", "recently", "afterward", "afterwards", "once", "flatly", "too", "also", "simply", "morning", "night", "afternoon", "evening"}


class Sentence:
    """A sentence of `Atoms` from atom `i0` to before `i1`, and the questions about what follows a reporting verb in it."""

    def __init__(self, d, first, last):
        self.d, self.i0, self.i1 = d, first, last

    def at(self, i):
        """The word at atom i; empty outside the sentence."""
        return self.d.w[i] if self.i0 <= i < self.i1 else ""

    def _entry(self, i):
        w = self.d.w
        for entry in self.d.verbs[w[i]]:
            n = len(entry.particles)
            if not n or tuple(w[i + 1 : i + 1 + n]) == entry.particles:
                return entry
        return None

    def _behind(self, k, takes):
        """What stands behind the verb when time, place, manner and hearer are passed over: (atom, kind)."""
        d, w, hi = self.d, self.d.w, self.i1
        heard, began = False, k
        for _ in range(10):
            if k >= hi:
                return hi, "end"
            word = w[k]
            if takes & HEARER and not heard and word not in G.signs and word not in G.questions and word not in G.prepositions and word not in G.dates and word not in G.adverbs and word != "that":
                k, heard = self._noun_group(k), True
                continue
            if word == "only" and k + 1 < hi and w[k + 1] == "that":
                k += 1
                continue
            if word == "that":
                return k, "that"
            if word == QUOTE:
                if k > began and w[k - 1] in G.prepositions and not d.titled(k):
                    return k, "end"  # "said to chants of “No!”"
                ends = d.text[d.runs[d.run[k]].end - 1] == ","
                if w[k - 1] not in (",", ":") and k > self.i0 and k + 1 < hi and d.titled(k) and (w[k - 1] in G.prepositions or w[k - 1] == "'s" or w[k - 1] in G.determiners):
                    if ends:
                        return k + 1, "end"
                    k, heard = k + 1, True
                    continue
                return k, "quote"
            if word == ":":
                return k, "colon"
            if word == ",":
                if k + 1 < hi and w[k + 1] == QUOTE:
                    return k + 1, "quote"
                return self._past_insertion(k)
            if word in G.ends:
                return k, "end"
            if word in "—–-":
                return (k + 1, "quote") if k + 1 < hi and w[k + 1] == QUOTE else (k, "end")
            if word in G.questions:
                return k, "wh"
            if word == "to" and ("to" in takes or heard):
                return k, "to"
            if (word in ("this", "last", "the", "that") and k + 1 < hi and w[k + 1] in ("week", "month", "year", "morning", "weekend", "afternoon", "day", "summer", "spring", "fall", "winter", "evening", "night")) or (k + 1 < hi and w[k + 1] == "times" and word not in G.signs):
                k += 2
            elif (word in _TIME or (d.adverb(k) and word not in G.adverbs)) and not (k + 1 < hi and w[k + 1] == "'s"):
                k += 1
            elif word in G.prepositions and not (word in ("about", "at", "over", "under", "with") and k + 1 < hi and (w[k + 1][0].isdigit() or w[k + 1] in ("least", "most"))):
                if ("of" in takes and word == "of") or ("about" in takes and word == "about") or ("against" in takes and word == "against"):
                    return k + 1, "thing"
                k = self._noun_group(k + 1)
            else:
                return k, "clause"
        return k, "clause"

    def _past_insertion(self, k):
        """Behind the comma of "said, referring to Roe, that"."""
        w = self.d.w
        for n in range(k + 1, min(k + 16, self.i1 - 1)):
            if w[n] == QUOTE or w[n] in G.ends:
                break
            if w[n] == ",":
                if w[n + 1] == "that" and w[k + 1] not in ("and", "but"):
                    return n + 1, "that"
                if w[n + 1] == QUOTE and w[k + 1] in G.prepositions | G.followers | {"when", "as", "while"}:
                    return n + 1, "quote"
                break
        return k, "comma"

    def _noun_group(self, k):
        """The atom behind a noun group without its further phrases, as hearer or in a phrase of place."""
        d, w, hi, n = self.d, self.d.w, self.i1, 0
        if k + 1 < hi and w[k] == "her" and w[k + 1] not in G.signs and w[k + 1] not in G.prepositions and w[k + 1] not in G.conjunctions and w[k + 1] not in G.pronouns:
            k += 1
        elif k < hi and (w[k] in G.objects or w[k] in ("i", "he")):
            k += 1
            if w[k - 1] not in ("people", "officials", "voters", "reporters", "supporters"):
                return k
            n = 1
        elif k < hi and w[k] in G.determiners:
            k += 1
        while k < hi:
            word = w[k]
            if word in G.signs or word in G.prepositions or word in G.pronouns or word in G.conjunctions:
                break
            if n and (word in G.determiners or (word in G.numbers and not d.upper(k)) or (word in G.dates and w[k - 1] not in ("on", "news", "face")) or d.finite(k)):
                break
            if n and d.upper(k) and not d.upper(k - 1) and w[k - 1] not in ("'s", "&", "and") and not w[k - 1][0].isdigit() and (d.sources.get(w[k - 1]) != "person" or w[k - 1].endswith("s")):
                break
            n += 1
            k += 1
        return k

    def _right(self, k, kind, end, entry, relative):
        """Where content behind the verb begins, or None."""
        _d, w, takes, hi = self.d, self.d.w, entry.takes, self.i1
        if kind == "that":
            if k + 1 < hi and w[k + 1] in G.signs and w[k + 1] not in (QUOTE, ","):
                return None
            pronoun = k + 1 < hi and (w[k + 1] in G.auxiliaries or w[k + 1] == "'s")  # "says that would be wrong"
            return (k if pronoun else k + 1) if takes & {"clause", "that", "document"} or takes & HEARER else None
        if entry.form == "ing" and w[end - len(entry.particles) - 2] in G.prepositions and kind == "clause" and w[k] not in G.pronouns:
            return None
        if takes & {"naming", "as", "of", "for"}:
            first = self._object_complement(end, takes)
            if first is not None:
                return first
        if kind == "quote":
            return k if takes & {"quote", "clause", "that", "naming", "to", "thing"} or takes & HEARER or ("of-quote" in takes and w[end] == "of") else None
        if kind == "colon":
            return k + 1 if "quote" in takes or (k + 1 < hi and w[k + 1] == QUOTE) else None
        if kind == "wh":
            if takes & {"wh", "wh-hearer"} or (entry.lemma == "tell" and k > end):
                return k if w[k] not in ("when", "where", "who", "while") or ("wh" in takes and k == end and w[k] not in ("when", "while")) else None
            return None
        if kind == "to":
            if "hearer-to" in takes:
                return end if k > end else None
            return k if "to" in takes or "hearer" in takes else None
        if kind == "thing":
            return k
        if kind != "clause" or k >= hi or w[k] in ("nothing", "little", "goodbye", "hello", "otherwise", "much", "anything"):
            return None
        if "ing" in takes and w[k].endswith("ing"):
            return k
        if "for" in takes and "hearer-to" in takes:
            return None
        if entry.lemma not in G.talk and any(w[n] in G.prepositions and w[n] != "on" for n in range(end, k)):
            return None
        if (takes & {"clause", "hearer"} or (relative and "that" in takes)) and self._clause(k, entry):
            return k
        return k if "thing" in takes and w[k] not in G.pronouns and w[k] not in G.objects and k < hi - 1 and w[k] not in G.signs else None

    def _object_complement(self, k, takes):
        """Content of "called it X", "described it as X", "accused her of X"."""
        _d, w, hi = self.d, self.d.w, self.i1
        wanted = {"as"} if "as" in takes else set()
        wanted |= {"of"} if "of" in takes else set()
        wanted |= {"for"} if "for" in takes else set()
        for n in range(k, min(k + 14, hi)):
            word = w[n]
            if word == QUOTE:
                if n > k + 5 or "naming" in takes or w[n - 1] in wanted:
                    return n if "naming" in takes or w[n - 1] == "as" else k
                continue
            if word in G.signs:
                return None
            if word in wanted and n >= k:
                if word == "as" and n > k and not any(w[m] == QUOTE for m in range(n, min(n + 5, hi))):
                    return k
                if (word == "as" and n + 1 < hi and w[n + 1] not in ("well", "soon", "the")) or (word == "as" and n - k < 8):
                    return n + 1
                if word != "as" and n > k:
                    return k
            if "naming" in takes and word in ("a", "an") and n > k and n - k < 6:
                return k
        return None

    def _clause(self, k, entry):
        """Does a clause (not a bare noun phrase) begin at atom k?"""
        d, w, hi = self.d, self.d.w, self.i1
        if w[k] in G.pronouns or w[k] in ("there", "there's", "it's") or d.finite(k):
            return True
        sure = entry.lemma in ("say", "tell", "add", "claim", "argue", "insist", "warn")
        for n in range(k + 1, min(k + 18, hi)):
            if w[n] in ("who", "which", "that") and not sure:
                return False
            if w[n] == QUOTE and (sure or "thing" not in entry.takes):
                return n + 1 < hi or n > k
            if d.finite(n) and (sure or not w[n].endswith("ed") or w[n] in ("need", "needed")):
                return True
            if w[n] in (",", ";", ".", ":") and not sure:
                return False
        return entry.lemma == "say" and hi - k > 2

    def _thing_end(self, first, last):
        w = self.d.w
        for n in range(first + 1, last):
            if w[n] in (",", "—", "–", ";") or w[n] in ("while", "after", "because", "but", "when", "before", "saying"):
                return n
        return last

    def _end(self, first, relative):
        """The end of content that begins at `first`."""
        d, w, hi = self.d, self.d.w, self.i1
        if first >= hi:
            return hi
        explicit = w[first - 1] == "that"
        if w[first] == QUOTE and self._quote_ends(first):
            return first + 1
        n = first
        while n < hi:
            word = w[n]
            after = w[n + 1] if n + 1 < hi else "."
            if word == QUOTE:
                if n > first and self._quote_ends(n, True):
                    return n + 1
                if d.text[d.runs[d.run[n]].end - 1] == "," and self._closes(n, after, explicit, relative):
                    return n + 1
            elif word == "according" and after == "to":
                return n
            elif word == ",":
                if self._closes(n, after, explicit, relative):
                    return n
            elif word in ("—", "–"):
                if n + 1 < hi and w[n + 1] in ("and", "but", "a", "an", "though") and not explicit and not any(w[m] in ("—", "–") for m in range(n + 1, hi)):
                    return n
            elif word == ";" and any(w[x] in d.verbs and self._report_at(x) for x in range(n + 2, min(n + 10, hi))):
                return n
            elif word in ("and", "but"):
                m = n + 1
                while m < hi and d.adverb(m):
                    m += 1
                if self._report_at(m) or (m == n + 1 and after in G.people and self._report_at(m + 1)):
                    return n
            elif word == "in" and n > first + 2 and after in ("a", "an", "his", "her", "their", "the") and any(w[m] in G.manners for m in range(n + 2, min(n + 6, hi))):
                if any(w[m] in ("interview", "statement", "email", "tweet", "e-mail", "memo") for m in range(n + 2, min(n + 6, hi))):
                    return n
            elif word == "when" and after in ("asked", "pressed", "reached"):
                return n
            n += 1
        return hi

    def _report_at(self, m):
        """Does a reporting verb with content of its own stand at atom m?"""
        d, w = self.d, self.d.w
        if m >= self.i1 or w[m] not in d.verbs:
            return False
        entry = self._entry(m)
        if entry is None or entry.form == "ing":
            return False
        end = m + 1 + len(entry.particles)
        k, kind = self._behind(end, entry.takes)
        if entry.form == "base" and not (kind in ("that", "quote") or (kind == "clause" and (w[k] in G.pronouns or self._plural(m - 1, entry.noun_too)))):
            return False
        return self._right(k, kind, end, entry, False) is not None

    def _quote_ends(self, n, later=False):
        """Does content that comes to a quoted run at atom n end with it?"""
        d, w, hi = self.d, self.d.w, self.i1
        if n + 1 >= hi:
            return True
        run = d.runs[d.run[n]]
        final = d.text[run.end - 1]
        after = w[n + 1]
        if final in ".?!" and not later:
            return after not in ("and", "or", "but") or n + 2 >= hi or w[n + 2] != QUOTE
        if final == "," or after == ",":
            behind = w[n + 2] if after == "," and n + 2 < hi else after
            if behind in ("and", "or", "but") and any(w[m] == QUOTE for m in range(n + 1, min(n + 7, hi))):
                return False
            return not later or behind in G.followers or (final == "," and behind in ("but", "while", "though", "although"))
        if later:
            return False
        return (after in ("in", "during", "after", "when", "as", "at", "on", "while", "before", "—", "–", ";", ".", "(", "because", "about", "of") and after not in ("of", "in", "about", "on", "at", "because"))or after in G.ends

    def _closes(self, n, after, explicit, relative):
        """Does the comma at atom n close the content?"""
        d, w, hi = self.d, self.d.w, self.i1
        if after in G.followers:
            return True
        if after in d.verbs and not d.upper(n + 1) and self._report_at(n + 1):
            return True
        if relative:
            return n + 1 < hi and (d.finite(n + 1) or (w[n + 1] in G.adverbs and n + 2 < hi and d.finite(n + 2)))
        if after in ("but", "though", "although", "yet", "while", "whereas"):
            return not (n + 2 < hi and w[n + 2] in ("that", "not", "rather", "also", "only", QUOTE))
        if after in ("a", "an", "the") and n + 2 < hi and any(w[x] in G.judgements for x in range(n + 2, min(n + 4, hi))):
            return True
        if after == "with" and any(w[x] in G.followers or w[x] == "reporting" for x in range(n + 2, min(n + 8, hi))):
            return True
        if after == "even" and n + 2 < hi and w[n + 2] in ("though", "as"):
            return True
        if after in ("and", "or"):
            m = n + 2
            while m < hi and d.adverb(m):
                m += 1
            if self._report_at(m):
                return True
            # ", and he said that": a second reporting clause
            for x in range(n + 3, min(n + 16, hi)):
                if w[x] in d.verbs and w[x - 1] not in G.determiners and not d.upper(x) and self._report_at(x):
                    return w[n + 2] != "that"
                if d.finite(x) or w[x] in G.conjunctions:
                    break
            return False
        if after == "in" and n + 2 < hi and w[n + 2] in ("a", "an", "the", "his", "her") and any(w[m] in G.manners for m in range(n + 3, min(n + 8, hi))):
            return True
        if after in ("when", "if") and n + 2 < hi and w[n + 2] in ("asked", "pressed"):
            return True
        # ", Ann Roe said": the clause about the speaker at the end
        for x in range(n + 2, min(n + 12, hi)):
            if w[x] in G.signs or (d.finite(x) and w[x] not in d.verbs):
                break
            entry = self._entry(x) if w[x] in d.verbs and not d.upper(x) else None
            if entry and entry.form in ("past", "s") and "quote" in entry.takes and (x + 1 >= hi or w[x + 1] in (".", ",", "on", "in") or w[x + 1] in G.dates):
                return True
        return False

    def _tail(self, k):
        """What stands behind an inverted "said Ann Roe": a further quotation, a comma, or the end."""
        w, hi = self.d.w, self.i1
        for n in range(k, min(k + 30, hi)):
            if w[n] == QUOTE:
                return "more" if w[n - 1] in (",", ":", "—", "–") else "end"
            if w[n] in G.ends:
                break
        return "comma" if k < hi and w[k] == "," else "end"

    def _capitals(self):
        """Is the sentence a headline in title case?"""
        d = self.d
        words = [i for i in range(self.i0, min(self.i1, self.i0 + 30)) if d.w[i][0].isalpha()]
        return len(words) < 25 and sum(d.upper(i) for i in words) > 0.65 * len(words)

    def _verb_like(self, i, form):
        d, w, j = self.d, self.d.w, i - 1
        if form == "base":
            return True
        if j < self.i0:
            return False
        while j > self.i0 and d.adverb(j):
            j -= 1
        return w[j] in G.pronouns or w[j] in G.relatives or w[j] == "," or d.upper(j) or (w[j] in d.sources and not w[j].endswith("s"))

    def _plural(self, j, noun_too):
        w = self.d.w
        if j < self.i0:
            return False
        if not noun_too and w[j].endswith("s") and len(w[j]) > 4 and not w[j].endswith("ss"):
            return True
        for x in range(j, max(self.i0 - 1, j - 9), -1):
            if w[x] in G.signs or self.d.finite(x):
                break
            if w[x] in ("those", "many", "some", "most", "several", "both") or ((w[x].endswith("s") or w[x] == "people") and w[x] in self.d.sources and (x == j or w[x + 1] in G.prepositions or w[x + 1] == "close")):
                return True
        return w[j] in ("they", "we", "i", "you", "who", "and", "police", "people", "some", "many", "others", ",", "democrats") or (
            w[j].endswith("s") and (w[j] in self.d.sources or self.d.upper(j))
        )

    def _second_verb(self, first, last, clause):
        """The end of content that is part of a subject: before the verb of the sentence."""
        d, w, seen = self.d, self.d.w, not clause
        for n in range(first, last):
            if d.finite(n) and not (n > first and (w[n - 1] in G.adverbs or w[n - 1] in G.relatives or w[n - 1] in ("and", "or", "to", "not", "they", "he", "she", "it"))):
                if seen and n > first + 1:
                    return n
                seen = True
        return last

    def _fronted_end(self, s):
        """The comma that ends a fronted "According to Ann Roe, the mayor,"."""
        d, w, hi = self.d, self.d.w, self.i1
        commas = [n for n in range(s, hi) if w[n] == ","]
        for here, there in zip(commas, [*commas[1:], hi], strict=False):
            first = w[here + 1] if here + 1 < hi else "."
            if there == hi or first in G.prepositions or (first in G.pronouns and first != "who") or first == QUOTE:
                return here
            if first in ("who", "whose", "which") or first.endswith(("ed", "ing")):
                continue
            if d.has_finite(here + 1, there):
                return here
        return hi - 1
