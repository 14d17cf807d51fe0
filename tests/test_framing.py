"""Paragraphs as units, counts that open, two groups set against each other and what may be called a finding."""


import pandas as pd
import pytest

from helpers import corpus_from_texts, find_frames, find_passages, find_quotations
from helpers.coding.agreement import coded_units
from helpers.framing.codebook import load_codebook
from helpers.framing.contrast import (
    choose_sides,
    differences,
    findings,
    gate,
    resampled,
    steadiness,
    unchanged_frames,
    variants,
    word_shift,
)
from helpers.framing.counts import (
    absences,
    article_names,
    judged,
    places,
    rates,
    text_units,
    unit_counts,
    unit_of,
    verb_groups,
    within_units,
    word_counts,
    word_rates,
)
from helpers.framing.frames import concordance
from helpers.framing.marked import compare_marked, marked_paragraphs
from helpers.framing.spoken import words_by_speaker, words_by_voice
from helpers.ground.errors import SettingError

LAW = "New rules for drones were announced on Monday, and regulators said the law would be strict for everyone."
SHIP = "The harbour saw forty ships leave for the islands that morning, more than in any week of the last year."
BOOK = """
[[frame]]
id = "law"
patterns = ["law", "laws", "regulat*", "rules"]
[[frame]]
id = "sea"
patterns = ["ship*", "harbour"]
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "small.toml"
    path.write_text(BOOK, encoding="utf-8")
    corpus = corpus_from_texts({
        "a": "Drones and laws\n\n" + "\n\n".join([LAW] * 6) + '\n\n"We like rules," said Ann Roe, the mayor of the town by the sea.\n\nShare this',
        "b": "Ships leave\n\n" + "\n\n".join([SHIP] * 6),
        "c": "Ships again\n\n" + "\n\n".join([SHIP] * 4 + [LAW]),
    })
    codebook = load_codebook(path)
    units = text_units(find_passages(corpus.articles))
    said = find_quotations(corpus.articles)
    hits = within_units(find_frames(corpus.articles, codebook, said), units)
    return corpus, codebook, units, said, hits


def test_units_leave_out_furniture_and_count_words(made):
    corpus, _, units, _, _ = made
    assert "Share this" not in set(units["text"]) and set(units["kind"]) == {"headline", "body"}
    for unit in units.itertuples():
        assert corpus.articles.at[unit.article, "text"][unit.start : unit.end] == unit.text
    own = units[units["article"] == "a"]
    assert own["before"].tolist() == [0, *own["words"].cumsum().tolist()[:-1]]
    outside = pd.DataFrame({"article": ["a", "a", "z"], "start": [0, 10**6, 0]})
    assert unit_of(outside, units).tolist() == [units.index[0], None, None]


def test_counts_rates_places_and_absences(made):
    _, codebook, units, _, hits = made
    counts = unit_counts(hits, units, codebook.ids)
    assert counts.to_numpy().sum() == len(hits) and counts.index.equals(units.index)
    assert rates(counts, units).at["sea", "a"] == 0 < rates(counts, units).at["sea", "b"]
    assert places(hits, units)["at"].between(0, 1).all()
    gone = absences(counts, units).set_index(["name", "article"])
    assert gone.index.tolist() == [("law", "b"), ("sea", "a")] and gone.at[("law", "b"), "in_articles"] == 2
    assert 0 < gone.at[("law", "b"), "upper"] < 1


def test_voices_share_out_all_words(made):
    corpus, _, units, said, hits = made
    sizes = words_by_voice(corpus.articles, find_passages(corpus.articles), said)
    assert sizes["words"].tolist() == units.groupby("article")["words"].sum().tolist()
    assert sizes.at["a", "marked"] == 3 and sizes.at["b", "marked"] == 0
    given = words_by_speaker(said)
    assert given["words"].sum() == sizes["marked"].sum() + sizes["reported"].sum()
    table = word_rates(hits, sizes)
    assert (table["low"] <= table["rate"] + 1e-9).all() and (table["rate"] <= table["high"] + 1e-9).all() and table["hits"].sum() == len(hits)


def test_differences_find_what_is_plain_and_draw_within_articles(made):
    _, codebook, units, _, hits = made
    counts = unit_counts(hits, units, codebook.ids)
    found = differences(counts, units, ["a"], ["b", "c"], resamples=400, seed=3).set_index("name")
    assert found.index.tolist() == ["law", "sea"]
    assert (found["low"] <= found["low50"]).all() and (found["low50"] <= found["high50"]).all() and (found["high50"] <= found["high"]).all()
    assert found.at["law", "low"] > 0 > found.at["sea", "high"] and found.at["law", "p"] < 0.05 <= 1 and (found["p_holm"] >= found["p"]).all()
    weights = resampled(units, 50, 1)
    for article in "abc":
        own = (units["article"] == article).to_numpy()
        assert (weights[:, own].sum(axis=1) == own.sum()).all()
    pd.testing.assert_frame_equal(found, differences(counts, units, ["a"], ["b", "c"], resamples=400, seed=3).set_index("name"))


def test_variants_and_findings(made):
    _, codebook, units, _, hits = made
    changed = variants(hits, units, codebook.ids, ["a"], ["b", "c"], resamples=300, seed=3)
    assert set(changed["kind"]) == {"as found", "article", "counting", "pattern"} and "without a" not in set(changed["variant"])
    steady = steadiness(changed).set_index("name")
    assert steady.at["law", "clear"] and steady.at["law", "variants"] == (changed["name"] == "law").sum() - 1
    compared = differences(unit_counts(hits, units, codebook.ids), units, ["a"], ["b", "c"], resamples=300, seed=3)
    assert not findings(compared, steady.reset_index(), None)["finding"].any()
    scores = pd.DataFrame({"alpha": [0.9, 0.9], "tested": [True, False]}, index=["law", "sea"])
    assert findings(compared, steady.reset_index(), scores).set_index("name")["gate"].to_dict() == {"law": True, "sea": False}


@pytest.mark.parametrize(("ids", "target", "apart", "sides"), [
    (["a", "b", "c"], ["a"], ["c"], (["a"], ["b"], ["c"])),
    (["a", "b"], ["z"], ["b"], (["a"], ["b"], [])),
    (["a", "b"], ["a", "b"], [], (["a"], ["b"], [])),
])  # fmt: skip
def test_sides(ids, target, apart, sides):
    assert choose_sides(ids, target, apart) == sides


def test_nothing_to_compare_is_said_in_a_sentence(made):
    _, codebook, units, _, hits = made
    with pytest.raises(SettingError, match="a comparison needs two"):
        choose_sides(["a"], ["a"])
    counts = unit_counts(hits, units, codebook.ids)
    with pytest.raises(SettingError, match="an article on each side"):
        differences(counts, units, ["a"], [])
    with pytest.raises(SettingError, match="stands on both sides"):
        differences(counts, units, ["a"], ["a", "b"])


def test_paragraphs_with_a_theme_are_compared_beyond_chance():
    coding = pd.DataFrame({"article": ["a"] * 12 + ["b"] * 12, "start": range(24), "passage": ["body"] * 23 + ["caption"], "frames": ["trade; law"] * 12 + ["law"] * 6 + [None] * 6})
    marks = marked_paragraphs(coding, ["trade", "law", "peace"])
    assert len(marks) == 23 and marks.index[0] == "a:0" and marks["trade"].sum() == 12
    compared = compare_marked(marks, ["a"], ["b"]).set_index("name")
    assert compared["clear"].to_dict() == {"trade": True, "law": True, "peace": False}
    assert compared.loc["law", ["one", "other", "one_of", "other_of"]].tolist() == [12, 6, 12, 11]
    with pytest.raises(SettingError, match="no paragraph"):
        compare_marked(marks, ["a"], [])


def test_hits_beside_the_coding(made):
    corpus, _, units, _, hits = made
    coding = units[["article", "start", "end"]].reset_index(drop=True).assign(coder="Ann", frames="law")
    table = judged(concordance(corpus.articles, hits), coded_units(hits, coding, "Ann"))
    assert len(table) == len(hits) and (table["confirmed"] == (table["frame"] == "law")).all()


def test_words(made):
    _, _, units, _, _ = made
    table = word_counts(units, ["a"], ["b", "c"])
    assert table.at["rules", "target"] == 7 and table.at["ships", "target"] == 0 and table["paragraphs"].max() <= len(units)
    shift = word_shift(table["target"], table["reference"])
    assert shift["share"].abs().sum() == pytest.approx(1) and 0 < shift["bits"].sum() <= 1
    assert word_shift({"a": 2}, {"a": 9})["bits"].sum() == pytest.approx(0)


def test_names_gate_and_frozen_patterns(made):
    _, codebook, _, _, _ = made
    texts = pd.DataFrame({"outlet": ["Post", "Times", "Times", None]}, index=["a", "b", "c", "d"])
    assert article_names(texts) == {"a": "Post", "b": "b", "c": "c", "d": "d"}
    assert gate(0.8) == "to rely on" and gate(0.5).startswith("not used") and gate(float("nan")).startswith("unknown")
    assert unchanged_frames(codebook.without("law", "laws"), codebook) == ["sea"]
    assert verb_groups(pd.DataFrame({"verb": ["snorkelled", "said"]}))["group"].tolist() == ["not listed", "neutral"]
