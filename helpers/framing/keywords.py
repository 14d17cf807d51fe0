"""Which words one text uses more than another: effect sizes with intervals, tests, corrections."""

import numpy as np
import pandas as pd

from ..ground import SettingError

LEVEL = 0.05
PRIOR = 0.01  # of the log-odds: a pseudo-count for every word (Monroe, Colaresi and Quinn 2008)


def keyness(target_counts, reference_counts, totals=None):
    """Compare the words of two texts (or groups of texts).

    Parameters
    ----------
    target_counts, reference_counts : dict or Series
        Word to count. The sizes of the two texts are the sums of all counts.
    totals : (int, int), optional
        Sizes of the two texts, where `target_counts` and `reference_counts` hold only some of their words. Then the
        corrections count only the words given.

    Returns
    -------
    DataFrame
        One row a word (index `word`), largest absolute `lrc` first, then largest absolute `log_odds_z`:
        `target, reference` (counts), `target_rate, reference_rate` (per 1,000 words), `log_ratio` (binary logarithm
        of the ratio of rates; 1 is twice as often), `low, high` (its Katz interval, 95 %; NaN with a zero count),
        `lrc` (end of the exact 95 % interval next to zero, 0 where it holds zero; Evert 2022), `lrc_corrected` (the
        same at 95 % for all words together, Bonferroni), `log_odds_z`, `g2` (from four cells, as Dunning 1993;
        negative where the reference has more), `p` (chi-square, 1 df), `p_holm` (over the words in the table).

    Raises
    ------
    SettingError
        No counts, a negative count.

    Examples
    --------
    >>> table = keyness({"will": 40, "other": 1405}, {"will": 20, "other": 2077})
    >>> table.loc["will", ["g2", "log_ratio"]].round(3).tolist()
    [16.599, 1.537]
    """
    from scipy.stats import chi2

    target, reference = _counts(target_counts, "target"), _counts(reference_counts, "reference")
    words = pd.Index(sorted({*target.index, *reference.index}, key=str), dtype=object, name="word")
    sides = {"target": target.reindex(words), "reference": reference.reindex(words)}
    table = pd.DataFrame(sides, index=words).fillna(0.0)
    size_a, size_b = totals or (table["target"].sum(), table["reference"].sum())
    for name, size in (("target", size_a), ("reference", size_b)):
        if not size > 0:
            raise SettingError(f"The {name} text has no words; there is nothing to compare.")
    types, table = len(table), table[table.sum(axis=1) >= 1]
    a, b = table["target"].to_numpy(), table["reference"].to_numpy()
    table["target_rate"], table["reference_rate"] = 1000 * a / size_a, 1000 * b / size_b
    table["log_ratio"], table["low"], table["high"] = log_ratio(a, size_a, b, size_b)
    table["lrc"] = conservative_log_ratio(a, size_a, b, size_b)
    table["lrc_corrected"] = conservative_log_ratio(a, size_a, b, size_b, tests=max(len(table), 1))
    table["log_odds_z"] = log_odds_z(a, size_a, b, size_b, PRIOR, types * PRIOR)
    table["g2"] = g2(a, size_a, b, size_b)
    table["p"] = chi2.sf(table["g2"].abs(), 1)
    table["p_holm"] = corrected(table["p"].to_numpy())
    order = np.lexsort((table.index.to_numpy(dtype=str), -table["log_odds_z"].abs(), -table["lrc"].abs()))
    return table.iloc[order]


def _counts(counts, name):
    if not isinstance(counts, dict | pd.Series):
        given = type(counts).__name__
        raise SettingError(f"The {name} counts are a {given}; give a dict or Series from word to count.")
    series = pd.Series([n for _, n in counts.items()], pd.Index(list(counts.keys()), dtype=object), float)
    for word, count in series[~(series.ge(0) & series.lt(np.inf))].items():
        raise SettingError(f"The {name} count of {word!r} is {count}; counts are numbers from 0.")
    return series.groupby(level=0, sort=False).sum()


def g2(a, size_a, b, size_b):
    """Log-likelihood ratio G2 of a word's counts in two texts, negative where the second has more (four cells).

    Examples
    --------
    >>> round(float(g2(7, 1000, 19, 1500)), 3)
    -1.969
    """
    from scipy.special import rel_entr

    share = (a + b) / (size_a + size_b)
    sides = ((a, size_a), (b, size_b))
    total = sum(rel_entr(n, size * share) + rel_entr(size - n, size * (1 - share)) for n, size in sides)
    return np.sign(a / size_a - b / size_b) * np.maximum(2 * total, 0)


def log_ratio(a, size_a, b, size_b, level=LEVEL):
    """Binary logarithm of the ratio of two rates, with the interval of Katz et al. (1978): (value, low, high).

    For a count of zero 0.5 is taken (Hardie 2014); then there is no interval.

    Examples
    --------
    >>> [round(float(end), 3) for end in log_ratio(18, 1445, 6, 2097)]
    [2.122, 0.793, 3.452]
    """
    from scipy.stats import norm

    ratio = np.log2(np.where(a == 0, 0.5, a) / size_a) - np.log2(np.where(b == 0, 0.5, b) / size_b)
    with np.errstate(divide="ignore"):
        half = norm.ppf(1 - level / 2) * np.sqrt(1 / a - 1 / size_a + 1 / b - 1 / size_b) / np.log(2)
    half = np.where(np.isinf(half), np.nan, half)
    return ratio, ratio - half, ratio + half


def conservative_log_ratio(a, size_a, b, size_b, tests=1, level=LEVEL):
    """Log ratio at the end of its exact interval next to zero, 0 where the interval holds zero (Evert 2022, LRC).

    The interval is that of Clopper and Pearson for the share of the first text in all occurrences of the word, as in
    the R package corpora; `tests` divides the level (Bonferroni).

    Examples
    --------
    >>> round(float(conservative_log_ratio(11, 1445, 0, 2097)), 3)
    1.865
    """
    from scipy.stats import beta

    tail = level / tests / 2
    low = np.where(a > 0, beta.ppf(tail, np.maximum(a, 1), b + 1), 0.0)
    high = np.where(b > 0, beta.ppf(1 - tail, a + 1, np.maximum(b, 1)), 1.0)
    with np.errstate(divide="ignore"):
        low, high = (np.log2(size_b / size_a) + np.log2(end) - np.log2(1 - end) for end in (low, high))
    return np.where(low > 0, low, np.where(high < 0, high, 0.0))


def log_odds_z(a, size_a, b, size_b, pseudo, prior_total):
    """Weighted log-odds ratio over its standard deviation: two texts against each other, variance of two terms.

    Monroe, Colaresi and Quinn (2008), equations 16, 19, 22, with prior pseudo-counts `pseudo` (in all `prior_total`).
    """
    odds = [np.log((x + pseudo) / (size + prior_total - x - pseudo)) for x, size in ((a, size_a), (b, size_b))]
    return (odds[0] - odds[1]) / np.sqrt(1 / (a + pseudo) + 1 / (b + pseudo))


def corrected(p):
    """Several p at once, after Holm (1979): under the level for any false one.

    >>> corrected(np.array([0.01, 0.04, 0.03])).round(3).tolist()
    [0.03, 0.06, 0.06]
    """
    order, holm = np.argsort(p), np.empty(len(p))
    holm[order] = np.minimum(np.maximum.accumulate(np.arange(len(p), 0, -1) * np.asarray(p)[order]), 1)
    return holm
