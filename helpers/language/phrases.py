"""Sentences as rows of atoms (words, signs, one atom for each quoted run), and the one reader of phrases and subjects.

No parser: cues that news prose keeps to.
"""

import bisect
import itertools
import operator
import re

from .grammar import QUOTE, G, speech_words
from .text import words

_MASK, _MASKED = "\x02", "\x03"  # stand for a quoted run while atoms are cut: its first character, the others
_WORD = r"[^\W_]+(?:['’](?!s\b)[^\W_]+|[-.&/@][^\W_]+)*"
_ATOM = re.compile(
    rf"((?=\S)(?:[A-Z]?[a-z]++(?=[\s,])|(?=[a-z]|[A-Z][^\W_]*+(?!\.)){_WORD}|{_MASK}{_MASKED}*|(?:[A-Z]\.){{2,}}"
    r"|(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Rev|Hon|Prof|Jr|Sr|St)\."
    r"|(?:Co|Inc|Corp|Ltd)\.(?=['’]s| [a-z])"
    r"|[A-Z]\.(?=\s+(?:d[aeiu] |van |von )?[A-Z])|[A-Z][a-z]{1,4}\.(?=,)"
    rf"|(?<=\w )[\"“'‘][A-Z][\w.-]*[\"”'’](?= [A-Z])|\d+(?:[.,]\d+)+|{_WORD}|['’]s\b|[^\w\s]))"
)
_PART_ENDS = (",", ";", ":", QUOTE, "(", ")", "—", "–")
_SPECIAL = frozenset(_MASK + "\"“'‘")  # begin a quoted run, a nickname inside a name, a plural's apostrophe
_LONGEST = 150  # atoms; what is longer is no sentence, and is read in parts
_FARTHEST = 18  # atoms of a noun phrase


def _masked(text, runs):
    """A text whose quoted runs are one atom each."""
    parts, at, text = [], 0, text.replace(_MASK, " ").replace(_MASKED, " ").replace("’", "'")
    for run in runs:
        parts += [text[at : run.open], _MASK, _MASKED * (run.close - run.open - 1)]
        at = run.close
    return "".join([*parts, text[at:]])


