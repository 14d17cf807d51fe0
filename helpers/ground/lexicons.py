"""Rules kept as tables in `corpus/lexicons/`: reading them, and rebuilding what depends on them after an edit."""

import functools
import re
from fractions import Fraction
from pathlib import Path
from time import monotonic as _monotonic

from .errors import LexiconError
from .rows import rows_of_csv

LEXICONS = Path(__file__).resolve().parents[2] / "corpus" / "lexicons"
MOMENT = 0.5  # seconds until an edit of a table counts
_until, _folder, _files = 0.0, None, {}


def read_lexicon(name, columns):
    """The rows of a table of `corpus/lexicons/` as dicts of stripped cells, each held against `columns.csv`.

    LexiconError names file and line: a missing file or column, too few or too many cells, a row twice, a cell not
    allowed.
    """
    forms, found = _forms().get(name, ()), {}
    for line, row in _lines(name, columns):
        for column, form, allowed in forms:
            if wrong := _fault(row.get(column, ""), form, allowed):
                raise LexiconError(f"{name}.csv, line {line}: {column} is {row.get(column, '')!r}; {wrong}.")
        first = found.setdefault(tuple(row.values()), (line, row))[0]
        if first != line:
            raise LexiconError(f"{name}.csv, line {line}: the same row stands in line {first}; write each once.")
    return [row for _, row in found.values()]


def _lines(name, columns):
    """The rows of a table with their line numbers."""
    path = LEXICONS / f"{name}.csv"
    try:
        _, rows = rows_of_csv(path.read_text(encoding="utf-8-sig"), path.name, columns, LexiconError)
    except FileNotFoundError:
        raise LexiconError(f"{path.name} is not in {LEXICONS.parent.name}/{LEXICONS.name}/.") from None
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path.name}: not UTF-8 text (byte {error.start}).") from None
    return [(line, {name: cell or "" for name, cell in cells.items()}) for line, cells in rows]


def _fault(cell, form, allowed):
    """What a cell should be that it is not, or None. Forms: text, number, one of, pattern; each also "or empty"."""
    form, may_be_empty, _ = form.partition(" or empty")
    if not cell:
        return None if may_be_empty else "it must not be empty"
    try:
        if form == "number" and cell.removeprefix("-") != "inf":
            Fraction(cell)
        elif form == "pattern":
            re.compile(cell)
    except (ValueError, ZeroDivisionError):
        return "write a number such as 1000, 2.5 or 1/4"
    except re.error as error:
        return f"no pattern that can be read ({error})"
    return f"write one of {', '.join(allowed)}" if form == "one of" and cell not in allowed else None


def edition():
    """Name to what changes with an edit of it, for every table of rules; the same dict as long as nothing was edited.

    Looked at again after a moment only: asking at each word would cost most of the time.
    """
    global _until, _folder, _files
    if _monotonic() > _until or _folder is not LEXICONS:
        found = {path.name: (path.stat().st_mtime_ns, path.stat().st_size) for path in LEXICONS.glob("*")}
        _files = _files if found == _files else found
        _until, _folder = _monotonic() + MOMENT, LEXICONS
    return _files


def built_from(*names):
    """Decorate a builder without parameters: its result is kept until a named lexicon file (or any) is edited."""

    def decorate(build):
        known = stamp = result = None

        @functools.wraps(build)
        def get():
            nonlocal known, stamp, result
            if known is not _files or _folder is not LEXICONS or _monotonic() > _until:
                files = edition()
                now = [files.get(name) for name in names] or files
                if stamp != now:
                    result = build()
                known, stamp = files, now
            return result

        return get

    return decorate


@built_from("columns.csv")
def _forms():
    """Table to (column, form, what is allowed) of its columns that are not free text."""
    forms, there = {}, (LEXICONS / "columns.csv").is_file()
    for _, row in _lines("columns", ["table", "column", "form", "allowed"]) if there else ():
        forms.setdefault(row["table"], []).append((row["column"], row["form"], row["allowed"].split(" | ")))
    return forms


def either(phrases):
    """Source of a pattern for any of some phrases, in any letter case; the first of a phrase and its beginning wins.

    Grouped by first letter, which is asked for first: else `re` tries every phrase at every word. A straight apostrophe
    is a curly one too.

    >>> re.findall(rf"\\b(?:{either(['in fact', 'it seems'])})\\b", "In fact it seems so")
    ['In fact', 'it seems']
    """
    rest = {}
    for phrase in filter(None, phrases):
        letters = re.escape(phrase[0].lower() + phrase[0].upper())
        rest.setdefault(letters, []).append(re.escape(phrase[1:]).replace("'", "['’]"))
    found = "|".join(f"[{letters}](?i:{'|'.join(ends)})" for letters, ends in rest.items())
    return f"(?=[{''.join(rest)}])(?:{found})" if rest else ""


def remembered(most, *names):
    """Decorate a function: its last results (so many) are kept until one of the named lexicon files changes."""

    def decorate(function):
        current = built_from(*names)(lambda: functools.lru_cache(most)(function))
        return functools.wraps(function)(lambda *values: current()(*values))

    return decorate
