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
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CorpusError(f"{name}: damaged JSON ({error}).") from None
    if isinstance(value, dict) and (value.get("status") == "error" or set(value) <= {"error", "message", "code"}):
        said = str(value.get("message") or value.get("error"))[:100]
        raise CorpusError(f"{name}: the service answered with an error ({said}).")
    return tree_rows(as_tree(value), name)


def read_ris(text, name):
    """Rows of references; a saved page that one names (`file` in the row) gives the text."""
    records = [{}]
    for line in line_feeds(text).split("\n"):
        tag = re.match(r"\ufeff?([A-Z][A-Z0-9])  ?- ?(.*)", line)
        if tag and tag[1] in ("ER", "TY"):
            records.append({})
        elif tag:
            records[-1].setdefault(tag[1], []).append(tag[2].strip())
        elif line.strip() and records[-1]:
            records[-1][next(reversed(records[-1]))][-1] += f" {line.strip()}"
    return tree_rows(as_tree({"reference": list(filter(None, records))}), name)


def read_list(text, name):
    """Rows of a Media Cloud list."""
    return tree_rows(as_tree({"page": [cells for _, cells in rows_of_csv(text, name, (), CorpusError)[1]]}), name)
