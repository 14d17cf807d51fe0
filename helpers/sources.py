"""Whose figure it is: the person or document that a sentence, a quotation or the sentence before names as its source."""

import bisect
import re

from . import measures
from .lexicons import built_from, read_lexicon
from .numbers import NUMERAL, SIGN, Tokens
from .text import paragraphs

LONGEST_PARAGRAPH = 5_000  # characters; in a longer one the speaker of a quotation is not looked for
NEAR_THE_TOP = 20_000  # characters in which full names are looked for
_DOUBLE = re.compile(r"[“”\"]")
_SINGLE = re.compile(r"(?<![\w%])(?P<open>['‘])(?=[\w£$€])|(?<=[\w,.?!…%])['’](?!\w)")
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

    def __init__(self, text):
        self.text = text
        self.last = self.person = None  # the last source and the last person named
        self.documents, self.names = {}, {}
        self.spans, self.paragraph = None, None

    def of_sentence(self, sentence):
        """[(first token, last token, name, from, to)] of a sentence, names made full; remembered for "he" and "the report"."""
        found = []
        for first, last, name, begin, end in sources_in(sentence.tokens, self.text):
            name = self._full(name)
            if name:
                found.append((first, last, name, begin, end))
                self._remember(name)
        return found

    def of_figure(self, found, figure):
        """The source of one figure, or None where it is the outlet's own."""
        for first, last, name, begin, end in found:
            if begin <= figure.first < end and not first <= figure.first < last:
                return name
        return None if found else self._of_quotation(figure.start)

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

    def _of_quotation(self, position):
        """The speaker of the paragraph, for a figure inside quotation marks in a sentence that names none."""
        if self.spans is None:
            self.spans = paragraphs(self.text)
        at = bisect.bisect(self.spans, (position, len(self.text))) - 1
        start, end = self.spans[at] if at >= 0 else (0, 0)
        if not start <= position < end <= start + LONGEST_PARAGRAPH:
            return None
        if self.paragraph is None or self.paragraph[0] != start:
            self.paragraph = (start, *self._marks_and_speakers(start, end))
        _, double, single, speakers = self.paragraph
        opened = bisect.bisect(double, position) % 2
        k = bisect.bisect(single, (position, False)) - 1
        if not opened and (k < 0 or not single[k][1]):
            return None
        before = [name for where, name in speakers if where < position]
        chosen = before[-1:] or [name for _, name in speakers[:1]]
        return self._full(chosen[0]) if chosen else self.person

    def _marks_and_speakers(self, start, end):
        tokens = Tokens(self.text, start, end)
        double = [mark.start() for mark in _DOUBLE.finditer(self.text, start, end)]
        single = [(mark.start(), mark["open"] is not None) for mark in _SINGLE.finditer(self.text, start, end)]
        return double, single, [(tokens.start[first], name) for first, _, name, _, _ in sources_in(tokens, self.text)]


def _untitled(name):
    words = name.split()
    while len(words) > 1 and words[0].rstrip(".") in _titles():
        words = words[1:]
    return " ".join(words)


def sources_in(tokens, text):
    """Whose words tokens report: [(first token, last token, name, from, to)], the figures from..to being theirs.

    "According to X" covers everything; "X said" what follows; ", X said" and ", said X" what stands before.
    """
    report, put, found = measures.words_of("report"), measures.words_of("put"), []
    for k in range(tokens.size):
        low = tokens.low[k]
        span = None
        if low == "according" and tokens.is_low(k + 1, "to"):
            name = _name_from(tokens, k + 2)
            span = (*name, 0, tokens.size) if name else None
        elif tokens.text[k].islower() and (low in report or (low in put and "at" in tokens.low[k + 2 : k + 7])):
            span = _reported(tokens, k)
        if span:
            first, last, begin, end = span
            if begin == k and found and found[-1][3] > 0:
                found[-1] = (*found[-1][:4], first)  # police said 5, organisers said 9
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
    while first < k and (tokens.low[first] in ("the", "with") or tokens.low[first] in measures.words_of("adverb")):
        first += 1
    last = k
    while last > first and tokens.low[last - 1] in measures.words_of("before_report"):
        last -= 1
    if first >= last:
        return _inverted(tokens, k)
    for cut in range(first + 1, last - 1):  # the government on Monday announced
        if tokens.low[cut] in ("in", "on", "late", "early") and tokens.text[cut + 1] in measures.MONTH_WORDS:
            last = cut
            break
    acting, changes = measures.words_of("verbal"), measures.change_words()
    if tokens.kind[first] == NUMERAL or any(word in acting or word in changes for word in tokens.text[first:last]):
        return None
    head = tokens.text[last - 1]
    several = measures.is_plural(head.lower()) or head[0].isupper() or head in ("they", "we")
    if tokens.low[k] in measures.words_of("report_base") and not several:
        return None  # a noun: the state estimate
    behind_speech = clause > 0 and (tokens.text[clause - 1] == "," or _closes(tokens, clause - 1))
    if behind_speech and (ends or tokens.is_low(k + 1, "on", "in", "at")):
        return first, last, 0, clause
    return first, last, k, tokens.size


def _inverted(tokens, k):
    """The source of a reporting verb with no subject right before it: '..., said Ann Poe', 'Ann Poe, 54, said'."""
    if k == 0:
        return None
    quoted = _closes(tokens, k - 1) or (k > 1 and tokens.text[k - 1] == "," and _closes(tokens, k - 2))
    apposed = None if quoted else _before_apposition(tokens, k)
    if apposed:
        first, last = apposed
        if first > 0 and _closes(tokens, first - 1):
            return first, last, 0, first
        return first, last, k, tokens.size
    name = _name_from(tokens, k + 1) if quoted or tokens.text[k - 1] == "," else None
    if name is None:
        return None
    sure = quoted or tokens.text[name[0]][0].isupper() or name[1] >= tokens.size - 1 or tokens.text[name[1]] in ".,"
    return (*name, 0, k) if sure else None


def _before_apposition(tokens, k):
    """ "Marsh, 54, said", "Lee, head of the bank, said": the name before the apposition."""
    if tokens.text[k - 1] != ",":
        return None
    comma = next((c for c in range(k - 2, max(0, k - 26), -1) if tokens.text[c] == ","), 0)
    first = _clause_start(tokens, comma, 8)
    while first < comma and not tokens.text[first][0].isupper():
        first += 1
    return (first, comma) if first < comma else None


def _name_from(tokens, j):
    """The name that starts at token j, up to a sign, a month or a function word that no name has."""
    start = j = j + 1 if tokens.is_low(j, "the") else j
    stops = measures.stop_words()
    while j < min(tokens.size, start + 12):
        text, low = tokens.text[j], tokens.low[j]
        initial = text == "." and tokens.glued(j) and len(tokens.text[j - 1]) <= 3 and not tokens.is_low(j + 1, ",")
        if (text in measures.CLAUSE and not initial) or text in measures.MONTH_WORDS:
            break
        about = low == "on" and tokens.low[j - 1] in measures.words_of("document")  # the Report on Trade
        if low in stops and low not in measures.words_of("in_names") and not about:
            break
        j += 1
    while j > start and (tokens.low[j - 1] in stops or tokens.kind[j - 1] == SIGN):
        j -= 1
    return (start, j) if j > start else None
