"""Words that articles share: reprints and agency copy told by runs of five words, and stretches in common."""

from collections import namedtuple

import numpy as np
import pandas as pd

from ..ground import NUMBER, TEXT, WHOLE, each_article, make_table, read_lexicon
from ..language import words
from ..page import ARTICLE_KINDS, passage_spans

RUN = 5  # words
ONE_TEXT = 0.5  # share of the shorter article's runs from which two articles are one text
LEAST_SHARE, LEAST_WORDS = 0.1, 12  # what two articles must share to be told at all: so much, or one run so long
_STOCK = 2000  # a run that stands in more articles than this, and in one of five, is the page's, not the article's
_BLOCK = 256  # articles compared with all others at a time
# of one text: where its words stand, the number of each word, a hash at each run's first word, those hashes once each
# in order, and the place where each stands first
Runs = namedtuple("Runs", "spans words hashes kinds places")
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
    read = list(each_article(articles))
    agencies = {row["outlet"] for row in read_lexicon("outlets", ["outlet", "kind"]) if row["kind"] == "agency"}
    published = pd.Series([article.known.get("published") for article in read], dtype=object)
    dates = pd.to_datetime(published, errors="coerce", utc=True, format="mixed")
    by_agency = [article.known.get("outlet") in agencies for article in read]
    rows, same = [], []
    for one, two, share, stretches in in_common(read, RUN, LEAST_SHARE, LEAST_WORDS - RUN + 1):
        longest = max((words for words, _, _ in stretches), default=0)
        if share >= LEAST_SHARE or longest >= LEAST_WORDS:
            older = _older(dates[one], dates[two], by_agency[one], by_agency[two])
            rows.append({"a": read[one].id, "b": read[two].id, "share": share, "words": longest, "older": older})
            same.append((one, two) if share >= ONE_TEXT else None)
    leader = _leaders(list(filter(None, same)), dates)
    for row, pair in zip(rows, same, strict=True):
        row["family"] = pair and read[leader[pair[0]]].id
    return make_table(rows, _COLUMNS).set_index(pd.Index([f"{row['a']} {row['b']}" for row in rows], dtype=object))


def in_common(articles, size, least_share, least):
    """Yield what pairs of articles share: both numbers, share of the shorter one's runs of `size` words, stretches.

    Pairs, in order, that have that share of the runs or `least` of them in common.
    """
    from scipy.sparse import csr_matrix, triu

    runs = _runs_of((article.reading for article in articles), size)
    sizes = np.array([len(own.kinds) for own in runs], dtype=np.int64)
    if not sizes.sum():
        return
    _, column, often = np.unique(np.concatenate([own.kinds for own in runs]), return_inverse=True, return_counts=True)
    kept = (often[column] > 1) & (often[column] <= max(_STOCK, len(runs) // 5))
    cells = np.array([np.repeat(np.arange(len(runs)), sizes), column])[:, kept]
    stands = csr_matrix((np.ones(cells.shape[1], dtype=np.int32), cells), shape=(len(runs), len(often)))
    turned = stands.T.tocsc()
    for first in range(0, len(runs), _BLOCK):
        shared = triu(stands[first : first + _BLOCK] @ turned, k=first + 1).tocoo()
        shortest = np.minimum(sizes[shared.row + first], sizes[shared.col])
        enough = shared.data >= np.minimum(least_share * shortest, least)
        columns = (shared.row + first, shared.col, shared.data / shortest)
        for one, two, share in sorted(zip(*(values[enough].tolist() for values in columns), strict=True)):
            yield one, two, share, _stretches(runs[one], runs[two], size)


def _runs_of(readings, size):
    """The `Runs` of `size` words of each text: headline, standfirst and body, case and apostrophes aside."""
    numbers, found = {}, []
    for reading in readings:
        text = reading.text.replace("’", "'")
        kept = [(start, end) for start, end, kind in reading.of(passage_spans) if kind in ARTICLE_KINDS]
        spans = [span for start, end in kept for span in words(text, start, end)]
        ids = [numbers.setdefault(text[a:b].lower(), len(numbers)) for a, b in spans]
        runs = zip(*(ids[k:] for k in range(size)), strict=False)
        hashes = np.array([hash(run) for run in runs], dtype=np.int64)
        found.append(Runs(spans, ids, hashes, *np.unique(hashes, return_index=True)))
    return found


def _stretches(one, two, size):
    """Yield the stretches in common as (how many words, offsets in one, in the other), each as long as can be."""
    at = np.minimum(np.searchsorted(two.kinds, one.hashes), len(two.kinds) - 1)
    here = np.flatnonzero(two.kinds[at] == one.hashes)
    ahead, done = two.places[at[here]] - here, {}  # `done`: diagonal of the two texts -> where its last stretch ends
    for first, by in zip(here.tolist(), ahead.tolist(), strict=True):
        if first < done.get(by, 0):
            continue
        last = first + size
        while first and first + by and one.words[first - 1] == two.words[first - 1 + by]:
            first -= 1
        while last < len(one.words) and last + by < len(two.words) and one.words[last] == two.words[last + by]:
            last += 1
        done[by] = last
        spans = one.spans[first:last], two.spans[first + by : last + by]
        yield last - first, *((own[0][0], own[-1][1]) for own in spans)


def _older(first, second, first_by_agency, second_by_agency):
    """Which of two articles came first, by date, else by which one an agency printed: "a", "b" or None."""
    if first == first and second == second and first != second:
        return "a" if first < second else "b"
    return None if first_by_agency == second_by_agency else "a" if first_by_agency else "b"


def _leaders(pairs, dates):
    """The oldest of all articles that are one text with an article, over any number of steps; by their numbers."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    one, two = np.array(pairs, dtype=int).reshape(-1, 2).T
    linked = coo_matrix((np.ones(len(one)), (one, two)), shape=(len(dates),) * 2)
    _, family = connected_components(linked, directed=False)
    order = dates.sort_values(kind="stable").index
    return order.to_series().groupby(family[order]).first()[family].tolist()
