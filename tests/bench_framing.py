"""Measure the frames engine: headlines coded by people, and speed. Not a test: run by hand.

    python tests/bench_framing.py SCORE.py GOLD.jsonl [--errors]

SCORE.py and GOLD.jsonl are the shared scorer of the Gun Violence Frame Corpus and a file of coded headlines.
"""

import importlib.util
import random
import sys
import time
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from helpers.framing.codebook import load_codebook
from helpers.framing.frames import _matches, find_frames, rank_frames
from helpers.ground import Reading

DATA = Path(__file__).resolve().parent / "data"


def predict(gold, codebook):
    """The scorer's predictions: frames of each headline, the main one first."""
    articles = pd.DataFrame({"text": [row["text"] for row in gold]}, index=[row["id"] for row in gold])
    hits = find_frames(articles, codebook)
    ranked = rank_frames(hits, most=2)
    found = {row["id"]: [] for row in gold}
    for article, frame in zip(ranked["article"], ranked["frame"], strict=True):
        found[article].append(frame)
    return hits, [{"id": key, "frames": frames} for key, frames in found.items()]


def speed(codebook, megabytes=2):
    """Megabytes a processor second, hits alone and with the quotations they stand in, on made-up prose with many hits."""
    rng = random.Random(1)
    common = ["the", "of", "and", "to", "in", "that", "it", "was", "for", "on", "with", "as", "his", "they", "be", "at", "one", "have"]
    words = common * 8 + ["w" + "".join(rng.choices("aeioulmnrst", k=5)) for _ in range(3000)]
    starts = sorted({word for f in codebook.frames for p in f.patterns for word in p.text.split()[:1] if word.isalpha() and not p.case})
    pieces = [rng.choice(starts) if rng.random() < 1 / 30 else rng.choice(words) for _ in range(megabytes * 175_000)]
    for i in range(17, len(pieces), 18):
        pieces[i] += ".\n" if i % 5 == 0 else "."
    text = " ".join(pieces)
    articles = pd.DataFrame({"text": [text[i : i + 6000] for i in range(0, len(text), 6000)]}).rename("a{}".format)
    rates = []
    for find in (lambda: [_matches(Reading(one), codebook) for one in articles["text"]], lambda: find_frames(articles, codebook)):
        begin = time.process_time()
        hits = find()
        rates.append(len(text) / 1e6 / (time.process_time() - begin))
    return rates, len(hits)


def main():
    scorer_path, gold_path = [Path(one) for one in sys.argv[1:3]]
    spec = importlib.util.spec_from_file_location("score", scorer_path)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = scorer.read(gold_path)
    hits, predicted = predict(gold, load_codebook(DATA / "gvfc.toml"))
    result = scorer.score(gold, predicted)
    for key, value in result.items():
        if key != "by_frame":
            print(f"{key:22} {value}")
    for frame, row in result["by_frame"].items():
        print(f"  {frame:22} " + "  ".join(f"{k} {v}" for k, v in row.items()))
    if "--errors" in sys.argv:
        for row, guess in zip(gold, predicted, strict=True):
            if set(row["frames"]) != set(guess["frames"]):
                own = hits[hits["article"] == row["id"]]
                print(f"\n{row['text']}\n   coded {row['frames']}  found {guess['frames']}")
                print("   " + "; ".join(f"{h.frame}: {h.surface} ({h.weight:g})" for h in own.itertuples()))
    codebook = load_codebook()
    rates, found = speed(codebook)
    patterns = sum(len(frame.patterns) for frame in codebook.frames)
    print(f"find_frames: {rates[0]:.2f} MB a second, {rates[1]:.2f} with the search for quotations; {patterns} patterns, {found} hits")


if __name__ == "__main__":
    main()
