"""ProQuest (TXT, HTML) and Europresse (both HTML layouts)."""

import re

from .fields import RIGHTS, cut_tail, make_row, names_of, read_date, tidy

RULE = re.compile(r"^\s*_{50,}\s*$", re.M)
_COLOPHON = re.compile(r"Database copyright\s+(?:©|\(c\))", re.I)
_NONE = re.compile(r"(?:none ?available|n/a|not available)\W*", re.I)
_ISSUE = re.compile(r",? (?:no|n°|nº|nr)\.? ?[\d ]+\s*$", re.I)
_PAGE = re.compile(r"\b(?:p|pp|pg|page|S|pag)\. ?[\w, +-]{1,20}$|^[\d:]+ ?(?:UTC|GMT|h).*$")


def is_text(text):
    """Documents between rules of underscores, with the labels of the service."""
    return bool(RULE.search(text)) and bool(
        re.search(r"^(?:Publication (?:title|info)|ProQuest document ID|Database):", text, re.M)
    )


def read_text(text):
    """Rows of a ProQuest text file; the last piece is the colophon of the service."""
    for piece in RULE.split(text.replace("\r", "")):
        blocks = [block.strip() for block in re.split(r"\n\s*\n", piece) if block.strip()]
        if len(blocks) > 2 and not _COLOPHON.search(piece[:600]):
            yield _document(blocks)


def read_html(tree):
    """Rows of a ProQuest HTML file: one box a document, with its name in an anchor."""
    for anchor in tree.xpath("//a[starts-with(@name, 'DocID_')]"):
        box = anchor.getparent()
        while box.getparent() is not None and not box.xpath(".//text") and not box.xpath(".//strong"):
            box = box.getparent()
        words = box.xpath(".//text")
        inside = [tidy(node.text_content()) for node in (words[0].xpath(".//p") or words[:1])] if words else []
        blocks = []
        for node in box.xpath(".//p|.//strong[not(ancestor::p)]|.//h1|.//h2"):
            if not node.xpath("ancestor::text"):
                blocks.append(
                    tidy(node.text_content() if node.tag != "strong" else node.text_content() + (node.tail or ""))
                )
        yield _document([block for block in blocks if block and "document link" not in block], inside)


def _document(blocks, inside=None):
    title, rest = blocks[0], blocks[1:]
    body = next((i for i, block in enumerate(rest) if _label(block) == "full text"), None)
    if inside is None and body is not None:
        end = body + 1 + cut_tail(rest[body + 1 :], strict="spelt", places=("tail", "head"))
        paragraphs = [rest[body].partition(":")[2], *rest[body + 1 : end]]
        fields = _fields(rest[:body] + rest[end:])
    else:
        paragraphs, fields = inside or [], _fields(rest)
    abstract = fields.get("abstract")
    beside = [f"abstract: {abstract}"] if abstract and not any(paragraphs) and not _NONE.fullmatch(abstract) else []
    outlet = fields.get("publicationtitle") or fields.get("publicationinfo", "").partition(" ; ")[0]
    return make_row(
        paragraphs=[tidy(part) or "" for part in paragraphs if not _NONE.fullmatch(part or "")],
        title=title.removeprefix("Title:"),
        outlet=outlet,
        author=names_of(fields.get("author"), turned=True),
        published=_date(fields),
        language=fields.get("languageofpublication"),
        section=fields.get("section"),
        url=fields.get("documenturl"),
        notes=beside + ([] if any(paragraphs) else ["no text: the service has no licence for it, or it is a picture"]),
    )


def _label(block):
    found = re.match(r"([A-Z][\w /&-]{2,32}?)\s*:", block)
    return found[1].lower() if found else None


def _fields(blocks):
    """Cells by label, without blanks in the labels: in HTML they get lost at random."""
    found = {}
    for block in blocks:
        label = _label(block)
        if label:
            found.setdefault(label.replace(" ", ""), tidy(block.partition(":")[2]) or "")
    return found


