"""Quotations: what is said, by whom, with which verb, and which words in quotation marks nobody says."""

import bisect
import itertools
from collections import namedtuple

from ..ground import FLAG, NUMBER, TEXT, built_from, finder, read_lexicon
from ..language import QUOTE, Atoms, G, sentences, words
from ..page import kind_at, passage_spans
from .attribution import Reader
from .marks import quoted_runs
from .names import People
from .speakers import Cast
from .turns import turns

COLUMNS = {
    "quotation": TEXT, "speaker": TEXT, "speaker_start": NUMBER, "speaker_end": NUMBER,
    "verb": TEXT, "verb_start": NUMBER, "verb_end": NUMBER, "kind": TEXT, "passage": TEXT, "said": FLAG,
}  # fmt: skip
_LIST_MARKS = ("-", "–", "—", "•", "*")


@built_from("reporting_verbs.csv", "report_nouns.csv")
def reporting_verb_groups():
    """What each reporting expression says about the truth of what is reported.

    Returns
    -------
    dict
        Verb in its base form (or reporting noun, or "according to") to "neutral", "endorsing" (takes the content
        for true: pointed out, admitted) or "distancing" (leaves it in doubt: claimed, alleged), from
        `corpus/lexicons/reporting_verbs.csv` and `report_nouns.csv`.

    Examples
    --------
    >>> groups = reporting_verb_groups()
    >>> groups["say"], groups["point out"], groups["claim"]
    ('neutral', 'endorsing', 'distancing')
    """
    groups = {"according to": "neutral"}
    for table, word in (("report_nouns", "noun"), ("reporting_verbs", "verb")):
        groups |= {row[word]: row["group"] for row in read_lexicon(table, [word, "group"])}
    return groups


@finder(COLUMNS)
def find_quotations(article):
    """Find what is reported as said or written, and words in quotation marks that nobody says.

    Parameters
    ----------
    articles : DataFrame
        Index: article ids; column `text`. Nothing else is read.

    Returns
    -------
    DataFrame
        One row a stretch of content (two if a clause about the speaker interrupts it), sorted by article, start, end:
        `article, start, end, quotation` (without the marks if they enclose all of it), `speaker` (full name where the
        article gives it), `speaker_start, speaker_end` (the mention at the quotation), `verb, verb_start, verb_end`
        (missing where a quotation goes on without one), `kind` (`direct`: all of it in quotation marks; `mixed`: a
        reported clause with quoted words; `indirect`; `term`: words in marks that nobody says), `passage`, `said`
        (False where the article tells that it was not said: "declined to say whether", "no official has said").
        Empty, with the same columns, if there is nothing.

    Raises
    ------
    CorpusError
        The table has no column `text`, an id twice, or a text that is no str.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"text": {"a": 'Mayor Ann Roe said the pier is old. "We must act," Roe added.'}})
    >>> find_quotations(articles)[["quotation", "speaker", "verb", "kind"]].values.tolist()
    [['the pier is old', 'Ann Roe', 'said', 'indirect'], ['We must act,', 'Ann Roe', 'added', 'direct']]
    """
    return article.reading.get(reported_speech)


def reported_speech(reading):
    """The rows of `find_quotations` as dicts, for `reading.get`: the other finders read the same ones."""
    d, passages = _atoms(reading), reading.of(passage_spans)
    rows = _Story(d, turns(reading.text, passages)).rows() if d.w else []
    return [row | {"passage": kind_at(passages, row["start"])} for row in rows]


def bare_surnames(reading):
    """(place, full name) of the surnames that stand alone for a person whom the text names in full."""
    return [*People(_atoms(reading), ()).bare_surnames()]


def _atoms(reading):
    spans = reading.of(passage_spans)
    ends = {end for _, end in reading.of(sentences)} | {end for _, end, kind in spans if kind == "dateline"}
    return Atoms(reading.text, quoted_runs(reading.text), sorted(ends))


# a stretch of content on its way to a row: atoms, speaker and verb as atoms (or None), kind where it is known
_Found = namedtuple("_Found", "first last speaker verb kind said", defaults=(None, True))


