"""Blank sheets for a further coder, and agreement between coders."""

import math

import pandas as pd
import pytest

from helpers.coding.agreement import KINDS, blank_sheet, coding_agreement
from helpers.corpus.load import corpus_from_texts, load_corpus
from helpers.ground.errors import CorpusError, SettingError
from helpers.intake import read_table


def sheet(coder, *stances):
    return pd.DataFrame({"coder": coder, "claim": [f"c{i}" for i in range(len(stances))], "article": "a", "stance": list(stances)})


@pytest.mark.parametrize("kind", KINDS)
def test_blank_sheet_gives_units_and_no_decisions(tmp_path, kind):
    corpus = load_corpus("wuzhen")
    path = blank_sheet(corpus, kind, "Ann Lee", tmp_path / "new")
    assert path.name == f"{kind}_ann-lee.csv"
    blank, coded = read_table(path), corpus.codings[kind]
    assert len(blank) == len(coded)
    assert list(blank.columns) == list(coded.columns)
    assert set(blank["coder"]) == {"Ann Lee"}
    for decision in {*KINDS[kind][1], "note"}:
        assert blank[decision].isna().all()
    for name in KINDS[kind][0]:
        assert blank[name].tolist() == coded[name].tolist()
    before = path.read_bytes()
    with pytest.raises(SettingError, match="never overwritten"):
        blank_sheet(corpus, kind, "ann lee", tmp_path / "new")
    assert path.read_bytes() == before
    assert coding_agreement([coded, blank], kind)["alpha"].isna().all()


def test_one_coder_leaves_reliability_unknown():
    found = coding_agreement(load_corpus("wuzhen").codings["claims"], "claims")
    assert found["coders"].tolist() == [1, 1]
    assert found["alpha"].isna().all()
    assert found["note"].str.contains("no unit was coded by two coders").all()


def test_alpha_as_in_the_book():
    # Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), part A: two observers, ten units, alpha = 0.095.
    # By hand: 4 of 10 units differ (8 of 20 pairable values), 6 ones and 14 zeros: 1 - (8/20) / (2 * 6 * 14 / (20 * 19)).
    ann, ben = sheet("Ann", *"0100000000"), sheet("Ben", *"1110010100")
    row = coding_agreement([ann, ben], "claims").iloc[0]
    assert round(row["alpha"], 3) == 0.095
    assert row[["decision", "coders", "units", "agreement", "note"]].tolist() == ["stance", 2, 10, 0.6, None]


def test_case_order_and_empty_cells():
    frame = {"article": "a", "start": [0, 9, 20], "end": [5, 15, 30]}
    ann = pd.DataFrame(frame | {"coder": "Ann", "main": ["Economy", None, "law"], "frames": ["economy; law", None, "law"]})
    ben = pd.DataFrame(frame | {"coder": "Ben", "main": ["economy", "law", "law"], "frames": ["law;economy", "law", "law"]})
    found = coding_agreement([ann, ben], "frames").set_index("decision")
    assert found["agreement"].round(3).tolist() == [0.667, 0.667]
    assert coding_agreement([ann, ann.assign(coder="Ben")], "frames")["alpha"].tolist() == [1.0, 1.0]


def test_unknown_where_nothing_varies_or_nothing_is_shared():
    same = coding_agreement([sheet("Ann", "asserts", "asserts"), sheet("Ben", "asserts", "asserts")], "claims").iloc[0]
    assert same["agreement"] == 1
    assert math.isnan(same["alpha"])
    assert "nothing varies" in same["note"]
    apart = coding_agreement([sheet("Ann", "asserts"), sheet("Ben", "asserts").assign(article="b")], "claims").iloc[0]
    assert math.isnan(apart["agreement"])
    assert "no unit" in apart["note"]
    assert "no unit" in coding_agreement(sheet("Ann").assign(coder=None), "claims").iloc[0]["note"]


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: coding_agreement(sheet("Ann", "x"), "moods"), SettingError, "one of statistics"),
        (lambda: coding_agreement([], "claims"), SettingError, "Give one table"),
        (lambda: coding_agreement(sheet("Ann", "x").drop(columns="claim"), "claims"), CorpusError, "has no column 'claim'"),
        (lambda: coding_agreement([sheet("Ann", "x"), sheet("Ann", "y")], "claims"), CorpusError, "coded the same unit twice: claim c0"),
        (lambda: blank_sheet(corpus_from_texts({"a": "x"}), "claims", "Ann", "nowhere"), CorpusError, "no coding/claims.csv"),
        (lambda: blank_sheet(load_corpus("wuzhen"), "claims", " / ", "nowhere"), SettingError, "at least one letter"),
    ],
)
def test_bad_input(call, error, message):
    with pytest.raises(error, match=message):
        call()
