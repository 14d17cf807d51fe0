"""Loading a corpus: a folder of articles, one table of texts, or texts already in memory. Reads, checks, writes nothing."""

import hashlib
import json
import warnings
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

import pandas as pd

from .errors import CorpusError
from .reading import decode, iso_date, line_ends, looks_english, make_frame, read_page, read_rows, read_table
from .tables import known_cells

HOME = Path(__file__).resolve().parent.parent / "corpus"
KNOWN_COLUMNS = ("outlet", "title", "author", "published", "url", "event")
COLUMNS = (*KNOWN_COLUMNS, "file", "sha256", "encoding", "line_ends", "known", "note", "text")
REFERENCE_COLUMNS = (
    *("id", "measure", "place", "as_of", "value", "unit", "low", "high"),
    *("source_title", "publisher", "published", "url", "note", "how_verified"),
)
_TEXTS, _PAGES, _TABLES = {".txt"}, {".html", ".htm", ".xhtml"}, {".csv", ".jsonl", ".ndjson", ".parquet"}
_NO_ARTICLES = ("readme", "license", "licence", "requirements")


@dataclass(frozen=True, eq=False)
class Corpus:
    """Articles with what is known about them, reference figures, and hand coding.

    Attributes
    ----------
    name : str
    folder : Path or None
        None for texts that came without files.
    articles : DataFrame
        One row an article; the index, `article`, holds the ids; columns `outlet, title, author, published` (ISO string),
        `url, event, file, sha256, encoding, line_ends, known` (how each field is known), `note`, any further columns of
        `articles.csv`, and `text`. Missing is None.
    references : DataFrame
        One row a figure from a source, as in `references.csv`; `value, low, high` are float64. Empty without that file.
    codings : dict
        File name in `coding/` without `.csv` to DataFrame; offsets are int64, or float64 where a cell is empty.
    """

    name: str
    folder: Path | None
    articles: pd.DataFrame
    references: pd.DataFrame
    codings: dict = field(default_factory=dict)

    def __repr__(self):
        words = sum(len(text.split()) for text in self.articles["text"])
        parts = [f"{len(self.articles)} articles", f"{words:,} words", f"{len(self.references)} reference figures"]
        return f"Corpus {self.name!r}: " + ", ".join(parts) + f", codings: {', '.join(self.codings) or 'none'}"


def load_corpus(folder):
    """Load a corpus from a folder or from one table.

    Parameters
    ----------
    folder : str or Path
        A name under `corpus/` ("wuzhen"), the path of a folder, or of one table (`.csv`, `.jsonl`, `.parquet`).
        A folder holds `articles/*.txt` or `*.html` (or has them directly in it), or one table with a column `text`
        (`article` or `id` names the rows). `articles.csv`, `references.csv` and `coding/*.csv` are optional.

    Returns
    -------
    Corpus
        Articles in the order of `articles.csv`, else sorted by file name. Texts are as published, line ends included;
        only a byte-order mark is dropped. Without `articles.csv`, outlet, title, author and date are what the text prints
        in its headline, byline or dateline (or what a saved page says of itself), else None.

    Raises
    ------
    CorpusError
        No such folder, no articles, an empty file, a doubled id, a row without a file, a file without a row, a file
        outside the folder, a missing column, a date that is none, a checksum that differs; file and row are named.

    Warns
    -----
    UserWarning
        Once, naming the texts that do not look English.

    Examples
    --------
    >>> corpus = load_corpus("wuzhen")
    >>> corpus.articles.loc["china_daily_europe", "author"]
    'Chen Yingqun'
    """
    path = _find(folder)
    if path.is_file():
        return _finish(path.stem, path.parent, _rows_of_table(path), others=False)
    files = _list_texts(path)
    listed = path / "articles.csv"
    if listed.is_file() and (files or "text" not in read_rows(listed)[0]):
        rows = _rows_of_list(path, listed, files)
    elif files:
        rows = [{"article": file.stem} | _read_article(path, file) for file in files]
        _no_doubles((row["article"], row["file"]) for row in rows)
    else:
        rows = _rows_of_table(_only_table(path))
    return _finish(path.resolve().name, path, rows, others=True)


