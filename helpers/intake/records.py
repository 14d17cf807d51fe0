"""Records: JSON of services and agencies, lists of Media Cloud, references as RIS and CSL JSON. A table says where what stands."""

import json
import re

from ..ground import CorpusError
from .fields import make_row, names_of, tidy
from .trees import plain

_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+(\d+) chars\]\s*$")
# "list": where the records are, "told by": what one of them holds, "note": what is true of all; then the paths of each
# column, the best first.
LAYOUTS = {
    "Event Registry": {
        "list": "articles.results",
        "told by": "body",
        "title": "title",
        "outlet": "source.title source.uri",
        "author": "authors.name",
        "published": "dateTimePub dateTime date",
        "text": "body",
        "language": "lang",
        "url": "url",
    },
    "GDELT": {
        "list": "articles",
        "told by": "seendate",
        "note": "the date is the day on which the crawler saw the page; the outlet is a domain",
        "title": "title",
        "outlet": "domain",
        "published": "seendate",
        "language": "language",
        "url": "url",
    },
    "NewsAPI": {
        "list": "articles",
        "told by": "publishedAt",
        "title": "title",
        "outlet": "source.name",
        "author": "author",
        "published": "publishedAt",
        "text": "content description",
        "url": "url",
    },
    "ninjs": {
        "told by": "headline headlines body_text body_xhtml bodies",
        "title": "headline headlines:main.value",
        "outlet": "copyrightholder copyrightHolder source provider",
        "author": "byline by",
        "published": "versioncreated versionCreated",
        "text": "body_text body_xhtml bodies:main.value",
        "language": "language",
        "url": "canonicalurl",
    },
    "CSL JSON": {
        "told by": "issued container-title",
        "title": "title",
        "outlet": "container-title publisher",
        "author": "author",
        "published": "issued.date-parts issued.raw issued.literal",
        "language": "language",
        "section": "section",
        "url": "URL",
    },
    "RIS": {
        "note": "no text: a reference alone",
        "title": "TI T1",
        "outlet": "T2 JO JF JA",
        "author": "AU A1 N1",
        "published": "DA Y1 PY",
        "language": "LA",
        "section": "SE SP",
        "url": "UR",
        "file": "L1 L2",
        "abstract": "AB",
    },
    "Media Cloud": {
        "note": "no text: a list of pages, whose outlets are domains",
        "title": "title",
        "outlet": "media_name",
        "published": "publish_date",
        "language": "language",
        "url": "url",
    },
}
_NO_COLUMNS = ("list", "told by", "note")


def _found(record, path):
    """What stands at a path; of a list each entry is asked, and `name:main` takes the entry in the main role."""
    at = record
    for step in path.split("."):
        name, _, role = step.partition(":")
        if isinstance(at, list):
            at = [item.get(name) for item in at if isinstance(item, dict)]
        else:
            at = at.get(name) if isinstance(at, dict) else None
        if role and isinstance(at, list):
            items = [item for item in at if isinstance(item, dict)]
            at = next((item for item in items if item.get("role") in (role, None)), next(iter(items), None))
    return at


def _said(value):
    """A value as text: lists are joined, of a person the name is taken, of the parts of a date the date."""
    if isinstance(value, list):
        if value and isinstance(value[0], list):
            return "-".join(f"{int(part):02}" for part in value[0][:3] if part)
        return "; ".join(filter(None, map(_said, value)))
    if isinstance(value, dict):
        return value.get("literal") or value.get("name") or f"{value.get('given') or ''} {value.get('family') or ''}"
    return "" if value is None else str(value)


def layout_of(value):
    """Name of the layout and its records, or None for other JSON."""
    for name, layout in LAYOUTS.items():
        records = _found(value, layout["list"]) if "list" in layout else value
        if isinstance(records, dict) and "list" not in layout:
            records = [records]
        listed = isinstance(records, list) and records and all(isinstance(record, dict) for record in records)
        if listed and any(key in records[0] for key in layout.get("told by", "").split()):
            return name, records
    return None


