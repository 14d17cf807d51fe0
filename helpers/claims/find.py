"""The checkable statements of an article, clause by clause, and what was left out and why."""

import itertools
import operator
import re
from bisect import bisect_left, bisect_right

from ..ground import TEXT, built_from, either, finder, read_lexicon
from ..language import read_sentences, sentences, tags_of
from ..page import passage_spans
from ..speech import reported_speech
from .scores import numbers_of

# Parts of a page that state nothing about the event; their sentences are listed by left_out_claims.
FURNITURE = ("byline", "dateline", "credit", "navigation", "footer")
LEAST_WORDS = 3  # a clause of fewer words is no statement of its own
LONGEST = 2000  # characters; a longer "sentence" is a list or no prose, and is left whole

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_IS_A = re.compile(r"\b(?:is|are|was|were)\s+(?:also\s+|now\s+|still\s+)?(?:a|an|the|one)\s|\b(?:known as|called|stands for|refers to|means|consists of)\b", re.I)
_QUESTION = re.compile(r"\?[\"”’')\]]*\s*$")
_EDGE, _QUOTES = " \t\r\n\u00a0,;:–—-", "\"“”‘’'«»"
# In front of a clause: blanks and marks, a quotation mark without its other half, a conjunction.
_FRONT = re.compile(
    rf"(?:[{_EDGE}]|[{_QUOTES}](?=\s|[^{_QUOTES}]*\Z)"
    r"|(?:that(?!\s+(?:is|was|has|would|will|can|could|should|means|makes)\b)|and|but|or|while|although|though|because|whereas)\s+)+",
    re.I,
)
_SAID_AT_END = re.compile(r"(?:[\s,]+(?:and|but|who|which))?[\s,]+\w+$")  # "declared an emergency and said"
_STRONG = frozenset((";", "–", "—"))
_CUTS = _STRONG | {"while", "although", "though", "whereas", "because"}
_WHICH = frozenset(("which", "after", "when", "before", "as", "who"))  # behind a comma
_WHO = frozenset(("who", "which", "that"))
_START = operator.attrgetter("start")


@built_from("opinion_cues.csv")
def _cues():
    """Reason to pattern of its cues."""
    by_reason = {}
    for row in read_lexicon("opinion_cues", ["reason", "cue"]):
        by_reason.setdefault(row["reason"], []).append(row["cue"])
    return {reason: re.compile(rf"\b(?:{either(cues)})\b") for reason, cues in by_reason.items()}


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
    text, passages, spans = reading.text, reading.of(passage_spans), reading.of(sentences)
    speech = sorted((row for row in reading.get(reported_speech) if row["kind"] != "term"), key=lambda row: (row["start"], row["end"]))
    at = 0
    for (start, end), words in zip(spans, read_sentences(text, spans), strict=True):
        first, last, passage = passages[max(bisect_right(passages, start, key=operator.itemgetter(0)) - 1, 0)]
        if passage in FURNITURE and first <= start < last:
            stop = min(last, end)  # a date line ends inside the first sentence
            yield start, stop, None, "page furniture", None, passage
            start = stop + len(text[stop:end]) - len(text[stop:end].lstrip(_EDGE + "()"))
            passage = passages[bisect_right(passages, start, key=operator.itemgetter(0)) - 1][2]
        while at < len(speech) and speech[at]["end"] <= start:
            at += 1
        if end - start > LONGEST:
            yield start, end, None, "no verb", None, passage
        elif start < end:
            said = [row | {"start": max(row["start"], start), "end": min(row["end"], end)} for row in speech[at : at + 50] if row["start"] < end and row["end"] > start]
            for a, b, speaker, reason, cue in _clauses_of(text, start, end, words, said, passage):
                yield a, b, speaker, reason, cue, passage


def _clauses_of(text, start, end, words, said, passage):
    """The clauses of one sentence; `said`: stretches of reported speech in it."""
    if not said and _QUESTION.search(text[start:end]):
        yield start, end, None, "question", "?"
        return
    whole = [row for row in said if "V" in tags_of(_within(words, row["start"], row["end"]))]
    verbs, at = {row.get("verb_end") for row in whole}, start
    for row in [*whole, {"start": end, "end": end}]:
        for a, b, reason, cue in _pieces(text, words, at, row["start"], False, passage, verbs):
            speaker = next((one["speaker"] for one in said if a <= one["start"] and one["end"] <= b and one.get("speaker")), None)
            yield a, b, speaker, reason, cue
        for a, b, reason, cue in _pieces(text, words, max(row["start"], at), row["end"], True, passage):
            yield a, b, row.get("speaker"), reason or (None if row["said"] else "not said"), cue
        at = max(at, row["end"])


