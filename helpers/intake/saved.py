"""A saved web page: its article as text, with what HTML says by marks alone written out in characters."""

import re

from ..ground import CorpusError, NoArticle
from .about_page import about_page
from .fields import add_note, tidy
from .files import decode

# A page of a service that says why there is no export
_ERROR = re.compile(
    r"(?i)\b(?:session (?:has )?(?:expired|timed out)|please (?:log|sign) in|service (?:is )?unavailable"
    r"|access denied|authentication required)\b"
)
_SAVED_FROM = re.compile(r"(?:<!-- saved from url=\(\d+\)|Page saved with SingleFile\s+url: )(\S+)")
_ARCHIVED = re.compile(r"https?:/+web\.archive\.org/web/(\d{8,14})[a-z_]*/(?=https?:/)")
_POWERS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_INDICES = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kcdm]?m|mi|ft|in|yd|miles?|feet|s)$")
_BASE = re.compile(r"(?:^|[\s×x(*])10$")
_INLINE = (
    "//*[self::ins or self::time or self::abbr or self::bdi or self::data or self::mark]"
    "[parent::*[contains(' p li td em strong b i a span blockquote ', concat(' ', name(), ' '))]]"
)
_CAPTION = "//figure[not(ancestor::aside|ancestor::nav|ancestor::footer|ancestor::a)]//figcaption[normalize-space()]"
_DATA = re.compile(r"(?<==)([\"']?)data:[^\"'\s>]{200,}")


def parse_html(page, name):
    """The tree of a page; scripts are never run; an encoding declared in the first line goes (lxml refuses it)."""
    from lxml import etree, html

    try:
        text = re.sub(r"^\s*<\?xml[^>]*\?>", "", page.replace("\0", ""))
        tree = html.document_fromstring(text, html.HTMLParser(remove_comments=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise NoArticle(f"{name}: no page is in this file; save it again, or its text alone as a .txt file.") from None
    for node in tree.xpath("//br | //h1//div | //h1//p"):  # they part words
        node.tail = f" {node.tail or ''}"
    return tree


def read_page(data, name, url=None):
    """Extract the article of a saved web page (text with trafilatura) and what the page says of itself.

    Returns
    -------
    (str, str, dict)
        Text, encoding, and `title, author, published, outlet, url, note`, each str or None; `how`: field to where it
        stands in the page.
    """
    import trafilatura  # imported late: it takes seconds, and most corpora hold no pages

    page, encoding = decode(data, name)
    url = url or next(iter(_SAVED_FROM.findall(page, 0, 5000)), None)
    tree = parse_html(_DATA.sub(r"\1", _ARCHIVED.sub("", page)), name)
    words = " ".join(tree.xpath("//text()")).split()
    if len(words) < 120 and _ERROR.search(" ".join(words)):
        raise CorpusError(f"{name}: a page of the service in place of an export ({' '.join(words)[:80]}).")
    archived = tree.xpath("//*[@id='wm-ipp-base' or @id='wm-ipp' or @id='wm-ipp-print']")
    for toolbar in archived:
        toolbar.drop_tree()
    about = about_page(tree, _ARCHIVED.sub("", url) if url else None)
    struck = write_out(tree)
    text = (trafilatura.extract(tree, with_metadata=False, include_comments=False) or "").strip()
    if not text:
        raise NoArticle(f"{name}: no article text was found in this page; save the text alone as a .txt file.")
    saved = "saved from the Wayback Machine" if archived else None
    return text, encoding, add_note(about, saved, f"struck out on the page: {', '.join(struck)}" if struck else None)


def write_out(tree):
    """Marks that an extractor drops become characters: quotations, powers, notes, struck-out words (returned)."""
    struck = [tidy(node.text_content()) for node in tree.xpath("//del | //s | //strike")]
    for node in tree.xpath("//sup | //sub | //del | //s | //strike"):
        said = _raised(node) if node.tag in ("sup", "sub") else " "
        if node.getparent() is not None:
            node.clear(keep_tail=True)
            node.text = said
            node.drop_tag()
    for node in tree.xpath("//q"):
        node.text, node.tail = "“" + (node.text or ""), "”" + (node.tail or "")
    for node in tree.xpath(f"//q | {_INLINE}"):
        node.drop_tag()
    for caption in tree.xpath(_CAPTION):
        figure, paragraph = next(caption.iterancestors("figure")), caption.makeelement("p")
        paragraph.text = f"[Caption: {tidy(caption.text_content())}]"  # told from the article's text by its first word
        caption.drop_tree()
        figure.addprevious(paragraph)
    for table in tree.xpath("//table[not(.//th)]"):
        cells = table.xpath("./tr/td|./tbody/tr/td")
        if any(cell.xpath(".//p|.//h1|.//div|.//br") and len(cell.text_content().split()) > 60 for cell in cells):
            for node in (table, *table.xpath("./tr|./tbody|./tbody/tr"), *cells):  # it only lays out a page
                node.tag = "div"
    return list(filter(None, struck))


def _raised(node):
    """What to print for a raised or lowered mark: a fraction's part, a power, an index, letters; a note goes."""
    said, after, follows = tidy(node.text_content()) or "", node.tail or "", node.getnext()
    before = "".join(node.xpath("preceding::text()[1]"))
    upper = follows is not None and follows.tag in ("sub", "sup") and re.fullmatch(r"\s*[/⁄]\s*", after)
    if node.tag == "sup" and said.isdigit() and upper:
        return (" " if before[-1:].isdigit() else "") + said
    if node.tag == "sub":
        return said if said.isdigit() and before.rstrip()[-1:] in ("/", "⁄") else said.translate(_INDICES)
    power = _BASE.search(before) or (said in ("2", "3") and _UNIT.search(before))
    if power and re.fullmatch(r"[+-]?\d{1,2}", said) and not len(node):
        return said.translate(_POWERS)
    if re.fullmatch(r"[^\W\d_]{2,4}\.?|[^\W\d_]\.", said):
        return said  # 21st, M. le Pr, TM
    return "" if re.match(r"[\s.,;:)]|$", after) else " "
