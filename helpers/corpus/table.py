"""One table of texts as a corpus: CSV or JSON Lines, a row an article."""

import json

from ..ground import CorpusError, known_cells
from ..intake import decode, read_rows


def rows_of_table(path):
    """One row for each row of a CSV or JSON Lines table with a column `text`."""
    rows = []
    for line, cells in read_rows(path, ("text",))[1] if path.suffix.lower() == ".csv" else _json_lines(path):
        where = f"{path.name}, line {line}"
        given = known_cells(cells)
        text = given.pop("text", None)
        if not isinstance(text, str) or not text.strip():
            told = "missing or empty" if text is None else repr(text)[:40]
            raise CorpusError(f"{where}: the column 'text' is {told}.")
        article = given.pop("article", None) or given.get("id")
        article = f"row-{len(rows) + 1}" if article is None else str(article).strip()
        row = {"where": where, "article": article, "text": text, "given": given}
        rows.append(row | {"file": path.name, "source": path.name})
    if not rows:
        raise CorpusError(f"{path.name} has no rows; a corpus needs at least one article.")
    return rows


def _json_lines(path):
    """Line number and object of each line that is not blank."""
    for number, line in enumerate(decode(path.read_bytes(), path.name)[0].split("\n"), start=1):
        if line.strip():
            try:
                cells = json.loads(line)
            except ValueError as error:
                raise CorpusError(f"{path.name}, line {number}: no JSON ({error}).") from None
            if not isinstance(cells, dict):
                raise CorpusError(f"{path.name}, line {number}: expected one object in braces.")
            yield number, cells
