"""Do two coders, or a codebook and a coder, agree: Krippendorff's alpha with its interval, and scores frame by frame."""

import numpy as np
import pandas as pd

from ..ground import SettingError

SEED = 20151216
RESAMPLES = 2000


def generator(seed=None):
    """A numpy random generator; without a seed (a number or a generator) the one all results of the package start from."""
    return np.random.default_rng(SEED if seed is None else seed)


def alpha(codes, resamples=RESAMPLES, level=0.05, seed=None):
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
        `alpha, low, high, units` (coded by two or more), `note`. alpha is NaN where it is undefined (all codes equal, or no
        unit with two codes) and the note says so; draws in which it is undefined are left out of the interval.

    Source: Krippendorff (2011), Computing Krippendorff's alpha-reliability; computed with the package krippendorff.

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
    result = {"alpha": np.nan, "low": np.nan, "high": np.nan, "units": len(counts), "note": None}
    if not len(counts):
        return pd.Series(result | {"note": "undefined: no unit was coded by two coders"}, dtype=object)
    if (counts.sum(axis=0) > 0).sum() < 2:
        return pd.Series(result | {"note": "undefined: all codes are equal, so there is nothing to agree about"}, dtype=object)
    import krippendorff

    result["alpha"] = float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))
    if resamples:
        draws = generator(seed).multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=resamples)
        drawn = _alphas(draws.astype(float), counts)
        drawn = drawn[~np.isnan(drawn)]
        result["low"], result["high"] = (float(end) for end in np.quantile(drawn, [level / 2, 1 - level / 2]))
    return pd.Series(result, dtype=object)


def _alphas(draws, counts):
    """Nominal alpha for each row of `draws` (how often each unit stands in the sample), from counts of unit by value."""
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
        One row a frame (index `frame`): `units, coded, found, right, false, missed` (numbers of units), `precision, recall,
        f1` (NaN where nothing was found or coded), `alpha, low, high` (frame or not, with its interval), `note`.

    Raises
    ------
    SettingError
        Several coders and none chosen, an unknown coder, a missing column.
    """
    units = coded_units(hits, coding, coder)
    names = list(frames) if frames is not None else sorted({f for column in ("coded", "found") for one in units[column] for f in one})
    rows = []
    for frame in names:
        coded = np.array([frame in one for one in units["coded"]], dtype=int)
        found = np.array([frame in one for one in units["found"]], dtype=int)
        right, n_found, n_coded = int((coded & found).sum()), int(found.sum()), int(coded.sum())
        row = {"units": len(units), "coded": n_coded, "found": n_found, "right": right, "false": n_found - right, "missed": n_coded - right}
        row |= {"precision": right / n_found if n_found else np.nan, "recall": right / n_coded if n_coded else np.nan}
        row["f1"] = 2 * right / (n_found + n_coded) if n_found + n_coded else np.nan
        rows.append(row | alpha([coded, found], resamples).drop("units").to_dict())
    columns = ["units", "coded", "found", "right", "false", "missed", "precision", "recall", "f1", "alpha", "low", "high", "note"]
    return pd.DataFrame(rows, index=pd.Index(names, name="frame", dtype=object), columns=columns)


def coded_units(hits, coding, coder=None):
    """The coded units with both sets of frames: `coding` plus the columns `coded` and `found` (sets of str)."""
    missing = [c for c in ("article", "start", "end", "frames") if c not in coding.columns]
    if missing:
        raise SettingError(f"The coding has no column {missing[0]!r}.")
    coders = sorted(set(coding["coder"])) if "coder" in coding.columns else []
    if coder is None and len(coders) > 1:
        raise SettingError(f"Several coders ({', '.join(coders)}); say whose codes count, coder={coders[0]!r}.")
    if coder is not None and coder not in coders:
        raise SettingError(f"No coder {coder!r} in the coding; there {'is' if len(coders) == 1 else 'are'} {', '.join(coders) or 'none'}.")
    units = coding if coder is None else coding[coding["coder"] == coder]
    coded = [{one.strip() for one in str(cell).split(";") if one.strip()} for cell in units["frames"].fillna("")]
    found = []
    for article, start, end in units[["article", "start", "end"]].itertuples(index=False):
        inside = (hits["article"] == article) & (hits["start"] >= int(start)) & (hits["end"] <= int(end))
        found.append(set(hits.loc[inside, "frame"]))
    return units.assign(coded=coded, found=found)