def read_json(text, name):
    """Rows of a JSON file of a service, an agency or a reference manager."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CorpusError(f"{name}: damaged JSON ({error}).") from None
    found = layout_of(value)
    if isinstance(value, dict) and (value.get("status") == "error" or set(value) <= {"error", "message", "code"}):
        said = str(value.get("message") or value.get("error"))[:100]
        raise CorpusError(f"{name}: the service answered with an error ({said}).")
    if not found:
        raise CorpusError(f"{name}: JSON of no layout that is known; known are {', '.join(list(LAYOUTS)[:5])}.")
    return [_row(found[0], record) for record in found[1]]


def _row(layout, record):
    paths = {field: path.split() for field, path in LAYOUTS[layout].items() if field not in _NO_COLUMNS}
    cells = {
        field: next(filter(None, (_said(_found(record, path)) for path in tried)), "") for field, tried in paths.items()
    }
    text, notes = cells.pop("text", ""), [LAYOUTS[layout].get("note")]
    cut = _CUT.search(text)
    if layout == "NewsAPI" and text:
        missing = f", {cut[1]} characters are missing" if cut else ""
        notes.append(f"the text is cut{missing}: get the whole text from its address")
        cells["title"] = cells["title"].removesuffix(f" - {cells['outlet']}")
    if layout == "RIS":
        cells = _of_ris(cells, record)
    abstract = cells.pop("abstract", "")
    notes += [f"abstract: {abstract}"] if abstract else []
    if record.get("isDuplicate"):
        notes.append("the service calls it a copy of another article")
    if str(record.get("ap_syndicated")).lower() == "true":
        notes.append("the list calls it syndicated")
    if str(record.get("pubstatus") or record.get("pubStatus")).removeprefix("stat:") == "canceled":
        notes.append("the agency has withdrawn it")
    cells["author"] = names_of(cells.get("author"), turned=layout == "RIS")
    return make_row(plain(_CUT.sub("", text)), notes, **cells | {"outlet": cells["outlet"].removeprefix("www.")})


def _of_ris(cells, record):
    """Services bend the format: a section among the pages, an author among the notes, an outlet turned about."""
    if not record.get("SE") and ";" not in cells["section"] and re.fullmatch(r"[\w.]{0,8}", cells["section"]):
        cells["section"] = ""  # pages
    if record.get("N1") and not (record.get("AU") or record.get("A1") or record.get("M3")):
        cells["author"] = ""  # a note
    if ", The (" in cells["outlet"]:  # NewsBank: Sunday Times, The (London, England)
        cells["outlet"] = "The " + cells["outlet"].replace(", The (", " (")
    if re.match(r"[12]\d{3}/", cells["published"]):
        cells["published"] = re.sub(r"/+", "-", cells["published"]).strip("-")
    return cells


def read_ris(text):
    """Rows of references; a saved page that one names beside the file gives the text (`file` in the row, for the reader)."""
    record, rows = {}, []
    for line in (*text.split("\n"), "ER  - "):
        tag = re.match(r"\ufeff?([A-Z][A-Z0-9])  ?- ?(.*)", line.strip("\r"))
        if tag and tag[1] in ("ER", "TY") and any(key != "TY" for key in record):
            rows.append(_row("RIS", record))
            record = {}
        if tag and tag[1] != "ER":
            record.setdefault(tag[1], []).append(tag[2].strip())
        elif line.strip() and record and not tag:
            record[next(reversed(record))][-1] += f" {line.strip()}"
    return rows


def is_list_of_pages(columns):
    """The columns of a Media Cloud list."""
    return {"media_name", "publish_date", "url"} <= set(columns)


def list_rows(rows):
    """Rows of a Media Cloud list, whose outlets are domains."""
    return [_row("Media Cloud", {name: tidy(cell) for name, cell in cells.items()}) for _, cells in rows]
