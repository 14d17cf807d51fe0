"""What every table of spans has in common: the frame that comes in, the frame that goes out, labels, Dask."""

import functools
from itertools import count
from typing import NamedTuple

import numpy as np
import pandas as pd

from .errors import CorpusError
from .reading import Reading, readings

TEXT, NUMBER, WHOLE, FLAG = "text", "number", "whole", "flag"
_DTYPES = {TEXT: object, NUMBER: np.float64, WHOLE: np.int64, FLAG: bool}


class Article(NamedTuple):
    """One article as a finder sees it: id, the reading of its text, whatever else its row holds (missing is None)."""

    id: str
    reading: Reading
    known: dict

    @property
    def text(self):
        """The text as published."""
        return self.reading.text


def make_table(rows, columns):
    """A table of dicts, or of cells in order; `columns`: name to TEXT, NUMBER, WHOLE or FLAG; missing is None or NaN.

    >>> make_table([{"a": "x"}], {"a": TEXT, "n": NUMBER}).to_dict("records")
    [{'a': 'x', 'n': nan}]
    """
    rows = [tuple(map(row.get, columns)) if isinstance(row, dict) else row for row in rows]
    data = {name: pd.Series([row[at] for row in rows], dtype=_DTYPES[columns[name]]) for at, name in enumerate(columns)}
    return pd.DataFrame(data, columns=pd.Index(list(columns), dtype=object))


def need(table, what, needed, wrong=CorpusError):
    """An error for what is no table, or a table without one of the columns; `what`: its rows ("articles")."""
    if not isinstance(table, pd.DataFrame):
        columns, given = ", ".join(map(repr, needed)), type(table).__name__
        raise wrong(f"Expected a DataFrame of {what} with the columns {columns}, got {given}.")
    for column in needed:
        if column not in table.columns:
            has = ", ".join(map(str, table.columns)) or "none"
            raise wrong(f"The table of {what} has no column {column!r}; it has {has}.")


def known_cells(row):
    """A row's cells as a dict in which every missing value is None."""
    return {key: None if pd.api.types.is_scalar(cell) and pd.isna(cell) else cell for key, cell in row.items()}


def each_article(articles):
    """Check a frame of articles and yield its rows as `Article`, in order of id.

    CorpusError: not a DataFrame, no column `text`, an id that stands twice, a text that is no str.
    """
    need(articles, "articles", ("text",))
    found = {}
    for name, row in zip(map(str, articles.index), articles.to_dict("records"), strict=True):
        if name in found:
            raise CorpusError(f"Article id {name!r} stands twice in the index; ids must be unique.")
        if not isinstance(row["text"], str):
            raise CorpusError(f"Article {name!r}: the text is {row['text']!r}, expected a string.")
        found[name] = known_cells(row)
    order = sorted(found)
    for name, reading in zip(order, readings(found[name].pop("text") for name in order), strict=True):
        yield Article(name, reading, found[name])


def finder(columns, any_language=False):
    """Turn a function of one `Article`, which gives dicts with `start` and `end`, into a `find_` function of a frame.

    The frame is of pandas or Dask. `columns`: the others, name to TEXT, NUMBER, WHOLE or FLAG. Rows come sorted by
    article, start, end, labelled by `label_rows`.
    """
    columns = {"article": TEXT, "start": WHOLE, "end": WHOLE} | columns
    _, *names = columns

    def decorate(rows_of):
        @functools.wraps(rows_of)
        def find(articles, *args, **kwargs):
            if hasattr(articles, "map_partitions"):
                meta = make_table([], columns).set_index(_index([]))
                return articles.map_partitions(find, *args, meta=meta, **kwargs)
            rows, labels = [], []
            for article in each_article(articles):
                if any_language or str(article.known.get("language") or "en")[:2] == "en":
                    found = sorted(rows_of(article, *args, **kwargs), key=lambda row: (row["start"], row["end"]))
                    labels += label_rows(article.id, found)
                    rows += [(article.id, *map(row.get, names)) for row in found]
            return make_table(rows, columns).set_index(_index(labels))

        return find

    return decorate


def _index(labels):
    """The type that pandas gives labels when it puts tables together, so that the parts make up the whole."""
    try:
        return pd.Index(labels, dtype="str")
    except UnicodeEncodeError:  # an id with a lone surrogate
        return pd.Index(labels, dtype=object)


def label_rows(article, rows):
    """Labels "<article>:<start>" for rows in order, made unique with the end, then with a number."""
    labels = {}
    for row in rows:
        label = f"{article}:{row['start']}"
        label = f"{label}-{row['end']}" if label in labels else label
        tries = (f"{label}.{n}" for n in count(2))
        labels[next(name for name in tries if name not in labels) if label in labels else label] = None
    return list(labels)


def read_corrections(table, file, what, place):
    """What a reader decided by hand about groups: (action, a, b, name) of each row; for "name", `b` is `a`.

    `table`: `action` (join, split or name), `a`, `b`, `name`, or None; `file`: where it stands; `what` it is about
    ("claim"); `place(label)`: what a label points at, None where there is nothing. CorpusError names the row.
    """
    for number, row in enumerate([] if table is None else table.fillna("").to_dict("records"), 1):
        action, *labels, name = (str(row.get(column, "")).strip() for column in ("action", "a", "b", "name"))
        if action not in ("join", "split", "name"):
            raise CorpusError(f"{file}, row {number}: the action is {action!r}; write join, split or name.")
        found = [place(label) for label in labels[: 1 if action == "name" else 2]]
        if None in found:
            label = labels[found.index(None)]
            told = f"no {what} has the label {label!r}; take labels from the table of {what}s"
            raise CorpusError(f"{file}, row {number}: {told}.")
        yield action, found[0], found[-1], name
