"""Loading a corpus: a folder of articles, one table of texts, or texts already in memory. Nothing is written."""

import hashlib
import os
import re
import warnings
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from ..ground import TEXT, CorpusError, CorpusWarning, NoArticle, known_cells, make_table
from ..intake import (
    CALLED,
    iso_date,
    kind_of,
    language_of,
    make_frame,
    printed_about,
    read_article,
    read_rows,
    read_table,
)

HOME = Path(__file__).resolve().parents[2] / "corpus"
KNOWN_COLUMNS = ("outlet", "title", "author", "published", "url", "event")
COLUMNS = (*KNOWN_COLUMNS, "language", "file", "sha256", "encoding", "known", "note", "text")
REFERENCE_COLUMNS = (
    *("id", "measure", "place", "as_of", "value", "unit", "low", "high"),
    *("source_title", "publisher", "published", "url", "note", "how_verified"),
)
_OF_THE_FILE = ("file", "sha256", "encoding", "text")  # never taken from articles.csv
_TEXTS = {".txt", ".html", ".htm", ".xhtml"}
# Files about a corpus.
_ABOUT = re.compile(r"(?:[.~]|readme|licen[sc]e|requirements).*|.*\.(?:md|toml|ya?ml|py|ipynb)", re.I | re.S)
_IMPORT = "Downloads, saved pages and other formats: python3 run.py import FILE_OR_FOLDER ... --into FOLDER."


@dataclass(frozen=True, eq=False)
class Corpus:
    """Articles with what is known about them, reference figures, and hand coding.

    Attributes
    ----------
    name : str
    folder : Path or None
        None for texts that came without files.
    articles : DataFrame
        One row an article; the index, `article`, holds the ids; columns `outlet, title, author, published` (ISO
        string), `url, event, file, sha256, encoding, known` (how each field is known), `note`, any further
        columns of `articles.csv`, and `text`. Missing is None.
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
    references: pd.DataFrame = field(default_factory=lambda: make_frame(list(REFERENCE_COLUMNS), [], ""))
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
        A name under `corpus/` ("wuzhen"), the path of a folder, or of one table (`.csv`).
        A folder holds `articles/*.txt` or `*.html` (or has them directly in it), or one table with a column `text`
        (`article` or `id` names the rows). `articles.csv`, `references.csv` and `coding/*.csv` are optional.

    Returns
    -------
    Corpus
        Articles in the order of `articles.csv`, else sorted by file name. Texts are as published, line ends included;
        only a byte-order mark is dropped. Without `articles.csv`, outlet, title, author and date are what the text
        prints in its headline, byline or dateline (or what a saved page says of itself), else None.

    Raises
    ------
    CorpusError
        No such folder, no articles, a doubled id, a row without a file, a file without a row, a file outside the
        folder, a missing column, a date that is none, a low above its high, a checksum that differs; file and row are
        named.

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
        return Corpus(path.stem, path.parent, _make_articles(_rows_of_table(path)))
    texts, tables, others = _sorted_files(path)
    known = (path / f"{name}.csv" for name in ("articles", "references", "derived"))
    listed, references, derived = (_inside(path, file) for file in known)
    if listed.exists() and (texts or "text" not in read_rows(listed)[0]):
        rows = _read_articles(path, _listed(path, listed, texts), [])
    elif texts:
        rows = _read_articles(path, [(file, None, {"article": file.stem}) for file in texts], others)
    else:
        rows = _rows_of_table(_only_table(path, tables, others))
    beside = {"references": _read_references(references)} if references.exists() else {}
    beside |= {"derived": read_table(derived)} if derived.exists() else {}
    codings = {file.stem: read_table(_inside(path, file)) for file in sorted((path / "coding").glob("*.csv"))}
    return Corpus(path.resolve().name, path, _make_articles(rows), codings=codings, **beside)


def corpus_from_texts(texts, **columns):
    """Make a corpus from texts that are already in memory.

    Parameters
    ----------
    texts : dict
        Id to text.
    **columns
        What is known: `outlet`, `title`, `author`, `published`, `url`, `event`, or anything else. Each a dict from id
        to value (ids may be missing), a list in the order of `texts`, or one value for all.

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
    for name in {"text", "article"} & columns.keys():
        raise CorpusError(f"The column {name!r} is made from the texts; give it another name.")
    columns = {name: _spread(name, cells, list(texts)) for name, cells in columns.items()}
    rows = []
    for i, (article, text) in enumerate(texts.items()):
        article, where = str(article).strip(), f"Article {str(article).strip()!r}"
        if not isinstance(text, str):
            raise CorpusError(f"{where}: the text is {text!r}, expected a string.")
        given = known_cells({name: cells[i] for name, cells in columns.items()})
        rows.append({"where": where, "article": article, "text": text, "given": given})
    return Corpus("texts", None, _make_articles(rows))


