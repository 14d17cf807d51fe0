"""REFI-QDA: a codebook and coded articles for MAXQDA, NVivo, ATLAS.ti and QualCoder, and codings back from there.

Written to the published schema of the format (version 1.0, qdasoftware.org). Its positions count characters (Unicode) of
the text with LF at line ends; offsets of articles with other line ends are moved to that and back.
"""

import re
import uuid
from bisect import bisect_left
from pathlib import Path

import pandas as pd

from ..ground import CorpusError, write_whole
from ..intake import open_zip, parse_xml, read_table

_PROJECT, _BOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
_SPACE = uuid.UUID(
    "8f6f3a5e-5d0b-4a43-9f0a-0f3b1f2a7c11"
)  # ids are made from names, so that a second export has the same
# Columns of tables of coded passages that other programs write: Taguette and QualCoder.
_COLUMNS = {
    "article": ("document", "filename", "file", "source", "file/case", "article"),
        "code": ("tag", "codename", "code", "code name", "name"),
    "text": ("content", "seltext", "coded", "text", "coded text"), "start": ("pos0", "start", "startposition"),
        "coder": ("coder", "owner"),
}  # fmt: skip

_DECISIONS = {
    "frames": "frames",
    "quotations": "kind",
    "claims": "claim",
    "statistics": "measure",
}  # of a hand coding, the code


def _guid(*names):
    return str(uuid.uuid5(_SPACE, "/".join(map(str, names))))


def _element(parent, tag, /, **attributes):
    from lxml import etree

    space = parent.nsmap[None]
    return etree.SubElement(parent, f"{{{space}}}{tag}", {key: str(cell) for key, cell in attributes.items()})


def _codes(parent, codes):
    """Codes with their descriptions, under the heading of their kind where they have one."""
    holder, groups = _element(parent, "Codes"), {}
    for group, name, told in codes:
        at = holder
        if group:
            if group not in groups:
                groups[group] = _element(holder, "Code", guid=_guid("group", group), name=group, isCodable="false")
            at = groups[group]
        code = _element(at, "Code", guid=_guid("code", group, name), name=name, isCodable="true")
        if told:
            _element(code, "Description").text = _clean(told)


def _clean(text):
    """Text without the control characters that XML cannot hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)


def _xml(root):
    from lxml import etree

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
        The file: one code a frame; its description holds question, what counts, what does not, typical case and near miss.
    """
    from lxml import etree

    root = etree.Element(f"{{{_BOOK}}}CodeBook", nsmap={None: _BOOK}, origin="Parallax")
    _codes(root, [(None, frame, told) for frame, told in _described(codebook)])
    write_whole(path, _xml(root))
    return Path(path)


def _described(codebook):
    table = codebook.table()
    for frame, row in table.iterrows():
        yield (
            frame,
            "\n".join(
                f"{name.replace('_', ' ')}: {row[name]}"
                for name in table.columns
                if isinstance(row[name], str) and row[name]
            ),
        )


