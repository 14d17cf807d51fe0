"""Factiva: HTML with codes and without, RTF, and the old XML; the language of the interface may be any."""

import re

from .boxes import parse_xml
from .fields import RIGHTS, make_row, names_of, read_date, tidy

# 877 Wörter, 8165 字, 1,204 words: a number and one word, in the language of the interface
_LENGTH = re.compile(r"[\d][\d.,\s\u202f]*\s?[^\W\d_]{1,14}\.?")
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}(?: ?[AaPp]\.?[Mm]\.?)?(?: \w{2,4})?")
_NUMBERED = re.compile(r"^\d{1,3}\) ")
END = re.compile(
    r"^\s*(?:Document|Dokument|Documento|文件|文書|文档|Документ) ([A-Z0-9]{6,}\d{8}[a-z0-9]{5,})\s*$", re.M
)
_PAGE = re.compile(r"^\s*(?:Page|Seite) \d+ (?:of|von|de) \d+\b.*$|^.{0,20}© [12]\d{3} Factiva, Inc\..*$", re.M)
_SECTION = re.compile(r"[;§]|\b(?:Pg|Page|S|p|Sec|Section|Desk)\b\.?|^[A-Z0-9 &/.-]{2,40}$|^[\w&/ -]{2,25}$")


def read_html(tree):
    """Rows of a saved Factiva page: of two nested boxes the inner one is the article."""
    boxes = tree.xpath(
        "//div[contains(concat(' ', normalize-space(@class), ' '), ' article ') and contains(@class, 'Article')]"
    )
    for box in boxes or tree.xpath("//div[@id and starts-with(@id, 'article-')]"):
        cells = _codes(box)
        yield _coded(cells) if cells else _plain(box)


def _codes(box):
    """The rows of the table: code, cell. In pages from right to left the code stands second."""
    found = {}
    for row in box.xpath(".//tr"):
        cells = row.xpath("./td")
        codes = [cell for cell in cells if re.fullmatch(r"[A-Z]{2,4}", tidy(cell.text_content()) or "")]
        codes = [cell for cell in codes if "index" in (cell.get("class") or "")] or codes[:1]
        others = [cell for cell in cells if cell not in codes]
        if codes and others:
            found.setdefault(tidy(codes[0].text_content()), others[0])
    return found if found.keys() & {"HD", "LP", "TD", "AN"} else {}


def _paragraphs(node):
    parts = node.xpath(".//p") or [node]
    return [tidy(part.text_content()) for part in parts if tidy(part.text_content())]


def _coded(cells):
    said = {code: tidy(cell.text_content()) for code, cell in cells.items()}
    paragraphs = [part for code in ("LP", "TD") if code in cells for part in _paragraphs(cells[code])]
    beside = {"correction": said.get("CX") or said.get("RF"), "picture": said.get("ART")}
    return make_row(
        paragraphs=paragraphs,
        title=said.get("HD"),
        outlet=said.get("SN"),
        author=names_of(said.get("BY") or said.get("AU")),
        published=said.get("PD"),
        section=said.get("SE"),
        language=said.get("LA"),
        notes=[f"{name}: {cell}" for name, cell in beside.items() if cell] + ([] if paragraphs else ["no text"]),
    )


def _plain(box):
    """Without codes nothing is sure but the word count, behind which date and outlet stand."""
    title = next(iter(box.xpath(".//*[@id='hd']|.//*[contains(@class, 'Headline')]")), None)
    author = [tidy(node.text_content()) for node in box.xpath(".//div[@class='author']")]
    text = box.xpath(".//*[contains(@class, 'articleParagraph')]")
    lines, above = [], True
    for node in box.xpath(".//div[not(.//div)]"):
        line = tidy(node.text_content())
        if line and not node.xpath("ancestor-or-self::*[@id='hd' or @class='author']") and node not in text:
            lines.append((line, above))
        above = above and node.get("id") != "hd"
    return _headed(
        [line for line, _ in lines],
        title=_NUMBERED.sub("", tidy(title.text_content()) or "") if title is not None else None,
        author="; ".join(filter(None, author)),
        section=next((line for line, over in lines if over and not _LENGTH.fullmatch(line)), None),
        paragraphs=[tidy(node.text_content()) for node in text],
    )


