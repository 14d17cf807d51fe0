"""Records: JSON of services and agencies, lists of Media Cloud, references as RIS and CSL JSON, read as trees like XML."""

import json
import re

from ..ground import CorpusError
from .fields import line_feeds, names_of, printable
from .trees import make_rows

_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+(\d+) chars\]\s*$")


def _of_newsapi(cells, _):
    """The service cuts texts, and puts the outlet behind the title."""
    cut = _CUT.search("".join(cells["paragraphs"][-1:]))
    if cells["paragraphs"]:
        cells["paragraphs"][-1] = _CUT.sub("", cells["paragraphs"][-1])
        missing = f", {cut[1]} characters are missing" if cut else ""
        cells["notes"].append(f"the text is cut{missing}: get the whole text from its address")
    return cells | {"title": (cells["title"] or "").removesuffix(f" - {cells['outlet']}")}


def _of_ris(cells, record):
    """Services bend the format: a section among the pages, an author among the notes, an outlet turned about."""
    section, outlet, date = (cells[name] or "" for name in ("section", "outlet", "published"))
    if record.find("SE") is None and ";" not in section and re.fullmatch(r"[\w.]{0,8}", section):
        section = None  # pages
    if ", The (" in outlet:  # NewsBank: Sunday Times, The (London, England)
        outlet = "The " + outlet.replace(", The (", " (")
    if re.match(r"[12]\d{3}/", date):
        date = re.sub(r"/+", "-", date).strip("-")
    author = names_of(cells["author"], turned=True)
    return cells | {"section": section, "outlet": outlet, "published": date, "author": author}


LAYOUTS = {
    "Event Registry": {
        "articles": "/record/articles/results[body]",
        "outlet": ["source/title", "source/uri"],
        "author": ["authors/name"],
        "published": ["dateTimePub", "dateTime", "date"],
        "language": ["lang"],
        "html": ["body"],
        "notes": [("the service calls it a copy of another article", "isDuplicate[.='True']")],
    },
    "GDELT": {
        "articles": "/record/articles[seendate]",
        "outlet": ["substring-after(domain[starts-with(., 'www.')], 'www.')", "domain"],
        "published": ["seendate"],
        "notes": [("the date is the day on which the crawler saw the page; the outlet is a domain", "seendate")],
    },
    "NewsAPI": {
        "articles": "/record/articles[publishedAt]",
        "outlet": ["source/name"],
        "published": ["publishedAt"],
        "html": ["content", "description"],
        "mend": _of_newsapi,
    },
    "ninjs": {
        "articles": "descendant-or-self::record[headline or headlines or body_text or body_xhtml or bodies]",
        "title": ["headline", "headlines[role='main' or not(role)]/value", "headlines/value"],
        "outlet": ["copyrightholder", "copyrightHolder", "source", "provider"],
        "author": ["byline", "by"],
        "published": ["versioncreated", "versionCreated"],
        "url": ["canonicalurl"],
        "html": ["body_text", "body_xhtml", "bodies[role='main' or not(role)][1]/value", "bodies[1]/value"],
        "notes": [("the agency has withdrawn it", "*[self::pubstatus or self::pubStatus][contains(., 'canceled')]")],
    },
    "CSL JSON": {
        "articles": "descendant-or-self::record[issued or container-title]",
        "outlet": ["container-title", "publisher"],
        "author": ["author/literal"],
        "published": ["issued/date-parts", "issued/raw", "issued/literal"],
        "url": ["URL"],
    },
}
_RIS = {
    "title": ["TI", "T1"],
    "outlet": ["T2", "JO", "JF", "JA"],
    "author": ["AU", "A1", "N1[../M3]"],
    "published": ["DA", "Y1", "PY"],
    "language": ["LA"],
    "section": ["SE", "SP"],
    "url": ["UR"],
    "file": ["L1", "L2"],
    "notes": [("no text: a reference alone", "."), ("abstract: {}", "AB[1]")],
    "mend": _of_ris,
}
_MEDIA_CLOUD = {
    "outlet": ["media_name"],
    "published": ["publish_date"],
    "notes": [
        ("no text: a list of pages, whose outlets are domains", "."),
        ("the list calls it syndicated", "ap_syndicated[translate(., 'TRUE', 'true')='true']"),
    ],
}


def _tree(value, name="record"):
    """A JSON value as an element; a list is an element for each entry, and numbers in a list are the parts of a date."""
    from lxml import etree

    node = etree.Element(re.sub(r"^(?![A-Za-z_])|[^\w.-]", "_", name, flags=re.ASCII))
    if isinstance(value, dict):
        if "family" in value:
            value = {"literal": f"{value.get('given') or ''} {value['family'] or ''}"} | value
        for key, cell in value.items():
            for entry in cell if isinstance(cell, list) else [cell]:
                node.append(_tree(entry, key))
    elif isinstance(value, list) and all(str(part).isdigit() for part in value):
        node.text = "-".join(f"{int(part):02}" for part in value)
    elif isinstance(value, list):
        node.extend(_tree(entry) for entry in value)
    elif value is not None:
        node.text = printable(str(value))
    return node


def read_json(text, name):
    """Rows of a JSON file of a service, an agency or a reference manager."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CorpusError(f"{name}: damaged JSON ({error}).") from None
    if isinstance(value, dict) and (value.get("status") == "error" or set(value) <= {"error", "message", "code"}):
        said = str(value.get("message") or value.get("error"))[:100]
        raise CorpusError(f"{name}: the service answered with an error ({said}).")
    tree = _tree(value)
    for layout in LAYOUTS.values():
        if found := tree.xpath(layout["articles"]):
            return make_rows(found, layout)
    raise CorpusError(f"{name}: JSON of no layout that is known; known are {', '.join(LAYOUTS)}.")


def read_ris(text):
    """Rows of references; a saved page that one names beside the file gives the text (`file` in the row, for the reader)."""
    records = [{}]
    for line in line_feeds(text).split("\n"):
        tag = re.match(r"\ufeff?([A-Z][A-Z0-9])  ?- ?(.*)", line)
        if tag and tag[1] in ("ER", "TY"):
            records.append({})
        elif tag:
            records[-1].setdefault(tag[1], []).append(tag[2].strip())
        elif line.strip() and records[-1]:
            records[-1][next(reversed(records[-1]))][-1] += f" {line.strip()}"
    return make_rows([_tree(record) for record in records if record], _RIS)


def list_rows(rows):
    """Rows of a Media Cloud list."""
    return make_rows([_tree(cells) for _, cells in rows], _MEDIA_CLOUD)
