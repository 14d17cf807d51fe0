"""`read_export`: any download of a news database, an agency, an archive or a browser, as one table."""

import contextlib
import gzip
import re
from itertools import filterfalse
from pathlib import Path
from urllib.parse import unquote

from ..ground import TEXT, WHOLE, CorpusError, NoArticle, make_table
from . import boxes, trees
from .documents import LAYOUTS, documents, read_documents, service_of
from .fields import COLUMNS, add_note, line_feeds, make_row, tidy
from .files import CALLED, decode, kind_of
from .languages import code_of
from .saved import parse_html, read_page

_NO_PART = re.compile(r"/$|_doclist|^__MACOSX", re.I)  # of a ZIP: folders, a list of the documents


def read_export(path, addresses=None):
    """Read the articles of an export of a news database, of an agency's or archive's file, or of a saved page.

    What a file is, its content says, not its name. Known are Nexis Uni and Lexis Advance (DOCX, RTF, ZIP), LexisNexis
    (TXT, RTF, HTML), Factiva (HTML, RTF, XML), ProQuest (TXT, HTML), Europresse (HTML), Event Registry, NewsAPI and
    GDELT (JSON), Media Cloud (CSV), RIS and CSL JSON, ninjs, NITF, NewsML-G2, RSS and Atom, saved pages (HTML, MHTML,
    SingleFile, Wayback), WARC, and PDF with one column. Cover pages, with the name of who downloaded, are left out.

    Parameters
    ----------
    path : str or Path
        A file, or a folder whose files are read one after the other (`page_files/` beside a page is left out).
    addresses : str, optional
        Pattern (`re`) of the addresses to take from a web archive.

    Returns
    -------
    DataFrame
        One row an article, in the order of the file: `text, title, outlet, author, published` (ISO date), `language`
        (ISO code), `section, source_file, number` (of the article in its file, from 1), `note` (what is missing, cut
        or stands beside the text), `url`. Missing is None; a row without text is a reference, a picture or an error
        of the service.

    Raises
    ------
    CorpusError
        A file that cannot be read, with its name and the reason; an empty folder.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> lines = ["TY  - NEWS", "TI  - Bridge opens", "T2  - The Post", "DA  - 2024/03/12/", "ER  - "]
    >>> _ = (folder / "a.ris").write_text("\\n".join(lines))
    >>> read_export(folder / "a.ris")[["title", "outlet", "published"]].values.tolist()
    [['Bridge opens', 'The Post', '2024-03-12']]
    """
    path = Path(path).expanduser()
    rows = [row for file in files_of(path) for row in rows_of(file, addresses)]
    if not rows and path.is_dir():
        raise CorpusError(f"{path.name}: no file in this folder is an export or a saved page.")
    return make_table(rows, dict.fromkeys(COLUMNS, TEXT) | {"number": WHOLE})


def files_of(path):
    """A file alone, or the files of a folder; what a browser saves beside a page is no article."""
    if not path.is_dir():
        return [path]
    files = [file for file in sorted(path.rglob("*")) if file.is_file() and not file.name.startswith((".", "~"))]
    return [file for file in files if not re.search(r"(?:_files?|\.files)/", file.relative_to(path).as_posix())]


def rows_of(path, addresses=None):
    """Rows of one file, with its name and their number in it."""
    with boxes.faults_named(path.name):
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
        with gzip.open(path) if packed else path.open("rb") as file:
            archive = kind_of(file.read(2**12)) == "warc"
        found = _archive(path, addresses) if archive else _read(path.read_bytes(), path.name)
        rows = [_with_page(row, path) for row in found]
    if not rows:
        raise CorpusError(f"{path.name}: no article was found in this file.")
    return [row | {"source_file": path.name, "number": number} for number, row in enumerate(rows, start=1)]


def read_article(data, name, page):
    """Text, encoding and what is known of one article: a text file, or (`page`) a saved page.

    Raises
    ------
    NoArticle
        Several articles of a database, another format, a page without text; file and reason are named.
    """
    kind = kind_of(data)
    if kind == "html" and page:
        if trees.documents_of(data):
            raise NoArticle(f"{name} is a download of a news database")
        return read_page(data, name)
    if kind in CALLED:
        raise NoArticle(f"{name} is {CALLED[kind]}")
    text, encoding = decode(data, name)
    if "\0" in text:
        raise CorpusError(f"{name}: a NUL (zero) character at character {text.index(chr(0))}; the file is damaged.")
    count = len(documents(line_feeds(text), kind)[0]) if kind in LAYOUTS else 1
    if count > 1:
        raise NoArticle(f"{name} holds {count} articles")
    return text, encoding, {}


