"""Reading one file: what it is (by content: RTF, JSON and PDF are found under .txt), bytes to text, tables to rows."""

import contextlib
import datetime
import re
from pathlib import Path

import pandas as pd

from ..ground import TEXT, CorpusError, make_table, rows_of_csv
from .documents import service_of

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# UTF-8 as it looks in damaged files: quotation marks, dashes, accented letters. In Windows-1252 they make no words.
_PIECES_OF_UTF8 = re.compile(rb"\xe2\x80[\x90-\xbf]|\xc3[\x80-\xbf]")
_CHARSET = re.compile(rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,80}encoding)\s*=\s*[\"']?([\w-]{2,40})", re.I)
NUMBERS = ("value", "low", "high")
_PLACES = {"start", "end", "speaker_start", "speaker_end", "verb_start", "verb_end"}
# How a file of each kind begins (behind blanks), and what it is called
_KINDS = {
    "empty": (rb"\Z", "empty"),
    "zip": (rb"PK[\x03\x05]", "a ZIP or Word file"),
    "rtf": (rb"\{\\rtf", "an RTF file"),
    "pdf": (rb"%PDF", "a PDF file"),
    "warc": (rb"WARC/", "a web archive"),
    "gzip": (rb"\x1f\x8b", "a compressed file"),
    "binary": (rb"\x89PNG|\xff\xd8\xff|GIF8|PAR1|SQLite|\xd0\xcf\x11\xe0", "a picture, a database or an old Word file"),
    "mhtml": (rb"(?is)[\w-]+: .{,4096}(?:multipart/related|Snapshot-Content-Location)", "a saved page (MHTML)"),
    # XML of an agency may hold a page, further below
    "html": (rb"(?is)<(?:!doctype\s+html|html|!--|head|body|meta|div|p\b|article|.{,300}<html)", "a web page"),
    # a text may begin with a mark too; XML is closed by what opened it
    "xml": (rb"(?s)<(?:\?xml|nitf\b|newsItem\b|newsMessage\b|rss\b|feed\b|([\w:.-]{1,60})\b.*</\1>\s*$)", "XML"),
    "lines": (rb"\{[^\n]*\}\s*\n\s*\{", "a table (JSON Lines)"),
    "json": (rb'\{\s*"[^"\n]{1,60}"\s*:|\[\s*\{\s*"', "JSON"),
    "ris": (rb"(?m)(?=(?:[A-Z][A-Z\d]  ?- .*\s+){2})(?s:.*?)^(?:TY|ER)  ?-", "references (RIS)"),
    "list": (rb"(?=.*\bmedia_name\b)(?=.*\bpublish_date\b).*\burl\b", "a list of pages"),
}
CALLED = {kind: called for kind, (_, called) in _KINDS.items()}


