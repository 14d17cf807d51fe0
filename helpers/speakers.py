"""Who is meant: full names, titles, and what "Roe", "she", "the mayor" and "the report" stand for within one article."""

import bisect

from .grammar import QUOTE, G
from .lexicons import built_from, read_lexicon

_GENDER = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_OWN = {"i", "we", "my", "our", "me", "us", "you"}
_NO_NAME = G.determiners | G.prepositions | G.conjunctions | G.pronouns | G.openers | G.dates | (G.adverbs - {"may", "will"}) | {"and", "or", "not", "photo", "image"}
# Words that make a row of capitalised words a body, a place or a work rather than a person.


@built_from("titles.csv", "first_names.csv")
def _people():
    titles = {row["title"].lower(): row["gender"] for row in read_lexicon("titles", ["title", "gender"])}
    names = {row["name"].lower(): row["gender"] for row in read_lexicon("first_names", ["name", "gender"])}
    return titles, names


class Cast:
    """The people and bodies of one article, from its atoms; `resolve` says who a mention means.

    `note` is to be told each speaker as it is found, in order of the text, so that a later "they" finds it.
    """

    def __init__(self, d, speakers=()):
        self.d = d
        self.titles, self.first_names = _people()
        self.full = {}  # last (and first) word of a name -> {full name: how often}
        self.gender = {}
        self.places = set()
        self.bare = {}  # a single capitalised word -> where it stands
        self.introduced = set()  # names with an apposition: "Li Wen, a teacher"
        self.bodies = {}  # first word of a company's name -> the name
        self.roles = {}  # "mayor" -> full name
        self.role_at = {}  # "mayor" -> where that is said first
        self.mentions = []  # (atom, name as printed, title's gender)
        self._collect()
        self.speaking = {self._last_words(span) for span in speakers}
        for s, e in speakers:  # a bare surname that speaks is a person
            if e - s == 1 and d.upper(s) and d.w[s] not in _NO_NAME and d.w[s] not in d.sources and self._full(s, e) == d.text[d.a[s] : d.b[s]] and d.w[s] not in G.bodies and d.w[s] not in self.bodies:
                self.gender.setdefault(d.text[d.a[s] : d.b[s]], "")
        self.known = self._settle()
        self.at = [atom for atom, _ in self.known]
        self.groups = []
        self.found = {}
        self.fuller = {}  # "report" -> its first full mention

    # -- collecting -----------------------------------------------------------------------------------------

    def _collect(self):
        d, n, i = self.d, len(self.d.w), 0
        text, a = d.text, d.a
        while i < n:
            if not text[a[i]].isupper():
                i += 1
                continue
            first = i
            i += 1
            while i < n and text[a[i]].isupper() and a[i] - d.b[i - 1] == 1 and text[d.b[i - 1]] == " ":
                i += 1
            if i - first > 1 or self.d.w[first] not in _NO_NAME:
                self._run(first, i)

    def _last_words(self, span):
        """The two words by which a speaking mention is known: the last before a comma or a phrase."""
        w, k = self.d.w, span[0] + 1
        while k < span[1] and w[k] not in G.signs and w[k] not in G.prepositions and w[k] not in ("who", "which"):
            k += 1
        return tuple(w[max(span[0], k - 2) : k])

    def _is_person(self, name):
        """Is there a sign that a name is a person's: first name, title, office, or that it speaks?"""
        if self.gender.get(name):
            return True
        if name in self.places or name not in self.gender:
            return False
        words = name.lower().split()
        if words[-1] in self.places or words[0] in self.places:
            return False
        return name in self.roles.values() or tuple(words[-2:]) in self.speaking or name in self.introduced

    def _run(self, first, last):
        """A row of capitalised atoms: strip titles and what only begins a sentence, keep the name."""
        w, gender, roles = self.d.w, "", []
        s = first
        for i in range(first, last):
            if w[i] in self.titles:
                gender = self.titles[w[i]] or gender
                roles.append(w[i])
                s = i + 1
            elif (w[i] in _NO_NAME and i == s) or (i == s == first and i > 1 and w[i - 1] == "of" and w[i - 2] in self.titles and last - i > 2):
                s = i + 1
        while last > s and (w[last - 1] in G.dates or w[last - 1] in _NO_NAME):
            last -= 1
        while s < last and w[s] in ("republican", "democratic", "former", "american", "british", "chinese", "russian", "french", "german"):
            s += 1
        if s >= last or not w[s][0].isalpha():
            return
        words = w[s:last]
        name = self.d.text[self.d.a[s] : self.d.b[last - 1]]
        count = last - s
        if 2 <= count <= 4 and not any(word in G.bodies for word in words) and (gender or roles or words[0] in self.first_names or not name.isupper()):
            self.full.setdefault(words[-1], {}).setdefault(name, [0, s])[0] += 1
            for word in words[:-1]:
                if len(word) > 2 or (len(word) > 1 and word.isalpha()):
                    self.full.setdefault(word, {}).setdefault(name, [0, s])
            if words[-1] in ("jr.", "sr.", "iii", "ii") and count > 2:
                self.full.setdefault(words[-2], {}).setdefault(name, [0, s])[0] += 1
            self.gender.setdefault(name, gender or self.first_names.get(words[0], ""))
            self._roles(name, s, last, roles)
            self.places.update([name] if self.d.w[s - 1] in ("in", "at", "near", "outside", "across") and s else [])
        elif count > 4 or any(word in G.bodies for word in words):
            if words[-1] in ("group", "inc", "corp", "ltd", "holdings", "plc"):
                self.bodies.setdefault(words[0], name)
            return
        elif count == 1 and s and self.d.w[s - 1] in ("in", "at", "near", "outside", "across"):
            self.places.add(words[0])
        elif gender and count == 1:
            self.gender.setdefault(name, gender)
        if count == 1:
            self.bare.setdefault(words[0], []).append(s)
        self.mentions.append((s, last, gender))

    def _roles(self, name, s, last, roles):
        d, w = self.d, self.d.w
        for role in roles:
            self._role(role, name, s)
        for i in range(max(0, s - 2), s):
            if w[i] in d.sources and not d.upper(i):
                self._role(w[i], name, s)
        if last + 2 < len(w) and w[last] == "," and (w[last + 1] in ("a", "an", "the", "who") or w[last + 1].isdigit()):
            self.introduced.add(name)
        if last + 2 < len(w) and w[last] == "," and w[last + 1] in G.determiners | self.titles.keys() | d.sources.keys():
            for i in range(last + 1, min(last + 8, len(w))):
                if w[i] in G.signs or w[i] in ("who", "for", "of", "at"):
                    break
                if d.sources.get(w[i]) == "person":
                    self._role(w[i], name, s)

    def _role(self, role, name, at):
        self.roles.setdefault(role, name)
        self.role_at.setdefault(role, at)

    def _settle(self):
        """The mentions of people in order, each as (atom, full name)."""
        known = []
        for s, last, gender in self.mentions:
            name = self._full(s, last, gender)
            if self._is_person(name):
                known.append((s, name))
        return known

    def _full(self, s, last, gender=""):
        """The full name for a printed one."""
        d = self.d
        name = d.text[d.a[s] : d.b[last - 1]]
        if last - s > 1 and name in self.gender:
            return name
        word = d.w[last - 1]
        choice = self.full.get(word)
        if last - s == 1 and word in self.bodies and name not in self.gender:
            return self.bodies[word]
        if not choice or (last - s == 1 and name.isupper() and len(name) < 6 and gender == ""):
            return name
        choice = {full: seen for full, seen in choice.items() if self._is_person(full)} or ({} if last - s == 1 else choice)
        if last - s == 1:  # a surname well known before the full name comes up is somebody else's
            bare = self.bare.get(word, ())
            choice = {full: seen for full, seen in choice.items() if seen[1] <= s or bisect.bisect_left(bare, seen[1]) <= 2}
        fit = [(-count, at, full) for full, (count, at) in choice.items() if not gender or self.gender[full] in ("", gender)]
        if last - s > 1:
            fit = [item for item in fit if item[2].endswith(name)]
        exact = [item for item in fit if item[2].lower().split()[-1] == word] or fit
        first = [item for item in exact if item[2].lower().split()[0] == word] if exact is fit else exact
        return min(first or exact)[2] if exact else name

    # -- resolving ------------------------------------------------------------------------------------------

    def note(self, name, span):
        """Remember who spoke last."""
        d = self.d
        word = d.w[span[1] - 1]
        kind = d.sources.get(word) if span[1] - span[0] < 5 else None
        self.found["last"] = (name, span[0], self.gender.get(name, "" if kind == "person" and not word.endswith("s") else "-"))
        if d.w[span[1] - 1] not in G.pronouns and any((d.w[i].endswith("s") and d.w[i] in d.sources) or d.w[i] in ("and", "police", "campaign", "committee") for i in range(*span)):
            self.groups.append(name)

    def resolve(self, span):
        """The speaker's name for a mention given as atoms (first, behind the last)."""
        d, w = self.d, self.d.w
        s, e = span
        while s < e - 1 and (w[s] in G.openers or w[s] in G.signs):
            s += 1
        word = w[s].split("'")[0] if "'" in w[s] and not w[s].startswith("'") else w[s]
        if e - s == 1 and word in _GENDER:
            return self._person(s, _GENDER[word]) or d.text[d.a[s] : d.b[s]]
        if e - s == 1 and word in ("they", "their", "them"):
            return self.groups[-1] if self.groups else d.text[d.a[s] : d.b[s]]
        if e - s == 1 and word in ("it", "its"):
            last = self.found.get("last")
            return last[0] if last and last[0] not in self.gender else d.text[d.a[s] : d.b[s]]
        return self._phrase(s, e)

    def _person(self, at, gender):
        """Who "he" or "she" at an atom is: the subject of this or an earlier sentence that fits."""
        units = self.d.units
        u = bisect.bisect_right(units, (at, 1 << 60)) - 1
        stop, steps = at, 0
        last = self.found.get("last")
        while u >= 0 and steps < 12:
            if last and steps and units[u][0] <= last[1] < stop and last[2] in ("", gender):
                return last[0]
            lo, hi = bisect.bisect_left(self.at, units[u][0]), bisect.bisect_left(self.at, stop)
            for k in range(lo, hi):
                name = self.known[k][1]
                if self.gender[name] in ("", gender) and self._stands_free(self.known[k][0], name):
                    return name
            stop, u, steps = units[u][0], u - 1, steps + 1
        return last[0] if last and last[2] in ("", gender) else None

    def _stands_free(self, atom, name):
        """Is the mention a person, not part of "the Roe campaign" or "Roe's"?"""
        w, k = self.d.w, atom + 1
        while k < len(w) and k < atom + 4 and self.d.upper(k):
            k += 1
        if k >= len(w):
            return True
        return w[k] != "'s" and not (w[k] in self.d.sources and self.d.sources[w[k]] in ("body", "group", "person")) and bool(name)

    def _phrase(self, s, e):
        d, w = self.d, self.d.w
        core = s
        while core < e and not (w[core] in G.signs or (w[core] in G.prepositions and core > s and not (w[core] == "of" and w[core - 1] in self.titles and d.upper(core - 1))) or w[core] in ("who", "which", "that")):
            core += 1
        name = self._name_at_end(s, core)
        if name and (name in self.gender or core + 1 >= e or w[core] != "of" or not (d.upper(core + 1) and d.upper(core - 1))):
            return name
        # "a spokesman for the board, Tom Ilves": a name alone between commas
        at = s
        while at < e:
            if w[at] == ",":
                stop = at + 1
                while stop < e and w[stop] not in G.signs and w[stop] not in G.prepositions:
                    stop += 1
                office = w[s] in G.determiners and d.sources.get(self._head(s, core)) == "person"
                if at > s and (office or not d.upper(at - 1)) and stop - at - 1 <= 5 and all(d.upper(i) for i in range(at + 1, stop)):
                    name = self._name_at_end(at + 1, stop)
                    if name and (name in self.gender or stop - at > 2):
                        return name
                at = stop
            else:
                at += 1
        cut = next((i for i in range(s, e) if w[i] == "," or w[i] in ("who", "which")), e)
        head = self._head(s, core)
        if w[s] in ("the", "this", "that", "its") and cut == core:
            if w[s] == "the" and d.sources.get(head) == "person" and head in self.roles and self.role_at[head] < s and head not in ("republican", "democrat"):
                return self.roles[head]
            if d.sources.get(head) in ("document", "body"):
                fuller = self._fuller(head, s)
                if fuller:
                    return fuller
        return self._described(s, max(cut, s + 1))

    def _described(self, s, e):
        """A body or a description as text: "Roe campaign" for "The Roe campaign", "a senior official" for "A senior official"."""
        d, w = self.d, self.d.w
        if w[s] == "the" and e - s > 1 and any(d.upper(i) for i in range(s + 1, e)):
            s += 1
        for k in range(s + 2, e):
            if w[k] in ("released", "published", "conducted", "issued", "obtained", "commissioned") and "by" not in w[k + 1 : k + 4]:
                e = k
                break
        while e - s > 2 and w[e - 1].endswith("ed") and not d.upper(e - 1):  # "a survey released (on Thursday)"
            e -= 1
        text = d.text[d.a[s] : d.b[e - 1]]
        return text[0].lower() + text[1:] if w[s] in G.determiners else text

    def _head(self, s, core):
        return self.d.w[core - 1] if core > s else ""

    def _name_at_end(self, s, e):
        """The full name with which the atoms end ("Ohio Gov. Ann Roe"), or None."""
        d, w = self.d, self.d.w
        while e > s and (w[e - 1] in G.dates or w[e - 1] == "'s"):
            e -= 1
        k = e
        while k > s and d.upper(k - 1) and w[k - 1] not in self.titles and w[k - 1] not in _NO_NAME and not w[k - 1][0].isdigit():
            k -= 1
        if k == e or any(word in G.bodies for word in w[k:e]):
            return None
        gender = self.titles.get(w[k - 1], "") if k > s else ""
        if e - k == 1 and w[k] in d.sources and w[k] not in self.full:
            return None
        for first in range(k, e):
            name = d.text[d.a[first] : d.b[e - 1]]
            if name in self.gender or (first == e - 1 and first == k):
                return self._full(first, e, gender)
        return self._full(k, e, gender) if k > s or e - k > 1 else None

    def _fuller(self, head, at):
        """An earlier and fuller mention of "the report": "a report by the port office"; the first in the article."""
        if head not in self.fuller:
            self.fuller[head] = self._first_full(head)
        found = self.fuller[head]
        return found[1] if found and found[0] < at else None

    def _first_full(self, head):
        d, w = self.d, self.d.w
        for i in range(len(w) - 1):
            if w[i] == head and w[i + 1] in ("by", "from", "of", "released", "published", "commissioned") and not d.upper(i):
                start = i
                while start > 0 and i - start < 6 and w[start] not in G.determiners and (w[start - 1] in G.determiners or (w[start - 1] not in G.signs and w[start - 1] not in G.prepositions and not d.finite(start - 1))):
                    start -= 1
                e = i + 1
                while e < len(w) and e < i + 14 and w[e] not in G.signs and w[e] != QUOTE and not (e > i + 2 and (w[e] in G.conjunctions or d.finite(e) or w[e] in ("and", "in", "on") or w[e] in d.verbs)):
                    e += 1
                while e > i + 2 and (w[e - 1] in G.dates or w[e - 1] in G.prepositions):
                    e -= 1
                return i, self._described(start, e)
        return None
