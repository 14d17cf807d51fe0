"""Measure every speed that the project promises, on text that it makes itself: `python tests/bench_speed.py`, about a minute.

Prints one table: CPU seconds (processor time of this process), the rate or size, and what is promised.
"""

import random
import resource
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
COLD = """
import sys, time
sys.path.insert(0, {root!r})
import helpers, pandas
print(time.process_time())
from helpers import align_claims, find_claims, find_quotations, load_corpus
articles = load_corpus("wuzhen").articles
find_quotations(articles)
align_claims(find_claims(articles))
print(time.process_time())
"""


def timed(work, *args):
    """CPU seconds and the result."""
    began = time.process_time()
    result = work(*args)
    return time.process_time() - began, result


def show(what, seconds, reached, promised):
    print(f"{what:<52} {seconds:7.2f} {reached:>18}   {promised}", flush=True)


def cold():
    """A fresh process: importing, then the claims of notebook 02 with everything that is loaded for them."""
    out = subprocess.run([sys.executable, "-c", COLD.format(root=str(ROOT))], check=True, capture_output=True, text=True).stdout
    imported, both = map(float, out.split())
    show("import helpers and pandas", imported, "", "under 1.5 s")
    show("five articles, cold: quotations, claims, alignment", both - imported, "", "under 1.5 s")


def finders():
    """The rates of the finders, each warm, one call over many articles of news length."""
    import pandas as pd
    from made_corpora import news, sentence

    from helpers import find_claims, find_frames, find_passages, find_quotations, find_statistics, load_codebook

    rng = random.Random(1)
    articles = pd.DataFrame({"text": [news(rng) for _ in range(200)]}).rename("a{}".format)
    lines = pd.DataFrame({"text": [sentence(rng) for _ in range(3000)]}).rename("s{}".format)
    size = articles["text"].str.len().sum() / 1e6
    codebook = load_codebook()
    none = pd.DataFrame(columns=["article", "start", "end", "kind", "speaker"])
    for find in (find_passages, find_statistics, find_quotations, find_claims, find_frames):
        find(articles.iloc[:2])
    show("find_passages", seconds := timed(find_passages, articles)[0], f"{size / seconds:.2f} MB/s", "5 MB/s")
    show("find_statistics, articles of one sentence", seconds := timed(find_statistics, lines)[0], f"{len(lines) / seconds:,.0f} sentences/s", "2,000 sentences/s")
    show("find_quotations, articles of one sentence", seconds := timed(find_quotations, lines)[0], f"{len(lines) / seconds:,.0f} sentences/s", "")
    show("find_quotations, 800 words", seconds := timed(find_quotations, articles)[0], f"{size / seconds:.2f} MB/s", "")
    patterns = f"find_frames, {sum(len(frame.patterns) for frame in codebook.frames)} patterns"
    show(f"{patterns}, quotations given", seconds := timed(find_frames, articles, codebook, none)[0], f"{size / seconds:.2f} MB/s", "1 MB/s")
    show(f"{patterns}, quotations sought", seconds := timed(find_frames, articles, codebook)[0], f"{size / seconds:.2f} MB/s", "1 MB/s")
    show("find_claims, 800 words", seconds := timed(find_claims, articles)[0], f"{size / seconds:.2f} MB/s", "")


def alignment():
    from bench_alignment import made_up

    from helpers import align_claims

    align_claims(made_up(1))
    seconds, pairs = timed(align_claims, made_up(50))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    show(f"align_claims, 10,000 claims, {len(pairs):,} pairs", seconds, f"{memory} MB", "under 20 s, 1 GB")


def reader():
    import pandas as pd
    from made_corpora import news

    from helpers import show_article

    articles = pd.DataFrame({"text": [news(random.Random(2), 5000)]}, index=["a"])
    step = len(articles["text"].iloc[0]) // 301
    ends = list(pairwise(range(0, 301 * step, step)))
    marks = pd.DataFrame({"article": "a", "start": [a for a, _ in ends], "end": [b - step // 2 for _, b in ends], "value": 7.0})
    seconds, page = timed(lambda: show_article(articles, "a", marks)._repr_html_())
    show(f"show_article, 5,000 words, {len(marks)} marks", seconds, f"{len(page.encode()) / 1000:.0f} kB", "under 0.3 s, 500 kB")


def main():
    print(f"{'':<52} {'CPU s':>7} {'':>18}   promised")
    cold()
    from helpers import load_corpus

    show("load_corpus", timed(load_corpus, "wuzhen")[0], "", "under 0.1 s")
    finders()
    alignment()
    reader()


if __name__ == "__main__":
    main()
