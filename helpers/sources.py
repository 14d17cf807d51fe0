"""Whose figure it is: the person or document that a sentence, a quotation or the sentence before names as its source."""

import bisect
import re

from . import measures
from .numbers import NUMERAL, SIGN, Tokens
from .text import paragraphs

_PUT = frozenset(["put", "puts", "putting", "estimating"])
_CLAUSE = frozenset([",", ";", ":", "(", ")", "—", "–", "“", "”", '"', "…", ".", "?", "!", "[", "]", "|"])
_OPENERS = frozenset(["that", "and", "but", "while", "whereas", "as", "because", "when", "which", "if", "since", "although", "though", "or", "so", "than", "after", "before", "said", "says"])
_DOCUMENTS = frozenset(["report", "study", "survey", "poll", "statement", "document", "data", "figures", "research", "analysis", "census", "estimate", "review", "article", "paper"])
_QUOTES = re.compile(r"[“”\"]")
_SINGLE = re.compile(r"(?<![\w%])(?P<open>['‘])(?=[\w£$€])|(?<=[\w,.?!…%])['’](?!\w)")
_TITLES = frozenset(["Prime", "Foreign", "Vice", "Deputy", "Mr", "Mrs", "Ms", "Dr", "President", "Sir", "Lord", "Lady", "Prof", "Professor", "Gov", "Sen", "Rep", "Gen", "Minister", "Premier", "Chancellor", "King", "Queen", "Pope", "Judge", "Mayor", "Chief", "Captain", "Governor", "Senator", "Inspector", "Sheriff", "Capt", "Sgt", "Lt", "Col", "Supt", "Det", "Cllr", "Insp", "Commissioner"])


class Sources:
    """The sources of an article, in the order in which its sentences are asked for."""

    def __init__(self, text):
        self.text = text
        self.last = None  # the last source named
        self.person = None
        self.documents = {}
        self.spans = None

    def of_sentence(self, sentence):
        """[(first token, last token, name, from, to)] of a sentence, names made full; remembered for "he" and "the report"."""
        found = [(a, b, self._full(name), c, d) for a, b, name, c, d in sources_in(sentence.tokens, self.text)]
        found = [source for source in found if source[2]]
        for source in found:
            self._remember(source[2])
        return found

    def of_figure(self, found, figure, sentence):
        """The source of one figure, or None where it is the outlet's own."""
        for first, last, name, begin, end in found:
            if begin <= figure.first < end and not first <= figure.first < last:
                return name
        return None if found else self._of_quotation(figure.start)

    def _full(self, name):
        words = name.split()
        low = name.lower()
        if low in ("he", "she"):
            return self.person
        if low in ("it", "they", "who", "i", "we", "you"):
            return self.last if low in ("it", "they") else None
        if low in self.documents:
            return self.documents[low]
        while len(words) > 1 and words[0].rstrip(".") in _TITLES:
            words = words[1:]
        run = len(words)
        while run and words[run - 1][:1].isupper():
            run -= 1
        owner = max((x + 1 for x, word in enumerate(words[:-2]) if word.endswith(("'s", "’s"))), default=0)
        if owner and owner >= run:  # Shore Capital's Clive Black
            words = words[owner:]
        elif 0 < run <= len(words) - 2 and words[run - 1].lower() not in measures.stop_words():  # opposition leader Luis Montenegro
            words = words[run:]
        if len(words) == 1 and words[0][:1].isupper() and len(words[0]) > 1:
            family = re.escape(re.sub(r"['’]s$", "", words[0]))
            for match in re.finditer(rf"\b(?:[A-Z](?:[\w’'-]+|\.) ){{1,2}}{family}\b(?! [A-Z])|\b{family} [A-Z][a-z]+\b", self.text[:20_000]):
                full = match[0].split()
                while len(full) > 1 and (full[0].rstrip(".") in _TITLES or full[0].lower() in measures.stop_words()):
                    full = full[1:]
                if len(full) > 1 and not measures.is_place(words[0]):
                    return " ".join(full)
        if low in _DOCUMENTS:
            match = re.search(rf"\b(?:an? )?(?:[\w-]+ ){{0,2}}{low} (?:released |published |issued |compiled )?(?:by|from) (?:the )?[A-Z][\w’'.&-]*(?: (?:of|and|for|[A-Z][\w’'.&-]*))*", self.text[:20_000])
            return re.sub(r"^(?:[\w-]+ )?(?=an? )|^(?:(?:to|in|by|from|of|with|the|said|that) )+", "", match[0]) if match else name
        return " ".join(words)

    def _remember(self, name):
        self.last = name
        head = next((w for w in name.lower().split() if w in _DOCUMENTS), None)
        if head and len(name.split()) > 1:
            self.documents[head] = name
        elif name[:1].isupper():
            self.person = name

    def _of_quotation(self, position):
        """The speaker of the paragraph, for a figure inside quotation marks in a sentence that names none."""
        if self.spans is None:
            self.spans = paragraphs(self.text)
        start, end = self.spans[max(bisect.bisect(self.spans, (position, len(self.text))) - 1, 0)] if self.spans else (0, 0)
        if not start <= position < end <= start + 5_000:
            return None
        marks = [m.start() for m in _QUOTES.finditer(self.text, start, position)]
        single = list(_SINGLE.finditer(self.text, start, position))
        if len(marks) % 2 == 0 and not (single and single[-1]["open"]):
            return None
        tokens = Tokens(self.text, start, end)
        here = tokens.at(position)
        found = sources_in(tokens, self.text)
        before = [s for s in found if s[0] < here]
        chosen = before[-1] if before else found[0] if found else None
        return self._full(chosen[2]) if chosen else self.person


