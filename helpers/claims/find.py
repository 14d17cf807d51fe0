"""The checkable statements of an article, clause by clause, and what was left out and why."""

import itertools
import operator
import re
from bisect import bisect_right

from ..figures import iso_published
from ..ground import TEXT, built_from, either, finder, read_lexicon
from ..language import G, Words, sentences
from ..page import ARTICLE_KINDS, passage_spans
from ..speech import reported_speech
from .scores import numbers_of

LEAST_WORDS = 3  # a clause of fewer words is no statement of its own
FEW = 10  # a lower number alone makes no claim of what is left beside speech: "said Ann Roe, a mother of three"
LONGEST = 2000  # characters; a longer "sentence" is a list or no prose, and is left whole

_MARKED = re.compile(r"[\"“][^\"”]*(?:[\"”]|\Z)")  # whoever quotes a word does not say it
_EDGE, _QUOTES = " \t\r\n\u00a0,;:–—-", "\"“”‘’'«»"
_BEHIND = f"{_QUOTES})] \n"  # what may stand behind a question mark
# In front of a clause: blanks and marks, a quotation mark without its other half, a conjunction.
_FRONT = re.compile(
    rf"(?:[{_EDGE}]|[{_QUOTES}](?=\s|[^{_QUOTES}]*\Z)"
    r"|(?:that(?!\s+(?:is|was|has|would|will|can|could|should|means|makes)\b)"
    r"|and|but|or|while|although|though|because(?!\s+of\b)|whereas)\s+)*",
    re.I,
)
# "declared an emergency and said", "the mayor left, where Ms. Roe said"
_SAID_AT_END = re.compile(r"(?:[\s,]+(?:and|but|who|which|when|s?he|it|they))*[\s,]+\w+$|,(?:\s+[\w.’'-]+){1,5}\s\w+$")
# A letter for a word, where its class is not enough: S begins a clause, w one that leans on another; p holds a noun.
_LETTERS = dict.fromkeys((";", "–", "—", "while", "although", "though", "whereas", "because"), "S")
_LETTERS |= dict.fromkeys(("who", "which", "that", "as", "if", "when", "where"), "w") | dict.fromkeys('"“”-', "q")
_LETTERS |= {"or": "o", "aged": "D", "based": "D", ".": ".", "even": "e", "today": "R", "yesterday": "R"}
_LETTERS |= dict.fromkeys(["between", "until", "what", "how", "whether"], "p") | {"after": "t", "before": "t"}
# A clause of its own behind a conjunction; one that shares the subject of the one before has four words or more.
_CUT = re.compile(r"(?<![we])S(?=.*V)|C(?!T?[AN]+OV)(?=V[^C]{3}|w[^,CSVw]+V|[^,.qCSV][^,qCSVwp]*V)")
# No cut behind it: "Roe, who sang [and danced, left]", "it rained, gas [and light failed]"; or behind what follows it:
# "in its naval [and air bases]", "between Ann [and Tom]", "on Monday, Ann [and Tom]" are one noun phrase.
_NO_CUT = re.compile("^[^V]*w[^V]*V[^VD]*$|^.*(?<!PN),A*N+$|^.*(?:T|PO?)A+$|(?:[Sw]|[pt](?![DGV]))(?:.*,)?|^C?P[^,]*,")

_STATED = re.compile("[^IV]*(?:I[^wpt]*)?V")  # not "Orr [to leave as it rained]", which somebody asked for


@built_from("opinion_cues.csv")
def _cues():
    """Reason to leave out what nobody else says to the longest words of its cues, and the pattern of the cues."""
    found = {}
    for row in read_lexicon("opinion_cues", ["reason", "cue"]):
        found.setdefault(row["reason"], {})[row["cue"]] = max(Words(row["cue"]).low, key=len)
    return {why: (set(cues.values()), re.compile(rf"\b(?:{either(cues)})\b")) for why, cues in sorted(found.items())}


