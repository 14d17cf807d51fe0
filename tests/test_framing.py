"""Paragraphs as units, counts that open, two groups set against each other and what may be called a finding."""


import pandas as pd
import pytest

from helpers import corpus_from_texts, find_frames, find_passages, find_quotations
from helpers.framing.codebook import Codebook, load_codebook, unchanged_frames
from helpers.framing.paragraphs import (
    choose_sides,
    compare_marked,
    marked_paragraphs,
    paragraphs_with_hits,
    text_units,
    word_counts,
)
from helpers.framing.spoken import words_by_speaker, words_by_voice
from helpers.ground.errors import SettingError
from helpers.language import words
from helpers.page import in_article

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
    hits = in_article(find_frames(corpus.articles, codebook))
    return corpus, codebook, units, said, hits


def test_units_leave_out_furniture_and_count_words(made):
    corpus, _, units, _, _ = made
    assert "Share this" not in set(units["text"]) and set(units["kind"]) == {"headline", "body"}
    for unit in units.itertuples():
        assert corpus.articles.at[unit.article, "text"][unit.start : unit.end] == unit.text
    outside = pd.DataFrame({"article": ["a", "a", "z"], "start": [0, 10**6, 0], "frame": "law"})
    assert paragraphs_with_hits(outside, units, ["law", "sea"]).query("law or sea").index.tolist() == [units.index[0]]


@pytest.mark.parametrize(("ids", "target", "apart", "sides"), [
    (["a", "b", "c"], ["a"], ["c"], (["a"], ["b"], ["c"])),
    (["a", "b"], ["z"], ["b"], (["a"], ["b"], [])),
    (["a", "b"], ["a", "b"], [], (["a"], ["b"], [])),
])  # fmt: skip
def test_sides(ids, target, apart, sides):
    assert choose_sides(ids, target, apart) == sides


def test_paragraphs_with_a_theme_are_compared_beyond_chance():
    coding = pd.DataFrame({"article": ["a"] * 12 + ["b"] * 12, "start": range(24), "passage": ["body"] * 23 + ["caption"], "frames": ["trade; law"] * 12 + ["law"] * 6 + [None] * 6})
    marks = marked_paragraphs(coding, ["trade", "law", "peace"])
    assert len(marks) == 23 and marks.index[0] == "a:0" and marks["trade"].sum() == 12
    compared = compare_marked(marks, ["a"], ["b"]).set_index("name")
    assert compared["clear"].to_dict() == {"trade": True, "law": True, "peace": False}
    assert compared.loc["law", ["one", "other", "one_of", "other_of"]].tolist() == [12, 6, 12, 11]
    with pytest.raises(SettingError, match="no paragraph"):
        compare_marked(marks, ["a"], [])


def test_themes_stand_by_paragraph(made):
    _, codebook, units, _, hits = made
    marks = paragraphs_with_hits(hits, units, codebook.ids)
    assert marks.index.equals(units.index) and list(marks) == ["article", "law", "sea"] and marks["law"].sum() == 9
    assert not paragraphs_with_hits(hits.iloc[:0], units, codebook.ids)[codebook.ids].to_numpy().any()


def test_voices_share_out_all_words(made):
    corpus, _, units, said, _ = made
    sizes = words_by_voice(corpus.articles, find_passages(corpus.articles), said)
    by_hand = units["text"].map(words).map(len).groupby(units["article"]).sum()
    assert sizes["words"].tolist() == by_hand.tolist()
    assert words_by_speaker(said)["words"].sum() == sizes["marked"].sum() + sizes["reported"].sum()


def test_one_article_is_no_comparison(made):
    with pytest.raises(SettingError, match="a comparison needs two"):
        choose_sides(["a"], ["a"])


def test_words_and_frozen_patterns(made):
    _, codebook, units, _, _ = made
    law, sea = codebook.frames
    assert unchanged_frames(Codebook((law._replace(patterns=law.patterns[1:]), sea)), codebook) == ["sea"]
    table = word_counts(units, ["a"], ["b", "c"])
    assert table.at["rules", "target"] == 7 and table.at["ships", "target"] == 0
