"""Tables as people write them: CSV into rows that know their line; a fault is told with file, line, what is allowed."""

import csv
import io

csv.field_size_limit(2**31 - 1)  # a cell may hold a whole article


def rows_of_csv(text, name, required, wrong):
    """The columns, and (line, cells) of each row: stripped, an empty cell None; `wrong`: the class of errors."""
    head = text.lstrip().split("\n", 1)[0]
    lines, separator = io.StringIO(text, newline="").readlines(), max(",;\t", key=head.count)
    reader = csv.reader(lines, strict=True, delimiter=separator)
    rows, line = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((line, [cell.strip() or None for cell in cells]))
            line = reader.line_num + 1
    except csv.Error as error:
        raise wrong(f"{name}, {_quote_fault(str(error), lines, line, separator)}.") from None
    if not rows:
        raise wrong(f"{name} is empty; its first line must name the columns.")
    (first, columns), *rows = rows
    _check_columns(columns, required, f"{name}, line {first}", wrong)
    for line, cells in rows:
        if len(cells) != len(columns):
            told = "text with a comma needs double quotes, an empty cell its comma"
            raise wrong(f"{name}, line {line}: {len(cells)} cells for {len(columns)} columns; {told}.")
    return columns, [(line, dict(zip(columns, cells, strict=True))) for line, cells in rows]


def _quote_fault(told, lines, line, separator):
    """The line, and in words what is wrong with the double quotes of the row that begins there."""
    if told == "unexpected end of data":
        cell = len(next(csv.reader(lines[line - 1 :], delimiter=separator)))
        return f"line {line}, cell {cell}: a double quote that is never closed"
    if "expected after" in told:
        told = "text behind a closing double quote; a double quote within a cell is written twice"
    return f"line {line}: {told}"


def _check_columns(columns, required, where, wrong):
    if None in columns:
        raise wrong(f"{where}: a column has no name.")
    if twice := [name for name in columns if columns.count(name) > 1]:
        raise wrong(f"{where}: column {twice[0]!r} stands twice.")
    if missing := [name for name in required if name not in columns]:
        raise wrong(f"{where}: column {missing[0]!r} is missing; the first line must name {', '.join(required)}.")
