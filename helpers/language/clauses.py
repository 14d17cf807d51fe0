"""Sentences as rows of atoms (words, signs, one atom for each quoted run), and the noun phrases in them.

No parser: cues that news prose keeps to.
"""

import bisect
import re

from .grammar import QUOTE, G, speech_words

_ATOM = re.compile(
    r"(?:[A-Z]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Rev|Hon|Prof|Jr|Sr|St)\."
    r"|[A-Z]\.(?=\s+[A-Z])|[A-Z][a-z]{1,4}\.(?=,)|(?<=\w )[\"“'‘][A-Z][\w.-]*[\"”'’](?= [A-Z])"
    r"|\d+(?:[.,]\d+)+|[^\W_]+(?:['’](?!s\b)[^\W_]+|[-.&/@][^\W_]+)*|['’]s\b|[^\w\s]"
)
_BEGIN_ASIDE = G.relatives | G.prepositions | G.conjunctions
_NO_VERB_BEHIND = G.determiners | G.prepositions
_BEFORE_DETERMINER = (
    G.prepositions
    | G.conjunctions
    | G.signs
    | G.adverbs
    | G.openers
    | G.numbers
    | {"and", "or", "half", "both", "such", "those", "'s"}
)
_SUBORDINATE = (
    "after",
    "when",
    "as",
    "while",
    "before",
    "since",
    "if",
    "because",
    "although",
    "though",
    "once",
    "until",
)
_PART_ENDS = (",", ";", ":", QUOTE, "(", ")", "—", "–")
_PLAIN_WORD = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*")
_LONGEST = 150  # atoms; what is longer is no sentence, and is read in parts
_SMALL = frozenset(["a", "an", "the", "of", "and", "or", "in", "on", "for", "to", "with", "at", "by", "from", "is"])


class Atoms:
    """A text as atoms: words `w` in lower case, offsets `a` and `b`, quoted run `run` (-1 outside), sentences `units`.

    `sentences`: their offsets.
    """

    __slots__ = (
        "a",
        "b",
        "capital",
        "cues",
        "nouns",
        "quotes",
        "run",
        "runs",
        "sources",
        "text",
        "units",
        "verbs",
        "w",
    )

    def __init__(self, text, runs, sentences):
        self.text, self.runs = text, runs
        self.verbs, self.nouns, self.sources, self.cues = speech_words()
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
        self.capital = [text[s].isupper() for s in a]
        for i in [i for i, word in enumerate(w) if word[0] in "\"“'‘" and word[1:2].isalpha() and word[-1] in "\"”'’"]:
            self.capital[i] = True  # a nickname inside a name
        self.units = self._units(sentences)

    def _units(self, sentences):
        """Sentences as (first atom, behind the last); none ends inside a quoted run or before its "she asked"."""
        w, a, units, i = self.w, self.a, [], 0
        for _, end in sentences:
            first = i
            i = bisect.bisect_left(a, end, i)
            if i - 1 > first and w[i - 1] == QUOTE and self.runs[self.run[i - 1]].start >= end:
                i -= 1  # the mark that opens a quotation taken for the end of the sentence
            if i == first:
                continue
            same = units and "\n" not in self.text[self.b[first - 1] : a[first]]
            goes_on = w[first - 1] not in (".", "!", "?", ":", QUOTE) and not self.upper(first)
            goes_on = goes_on or (w[first - 1] == QUOTE and self.last_of(first - 1) == ",")
            if same and (goes_on or self._tag(first, i)):
                units[-1] = (units[-1][0], i)
            else:
                units.append((first, i))
            self._split(units)
        return [(s, min(s + _LONGEST, e)) for first, e in units for s in range(first, e, _LONGEST)]

    def _split(self, units):
        """Part the last sentence behind a quotation that ends with a full stop and is not taken up again."""
        first, end = units[-1]
        for k in range(first, end - 2):
            if self.w[k] == QUOTE and self.upper(k + 1) and self.last_of(k) == ".":
                units[-1:] = [(units[-1][0], k + 1), (k + 1, end)]

    def _tag(self, first, end):
        """Does a sentence begin with the "Ann Roe asked" of the quotation just before it?"""
        if self.w[first - 1] != QUOTE or self.last_of(first - 1) not in "?!,…-—":
            return False
        for i in range(first, min(first + 7, end)):
            entry = self.verbs.get(self.w[i], (None,))[-1]
            tells = entry and "quote" in entry.takes and entry.form in ("past", "s")
            if tells and self.w[i - 1] not in G.determiners:
                return i + 1 >= end or self.w[i + 1] not in ("that", ":")
            if self.w[i] in G.signs:
                return False
        return False

    def upper(self, i):
        """Does an atom begin with a capital?"""
        return self.capital[i]

    def last_of(self, i):
        """The last character of a quoted run."""
        return self.text[self.runs[self.run[i]].end - 1]

    def titled(self, i):
        """Is a quoted run written like the title of a work: every word but the small ones with a capital?"""
        run = self.runs[self.run[i]]
        found = _PLAIN_WORD.findall(self.text, run.start, run.end)
        large = all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in found)
        return large and len(found) > 1 and self.last_of(i) not in ".!?"

    def adverb(self, i):
        """Is an atom an adverb, or an auxiliary such as may stand before a verb?"""
        word = self.w[i]
        return word in G.adverbs or (word.endswith("ly") and word not in G.not_adverbs and not self.upper(i))

    def finite(self, i):
        """Does an atom look like a finite verb?"""
        word = self.w[i]
        if word in G.auxiliaries or word.endswith("n't") or (word in G.finite and not (i and self.upper(i))):
            return not (word == "think" and self.w[i + 1 : i + 2] in (["tank"], ["tanks"]))
        if "'" in word and word.split("'")[0] in G.pronouns:
            return True
        if self.upper(i):
            return False
        entries = self.verbs.get(word)
        if entries:
            return entries[0].form == "past" or (entries[0].form == "s" and word not in self.nouns)
        return len(word) > 4 and word.endswith("ed") and (i == 0 or self.w[i - 1] not in _NO_VERB_BEHIND)

    def has_finite(self, s, e):
        """Is there a finite verb among the atoms?"""
        return any(self.finite(i) for i in range(s, e))


