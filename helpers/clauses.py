"""Sentences as rows of atoms (words, signs, one atom for each quoted run), and the noun phrases in them.

No parser: cues that news prose keeps to.
"""

import bisect
import re
from typing import NamedTuple

from .lexicons import built_from, read_lexicon
from .text import sentences

QUOTE = "<quote>"  # the atom that stands for a quoted run
_ATOM = re.compile(
    r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Rev|Hon|Prof|Jr|Sr|St)\."
    r"|[A-Z]\.(?=\s+[A-Z])|\d+(?:[.,]\d+)+|[^\W_]+(?:['’](?!s\b)[^\W_]+|[-.&/@][^\W_]+)*|['’]s\b|[^\w\s]"
)


def word_set(words):
    """Words parted by blanks as a set."""
    return frozenset(words.split())


_PLAIN_WORD = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*")
_LONGEST = 300  # atoms; what is longer is no sentence, and is read in parts
_SMALL = word_set("a an the of and or in on for to with at by from is")


PRONOUNS = word_set("he she they i we it who you")
PEOPLE = word_set("he she they i we")
AUX = word_set(
    "is are was were be been being am has have had having do does did will would shall should can could may might must "
    "cannot ain't 'd 'll 've"
)
BE = word_set("is are was were be been being am")
DETERMINERS = word_set("the a an this that these those his her its their our my your some many several both another any each every no")
OWNERS = word_set("his her their its my our your 's")
PREPOSITIONS = word_set(
    "in on at by for from to of with without during after before since about against among between through under over via "
    "into onto near despite amid following per upon within across around as than like regarding"
)
CONJUNCTIONS = word_set(
    "that because but when while if whether although though where who which whom what how why so until once yet then unless nor whereas"
)
RELATIVES = word_set("who which that")
WH = word_set("whether if how why what who when where which whom whose")
SIGNS = word_set('. , ; : ( ) [ ] — – - ! ? … " ” “ \' ’ ‘ / * • |') | {QUOTE}
DATES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow january february march april june "
    "july august september october november december jan. feb. sept. oct. nov. dec. jan feb sept oct nov dec mon tue tues wed thu thurs fri sat sun"
)
ADVERBS = word_set(
    "also twice later then again once now still even already first just only never not reportedly earlier recently however too though "
    "thus often sometimes always long further ever all instead simply both soon next afterward afterwards meanwhile since have has had "
    "did does do will would could may might should must to is was were be been are can't n't didn't doesn't don't hasn't haven't hadn't won't "
    "wouldn't couldn't can cannot shouldn't isn't wasn't weren't aren't himself herself themselves aloud out back morning afternoon evening night week month year "
    "early late last this"
)
LEFT_WORDS = ADVERBS - word_set("this last all both week month year morning evening night afternoon out back late early first")
OPENERS = word_set("but and so yet or also still meanwhile however moreover instead then later indeed nevertheless additionally")
OBJECTS = word_set("me him her us them you reporters lawmakers supporters voters officials investigators journalists people")
PAST = word_set(
    "went got made took gave came saw knew ran won lost left kept met began became brought bought built chose drew drove fell felt grew "
    "shook spoke stole swore threw broke rode rose sang sat slept sold swam taught wept caught fought flew forgot froze hung hid blew fled "
    "forgave dealt dug drank ate fed woke withdrew understood undertook sought slid struck swept swung tore paid laid shut "
    "heard led sent spent stood thought wore wants want knows know thinks think believes believe feels makes takes gives goes gets comes "
    "sees looks seems seem remains remain has keeps means appears loves hates owes deserves need"
)
MANNERS = word_set("interview statement email e-mail tweet speech memo release conference briefing post message address letter video call appearance rally")
_LY = word_set("family ally bully supply reply assembly monopoly only early nearly roughly likely hardly barely elderly weekly monthly daily")
FOLLOWERS = word_set(
    "adding saying noting calling citing referring insisting arguing speaking describing pointing explaining accusing claiming telling "
    "warning suggesting promising according declaring alluding echoing asking urging predicting stressing recalling writing drawing prompting "
    "gesturing mocking using quoting responding apparently presumably eliciting"
)


class Entry(NamedTuple):
    """One form of a reporting expression: further words that belong to it, what it takes, form, lemma, is the form a noun too."""

    particles: tuple
    takes: frozenset
    form: str
    lemma: str
    noun_too: bool


