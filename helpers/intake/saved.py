"""A saved web page: its article as text, with what HTML says by marks alone written out in characters."""

import re

from ..ground import CorpusError
from .about_page import about_page
from .fields import tidy
from .files import decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,40})", re.I)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->|Page saved with SingleFile\s+url: (\S+)")
_ARCHIVED = re.compile(r"https?:/+web\.archive\.org/web/(\d{8,14})[a-z_]*/(?=https?:/)")
_POWERS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_INDICES = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kcdm]?m|mi|ft|in|yd|miles?|feet|s)$")
_BASE = re.compile(r"(?:^|[\s×x(*])10$")
_BLOCKS = ("p", "h1", "h2", "div", "ul", "blockquote", "article", "section")
_DATA = re.compile(r"(?<==)([\"']?)data:[^\"'\s>]{200,}")


def decode_page(data, name, declared=None):
    """Text of a page and its encoding: UTF-8 where the bytes are valid UTF-8, whatever the page declares."""
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        found = _CHARSET.search(data, 0, 4096)
        declared = declared or (found[1].decode() if found else None)
    try:
        return data.decode(declared), declared.lower()
    except (TypeError, LookupError, UnicodeDecodeError):
        return decode(data, name)


def parse_html(page, name):
    """The tree of a page; scripts are never run, and an encoding declared in the first line is left out (lxml refuses it)."""
    from lxml import etree, html

    try:
        return html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", page.replace("\0", "")))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        message = f"{name}: no page is in this file; save it again, or save the text alone as a .txt file."
        raise CorpusError(message) from None


def read_page(data, name, url=None, charset=None):
    """Extract the article of a saved web page (text with trafilatura) and what the page says of itself.

    Returns
    -------
    (str, str, dict)
        Text, encoding, and `title, author, published, outlet, url, language, note`, each str or None; `how`: field to
        where it stands in the page.
    """
    import trafilatura  # imported late: it takes seconds, and most corpora hold no pages
    from lxml import html

    page, encoding = decode_page(data, name, charset)
    saved = _SAVED_FROM.search(page, 0, 5000)
    url = url or (next(filter(None, saved.groups())) if saved else None)
    tree = parse_html(_DATA.sub(r"\1", page), name)
    archived = _drop_toolbar(tree)
    about = about_page(tree, _ARCHIVED.sub("", url) if url else None)
    if archived:
        about["note"] = "; ".join(filter(None, [about.get("note"), "saved from the Wayback Machine"]))
    struck = write_out(tree)
    found = trafilatura.bare_extraction(
        html.tostring(tree, encoding="unicode"), with_metadata=False, include_comments=False
    )
    text = (found.text or "").strip() if found else ""
    if not text:
        raise CorpusError(f"{name}: no article text was found in this page; save the text alone as a .txt file.")
    if struck:
        about["note"] = "; ".join(filter(None, [about.get("note"), "struck out on the page: " + ", ".join(struck)]))
    return text, encoding, about


def _drop_toolbar(tree):
    """Take out what the Wayback Machine puts around a page; True where it was there."""
    bars = tree.xpath("//*[@id='wm-ipp-base' or @id='wm-ipp' or @id='wm-ipp-print']")
    for bar in bars:
        if bar.getparent() is not None:
            bar.drop_tree()
    for node in tree.xpath("//*[@href or @content]"):
        for key in ("href", "content"):
            if "web.archive.org/web/" in (node.get(key) or ""):
                node.set(key, _ARCHIVED.sub("", node.get(key)))
    return bool(bars)


def write_out(tree):
    """Marks that an extractor drops become characters: quotations, times, powers, notes, struck-out words (returned)."""
    struck = []
    for node in list(tree.iter("sup", "sub")):
        _raise(node)
    for node in list(tree.iter("del", "s", "strike")):
        said = tidy(node.text_content())
        if said and node.getparent() is not None:
            struck.append(said)
            _replace(node, " ")
    for node in list(tree.iter("q")):
        node.text = "“" + (node.text or "")
        if len(node):
            node[-1].tail = (node[-1].tail or "") + "”"
        else:
            node.text += "”"
        node.drop_tag()
    for node in list(tree.iter("ins", "time", "abbr", "bdi", "data", "mark")):
        if node.getparent() is not None and node.getparent().tag in (
            "p",
            "li",
            "td",
            "em",
            "strong",
            "b",
            "i",
            "a",
            "span",
            "blockquote",
        ):
            node.drop_tag()
    for caption in list(tree.iter("figcaption")):
        _caption(caption)
    for table in list(tree.iter("table")):
        _unwrap(table)
    return struck


def _caption(node):
    """A caption becomes a paragraph in brackets, which is told from the article's text by its first word."""
    said = tidy(node.text_content())
    figure = next(node.iterancestors("figure"), None)
    if (
        said
        and figure is not None
        and figure.getparent() is not None
        and not figure.xpath("ancestor::aside|ancestor::nav|ancestor::footer|ancestor::a")
    ):
        node.drop_tree()
        paragraph = node.makeelement("p")
        paragraph.text = f"[Caption: {said}]"
        figure.addnext(paragraph)
        paragraph.tail, figure.tail = figure.tail, None


def _before(node):
    """Text that stands just before an element."""
    other = node.getprevious()
    if other is not None:
        return (other.tail or "") or (other.text_content() if isinstance(other.tag, str) else "")
    parent = node.getparent()
    return (parent.text or "") if parent is not None else ""


def _replace(node, text):
    """Put text in the place of an element."""
    node.text, tail = None, node.tail
    for child in list(node):
        node.remove(child)
    node.tail = None
    node.text = text
    node.tail = tail
    node.drop_tag()


def _raise(node):
    """A small raised or lowered mark: part of a fraction, a power, an index, an ordinal's letters, or a note (dropped)."""
    if node.getparent() is None:
        return
    said, before = tidy(node.text_content()) or "", _before(node)
    after = node.tail or ""
    follows = node.getnext()
    if (
        node.tag == "sup"
        and said.isdigit()
        and re.match(r"\s*[/⁄]\s*$", after)
        and follows is not None
        and follows.tag in ("sub", "sup")
    ):
        _replace(node, (" " if before[-1:].isdigit() else "") + said)
    elif node.tag == "sub" and said.isdigit() and before.rstrip()[-1:] in ("/", "⁄"):
        _replace(node, said)
    elif node.tag == "sub":
        _replace(node, said.translate(_INDICES))
    elif (
        re.fullmatch(r"[+-]?\d{1,2}", said)
        and (_BASE.search(before) or (said in ("2", "3") and _UNIT.search(before)))
        and not len(node)
    ):
        _replace(node, said.translate(_POWERS))
    elif re.fullmatch(r"[^\W\d_]{1,4}\.?", said) and len(said) > 1:
        _replace(node, said)  # 21st, M. le Pr, TM
    else:
        _replace(node, "" if re.match(r"[\s.,;:)]|$", after) else " ")


def _unwrap(table):
    """A table that only lays out a page becomes boxes; cells of links alone are menus."""
    cells = table.xpath("./tr/td|./tbody/tr/td")
    prose = [cell for cell in cells if cell.xpath(".//p|.//h1|.//div|.//br") and len(cell.text_content().split()) > 60]
    if not prose or table.xpath(".//th"):
        return
    for cell in cells:
        linked = sum(len(link.text_content().split()) for link in cell.iter("a"))
        if cell not in prose and linked >= 0.5 * len(cell.text_content().split()):
            cell.drop_tree()
        else:
            cell.tag = "div"
    for node in table.xpath("./tr|./tbody|./tbody/tr"):
        node.tag = "div"
    table.tag = "div"
