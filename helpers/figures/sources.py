"""Whose figure it is: the speaker of the reported speech that it stands in, or the source that its clause names."""

import bisect
import re

from ..ground import built_from, read_lexicon
from ..language import speech_words
from ..speech import reported_speech
from . import measures
from .numbers import NUMERAL, SIGN

NEAR_THE_TOP = 20_000  # characters in which full names are looked for
DEEPEST = 6  # stretches of reported speech that may begin inside one another
_MARK = re.compile(r"[“\"«„‘]|(?<!\w)'(?=\w)")
_WORDS = re.compile(r"[a-z]{3,}")
_PERSON_LAST = re.compile(r"(?:.* )?(?P<before>[a-z]\S*|\S+['’]s) (?P<name>[A-Z]\S*(?: [A-Z]\S*)+)")
_BY_WHOM = (
    r"\b(?:an? )?(?:[\w-]+ ){0,2}%s (?:released |published |issued |compiled )?(?:by|from) (?:the )?"
    r"[A-Z][\w’'.&-]*(?: (?:of|and|for|[A-Z][\w’'.&-]*))*"
)
_BEFORE_DOCUMENT = re.compile(r"^(?:[\w-]+ )?(?=an? )|^(?:(?:to|in|by|from|of|with|the|said|that) )+")
_BEFORE_NAME = re.compile(r"^(?:The|A|An|In|On|At|But|And|For|As|By|When|While|After|That|It|He|She|His|Her) ")


@built_from("titles.csv")
def _titles():
    return {word.rstrip(".") for row in read_lexicon("titles", ["title"]) for word in row["title"].split()}


class Sources:
    """The sources of an article, in the order in which its sentences are asked for."""

    def __init__(self, article):
        self.article, self.text = article, article.text
        self.last = self.person = None  # the last source and the last person named
        self.documents, self.names, self.speech = {}, {}, None

    def of_sentence(self, sentence):
        """[(first token, last token, name, from, to, nested)] of a sentence, names made full, remembered for "he", "the report".

        Who speaks inside reported speech counts only where contrasted: "police say 12,000 came while organisers claim 35,000".
        """
        found, tokens = [], sentence.tokens
        for first, last, name, begin, end in sources_in(tokens, self.text):
            name, nested = self._full(name), self._piece_at(tokens.start[first]) is not None
            if name and (not nested or tokens.is_low(first - 1, "while", "whereas", "but")):
                found.append((first, last, name, begin, end, nested))
                self._remember(name)
        return found

    def of_figure(self, found, figure):
        """The source of one figure, or None where it is the outlet's own."""
        told = self._piece_at(figure.start)
        for first, last, name, begin, end, nested in found:
            if begin <= figure.first < end and not first <= figure.first < last and nested == (told is not None):
                return name
        return told and told[2]

    def _piece_at(self, position):
        """The innermost stretch of reported speech around a position: (start, end, speaker), or None."""
        if self.speech is None:
            self.speech = self._reported_speech()
        at = bisect.bisect_right(self.speech, (position, len(self.text)))
        return next((piece for piece in reversed(self.speech[max(0, at - DEEPEST) : at]) if position < piece[1]), None)

    def _reported_speech(self):
        """Where what is reported stands, and who says it, by start; looked for only where a mark or a reporting word is."""
        if not _MARK.search(self.text) and speech_words()[3].isdisjoint(_WORDS.findall(self.text.lower())):
            return []
        rows = self.article.reading.get(reported_speech)
        return sorted((row["start"], row["end"], row["speaker"]) for row in rows if row.get("speaker") and row["said"])

    def _full(self, name):
        low = name.lower()
        if low in ("he", "she"):
            return self.person
        if low in ("it", "they"):
            return self.last
        if low in ("who", "i", "we", "you"):
            return None
        if low in self.documents:
            return self.documents[low]
        if name not in self.names:
            self.names[name] = self._looked_up(name)
        return self.names[name]

    def _looked_up(self, name):
        if name.lower() in measures.words_of("document"):
            match = re.search(_BY_WHOM % name.lower(), self.text[:NEAR_THE_TOP])
            return _BEFORE_DOCUMENT.sub("", match[0]) if match else name
        name = _untitled(name)
        person = _PERSON_LAST.fullmatch(name)  # Shore Capital's Clive Black, opposition leader Luis Montenegro
        if person and person["before"] not in measures.stop_words():
            return person["name"]
        if " " in name or len(name) < 2 or not name[0].isupper() or measures.is_place(name):
            return name
        family = re.escape(re.sub(r"['’]s$", "", name))
        full = rf"\b(?:[A-Z](?:[\w’'-]+|\.) ){{1,2}}{family}\b(?! [A-Z])|\b{family} [A-Z][a-z]+\b"
        found = (_untitled(_BEFORE_NAME.sub("", match[0])) for match in re.finditer(full, self.text[:NEAR_THE_TOP]))
        return next((one for one in found if " " in one), name)

    def _remember(self, name):
        self.last = name
        words = name.lower().split()
        head = next((word for word in words if word in measures.words_of("document")), None)
        if head and len(words) > 1:
            self.documents[head] = name
        elif name[0].isupper():
            self.person = name


