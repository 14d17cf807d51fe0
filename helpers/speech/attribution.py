"""The grammar of reported speech: which words report, and what is said."""

from ..language import QUOTE, G, antecedent, noun_phrase_after, noun_phrase_before, subject_before
from .contents import HEARER
from .subjects import ALONE, CLOSERS, LEADS, NO_SUBJECT, NOBODY, Subjects

_NO_CONTENT = (G.signs - {QUOTE}) | G.objects | G.pronouns | {"this", "that"}
_ASIDES = G.followers | G.circumstances | {"who", "but", "though", "although", "while", "in", "on", "even", "as"}
_DASHES = ("—", "–")


class Reader(Subjects):
    """Reads one sentence."""

    def __init__(self, d, first, last):
        super().__init__(d, first, last)
        self.pieces = {}  # content as atoms (first, behind the last) -> speaker, verb, is it said
        self.until = first  # the end of the content found last
        self.said = True  # is what is being read said, or told as not said?

    def read(self):
        """The pieces of the sentence in the order found, as (first, last, speaker, verb, said)."""
        d, w = self.d, self.d.w
        cues = [i for i in range(self.i0, self.i1) if w[i] in d.cues]
        if cues:
            self._dateline()
        for i in cues:
            if w[i] in d.verbs and self._verb(i):
                continue
            self.said = True
            if w[i] in d.nouns:
                self._noun(i)
            elif w[i] == "according" and i + 2 < self.i1 and w[i + 1] == "to":
                self._according(i)
        return [(*content, *told) for content, told in self.pieces.items()]

    def _add(self, first, last, speaker, verb):
        """Keep content, without the signs at its ends; False if nothing is left or it is known."""
        w = self.d.w
        while first < last and w[first] in G.signs and w[first] not in (QUOTE, "(", "["):
            first += 1
        while last > first and w[last - 1] in G.signs and w[last - 1] not in (QUOTE, "?", "!", ")", "]"):
            last -= 1
        if first >= last or (first, last) in self.pieces or (last - first == 1 and w[first] in _NO_CONTENT):
            return False
        self.pieces[first, last] = (
            speaker if self.said or speaker is None or w[speaker[0]] not in NOBODY else None,
            verb,
            self.said,
        )
        self.until = max(self.until, last)
        return True

    def _dateline(self):
        """Pass over the "WASHINGTON (AP) —" before the first sentence."""
        d, w = self.d, self.d.w
        opening = d.text[d.a[self.i0] : d.b[self.i0]]
        if opening == "(" or (len(opening) > 2 and opening.isupper()):
            for k in range(self.i0 + 1, min(self.i0 + 10, self.i1 - 1)):
                if w[k] in ("—", "–", "-"):
                    self.lo = self.inside = k + 1
                    return

    def _verb(self, i):
        """Read the clause of the verb at atom i; False if it reports nothing."""
        d, w = self.d, self.d.w
        entry = self._entry(i)
        before, self.said = self.at(i - 1), True
        if entry is None or (d.upper(i) and i > self.i0 and not self._capitals()):
            return False
        if before in G.determiners and before != "that" and (entry.noun_too or before not in ALONE):
            return False
        if entry.form == "past" and before in G.prepositions and before not in ("before", "after", "since"):
            return False  # "thanks to added traffic", "the plan as written"
        if entry.noun_too and entry.form in ("base", "s") and not self._verb_like(i, entry.form):
            return False
        end = i + 1 + len(entry.particles)
        if i == self.i0 and self._verb_first(i, end, entry):
            return True
        if before == "as" and entry.form == "ing":
            return self._quoted_as(i, end, entry)
        j, helpers = i - 1, set()
        while j >= self.inside and (w[j] in G.left or (d.adverb(j) and w[j] not in G.adverbs)):
            helpers.add(w[j])
            j -= 1
        self.said = self._is_said(i, j)
        if entry.form == "past" and helpers & G.be:
            return self._passive(i, end, entry)
        if self.at(end) == "of" and entry.takes == {"of"}:
            return False  # "a man accused of theft"
        if self.at(end) == "by" and self.at(end + 1) not in G.manners:
            return False  # "a memo written by Roe"
        if entry.form == "base" and not helpers & G.modals and not self._plural(j, entry.noun_too):
            return False
        k, kind = self._behind(end, entry.takes)
        if (
            entry.form == "ing"
            and kind == "clause"
            and self.d.finite(i - 1)
            and before not in G.be
            and entry.lemma not in G.talk
        ):
            return False  # "caused warning lights to flash"
        subject, start, inverted = self._subject(i, j, end, entry, helpers)
        if inverted:
            k = subject[1]
            kind = self._tail(k)
        if subject is None and kind not in ("that", "quote", "wh"):
            return False
        if subject and entry.lemma not in G.talk and not self._may_speak(subject):
            return False  # "many loans denied", "the war has claimed nine lives"
        kinds = {d.sources.get(w[n]) for n in range(*subject)} if subject else set()
        if entry.lemma == "show" and "document" not in kinds:
            return False  # "players showed that they can win"
        if "that" in entry.takes and entry.form == "past" and kinds & {"document", "body"}:  # "found it would fail"
            entry = entry._replace(takes=entry.takes | {"clause"})
        return self._contents((i, end), entry, subject, start, k, kind, inverted)

    def _verb_first(self, i, end, entry):
        """ "Said Ann Roe: ..." at the beginning of a sentence."""
        d, w = self.d, self.d.w
        phrase = noun_phrase_after(d, end, self.i1) if "quote" in entry.takes and entry.form in ("past", "s") else None
        if not phrase or not (d.upper(end) or w[end] in G.determiners) or d.has_finite(*phrase):
            return False
        k = phrase[1]
        if self.at(k) not in (":", ",") or (self.at(k) == "," and self.at(k + 1) != QUOTE) or k + 1 >= self.i1:
            return False
        self.subject = phrase
        return self._add(k + 1, self.i1, phrase, (i, end))

    def _quoted_as(self, i, end, entry):
        """ "Roe was quoted as saying", "The paper quoted Roe as saying": the saying is Roe's."""
        d, w = self.d, self.d.w
        verb = next(
            (k for k in range(i - 2, max(self.i0, i - 12), -1) if w[k] in ("quoted", "cited", "quotes", "cites")), None
        )
        if verb is None:
            return False
        j = verb - 1
        while j > self.i0 and (w[j] in G.left or d.adverb(j)):
            j -= 1
        clause = subject_before(d, j, self.inside) or (verb, verb)
        subject = (verb + 1, i - 1) if verb + 1 < i - 1 else clause
        k, kind = self._behind(end, entry.takes)
        return self._contents((i, end), entry._replace(form="past"), subject, clause[0], k, kind, False)

    def _contents(self, verb, entry, subject, start, k, kind, inverted):
        """Keep the content behind the verb, or else what stands before the clause about the speaker and behind it."""
        w, takes, end = self.d.w, entry.takes, verb[1]
        quoted = self._quoted_before(start)
        if not inverted and not (quoted and kind in ("clause", "thing")):
            first = self._right(k, kind, end, entry, w[start] in ("who", "which"))
            if first is not None:
                return self._behind_verb(first, verb, entry, subject, start, kind, quoted)
        bare = kind == "clause" and not inverted and not quoted
        if entry.form == "ing" or (bare and not takes & (HEARER | {"clause"})):
            return False
        if subject and start < subject[0] and w[start] in LEADS - {"as"}:
            return False
        if not takes & {"clause", "that"} and not quoted and not (entry.lemma == "tell" and k > end):
            return False
        if w[start] == "as" and start == self.lo and kind == "comma":  # "As Roe said, the pier is old"
            return self._add(k + 1, self._end(k + 1, False), subject, verb)
        if start <= self.lo or w[start - 1] not in CLOSERS:
            return False
        found, right = False, self._resumed(k, kind, quoted, inverted)
        if quoted or self._contentful(start) or (right is not None and self._cut_in_two(right)):
            found = self._left(start, subject, verb)
        if right is not None and (found or not quoted):
            found = self._add(right, self._end(right, False), subject, verb) or found
        if found:
            self.subject = subject or self.subject
            self.lo = max(self.lo, end, k)
            self.inside = max(self.inside, end)
        return found

    def _behind_verb(self, first, verb, entry, subject, start, kind, quoted):
        """Keep the content that begins behind the verb at atom `first`."""
        relative = self.d.w[start] in ("who", "which")
        nested, last = verb[0] < self.until, self._end(first, relative)
        if subject is None and verb[0] == self.i0:  # "Asked whether he would run, Roe ..."
            last = next((n for n in range(first, last) if self.d.w[n] == ","), last)
        if nested and QUOTE in self.d.w[first:last]:
            return False
        if kind == "thing" or (kind == "clause" and "thing" in entry.takes and not self._clause(first, entry)):
            last = self._thing_end(first, last)
        w, conceded = self.d.w, ("although", "though")  # "Although the pier is old, Roe says it is safe"
        conceding = kind == "clause" and w[start - 1] == "," and w[self.lo] in conceded
        if conceding or (quoted and kind == "quote" and entry.form != "ing"):
            self._left(start, subject, verb)
        found = self._add(first, last, subject, verb)
        if found:
            self.inside = self.inside if relative else first
            if subject and not nested:
                self.subject = subject
        return found

    def _quoted_before(self, start):
        """Does the clause about the speaker that begins at `start` follow a quotation that is said in it?"""
        w = self.d.w
        before = w[start - 1] if start > self.lo else ""
        if before in (",", *_DASHES):
            return start - 2 >= self.lo and w[start - 2] == QUOTE
        return before == QUOTE

    def _contentful(self, start):
        """Can the words from `lo` to the comma before `start` be what is said, rather than when it was said?"""
        return self._content_before(start) and self.d.w[self.lo] not in G.circumstances

    def _cut_in_two(self, right):
        """Does "The pier" of "The pier, she said, will close" go on behind the clause about the speaker?"""
        return self.d.has_finite(right, min(right + 4, self.i1)) and self.d.w[self.lo] not in G.prepositions

    def _left(self, start, subject, verb):
        """Content to the left of the reporting clause that begins at `start`."""
        return self._add(self._unopened(self.lo, start), start, subject, verb)

    def _unopened(self, first, last):
        """Content without a leading "But" or "Meanwhile,"."""
        return first + 1 if first + 1 < last and self.d.w[first] in G.openers else first

    def _resumed(self, k, kind, quoted, inverted):
        """Where content goes on behind the reporting clause, or None."""
        w, n = self.d.w, k + 1
        if inverted and kind == "more":
            return w.index(QUOTE, k)
        if kind != "comma" or n >= self.i1:
            return None
        if quoted:
            return n + 1 if w[n] in ("and", "but", "or", "because") and self.at(n + 1) == QUOTE else None
        if inverted and not self.d.finite(n):
            return None
        if w[n] in _ASIDES or w[n].endswith("ing"):
            return None
        return n

    def _passive(self, i, end, entry):
        """ "was told that", "it was announced that", "was asked whether", "were urged by Roe to"."""
        d, w, speaker, k = self.d, self.d.w, None, end
        if self.at(k) == "by":
            speaker, k = noun_phrase_after(d, k + 1, self.i1), self._noun_group(k + 1)
            if speaker:
                speaker = speaker[0], max(min(speaker[1], k), speaker[0] + 1)
        elif self.at(k) in G.dates or self.at(k) in ("on", "in", "earlier", "later"):
            k, _ = self._behind(k, frozenset())
        word, takes = self.at(k), entry.takes
        if word == "that" and takes & {"clause", "that", "hearer"} and not self._verb_next(k + 1):
            return self._add(k + 1, self._end(k + 1, False), speaker, (i, end))
        asked = word in G.questions and takes & {"wh", "wh-hearer", "hearer"}
        if asked or (word == "to" and takes & HEARER) or (entry.lemma == "tell" and word in G.people):
            return self._add(k, self._end(k, False), speaker, (i, end))
        k += word == "as"
        by = w.index("by", k, self.i1) if word in takes & {"of", "as"} and "by" in w[k : min(k + 20, self.i1)] else None
        return by is not None and self._add(k, by, noun_phrase_after(d, by + 1, self.i1), (i, end))

    def _noun(self, i):
        """ "Roe's claim that", "a promise by Roe to"."""
        d, w, takes, k = self.d, self.d.w, self.d.nouns[self.d.w[i]], i + 1
        speaker, j = None, i - 1
        while j > max(self.i0, i - 4) and w[j] not in NO_SUBJECT and w[j] not in G.determiners and w[j] not in G.owners:
            j -= 1
        owned, self.said = self.at(j) in G.owners, self.at(j) != "no"
        if self.at(k) in ("by", "from"):
            stop = self._noun_group(k + 1)
            speaker, k = (k + 1, stop) if stop > k + 1 else None, stop
        elif owned and w[j] == "'s":
            speaker = antecedent(d, j - 1, self.i0)
        elif owned and w[j] in ("his", "her", "their"):
            speaker = (j, j + 1)
        elif self.at(j) in ("'", "’"):
            speaker = noun_phrase_before(d, j - 1, self.i0)
        elif any(w[n] in G.stating for n in range(max(self.i0, i - 5), i)):
            speaker = self._main_subject(i - 1)
        if i < self.until and not speaker and not owned:
            return
        word, first = self.at(k), k + 1
        if word == "that":
            # ", a charge that the fund denies"
            a_thing = self.at(j) in ("a", "an") and self.at(j - 1) in (",", *_DASHES)
            if a_thing or self._verb_next(first) or word not in takes:
                return
        elif owned and speaker and (word == QUOTE or word in takes):
            first = k if word in (QUOTE, "to") else k + 1
        else:
            return
        last, clause = self._end(first, False), i
        while clause > self.i0 and w[clause - 1] not in G.signs and w[clause - 1] not in G.conjunctions:
            clause -= 1
        if not d.has_finite(clause, i):
            last = self._second_verb(first, last, word == "that")
        if self._add(first, last, speaker, (i, i + 1)):
            self.subject = self.subject or speaker

    def _according(self, i):
        """Content of "according to Ann Roe", before it or, where it opens the sentence, behind it."""
        d, w, hi, s = self.d, self.d.w, self.i1, i + 2
        if all(w[n] in G.openers or w[n] == "," for n in range(self.i0, i)):
            e = max(self._fronted_end(s), s + 1)
            self._add(e + 1, self._end(e + 1, False), (s, e), (i, s))
            self.inside, self.subject = e + 1, (s, e)
            return
        e = (noun_phrase_after(d, s, hi) or (s, s + 1))[1]
        first, last = self.lo, i
        while last > first and w[last - 1] in (",", *_DASHES):
            last -= 1
        if last > first and (w[last - 1] in G.conjunctions or w[last - 1] in ("and", "but")):
            first = last
        first = self._unopened(first, last)
        found = first < last and self._add(first, last, (s, e), (i, s))
        if e + 1 < hi and w[e] == "," and w[i - 1] == "," and w[e + 1] not in _ASIDES and w[e + 1] != "and":
            found = self._add(e + 1, self._end(e + 1, False), (s, e), (i, s)) or found
        if found:
            self.lo, self.subject = e, (s, e)