def _forms(lemma, irregular):
    """(form, kind) of a verb; kind: base, s, ing, past."""
    past = irregular.split("/") if irregular else []
    y = lemma.endswith("y") and lemma[-2:-1] not in "aeiou"
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    double = lemma in {"concur", "deadpan", "dub", "rebut", "sum", "brag", "rip", "slam", "quip", "slip", "snap", "beg", "admit", "submit", "chat", "refer", "aver", "begin", "let", "cut", "put", "hit"}
    body = lemma + lemma[-1] if double else stem
    s = lemma[:-1] + "ies" if y else lemma + "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else lemma + "s"
    if "ing" not in irregular:
        yield body + "ing", "ing"
    for form in past:
        yield form, "ing" if form.endswith("ing") else "s" if form.endswith("s") else "past"
    if not past:
        yield (lemma[:-1] + "ied" if y else lemma + "d" if lemma.endswith("e") else body + "ed"), "past"
    yield s, "s"
    yield lemma, "base"


@built_from("reporting_verbs.csv", "report_nouns.csv", "source_nouns.csv")
def _lexicon():
    """Verb forms to entries (longest first), noun forms to what they take, source nouns to their kind."""
    verbs = {}
    for row in read_lexicon("reporting_verbs", ["verb", "irregular", "group", "takes", "noun_too"]):
        lemma, *particles = row["verb"].split()
        for form, kind in _forms(lemma, row["irregular"]):
            verbs.setdefault(form, []).append(Entry(tuple(particles), frozenset(row["takes"].split()), kind, row["verb"], row["noun_too"] == "yes"))
    for entries in verbs.values():
        entries.sort(key=lambda entry: -len(entry.particles))
    nouns = {}
    for row in read_lexicon("report_nouns", ["noun", "group", "takes"]):
        takes = frozenset(row["takes"].split())
        plural = row["noun"][:-1] + "ies" if row["noun"].endswith(("sy", "ry", "ny", "ly")) else row["noun"] + "s"
        nouns[row["noun"]] = nouns[plural] = takes
    sources = {row["noun"]: row["kind"] for row in read_lexicon("source_nouns", ["noun", "kind"])}
    sources |= {noun + "s": kind for noun, kind in sources.items() if noun + "s" not in sources}
    return verbs, nouns, sources, verbs.keys() | nouns.keys() | {"according"}


class Atoms:
    """A text as atoms: words `w` in lower case, offsets `a` and `b`, number of the quoted run `run` (-1 outside), sentences `units`."""

    __slots__ = ("a", "b", "cues", "nouns", "quotes", "run", "runs", "sources", "text", "units", "verbs", "w")

    def __init__(self, text, runs):
        self.text, self.runs = text, runs
        self.verbs, self.nouns, self.sources, self.cues = _lexicon()
        low = text.lower()
        if len(low) != len(text):  # a letter whose small form is longer, such as a Turkish capital I with a dot
            low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
        low = low.replace("’", "'")
        spans, run, at = [], [], 0
        for number in range(len(runs) + 1):
            stop = runs[number].open if number < len(runs) else len(text)
            spans += [match.span() for match in _ATOM.finditer(text, at, stop)]
            run += [-1] * (len(spans) - len(run))
            if number < len(runs):
                at = runs[number].close
                spans.append((runs[number].open, at))
                run.append(number)
        w = [low[s:e] for s, e in spans]
        a = [s for s, _ in spans]
        b = [e for _, e in spans]
        self.quotes = [i for i, number in enumerate(run) if number >= 0]
        for i in self.quotes:
            w[i] = QUOTE
        self.w, self.a, self.b, self.run = w, a, b, run
        self.units = self._units()

    def _units(self):
        """Sentences as (first atom, behind the last); none ends inside a quoted run or before its "she asked"."""
        w, a, units, i = self.w, self.a, [], 0
        for _, end in sentences(self.text):
            first = i
            i = bisect.bisect_left(a, end, i)
            if i - 1 > first and w[i - 1] == QUOTE and self.runs[self.run[i - 1]].start >= end:
                i -= 1  # the mark that opens a quotation taken for the end of the sentence
            if i == first:
                continue
            same = units and "\n" not in self.text[self.b[first - 1] : a[first]]
            if same and (self._tag(first, i) or (w[first - 1] not in ".!?:" and w[first - 1] != QUOTE and not self.upper(first))):
                units[-1] = (units[-1][0], i)
            else:
                units.append((first, i))
            self._split(units)
        return [(s, min(s + _LONGEST, e)) for first, e in units for s in range(first, e, _LONGEST)]

    def _split(self, units):
        """Part the last sentence behind a quotation that ends with a full stop and is not taken up again ("get it." She said)."""
        first, end = units[-1]
        for k in range(first, end - 2):
            if self.w[k] == QUOTE and self.upper(k + 1):
                at = self.runs[self.run[k]].end
                if self.text[at - 1] == "." and self.text[at - 2 : at - 1].islower() and self.w[k + 1] != QUOTE:
                    units[-1:] = [(units[-1][0], k + 1), (k + 1, end)]

    def _tag(self, first, end):
        """Does a sentence begin with the "Ann Roe asked" of the quotation just before it?"""
        if self.w[first - 1] != QUOTE or self.w[first] == QUOTE:
            return False
        run = self.runs[self.run[first - 1]]
        if run.single or self.text[run.end - 1 : run.end] not in ("?", "!", ",", "…", "-", "—"):
            return False
        for i in range(first, min(first + 7, end)):
            entries = self.verbs.get(self.w[i])
            if entries and "quote" in entries[-1].takes and entries[-1].form in ("past", "s") and self.w[i - 1] not in DETERMINERS:
                behind = self.w[i + 1] if i + 1 < end else "."
                return behind not in ("that", ":")
            if self.w[i] in SIGNS:
                return False
        return False

    def upper(self, i):
        """Does an atom begin with a capital?"""
        return self.text[self.a[i]].isupper()

    def titled(self, i):
        """Is a quoted run written like the title of a work: every word but the small ones with a capital?"""
        run = self.runs[self.run[i]]
        found = _PLAIN_WORD.findall(self.text, run.start, run.end)
        return (
            len(found) > 1
            and self.text[run.end - 1] not in ".!?"
            and all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in found)
        )

    def adverb(self, i):
        """Is an atom an adverb, or an auxiliary such as may stand before a verb?"""
        word = self.w[i]
        return word in ADVERBS or (word.endswith("ly") and word not in _LY and not self.upper(i))

    def finite(self, i):
        """Does an atom look like a finite verb?"""
        word = self.w[i]
        if word in AUX or word.endswith("n't") or (word in PAST and not (i and self.upper(i))):
            return not (word == "think" and self.w[i + 1 : i + 2] in (["tank"], ["tanks"]))
        if "'" in word and word.split("'")[0] in PRONOUNS:
            return True
        if self.upper(i):
            return False
        entries = self.verbs.get(word)
        if entries:
            return entries[0].form == "past" or (entries[0].form == "s" and word not in self.nouns)
        return len(word) > 4 and word.endswith("ed") and (i == 0 or self.w[i - 1] not in DETERMINERS)

    def has_finite(self, s, e):
        """Is there a finite verb among the atoms?"""
        return any(self.finite(i) for i in range(s, e))


