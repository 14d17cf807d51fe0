"""Exports that are trees: agency files and feeds in XML, pages of Factiva, Europresse and ProQuest in HTML.

Each layout is a table: where the articles are, and the paths (XPath) of each column, the best first.
"""

import re

from ..ground import CorpusError
from .boxes import parse_xml
from .documents import factiva_row, read_document, read_documents
from .fields import RIGHTS, make_row, names_of, read_date, tidy

_COLUMNS = ("title", "outlet", "author", "published", "section", "language", "url")
_PARAGRAPH = (
    "*[self::p or self::hl2 or self::li][not(ancestor::media or ancestor::figure or ancestor::aside or ancestor::li)]"
)
# Where articles stand: Factiva (XML), NewsML-G2, NITF, RSS and Atom, Event Registry, GDELT, NewsAPI, ninjs, CSL JSON
_ARTICLES = (
    "//ppsarticle//article",
    "descendant-or-self::newsItem",
    "descendant-or-self::nitf",
    "//channel/item | /RDF/item | /feed/entry",
    "/record/articles/results[body]",
    "/record/articles[seendate or publishedAt]",
    "descendant-or-self::record[headline or headlines or body_text or body_xhtml or bodies]",
    "descendant-or-self::record[issued or container-title]",
)
# Their fields, of all layouts together: each layout has names of its own, and the first that is there counts
# fmt: off
_FIELDS = {
    "title": [
        "headlines[role='main' or not(role)]/value", "headlines/value", "contentMeta/headline", ".//hedline/hl1",
        "headline", "title", ".//head/title", "TI", "T1",
    ],
    "outlet": [
        "rightsInfo/copyrightHolder/name", "itemMeta/provider/name", "rightsInfo/copyrightHolder/@literal",
        ".//pubdata/@name", ".//doc.copyright/@holder", ".//distributor", "sourceName", "media_name",
        "ancestor::channel/title", "ancestor::feed/title", "/*/channel/title", "source/title", "source/uri",
        "source/name", "copyrightholder", "copyrightHolder", "source", "provider", "container-title", "publisher",
        "T2", "JO", "JF", "JA", "substring-after(domain[starts-with(., 'www.')], 'www.')", "domain",
    ],
    "author": [
        "contentMeta/by", "contentMeta/creator/name", ".//body.head/byline/person",
        "substring-before(concat(.//body.head/byline, ','), ',')", "byline", "by", "creator", "author/name",
        "authors/name", "author/literal", "author", "AU", "A1", "N1[../M3]",
    ],
    "published": [
        "contentMeta/contentCreated", "itemMeta/firstCreated", "itemMeta/versionCreated",
        ".//pubdata/@date.publication", ".//date.issue/@norm", ".//story.date/@norm", "publicationDate/dateTime",
        "publicationDate/date", "publicationDate", "pubDate", "published", "dateTimePub", "dateTime", "date", "updated",
        "publishedAt", "seendate", "versioncreated", "versionCreated", "issued/date-parts", "issued/raw",
        "issued/literal", "publish_date", "DA", "Y1", "PY",
    ],
    "section": [".//pubdata/@position.section", "sectionName", "section", "SE", "SP[contains(., ';')]"],
    "language": ["contentMeta/language/@tag", "@xml:lang", "baseLanguage", "lang", "language", "LA"],
    "url": ["link[not(@href)]", "link/@href", "canonicalurl", "url", "URL", "UR"],
    "text": [
        f".//body.content//{_PARAGRAPH}", ".//body.content", "leadParagraph/paragraph | tailParagraphs/paragraph",
        f"contentSet//body//{_PARAGRAPH}", "contentSet/inlineXML | contentSet/inlineData", f"content//{_PARAGRAPH}",
    ],
    "html": [
        "encoded", "content", "description[../publishedAt]", "body[not(*)]", "body_text", "body_xhtml",
        "bodies[role='main' or not(role)][1]/value", "bodies[1]/value",
    ],
    "teaser": ["description", "summary"],
    "file": ["L1", "L2"],
    "notes": [
        ("picture: {}", ".//media-caption"),
        ("the agency has withdrawn it", "itemMeta/pubStatus[contains(@qcode, 'canceled')]/@qcode"),
        ("the agency has withdrawn it", "*[self::pubstatus or self::pubStatus][contains(., 'canceled')]"),
        ("the service calls it a copy of another article", "isDuplicate[.='True']"),
        ("the date is the day on which the crawler saw the page; the outlet is a domain", "seendate"),
        ("the text is cut: get the whole text from its address", "publishedAt[../content or ../description]"),
        ("no text: a reference alone", "self::reference"),
        ("abstract: {}", "AB[1]"),
        ("no text: a list of pages, whose outlets are domains", "self::page"),
        ("the list calls it syndicated", "ap_syndicated[translate(., 'TRUE', 'true')='true']"),
    ],
}
# fmt: on


