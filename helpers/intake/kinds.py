"""What a file is, by its content: its name says nothing (RTF, JSON and PDF are found under .txt)."""

import re

from ..ground import CorpusError
from . import documents


class NoArticle(CorpusError):
    """A file that is no single article: several in one, another format, a page without text."""


# How a file of each kind begins (behind blanks), and what it is called
_KINDS = {
    "empty": (rb"\Z", "empty"),
    "zip": (rb"PK\x03\x04", "a ZIP or Word file"),
    "rtf": (rb"\{\\rtf", "an RTF file"),
    "pdf": (rb"%PDF", "a PDF file"),
    "warc": (rb"WARC/", "a web archive"),
    "gzip": (rb"\x1f\x8b", "a compressed file"),
    "binary": (rb"\x89PNG|\xff\xd8\xff|GIF8|PAR1|SQLite|\xd0\xcf\x11\xe0", "a picture, a database or an old Word file"),
    "mhtml": (rb"(?is)[\w-]+: .{,4096}(?:multipart/related|Snapshot-Content-Location)", "a saved page (MHTML)"),
    "html": (rb"(?is)<(?:!doctype\s+html|html|!--|head|body|meta|div|p\b|article|.{,4096}<html)", "a web page"),
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
    return kind or documents.service_of(data.decode(errors="replace")) or "text"
