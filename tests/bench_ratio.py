"""Compare the present state with commit 0e18cf9: python tests/bench_ratio.py [ARTICLES] [--only NAME ...] [--base COMMIT] [--run]

ARTICLES is a folder of texts or a JSONL file with a field `text`; without it texts are made up. The base is checked
out into a temporary worktree; both run in turn, five times, each in a fresh process, and the best figure of each
counts: on a machine with other work to do a single one may be half as good. Every input is the same on both sides.
`--run` adds `python3 run.py` (minutes). Prints: base, now, now / base, what is wanted.
"""

import argparse
import contextlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TURNS = 5
PART = 100  # articles that a finder alone is timed over; the best part counts
WANTED = {
    "four finders, CPU s": "<= .6",
    "find_statistics, sentences/s": ">= 1.3",
    "find_quotations, sentences/s": ">= 1.3",
    "find_claims, MB/s": ">= 2",
    "align_claims, 500 articles, CPU s": "<= .25",
    "align_claims, 500 articles, MB": "<= 800 MB",
    "reconcile, 1,000 articles, CPU s": "<= .2",
    "reconcile, exponent": "<= 1.15 itself",
    "run.py, wall s": "",
    "run.py, CPU s": "",
}


def texts_of(path, most):
    """Texts of a folder or a JSONL file, as many as there are or as asked for."""
    if path.is_dir():
        found = (file.read_text(encoding="utf-8", errors="replace") for file in sorted(path.rglob("*.txt")))
    else:
        found = (json.loads(line)["text"] for line in path.open(encoding="utf-8") if line.strip())
    return [text for _, text in zip(range(most), found, strict=False)]


def made_texts(most):
    """Invented articles; each event has its own names and numbers."""
    sys.path.insert(0, str(ROOT / "tests"))
    from made_corpora import news

    return [news(random.Random(number), 500) for number in range(most)]


# -- one measurement in one process; only names that both states have are used -------------------------------------------


def seconds(work):
    """Processor time of a call, what it gave."""
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def frame_of(texts, **columns):
    """A table of articles."""
    import pandas as pd

    return pd.DataFrame({"text": texts, **columns}, index=[f"a{number:05}" for number in range(len(texts))])


def finders(texts):
    """The four finders, one behind the other, over 200 articles."""
    from helpers import find_claims, find_frames, find_quotations, find_statistics

    articles = frame_of(texts[:200])
    for find in (find_statistics, find_quotations, find_claims, find_frames):
        find(articles.iloc[:1])
    taken = [
        seconds(lambda find=find: find(articles))[0]
        for find in (find_statistics, find_quotations, find_claims, find_frames)
    ]
    return {"four finders, CPU s": sum(taken)}


def alone(name, unit):
    """One finder over 500 articles it has not seen, part by part: sentences or megabytes a second."""

    def measure(texts):
        import helpers

        articles, find = frame_of(texts[:500]), getattr(helpers, name)
        find(articles.iloc[:1])
        speeds = []
        for first in range(0, max(len(articles) - PART, 0) + 1, PART):
            part = articles.iloc[first : first + PART]
            taken, _ = seconds(lambda part=part: find(part))
            size = (
                sum(map(len, part["text"])) / 1e6
                if unit == "MB"
                else sum(text.count(". ") + text.count("\n") for text in part["text"])
            )
            speeds.append(size / taken)
        return {f"{name}, {unit}/s": max(speeds)}

    return measure


def align(texts):
    """Claims of 500 articles of events of ten, aligned."""
    from helpers import align_claims, find_claims

    claims = find_claims(frame_of((texts * (500 // len(texts) + 1))[:500]))
    claims["event"] = claims["article"].str[:-1]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    taken, _ = seconds(lambda: align_claims(claims))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"align_claims, 500 articles, CPU s": taken, "align_claims, 500 articles, MB": max(before, after) / 1024}


def reconciled(texts):
    """Figures of 250 to 1,000 articles of events of ten; how the time grows with their number."""
    import math

    from helpers import find_statistics, reconcile

    found = find_statistics(frame_of((texts * (1000 // len(texts) + 1))[:1000]))
    found["event"] = found["article"].str[:-1]
    cost = {}
    for size in (250, 1000):
        part = found[found["article"] < f"a{size:05}"]
        cost[size] = seconds(lambda part=part: reconcile(part))[0]
    return {"reconcile, 1,000 articles, CPU s": cost[1000], "reconcile, exponent": math.log(cost[1000] / cost[250], 4)}


MEASURES = {
    "finders": finders,
    "statistics": alone("find_statistics", "sentences"),
    "quotations": alone("find_quotations", "sentences"),
    "claims": alone("find_claims", "MB"),
    "align": align,
    "reconcile": reconciled,
}

# -- both sides in turn ----------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def worktree(commit):
    """A checkout of a commit beside ours, gone at the end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "base"
        subprocess.run(
            ["git", "-C", str(ROOT), "worktree", "add", "--quiet", "--detach", str(path), commit], check=True
        )
        try:
            yield path
        finally:
            subprocess.run(["git", "-C", str(ROOT), "worktree", "remove", "--force", str(path)], check=True)


def measured(tree, name, texts):
    """What one measurement gives in a fresh process on one side."""
    command = [sys.executable, __file__, "--measure", name, "--tree", str(tree), str(texts)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])


def run_py(tree):
    """`python3 run.py`: wall and processor time."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "run.py"], cwd=tree, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"run.py, wall s": time.perf_counter() - began, "run.py, CPU s": used}


def compared(base, now):
    """One line for each figure: the best of each side, their ratio."""
    for name in now[0]:
        best = max if name.endswith("/s") else min
        old, new = best(found[name] for found in base), best(found[name] for found in now)
        print(f"{name:<36} {old:>10.2f} {new:>10.2f} {new / old:>8.2f}   {WANTED[name]}", flush=True)


def main(given):
    texts = texts_of(given.articles, 1000) if given.articles else made_texts(1000)
    print(f"{'':<36} {given.base:>10} {'now':>10} {'ratio':>8}   wanted", flush=True)
    with worktree(given.base) as tree, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        path.write_text("\n".join(json.dumps({"text": text}) for text in texts), encoding="utf-8")
        for name in given.only or MEASURES:
            turns = [(measured(tree, name, path), measured(ROOT, name, path)) for _ in range(TURNS)]
            compared(*zip(*turns, strict=True))
        if given.run:
            compared([run_py(tree)], [run_py(ROOT)])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="?", help="a folder of .txt, or a JSONL file")
    parser.add_argument("--only", nargs="+", choices=MEASURES, help="these measurements alone")
    parser.add_argument("--base", default="0e18cf9", help="the commit to compare with")
    parser.add_argument("--run", action="store_true", help="time run.py too, once each")
    parser.add_argument("--measure", choices=MEASURES, help=argparse.SUPPRESS)
    parser.add_argument("--tree", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        sys.path.insert(0, str(given.tree))
        print(json.dumps(MEASURES[given.measure](texts_of(given.articles, 1000))))
    else:
        main(given)