def noun_phrase_before(d, j, lo):
    """The noun phrase that ends with atom j, as (first, behind the last), not reaching before lo; None if there is none."""
    w = d.w
    end = j + 1
    while end > lo and (w[end - 1] in DATES or w[end - 1] in ("on", "in", "this", "last", "late", "early") or w[end - 1].isdigit()):
        end -= 1
    if end <= lo:
        return None
    if w[end - 1] == "'s" and end - 1 > lo and w[end - 2] in PRONOUNS:
        end -= 1
    if w[end - 1] in PRONOUNS:
        return end - 1, end
    k = end - 1
    while k >= lo:
        word = w[k]
        if word in SIGNS or word in CONJUNCTIONS or (word in PRONOUNS and k < end - 1) or (word in ("after", "before", "since") and not (w[k - 1].endswith("ed") or w[k - 1] in ("taken", "held", "made"))):
            break
        if word == "&":
            k -= 1
            continue
        if word in ("and", "or"):
            if k - 1 < lo or not (d.upper(k - 1) or w[k - 1] in d.sources) or k + 1 >= end:
                break
            before = noun_phrase_before(d, k - 1, max(lo, k - 8))
            if before is None or (before[0] > lo and w[before[0] - 1] not in SIGNS and w[before[0] - 1] not in CONJUNCTIONS):
                break
            return before[0], end
        if k < end - 1 and d.finite(k):
            if word.endswith("ed") and word not in d.verbs and (w[k + 1] in PREPOSITIONS or w[k + 1] in DATES):
                k -= 1  # "voters interviewed in Ohio", "people briefed on the plan"
                continue
            break
        k -= 1
        if end - k > 18:
            break
    s = k + 1
    while s < end and (w[s] in OPENERS or w[s] == "as" or (d.adverb(s) and w[s] not in DETERMINERS and w[s] not in ADVERBS)):
        s += 1
    if s < end and w[s] in PREPOSITIONS:
        s = _behind_fronted(d, s, end)
    return (s, end) if s < end else None


def _behind_fronted(d, s, end):
    """Where the subject begins behind a fronted "In Ohio on Tuesday"."""
    w, k = d.w, end - 1
    while k > s and w[k - 1] not in PREPOSITIONS and w[k] not in DETERMINERS and not (d.upper(k) and not d.upper(k - 1)):
        k -= 1
    while k - 1 > s and d.upper(k) and d.upper(k - 1) and w[k - 1] not in DATES and w[k - 1] not in PREPOSITIONS:
        k -= 1
    return k


