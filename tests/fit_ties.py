"""Fits corpus/lexicons/ties.csv on events with an editor's reading, and tells what it is worth on an event left out.

    python tests/fit_ties.py FOLDER            prints the table and the figures of each event left out (needs scikit-learn)
    python tests/fit_ties.py FOLDER --write    writes the weights into the table as well

FOLDER holds, for each event, EVENT_gold.json (statistics, groups) and a folder of its texts with metadata.json.
"""

import csv
import itertools
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import pandas as pd  # noqa: E402

from helpers import find_statistics  # noqa: E402
from helpers.verdicts import ties  # noqa: E402
from helpers.verdicts.things import entries_of  # noqa: E402

FEW_TRIED, BARE_TRIED = (0.0, 0.07, 0.14, 0.21, 0.28, 0.35), (0.0, 0.1, 0.2, 0.3, 0.4)  # for the two bounds of ties.py
TABLE = ROOT / "corpus" / "lexicons" / "ties.csv"


def read(folder, gold):
    """Entries of an event, label to gold ids, and which pairs of gold ids agree (debatable ones: None)."""
    dates = {a["file"]: a["published"] for a in json.loads((folder / "metadata.json").read_text(encoding="utf-8"))["articles"]}
    names = sorted(set(gold["articles"].values()))
    texts = {}
    for name in names:
        for newline in ("", None):
            with open(folder / name, encoding="utf-8", newline=newline) as file:
                texts[name] = file.read()
            if all(texts[name][s["start"] : s["end"]] == s["number"] for s in gold["statistics"] if s["article"] == name):
                break
    frame = pd.DataFrame({"text": pd.Series(texts), "published": pd.Series({n: dates[n] for n in names})}).rename_axis("article")
    entries, ids, agree = entries_of(find_statistics(frame)), {}, {}
    for s, e in itertools.product(gold["statistics"], entries):
        if s["article"] == e.article and e.start < s["end"] and s["start"] < e.start + len(e.surface) and _same(e.row, s):
            ids.setdefault(e.label, []).append(s["id"])
    for group in gold["groups"]:
        classes = {c["label"]: c["members"] for c in group["classes"]}
        agree |= {frozenset(pair): True for c in classes.values() for pair in itertools.combinations(c, 2)}
        for t in group["between"]:
            fits = t["verdict"] in ("same", "rounded", "hedge_compatible")
            told = None if t.get("debatable") or group.get("debatable") else fits
            agree |= dict.fromkeys(map(frozenset, itertools.product(classes[t["a"]], classes[t["b"]])), told)
    return entries, ids, agree


def _same(row, s):
    if s["value"] is None or isinstance(s["value"], str):
        return s["value"] is None and row["value"] is None
    ends = [(row["value"], s["value"]), (row["value"], s["value"] * 100), (row["low"], s.get("low"))]
    return any(x is not None and y is not None and abs(x - y) <= 1e-6 * max(abs(y), 1) for x, y in ends)


def pairs(entries, ids, agree):
    """(one, two, whether they are of one thing) for gold figures of two articles whose values can be one."""
    for one, two in itertools.combinations(entries, 2):
        known = one.label in ids and two.label in ids and one.article != two.article and one.unit_key == two.unit_key
        met = known and ties.digits_in_common(one, two) and one.interval.overlaps(two.interval)
        if met and not ties.told_apart(one, two) and not ties.strangers(one, two):
            yield one, two, any(frozenset(p) in agree for p in itertools.product(ids[one.label], ids[two.label]))


def rows_of(event):
    entries, ids, agree = event
    ties.weigh_words(entries)
    return [(ties.evidence(one, two), same) for one, two, same in pairs(entries, ids, agree)]


