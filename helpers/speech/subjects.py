"""Whose words a reporting verb tells: its subject, before it or behind, and whether the words were said at all."""

from ..language import QUOTE, G
from .clauses import Sentence

LEADS = ("as", "because", "while", "which", "what", "since")  # begin a clause about the speaker
CLOSERS = frozenset({",", QUOTE, "—", "–", "?", "!"})  # content before an inverted "said Ann Roe" ends with one


class Subjects(Sentence):
    """A sentence that is read from left to right: how far it was read, who spoke last in it, and what was said."""

    def __init__(self, d, first, last):
        super().__init__(d, first, last)
        self.subject = None  # the last one that spoke
        self.lo = first  # where content to the left of a reporting clause may begin
        self.inside = first  # where the clause that is being read begins
        self.pieces = {}  # content as atoms (first, behind the last) -> speaker, verb, is it said

    def subject_of(self, i, j, end, entry, helpers):
        """(subject, where its clause begins, is it inverted) of the verb at i; adverbs alone stand behind atom j."""
        d, w = self.d, self.w
        if j < self.inside:
            return self.subject, i, False
        if entry.form == "ing" and not helpers & G.be:
            return self._of_participle(j), i, False
        told = "hearer" in entry.takes and "clause" not in entry.takes  # ", Ann Roe told reporters"
        # "Roe, the mayor, announced her departure"
        told = told or (w[j] == "," and "thing" in entry.takes and self.at(end) in G.owners)
        phrase = w[j] in CLOSERS and entry.takes & {"quote", "clause"} and not told and self._inverted(j, end)
        if phrase:
            return phrase, i, True
        j = self._governing(j) if "to" in helpers else j
        if w[j] in ("and", "or", "but", "then"):
            # "She lay in Corr, where doctors told of the fire and said"
            own = (k + 1 for k in range(j, self.i0, -1) if w[k] in ("where", "after") and d.has_finite(k + 1, j))
            return d.main_subject(next(own, self.i0), j + 1) or self.subject, i, False
        if w[j] in G.relatives:
            return self._sender(d.noun_phrase_before(j - 1 - (self.at(j - 1) == ","), self.i0)), j, False
        subject = self._antecedent(d.subject_before(j, self.inside))
        if subject is None:
            return self.subject if "to" in helpers else None, i, False
        led = (k for k in range(subject[0], self.inside, -1) if w[k - 1] not in LEADS and w[k - 1] not in G.openers)
        return subject, next(led, self.inside), False

    def _antecedent(self, subject):
        """The subject, or the noun that a clause hangs on which ends with it: "Lawyers who went to Ravo denied"."""
        w, d, first = self.w, self.d, subject[0] if subject else self.inside
        leading = w[first - 1][-3:] == "ing" and w[first - 2] not in G.prepositions  # "The aide leading the talks"
        cuts = (k for k in range(first - 1, self.inside, -1) if w[k] in G.signs or w[k] in G.relatives)
        k = first - 1 if leading else next(cuts, first)
        last = subject[1] - 1 if subject else first
        verb = d.upper(last - 1) and d.finite(last)  # "a file that Roe sent said"
        deed = w[k] == "who" or d.finite(first - 1) or (k == first - 2 and w[k + 1][-1:] == "s")  # "that runs"
        object_of = k < first - 1 and (deed or w[first - 1] in G.prepositions)
        hangs = leading or (w[k] in G.relatives and (verb or object_of) and w[first] not in G.people)
        return (hangs and d.noun_phrase_before(k - 1, self.inside)) or (None if verb else subject)

    def _inverted(self, j, end):
        """The speaker behind the verb: "said Ann Roe, the mayor"."""
        d, w = self.d, self.w
        phrase = d.noun_phrase_after(end, self.i1)
        if phrase is None or w[end] in G.no_subject:
            return None
        can_speak = d.upper(end) or w[end] in G.determiners or w[end] in G.people or w[end][0].isdigit()  # "said 9 men"
        if not can_speak and not any(w[n] in d.sources for n in range(*phrase)):
            return None
        if w[j] == QUOTE:
            relative = next((n for n in range(*phrase) if w[n] in G.relatives), phrase[1])
            helped = any(w[n] in G.auxiliaries and not d.upper(n) for n in range(end + 1, relative))  # not "Ann May"
            return None if helped or w[end] in G.pronouns else phrase  # 'the "Six" said it would'
        stop, behind = next((n for n in range(*phrase) if w[n] == ","), phrase[1]), self.at(phrase[1])
        if behind == QUOTE or "to" in w[end:stop] or d.has_finite(end, stop):
            return None
        aside = behind == "," and "," not in w[self.lo : j] and d.finite(phrase[1] + 1)  # "The price, said Roe, fell."
        # "The vote marks the end of it, said Ann Roe."
        named = d.upper(self.group_end(end) - 1) and (aside or behind in G.ends | {""})
        return phrase if named or self.content_before(j) else None

    def content_before(self, j):
        """Is there a clause to the left of the comma at j that can be content?"""
        w, k = self.w, self.lo
        relative = (n for n in range(k, j) if w[n] in ("who", "which") and "," not in w[n:j])
        return w[k] in G.answers or QUOTE in w[k:j] or self.d.has_finite(k, next(relative, j))

    def _sender(self, phrase):
        """Whose words a document has: Roe's in "Roe sent out a letter that said"."""
        d, w = self.d, self.w
        if phrase is None or d.sources.get(w[phrase[1] - 1]) != "document":
            return phrase
        s = next((k for k in range(*phrase) if w[k] in G.determiners), phrase[0])
        sent = self.any_of(G.stating, max(self.i0, s - 2), s)
        return (sent and d.main_subject(self.i0, s + 1)) or (s, phrase[1])

    def _of_participle(self, j):
        """Whose "saying" or "adding" it is: the subject's, or that of ", with the mayor, Ann Roe, saying"."""
        w, d, far = self.w, self.d, max(self.inside, j - 14)
        k = next((k for k in range(j - 1, far, -1) if w[k] == "with" or d.finite(k)), far)
        absolute = self.at(k) == "with" and (w[j] != "," or w[k - 1] in G.signs)
        return d.subject_before(j, k + 1) if absolute else self.subject or d.main_subject(self.i0, j + 1)

    def _governing(self, j):
        """The atom before the verb that a "to say" hangs on."""
        verb = next((k for k in range(j, self.i0, -1) if self.d.finite(k)), self.i0)
        return next((k for k in range(verb, self.i0, -1) if not self.d.finite(k) and self.w[k] not in G.left), self.i0)

    def is_said(self, i, j):
        """Is it said at all? Not in "did not say", "no official has said"; `j`: the atom before the helpers."""
        w, d = self.w, self.d
        k = next((k + 1 for k in range(j, self.i0 - 1, -1) if w[k] not in G.linking and not d.adverb(k)), self.i0)
        hangs = "to" in w[k:i] and not d.has_finite(k, i)  # "declined, through an aide, to say"
        between = w[self._governing(k - 1) + 1 if hangs else k : i]
        unsaid = any(word in G.unsaid or word.endswith("n't") for word in between) and G.said_still.isdisjoint(between)
        to_come = "to" in between and w[k - 1] in G.expecting  # "is expected to say"
        if unsaid or to_come or between[-1:] in (["could"], ["may"], ["might"]):
            return False
        subject = not G.nobody.isdisjoint(w[max(self.inside - 1, 0) : k]) and d.subject_before(k - 1, self.inside)
        return not subject or (w[subject[0]] not in G.nobody and w[subject[0] - 1] != "nor")
