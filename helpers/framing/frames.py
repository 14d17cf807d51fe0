"""Frames in texts: every hit of a codebook with its voice, the frames a text is about, counts and concordance lines."""

import bisect
import functools
import re

import numpy as np
import pandas as pd

from ..ground import NUMBER, TEXT, WHOLE, SettingError, built_from, each_article, finder, make_table, read_lexicon
from ..language import paragraphs, sentences
from ..page import kind_at, passage_spans
from ..speech import reported_speech
from .codebook import GAP, GENERAL, LONGEST_WORD, Codebook, Frame, load_codebook

VOICES = ("outlet", "quotation", "report")
_TOKEN = re.compile(r"[^\W_]+")
# What may stand between two words of one phrase: blanks, a hyphen, an apostrophe, a full stop inside or after a short form.
_JOINED = re.compile(r"[^\S\r\n]{1,4}[\"“‘']?|[-‐‑/&.'’]|[\"”’'][^\S\r\n]{1,4}|\.[^\S\r\n]{1,4}|[^\S\r\n]&[^\S\r\n]")
_STOP = re.compile(r"[\r\n]|[.!?…:;][\"”’'»)\]]*\s|\s[-–—|]\s|—")


@built_from("abbreviations.csv")
def _short_forms():
    return {row["abbreviation"].lower() for row in read_lexicon("abbreviations", ["abbreviation"])}


class _Words:
    """A text cut into words, and what stands between them."""

    def __init__(self, text):
        self.text = text
        self.spans = [match.span() for match in _TOKEN.finditer(text)]
        self.lower = list(map(str.lower, _TOKEN.findall(text)))

    @functools.cached_property
    def written(self):
        """The words in the case as written."""
        return [self.text[a:b] for a, b in self.spans]

    def ends_sentence(self, i):
        """Whether a sentence, a line or a part of it (at a colon or dash) ends between word i and the next."""
        gap = self.text[self.spans[i][1] : self.spans[i + 1][0]]
        if not _STOP.search(gap):
            return False
        word = self.lower[i]
        return not (gap[0] == "." and "\n" not in gap and "\r" not in gap and (len(word) == 1 or word in _short_forms()))

    def joined(self, i):
        """Whether word i and the next can belong to one phrase."""
        gap = self.text[self.spans[i][1] : self.spans[i + 1][0]]
        return gap == " " or (_JOINED.fullmatch(gap) is not None and not self.ends_sentence(i))

    def match(self, form, i):
        """Index after the last word of the form if it begins at word i, else None."""
        if form.cased is None:
            return self._rest(form.words, 1, i, self.lower)
        return self._rest(form.cased, 1, i, self.written) if _fits(form.cased[0], self.written[i]) else None

    def _rest(self, words, k, i, written):
        """Index after words[k:], if they stand behind word i; a gap takes the nearest place."""
        if k == len(words):
            return i + 1
        reach = 1
        if words[k] is None:
            reach, k = GAP + 1, k + 1
        for j in range(i + 1, min(i + reach, len(self.spans) - 1) + 1):
            if (self.ends_sentence(j - 1)) if reach > 1 else not self.joined(j - 1):
                return None
            if _fits(words[k], written[j]) and (end := self._rest(words, k + 1, j, written)) is not None:
                return end
        return None


def _fits(wanted, word):
    return word == wanted if isinstance(wanted, str) else len(word) <= LONGEST_WORD and wanted.fullmatch(word) is not None


def _matches(text, codebook):
    """(start, end, pattern) of every hit in a text: the longest where hits of one frame overlap."""
    words = _Words(text)
    starts, found, company = codebook.starts, [], {}
    following = [*words.lower[1:], None]
    for i, word in enumerate(words.lower):
        for form in starts[word]:
            if form.second is not None and form.second != following[i]:
                continue
            end = words.match(form, i) if form.long else i + 1
            if end is None:
                continue
            if isinstance(form.owner, str):
                company.setdefault(form.owner, []).append((i, end))
            else:
                found.append((i, end, form.owner))
    by_frame = {}
    for i, end, pattern in found:
        if pattern.near and not any(_stands_near(company.get(one, ()), i, end, pattern.within) for one in pattern.near):
            continue
        if any(_stands_near(company.get(one, ()), i, end, pattern.within) for one in pattern.unless):
            continue
        by_frame.setdefault(pattern.frame, []).append((i, end, pattern))
    hits = []
    for rows in by_frame.values():
        taken = set()
        for i, end, pattern in sorted(rows, key=lambda row: (row[0] - row[1], row[2].counts, -row[2].weight, row[0])):
            if taken.isdisjoint(range(i, end)):
                taken.update(range(i, end))
                if pattern.counts:
                    hits.append((words.spans[i][0], words.spans[end - 1][1], pattern))
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
    texts = [article.text for article in each_article(articles)]
    speak = [100 * len(_matches(text, topic)) >= len(text.split()) for text in texts if text.strip()]
    return special if special.topic and 2 * sum(speak) > len(speak) else load_codebook(GENERAL)


