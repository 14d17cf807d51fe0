"""One Excel workbook of everything found in a corpus: a sheet a table, links to the article pages, no formula."""

import io
import re

import pandas as pd

from ..ground import write_whole
from ..intake import line_feeds, printable
from .citations import cite

MOST = 32_000  # characters of a cell; Excel has room for 32,767 and cuts the rest in silence
_NO_SHEET = re.compile(r"[\[\]:*?/\\]")
_WIDEST, _NARROWEST = 60, 8


def corpus_tables(corpus):
    """Everything that is found in a corpus, by the name of its sheet; whole texts are not among it.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    dict of str to DataFrame
        `to print, figures, verdicts, quotations, claims, claims compared, frames, articles, references`.
    """
    from ..claims import align_claims, find_claims
    from ..figures import find_statistics
    from ..framing import codebook_for, find_frames
    from ..speech import find_copies, find_quotations
    from ..verdicts import print_this, reconcile

    articles = corpus.articles
    figures, claims = find_statistics(articles), find_claims(articles)
    verdicts = reconcile(figures, corpus.references, corpus.codings.get("figure_groups"))
    told = articles.drop(columns="text").assign(words=articles["text"].str.split().str.len())
    return {
        "to print": print_this(figures, verdicts, corpus.references, copies=find_copies(articles)),
        "figures": figures,
        "verdicts": verdicts,
        "quotations": find_quotations(articles),
        "claims": claims,
        "claims compared": align_claims(claims) if len(claims) else claims.iloc[:0],
        "frames": find_frames(articles, codebook_for(articles)),
        "articles": told.assign(reference=[cite(row) for _, row in articles.iterrows()]).reset_index(),
        "references": corpus.references.assign(reference=[cite(row) for _, row in corpus.references.iterrows()]),
    }


def write_workbook(path, tables, link=None):
    """Write tables as one Excel workbook.

    Parameters
    ----------
    path : str or Path
    tables : dict of str to DataFrame
        Name of the sheet to table; the labels of the rows go into a first column `row`.
    link : callable, optional
        Id of an article to the address of its page, which the cells of a column `article` lead to.

    Returns
    -------
    Path
        The file. Text is written as text (nothing is run as a formula), control characters as the mark for unknown; a
        text longer than 32,000 characters is cut and says so; infinite bounds are written as words.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, table in (tables or {"empty": pd.DataFrame()}).items():
        numbered = table.index.name is None and table.index.dtype.kind == "i"
        sheet = book.create_sheet(_NO_SHEET.sub(" ", name)[:31])
        _fill(sheet, table if numbered else table.reset_index(names="row"), link)
    data = io.BytesIO()
    book.save(data)
    return write_whole(path, data.getvalue())


def _fill(sheet, table, link):
    from openpyxl.styles import Alignment, Font

    known = table.astype(object).where(table.notna(), None)
    for row in ([str(name) for name in table], *known.itertuples(index=False)):
        sheet.append(list(map(_plain, row)))
    for head, *cells in sheet.columns:
        texts = [cell for cell in cells if isinstance(cell.value, str)]
        for cell in (head, *texts):
            cell.data_type = "s"  # also where it begins like a formula
            if cell is not head and head.value == "article" and link and link(cell.value):
                cell.hyperlink, cell.font = link(cell.value), Font(color="0563C1", underline="single")
            cell.alignment = Alignment(vertical="top", wrap_text=len(cell.value) > _WIDEST)
        head.font = Font(bold=True)
        width = max(_NARROWEST, len(head.value) + 2, *(min(len(cell.value) + 1, _WIDEST) for cell in texts))
        sheet.column_dimensions[head.column_letter].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions if len(table) else None


def _plain(value):
    """A cell that a workbook can hold: numbers, text; missing is empty."""
    value = value.item() if hasattr(value, "item") else value
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return {float("inf"): "no upper bound", float("-inf"): "no lower bound"}.get(value, value)
    text = line_feeds(printable(str(value)))
    return text if len(text) <= MOST else f"{text[:MOST]} [cut: {len(text):,} characters]"
