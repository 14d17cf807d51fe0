"""Rules kept as tables in `corpus/lexicons/`: reading them, and rebuilding what depends on them after an edit."""

import contextlib
import csv
import functools
import os
import re
import threading
from pathlib import Path

from .errors import LexiconError

_steady = threading.local()
LEXICONS = Path(__file__).resolve().parents[2] / "corpus" / "lexicons"


def read_lexicon(name, columns):
    """Read one table of rules.

    Parameters
    ----------
    name : str
        File name without `.csv`, in `corpus/lexicons/`.
    columns : sequence of str
        Columns that the table must have.

    Returns
    -------
    list of dict
        One dict a row, in file order; every cell a stripped str, an empty cell "".

    Raises
    ------
    LexiconError
        No such file, a missing column, or a row with too many cells; file and line are named.

    Examples
    --------
    >>> rows = read_lexicon("abbreviations", ["abbreviation"])
    >>> "gov" in {row["abbreviation"] for row in rows}
    True
    """
    path = LEXICONS / f"{name}.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            missing = [c for c in columns if c not in (reader.fieldnames or [])]
            if missing:
                needed = ", ".join(columns)
                raise LexiconError(f"{path.name}: column {missing[0]!r} is missing; the first line must name {needed}.")
            rows = []
            for row in reader:
                if None in row:
                    where = f"{path.name}, line {reader.line_num}"
                    raise LexiconError(f"{where}: more cells than columns; put text that has a comma in double quotes.")
                rows.append({key: (cell or "").strip() for key, cell in row.items()})
            return rows
    except FileNotFoundError:
        raise LexiconError(f"{path.name} is not in {LEXICONS.parent.name}/{LEXICONS.name}/.") from None
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path.name}: not UTF-8 text (byte {error.start}).") from None
    except csv.Error as error:
        raise LexiconError(f"{path.name}, line {reader.line_num}: {error}.") from None


def _stamp(name):
    """What changes with an edit of a file; None while it is not there."""
    try:
        found = (LEXICONS / name).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def edition():
    """What changes with an edit of any table of rules."""
    try:
        with os.scandir(LEXICONS) as files:
            return tuple(sorted((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files))
    except OSError:
        return ()


@contextlib.contextmanager
def steady():
    """While one call runs, every table is checked for an edit once: asking at each word would cost most of the time."""
    outer = getattr(_steady, "call", None)
    _steady.call = outer or object()
    try:
        yield
    finally:
        _steady.call = outer


def built_from(*names):
    """Decorate a builder without parameters: its result is kept until one of the named lexicon files changes.

    So that patterns are compiled once, and an edited table counts from the next call on without a restart.

    Parameters
    ----------
    *names : str
        File names in `corpus/lexicons/` that the builder reads.
    """

    def decorate(build):
        kept = {}

        @functools.wraps(build)
        def get():
            call = getattr(_steady, "call", None)
            if call is None or kept.get("call") is not call:
                stamp = [_stamp(name) for name in names]
                if kept.get("stamp") != stamp:
                    kept["result"] = build()
                    kept["stamp"] = stamp
                kept["call"] = call
            return kept["result"]

        return get

    return decorate


def either(phrases):
    """Source of a pattern for any of some phrases, in any letter case; the first of a phrase and its beginning wins.

    Grouped by first letter, without which `re` tries every phrase at every word; a straight apostrophe is a curly one too.

    >>> re.findall(rf"\\b(?:{either(['in fact', 'it seems'])})\\b", "In fact it seems so")
    ['In fact', 'it seems']
    """
    rest = {}
    for phrase in filter(None, phrases):
        rest.setdefault(phrase[0].lower(), []).append(re.escape(phrase[1:]).replace("'", "['’]"))
    return "|".join(f"[{re.escape(letter + letter.upper())}](?i:{'|'.join(ends)})" for letter, ends in rest.items())


def remembered(most, *names):
    """Decorate a function: its last results are kept until one of the named lexicon files changes.

    Parameters
    ----------
    most : int
        How many results are kept.
    *names : str
        File names in `corpus/lexicons/` that the function depends on.
    """

    def decorate(function):
        current = built_from(*names)(lambda: functools.lru_cache(most)(function))

        @functools.wraps(function)
        def get(*values):
            return current()(*values)

        get.cache_clear = lambda: current().cache_clear()
        return get

    return decorate
