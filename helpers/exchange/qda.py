"""REFI-QDA: a codebook and coded articles for MAXQDA, NVivo, ATLAS.ti and QualCoder, and codings back from there.

Written to the published schema of the format (version 1.0, qdasoftware.org). Its positions count characters (Unicode)
of the text with LF at line ends; offsets of articles with other line ends are moved to that and back.
"""

import io
import re
import uuid
import zipfile
from pathlib import Path

import pandas as pd
from lxml import builder, etree

from ..ground import CorpusError, known_cells, need, write_whole
from ..intake import faults_named, line_feeds, open_zip, parse_xml, printable, read_rows

_PROJECT, _BOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
# Ids are made from names, so that a second export has the same.
_SPACE = uuid.UUID("8f6f3a5e-5d0b-4a43-9f0a-0f3b1f2a7c11")
# Columns of tables of coded passages that other programs write: Taguette and QualCoder.
_COLUMNS = {
    "article": ("document", "filename", "file", "source", "file/case", "article"),
    "code": ("tag", "codename", "code", "code name", "name"),
    "text": ("content", "seltext", "coded", "text", "coded text"),
    "start": ("pos0", "start", "startposition"),
    "coder": ("coder", "owner"),
}
# The column of a hand coding that holds the code, by the kind of coding
_DECISIONS = {"frames": "frames", "quotations": "kind", "claims": "claim", "statistics": "measure"}


def _guid(*names):
    return str(uuid.uuid5(_SPACE, "/".join(map(str, names))))


def _maker(space):
    """Makes elements of a schema, of their tag, what is in them, and attributes of any type."""
    make = builder.ElementMaker(namespace=space, nsmap={None: space})
    return lambda tag, *inside, **cells: make(tag, *inside, {key: printable(str(cells[key])) for key in cells})


def _codes(make, kind, names, told):
    """Codes of one kind, with what `told` says of them."""
    for name in names:
        described = [make("Description", printable(told[name]))] if told.get(name) else []
        yield make("Code", *described, guid=_guid("code", kind, name), name=name, isCodable="true")


def _xml(root):
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def write_codebook(codebook, path):
    """Write the frames of a codebook as a REFI-QDA codebook (`.qdc`).

    Parameters
    ----------
    codebook : Codebook
        From `load_codebook`.
    path : str or Path

    Returns
    -------
    Path
        The file: one code a frame; its description holds question, what counts, what does not, typical case and near
        miss.
    """
    make, told = _maker(_BOOK), _described(codebook)
    codes = make("Codes", *_codes(make, None, told, told))
    return write_whole(path, _xml(make("CodeBook", codes, origin="Parallax")))


def _described(codebook):
    """Frame to all that the codebook says of it; {} without a codebook."""
    told = {}
    for frame, row in (codebook.table().to_dict("index") if codebook is not None else {}).items():
        said = ((name.replace("_", " "), cell) for name, cell in row.items() if cell and isinstance(cell, str))
        told[frame] = "\n".join(map(": ".join, said))
    return told


