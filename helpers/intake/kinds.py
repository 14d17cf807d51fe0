"""What a file is, by its content: its name says nothing (RTF, JSON and PDF are found under .txt)."""

import re

from ..ground import CorpusError
from . import documents, records


class NoArticle(CorpusError):
    """A file that is no single article: several in one, another format, a page without text."""


_MARKS = {
    b"PK\x03\x04": "zip",
    b"{\\rtf": "rtf",
    b"%PDF": "pdf",
    b"WARC/": "warc",
    b"\x1f\x8b": "gzip",
    b"\xd0\xcf\x11\xe0": "old Word",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"PAR1": "table",
    b"SQLite format 3": "database",
}
_MIME = re.compile(rb"^(?:From|Subject|MIME-Version|Snapshot-Content-Location|Content-Type): ", re.I)
_ERROR = re.compile(
    r"\b(?:session (?:has )?(?:expired|timed out)|please (?:log|sign) in|service (?:is )?unavailable|access denied"
    r"|authentication required)\b",
    re.I,
)
CALLED = {
    "zip": "a ZIP or Word file",
    "rtf": "an RTF file",
    "pdf": "a PDF file",
    "warc": "a web archive",
    "gzip": "a compressed file",
    "picture": "a picture",
    "old Word": "an old Word file",
    "mhtml": "a saved page (MHTML)",
    "json": "JSON",
    "xml": "XML",
    "html": "a web page",
    "ris": "references (RIS)",
    "list": "a list of pages",
    "table": "a table",
    "database": "a database",
}


def kind_of(data):
    """`zip rtf pdf warc gzip mhtml xml json html ris list classic uni factiva proquest text empty`, or what it is else.

    >>> kind_of(b"{\\\\rtf1 Hello}"), kind_of(b"One came home."), kind_of(b"")
    ('rtf', 'text', 'empty')
    """
    start = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
    if not data.strip(b"\xef\xbb\xbf \r\n\t\0"):
        return "empty"
    for mark, kind in _MARKS.items():
        if start.startswith(mark):
            return kind
    if _MIME.match(start) and re.search(rb"multipart/related|Saved by|Snapshot-Content-Location", data[:4096]):
        return "mhtml"
    if start[:1] == b"<":
        page = (
            re.match(rb"<(?:!doctype\s+html|html|!--|head|body|meta|div|p\b|article)", start, re.I)
            or b"<html" in start.lower()
        )
        if page or _is_xml(start, data):
            return "html" if page else "xml"
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff") and data[:4096].count(0) > 40:
        return "text"  # reading it says what is wrong
    return _kind_of_text(data)


def _is_xml(start, data):
    """A text may begin with a mark too; XML says so, has a root that agencies and feeds use, or is closed by what opened it."""
    root = re.match(rb"<([\w:.-]+)", start)
    if start.startswith(b"<?xml") or not root:
        return start.startswith(b"<?xml")
    known = root[1] in (b"nitf", b"newsItem", b"newsMessage", b"rss", b"feed")
    return known or data.rstrip().endswith(b"</" + root[1] + b">")


def _kind_of_text(data):
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")  # the start of a file may end in a letter
    text = data.decode("utf-16" if wide else "utf-8", errors="replace")
    start = text.lstrip("\ufeff \r\n\t")
    if re.match(r'\{\s*"[^"\n]{1,60}"\s*:|\[\s*\{\s*"', start):
        return "jsonl" if re.match(r"\{.*\}\s*\n\s*\{", start) else "json"
    if re.match(r"(?:[A-Z][A-Z0-9]  ?- .*\s+){2}", start) and re.search(r"^(?:TY|ER)  ?-", text, re.M):
        return "ris"
    if records.is_list_of_pages(start.partition("\n")[0].strip().split(",")):
        return "list"
    return documents.service_of(text) or "text"


def is_error(tree):
    """A page of a service that says why there is no export."""
    words = tree.text_content().split()
    return len(words) < 120 and bool(_ERROR.search(" ".join(words)))
