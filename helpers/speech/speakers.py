"""Who is meant: what "Roe", "she", "the mayor" and "the report" stand for in an article."""

import bisect
import re

from ..language import G
from .names import NO_NAME, People
from .turns import ANSWER

_GENDER = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_NEXT = 100  # atoms within which a lead's "the mayor" is named


class Cast(People):
    """The people and bodies of one article; `resolve` says who a mention means.

    `note` is to be told each speaker as it is found, in order of the text, so that a later "they" finds it.
    """

    def __init__(self, d, speakers=(), labels=frozenset()):
        super().__init__(d, speakers)
        self.labels = labels  # atoms with which the turns of a transcript begin
        self.groups = []
        self.last = None  # who spoke last: name, atom, gender ("-": no person)
        self.starts = None

    def note(self, name, span):
        """Remember who spoke last."""
        w, sources = self.d.w, self.d.sources
        word, words = w[span[1] - 1], w[span[0] : span[1]]
        person = sources.get(word) == "person" and not word.endswith("s")
        self.last = (name, span[0], self.gender.get(name, "" if person else "-"))
        groups = ("and", "police", "campaign", "committee")
        if word not in G.pronouns and any(one in groups or (one.endswith("s") and one in sources) for one in words):
            self.groups.append(name)

    def resolve(self, span, says=False):
        """The speaker's name for a mention given as atoms (first, behind the last); None where it can name no speaker.

        `says`: is it the subject of "said", which makes a speaker of "the stranger"?
        """
        s, e = span
        if s in self.labels:
            return self._of_turn(s, e)
        word = self.d.w[s].split("'")[0] if e - s == 1 else ""
        if word in _GENDER:
            return self._person(s, _GENDER[word]) or self.words(s, e)
        if word in ("they", "their", "them"):
            return self.groups[-1] if self.groups else self.words(s, e)
        if word in ("it", "its"):
            last = self.last[0] if self.last else None
            return None if last in self.gender and self._is_named(last) else last
        name = self._phrase(s, e)
        if " " not in name and name in self.gender:
            name = self.misspelt(name.lower()) or name
        return (
            name
            if name.lower() != self.words(s, e).lower() or word in G.people or self._can_speak(s, e, name, says)
            else None
        )

    def _of_turn(self, s, e):
        """Whose turn a label begins: "A" is the one person named before the talk; "ROE" the Ann Roe of elsewhere."""
        name = self.words(s, e)
        if name.lower() in ANSWER:
            before = {known for atom, known in self.known if atom < min(self.labels)}
            return before.pop() if len(before) == 1 else None
        if e - s == 1:
            labels = (self.words(k, k + 3).split(",")[0].split(":")[0] for k in self.labels)
            name = next((one.strip() for one in labels if one.strip().endswith(f" {name}")), self.full_name(s, e))
        if not name.isupper() or len(name) < 4:
            return name
        printed = re.search(rf"\b{re.escape(name)}\b", self.d.text.replace(name, " " * len(name)), re.I)
        return printed[0] if printed else name.title()

    def _can_speak(self, s, e, name, says):
        """Is a mention that stands for itself a person, a body or a document, to judge by its words?"""
        d, w = self.d, self.d.w
        if says and e - s > 2 and (w[s] in G.rounding or w[s] in G.numbers):  # "at least 15 of his dockers"
            return True
        says = says and w[s] in G.determiners
        while s < e and (w[s] in G.determiners or w[s] in G.openers):
            s += 1
        core = next((k for k in range(s + 1, e) if w[k] in G.signs or w[k] in G.prepositions or w[k] in G.relatives), e)
        if name in self.gender or any(w[k] in d.sources for k in range(s, core)):
            return True
        if says and core > s and w[core - 1].isalpha() and w[core - 1] not in NO_NAME:
            return True
        for k in range(s, core):
            if d.upper(k) and w[k] not in NO_NAME and w[k] not in self.titles:
                inside = not self._begins(k) or not all(map(self._begins, self.bare.get(w[k], ())))
                if inside or core - s > 1 or w[k] in self.full:
                    return True
        return False

    def _begins(self, k):
        """Does a sentence, or a part of one behind a sign, begin with an atom, so that its capital tells nothing?"""
        if self.starts is None:
            self.starts = {first for first, _ in self.d.units}
        return k in self.starts or self.d.w[k - 1] in G.signs

    def _person(self, at, gender):
        """Who "he" or "she" at an atom is: the subject of this or an earlier sentence that fits."""
        units, stop, last = self.d.units, at, self.last
        unit = bisect.bisect_right(units, (at, 1 << 60)) - 1
        for u in range(unit, max(unit - 12, -1), -1):
            first = units[u][0]
            here = self.known[bisect.bisect_left(self.at, first) : bisect.bisect_left(self.at, stop)]
            fit = [(atom, name) for atom, name in here if self.gender[name] in ("", gender) and self._stands_free(atom)]
            if last and u < unit and first <= last[1] < stop and last[2] in ("", gender):
                return next((name for atom, name in fit if atom > last[1] and self._opposed(atom)), last[0])
            if last and last[1] == at:
                return last[0]
            if fit:  # the subject, and a full name, first: not "a letter to Roe", not "Airbus"
                return min(fit, key=lambda one: (self.d.w[one[0] - 1] in G.prepositions, not self._is_named(one[1])))[1]
            stop = first
        return last[0] if last and last[2] in ("", gender) else None

    def _is_named(self, name):
        return " " in name or bool(self.gender[name]) or name in self.introduced

    def _opposed(self, atom):
        """Does a clause of its own begin with the name at an atom: ", but Roe was less sure"?"""
        w, k = self.d.w, atom
        while k and w[k - 1] in self.titles:
            k -= 1
        return w[k - 1] in ("but", "while", "whereas", ";") and self.d.has_finite(atom + 1, min(atom + 4, len(w)))

    def _stands_free(self, atom):
        """Is the mention a person, not part of "the Roe campaign" or "Roe's"?"""
        w, k = self.d.w, atom + 1
        while k < len(w) and k < atom + 4 and self.d.upper(k):
            k += 1
        return k >= len(w) or (w[k] != "'s" and self.d.sources.get(w[k]) not in ("body", "group", "person"))

    def _phrase(self, s, e):
        """The name in a noun phrase, whoever else has the office or wrote the report, or else the phrase."""
        d, w = self.d, self.d.w
        if any(w[i].endswith("-based") and w[i - 1] == "," for i in range(s + 2, e)):
            return self.described(s, e)  # "the Toledo, Ohio-based carmaker"
        core = s
        while core < e and w[core] not in G.signs and w[core] not in ("who", "which", "that"):
            of_title = w[core] == "of" and w[core - 1] in self.titles and d.upper(core - 1)  # "Secretary of State"
            if w[core] in G.prepositions and core > s and not of_title:
                break
            core += 1
        alone = core - 1 - (w[s] in G.determiners) == s
        name = (self.spelt_out(core - 1) if alone else None) or self.name_at_end(s, core)
        of_body = core + 1 < e and w[core] == "of" and d.upper(core + 1) and d.upper(core - 1)  # "Bank of England"
        if name and (name in self.gender or not of_body):
            return name
        head = w[core - 1] if core > s else ""
        name = self.name_in_commas(s, e, w[s] in G.determiners and d.sources.get(head) == "person")
        if name:
            return name
        name = self.name_behind_office(s, next((k for k in range(s, e) if w[k] in G.signs), e))
        if name:
            return name
        cut = next((i for i in range(s, e) if w[i] in (",", "(", "[", "who", "which")), e)
        if w[s] in ("the", "this", "that", "its") and cut == core:
            holder = self.holder(w[s + 1 : core], s) if w[s] == "the" and d.sources.get(head) == "person" else None
            if holder:
                return holder
            if w[core - 1] in G.heads and self.last is None:
                return self._named_next(s) or self.described(s, max(cut, s + 1))
            if d.sources.get(head) in ("document", "body"):
                at, fuller = self.first_mention(head)
                if fuller and at < s:
                    return fuller
                last = self.last[0] if self.last and core - s == 2 else None  # "the statement added", "the firm said"
                if last and (
                    head in G.manners
                    or (head in G.firms and last[0].isupper() and not (last in self.gender and self._is_named(last)))
                ):
                    return last
        return self.described(s, max(cut, s + 1))

    def _named_next(self, at):
        """Whom the first speaker, told by an office alone, turns out to be: the next person, if introduced."""
        behind = bisect.bisect_right(self.at, at)
        for atom, name in self.known[behind : behind + 1]:
            if atom - at < _NEXT and name in self.introduced and any(s <= atom < e for s, e in self.spans):
                return name
        return None