def _stands_near(spans, start, end, within):
    """Whether one of the spans (sorted) touches the words from `start - within` to `end + within`."""
    k = bisect.bisect_left(spans, (start - within - 20,))
    while k < len(spans) and spans[k][0] < end + within:
        if spans[k][1] > start - within:
            return True
        k += 1
    return False


def _speech(article, known):
    """Reported speech of an article as (start, end, voice, speaker), by start; `known`: spans made before, by article."""
    if known is not None:
        return known.get(article.id, [])
    return _spans(article.reading.get(reported_speech))


def _spans(rows):
    voice = {"direct": "quotation", "mixed": "quotation", "indirect": "report"}
    return sorted(
        ((row["start"], row["end"], voice[row["kind"]], row.get("speaker")) for row in rows if row["kind"] in voice),
        key=lambda span: span[:2],
    )


_COLUMNS = {"surface": TEXT, "frame": TEXT, "pattern": TEXT, "weight": NUMBER, "voice": TEXT, "speaker": TEXT, "passage": TEXT}


@finder(_COLUMNS)
def _find(article, codebook, known=None):
    hits = _matches(article.text, codebook)
    if not hits:
        return
    speech, passages = _speech(article, known), article.reading.of(passage_spans)
    starts = [span[0] for span in speech]
    for start, end, pattern in hits:
        voice, speaker = "outlet", None
        last = bisect.bisect_right(starts, start)
        around = [span for span in speech[max(0, last - 50) : last] if span[1] >= end]  # marks inside reported speech are few
        if around:
            _, _, voice, speaker = min(around, key=lambda span: span[1] - span[0])
        yield {
            "start": start, "end": end, "surface": article.text[start:end], "frame": pattern.frame, "pattern": pattern.text,
            "weight": pattern.weight, "voice": voice, "speaker": speaker, "passage": kind_at(passages, start),
        }  # fmt: skip


def find_frames(articles, codebook=None, quotations=None):
    """Find every hit of a codebook's patterns.

    Parameters
    ----------
    articles : DataFrame
        Index: ids; column `text`.
    codebook : Codebook or path, optional
        From `load_codebook`; without it the codebook of the package.
    quotations : DataFrame, optional
        From `find_quotations` of the same articles, where it is there already; without it the quotations are sought
        here, which takes longer than everything else.

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
    LexiconError, SettingError
        The codebook cannot be read; or is no codebook.

    Examples
    --------
    >>> articles = pd.DataFrame({"text": ["Cyber sovereignty and hackers."]}, index=["a"])
    >>> find_frames(articles, load_codebook())[["surface", "frame", "voice"]].values.tolist()
    [['Cyber sovereignty', 'sovereignty', 'outlet'], ['hackers', 'security', 'outlet']]
    """
    if not isinstance(codebook, Codebook):
        if codebook is not None and not isinstance(codebook, str) and not hasattr(codebook, "__fspath__"):
            raise SettingError(f"Expected a codebook from load_codebook() or the path of one, got {type(codebook).__name__}.")
        codebook = load_codebook(codebook)
    known = None
    if hasattr(quotations, "map_partitions"):
        raise SettingError("quotations must be a pandas table; leave it out with Dask, then they are sought in each partition.")
    if quotations is not None:
        _need(quotations, "article", "start", "end", "kind", "speaker")
        known = {article: _spans(group.to_dict("records")) for article, group in quotations.groupby("article")}
    return _find(articles, codebook, known)


def _need(table, *columns):
    missing = [column for column in columns if column not in getattr(table, "columns", ())]
    if missing:
        raise SettingError(f"The column {missing[0]!r} is missing from the table given (expected: {', '.join(columns)}).")


