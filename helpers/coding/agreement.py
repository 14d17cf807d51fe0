"""Hand coding: blank sheets for a further coder, and whether two coders, or a codebook and a coder, agree."""

import re
from pathlib import Path

import numpy as np
import pandas as pd

from ..ground import NUMBER, TEXT, WHOLE, CorpusError, SettingError, make_table, need, write_whole

SEED = 20151216
RESAMPLES = 2000
# For each kind of coding: what makes a unit, and the decisions that are compared.
KINDS = {
    "statistics": (("article", "start", "end"), ("value", "unit", "measure", "place", "as_of", "attribution")),
    "quotations": (("article", "start", "end"), ("kind", "speaker", "verb")),
    "claims": (("claim", "article"), ("stance", "speaker")),
    "frames": (("article", "start", "end"), ("main", "frames")),
}
_COLUMNS = {"decision": TEXT, "coders": WHOLE, "units": WHOLE, "agreement": NUMBER, "alpha": NUMBER, "note": TEXT}
_GIVEN = ("article", "start", "end", "surface", "quotation", "claim", "proposition", "text", "passage")


def blank_sheet(corpus, kind, coder, folder):
    """Write a sheet that a further coder fills in: the units of an existing coding, without any decision.

    The coder sees what is to be coded and where it stands, and not what others decided. Which stretches count as units
    is thereby given; agreement on finding them needs a coder who starts from the bare texts. An empty cell in a sheet
    that has been begun means "there is none"; rows that were not reached are to be deleted.

    Parameters
    ----------
    corpus : Corpus
        With a coding of this kind.
    kind : str
        `statistics`, `quotations`, `claims` or `frames`.
    coder : str
        Name of the new coder; fills the column `coder` and names the file.
    folder : str or Path
        Where to write `<kind>_<coder>.csv`; made if it is not there.

    Returns
    -------
    Path
        The new file: one row a unit, with the columns of the coding; cells to be decided are empty. For claims, every
        proposition with every article.

    Raises
    ------
    SettingError
        An unknown kind, a coder without letters, a file that exists (a sheet is never overwritten).
    CorpusError
        The corpus has no such coding, or nothing to code.

    Examples
    --------
    >>> import tempfile
    >>> from helpers.corpus import load_corpus
    >>> sheet = blank_sheet(load_corpus("wuzhen"), "statistics", "Ann", tempfile.mkdtemp())
    >>> sheet.name
    'statistics_ann.csv'
    """
    coding, name = corpus.codings.get(kind), re.sub(r"[\W_]", "-", str(coder).strip().lower()).strip("-")
    if not name:
        raise SettingError(f"coder={coder!r}: give a name with at least one letter or digit.")
    if kind in KINDS and (coding is None or coding.empty):
        raise CorpusError(f"Corpus {corpus.name!r} has no coding/{kind}.csv with rows to code again.")
    _check(coding, kind, f"coding/{kind}.csv")
    given = set(_GIVEN) - ({"start", "end"} if kind == "claims" else set())  # where a claim stands is a decision
    units = coding.drop_duplicates(list(KINDS[kind][0])).filter(given).map(_cell)
    path = Path(folder) / f"{kind}_{name}.csv"
    if path.exists():
        where = f"{path.name} is in {path.parent.name!r} already"
        raise SettingError(f"{where}; a sheet is never overwritten. Move it, or name another folder.")
    sheet = units.assign(coder=str(coder).strip()).reindex(columns=dict.fromkeys(("coder", *coding.columns)))
    write_whole(path, sheet.to_csv(index=False, lineterminator="\n").encode("utf-8"))
    return path