def noun_phrase_before(d, j, lo):
    """The noun phrase that ends with atom j and begins at lo or later: (first, behind the last) or None."""
    w, end = d.w, j + 1
    date = G.dates | {"on", "in", "this", "last", "late", "early"}
    while end > lo and (w[end - 1] in date or (w[end - 1].isdigit() and not _numbered(d, end - 1, lo))):
        end -= 1
    if end <= lo:
        return None
    if w[end - 1] in G.pronouns:
        return end - 1, end
    k = end - 1
    while k >= max(lo, end - 18):
        word = w[k]
        later = word in ("after", "before", "since") and not w[k - 1].endswith("ed")
        clause = word == "as" and k > lo and w[k - 1] not in ("such", "well", "far") and k + 1 < end and d.upper(k + 1)
        if word in G.signs or word in G.conjunctions or word in G.pronouns or later or clause:
            break
        if word in ("the", "a", "an") and k > lo and w[k - 1] not in _BEFORE_DETERMINER:
            k -= 1
            break
        if word in ("and", "or"):
            joins = k > lo and k + 1 < end and (d.upper(k - 1) or w[k - 1] in d.sources)
            before = noun_phrase_before(d, k - 1, max(lo, k - 8)) if joins else None
            if before and (before[0] == lo or w[before[0] - 1] in G.signs or w[before[0] - 1] in G.conjunctions):
                return before[0], end
            break
        # "voters interviewed in Ohio", "those she met in Ohio"
        participle = (
            (word.endswith("ed") or "those" in w[max(lo, k - 4) : k])
            and word not in d.verbs
            and k + 1 < end
            and w[k + 1] in G.prepositions
        )
        participle = participle or (
            word in G.published and d.sources.get(w[k - 1]) == "document"
        )  # "a poll released this week"
        if k < end - 1 and d.finite(k) and not participle:
            break
        k -= 1
    s = k + 1
    if s > lo + 1 and w[s].endswith("-based") and w[k] == ",":  # "the Toledo, Ohio-based carmaker"
        before = noun_phrase_before(d, k - 1, max(lo, k - 4))
        s = before[0] if before else s
    while s < end and (w[s] in G.openers or w[s] == "as" or (d.adverb(s) and w[s] not in G.adverbs)):
        s += 1
    amount = s + 1 < end and w[s] in G.rounding and (w[s + 1][:1].isdigit() or w[s + 1] in ("least", "most"))
    if s < end and w[s] in G.prepositions and not amount:  # behind a fronted "In Ohio on Tuesday"
        first, s = s, end - 1
        while s > first and w[s - 1] not in G.prepositions and w[s] not in G.determiners:
            s -= 1
    return (s, end) if s < end else None


def _numbered(d, i, lo):
    """Does a number belong to the name before it, as in "Channel 9"?"""
    return i > lo and d.upper(i - 1) and d.w[i - 1] not in G.dates and d.w[i - 1] not in G.determiners


def antecedent(d, j, lo):
    """What a "who" behind atom j means: the noun phrase before it, or "Democrats" in "criticism from Democrats who"."""
    phrase = noun_phrase_before(d, j, lo)
    if phrase is None or d.w[phrase[0]] in G.determiners or d.w[phrase[0]] in d.sources:
        return phrase
    s, e = phrase
    inner = (k + 1 for k in range(e - 2, s, -1) if d.w[k] in G.prepositions and d.w[k] not in ("of", "for"))
    return next(inner, s), e


