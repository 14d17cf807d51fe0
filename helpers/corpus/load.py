"""Loading a corpus: a folder of articles, one table of texts, or texts already in memory. Reads, checks, writes nothing."""

import hashlib
import warnings
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

import pandas as pd

from ..ground import CorpusError, CorpusWarning, known_cells, steady
from ..intake import (
    CALLED,
    NoArticle,
    about_export,
    iso_date,
    kind_of,
    language_of,
    line_ends,
    make_frame,
    read_article,
    read_rows,
    read_table,
)
from .table import rows_of_table

HOME = Path(__file__).resolve().parents[2] / "corpus"
KNOWN_COLUMNS = ("outlet", "title", "author", "published", "url", "event")
COLUMNS = (*KNOWN_COLUMNS, "language", "file", "sha256", "encoding", "line_ends", "known", "note", "text")
REFERENCE_COLUMNS = (
    *("id", "measure", "place", "as_of", "value", "unit", "low", "high"),
    *("source_title", "publisher", "published", "url", "note", "how_verified"),
)
_NO_REFERENCES = make_frame(list(REFERENCE_COLUMNS), [], "")
_OF_THE_FILE = ("file", "sha256", "encoding", "line_ends", "text")  # never taken from articles.csv
_TEXTS, _PAGES, _TABLES = {".txt"}, {".html", ".htm", ".xhtml"}, {".csv", ".jsonl", ".ndjson", ".parquet"}
_NO_ARTICLES = ("readme", "license", "licence", "requirements")
_NOTES = {".md", ".toml", ".yml", ".yaml", ".py", ".ipynb"}  # files about a corpus
_IMPORT = "Downloads of several articles, saved pages and other formats: python3 run.py import FILE_OR_FOLDER ... --into FOLDER."


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
    derived : DataFrame
        Shares, rises and the like of two references, as in `derived.csv`. Empty without that file.
    codings : dict
        File name in `coding/` without `.csv` to DataFrame; offsets are int64, or float64 where a cell is empty.
    """

    name: str
    folder: Path | None
    articles: pd.DataFrame
    references: pd.DataFrame
    codings: dict = field(default_factory=dict)
    derived: pd.DataFrame = field(default_factory=pd.DataFrame)

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
        No such folder, no articles, a doubled id, a row without a file, a file without a row, a file outside the folder,
        a missing column, a date that is none, a low above its high, a checksum that differs; file and row are named.

    Warns
    -----
    CorpusWarning
        Once, naming the files that cannot be read and were left out; once, naming the texts that do not look English.

    Examples
    --------
    >>> corpus = load_corpus("wuzhen")
    >>> corpus.articles.loc["china_daily_europe", "author"]
    'Chen Yingqun'
    """
    path = _find(folder)
    if path.is_file():
        return Corpus(path.stem, path.parent, _make_articles(rows_of_table(path)), _NO_REFERENCES.copy())
    files = _list_texts(path)
    listed = path / "articles.csv"
    if listed.exists() and (files or "text" not in read_rows(listed)[0]):
        rows = _rows_of_list(path, listed, files)
    elif files:
        rows = _read_files(path, files)
    else:
        rows = rows_of_table(_only_table(path))
    articles, references, codings = _make_articles(rows), _NO_REFERENCES.copy(), {}
    if (path / "references.csv").exists():
        references = _read_references(_inside(path, path / "references.csv"))
    for coding in sorted((path / "coding").glob("*.csv")):
        codings[coding.stem] = read_table(_inside(path, coding))
    listed = path / "derived.csv"
    derived = read_table(_inside(path, listed), numbers=("value",)) if listed.exists() else pd.DataFrame()
    return Corpus(path.resolve().name, path, articles, references, codings, derived)


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
    for name in columns:
        if name in ("text", "article"):
            raise CorpusError(f"The column {name!r} is made from the texts; give it another name.")
    columns = {name: _spread(name, cells, list(texts)) for name, cells in columns.items()}
    rows = []
    for i, (article, text) in enumerate(texts.items()):
        if not isinstance(text, str):
            raise CorpusError(f"Article {str(article)!r}: the text is {text!r}, expected a string.")
        given = known_cells({name: cells[i] for name, cells in columns.items()})
        given = {name: cell for name, cell in given.items() if cell is not None}
        article = str(article).strip()
        rows.append({"where": f"Article {article!r}", "article": article, "text": text, "given": given})
    return Corpus("texts", None, _make_articles(rows), _NO_REFERENCES.copy())


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
    what = "is a file, but no table (.csv, .jsonl, .parquet); python3 run.py import makes a folder of a download. It" if path.is_file() else "is not there"
    raise CorpusError(
        f"Corpus {given!r} {what}. Give the path of a folder, or a name under corpus/: {', '.join(names)}.")