def _coded(*codes):
    """Paths of the cells beside Factiva's codes; in pages from right to left the code stands second."""
    mark = "normalize-space(translate(., '\xa0', ' '))"
    return [f".//tr/td[../td[{mark}='{code}']][not({mark}='{code}')]" for code in codes]


_FACTIVA = {
    "title": _coded("HD"),
    "outlet": _coded("SN"),
    "author": _coded("BY", "AU"),
    "published": _coded("PD"),
    "section": _coded("SE"),
    "language": _coded("LA"),
    "text": [" | ".join(f"{path}{inside}" for path in _coded("LP", "TD") for inside in ("//p", "[not(.//p)]"))],
    "notes": [("correction: {}", " | ".join(_coded("CX", "RF"))), ("picture: {}", _coded("ART")[0])],
}
_FACTIVA_PLAIN = {
    "title": [".//*[@id='hd']", ".//*[contains(@class, 'Headline')]"],
    "author": [".//div[@class='author']"],
    "section": [".//*[@id='hd']/preceding-sibling::div[1]"],
}
_EUROPRESSE = {
    "outlet": [".//*[@class='DocPublicationName']"],
    "title": [".//*[starts-with(@class, 'titreArticleVisu') or @class='TitreArticleVisu']"],
    "author": [".//*[@class='docAuthors']", ".//header/div[not(@class or .//*[@class] or .//img)][last()]"],
    "text": [".//*[contains(@class, 'docOcurrContainer')]//p", ".//*[contains(@class, 'docOcurrContainer')]"],
    "notes": [("beside the text: {}", ".//aside")],
}
_ISSUE = re.compile(r",? (?:no|n°|nº|nr)\.? ?[\d ]+\s*$", re.I)
_PAGE = re.compile(r"\b(?:p|pp|pg|page|S|pag)\. ?[\w, +-]{1,20}$|^[\d:]+ ?(?:UTC|GMT|h).*$")
_WEEKDAY = re.compile(r"[a-zé]+|\w+(?:di|day|tag|manche)")
_TAG, _BLOCK = re.compile(r"<[^>]+>"), re.compile(r"(?i)</(?:p|div|h\d|li|tr|blockquote)>|<br\s*/?>")


def plain(text):
    """Paragraphs of a string that may be HTML: one a block; lines of plain text are paragraphs."""
    from html import unescape

    if _TAG.search(text or ""):
        text = unescape(_TAG.sub("", _BLOCK.sub("\n", re.sub(r"\s+", " ", text))))
    return [tidy(line) for line in (text or "").split("\n") if tidy(line)]


def _texts(box, paths):
    """What the first path that leads to some text leads to, one string a node."""
    for path in paths:
        found = box.xpath(path)
        nodes = [found] if isinstance(found, str) else found
        said = [node if isinstance(node, str) else "".join(node.itertext()) for node in nodes]
        if any(text.strip() for text in said):
            return [text for text in said if text.strip()]
    return []


def tree_cells(box, layout=_FIELDS):
    """What `make_row` wants of an article."""
    found = {column: _texts(box, layout.get(column, ())) for column in (*_COLUMNS, "file")}
    cells = {column: next(iter(said), None) for column, said in found.items()}
    cells["author"] = names_of("; ".join(map(tidy, found["author"])))
    text = [tidy(said) for said in _texts(box, layout.get("text", ()))]
    html, teaser = (plain("\n".join(_texts(box, layout.get(kind, ())))) for kind in ("html", "teaser"))
    notes = [note.format(tidy(said)) for note, path in layout.get("notes", ()) for said in _texts(box, [path])]
    if teaser and not (text or html):
        notes.append("a teaser alone: get the whole text from its address")
    return cells | {"paragraphs": text or html or teaser, "notes": notes}


def tree_rows(tree, mend=None):
    """Rows of a tree of an agency, a feed or a service ([]: no layout is known); `mend`: cells to better cells."""
    found = next(filter(None, map(tree.xpath, _ARTICLES)), [])
    return [make_row(**(mend or dict)(tree_cells(box))) for box in found]


def read_xml(data, name):
    """Rows of an XML file of an agency, a feed or Factiva; namespaces say nothing that is needed."""
    tree = parse_xml(data, name)
    for node in tree.iter("{*}*"):
        node.tag = node.tag.rpartition("}")[2]
    if rows := tree_rows(tree):
        return rows
    raise CorpusError(
        f"{name}: XML of no layout that is known, or without an article (its first element is {tree.tag}); "
        "known are NITF, NewsML-G2, Factiva, RSS and Atom."
    )


