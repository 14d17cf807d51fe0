"""Do two coders, or a codebook and a coder, agree: Krippendorff's alpha with its interval, scores by frame."""

import numpy as np
import pandas as pd

from ..claims import of_coder

SEED = 20151216
RESAMPLES = 2000


def alpha(codes, resamples=RESAMPLES, level=0.05):
    """Krippendorff's alpha for nominal codes, with a bootstrap interval over the coded units.

    Parameters
    ----------
    codes : DataFrame, or sequence of sequences
        One row a coder, one column a unit; None or NaN where a coder did not code a unit.
    resamples : int
        Units are drawn with replacement so many times, and alpha made anew from each draw (0: no interval).

    Returns
    -------
    Series
        `alpha, low, high, units` (coded by two or more), `agreement` (share of the pairs of codes within units that
        are equal, 0 to 1), `note`. alpha is NaN where it is undefined (all codes equal,
        or no unit with two codes) and the note says so; draws in which it is undefined are left out of the interval.

    Source: Krippendorff (2011), Computing Krippendorff's alpha-reliability, the nominal metric.

    Examples
    --------
    >>> found = alpha([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]])
    >>> round(found["alpha"], 3), found["units"]
    (0.095, 10)
    """
    codes = pd.DataFrame(codes, dtype=object).to_numpy()
    number, values = pd.factorize(codes.ravel())  # -1 where a code is missing
    counts = (number.reshape(codes.shape)[:, :, None] == np.arange(len(values))).sum(axis=0)
    counts = counts[counts.sum(axis=1) >= 2]
    size, result = counts.sum(axis=1), dict.fromkeys(("alpha", "low", "high", "agreement"), np.nan)
    result |= {"units": len(counts), "note": None if len(counts) else "undefined: no unit was coded by two coders"}
    if len(counts):
        result["agreement"] = float((counts * (counts - 1)).sum() / (size * (size - 1)).sum())
        result["alpha"] = float(_alphas(np.ones((1, len(counts))), counts)[0])
        if np.isnan(result["alpha"]):
            result["note"] = "undefined: all codes are equal, so nothing varies"
        elif resamples:
            chances = np.full(len(counts), 1 / len(counts))
            draws = np.random.default_rng(SEED).multinomial(len(counts), chances, size=resamples)
            ends = np.nanquantile(_alphas(draws.astype(float), counts), [level / 2, 1 - level / 2])
            result["low"], result["high"] = ends.tolist()
    return pd.Series(result, dtype=object)


def _alphas(draws, counts):
    """Nominal alpha for each row of `draws` (how often each unit is in the sample), from counts of unit by value."""
    size = counts.sum(axis=1)
    split = (size**2 - (counts**2).sum(axis=1)) / (size - 1)  # pairs of unlike codes within the unit
    totals = draws @ counts
    n = totals.sum(axis=1)
    unlike = (n**2 - (totals**2).sum(axis=1)) / (n - 1)
    return 1 - np.divide(draws @ split, unlike, out=np.full(len(draws), np.nan), where=unlike > 0)


def score_frames(hits, coding, coder=None, frames=None, resamples=RESAMPLES):
    """Compare the frames found with the frames coded by hand, unit by unit.

    Parameters
    ----------
    hits : DataFrame
        From `find_frames`.
    coding : DataFrame
        One row a coded unit: `article, start, end, frames` (separated by semicolons, empty for none), `coder`.
    coder : str, optional
        Whose codes count; needed where several coded.
    frames : sequence of str, optional
        Frames to score, in order; without it all that were found or coded.

    Returns
    -------
    DataFrame
        One row a frame (index `frame`): `units, coded, found, right, false, missed` (numbers of units), `precision,
        recall, f1` (NaN where nothing was found or coded), `alpha, low, high` (frame or not, with its interval),
        `note`.

    Raises
    ------
    CorpusError
        Several coders and none chosen, an unknown coder, a missing column.
    """
    units, rows = of_coder(coding, coder, "coded units", ("article", "start", "end", "frames")), []
    coded = [{one.strip() for one in str(cell).split(";") if one.strip()} for cell in units["frames"].fillna("")]
    found = []
    for article, start, end in units[["article", "start", "end"]].itertuples(index=False):
        inside = (hits["article"] == article) & (hits["start"] >= int(start)) & (hits["end"] <= int(end))
        found.append(set(hits.loc[inside, "frame"]))
    for frame in sorted(set().union(*coded, *found)) if frames is None else frames:
        marks = np.array([[frame in one for one in side] for side in (coded, found)], dtype=int)
        agreed = alpha(marks, resamples)[["alpha", "low", "high", "note"]]
        rows.append((frame, len(units), *marks.sum(axis=1), marks.prod(axis=0).sum(), *agreed))
    table = pd.DataFrame(rows, columns=["frame", "units", "coded", "found", "right", "alpha", "low", "high", "note"])
    table = table.set_index("frame")
    right, n_found, n_coded = (table[name].astype(float) for name in ("right", "found", "coded"))
    table = table.assign(false=table["found"] - table["right"], missed=table["coded"] - table["right"])
    return table.assign(precision=right / n_found, recall=right / n_coded, f1=2 * right / (n_found + n_coded))
