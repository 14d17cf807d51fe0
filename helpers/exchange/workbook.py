"""One Excel workbook of everything found in a corpus: a sheet a table, links to the article pages, no formula."""

import io
import numbers
import re

import pandas as pd

from ..ground import write_whole
from ..intake import line_feeds, printable

MOST = 32_000  # characters of a cell; Excel has room for 32,767 and cuts the rest in silence
_NO_SHEET = re.compile(r"[\[\]:*?/\\]")
_WIDEST, _MOST_LINES = 60, 12


def write_workbook(path, tables, link=None):
    """Write tables as one Excel workbook.

    Parameters
    ----------
    path : str or Path
    tables : dict of str to DataFrame
        Name of the sheet to table; the labels of the rows go into a first column `row`.
    link : callable, optional
        Id of an article to the address of its page, which the cells of `article`, `a_article` and the like lead to.

    Returns
    -------
    Path
        The file. Text is written as text (nothing is run as a formula), control characters as the mark for unknown; a
        text longer than 32,000 characters is cut and says so; infinite bounds are written as words.
    """
    data = io.BytesIO()
    with pd.ExcelWriter(data, engine="openpyxl") as book:
        for name, table in (tables or {"empty": pd.DataFrame()}).items():
            numbered = table.index.name is None and table.index.dtype.kind == "i"
            shown = (table if numbered else table.reset_index(names="row")).map(_plain).rename(columns=str)
            sheet = _NO_SHEET.sub(" ", name)[:31]
            if sheet.lower() in map(str.lower, book.sheets):  # two names that begin alike
                sheet = f"{sheet[:27]} {len(book.sheets) + 1}"
            shown.to_excel(book, sheet_name=sheet, index=False, freeze_panes=(1, 0))
            _finish(book.sheets[sheet], link)
    return write_whole(path, data.getvalue())


def _finish(sheet, link):
    """Text is marked as text, also where it begins like a formula; columns and rows are as large as they need."""
    from openpyxl.styles import Alignment

    for column in sheet.columns:
        head, filled = column[0], [cell for cell in column if cell.value is not None]
        for cell in filled:
            text = cell.value if isinstance(cell.value, str) else ""
            if text and cell is not head and head.value.endswith("article") and link and link(text):
                cell.hyperlink, cell.style = link(text), "Hyperlink"
            cell.data_type = "s" if text else cell.data_type
            cell.alignment = Alignment(vertical="top", wrap_text=len(text) > _WIDEST)
        head.style = "Headline 4"
        longest = max(len(str(cell.value)) + 3 for cell in filled)
        sheet.column_dimensions[head.column_letter].width = min(longest, _WIDEST)
    for row in sheet.iter_rows():  # not every program works out how high a row must be
        lines = max(len(str(cell.value or "")) for cell in row) // (_WIDEST - 8) + 1
        sheet.row_dimensions[row[0].row].height = 15 * min(lines, _MOST_LINES)
    sheet.auto_filter.ref = sheet.dimensions if sheet.max_row > 1 else None
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0  # all columns on the breadth of a page
    sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.print_title_rows = True, "1:1"


def _plain(value):
    """A cell that a workbook can hold: numbers, text without control characters; no bound is said in words."""
    if not isinstance(value, (str, bool)) and (pd.isna(value) or isinstance(value, numbers.Real)):
        return {float("inf"): "no upper bound", float("-inf"): "no lower bound"}.get(value, value)
    text = line_feeds(printable(str(value)))
    return text if len(text) <= MOST else f"{text[:MOST]} [cut: {len(text):,} characters]"