def _spread(name, cells, ids):
    """The cells of a column, one for each id."""
    if hasattr(cells, "keys"):
        for unknown in [i for i in dict(cells) if i not in ids][:1]:
            raise CorpusError(f"Column {name!r}: there is no text with the id {unknown!r}.")
        return [cells.get(i) for i in ids]
    cells = [cells] * len(ids) if isinstance(cells, str) or not hasattr(cells, "__len__") else list(cells)
    if len(cells) != len(ids):
        raise CorpusError(f"Column {name!r} has {len(cells)} values for {len(ids)} texts.")
    return cells


def _find(folder):
    """The folder or table that a name or path stands for."""
    given = str(folder)
    if "\0" in given or not given.strip():
        raise CorpusError(f"{given!r} is no folder; give a name under corpus/ or a path.")
    names = sorted(path.name for path in HOME.iterdir() if path.is_dir() and path.name != "lexicons")
    path = HOME / given if given in names else Path(given).expanduser()
    if path.is_dir() or (path.is_file() and path.suffix.lower() == ".csv"):
        return path
    what = f"is a file, but no table (.csv). {_IMPORT}" if path.is_file() else "is not there."
    raise CorpusError(f"Corpus {given!r} {what} Give the path of a folder, or a name in corpus/: {', '.join(names)}.")


def _sorted_files(folder):
    """Texts (of `articles/`, else of the folder itself), tables in the folder, and what is said of every other file."""
    places = [place for place in (folder / "articles", folder) if place.is_dir()]
    files = [file for place in places for file in sorted(place.iterdir()) if not _ABOUT.fullmatch(file.name)]
    files = [file for file in files if file.is_file() or file.is_symlink()]
    named = [file for file in files if file.suffix.lower() in _TEXTS]
    texts = [file for file in named if file.parent == named[0].parent]
    tables = [file for file in files if file.suffix.lower() == ".csv" and file.parent == folder]
    told = [(file, _kind_told(file, file in tables)) for file in files if file not in texts]
    return texts, tables, [f"{file.relative_to(folder).as_posix()} is {kind}" for file, kind in told if kind]


def _kind_told(file, table):
    """What a file is that is not read, in words; None for a table that may be one of texts."""
    try:
        with file.open("rb") as opened:
            kind = kind_of(opened.read(2**16))
    except OSError as error:
        return f"not readable: {error.strerror}"
    if table and kind != "list":
        return None
    return CALLED.get(kind, "outside articles/" if file.suffix.lower() in _TEXTS else "no .txt or .html file")


def _inside(folder, file, where=None):
    """The file, if it lies in the folder when every link is followed."""
    if not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(folder)):
        where = where or file.relative_to(folder).as_posix()
        raise CorpusError(f"{where}: the file lies outside the corpus folder; put a copy into it.")
    return file


def _read_articles(folder, listing, others):
    """A row for each (file, where it is listed, cells given): text, encoding, checksum, what a page says of itself.

    What cannot be read is named in one warning with the other files.
    """
    rows, left = [], []
    for file, where, given in listing:
        name = _inside(folder, file, where).relative_to(folder).as_posix()
        try:
            data = file.read_bytes()
            text, encoding, about = read_article(data, name, file.suffix.lower() != ".txt")
        except (OSError, CorpusError) as fault:
            left.append(fault if isinstance(fault, CorpusError) else f"{name} cannot be read: {fault.strerror}")
            continue
        sha256 = hashlib.sha256(data).hexdigest()
        if (given.get("sha256") or sha256).lower() != sha256:
            told = f"{name} has changed: its sha256 is {sha256}, {where} has {given['sha256']}. Put it back as it was; "
            raise CorpusError(told + "only if the change is meant, write the new sha256 into articles.csv.")
        row = {"where": where or name, "article": given["article"], "given": given, "source": where and "articles.csv"}
        rows.append(row | {"text": text, "encoding": encoding, "about": about, "file": name, "sha256": sha256})
    _tell_left([*left, *map(NoArticle, others)], rows)
    return rows


def _tell_left(left, rows):
    """One warning that names what was left out; an error where nothing else is there."""
    if not left:
        return
    said = "; ".join(str(fault).rstrip(".") for fault in left[:20]) + f"; and {len(left) - 20} more" * (len(left) > 20)
    said = f"Not read: {said}.{f' {_IMPORT}' * any(isinstance(fault, NoArticle) for fault in left)}"
    if not rows:
        raise CorpusError(said)
    warnings.warn(said, CorpusWarning, stacklevel=4)


