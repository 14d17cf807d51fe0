"""One table of texts as a corpus: CSV, JSON Lines or Parquet, a row an article."""

import json

import pandas as pd

from ..ground import CorpusError, known_cells
from ..intake import decode, read_rows


def rows_of_table(path):
    """One row for each row of a CSV, JSON Lines or Parquet table with a column `text`."""
    rows = []
    for line, cells in _table_cells(path):
        where = f"{path.name}, {line}"
        given = known_cells({str(key): cell for key, cell in cells.items()})
        text = given.pop("text", None)
        if not isinstance(text, str) or not text.strip():
            told = "missing or empty" if text is None else repr(text)[:40]
            raise CorpusError(f"{where}: the column 'text' is {told}.")
        article = given.pop("article", None) or given.get("id")
        article = f"row-{len(rows) + 1}" if article is None else str(article).strip()
        rows.append({"where": where, "article": article, "text": text, "file": path.name, "given": given,
            "source": path.name})
    if not rows:
        raise CorpusError(f"{path.name} has no rows; a corpus needs at least one article.")
    return rows


def _table_cells(path):
    """Where it stands and the cells of each row."""
    if path.suffix.lower() == ".csv":
        for line, cells in read_rows(path, ("text",))[1]:
            yield f"line {line}", cells
    elif path.suffix.lower() == ".parquet":
        try:
            table = pd.read_parquet(path).reset_index()
        except ImportError:
            raise CorpusError(
                f"{path.name}: Parquet tables need pyarrow (pip install -r requirements-exchange.txt).") from None
        except (OSError, ValueError) as error:
            raise CorpusError(f"{path.name} cannot be read as Parquet: {str(error).splitlines()[0]}") from None
        for i, cells in enumerate(table.drop(columns="index", errors="ignore").to_dict("records"), start=1):
            yield f"row {i}", cells
    else:
        lines = decode(path.read_bytes(), path.name)[0].split("\n")
        for i, line in ((i, line) for i, line in enumerate(lines, start=1) if line.strip()):
            try:
                cells = json.loads(line)
            except ValueError as error:
                raise CorpusError(f"{path.name}, line {i}: no JSON ({error}).") from None
            if not isinstance(cells, dict):
                raise CorpusError(f"{path.name}, line {i}: expected one object in braces.")
            yield f"line {i}", cells
