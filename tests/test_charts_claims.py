"""Charts and tables of claims and voices, on invented data of 2 to 30 articles."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from helpers import corpus_from_texts, find_passages, find_quotations
from helpers.claims.matrix import claim_matrix
from helpers.framing.spoken import NAMELESS, verb_group, words_by_speaker, words_by_voice
from helpers.ground.errors import SettingError
from helpers.show.charts.claims import claim_grid, coverage, speakers
from helpers.show.claim_tables import (
    by_spread,
    coding_of,
    followed,
    linked_matrix,
    marked_difference,
    show_wordings,
    sources_of_claims,
)

STANCES = ("asserts", "attributes", "denies", "silent")


def coding(articles, claims=6):
    """Long form with every stance; claim k stands in articles k to k + 3."""
    rows = []
    for claim in range(claims):
        for n in range(articles):
            stance = STANCES[(claim + n) % 3] if claim <= n < claim + 4 else "silent"
            placed = stance != "silent"
            rows.append({"claim": f"c{claim}", "proposition": f"The harbour of <Tarn> closed {claim} piers, " + "which the council had long promised to keep open, " * (claim % 3) + "it says.",
                         "article": f"paper{n}", "stance": stance, "speaker": "Ann Roe (in a letter)" if stance == "attributes" else None,
                         "evidence": "piers closed" if placed else None, "start": 10.0 if placed else float("nan"), "end": 22.0 if placed else float("nan")})  # fmt: skip
    return pd.DataFrame(rows)


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


@pytest.mark.parametrize("articles", [1, 2, 5, 12, 30])
def test_grid_has_a_tile_for_each_cell_that_says_something(articles):
    rows = coding(articles)
    matrix = by_spread(claim_matrix(rows))
    figure = claim_grid(matrix, {"paper0": "The Harbour and Island Gazette"})
    tiles = [text for text in figure.axes[0].texts if text.get_text() in ("says", "quotes", "denies", "s", "q", "d")]
    assert len(tiles) == (rows["stance"] != "silent").sum()
    assert matrix["articles"].is_monotonic_decreasing


def test_grid_draws_the_first_and_says_so():
    matrix = by_spread(claim_matrix(coding(9, claims=6)))
    assert "the first 4 of 6 claims" in claim_grid(matrix, {}, most=4).axes[0].get_xlabel()
    assert claim_grid(matrix.head(0), {}).axes


def test_bars_end_at_the_words_counted():
    said = pd.DataFrame({"article": [f"paper{n % 3}" for n in range(40)], "start": range(0, 4000, 100), "quotation": ["the old pier is shut"] * 40,
                         "kind": ["direct", "indirect"] * 20, "speaker": [None] + [f"Speaker {n % 20:02}" for n in range(39)]})  # fmt: skip
    table = words_by_speaker(said)
    axis = speakers(table, {}, most=5).axes[0]
    assert "the first 5 of 21 speakers" in axis.get_xlabel()
    assert table["words"].sum() == 200 and NAMELESS in set(table["speaker"])
    assert speakers(table.head(0), {}).axes


def test_voices_add_up():
    articles = corpus_from_texts({"a": 'Ann Roe said the pier is old. "We must act now," she added. Gulls cried.', "b": ""}).articles
    voices = words_by_voice(articles, find_passages(articles), find_quotations(articles))
    assert (voices[["own", "reported", "marked"]].sum(axis=1) == voices["words"]).all()
    assert voices.loc["a", "reported"] == 4 and voices.loc["a", "marked"] == 4
    widths = [bar.get_width() for bar in coverage(voices, {}).axes[0].patches]
    assert sum(widths) == pytest.approx(100)


@pytest.mark.parametrize(("verb", "group"), [("said", "neutral"), ("has claimed", "distancing"), ("pointed out", "endorsing"), ("", None), (None, None)])
def test_verb_groups(verb, group):
    assert verb_group(verb) == group


def test_one_speaker_is_one_source():
    rows = pd.DataFrame({"claim": ["c1"] * 4 + ["c2"] * 4, "proposition": ["It rained."] * 4 + ["It stopped."] * 4, "article": list("wxyz") * 2,
                         "stance": ["attributes", "attributes", "asserts", "silent", "attributes", "attributes", "denies", "silent"],
                         "speaker": ["Ann Roe", "Ann Roe (repeated by Bo Li)", None, None, "Ann Roe", "Bo Li", None, None]})  # fmt: skip
    one, two = sources_of_claims(rows).to_dict("records")
    assert (one["articles"], one["sources"], one["repeated"]) == (3, 2, "Ann Roe")
    assert (two["articles"], two["sources"], two["repeated"]) == (2, 2, None)
    assert followed(rows, ["c1"], {"y": "The Post", "z": "The News"}) == ["Only The Post, in its own voice: “It rained.”"]


def test_every_cell_of_the_matrix_leads_to_its_words_and_is_shown_as_text():
    rows = coding(4)
    shown = linked_matrix(rows, "tarn", "Claims", {f"paper{n}": f"Paper {n}" for n in range(4)}, least=1)._repr_html_()
    assert shown.count("<a href=") == (rows["stance"] != "silent").sum()
    assert "#c10" in shown and "<Tarn>" not in shown


def test_differences_are_marked_and_escaped():
    html, plain = marked_difference("The <b>old</b> pier fell", "The pier fell down")
    assert "<b>" not in html and "<del>" in html and "<ins>down</ins>" in html
    assert plain.endswith("{+down+}")
    wordings = pd.DataFrame([{"excerpt": "桥很旧", "language": "zh", "version": "original", "publisher": None, "comparison": None, "article": "a", "article_start": 3, "article_text": "the pier is old"}])
    assert 'lang="zh"' in show_wordings(wordings, "tarn", "Wordings")._repr_html_()


def test_a_corpus_without_coding_is_told_in_a_sentence():
    with pytest.raises(SettingError, match=r"coding/claims\.csv"):
        coding_of(corpus_from_texts({"a": "Gulls cried."}), "claims")