class Atoms:
    """A text as atoms: words `w` in lower case, offsets `a` and `b`, sentences `units` (`ends`: where they end).

    `gaps` is what stands before each atom; `quotes` are the atoms of quoted runs, `run` the run of each; `finites` the
    atoms that look like finite verbs.
    """

    def __init__(self, text, runs, ends):
        self.text = text
        self.verbs, self.nouns, self.sources, self.cues = speech_words()
        parts = _ATOM.split(_masked(text, runs))  # what stands between atoms, an atom, what stands between ...
        places = list(itertools.accumulate(map(len, parts)))
        self.a, self.b, printed, self.gaps = places[:-1:2], places[1::2], parts[1::2], parts[::2]
        begins = list(map(operator.itemgetter(0), printed))
        self.capital = list(map(str.isupper, begins))
        self.w, self.quotes = list(map(str.lower, printed)), []
        for i in itertools.compress(range(len(begins)), map(_SPECIAL.__contains__, begins)):
            if printed[i][0] == _MASK:
                self.quotes.append(i)
                self.w[i], self.capital[i] = QUOTE, text[self.a[i]].isupper()
            elif len(printed[i]) > 2:
                self.capital[i] = True  # a nickname inside a name
            elif i and self.w[i] == "'" and self.a[i] == self.b[i - 1] and self.w[i - 1].endswith("s"):
                self.w[i] = "'s"  # the dockers' union
        self.upper = self.capital.__getitem__
        self.run = dict(zip(self.quotes, runs, strict=True))
        self.bracketed = set()  # atoms of "(PLO)", which are passed over in noun phrases
        for i in itertools.compress(range(len(begins)), map("(".__eq__, begins)):
            if ")" in begins[i : i + _FARTHEST] and self.w[i - 1] != "'s":
                self.bracketed.update(range(i, begins.index(")", i) + 1))
        self.units = self._units(ends)
        likely = {word for word in {*self.w} if word[-2:] in ("ed", "'s") or word in G.finite or word in self.verbs}
        self.finites = [i for i, word in enumerate(self.w) if word in likely and self._is_finite(i)]
        self.finite = frozenset(self.finites).__contains__

    def _units(self, ends):
        """Sentences as (first atom, behind the last): none ends before the "she asked" of a quotation.

        A quotation that ends with a full stop ends one, unless it is taken up again.
        """
        w, units, i = self.w, [], 0
        for end in ends:
            first = i
            i = bisect.bisect_left(self.a, end, i)
            if i == first:
                continue
            goes_on = first and w[first - 1] == QUOTE and self.last_of(first - 1) == ","
            if goes_on and "\n" not in self.text[self.b[first - 1] : self.a[first]]:
                first = units.pop()[0]
            for k in self.quotes[bisect.bisect_left(self.quotes, first) : bisect.bisect_left(self.quotes, i - 2)]:
                if self.capital[k + 1] and self.last_of(k) == ".":
                    units.append((first, k + 1))
                    first = k + 1
            units.append((first, i))
        return [(s, min(s + _LONGEST, e)) for first, e in units for s in range(first, e, _LONGEST)]

    def last_of(self, i):
        """The last character of a quoted run, before the marks and brackets that close inside it."""
        return self.text[self.run[i].start : self.run[i].end].rstrip("'’”\")]")[-1]

    def titled(self, i):
        """Is a quoted run written like the title of a work: every word but the small ones with a capital?"""
        found = words(self.text, self.run[i].start, self.run[i].end)
        large = all(not self.text[s].islower() or self.text[s:e] in G.small for s, e in found)
        loud = all(self.text[s:e].isupper() or self.text[s:e] in G.small for s, e in found)
        return large and not loud and self.last_of(i) not in ".!?"[len(found) > 1 :]  # 'her book, "A Long Day."'

    def adverb(self, i):
        """Is an atom an adverb, or an auxiliary such as may stand before a verb?"""
        word = self.w[i]
        manner = word[-2:] == "ly" and "-" not in word and word not in G.not_adverbs and not self.capital[i]
        return manner or word in G.adverbs

    def _is_finite(self, i):
        """Does an atom look like a finite verb?"""
        word = self.w[i]
        if word in G.finite:  # but not "the clerk Will Roe"
            return not (i and self.capital[i]) or (word in G.auxiliaries and self.capital[i - 1])
        if word == "'s" and self.w[i - 1] in G.pronouns:  # "it's time"
            return True
        if self.capital[i]:
            return False
        if entries := self.verbs.get(word):
            noun = word in self.nouns or self.w[i - 1] in ("the", "these", "those")  # "at the talks in Ravo"
            return entries[0].form == "past" or (entries[0].form == "s" and not noun)
        return word[-2:] == "ed" and len(word) > 4 and self.w[i - 1] not in G.attributive

    def has_finite(self, s, e):
        """Is there a finite verb among the atoms?"""
        return bisect.bisect_left(self.finites, s) < bisect.bisect_left(self.finites, e)

    def noun_phrase_before(self, j, lo):
        """The noun phrase that ends with atom j and begins at lo or later: (first, behind the last) or None."""
        w, end = self.w, j + 1
        while end > lo and (w[end - 1] in G.dating or (w[end - 1] == "'s" and w[end - 2] in G.people) or (
            w[end - 1] in G.spans and not self.capital[end - 1] and not G.timing.isdisjoint(w[end - 3 : end - 1])
        )):  # fmt: skip  # "he's said", "The mayor has this week said"
            end -= 1
        if end > lo and w[end - 1] in G.pronouns:
            return end - 1, end
        far = max(lo, end - _FARTHEST)
        s = next((k + 1 for k in range(end - 1, far - 1, -1) if self._breaks(k, end)), far)
        if s < end and w[s] in G.prepositions and w[s + 1] not in ("least", "most"):  # "In Ohio on Tuesday Ann Roe"
            s = next((k for k in range(end - 1, s, -1) if w[k - 1] in G.prepositions or w[k] in G.determiners), s)
        s += s < end - 1 and w[s] in G.openers
        return (s, end) if s < end else None

    def _breaks(self, k, end):
        """Does an atom before `end` belong to no noun phrase that ends there?"""
        w, word, behind = self.w, self.w[k], self.w[k + 1] if k + 1 < end else ""
        if k in self.bracketed:
            return False
        if word in G.signs or word in G.conjunctions or word in ("after", "according"):
            return True
        if word == "as":
            return w[k - 1] != "such"
        if (behind in ("the", "a", "an") or (behind in G.owners and behind != "'s")) and word not in G.predeterminers:
            return True
        if word == "and":  # of two names or offices
            return not (self.upper(k - 1) or w[k - 1] in self.sources)
        if word[-2:] == "ed" and (behind in G.prepositions or (k and self.sources.get(w[k - 1]) == "document")):
            return False  # "voters interviewed in Ohio", "a study published last week"
        return behind != "" and self.finite(k)

    def subject_before(self, j, lo):
        """The subject that ends with atom j, asides between commas included; (first, behind the last) or None."""
        w = self.w
        if j < lo:
            return None
        if w[j] in (",", "—", "–") or (w[j] == QUOTE and self.last_of(j) == ","):
            # 'a member of the "Band of Six," said'
            return self._subject_before_comma(j, lo)
        behind = w[j] == QUOTE
        phrase = self.noun_phrase_before(j - behind, lo)
        s = phrase[0] if phrase else lo
        if s > lo and w[s - 1] not in self.verbs and self.finite(s - 1):  # "closed the pit in Ravo and its owner said"
            s = next((k + 1 for k in range(j, s, -1) if w[k] == "and"), s)
        held = "and" in w[s : j + 1] or (self.sources.get(w[j]) == "person" and w[s] not in G.determiners)
        listed = held and phrase and s > lo + 1 and w[s - 1] == "," and self.capital[s - 2]  # "Roe, Poe and Best said"
        front = listed and self._subject_before_comma(s - 1, lo)
        named = front and not self.has_finite(*front) and not w[front[0]].endswith("ly")
        return phrase and (front[0] if named else s, j + 1 if behind else phrase[1])

    def _subject_before_comma(self, j, lo):
        """The subject of "Ann Roe, the mayor, who is ill," before the comma at atom j: the first part, no aside."""
        w, best, k = self.w, None, j - 1
        while k >= max(lo, j - 60):
            e = k + 1
            s = next((n + 1 for n in range(k, lo - 1, -1) if w[n] in _PART_ENDS and n not in self.bracketed), lo)
            part, s = s, next((n for n in range(s, k) if w[n] not in G.openers), max(s, k))
            if s >= e or (best and e - s == 1 and self.adverb(s)):
                break  # "Earlier, Roe, the mayor, said"
            called = (self.upper(s + 1) or w[s + 1] in self.sources) and not (best and self.upper(best))
            opens = w[s] in G.asides or w[s] in G.circumstances or (w[s].endswith("ing") and not called)
            # not "professor of applied physics"
            own = s == lo or self.upper(s) or w[s] in G.determiners or w[s] in G.pronouns
            relative = next((n for n in range(s, e) if w[n] in ("who", "which")), e)
            if best and own and not opens and self.has_finite(s, relative):
                break
            if not opens and not (best and self.upper(best) and e - s > 8):
                best = s
            listed = w[part] == "and" and (w[part - 1] == ";" or self.capital[part - 2])
            k = part - 2 if listed else s - 2
        return None if best is None else (best, j)

    def noun_phrase_after(self, i, hi):
        """The noun phrase that begins with atom i, with its apposition; (first, behind the last) or None."""
        w, k = self.w, i
        while k < hi:
            word, after, stop = w[k], w[k + 1] if k + 1 < hi else ".", k + 1
            if word == "," and k > i:
                stop = next((n for n in range(k + 1, hi) if w[n] in G.signs), hi)
                amount = after[0].isdigit() and stop > k + 2  # no age
                ends = after not in G.relatives and (amount or self.has_finite(k + 1, stop))
            else:
                time = word in G.dates or (word in G.timing and after in G.times_after)
                doing = word[-3:] == "ing" and self.upper(k - 1) and not self.upper(k)  # "said Ann Roe naming no one"
                joins = word in G.conjunctions and word not in G.relatives
                ends = word in G.signs or (k > i and (time or doing or joins))
            if ends:
                break
            k = stop
        return (i, k) if k > i else None

    def main_subject(self, first, last):
        """The subject of the sentence between two atoms: what stands before its first finite verb, or None."""
        w = self.w
        clause = w[first] in G.fronting or w[first] in G.circumstances  # "After Roe finished, Poe leaned in"
        if clause or w[first] in G.prepositions:  # "In a letter sent by Roe, Poe said"
            verb = next(filter(self.finite, range(first + 1, last)), last) if clause else first
            first = next((n + 1 for n in range(verb, last - 1) if w[n] == ","), first)
        verb = next(filter(self.finite, range(first + 1, last)), first)
        e = next((k for k in range(verb - 1, first, -1) if not self.adverb(k) and w[k] not in G.relatives), first)
        return self.subject_before(min(e, verb - 1), first)
