"""Shared wording between articles, and two wordings compared."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.ground.errors import SettingError
from helpers.speech.wording import compare_wordings, shared_wording


def frame(**texts):
    return pd.DataFrame({"text": list(texts.values())}, index=list(texts))


def test_shared_stretches_are_maximal_and_pairwise():
    copy = "the ferry Alma left Port Ellen at noon with forty people"
    rows = shared_wording(frame(a=f"On Monday {copy}.", b=f"Sources: {copy.upper()} aboard!", c="Nothing of that kind."), words=5)
    assert rows[["a_article", "b_article", "words"]].values.tolist() == [["a", "b", 11]]
    assert rows.iloc[0]["text_a"] == copy and rows.iloc[0]["text_b"] == copy.upper()


def test_threshold_and_empty():
    pair = frame(a="one two three four five", b="one two three four six")
    assert shared_wording(pair, words=4)["words"].tolist() == [4]
    assert shared_wording(pair, words=5).empty and "text_a" in shared_wording(frame()).columns
    for wrong in (1, 2.5, True):
        with pytest.raises(SettingError):
            shared_wording(pair, words=wrong)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=40), st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=40))
def test_offsets_are_true(left, right):
    texts = {"x": " ".join(left), "y": ", ".join(right)}
    for row in shared_wording(frame(**texts), words=3).itertuples():
        assert texts["x"][row.a_start : row.a_end] == row.text_a and texts["y"][row.b_start : row.b_end] == row.text_b
        assert row.text_a.replace(",", "").split() == row.text_b.replace(",", "").split() and row.words >= 3


def test_wordings_are_compared_word_by_word():
    one, other = compare_wordings("We have all agreed to act today", "We agreed to speak today, all of us.")
    assert [piece for piece in one if piece[0].strip()] == [
        ("We", False), ("have all", True), ("agreed to", False), ("act", True), ("today", False),
    ]  # fmt: skip
    assert [piece for piece, differs in other if differs] == ["speak", "all of us"]
    assert "".join(piece for piece, _ in other) == "We agreed to speak today, all of us."
    assert compare_wordings("", "…") == ([("", False)], [("…", False)])
    with pytest.raises(SettingError):
        compare_wordings("a", None)
