"""Tables as files to pass on: CSV that a spreadsheet opens without running anything."""

import base64
from pathlib import Path

import pandas as pd

from ..ground import write_whole
from .cells import clean

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guard_formula(cell):
    """A text cell that a spreadsheet would read as a formula, with an apostrophe before it; signs to obey are shown.

    Examples
    --------
    >>> guard_formula("=1+1"), guard_formula("a=1"), guard_formula(-2.5)
    ("'=1+1", 'a=1', -2.5)
    """
    if not isinstance(cell, str):
        return cell
    cell = clean(cell)
    return f"'{cell}" if cell.lstrip(" ").startswith(_STARTS_FORMULA) else cell


def as_csv(table):
    """The bytes of a table as CSV that a spreadsheet reads right and runs nothing of; without its index."""
    safe = table.rename(columns=guard_formula).map(guard_formula)
    return safe.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def data_link(data, kind):
    """Bytes as an address of their own: a link that works without a server."""
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def write_tables(folder, **tables):
    """Write tables as CSV files (UTF-8 with mark, so that spreadsheets read accents right).

    Parameters
    ----------
    folder : str or Path
        Made when it is not there.
    **tables : DataFrame
        File name without ending to table; the labels of the rows go into a first column `row`.

    Returns
    -------
    DataFrame
        One row a file: `file`, `rows`, `columns`; in the order given.

    Raises
    ------
    SettingError
        The folder or a file cannot be written; files written before stay whole.

    Text that begins like a formula (= + - @) gets an apostrophe before it; numbers stay numbers.
    """
    written = []
    for name, table in tables.items():
        safe = table.reset_index(names="row") if "row" not in table.columns else table
        write_whole(Path(folder) / f"{name}.csv", as_csv(safe))
        written.append({"file": f"{name}.csv", "rows": len(table), "columns": safe.shape[1]})
    return pd.DataFrame(written, columns=["file", "rows", "columns"])
