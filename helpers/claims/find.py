"""The checkable statements of an article, clause by clause, and what was left out and why."""

import bisect
import calendar
import itertools
import operator
import re
from bisect import bisect_right

from ..ground import TEXT, built_from, either, finder, read_lexicon
from ..language import read_sentences, sentences, tags_of
from ..page import kind_at, passage_spans
from ..speech import reported_speech

# Parts of a page that state nothing about the event; their sentences are listed by left_out_claims.
FURNITURE = ("byline", "dateline", "credit", "navigation", "footer")
LEAST_WORDS = 3  # a clause of fewer words is no statement of its own
LONGEST = 2000  # characters; a longer "sentence" is a list or no prose, and is left whole

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_FIGURE = re.compile(r"\d")
_MONTH = rf"(?:{'|'.join(filter(None, calendar.month_name))})"
_SHORT_MONTH = r"(?:Jan|Feb|Sept?|Oct|Nov|Dec)\b\.?"
DATE_ONLY = re.compile(
    rf"\b(?:1[5-9]|20)\d\d\b|\b\d{{1,2}}\s+{_MONTH}\b|\b(?:{_MONTH}|{_SHORT_MONTH})\s+\d{{1,2}}\b"
)
_COUNTED = re.compile(r"[$€£]\s?\d|\d,\d{3}|\d\s(?:[mb]illion|per\s?cent|[a-z]+s)\b|\d\s?%")
_IS_A = re.compile(r"\b(?:is|are|was|were)\s+(?:also\s+|now\s+|still\s+)?(?:a|an|the|one)\s|\b(?:known as|called|stands for|refers to|means|consists of)\b", re.I)
_QUESTION = re.compile(r"\?[\"”’')\]]*\s*$")
_EDGE = " \t\r\n\u00a0,;:–—-"
_REPORTED = re.compile(r"(?:that(?!\s+(?:is|was|has|would|will|can|could|should|means|makes)\b)|and|but|or|while|although|though|because|whereas)\s+", re.I)
_ORDER = re.compile(r"^[\"“‘']?(?:Imagine|Consider|Remember|Forget|Stop|Think|Let|Ask|Look|Take|Give|Do|Don['’]t|Make|Join|Read|Watch|Listen|Visit|Call|Vote|Learn)\s", re.A)
_WHILE = frozenset(("while", "although", "though", "whereas", "because"))
_STRONG = frozenset((";", "–", "—"))
_CUTS = _WHILE | _STRONG
_WHICH = frozenset(("which", "after", "when", "before", "as", "who"))  # behind a comma
_NO_NOUNS = frozenset("VIDGPCRX,")
_START = operator.attrgetter("start")
_WHO = frozenset(("who", "which", "that"))
_QUOTES = "\"“”‘’'«»"


@built_from("opinion_cues.csv", "number_words.csv")
def _cues():
    """Reason to pattern of its cues; pattern of numbers written out."""
    by_reason = {}
    for row in read_lexicon("opinion_cues", ["reason", "cue"]):
        by_reason.setdefault(row["reason"], []).append(row["cue"])
    numbers = [row["word"] for row in read_lexicon("number_words", ["word"]) if row["word"] not in ("a", "an", "one")]
    any_of = {reason: re.compile(rf"\b(?:{either(cues)})\b") for reason, cues in by_reason.items()}
    return any_of, re.compile(rf"\b(?:{either(numbers)})\b")


@finder({"claim": TEXT, "speaker": TEXT, "kind": TEXT, "passage": TEXT, "sentence": TEXT})
def find_claims(article):
    """Find the checkable statements: who did or said what, how much, when.

    A sentence that makes several is cut at its clauses, and what is reported is cut from who reports it. Left out
    are questions; opinion, exhortation and scene-setting in the article's own voice (rules:
    `corpus/lexicons/opinion_cues.csv`); pieces without a verb; page furniture. What somebody is reported to have
    said is a checkable statement whatever its content, and names its speaker. `left_out_claims` lists the rest.

    Parameters
    ----------
    articles : DataFrame
        Index: ids; column `text`.

    Returns
    -------
    DataFrame
        One row a claim, by article and start. Columns `article`, `start`, `end`, `claim` (`text[start:end]`),
        `speaker` (who is reported as saying it; None: the article itself), `kind` (`figure`: has a number that is no
        date; `definition`: says what something is; `statement`: reported speech; `event`: anything else that
        happened or holds), `passage`, `sentence` (the whole sentence it is cut from). Empty where nothing is stated.

    Raises
    ------
    CorpusError
        The frame has no column `text`, a text is no str, an id stands twice.

    Examples
    --------
    >>> import pandas as pd
    >>> text = "Is it safe? The dam burst on Monday, and 40 houses were flooded. What a terrible night."
    >>> find_claims(pd.DataFrame({"text": [text]}, index=["a"]))[["claim", "kind"]].values.tolist()
    [['The dam burst on Monday', 'event'], ['40 houses were flooded.', 'figure']]
    """
    text = article.text
    spans = article.reading.of(sentences)
    for start, end, speaker, reason, _, passage in article.reading.get(_read):
        if reason is None:
            claim, (first, last) = text[start:end], spans[bisect_right(spans, (start, len(text))) - 1]
            yield {
                "start": start, "end": end, "claim": claim, "speaker": speaker, "kind": _kind(claim, speaker),
                "passage": passage, "sentence": text[first:last],
            }  # fmt: skip