def _fixed(lines):
    """Number of the line with the word count: a number and a word, with a date behind it."""
    for i in range(len(lines) - 1):
        if _LENGTH.fullmatch(lines[i]) and any(read_date(line)[0] for line in lines[i + 1 : i + 2]):
            return i
    return None


def _headed(lines, paragraphs, **known):
    at = _fixed(lines)
    behind = lines[at + 1 :] if at is not None else []
    date = behind[0] if behind else None
    rest = [line for line in behind[1:] if not _TIME.fullmatch(line)]
    rights = next((i for i, line in enumerate(rest) if RIGHTS.match(line)), len(rest))
    known["author"] = names_of(known.get("author"))
    notes = [] if at is not None else ["no line with the number of words: date and outlet are not told"]
    return make_row(
        paragraphs=paragraphs,
        outlet=rest[0] if rest else None,
        published=date,
        language=rest[rights - 1] if 0 < rights <= len(rest) else None,
        notes=notes + ([] if any(paragraphs) else ["no text"]),
        **known,
    )


def is_lines(text):
    """Factiva as lines: each article ends with its number."""
    return bool(END.search(text))


def read_lines(text):
    """Rows of a Factiva RTF or PDF as lines; the summary of the search at the end is left out."""
    at = 0
    text = _PAGE.sub("", text)
    for end in END.finditer(text):
        lines = [line.strip() for line in text[at : end.start()].split("\n")]
        at = end.end()
        yield _from_lines([line for line in lines if line])


def _from_lines(lines):
    fixed = _fixed(lines)
    if fixed is None:
        return make_row(
            paragraphs=lines[1:], title=lines[0] if lines else None, notes=["no line with the number of words"]
        )
    rights = next((i for i in range(fixed, len(lines)) if RIGHTS.match(lines[i])), fixed + 4)
    section, title, author = _above(lines[:fixed])
    body = lines[rights + 1 :]
    outlet = next((line for line in lines[fixed + 2 : rights] if not _TIME.fullmatch(line)), None)
    if body and body[-1] == outlet:
        body.pop()
    return _headed(lines[fixed : rights + 1], body, title=title, author=author, section=section)


def _above(lines):
    """Section, title and author of the one to four lines above the word count."""
    section = author = None
    if (len(lines) > 1 and re.match(r"(?:by|von|par|por|di|door|от) ", lines[-1], re.I)) or (
        len(lines) > 2 and len(lines[-1].split()) <= 6
    ):
        author = lines.pop()
    if len(lines) > 1 and len(lines[0]) < len(lines[1]) + 15 and _SECTION.search(lines[0]):
        section = lines.pop(0)
    elif len(lines) > 1 and author is None and len(lines[-1].split()) <= 4:
        author = lines.pop()
    return section, _NUMBERED.sub("", " ".join(lines)), author


def read_xml(data, name):
    """Rows of the old XML: headline, lead and tail paragraphs, with marks around the words searched for."""
    tree = parse_xml(data, name)
    for article in tree.iterfind(".//{*}article"):

        def said(path, article=article):
            node = article.find(path)
            return tidy("".join(node.itertext())) if node is not None else None

        parts = [
            *article.iterfind("{*}leadParagraph/{*}paragraph"),
            *article.iterfind("{*}tailParagraphs/{*}paragraph"),
        ]
        paragraphs = [tidy("".join(part.itertext())) or "" for part in parts]
        yield make_row(
            paragraphs=paragraphs,
            title=said("{*}headline"),
            outlet=said("{*}sourceName"),
            author=names_of(said("{*}byline")),
            published=(
                said("{*}publicationDate/{*}dateTime")
                or said("{*}publicationDate/{*}date")
                or said("{*}publicationDate")
                or ""
            )[:10],
            section=said("{*}sectionName"),
            language=said("{*}baseLanguage"),
            notes=[] if any(paragraphs) else ["no text"],
        )
