"""References of articles and primary sources: a line to copy, CSL JSON, RIS."""

import json
from pathlib import Path

from ..ground import known_cells, write_all

_RIS = {"TI": "title", "T2": "container-title", "PB": "publisher", "UR": "URL", "LA": "language", "N1": "note"}


def cite(source):
    """A line that names a source: author, title, outlet or publisher, date, address, as far as they are known.

    Parameters
    ----------
    source : Series or dict
        A row of `corpus.articles` (`author, title, outlet, published, url`) or of `corpus.references` (`source_title,
        publisher, published, url`).

    Returns
    -------
    str
        Empty where nothing is known.

    Examples
    --------
    >>> cite({"author": "Jane Doe; John Roe", "title": "Bridge opens", "outlet": "The Post", "published": "2024-03-12"})
    'Jane Doe, John Roe, “Bridge opens”, The Post, 12 March 2024'
    """
    from ..verdicts import day_of  # imported late: it brings the rules for figures along

    item, published = _item("", source, ""), known_cells(dict(source)).get("published")
    title = f"“{item['title']}”" if "title" in item else None
    people = ", ".join(author["literal"] for author in item.get("author", []))
    where, day = item.get("container-title") or item.get("publisher"), published and day_of(published)
    parts = people, title, where, day, item.get("URL")
    return ", ".join(filter(None, parts))


def csl_items(corpus):
    """References of every article and every primary source, as items of CSL JSON.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    list of dict
        Articles in order (`article-newspaper`, the id of the article), then each source of `corpus.references` once
        (`report`).
    """
    items = [_item(article, row, "article-newspaper") for article, row in corpus.articles.iterrows()]
    sources = corpus.references.dropna(subset=["source_title"])
    sources = sources.drop_duplicates(["source_title", "publisher", "published"])
    return items + [_item(f"ref-{row['id']}", row, "report") for _, row in sources.iterrows()]


def _item(name, row, kind):
    row = known_cells(dict(row))
    date = [int(part) for part in (row.get("published") or "").split("-") if part]
    item = {
        "id": str(name),
        "type": kind,
        "title": row.get("title") or row.get("source_title"),
        "author": [{"literal": person} for person in map(str.strip, (row.get("author") or "").split(";")) if person],
        "container-title": row.get("outlet"),
        "publisher": row.get("publisher"),
        "issued": {"date-parts": [date]} if date else None,
        "URL": row.get("url"),
        "language": row.get("language"),
    }
    return {key: cell for key, cell in item.items() if cell}


def ris_text(items):
    """The same references as RIS, with the line ends that the format wants.

    >>> ris_text([{"id": "a", "type": "report", "title": "Census", "issued": {"date-parts": [[2024, 3]]}}]).splitlines()
    ['TY  - RPRT', 'ID  - a', 'TI  - Census', 'DA  - 2024/03//', 'PY  - 2024', 'ER  - ']
    """
    lines = []
    for item in items:
        lines += [f"TY  - {'RPRT' if item['type'] == 'report' else 'NEWS'}", f"ID  - {item['id']}"]
        lines += [f"AU  - {author['literal']}" for author in item.get("author", [])]
        lines += [f"{tag}  - {' '.join(item[name].split())}" for tag, name in _RIS.items() if item.get(name)]
        for date in item.get("issued", {}).get("date-parts", ()):
            slashed = "/".join(f"{part:02}" for part in date)
            lines += [f"DA  - {slashed}{'/' * (4 - len(date))}", f"PY  - {date[0]}"]
        lines += ["ER  - ", ""]
    return "\r\n".join(lines)


def write_references(corpus, folder):
    """Write `references.json` (CSL JSON) and `references.ris` of a corpus into a folder.

    Parameters
    ----------
    corpus : Corpus
    folder : str or Path
        Made when it is not there.

    Returns
    -------
    list of Path
        The two files.
    """
    items = csl_items(corpus)
    files = {"references.json": json.dumps(items, ensure_ascii=False, indent=1), "references.ris": ris_text(items)}
    write_all(folder, {name: text.encode() for name, text in files.items()})
    return [Path(folder) / name for name in files]