@finder({"text": TEXT, "reason": TEXT, "cue": TEXT, "passage": TEXT})
def left_out_claims(article):
    """List what `find_claims` left out, and why.

    Parameters
    ----------
    articles : DataFrame
        Index: ids; column `text`.

    Returns
    -------
    DataFrame
        One row a clause or sentence, by article and start. Columns `article`, `start`, `end`, `text`, `reason`
        (`question`, `opinion`, `exhortation`, `scene-setting`, `not said`, `no verb`, `too short`, `page furniture`), `cue` (the
        words that decided, None where none did), `passage`.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"text": ["Is it safe? Sadly, nobody knows."]}, index=["a"])
    >>> left_out_claims(articles)[["text", "reason", "cue"]].values.tolist()
    [['Is it safe?', 'question', '?'], ['Sadly, nobody knows.', 'opinion', 'Sadly']]
    """
    for start, end, _, reason, cue, passage in article.reading.get(_read):
        if reason is not None:
            yield {"start": start, "end": end, "text": article.text[start:end], "reason": reason, "cue": cue, "passage": passage}


def _read(reading):
    """Every clause of an article, for `reading.get`: (start, end, speaker, reason to leave it out or None, cue, passage)."""
    return tuple(_clauses(reading))


def _clauses(reading):
    text, passages = reading.text, reading.of(passage_spans)
    speech = [
        (int(row["start"]), int(row["end"]), row.get("speaker") or "", row.get("verb_end")) for row in reading.get(reported_speech) if row["kind"] != "term"
    ]
    speech.sort(key=lambda span: span[:2])
    unsaid = {(row["start"], row["end"]) for row in reading.get(reported_speech) if not row["said"]}
    furniture = [(a, b) for a, b, kind in passages if kind in FURNITURE]
    at = behind = 0
    spans = reading.of(sentences)
    for (start, end), words in zip(spans, read_sentences(text, spans), strict=True):
        while behind < len(furniture) and furniture[behind][1] <= start:
            behind += 1
        if behind < len(furniture) and furniture[behind][0] <= start:
            stop = min(furniture[behind][1], end)  # a date line ends inside the first sentence
            yield start, stop, None, "page furniture", None, kind_at(passages, start)
            start = stop + len(text[stop:end]) - len(text[stop:end].lstrip(_EDGE + "()"))
        passage = kind_at(passages, start)
        while at < len(speech) and speech[at][1] <= start:
            at += 1
        if end - start > LONGEST:
            yield start, end, None, "no verb", None, passage
        elif start < end:
            said = [(max(a, start), min(b, end), who, verb) for a, b, who, verb in speech[at : at + 50] if a < end and b > start]
            hushed = [span[:2] for span in speech[at : at + 50] if span[:2] in unsaid]
            for a, b, who, reason, cue, kind in _clauses_of(text, start, end, words, said, passage):
                inside = any(first <= a and b <= last for first, last in hushed)
                yield a, b, who, "not said" if inside and reason is None else reason, cue, kind


def _clauses_of(text, start, end, words, said, passage):
    """The clauses of one sentence; `said`: stretches of reported speech in it."""
    if not said and _QUESTION.search(text[start:end]):
        yield start, end, None, "question", "?", passage
        return
    whole = [span for span in said if "V" in tags_of(_within(words, *span[:2]))]
    at = start
    verbs = {verb for _, _, _, verb in whole}
    for a, b, speaker, _ in [*whole, (end, end, None, None)]:
        if a > at:
            for piece in _pieces(text, _within(words, at, a), at, a, None, passage, verbs):
                yield from _voiced(piece, said)
        if b > max(a, at):
            yield from _pieces(text, _within(words, max(a, at), b), max(a, at), b, speaker, passage)
        at = max(at, b)


def _voiced(piece, said):
    """A clause in the article's voice that only has some words of a speaker in it is what the speaker said."""
    start, end, _, reason, cue, passage = piece
    speaker = next((who for a, b, who, _ in said if start <= a and b <= end and who), None)
    if speaker and reason in ("opinion", "exhortation", "scene-setting"):
        reason = cue = None
    yield start, end, speaker, reason, cue, passage


def _within(words, start, end):
    """The words between two offsets."""
    return words[bisect.bisect_left(words, start, key=_START) : bisect.bisect_left(words, end, key=_START)]