def _within(words, start, end):
    """The words between two offsets."""
    return words[bisect_left(words, start, key=_START) : bisect_left(words, end, key=_START)]


def _pieces(text, words, start, end, reported, passage, verbs=()):
    """The clauses of a stretch with one voice: (start, end, reason, cue); `verbs`: where the reporting verbs of the sentence end."""
    for a, b in clause_spans(_within(words, start, end), start, end) if start < end else ():
        a, b = _tidy(text, a, b)
        if b in verbs:
            b = a + len(_SAID_AT_END.sub("", text[a:b]))
        if a >= b:
            continue
        inside = _within(words, a, b)
        reason, cue = _why_not(text[a:b], inside, reported, passage)
        finite = [word.end for word in inside if word.tag == "V"]
        only_says = all(any(0 <= verb - end < 12 for verb in verbs if verb is not None) for end in finite)  # and its auxiliaries
        if not verbs or not (only_says or reason in ("no verb", "too short")):
            yield a, b, reason, cue
        elif numbers_of(text[a:b]):  # not "the mayor said", but "the mayor said of the fair, at a cost of $90"
            yield a, b, None, None


def _tidy(text, a, b):
    """Without blanks, commas and quotation marks that stand alone at the ends, and without a conjunction in front."""
    front = _FRONT.match(text[a:b])
    a += front.end() if front else 0
    piece = text[a:b].rstrip(_EDGE)
    if piece[-1:] and piece[-1] in _QUOTES and not any(c in _QUOTES for c in piece[:-1]):
        piece = piece[:-1].rstrip(_EDGE)
    return a, a + len(piece.removesuffix(" that").rstrip(_EDGE))


def clause_spans(words, start, end):
    """Offsets of the clauses of a stretch of text, each a piece of it as printed: cut before a conjunction with a clause of its own.

    A clause that shares its subject with the one before is cut off when it has five words or more.
    """
    low, tags = [word.low for word in words], tags_of(words)
    cuts, begin = [], 0
    for k in range(1, len(low) - 2):
        cuts_here = tags[k] == "C" or low[k] in _CUTS or (tags[k - 1] == "," and low[k] in _WHICH)
        if not cuts_here or "V" not in tags[begin:k]:
            continue
        stop = next((m for m in range(k + 1, len(low)) if tags[m] in ",C"), len(low))
        verb = tags.find("V", k + 1)
        if low[k] in _STRONG:
            own = verb > 0
        elif tags[k] == "C":
            subject = verb - (k + 1 + (low[k + 1] == "that"))
            behind = tags.find("C", k + 1)
            shared = (behind if behind > 0 else len(low)) - k >= 5 and any(tag in "N#TAO" for tag in tags[k + 2 : stop])
            own = 0 < verb < stop and (0 < subject < 9 or shared) and not _WHO & set(low[k + 2 : verb])
        else:
            own = 0 < verb < stop + 6 and len(low) - k >= 4
        if own:
            cuts.append(words[k].start)
            begin = k + (low[k] in _STRONG)
    return list(itertools.pairwise([start, *cuts, end]))


def _why_not(clause, words, reported, passage):
    """(reason, cue) to leave a clause out, or (None, None)."""
    if _QUESTION.search(clause):
        return "question", "?"
    if len(_WORD.findall(clause)) < LEAST_WORDS:
        return "too short", None
    if reported:
        return None, None
    for reason in ("exhortation", "opinion", "scene-setting"):
        if cue := _cues()[reason].search(clause):
            return reason, cue.group()
    listed = len(words) > 5 and numbers_of(clause)  # an item of a list: "The repair of 90 bridges."
    verbless = passage not in ("headline", "standfirst") and not {"V", "D"} & set(tags_of(words)) and not listed
    return ("no verb" if verbless else None), None


def _kind(claim, speaker):
    if numbers_of(claim):
        return "figure"
    if speaker:
        return "statement"
    return "definition" if _IS_A.search(claim) else "event"
