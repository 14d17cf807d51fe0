"""Two groups of articles set against each other: differences with intervals, small changes, and what may be called a finding."""

import numpy as np
import pandas as pd

from ..ground import FLAG, NUMBER, TEXT, WHOLE, SettingError, make_table
from .counts import PER, unit_counts
from .uncertainty import RESAMPLES, SEED, corrected, generator, smallest_difference


def choose_sides(ids, target, apart=()):
    """Split articles into those looked at, those they are compared with, and those kept apart.

    Parameters
    ----------
    ids : list of str
        The articles in use, in order.
    target, apart : list of str
        Articles wanted on that side; those not in use are passed over. If no target is left, the first article is it; if
        nothing is left to compare with, what was to be kept apart is.

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
        raise SettingError(f"{'No article' if not ids else f'Article {ids[0]!r} alone'}: a comparison needs two; 05_your_own_articles reads a single one.")
    target = [one for one in ids if one in target][: len(ids) - 1] or ids[:1]
    apart = [one for one in ids if one in apart and one not in target]
    reference = [one for one in ids if one not in target and one not in apart]
    return (target, reference, apart) if reference else (target, apart, [])


def _sides(units, target, reference):
    """Where the two groups stand among the units; a sentence if there is nothing to compare."""
    target, reference = list(target), list(reference)
    both = set(target) & set(reference)
    if both:
        raise SettingError(f"Article {sorted(both)[0]!r} stands on both sides of the comparison.")
    sides = [units["article"].isin(side).to_numpy() for side in (target, reference)]
    for side, name, ids in zip(sides, ("looked at", "compared with"), (target, reference), strict=True):
        if not units["words"].to_numpy()[side].sum():
            raise SettingError(f"No words in the articles {name} ({', '.join(ids) or 'none'}), so no comparison is possible; a comparison needs an article on each side.")
    return sides


def resampled(units, resamples, seed):
    """How often each unit is drawn when the paragraphs of each article are drawn anew, with replacement, among themselves.

    Returns
    -------
    array
        One row a resample, one column a unit; the draws of an article add up to its number of paragraphs.
    """
    for name, value, least in (("RESAMPLES", resamples, 1), ("SEED", seed, 0)):
        if isinstance(value, bool) or not isinstance(value, (int, np.integer)) or value < least:
            raise SettingError(f"{name} = {value!r}: write a whole number from {least}.")
    rng = generator(seed)
    weights = np.zeros((resamples, len(units)), dtype=np.float32)
    articles = units["article"].to_numpy()
    for article in dict.fromkeys(articles):
        own = np.flatnonzero(articles == article)
        weights[:, own] = rng.multinomial(len(own), np.full(len(own), 1 / len(own)), size=resamples)
    return weights


def _rate(weights, counts, size, side, per):
    with np.errstate(divide="ignore", invalid="ignore"):
        return (weights[:, side] @ counts[side]) / (weights[:, side] @ size[side])[:, None] * per


def _differences(counts, size, sides, weights, per=PER):
    """Point difference and the four ends of its intervals, one row a column of counts."""
    counts, size = np.asarray(counts, dtype=np.float32), np.asarray(size, dtype=np.float32)
    ones = np.ones((1, len(size)), dtype=np.float32)
    point = np.subtract(*(_rate(ones, counts, size, side, per)[0] for side in sides))
    drawn = np.subtract(*(_rate(weights, counts, size, side, per) for side in sides))
    quantile = np.nanquantile if np.isnan(drawn).any() else np.quantile  # a draw may have no words on one side
    ends = quantile(drawn, [0.025, 0.975, 0.25, 0.75], axis=0)
    return np.column_stack([point, ends.T]).astype(np.float64)


def differences(counts, units, target, reference, resamples=RESAMPLES, seed=SEED):
    """Compare the rates of two groups of articles, name by name, with the paragraph as unit.

    Parameters
    ----------
    counts, units : DataFrame
        From `unit_counts` and `text_units`.
    target, reference : list of str
        Articles looked at, and those they are compared with.
    resamples, seed : int
        Paragraphs are drawn anew within each article so many times (intervals), and shuffled between the two groups
        so many times (p).

    Returns
    -------
    DataFrame
        One row a name, largest difference first; columns `name, target_hits, reference_hits, target, reference` (per
        1,000 words), `difference, low, high` (95%), `low50, high50`, `p` (permutation, two-sided), `p_holm, p_bh`, `needs`
        (hits that would have been enough by
        `smallest_difference`, Holm over all names; words taken as independent, so the best case), `without_longest` (difference without the longest
        article of the reference; NaN if it is the only one).

    Raises
    ------
    SettingError
        A side without words, or an article on both sides.
    """
    sides = _sides(units, target, reference)
    size = units["words"].to_numpy()
    found = _differences(counts, size, sides, resampled(units, resamples, seed))
    p = _shuffled(counts.to_numpy(dtype=np.float32), size, sides, resamples, seed)
    holm, bh = corrected(p)
    total = units.groupby("article")["words"].sum()
    longest = total[[article for article in reference if article in total]].idxmax()
    others = [article for article in reference if article != longest]
    shorter = np.full(len(p), np.nan)
    if total.reindex(others).sum() > 0:
        shorter = _differences(counts, size, _sides(units, target, others), np.ones((1, len(size)), dtype=np.float32))[:, 0]
    words_of = [int(size[side].sum()) for side in sides]
    hits = [counts.to_numpy()[side].sum(axis=0) for side in sides]
    needs = [smallest_difference(*words_of, there, tests=len(p)) for there in hits[1].tolist()]
    names = pd.Series(list(counts.columns), dtype=object)
    table = pd.DataFrame({"name": names, "target_hits": hits[0], "reference_hits": hits[1]})
    table = table.assign(target=PER * hits[0] / words_of[0], reference=PER * hits[1] / words_of[1])
    table[["difference", "low", "high", "low50", "high50"]] = found
    table = table.assign(p=p, p_holm=holm, p_bh=bh, needs=np.array(needs, dtype=float), without_longest=shorter)
    return table.sort_values(["difference", "name"], ascending=[False, True], ignore_index=True)


def _shuffled(counts, size, sides, resamples, seed):
    """Two-sided p of the difference of rates when paragraphs change sides at random; (as extreme + 1) / (all + 1)."""
    both = sides[0] | sides[1]
    counts, size, here = counts[both], size[both].astype(np.float32), sides[0][both]
    rng = generator(seed + 1)
    drawn = rng.permuted(np.tile(here, (resamples, 1)), axis=1).astype(np.float32)
    drawn = np.vstack([here.astype(np.float32), drawn])
    with np.errstate(divide="ignore", invalid="ignore"):
        gap = (drawn @ counts) / (drawn @ size)[:, None] - ((1 - drawn) @ counts) / ((1 - drawn) @ size)[:, None]
    return ((np.abs(gap[1:]) >= np.abs(gap[0]) - 1e-9).sum(axis=0) + 1) / (resamples + 1)


def variants(hits, units, names, target, reference, resamples=RESAMPLES, seed=SEED):
    """Every difference once more, under small changes: one article less, one pattern less, other ways to count.

    Parameters
    ----------
    hits : DataFrame
        From `find_frames`.
    units, target, reference, resamples, seed
        As for `differences`.
    names : list of str
        Frames.

    Returns
    -------
    DataFrame
        One row a frame and variant; columns `name, variant` ("as found" first), `kind` (`as found, article, pattern,
        counting`), `difference, low, high`, `clear` (the 95% interval leaves out zero). A pattern is left out by
        leaving out its hits: no shorter pattern steps in for it.
    """
    sides = _sides(units, target, reference)
    weights = resampled(units, resamples, seed)
    counts, size = unit_counts(hits, units, names), units["words"].to_numpy()
    columns = dict.fromkeys(("name", "variant", "kind"), TEXT) | dict.fromkeys(("difference", "low", "high"), NUMBER) | {"clear": FLAG}
    rows = []

    def add(variant, kind, counts=counts, size=size, sides=sides, per=PER, names=names):
        found = _differences(counts, size, sides, weights, per)
        told = [variant] * len(found) if isinstance(variant, str) else variant
        for name, one, (difference, low, high, *_) in zip(names, told, found, strict=True):
            cells = (name, one, kind, difference, low, high, bool(low > 0 or high < 0))
            rows.append(dict(zip(columns, cells, strict=True)))

    add("as found", "as found")
    for article in [*target, *reference]:
        left = [[one for one in side if one != article] for side in (target, reference)]
        if all(units.loc[units["article"].isin(side), "words"].sum() for side in left):
            add(f"without {article}", "article", sides=_sides(units, *left))
    body = (units["kind"] == "body").to_numpy()
    add("outlet's own words only", "counting", unit_counts(hits[hits["voice"] == "outlet"], units, names))
    add("body only", "counting", counts * body[:, None], size * body)
    add("paragraphs with it, of 100", "counting", (counts > 0).astype(int), np.ones(len(units)), per=100)
    add("words cut at blanks", "counting", size=units["split_words"].to_numpy())
    inside = hits[hits["article"].isin([*target, *reference]) & hits["frame"].isin(names)]
    inside = inside.assign(pair=list(zip(inside["frame"], inside["pattern"], strict=True)))
    pairs = sorted(set(inside["pair"]))
    if pairs:  # all patterns at once: a column for each, the frame's hits less those of the pattern
        gone = unit_counts(inside.assign(pair=inside["pair"].map(pairs.index)), units, range(len(pairs)), column="pair")
        left = counts[[name for name, _ in pairs]].to_numpy() - gone.to_numpy()
        add([f"without “{pattern}”" for _, pattern in pairs], "pattern", left, names=[name for name, _ in pairs])
    order = {name: i for i, name in enumerate(names)}
    return make_table(sorted(rows, key=lambda row: order[row["name"]]), columns)


def steadiness(table):
    """Sum up `variants`: one row a frame with a finding or none.

    Returns
    -------
    DataFrame
        Columns `name, difference, clear` (as found), `variants` (how many others), `same_sign, still_clear` (of these),
        `turned_by` (the variants in which a clear difference is not clear any more or changes its sign; at most three
        are named), `holds` (clear, and in every variant clear with the same sign).
    """
    rows = []
    for name, own in table.groupby("name", sort=False):
        base, rest = own[own["kind"] == "as found"].iloc[0], own[own["kind"] != "as found"]
        same = np.sign(rest["difference"]) == np.sign(base["difference"])
        still = same & rest["clear"]
        turned = rest.loc[~still, "variant"].tolist() if base["clear"] else []
        told = "; ".join(turned[:3]) + (f"; {len(turned) - 3} more" if len(turned) > 3 else "")
        rows.append({
            "name": name, "difference": base["difference"], "clear": bool(base["clear"]), "variants": len(rest), "same_sign": int(same.sum()),
            "still_clear": int(still.sum()), "turned_by": told or None, "holds": bool(base["clear"] and not turned),
        })  # fmt: skip
    whole = dict.fromkeys(("variants", "same_sign", "still_clear"), WHOLE)
    return make_table(rows, {"name": TEXT, "difference": NUMBER, "clear": FLAG} | whole | {"turned_by": TEXT, "holds": FLAG})


GATE = ((0.8, "to rely on"), (0.667, "for tentative conclusions only"), (-np.inf, "not used for conclusions"))  # Krippendorff 2004


def gate(alpha, tested=True):
    """What agreement allows, after Krippendorff: .800 to rely on, .667 for tentative conclusions, less for none.

    Examples
    --------
    >>> gate(0.7), gate(0.9, tested=False)
    ('for tentative conclusions only', 'no test: patterns changed after scoring')
    """
    if not tested:
        return "no test: patterns changed after scoring"
    return "unknown: alpha is undefined" if alpha != alpha else next(text for least, text in GATE if alpha >= least)


def unchanged_frames(codebook, frozen):
    """Ids of the frames whose patterns are those of an earlier, frozen codebook, in order; only they have been tested."""
    before = {frame.id: frame.patterns for frame in frozen.frames}
    return [frame.id for frame in codebook.frames if before.get(frame.id) == frame.patterns]


def findings(compared, steady, scores, level=0.05):
    """Which differences may be called findings: interval off zero, p after Holm, steady, and a frame that passes the gate.

    Parameters
    ----------
    compared, steady : DataFrame
        From `differences` and `steadiness`.
    scores : DataFrame or None
        From `score_frames`, with a column `tested` (the patterns were not changed after scoring); None without a hand
        coding (then no frame passes).

    Returns
    -------
    DataFrame
        One row a frame in the order of `compared`; flags `interval, holm, steady, gate` and `finding` (all four).
    """
    passed = [] if scores is None else scores.index[scores["tested"] & (scores["alpha"].astype(float) >= GATE[1][0])]
    steady = steady.set_index("name").loc[compared["name"]]
    table = pd.DataFrame({
        "name": compared["name"], "interval": steady["clear"].to_numpy(), "holm": compared["p_holm"] < level,
        "steady": steady["holds"].to_numpy(), "gate": compared["name"].isin(passed),
    })  # fmt: skip
    return table.assign(finding=table.drop(columns="name").all(axis=1))


def word_shift(target_counts, reference_counts):
    """What each word adds to the Jensen-Shannon divergence of two texts.

    Returns
    -------
    DataFrame
        One row a word, largest part first; columns `target, reference` (counts), `bits` (the bits of all words add up to
        the divergence, 0 to 1; Lin 1991, base 2, weights one half), `share` (of the sum, below 0 where the reference uses
        the word more).

    Examples
    --------
    >>> word_shift({"a": 1}, {"b": 1})["bits"].tolist()
    [0.5, 0.5]
    """
    from scipy.special import rel_entr

    table = pd.DataFrame({"target": pd.Series(target_counts, dtype=float), "reference": pd.Series(reference_counts, dtype=float)}).fillna(0).sort_index()
    p, q = (table[side].to_numpy() / max(table[side].sum(), 1) for side in ("target", "reference"))
    table["bits"] = (rel_entr(p, (p + q) / 2) + rel_entr(q, (p + q) / 2)) / 2 / np.log(2)
    table["share"] = np.where(p >= q, 1, -1) * table["bits"] / (table["bits"].sum() or 1)
    return table.rename_axis("word").sort_values("bits", ascending=False, kind="stable")
