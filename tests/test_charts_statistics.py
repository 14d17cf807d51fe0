"""Charts of figures hold for few and for many articles; checks of shares, sums and dates give what a person works out."""

import math

import matplotlib
import pandas as pd
import pytest

from helpers.ground.errors import SettingError
from helpers.show.charts import statistics as charts
from helpers.verdicts import checks

matplotlib.use("Agg")
NAN = float("nan")


def figure(value, low, high, bound="=", printed=None, scale=1.0, unit="people", **more):
    return {"article": "a", "start": 0, "end": 3, "surface": f"{value:g}", "value": value, "low": low, "high": high, "low_closed": True, "high_closed": True,
            "bound": bound, "printed": printed or f"{value:g}", "scale": scale, "unit": unit, "attribution": None, "as_of": None} | more  # fmt: skip


def references(**rows):
    base = {"publisher": "Office", "how_verified": "read", "as_of": "2020", "unit": "people", "low": NAN, "high": NAN}
    return pd.DataFrame([base | row | {"id": name} for name, row in rows.items()])


@pytest.mark.parametrize("count", [0, 1, 2, 30, 45])
def test_charts_take_any_number_of_articles(count):
    names = [f"paper {i}" for i in range(count)]
    rows = pd.DataFrame({"name": names, "value": [NAN if i == 1 else 1e6 + i for i in range(count)], "low": 1e6 - 9.0, "high": [math.inf] * count, "group": "memory", "right": "2020"})
    pairs = pd.DataFrame({"group": [f"thing {i % 25}" for i in range(count)], "verdict": "conflict", "a_article": names, "a_surface": "7", "b_article": None, "b_surface": "8"})
    spots = pd.DataFrame({"article": names, "at": 0.5, "group": "source"})
    series = pd.DataFrame({"date": pd.Timestamp("2020-01-01"), "published": pd.NaT, "value": [5.0] * count, "low": 4.0, "high": 6.0, "name": names})
    drawn = [charts.intervals(rows, "people"), charts.verdict_matrix(pairs), charts.places(spots, pd.Series(100, index=names)), charts.dated_series(series.head(3), series.head(4), "people")]
    for one, most in zip(drawn, (30, 20, 30, None), strict=True):
        one.canvas.draw()
        assert most is None or (f"the first {most} of" in one.axes[0].get_xlabel()) == (count > most)
        matplotlib.pyplot.close(one)


def test_other_assumptions_move_the_ends():
    table = pd.DataFrame([figure(670e6, 665e6, 675e6, printed="670", scale=1e6), figure(120.0, 108.0, 132.0, "~"), figure(5.0, 5.0, math.inf, ">")])
    pd.testing.assert_frame_equal(checks.as_set(table), table)
    assert checks.as_set(table, "floor")[["low", "high"]].values.tolist()[0] == [670e6, 680e6]
    assert checks.as_set(table, hedges=2)[["low", "high"]].values.tolist()[1] == [96, 144]
    assert checks.as_set(table, hedges=0)[["low", "high"]].values.tolist()[1] == [115, 125]  # the rounding of "120" stays
    assert checks.as_set(table, tolerance=10)[["low", "high"]].values.tolist()[2] == [4.5, math.inf]
    with pytest.raises(SettingError, match="allowed are"):
        checks.as_set(table, "up and down")


def test_shares_sums_and_series():
    wholes = references(big={"value": 400.0}, small={"value": 300.0})
    found = checks.shares(figure(100.0, 95.0, 105.0), wholes, figure(0.25, 0.225, 0.29, unit="fraction"))
    assert found["follows"].tolist() == [True, False] and found["off"].round(2).tolist() == [0, 2.67]
    rate = references(day={"value": 2.0, "low": 1.99, "high": 2.01, "unit": "AAA per BBB"}, other={"value": 9.0, "unit": "AAA per CCC"})
    found = checks.in_currency(figure(100.0, 99.0, 101.0, unit="AAA"), figure(60.0, 59.5, 60.5, unit="BBB"), rate)
    assert len(found) == 1 and not found["fits"].any() and found["sum"].tolist() == [50]
    assert checks.shares(None, wholes, None).empty and checks.in_currency(None, None, rate).empty and checks.against_rows(None, wholes).empty
    assert checks.against_rows(figure(300.0, 300.0, math.inf, ">"), wholes)["fits"].tolist() == [True, True]
    assert checks.reached(wholes, 1000) is None and "publishers" not in checks.grounds(wholes)


def test_relative_dates_beside_facts():
    articles = pd.DataFrame({"text": ["They met last May in Oslo."], "published": ["2020-11-02"]}, index=["a"])
    facts = pd.DataFrame({"id": ["x", "y"], "fact": "meeting", "as_of": ["2019-05-04", "2020-05-04"], "publisher": "Office"})
    found = checks.dates_beside(articles, [("a", "last May", "x"), ("a", "last May", "y"), ("b", "last May", "y")], facts)
    assert found["verdict"].tolist() == ["follows a year earlier", "follows"]
