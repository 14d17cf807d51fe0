"""How well saved pages are read: title, author, date and body against a folder of pages with what they hold.

    python tests/bench_pages.py FOLDER

FOLDER holds one folder a page: `source.html`, `expected-metadata.json` (`title, byline, publishedTime`; null or missing where
the page says nothing, which is not scored) and, optional, `expected.html` (the article alone, for precision and recall of words).
Or it holds pages (`NAME.html`) and one `expected.json`: NAME to `title, author, date`, each a text or a list of texts that are
all right; null where the page says none, which is scored apart ("no author": nothing is made up); optional `text`.
The same is done with the extractor alone, for comparison. `--misses` prints each miss.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

from helpers import CorpusError
from helpers.intake import decode
from helpers.intake.saved import read_page


def key(text):
    return re.sub(r"[\W_]+", " ", (text or "").casefold()).strip()


def names(cell):
    """Names of a byline as a set, without "By"."""
    return {key(re.sub(r"^\s*by\s+", "", name, flags=re.I)) for name in re.split(r";|,| and ", cell or "") if key(name)}


def bare(page):
    """What the extractor alone says."""
    import trafilatura

    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    return (found.text or "", {"title": found.title, "author": found.author, "published": found.date}) if found else ("", {})


def overlap(text, gold):
    """Words of the text that are in the gold (precision), and the other way round (recall)."""
    a, b = Counter(key(text).split()), Counter(key(gold).split())
    shared = sum((a & b).values())
    return shared / max(sum(a.values()), 1), shared / max(sum(b.values()), 1)


def listed(said):
    """One answer or several, all of them right, as a list."""
    return said if isinstance(said, list) else [said]


def score(text, about, wanted, gold):
    """(what, what was said, how right) for each thing that is told of the page."""
    for what, field, same in (("title", "title", key), ("author", "author", names), ("date", "published", str)):
        if what in wanted:
            said, rights = about.get(field), listed(wanted[what])
            yield what if rights[0] else f"no {what}", said, same(said) in [same(right) for right in rights]
    if gold:
        yield from zip(("precision", "recall"), ("", ""), overlap(text, gold), strict=True)


def pages(folder):
    """(name, bytes, what is wanted, text of the article alone) of each page, in either form."""
    from lxml import html

    told = folder / "expected.json"
    for name, wanted in json.loads(told.read_text(encoding="utf-8")).items() if told.exists() else ():
        yield name, (folder / f"{name}.html").read_bytes(), wanted, wanted.get("text", "")
    for source in sorted(folder.glob("*/source.html")):
        told, article = source.with_name("expected-metadata.json"), source.with_name("expected.html")
        given = json.loads(told.read_text(encoding="utf-8")) if told.exists() else {}
        found = {"title": given.get("title"), "author": given.get("byline"), "date": (given.get("publishedTime") or "")[:10]}
        gold = html.fromstring(article.read_text(encoding="utf-8")).text_content() if article.exists() else ""
        yield source.parent.name, source.read_bytes(), {what: said for what, said in found.items() if said}, gold


def main(folder, misses=False):
    found = {"with": {}, "bare": {}}
    for page, data, wanted, gold in pages(folder):
        try:
            text, _, about = read_page(data, page)
        except CorpusError:
            text, about = "", {}
        for name, (body, known) in {"with": (text, about), "bare": bare(decode(data, page)[0])}.items():
            for what, said, right in score(body, known, wanted, gold):
                found[name].setdefault(what, []).append(float(right))
                if misses and name == "with" and not right:
                    print(f"{page}: {what} is {said!r}, not {wanted.get(what.removeprefix('no '))!r}")
    for what, cells in found["with"].items():
        alone = found["bare"][what]
        print(f"{what}: {sum(cells) / len(cells):.3f} (the extractor alone {sum(alone) / len(alone):.3f}) of {len(cells)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--misses" in sys.argv)
