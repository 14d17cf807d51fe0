"""Whose words a reporting verb tells of, and whether it tells of any."""

from ..language import QUOTE, G, main_subject, noun_phrase_after, noun_phrase_before, subject_before
from .contents import Sentence

LEADS = ("as", "because", "while", "which", "what", "since")  # begin a clause about the speaker
CLOSERS = frozenset({",", QUOTE, "—", "–", "?", "!"})  # content before an inverted "said Ann Roe" ends with one


class Subjects(Sentence):
    """The subject of each reporting verb of a sentence; `subject` is the last one that spoke."""

    def __init__(self, d, first, last):
        super().__init__(d, first, last)
        self.subject = None
        self.lo = first  # where content to the left of a reporting clause may begin
        self.inside = first  # where the clause that is being read begins

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
            return self.main_subject(j) or self.subject, i, False
        if before in G.relatives:
            return self._sender(noun_phrase_before(d, j - 1 - (self.at(j - 1) == ","), self.i0)), j, False
        subject = subject_before(d, j, self.inside)
        start = subject[0] if subject else i
        while subject and start > self.inside and (w[start - 1] in LEADS or w[start - 1] in G.openers):
            start -= 1
        return subject, start, False

    def _inverted(self, j, end):
        """The speaker behind the verb: "said Ann Roe, the mayor"."""
        d, w = self.d, self.w
        phrase = noun_phrase_after(d, end, self.i1)
        if phrase is None or w[end] in G.no_subject:
            return None
        can_speak = d.upper(end) or w[end] in G.determiners or w[end] in G.people or w[end][0].isdigit()
        if not can_speak and not any(w[n] in d.sources for n in range(*phrase)):
            return None
        if w[j] == QUOTE:
            relative = next((n for n in range(*phrase) if w[n] in G.relatives), phrase[1])
            goes_on = w[end] in G.pronouns or any(w[n] in G.auxiliaries for n in range(end + 1, relative))
            return None if goes_on and relative > end + 1 else phrase  # 'the "Six" said it would'
        stop = next((n for n in range(*phrase) if w[n] == ","), phrase[1])
        goes_on = self.at(phrase[1]) == QUOTE or "to" in w[end:stop] or d.has_finite(end, stop)
        return None if goes_on or not self.content_before(j) else phrase

    def content_before(self, j):
        """Is there a clause to the left of the comma at j that can be content?"""
        w, k = self.w, self.lo
        if QUOTE in w[k:j] or w[k] in G.answers:
            return True
        while k < j and not self.d.finite(k):
            k = next((n for n in range(k, j) if w[n] == ","), j) if w[k] in ("who", "which") else k + 1
        return k < j

    def _sender(self, phrase):
        """Whose words a document has: Roe's in "Roe sent out a letter that said"."""
        d, w = self.d, self.w
        if phrase is None or d.sources.get(w[phrase[1] - 1]) != "document":
            return phrase
        s = next((k for k in range(*phrase) if w[k] in G.determiners), phrase[0])
        sent = w[s] in ("a", "an", "another") and self.any_of(G.stating, max(self.i0, s - 2), s)
        return (sent and self.main_subject(s)) or (s, phrase[1])

    def _of_participle(self, j):
        """Whose "saying" or "adding" it is: the subject's, or that of ", with the mayor, Ann Roe, saying"."""
        d, k = self.d, j - 1
        while k > self.inside and j - k < 14 and self.w[k] != "with" and not d.finite(k):
            k -= 1
        return subject_before(d, j, k + 1) if self.at(k) == "with" else self.subject or self.main_subject(j)

    def _governing(self, j):
        """The subject of the verb that a "to say" hangs on."""
        d, k = self.d, j
        while k > self.i0 and not d.finite(k):
            k -= 1
        while k > self.i0 and (d.finite(k) or self.w[k] in G.left):
            k -= 1
        return subject_before(d, k, self.i0) or self.subject

    def main_subject(self, j):
        """The subject of the sentence up to atom j."""
        return main_subject(self.d, self.i0, j + 1)

    def is_said(self, i, j):
        """Is it said at all? Not in "did not say", "no official has said"; `j`: the atom before the helpers."""
        w, d, k = self.w, self.d, j + 1
        while k > self.i0 and (w[k - 1] in G.linking or d.adverb(k - 1)):
            k -= 1
        between = w[k:i]
        if any(word in G.unsaid or word.endswith("n't") for word in between) and G.said_still.isdisjoint(between):
            return False
        subject = subject_before(d, k - 1, self.inside)
        return not subject or (w[subject[0]] not in G.nobody and w[subject[0] - 1] != "nor")
