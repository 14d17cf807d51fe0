"""Measure similarity and alignment. Not a test: run it by hand.

    python tests/bench_alignment.py FOLDER    tables of the shared scorer (FOLDER has score.py and *_dev.jsonl)
    python tests/bench_alignment.py --scale   time and memory for 1,000 to 10,000 made-up claims
"""

import importlib.util
import json
import random
import resource
import sys
import time
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from helpers.claims.alignment import align_claims


def scorer(folder):
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict_align(gold, events):
    claims = pd.DataFrame(
        {"article": [c["doc"] for c in gold["claims"]], "claim": [c["text"] for c in gold["claims"]]}, index=[c["id"] for c in gold["claims"]]
    )
    if events:
        claims["event"] = [c["event"] for c in gold["claims"]]
    scores = align_claims(claims, threshold=0)
    links = align_claims(claims)
    return {"links": links[["a", "b"]].values.tolist(), "scores": scores[["a", "b", "score"]].values.tolist()}


def predict_relation(gold):
    """The claim as one article, the sentences of the other article as the other."""
    claims = pd.DataFrame({"article": ["claim"] + ["other"] * len(gold["other"]), "claim": [gold["claim"], *gold["other"]]})
    pairs = align_claims(claims)
    if pairs.empty:
        return {"relation": "alone"}
    best = pairs.iloc[0]
    return {"relation": "contradicts" if best["relation"] == "contradicts" else "same", "support": int(best["b"]) - 1}


def benchmark(folder):
    score = scorer(folder)
    for name in ("ecb", "nanco", "propsegment"):
        gold = score.load(folder / f"{name}_dev.jsonl")
        for events in (False, True) if name == "ecb" else (False,):
            predicted = {}
            for key, record in gold.items():
                if record["task"] == "align":
                    predicted[key] = predict_align(record, events)
                else:
                    predicted[key] = predict_relation(record)
            print(f"== {name}{', events known' if events else ''}")
            score.show(json.loads(json.dumps(score.score(gold, predicted))))


def made_up(events, articles=10, claims=20, seed=1):
    """Claims of made-up events: each article words the same facts in its own way, every tenth with another figure."""
    rng = random.Random(seed)
    stock = ["".join(rng.choice("bcdfglmnprst") + rng.choice("aeiou") for _ in range(3)) for _ in range(3000)]
    rows = []
    for event in range(events):
        names = [word.title() for word in rng.sample(stock, 12)]
        facts = [(rng.sample(stock, 9), rng.sample(names, 2), rng.randint(3, 900)) for _ in range(claims)]
        for article in range(articles):
            for words, who, number in facts:
                kept = [word for word in words if rng.random() < 0.8] + rng.sample(stock, 3)
                figure = number if rng.random() < 0.9 else number + rng.randint(1, 9)
                rows.append((f"e{event}a{article}", f"e{event}", f"{who[0]} said {figure} people {' '.join(kept)} in {who[1]}."))
    return pd.DataFrame(rows, columns=["article", "event", "claim"])


def scale():
    print(f"{'events':>6} {'claims':>7} {'pairs':>7} {'CPU s':>8} {'MB':>6}")
    for events in (5, 10, 25, 50):
        claims = made_up(events)
        start = time.process_time()
        pairs = align_claims(claims)
        seconds = time.process_time() - start
        print(f"{events:6} {len(claims):7} {len(pairs):7} {seconds:8.2f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:6}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    scale() if sys.argv[1] == "--scale" else benchmark(Path(sys.argv[1]))
