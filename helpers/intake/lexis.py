"""Nexis and LexisNexis: the classic downloads (TXT, RTF, HTML, PDF) and Nexis Uni or Lexis Advance (DOCX, RTF, PDF)."""

import re

from .fields import RIGHTS, cut_tail, holder_of, labelled, labels, make_row, names_of, read_date, tidy

_NUMBER = (
    r"(?:\d{1,4} (?:of|de|von|di) \d{1,5} +DOCUMENTS?|(?:Dokument|Document|Documento) \d{1,4} (?:von|de|of) \d{1,5})"
)
MARK = re.compile(rf"^[ \t\ufeff]*{_NUMBER}[ \t]*$", re.M | re.I)
_FAULT = re.compile(r"we are sorry but there is an error in this document", re.I)
_COVER = re.compile(
    r"^(?:User Name|Date and Time|Job Number|Documents? \(\d+\)|Client/Matter|Search (?:Terms|Type)|Narrowed by)\b",
    re.M,
)
_SPREAD = "Distributed by"
_COLUMNS = re.compile(r"\S {3,}\S")


def is_classic(text):
    """Several documents, or one, each under its line "2 of 161 DOCUMENTS"."""
    return bool(MARK.search(text))


def is_uni(text):
    """Ends its documents with a line of its own."""
    return bool(_ends().search(text)) and bool(
        re.search(r"^\s*(?:Load-Date|Body|Length|Section|Copyright)\b", text, re.M)
    )


def _ends():
    ends = [mark for mark, field in labels()["mark"].items() if field == "end"]
    return re.compile(rf"^\s*(?:{'|'.join(ends)})\s*$", re.M | re.I)


