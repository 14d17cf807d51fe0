"""The people and bodies that an article names: full names, titles, offices."""

import bisect
import itertools
import re
import unicodedata
from collections import defaultdict

from ..ground import built_from, read_lexicon, remembered
from ..language import G

_MANY = re.compile("[^s]s$")
_SPELT = {"oe": "u", "ou": "u", "dj": "j", "tj": "c"}  # how names of one sound are spelt


@built_from("titles.csv", "first_names.csv")
def people():
    """Titles and first names to the gender that they tell, in small letters."""
    titles = {row["title"].lower(): row["gender"] for row in read_lexicon("titles", ["title", "gender"])}
    names = {row["name"].lower(): row["gender"] for row in read_lexicon("first_names", ["name", "gender"])}
    return titles, names


@built_from("places.csv")
def places():
    """Places, and what is of them, to the place, in small letters."""
    rows = read_lexicon("places", ["place", "adjective"])
    return {word.lower(): row["place"].lower() for row in rows for word in row.values() if word}


@built_from("nicknames.csv")
def _formal():
    """Short form of a first name to the long one."""
    rows = read_lexicon("nicknames", ["name", "short"])
    return {short: row["name"] for row in rows for short in row["short"].split()}


@remembered(20_000, "nicknames.csv")
def folded(word):
    """A word of a name in small letters, the same for a short form, without accents and for two ways to spell a sound.

    >>> folded("Soelistyo") == folded("Sulistyo"), folded("Chuck") == folded("Charles"), folded("Roe") == folded("Rue")
    (True, True, False)
    """
    word = _formal().get(word.lower(), word)
    plain = unicodedata.normalize("NFKD", word.lower()).encode("ascii", "ignore").decode() or word.lower()
    if len(plain) > 4:
        plain = re.sub("|".join(_SPELT), lambda match: _SPELT[match[0]], plain)
    return re.sub(r"(.)\1", r"\1", plain)


