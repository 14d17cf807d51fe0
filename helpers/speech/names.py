"""The people and bodies that an article names: full names, titles, offices, initials spelt out."""

import bisect
import re

from ..ground import built_from, read_lexicon
from ..language import G

NO_NAME = G.determiners | G.prepositions | G.conjunctions | G.pronouns | G.openers | G.dates | G.adverbs | G.rounding
NO_NAME |= G.numbers | {"and", "or"}
NO_NAME -= {"jan", "may", "will"}  # Jan Roe, Theresa May, Will Roe
_DIGIT = re.compile(r"\d")
_OF = ("who", "for", "of", "at")  # an office ends before one
_PLACED = ("in", "at", "near", "outside", "across")  # a name behind one is a place


@built_from("titles.csv", "first_names.csv")
def people():
    titles = {row["title"].lower(): row["gender"] for row in read_lexicon("titles", ["title", "gender"])}
    names = {row["name"].lower(): row["gender"] for row in read_lexicon("first_names", ["name", "gender"])}
    return titles, names


@built_from("places.csv")
def places():
    """Places and what is of them, in small letters."""
    return {word.lower() for row in read_lexicon("places", ["place", "adjective"]) for word in row.values() if word}


class People:
    """The people and bodies of one article, from its atoms; `speakers`: the mentions that speak."""

    def __init__(self, d, speakers):
        self.d = d
        self.titles, self.first_names = people()
        self.full = {}  # word of a name -> {full name: [how often, where first]}
        self.gender = {}  # name -> "m", "f" or "" where unknown
        self.bare = {}  # a single capitalised word -> where it stands
        self.introduced = set()  # names with an office or an apposition: "Li Wen, a teacher"
        self.bodies = {}  # first word of a company's name -> the name
        self.roles = {}  # "prime minister", "minister", the whole with "'s " before it -> {full name: where first}
        self.mentions = []  # (atom, behind the last, title's gender)
        self._collect()
        self.spans = speakers
        self.speaking = {self._last_words(span) for span in speakers}
        for s, e in speakers:  # a bare surname that speaks is a person
            name, word = self.words(s, e), d.w[s]
            common = (
                word in NO_NAME or word in d.sources or word in G.bodies or word in self.bodies or word in self.titles
            )
            common = common or word in places()
            if e - s == 1 and d.upper(s) and not common and self.full_name(s, e) == name:
                self.gender.setdefault(name, "")
        names = [(s, self.full_name(s, e, gender)) for s, e, gender in self.mentions]
        self.known = [(s, name) for s, name in names if self.is_person(name)]
        self.at = [atom for atom, _ in self.known]
        self.initials = {}  # "CBO" -> the name spelt out, or None
        self.fuller = {}  # "report" -> its first full mention

    def words(self, s, e):
        return self.d.text[self.d.a[s] : self.d.b[e - 1]]

    def _collect(self):
        """Every row of capitalised atoms with one blank between them."""
        d, n, i = self.d, len(self.d.w), 0
        while i < n:
            first = i
            i += 1
            if not d.upper(first):
                continue
            while i < n and d.upper(i) and d.text[d.b[i - 1] : d.a[i]] == " ":
                i += 1
            if i - first > 1 or d.w[first] not in NO_NAME:
                self._run(first, i)

    def _last_words(self, span):
        """The two words by which a speaking mention is known: the last before a comma or a phrase."""
        w, k = self.d.w, span[0] + 1
        while k < span[1] and w[k] not in G.signs and w[k] not in G.prepositions and w[k] not in ("who", "which"):
            k += 1
        return tuple(w[max(span[0], k - 2) : k])

    def is_person(self, name):
        """Is there a sign that a name is a person's: first name, title, office, or that it speaks?"""
        if name not in self.gender or self.gender[name]:
            return name in self.gender
        return name in self.introduced or tuple(name.lower().split()[-2:]) in self.speaking

    def _run(self, first, last):
        """A row of capitalised atoms: strip titles and what only begins a sentence, keep the name."""
        w, gender, s, office = self.d.w, "", first, first
        of_title = first > 1 and w[first - 1] == "of" and w[first - 2] in self.titles and last - first > 2
        for i in range(first, last):
            named = i + 2 < last and self.d.sources.get(w[i]) == "person"  # "Ellesford Farmer Ann Roe"
            if w[i] in self.titles or named or (of_title and i == first):
                gender = self.titles.get(w[i]) or gender
                office = s = i + 1
            elif i == s and w[i] in NO_NAME:
                s = i + 1
        while last > s and w[last - 1] in NO_NAME:
            last -= 1
        if s >= last:
            return
        words, name, count = w[s:last], self.words(s, last), last - s
        body = (
            count > 4 or not G.bodies.isdisjoint(words[words[0] in self.first_names :]) or _DIGIT.search(name)
        )  # Bill Roe
        if body:
            if words[-1] in ("group", "inc", "corp", "co", "ltd", "holdings", "plc"):
                self.bodies.setdefault(words[0], name)
            return
        if count == 1:
            self.bare.setdefault(words[0], []).append(s)
            if gender or (self._offices(name, s, last, []) and words[0] not in places()):  # "Wen, a baker"
                self.gender.setdefault(name, gender)
        elif gender or office > first or words[0] in self.first_names or not name.isupper():
            for word in words:
                seen = self.full.setdefault(word, {}).setdefault(name, [0, s])
                seen[0] += word == words[-1]
            self.gender.setdefault(name, gender or self.first_names.get(words[0], ""))
            self._offices(name, s, last, self._office_before(office, first) if office == s else [])
        self.mentions.append((s, last, gender))

    def _offices(self, name, s, last, office):
        """Offices in, before and behind a name ("Mayor Ann Roe", "Li Wen, a teacher"): is there one, or an age?"""
        d, w = self.d, self.d.w
        before = s - (w[s - 1] == ",")
        if before < s:  # "the mayor of Ravo, Ann Roe"
            before = next((i for i in range(before - 1, max(0, before - 5), -1) if w[i] in ("of", "for")), before)
        held = bool(office) or (before > 0 and d.sources.get(w[before - 1]) == "person" and not d.upper(before - 1))
        if held:
            self._holds(name, s, office or self._office_before(before, before - 1))
        if last + 2 >= len(w) or w[last] != "," or w[s - 1] in _PLACED:
            return held
        follows, k = w[last + 1], last + 1
        named = follows in ("of", "from", "for") and (w[last + 2] == "the" or d.upper(last + 2))
        if named or follows in ("a", "an", "the", "who") or follows.isdigit():
            self.introduced.add(name)
        if follows.isdigit() and w[last + 2] == ",":
            k = last + 3
        while k < min(last + 12, len(w)) and not self._parts(k) and w[k] not in G.relatives and w[k] not in _OF:
            k += 1
        holds = (d.sources.get(w[k - 1]) == "person" or w[k - 1] in G.heads) and (
            follows.isdigit() or not d.upper(k - 1)
        )
        if holds:
            self._holds(name, s, self._office_before(k, k - 1))
        return held or holds or (follows.isdigit() and w[last + 2] == ",")

    def _office_before(self, e, first):
        """The words of the office that ends before atom e and reaches at least from atom `first`."""
        w, stop = self.d.w, max(0, e - 5)
        while first > stop and w[first - 1] != "'s" and w[first - 1] not in NO_NAME and not self._parts(first - 1):
            first -= 1
        return [word for word in w[first:e] if word not in NO_NAME]

    def _holds(self, name, at, office):
        """Note who holds an office, by its whole name and by its ends, but no deputy as "the mayor"."""
        self.introduced.add(name)
        office = ["'s", *office]
        for k in range(len(office)):
            holders = self.roles.setdefault(" ".join(office[k:]), {})
            if len(holders) < 3:
                holders.setdefault(name, at)
            if office[k] in G.lesser:
                break

    def holder(self, office, at):
        """Who alone is known before an atom as "the interior minister" or "the city's mayor", or None."""
        owned = "'s" in office
        phrase = " ".join(office[office.index("'s") + 1 :] if owned else office)
        for key in ["'s " + phrase] if owned else ["'s " + phrase, phrase]:
            holders = [name for name, since in self.roles.get(key, {}).items() if since < at]
            if holders:
                return holders[0] if len(holders) == 1 else None
        return None

    def full_name(self, s, last, gender=""):
        """The full name for a printed one."""
        name, word = self.words(s, last), self.d.w[last - 1]
        if last - s > 1:
            return name
        if word in self.bodies and name not in self.gender:
            return self.bodies[word]
        # a surname well known before the full name comes up is somebody else's
        bare = self.bare.get(word, ())
        fit = [
            (full.lower().split()[-1] != word, -count, at, full)
            for full, (count, at) in self.full.get(word, {}).items()
            if self.is_person(full) and (at <= s or bisect.bisect_left(bare, at) <= 2)
            and (not gender or self.gender[full] in ("", gender))
        ]  # fmt: skip
        return min(fit)[3] if fit else name

    def misspelt(self, word):
        """The one full name whose surname a bare one cuts short or draws out ("Setiaya" for "Setiayana")."""
        if len(word) < 5 or word in self.full:
            return None
        near = {
            name
            for other, names in self.full.items()
            if len(other) > 4 and (other.startswith(word) or word.startswith(other))
            for name in names
            if name.lower().endswith(other) and name in self.introduced
        }
        return near.pop() if len(near) == 1 else None

    def spelt_out(self, atom):
        """The name whose initials a word such as "CBO" is, where the article spells it out; None otherwise."""
        word = self.words(atom, atom + 1)
        if not (word.isupper() and word.isalpha() and 3 <= len(word) <= 7):
            return None
        if word not in self.initials:
            parts = r"[ -](?:(?:of|for|and|the|on) )*".join(rf"{letter}[a-z][\w’']*" for letter in word)
            found = re.search(rf"(?<![\w-]){parts}(?!\w| [A-Z])", self.d.text)
            self.initials[word] = found and found[0]
        return self.initials[word]

    def name_at_end(self, s, e):
        """The full name with which the atoms end ("Ohio Gov. Ann Roe"), or None."""
        d, w = self.d, self.d.w
        while e > s and (w[e - 1] in G.dates or w[e - 1] == "'s"):
            e -= 1
        k = e
        while k > s and d.upper(k - 1) and w[k - 1] not in self.titles and w[k - 1] not in NO_NAME:
            k -= 1
        common = e - k == 1 and w[k] in d.sources and w[k] not in self.full
        known = next((first for first in range(k, e) if self.words(first, e) in self.gender), k)
        named = known < e and w[known] in self.first_names
        if k == e or common or any(word in G.bodies for word in w[known + named : e]):
            return None
        return self.full_name(known, e, self.titles.get(w[k - 1], "") if k > s else "")

    def name_in_commas(self, s, e, office):
        """The name between commas in "a spokesman for the board, Tom Ilves", or None; `office`: does it name one?"""
        d, w = self.d, self.d.w
        for at in range(s + 1, e):
            if w[at] != "," or not (office or not d.upper(at - 1)):
                continue
            stop = at + 1
            while stop < e and w[stop] not in G.signs and w[stop] not in G.prepositions:
                stop += 1
            first = stop
            while first > at + 1 and d.upper(first - 1):
                first -= 1
            if stop - first <= 5 and (first == at + 1 or d.sources.get(w[first - 1]) == "person"):
                name = self.name_at_end(first, stop)
                if name and (name in self.gender or stop - first > 1 or w[at - 1] in d.sources):
                    return name
        return None

    def name_behind_office(self, s, e):
        """The name at the end of "the Office of Ports official Tom Ilves", or None."""
        d, w, k = self.d, self.d.w, e
        while k > s and d.upper(k - 1):
            k -= 1
        name = self.name_at_end(s, e) if e - k > 1 and k > s else None
        if name not in self.gender:
            return None
        return (
            name if d.sources.get(w[k - 1]) == "person" or (self.words(k, e) != name and self.is_person(name)) else None
        )

    def first_mention(self, head):
        """The first full mention of "the report", "a report by the port office": (atom, text or None)."""
        if head not in self.fuller:
            self.fuller[head] = self._first_full(head)
        return self.fuller[head]

    def _first_full(self, head):
        d, w = self.d, self.d.w
        for i in range(len(w) - 1):
            if w[i] == head and (w[i + 1] in ("by", "from", "of") or w[i + 1] in G.published) and not d.upper(i):
                start, e = i, i + 1
                while start > max(0, i - 6) and w[start] not in G.determiners and not self._parts(start - 1):
                    start -= 1
                by = next((k for k in range(i + 1, min(len(w), i + 5)) if w[k] in ("by", "from", "of")), i + 1)
                while e < min(len(w), i + 14) and w[e] not in G.signs and not (e > by + 1 and self._parts(e)):
                    e += 1
                return i, self.described(start, e)
        return 0, None

    def described(self, s, e):
        """A body or a description as text: "Roe campaign" for "The Roe campaign", "an official" for "An official"."""
        w = self.d.w
        e = next((k for k in range(s + 2, e) if w[k] in G.published and "by" not in w[k + 1 : k + 4]), e)
        if w[s] == "the" and s + 1 < e and self.d.upper(s + 1):
            s += 1
        text = self.words(s, e)
        return text[0].lower() + text[1:] if w[s] in G.determiners | G.numbers | G.rounding else text

    def _parts(self, i):
        """Does an atom end a noun phrase?"""
        word, more = self.d.w[i], ("and", "in", "on", "from", "by")
        return word in more or word in G.signs or word in G.conjunctions or self.d.finite(i)
