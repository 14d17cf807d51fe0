"""Files that hold text in a box: RTF, DOCX, PDF, MHTML, ZIP, WARC, to plain text, pages or members."""

import contextlib
import email
import io
import logging
import re
import zipfile
import zlib
from email.errors import CloseBoundaryNotFoundDefect
from itertools import pairwise

from ..ground import CorpusError, NoArticle
from .files import decode

CUT = "the file is cut off: this article may be short"
MOST_UNZIPPED = 2**30  # bytes; a ZIP that unpacks to more is refused
# What is raised, by libraries too, where a file is damaged
_FAULTS = (OSError, EOFError, SyntaxError, ValueError, RuntimeError, zlib.error, zipfile.BadZipFile)
# digits of pictures, of which there are hundreds of kB; hidden and deleted text
_SKIPPED = re.compile(r"[0-9a-fA-F]{60,}|\{\\(?:v|deleted)(?![a-z\d])[^{}]*\}")
_BYTES = re.compile(r"(?:\\'[0-9a-fA-F]{2}){2,}")


@contextlib.contextmanager
def faults_named(name, *further):
    """Whatever is raised of a file that is damaged or locked becomes a sentence with its name."""
    try:
        yield
    except CorpusError:
        raise
    except (*_FAULTS, *further) as error:
        said = str(error).partition(" (<string>")[0].partition("\n")[0]
        told = getattr(error, "strerror", None) or f"damaged or locked ({said}); download it again"
        raise CorpusError(f"{name} cannot be read: {told}.") from error
    except ImportError as error:
        needed = f"{error.name.partition('.')[0]} (.venv/bin/pip install -r requirements-exchange.txt)"
        raise NoArticle(f"{name}: files of this kind need {needed}.") from None


