"""How sure a count in a few texts can be: intervals, resampling, shuffling; and two measures of spread.

Every random number comes from `generator`, so that SEED here changes all of them.
"""

import itertools
from collections import Counter

import numpy as np
import pandas as pd

from ..ground import SettingError

SEED = 20151216
RESAMPLES = 2000


def generator(seed=None):
    """A numpy random generator; without a seed (a number or a generator) the one all results of the package start from."""
    return np.random.default_rng(SEED if seed is None else seed)


# Intervals


def wilson(hits, n, level=0.05):
    """Wilson's interval of a share: (low, high), 0 to 1.

    Examples
    --------
    >>> [round(end, 3) for end in wilson(0, 12)]
    [0.0, 0.242]
    """
    if not 0 <= hits <= n or n < 1:
        raise SettingError(f"{hits} of {n} is no share.")
    from scipy.stats import binomtest

    low, high = binomtest(int(hits), int(n)).proportion_ci(1 - level, method="wilson")
    return max(float(low), 0.0), min(float(high), 1.0)


def absence(n):
    """What "none" is worth: "0 of 12 (up to 24 %)", by Wilson.

    Examples
    --------
    >>> absence(12)
    '0 of 12 (up to 24 %)'
    """
    return f"0 of {n} (up to {100 * wilson(0, n)[1]:.0f} %)"


def corrected(p):
    """Several p at once: after Holm (1979, the chance of any false one) and after Benjamini and Hochberg (1995, their share).

    >>> [ends.round(3).tolist() for ends in corrected(np.array([0.01, 0.04, 0.03]))]
    [[0.03, 0.06, 0.06], [0.03, 0.04, 0.04]]
    """
    from scipy.stats import false_discovery_control

    if not len(p):
        return p, p
    order = np.argsort(p)
    holm = np.empty(len(p))
    holm[order] = np.minimum(np.maximum.accumulate(np.arange(len(p), 0, -1) * np.asarray(p)[order]), 1)
    return holm, false_discovery_control(p, method="bh")


# Shuffling


def chunk_counts(tokens, size=100):
    """Counts of each word in consecutive chunks of `size` tokens; the rest at the end is dropped.

    Returns
    -------
    DataFrame
        One row a chunk, one column a word, words sorted.
    """
    chunks = [Counter(tokens[i : i + size]) for i in range(0, len(tokens) - size + 1, size)]
    words = sorted(set().union(*chunks))
    return pd.DataFrame([[chunk[word] for word in words] for chunk in chunks], columns=words, dtype=np.int64)


def permutation_over_chunks(target, reference, permutations=5000, seed=None):
    """p of each word's G2 when the labels of whole chunks are shuffled.

    Parameters
    ----------
    target, reference : DataFrame
        From `chunk_counts`.

    Returns
    -------
    DataFrame
        One row a word, sorted by p: `target, reference, g2` (four cells), `p` = (shuffles with a G2 not smaller + 1)
        / (permutations + 1).
    """
    from .keywords import g2

    if not len(target) or not len(reference):
        raise SettingError("Each side needs at least one whole chunk of words to shuffle.")
    both = pd.concat([target, reference]).fillna(0).sort_index(axis=1)
    counts, sizes = both.to_numpy(dtype=np.int64), both.sum(axis=1).to_numpy()
    if len(set(sizes)) > 1:
        raise SettingError("The chunks differ in size; make them with chunk_counts, with every word in the table.")
    rng, n, k = generator(seed), len(both), len(target)
    total, size_a, size_b = counts.sum(axis=0), k * sizes[0], (n - k) * sizes[0]
    observed = counts[:k].sum(axis=0)
    # Chunks are of one size, so G2 hangs on the word's count in the target alone: made once for every count.
    possible = np.minimum(np.arange(total.max() + 1)[:, None], total)
    strength = np.abs(g2(possible, size_a, total - possible, size_b))
    columns = np.arange(len(total))
    as_big = strength >= strength[observed, columns] - 1e-9
    times = np.zeros(len(total))
    for first in range(0, permutations, 500):
        labels = np.argsort(rng.random((min(500, permutations - first), n)), axis=1) < k
        times += as_big[(labels.astype(float) @ counts).astype(np.int64), columns].sum(axis=0)
    table = pd.DataFrame({"target": observed, "reference": total - observed, "g2": g2(observed, size_a, total - observed, size_b)}, index=both.columns)
    return table.assign(p=(times + 1) / (permutations + 1)).rename_axis("word").sort_values(["p", "g2"], kind="stable")


