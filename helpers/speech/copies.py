"""Articles that are one text: agency copy, reprints, statements that several print, found by runs of five words."""

import numpy as np
import pandas as pd

from ..ground import NUMBER, TEXT, WHOLE, each_article, make_table, read_lexicon, steady
from ..language import words
from ..page import ARTICLE_KINDS, passage_spans

RUN = 5  # words
ONE_TEXT = 0.5  # share of the shorter article's runs from which two articles are one text
LEAST_SHARE, LEAST_WORDS = 0.1, 12  # what two articles must share to be told at all: so much, or one run so long
_STOCK = 2000  # a run that stands in more articles than this, and in one of five, is the page's, not the article's
_BLOCK = 256  # articles compared with all others at a time
_COLUMNS = {"a": TEXT, "b": TEXT, "share": NUMBER, "words": WHOLE, "family": TEXT, "older": TEXT}


def find_copies(articles):
    """Find articles that share text word for word: an agency report in three papers, a reprint, a statement.

    Runs of five words ("shingles", Broder 1997) are compared, case and punctuation aside; of each article the headline,
    standfirst and body are read. The time is about linear in the number of articles.

    Parameters
    ----------
    articles : DataFrame
        Index: article ids; column `text`; where known `published` and `outlet`, which tell the older one.

    Returns
    -------
    DataFrame
        One row a pair of articles that share a tenth of the shorter one's runs or twelve words on end, sorted by
        `a, b`: `a, b` (ids), `share` (of the runs of the shorter one, 0 to 1), `words` (of the longest run in
        common), `family` (articles that are one text, by the id of the oldest; None where less than half is shared),
        `older` (`a`, `b`, or None where neither date nor an agency's name tells). Empty, with these columns, if there
        are none.

    Raises
    ------
    CorpusError
        As for the `find_` functions.

    Examples
    --------
    >>> articles = pd.DataFrame({"text": {"x": "The old pier at Ravo fell into the sea on Monday night.",
    ...     "y": "RAVO (AP) - The old pier at Ravo fell into the sea on Monday night, police said.", "z": "No."}})
    >>> find_copies(articles)[["a", "b", "share", "words", "family"]].values.tolist()
    [['x', 'y', 1.0, 12, 'x']]
    """
    rows = []
    with steady():
        read = list(each_article(articles))
        runs = _runs(article.reading for article in read)
        agencies = {row["outlet"] for row in read_lexicon("outlets", ["outlet", "kind"]) if row["kind"] == "agency"}
    for one, two in _candidates(runs):
        shared, longest = _in_common(runs[one], runs[two])
        share = shared / max(min(len(runs[one][1]), len(runs[two][1])), 1)
        if share >= LEAST_SHARE or longest >= LEAST_WORDS:
            pair = {"a": read[one].id, "b": read[two].id, "share": share, "words": longest}
            rows.append(pair | {"older": _older(read[one].known, read[two].known, agencies)})
    families = _families(rows, {article.id: _when(article.known) for article in read})
    for row in rows:
        row["family"] = families.get(row["a"]) if row["share"] >= ONE_TEXT else None
    return make_table(rows, _COLUMNS).set_index(pd.Index([f"{row['a']} {row['b']}" for row in rows], dtype=object))


def _runs(readings):
    """For each text its runs as (hash at each word, the sorted hashes, where each of those stands first)."""
    numbers, found = {}, []
    factors = np.random.default_rng(7).integers(1, 2**63, RUN, dtype=np.uint64) | np.uint64(1)
    for reading in readings:
        text, passages = reading.text, reading.of(passage_spans)
        kept = [text[start:end].lower().replace("’", "'") for start, end, kind in passages if kind in ARTICLE_KINDS]
        ids = [numbers.setdefault(part[s:e], len(numbers)) for part in kept for s, e in words(part)]
        mixed = (np.array(ids, dtype=np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
        size = max(len(ids) - RUN + 1, 0)
        hashes = sum((mixed[k : k + size] * factors[k] for k in range(RUN)), np.zeros(size, dtype=np.uint64))
        found.append((hashes, *np.unique(hashes, return_index=True)))
    return found


def _candidates(runs):
    """Pairs of texts, in order, that share enough runs to be looked at word by word."""
    from scipy.sparse import csr_matrix, triu

    sizes = np.array([len(kept) for _, kept, _ in runs], dtype=np.int64)
    if not sizes.sum():
        return
    _, column, often = np.unique(np.concatenate([kept for _, kept, _ in runs]), return_inverse=True, return_counts=True)
    row = np.repeat(np.arange(len(runs)), sizes)
    kept = (often[column] > 1) & (often[column] <= max(_STOCK, len(runs) // 5))
    names, column = np.unique(column[kept], return_inverse=True)
    stands = csr_matrix((np.ones(len(column), dtype=np.int32), (row[kept], column)), shape=(len(runs), len(names)))
    turned = stands.T.tocsc()
    for first in range(0, len(runs), _BLOCK):
        shared = triu(stands[first : first + _BLOCK] @ turned, k=first + 1).tocoo()
        one, two = shared.row + first, shared.col
        fewest = np.minimum(LEAST_SHARE * np.minimum(sizes[one], sizes[two]), LEAST_WORDS - RUN + 1)
        enough = shared.data >= fewest
        yield from sorted(zip(one[enough].tolist(), two[enough].tolist(), strict=True))


def _in_common(one, two):
    """How many runs two texts share, and of how many words the longest stretch in common is."""
    hashes, kept, _ = one
    _, others, places = two
    shared = len(np.intersect1d(kept, others, assume_unique=True))
    at = np.minimum(np.searchsorted(others, hashes), len(others) - 1)
    here = np.flatnonzero(others[at] == hashes)
    if not len(here):
        return shared, 0
    there = places[at[here]]
    breaks = np.flatnonzero((np.diff(here) != 1) | (np.diff(there) != 1))
    ends = np.concatenate([[-1], breaks, [len(here) - 1]])
    return shared, int(np.diff(ends).max()) + RUN - 1


def _when(known):
    return pd.to_datetime(known.get("published"), errors="coerce", utc=True)


def _older(a, b, agencies):
    """Which of two articles came first, by date, else by which one an agency printed: "a", "b" or None."""
    first, second = _when(a), _when(b)
    if first == first and second == second and first != second:
        return "a" if first < second else "b"
    by_agency = [known.get("outlet") in agencies for known in (a, b)]
    return None if by_agency[0] == by_agency[1] else "a" if by_agency[0] else "b"


def _families(rows, dates):
    """Article to the label of its family: the id of its oldest member."""
    leader = {}

    def lead(article):
        while leader.get(article, article) != article:
            article = leader[article]
        return article

    for row in rows:
        if row["share"] >= ONE_TEXT:
            pair = sorted((lead(row["a"]), lead(row["b"])), key=lambda name: (_order(dates[name]), name))
            leader[pair[1]] = leader[pair[0]] = pair[0]
    return {article: lead(article) for article in leader}


def _order(date):
    return (date is pd.NaT, date if date is not pd.NaT else pd.Timestamp(0, tz="UTC"))