def write_project(corpus, codings, path, codebook=None):
    """Write coded articles as a REFI-QDA project (`.qdpx`), to go on coding in another program.

    Parameters
    ----------
    corpus : Corpus
    codings : dict of str to DataFrame
        Kind of coding (becomes the code above its codes) to rows with `article, start, end`, `code` (what is applied; several
        parted by "; ") and, optional, `coder`. Several codes on one span and spans that overlap are kept.
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
    from lxml import etree

    rows = _rows(corpus, codings)
    told = dict(_described(codebook)) if codebook is not None else {}
    root = etree.Element(f"{{{_PROJECT}}}Project", nsmap={None: _PROJECT}, name=_clean(corpus.name), origin="Parallax")
    users = _element(root, "Users")
    for coder in dict.fromkeys([*(row["coder"] for row in rows), "Parallax"]):
        _element(users, "User", guid=_guid("user", coder), name=_clean(coder))
    if rows:
        codes = dict.fromkeys((row["kind"], code) for row in rows for code in row["codes"])
        _codes(_element(root, "CodeBook"), [(kind, code, told.get(code)) for kind, code in codes])
    sources, files = _element(root, "Sources"), {}
    for article, text in corpus.articles["text"].items():
        guid = _guid("article", article)
        source = _element(
            sources, "TextSource", guid=guid, name=_clean(str(article)), plainTextPath=f"internal://{guid}.txt"
        )
        files[f"sources/{guid}.txt"] = _clean(_plain(text)).encode()
        _selections(source, article, text, [row for row in rows if row["article"] == article])
    write_whole(path, _zipped({"project.qde": _xml(root)} | files))
    return Path(path)


def found_codings(corpus):
    """What can go out as a coding: the frames that the rules found, and every hand coding of the corpus."""
    from ..framing import codebook_for, find_frames

    hits = find_frames(corpus.articles, codebook_for(corpus.articles))
    tables = {"frames found by rule": hits.assign(code=hits["frame"], coder="Parallax")}
    for kind, table in corpus.codings.items():
        column = _DECISIONS.get(kind.split("_")[0])
        if column in table.columns and {"article", "start", "end"} <= set(table.columns):
            tables[f"{kind} by hand"] = table.assign(code=table[column])
    return tables


def _zipped(files):
    """A ZIP of files, the same bytes for the same content."""
    import io
    import zipfile

    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in files.items():
            box.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _plain(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _rows(corpus, codings):
    rows, texts = [], corpus.articles["text"]
    for kind, table in codings.items():
        missing = [name for name in ("article", "start", "end", "code") if name not in table.columns]
        if missing:
            raise CorpusError(f"The coding {kind!r} has no column {missing[0]!r}; it needs article, start, end, code.")
        for label, row in table.iterrows():
            where = f"The coding {kind!r}, row {label!r}"
            if row["article"] not in texts.index:
                raise CorpusError(f"{where}: there is no article {row['article']!r} in the corpus.")
            codes = (
                [code.strip() for code in str(row["code"] or "").split(";") if code.strip()]
                if row["code"] == row["code"]
                else []
            )
            if pd.isna(row["start"]) or pd.isna(row["end"]) or not codes:
                continue  # a decision without a place, or that there is none
            start, end = int(row["start"]), int(row["end"])
            if not 0 <= start < end <= len(texts[row["article"]]):
                raise CorpusError(f"{where}: {start} to {end} lies outside the text of {row['article']!r}.")
            coder = row.get("coder")
            rows.append(
                {
                    "kind": kind,
                    "article": row["article"],
                    "start": start,
                    "end": end,
                    "codes": codes,
                    "coder": str(coder or "Parallax"),
                }
            )
    return rows


def _selections(source, article, text, rows):
    breaks = [match.start() for match in re.finditer("\r\n", text)]  # each of them is one character less in the file
    for (start, end), group in _grouped(rows).items():
        a, b = start - bisect_left(breaks, start), end - bisect_left(breaks, end)
        said = _clean(" ".join(text[start:end].split())[:60])
        selection = _element(
            source,
            "PlainTextSelection",
            guid=_guid("place", article, start, end),
            name=said,
            startPosition=a,
            endPosition=b,
        )
        for row in group:
            for code in row["codes"]:
                guid, user = (
                    _guid("coding", article, start, end, row["kind"], code, row["coder"]),
                    _guid("user", row["coder"]),
                )
                coding = _element(selection, "Coding", guid=guid, creatingUser=user)
                _element(coding, "CodeRef", targetGUID=_guid("code", row["kind"], code))


def _grouped(rows):
    found = {}
    for row in rows:
        found.setdefault((row["start"], row["end"]), []).append(row)
    return found


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
        One row a code on a span, by article and start: `coder, article, start, end, text, kind` (the code above, None without
        one), `code`. Offsets count characters of the article's text.

    Raises
    ------
    CorpusError
        A source that is no article of the corpus, a passage that is not in its article, a text that was changed.
    """
    path = Path(path)
    if path.suffix.lower() == ".csv":
        rows = _from_table(read_table(path, numbers=()), corpus, path.name)
    else:
        rows = _from_project(path, corpus)
    table = pd.DataFrame(rows, columns=["coder", "article", "start", "end", "text", "kind", "code"])
    return table.sort_values(["article", "start", "end", "code"], kind="stable", ignore_index=True)