def _date(fields):
    """The day of print; where blanks were lost or thrown in ("Jan 11, 2 009") they do not count."""
    for cell in (fields.get("publicationdate"), fields.get("publicationinfo")):
        for given in (cell, re.sub(r"(?<=\d) (?=\d{3}$)", "", cell or ""), re.sub(r"\s", "", cell or "")):
            if given and len(read_date(given)[0] or "") == 10:
                return read_date(given)[0]
    return fields.get("publicationdate")


def read_europresse(tree):
    """Rows of a Europresse page: the name and library of who asked stand in a certificate, which is not read."""
    boxes = tree.xpath("//article[.//*[@class='DocPublicationName']]")
    if boxes:
        for box in boxes:
            yield _europresse(box)
        return
    for name in tree.xpath("//span[@class='DocPublicationName']"):
        yield _old(name)


def _words(nodes):
    return " ".join(tidy(node.text_content()) or "" for node in nodes)


def _headed(outlet, header, **known):
    parts = [part.strip() for part in header.split(",") if part.strip()]
    parts = [part for part in parts if not read_date(part)[0] and not _PAGE.search(part)]
    parts = [
        part
        for part in parts
        if len(parts) == 1 or not re.fullmatch(r"[^\W\d]{4,10}(?:di|day|tag|manche)?", part) or part == parts[0]
    ]
    return make_row(
        outlet=_ISSUE.sub("", tidy(outlet) or ""),
        published=read_date(header)[0] or header,
        section=parts[0] if parts and not re.fullmatch(r"[a-zé]+", parts[0]) else None,
        **known,
    )


def _europresse(box):
    title = box.xpath(".//*[starts-with(@class, 'titreArticleVisu')]")
    author = box.xpath(".//*[@class='docAuthors']") or box.xpath(
        ".//header/div[not(@class) and not(.//*[@class])][last()]"
    )
    author = [node for node in author if not node.xpath(".//img")]
    parts = box.xpath(".//*[contains(@class, 'docOcurrContainer')]//p") or box.xpath(
        ".//*[contains(@class, 'docOcurrContainer')]"
    )
    paragraphs = [tidy(part.text_content()) for part in parts]
    aside = tidy(_words(box.xpath(".//aside")))
    return _headed(
        _words(box.xpath(".//*[@class='DocPublicationName']")[:1]),
        _words(box.xpath(".//*[@class='DocHeader']")),
        title=_words(title[:1]),
        author=names_of(_words(author[:1])),
        paragraphs=[part for part in paragraphs if part],
        notes=[f"beside the text: {aside[:300]}"] if aside else [],
    )


def _old(name):
    """The older layout: bare text between empty paragraphs, up to the copyright."""
    cell = name.getparent()
    header = " ".join(tidy(node.text_content()) or "" for node in cell.xpath(".//span[@class='DocHeader']"))
    titles = cell.xpath(".//span[@class='TitreArticleVisu']")
    lines, blank, author = [], 0, None
    for node in titles[0].itersiblings() if titles else ():
        blank += node.tag in ("p", "br")
        if node.tag == "table" or RIGHTS.match(tidy(node.text_content()) or ""):
            break
        if node.tag in ("b", "i", "mark", "span", "font", "a") and tidy(node.text_content()):
            _join(lines, node.text_content(), blank)
            blank = 0
        said = node.tail or ""
        if said.strip():
            if author is None and not lines and node.tag == "br" and blank == 1 and len(said.split()) <= 10:
                author = tidy(said)
            else:
                _join(lines, said, blank)
            blank = 0
    return _headed(
        name.text_content(), header, title=_words(titles[:1]), author=names_of(author), paragraphs=map(tidy, lines)
    )


def _join(lines, said, blank):
    if blank or not lines:
        lines.append(said)
    else:
        lines[-1] += said