@finder(dict.fromkeys(["claim", "speaker", "kind", "passage", "sentence", "published"], TEXT))
def find_claims(article):
    """Find the checkable statements: who did or said what, how much, when.

    A sentence that makes several is cut at its clauses, and what is reported is cut from who reports it. Left out
    are questions; opinion, exhortation and scene-setting in the article's own voice (rules:
    `corpus/lexicons/opinion_cues.csv`); pieces without a verb; page furniture and captions. What somebody is
    reported to have said is a checkable statement whatever its content, and names its speaker. `left_out_claims`
    lists the rest.

    Parameters
    ----------
    articles : DataFrame
        Index: ids; column `text`; `published` where known.

    Returns
    -------
    DataFrame
        One row a claim, by article and start. Columns `article`, `start`, `end`, `claim` (`text[start:end]`),
        `speaker` (who said it; None: the article itself, or not known), `kind` (`figure`: has a number that is no
        date; `statement`: reported speech; `event`: anything else that happened or holds), `passage`, `sentence` (the
        whole sentence it is cut from), `published` (of the article: counts of two days do not contradict each
        other). Empty where nothing is stated.

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
    text, published = article.text, iso_published(article.known.get("published"))
    spans = article.reading.of(sentences)
    for start, end, speaker, reason, _, passage in article.reading.get(_read):
        if reason is None:
            claim, (first, last) = text[start:end], spans[bisect_right(spans, (start, len(text))) - 1]
            kind = "figure" if numbers_of(claim) else "event" if speaker is None else "statement"
            yield {
                "start": start, "end": end, "claim": claim, "speaker": speaker or None, "kind": kind,
                "passage": passage, "sentence": text[first:last], "published": published,
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
        (`question`, `opinion`, `exhortation`, `scene-setting`, `not said`, `no verb`, `too short`, `page furniture`),
        `cue` (the words that decided, None where none did), `passage`.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"text": ["Is it safe? Sadly, nobody knows."]}, index=["a"])
    >>> left_out_claims(articles)[["text", "reason", "cue"]].values.tolist()
    [['Is it safe?', 'question', '?'], ['Sadly, nobody knows.', 'opinion', 'Sadly']]
    """
    for start, end, _, reason, cue, passage in article.reading.get(_read):
        if reason is not None:
            told = {"text": article.text[start:end], "reason": reason, "cue": cue, "passage": passage}
            yield {"start": start, "end": end} | told


def _read(reading):
    """Every clause of an article: (start, end, speaker, reason to leave it out or None, cue, passage)."""
    text, passages, spans = reading.text, reading.of(passage_spans), reading.of(sentences)
    speech = [row for row in reading.get(reported_speech) if row["kind"] != "term"]
    speech.sort(key=lambda row: (row["start"], row["end"]))
    at, found, words = 0, [], Words(text, spans)
    words.letters = "".join(map(_LETTERS.get, words.low, words.tags))
    for start, end in spans:
        _, last, passage = passages[max(bisect_right(passages, start, key=operator.itemgetter(0)) - 1, 0)]
        if passage not in ARTICLE_KINDS and start < last:
            stop = min(last, end)  # a date line ends inside the first sentence
            found.append((start, stop, None, "page furniture", None, passage))
            start, passage = stop + len(text[stop:end]) - len(text[stop:end].lstrip(_EDGE + "()")), "body"
        while at < len(speech) and speech[at]["end"] <= start:
            at += 1
        if end - start > LONGEST:
            found.append((start, end, None, "no verb", None, passage))
        elif start < end:
            near = [row for row in speech[at : at + 50] if row["start"] < end and row["end"] > start]
            said = [row | {"start": max(row["start"], start), "end": min(row["end"], end)} for row in near]
            found += [(*clause, passage) for clause in _clauses_of(text, start, end, words, said, passage)]
    return found


