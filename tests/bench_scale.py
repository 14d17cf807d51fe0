"""Many articles on two workers, and one very long article: python tests/bench_scale.py [--most 37000] [--length 5000000]

Makes its own text of news length, runs statistics, quotations and frames over it with Dask on a LocalCluster, and
prints articles a second and the peak memory of each worker; then the processor time of each for one article of
growing length. For a quick look: --most 400 --length 500000. Needs requirements-scale.txt.
"""

import argparse
import random
import resource
import sys
import time
from pathlib import Path

import pandas as pd

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from made_corpora import news  # noqa: E402

from helpers import find_frames, find_quotations, find_statistics, load_codebook  # noqa: E402

PART = 50  # articles of a partition


def make_part(first, last, words):
    """Articles `first` to `last` (exclusive), the same ones in every run."""
    index = pd.Index([f"n{n:06}" for n in range(first, last)], dtype=object, name="article")
    return pd.DataFrame({"text": pd.Series([news(random.Random(n), words) for n in range(first, last)], index=index, dtype=object)})


def count_rows(part, codebook):
    """Rows that each analysis finds in a part: what travels back is a few numbers."""
    quotations = find_quotations(part)
    return pd.DataFrame({"articles": [len(part)], "figures": [len(find_statistics(part))], "quotations": [len(quotations)], "hits": [len(find_frames(part, codebook))]})


def peak():
    """Highest memory that this process has used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)


def many(most, words, workers):
    """Rising numbers of articles through the three analyses."""
    import dask.dataframe as dd
    from distributed import Client, LocalCluster

    sizes = [size for size in (100, 400, 2_000, 10_000, 37_000) if size < most] + [most]
    codebook = load_codebook()
    with LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, memory_limit="2GB") as cluster, Client(cluster) as client:
        count_rows(make_part(0, 2, words), codebook)
        client.run(lambda: len(count_rows(make_part(0, 2, words), load_codebook())))  # tables of rules are read before the clock starts
        print(f"{'articles':>9} {'seconds':>8} {'articles/s':>10} {'ms each':>8} {'figures':>9} {'quotations':>10} {'hits':>8}  peak MB of each worker")
        for size in sizes:
            bounds = [(n, min(n + PART, size)) for n in range(0, size, PART)]
            parts = dd.from_map(lambda pair: make_part(*pair, words), bounds, meta=make_part(0, 0, words))
            meta = pd.DataFrame({name: pd.Series(dtype="int64") for name in ("articles", "figures", "quotations", "hits")})
            began = time.perf_counter()
            found = parts.map_partitions(count_rows, codebook, meta=meta).compute().sum()
            seconds = time.perf_counter() - began
            memory = ", ".join(f"{mb:.0f}" for mb in client.run(peak).values())
            print(f"{found.articles:>9,} {seconds:>8.1f} {size / seconds:>10.1f} {1000 * seconds * workers / size:>8.1f} {found.figures:>9,} {found.quotations:>10,} {found.hits:>8,}  {memory}", flush=True)


def one(length):
    """One article of growing length through each analysis: processor time, here."""
    codebook = load_codebook()
    finders = {"statistics": find_statistics, "quotations": find_quotations, "frames": lambda table: find_frames(table, codebook)}
    print(f"\n{'characters':>10} " + " ".join(f"{name + ' s':>13} {'us/char':>8}" for name in finders))
    for size in [size for size in (5_000, 50_000, 500_000, 5_000_000) if size < length] + [length]:
        text = news(random.Random(3), size // 5)[:size]
        table, cells = pd.DataFrame({"text": [text]}, index=["long"]), []
        for find in finders.values():
            began = time.process_time()
            find(table)
            seconds = time.process_time() - began
            cells.append(f"{seconds:>13.2f} {1e6 * seconds / len(text):>8.2f}")
        print(f"{len(text):>10,} " + " ".join(cells), flush=True)
    print(f"peak memory here {peak():.0f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=37_000, help="articles in all (0: none)")
    parser.add_argument("--words", type=int, default=800, help="words of an article")
    parser.add_argument("--length", type=int, default=5_000_000, help="characters of the one long article (0: none)")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    if given.most:
        many(given.most, given.words, given.workers)
    if given.length:
        one(given.length)