def write_project(corpus, codings, path, codebook=None):
    """Write coded articles as a REFI-QDA project (`.qdpx`), to go on coding in another program.

    Parameters
    ----------
    corpus : Corpus
    codings : dict of str to DataFrame
        Kind of coding (becomes the code above its codes) to rows with `article, start, end`, `code` (what is applied;
        several parted by "; ") and, optional, `coder`. Several codes on one span and spans that overlap are kept.
    path : str or Path
    codebook : Codebook, optional
        Its definitions go with the codes of their names.

    Returns
    -------
    Path

    Raises
    ------
    CorpusError
        A coding without those columns, an article that is not in the corpus, a span outside its text.
    """
    columns = ["kind", "article", "start", "end", "code", "coder"]
    rows = pd.DataFrame(_rows(corpus, codings), columns=columns).drop_duplicates()
    told = _described(codebook)
    make, sources, data, files = _maker(_PROJECT), [], io.BytesIO(), {}
    groups = [
        make("Code", *_codes(make, kind, names.unique(), told), guid=_guid("group", kind), name=kind, isCodable="false")
        for kind, names in rows.groupby("kind", sort=False)["code"]
    ]
    for article, text in corpus.articles["text"].items():
        guid, places = _guid("article", article), _places(make, text, rows[rows["article"] == article])
        sources.append(make("TextSource", *places, guid=guid, name=article, plainTextPath=f"internal://{guid}.txt"))
        files[f"sources/{guid}.txt"] = printable(line_feeds(text))
    book = [make("CodeBook", make("Codes", *groups))] if groups else []
    coders = dict.fromkeys([*rows["coder"], "Parallax"])
    users = [make("User", guid=_guid("user", coder), name=coder) for coder in coders]
    parts = [make("Users", *users), *book, make("Sources", *sources)]
    files["project.qde"] = _xml(make("Project", *parts, name=corpus.name, origin="Parallax"))
    with zipfile.ZipFile(data, "w") as box:
        for name, content in files.items():
            box.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return write_whole(path, data.getvalue())


def found_codings(corpus, hits):
    """What can go out as a coding: the frames that the rules found (`hits`), and every hand coding of the corpus."""
    tables = {"frames found by rule": hits.assign(code=hits["frame"], coder="Parallax")}
    for kind, table in corpus.codings.items():
        column = _DECISIONS.get(kind.split("_")[0])
        if {column, "article", "start", "end"} <= set(table.columns):
            tables[f"{kind} by hand"] = table.assign(code=table[column])
    return tables


def _rows(corpus, codings):
    """(kind, article, start, end, code, coder) of each code on a span; a decision without a place has none."""
    texts = corpus.articles["text"]
    for kind, table in codings.items():
        need(table, f"the coding {kind!r}", ("article", "start", "end", "code"))
        for label, row in table.dropna(subset=["start", "end", "code"]).iterrows():
            where, article = f"The coding {kind!r}, row {label!r}", row["article"]
            if article not in texts.index:
                raise CorpusError(f"{where}: there is no article {article!r} in the corpus.")
            start, end = int(row["start"]), int(row["end"])
            if not 0 <= start < end <= len(texts[article]):
                raise CorpusError(f"{where}: {start} to {end} lies outside the text of {article!r}.")
            for code in filter(None, map(str.strip, str(row["code"]).split(";"))):
                yield kind, article, start, end, code, known_cells(dict(row)).get("coder") or "Parallax"


def _places(make, text, rows):
    """Each coded span with its codes, at its place in the file, where a line ends with one character."""
    for (start, end), group in rows.groupby(["start", "end"], sort=False):
        codings = []
        for row in group.itertuples(index=False):
            code = make("CodeRef", targetGUID=_guid("code", row.kind, row.code))
            codings.append(make("Coding", code, guid=_guid("coding", *row), creatingUser=_guid("user", row.coder)))
        begins, stops = (place - text.count("\r\n", 0, place) for place in (start, end))
        said, guid = " ".join(text[start:end].split())[:60], _guid("place", group["article"].iloc[0], start, end)
        yield make("PlainTextSelection", *codings, guid=guid, name=said, startPosition=begins, endPosition=stops)


def read_coding(path, corpus):
    """Read a coding that was made in another program.

    Parameters
    ----------
    path : str or Path
        A REFI-QDA project (`.qdpx`), or the table of coded passages of Taguette or QualCoder (`.csv`).
    corpus : Corpus
        The articles; a source is matched by its name, else by its text.

    Returns
    -------
    DataFrame
        One row a code on a span, by article and start: `coder, article, start, end, text, kind` (the code above, None
        without one), `code`. Offsets count characters of the article's text.

    Raises
    ------
    CorpusError
        A source that is no article of the corpus, a passage that is not in its article, a text that was changed.
    """
    path = Path(path)
    rows = (_from_table if path.suffix.lower() == ".csv" else _from_project)(path, corpus)
    table = pd.DataFrame(rows, columns=["coder", "article", "start", "end", "text", "kind", "code"])
    return table.sort_values(["article", "start", "end", "code"], kind="stable", ignore_index=True)