def antecedent(d, j, lo):
    """The noun phrase ending with atom j that a "who" behind it means: "Democrats" in "criticism from Democrats who"."""
    phrase = noun_phrase_before(d, j, lo)
    if phrase is None:
        return None
    w, (s, e) = d.w, phrase
    if w[s] in DETERMINERS or w[s].isdigit() or w[s] in d.sources:
        return phrase
    for k in range(e - 2, s, -1):
        if w[k] in PREPOSITIONS and w[k] not in ("of", "for"):
            return k + 1, e
    return phrase


def _before_brackets(d, k, lo):
    while k > lo and d.w[k] != "(":
        k -= 1
    return k - 1


def subject_before(d, j, lo):
    """The subject that ends with atom j, a clause between commas behind its name included; (first, behind the last) or None."""
    w = d.w
    if j < lo:
        return None
    if w[j] == ")":  # "Ann Roe (D-N.M.)"
        phrase = subject_before(d, _before_brackets(d, j, lo), lo)
        return phrase and (phrase[0], j + 1)
    if w[j] not in (",", "—", "–"):
        phrase = noun_phrase_before(d, j, lo)
        k = phrase[0] - 1 if phrase else j
        while k > lo and w[k] not in SIGNS and w[k] != "that" and j - k < 16:
            if w[k] == "who" and w[k - 1] not in SIGNS:  # "a person who was not allowed to speak (said)"
                return antecedent(d, k - 1, lo) or phrase
            k -= 1
        return phrase
    best, k, count = None, j - 1, 0
    while k >= lo and count < 7:
        if w[k] == ")":
            k = _before_brackets(d, k, lo)
        e, s = k + 1, k
        while s >= lo and w[s] not in (",", ";", ":", QUOTE, "(", ")", "—", "–"):
            s -= 1
        s += 1
        if s == e:
            break
        first = w[s]
        if first in RELATIVES or first in ("whose", "where") or first in PREPOSITIONS or first.endswith(("ing", "ed")) or first in CONJUNCTIONS or first in ("known", "written", "held", "led", "run"):
            pass
        elif d.has_finite(s, e) and not (first in DETERMINERS and best is None and count == 0):
            phrase = noun_phrase_before(d, e - 1, s)
            if phrase and (best is None or d.upper(phrase[0])):
                best = phrase
            break
        elif not (best and d.upper(best[0]) and e - s > 8):
            best = (s, e)
        count += 1
        k = s - 2
        if s - 1 < lo or w[s - 1] not in (",", "(", ")", "—", "–"):
            break
    if best is None:
        return None
    s = best[0]
    while s < best[1] - 1 and (w[s] in OPENERS or w[s] == "as"):
        s += 1
    return (s, j) if j - s <= 14 else (s, best[1])


def noun_phrase_after(d, i, hi):
    """The noun phrase that begins with atom i, with its apposition; (first, behind the last) or None."""
    w, k = d.w, i
    while k < hi:
        word = w[k]
        if word in SIGNS:
            if word != ",":
                break
            follows = w[k + 1] if k + 1 < hi else "."
            if k == i or not (follows in DETERMINERS or follows in ("who", "whose", "which") or follows.isdigit() or (k + 1 < hi and d.upper(k + 1)) or follows in d.sources):
                break
            stop = k + 1
            while stop < hi and w[stop] not in SIGNS:
                stop += 1
            if follows not in ("who", "whose", "which") and d.has_finite(k + 1, stop):
                break
            k = stop
            continue
        if k > i and ((word in CONJUNCTIONS and word not in ("that", "who", "which")) or (word in PEOPLE and word != "who")):
            break
        if k > i and word in ("in", "during", "on", "at") and k + 1 < hi and (w[k + 1] in ("a", "an", "the", "his", "her") or w[k + 1] in DATES):
            break
        if k > i and word in DATES:
            break
        k += 1
    return (i, k) if k > i else None


def main_subject(d, first, last):
    """The subject of the sentence between two atoms: what stands before its first finite verb; None if there is none."""
    w = d.w
    for n in range(first, last):
        if w[n] == QUOTE:
            continue
        if (d.finite(n) and n > first) or w[n] in PEOPLE:
            if w[n] in PEOPLE or "'" in w[n]:
                return n, n + 1
            e = n - 1
            while e > first and d.adverb(e):
                e -= 1
            if w[e] in RELATIVES and e > first:
                return noun_phrase_before(d, e - 2 if w[e - 1] == "," else e - 1, first)
            return subject_before(d, e, first)
    n = first
    while n < last and d.upper(n) and w[n] not in SIGNS and w[n] not in CONJUNCTIONS and w[n] not in PREPOSITIONS and w[n] not in DETERMINERS:
        n += 1
    return (first, n) if first < n < last else None