def corpus_from_texts(texts, **columns):
    """Make a corpus from texts that are already in memory.

    Parameters
    ----------
    texts : dict
        Id to text.
    **columns
        What is known: `outlet`, `title`, `author`, `published`, `url`, `event`, or anything else. Each a dict from id to
        value (ids may be missing), a list in the order of `texts`, or one value for all.

    Returns
    -------
    Corpus
        In the order of `texts`, with the columns that `load_corpus` gives; no references, no codings.

    Raises
    ------
    CorpusError
        A text that is no string, a list of another length, an id that is not in `texts`, a date that is none.

    Examples
    --------
    >>> corpus_from_texts({"a": "One.", "b": "Two."}, outlet={"b": "The Times"}).articles["outlet"].tolist()
    [None, 'The Times']
    """
    if not hasattr(texts, "items"):
        raise CorpusError(f"Expected a dict from id to text, got {type(texts).__name__}.")
    texts = dict(texts.items())
    rows = [{"article": str(i).strip(), "text": text, "encoding": None, "file": None} for i, text in texts.items()]
    for name, cells in columns.items():
        if name in ("text", "article"):
            raise CorpusError(f"The column {name!r} is made from the texts; give it another name.")
        for row, cell in zip(rows, _spread(name, cells, list(texts)), strict=True):
            row[name] = cell
    rows = [known_cells(row) for row in rows]
    for row in rows:
        if not isinstance(row["text"], str):
            raise CorpusError(f"Article {row['article']!r}: the text is {row['text']!r}, expected a string.")
        if row.get("published") is not None:
            row["published"] = iso_date(row["published"], f"Article {row['article']!r}, published")
    _no_doubles((row["article"], "the ids, as text,") for row in rows)
    return _finish("texts", None, rows, others=False)


def _spread(name, cells, ids):
    if hasattr(cells, "items"):
        unknown = [i for i in cells.keys() if i not in ids]  # noqa: SIM118 (a Series iterates over its values)
        if unknown:
            raise CorpusError(f"Column {name!r}: there is no text with the id {unknown[0]!r}.")
        return [cells.get(i) for i in ids]
    if isinstance(cells, str) or not hasattr(cells, "__len__"):
        return [cells] * len(ids)
    if len(cells) != len(ids):
        raise CorpusError(f"Column {name!r} has {len(cells)} values for {len(ids)} texts.")
    return list(cells)


def _find(folder):
    given = str(folder)
    if "\0" in given or not given.strip():
        raise CorpusError(f"{given!r} is no folder; give a name under corpus/ or a path.")
    names = sorted(path.name for path in HOME.iterdir() if path.is_dir() and path.name != "lexicons")
    if given in names:
        return HOME / given
    path = Path(folder).expanduser()
    if path.is_dir() or (path.is_file() and path.suffix.lower() in _TABLES):
        return path
    what = "is a file, but no table (.csv, .jsonl, .parquet)" if path.is_file() else "is not there"
    raise CorpusError(f"Corpus {given!r} {what}. Give the path of a folder, or a name under corpus/: {', '.join(names)}.")


def _list_texts(folder):
    """Text files and pages in `articles/`, else in the folder itself, in order of their names."""
    for place in (folder / "articles", folder):
        if place.is_dir():
            files = sorted(
                file
                for file in place.iterdir()
                if file.suffix.lower() in _TEXTS | _PAGES
                and not file.name.startswith((".", "~"))
                and not file.stem.lower().startswith(_NO_ARTICLES)
                and (file.is_file() or file.is_symlink())
            )
            if files:
                return files
    return []


def _inside(folder, file, where):
    """The file, if it is one and lies in the folder when every link is followed."""
    try:
        inside = file.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        inside = False
    if not inside:
        raise CorpusError(f"{where}: the file lies outside the corpus folder; put a copy into it.")
    return file


def _read_article(folder, file):
    """Text, encoding, checksum and, of a page, what it says of itself."""
    name = file.relative_to(folder).as_posix()
    _inside(folder, file, name)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise CorpusError(f"{name} cannot be read: {error.strerror}.") from None
    row = {"file": name, "sha256": hashlib.sha256(data).hexdigest()}
    if file.suffix.lower() in _PAGES and data.strip():
        text, encoding, about = read_page(data, name)
        known = "; ".join(f"{key}: page metadata" for key in KNOWN_COLUMNS if about.get(key))
        row |= about | {"known": known or None}
    else:
        text, encoding = decode(data, name)
    if not text.strip():
        raise CorpusError(f"{name} is empty; an article needs text.")
    return row | {"text": text, "encoding": encoding}