def permutation_over_articles(rates, group):
    """Exact test of a difference of mean rates between groups of whole articles, every arrangement tried.

    Parameters
    ----------
    rates : dict or Series
        Article to rate.
    group : collection
        The articles of the first group.

    Returns
    -------
    Series
        `difference` (mean of the group less mean of the rest), `arrangements`, `p` (two-sided), `least_p` (the smallest p
        that so few articles can give).

    Examples
    --------
    >>> permutation_over_articles({"a": 9, "b": 2, "c": 1, "d": 3, "e": 2}, ["a"]).to_dict()
    {'difference': 7.0, 'arrangements': 5.0, 'p': 0.2, 'least_p': 0.2}
    """
    rates = pd.Series(rates, dtype=float)
    group = list(group)
    if not 0 < len(group) < len(rates) or not set(group) <= set(rates.index):
        raise SettingError("Both groups need at least one of the articles; with one article there is nothing to compare.")
    values, total = rates.to_numpy(), rates.sum()  # scipy.stats.permutation_test takes no group of one
    sums = np.array([values[list(one)].sum() for one in itertools.combinations(range(len(rates)), len(group))])
    differences = sums / len(group) - (total - sums) / (len(rates) - len(group))
    observed = rates[group].mean() - rates.drop(group).mean()
    p = float((np.abs(differences) >= abs(observed) - 1e-9).mean())
    least = (2 if 2 * len(group) == len(rates) else 1) / len(differences)
    return pd.Series({"difference": observed, "arrangements": len(differences), "p": p, "least_p": least})


def smallest_difference(words, other_words, other_hits, tests=1, level=0.05):
    """How many hits a text would need to differ from another one (Fisher's exact test, Holm's first step).

    Returns
    -------
    int or None
        The smallest number of hits above the other text's rate with p < level / tests; None if no number of hits can.

    Examples
    --------
    >>> smallest_difference(452, 3271, 20, tests=8)
    9
    """
    from scipy.stats import fisher_exact

    if min(words, other_words) <= 0 or not 0 <= other_hits <= other_words:
        raise SettingError(f"{other_hits} hits in {other_words} words against a text of {words} words: nothing to compare.")
    for hits in range(int(words * other_hits / other_words) + 1, int(words) + 1):
        if fisher_exact([[hits, words - hits], [other_hits, other_words - other_hits]])[1] < level / tests:
            return hits
    return None


# Spread


def dispersion(counts, sizes):
    """How evenly a word or frame is spread over parts of known size.

    Returns
    -------
    Series
        `range` (parts that have it), `dp` (Gries 2008: half the sum of the absolute differences between the parts'
        shares of hits and of words; 0 is even), `dp_norm` (Lijffijt and Gries 2012: divided by 1 less the smallest
        part), `juilland_d` (over rates; 1 is even). NaN without hits.

    Examples
    --------
    >>> dispersion([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]).round(4).to_dict()
    {'range': 5.0, 'dp': 0.18, 'dp_norm': 0.2195, 'juilland_d': 0.7852}
    """
    counts, sizes = np.asarray(counts, dtype=float), np.asarray(sizes, dtype=float)
    if len(counts) != len(sizes) or len(counts) < 2 or not (sizes > 0).all():
        raise SettingError("Dispersion needs two or more parts, each with words.")
    result = {"range": float((counts > 0).sum()), "dp": np.nan, "dp_norm": np.nan, "juilland_d": np.nan}
    if counts.sum() > 0:
        expected, rates = sizes / sizes.sum(), counts / sizes
        result["dp"] = np.abs(counts / counts.sum() - expected).sum() / 2
        result["dp_norm"] = result["dp"] / (1 - expected.min())
        result["juilland_d"] = 1 - rates.std() / rates.mean() / np.sqrt(len(counts) - 1)
    return pd.Series(result)


def mattr(tokens, window=50):
    """Moving-average type-token ratio (Covington and McFall 2010): mean share of different words in every run of `window` words.

    NaN for a text shorter than the window.

    Examples
    --------
    >>> mattr("a b a c".split(), window=2)
    1.0
    """
    if len(tokens) < window:
        return float("nan")
    runs = range(len(tokens) - window + 1)
    return sum(len(set(tokens[i : i + window])) for i in runs) / window / len(runs)
