"""Exports that are trees: agency files and feeds in XML, pages of Factiva, Europresse and ProQuest in HTML; and records
that are made trees: JSON of services and agencies, lists of Media Cloud, references (RIS, CSL JSON).

Where each field stands is told by `corpus/lexicons/export_paths.csv`: paths (XPath) of all layouts together, since each
has names of its own.
"""

import json
import re
from itertools import dropwhile, groupby, islice, pairwise, takewhile

from ..ground import CorpusError, NoArticle, rows_of_csv
from .authors import names_of
from .boxes import parse_xml
from .documents import factiva_row, read_document
from .fields import RIGHTS, line_feeds, make_row, places_of, printable, read_date, tidy

_COLUMNS = ("title", "outlet", "author", "published", "section", "language", "url", "file")
_PARAGRAPH = (
    "descendant::*[self::p or self::hl2 or self::li or self::tr]"
    "[not(ancestor::media|ancestor::figure|ancestor::aside|ancestor::li|ancestor::tr)]"
)
_CODE = re.compile(r"\s*(HD|SE|BY|AU|PD|SN|LA|LP|TD|CX|RF|ART|AN)\s*")
_ISSUE = re.compile(r",? (?:no|n°|nº|nr)\.? ?[\d ]+\s*$", re.I)
# A page, a time, a day of the week
_NO_SECTION = re.compile(
    r"\b(?:p|pp|pg|page|S|pag)\. ?[\w, +-]{1,20}$|^[\d:]+ ?(?:UTC|GMT|h)|^(?:[a-zé]+|\w+(?:di|day|tag|manche))$"
)
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")  # NewsAPI
_TAG = re.compile(r"</?[A-Za-z][^>]*>|&#?\w{2,8};")
_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "table", "pre", "blockquote")
_BLOCKS += ("header", "footer", "section", "article", "aside", "text")


def lines_of(tree, *breaks):
    """Text of a page (a tree that may be changed) as it is shown, a block a line; `breaks`: further tags that part."""
    for node in tree.iter(*_BLOCKS, *breaks):
        node.text, node.tail = f"\u2029{node.text or ''}", f"\u2029{node.tail or ''}"
    for node in tree.iter("br", "td", "th"):
        node.tail = f" {node.tail or ''}"
    return list(filter(None, map(tidy, tree.text_content().split("\u2029"))))


def plain(text):
    """Paragraphs of a string that may be HTML: one a block; lines of plain text are paragraphs."""
    if _TAG.search(text or ""):
        from lxml import html

        from .saved import write_out  # which stands on this module

        tree = html.fromstring(f"<div>{printable(text)}</div>")
        write_out(tree)
        return lines_of(tree, "br")
    return [tidy(line) for line in (text or "").split("\n") if tidy(line)]


def _texts(box, paths):
    """What the first path that leads to some text leads to, one string a node."""
    for path in paths:
        found = box.xpath(path)
        nodes = [found] if isinstance(found, str) else found
        said = (node if isinstance(node, str) else "".join(node.itertext()) for node in nodes)
        if told := list(filter(str.strip, said)):
            return told
    return []


def tree_cells(box):
    """What `make_row` wants of an article."""
    paths = places_of("export_paths", "path", "said")
    found = {column: _texts(box, paths[column]) for column in _COLUMNS}
    cells = {column: next(iter(said), None) for column, said in found.items()}
    cells["author"] = names_of("; ".join(map(tidy, found["author"])), turned=box.tag == "reference")
    cells["title"] = " ".join(plain(cells["title"])).removesuffix(f" - {cells['outlet']}")  # NewsAPI
    text = _texts(box, [f"({path})/{_PARAGRAPH} | ({path})[not({_PARAGRAPH})]" for path in paths["text"]])
    html, teaser = (plain(_CUT.sub("", "\n".join(_texts(box, paths[kind])))) for kind in ("html", "teaser"))
    notes = [note.format(tidy(said)) for path, note in paths["note"].items() for said in _texts(box, [path])]
    if teaser and not (text or html):
        notes.append("a teaser alone: get the whole text from its address")
    return cells | {"paragraphs": list(map(tidy, text)) or html or teaser, "notes": notes}


def tree_rows(tree, name):
    """Rows of a tree of an agency, a feed, a service or a list."""
    for boxes in filter(None, map(tree.xpath, places_of("export_paths", "path", "said")["article"])):
        return [make_row(**tree_cells(box)) for box in boxes]
    raise NoArticle(f"{name}: XML or JSON of no service or agency that is known, or without an article ({tree.tag}).")


def read_xml(data, name):
    """Rows of an XML file of an agency, a feed or Factiva; namespaces say nothing that is needed."""
    tree = parse_xml(data, name)
    for node in tree.iter("{*}*"):
        node.tag = node.tag.rpartition("}")[2]
        node.tail = " | " if node.tag in ("td", "th") else node.tail
    return tree_rows(tree, name)


