"""Score find_statistics on NewsQuant and time it.

    python tests/bench_quantities.py DATA.jsonl SCORE.py [--errors]

DATA.jsonl and SCORE.py are the benchmark's sentences and its scorer, which are kept outside the project. Prints the scores,
our sentences a second (one call over a frame of all sentences, one core) and the time on adversarial inputs of growing length.
"""

import importlib.util
import math
import sys
import time
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from helpers.figures.find import find_statistics

ADVERSARIAL = {
    "digits": "1", "digit groups": "1,234,", "decimals": "1.5 ", "open brackets": "(", "quotation marks": '"', "letters": "a",
    "number words": "five ", "scales": "million ", "hyphens": "5-", "of": "thousands of ", "money": "$5 ", "commas": ", ", "dates": "May 5 ",
    "capitals": "A. ", "spaces": " ", "percent": "5% to ", "lines": "5 people\n",
}  # fmt: skip


def as_quantity(row):
    """A row of our table in the fields of the benchmark."""
    known = not math.isnan(row.value)
    change = row.bound if row.bound != "=" else (row.change or "=")
    return {"value": row.value if known else None, "low": None if known else row.low, "high": None if known else row.high,
            "change": change, "unit": row.unit, "concept": row.measure}  # fmt: skip


def main(data, scorer, *options):
    spec = importlib.util.spec_from_file_location("score", scorer)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    gold = score.read_jsonl(data)
    frame = pd.DataFrame({"text": [g["text"] for g in gold]}, index=[g["id"] for g in gold])
    find_statistics(frame.iloc[:2])
    times = []
    for _ in range(3):
        began = time.process_time()
        table = find_statistics(frame)
        times.append(time.process_time() - began)
    found = {}
    for row in table.itertuples():
        found.setdefault(row.article, []).append(as_quantity(row))
    for metric, s in score.score(gold, found).items():
        print(f"{metric:<12}{s['p']:>7}{s['r']:>7}{s['f1']:>7}{s['agreed']:>6} of {s['gold']}, {s['predicted']} found")
    print(f"{len(gold) / sorted(times)[1]:.0f} sentences a second of processor time (median of 3, one call over {len(gold)} sentences)")
    if "--errors" in options:
        for g in gold:
            show_errors(score, g, found.get(g["id"], []))
        return
    print(f"\n{'seconds for':<18}" + "".join(f"{n:>12,}" for n in (25_000, 50_000, 100_000)) + "   characters")
    for name, piece in ADVERSARIAL.items():
        row = []
        for size in (25_000, 50_000, 100_000):
            began = time.process_time()
            find_statistics(pd.DataFrame({"text": [(piece * (size // len(piece) + 1))[:size]]}, index=["a"]))
            row.append(time.process_time() - began)
        print(f"{name:<18}" + "".join(f"{t:>12.3f}" for t in row))


def show_errors(score, gold, found):
    pairs = score.matching(gold["quantities"], found, score._agree("all"))
    if len(pairs) == len(gold["quantities"]) == len(found):
        return
    print("\n" + gold["text"])
    values = score.matching(gold["quantities"], found, score._agree("value"))
    for i, q in enumerate(gold["quantities"]):
        if i not in {a for a, _ in pairs}:
            print("   gold ", "    " if i in {a for a, _ in values} else "MISS", q["change"], q["value"] or (q["low"], q["high"]), "|", q["unit"])
    for j, q in enumerate(found):
        if j not in {b for _, b in pairs}:
            value = q["value"] if q["value"] is not None else (q["low"], q["high"])
            print("   found", "    " if j in {b for _, b in values} else "EXTRA", q["change"], value, "|", q["unit"], "|", q["concept"])


if __name__ == "__main__":
    main(*sys.argv[1:])
