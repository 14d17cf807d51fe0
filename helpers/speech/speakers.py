"""Who is meant: what "Roe", "she", "the mayor" and "the report" stand for in an article."""

import bisect
import functools
import re

from ..language import G
from .names import People
from .turns import ANSWER

_GENDER = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PART = re.compile(r"(?<![\w’'])[A-Z]")
_WORD = r"[A-Z][a-z][\w’']*"
_RUN = re.compile(rf"(?<![\w-]){_WORD}(?:[ -](?:(?:of|for|and|the|on) )*{_WORD}){{2,11}}(?!\w| [A-Z])")


class Cast(People):
    """The people and bodies of one article; `resolve`, asked in order of the text, says who a mention means."""

    def __init__(self, d, speakers=(), labels=frozenset()):
        super().__init__(d, speakers)
        self.labels = labels  # atoms with which the turns of a transcript begin
        self.names = {}  # mention of a speaker, as atoms -> the name
        self.told = [(None, (-1, -1))]  # who spoke so far, and the mention
        self.until = 0  # the atom behind what was told so far
        self.fuller = {}  # head of a noun phrase -> its first full mention
        self.starts = {first for first, _ in d.units}

    def resolve(self, span, says, first, last):
        """The speaker's name for a mention given as atoms (first, behind the last); None where it can name no speaker.

        `says`: is it the subject of "said", which makes a speaker of "the stranger"? `first` to before `last` is said;
        who speaks in the words of another does not speak after.
        """
        name = self.names[span] = self.names.get(span) or self._meant(*span, says, min(span[0], first))
        if name and last > self.until:
            self.told.append((name, span))
            self.until = last
        return name

    def _sex(self, name, s, e):
        """Of who spoke, by the name or the mention: "m", "f", "" where unknown, "-" for no person."""
        head = self.core(s, e) - 1
        told = self.titles.get(self.w[head]) or (name.lower().split()[0] != self.w[s] and _GENDER.get(self.w[s]))
        person = name in self.gender or (self.kind(head) == "person" and not self.w[head].endswith("s"))
        return self.gender.get(name) or told or ("" if person else "-")

    def _meant(self, s, e, says, before):
        """The name for a mention, not yet told."""
        if s in self.labels:
            return self._labelled(s, e)
        word = self.w[s].split("'")[0] if e - s == 1 else ""
        if word in _GENDER:
            return self._person(before, _GENDER[word]) or self.words(s, e)
        if word in ("they", "their", "them"):
            return self._group(before) or self.words(s, e)
        if word in ("it", "its"):
            return self._body(s)
        # "a tape made by her captors, who"
        by = next((k for k in range(s + 1, e) if self.w[k - 1] == "by"), s) if "who" in self.w[e : e + 2] else s
        s = s if any(map(self.office, range(s, by))) else by
        name = self._phrase(s, e)
        itself = name.lower() == self.words(s, e).lower() and word not in G.people
        return None if itself and not self._can_speak(s, e, name, says) else name

    def _group(self, at):
        """Who "they" at an atom are: who spoke not long before, and are several ("Ann Roe and Jan Poe", "lawyers")."""
        first = self.d.units[max(bisect.bisect_right(self.d.units, (at, 1 << 60)) - 7, 0)][0]
        near = ((name, self.w[s:e], self.core(s, e) - 1) for name, (s, e) in reversed(self.told) if s >= first)
        many = ((name, own, self.w[k].endswith(("s", "men", "people")) and self.kind(k)) for name, own, k in near)
        return next((name for name, own, kind in many if "and" in own or kind in ("person", "group")), None)

    def _labelled(self, s, e):
        """Whom a label means: "A" is the one person named before the talk; "ROE" the Ann Roe of elsewhere."""
        name = self.words(s, e)
        if name.lower() in ANSWER:
            before = {known for atom, known in self.known if atom < min(self.labels)}
            return before.pop() if len(before) == 1 else None
        name = self.full_name(s, e)
        return name.title() if name.isupper() and len(name) > 3 else name

    def _can_speak(self, s, e, name, says):
        """Is a mention that stands for itself a person, a body or a document, to judge by its words?"""
        d, w = self.d, self.w
        says = says and (w[s] in G.determiners or (e - s > 2 and w[s] in G.rounding | G.numbers))
        s += w[s] in G.determiners
        core = self.core(s, e)
        if w[core - 1] in ("percent", "%"):
            return False
        if says or w[s] in self.places or name in self.gender or any(w[k] in d.sources for k in range(s, core)):
            return True
        named = [k for k in range(s, core) if d.upper(k) and w[k] not in G.no_name]
        places = [at for k in named for at in (k, *self.bare.get(w[k], ()))]
        # where a capital tells more
        telling = (at not in self.starts and w[at - 1] not in G.signs for at in places)
        return any(telling) or (bool(named) and core - s > 1)

    def _person(self, at, gender):
        """Who "he" or "she" at an atom is: the subject of this or an earlier sentence that fits."""
        units, (last, span), fits = self.d.units, self.told[-1], ("", gender)
        unit = bisect.bisect_right(units, (at, 1 << 60)) - 1
        for u in range(unit, max(unit - 12, -1), -1):
            first = units[u][0]
            here = self.known[bisect.bisect_left(self.known, (first,)) : bisect.bisect_left(self.known, (at,))]
            fit = [(atom, name) for atom, name in here if self.gender[name] in fits]
            if u < unit and first <= span[0] < at and self._sex(last, *span) in fits:
                # ", but Roe was less sure"
                return next((name for k, name in fit if self.w[k - 1] in ("but", "while", "whereas", ";")), last)
            subject = fit and self.d.main_subject(first, min(at, units[u][1]))
            name = self._phrase(*subject) if subject else ""  # "After a talk with Mr. Poe, Ann Roe's aide, Carl Dunn,"
            own = subject and self.w[subject[0]] in G.people and _GENDER.get(self.w[subject[0]])
            if fit and own != gender:  # but not "He spoke about Mr. Poe.", "He and Mr. Poe spoke."
                # who is no subject and may be a man is seldom "she"
                other = (known for _, known in fit if self.gender[known] == gender or gender == "m")
                return name if self.is_person(name) and self.gender[name] in fits else next(other, None)
            if here and not fit and gender in map(_GENDER.get, self.w[slice(*units[u])]):
                fits = (gender,)  # "Robin Orr met her twin sister": an Orr that the table takes for a man may be "she"
        return None

    def _body(self, at):
        """What "it" at an atom is: the body that is the subject before it, that spoke or acts just before, or spoke."""
        units, unit = self.d.units, bisect.bisect_right(self.d.units, (at, 1 << 60)) - 1
        last, (said, _) = self.told[-1]
        last = None if said >= at or self._is_named(last) else last
        own, before = self._acting(units[unit][0], at), units[max(unit - 1, 0)]
        return own or (last if last and said >= before[0] else self._acting(*before) or last)

    def _acting(self, first, last):
        """The body or document that is the subject of a sentence between two atoms, or None."""
        phrase = self.d.main_subject(first, last)
        head = self.core(*phrase) - 1 if phrase else first
        named = self.d.upper(head) and not any(self.w[head] in words for words in (self.places, self.titles, G.no_name))
        name = self._phrase(*phrase) if phrase and (named or self.kind(head) in ("body", "document")) else None
        return None if self._is_named(name) else name

    def _is_named(self, name):
        return bool(self.gender.get(name)) or name in self.introduced

    # -- noun phrases -----------------------------------------------------------------------------------------

    def _phrase(self, s, e):
        """The name in a noun phrase, whoever else has the office or wrote the report, or else the phrase."""
        w = self.w
        joint = "and" in w[s + 1 : e - 1] and self._joint(s, e)
        core = self.core(s, e)
        head, word = core - 1, self.words(core - 1, core)
        name = joint or (word.isupper() and self.initials.get(word)) or self._name_in_phrase(s, core, e)
        if name := name or self._calls_himself(core):
            return name
        cut = next((i for i in range(s, e) if w[i] in (",", "(", "[", "who", "which")), e)
        part = self.kind(head - 1) == "document" and not (self.kind(head) or self.d.finite(head))  # "a report summary"
        own = self.kind(head) != "person" and any(map(self.d.upper, range(s + 1, head)))  # "the Roe campaign"
        name = self._known_as(s, head - part) if part or (w[s] in ("the", "this", "that", "its") and not own) else None
        return name or self._described(s, max(cut, s + 1))

    def _joint(self, s, e):
        """All people of "Ann Roe of Corr, Jan Lowe, the mayor, and Tom Ilves", or None where the last is none."""
        cuts = [k for k in range(s, e) if self.w[k] in (",", ";", "and")]
        parts = zip([s, *(k + 1 for k in cuts)], [*cuts, e], strict=True)
        last = max(k for k in cuts if self.w[k] == "and") + 1
        # in a row of names alone each is a person's
        alone = self.named if all(self.d.upper(k) or self.w[k] in (",", "and") for k in range(s, e)) else ()
        named = {a: name for a, b in parts if a < b and (self.is_person(name := self._phrase(a, b)) or b in alone)}
        names = list(dict.fromkeys(named.values())) if last in named else []
        return " and ".join([", ".join(names[:-1]), names[-1]]) if names[1:] else None

    def _known_as(self, s, head):
        """Who or what "the minister", "the report" or "the firm" was before, or None."""
        if self.kind(head) == "person":
            holders = self.roles.get(" ".join(self.w[s + 1 : head + 1]), {})
            held = {self.named[last][1] for last, at in holders.items() if at < s}
            return held.pop() if len(held) == 1 else self.w[head] in G.heads and self._named_next(s, head)
        if self.kind(head) and self.w[head] not in self.fuller:
            self.fuller[self.w[head]] = self._first_mention(self.w[head])
        at, fuller = self.fuller.get(self.w[head], (s, None))
        if at < s and fuller:
            return fuller
        # "the firm"
        last = self.told[-1][0] or ""
        other = "'s " in last or any(self.d.sources.get(word) in ("person", "group") for word in last.lower().split())
        firm = self.w[head] in G.firms and last[:1].isupper() and not self._is_named(last)
        return last if firm and not other else None

    @functools.cached_property
    def initials(self):
        """Initials ("CBO") to the name that the article spells out."""
        found = {}
        for run in _RUN.finditer(self.d.text):
            starts = [part.start() for part in _PART.finditer(run[0])]
            for n in range(3, min(len(starts), 7) + 1):
                found.setdefault("".join(run[0][k] for k in starts[-n:]), run[0][starts[-n] :])
        return found

    def _name_in_phrase(self, s, core, e):
        """The name that is a phrase, or stands behind its office or a comma."""
        d, w = self.d, self.w
        first, name = self.named.get(core, (-1, None))
        whole = w[s] in G.determiners and w[core : core + 1] in (["for"], ["of"])
        common = core - first == 1 and (whole or (w[first] in d.sources and name == self.words(first, core)))
        if first >= s and not common:
            return name
        if w[core - 1].endswith("s") and "and" in w[core:e]:  # "the grocers, Alma, Best and Corvo,"
            return None
        for end in range(core + 2, e + 1):
            first, name = self.named.get(end, (-1, None))
            if first <= s or not (end == e or w[end] in G.signs or w[end] in G.prepositions) or "by" in w[core:first]:
                continue  # "the firm, owned by Ann Roe,"
            run = next((k for k in range(first, s, -1) if not d.upper(k - 1)), s)
            cut = next((k for k in range(first, core - 1, -1) if w[k] == ","), first)
            apart = "for" in w[core:first] or any(word[-3:] == "ing" or word in G.prepositions for word in w[cut:first])
            # but no "spokesman for Mayor Ann Roe", "the governor, sitting next to Mayor Ann Roe,"
            fits = self.is_person(name) if self.office(core - 1) else not d.upper(run - 2)  # "The Mayor, Ann Roe,"
            if (self.kind(first - 1) == "person" and not apart) or (w[run - 1] == "," and fits):
                return name
        return None

    def _calls_himself(self, core):
        """Who a person before atom `core` is that "gave her name as Ann Roe", or was "identified as Ann Roe"."""
        w, core = self.w, core - (self.w[core - 1] == "identified")
        for end in range(core + 3, core + 11):
            first, name = self.named.get(end, (-1, ""))
            if first > core + 1 and G.naming.issuperset(w[core:first]) and w[first - 1] in ("as", "himself", "herself"):
                sure = not {"name", "only", "called"}.isdisjoint(w[core:first])  # "identified as Catholic"
                return name if sure or self.is_person(name) else None
        return None

    def _first_mention(self, head):
        """The first full mention of "the report", "a report by the port office": (atom, text or None)."""
        d, w = self.d, self.w
        tells = (i for i, word in enumerate(w[:-1]) if word == head and not d.upper(i) and i + 1 not in self.starts)
        # not "concerns by the Roe office of a strike"
        tells = (i for i in tells if not d.upper(i - 1) or w[i - 1] in G.determiners or self.kind(i) == "document")
        i = next((i for i in tells if w[i + 1] in ("by", "from", "of") or w[i + 1] in G.published), None)
        if i is None:
            return 0, None
        first = next((k for k in range(i, max(-1, i - 6), -1) if w[k] in G.determiners), i)
        stop = min(len(w), i + 14)
        by = next((k for k in range(i + 1, min(i + 5, stop)) if w[k] in ("by", "from", "of")), i + 1)
        end = next((k for k in range(i + 1, stop) if w[k] in G.signs or (k > by + 1 and self.parts(k))), stop)
        return i, self._described(first, end)

    def _described(self, s, e):
        """A body or a description as text: "Roe campaign" for "The Roe campaign", "an official" for "An official"."""
        w = self.w
        e = next((k for k in range(s + 2, e) if w[k] in G.published and "by" not in w[k + 1 : k + 4]), e)
        s += w[s] == "the" and s + 1 < e and self.d.upper(s + 1)
        text = self.words(s, e)
        return text[0].lower() + text[1:] if w[s] in G.determiners or w[s] in G.numbers or w[s] in G.rounding else text

    def _named_next(self, at, head):
        """Whom the first speaker, told by an office alone, turns out to be: the next person, if of that office."""
        behind = bisect.bisect_left(self.known, (at,))
        _, name = self.known[behind] if self.told[-1][0] is None and behind < len(self.known) else (at, None)
        offices = G.heads if self.w[head] in G.nicknames else (self.w[head],)  # "the internet tsar" heads something
        held = (self.named[last][1] for office in offices for last in self.roles.get(office, ()))
        return name if name in held else None