def read_classic(text, wrapped=False):
    """Rows of a classic download; `wrapped`: lines are broken by hand and blank lines part the paragraphs."""
    marks = list(MARK.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        row = _classic(_blocks(text[mark.end() : end], wrapped))
        said = int(re.findall(r"\d+", mark[0])[1])
        if mark is marks[-1] and said > len(marks) > 1:
            row["note"] = "; ".join(
                filter(None, [row["note"], f"the file names {said} documents and holds {len(marks)}"])
            )
        yield row


def _blocks(text, wrapped):
    """Paragraphs with their lines; of hand-broken ones too, where a table is a block that is told by its gaps."""
    if not wrapped:
        return [line.strip() for line in text.split("\n") if line.strip()]
    parts = (
        part for part in re.split(r"\n(?:[ \t]*\n)+", text.replace("\r", "").replace("\f", "\n\n")) if part.strip()
    )
    return ["\n".join(line.rstrip() for line in part.strip("\n").split("\n")) for part in parts]


def _one(block):
    """A block as a paragraph; a table keeps its rows."""
    return block if _is_table(block) else tidy(block)


def _is_table(block):
    lines = block.split("\n")
    return (
        len(lines) > 1
        and sum(bool(_COLUMNS.search(line)) for line in lines) >= 0.6 * len(lines)
        and lines[0][:1] == " "
    )


def _classic(blocks):
    """Row of one document: head of outlet, date and title, labels, text, labels."""
    if _FAULT.search(" ".join(blocks[:6])):
        return make_row(notes=["the service printed an error in place of this document"])
    found = [labelled(block.strip(), ("head",)) for block in blocks[:40]]
    marks = [i for i, label in enumerate(found) if label]
    begin = _begin(found, marks)
    fields = {}
    for i in range(marks[0] if marks else 0, begin):
        name, value = (found[i][1], tidy(found[i][2])) if found[i] else ("beside", _one(blocks[i]))
        fields.setdefault(name, []).append(value)
    head, rest = blocks[: marks[0] if marks else 7], blocks[begin:]
    if found[begin : begin + 1] and found[begin] and found[begin][1] == "body":
        rest = [found[begin][2], *rest[1:]] if found[begin][2] else rest[1:]
    if not marks:  # no label parts head from text
        head = head[: cut_tail([block.strip() for block in head])]
        rest = blocks[len(head) :]
    end = cut_tail([block.strip() for block in rest])
    return _classic_row(head, fields, rest[:end], _tail(rest[end:]), bool(marks))


def _begin(found, marks):
    """Number of the first block of the text: the label BODY, else what follows LENGTH (or the first label) and its neighbours."""
    body = next((i for i in marks if found[i][1] == "body"), None)
    if body is not None or not marks:
        return body or 0
    at = next((i for i in marks if found[i][1] == "length"), marks[0])
    while at + 1 in marks:
        at += 1
    return at + 1


def _tail(blocks):
    """Language, pictures and corrections from what stands behind the text."""
    found, last = {}, None
    for block in blocks:
        label = labelled(block.strip(), ("tail",))
        last = label[1] if label else None if RIGHTS.match(block.strip()) else last
        if last:
            found.setdefault(last, []).append(tidy(label[2] if label else block))
        elif RIGHTS.match(block.strip()):
            found.setdefault("rights", []).append(tidy(block))
    return found


def _classic_row(head, fields, body, tail, marked):
    rights = [block for block in head if RIGHTS.match(block.strip())]
    plain = [block for block in head if block not in rights and not block.strip().startswith(_SPREAD)]
    dated = next(
        (i for i, block in enumerate(plain[:5]) if read_date(block.strip().split("\n")[0])[0] and len(block) < 160),
        None,
    )
    date = plain.pop(dated) if dated is not None else None
    outlet = tidy(plain[0]) if plain and dated != 0 else None
    titles = [tidy(block) for block in plain[bool(outlet) :]]
    title = " ".join(filter(None, fields.get("title", []))) or (titles[0] if titles else None)
    extra = [] if "title" in fields else titles[1:]
    if not marked:
        body, extra = extra + body, []  # a document without labels: what follows the title is text
    tables = [block for block in body if _is_table(block)]
    paragraphs = [tidy(block) for block in body if not _is_table(block)]
    return make_row(
        paragraphs=paragraphs,
        title=title,
        outlet=outlet or next((holder_of(block) for block in rights), None),
        author=names_of(" ".join(filter(None, fields.get("author", [])))),
        published=read_date(date.strip())[0] or date if date else None,
        section=" ".join(filter(None, fields.get("section", []))),
        language=" ".join(tail.get("language", [])),
        notes=_notes(fields, tail, extra, tables) + ([] if paragraphs else ["no text"]),
    )


def _notes(fields, tail, extra=(), tables=()):
    """What stands beside the text, kept where it is not read as text."""
    rows = ["; ".join(" | ".join(re.split(r" {2,}", line.strip())) for line in block.split("\n")) for block in tables]
    beside = {
        "highlight": fields.get("highlight", []),
        "table": rows,
        "also above the text": list(extra) + fields.get("beside", []),
    }
    beside |= {
        "picture": tail.get("graphic", []),
        "correction": tail.get("correction", []),
        "notes": tail.get("notes", []),
    }
    return [f"{name}: {' '.join(filter(None, cells))}" for name, cells in beside.items() if any(cells)]


def read_uni(text):
    """Rows of a Nexis Uni download; the cover with the name of its reader and the list of titles is left out."""
    documents = _ends().split(text)
    if documents[-1].strip() and not re.search(r"\bBody\b|Load-Date", documents[-1]):
        documents.pop()
    for i, document in enumerate(documents):
        lines = [line.strip("\n\r\t ") for line in document.split("\n")]
        if any(lines):
            yield _uni([line for line in lines if line], first=i == 0)


def _uni(lines, first):
    marks = labels()["mark"]
    fields, head, body, tail, place = {}, [], [], [], "head"
    cut = (
        _cut(lines, marks)
        if "Body" in lines or any(marks.get(line.upper()) == "body" for line in lines)
        else len(lines)
    )
    last = None
    for line in lines[:cut]:
        found = labelled(line + ("" if ":" in line else "\n"), ("head",), strict=False)
        if place == "head" and marks.get(line.upper()) == "body" and ":" not in line:
            place = "body"
        elif place == "body":
            body.append(line)
        elif found and found[1] != "title":
            last = found[1]
            fields.setdefault(last, []).append(tidy(found[2]))
        elif last is None or RIGHTS.match(line):
            head.append(line)
        else:
            fields.setdefault("beside" if last == "length" else last, []).append(tidy(line))
    tail = _uni_tail(lines[cut:], marks)
    rights = [line for line in head if RIGHTS.match(line)]
    title, outlet, date = _uni_head([line for line in head if line not in rights], first)
    return make_row(
        paragraphs=map(tidy, body),
        title=title,
        outlet=outlet or next(map(holder_of, rights), None),
        author=names_of(" ".join(filter(None, fields.get("author", [])))),
        published=date,
        section=" ".join(filter(None, fields.get("section", []))),
        language=" ".join(tail.get("language", [])),
        notes=_notes(fields, tail) + ([] if body else ["no text"]),
    )


def _cut(lines, marks):
    """Number of the first line behind the text: a mark such as Classification, or a label with its no-break space."""
    body = next(i for i, line in enumerate(lines) if marks.get(line.upper()) == "body")
    for i in range(len(lines) - 1, body, -1):
        line = lines[i]
        if marks.get(line.upper()) == "tail":
            return _first_of_marks(lines, marks, body, i)
    plain = [i for i, line in enumerate(lines) if i > body and labelled(line, ("tail",)) and "\xa0" in line[:30]]
    plain += [i for i, line in enumerate(lines) if i > body and line.startswith("Load-Date:")]
    return min(plain, default=len(lines))


def _first_of_marks(lines, marks, body, last):
    """Graphic and Notes may stand before Classification with a few paragraphs each."""
    first = last
    for i in range(last - 1, max(body, last - 25), -1):
        if marks.get(lines[i].upper()) == "tail":
            first = i
    return first


def _uni_tail(lines, marks):
    found, last = {}, None
    for line in lines:
        label = labelled(line, ("tail",), strict=False)
        if label and (line.upper() not in marks):
            found.setdefault(label[1], []).append(tidy(label[2]))
            last = None
        elif line.upper() in marks:
            last = {"GRAPHIC": "graphic", "NOTES": "notes", "GRAFIK": "graphic", "GRAPHIQUE": "graphic"}.get(
                line.upper(), "correction"
            )
            last = None if line.upper() == "CLASSIFICATION" else last
        elif last:
            found.setdefault(last, []).append(tidy(line))
    return found


def _uni_head(head, first):
    """Title, outlet and date; what stands above them in the first document is the cover."""
    cover = [i for i, line in enumerate(head) if first and _COVER.match(line)]
    begin = cover[-1] + 1 if cover else 0
    listed = {re.sub(r"^\d{1,4}\.\s*", "", line) for line in head[:begin]}
    dated = next((i for i in range(len(head) - 1, begin - 1, -1) if len(head[i]) < 120 and read_date(head[i])[0]), None)
    dated = len(head) if dated is None else dated
    above = head[begin:dated]
    if cover:  # of the cover's last lines nothing is title: titles stand in its list
        titled = [i for i, line in enumerate(above) if line in listed]
        above = above[titled[-1] :] if titled else above[-2:]
    date = head[dated] if dated < len(head) else None
    if len(above) < 2:
        return (above[0] if above else None), None, date
    return " ".join(above[:-1]), re.sub(r"(?<=\w)\((?=[A-Z])", " (", above[-1]), date