def _cell(cell):
    if cell is None or cell != cell:
        return ""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def coding_agreement(codings, kind):
    """Agreement between two or more coders on the same units: Krippendorff's alpha and the share of equal decisions.

    Parameters
    ----------
    codings : DataFrame, or list of DataFrames
        Rows of one kind with a column `coder` and the columns of that kind; several sheets are put together.
    kind : str
        `statistics`, `quotations`, `claims` or `frames`.

    Returns
    -------
    DataFrame
        One row a decision (such as `stance` or `unit`), in the order of the codebook: `decision, coders, units`
        (decided by two or more coders), `agreement` (share of pairs of decisions that are equal, 0 to 1), `alpha`
        (nominal; NaN where unknown), `note` (why it is unknown, else None). With one coder, all is unknown: one person
        cannot agree. Case is ignored; an empty cell is the decision that there is none; a coder whose sheet is all
        empty has not coded.

    Raises
    ------
    SettingError
        An unknown kind, or a table that is none.
    CorpusError
        A missing column, or a coder who decides the same unit twice.

    Notes
    -----
    Alpha after Krippendorff, Content Analysis (2004), chapter 11, nominal metric. It is unknown
    where all decisions are one and the same, since nothing varies then.

    Examples
    --------
    >>> ann = pd.DataFrame({"coder": "Ann", "claim": ["c1", "c2", "c3"], "article": "a",
    ...     "stance": ["asserts", "silent", "asserts"]})
    >>> ben = ann.assign(coder="Ben", stance=["denies", "silent", "asserts"])
    >>> coding_agreement([ann, ben], "claims")[["decision", "units", "agreement", "alpha"]].round(2).to_dict("records")
    [{'decision': 'stance', 'units': 3, 'agreement': 0.67, 'alpha': 0.55}]
    """
    sheets = [codings] if isinstance(codings, pd.DataFrame) else codings
    if not isinstance(sheets, list | tuple) or not sheets or not all(isinstance(one, pd.DataFrame) for one in sheets):
        raise SettingError("Give one table of codings, or a list of tables.")
    table = pd.concat([sheet.astype(object) for sheet in sheets], ignore_index=True)
    _check(table, kind, f"coded {kind}")
    unit, decisions = KINDS[kind]
    named = [decision for decision in decisions if decision in table.columns]
    begun = table[named].notna().any(axis=1).groupby(table["coder"]).any()
    table = table[table["coder"].isin(begun.index[begun])]
    for row in table[table.duplicated(["coder", *unit])].to_dict("records"):
        where = ", ".join(f"{name} {_cell(row[name])}" for name in unit)
        raise CorpusError(f"{row['coder']} has coded the same unit twice: {where}.")
    return make_table((_agree(table, unit, decision) for decision in named), _COLUMNS)


def _agree(table, unit, decision):
    decided = table.assign(decided=table[decision].map(_decision))
    wide = decided.pivot(index=list(unit), columns="coder", values="decided")
    return {"decision": decision, "coders": len(wide.columns)} | alpha(wide.T, resamples=0).to_dict()


def _decision(cell):
    """A decision as it is compared: without case, a list in any order, an empty cell as "none"."""
    parts = (part.strip().casefold() for part in str(_cell(cell)).split(";"))
    return "; ".join(sorted(filter(None, parts))) or "none"


def _check(table, kind, where):
    if kind not in KINDS:
        raise SettingError(f"kind={kind!r} is unknown; it is one of {', '.join(KINDS)}.")
    need(table, where, ("coder", *KINDS[kind][0]))


def alpha(codes, resamples=RESAMPLES):
    """Krippendorff's alpha for nominal codes, with a bootstrap interval (95 %) over the coded units.

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
            ends = np.nanquantile(_alphas(draws.astype(float), counts), [0.025, 0.975])
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


def score_frames(found, coded, resamples=RESAMPLES):
    """Compare the frames found with the frames coded by hand, paragraph by paragraph.

    Parameters
    ----------
    found, coded : DataFrame
        Marks of paragraphs, from `paragraphs_with_hits` and `marked_paragraphs`; those that both have are compared.

    Returns
    -------
    DataFrame
        One row a frame (index `frame`): `units, coded, found, right` (numbers of paragraphs), `precision, recall`
        (NaN where nothing was found or coded), `alpha, low, high` (frame or not, with its interval).
    """
    units, frames = coded.index.intersection(found.index), coded.columns.drop("article")
    coded, found = (side.loc[units, frames].astype(bool) for side in (coded, found))
    right = coded & found
    counts = {"units": len(units), "coded": coded.sum(), "found": found.sum(), "right": right.sum()}
    agreed = [alpha([coded[frame], found[frame]], resamples)[["alpha", "low", "high"]] for frame in frames]
    table = pd.DataFrame(counts).join(pd.DataFrame(map(dict, agreed), frames)).rename_axis("frame")
    return table.assign(precision=table["right"] / table["found"], recall=table["right"] / table["coded"])
