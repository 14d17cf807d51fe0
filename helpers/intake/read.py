"""`read_export`: any download of a news database, an agency, an archive or a browser, as one table."""

import contextlib
import gzip
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from ..ground import TEXT, CorpusError, make_table, steady
from . import boxes, factiva, feeds, lexis, proquest, records
from .fields import COLUMNS, make_row, tidy
from .files import decode
from .kinds import CALLED, NoArticle, documents_in, kind_of, kind_of_html
from .languages import code_of
from .saved import decode_page, parse_html, read_page, undeclared


def read_export(path, addresses=None):
    """Read the articles of an export of a news database, of an agency's or archive's file, or of a saved page.

    What a file is, its content says, not its name. Known are Nexis Uni and Lexis Advance (DOCX, RTF, ZIP), LexisNexis
    (TXT, RTF, HTML), Factiva (HTML, RTF, XML), ProQuest (TXT, HTML), Europresse (HTML), Event Registry, NewsAPI and GDELT
    (JSON), Media Cloud (CSV), RIS and CSL JSON, ninjs, NITF, NewsML, RSS and Atom, saved pages (HTML, MHTML, SingleFile,
    Wayback), WARC, and PDF with one column. Cover pages, with the name of who downloaded, are left out.

    Parameters
    ----------
    path : str or Path
        A file, or a folder whose files are read one after the other (`page_files/` beside a page is left out).
    addresses : str, optional
        Pattern (`re`) of the addresses to take from a web archive.

    Returns
    -------
    DataFrame
        One row an article, in the order of the file: `text, title, outlet, author, published` (ISO date), `language` (ISO
        code), `section, source_file, number` (of the article in its file, from 1), `note` (what is missing, cut or stands
        beside the text), `url`. Missing is None; a row without text is a reference, a picture or an error of the service.

    Raises
    ------
    CorpusError
        A file that cannot be read, with its name and the reason; an empty folder.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.ris").write_text("TY  - NEWS\\nTI  - Bridge opens\\nT2  - The Post\\nDA  - 2024/03/12/\\nER  - \\n")
    >>> read_export(folder / "a.ris")[["title", "outlet", "published"]].values.tolist()
    [['Bridge opens', 'The Post', '2024-03-12']]
    """
    path = Path(path).expanduser()
    rows = []
    with steady():
        for file in files_of(path):
            rows += rows_of(file, addresses)
    if not rows and path.is_dir():
        raise CorpusError(f"{path.name}: no file in this folder is an export or a saved page.")
    return make_table(rows, dict.fromkeys(COLUMNS, TEXT)).assign(number=[row["number"] for row in rows])


def files_of(path):
    """A file alone, or the files of a folder; what a browser saves beside a page is no article."""
    if not path.is_dir():
        return [path]
    found = (file for file in sorted(path.rglob("*")) if file.is_file() and not file.name.startswith((".", "~")))
    return [
        file
        for file in found
        if not any(part.endswith(("_files", "_file", ".files")) for part in file.relative_to(path).parts[:-1])
    ]


def rows_of(path, addresses=None):
    """Rows of one file, with its name and their number in it."""
    try:
        with path.open("rb") as file:
            start = file.read(2**16)
            if start[:2] == b"\x1f\x8b":
                file.seek(0)
                start = gzip.GzipFile(fileobj=file).read(2**12)
        archive = kind_of(start) == "warc"
        data = b"" if archive else path.read_bytes()
    except (OSError, EOFError) as error:
        raise CorpusError(f"{path.name} cannot be read: {getattr(error, 'strerror', None) or error}.") from None
    rows = _archive(path, addresses) if archive else _read(data, path.name, path)
    numbered = []
    for number, row in enumerate(rows, start=1):
        file = row.pop("file", None)
        numbered.append(_with_page(row, path, file) | {"source_file": path.name, "number": number})
    if not numbered:
        raise CorpusError(f"{path.name}: no article was found in this file.")
    return numbered


def read_article(data, name, page):
    """Text, encoding and what is known of one article: a text file, or (`page`) a saved page.

    Raises
    ------
    NoArticle
        Several articles of a database, another format, a page without text; file and reason are named.
    """
    kind = kind_of(data)
    if kind == "html" and page:
        tree_kind = kind_of_html(parse_html(undeclared(decode_page(data, name)[0]), name))
        if tree_kind != "page":
            raise NoArticle(f"{name} is a download of a news database")
        try:
            return read_page(data, name)
        except CorpusError as fault:
            raise NoArticle(str(fault)) from None
    if kind in CALLED:
        raise NoArticle(f"{name} is {CALLED[kind]}")
    text, encoding = decode(data, name)
    if "\0" in text:
        raise CorpusError(f"{name}: a NUL (zero) character at character {text.index(chr(0))}; the file is damaged.")
    count = documents_in(text)
    if count > 1:
        raise NoArticle(f"{name} holds {count} articles")
    return text, encoding, about_export(text)


def about_export(text):
    """What a text says of itself that is one document of a database as it was downloaded; {} for any other text."""
    if not documents_in(text):
        return {}
    row = _lines(text, "", lexis.is_classic(text))[0]
    return {field: row[field] for field in ("title", "outlet", "author", "published") if row[field]}


def _archive(path, addresses):
    for url, page, warning in boxes.warc_pages(path, addresses):
        with contextlib.suppress(CorpusError):  # a page without an article, of which an archive holds many
            row = page_row(page, url, url)
            yield row | {"note": "; ".join(filter(None, [row["note"], warning])) or None}


