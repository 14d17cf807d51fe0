"""Numbers as the world writes them, kind by kind; one reader for `find_statistics` and `compare`."""

import math

import pandas as pd
import pytest

from helpers import compare, find_statistics, rejected_numbers
from helpers.verdicts.context import figures_of


def rows(text, **known):
    return find_statistics(pd.DataFrame({"text": [text], **known}, index=["a"]))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        # thousands in groups
        ("The quarry sold 48 300 tonnes of gravel.", 48300, "metric ton"),
        ("Some 2 507 113 voters signed.", 2507113, "voter"),
        ("The hall seats 3\u00ad400 people.", 3400, "people"),
        # number words
        ("The fleet holds one hundred and forty thousand boats.", 140000, "boat"),
        ("A quarter of a million tulips bloomed.", 250000, "tulip"),
        ("A quarter-million tulips bloomed.", 250000, "tulip"),
        ("The bank owes three quarters of a billion euros.", 750e6, "EUR"),
        ("The walk takes two and three-quarter hours.", 2.75, "hour"),
        ("The walk is one and one-half miles long.", 1.5, "mile"),
        ("Seven and a half million hens were kept.", 7.5e6, "hen"),
        ("The town spent two million and a half dollars.", 2.5e6, "USD"),
        ("Growth was three point two percent.", 3.2, "percent"),
        ("Growth was three point zero five percent.", 3.05, "percent"),
        ("Hundred and thirty goats were sold.", 130, "goat"),
        ("The plan costs four billions dollars.", 4e9, "USD"),
        ("He bought three dozens eggs.", 36, "egg"),
        ("She drank a half-litre bottle.", 0.5, "liter"),
        ("The fund lost three hundred bn euros.", 300e9, "EUR"),
        ("The club pays her $2 million annually.", 2e6, "USD per year"),
        ("Turnout was above one quarter and rose.", 0.25, "fraction"),
        ("They lost 3/1000 of a gram.", 0.003, "gram"),
        ("They lost 3/1000 grams.", 0.003, "gram"),
        ("It lasted nearly a month.", 1, "month"),
        ("It holds 2.5 × 10^6 cells.", 2.5e6, "cell"),
        ("Only 1⁄4 of the pupils passed.", 0.25, "fraction"),
        # signs and bounds
        ("The result was minus $31.5 million.", -31.5e6, "USD"),
        ("The margin was –3.1 percent.", -3.1, "percent"),
        ("The margin was −3.1 percent.", -3.1, "percent"),
        ("The reading fell to -34 degrees.", -34, "degree"),
        ("It was 12 degrees below zero.", -12, "degree"),
        # money
        ("He paid Rs. 450 for the book.", 450, "INR"),
        ("The lamp costs 45$ today.", 45, "USD"),
        ("The lamp costs C $ 15 today.", 15, "CAD"),
        ("Sales reached 130 MEUR in spring.", 130e6, "EUR"),
        ("The rent is 61,000 Lebanese pounds.", 61000, "LBP"),
        ("The rent is 500 tugriks.", 500, "MNT"),
        ("The rent is 500 dinars.", 500, "dinar"),
        ("They paid 12B yuan for it.", 12e9, "CNY"),
        # units
        ("The boy is 5ft 3in tall.", 63, "inch"),
        ("The boy is 5'3\" tall.", 63, "inch"),
        ("The calf weighed 9lb 4oz.", 148, "ounce"),
        ("The talk lasted three hours and 10 minutes.", 190, "minute"),
        ("A cup costs three dollars fifty.", 3.5, "USD"),
        ("A cup costs 3 dollars 50 cents.", 3.5, "USD"),
        ("Rents are $14 per square foot.", 14, "USD per square foot"),
        ("The wind blew at 40 m.p.h. there.", 40, "mile per hour"),
        ("The field was 5 kV/cm.", 5, "kilovolt per centimeter"),
        ("They count 14 cases per 100,000 people.", 14, "per 100,000"),
        ("Nine out of every 10 shops closed.", 0.9, "fraction"),
        ("One in twenty-five shops closed.", 0.04, "fraction"),
        ("One in every 25 shops closed.", 0.04, "fraction"),
        ("The film scored 6.5/10 there.", 6.5, "out of 10"),
        # counts with four digits
        ("The flood killed 1985 people.", 1985, "people"),
        ("Police seized 1972 rifles.", 1972, "rifle"),
        ("In 2015, 300 pupils left.", 300, "pupil"),
        ("The raid cost 17 Iraqis their homes.", 17, "iraqi"),
        # one of a unit, cents without their name, letters, spaces where copy has none
        ("Each hen eats a kilogram in May.", 1, "kilogram"),
        ("They asked for a square metre of turf.", 1, "square meter"),
        ("The tank holds thousand litres.", 1000, "liter"),
        ("A tenth of a gallon was spilt.", 0.1, "gallon"),
        ("The brush costs 30 dollars and 15.", 30.15, "USD"),
        ("The brush costs 12 euros 40c there.", 12.4, "EUR"),
        ("The ferry price will be 14 USD 35.", 14.35, "USD"),
        ("The lamp costs a dollar and 35 cents.", 1.35, "USD"),
        ("The app has 2.4b users.", 2.4e9, "user"),
        ("She bought a 20 - year bond.", 20, "year"),
        ("The barn holds 12, 000 bales.", 12000, "bale"),
        ("It weighs three and forty-one hundredths kilos.", 3.41, "kilogram"),
        ("Thirty out of four hundred pupils fell ill.", 0.075, "fraction"),
        ("He said that one of the lorries burned.", 1, "lorry"),
        ("The radio works at 98 mhz there.", 98, "megahertz"),
        ("Petrol sells at $3 per gallon", 3, "USD per gallon"),
        # halves behind hyphens and units, and of units without "of"
        ("They saw a three-and-a-half-hour play.", 3.5, "hour"),
        ("The four-and-a-half-year-old pony won.", 4.5, "year of age"),
        ("The fair drew two-and-a-half million guests.", 2.5e6, "guest"),
        ("The walk takes an hour and a half.", 1.5, "hour"),
        ("The stamp costs a dollar and a half.", 1.5, "USD"),
        ("The bank made a half-point cut.", 0.5, "point"),
        ("Rents were a half percent lower.", 0.5, "percent"),
        ("It fell by nearly a percentage point.", 1, "percentage point"),
        ("It weighs three hundred and forty-one hundredths kilos.", 300.41, "kilogram"),
        # one, before a scale or a unit
        ("The one million hens that fled were caught.", 1e6, "hen"),
        ("That one mile of lane was closed.", 1, "mile"),
        # metres and millions
        ("A 4m wave swept the pier.", 4, "meter"),
        ("The mast has a reach of 52m.", 52, "meter"),
        ("She won the 1500m there.", 1500, "meter"),
        ("The bank lent 1500m yuan.", 1.5e9, "CNY"),
        ("The club has 3m fans.", 3e6, "fan"),
        # money and scales apart
        ("The mill lost 65 EUR million there.", 65e6, "EUR"),
        ("The mill lost € 4 m there.", 4e6, "EUR"),
        ("The reward is Rs 6L there.", 600000, "INR"),
        ("A call costs 15 euro cents there.", 15, "cent"),
        ("Tomatoes cost €2 a kg there.", 2, "EUR per kg"),
        # powers, and signs between spaces
        ("Dust rose to 42 µg/m3 there.", 42, "microgram per cubic meter"),
        ("The lamp gives 30 J/m^2 there.", 30, "joule per square meter"),
        ("The fields cover 7 km^2 there.", 7, "square kilometer"),
        ("The reading fell to - 28 degrees.", -28, "degree"),
        ("The town was cold - 28 degrees at noon.", 28, "degree"),
        # nouns
        ("They sold 300 cheap, sturdy carts.", 300, "cart"),
        ("The lot has 60 taxis.", 60, "taxi"),
        ("She is 42 years and 6 months old.", 510, "month of age"),
        ("The plan means 40 fewer jobs at the yard.", 40, "job"),
        ("He sold 400 pairs of socks.", 400, "pair"),
        # a number that goes on in digits; scales apart or before
        ("The mill raised Rs 2 crore 50 lakh there.", 25e6, "INR"),
        ("Some 2 million 300 thousand hens died.", 2.3e6, "hen"),
        ("I lent her 4 hundred and 31 yuan.", 431, "CNY"),
        ("The barge holds 40 k tonnes.", 40e3, "metric ton"),
        ("The mill sold 6 dz eggs.", 72, "egg"),
        ("Sales reached MSEK 120 in spring.", 120e6, "SEK"),
        ("The lamp costs 20 € 40 cents there.", 20.4, "EUR"),
        ("The lamp costs 300 $ there.", 300, "USD"),
        ("The lamp costs US$ 15 there.", 15, "USD"),
        ("The rent is 700 lari.", 700, "GEL"),
        ("The goalkeeper is 6-foot-2.", 74, "inch"),
        ("The 5-foot-11-inch goalkeeper fell.", 71, "inch"),
        ("Nearly one - fifth of the hens died.", 0.2, "fraction"),
        ("Twenty - six hens died.", 26, "hen"),
        ("The lab counted 3.2e6 cells.", 3.2e6, "cell"),
        ("The dust weighed 4.1E-6 grams.", 4.1e-6, "gram"),
        ("Police seized a pound of hashish.", 1, "pound"),
        ("The town lost one billion and a half million hooks.", 1000.5e6, "hook"),
        ("The lake holds two point six million trout.", 2.6e6, "trout"),
        ("The works make 40 carts per week.", 40, "cart per week"),
        ("The oven runs at 300 K there.", 300, "kelvin"),
        ("The cell holds 20 Wh there.", 20, "watt hour"),
    ],
)
def test_kinds_of_figures(text, value, unit):
    found = rows(text)
    assert found.value.tolist() == pytest.approx([value]) and found.unit.tolist() == [unit]
    assert found.surface.iloc[0] == text[found.start.iloc[0] : found.end.iloc[0]]