def _pieces(text, words, start, end, speaker, passage, verbs=()):
    """The clauses of a stretch with one voice; `verbs`: where the reporting verbs of the sentence end."""
    for a, b in clause_spans(words, start, end):
        a, b = _tidy(text, a, b)
        if b in verbs:  # "declared an emergency and said"
            b = a + len(_SAID_AT_END.sub("", text[a:b]))
        if a >= b:
            continue
        inside = _within(words, a, b)
        reason, cue = _why_not(text[a:b], inside, speaker, passage)
        if verbs and (reason in ("no verb", "too short") or not _says_more(inside, verbs)):
            if not _COUNTED.search(text, a, b):
                continue  # "the mayor said"
            reason = cue = None  # "the mayor said of the fair, at a cost of $90"
        yield a, b, speaker or None, reason, cue, passage


_SAID_AT_END = re.compile(r"(?:[\s,]+(?:and|but|who|which))?[\s,]+\w+$")


def _says_more(words, verbs):
    """Whether a clause beside reported speech has a finite verb besides the one that reports and its auxiliaries."""
    ends = [word.end for word in words if word.tag == "V"]
    return any(not any(0 <= verb - end < 12 for verb in verbs if verb is not None) for end in ends)


def _tidy(text, a, b):
    """Without blanks, commas and quotation marks that stand alone at the ends, and without a conjunction in front."""
    while True:
        before = a, b
        while a < b and (text[a] in _EDGE or (text[a] in _QUOTES and (text[a + 1 : a + 2].isspace() or not _closes(text, a, b)))):
            a += 1
        while a < b and (text[b - 1] in _EDGE or (text[b - 1] in _QUOTES and not any(c in _QUOTES for c in text[a : b - 1]))):
            b -= 1
        b -= 5 if text[a:b].endswith(" that") else 0
        match = _REPORTED.match(text, a, b)
        a = match.end() if match else a
        if (a, b) == before:
            return a, b


def _closes(text, a, b):
    """Whether a quotation mark at the start has its other half before the end."""
    return any(c in _QUOTES for c in text[a + 1 : b])


def clause_spans(words, start, end):
    """Offsets of the clauses of a stretch of text, each a piece of it as printed: cut before a conjunction with a clause of its own.

    A clause that shares its subject with the one before is cut off when it has five words or more.
    """
    low, tags = [word.low for word in words], tags_of(words)
    cuts, begin, depth = [], 0, 0
    for k in range(1, len(low) - 2):
        if tags[k] == ",":
            depth = max(0, depth + (low[k] in "([“") - (low[k] in ")]”"))
        cuts_here = tags[k] == "C" or low[k] in _CUTS or (tags[k - 1] == "," and low[k] in _WHICH)
        if depth or not cuts_here or "V" not in tags[begin:k]:
            continue
        stop = next((m for m in range(k + 1, len(low)) if tags[m] in ",C"), len(low))
        if low[k] in _STRONG:
            own = "V" in tags[k + 1 :]
        elif tags[k] == "C":
            verb = tags.find("V", k + 1, stop)
            subject = low[k + 1 + (low[k + 1] == "that") : verb]
            rest = tags.find("C", k + 1) if "C" in tags[k + 1 :] else len(low)
            shared = rest - k >= 5 and not _NO_NOUNS.issuperset(tags[k + 2 : stop])
            own = verb > 0 and (0 < len(subject) < 9 or shared) and not _WHO & set(low[k + 2 : verb])
        else:
            own = "V" in tags[k + 1 : stop + 6] and len(low) - k >= 4
        if own:
            cuts.append(words[k].start)
            begin = k + (low[k] in _STRONG)
    return list(itertools.pairwise([start, *cuts, end]))


def _why_not(clause, words, speaker, passage):
    """(reason, cue) to leave a clause out, or (None, None)."""
    cues, _ = _cues()
    if _QUESTION.search(clause):
        return "question", "?"
    if len(_WORD.findall(clause)) < LEAST_WORDS:
        return "too short", None
    if speaker is not None:
        return None, None
    for reason in ("exhortation", "opinion"):
        for match in cues[reason].finditer(clause):
            cue = match.group()
            if match.start() == 0 or not cue[0].isupper() or cue[:2] == "I ":  # capital: part of a name
                return reason, cue
    order = _ORDER.match(clause)
    if order or clause.rstrip(_QUOTES).endswith("!"):
        return "exhortation", order.group().strip() if order else "!"
    scene = cues["scene-setting"].search(clause)
    if scene and not _has_number(clause):
        return "scene-setting", scene.group()
    if passage not in ("headline", "standfirst") and not {"V", "D"} & set(tags_of(words)):
        listed = len(words) > 5 and clause.endswith(".") and _COUNTED.search(clause)  # an item of a list: "The repair of 90 bridges."
        return (None, None) if listed else ("no verb", None)
    return None, None


def _has_number(clause):
    return bool(_FIGURE.search(DATE_ONLY.sub("", clause)) or _cues()[1].search(clause))


def _kind(claim, speaker):
    if _has_number(claim):
        return "figure"
    if speaker:
        return "statement"
    return "definition" if _IS_A.search(claim) else "event"
