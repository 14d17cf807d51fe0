"""Intervals behind printed numbers: rules of rounding, hedges, fractions in words."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.figures.hedges import hedged_interval, hedges
from helpers.figures.intervals import fraction_interval, rounding, unround
from helpers.ground.errors import SettingError


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("670", "665", "675"),
        ("668", "667.5", "668.5"),
        ("0.87", "0.865", "0.875"),
        ("2.950", "2.9495", "2.9505"),
        ("2.95", "2.945", "2.955"),
        ("670 million", "665000000", "675000000"),
        ("2.95tn", "2945000000000", "2955000000000"),
        ("1,234", "1233.5", "1234.5"),
        ("1 200", "1150", "1250"),
        ("-0.87", "-0.875", "-0.865"),
        ("−5", "-5.5", "-4.5"),
        ("0", "-0.5", "0.5"),
        (".5", "0.45", "0.55"),
        (668e6, "667500000", "668500000"),
        (0.87, "0.865", "0.875"),
    ],
)
def test_half_either_way(printed, low, high):
    found = unround(printed)
    assert (found.low, found.high) == (Fraction(low), Fraction(high))
    assert found.low_closed and found.high_closed


@pytest.mark.parametrize(
    ("rule", "printed", "low", "high", "low_closed", "high_closed"),
    [
        ("half up", "0.87", ".865", ".875", True, False),
        ("half down", "0.87", ".865", ".875", False, True),
        ("half even", "0.87", ".865", ".875", True, True),
        ("ceiling", "0.87", ".86", ".87", False, True),
        ("floor", "0.87", ".87", ".88", True, False),
        ("truncation", "0.87", ".87", ".88", True, False),
        ("truncation", "-0.87", "-.88", "-.87", False, True),
        ("truncation", "0.00", "-.01", ".01", False, False),
    ],
)
def test_rules(rule, printed, low, high, low_closed, high_closed):
    found = unround(printed, rule)
    assert (found.low, found.high, found.low_closed, found.high_closed) == (Fraction(low), Fraction(high), low_closed, high_closed)


@pytest.mark.parametrize("printed", ["", "many", "12 34", "3 zillion", "nan", float("nan"), float("inf"), None, True, "9" * 5000, "\ud800"])
def test_unreadable_numbers_are_told(printed):
    with pytest.raises(SettingError, match="Cannot read"):
        unround(printed)


def test_unknown_rule_is_told():
    with pytest.raises(SettingError, match="allowed are half either way"):
        unround("3", "up")


@settings(deadline=None, max_examples=50)
@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_the_printed_number_lies_in_its_interval(digits, decimals):
    printed = str(digits) if not decimals else f"{digits / 10**decimals:.{decimals}f}"
    for rule in ("half either way", "half up", "half down"):
        found = unround(printed, rule)
        assert Fraction(printed) in found


def ends(printed, scale=1, bound="=", hedge=None, kind=None):
    value = Fraction(printed.replace(",", "")) * scale
    found = hedged_interval(value, rounding(printed, scale, value, kind), bound, hedge)
    return float(found.low), float(found.high), found.low_closed, found.high_closed


@settings(deadline=None, max_examples=50)
@given(st.integers(1, 10**9), st.sampled_from(["1", "1000", "1000000"]))
def test_about_is_never_narrower(number, scale):
    plain = ends(str(number), int(scale))
    for hedge, rule in (hedges()[0] | hedges()[1]).items():
        if rule[0] == "~" and rule[1] < 1 < rule[2]:
            low, high, _, _ = ends(str(number), int(scale), "~", " ".join(hedge))
            assert low <= plain[0] and high >= plain[1]


def test_more_than_and_at_least_differ_at_the_figure_alone():
    assert ends("2,000", 1, ">", "more than") == (2000.0, float("inf"), False, False)
    assert ends("2,000", 1, ">", "at least") == (2000.0, float("inf"), True, False)
    assert ends("2,000", 1, ">", "a phrase that is not in the table")[:2] == (2000.0, float("inf"))


@pytest.mark.parametrize(
    ("printed", "scale", "kind", "low", "high"),
    [
        ("50,000", 1, "count", 47_500, 52_500),  # a last zero is rounding by a twentieth at most
        ("328", 1, "count", 328, 328),  # whole things are counted
        ("330", 1, "count", 330, 330),
        ("300", 1, "count", 285, 315),
        ("80", 1, "count", 80, 80),
        ("80", 1, "age", 80, 80),
        ("1,240", 1, "count", 1_235, 1_245),
        ("10", 1, "percent", 9.5, 10.5),
        ("10.0", 1, "percent", 9.95, 10.05),
        ("40", 1, "measure", 38, 42),
        ("5", 10**6, "money", 4.5e6, 5.5e6),
        ("20", 10**6, "money", 19e6, 21e6),
        ("670", 10**6, "count", 665e6, 675e6),
        ("1.5", 10**9, "money", 1.45e9, 1.55e9),
        ("-40", 1, "measure", -42, -38),
    ],
)
def test_what_a_last_zero_means(printed, scale, kind, low, high):
    assert ends(printed, scale, kind=kind)[:2] == (low, high)


def test_fractions_reach_half_way_to_their_neighbours():
    quarter = fraction_interval(Fraction(1, 4))
    assert Fraction(23, 100) in quarter and Fraction(21, 100) not in quarter and Fraction(30, 100) not in quarter
    assert ends("1/4", 1, "~", "about", "fraction")[:2] == (0.225, float(Fraction(7, 24)))
    assert Fraction(1, 2) in fraction_interval(Fraction(1, 2)) and Fraction(7, 12) in fraction_interval(Fraction(7, 12))
