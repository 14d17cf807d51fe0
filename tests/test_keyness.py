"""Keyness, agreement, intervals, shuffling and spread against values that other tools print for the same counts."""

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from helpers.coding.agreement import alpha, score_frames
from helpers.framing.keywords import g2, keyness
from helpers.ground.errors import SettingError

DATA = Path(__file__).parent / "data"
REF = json.loads((DATA / "reference_values.json").read_text(encoding="utf-8"))
TEXTS = json.loads((DATA / "inaugural.json").read_text(encoding="utf-8"))
ID = TEXTS["named"]
COUNTS = {name: Counter(ids) for name, ids in TEXTS["addresses"].items()}
PAIR = [dict(zip(REF["keyness_pair"]["columns"], row, strict=True)) for row in REF["keyness_pair"]["rows"]]
TARGET, REFERENCE = COUNTS[REF["keyness_pair"]["target"]], COUNTS[REF["keyness_pair"]["reference"]]


def close(value, wanted, tolerance=1e-6):
    return value == pytest.approx(wanted, rel=tolerance, abs=1e-9)


@pytest.fixture(scope="module")
def table():
    return keyness(TARGET, REFERENCE)


@pytest.mark.parametrize("row", PAIR, ids=[row["word"] for row in PAIR])
def test_every_measure_of_a_word(table, row):
    four = table.loc[ID[row["word"]]]
    pairs = {"target": "count_target", "reference": "count_reference", "target_rate": "per_1000_target", "reference_rate": "per_1000_reference", "g2": "G2_four_cells_signed", "p": "p_G2_four_cells", "log_ratio": "log_ratio_hardie_zero_as_half", "lrc": "LRC_95", "lrc_corrected": "LRC_95_bonferroni_1096_tests", "log_odds_z": "log_odds_z_alpha_0.01"}  # fmt: skip
    for ours, theirs in pairs.items():
        assert close(four[ours], row[theirs]), ours
    assert close(four["p_holm"], row["p_holm"], 1e-4)
    katz = row["log_ratio_katz_95"]
    assert np.isnan([four["low"], four["high"]]).all() if katz is None else close([four["low"], four["high"]], katz)


def test_how_many_words_survive(table):
    wanted = REF["keyness_pair"]["how_many_words_survive"]
    found = {name: int((table[name] < 0.05).sum()) for name in ("p", "p_holm")} | {name: int((table[name] != 0).sum()) for name in ("lrc", "lrc_corrected")}
    found["tested"] = len(table)
    names = {"tested": "types_tested", "p": "p_below_.05", "p_holm": "after_holm", "lrc": "LRC_95_nonzero_uncorrected", "lrc_corrected": "LRC_95_nonzero_bonferroni"}  # fmt: skip
    assert {ours: wanted[theirs] for ours, theirs in names.items()} == found
    assert table.index[table["lrc_corrected"] != 0].tolist() == [ID["that"]]
    assert table.index[0] in (ID["that"], ID["your"]) and table["lrc"].abs().is_monotonic_decreasing


@pytest.mark.parametrize("name", COUNTS)
def test_one_against_the_rest(name):
    wanted = REF["keyness_one_against_rest"][name]
    rest = sum((counts for other, counts in COUNTS.items() if other != name), Counter())
    table = keyness(COUNTS[name], rest)
    assert (len(table), int((table["p"] < 0.05).sum())) == (wanted["types"], wanted["significant_G2_uncorrected"])
    left = table.loc[table["lrc_corrected"] != 0, "lrc_corrected"].to_dict()
    assert left.keys() == {ID[row["feature"]] for row in wanted["LRC"]}
    for row in wanted["LRC"]:
        assert close(left[ID[row["feature"]]], row["LRC"]) and close(table.loc[ID[row["feature"]], "g2"], row["G2"])


def test_g2_of_four_cells_is_that_of_scipy():
    from scipy.stats import chi2_contingency

    table = np.array([[7, 993], [19, 1481]])
    assert close(abs(g2(7, 1000, 19, 1500)), chi2_contingency(table, correction=False, lambda_="log-likelihood")[0])


def test_keyness_of_words_that_one_side_lacks():
    table = keyness({"only here": 4, "both": 6}, {"only there": 3, "both": 7})
    assert np.isfinite(table.drop(columns=["low", "high"]).to_numpy(dtype=float)).all()
    assert table.loc["only here", "g2"] > 0 > table.loc["only there", "g2"]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (({}, {"a": 1}), "target text has no words"),
        (({"a": 1}, {}), "reference text has no words"),
        (({"a": -1, "b": 4}, {"a": 1}), "counts are numbers from 0"),
        (({"a": 1}, {"a": float("nan")}), "counts are numbers from 0"),
    ],
)
def test_keyness_says_what_is_wrong(args, words):
    with pytest.raises(SettingError, match=words):
        keyness(*args)


@pytest.mark.parametrize("name", [n for n, x in REF["agreement"].items() if "rows_are_coders" in x and "nominal" in x])
def test_alpha(name):
    example = REF["agreement"][name]
    found = alpha(example["rows_are_coders"], resamples=4000)
    assert close(found["alpha"], example["nominal"])
    for value, wanted in example.get("each_value_against_the_rest", {}).items():
        codes = [[None if code is None else code == int(value) for code in row] for row in example["rows_are_coders"]]
        assert close(alpha(codes, resamples=0)["alpha"], wanted)
    if "bootstrap_95_over_units_reference" in example:
        wanted = example["bootstrap_95_over_units_reference"]
        low, _, high = wanted["percentiles_2.5_50_97.5_mean_of_three_runs"]
        assert found["low"] == pytest.approx(low, abs=0.03) and found["high"] == pytest.approx(high, abs=0.01)
        assert found["units"] == wanted["units"]


@pytest.mark.parametrize("codes", [[[1, 1, 1], [1, 1, 1]], [[1, None], [None, 2]], [[], []], [["x"], [None]]])
def test_alpha_that_is_undefined_says_so(codes):
    found = alpha(codes)
    assert np.isnan(found["alpha"]) and found["note"].startswith("undefined")


def test_scores_by_frame():
    coded = pd.DataFrame({"article": ["a", "a", "b"], "x": [True, False, True], "y": False, "z": [True, False, False]}, index=["a:0", "a:10", "b:0"])
    found = pd.DataFrame({"article": ["a", "a", "b", "b"], "x": [True, False, False, True], "y": [False, True, False, True], "z": False}, index=["a:0", "a:10", "b:0", "b:9"])
    table = score_frames(found, coded)
    assert table.loc["x", ["units", "coded", "found", "right"]].tolist() == [3, 2, 1, 1]
    assert table.loc["x", ["precision", "recall"]].tolist() == [1, 0.5] and table.loc["y", "precision"] == 0
    assert np.isnan(table.loc["z", "precision"]) and table.loc["z", "recall"] == 0
