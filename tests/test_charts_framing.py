"""Charts of framing: what is drawn, for two articles and for thirty, for nothing at all, without a warning."""

import io
import warnings

import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
import pytest

from helpers.show.charts import framing as charts

matplotlib.use("Agg")


def texts_of(figure):
    return [text.get_text() for axis in figure.axes for text in [*axis.texts, *axis.get_yticklabels(), *axis.get_xticklabels(), axis.xaxis.label, axis.title]]


@pytest.fixture(autouse=True)
def close():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield
    plt.close("all")


def drawn(figure):
    figure.savefig(io.BytesIO())
    return texts_of(figure)


def estimates(n):
    return pd.DataFrame({"name": [f"row {i}" for i in range(n)], "estimate": [float(i) for i in range(n)], "low": [i - 1.0 for i in range(n)], "high": [i + 1.0 for i in range(n)]})


@pytest.mark.parametrize("articles", [2, 30, 33])
def test_heat_prints_every_count_and_says_how_many_columns_fit(articles):
    counts = pd.DataFrame({f"text {i}": [i, 0] for i in range(articles)}, index=["law", "trade"])
    texts = drawn(charts.heat(counts, counts / 2.0, ["one"] + ["two"] * (articles - 1)))
    shown = min(articles, 30)
    assert texts.count("0") >= shown and str(shown - 1) in texts
    assert any("first 30 of 33" in text for text in texts) == (articles == 33)


def test_text_on_shades_stands_out():
    for share in [i / 50 for i in range(51)]:
        fill, ink = charts._shade(share)
        light = sum(w * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for w, c in zip((0.2126, 0.7152, 0.0722), fill, strict=True))
        assert (1.05 / (light + 0.05) if ink == "white" else (light + 0.05) / 0.05) >= 4.5


def test_intervals_reach_the_edge_where_an_end_is_open_and_skip_what_is_unknown():
    table = estimates(3).assign(group=["target", "reference", None], right=["a", "b", "c"], low50=float("nan"), high50=float("nan"))
    table.loc[0, "low"], table.loc[1, "estimate"] = float("-inf"), float("nan")
    texts = drawn(charts.intervals(table, "per 1,000 words", zero=0, headings=("", "hits")))
    assert {"row 0", "a", "hits", "per 1,000 words"} <= set(texts)


def test_long_tables_are_cut_and_say_so():
    assert any("the first 24 of 40 rows" in text for text in drawn(charts.intervals(estimates(40), "x")))
    table = pd.DataFrame({"name": list("abc"), "value": [3, 2, 1], "label": ["3", "2", "1"], "group": "target", "block": ["x", "x", "y"]})
    assert any("the first 2 of 3 rows" in text for text in drawn(charts.bars(table, "words", most=2)))


def test_dumbbells_print_counts_and_the_interval_of_the_difference():
    table = pd.DataFrame({"name": ["law", "trade"], "target": [2.0, 1.0], "reference": [1.0, 1.0], "target_hits": [4, 2], "reference_hits": [7, 7],
                          "difference": [1.0, 0.0], "low": [-0.5, -1.0], "high": [2.5, 1.0], "low50": [0.5, -0.3], "high50": [1.5, 0.3]})
    texts = drawn(charts.dumbbells(table, ("one", "others"), "hits per 1,000 words"))
    assert {"4", "7", "● one", "■ others", "+1.0  (−0.5 to +2.5)"} <= set(texts)


def test_strips_have_a_strip_for_every_article_in_every_panel():
    marks = pd.DataFrame({"panel": ["law", "law", "trade"], "row": ["A", "A", "B"], "at": [0.0, 0.5, 1.0], "headline": [True, False, False]})
    speech = pd.DataFrame({"row": ["A"], "low": [0.2], "high": [0.4]})
    figure = charts.strips(marks, ["A", "B"], speech)
    assert [axis.get_title() for axis in figure.axes] == [""] * 2 and [axis.get_title(loc="left") for axis in figure.axes] == ["law", "trade"]
    assert [text.get_text() for text in figure.axes[0].texts] == ["2", "0"]
    drawn(figure)


def test_parts_add_up_beside_the_names():
    counts = pd.DataFrame({"own": [2, 0], "quoted": [1, 3]}, index=["law", "trade"])
    assert {"law  (all 3)", "trade  (all 3)"} <= set(drawn(charts.parts(counts, "all", "hits")))


def test_shift_draws_at_most_twenty_words():
    table = pd.DataFrame({"word": [f"w{i}" for i in range(30)], "share": [0.1, -0.1] * 15, "target": 1, "reference": 2})
    figure = charts.shift(table, "total 1 bit", ("one", "two"), most=99)
    assert len(figure.axes[0].patches) == 20 and any("first 20 of 30 words" in text for text in drawn(figure))


def test_empty_tables_make_empty_figures():
    empty = pd.DataFrame({name: [] for name in ("name", "estimate", "low", "high", "value", "label", "group", "block", "word", "share", "target", "reference",
                                                "target_hits", "reference_hits", "difference", "low50", "high50", "panel", "row", "at", "headline")})
    for figure in (charts.intervals(empty, "x"), charts.bars(empty, "x"), charts.shift(empty, "none", ("a", "b")), charts.dumbbells(empty, ("a", "b"), "x"),
                   charts.strips(empty, []), charts.strips(empty, ["A"]), charts.parts(pd.DataFrame({"own": []}), "all", "hits"), charts.heat(pd.DataFrame(), pd.DataFrame())):
        drawn(figure)