def _archive(path, addresses):
    for url, page, warnings in boxes.warc_pages(path, addresses):
        try:
            yield page_row(page, url, url, *warnings)
        except CorpusError:  # an archive holds many pages without an article
            if warnings:
                yield make_row((), warnings, url=url)


def page_row(data, name, url=None, *notes):
    """Row of one saved page."""
    text, _, about = read_page(data, name, url)
    paragraphs = re.split(r"(?<!\|)\n+|\n+(?!\|)", text)  # rows of a table stay together
    notes = about.pop("note"), *notes
    return make_row(paragraphs, notes, **{field: about[field] for field in about if field in COLUMNS})


def _with_page(row, path):
    """The row with the text of the saved page that it names (`file`), where that lies beside the file."""
    file = row.pop("file", None)
    beside = path.parent / unquote((file or "").removeprefix("file://").replace("\\", "/"))
    if beside.is_file() and beside.resolve().is_relative_to(path.parent.resolve()):
        with contextlib.suppress(CorpusError):
            text = page_row(beside.read_bytes(), beside.name)["text"]
            note = re.sub(r"no text: a reference alone(?:; )?|abstract: .*", "", row["note"] or "")
            row |= {"text": text, "note": note or None, "language": code_of(row["language"], text)}
    return row


def _read(data, name):
    """Rows of the bytes of a file."""
    kind = kind_of(data)
    readers = {
        "rtf": lambda: _lines(*boxes.rtf_text(data)),
        "html": lambda: _html(data, name),
        "mhtml": lambda: [page_row(*boxes.mhtml_page(data, name))],
        "zip": lambda: _zip(data, name),
        "json": lambda: trees.read_json(decode(data, name)[0], name),
        "xml": lambda: trees.read_xml(data, name),
        "list": lambda: trees.read_list(decode(data, name)[0], name),
        "ris": lambda: trees.read_ris(decode(data, name)[0], name),
        "pdf": lambda: _lines(boxes.pdf_text(data, name)),
    } | dict.fromkeys(LAYOUTS, lambda: _lines(decode(data, name)[0], wrapped=True))
    if kind not in readers:
        told = {"empty": "empty; download it again", "text": "a text without marks of a service; put it into articles"}
        raise NoArticle(f"{name} is {told.get(kind) or f'{CALLED[kind]}, which is no export that is known'}.")
    return readers[kind]()


def _lines(text, notes=(), wrapped=False):
    """Rows of text as lines, by the marks of the service that wrote it; `wrapped`: lines are broken by hand."""
    service = service_of(text)
    if not service:
        told = "no marks of a service: one text, nothing known of it"
        return [make_row(map(tidy, line_feeds(text).split("\n")), [told, *notes])]
    return read_documents(text, service, wrapped, notes)


def _html(data, name):
    rows = [read(parse_html(decode(document, name, data)[0], name)) for document, read in trees.documents_of(data)]
    rows = rows or [page_row(data, name)]
    if b"<html" in data[:4000].lower() and b"</html" not in data[-4000:].lower():
        add_note(rows[-1], boxes.CUT)
    return rows


def _zip(data, name):
    """A Word file, or a ZIP of downloads; a list of the documents among them is no article."""
    rows, faults = [], []
    with boxes.open_zip(data, name) as box:
        if "word/document.xml" in box.namelist():
            return _lines(boxes.docx_text(box, name))
        for part in filterfalse(_NO_PART.search, box.namelist()):
            try:
                with boxes.faults_named(Path(part).name):
                    rows += _read(box.read(part), Path(part).name)
            except CorpusError as fault:
                faults.append(str(fault).rstrip("."))
    if not rows:
        raise NoArticle(f"{name}: no article is in this ZIP file{': ' * bool(faults)}{'; '.join(faults[:3])}.")
    if faults:
        add_note(rows[-1], f"not read in this ZIP file ({len(faults)} in all): {'; '.join(faults[:3])}")
    return rows