def _listed(folder, table, files):
    """Each line of articles.csv with its file; each file has one line."""
    listing, used = [], {}
    for line, cells in read_rows(table, ("article", "file"))[1]:
        where = f"{table.name}, line {line}"
        given = (cells["file"] or "").replace("\\", "/")
        file = next((file for file in (folder / given, folder / "articles" / given) if file.is_file()), None)
        if file is None:
            raise CorpusError(f"{where}: there is no file {given!r} in the corpus folder.")
        if used.setdefault(_inside(folder, file, where).resolve(), line) != line:
            raise CorpusError(f"{where}: {cells['file']} stands in line {used[file.resolve()]} already.")
        listing.append((file, where, cells))
    if spare := [file.relative_to(folder).as_posix() for file in files if file.resolve() not in used]:
        named = f"{table.name} has no row for {', '.join(spare)}"
        raise CorpusError(f"{named}; add one, or take the file out of the corpus.")
    return listing


def _only_table(folder, tables, others):
    """The one table with the texts."""
    found = [path for path in tables if path.name != "references.csv"]
    named = [path for path in found if path.stem == "articles"] or found
    if len(named) == 1:
        return _inside(folder, named[0])
    others = [*(f"{path.name} is one of several tables, give its path" for path in named), *others]
    told = f" ({'; '.join(others[:10])}; python3 run.py import reads downloads of news databases)" if others else ""
    wanted = "put .txt or .html files into articles/ or the folder, or one table (.csv) with a column 'text'"
    raise CorpusError(f"Corpus {str(folder)!r} has no articles{told}: {wanted}.")


def _rows_of_table(path):
    """One row for each row of a table with a column `text`."""
    rows = []
    for number, (line, cells) in enumerate(read_rows(path, ("text",))[1], start=1):
        where, text = f"{path.name}, line {line}", cells.pop("text")
        if text is None:
            raise CorpusError(f"{where}: the column 'text' is missing or empty.")
        article = cells.pop("article", None) or cells.get("id") or f"row-{number}"
        of_file = {"file": path.name, "source": path.name}
        rows.append({"where": where, "article": article, "text": text, "given": cells} | of_file)
    if not rows:
        raise CorpusError(f"{path.name} has no rows; a corpus needs at least one article.")
    return rows


def _make_articles(rows):
    """The table of articles: ids and dates checked, what is not given read from the texts."""
    made, first = {}, {}
    for row in rows:
        where, article, given = row["where"], row["article"], row["given"]
        if not article:
            raise CorpusError(f"{where}: the id is empty.")
        if article in made:
            raise CorpusError(f"{where}: the id {article!r} stands in {first[article].rpartition(', ')[2]} already.")
        if given.get("published") is not None:
            given["published"] = iso_date(given["published"], f"{where}, published")
        of_file = {name: row[name] for name in _OF_THE_FILE if name in row}
        made[article], first[article] = _described(row) | of_file, where
    strange = [f"{article} ({row['language']})" for article, row in made.items() if row["language"] not in (None, "en")]
    if strange:
        named = ", ".join(strange[:10]) + " ..." * (len(strange) > 10)
        told = f"Not in English: {named}. Figures, quotations and verdicts are given for English texts alone."
        warnings.warn(told, CorpusWarning, stacklevel=3)
    extra = dict.fromkeys(name for row in made.values() for name in row if name not in (*COLUMNS, "article"))
    columns = dict.fromkeys([*COLUMNS[:-1], *extra, "text"], TEXT)
    return make_table(made.values(), columns).set_index(pd.Index(list(made), dtype=object, name="article"))


def _described(row):
    """What is given, then what the page says of itself, then what the text prints; and how each is known."""
    text, given, about = row["text"], row["given"], row.get("about", {})
    how, note = about.get("how", {}), about.get("note")
    made = {name: cell for name, cell in given.items() if cell is not None or name not in KNOWN_COLUMNS}
    if not how and {"outlet", "title", "author", "published"} - made.keys():
        about = printed_about(text)
    new = {name: about[name] for name in KNOWN_COLUMNS if about.get(name) and name not in made}
    known = [made.get("known")]
    if "known" not in made and row.get("source"):
        known += [f"{name}: {row['source']}" for name in KNOWN_COLUMNS if given.get(name)]
    known += [f"{name}: {how.get(name, 'printed')}" for name in new]
    own = {"note": made.get("note") or note, "language": made.get("language") or language_of(text)}
    return made | new | own | {"known": "; ".join(filter(None, known)) or None}


def _read_references(path):
    columns, rows = read_rows(path, REFERENCE_COLUMNS)
    table, first = make_frame(columns, rows, path.name), {}
    for (line, cells), low, high in zip(rows, table["low"], table["high"], strict=True):
        where = f"{path.name}, line {line}"
        if cells["id"] is None or first.setdefault(cells["id"], line) != line:
            told = f"the id {cells['id']!r} is empty or stands in line {first.get(cells['id'])} already"
            raise CorpusError(f"{where}: {told}.")
        for name in ("as_of", "published"):
            for end in cells[name].split("/") if cells[name] else ():
                iso_date(end, f"{where}, {name}")
        if low > high:
            raise CorpusError(f"{where}: low, {cells['low']}, is above high, {cells['high']}; low is at most high.")
    return table