def _rows_of_list(folder, listed, files):
    """One row for each line of articles.csv, each with its file, each file with its line."""
    columns, lines = read_rows(listed, ("article", "file"))
    rows, used, first = [], {}, {}
    for line, cells in lines:
        where = f"articles.csv, line {line}"
        for name in ("article", "file"):
            if cells[name] is None:
                raise CorpusError(f"{where}: {name!r} is empty.")
        if first.setdefault(cells["article"], line) != line:
            raise CorpusError(f"{where}: the id {cells['article']!r} stands in line {first[cells['article']]} already.")
        file = _listed_file(folder, cells["file"], where)
        if used.setdefault(file.resolve(), line) != line:
            raise CorpusError(f"{where}: {cells['file']} stands in line {used[file.resolve()]} already.")
        if cells.get("published") is not None:
            cells["published"] = iso_date(cells["published"], f"{where}, published")
        found = _read_article(folder, file)
        if cells.get("sha256") and cells["sha256"].lower() != found["sha256"]:
            raise CorpusError(
                f"{found['file']} has changed: its sha256 is {found['sha256']}, {where} has {cells['sha256']}. "
                "Put the file back as it was; only if the change is meant, write the new sha256 into articles.csv."
            )
        row = found | {name: cell for name, cell in cells.items() if name not in ("text", "encoding", "line_ends", "sha256", "file")}
        if "known" not in columns:
            told = [f"{name}: articles.csv" for name in KNOWN_COLUMNS if cells.get(name)]
            row["known"] = "; ".join(told + _only_new(found.get("known"), columns)) or None
        row["listed"] = columns
        rows.append(row)
    spare = [file.relative_to(folder).as_posix() for file in files if file.resolve() not in used]
    if spare:
        raise CorpusError(f"articles.csv has no row for {', '.join(spare)}; add one, or take the file out of the corpus.")
    return rows


def _only_new(known, columns):
    return [part for part in (known or "").split("; ") if part and part.split(":")[0] not in columns]


def _listed_file(folder, name, where):
    given = Path(name.replace("\\", "/"))
    if "\0" in name or given.is_absolute() or PureWindowsPath(name).drive or ".." in given.parts:
        raise CorpusError(f"{where}: {name!r} leaves the corpus folder; a file is named from the folder on, without '..'.")
    for file in (folder / given, folder / "articles" / given):
        if file.is_file():
            return _inside(folder, file, where)
    raise CorpusError(f"{where}: there is no file {name!r} in the corpus folder.")


def _only_table(folder):
    found = sorted(p for p in folder.iterdir() if p.suffix.lower() in _TABLES and p.name != "references.csv" and p.is_file())
    named = [path for path in found if path.stem == "articles"] or found
    if len(named) > 1:
        raise CorpusError(f"Corpus {str(folder)!r} has several tables ({', '.join(p.name for p in named)}); give the path of one.")
    if not named:
        raise CorpusError(
            f"Corpus {str(folder)!r} has no articles: put .txt or .html files into articles/ (or into the folder itself), "
            "or one table (.csv, .jsonl, .parquet) with a column 'text'."
        )
    return _inside(folder, named[0], named[0].name)


def _rows_of_table(path):
    """One row for each row of a CSV, JSON Lines or Parquet table with a column `text`."""
    rows, first = [], {}
    for where, cells in _table_cells(path):
        cells = known_cells({str(key): cell for key, cell in cells.items()})
        text = cells.pop("text", None)
        if not isinstance(text, str) or not text.strip():
            raise CorpusError(f"{path.name}, {where}: the column 'text' is {'missing or empty' if text is None else repr(text)[:40]}.")
        given = cells.pop("article", None) or cells.get("id")
        article = str(given).strip() if given is not None else f"row-{len(rows) + 1}"
        if first.setdefault(article, where) != where:
            raise CorpusError(f"{path.name}, {where}: the id {article!r} stands in {first[article]} already.")
        if cells.get("published") is not None:
            cells["published"] = iso_date(cells["published"], f"{path.name}, {where}, published")
        told = "; ".join(f"{name}: {path.name}" for name in KNOWN_COLUMNS if cells.get(name))
        row = {"known": told or None} | cells
        rows.append(row | {"article": article, "text": text, "file": path.name, "encoding": row.get("encoding"), "listed": list(cells)})
    if not rows:
        raise CorpusError(f"{path.name} has no rows; a corpus needs at least one article.")
    return rows


