"""Records: JSON of services and agencies, lists of Media Cloud, references (RIS, CSL JSON), as trees like XML."""

import json
import re

from ..ground import CorpusError, rows_of_csv
from .fields import line_feeds, printable
from .trees import tree_rows


def as_tree(value, name="record"):
    """A JSON value as an element; a list is an element for each entry; numbers in a list are parts of a date."""
    from lxml import etree

    node = etree.Element(re.sub(r"^(?![A-Za-z_])|[^\w.-]", "_", name, flags=re.ASCII))
    if isinstance(value, dict):
        if "family" in value:
            value = {"literal": f"{value.get('given') or ''} {value['family'] or ''}"} | value
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
