"""The grammar of reported speech: which words report, and what is said."""

from ..language import QUOTE, G
from .clauses import DASHES
from .contents import HEARER, Contents
from .subjects import CLOSERS, LEADS, Subjects

_BEFORE, _BEHIND = (QUOTE, "(", "["), (QUOTE, "?", "!", ")", "]")  # signs that belong to content at its ends
_ASIDES = G.followers | G.circumstances | {"who", "but", "though", "although", "while", "in", "on", "even", "as"}


class Reader(Subjects, Contents):
    """Reads one sentence: each cue in turn, its speaker, and the content before or behind it."""

    def read(self, cues):
        """The pieces of the sentence as (first, last, speaker, verb, said), in the order of the `cues`."""
        d, w = self.d, self.w
        for i in cues:
            self.said = True  # is what is being read said, or told as not said?
            verb = w[i] in d.verbs and self._verb(i)
            if w[i] in d.nouns and not verb:
                self._noun(i)
            elif w[i] == "according" and self.at(i + 1) == "to" and i + 2 < self.i1:
                self._according(i)
        return [(*content, *told) for content, told in self.pieces.items()]

    def _add(self, first, last, speaker, verb):
        """Keep content, without the signs at its ends; False if nothing is left or it is known."""
        w = self.w
        first = next((k for k in range(first, last) if w[k] not in G.signs or w[k] in _BEFORE), last)
        last = next((k for k in range(last, first, -1) if w[k - 1] not in G.signs or w[k - 1] in _BEHIND), first)
        if first >= last or any(first == begin for begin, _ in self.pieces):
            return False
        nobody = speaker and w[speaker[0]] in G.nobody
        denied = w[verb[0]] in G.denying and self.any_of(G.unsaid | self.d.nouns.keys(), verb[0], last)
        denied = denied and w[first] != QUOTE
        self.pieces[first, last] = None if nobody else speaker, verb, self.said and not denied
        return True

    # -- verbs ------------------------------------------------------------------------------------------------

    def _verb(self, i):
        """Read the clause of the verb at atom i; False if it reports nothing."""
        w, entry = self.w, self.entry(i)
        if entry is None or not self._is_verb(i, entry):
            return False
        end = i + 1 + len(entry.particles)
        taken = entry.lemma == "claim" and next((k for k in range(end, end + 6) if self.at(k) in G.taken), None)
        if taken and "that" not in w[end:taken] and (w[i - 1] in ("that", "which") or not self.d.finite(taken + 1)):
            return False  # "the fire that claimed 40 lives"
        if w[i - 1] == "as" and entry.form == "ing":
            return self._quoted_as(i, end, entry)
        j, helpers = i - 1, set()
        while j >= self.inside and self.d.adverb(j) and (w[j] in G.left or w[j] not in G.adverbs):
            helpers.add(w[j])
            j -= 1
        if entry.form == "base" and not helpers & G.modals and not self.plural(j):
            return False
        self.said = self.is_said(i, j) and not ("have" in helpers and helpers & G.modals - {"to"})
        if entry.form == "past" and (helpers & G.be or w[i - 1] == "being"):
            return self._passive(i, end, entry)
        if helpers & {"must", "should"} or (entry.form == "ing" and entry.lemma in G.inferring and not self.pieces):
            return False  # "They must demand", "The court freed Roe, suggesting that he lied"
        if self.at(end) == "by" or (w[j] == "," and self.at(end) == "as" and "as" in entry.takes):
            return False  # "a deal called off by Roe", "the storm, described as the worst in years,"
        subject, start, inverted = self.subject_of(i, j, end, entry, helpers)
        k, kind = (subject[1], "comma") if inverted else self.behind(end, entry.takes)
        supposed = entry.form == "s" and w[start - 1] in ("if", "unless")  # "if the court finds that"
        if supposed or (subject is None and kind not in ("that", "quote", "wh")):
            return False
        if subject and entry.noun_too and entry.form != "past" and self.at(subject[0] - 1) in G.prepositions - {"as"}:
            return False  # "Under EU rules"
        heard = entry.lemma == "hear" and subject and w[subject[1] - 1] in G.courts  # by whom said, is not told
        kinds = {self.d.sources.get(word) for word in w[slice(*subject)]} if subject else {"person"}
        thing = kinds == {None} and w[subject[0]] in G.determiners and not any(self.d.capital[slice(*subject)])
        shown = "document" in kinds if entry.lemma == "show" else not (thing and entry.lemma in G.showing)
        if not shown or (entry.lemma == "hear" and not heard):
            return False  # "players showed that they can win", 'Roe said the signals indicated "a storm"'
        return self._contents((i, end), entry, None if heard else subject, start, k, kind, inverted)

    def _is_verb(self, i, entry):
        """Is a word a verb after what stands before it, rather than a noun (claims, report) or part of a name?"""
        d, w, before = self.d, self.w, self.at(i - 1)
        if d.upper(i) and i > self.i0 and sum(d.capital[self.i0 : self.i1]) <= 0.65 * (self.i1 - self.i0):
            return False  # but in a headline in title case
        owned = (before in G.determiners and before != "that") or before == "'s"
        if owned or (entry.form == "past" and before in G.prepositions):
            return False  # "thanks to added traffic", "the plan as written"
        if not (entry.noun_too and entry.form == "s"):
            return True
        j = next((k for k in range(i - 1, self.i0, -1) if not d.adverb(k)), self.i0)
        known = d.sources.get(w[j], "group") != "group" or w[j] in G.pronouns or w[j] == "," or d.upper(j)
        return known or (self.at(i + 1) == "." and QUOTE in w[max(i - 6, self.i0) : i])  # "...," his memo states.

    def _quoted_as(self, i, end, entry):
        """ "Roe was quoted as saying", "The paper quoted Roe as saying": the saying is Roe's."""
        verb = next((k for k in range(i - 2, max(self.i0, i - 12), -1) if self.w[k] in G.quoting), None)
        if verb is None:
            return False
        clause = self.d.main_subject(self.inside, verb + 1) or (verb, verb)
        subject = (verb + 1, i - 1) if verb + 1 < i - 1 and self.w[verb + 1] not in G.prepositions else clause
        k, kind = self.behind(end, entry.takes)
        return self._contents((i, end), entry._replace(form="past"), subject, clause[0], k, kind, False)

    def _contents(self, verb, entry, subject, start, k, kind, inverted):
        """Keep the content behind the verb, or else what stands before the clause about the speaker and behind it."""
        w, takes, end = self.w, entry.takes, verb[1]
        quoted = QUOTE in w[max(start - 2, self.lo) : start]  # said in the clause about the speaker that follows
        first = None if quoted and kind == "clause" else self.begins(k, kind, end, entry)
        if first is not None:
            return self._behind_verb(first, verb, entry, subject, start, kind, quoted)
        led = subject and start < subject[0] and w[start] != "as" and (w[start] in LEADS or w[start] in G.openers)
        # "officials refused to confirm when", "if Roe does not agree to it"
        unsaid = not quoted and (w[verb[0] - 1] == "to" or (kind == "end" and not self.said))
        if led or entry.form == "ing" or unsaid or w[start] in ("who", "which", "whose"):
            return False
        left = quoted or "clause" in takes or ("that" in takes and kind != "clause")  # not "answered yes to 9"
        apart = self.at(start - 1) in CLOSERS or (w[start], start) == ("as", self.lo)  # "As Roe said, the pier is old"
        if not apart or not (left or entry.lemma == "tell"):
            return False
        right = kind == "comma" and not quoted and k + 1 < self.i1 and w[k + 1] not in _ASIDES  # it goes on behind
        right = right and (not inverted or self.d.finite(k + 1))
        cut = right and self.d.has_finite(k + 1, min(k + 5, self.i1))  # "The pier, she said, will close"
        # "If Roe ran, Poe promised help"
        when = w[self.lo] in G.circumstances or (kind == "clause" and w[self.lo] in G.fronting)
        told = cut or ((inverted or self.content_before(start)) and not when)
        found = told and self._left(start, subject, verb)
        if right:
            found = self._add(k + 1, self.ends(k + 1), subject, verb) or found
        if found:
            self.subject = subject or self.subject
            self.lo = self.inside = max(self.lo, end, k)
        return found

    def _behind_verb(self, first, verb, entry, subject, start, kind, quoted):
        """Keep the content that begins behind the verb at atom `first`."""
        w, relative = self.w, self.w[start] in ("who", "which") or self.w[start - 1] in G.fronting
        last = self.ends(first, relative)
        fronted = subject and subject[0] - 1 == self.i0 and w[self.i0] in G.fronting  # "While Roe said he ran, Poe"
        if fronted or (subject is None and verb[0] - (w[self.i0] in G.fronting) == self.i0):  # "Asked if he ran, Roe"
            commas = (n for n in range(first, last) if w[n] == ",")
            last = next((n for n in commas if self.figure(first) or self.d.has_finite(first, n)), last)
        if kind == "clause" and "thing" in entry.takes and not self.clause(first, entry):
            stops = (",", *DASHES, ";", "while", "after", "because", "but", "when", "before", "saying")
            last = next((n for n in range(first + 1, last) if w[n] in stops), last)
        if quoted and kind == "quote":
            self._left(start, subject, verb)
        self.inside = self.inside if relative else first
        self.subject = subject or self.subject
        return self._add(first, last, subject, verb)

    def _left(self, last, subject, verb):
        """Content from `lo` to before atom `last`, without a leading "But" or "Meanwhile,"."""
        w, first = self.w, self.lo + (self.at(self.lo) in G.openers)
        aside = self.at(first) in G.prepositions or w[last - 1] in G.spans or w[last - 1] in G.dates
        if aside and QUOTE not in w[first:last] and not self.d.has_finite(first, last):
            return False  # "At this pace, Roe said, the pier will fall"
        return self._add(first, last, subject, verb)

    def _passive(self, i, end, entry):
        """ "was told that", "it was announced by Roe that", "were urged to"."""
        k, speaker = end, None
        if self.at(k) == "by":  # "warned by the mayor, Ann Roe, that"
            k = self.behind(self.group_end(end + 1), frozenset())[0]
            speaker = self.d.noun_phrase_after(end + 1, k)
        if self.at(k) != "that" and not (self.at(k) == "to" and entry.takes & HEARER):
            return False
        first = k + (self.at(k) == "that")
        return self._add(first, self.ends(first), speaker, (i, end))

    # -- nouns, "according to" --------------------------------------------------------------------------------

    def _noun(self, i):
        """ "Roe's claim that", "his firm belief that", "a promise by Roe that"."""
        w, k, speaker = self.w, i + 1, None
        j = i - 1 if self.at(i - 1) in G.owners else i - 2
        if self.at(k) in ("by", "from"):
            speaker, k = (k + 1, self.group_end(k + 1)), self.group_end(k + 1)
        elif self.at(j) in G.owners:
            speaker = self.d.noun_phrase_before(j - 1, self.i0) if w[j] == "'s" else (j, j + 1)
        how, self.said = self.at(k), G.nobody.isdisjoint(w[max(i - 2, self.i0) : i])
        self.said = self.said and (speaker is not None or G.denying.isdisjoint(w[max(i - 4, self.i0) : i]))
        begins = not self.verb_next(k + 1) if how == "that" else speaker
        told = speaker is None and any(begin <= i < end for begin, end in self.pieces)  # "Roe denied a report that"
        told = told or self.any_of(G.wanting, max(i - 4, self.i0), i)  # "The suit seeks an admission by Roe that"
        subject = not self.d.has_finite(self.inside, i)  # nobody can tell where the content of a subject ends
        if begins and not told and not subject and how in self.d.nouns[w[i]] & {"that", "to"}:
            self._add(k + (how == "that"), self.ends(k + 1), speaker, (i, i + 1))

    def _according(self, i):
        """Content of "according to Ann Roe", before it or, where it opens the sentence, behind it."""
        w, s = self.w, i + 2
        if self.at(s) in G.signs or w[self.group_end(s) - 1] in G.gauges:  # "according to size"
            return None
        e = (self.d.noun_phrase_after(s, self.i1) or (s, s + 1))[1]
        opens = (n for n in range(s + 1, e) if w[n] in G.determiners and w[n - 1] not in G.predeterminers)
        e = next((n for n in opens if w[n - 1] not in G.signs), e)  # "According to her the pier is old"
        if all(word in G.openers or word == "," for word in w[self.i0 : i]):
            commas, kinds = [n for n in range(s, self.i1) if w[n] == ","][:2], self.d.sources
            apposed = len(commas) > 1 and not self.d.has_finite(*commas)
            apposed = apposed and (kinds.get(w[commas[0] - 1]) == "person" or self.any_of(kinds.keys(), *commas))
            e = commas[apposed] if commas and self.at(e) not in G.determiners else e
            first = e + (self.at(e) not in G.determiners)
            self._add(first, self.ends(first), (s, e), (i, s))
        last = i - (w[i - 1] in (",", *DASHES))
        if w[last - 1] not in G.conjunctions | {"and", "or"}:
            self._left(last, (s, e), (i, s))
        if self.at(e) == "," == w[i - 1] and self.at(e + 1) != "and":
            self._add(e + 1, self.ends(e + 1), (s, e), (i, s))
        self.lo, self.subject = e, (s, e)
