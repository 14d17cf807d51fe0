"""How well exports are read: every field of a folder of samples against its `expected.json`.

    python tests/bench_exports.py FOLDER

`expected.json`: file name to `articles`, `has_text` and `rows` with `title, outlet, date, author, first_words, last_words, paragraphs`.
"""

import json
import sys
import time
from pathlib import Path

from helpers import CorpusError, read_export

FIELDS = {"title": "title", "outlet": "outlet", "date": "published", "author": "author"}


def compare_row(row, wanted, has_text):
    """(field, right, found) for each field of one article."""
    for name, column in FIELDS.items():
        yield name, row[column] == wanted[name], row[column]
    text = row["text"] or ""
    if has_text and wanted["first_words"]:
        yield "first_words", text.startswith(wanted["first_words"]), text[:60]
    if has_text and wanted["last_words"]:
        yield "last_words", text.endswith(wanted["last_words"]), text[-60:]
        yield "paragraphs", len(text.split("\n\n")) == wanted["paragraphs"], len(text.split("\n\n"))


def main(folder):
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    right = total = 0
    for name, file in expected.items():
        begun = time.monotonic()
        try:
            rows = read_export(folder / name).to_dict("records")
        except CorpusError as error:
            print(f"{name}: refused: {error}")
            continue
        checks = [("articles", len(rows) == file["articles"], len(rows))]
        for row, wanted in zip(rows, file["rows"], strict=False):
            checks += compare_row(row, wanted, file["has_text"])
        right += sum(good for _, good, _ in checks)
        total += len(checks)
        wrong = [f"{field}: {found!r}" for field, good, found in checks if not good]
        print(f"{name}: {sum(good for _, good, _ in checks)} of {len(checks)}, {time.monotonic() - begun:.1f} s" + "".join(f"\n    {text}" for text in wrong))
    print(f"fields right: {right} of {total} ({right / total:.3f})")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