@pytest.mark.parametrize(
    ("text", "bound", "low", "high"),
    [
        ("Some 30-odd clerks came.", "~", 30, 39),
        ("About 40-ish clerks came.", "~", 36, 44),
        ("A sub-3% loan was given.", "<", -math.inf, 3),
        ("Eighty or so clerks came.", "~", 72, 88),
        ("∼60 clerks came.", "~", 54, 66),
        ("Do not use more than 20 litres.", "<", -math.inf, 20),
        ("No town in Avon has more than 40 swans.", "<", -math.inf, 40),
        ("Nobody was hurt in more than 40 towns.", ">", 40, math.inf),
        ("The hall has no roof and seats more than 40 clerks.", ">", 40, math.inf),
        ("About 668 clerks came.", "~", 663, 673),
        ("The beam ran at 2.8–3.0 TeV.", "=", 2.8, 3.0),
        ("Bread is 30-40 per cent cheaper there.", "=", 30, 40),
        ("It took a couple of the welders.", "=", 2, 3),
        ("Thousand of clerks fled.", "=", 1000, 10000),
        ("The dust weighed 3.2×10^-6 grams.", "=", 3.15e-6, 3.25e-6),
        ("Between one hundred and two thousand homes burned.", "=", 100, 2000),
    ],
)
def test_bounds(text, bound, low, high):
    found = rows(text).iloc[0]
    assert (found.bound, found.low, found.high) == (bound, pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Length: 312 words", "heading of an export"),
        ("The fair opened at 1945 GMT.", "clock time"),
        ("She beat 2015 forecasts.", "year"),
        ("Pilots of 303 Squadron flew.", "name"),
        ("He lives at 14 Elm Street.", "address"),
        ("They won 3-2 at home.", "score or vote"),
        ("He rated it 8 and the scale goes out of 10.", "best mark"),
        ("Toby scores for them.", None),
        ("She was the two-hundredth guest.", "modifier"),
        ("They met in a square.", "pronoun"),
        ("The fair began at 1930 and ended late.", "clock time"),
        ("The fair began at 2115 local time.", "clock time"),
        ("She is the one who won.", "pronoun"),
        ("They want one country, two systems.", "slogan"),
        ("The shop is open 24 hours a day.", "idiom"),
        ("She sold it a couple of years back.", "time ago or ahead"),
        ("On one hand he liked it.", "idiom"),
        ("He wears jersey 9 there.", "name or number of a thing"),
        ("They met in Building 14 there.", "name"),
    ],
)
def test_what_is_no_statistic(text, why):
    found = rejected_numbers(pd.DataFrame({"text": [text]}, index=["a"]))
    assert why is None or why in set(found.why)
    assert [s for s in rows(text).surface if s not in ("8",)] == []