def _factiva(tree):
    """Of two nested boxes the inner one is the article; with codes it is a table, without them lines, some marked."""
    boxes = tree.xpath(
        "//div[contains(concat(' ', normalize-space(@class), ' '), ' article ') and contains(@class, 'Article')]"
    )
    for box in boxes or tree.xpath("//div[starts-with(@id, 'article-')]"):
        if _texts(box, _coded("HD", "LP", "TD", "AN")):
            yield make_row(**tree_cells(box, _FACTIVA))
        else:
            marked = {column: "; ".join(_texts(box, paths)) for column, paths in _FACTIVA_PLAIN.items()}
            paths = (".//div[not(.//div)]", ".//*[contains(@class, 'articleParagraph')]")
            lines, text = ([tidy(said) for said in _texts(box, [path])] for path in paths)
            yield factiva_row(lines, marked, text)


def _europresse(tree):
    """The name and library of who asked stand in a certificate, which is not read."""
    new, old = (
        "//article[.//*[@class='DocPublicationName']]",
        "//span[@class='DocPublicationName'][not(ancestor::article)]/..",
    )
    for box in tree.xpath(f"{new} | {old}"):
        cells = tree_cells(box, _EUROPRESSE) | ({} if box.tag == "article" else _bare(box))
        header = " ".join(_texts(box, [".//*[@class='DocHeader']"]))
        parts = [part.strip() for part in header.split(",")]
        parts = [part for part in parts if part and not read_date(part)[0] and not _PAGE.search(part)]
        cells |= {"published": header, "outlet": _ISSUE.sub("", tidy(cells["outlet"]) or "")}
        cells["section"] = next((part for part in parts[:1] if not _WEEKDAY.fullmatch(part)), None)
        yield make_row(**cells)


def _bare(box):
    """The older layout: author and paragraphs are bare text between breaks, up to the copyright."""
    titles = box.xpath(".//span[@class='TitreArticleVisu']")
    said = (titles[0].tail or "") if titles else ""
    for node in titles[0].itersiblings() if titles else ():
        if node.tag == "table" or RIGHTS.match(node.text_content()):
            break
        inside = re.sub(r"\s", " ", node.text_content() + (node.tail or ""))
        said += f"\n{inside}" if node.tag in ("p", "br") else inside
    first, *lines = said.split("\n")[1:] or [""]
    author = names_of(first) if len(first.split()) <= 10 else None
    return {"author": author, "paragraphs": map(tidy, lines if author else [first, *lines])}


_BLOCKS = ".//text | .//*[self::p or self::h1 or self::h2 or self::strong[not(ancestor::p)]][not(ancestor::text)]"


def _proquest(tree):
    """One box a document, with its name in an anchor: labels, and the text in an element of its own."""
    for anchor in tree.xpath("//a[starts-with(@name, 'DocID_')]"):
        box = next(node for node in anchor.iterancestors() if node.xpath(".//text|.//strong") or node.tag == "html")
        blocks = []
        for node in box.xpath(_BLOCKS):
            if node.tag == "text":
                blocks += ["Full text:"] * (blocks[-1:] != ["Full text:"])
                blocks += [tidy(part.text_content()) for part in node.xpath(".//p") or [node]]
            else:
                blocks.append(tidy(node.text_content() + (node.tail or "" if node.tag == "strong" else "")))
        blocks = [block for block in blocks if block and "document link" not in block]
        yield read_document(blocks, "proquest")


def _classic(tree):
    """One paragraph a line; a break inside one is a blank."""
    for line in tree.iter("br"):
        line.tail = " " + (line.tail or "")
    nodes = tree.xpath("//p | //*[self::td or self::pre][not(.//p)]")
    return read_documents("\n".join(tidy(node.text_content()) or "" for node in nodes), "classic")


_PAGES = {
    "//span[@class='DocPublicationName']": _europresse,
    "//a[starts-with(@name, 'DocID_')]": _proquest,
    "//div[contains(@class, 'enArticle') or contains(@class, 'article ') and contains(@class, 'Article')]"
    "|//p[contains(@class, 'articleParagraph')]": _factiva,
    "//a[starts-with(@name, 'DOC_ID_')]": _classic,
}


def reader_of(tree):
    """What reads a page of a database: tree to rows; None for a page of its own."""
    return next((read for path, read in _PAGES.items() if tree.xpath(path)), None)