class _Story:
    """One article: the pieces of every sentence, then the quoted runs that no reporting clause claims."""

    def __init__(self, d, turns):
        self.d, self.w, self.turns = d, d.w, turns
        self.found = []
        self.claimed = set()  # atoms of quoted runs in what is found
        self.spoken = {}  # unit -> what is found in it with a speaker, in order
        self.starts = [first for first, _ in d.units]
        self.paragraph = list(itertools.accumulate(map(self._opens, self.starts)))  # unit -> number of its paragraph

    def rows(self):
        """The rows as dicts."""
        d = self.d
        cues = itertools.compress(range(len(d.w)), map(d.cues.__contains__, d.w))
        for unit, own in itertools.groupby(cues, self._unit):
            for *piece, said in Reader(d, *d.units[unit]).read(own):
                self._claim(_Found(*piece, None, said))
        for colon in [k for k, word in enumerate(d.w) if word == ":" and d.w[k + 1 : k + 2] != [QUOTE]]:
            self._announced(self._unit(colon), colon)
        for turn in self.turns:
            s, e, first, last = (bisect.bisect_left(d.a, at) for at in turn)
            self._claim(_Found(first, last, (s, e), None, "direct"))
        for atom in [atom for atom in d.quotes if atom not in self.claimed]:
            self._attribute(atom, self._unit(atom))
        self.found.sort(key=lambda f: (f.first, f.last))
        told = [found.speaker for found in self.found if found.speaker and (found.verb or found.kind)]
        cast = Cast(d, told, {bisect.bisect_left(d.a, turn[0]) for turn in self.turns}) if self.found else None
        return list(filter(None, (self._row(found, cast) for found in self.found)))

    def _claim(self, found):
        """Keep what is found, and the quoted runs in it as claimed."""
        self.found.append(found)
        if found.speaker:
            bisect.insort(self.spoken.setdefault(self._unit(found.first), []), found, key=lambda f: f.last)
        quotes = self.d.quotes
        self.claimed.update(quotes[bisect.bisect_left(quotes, found.first) : bisect.bisect_left(quotes, found.last)])

    def _unit(self, atom):
        return bisect.bisect_right(self.starts, atom) - 1

    def _opens(self, atom):
        """Does a paragraph, or the end of the text, begin with an atom?"""
        return atom in (0, len(self.w)) or "\n" in self.d.text[self.d.b[atom - 1] : self.d.a[atom]]

    def _closes(self, atom):
        """The atom behind the paragraph of an atom."""
        return next(k for k in range(atom + 1, len(self.w) + 1) if self._opens(k))

    def _announced(self, unit, colon):
        """What a sentence announces with a colon is its speaker's: "five proposals: to build a port", a list below."""
        d, w, (first, last) = self.d, self.w, self.d.units[unit]
        proposed = not G.proposals.isdisjoint(w[first:colon])
        told = proposed or unit in self.spoken or not d.verbs.keys().isdisjoint(w[max(first + 1, colon - 11) : colon])
        speaker = self._speaker_in(unit, colon) if told else None
        if speaker and colon == last - 1 and self._opens(last):
            self._listed(last, speaker)
        elif speaker and proposed and unit not in self.spoken:
            self._told(colon + 1, last, speaker)

    def _told(self, first, last, speaker):
        """Keep what somebody says without a verb of saying at it."""
        if first < last:
            kind = "mixed" if QUOTE in self.w[first:last] else "indirect"
            self._claim(_Found(first, last, speaker, None, kind))

    def _listed(self, first, speaker):
        """The paragraph at an atom, and those that follow it in a list, as words of a speaker."""
        while first < len(self.w):
            last, marked = self._closes(first), self.w[first] in _LIST_MARKS
            first = next((k for k in range(first, last - 1) if self.w[k] not in _LIST_MARKS), last - 1)
            self._told(first, last, speaker)
            first = last if marked and self.w[last : last + 1] and self.w[last] in _LIST_MARKS else len(self.w)

    # -- quoted runs without a reporting clause ---------------------------------------------------------------

    def _attribute(self, atom, unit):
        """Find who says a quoted run without a reporting clause, or that it is a term."""
        d, standing, speaker = self.d, self._standing(atom, unit), self._signed(atom)
        heading = d.run[atom].closed and d.last_of(atom) not in ".,;:?!…-—–"  # a line of its own: 'No way back'
        if speaker is None and (heading if standing else self._is_term(atom, unit)):
            return self._claim(_Found(atom, atom + 1, None, None, "term"))
        return self._claim(_Found(atom, atom + 1, speaker or self._from_sentence(atom, unit), None))

    def _signed(self, atom):
        """The name behind a dash: '"We stay." - Ann Roe, mayor'."""
        d, w = self.d, self.w
        k = next((k for k in range(atom + 1, len(w)) if w[k] not in ("-", "—", "–")), len(w))
        if k == atom + 1 or k == len(w) or not d.upper(k) or (self._opens(k) and not self._opens(atom + 1)):
            return None
        end = self._closes(k)
        named = end - k <= 20 and w[end - 1] != ":" and not d.has_finite(k, end)
        return d.noun_phrase_after(k, end) if named else None

    def _standing(self, atom, unit):
        """Does the run stand as a sentence of its own?"""
        d, w, (first, last) = self.d, self.w, self.d.units[unit]
        alone = all(word in G.openers or (word in G.signs and word != QUOTE) for word in w[first:atom])
        return alone and (d.last_of(atom) in ".?!…" or G.signs.issuperset(w[atom + 1 : last]))

    def _speaker_in(self, unit, stop=1 << 60):
        """Who spoke last in a sentence, or else acted before an atom, unless it tells that somebody did not answer."""
        told = self.w[slice(*self.d.units[unit])]
        silent = not (G.replies.isdisjoint(told) or G.unsaid.isdisjoint(told))
        return self.spoken[unit][-1].speaker if unit in self.spoken else None if silent else self._person(unit, stop)

    def _before(self, unit):
        """Who spoke, or else acted, before a sentence in its paragraph or the one before; or else who spoke last."""
        earlier = range(unit - 1, max(unit - 40, -1), -1)  # farther back, nobody still speaks
        near = itertools.takewhile(lambda u: self.paragraph[u] >= self.paragraph[unit] - 1, earlier)
        last = (self.spoken[u][-1].speaker for u in earlier if u in self.spoken)
        return next(filter(None, itertools.chain(map(self._speaker_in, near), last)), None)

    def _from_sentence(self, atom, unit):
        """The speaker of quoted words inside a sentence of the outlet."""
        d, w, (first, last) = self.d, self.w, self.d.units[unit]
        words_of = next((k + 4 for k in range(first, atom - 4) if w[k : k + 4] == ["in", "the", "words", "of"]), None)
        if words_of:
            return d.noun_phrase_after(words_of, atom - (w[atom - 1] == ","))
        if atom == first and not G.signs.issuperset(w[atom + 1 : last]):
            return None  # who speaks stands behind, and cannot be read
        spoken = [found for found in self.spoken.get(unit, ()) if found.first < atom]
        begin = spoken[-1].last - 1 if spoken else first
        # '"No," said Roe, but Poe was of another mind: "Yes."'
        clause = next((k for k in range(atom - 2, begin, -1) if w[k] in ("but", "while", "whereas", ";")), None)
        if clause:
            return self._person(unit, atom - (w[atom - 1] == ":"), clause + 1)
        speaker = spoken[-1].speaker if spoken else self._person(unit, atom)
        # 'Ann Roe was "in every detail of it"'
        told_of = speaker and w[atom - 1] in G.be | G.that and d.verbs.keys().isdisjoint(w[first:atom])
        return None if told_of or self._passive(first, atom, "as") else speaker or self._before(unit)

    def _person(self, unit, stop, begin=0):
        """The subject of a sentence, or of its clause from atom `begin`, if it can speak: a name, an office."""
        d, w, (start, last) = self.d, self.w, self.d.units[unit]
        first, stop = max(start + (w[start] in d.verbs), begin), min(stop, last)  # 'Said Ann Roe: "..."'
        if stop - 1 > first and w[stop - 1] == ":" and not d.has_finite(first, stop):  # 'Ann Roe: "..."'
            return (first > start and d.noun_phrase_after(first, stop - 1)) or d.noun_phrase_before(stop - 2, first)
        phrase = d.main_subject(first, stop)
        if phrase is None or w[phrase[0]] in G.people or not d.sources.keys().isdisjoint(w[slice(*phrase)]):
            return phrase
        head = next((k for k in range(phrase[0] + 1, phrase[1]) if w[k] in G.phrase_ends), phrase[1]) - 1
        return phrase if d.upper(head) and w[head] not in G.determiners else None  # no "Roe's visit"

    def _is_term(self, atom, unit):
        """Are the words in marks a name, a title, or a word that is talked about?"""
        d, w, first, run = self.d, self.w, self.starts[unit], self.d.run[atom]
        count = len(words(d.text, run.start, run.end))
        named = any(w[k] in G.be and w[k + 1].endswith("ed") for k in range(first, atom - 1))  # 'was nicknamed "Red"'
        called = self._passive(first, atom, "naming")
        term = d.titled(atom) or called or (count <= 2 and (named or run.single or self._person(unit, atom) is None))
        return term and (atom == first or w[atom - 1] != ":")

    def _passive(self, first, last, takes):
        """Is a passive of what takes "as" or a name between two atoms: "was described in a memo as", "is called"?"""
        verbs = (self.w[k + 1] for k in range(first, last - 1) if self.w[k] in G.be)
        return any(takes in entry.takes for verb in verbs for entry in self.d.verbs.get(verb, ()))

    # -- rows -------------------------------------------------------------------------------------------------

    def _row(self, found, cast):
        """What is found as a row, its speaker resolved."""
        d, w, first, last = self.d, self.w, found.first, found.last
        quotes = QUOTE in w[first:last]
        plain = not G.signs.issuperset(w[first:last])
        kind = found.kind or ("mixed" if quotes and plain else "direct" if quotes else "indirect")
        # marks around the whole are left out
        start = d.a[first] if plain or w[first] != QUOTE else d.run[first].start
        end = d.b[last - 1] if plain or w[last - 1] != QUOTE else d.run[last - 1].end
        row = {"start": start, "end": end, "quotation": d.text[start:end], "kind": kind, "said": found.said}
        if found.verb:
            row["verb_start"], row["verb_end"] = d.a[found.verb[0]], d.b[found.verb[1] - 1]
            row["verb"] = d.text[row["verb_start"] : row["verb_end"]]
        if found.speaker:
            s, e = found.speaker
            says = found.verb and (kind == "direct" or self._person_speaks(found.verb[0]))
            name = cast.resolve((s, e), says, first, last)
            if name:
                row["speaker_start"], row["speaker_end"], row["speaker"] = d.a[s], d.b[e - 1], name
            elif kind == "indirect" and found.verb and not says:
                return None
        return row

    def _person_speaks(self, i):
        """Is the verb one that only a person or a text takes: "said", but not "indicated" or "claimed"?"""
        return self.w[i] == "according" or any(entry.lemma in G.talk for entry in self.d.verbs.get(self.w[i], ()))