def sources_in(tokens, text):
    """Whose words tokens report: [(first token, last token, name, from, to)], the figures from..to being theirs.

    "According to X" covers everything; "X said" what follows; ", X said" and ", said X" what stands before.
    """
    report = measures.words_of("report")
    found = []
    for k in range(tokens.size):
        low = tokens.low[k]
        if low == "according" and tokens.is_low(k + 1, "to"):
            span = _name_from(tokens, k + 2)
            if span:
                found.append((*span, _text(tokens, text, *span), 0, tokens.size))
        elif low in _PUT and tokens.text[k].islower() and "at" in tokens.low[k + 2 : k + 7] and NUMERAL not in tokens.kind[k : tokens.low.index("at", k + 2)]:  # police put the crowd at 500
            end = next((x for x in range(k + 1, tokens.size) if tokens.low[x] in measures.PUT or tokens.low[x] in report or tokens.low[x] in ("while", "but", ";")), tokens.size)
            found += [(a, b, name, k, end) for a, b, name, _, _ in _reported(tokens, text, k)]
        elif low in report and tokens.text[k].islower() and not tokens.is_low(k - 1, "to", "the", "a", "an", "of", "its", "their", "-", "in", "by", "his", "this", "that"):
            found += _reported(tokens, text, k)
    return found


def _closes(tokens, k):
    """Whether token k is the mark at the end of speech in single marks, ,' as against the workers'."""
    return k > 0 and tokens.text[k] in "'’" and tokens.text[k - 1] in ",.?!"


