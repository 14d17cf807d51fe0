"""Whose words a reporting verb tells of, and whether it tells of any: the subject read without a parser."""

from ..language import QUOTE, G, antecedent, main_subject, noun_phrase_after, subject_before
from .contents import Sentence

NO_SUBJECT = G.signs | G.prepositions | G.conjunctions | G.dates | G.adverbs
LEADS = G.openers | {"as", "because", "while", "which", "what", "since"}
CLOSERS = frozenset({",", QUOTE, "—", "–", "?", "!"})  # content before an inverted "said Ann Roe" ends with one
ALONE = ("another", "both", "each", "many", "several", "some", "these", "those")  # speak without a noun
NOBODY = ("no", "nobody", "none", "neither", "nothing")
_NONE = frozenset((*NOBODY, "nor"))
_SENDS = G.stating | {"wrote", "sends", "posts", "tweeted", "published", "posting", "sending"}
_AND = ("and", "or", "but", "then")


class Subjects(Sentence):
    """The subject of each reporting verb of a sentence; `subject` is the last one that spoke."""

    def __init__(self, d, first, last):
        super().__init__(d, first, last)
        self.subject = None
        self.lo = first  # where content to the left of a reporting clause may begin
        self.inside = first  # where the clause that is being read begins

    def _subject(self, i, j, end, entry, helpers):
        """(subject, where its clause begins, is it inverted) of the verb at i; adverbs alone stand behind atom j."""
        d, w = self.d, self.d.w
        if j < self.inside:
            return self.subject, i, False
        before = w[j]
        if entry.form == "ing" and not helpers & G.be:
            return self._of_participle(j), i, False
        if "to" in helpers:
            phrase = self._governing(j)
            return phrase, phrase[0] if phrase else i, False
        told = "hearer" in entry.takes and "clause" not in entry.takes  # ", Ann Roe told reporters"
        if before in CLOSERS and entry.takes & {"quote", "clause"} and not told:
            phrase = self._inverted(j, end)
            if phrase:
                return phrase, i, True
        if before in _AND:
            return self._main_subject(j) or self.subject, i, False
        if before in G.relatives:
            e = j - 2 if self.at(j - 1) == "," else j - 1
            return self._sender(antecedent(d, e, self.i0)) if e >= self.i0 else None, j, False
        subject = subject_before(d, j, self.inside)
        if subject is None:
            return None, i, False
        start = subject[0]
        while start > self.inside and w[start - 1] in LEADS:
            start -= 1
        return subject, start, False

    def _inverted(self, j, end):
        """The speaker behind the verb: "said Ann Roe, the mayor"."""
        d, w = self.d, self.d.w
        phrase = noun_phrase_after(d, end, self.i1)
        if phrase is None or w[end] in NO_SUBJECT:
            return None
        can_speak = (
            d.upper(end)
            or (w[end][0].isdigit() and d.upper(phrase[1] - 1))
            or w[end] in G.determiners
            or w[end] in G.people
        )
        if not can_speak and not any(w[n] in d.sources for n in range(*phrase)):
            return None
        if w[j] == QUOTE:
            relative = next((n for n in range(*phrase) if w[n] in G.relatives), phrase[1])
            goes_on = any(w[n] in G.auxiliaries for n in range(phrase[0] + 1, relative))  # 'the "Six" said it would'
            return None if goes_on or (w[end] in G.pronouns and d.has_finite(end + 1, relative)) else phrase
        stop = next((n for n in range(*phrase) if w[n] == ","), phrase[1])
        behind = self.at(phrase[1]) or "."
        goes_on = behind == QUOTE or not (behind in NO_SUBJECT or behind == "who")
        if goes_on or "to" in w[end:stop] or d.has_finite(end, stop) or not self._content_before(j):
            return None
        return phrase

    def _content_before(self, j):
        """Is there a clause to the left of the comma at j that can be content?"""
        return self.d.has_finite(self.lo, j) or QUOTE in self.d.w[self.lo : j]

    def _sender(self, phrase):
        """Whose words a document has: Roe's in "Roe sent out a letter that said"."""
        d, w = self.d, self.d.w
        if phrase is None or d.sources.get(w[phrase[1] - 1]) != "document":
            return phrase
        s = next((k for k in range(*phrase) if w[k] in G.determiners), phrase[0])
        sent = w[s] in ("a", "an", "another") and self.any_of(_SENDS, max(self.i0, s - 2), s)
        return (self._main_subject(s) if sent else None) or (s, phrase[1])

    def _of_participle(self, j):
        """Whose "saying" or "adding" it is: the subject's, or that of ", with the mayor, Ann Roe, saying"."""
        d, k = self.d, j - 1
        while k > self.inside and j - k < 14 and d.w[k] != "with" and not d.finite(k):
            k -= 1
        if self.at(k) == "with":
            return subject_before(d, j, k + 1)
        return self.subject or self._main_subject(j)

    def _governing(self, j):
        """The subject of the verb that a "to say" hangs on."""
        d, k = self.d, j
        while k > self.i0 and not d.finite(k):
            k -= 1
        while k > self.i0 and (d.finite(k) or d.w[k] in G.left):
            k -= 1
        return subject_before(d, k, self.i0) or self.subject

    def _main_subject(self, j):
        """The subject of the sentence up to atom j."""
        return main_subject(self.d, self.i0, j + 1)

    def _may_speak(self, phrase):
        """Is there anything in a noun phrase that can speak: a name, a pronoun, a person, a body, a document?"""
        d, w = self.d, self.d.w
        if phrase[1] - phrase[0] == 1 and w[phrase[0]] in ALONE:
            return True
        return any(
            w[k] in d.sources or w[k] in G.pronouns or w[k] in G.objects or d.upper(k) or w[k] == QUOTE
            for k in range(*phrase)
        )

    def _is_said(self, i, j):
        """Is it said at all? Not in "did not say", "no official has said"; `j`: the atom before the helpers."""
        w, d = self.d.w, self.d
        k = j + 1
        while (
            k > self.i0
            and i - k < 8
            and w[k - 1] not in G.signs
            and (
                w[k - 1] in G.unsaid
                or w[k - 1] in G.left
                or w[k - 1] in ("of", "to", "having", "from")
                or w[k - 1].endswith("n't")
                or d.adverb(k - 1)
            )
        ):
            k -= 1
        between = w[k:i]
        denied = any(word in G.unsaid or word.endswith("n't") for word in between) and G.said_still.isdisjoint(between)
        if denied or w[i - 1] in G.conjunctions or _NONE.isdisjoint(w[self.inside : i]):
            return not denied
        subject = subject_before(d, k - 1, self.inside) if k > self.inside else None
        return (
            subject is None
            or (w[subject[0]] not in NOBODY and w[subject[0] - 1] != "nor")
            or "only" in w[slice(*subject)]
        )