def _from_project(path, corpus):
    with faults_named(path.name), open_zip(path.read_bytes(), path.name) as box:
        parts = {Path(name).name.lower(): name for name in box.namelist()}
        book = next((name for name in parts if name.endswith(".qde")), None)
        if not book:
            raise CorpusError(f"{path.name}: no project (.qde) is in this file.")
        tree = parse_xml(box.read(parts[book]), path.name)
        users = {user.get("guid"): user.get("name") for user in tree.iter("{*}User")}
        codes = {code.get("guid"): (code.getparent().get("name"), code.get("name")) for code in tree.iter("{*}Code")}
        for source in tree.iter("{*}TextSource"):
            text = source.findtext("{*}PlainTextContent")
            file = (source.get("plainTextPath") or "").rpartition("/")[2].lower()
            if text is None and file in parts:
                text = box.read(parts[file]).decode("utf-8-sig")
            if source.find("{*}PlainTextSelection") is not None:
                article = _article_of(source.get("name"), text or "", corpus, path.name)
                yield from _coded(source, article, corpus.articles["text"][article], users, codes)


def _article_of(name, text, corpus, where):
    """The article that a source is, by its name, else by its text."""
    texts, plain = corpus.articles["text"], line_feeds(text)
    article = re.sub(r"\.(?:txt|docx?|rtf|html?)$", "", str(name or ""), flags=re.I)
    if article not in texts.index:
        article = next((key for key, other in texts.items() if plain and printable(line_feeds(other)) == plain), None)
    if article is None:
        raise CorpusError(f"{where}: the source {name!r} is no article of corpus {corpus.name!r}.")
    if plain and plain.rstrip() != printable(line_feeds(texts[article])).rstrip():
        raise CorpusError(f"{where}: the text of {name!r} differs from the article; its offsets would not hold.")
    return article


def _coded(source, article, text, users, codes):
    """Rows of a source; a place in its file is one in the text, where a line may end with two characters."""
    places = [at for at, letter in enumerate(text) if not (letter == "\n" and text[at - 1 : at] == "\r")] + [len(text)]
    for selection in source.iterfind("{*}PlainTextSelection"):
        ends = (int(selection.get(name) or 0) for name in ("startPosition", "endPosition"))
        start, end = (places[min(max(at, 0), len(places) - 1)] for at in ends)
        for coding in selection.iterfind("{*}Coding"):
            coder = users.get(coding.get("creatingUser") or selection.get("creatingUser"))
            for reference in coding.iterfind("{*}CodeRef"):
                yield coder, article, start, end, text[start:end], *codes.get(reference.get("targetGUID"), (None, None))


def _from_table(path, corpus):
    columns, rows = read_rows(path)
    fields = {field: [name for name in columns if name.lower() in _COLUMNS[field]] for field in _COLUMNS}
    for field in ("article", "code", "text"):
        if not fields[field]:
            raise CorpusError(f"{path.name}: no column for {field}; known are {', '.join(_COLUMNS[field])}.")
    for line, cells in rows:
        where, cells = f"{path.name}, line {line}", {field: cells[names[0]] for field, names in fields.items() if names}
        article = _article_of(cells["article"], "", corpus, where)
        words, hint = (cells["text"] or "").split(), int(float(cells.get("start") or 0))
        found = re.finditer(r"\s+".join(map(re.escape, words)), corpus.articles["text"][article]) if words else ()
        place = min(found, key=lambda match: abs(match.start() - hint), default=None)
        if place is None:
            said = " ".join(words)[:60]
            raise CorpusError(f"{where}: this passage is not in the article {article!r}: {said!r}.")
        yield cells.get("coder"), article, *place.span(), place[0], None, cells["code"]
