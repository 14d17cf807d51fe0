"""Measure `find_quotations` with a scorer: python tests/bench_quotes.py SCORER.py GOLD.jsonl [--errors N]"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from helpers.language.text import sentences
from helpers.speech.quotations import find_quotations


def main(scorer, gold, *options):
    """Print the scorer's result and the speed; rows of kind "term" are no quotations and are left out."""
    documents = [json.loads(line) for line in Path(gold).read_text(encoding="utf-8").splitlines() if line.strip()]
    articles = pd.DataFrame({"text": [one["text"] for one in documents]}, index=[one["id"] for one in documents])
    find_quotations(articles.head(1))
    began = time.perf_counter()
    table = find_quotations(articles)
    seconds = time.perf_counter() - began
    count = sum(len(sentences(text)) for text in articles["text"])
    said = table[table["kind"] != "term"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predicted.jsonl"
        lines = []
        for article in articles.index:
            rows = said[said["article"] == article].drop(columns=["article", "passage"])
            quotes = [{key: (None if value != value else int(value) if isinstance(value, float) else value) for key, value in row.items()} for row in rows.to_dict("records")]
            lines.append(json.dumps({"id": article, "quotes": quotes}))
        path.write_text("\n".join(lines), encoding="utf-8")
        subprocess.run([sys.executable, scorer, gold, str(path), *options], check=True)
    print(f"{len(table)} rows, {count} sentences, {count / seconds:.0f} sentences a second")


if __name__ == "__main__":
    main(*sys.argv[1:])
