"""Records: JSON of services and agencies, CSV of Media Cloud, references as RIS and CSL JSON. A table says where what stands."""

import html
import json
import re
from pathlib import Path

from ..ground import CorpusError
from .fields import make_row, names_of, tidy
from .files import decode, read_rows

_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+(\d+) chars\]\s*$")
_TAG = re.compile(r"<[^>]+>")
_BLOCK = re.compile(r"(?i)</(?:p|div|h\d|li|tr|blockquote)>|<br\s*/?>")
# Where the list of articles is, where what stands in one; the first path that leads to something counts.
LAYOUTS = {
    "Event Registry": {
        "list": "articles.results", "told by": "body", "title": "title", "outlet": "source.title source.uri",
            "author": "authors.name",
        "published": "dateTimePub dateTime date", "text": "body", "language": "lang", "url": "url",
    },
    "GDELT": {
        "list": "articles", "told by": "seendate", "title": "title", "outlet": "domain", "published": "seendate",
            "language": "language", "url": "url",
    },
    "NewsAPI": {
        "list": "articles", "told by": "publishedAt", "title": "title", "outlet": "source.name", "author": "author",
            "published": "publishedAt",
        "text": "content description", "url": "url",
    },
    "ninjs": {
        "list": "", "told by": "headline headlines body_text body_xhtml bodies",
            "title": "headline headlines:main.value",
        "outlet": "copyrightholder copyrightHolder source provider", "author": "byline by",
            "published": "versioncreated versionCreated",
        "text": "body_text body_xhtml bodies:main.value", "language": "language", "url": "canonicalurl",
    },
    "CSL JSON": {
        "list": "", "told by": "issued container-title", "title": "title", "outlet": "container-title publisher",
            "author": "author:",
        "published": "issued:", "language": "language", "section": "section", "url": "URL",
    },
}  # fmt: skip
_RIS = {
    "title": "TI T1", "outlet": "T2 JO JF JA", "author": "AU A1", "published": "DA Y1 PY", "language": "LA",
        "section": "SE", "url": "UR", "file": "L1 L2",
}  # fmt: skip
_RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  ?- ?(.*)")
_PAGES_IN_LIST = {
    "media_name": "outlet",
    "publish_date": "published",
    "title": "title",
    "url": "url",
    "language": "language",
}


def _found(record, path):
    """What stands at a path; lists are joined, or (`list:main`) the entry in the main role is taken."""
    at = record
    for step in path.split("."):
        name, colon, role = step.partition(":")
        at = (
            at.get(name)
            if isinstance(at, dict)
            else [item.get(name) for item in at if isinstance(item, dict)]
            if isinstance(at, list)
            else None
        )
        if colon and not role:
            return at
        if role and isinstance(at, list):
            at = next(
                (item for item in at if isinstance(item, dict) and item.get("role") in (role, None)),
                at[0] if at else None,
            )
    return "; ".join(map(str, filter(None, at))) if isinstance(at, list) else at


def _first(record, paths):
    return next(
        (found for path in (paths or "").split() if (found := _found(record, path)) not in (None, "", [], {})), None
    )


def layout_of(value):
    """Name of the layout and its records, or None for other JSON."""
    for name, layout in LAYOUTS.items():
        records = value
        for step in filter(None, layout["list"].split(".")):
            records = records.get(step) if isinstance(records, dict) else None
        if isinstance(records, dict) and not layout["list"]:
            records = [records]
        listed = isinstance(records, list) and records and all(isinstance(record, dict) for record in records)
        if listed and any(key in records[0] for key in layout["told by"].split()):
            return name, records
    return None


