"""What stands where: paragraphs as units, hits and words counted in them by article and by voice, and what is missing.

The tables work for any hits with `article` and `start` (frames, hedges, quotations) and any number of articles.
"""

import itertools
from collections import Counter

import numpy as np
import pandas as pd

from ..ground import NUMBER, TEXT, WHOLE, make_table
from ..language import words
from ..page import ARTICLE_KINDS
from ..speech import reporting_verb_groups
from .spoken import VOICE_OF, lemma_of
from .uncertainty import wilson

PER = 1000  # words


def text_units(passages):
    """The paragraphs that analyses read: headline, standfirst and body, one by one.

    Parameters
    ----------
    passages : DataFrame
        As `find_passages` returns them.

    Returns
    -------
    DataFrame
        Rows of `passages` with these kinds, same labels and order, and the columns `number` (from 1 within the article),
        `words`, `before` (words of the article ahead of it) and `split_words` (by blanks alone: another token rule).

    Examples
    --------
    >>> from helpers import corpus_from_texts, find_passages
    >>> corpus = corpus_from_texts({"a": "Ten ships left the harbour on Monday."})
    >>> text_units(find_passages(corpus.articles))[["article", "number", "words"]].values.tolist()
    [['a', 1, 7]]
    """
    units = passages[passages["kind"].isin(ARTICLE_KINDS)].copy()
    units["number"] = units.groupby("article").cumcount() + 1
    units["words"] = np.array([len(words(text)) for text in units["text"]], dtype=np.int64)
    units["before"] = units.groupby("article")["words"].cumsum() - units["words"]
    units["split_words"] = np.array([len(text.split()) for text in units["text"]], dtype=np.int64)
    return units


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
    labels = pd.Series([None] * len(rows), index=rows.index, dtype=object)
    for article, own in units.groupby("article"):
        here = rows[rows["article"] == article]
        starts, ends = own["start"].to_numpy(), own["end"].to_numpy()
        last = np.searchsorted(starts, here["start"].to_numpy(), side="right") - 1
        inside = (last >= 0) & (here["start"].to_numpy() < ends[np.maximum(last, 0)])
        labels.loc[here.index] = np.where(inside, own.index.to_numpy(dtype=object)[np.maximum(last, 0)], None)
    return labels


def within_units(rows, units):
    """The rows that stand in headline, standfirst or body (see `text_units`); same columns, labels and order."""
    return rows[unit_of(rows, units).notna()].copy()


def article_names(texts):
    """Id to a name for axes and headings: the outlet where it stands for one article only, else the id.

    Parameters
    ----------
    texts : DataFrame
        Index of ids, column `outlet`, as from `overview`.

    Returns
    -------
    dict
    """
    outlets = texts["outlet"].tolist()
    return {i: one if isinstance(one, str) and outlets.count(one) == 1 else str(i) for i, one in zip(texts.index, outlets, strict=True)}


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


def places(rows, units):
    """Where rows stand in their article, as a share of its words.

    Parameters
    ----------
    rows : DataFrame
        Columns `article, start, end`.
    units : DataFrame
        From `text_units`; rows that begin in none are left out.

    Returns
    -------
    DataFrame
        The rows with the columns `at` and `until` (0 to 1).
    """
    own = rows.assign(unit=unit_of(rows, units)).dropna(subset=["unit"])
    here = units.loc[own["unit"]]
    total = here["article"].map(units.groupby("article")["words"].sum()).to_numpy()
    length = np.maximum((here["end"] - here["start"]).to_numpy(), 1)

    def share(offset):
        inside = np.clip((own[offset].to_numpy() - here["start"].to_numpy()) / length, 0, 1)
        return (here["before"].to_numpy() + inside * here["words"].to_numpy()) / np.maximum(total, 1)

    return own.drop(columns="unit").assign(at=share("start"), until=share("end"))


def rates(counts, units, per=PER):
    """Hits per 1,000 words, one row a name, one column an article (in order of id); NaN for an article without words."""
    total = units.groupby("article")["words"].sum()
    sums = counts.groupby(units["article"]).sum()
    return (sums.div(total.where(total > 0), axis=0) * per).T