def columns():
    """(kinds, evidence) for each weight of the table that is fitted."""
    with open(TABLE, encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    found = []
    for row in table:
        cells = [kind for kind in ties.KINDS if row[kind] != ""]
        alike = len(cells) == 2 and row["evidence"] in ("count", "money")
        found += [(tuple(cells), row["evidence"])] if alike else [((kind,), row["evidence"]) for kind in cells]
    return table, found


def fit(rows, wanted):
    from sklearn.linear_model import LogisticRegression  # for this script alone, in no requirements file

    x = [[float(how[name]) if kind in kinds else 0.0 for kinds, name in wanted] for (kind, how), _ in rows]
    model = LogisticRegression(C=1, max_iter=5000, fit_intercept=False).fit(x, [same for _, same in rows])
    weights = {kind: {} for kind in ties.KINDS}
    for (kinds, name), weight in zip(wanted, model.coef_[0], strict=True):
        for kind in kinds:
            weights[kind][name] = round(float(weight), 2)
    return {kind: {name: weights[kind].get(name, 0.0) for _, name in wanted} for kind in ties.KINDS}


def worth(event, weights, bounds):
    """(share of the agreeing gold pairs in one thing, share of the pairs in one thing that agree or are debatable)."""
    entries, ids, agree = event
    ties.weights, (ties.NEAR_OF_FEW, ties.NEAR_OF_BARE) = (lambda: weights), bounds
    thing_of = ties.things_of(entries)
    told = right = known = found = 0
    for one, two in itertools.combinations(entries, 2):
        if one.article == two.article or one.label not in ids or two.label not in ids:
            continue
        verdicts = [agree[p] for p in map(frozenset, itertools.product(ids[one.label], ids[two.label])) if p in agree]
        together = thing_of[one.label] is thing_of[two.label] and not ties.too_little(one, two)
        told, right = told + together, right + (together and any(v in (True, None) for v in verdicts))
        known, found = known + (True in verdicts), found + (together and True in verdicts)
    return found / max(known, 1), right / max(told, 1)


def best_bounds(events, weights):
    """The bounds with the greatest mean of F1 over some events; of equal ones the middle."""
    worths = {}
    for bounds in itertools.product(FEW_TRIED, BARE_TRIED):
        found = [worth(event, weights, bounds) for event in events]
        worths.setdefault(round(sum(2 * a * b / max(a + b, 1e-9) for a, b in found), 3), []).append(bounds)
    best = worths[max(worths)]
    return best[len(best) // 2]


def main(folder, write=False):
    golds = {p.name.removesuffix("_gold.json"): p for p in sorted(Path(folder).glob("*_gold.json"))}
    events = {name: read(Path(folder) / name, json.loads(path.read_text(encoding="utf-8"))) for name, path in golds.items()}
    table, wanted = columns()
    rows = {name: rows_of(event) for name, event in events.items()}
    print(f"{'event left out':<20}{'found':>8}{'right':>8}   bounds, chosen on the others")
    results = []
    for name in events:
        others = [other for other in events if other != name]
        weights = fit([row for other in others for row in rows[other]], wanted)
        bounds = best_bounds([events[other] for other in others], weights)
        results.append(worth(events[name], weights, bounds))
        print(f"{name:<20}{results[-1][0]:>8.3f}{results[-1][1]:>8.3f}   {bounds}", flush=True)
    print(f"{'mean':<20}{sum(r[0] for r in results) / len(results):>8.3f}{sum(r[1] for r in results) / len(results):>8.3f}")
    weights = fit([row for found in rows.values() for row in found], wanted)
    print("bounds chosen on all:", best_bounds(list(events.values()), weights))
    for row in table:
        row |= {kind: f"{weights[kind][row['evidence']]:g}" for kind in ties.KINDS if row[kind] != ""}
        print(f"{row['evidence']:<18}", *(f"{row[kind]:>8}" for kind in ties.KINDS), " ", row["why"])
    if write:
        with open(TABLE, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(table[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(table)


if __name__ == "__main__":
    main(sys.argv[1], "--write" in sys.argv)