def parse_xml(data, name):
    """An XML tree without entities of its own, without network, of moderate size; valid UTF-8 is read as such."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", decode(data, name)[0])
    tree = etree.fromstring(text.strip(), parser)
    for node in tree.iter(etree.Entity):
        raise CorpusError(f"{name}: the XML wants the entity {node.text}; such files are not read.")
    return tree


def rtf_text(data):
    """Plain text of an RTF file, one paragraph a line; pictures, headers, hidden and deleted text go first."""
    from striprtf.striprtf import rtf_to_text

    source = re.sub(rb"[\x80-\xff]", lambda byte: b"\\'%02x" % ord(byte[0]), data).decode("ascii")
    cut = not source.rstrip("\0 \r\n\t").endswith("}")
    source = _BYTES.sub(_utf8, _SKIPPED.sub("", source))
    parts = re.split(r"(?<=\})\s*(?=\{\\rtf)", source)  # files may be joined
    text = "\n".join(rtf_to_text(part, errors="replace") for part in parts).replace("\r", "")
    notes = ["the file is cut off: its last article may be short"] * cut
    return text, notes + ["footnotes are left out"] * ("\\footnote" in source)


def _utf8(match):
    """Letters that were written byte by byte in UTF-8, as RTF writes a letter; other bytes stay for their code page."""
    try:
        letters = bytes.fromhex(match[0].replace("\\'", "")).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
    return "".join(f"\\u{ord(letter)} ?" for letter in letters)


def docx_text(box, name):
    """Text of a Word file (opened as a ZIP), one paragraph a line: runs joined; headers and footers are not read."""
    signs = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
    lines = []
    for paragraph in parse_xml(box.read("word/document.xml"), name).iter("{*}p"):
        nodes = paragraph.iter("{*}t", *(f"{{*}}{tag}" for tag in signs))
        lines.append("".join(signs.get(node.tag.rpartition("}")[2], node.text or "") for node in nodes).strip("\n"))
    return "\n".join(lines)


def open_zip(data, name):
    """A ZIP file that is whole and whose parts unpack to a bearable size."""
    box = zipfile.ZipFile(io.BytesIO(data))
    size = sum(part.file_size for part in box.infolist())
    if size > min(MOST_UNZIPPED, 200 * len(data) + 2**27):
        told = f"unpacks to {size / 2**20:,.0f} MB, which is refused"
        raise CorpusError(f"{name}: {told}; unpack it yourself and import the folder.")
    if min((part.header_offset for part in box.infolist()), default=0) or box.testzip():
        raise zipfile.BadZipFile("a part is cut off or damaged")
    return box


def mhtml_page(data, name):
    """Page of an MHTML file (bytes: browsers write no charset on the part), name, address, and a note if it is cut."""
    message = email.message_from_bytes(data)
    for part in message.walk():
        if str(part.get("Content-Type")).startswith("text/html"):
            address = part.get("Content-Location") or message.get("Snapshot-Content-Location")
            cut = [CUT for defect in message.defects if isinstance(defect, CloseBoundaryNotFoundDefect)]
            return part.get_payload(decode=True), name, str(address) if address else None, *cut
    raise CorpusError(f"{name}: no page is in this MHTML file.")


def pdf_text(data, name):
    """Text of a PDF with one column; scans and pages with columns are refused with the reason."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with faults_named(name, pypdf.errors.PyPdfError, KeyError, TypeError):
        pages = enumerate(pypdf.PdfReader(io.BytesIO(data)).pages, start=1)
        lines = [line for i, page in pages for line in _pdf_lines(page, f"{name}, page {i}")]
    if not lines:
        raise NoArticle(f"{name}: no text layer, so the pages are pictures (a scan); run OCR, then import the text.")
    full = 0.8 * sorted(map(len, lines))[len(lines) * 19 // 20]  # a line that reaches the margin goes on in the next
    ends = (len(a) < full or re.match(r"[A-ZÄÖÜ][\w-]{2,20}:\s", b) for a, b in pairwise([*lines, ""]))
    return "".join(line + ("\n" if end else " ") for line, end in zip(lines, ends, strict=True))


def _pdf_lines(page, where):
    """Lines of a page in its order; columns are told by where the lines of text begin."""
    starts = []

    def visit(text, _, matrix, *__):
        if len(text.strip()) > 15:
            starts.append((matrix[4], matrix[5]))

    text = page.extract_text(visitor_text=visit) or ""
    width = float(page.mediabox.width) or 600
    left = {y for x, y in starts if x < 0.3 * width}
    right = [y for x, y in starts if x > 0.45 * width]
    beside = sum(any(abs(y - other) < 14 for other in left) for y in right)
    if len(right) >= 4 and beside >= 0.5 * len(right) and beside >= 0.2 * len(starts):
        raise NoArticle(f"{where}: two columns, whose lines would run together; save each article as text or HTML.")
    lines = map(str.strip, text.split("\n"))
    return [line for line in lines if line and not re.fullmatch(r"(?:Page|Seite) \d+(?: \w+ \d+)?", line)]


def warc_pages(path, pattern=None):
    """(address, bytes of the page, warning) of each HTML answer with status 200 in a WARC file, read as a stream."""
    from warcio.archiveiterator import ArchiveIterator, ArchiveLoadFailed

    try:
        wanted = re.compile(pattern or "")
    except re.error as error:
        raise CorpusError(f"The pattern {pattern!r} of addresses is no regular expression ({error}).") from None
    with path.open("rb") as file, faults_named(path.name, ArchiveLoadFailed, AttributeError):
        for record in ArchiveIterator(file, check_digests=True):
            headers, address = record.http_headers, record.rec_headers.get_header("WARC-Target-URI") or ""
            if record.rec_type != "response" or not headers or headers.get_statuscode() != "200":
                continue
            if "html" in (headers.get_header("Content-Type") or "") and wanted.search(address):
                body = record.content_stream().read()
                damaged = record.digest_checker.passed is False or record.raw_stream.limit > 0
                yield address, body, ["the record is damaged or cut off: this article may be short"] * damaged