def rank_frames(hits, most=2, share=0.9):
    """Say which frames a text is about.

    A weight is read as the chance that the hit alone means the frame, so a frame's strength is the chance that at
    least one of its hits does: 1 - (1 - w1)(1 - w2)... with weights over 1 taken as 1. A frame is left out when its
    strength is below `share` of the greatest in the text: a weak cue counts where nothing better is there. Where
    nothing is weighted every strength is 1, and only `most` leaves out. Then the order: the frame with the heaviest
    hit first, then highest score (sum of weights; their number where nothing is weighted), then more hits, then the
    one met first in the text, then by name.

    Parameters
    ----------
    hits : DataFrame
        From `find_frames`.
    most : int
        Frames per text at most.
    share : float
        0 to 1.

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
    _need(hits, "article", "frame")
    if isinstance(most, bool) or not isinstance(most, (int, np.integer)) or most < 1:
        raise SettingError(f"most is {most!r}; it must be a whole number from 1.")
    if not 0 <= share <= 1:
        raise SettingError(f"share is {share!r}; it must lie between 0 and 1.")
    table = pd.DataFrame({"article": hits["article"], "frame": hits["frame"], "weight": hits.get("weight", 1.0)})
    table["first"] = hits["start"] if "start" in hits else np.arange(len(hits))
    table["miss"] = 1 - table["weight"].clip(upper=1)
    found = table.groupby(["article", "frame"], sort=True).agg(
        hits=("weight", "size"), score=("weight", "sum"), best=("weight", "max"), miss=("miss", "prod"), first=("first", "min")
    )
    found = found.reset_index().assign(score=lambda t: t["score"].round(9), strength=lambda t: 1 - t["miss"])
    kept = found[found["strength"] >= share * found.groupby("article")["strength"].transform("max") - 1e-9]
    kept = kept.sort_values(["article", "best", "score", "hits", "first", "frame"], ascending=[True, False, False, False, True, True])
    kept = kept.assign(rank=kept.groupby("article").cumcount() + 1)
    kept = kept[kept["rank"] <= most]
    columns = {"article": TEXT, "frame": TEXT, "hits": WHOLE, "score": NUMBER, "strength": NUMBER, "rank": WHOLE}
    rows = kept[list(columns)].to_dict("records")
    return make_table(rows, columns).set_index(pd.Index([f"{r['article']}:{r['frame']}" for r in rows], dtype=object))


def concordance(articles, hits, width=40):
    """Show every hit in its line.

    Returns
    -------
    DataFrame
        One row a hit, same labels and order as `hits`: `article, paragraph, sentence` (numbers from 1 within the
        article), `left, surface, right` (`width` characters, never over the ends of the paragraph), then the other
        columns of `hits`. Any count of hits equals the number of its lines.

    Examples
    --------
    >>> articles = pd.DataFrame({"text": ["They spoke of hackers at length."]}, index=["a"])
    >>> concordance(articles, find_frames(articles), 10)[["left", "surface", "right"]].values.tolist()
    [[' spoke of ', 'hackers', ' at length']]
    """
    _need(hits, "article", "start", "end")
    texts = {article.id: article.reading for article in each_article(articles)}
    unknown = set(hits["article"]) - set(texts)
    if unknown:
        raise SettingError(f"The hits come from article {sorted(unknown)[0]!r}, which is not in the table of articles.")
    rows = []
    for article, start, end in zip(hits["article"], hits["start"].tolist(), hits["end"].tolist(), strict=True):
        text, spans = texts[article].text, texts[article].of(sentences)
        paragraph, (low, high) = _at(texts[article].of(paragraphs), start)
        rows.append({
            "article": article, "paragraph": paragraph, "sentence": _at(spans, start)[0],
            "left": text[max(low, start - width) : start], "surface": text[start:end], "right": text[end : min(high, end + width)],
        })  # fmt: skip
    columns = {"article": TEXT, "paragraph": WHOLE, "sentence": WHOLE, "left": TEXT, "surface": TEXT, "right": TEXT}
    rest = hits[[column for column in hits.columns if column not in columns]]
    return make_table(rows, columns).set_index(hits.index).join(rest)


def _at(spans, position):
    """Number (from 1) and offsets of the last span that begins at or before a position."""
    k = max(bisect.bisect_right(spans, (position, float("inf"))) - 1, 0)
    return k + 1, spans[k]