def test_digits_of_a_count_and_a_time_are_no_date_of_their_neighbours():
    for text in ("Police held 1968 people and took 40 guns.", "A fine of €1500 hit 40 drivers.", "At 1945 GMT 40 boats were lost.", "It began at 1930 and 40 boats came."):
        assert rows(text).as_of.isna().all(), text


def test_a_height_in_metres_that_is_told_again_in_feet_is_no_million():
    found = rows("The shaft is 12m (39ft) deep and the hall 40m, or 131 feet, long.")
    assert found.value.tolist() == [12, 39, 40, 131] and found.unit.tolist() == ["meter", "foot"] * 2


def test_a_change_and_the_level_it_led_to_are_no_range():
    for text in ("The jobless total fell by 12,000 to 1.4m.", "The toll rose by 3 to 40."):
        assert rows(text).value.notna().all() and len(rows(text)) == 2, text
    for text in ("Sales rose by 3 to 5 million euros.", "Sales rose $89 to $93 billion.", "Sales rose 0 to 5 million."):
        assert rows(text).value.isna().all() and len(rows(text)) == 1, text


def test_two_bounds_share_what_they_count():
    assert rows("At least 12 but no more than 20 mills bid.").unit.tolist() == ["mill", "mill"]


def test_a_currency_names_no_place_and_a_verb_behind_a_noun_no_change():
    assert rows("The port in Kenya cost 5 million US dollars and 40 welders were hired.").place.tolist() == ["Kenya", "Kenya"]
    assert rows("3 out of 10 mills cut jobs.").change.isna().all()
    assert rows("A start-up sold 40 shares.").change.isna().all()


