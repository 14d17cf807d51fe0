"""Downloads of databases as lines: LexisNexis and Nexis Uni, Factiva, ProQuest.

All are one thing: what parts the documents, labelled fields above and below the text, and the rest is the text.
`LAYOUTS` says how a service does it; the labels stand in `corpus/lexicons/export_labels.csv`.
"""

import re

from .authors import CREDIT, names_of
from .fields import RIGHTS, add_note, holder_of, labels, line_feeds, make_row, read_date, tidy

_OF = r"\d{1,4} (?:of|de|von|van|di) \d{1,5}"
_NUMBERED = re.compile(rf"^[ \t\ufeff]*(?:{_OF} +do[ck]ument\w*|do[ck]umento? {_OF})[ \t]*$", re.M | re.I)
_RULE = re.compile(r"^\s*_{50,}\s*$", re.M)
_END = re.compile(r"^\s*(?:End of|Ende des|Fin du|Fine? del|Fim do|Einde van(?: het)?) do[ck]ument\w*\s*$", re.M | re.I)
_ACCESSION = re.compile(r"^\s*(?:Do[ck]umento?|文件|文書|文档|Документ) [A-Z\d]{6,}\d{8}[a-z\d]{5,}\s*$", re.M)
# 877 Wörter, 8165 字, 1,204 words: a number and one word, in the language of the interface, above a line with a date
_LENGTH = r"^[ \t]*\d[\d., \xa0\u202f]*[^\W\d_]{1,14}\.?[ \t]*$"

# What parts the documents of each service, what else one holds, and the first piece that may be a document
LAYOUTS = {
    "proquest": (_RULE, r"^(?:Publication (?:title|info|date)|ProQuest document ID|Database|Full [Tt]ext):", 1),
    "classic": (_NUMBERED, "", 1),
    "uni": (_END, r"^\s*(?:Load-Date|Body|Length|Section|Copyright)\b", 0),
    "factiva": (_ACCESSION, rf"{_LENGTH}\s+.*(?<!\d)[12]\d{{3}}(?!\d)", 0),
}
_FAULT = re.compile(r"we are sorry but there is an error in this document", re.I)
_COVER = re.compile(r"^(?:User Name|Job Number|Documents? \(\d+\)|Client/Matter|Search (?:Terms|Type)|Narrowed by)\b")
_READER = re.compile(r"^(?:User Name|Job Number): ", re.M)  # of a cover, whose first document may be cut off
_GAP = re.compile(r"\S {3,}\S")
_NONE = re.compile(r"(?:none ?available|n/a|not available)\W*", re.I)
_GOES_ON = ("highlight", "picture", "correction", "notes")  # labels that further paragraphs may follow
_BESIDE = "also above the text"
_NOTED = ("highlight", "table", _BESIDE, "picture", "correction", "notes", "abstract")
_EDITION = re.compile(r"(?:[\w ,.-]{0,40}edition|correction appended|final)\b.{0,40}", re.I)
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}(?: ?[AaPp]\.?[Mm]\.?)?(?: \w{2,4})?")
_PAGE = re.compile(r"^\s*(?:Page|Seite) \d+ (?:of|von|de) \d+\b.*$|^.{0,20}© [12]\d{3} Factiva, Inc\..*$", re.M)
_SECTION = re.compile(r"[;§]|\b(?:Pg|Page|S|p|Sec|Section|Desk)\b\.?|^[A-Z0-9 &/.-]{2,40}$|^[\w&/ -]{2,25}$")


def service_of(text):
    """Name of the service (a key of `LAYOUTS`) whose download a text is, else None."""
    text = line_feeds(text)
    for service, (parts, told, _) in LAYOUTS.items():
        if parts.search(text) and re.search(told, text, re.M):
            return service
    return "uni" if _READER.search(text) else None


def documents(text, service):
    """The documents of a download, without cover, colophon and summary of the search; and whether it is cut off."""
    parts, told, first = LAYOUTS[service]
    *pieces, last = parts.split(text)[first:] or [""]
    goes_on = bool(re.search(told, last, re.M))
    return [piece for piece in (*pieces, last * goes_on) if piece.strip()], goes_on and service != "classic"


def read_documents(text, service, wrapped=False, notes=()):
    """Rows of a download; `wrapped`: lines are broken by hand, blank lines part paragraphs; the last has the notes."""
    rows, text = [], line_feeds(text)
    # Elsewhere numbers of documents and pages part nothing
    pieces, cut = documents(text if service in ("classic", "uni") else _PAGE.sub("", _NUMBERED.sub("", text)), service)
    for piece in pieces:
        blocks = _blocks(piece, service == "proquest" or (wrapped and service == "classic"))
        rows.append(factiva_row(blocks) if service == "factiva" else read_document(blocks, service, not rows))
    said = max((int(re.findall(r"\d+", mark[0])[1]) for mark in _NUMBERED.finditer(text)), default=0)
    told = [f"the file names {said} documents and holds {len(rows)}"] * (said > len(rows))
    for row in rows[-1:]:
        add_note(row, *told, *["the file is cut off: its last article may be short"] * cut, *notes)
    return rows


