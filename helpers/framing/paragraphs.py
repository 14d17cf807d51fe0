"""Paragraphs as units: which have a theme, by a coder or by the word list; the words in them; how two groups differ."""

import numpy as np
import pandas as pd

from ..ground import SettingError
from ..language import words
from ..page import ARTICLE_KINDS
from .keywords import corrected


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


def marked_paragraphs(coding, frames):
    """Which paragraph was given which theme by one coder.

    Parameters
    ----------
    coding : DataFrame
        As in `coding/frames.csv`: `article, start, passage, frames` (ids joined by "; "), one row a paragraph.
    frames : list of str
        The themes, in the order of the columns.

    Returns
    -------
    DataFrame
        One row a paragraph of headline, standfirst or body, labelled "<article>:<start>": `article`, and each theme:
        is it marked.
    """
    rows = coding[coding["passage"].isin(ARTICLE_KINDS)]
    marks = rows["frames"].str.get_dummies("; ").reindex(columns=frames, fill_value=0).astype(bool)
    marks.insert(0, "article", rows["article"])
    return marks.set_axis(pd.Index(rows["article"] + ":" + rows["start"].astype(int).astype(str), dtype=object))


def paragraphs_with_hits(hits, units, frames):
    """The same from the passages that a word list finds (`hits`): a unit has a theme if one of them begins in it.

    `units`: from `text_units`, whose labels stay; hits outside any of them (page furniture) do not count.
    """
    own = units[["article", "start"]].assign(unit=units.index, stop=units["end"])
    at, own = (table.astype({"article": object}).sort_values("start") for table in (hits, own))
    found = pd.merge_asof(at, own, on="start", by="article")
    found = found[found["start"] < found["stop"]]
    counts = pd.crosstab(found["unit"], found["frame"]).reindex(units.index, fill_value=0)
    marks = counts.reindex(columns=frames, fill_value=0).gt(0).rename_axis(index=None, columns=None)
    marks.insert(0, "article", units["article"])
    return marks


def compare_marked(marks, target, reference):
    """Shares of paragraphs with each theme in two groups of articles, and whether they differ more than chance does.

    Parameters
    ----------
    marks : DataFrame
        From `marked_paragraphs` or `paragraphs_with_hits`.
    target, reference : list of str
        The articles of the two groups.

    Returns
    -------
    DataFrame
        One row a theme, largest difference first: `name, one, other` (paragraphs with it), `one_of, other_of`
        (paragraphs), `difference` (of the shares), `p` (Fisher's exact test, two-sided), `p_holm` (after Holm's
        correction for all themes tried), `clear` (`p_holm` under .05).

    Raises
    ------
    SettingError
        A group without a paragraph.

    Examples
    --------
    >>> marks = pd.DataFrame({"article": ["a"] * 9 + ["b"] * 9, "trade": [True] * 9 + [False] * 9})
    >>> compare_marked(marks, ["a"], ["b"])[["one", "other", "clear"]].values.tolist()
    [[9, 0, True]]
    """
    from scipy.stats import fisher_exact

    sides = [marks[marks["article"].isin(group)] for group in (target, reference)]
    if not all(map(len, sides)):
        raise SettingError("One of the two groups has no paragraph: change TARGET, APART or ARTICLES.")
    names, sizes = marks.columns.drop("article"), list(map(len, sides))
    counts = [side[names].sum().to_numpy(dtype=int) for side in sides]
    table = pd.DataFrame({"name": names, "one": counts[0], "other": counts[1]})
    table["one_of"], table["other_of"] = sizes
    table["difference"] = table["one"] / sizes[0] - table["other"] / sizes[1]
    both = zip(*counts, strict=True)
    table["p"] = [float(fisher_exact([[a, sizes[0] - a], [b, sizes[1] - b]])[1]) for a, b in both]
    table["p_holm"] = corrected(table["p"].to_numpy())
    table["clear"] = table["p_holm"] < 0.05
    return table.sort_values(["difference", "name"], ascending=[False, True], ignore_index=True)


def choose_sides(ids, target, apart=()):
    """Split articles into those looked at, those they are compared with, and those kept apart.

    Parameters
    ----------
    ids : list of str
        The articles in use, in order.
    target, apart : list of str
        Articles wanted on that side; those not in use are passed over. If no target is left, the first article is it;
        if nothing is left to compare with, what was to be kept apart is.

    Returns
    -------
    (list, list, list)
        Target, reference, apart.

    Raises
    ------
    SettingError
        One article only, or none.

    Examples
    --------
    >>> choose_sides(["a", "b", "c"], ["b"], ["c"])
    (['b'], ['a'], ['c'])
    """
    ids = list(ids)
    if len(ids) < 2:
        raise SettingError("One article: a comparison needs two; 05_your_own_articles reads a single one.")
    target = [one for one in ids if one in target][: len(ids) - 1] or ids[:1]
    apart = [one for one in ids if one in apart and one not in target]
    reference = [one for one in ids if one not in target and one not in apart]
    return (target, reference, apart) if reference else (target, apart, [])


def _tokens(text):
    """The words of a text for counting: lower case, without a possessive ending, with a letter in them.

    Examples
    --------
    >>> _tokens("China's 4G network")
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
    found = units[units["article"].isin([*target, *reference])]
    found = found.assign(word=found["text"].map(_tokens).astype(object)).explode("word").dropna(subset="word")
    groups = {"target": target, "reference": reference}
    counts = {name: found.loc[found["article"].isin(ids), "word"].value_counts() for name, ids in groups.items()}
    counts["paragraphs"] = found.groupby(level=0)["word"].unique().explode().value_counts()
    return pd.DataFrame(counts).fillna(0).astype(np.int64).sort_index().rename_axis("word")