def page_row(data, name, url=None):
    """Row of one saved page."""
    text, _, about = read_page(data, name, url)
    about = {field: cell for field, cell in about.items() if field in COLUMNS and field != "note"} | {
        "notes": [about.get("note")]
    }
    lines = [line for line in text.split("\n") if line.strip()]
    if about["title"] and len(lines) > 1 and tidy(lines[0]) == about["title"]:
        lines.pop(0)  # it has a column of its own
    rows = [line.startswith("|") for line in lines]
    gaps = ["\n" if row and other else "\n\n" for row, other in pairwise(rows)]
    return make_row(text="".join(map("".join, zip(lines, [*gaps, ""], strict=True))), **about)


def _with_page(row, path, file):
    """Text of the saved page that a reference names, where it lies beside the file."""
    beside = path.parent / unquote(file.removeprefix("file://").replace("\\", "/")) if file else None
    if beside is None or not beside.is_file() or not beside.resolve().is_relative_to(path.parent.resolve()):
        return row
    try:
        text = page_row(beside.read_bytes(), beside.name)["text"]
    except CorpusError:
        return row
    note = re.sub(r"no text: a reference alone(?:; )?|abstract: .*", "", row["note"] or "")
    return row | {"text": text, "note": note or None, "language": code_of(row["language"], text)}


def _read(data, name, path=None):
    """Rows of the bytes of a file."""
    kind = kind_of(data)
    if kind == "empty":
        raise CorpusError(f"{name} is empty.")
    if kind == "gzip":
        with contextlib.suppress(OSError, EOFError):
            return _read(gzip.decompress(data), name)
    if kind in ("html", "mhtml"):
        return _html(data, name) if kind == "html" else [_mhtml(data, name)]
    if kind == "zip":
        return _zip(data, name)
    if kind == "json":
        return list(records.read_json(decode(data, name)[0], name))
    if kind == "xml":
        factiva_xml = b"ppsarticle" in data[:20000]
        return list(factiva.read_xml(data, name) if factiva_xml else feeds.read_xml(data, name))
    if kind == "list":
        return list(records.read_csv(path))
    if kind == "ris":
        return list(records.read_ris(decode(data, name)[0]))
    if kind == "rtf":
        text, notes = boxes.rtf_text(data, name)
        return _lines(text, name, False, notes)
    if kind == "pdf":
        return _lines(boxes.pdf_text(data, name), name, True)
    if kind in ("classic", "uni", "proquest", "factiva"):
        return _lines(decode(data, name)[0], name, kind == "classic")
    called = CALLED.get(kind, "a text without the marks of a service; put it into articles/ as it is")
    raise CorpusError(f"{name}: {called}, which is no export that is known.")


def _lines(text, name, wrapped, notes=()):
    """Rows of text as lines, by the marks of the service that wrote it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if lexis.is_classic(text):
        rows = list(lexis.read_classic(text, wrapped))
    elif proquest.is_text(text):
        rows = list(proquest.read_text(text))
    elif factiva.is_lines(text) and not lexis.is_uni(text):
        rows = list(factiva.read_lines(text))
    elif lexis.is_uni(text):
        rows = list(lexis.read_uni(text))
    else:
        paragraphs = re.split(r"\n\s*\n" if wrapped else "\n", text)
        rows = [
            make_row(
                paragraphs=map(tidy_or_empty, paragraphs),
                notes=["no marks of a service: one text, nothing known of it"],
            )
        ]
    if rows and notes:
        rows[-1]["note"] = "; ".join(filter(None, [rows[-1]["note"], *notes]))
    return rows


def tidy_or_empty(text):
    """One line, "" for none."""
    return tidy(text) or ""


def _html(data, name):
    page, _ = decode_page(data, name)
    tree = parse_html(undeclared(page), name)
    kind = kind_of_html(tree)
    if kind == "error":
        said = " ".join(tree.text_content().split())[:80]
        raise CorpusError(f"{name}: a page of the service in place of an export ({said}).")
    if kind == "page":
        rows = [page_row(data, name)]
    elif kind == "classic":
        rows = list(lexis.read_classic(_classic_lines(tree)))
    else:
        readers = {"factiva": factiva.read_html, "proquest": proquest.read_html, "europresse": proquest.read_europresse}
        rows = list(readers[kind](tree))
    if rows and "<html" in page[:4000].lower() and "</html" not in page.lower():
        rows[-1]["note"] = "; ".join(filter(None, [rows[-1]["note"], "the file is cut off: this article may be short"]))
    return rows


def _classic_lines(tree):
    """A classic HTML download as lines: one paragraph a line, a break inside one is a blank."""
    lines = []
    for node in tree.iter("p", "td", "pre"):
        if node.tag == "p" or not node.xpath(".//p"):
            for line in node.iter("br"):
                line.tail = " " + (line.tail or "")
            lines.append(" ".join(node.text_content().split()))
    return "\n".join(lines)


def _mhtml(data, name):
    page, url = boxes.mhtml_page(data, name)
    return page_row(page, name, url)


def _zip(data, name):
    """A Word file, or a ZIP of downloads; a list of the documents among them is no article."""
    with boxes.open_zip(data, name) as box:
        names = box.namelist()
        if "word/document.xml" in names:
            return _lines(boxes.docx_text(data, name), name, False)
        parts = [
            part
            for part in names
            if not part.endswith("/") and "_doclist" not in part.lower() and not part.startswith("__MACOSX")
        ]
        rows, faults = [], []
        for part in parts:
            try:
                rows += _read(box.read(part), Path(part).name)
            except CorpusError as fault:
                faults.append(str(fault))
    if not rows:
        raise CorpusError(f"{name}: no article is in this ZIP file" + (f" ({faults[0]})" if faults else "") + ".")
    if faults:
        rows[-1]["note"] = "; ".join(
            filter(None, [rows[-1]["note"], f"{len(faults)} files of the ZIP were not read: {faults[0]}"])
        )
    return rows