def _blocks(text, spaced):
    """Paragraphs: lines, or what stands between blank lines (its line breaks are kept, for tables)."""
    if not spaced:
        return [line.strip() for line in text.split("\n") if line.strip()]
    parts = re.split(r"\n(?:[ \t]*\n)+", text.replace("\f", "\n\n"))
    return ["\n".join(line.rstrip() for line in part.strip("\n").split("\n")) for part in parts if part.strip()]


def _field(block, place, service):
    """(field, value) of a block that begins with a label of this place, or is a mark of its own; else None."""
    said, colon, value = block.partition(":")
    name = "".join(said.split())
    if not colon:
        field = labels()["mark"].get(name.upper()) if service == "uni" else None
    elif service == "proquest":
        field = labels()["spelt"].get(name)
    else:
        sure = name.isupper() if service == "classic" else place == "head" or name == "Load-Date"
        spaced = "\xa0" in value[:2]  # so a label that is not known is none of the text
        field = labels()[place].get(name.upper()) if sure or spaced else None
        field = field or ("other" if service == "uni" and place == "head" and spaced and len(name) < 25 else None)
    return (field, tidy(value) or "") if field else None


def read_document(blocks, service, first=False):
    """Row of one document of labels and text; `first`: a cover may stand above it."""
    if _FAULT.search(" ".join(blocks[:6])):
        return make_row((), ["the service printed an error in place of this document"])
    found = [_field(block, "head", service) for block in (blocks if service == "uni" else blocks[:40])]
    begin = _begin(found, blocks, service)
    top = next((i for i, label in enumerate(found[:begin]) if label), begin)
    for label in filter(None, found[begin : begin + 1]):
        blocks[begin] = label[1] if label[0] == "body" else blocks[begin]  # the text may begin behind its label
    end = begin + _end(blocks[begin:], service)
    body = [block for block in blocks[begin:end] if not _NONE.fullmatch(block)]
    fields = _fields({}, zip(found[top:begin], blocks[top:begin], strict=False), _BESIDE)
    _fields(fields, ((_field(block, "tail", service), block) for block in blocks[end:]), None)
    head = [block.strip() for block in blocks[:top] if not RIGHTS.match(block) and "Distributed by" not in block[:80]]
    title, outlet, date, others = _HEADS[service](head, fields, first)
    if top == begin:  # no label parts head and text
        body = others + body
    else:
        fields[_BESIDE] = others + fields.get(_BESIDE, [])
    fields["table"] = list(filter(None, map(_table, body)))
    paragraphs = [tidy(block) for block in body if not _table(block)]
    if any(paragraphs):
        fields.pop("abstract", None)
    cells = {field: " ".join(fields.get(field, [])) for field in ("author", "section", "language", "url")}
    cells["author"] = names_of(cells["author"], turned=service == "proquest")
    outlet = outlet or next(filter(None, map(holder_of, blocks[:begin])), None)
    notes = [f"{name}: {' '.join(fields[name])}" for name in _NOTED if any(fields.get(name, []))]
    return make_row(paragraphs, notes, title=title, outlet=outlet, published=date, **cells)


def _begin(found, blocks, service):
    """Number of the block where the text begins: its label, else what follows LENGTH and its neighbours."""
    names = [label and label[0] for label in found]
    if "body" in names:
        return names.index("body")
    if service == "proquest" or not any(names):
        return _end(blocks, service)
    at = names.index("length" if "length" in names else next(filter(None, names)))
    return next((i for i in range(at, len(names)) if names[i] in (None, "picture", "notes", "correction")), len(names))


def _end(blocks, service):
    """Number of the first block behind the text: from there to the end stand labels, copyright, and what they hold."""
    first = len(blocks)
    for i in range(len(blocks) - 1, -1, -1):
        label = _field(blocks[i], "tail", service)
        rights = service != "uni" and RIGHTS.match(blocks[i]) and len(blocks[i]) < 400
        if label or rights:
            mark = label and ":" not in blocks[i]
            sure = label and (label[0] in (*_GOES_ON, "language") or "DATE" in blocks[i][:12].upper())
            if first - i <= (26 if mark else 7 if sure else 1):
                first = i
    return first