class People:
    """The people and bodies of one article, from its atoms; `speakers`: the mentions that speak."""

    def __init__(self, d, speakers):
        self.d, self.w = d, d.w
        self.titles, self.first_names = people()
        self.places = places().keys()
        self.full = {}  # word of a name, folded -> {full name: [how often, where first]}
        self.gender = {}  # name -> "m", "f" or "" where unknown
        self.bare = {}  # a single capitalised word -> where it stands
        self.introduced = set()  # names with an office or an apposition: "Li Wen, a teacher"
        self.lesser = set()  # (name, office) of those who hold one that is another: a former mayor, a deputy
        self.roles = {}  # "prime minister", "minister" -> {atom behind a holder's name: where it begins}
        mentions = list(self._collect())
        # "Kim Jong-un" is a man where "Mr. Kim" is one
        self.gender = {name: self.gender.get(name.split()[0]) or sex for name, sex in self.gender.items()}
        # the last words of those who speak
        self.speaking = defaultdict(list)  # where which last two words of a name speak
        for s, e in speakers:
            core = self.core(s, e)
            self.speaking[tuple(self.w[max(s, core - 2) : core])].append(s)
            # a bare surname that speaks is a person
            if e - s == 1 and d.upper(s) and not self._common(self.w[s]):
                self.gender.setdefault(self.words(s, e), "")
        self.named = {e: (s, self.full_name(s, e)) for s, e in mentions}  # by where a name ends
        self.known = [(s, name) for s, name in self.named.values() if self.is_person(name)]

    def words(self, s, e):
        """Some atoms as printed."""
        return self.d.text[self.d.a[s] : self.d.b[e - 1]]

    def kind(self, i):
        """What kind of source a word is: person, group, body, document, or None."""
        return self.d.sources.get(self.w[i])

    def office(self, i):
        """Is a word one for a person: an office, a trade?"""
        return self.kind(i) == "person" or self.w[i] in G.heads or (self.d.upper(i) and self.w[i] in self.titles)

    def _common(self, word):
        """Is a word no surname by itself?"""
        return any(word in words for words in (G.no_name, self.d.sources, G.bodies, self.titles, self.places))

    def _collect(self):
        """Yield each row of capitalised atoms that is a name: atom, behind the last."""
        d, w, last = self.d, self.w, 0
        for first in itertools.compress(range(len(w)), d.capital):
            if first >= last:
                last = next(itertools.filterfalse(self._goes_on, range(first + 1, len(w))), len(w))
                s = self._name_in(first, last)
                if s is not None:
                    yield s, last

    def _goes_on(self, k):
        """Does a name, "Ann Roe", "Brandt & Lowe", "the Debtors' Register", go on at an atom?"""
        d, word = self.d, self.w[k]
        owner = word == "'s" and d.b[k] - d.a[k] == 1 and self.w[k - 1] not in self.first_names  # not "James' Aunt"
        if word in G.particles or word == "&" or owner:
            return any(d.capital[k + 1 : k + 2 + (word in G.particles)])
        arabic = "-" in word and d.text[d.a[k] : d.b[k]].partition("-")[2][:1].isupper()  # Harith al-Obeidi
        return (d.capital[k] or arabic) and d.gaps[k] == " "

    def core(self, s, e):
        """The atom behind a noun phrase without the phrases and clauses that follow in it."""
        d, w = self.d, self.w
        for k in range(s + 1, e):
            if w[k] in G.phrase_ends or (w[k][-3:] == "ing" and not d.upper(k) and self.kind(k - 1)):
                return k  # "an officer visiting Ravo"
        return e

    def is_person(self, name):
        """Is a name a person's: by first name, title, office, because it speaks, or its last word stands alone?"""
        words = tuple(name.lower().split())
        known = self.gender.get(name) or name in self.introduced or words[-2:] in self.speaking
        called = len(words) == 2 and words[-1] in self.bare and not self._common(words[-1])
        return name in self.gender and bool(known or called)

    def _name_in(self, first, last):
        """Where the name begins in a row of capitalised atoms, behind titles and what only begins a sentence, or None.

        Notes who is named.
        """
        w, gender, s = self.w, "", first
        for i in range(first, last):
            word = w[i]
            if i == s and word in G.no_name and (word not in G.adverbs or w[i - 1] in G.signs):  # not "Night Heron"
                s = i + 1
            elif word in self.titles:
                s, gender = i + 1, self.titles[word]
            elif i + 2 < last and self.kind(i) == "person":  # "Ellesford Farmer Ann Roe"
                s = i + 1
        many = first < s < last and _MANY.search(w[s - 1]) and self.kind(s - 1) == "person"
        if s == last or (many and w[s] not in self.first_names):  # "Farmers Begin Strike", a headline
            return None
        words, name, count = w[s:last], self.words(s, last), last - s
        body = not G.bodies.isdisjoint(words[-1:] if words[0] in self.first_names else words)  # but "Ida Day Roe"
        if count > 4 or body or any(map(str.isdecimal, name)):
            return None
        held = self._offices(name, s, last)
        if count == 1:
            self.bare.setdefault(words[0], []).append(s)
            if gender or (held and words[0] not in self.places):  # "Wen, a baker"
                self.gender[name] = gender or self.gender.get(name, "")
        else:
            for word in words:
                names = self.full.setdefault(folded(word), {})
                names.setdefault(name, [0, s])[0] += word == words[-1]
            self.gender.setdefault(name, gender or self.first_names.get(words[0], ""))
        return s

    def _offices(self, name, s, last):
        """Offices in, before and behind a name ("Mayor Ann Roe", "Li Wen, a teacher"): is there one, or an age?"""
        d, w = self.d, self.w
        before = s - bool(self.titles.get(w[s - 1]) and not self.kind(s - 1))
        apart = w[before - 1] == ","
        if apart:  # "the mayor of Ravo, Mrs Ann Roe", but not "the head of the chain, Norvo"
            far = before - 6 if last - s > 1 or before < s else before
            before = next((i for i in range(before - 2, max(0, far), -1) if w[i] in ("of", "for")), before - 1)
        held = before > 0 and self.office(before - 1) and self._holds(name, s, last, before)
        if last + 2 >= len(w) or w[last] != "," or w[s - 1] in ("in", "at", "near"):
            return held
        far = min(last + 12, len(w))
        stops = (k for k in range(last + 1, far) if w[k] in G.signs or w[k] == "who")
        if d.has_finite(last + 1, next(stops, far)):  # "It hit Roe, the sheriff said"
            return held
        k = next((k for k in range(last + 1, far) if self.parts(k) or w[k] in ("who", "for", "of", "at")), far)
        body = self.kind(k - 1) == "body" or w[k - 1] in G.bodies
        if (w[last + 1] in ("a", "an", "the", "who") or w[last + 1].isdigit()) and not body:
            self.introduced.add(name)  # but not "Ravo Plan, the trade pact"
        return (self.office(k - 1) and self._holds(name, s, last, k)) or held

    def _holds(self, name, s, last, e):
        """Note who holds the office that ends before atom e, by its whole name and by its ends, if there is one.

        A deputy is not noted as "the mayor".
        """
        w, far = self.w, max(0, e - 5)
        stops = (k for k in range(e - 1, far - 1, -1) if w[k] in G.no_name or w[k] == "'s" or self.parts(k))
        first = next(stops, far - 1) + 1
        office = [word for word in w[first:e] if word not in G.no_name]
        self.introduced.add(name)
        for k in range(len(office)):
            self.roles.setdefault(" ".join(office[k:]), {})[last] = s
            if office[k] in G.lesser:
                self.lesser.add((name, office[-1]))
                break
        return True

    def full_name(self, s, last):
        """The full name for a printed one."""
        name, word = self.words(s, last), self.w[last - 1]
        if last - s > 1:
            return name
        known, speaks = self.full.get(folded(word), {}), word not in self.places and (word,) in self.speaking
        fit = [
            (full.lower().split()[-1] != word, -self._spoke(full, s), -count, at, full)
            for full, (count, at) in known.items()
            if (self.is_person(full) or (speaks and full.lower().split()[1:] == [word]))
            and not self._other(name, word, s, full, at)
        ]  # fmt: skip
        return min(fit)[-1] if fit else name

    def bare_surnames(self):
        """Yield where each surname stands alone for the only person of that name, and the full name.

        A word that the text has in small letters too is no surname: "Air" of "Adam Air".
        """
        plain = {word for word, capital in zip(self.w, self.d.capital, strict=False) if not capital}
        for last, (s, _) in self.named.items():
            names = [*self.full.get(folded(self.w[s]), ())]
            if last - s == len(names) == 1 and self.w[s] not in self.places and self.w[s] not in plain:
                name, printed = names[0], self.words(s, last)
                told = name in self.introduced or (printed in self.introduced and name.count(" ") > 1)  # "Bring Rovo"
                if name.endswith(f" {printed}") and (told or self.gender.get(name)) and not printed.isupper():
                    yield self.d.a[s], name

    def _spoke(self, full, s):
        """Where somebody spoke last before an atom, by the full name; 0 where nowhere."""
        return max((at for at in self.speaking.get(tuple(full.lower().split()[-2:]), ()) if at < s), default=0)

    def _other(self, name, word, s, full, at):
        """Is a bare surname somebody else's: of another sex, well known before or beside the full name (atom `at`)?

        "Prince Edward" is not "Edward VIII", "President Poe" is not "former President Carl Poe".
        """
        title, bare, sex = self.w[s - 1], self.bare.get(word, ()), {self.gender.get(name), self.gender[full]}
        ruler = title in ("prince", "princess") and set(full.split()[-1]) <= set("IVX")
        lesser = (full, title) in self.lesser and G.lesser.isdisjoint(self.w[max(s - 4, 0) : s])
        known = bisect.bisect_left(bare, at)
        beside = known and at - bare[known - 1] < 7 and self.w[bare[known - 1] + 1] in ("and", "'s")
        return ruler or lesser or sex >= {"m", "f"} or beside or (s < at and known > 2)  # "Poe and his wife, Ann Poe"

    def parts(self, i):
        """Does an atom end a noun phrase?"""
        word, parts = self.w[i], ("and", "in", "on", "from", "by")
        return word in parts or word in G.signs or word in G.conjunctions or self.d.finite(i)