def parse_json(text, name):
    """The JSON value of a file."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CorpusError(f"{name}: damaged JSON ({error}).") from None


def read_json(text, name):
    """Rows of a JSON file of a service, an agency or a reference manager."""
    value = parse_json(text, name)
    found = layout_of(value)
    if (isinstance(value, dict) and value.get("status") == "error") or (
        isinstance(value, dict) and set(value) <= {"error", "message", "code"}
    ):
        raise CorpusError(
            f"{name}: the service answered with an error ({str(value.get('message') or value.get('error'))[:100]})."
        )
    if not found:
        raise CorpusError(f"{name}: JSON of no layout that is known; known are {', '.join(LAYOUTS)}.")
    layout, records = found
    for record in records:
        yield _json_row(layout, record)


def _json_row(layout, record):
    cells = {
        field: _first(record, paths) for field, paths in LAYOUTS[layout].items() if field not in ("list", "told by")
    }
    text, notes = plain(cells.pop("text", None)), []
    if layout == "CSL JSON":
        cells |= {"author": _csl_names(cells["author"]), "published": _csl_date(cells["published"])}
    elif layout == "GDELT":
        notes.append("the date is the day on which the crawler saw the page; the outlet is a domain")
    elif layout == "NewsAPI":
        cut = _CUT.search(text or "")
        text = _CUT.sub("", text or "")
        missing = f", {cut[1]} characters are missing" if cut else ""
        notes.append(f"the text is cut{missing}: get the whole text from its address") if text else None
        cells["title"] = (cells["title"] or "").removesuffix(f" - {cells['outlet']}")
    if record.get("isDuplicate"):
        notes.append("the service calls it a copy of another article")
    if str(record.get("pubstatus") or record.get("pubStatus") or "").removeprefix("stat:") == "canceled":
        notes.append("the agency has withdrawn it")
    if not text:
        notes.append("no text")
    if layout == "GDELT":
        cells["outlet"] = (cells["outlet"] or "").removeprefix("www.")
    cells["author"] = names_of(cells.get("author"))
    return make_row(
        text=text, notes=notes, **{name: str(cell) if cell is not None else None for name, cell in cells.items()}
    )


def plain(text):
    """Text of a string that may be HTML: one paragraph a block; lines of plain text are paragraphs."""
    if not text:
        return None
    if _TAG.search(text):
        text = html.unescape(_TAG.sub("", _BLOCK.sub("\n", re.sub(r"\s+", " ", text))))
    return "\n\n".join(filter(None, (tidy(line) for line in text.split("\n"))))


def _csl_names(people):
    names = [
        person.get("literal") or f"{person.get('given') or ''} {person.get('family') or ''}" for person in people or []
    ]
    return "; ".join(filter(None, map(tidy, names)))


def _csl_date(issued):
    parts = next(iter((issued or {}).get("date-parts") or []), [])
    if parts and parts[0]:
        return "-".join(f"{int(part):02}" for part in parts[:3])
    return (issued or {}).get("raw") or (issued or {}).get("literal")


def read_ris(text, folder=None):
    """Rows of references; a saved page that one names beside the file gives the text (`file` in the row, for the reader)."""
    record, tags = {}, 0
    for line in (*text.replace("\r", "").split("\n"), "ER  - "):
        tag = _RIS_LINE.match(line.strip("\ufeff"))
        if tag and (tag[1] in ("ER", "TY") and any(key != "TY" for key in record)):
            yield _ris_row(record)
            record = {}
        if tag and tag[1] != "ER":
            record.setdefault(tag[1], []).append(tag[2].strip())
            tags += 1
        elif line.strip() and record and not tag:
            last = next(reversed(record))
            record[last][-1] += f" {line.strip()}"


def _ris_row(record):
    cells = {field: next((record[tag] for tag in tags.split() if record.get(tag)), []) for field, tags in _RIS.items()}
    pages = record.get("SP", [""])[0]
    section = cells["section"] or ([pages] if ";" in pages or not re.match(r"[\w.]{0,8}$", pages) else [])
    notes_author = record["N1"] if record.get("M3") and record.get("N1") and not cells["author"] else []
    date = next((cell for cell in cells["published"] if cell), "")
    outlet = tidy(" ".join(cells["outlet"][:1]))
    if outlet and ", The (" in outlet:  # NewsBank: Sunday Times, The (London, England)
        outlet = "The " + outlet.replace(", The (", " (")
    row = make_row(
        title=" ".join(cells["title"][:1]),
        outlet=outlet,
        author=names_of("; ".join(cells["author"] or notes_author), turned=True),
        published="-".join(part for part in date.split("/")[:3] if part) if re.match(r"[12]\d{3}/", date) else date,
        language=" ".join(cells["language"][:1]),
        section=" ".join(section[:1]),
        url=" ".join(cells["url"][:1]),
        notes=["no text: a reference alone"]
        + [f"abstract: {' '.join(record['AB'])}" for _ in record.get("AB", [])[:1]],
    )
    return row | {"file": next(iter(cells["file"]), None)}


def is_list_of_pages(columns):
    """The columns of a Media Cloud list."""
    return {"media_name", "publish_date", "url"} <= set(columns)


def read_csv(path):
    """Rows of a Media Cloud list: titles and addresses without text."""
    columns, rows = read_rows(path)
    if not is_list_of_pages(columns):
        raise CorpusError(
            f"{path.name}: a table that is no list of Media Cloud; a table with a column 'text' is loaded as it is."
        )
    for _, cells in rows:
        known = {field: cells.get(column) for column, field in _PAGES_IN_LIST.items()}
        notes = ["no text: a list of pages"] + ["the outlet is a domain"] * ("." in (known["outlet"] or ""))
        yield make_row(
            notes=notes + ["the list calls it syndicated"] * ((cells.get("ap_syndicated") or "").lower() == "true"),
            **known,
        )


def read_text(path):
    """A text file, decoded."""
    return decode(Path(path).read_bytes(), Path(path).name)[0]
