"""How well saved pages are read: title, author, date and body against a folder of pages with what they hold.

    python tests/bench_pages.py FOLDER

FOLDER holds one folder a page: `source.html`, `expected-metadata.json` (`title, byline, publishedTime`; null or missing where
the page says nothing, which is not scored) and, optional, `expected.html` (the article alone, for precision and recall of words).
The same is done with the extractor alone, for comparison.
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


def score(text, about, wanted, gold):
    """(what, how right) for each thing that the page says."""
    if wanted.get("title"):
        yield "title", key(about.get("title")) == key(wanted["title"])
    if wanted.get("byline"):
        yield "author", names(about.get("author")) == names(wanted["byline"])
    if wanted.get("publishedTime"):
        yield "date", (about.get("published") or "") == wanted["publishedTime"][:10]
    if gold:
        yield from zip(("precision", "recall"), overlap(text, gold), strict=True)


def main(folder):
    from lxml import html

    found = {"with": {}, "bare": {}}
    for source in sorted(folder.glob("*/source.html")):
        told = source.with_name("expected-metadata.json")
        wanted = json.loads(told.read_text(encoding="utf-8")) if told.exists() else {}
        article = source.with_name("expected.html")
        gold = html.fromstring(article.read_text(encoding="utf-8")).text_content() if article.exists() else ""
        data = source.read_bytes()
        try:
            text, _, about = read_page(data, source.parent.name)
        except CorpusError:
            text, about = "", {}
        for name, (said, known) in {"with": (text, about), "bare": bare(decode(data, source.name)[0])}.items():
            for what, right in score(said, known, wanted, gold):
                found[name].setdefault(what, []).append(float(right))
    for what, cells in found["with"].items():
        alone = found["bare"][what]
        print(f"{what}: {sum(cells) / len(cells):.3f} (the extractor alone {sum(alone) / len(alone):.3f}) of {len(cells)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
