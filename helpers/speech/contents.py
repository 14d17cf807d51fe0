"""Where reported content begins and ends, and whose words it is, read from reporting verbs without a parser."""

from ..language import QUOTE, G

HEARER = frozenset({"hearer", "hearer-to", "hearer-that", "wh-hearer"})
DASHES = ("—", "–")
_QUOTING = frozenset({"quote", "clause", "that", "naming", "to", "thing"})
_JOINTS = frozenset({",", QUOTE, ";", "while", "and", "but", "according", ":"})  # content may end at one
_MARKED = {"that": "that", QUOTE: "quote", ":": "colon"}
_BEHIND_QUOTE = G.ends | {"", ",", "(", "during", "after", "when", "as", "while"}
_TELLING = ("say", "tell", "add", "claim", "argue", "insist", "warn")  # take a clause without "that" more than a thing
LEADS = ("as", "because", "while", "which", "what", "since")  # begin a clause about the speaker
CLOSERS = frozenset({",", QUOTE, "—", "–", "?", "!"})  # content before an inverted "said Ann Roe" ends with one


class Sentence:
    """A sentence of `Atoms` from atom `i0` to before `i1`, and what follows a reporting verb in it."""

    def __init__(self, d, first, last):
        self.d, self.w, self.i0, self.i1 = d, d.w, first, last
        self.subject = None  # the last one that spoke
        self.lo = first  # where content to the left of a reporting clause may begin
        self.inside = first  # where the clause that is being read begins
        self.pieces = {}  # content as atoms (first, behind the last) -> speaker, verb, is it said

    def at(self, i):
        """The word at atom i; empty outside the sentence."""
        return self.w[i] if self.i0 <= i < self.i1 else ""

    def any_of(self, words, first, last):
        """Does one of some words stand from atom `first` to before `last`?"""
        return any(word in words for word in self.w[first : min(last, self.i1)])

    def entry(self, i):
        """The reporting expression that begins at atom i, or None."""
        for entry in self.d.verbs.get(self.w[i], ()):
            if not entry.particles or tuple(self.w[i + 1 : i + 1 + len(entry.particles)]) == entry.particles:
                return entry
        return None

    # -- where content begins ---------------------------------------------------------------------------------

    def behind(self, k, takes):
        """What stands behind the verb when time, place, manner and hearer are passed over: (atom, kind)."""
        d, heard = self.d, False
        for _ in range(10):
            word, after = self.at(k), self.at(k + 1)
            if takes & HEARER and not heard and word and word not in G.no_hearer:
                group = self._group_end(k)
                if "thing" not in takes and self.at(group)[-2:] == "ed" and self.at(group + 1) in G.prepositions:
                    group = self._group_end(group + 2)  # "told reporters gathered at the port that"
                if "clause" in takes and group < self.i1 and d.finite(group):
                    break  # "warned the bill would fail"
                k, heard = group, True
            elif word in _MARKED:
                return k, _MARKED[word]
            elif word == "," or (after == QUOTE and word in (*DASHES, "-")):  # "said, referring to Roe, that"
                stop = k if after == QUOTE else min(k + 16, self.i1 - 1)
                n = next((n for n in range(k + 1, stop) if self.w[n] == ","), k)
                return (n + 1, _MARKED[self.w[n + 1]]) if self.at(n + 1) in ("that", QUOTE) else (k, "comma")
            elif not word or word in G.signs or word == "because":  # "said by phone because"
                return min(k, self.i1), "end"
            elif word in G.questions:
                return k, "end" if after in G.circumstances else "wh"  # "said when asked"
            elif word == "to" and ("to" in takes or heard):
                return k, "to"
            elif word == "to" and not ((after and d.upper(k + 1)) or after in G.determiners or after in d.sources):
                return k, "end"  # "agreed in May to pay £2m"
            elif self.at(k + 2) == "ago":
                k += 3
            elif after == "times" or after in G.spans or (word in ("late", "early") and after in G.dates):
                k += 2
            elif word in G.times or (d.adverb(k) and word not in G.adverbs) or (word == "here" and not d.finite(k + 1)):
                k += 1
            elif word in G.prepositions and not self._figure(k):
                k = self._group_end(k + 1 + (after == QUOTE and d.titled(k + 1)))  # 'said on "Good Day" that'
            else:
                break
        return k, "clause"

    def _figure(self, k):
        """Does a figure, rounded perhaps ("about 500", "up to £2m", "as many as nine"), stand at atom k?"""
        rounded = self.at(k) in G.rounding and self.at(k + 1) != "one"  # "at one point"
        words = self.w[k + 1 : min(k + 4, self.i1)] if rounded else [self.at(k)]
        return any(word[:1].isdigit() or word in ("$", "£", "€") or (rounded and word in G.numbers) for word in words)

    def _group_end(self, start):
        """The atom behind a noun group without its further phrases, as hearer or in a phrase of place."""
        w, first = self.w, start + (self.at(start) in G.determiners)
        for k in range(first, self.i1):
            number = w[k] in ("$", "£", "€") or (w[k].isdigit() and w[k - 1].endswith("day"))
            if w[k] in G.group_ends or w[k] in G.determiners or (k > first and (number or self.d.finite(k))):
                return k
        return max(first, self.i1)

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
        begins = "thing" in takes or ("ing" in takes and w[k].endswith("ing"))  # "admitted taking the money"
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
                return k if n > k and not self.any_of((QUOTE,), n, n + 5) else n + 1
            figure = w[n] == "at" and "at" in takes and self._figure(n + 1)  # "put the crowd at 500"
            if n > k and (figure or w[n] in wanted):
                return k
        return None

    def clause(self, k, entry):
        """Does a clause (not a bare noun phrase) begin at atom k?"""
        d, w, sure = self.d, self.w, entry.lemma in _TELLING
        if w[k].split("'")[0] in G.pronouns:
            return self.at(k + 1) not in G.signs | G.prepositions  # "whether she had reported it in May, she said"
        deed = entry.lemma == "add" or (entry.lemma == "claim" and self.any_of(("lives", "victims"), k, k + 6))
        if self._figure(k) and "thing" not in entry.takes and not deed:  # "claimed 40 lives"
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
                closed = self._closes(n, after, relative)
            elif word in (";", "while"):
                closed = (word == ";" and after != "that") or self._told_behind(n + 1)
            elif word in ("and", "but"):
                bare = "ing" in (w[first][-3:], self.at(first + 1)[-3:]) or not self.d.has_finite(first, n)
                # "denies it and has"
                closed = self._report_at(n + 1) or (word == "and" and bare and n + 1 < hi and self.d.finite(n + 1))
            else:
                closed = word == "according" or (word == ":" and after == QUOTE)
            if closed:
                return n + (word == QUOTE)
        return hi

    def _report_at(self, m):
        """Does a reporting verb with content of its own stand at atom m?"""
        entry = self.entry(m) if m < self.i1 and not self.d.upper(m) else None
        if entry is None or (entry.noun_too and entry.form == "s" and self.at(m + 1) not in _MARKED):
            return False  # "names and claims data"
        end = m + 1 + len(entry.particles)
        k, kind = self.behind(end, entry.takes)
        return self.begins(k, kind, end, entry) is not None

    def _closes(self, n, after, relative):
        """Does the comma at atom n, or at the end of the quoted run there, close the content?"""
        m = next((m for m in range(n + 1, min(n + 12, self.i1)) if self.d.finite(m) or self.w[m] in G.signs), n)
        told = self.entry(m) if self.d.noun_phrase_before(m - 1, n + 1) == (n + 1, m) else None
        ends = told and "clause" in told.takes and self.at(self.behind(m + 1, frozenset())[0]) in G.ends | {""}
        if ends or after in G.followers or (self.w[n] == QUOTE and self._report_at(n + 1)):
            return True  # "urged her to go, the mayor said"
        if after in ("a", "an", "the", "with"):
            return self.any_of(G.followers if after == "with" else G.judgements, n + 2, n + 6)
        if relative:
            return n + 1 < self.i1 and self.d.finite(n + 1)
        if after in ("but", "though", "although", "yet", "while", "whereas"):
            return self.at(n + 2) not in ("that", "not", "rather", "also", "only", QUOTE)
        return after in ("and", "or") and self._told_behind(n + 2)

    def _told_behind(self, m):
        """Does a clause at atom m tell what else somebody said?"""
        verbs = (n for n in range(m, min(m + 12, self.i1)) if self.w[n] in self.d.verbs)
        return self.at(m) != "that" and any(map(self._report_at, verbs))

    # -- what kind of word it is ------------------------------------------------------------------------------

    def plural(self, j, noun_too):
        """May a plural subject end with atom j, so that a base form behind it is a verb?"""
        d, w, word = self.d, self.w, self.at(j)
        named = word in G.plurals or (word.endswith("s") and d.upper(j))
        return named or any(w[x].endswith("s") and w[x] in d.sources for x in range(max(self.i0, j - 8), j + 1))

    def verb_next(self, k):
        """Does a "that" before atom k stand for the subject of the verb there: "a deal that ends"?"""
        d, word = self.d, self.at(k)
        noun = word not in G.auxiliaries and d.finite(min(k + 1, self.i1 - 1))
        deed = word.endswith("ed") and self.at(k + 1) in G.determiners  # "that imposed a fine"
        return word != "" and not noun and word.split("'")[0] not in G.pronouns and (deed or d.finite(k))

    # -- whose words they are -----------------------------------------------------------------------------------

    def subject_of(self, i, j, end, entry, helpers):
        """(subject, where its clause begins, is it inverted) of the verb at i; adverbs alone stand behind atom j."""
        d, w = self.d, self.w
        if j < self.inside:
            return self.subject, i, False
        before = w[j]
        if entry.form == "ing" and not helpers & G.be:
            return self._of_participle(j), i, False
        if "to" in helpers:
            phrase = self._governing(j)
            return phrase, phrase[0] if phrase else i, False
        told = "hearer" in entry.takes and "clause" not in entry.takes  # ", Ann Roe told reporters"
        phrase = before in CLOSERS and entry.takes & {"quote", "clause"} and not told and self._inverted(j, end)
        if phrase:
            return phrase, i, True
        if before in ("and", "or", "but", "then"):
            return d.main_subject(self.i0, j + 1) or self.subject, i, False
        if before in G.relatives:
            return self._sender(d.noun_phrase_before(j - 1 - (self.at(j - 1) == ","), self.i0)), j, False
        subject = self._antecedent(d.subject_before(j, self.inside))
        start = subject[0] if subject else i
        led = (k for k in range(start, self.inside, -1) if w[k - 1] not in LEADS and w[k - 1] not in G.openers)
        return subject, next(led, self.inside) if subject else i, False

    def _antecedent(self, subject):
        """The subject, or the noun that a clause hangs on which ends with it: "Lawyers who went to Ravo denied"."""
        w, first = self.w, subject[0] if subject else self.inside
        leading = subject and w[first - 1][-3:] == "ing" and w[first - 2] not in G.prepositions  # "The aide leading"
        cuts = (k for k in range(first - 1, self.inside, -1) if w[k] in G.signs or w[k] in G.relatives)
        k = first - 1 if leading else next(cuts, first)
        last = subject[1] - 1 if subject else first
        verb = last > first and self.d.upper(last - 1) and self.d.finite(last)  # "a file that Roe sent said"
        deed = w[k] == "who" or self.d.finite(first - 1) or (k == first - 2 and w[k + 1][-1:] == "s")  # "that runs"
        object_of = k < first - 1 and (deed or w[first - 1] in G.prepositions)
        hangs = leading or (w[k] in G.relatives and (verb or object_of) and w[first] not in G.people)
        return (hangs and self.d.noun_phrase_before(k - 1, self.inside)) or (None if verb else subject)

    def _inverted(self, j, end):
        """The speaker behind the verb: "said Ann Roe, the mayor"."""
        d, w = self.d, self.w
        phrase = d.noun_phrase_after(end, self.i1)
        if phrase is None or w[end] in G.no_subject:
            return None
        can_speak = d.upper(end) or w[end] in G.determiners or w[end] in G.people or w[end][0].isdigit()
        if not can_speak and not any(w[n] in d.sources for n in range(*phrase)):
            return None
        if w[j] == QUOTE:
            relative = next((n for n in range(*phrase) if w[n] in G.relatives), phrase[1])
            helped = any(w[n] in G.auxiliaries and not d.upper(n) for n in range(end + 1, relative))  # not "Ann May"
            goes_on = w[end] in G.pronouns or helped
            return None if goes_on and relative > end + 1 else phrase  # 'the "Six" said it would'
        stop = next((n for n in range(*phrase) if w[n] == ","), phrase[1])
        goes_on = self.at(phrase[1]) == QUOTE or "to" in w[end:stop] or d.has_finite(end, stop)
        core = self._group_end(end) - 1
        named = w[end - 1] in ("said", "says") and (d.upper(core) or d.sources.get(w[core]) == "person")
        whole = "," not in w[self.lo : j] and not any(w[n] in G.relatives for n in range(*phrase))
        aside = whole and self.at(phrase[1]) == "," and d.finite(phrase[1] + 1)  # "The price, said Ann Roe, fell."
        named &= aside or self.at(phrase[1]) in G.ends | {""}  # "The vote marks the end of it, said Ann Roe."
        return phrase if not goes_on and (named or self.content_before(j)) else None

    def content_before(self, j):
        """Is there a clause to the left of the comma at j that can be content?"""
        w, k = self.w, self.lo
        if QUOTE in w[k:j] or w[k] in G.answers:
            return True
        relative = (n for n in range(k, j) if w[n] in ("who", "which") and "," not in w[n:j])
        return self.d.has_finite(k, next(relative, j))

    def _sender(self, phrase):
        """Whose words a document has: Roe's in "Roe sent out a letter that said"."""
        d, w = self.d, self.w
        if phrase is None or d.sources.get(w[phrase[1] - 1]) != "document":
            return phrase
        s = next((k for k in range(*phrase) if w[k] in G.determiners), phrase[0])
        sent = w[s] in ("a", "an", "another") and self.any_of(G.stating, max(self.i0, s - 2), s)
        return (sent and d.main_subject(self.i0, s + 1)) or (s, phrase[1])

    def _of_participle(self, j):
        """Whose "saying" or "adding" it is: the subject's, or that of ", with the mayor, Ann Roe, saying"."""
        d, far = self.d, max(self.inside, j - 14)
        k = next((k for k in range(j - 1, far, -1) if self.w[k] == "with" or d.finite(k)), far)
        absolute = self.at(k) == "with" and (self.w[j] != "," or k == self.i0 or self.w[k - 1] in G.signs)
        return d.subject_before(j, k + 1) if absolute else self.subject or d.main_subject(self.i0, j + 1)

    def _governing(self, j):
        """The subject of the verb that a "to say" hangs on."""
        verb = next((k for k in range(j, self.i0, -1) if self.d.finite(k)), self.i0)
        k = next((k for k in range(verb, self.i0, -1) if not self.d.finite(k) and self.w[k] not in G.left), self.i0)
        return self.d.subject_before(k, self.i0) or self.subject

    def is_said(self, i, j):
        """Is it said at all? Not in "did not say", "no official has said"; `j`: the atom before the helpers."""
        w, d = self.w, self.d
        k = next((k + 1 for k in range(j, self.i0 - 1, -1) if w[k] not in G.linking and not d.adverb(k)), self.i0)
        between = w[k:i]
        unsaid = any(word in G.unsaid or word.endswith("n't") for word in between) and G.said_still.isdisjoint(between)
        to_come = "to" in between and w[k - 1] in G.expecting  # "is expected to say"
        if unsaid or to_come or between[-1:] in (["could"], ["may"], ["might"]):
            return False
        denied = not G.nobody.isdisjoint(w[max(self.inside - 1, 0) : k])  # "nor" may stand before the subject
        subject = denied and d.subject_before(k - 1, self.inside)
        return not subject or (w[subject[0]] not in G.nobody and w[subject[0] - 1] != "nor")