def _untitled(name):
    words = name.split()
    while len(words) > 1 and words[0].rstrip(".") in _titles():
        words = words[1:]
    return " ".join(words)


def sources_in(tokens, text):
    """Whose figures a sentence tells of: [(first token, last token, name, from, to)], the figures from..to being theirs.

    "X put it at" and "X showed" cover what follows; ", figures show" what stands before.
    """
    report, put, found = measures.words_of("report"), measures.words_of("put"), []
    if report.isdisjoint(tokens.low) and put.isdisjoint(tokens.low):
        return []
    for k, low in enumerate(tokens.low):
        if tokens.text[k].islower() and (low in report or (low in put and "at" in tokens.low[k + 2 : k + 7])):
            span = _reported(tokens, k)
            if span:
                first, last, begin, end = span
                if begin == k and found and found[-1][3] > 0:
                    found[-1] = (*found[-1][:4], first)  # police put it at 5, organisers at 9
                found.append((first, last, text[tokens.start[first] : tokens.end[last - 1]], begin, end))
    return found


def _closes(tokens, k):
    """Whether token k is the mark at the end of speech: ” or ,' as against the workers'."""
    if tokens.text[k] in "”\"":
        return True
    return k > 0 and tokens.text[k] in "'’" and tokens.text[k - 1] in ",.?!”\""


def _clause_start(tokens, k, most):
    """Index of the first token of the clause before token k, at most so many tokens back."""
    first = k
    while first > 0 and k - first < most:
        before = first - 1
        opens = tokens.text[before] in measures.CLAUSE or tokens.low[before] in measures.words_of("opener")
        if opens or _closes(tokens, before):
            break
        first -= 1
    return first


def _reported(tokens, k):
    """What the reporting verb at token k tells of: (first, last, from, to) of its source, or None."""
    ends = k + 1 == tokens.size or tokens.kind[k + 1] == SIGN
    if tokens.is_low(k - 1, *measures.words_of("no_report")):
        return None  # were reported, the report
    if tokens.is_low(k, "added", "adds", "recorded") and not (ends or tokens.is_low(k + 1, "that")):
        return None  # employers added jobs
    clause = first = _clause_start(tokens, k, 16)
    leading = measures.words_of("before_noun")
    while first < k and (tokens.kind[first] == SIGN or tokens.low[first] == "with" or tokens.low[first] in leading):
        first += 1
    last = k
    while last > first and tokens.low[last - 1] in measures.words_of("before_report"):
        last -= 1
    if first >= last:  # Ann Poe, head of the union, said
        comma = next((c for c in range(k - 2, max(0, k - 26), -1) if tokens.text[c] == ","), 0)
        first, last = _clause_start(tokens, comma, 8), comma
        while first < last and not tokens.text[first][0].isupper():
            first += 1
        return (first, last, k, tokens.size) if first < last and tokens.is_low(k - 1, ",") else None
    for cut in range(first + 1, last - 1):  # the government on Monday announced, a survey this week found
        if tokens.low[cut] == "this" or (
            tokens.low[cut] in ("in", "on", "late", "early") and tokens.text[cut + 1] in measures.MONTH_WORDS
        ):
            last = cut
            break
    acting, changes = measures.words_of("verbal"), measures.change_words()
    if tokens.kind[first] == NUMERAL or measures.spelt_number(tokens.low[first]) or any(word in acting or word in changes for word in tokens.text[first:last]):
        return None
    head = tokens.text[last - 1]
    several = measures.is_plural(head.lower()) or head[0].isupper() or head in ("they", "we")
    if tokens.low[k] in measures.words_of("report_base") and not several:
        return None  # a noun: the state estimate
    behind_speech = clause > 0 and (tokens.text[clause - 1] == "," or _closes(tokens, clause - 1))
    if behind_speech and (ends or tokens.is_low(k + 1, "on", "in", "at")):
        return first, last, 0, clause
    return first, last, k, tokens.size