def _list_texts(folder):
    """Text files and pages in `articles/`, else in the folder itself, in order of their names."""
    for place in (folder / "articles", folder):
        files = [file for file in sorted(place.iterdir()) if _is_text(file)] if place.is_dir() else []
        if files:
            return files
    return []


def _is_text(file):
    named = file.suffix.lower() in _TEXTS | _PAGES and not file.stem.lower().startswith((".", "~", *_NO_ARTICLES))
    return named and (file.is_file() or file.is_symlink())


def _inside(folder, file, where=None):
    """The file, if it lies in the folder when every link is followed."""
    try:
        inside = file.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        inside = False
    if not inside:
        where = where or file.relative_to(folder).as_posix()
        raise CorpusError(f"{where}: the file lies outside the corpus folder; put a copy into it.")
    return file


def _read_article(folder, file):
    """Text, encoding, checksum and, of a page or an export of one article, what it says of itself."""
    name = file.relative_to(folder).as_posix()
    try:
        data = file.read_bytes()
    except OSError as error:
        raise CorpusError(f"{name} cannot be read: {error.strerror}.") from None
    text, encoding, about = read_article(data, name, file.suffix.lower() in _PAGES) if data.strip() else ("", None, {})
    if not text.strip():
        raise CorpusError(f"{name} is empty; an article needs text.")
    sha256 = hashlib.sha256(data).hexdigest()
    return {"where": name, "file": name, "text": text, "encoding": encoding, "sha256": sha256, "about": about}


def _read_files(folder, files):
    """Rows of the files that are articles; the others, and files of other kinds, are named once."""
    rows, left = [], []
    for file in files:
        _inside(folder, file)
        try:
            rows.append(_read_article(folder, file) | {"article": file.stem})
        except CorpusError as fault:
            left.append(fault)
    left += [NoArticle(f"{file.relative_to(folder).as_posix()} is {told}") for file, told in _other_files(folder, files)]
    _tell_left(left, rows)
    return rows


def _tell_left(left, rows):
    """Name the files that were not read in one warning; an error if no article is left."""
    if not left:
        return
    said = "; ".join(str(fault).rstrip(".") for fault in left[:20])
    more = f"; and {len(left) - 20} more" if len(left) > 20 else ""
    said = f"Not read: {said}{more}.{f' {_IMPORT}' if any(isinstance(fault, NoArticle) for fault in left) else ''}"
    if not rows:
        raise CorpusError(said)
    warnings.warn(said, CorpusWarning, stacklevel=4)


def _other_files(folder, files):
    """Files in the folder and in `articles/` that are neither articles nor tables of a corpus, and what they are."""
    taken = {file.resolve() for file in files}
    for place in (folder, folder / "articles"):
        for file in sorted(place.iterdir()) if place.is_dir() else []:
            name = file.name.lower()
            beside = name.startswith((".", "~", *_NO_ARTICLES)) or file.suffix.lower() in _NOTES
            if beside or not file.is_file() or file.resolve() in taken:
                continue
            try:
                with file.open("rb") as opened:
                    kind = kind_of(opened.read(2**16))
            except OSError as error:
                yield file, f"not readable: {error.strerror}"
                continue
            if file.suffix.lower() not in _TABLES or kind == "list":
                yield file, "outside articles/" if kind == "text" else CALLED.get(kind, "a file that is not read here")


def _rows_of_list(folder, listed, files):
    """One row for each line of articles.csv, each with its file, each file with its line."""
    rows, used, left = [], {}, []
    for line, cells in read_rows(listed, ("article", "file"))[1]:
        where = f"articles.csv, line {line}"
        for name in ("article", "file"):
            if cells[name] is None:
                raise CorpusError(f"{where}: {name!r} is empty.")
        file = _listed_file(folder, cells["file"], where)
        if used.setdefault(file.resolve(), line) != line:
            raise CorpusError(f"{where}: {cells['file']} stands in line {used[file.resolve()]} already.")
        try:
            found = _read_article(folder, file)
        except CorpusError as fault:
            left.append(type(fault)(f"{where}: {fault}"))
            continue
        if cells.get("sha256") and cells["sha256"].lower() != found["sha256"]:
            raise CorpusError(
                f"{found['file']} has changed: its sha256 is {found['sha256']}, {where} has {cells['sha256']}. "
                "Put the file back as it was; only if the change is meant, write the new sha256 into articles.csv."
            )
        given = {name: cell for name, cell in cells.items() if name not in _OF_THE_FILE}
        rows.append(found | {"where": where, "article": cells["article"], "given": given, "source": "articles.csv"})
    spare = [file.relative_to(folder).as_posix() for file in files if file.resolve() not in used]
    if spare:
        raise CorpusError(
            f"articles.csv has no row for {', '.join(spare)}; add one, or take the file out of the corpus.")
    _tell_left(left, rows)
    return rows


