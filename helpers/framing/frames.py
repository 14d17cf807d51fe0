"""Frames in texts: every hit of a codebook with its voice, the frames a text is about."""

import re
from numbers import Integral

import pandas as pd

from ..ground import NUMBER, TEXT, WHOLE, SettingError, each_article, finder, innermost, make_table, need
from ..language import sentences
from ..page import kind_at, passage_spans
from ..speech import reported_speech
from .codebook import GENERAL, Codebook, Frame, load_codebook

_VOICES = {"direct": "quotation", "mixed": "quotation", "indirect": "report"}
_TOKEN = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\W_]{2,}|[^\w ]|_")  # anything between two words but one blank
# Between two words of one phrase: blanks, a hyphen, an apostrophe, a full stop inside or after a short form.
_JOINED = re.compile(r"[^\S\r\n]{1,4}[\"“‘']?|[-‐‑/&.'’]|[\"”’'.][^\S\r\n]{1,4}|[^\S\r\n]&[^\S\r\n]")
_STOP = re.compile(r"[\r\n]|[…:;][\"”’'»)\]]*\s|\s[-–—|]\s|—")  # beside the ends of sentences


def line_of(reading):
    """A text as a line of words, parted by blanks within a phrase, commas within a sentence, else by "|".

    >>> from helpers.ground import Reading
    >>> line_of(Reading("Gov. Roe's cyber-law, they say; it failed! Well"))
    'Gov  Roe s cyber law,,they say||it failed,|Well'
    """
    line = list(_GAP.sub(_plain_gap, reading.text))
    for start, _ in reading.of(sentences)[1:]:
        line[start - 1] = "|"
    return "".join(line)


def _plain_gap(match):
    gap = match.group()
    return ("|" if _STOP.search(gap) else " " if _JOINED.fullmatch(gap) else ",") * len(gap)


def _matches(reading, codebook):
    """(start, end, pattern) of every hit in a text: the longest where hits of one frame overlap."""
    written = reading.get(line_of)
    low, hits, by_frame = written.replace("İ", "I").lower(), [], {}  # every letter at its place
    for word in _TOKEN.finditer(low):
        for _, whole, pattern in codebook.starts[word.group()]:
            found = word if whole is None else whole.match(written if pattern.case else low, word.start())
            if found:
                by_frame.setdefault(pattern.frame, []).append((word.start(), found.end(), pattern))
    for rows in by_frame.values():
        taken = set()
        rows.sort(key=lambda row: (row[0] - row[1], row[2].counts, -row[2].weight, row[0]))
        for start, end, pattern in rows:
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                hits += [(start, end, pattern)] if pattern.counts else []
    return hits


def codebook_for(articles):
    """The codebook for some articles: the one of a topic where most of them speak of it, else the general one.

    Parameters
    ----------
    articles : DataFrame
        Index: ids; column `text`.

    Returns
    -------
    Codebook
        Of `corpus/lexicons/frames.toml` where more than half of the articles have a word of its `topic` in every
        hundred, else of `frames_general.toml` (also for no articles).

    Examples
    --------
    >>> codebook_for(pd.DataFrame({"text": ["The mayor opened the bridge."]}, index=["a"])).title
    'Policy frames, for any event'
    """
    special = load_codebook()
    topic = Codebook((Frame("topic", special.topic),))
    texts = [article.reading for article in each_article(articles)]
    speak = [100 * len(_matches(one, topic)) >= len(one.text.split()) for one in texts if one.text.strip()]
    return special if special.topic and 2 * sum(speak) > len(speak) else load_codebook(GENERAL)


_COLUMNS = dict.fromkeys(("surface", "frame", "pattern", "weight", "voice", "speaker", "passage"), TEXT)
_COLUMNS["weight"] = NUMBER


@finder(_COLUMNS)
def _find(article, codebook):
    hits, passages = _matches(article.reading, codebook), article.reading.of(passage_spans)
    said = article.reading.get(reported_speech) if hits else []
    speech = sorted((row for row in said if row["kind"] in _VOICES), key=lambda row: (row["start"], -row["end"]))
    for start, end, pattern in hits:
        inside = innermost(speech, start, end)
        yield {
            "start": start, "end": end, "surface": article.text[start:end], "frame": pattern.frame,
            "pattern": pattern.text, "weight": pattern.weight, "voice": _VOICES.get(inside.get("kind"), "outlet"),
            "speaker": inside.get("speaker"), "passage": kind_at(passages, start),
        }  # fmt: skip