def as_tree(value, name="record"):
    """A JSON value as an element; a list is an element for each entry; numbers in a list are parts of a date."""
    from lxml import etree

    node = etree.Element(re.sub(r"^(?![A-Za-z_])|[^\w.-]", "_", name, flags=re.ASCII))
    if isinstance(value, dict):
        if "family" in value:
            parts = map(value.get, ("given", "dropping-particle", "non-dropping-particle", "family", "suffix"))
            value = {"literal": " ".join(filter(None, parts))} | value
        for key, cell in value.items():
            for entry in cell if isinstance(cell, list) else [cell]:
                node.append(as_tree(entry, key))
    elif isinstance(value, list) and all(str(part).isdigit() for part in value):
        node.text = "-".join(f"{int(part):02}" for part in value)
    elif isinstance(value, list):
        node.extend(as_tree(entry) for entry in value)
    elif value is not None:
        node.text = printable(str(value))
    return node


def read_json(text, name):
    """Rows of a JSON file of a service, an agency or a reference manager."""
    value = json.loads(text)
    if isinstance(value, dict) and (value.get("status") == "error" or set(value) <= {"error", "message", "code"}):
        said = str(value.get("message") or value.get("error"))[:100]
        raise CorpusError(f"{name}: the service answered with an error ({said}).")
    return tree_rows(as_tree(value), name)


def read_ris(text, name):
    """Rows of references; a saved page that one names (`file` in the row) gives the text."""
    from lxml.builder import E

    whole = re.sub(r"\s*\n(?![A-Z][A-Z\d]  ?-)\s*", " ", line_feeds(text))
    records = re.split(r"(?m)^(?:TY|ER)  ?-.*", whole)
    cells = filter(None, (re.findall(r"(?m)^([A-Z][A-Z\d])  ?-(.*)", record) for record in records))
    boxes = (E.reference(*(E(tag, printable(cell)) for tag, cell in record)) for record in cells)
    return tree_rows(E.record(*boxes), name)


def read_list(text, name):
    """Rows of a Media Cloud list."""
    return tree_rows(as_tree({"page": [cells for _, cells in rows_of_csv(text, name, (), CorpusError)[1]]}), name)


def _factiva(tree):
    """With codes an article is a table (its codes may stand second), without them lines, some marked."""
    rows = [(cell, _CODE.fullmatch(cell.text_content())) for cell in tree.iterfind(".//tr/td")]
    for cell, code in rows:
        if code:
            cell.getparent().tag = code[1]
            cell.drop_tree()
    cells = tree_cells(tree)
    return make_row(**cells) if any(code for _, code in rows) else factiva_row(lines_of(tree), cells)


def _europresse(tree):
    """The name and library of who asked stand in a certificate, which is not read."""
    cells = tree_cells(tree)
    header = " ".join(_texts(tree, [".//*[@class='DocHeader']"]))
    parts = (part for part in map(tidy, header.split(",")) if part and not _NO_SECTION.search(part))
    section = next((part for part in parts if not read_date(part)[0]), None)
    cells |= {"published": header, "section": section, "outlet": _ISSUE.sub("", tidy(cells["outlet"]) or "")}
    if not cells["paragraphs"]:  # the older layout: author and paragraphs are bare text, up to the copyright
        below = dropwhile(lambda line: line != tidy(cells["title"]), lines_of(tree, "br"))
        text = list(takewhile(lambda line: not RIGHTS.match(line), islice(below, 1, None)))
        signed = text and len(text[0].split()) <= 10 and not text[0].endswith((".", "!", "?", "»"))
        author = names_of(text[0]) if signed else None
        cells |= {"author": author, "paragraphs": text[bool(author) :]}
    return make_row(**cells)


def _proquest(tree):
    """Labels, and the text in an element of its own."""
    for text in tree.iter("text"):
        text.text = f"Full text:\u2029{text.text or ''}"
    lines = [line for line, _ in groupby(lines_of(tree, "br")) if "document link" not in line]
    return read_document(lines, "proquest")


def _classic(tree):
    """One paragraph a line; a break inside one is a blank."""
    return read_document(lines_of(tree)[1:], "classic")


# What a page of a database holds, what begins each document in it (bytes), and what reads a document: a tree, and short
_PAGES = [
    (b"DocPublicationName", rb"<(?i:article)\b", _europresse),
    (b"DocPublicationName", rb"<(?i:span)\b[^>]*\bDocPublicationName", _europresse),
    (b"DocID_", rb"(?i:<div\b[^>]*>\s*)?<(?i:a)\b[^>]*\b(?i:name)=[\"']?DocID_", _proquest),
    (b"DOC_ID_", rb"<(?i:a)\b[^>]*\b(?i:name)=[\"']?DOC_ID_", _classic),
    (b"Article", rb"<(?i:div)\b[^>]*\b(?i:class)=[\"'](?=[^\"'>]*Article)(?:[^\"'>]* )?article[ \"']", _factiva),
    (b"articleParagraph", rb"<(?i:div)\b[^>]*\b(?i:id)=[\"']article-", _factiva),
]


def documents_of(page):
    """Each document in the page of a database (bytes), and what reads its tree as a row; none in any other page."""
    for held, mark, read in _PAGES:
        starts = [match.start() for match in re.finditer(mark, page)] if held in page else ()
        if starts:
            return ((page[begin:end], read) for begin, end in pairwise([*starts, len(page)]))
    return ()
