"""Measure `compare` on the public pairs: `python tests/bench_reconcile.py DEV.jsonl SCORER.py [--errors]` prints the scorer's result."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from helpers.verdicts.pairs import compare

WORDS = {True: "compatible", False: "conflict", None: "undetermined"}


def main():
    """Write one prediction a pair, then run the scorer on them."""
    gold, scorer = sys.argv[1:3]
    rows = [json.loads(line) for line in Path(gold).read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "predictions.jsonl"
        with out.open("w", encoding="utf-8") as file:
            for row in rows:
                found = compare(row["a"], row["b"])
                pred = WORDS[found.compatible]
                file.write(json.dumps({"id": row["id"], "pred": pred}) + "\n")
                if "--errors" in sys.argv and pred != row["label"] and row["slice"] != "awp":
                    print(row["slice"], row["id"][-8:], row["label"], "->", pred, "|", found.why, "\n   A", row["a"], "\n   B", row["b"][:300])
        subprocess.run([sys.executable, scorer, gold, str(out)], check=True)


if __name__ == "__main__":
    main()