def _listed_file(folder, name, where):
    given = Path(name.replace("\\", "/"))
    if "\0" in name or given.is_absolute() or PureWindowsPath(name).drive or ".." in given.parts:
        raise CorpusError(
            f"{where}: {name!r} leaves the corpus folder; a file is named from the folder on, without '..'.")
    for file in (folder / given, folder / "articles" / given):
        if file.is_file():
            return _inside(folder, file, where)
    raise CorpusError(f"{where}: there is no file {name!r} in the corpus folder.")


def _told(folder):
    """What lies in a folder without articles, and what to do with it."""
    others = [f"{file.name} is {told}" for file, told in _other_files(folder, [])]
    return f" ({'; '.join(others[:10])}; python3 run.py import reads downloads of news databases)" if others else ""


def _only_table(folder):
    tables = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in _TABLES and path.is_file()]
    found = [path for path in tables if path.name != "references.csv"]
    named = [path for path in found if path.stem == "articles"] or found
    if len(named) > 1:
        names = ", ".join(path.name for path in named)
        raise CorpusError(f"Corpus {str(folder)!r} has several tables ({names}); give the path of one.")
    if not named:
        raise CorpusError(
            f"Corpus {str(folder)!r} has no articles{_told(folder)}: put .txt or .html files into articles/ (or into the folder itself), "
            "or one table (.csv, .jsonl, .parquet) with a column 'text'."
        )
    return _inside(folder, named[0], named[0].name)


def _make_articles(rows):
    """The table of articles: ids and dates checked, what is not given read from the texts, other languages warned of."""
    first, made = {}, []
    with steady():
        for row in rows:
            where, article = row["where"], row["article"]
            if not article:
                raise CorpusError(f"{where}: the id is empty.")
            if article in first:
                raise CorpusError(
                    f"{where}: the id {article!r} stands in {first[article].rpartition(', ')[2]} already.")
            first[article] = where
            given = row.get("given", {})
            if given.get("published") is not None:
                given["published"] = iso_date(given["published"], f"{where}, published")
            of_file = {name: row[name] for name in _OF_THE_FILE if name in row}
            described = _described(row["text"], given, row.get("source"),
                row["about"] if "about" in row else about_export(row["text"]))
            made.append(described | of_file | {"line_ends": line_ends(row["text"])})
    strange = [f"{article} ({row['language']})"
        for article, row in zip(first, made, strict=True) if row["language"] not in (None, "en")]
    if strange:
        warnings.warn(
            f"Not in English: {', '.join(strange[:10])}{' ...' if len(strange) > 10 else ''}. "
            "Figures, quotations and verdicts are given for English texts alone.",
            CorpusWarning,
            stacklevel=3,
        )
    extra = dict.fromkeys(name for row in made for name in row if name not in (*COLUMNS, "article"))
    columns = pd.Index([*COLUMNS[:-1], *extra, "text"], dtype=object)
    index = pd.Index(list(first), dtype=object, name="article")
    data = {column: pd.Series([row.get(column) for row in made], index=index, dtype=object) for column in columns}
    return pd.DataFrame(data, index=index, columns=columns)


def _described(text, given, source, about):
    """What is given, then what the page says of itself, then what the text prints; and how each is known."""
    row = {name: cell
        for name, cell in given.items() if cell is not None or name not in KNOWN_COLUMNS}  # blank: unknown
    about = {name: cell for name, cell in about.items() if cell}
    how, note = about.pop("how", {}), about.pop("note", None)
    known = [f"{name}: {source}" for name in KNOWN_COLUMNS if source and given.get(name)]
    if "known" in given:
        known = [given["known"]]
    sources = {"page metadata": about}
    if {"outlet", "title", "author", "published"} - row.keys() - about.keys():
        from ..page import printed_about

        sources["printed"] = printed_about(text) if not about else {}
    for origin, cells in sources.items():
        new = {name: cells[name] for name in KNOWN_COLUMNS if name in cells and name not in row}
        row |= new
        known += [f"{name}: {how.get(name, origin)}" for name in new]
    if note and not row.get("note"):
        row["note"] = note
    return row | {"language": row.get("language") or language_of(text), "known": "; ".join(filter(None, known)) or None}


def _read_references(path):
    columns, rows = read_rows(path, REFERENCE_COLUMNS)
    first = {}
    for line, cells in rows:
        where = f"{path.name}, line {line}"
        if cells["id"] is None or first.setdefault(cells["id"], line) != line:
            before = first.get(cells["id"])
            raise CorpusError(f"{where}: the id {cells['id']!r} is empty or stands in line {before} already.")
        for name in ("as_of", "published"):
            for end in cells[name].split("/") if cells[name] else ():
                iso_date(end, f"{where}, {name}")
    table = make_frame(columns, rows, path.name)
    for (line, cells), low, high in zip(rows, table["low"], table["high"], strict=True):
        if low > high:
            raise CorpusError(
                f"{path.name}, line {line}: low, {cells['low']}, is above high, {cells['high']}; low is at most high.")
    return table