def kind_of(data):
    """A kind that `CALLED` names, a service of `documents` (`classic uni factiva proquest`) or `text`.

    >>> kind_of(b"{\\\\rtf1 Hello}"), kind_of(b"One came home."), kind_of(b"")
    ('rtf', 'text', 'empty')
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", errors="replace").encode()
    data = data.lstrip(b"\xef\xbb\xbf \r\n\t\0")
    kind = next((kind for kind, (begins, _) in _KINDS.items() if re.match(begins, data)), None)
    return kind or service_of(data.decode(errors="replace")) or "text"


def decode(data, name, head=b""):
    """Turn the bytes of a file into text, and tell how.

    UTF-8 with or without byte-order mark, UTF-16 with mark, else what a page declares, else Windows-1252. The mark is
    dropped and nothing else.

    Parameters
    ----------
    data : bytes
    name : str
        For the message.
    head : bytes
        The page that these bytes are a part of.

    Returns
    -------
    (str, str)
        The text, and `utf-8`, `utf-8-sig` (with mark), `utf-16` (with mark), what is declared or `windows-1252`.

    Raises
    ------
    CorpusError
        Bytes that are none of these.

    Examples
    --------
    >>> decode(b"caf\\xe9", "a.txt")
    ('café', 'windows-1252')
    """
    marked = next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), None)
    if not marked and data.count(0) > len(data) / 10:
        raise CorpusError(f"{name}: full of zero bytes, so not plain text, or UTF-16 without a mark; save it as UTF-8.")
    declared = [said.decode().lower() for said in _CHARSET.findall((head or data)[:4096])[:1]]
    old = ["windows-1252"] * (not _PIECES_OF_UTF8.search(data))
    tried = [marked] if marked else ["utf-8", *declared, *old]
    for encoding in tried:
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            return data.decode(encoding), encoding
    told = f"damaged, or text of a kind that is not known (no {' nor '.join(map(str.upper, tried))})"
    raise CorpusError(f"{name}: {told}; open it and save it as UTF-8 again.")


def iso_date(cell, where):
    """Check a date and give it back as an ISO string.

    Parameters
    ----------
    cell : str, date, datetime, Timestamp or None
        A string is `2015-12-19`, `2015-12` or `2015`; a time behind a day is dropped.
    where : str
        For the message.

    Raises
    ------
    CorpusError
        It is no date.

    Examples
    --------
    >>> iso_date("2015-12-19T08:30:00", "row 1"), iso_date("2015-12", "row 2")
    ('2015-12-19', '2015-12')
    """
    given = cell.isoformat() if isinstance(cell, datetime.date) else str(cell).strip()
    try:
        if not re.fullmatch(r"\d{4}(-\d\d)?", given, re.ASCII):
            return datetime.datetime.fromisoformat(given).date().isoformat()
        datetime.date.fromisoformat(f"{given}-01-01"[:10])
        return given
    except ValueError:
        raise CorpusError(f"{where}: {given!r} is no date; write it as 2015-12-19 (or 2015-12, or 2015).") from None


def read_rows(path, required=()):
    """Read a CSV file (separated by commas, semicolons or tabs) into rows that know their line.

    Returns
    -------
    (list of str, list of (int, dict))
        The columns; the first line and the cells of each row, stripped, an empty cell None. Empty rows are left out.

    Raises
    ------
    CorpusError
        A missing or doubled column, a row with too many or too few cells, a quotation mark left open: file and line
        named.
    """
    try:
        text, _ = decode(path.read_bytes(), path.name)
    except OSError as error:
        told = "is a folder, not a table; rename it" if path.is_dir() else f"cannot be read: {error.strerror}"
        raise CorpusError(f"{path.name} {told}.") from None
    return rows_of_csv(text, path.name, required, CorpusError)


def read_table(path, required=(), numbers=NUMBERS):
    """Read one CSV table of a corpus, such as `references.csv`, `facts.csv` or a coding sheet.

    Parameters
    ----------
    path : Path
    required : sequence of str
        Columns that it must have.
    numbers : sequence of str
        Columns that hold numbers, where the table has them.

    Returns
    -------
    DataFrame
        Rows and columns as in the file. Text is str or None; numbers are float64; offsets (`start`, `end`
        and those of speaker and verb) are int64, or float64 where one is empty.

    Raises
    ------
    CorpusError
        A missing column, a row of another length, a number that is none; file and line are named.

    Examples
    --------
    >>> read_table(Path(__file__).parents[2] / "corpus" / "wuzhen" / "facts.csv", ["id"], numbers=()).loc[0, "id"]
    'wic2-dates'
    """
    columns, rows = read_rows(Path(path), required)
    return make_frame(columns, rows, Path(path).name, numbers)


def make_frame(columns, rows, name, numbers=NUMBERS):
    """A DataFrame of the rows that `read_rows` gives; `name` is the file, for messages."""
    table = make_table((cells for _, cells in rows), dict.fromkeys(columns, TEXT))
    for column in {*_PLACES, *numbers} & set(columns):
        values = pd.to_numeric(table[column], errors="coerce").astype("float64")
        for at in values.index[values.isna() & table[column].notna()]:
            told = f"{table[column][at]!r} is no number (digits, a point for decimals, nothing else)"
            raise CorpusError(f"{name}, line {rows[at][0]}, {column}: {told}.")
        whole = column in _PLACES and (values % 1 == 0).all()
        table[column] = values.astype("int64") if whole else values
    return table
