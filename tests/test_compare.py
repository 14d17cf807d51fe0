"""One verdict for two texts or two bare figures: the contract's rules, binding, properties."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.ground.errors import SettingError
from helpers.verdicts.context import figures_of
from helpers.verdicts.pairs import bind, compare


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("668 million", "670 million", "same figure, rounded"),
        ("670m", 668e6, "same figure, rounded"),
        ("668 million", "668,000,000", "identical"),
        ("Twelve people died.", "12 people died.", "identical"),
        ("nearly 3,000", "2,977", "compatible with hedge"),
        ("about 668", "668", "compatible with hedge"),
        ("about one-fourth", "23%", "compatible with hedge"),
        ("a third", "33 percent", "same figure, rounded"),
        ("about one-fourth", "20%", "conflict"),
        ("more than 2,000", "2,000", "conflict"),
        ("over 60 years", "more than 60 years", "identical"),
        ("over 14 days", "more than two weeks", "compatible with hedge"),
        ("at least 2,000", "2,000", "compatible with hedge"),
        ("more than 2,000", "50,000", "undetermined"),
        ("between 600 and 700", "668", "within range"),
        ("Dozens of people were hurt.", "57 people were hurt.", "within range"),
        ("roughly 100,000", "92,000", "compatible with hedge"),
        ("37 miles", "60 km", "same figure, converted"),
        ("$455 billion", "2.95 trillion yuan", "undetermined"),
        ("thousands", "150", "conflict"),
        ("ranked third", "ranked fourth", "conflict"),
        ("The town ranks 33rd of all.", "The town ranks 34th of all.", "conflict"),
        ("11 soldiers and six civilians died", "17 people died", "arithmetic follows"),
        ("The internet economy makes up 7 percent of GDP.", "The internet sector makes up 9 percent of GDP.", "different definition"),
        ("The fire killed 12 people.", "The school has 300 pupils.", "undetermined"),
        ("The singer was born before 1980.", "She was born in Leeds on 3 May 1979.", "compatible with hedge"),
        ("The singer was born before 1980.", "She was born in Leeds on 3 May 1984.", "conflict"),
        ("The mill opened on March 4, 2011.", "The mill opened on 4 March 2011.", "identical"),
        ("no figures", "at all", "not a quantity"),
    ],
)
def test_verdicts(a, b, verdict):
    found = compare(a, b)
    assert found.verdict == verdict, found.why
    assert found.why.endswith(".")


def test_numbers_are_bound_to_the_same_thing():
    report = "The county counted 214 cases, with 31 recoveries and 9 deaths, up from 180 cases a week before."
    assert compare("The county had more than 25 recoveries.", report).compatible is True
    assert compare("The county had fewer than 25 recoveries.", report).compatible is False
    assert compare("Nine people have died in the county.", report).verdict == "identical"
    assert compare("The county has more than 220 cases.", report).compatible is False
    assert "12" not in compare("A fire killed 12 people and another 30 were injured.", "A fire injured 44 people.").why


def test_other_figures_of_a_sentence_are_passed_over():
    a = "The play drew 4,200 visitors in 12 weeks."
    b = "In a hall with 350 seats the play drew 4,200 visitors; tickets cost 18 pounds."
    assert compare(a, b).verdict == "identical"
    assert compare("The four others were released.", "Ten people were held.").compatible is None


def test_names_with_digits_are_no_figures():
    assert [f.surface for f in figures_of("The A330 and COVID-19 grounded 14 crews.")] == ["14"]


@pytest.mark.parametrize(
    ("a", "b", "dates", "verdict"),
    [
        ("12 people were killed", "15 people were killed", ("2015-12-01", "2015-12-02"), "different as-of date"),
        ("12 people were killed", "15 people were killed", ("2015-12-02", "2015-12-01"), "conflict"),
        ("12 people were killed", "15 people were killed", ("2015-12-02", None), "undetermined"),
        ("668 million users", "688 million users", ("2015-06-30", "2015-12-31"), "different as-of date"),
        ("688 million users", "668 million users", ("2015-06-30", "2015-12-31"), "different as-of date"),
        ("668 million users", "688 million users", ("2015-06", "2015-06-30"), "conflict"),
        ("668 million users", "670 million users", (None, "2015-06-30"), "same figure, rounded"),
        ("ranked third", "ranked fourth", ("2015", None), "conflict"),
    ],
)
def test_dates(a, b, dates, verdict):
    assert compare(a, b, *dates).verdict == verdict


def test_a_date_in_the_text_counts():
    a = "As of 3 May 2020 the state had 212 cases."
    assert compare(a, "As of 9 May 2020 the state had 340 cases.").verdict == "different as-of date"
    assert compare(a, "As of 9 May 2020 the state had 190 cases.").verdict == "conflict"
    assert compare(a, "The state had 340 cases.").verdict == "undetermined"


def test_rates():
    rates = {"USD/CNY": (6.3, 6.9)}
    assert compare("2.95 trillion yuan", "$455 billion", rates=rates).verdict == "same figure, converted"
    assert compare("2.95 trillion yuan", "$300 billion", rates=rates).compatible is False
    assert compare("2.95 trillion yuan", "$455 billion", rates={"CNY/USD": 0.1545}).compatible is True
    assert "6.484" in compare("2.95 trillion yuan", "$455 billion").why


@pytest.mark.parametrize(
    "call",
    [
        {"a": None, "b": "1"},
        {"a": True, "b": "1"},
        {"a": "1", "b": "2", "a_date": "soon"},
        {"a": "1", "b": "2", "a_date": "2015-13"},
        {"a": "1", "b": "2", "rates": {"USD": 3}},
        {"a": "1", "b": "2", "rates": {"USD/CNY": (7, 6)}},
        {"a": "1", "b": "2", "rates": [1]},
    ],
)
def test_faults_are_told(call):
    with pytest.raises(SettingError):
        compare(**call)


NUMBER = st.integers(1, 10**7)
HEDGE = st.sampled_from(["", "about ", "more than ", "at least ", "nearly ", "up to ", "fewer than "])


@settings(max_examples=60, deadline=None)
@given(NUMBER, NUMBER, HEDGE, HEDGE)
def test_symmetric(x, y, one, other):
    a, b = compare(f"{one}{x}", f"{other}{y}"), compare(f"{other}{y}", f"{one}{x}")
    assert (a.verdict, a.compatible, a.why) == (b.verdict, b.compatible, b.why)


@settings(max_examples=60, deadline=None)
@given(NUMBER, NUMBER, HEDGE, HEDGE)
def test_a_factor_of_ten_changes_no_verdict(x, y, one, other):
    assert compare(f"{one}{x}", f"{other}{y}").verdict == compare(f"{one}{x}0", f"{other}{y}0").verdict


@settings(max_examples=60, deadline=None)
@given(NUMBER, st.integers(0, 6), HEDGE.filter(lambda h: h in ("", "about ")))
def test_nothing_conflicts_with_its_own_rounding(x, places, hedge):
    rounded = int(round(Fraction(x), -places))
    if rounded:
        assert compare(str(x), f"{hedge}{rounded}").compatible is not False


@settings(max_examples=40, deadline=None)
@given(NUMBER, NUMBER)
def test_about_is_never_narrower_than_the_plain_figure(x, y):
    if compare(str(x), str(y)).compatible:
        assert compare(f"about {x}", str(y)).compatible


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(alphabet="0123456789 ,.-–%$()[]'\"st/:ndap", max_size=60))
def test_no_text_raises(a, b):
    assert compare(a, b).verdict
    for text in (a, b):
        for figure in figures_of(text):
            assert text[figure.start : figure.end] == figure.surface


@pytest.mark.parametrize("text", ["7" * 20_000, "(" * 20_000, "7 " * 1_000, "\ud800 12 \x00 13", "１２ ٣٤", ""])
def test_odd_texts(text):
    assert bind(text, "12 people") is not None


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("One in four adults stayed at home.", "25 percent of adults stayed at home.", "same figure, rounded"),
        ("Unemployment rose by 3 percentage points.", "Unemployment rose by 3 percent.", "different definition"),
        ("The race took 3 hours.", "The race took 3 km.", "undetermined"),
        ("The town had 5 million people in 2010.", "The town had 5.1 million people in 2010.", "same figure, rounded"),
    ],
)
def test_units_and_shares(a, b, verdict):
    assert compare(a, b).verdict == verdict


def test_a_date_beside_a_figure_is_its_own():
    two = "In 2013 the yard built 300 boats; in 2014 it built 450."
    assert compare(two, "In 2014 the yard built 300 boats.").verdict == "different as-of date"
    assert compare(two, "In 2013 the yard built 300 boats.").verdict == "identical"
    later = "The scheme will reach 2.3 million people by 2031."
    assert compare("The scheme will reach 2 million people by 2027.", later).verdict == "different as-of date"


def test_a_text_may_end_in_a_rate():
    assert compare("", "0p/s").verdict == "not a quantity"
