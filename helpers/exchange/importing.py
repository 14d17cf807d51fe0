"""`run.py import`: articles of downloads and saved pages written as a corpus; added to, never overwritten."""

import argparse
import hashlib
import re
import sys
import unicodedata
from pathlib import Path

import pandas as pd

from ..ground import CorpusError, NoArticle, ParallaxError, write_whole
from ..intake import files_of, read_rows, rows_of

LISTED = ("article", "file", "outlet", "title", "author", "published", "url", "event")
LISTED += ("language", "section", "sha256", "note")
_PLACE = ("source_file", "number", "title")  # where an article came from
LOG = ("article", *_PLACE, "status", "note")


def import_files(paths, into, addresses=None, say=print):
    """Write the articles of some files into a folder that `load_corpus` reads.

    Parameters
    ----------
    paths : sequence of str or Path
        Files and folders, as for `read_export`.
    into : str or Path
        The folder; it may hold articles of an earlier run, which stay as they are.
    addresses : str, optional
        Pattern of the addresses to take from a web archive.
    say : callable
        Gets a line for each file and a sum at the end.

    Returns
    -------
    int
        How many are new. `articles/*.txt` hold headline and text, `articles.csv` what is known of them,
        `import.csv` where each came from and what was left out.

    Raises
    ------
    CorpusError
        A file that cannot be read: all such files are named, and nothing is written. A file of a folder that is no
        export, or of a kind that needs a library that is not installed, is left out and named at the end.
    """
    rows, faults, left_out = [], [], []
    for path in map(Path, paths):
        for file in files_of(path):
            try:
                found = rows_of(file, addresses)
            except CorpusError as fault:
                left = path.is_dir() and isinstance(fault, NoArticle)
                (left_out if left else faults).append(str(fault).rstrip("."))
            else:
                rows += found
                say(f"{file.name}: {sum(row['text'] is not None for row in found)} of {len(found)} with text")
    if faults:
        raise CorpusError(f"Nothing was written. {'; '.join(faults)}. Leave these out, or mend them, and import again.")
    if not rows:
        raise CorpusError("No export or saved page is among the files given.")
    if Path(into).is_file():
        raise CorpusError(f"{into} is a file; --into wants a folder, there or not.")
    for told in left_out:
        say(f"Left out: {told}.")
    return _write(_joined(rows), Path(into), say)


def _joined(rows):
    """References without text lend what they know to the page of the same address, and go."""
    pages = {row["url"].rstrip("/"): row for row in rows if row["text"] and row["url"]}
    kept = []
    for row in rows:
        page = pages.get((row["url"] or "").rstrip("/")) if not row["text"] else None
        if page:
            page |= {name: page[name] or row[name] for name in ("title", "outlet", "author", "published")}
        else:
            kept.append(row)
    return kept


def _key(row):
    """What makes two rows one article: text, title, outlet and date."""
    return tuple(row.get(name) for name in ("sha256", "title", "outlet", "published"))


def _write(rows, into, say):
    listed, log = _table(into / "articles.csv", "article"), _table(into / "import.csv", *_PLACE)
    log = {tuple(row[name] for name in _PLACE): row for row in log}
    there = {_key(row): row["article"] for row in listed}
    ids, texts = dict.fromkeys((row["article"] for row in listed), 1), {}
    for row in rows:
        text = "\n\n".join(filter(None, (row["title"], row["text"]))) + "\n" if row["text"] else None
        row["sha256"] = hashlib.sha256(text.encode()).hexdigest() if text else None
        status = "left out: no text" if not text else "there already" if _key(row) in there else "taken"
        if status == "taken":
            article = there[_key(row)] = _new_id(row, ids)
            texts[article] = text
            listed.append(row | {"article": article, "file": f"articles/{article}.txt"})
        told = row | {"article": there.get(_key(row)) if text else None, "status": status}
        log.setdefault((row["source_file"], str(row["number"]), row["title"]), told)
    for article, text in texts.items():
        write_whole(into / "articles" / f"{article}.txt", text.encode())
    own = [name for name in (listed[0] if listed else ()) if name not in (*LISTED, *LOG, "text")]
    for name, columns, table in (("articles", [*LISTED, *own], listed), ("import", LOG, list(log.values()))):
        made = pd.DataFrame(table, columns=columns, dtype=object)
        write_whole(into / f"{name}.csv", made.to_csv(index=False, lineterminator="\n").encode())
    without = sum(row["text"] is None for row in rows)
    twice = len(rows) - len(texts) - without
    told = f"{len(texts)} new articles in {into}" + (f", {twice} there already or twice" if twice else "")
    say(told + (f", {without} without text (import.csv says why)" if without else "") + ".")
    return len(texts)


def _new_id(row, ids):
    """A short id of day and outlet, with a number where it is taken."""
    plain = unicodedata.normalize("NFKD", row["outlet"] or "").encode("ascii", "ignore").decode().lower()
    stem = "-".join(filter(None, [row["published"], re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:30]])) or "article"
    article = stem
    while article in ids:
        ids[stem] = ids.get(stem, 1) + 1
        article = f"{stem}-{ids[stem]}"
    ids[article] = 1
    return article


def _table(path, *required):
    return [cells for _, cells in read_rows(path, required)[1]] if path.is_file() else []


def main(words=None):
    """The command; the exit code comes back."""
    parser = argparse.ArgumentParser(prog="run.py import", description="Exports and saved pages become a corpus.")
    parser.add_argument("paths", nargs="+", metavar="FILE_OR_FOLDER")
    parser.add_argument("--into", required=True, metavar="FOLDER", help="the corpus; made, or added to")
    parser.add_argument("--addresses", metavar="PATTERN", help="pattern of addresses to take from a web archive")
    given = parser.parse_args(words)
    try:
        import_files(given.paths, given.into, given.addresses, lambda line: print(line, flush=True))
    except ParallaxError as fault:
        print(fault, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. What was there is not changed; give the same command again to import.", file=sys.stderr)
        return 130
    print(f"Next: python3 run.py --corpus {given.into}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