def _table_cells(path):
    if path.suffix.lower() == ".csv":
        for line, cells in read_rows(path, ("text",))[1]:
            yield f"line {line}", cells
    elif path.suffix.lower() == ".parquet":
        try:
            table = pd.read_parquet(path).reset_index()
        except (ImportError, OSError, ValueError) as error:
            raise CorpusError(f"{path.name} cannot be read as Parquet: {str(error).splitlines()[0]}") from None
        for i, cells in enumerate(table.to_dict("records"), start=1):
            cells.pop("index", None)
            yield f"row {i}", cells
    else:
        for i, line in enumerate(decode(path.read_bytes(), path.name)[0].split("\n"), start=1):
            if line.strip():
                try:
                    cells = json.loads(line)
                except ValueError as error:
                    raise CorpusError(f"{path.name}, line {i}: no JSON ({error}).") from None
                if not isinstance(cells, dict):
                    raise CorpusError(f"{path.name}, line {i}: expected one object in braces.")
                yield f"line {i}", cells


def _no_doubles(pairs):
    first = {}
    for article, file in pairs:
        if not article:
            raise CorpusError("An article has an empty id.")
        if article in first:
            raise CorpusError(f"The id {article!r} stands twice: {first[article]} and {file}; rename one.")
        first[article] = file


def _finish(name, folder, rows, others):
    """Fill in what the texts print, warn of other languages, and build the frames."""
    strange = [row["article"] for row in rows if not looks_english(row["text"])]
    if strange:
        warnings.warn(
            f"Not English, it seems: {', '.join(strange[:10])}{' ...' if len(strange) > 10 else ''}. "
            "The rules and word lists of this package are for English.",
            stacklevel=3,
        )
    for row in rows:
        row["line_ends"] = line_ends(row["text"])
        _add_printed(row)
    extra = list(dict.fromkeys(key for row in rows for key in row if key not in (*COLUMNS, "article", "listed")))
    columns = [*COLUMNS[:-1], *extra, "text"]
    index = pd.Index([row["article"] for row in rows], dtype=object, name="article")
    data = {column: pd.Series([row.get(column) for row in rows], index=index, dtype=object) for column in columns}
    articles = pd.DataFrame(data, index=index, columns=pd.Index(columns, dtype=object))
    references, codings = make_frame(list(REFERENCE_COLUMNS), [], ""), {}
    if others and (folder / "references.csv").is_file():
        references = _read_references(_inside(folder, folder / "references.csv", "references.csv"))
    for path in sorted((folder / "coding").glob("*.csv")) if others else ():
        codings[path.stem] = read_table(_inside(folder, path, f"coding/{path.name}"))
    return Corpus(name, folder, articles, references, codings)


def _add_printed(row):
    """What the text prints of itself, for the columns that nothing else fills."""
    wanted = [c for c in ("outlet", "title", "author", "published") if c not in row.get("listed", ()) and row.get(c) is None]
    if wanted:
        from .printed import printed_about  # here: nothing is compiled where all is known

        about = {key: cell for key, cell in printed_about(row["text"]).items() if key in wanted}
        parts = [row.get("known"), *(f"{key}: printed" for key in about)]
        row |= about | {"known": "; ".join(part for part in parts if part) or None}


def _read_references(path):
    columns, rows = read_rows(path, REFERENCE_COLUMNS)
    first = {}
    for line, cells in rows:
        where = f"{path.name}, line {line}"
        if cells["id"] is None or first.setdefault(cells["id"], line) != line:
            raise CorpusError(f"{where}: the id {cells['id']!r} is empty or stands in line {first.get(cells['id'])} already.")
        for name in ("as_of", "published"):
            for end in cells[name].split("/") if cells[name] else ():
                iso_date(end, f"{where}, {name}")
    return make_frame(columns, rows, path.name)
