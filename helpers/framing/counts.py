"""What stands where: paragraphs as units, hits and words counted in them by article and by voice, and what is missing.

The tables work for any hits with `article` and `start` (frames, hedges, quotations) and any number of articles.
"""

from collections import Counter

import numpy as np
import pandas as pd

from ..language import words
from ..page import ARTICLE_KINDS


def text_units(passages):
    """The paragraphs that analyses read: headline, standfirst and body, one by one.

    Parameters
    ----------
    passages : DataFrame
        As `find_passages` returns them.

    Returns
    -------
    DataFrame
        Rows of `passages` with these kinds, same columns, labels and order.

    Examples
    --------
    >>> from helpers import corpus_from_texts, find_passages
    >>> corpus = corpus_from_texts({"a": "Ten ships left the harbour on Monday."})
    >>> text_units(find_passages(corpus.articles))[["article", "kind"]].values.tolist()
    [['a', 'body']]
    """
    return passages[passages["kind"].isin(ARTICLE_KINDS)].copy()


def unit_of(rows, units):
    """Label of the unit in which each row begins; None where it stands in none (page furniture).

    Parameters
    ----------
    rows : DataFrame
        Columns `article`, `start`.
    units : DataFrame
        From `text_units`.

    Returns
    -------
    Series
        Same labels as `rows`.
    """
    labels = pd.Series([None] * len(rows), rows.index, dtype=object)
    for article, own in units.groupby("article"):
        here = rows.loc[rows["article"] == article, "start"]
        at = pd.IntervalIndex.from_arrays(own["start"], own["end"], closed="left").get_indexer(here)
        labels.loc[here.index] = np.append(own.index.to_numpy(dtype=object), None)[at]  # -1, the last, is in none
    return labels


def within_units(rows, units):
    """The rows that stand in headline, standfirst or body (see `text_units`); same columns, labels and order."""
    return rows[unit_of(rows, units).notna()].copy()


def unit_counts(rows, units, names, column="frame"):
    """How often each name occurs in each unit.

    Returns
    -------
    DataFrame
        One row a unit (labels of `units`), one column a name, whole numbers; rows outside any unit do not count.
    """
    own = rows.assign(unit=unit_of(rows, units)).dropna(subset=["unit"])
    table = own.groupby(["unit", column]).size().unstack(fill_value=0) if len(own) else pd.DataFrame()
    return table.reindex(index=units.index, columns=list(names), fill_value=0).astype(np.int64)


def tokens(text):
    """The words of a text for counting: lower case, without a possessive ending, with a letter in them.

    Examples
    --------
    >>> tokens("China's 4G network")
    ['china', '4g', 'network']
    """
    found = (text[a:b].lower().replace("’", "'").removesuffix("'s") for a, b in words(text))
    return [word for word in found if any(c.isalpha() for c in word)]


def word_counts(units, target, reference):
    """Words of two groups of articles.

    Returns
    -------
    DataFrame
        One row a word (index `word`, sorted); columns `target`, `reference` (counts), `paragraphs` (of both).
    """
    counts = {"target": Counter(), "reference": Counter(), "paragraphs": Counter()}
    for unit in units[units["article"].isin([*target, *reference])].itertuples():
        found = tokens(unit.text)
        counts["target" if unit.article in target else "reference"].update(found)
        counts["paragraphs"].update(set(found))
    table = pd.DataFrame({name: pd.Series(found, dtype=np.int64) for name, found in counts.items()})
    return table.fillna(0).astype(np.int64).sort_index().rename_axis("word")