def find_frames(articles, codebook=None):
    """Find every hit of a codebook's patterns.

    Parameters
    ----------
    articles : DataFrame
        Index: ids; column `text`.
    codebook : Codebook or path, optional
        From `load_codebook`; without it the codebook of the package.

    Returns
    -------
    DataFrame
        One row a hit, sorted by article and start; columns `article, start, end, surface, frame, pattern, weight,
        voice, speaker, passage`. Within a frame the longest hit counts where hits overlap; two frames may both
        count the same words. `voice`: `quotation` inside quotation marks with a speaker or a verb of saying,
        `report` inside reported speech without marks, else `outlet` (so are single terms in marks). `passage`
        keeps the headline apart from the body. A frame named only to be rejected is a hit too: it is
        mentioned, not held. Empty when nothing is found.

    Raises
    ------
    CorpusError
        The table of articles is not of that form.
    LexiconError
        The codebook cannot be read.

    Examples
    --------
    >>> articles = pd.DataFrame({"text": ["Cyber sovereignty and hackers."]}, index=["a"])
    >>> find_frames(articles, load_codebook())[["surface", "frame", "voice"]].values.tolist()
    [['Cyber sovereignty', 'sovereignty', 'outlet'], ['hackers', 'security', 'outlet']]
    """
    return _find(articles, codebook if isinstance(codebook, Codebook) else load_codebook(codebook))


def rank_frames(hits, most=2):
    """Say which frames a text is about.

    A weight is read as the chance that the hit alone means the frame, so a frame's strength is the chance that at
    least one of its hits does: 1 - (1 - w1)(1 - w2)... with weights over 1 taken as 1. A frame is left out when its
    strength is below .9 of the greatest in the text: a weak cue counts where nothing better is there. Where
    nothing is weighted every strength is 1, and only `most` leaves out. Then the order: the frame with the heaviest
    hit first, then highest score (sum of weights; their number where nothing is weighted), then more hits, then the
    one met first.

    Parameters
    ----------
    hits : DataFrame
        From `find_frames`.
    most : int
        Frames per text at most.

    Returns
    -------
    DataFrame
        One row a frame that a text is about, by article and rank; columns `article, frame, hits, score, strength,
        rank` (1 is the main one). Texts about no frame have no row.

    Examples
    --------
    >>> articles = pd.DataFrame({"text": ["Hackers and trade: hackers win."]}, index=["a"])
    >>> rank_frames(find_frames(articles, load_codebook()))[["frame", "hits", "rank"]].values.tolist()
    [['security', 2, 1], ['economy', 1, 2]]
    """
    need(hits, "hits", ("article", "frame"), SettingError)
    if isinstance(most, bool) or not isinstance(most, Integral) or most < 1:
        raise SettingError(f"most is {most!r}; it must be a whole number from 1.")
    table = hits.assign(weight=hits.get("weight", 1.0))
    table["miss"] = 1 - table["weight"].clip(upper=1)
    found = table.groupby(["article", "frame"], as_index=False, sort=False).agg(
        hits=("weight", "size"), score=("weight", "sum"), best=("weight", "max"), miss=("miss", "prod")
    )
    found = found.assign(score=found["score"].round(9), strength=1 - found["miss"])
    found = found[found["strength"] >= 0.9 * found.groupby("article")["strength"].transform("max") - 1e-9]
    found = found.sort_values(["article", "best", "score", "hits"], ascending=[True, False, False, False])
    found["rank"] = found.groupby("article").cumcount() + 1
    rows = found[found["rank"] <= most].to_dict("records")
    columns = {"article": TEXT, "frame": TEXT, "hits": WHOLE, "score": NUMBER, "strength": NUMBER, "rank": WHOLE}
    return make_table(rows, columns).set_index(pd.Index([f"{r['article']}:{r['frame']}" for r in rows], dtype=object))
