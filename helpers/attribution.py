"""The grammar of reported speech: which words report, whose words they are, and what is said."""

from typing import NamedTuple

from .clauses import (
    ADVERBS,
    BE,
    CONJUNCTIONS,
    DATES,
    DETERMINERS,
    FOLLOWERS,
    LEFT_WORDS,
    MANNERS,
    OBJECTS,
    OPENERS,
    OWNERS,
    PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    QUOTE,
    RELATIVES,
    SIGNS,
    antecedent,
    main_subject,
    noun_phrase_after,
    noun_phrase_before,
    subject_before,
    word_set,
)  # fmt: skip
from .contents import HEARER, Sentence

_MODAL = word_set("to will would can could may might must should shall do does did not cannot")
_NO_LABEL = word_set(
    "published updated posted by contact share tags topics related follow email phone where when what who exclusive report reports "
    "update breaking video photos watch opinion analysis image photo credit source note read more"
)
_STATING = word_set("made makes make making issued issue issuing repeated repeats repeat released sent offered gave gives posted reiterated put")


class Piece(NamedTuple):
    """Content as atoms (first, behind the last); speaker and reporting expression as atoms too, or None."""

    first: int
    last: int
    speaker: tuple
    verb: tuple
    lemma: str


class Reader(Sentence):
    """Reads one sentence: `pieces` in the order found, `subject` the last one that spoke."""

    def __init__(self, d, first, last):
        super().__init__(d, first, last)
        self.pieces = []
        self.subject = None
        self.lo = first  # where content to the left of a reporting clause may begin
        self.inside = first  # where the clause that is being read begins
        self.until = first  # the end of the content found last

    def read(self):
        """The pieces of the sentence."""
        d, w = self.d, self.d.w
        cues = [i for i in range(self.i0, self.i1) if w[i] in d.cues]
        self._dateline()
        self._label()
        for i in cues:
            if i >= self.until > self.inside:
                self.inside = self.until
            if w[i] in d.verbs and self._verb(i):
                continue
            if w[i] in d.nouns:
                self._noun(i)
            elif w[i] == "according" and i + 2 < self.i1 and w[i + 1] == "to":
                self._according(i)
        return self.pieces

    def _add(self, first, last, speaker, verb, lemma):
        w = self.d.w
        while first < last and (w[first] in SIGNS and w[first] != QUOTE and w[first] not in "(["):
            first += 1
        while last > first and w[last - 1] in SIGNS and w[last - 1] != QUOTE and w[last - 1] not in "?!)]":
            last -= 1
        if first >= last or (last - first == 1 and w[first] != QUOTE and (w[first] in SIGNS or w[first] in OBJECTS or w[first] in PRONOUNS or w[first] in ("this", "that"))):
            return False
        for piece in self.pieces:
            if piece.first == first and piece.last == last:
                return False
        self.pieces.append(Piece(first, last, speaker, verb, lemma))
        if last > self.until:
            self.until = last
        return True

    def _dateline(self):
        """Pass over the "WASHINGTON (AP) —" before the first sentence."""
        d, w = self.d, self.d.w
        if w[self.i0] == "(" or (len(w[self.i0]) > 2 and d.text[d.a[self.i0] : d.b[self.i0]].isupper()):
            for k in range(self.i0 + 1, min(self.i0 + 10, self.i1 - 1)):
                if w[k] in ("—", "–", "-"):
                    self.lo = self.inside = k + 1
                    while w[self.lo] == "-":
                        self.lo += 1
                    return

    def _label(self):
        """"ROE: We will win." of a transcript, "Roe: pier is old" of a headline."""
        d, w, k = self.d, self.d.w, self.i0
        while k < min(self.i0 + 4, self.i1) and d.upper(k):
            k += 1
        if k == self.i0 or k + 1 >= self.i1 or w[k] != ":" or w[k + 1] == QUOTE:
            return
        label = d.text[d.a[k - 1] : d.b[k - 1]]
        if len(label) > 2 and (label.isupper() or (self.i0 == 0 and w.count(w[k - 1]) > 1)) and w[k - 1] not in _NO_LABEL:
            self._add(k + 1, self.i1, (self.i0, k), None, "")

    def _verb(self, i):
        d, w = self.d, self.d.w
        entry = self._entry(i)
        if entry is None or (d.upper(i) and i > self.i0 and not self._capitals()):
            return False
        _word, before = w[i], w[i - 1] if i > self.i0 else ""
        if entry.form != "past" and (before in OWNERS or (entry.form != "ing" and before in DETERMINERS) or (entry.form != "ing" and (before in PREPOSITIONS and before != "to"))):
            return False
        if (before in DETERMINERS and before != "that") or before == "so-":
            return False
        if entry.noun_too and entry.form in ("base", "s") and not self._verb_like(i, entry.form):
            return False
        end = i + 1 + len(entry.particles)
        j, helpers = i - 1, set()
        while j >= self.inside and (w[j] in LEFT_WORDS or (d.adverb(j) and w[j] not in ADVERBS) or w[j].endswith("n't")):
            helpers.add(w[j])
            j -= 1
        if (entry.form == "past" and helpers & BE and not helpers & {"have", "had", "has"}) or helpers & {"been", "being"}:
            return self._passive(i, end, entry)
        if entry.takes == {"of"} and w[end : end + 1] == ["of"]:
            return False  # "a man accused of theft"
        if entry.form == "past" and end + 1 < self.i1 and w[end] == "by" and w[end + 1] not in MANNERS and w[end + 1] not in ("phone", "telephone", "text"):
            return False  # "a memo written by Roe"
        if entry.form == "base" and not helpers & _MODAL and not any(h.endswith("n't") for h in helpers) and not self._plural(j, entry.noun_too):
            return False
        k, kind = self._behind(end, entry.takes)
        subject, start, inverted = self._subject(i, j, end, entry, helpers, kind)
        if inverted:
            k = subject[1]
            kind = self._tail(k)
        if subject is None and kind not in ("that", "quote", "wh"):
            return False
        return self._contents(i, end, entry, subject, start, k, kind, inverted)

    def _subject(self, i, j, end, entry, helpers, kind):
        """(subject, where its clause begins, is it inverted)."""
        d, w = self.d, self.d.w
        at = w[j] if j >= self.inside else ""
        ing = entry.form == "ing" and not helpers & BE
        if not ing and "to" not in helpers and "naming" not in entry.takes and entry.lemma not in ("tell", "inform", "assure", "remind", "urge", "order") and entry.takes & {"quote", "clause"} and (at in ("", ",", QUOTE, "—", "–", "?", "!")):
            phrase = self._inverted(j, end, at)
            if phrase:
                return phrase, i, True
        if ing:
            return self._of_participle(i, j), i, False
        if "to" in helpers:
            phrase = self._governing(j)
            return phrase, phrase[0] if phrase else i, False
        if at == "":
            return (None, i, False) if entry.form == "past" and j < self.i0 else (self.subject, i, False)
        if at in ("and", "or", "but", "then"):
            return self.subject or self._main_subject(j), i, False
        if at in RELATIVES and not (at == "that" and w[j - 1] not in d.sources and w[j - 1] not in d.nouns):
            e = j - 1 if w[j - 1] != "," else j - 2
            phrase = antecedent(d, e, self.i0) if e >= self.i0 else None
            return phrase and (phrase[0], j + 1 if at == "who" else phrase[1]), j, False
        subject = subject_before(d, j, self.inside)
        if subject is None and w[j] == "," and self.subject:
            return self.subject, i, False
        if subject is None:
            return None, i, False
        start = subject[0]
        while start - 1 >= self.inside and (w[start - 1] in OPENERS or w[start - 1] in ("as", "because", "while", "which", "what", "since")):
            start -= 1
        return subject, start, False

    def _inverted(self, j, end, at):
        """The speaker behind the verb: "said Ann Roe, the mayor"."""
        d, w = self.d, self.d.w
        if end >= self.i1 or w[end] in SIGNS or w[end] in PREPOSITIONS or w[end] in CONJUNCTIONS or w[end] in DATES or w[end] in ADVERBS:
            return None
        phrase = (end, end + 1) if w[end] in PEOPLE else noun_phrase_after(d, end, self.i1)
        if phrase is None or not (d.upper(end) or w[end] in DETERMINERS or w[end] in PEOPLE or w[end] == "one" or any(w[n] in d.sources for n in range(*phrase))):
            return None
        if at == QUOTE:
            return phrase
        stop = next((n for n in range(*phrase) if w[n] == ","), phrase[1])
        if d.has_finite(end, stop):
            return None
        behind = w[phrase[1]] if phrase[1] < self.i1 else "."
        if at == "" and (j >= self.i0 or behind != ":"):
            return None
        if behind == QUOTE or (behind not in SIGNS and behind not in PREPOSITIONS and behind not in DATES and behind not in ("who", "in")):
            return None
        return phrase if at == "" or self._content_before(j) else None

    def _content_before(self, j):
        """Is there a clause to the left of the comma at j that can be content?"""
        return self.d.has_finite(self.lo, j) or any(self.d.w[n] == QUOTE for n in range(self.lo, j))

    def _of_participle(self, i, j):
        """Whose "saying" or "adding" it is."""
        d, w = self.d, self.d.w
        at = w[j] if j >= self.i0 else ""
        if at in ("for", "of") and j > self.i0:
            phrase = noun_phrase_before(d, j - 1, self.i0)
            owner = next((n for n in range(*phrase) if w[n] == "'s"), None) if phrase else None
            if owner is not None and owner > phrase[0]:
                return phrase[0], owner
            if phrase and (d.upper(phrase[1] - 1) or w[phrase[1] - 1] in d.sources or w[phrase[0]] in PRONOUNS):
                return phrase
            return self.subject or self._main_subject(j)
        if at and at not in PREPOSITIONS:
            k = j - 1
            while k > self.inside and j - k < 14 and w[k] != "with" and not d.finite(k):
                k -= 1
            if w[k] == "with" and k > self.i0 and w[k - 1] in (",", QUOTE):
                return subject_before(d, j, k + 1)  # ", with the mayor, Ann Roe, saying"
            phrase = noun_phrase_before(d, j, self.i0) if at not in SIGNS else None
            if phrase and phrase[0] > self.i0 and w[phrase[0] - 1] == "," and (d.upper(j) or w[j] in d.sources):
                return phrase  # ", the mayor saying"
        return self.subject or self._main_subject(j)

    def _governing(self, j):
        """The subject of the verb that a "to say" hangs on."""
        d = self.d
        k = j
        while k > self.i0 and not d.finite(k) and d.w[k] != QUOTE:
            k -= 1
        while k > self.i0 and (d.finite(k) or d.w[k] in LEFT_WORDS):
            k -= 1
        return subject_before(d, k, self.i0) or self.subject

    def _main_subject(self, j):
        """The subject of the sentence up to atom j."""
        return main_subject(self.d, self.i0, j + 1)

    def _contents(self, i, end, entry, subject, start, k, kind, inverted):
        d, w = self.d, self.d.w
        takes, verb = entry.takes, (i, end)
        nested = i < self.until
        before = w[start - 1] if start - 1 >= self.lo else ""
        quoted_before = (before == QUOTE and (w[start] in PEOPLE or d.upper(start) or d.text[d.runs[d.run[start - 1]].end - 1] in ",.?!…—-")) or (before in ("—", "–", ",") and start - 2 >= self.lo and w[start - 2] == QUOTE)
        relative = before in ("who", "which") or w[start] in ("who", "which")
        found = False
        if not inverted:
            first = self._right(k, kind, end, entry, relative)
            if first is not None and quoted_before and kind not in ("that", "quote", "colon", "to", "wh"):
                first = None
            if first is not None and kind == "quote" and quoted_before and w[k - 1] != "," and w[k - 1] != ":":
                first = None
            if first is not None:
                last = self._end(first, relative)
                if subject is None and i == self.i0:  # "Asked whether he would run, Roe ..."
                    last = next((n for n in range(first, last) if w[n] == ","), last)
                if nested and not self._may_nest(first, last, subject, entry):
                    return False
                if kind in ("thing",) or (kind == "clause" and "thing" in takes and not self._clause(first, entry)):
                    last = self._thing_end(first, last)
                if (quoted_before and kind == "quote" and entry.form != "ing") or (kind == "clause" and before == "," and w[self.lo] in ("although", "though", "if", "because", "unless")):
                    self._left(start, subject, verb, entry)
                found = self._add(first, last, subject, verb, entry.lemma)
                if found:
                    self.inside = first
                    if subject and not nested:
                        self.subject = subject
                    return True
        if entry.form == "ing" or (kind == "clause" and not inverted and not quoted_before and not takes & (HEARER | {"clause"})):
            return False
        if subject and start < subject[0] and w[start] in ("while", "but", "and", "because", "since", "what", "which"):
            return False
        if not takes & {"clause", "that"} and not quoted_before and not (entry.lemma == "tell" and k > end):
            return False
        more = k + 1 if kind == "comma" and k + 1 < self.i1 else None
        if before in (",", QUOTE, "—", "–", "?", "!") or quoted_before:
            right = self._resumed(k, kind, quoted_before, inverted)
            if quoted_before or (self._content_before(start) and self._contentful(start)) or (right is not None and more is not None and d.has_finite(right, min(right + 4, self.i1)) and w[self.lo] not in PREPOSITIONS):
                found = self._left(start, subject, verb, entry)
            elif right is None and more is not None and w[more] not in FOLLOWERS and w[self.lo] in PREPOSITIONS and d.has_finite(more, self.i1):
                right = more
            if right is not None and (found or not quoted_before):
                found = self._add(right, self._end(right, False), subject, verb, entry.lemma) or found
        if found:
            self.subject = subject or self.subject
            self.lo = max(self.lo, end, k)
            self.inside = max(self.inside, end)
        return found

    def _may_nest(self, first, last, subject, entry):
        """May a report inside a report hold quoted words? Only if somebody clearly says them."""
        d, w = self.d, self.d.w
        if not any(w[n] == QUOTE for n in range(first, last)):
            return True
        return entry.lemma in ("say", "tell", "call", "write", "describe") and subject is not None and (w[subject[0]] in PEOPLE or any(d.upper(n) for n in range(*subject)))

    def _contentful(self, start):
        """Can the words from `lo` to the comma before `start` be what is said, rather than when it was said?"""
        d, w = self.d, self.d.w
        first = self.lo
        while first < start and (w[first] in OPENERS or w[first] == ","):
            first += 1
        if w[first] in ("asked", "speaking", "pressed", "reached", "writing", "responding", "citing", "referring", "appearing", "noting", "when", "after", "before", "during"):
            return False
        return w[first] not in PREPOSITIONS or d.has_finite(first, start)

    def _left(self, start, subject, verb, entry):
        """Content to the left of the reporting clause that begins at `start`."""
        d, w = self.d, self.d.w
        last = start
        while last > self.lo and w[last - 1] in SIGNS and w[last - 1] != QUOTE and w[last - 1] not in "?!)":
            last -= 1
        first = self.lo
        if last > first and w[last - 1] == QUOTE:
            q = last - 1
            run = d.runs[d.run[q]]
            if q > first and w[q - 1] in (",", ":", "—", "–") and d.text[run.start : run.start + 1].isupper():
                first = q
        return self._add(self._unopened(first, last), last, subject, verb, entry.lemma)

    def _unopened(self, first, last):
        """Content without a leading "But" or "Meanwhile,"."""
        w = self.d.w
        if first + 1 < last and w[first] in OPENERS and (w[first + 1] == "," or w[first] in ("but", "and", "so", "yet")):
            return first + 2 if w[first + 1] == "," else first + 1
        return first

    def _resumed(self, k, kind, quoted, inverted):
        """Where content goes on behind the reporting clause, or None."""
        w, hi = self.d.w, self.i1
        if inverted and kind == "more":
            n = next(n for n in range(k, hi) if w[n] == QUOTE)
            return n
        if kind != "comma" or k + 1 >= hi:
            return None
        n = k + 1
        if w[n] == QUOTE:
            return n
        if quoted:
            return n + 1 if w[n] in ("and", "but", "or", "because") and n + 1 < hi and w[n + 1] == QUOTE else None
        if inverted and not self.d.finite(n):
            return None
        if w[n] in FOLLOWERS or w[n] in ("who", "but", "though", "although", "when", "after", "while", "before", "in", "during", "on", "even") or w[n].endswith("ing"):
            return None
        if w[n] == "and" and n + 1 < hi and (w[n + 1] in self.d.verbs or w[n + 1] in PEOPLE):
            return None
        return n

    def _passive(self, i, end, entry):
        """"was told that", "it was announced that", "was asked whether", "were urged by Roe to"."""
        d, w, hi = self.d, self.d.w, self.i1
        speaker, k = None, end
        if k < hi and w[k] == "by":
            speaker = noun_phrase_after(d, k + 1, hi)
            k = self._noun_group(k + 1)
        elif k < hi and (w[k] in DATES or w[k] in ("on", "in", "earlier", "later")):
            k, _ = self._behind(k, frozenset())
        if k >= hi:
            return False
        word, takes = w[k], entry.takes
        if word == "that" and takes & {"clause", "that", "hearer"}:
            first = k + 1
        elif (word in ("whether", "if", "why", "how", "what") and takes & {"wh", "wh-hearer", "hearer"}) or (word == "to" and takes & HEARER) or (entry.lemma == "tell" and w[k] in PEOPLE):
            first = k
        elif word in ("of", "for") and word in takes:
            by = next((n for n in range(k, min(k + 20, hi)) if w[n] == "by"), None)
            if by is None:
                return False
            return self._add(k, by, noun_phrase_after(d, by + 1, hi), (i, end), entry.lemma)
        else:
            return False
        if speaker and speaker[1] > k:
            speaker = (speaker[0], k)
        return self._add(first, self._end(first, False), speaker, (i, end), entry.lemma)

    def _noun(self, i):
        """"Roe's claim that", "a promise by Roe to"."""
        d, w, hi = self.d, self.d.w, self.i1
        takes, k = d.nouns[w[i]], i + 1
        speaker, j = None, i - 1
        while j > self.i0 and i - j < 4 and w[j] not in SIGNS and w[j] not in DETERMINERS and w[j] not in OWNERS and w[j] not in PREPOSITIONS and not d.finite(j):
            j -= 1
        if k < hi and w[k] in ("by", "from") and "that" in takes:
            stop = self._noun_group(k + 1)
            speaker, k = (k + 1, stop), stop
        if k < hi and w[k] == "that" and j > self.i0 and w[j] in ("a", "an") and w[j - 1] in (",", "—", "–"):
            return  # ", a charge that the fund denies"
        if k >= hi or (speaker is None and i < self.until and w[j] not in OWNERS):
            return
        owned = j >= self.i0 and w[j] in OWNERS
        if owned and w[j] == "'s":
            speaker = antecedent(d, j - 1, self.i0)
        elif owned and w[j] in ("his", "her", "their"):
            speaker = (j, j + 1)
        elif j > self.i0 and w[j] in ("'", "’") and w[j - 1].endswith("s"):
            speaker = noun_phrase_before(d, j - 1, self.i0)
        if speaker is None and any(w[n] in _STATING for n in range(max(self.i0, i - 5), i)):
            speaker = self._main_subject(i - 1)
        word = w[k]
        if word == "that" and "that" in takes:
            if k + 1 >= hi or (d.finite(k + 1) and w[k + 1] not in PRONOUNS and "'" not in w[k + 1]) or (w[k + 1] in SIGNS and w[k + 1] != QUOTE):
                return
            first = k + 1
        elif (word == "whether" and "whether" in takes) or (word in ("to", "of", "for", "on") and word in takes and (owned or (word == "for" and w[i].endswith("s"))) and speaker):
            first = k if word in ("to", "whether") else k + 1
        elif word == QUOTE and speaker and owned:
            first = k
        else:
            return
        last = self._end(first, False)
        clause = i
        while clause > self.i0 and w[clause - 1] not in SIGNS and w[clause - 1] not in CONJUNCTIONS:
            clause -= 1
        if not d.has_finite(clause, i):
            last = self._second_verb(first, last, word == "that")
        if self._add(first, last, speaker, (i, i + 1), w[i]) and speaker:
            self.subject = self.subject or speaker

    def _according(self, i):
        d, w, hi = self.d, self.d.w, self.i1
        fronted = all(w[n] in OPENERS or w[n] == "," for n in range(self.i0, i))
        s = i + 2
        if fronted:
            e = self._fronted_end(s)
            self._add(e + 1, self._end(e + 1, False), (s, e), (i, s), "according to")
            self.inside = e + 1
        else:
            phrase = noun_phrase_after(d, s, hi) or (s, min(s + 1, hi))
            e = phrase[1]
            while e < hi and w[e] not in (",", ";", ".", QUOTE, "—", "–", ")") and not (w[e] in ("and", "but", "while") and d.has_finite(e, min(e + 4, hi))):
                e += 1
            first, last = self.lo, i
            while last > first and w[last - 1] in (",", "—", "–"):
                last -= 1
            if last > first and (w[last - 1] in CONJUNCTIONS or w[last - 1] in ("and", "but")):
                first = last
            first = self._unopened(first, last)
            found = self._add(first, last, (s, e), (i, s), "according to") if first < last else False
            if e + 1 < hi and w[e] == "," and w[i - 1] == "," and (not found or d.finite(e + 1) or d.adverb(e + 1) or w[e + 1] == QUOTE):
                self._add(e + 1, self._end(e + 1, False), (s, e), (i, s), "according to")
            elif not found:
                return
            self.lo = e
        self.subject = (s, e)