def _clauses_of(text, start, end, words, said, passage):
    """The clauses of one sentence: (start, end, speaker, reason, cue); `said`: stretches of reported speech in it."""
    if not said and text[start:end].rstrip(_BEHIND).endswith("?"):
        yield start, end, None, "question", "?"
        return
    denied = [row for row in said if not row["said"] and row.get("verb") in G.denying]  # "Roe denied it" is one claim
    said = [row for row in said if not any(one["start"] <= row["start"] < one["end"] for one in denied)]
    whole = [row for row in said if _STATED.match(words.letters[words.within(row["start"], row["end"])])]
    verbs, at, stretches = {row["verb_end"] for row in whole if row.get("verb_end")}, start, []
    for row in whole:
        stretches += [(at, row["start"], None), (max(row["start"], at), row["end"], row)]
        at = max(at, row["end"])
    for first, stop, row in [*stretches, (at, end, None)]:
        for a, b in clause_spans(words, first, stop) if first < stop else ():
            a, b = _tidy(text, a, b, () if row else verbs)
            if a >= b:
                continue
            inside = words.within(a, b)
            reason, cue = _why_not(text[a:b], words.low[inside], words.tags[inside], row, passage)
            if row:
                yield a, b, row.get("speaker") or "", reason or (None if row["said"] else "not said"), cue
                continue
            # "said Ann Roe, 58, who left", "Roe said as she left": no other verb stands in front of that of saying, or,
            # as in "the group led by Roe said", one without a conjunction, which is a participle
            near = (end for end in verbs if a < end < b + 12 and "O" not in words.letters[words.within(b, end)])
            verb = min(near, default=b)
            told = words.letters[words.within(a, verb)]
            framed = verb in verbs and re.fullmatch("[^CSotw]*V|[^V]*[VRX]*V", told)
            if verbs and (reason in ("no verb", "too short") or "V" not in told or framed):
                if max(numbers_of(text[a:b]), default=0) < FEW:  # not "said at a cost of $90"
                    continue
                reason = cue = None
            within = [one["speaker"] for one in said if a <= one["start"] and one["end"] <= b and one.get("speaker")]
            yield a, b, within[0] if within else None, reason, cue


def _tidy(text, a, b, verbs):
    """Without blanks, commas, lone quotation marks, a conjunction in front, "that" or "and said" behind."""
    a += _FRONT.match(text[a:b]).end()
    piece = text[a:b].rstrip(_EDGE)
    if piece[-1:] and piece[-1] in _QUOTES and not any(c in _QUOTES for c in piece[:-1]):
        piece = piece[:-1].rstrip(_EDGE)
    piece = piece.removesuffix(" that").rstrip(_EDGE)
    return a, a + len(_SAID_AT_END.sub("", piece) if a + len(piece) in verbs else piece)


def clause_spans(words, start, end):
    """Offsets of the clauses of a stretch of text: cut before a conjunction between two finite verbs of their own."""
    at = words.within(start, end)
    letters, cuts, begin = words.letters[at], [], 0
    for found in _CUT.finditer(letters):
        before = letters[begin : found.start()]
        # "As food and fuel soar", "when he came, the boss and her aide left": no verb before "and", both are subjects.
        if found[0] == "C" and before[-1:] not in ",q":
            before = _NO_CUT.split(before)[-1]
        low, tag = words.low[at][found.start() + 1], words.tags[at][found.start() + 1]
        bare = tag == "V" and low not in G.finite and not low.endswith(("s", "ed"))
        # "free to go ahead and build it", "shut because of the storm"
        if "V" in before and low != "of" and not (bare and re.search("XI[^V]*$", before)):
            begin = found.start()
            cuts.append(words.starts[at.start + begin])
    return itertools.pairwise([start, *cuts, end])


def _why_not(clause, low, tags, reported, passage):
    """(reason, cue) to leave a clause out, or (None, None)."""
    if clause.rstrip(_BEHIND).endswith("?"):
        return "question", "?"
    if len(clause.split()) < LEAST_WORDS:
        return "too short", None
    if reported:
        return None, None
    for reason, (known, cues) in _cues().items():
        dated = reason == "scene-setting" and not G.dates.isdisjoint(low)
        if not dated and not known.isdisjoint(low) and (cue := cues.search(_MARKED.sub('""', clause))):
            return reason, cue.group()
    last = len(tags.rstrip("R"))
    if low[:last] and low[last - 1] in ({"a", "an", "the", "to"} | G.owners if last == len(low) else G.auxiliaries):
        return "no verb", None  # "The mayor has repeatedly", "She repeated her"
    stated = passage in ("headline", "standfirst") or "V" in tags or "D" in tags
    return None if stated or numbers_of(clause) else "no verb", None  # listed: "The repair of 90 bridges."