def _fields(fields, labelled, beside):
    """Add cells to their fields; a paragraph without a label goes on with the one above, or is `beside` the text."""
    last = None
    for label, block in labelled:
        if label:
            last = label[0]
            fields.setdefault(last, []).append(label[1])
        elif RIGHTS.match(block):
            last = None
        elif last in _GOES_ON or (beside and "://" not in block):
            fields.setdefault(last if last in _GOES_ON else beside, []).append(tidy(block))
    return fields


def _table(block):
    """The rows of a block that is set as a table, in one line, else None."""
    lines = block.split("\n") if block[:1] == " " else []
    if len(lines) > 1 and sum(bool(_GAP.search(line)) for line in lines) >= 0.6 * len(lines):
        return "; ".join(" | ".join(re.split(r" {2,}", line.strip())) for line in lines)
    return None


def _dated(head, step):
    """Number of the first (`step` 1) or last line that is a date, else how many there are."""
    places = (i for i in range(len(head))[::step] if len(head[i]) < 160 and read_date(head[i].split("\n")[0])[0])
    return next(places, len(head))


def _classic_head(head, fields, _):
    """Title, outlet, date and what stands there too: outlet above the date, title below it if it has no label."""
    at = _dated(head[:5], 1)
    date = head.pop(at) if at < len(head[:5]) else None
    outlet = head.pop(0) if head and at else None
    head = [block for i, block in enumerate(head) if i == len(head) - 1 or not _EDITION.fullmatch(block)]
    title = " ".join(fields.get("title", [])) or (head.pop(0) if head else None)
    return title, outlet, date, head


def _uni_head(head, _, first):
    """Above the labels; of the cover of a first document nothing is title, and its list tells the titles."""
    ends = [0, *(i for i, line in enumerate(head, start=1) if first and _COVER.match(line))]
    listed, head = {re.sub(r"^\d{1,4}\.\s*", "", line) for line in head[: ends[-1]]}, head[ends[-1] :]
    at = _dated(head, -1)
    titled = [i for i, line in enumerate(head[:at]) if line in listed] or [max(at - 2, 0) if listed else 0]
    above = head[titled[-1] : at]
    outlet = re.sub(r"(?<=\w)\((?=[A-Z])", " (", above.pop()) if len(above) > 1 else None
    return " ".join(above), outlet, next(iter(head[at:]), None), []


def _proquest_head(head, fields, _):
    """Title above all; outlet and date from labels."""
    outlets = fields.get("outlet", [])
    dates = sorted(fields.get("published", []) + outlets, key=lambda cell: len(read_date(cell)[0] or ""), reverse=True)
    title = head[0].removeprefix("Title:") if head else " ".join(fields.get("title", []))
    return title, next(reversed(outlets), "").partition(" ; ")[0], next(iter(dates), None), []


_HEADS = {"classic": _classic_head, "uni": _uni_head, "proquest": _proquest_head}


def factiva_row(lines, marked=None):
    """Row of an article without labels; nothing is sure but the word count, behind which date and outlet stand.

    `marked`: title, author, section and paragraphs where a page marks them, else what stands above the count, and what
    the copyright has below it.
    """
    counts = (i for i in range(len(lines) - 1) if re.match(_LENGTH, lines[i]) and read_date(lines[i + 1])[0])
    at, text = next(counts, None), marked["paragraphs"] if marked else ()
    known = {field: marked[field] for field in ("title", "author", "section")} if marked and marked["title"] else None
    if at is None:
        note = "no line with the number of words: date and outlet are not told"
        return make_row(text or lines[1:], [note], **(known or {"title": next(iter(lines), None)}))
    rights = next((i for i in range(at, len(lines)) if RIGHTS.match(lines[i])), min(at + 4, len(lines)))
    behind = [line for line in lines[at + 2 : rights] if not _TIME.fullmatch(line)] or [None]
    known = known or _above(lines[:at])
    paragraphs = text or lines[rights + 1 :]
    if paragraphs[-1:] == behind[:1]:
        paragraphs.pop()
    cells = known | {"title": re.sub(r"^\d{1,3}\) ", "", known["title"]), "author": names_of(known["author"])}
    return make_row(paragraphs, outlet=behind[0], published=lines[at + 1], language=behind[-1], **cells)


def _above(lines):
    """Section, title and author: the one to four lines above the word count."""
    section = author = None
    credit = len(lines) > 1 and CREDIT.match(lines[-1])
    if (credit and lines[-1][credit.end()].isupper()) or (len(lines) > 2 and len(lines[-1].split()) <= 6):
        author = lines.pop()
    if len(lines) > 1 and len(lines[0]) < len(lines[1]) + 15 and _SECTION.search(lines[0]):
        section = lines.pop(0)
    elif len(lines) > 1 and author is None and len(lines[-1].split()) <= 4:
        author = lines.pop()
    return {"section": section, "author": author, "title": " ".join(lines)}