def _from_project(path, corpus):
    with open_zip(path.read_bytes(), path.name) as box:
        books = [name for name in box.namelist() if name.lower().endswith(".qde")]
        if not books:
            raise CorpusError(f"{path.name}: no project (.qde) is in this file.")
        tree = parse_xml(box.read(books[0]), path.name)
        parts = {Path(name).name.lower(): name for name in box.namelist()}
        users = {user.get("guid"): user.get("name") for user in tree.iter("{*}User")}
        codes = {}
        for code in tree.iter("{*}Code"):
            above = code.getparent()
            codes[code.get("guid")] = (above.get("name") if above.tag.endswith("}Code") else None, code.get("name"))
        for source in tree.iter("{*}TextSource"):
            inline, file = (
                source.find("{*}PlainTextContent"),
                (source.get("plainTextPath") or "").rpartition("/")[2].lower(),
            )
            text = (
                inline.text or ""
                if inline is not None
                else box.read(parts[file]).decode("utf-8-sig")
                if file in parts
                else ""
            )
            selections = source.findall("{*}PlainTextSelection")
            if selections:
                yield from _coded(selections, *_article_of(source.get("name"), text, corpus, path.name), users, codes)


def _article_of(name, text, corpus, where):
    """The article of a source, and what it has of each character before: an offset in the file to one in the article."""
    texts = corpus.articles["text"]
    stem = re.sub(r"\.(?:txt|docx?|rtf|html?)$", "", str(name or ""), flags=re.I)
    plain = _plain(text)
    article = (
        stem
        if stem in texts.index
        else next((key for key, other in texts.items() if plain and _clean(_plain(other)) == plain), None)
    )
    if article is None:
        raise CorpusError(f"{where}: the source {name!r} is no article of corpus {corpus.name!r}.")
    if plain and plain.strip() != _clean(_plain(texts[article])).strip():
        raise CorpusError(f"{where}: the text of {name!r} differs from the article; its offsets would not hold.")
    return (
        article,
        texts[article],
        len(plain) - len(plain.lstrip()) - (len(texts[article]) - len(texts[article].lstrip())),
    )


def _coded(selections, article, text, shift, users, codes):
    places = [at for at, letter in enumerate(text) if not (letter == "\n" and text[at - 1 : at] == "\r")] + [len(text)]
    for selection in selections:
        a, b = (int(selection.get(name)) - shift for name in ("startPosition", "endPosition"))
        start, end = places[max(a, 0)], places[min(b, len(places) - 1)]
        for coding in selection.findall("{*}Coding"):
            coder = users.get(coding.get("creatingUser") or selection.get("creatingUser"))
            for reference in coding.findall("{*}CodeRef"):
                kind, code = codes.get(reference.get("targetGUID"), (None, None))
                yield {
                    "coder": coder,
                    "article": article,
                    "start": start,
                    "end": end,
                    "text": text[start:end],
                    "kind": kind,
                    "code": code,
                }


def _from_table(table, corpus, where):
    named = {
        field: next((name for name in table.columns if name.lower() in names), None)
        for field, names in _COLUMNS.items()
    }
    missing = [field for field in ("article", "code", "text") if named[field] is None]
    if missing:
        raise CorpusError(f"{where}: no column for {missing[0]}; known are {', '.join(_COLUMNS[missing[0]])}.")
    for number, row in enumerate(table.to_dict("records"), start=2):
        cells = {field: row[name] for field, name in named.items() if name}
        article, text, _ = _article_of(cells["article"], "", corpus, f"{where}, line {number}")
        words = re.compile(r"\s+".join(map(re.escape, (cells["text"] or "").split())))
        hint = int(float(cells["start"])) if cells.get("start") else 0
        found = (
            min(words.finditer(text), key=lambda match: abs(match.start() - hint), default=None)
            if words.pattern
            else None
        )
        if found is None:
            raise CorpusError(
                f"{where}, line {number}: this passage is not in the article {article!r}: {(cells['text'] or '')[:60]!r}."
            )
        start, end = found.span()
        yield {
            "coder": cells.get("coder"),
            "article": article,
            "start": start,
            "end": end,
            "text": text[start:end],
            "kind": None,
            "code": cells["code"],
        }