PHRASES = [
    "about 2 million jobs", "nearly a third of the pupils", "$4.5 billion", "more than 1,900 homes", "12 500 boxes", "some 30-odd clerks",
    "6ft 2in", "between 40 and 50 boats", "dozens of goats", "10 per cent of the fields", "a quarter of a million tulips", "328 mills",
    "50,000 marchers", "at least €30m", "14 cases per 100,000 people", "25 basis points", "two hours and 20 minutes", "-3.1 percent",
    "one in five shops", "fewer than 20 lorries", "three point two percent", "aged 42", "a sub-2% rate", "120 MEUR", "300 hens or so",
]  # fmt: skip


@pytest.mark.parametrize("phrase", PHRASES)
def test_compare_reads_what_a_row_of_find_statistics_holds(phrase):
    text = f"Officials spoke of {phrase} there."
    table, read = rows(text), [f for f in figures_of(text) if f.kind not in ("date", "rank", "score", "clock")]
    assert len(table) == len(read) == 1
    row, figure = table.iloc[0], read[0]
    assert (row.start, row.end, row.surface, row.bound, row.unit) == (figure.start, figure.end, figure.surface, figure.bound, figure.unit)
    assert (row.low, row.high) == (float(figure.interval.low), float(figure.interval.high))
    assert math.isnan(row.value) if figure.value is None else row.value == float(figure.value)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("55,000 people marched.", "50,000 people marched.", "conflict"),
        ("52,000 people marched.", "50,000 people marched.", "same figure, rounded"),
        ("328 mills closed.", "330 mills closed.", "conflict"),
        ("10 per cent of pupils failed.", "14 per cent of pupils failed.", "conflict"),
        ("30-odd clerks came", "33 clerks came", "compatible with hedge"),
        ("He is 6ft 2in.", "He is 188 cm.", "same figure, converted"),
        ("He is 6ft 2in.", "He is 170 cm.", "conflict"),
        ("120 per 100,000 people", "1.2 per 1,000 people", "same figure, converted"),
        ("31 of every 1,000 lambs died.", "3.1 per cent of lambs died.", "same figure, rounded"),
        ("Rates rose by 25 basis points.", "Rates rose by 0.25 percentage points.", "same figure, converted"),
        ("54,000", "50,000", "undetermined"),
        ("a quarter of a million tulips", "250,000 tulips", "identical"),
        ("The film scored less than 7/10.", "The film has a rating of 6.8/10.", "compatible with hedge"),
        ("Ann Roe was 89.", "She was 89.", "identical"),
    ],
)
def test_what_compare_makes_of_them(a, b, verdict):
    found = compare(a, b)
    assert found.verdict == verdict, found.why


@pytest.mark.parametrize("text", ["1,2,3 × 10^6 hens", "12.5.2019½ hens", "1,2,3 m hens", "9" * 50 + " 1/2"])
def test_digits_that_make_no_number_stop_nothing(text):
    assert not rows(text)["value"].ge(1000).any()


def test_the_words_of_a_hedge_stand_where_they_were_printed():
    assert "100 or so" in compare("100 or so people", "105 people").why