def absences(counts, units, present=1):
    """What some articles have and others have not, with what may have been missed.

    Parameters
    ----------
    counts : DataFrame
        From `unit_counts`.
    units : DataFrame
        From `text_units`.
    present : int
        A name counts as something that could be missing if it stands in so many other articles.

    Returns
    -------
    DataFrame
        One row a name and article without it; columns `name, article, units` (paragraphs read), `upper` (highest share
        that none of so many allows, 95%, Wilson), `in_articles, hits` (in how many other articles, how often), by name.
    """
    by_article = counts.groupby(units["article"]).sum()
    number = units.groupby("article").size()
    rows = []
    for name, hits in by_article.items():
        having = int((hits > 0).sum())
        for article in hits.index[hits == 0] if having >= present else ():
            n = int(number[article])
            rows.append((name, article, n, wilson(0, n)[1], having, int(hits.sum())))
    columns = {"name": TEXT, "article": TEXT, "units": WHOLE, "upper": NUMBER, "in_articles": WHOLE, "hits": WHOLE}
    return make_table((dict(zip(columns, row, strict=True)) for row in rows), columns)


def word_rates(hits, sizes, column="frame"):
    """Hits per 1,000 words of the same voice, with Wilson's interval.

    Parameters
    ----------
    hits : DataFrame
        From `find_frames` (articles that `sizes` holds).
    sizes : DataFrame
        From `words_by_voice`.

    Returns
    -------
    DataFrame
        One row each list, article and voice with words; columns `name, article, voice, hits, words, rate, low, high`.
    """
    found = hits.groupby([column, "article", "voice"]).size().to_dict()
    rows = []
    for name, article, voice in itertools.product(dict.fromkeys(hits[column]), sizes.index, VOICE_OF):
        n, size = int(found.get((name, article, voice), 0)), int(sizes.at[article, VOICE_OF[voice]])
        if size:
            rows.append((name, article, voice, n, size, PER * n / size, *(PER * end for end in wilson(min(n, size), size))))
    texts, whole = dict.fromkeys(("name", "article", "voice"), TEXT), dict.fromkeys(("hits", "words"), WHOLE)
    columns = texts | whole | dict.fromkeys(("rate", "low", "high"), NUMBER)
    return make_table((dict(zip(columns, row, strict=True)) for row in rows), columns)


def verb_groups(quotations):
    """The quotations with a verb of attribution, and what the verb says about the truth of what is reported.

    Parameters
    ----------
    quotations : DataFrame
        From `find_quotations`.

    Returns
    -------
    DataFrame
        The rows with a verb, with the columns `lemma` and `group` (`neutral`, `endorsing`, `distancing`, or `not listed`).

    Examples
    --------
    >>> import pandas as pd
    >>> verb_groups(pd.DataFrame({"verb": ["claimed", None, "pointed out"]}))[["lemma", "group"]].values.tolist()
    [['claim', 'distancing'], ['point out', 'endorsing']]
    """
    own = quotations.dropna(subset=["verb"])
    own = own.assign(lemma=own["verb"].map(lemma_of).astype(object))
    return own.assign(group=own["lemma"].map(lambda lemma: reporting_verb_groups().get(lemma, "not listed")).astype(object))


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
        One row a word (index `word`, sorted); columns `target`, `reference` (counts), `paragraphs` (in how many of both).
    """
    counts = {"target": Counter(), "reference": Counter(), "paragraphs": Counter()}
    for unit in units[units["article"].isin([*target, *reference])].itertuples():
        found = tokens(unit.text)
        counts["target" if unit.article in target else "reference"].update(found)
        counts["paragraphs"].update(set(found))
    table = pd.DataFrame({name: pd.Series(found, dtype=np.int64) for name, found in counts.items()})
    return table.fillna(0).astype(np.int64).sort_index().rename_axis("word")


def judged(lines, coded):
    """Each hit beside the hand coding of its paragraph.

    Parameters
    ----------
    lines : DataFrame
        From `concordance`; column `frame`.
    coded : DataFrame
        From `coded_units`: `article, start, end, coded` (set of frames).

    Returns
    -------
    DataFrame
        The rows of `lines` that begin in a coded paragraph, with the columns `confirmed` (the paragraph has this frame in
        the coding) and `coded` (its frames, as text).
    """
    own = lines.assign(unit=unit_of(lines, coded)).dropna(subset=["unit"])
    sets = [coded.at[unit, "coded"] for unit in own["unit"]]
    right = np.array([frame in one for frame, one in zip(own["frame"], sets, strict=True)], dtype=bool)
    told = pd.Series(["; ".join(sorted(one)) or "no frame" for one in sets], own.index, dtype=object)
    return own.drop(columns="unit").assign(confirmed=right, coded=told)