def _before_brackets(d, k, lo):
    """The atom before the brackets that end with atom k."""
    while k > lo and d.w[k] != "(":
        k -= 1
    return k - 1


def subject_before(d, j, lo):
    """The subject that ends with atom j, a clause between commas included; (first, behind the last) or None."""
    w = d.w
    if j < lo:
        return None
    if w[j] == ")":  # "Ann Roe (D-N.M.)"
        phrase = subject_before(d, _before_brackets(d, j, lo), lo)
        return phrase and (phrase[0], j + 1)
    if w[j] in (",", "—", "–") or (w[j] == QUOTE and d.last_of(j) == ","):  # 'a member of the "Band of Six," said'
        return _subject_before_comma(d, j, lo)
    if w[j] == QUOTE:  # 'members of the "Band of Six" said'
        phrase = noun_phrase_before(d, j - 1, lo)
        return phrase and (phrase[0], j + 1)
    phrase = noun_phrase_before(d, j, lo)
    k = phrase[0] - 1 if phrase else j
    while k > lo and w[k] not in G.signs and w[k] != "that" and j - k < 16:
        if w[k] == "who" and w[k - 1] not in G.signs:  # "a person who was not allowed to speak (said)"
            return antecedent(d, k - 1, lo) or phrase
        k -= 1
    return phrase


def _subject_before_comma(d, j, lo):
    """The subject of "Ann Roe, the mayor, who is ill," before the comma at atom j: from the part that is no aside."""
    w, best, end, k = d.w, None, 0, j - 1  # `end`: of the last part that is no aside
    for count in range(7):
        if k < lo:
            break
        if w[k] == ")":
            k = _before_brackets(d, k, lo)
        e, s = k + 1, k + 1
        while s > lo and w[s - 1] not in _PART_ENDS:
            s -= 1
        if s == e:
            break
        while s < e - 1 and w[s] in G.openers:
            s += 1
        first = w[s]
        if best and e - s == 1 and (d.adverb(s) or first in G.openers or first in G.dates):
            break  # "Earlier, Roe, the mayor, said"
        name = d.upper(s) and s + 1 < e and d.upper(s + 1) and first not in d.verbs  # "Mohammed Adar, 31,"
        aside = first in _BEGIN_ASIDE or first.isdigit() or first.endswith("ing") or (first.endswith("ed") and not name)
        if not aside and d.has_finite(s, e) and not (first in G.determiners and count == 0):
            phrase = noun_phrase_before(d, e - 1, s)
            if phrase and (best is None or d.upper(phrase[0])):
                best, end = phrase, end or e
            break
        if not aside and not (best and d.upper(best[0]) and e - s > 8):
            best, end = (s, e), end or e
        k = s - 2
        if s <= lo or w[s - 1] not in (",", "(", ")", "—", "–"):
            break
    if best is None:
        return None
    return best[0], j if j - best[0] <= 14 else end


def noun_phrase_after(d, i, hi):
    """The noun phrase that begins with atom i, with its apposition; (first, behind the last) or None."""
    w, k = d.w, i
    while k < hi:
        word, after = w[k], w[k + 1] if k + 1 < hi else "."
        if word == "," and k > i:
            relative = after in ("who", "whose", "which")
            noun = after in G.determiners or after in d.sources or after.isdigit() or (k + 1 < hi and d.upper(k + 1))
            if not relative and not noun:
                break
            stop = next((n for n in range(k + 1, hi) if w[n] in G.signs), hi)
            if not relative and d.has_finite(k + 1, stop):
                break
            k = stop
            continue
        phrase_of_time = word in ("in", "during", "on", "at") and (after in G.determiners or after in G.dates)
        clause = (word in G.conjunctions and word not in G.relatives) or (word in G.people and word != "who")
        if word in G.signs or (k > i and (phrase_of_time or clause or word in G.dates)):
            break
        k += 1
    return (i, k) if k > i else None


def main_subject(d, first, last):
    """The subject of the sentence between two atoms: what stands before its first finite verb, or None."""
    w = d.w
    if first < last and w[first] in _SUBORDINATE:  # "After Roe finished, Poe leaned in"
        verb = next((n for n in range(first + 1, last) if d.finite(n) or w[n] in G.people), last)
        first = next((n + 1 for n in range(verb, last - 1) if w[n] == ","), first)
    for n in range(first, last):
        if w[n] in G.people or (n > first and w[n] != QUOTE and d.finite(n)):
            if w[n] in G.people or "'" in w[n]:
                return n, n + 1
            e = n - 1
            while e > first and d.adverb(e):
                e -= 1
            if w[e] in G.relatives and e > first:
                return noun_phrase_before(d, e - 2 if w[e - 1] == "," else e - 1, first)
            return subject_before(d, e, first)
    n = first
    while n < last and d.upper(n) and w[n] not in _BEGIN_ASIDE and w[n] not in G.determiners:
        n += 1
    return (first, n) if first < n < last else None