def _reported(tokens, text, k):
    if tokens.is_low(k, "added", "adds", "recorded") and k + 1 < tokens.size and tokens.kind[k + 1] != SIGN and not tokens.is_low(k + 1, "that"):
        return []  # employers added jobs
    if tokens.is_low(k - 1, "was", "were", "is", "are", "been", "be", "being", "as"):
        return []  # were reported
    first = k
    while first > 0 and tokens.text[first - 1] not in _CLAUSE and not _closes(tokens, first - 1) and tokens.low[first - 1] not in _OPENERS and k - first < 16:
        first -= 1
    open_clause = first == 0 or tokens.text[first - 1] in _CLAUSE or _closes(tokens, first - 1)
    clause = first
    if tokens.is_low(first, "in", "on", "at", "also", "however", "for") and k - first > 3 and not tokens.is_low(first, "also"):
        return []
    while first < k and tokens.low[first] in ("the", "also", "however", "meanwhile", "with"):
        first += 1
    last = k
    while last > first and tokens.text[last - 1].islower() and (tokens.low[last - 1] in measures.words_of("adverb") or tokens.low[last - 1] in measures.words_of("auxiliary")):
        last -= 1
    for cut in range(first + 1, last):  # the government in February announced
        if tokens.low[cut] in ("in", "on", "late", "early") and cut + 1 < last and (tokens.text[cut + 1] in measures.MONTH_WORDS or tokens.kind[cut + 1] == NUMERAL):
            last = cut
            break
    if any(tokens.low[x] in measures.change_words() or tokens.low[x] in measures.words_of("verb") for x in range(first, last) if tokens.text[x].islower() and tokens.low[x] not in ("released", "made", "based", "living", "working")):
        return []
    base = tokens.low[k] in ("claim", "report", "estimate", "forecast", "project", "predict", "show", "find", "say", "believe", "expect", "warn", "note", "state", "suggest", "forecasts", "projects")
    if base and first < last and not (measures.is_plural(tokens.low[last - 1]) or tokens.text[last - 1][:1].isupper() or tokens.low[last - 1] in ("they", "we", "i", "you")):
        return []
    ends = k + 1 >= tokens.size or tokens.text[k + 1] in ".,:;”\"" or tokens.low[k + 1] in ("on", "in", "at")
    if first >= last:
        quoted = k > 1 and (_closes(tokens, k - 1) or tokens.text[k - 1] in "”\"" or (tokens.text[k - 1] in ",’'" and tokens.text[k - 2] in "”\"’"))
        apposed = None if quoted else _before_apposition(tokens, k)
        if apposed:
            behind_speech = apposed[0] > 0 and (tokens.text[apposed[0] - 1] in "”\"" or _closes(tokens, apposed[0] - 1))
            return [(*apposed, _text(tokens, text, *apposed), *((0, apposed[0]) if behind_speech else (k, tokens.size)))]
        name = _name_from(tokens, k + 1) if k > 0 and tokens.text[k - 1] in ",”\"’'" else None
        if name is None or not (quoted or tokens.text[name[0]][:1].isupper() or name[1] >= tokens.size - 1 or tokens.text[name[1]] in ".,"):
            return []
        return [(*name, _text(tokens, text, *name), 0, k)]
    name = _text(tokens, text, first, last)
    if clause > 0 and ends and open_clause and (tokens.text[clause - 1] in ",”\"" or _closes(tokens, clause - 1)):
        return [(first, last, name, 0, clause)]
    return [(first, last, name, k, tokens.size)]


def _before_apposition(tokens, k):
    """ "Marsh, 54, said", "Lee, head of the bank, said": the name before the apposition."""
    if k < 3 or tokens.text[k - 1] != ",":
        return None
    comma = k - 2
    while comma > 0 and tokens.text[comma] != "," and k - comma < 25:
        comma -= 1
    if tokens.text[comma] != "," or comma == 0:
        return None
    first = comma
    while first > 0 and tokens.text[first - 1] not in _CLAUSE and not _closes(tokens, first - 1) and tokens.low[first - 1] not in _OPENERS and comma - first < 8:
        first -= 1
    while first < comma and tokens.low[first] in ("the", "a", "an"):
        first += 1
    named = [x for x in range(first, comma) if tokens.text[x][:1].isupper()]
    while first < comma and named and tokens.text[first].islower() and first < named[0]:
        first += 1
    return (first, comma) if named and first < comma else None


def _name_from(tokens, j):
    start = j = j + 1 if tokens.is_low(j, "the") else j
    stops = measures.stop_words()
    while j < tokens.size and j - start < 12:
        text, low = tokens.text[j], tokens.low[j]
        inside = text == "." and tokens.glued(j) and len(tokens.text[j - 1]) <= 3 and j + 1 < tokens.size and tokens.text[j + 1][:1].isupper()
        if (text in _CLAUSE and not inside) or text in measures.MONTH_WORDS:
            break
        if low in stops and low not in ("of", "the", "for", "and", "from", "by", "its", "a", "an", "at") and not (low == "on" and tokens.is_low(j - 1, "report", "research", "study")):
            break
        j += 1
    while j > start and (tokens.low[j - 1] in stops or tokens.text[j - 1] == "-"):
        j -= 1
    return (start, j) if j > start else None


def _text(tokens, text, first, last):
    return text[tokens.start[first] : tokens.end[last - 1]]
