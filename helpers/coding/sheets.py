"""Hand coding: blank sheets for a further coder, and the agreement between coders."""

import math
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd

from ..ground import CorpusError, SettingError, write_whole
from .agreement import alpha

# For each kind of coding: what makes a unit, and the decisions that are compared.
KINDS = {
    "statistics": (("article", "start", "end"), ("value", "unit", "measure", "place", "as_of", "attribution")),
    "quotations": (("article", "start", "end"), ("kind", "speaker", "verb")),
    "claims": (("claim", "article"), ("stance", "speaker")),
    "frames": (("article", "start", "end"), ("main", "frames")),
}
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
    _check_kind(kind)
    name = "".join(c if c.isalnum() else "-" for c in str(coder).strip().lower()).strip("-")
    if not name:
        raise SettingError(f"coder={coder!r}: give a name with at least one letter or digit.")
    coding = corpus.codings.get(kind)
    if coding is None or coding.empty:
        told = f"Corpus {corpus.name!r} has no coding/{kind}.csv with rows"
        raise CorpusError(f"{told}; its units are what a second coder codes.")
    _check_columns(coding, kind, f"coding/{kind}.csv")
    columns = list(dict.fromkeys(("coder", *coding.columns)))
    evidence = ("start", "end") if kind == "claims" else ()  # where a claim stands is a decision
    shown = [name for name in columns if name in _GIVEN and name not in evidence]
    units = coding.drop_duplicates(list(KINDS[kind][0]))[shown].map(_cell)
    sheet = units.assign(coder=str(coder).strip()).reindex(columns=columns).to_csv(index=False, lineterminator="\n")
    path = Path(folder) / f"{kind}_{name}.csv"
    if path.exists():
        where = f"{path.name} is in {path.parent.name!r} already"
        raise SettingError(f"{where}; a sheet is never overwritten. Move it, or name another folder.")
    write_whole(path, sheet.encode("utf-8"))
    return path


def _cell(cell):
    if cell is None or cell != cell:
        return ""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def coding_agreement(codings, kind):
    """Agreement between two or more coders on the same units: Krippendorff's alpha and the share of equal decisions.

    Parameters
    ----------
    codings : DataFrame, or dict or list of DataFrames
        Rows of one kind with a column `coder` and the columns of that kind; several sheets are put together. A dict is
        taken as `corpus.codings` (its table of this kind) or as one sheet for each coder.
    kind : str
        `statistics`, `quotations`, `claims` or `frames`.

    Returns
    -------
    DataFrame
        One row a decision (such as `stance` or `unit`), in the order of the codebook: `decision, coders, units` (decided
        by two or more coders), `agreement` (share of pairs of decisions that are equal, 0 to 1), `alpha` (nominal; NaN
        where unknown), `note` (why it is unknown, else None). With one coder, all is unknown: one person cannot agree.
        Case is ignored; an empty cell is the decision that there is none; a coder whose sheet is all empty has not coded.

    Raises
    ------
    SettingError
        An unknown kind, or a table that is none.
    CorpusError
        A missing column, or a coder who decides the same unit twice.

    Notes
    -----
    Alpha after Krippendorff, Content Analysis (2004), chapter 11, nominal metric, as computed by the package
    `krippendorff`. It is unknown where all decisions are one and the same, since nothing varies then.

    Examples
    --------
    >>> ann = pd.DataFrame({"coder": "Ann", "claim": ["c1", "c2", "c3"], "article": "a", "stance": ["asserts", "silent", "asserts"]})
    >>> ben = ann.assign(coder="Ben", stance=["denies", "silent", "asserts"])
    >>> coding_agreement([ann, ben], "claims")[["decision", "units", "agreement", "alpha"]].round(2).to_dict("records")
    [{'decision': 'stance', 'units': 3, 'agreement': 0.67, 'alpha': 0.55}]
    """
    _check_kind(kind)
    table = _one_table(codings, kind)
    _check_columns(table, kind, f"The coding of {kind}")
    unit, decisions = KINDS[kind]
    named = [decision for decision in decisions if decision in table.columns]
    begun = table[named].notna().any(axis=1).groupby(table["coder"]).any()
    coders = sorted(str(coder) for coder, has in begun.items() if has)
    table = table[table["coder"].astype(str).isin(coders)]
    doubled = table.duplicated(["coder", *unit], keep=False)
    if doubled.any():
        row = table[doubled].iloc[0]
        where = ", ".join(f"{name} {_cell(row[name])}" for name in unit)
        raise CorpusError(f"{row['coder']} has coded the same unit twice: {where}.")
    rows = [_agree(table, unit, decision, coders) for decision in named]
    columns = ["decision", "coders", "units", "agreement", "alpha", "note"]
    return pd.DataFrame(rows, columns=pd.Index(columns, dtype=object)).astype({"decision": object, "note": object})


def _agree(table, unit, decision, coders):
    row = {"decision": decision, "coders": len(coders), "units": 0, "agreement": math.nan, "alpha": math.nan, "note": None}
    if len(coders) < 2:
        return row | {"note": f"unknown: {'nobody' if not coders else 'one coder'} has coded; a second person is needed"}
    wide = table.assign(code=pd.factorize(table[decision].map(_decision), sort=True)[0])
    wide = wide.pivot(index=list(unit), columns="coder", values="code")
    wide = wide[wide.notna().sum(axis=1) >= 2]
    if wide.empty:
        return row | {"note": "unknown: no unit is decided by two coders"}
    cells = wide.to_numpy(dtype=float)
    pairs = [(a == b)[~np.isnan(a) & ~np.isnan(b)] for a, b in combinations(cells.T, 2)]
    row |= {"units": len(wide), "agreement": float(np.concatenate(pairs).mean())}
    found = alpha(cells.T, resamples=0)
    return row | {"alpha": found["alpha"], "note": found["note"] and "unknown: every decision is the same, so nothing varies"}


def _decision(cell):
    """A decision as it is compared: without case, a list in any order, an empty cell as "none"."""
    parts = [] if cell is None or cell != cell else [part.strip().casefold() for part in str(_cell(cell)).split(";")]
    return "; ".join(sorted(part for part in parts if part)) or "none"


def _one_table(codings, kind):
    if isinstance(codings, pd.DataFrame):
        return codings
    if isinstance(codings, dict):
        codings = [codings[kind]] if isinstance(codings.get(kind), pd.DataFrame) else list(codings.values())
    sheets = list(codings) if isinstance(codings, (list, tuple)) else []
    if not sheets or not all(isinstance(sheet, pd.DataFrame) for sheet in sheets):
        raise SettingError("Give one table of codings, or a list or dict of tables (such as corpus.codings).")
    return pd.concat([sheet.astype(object) for sheet in sheets], ignore_index=True)


def _check_kind(kind):
    if kind not in KINDS:
        raise SettingError(f"kind={kind!r} is unknown; it is one of {', '.join(KINDS)}.")


def _check_columns(table, kind, where):
    missing = [name for name in ("coder", *KINDS[kind][0]) if name not in table.columns]
    if missing:
        raise CorpusError(f"{where}: column {missing[0]!r} is missing.")
