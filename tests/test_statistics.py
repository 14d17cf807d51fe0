"""Figures in news sentences: values, bounds, units, what is counted, dates, sources, and what is no statistic."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import corpus_from_texts, find_statistics, rejected_numbers
from helpers.ground.errors import CorpusError


def read(text, published=None):
    columns = {"text": pd.Series([text], index=["a"], dtype=object), "published": pd.Series([published], index=["a"], dtype=object)}
    return find_statistics(pd.DataFrame(columns))


def figures(text):
    """(value or (low, high), bound, unit) of every figure."""
    return [((row.low, row.high) if math.isnan(row.value) else row.value, row.bound, row.unit) for row in read(text).itertuples()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales fell 7 per cent.", [(7, "=", "percent")]),
        ("One-fourth of the farms closed.", [(0.25, "=", "fraction")]),
        ("The fund lost RM23.50m.", [(23.5e6, "=", "MYR")]),
        ("They owe Rs 300 cr.", [(3e9, "=", "INR")]),
        ("Some 40 koti rupees were paid.", [(4e8, "~", "INR")]),
        ("Stir in 1/2 cup milk.", [(0.5, "=", "cup")]),
        ("The plank is 5'' thick.", [(5, "=", "inch")]),
        ("The nail is 2 in.", [(2, "=", "inch")]),
        ('The nail is 4" long.', [(4, "=", "inch")]),
        ('"We sold 10" was all he said.', [(10, "=", None)]),
        ("The walk that had taken 20 minutes earlier in the week took an hour.", [(20, "=", "minute"), (1, "=", "hour")]),
        ("Sales may surpass 3,000 boats.", [(3000, ">", "boat")]),
        ("It cost 2.95 trillion yuan ($455 billion).", [(2.95e12, "=", "CNY"), (455e9, "=", "USD")]),
        ("A fine of US$3 million to US$5 million was paid.", [((3e6, 5e6), "=", "USD")]),
        ("It hopes to earn $89 to $93 billion.", [((89e9, 93e9), "=", "USD")]),
        ("They sold 1.9m phones.", [(1.9e6, "=", "phone")]),
        ("The wall is 2m high.", [(2, "=", "meter")]),
        ("Turnover of Rs 4.5 lakh crore was reported.", [(4.5e12, "=", "INR")]),
        ("Between 40 and 50 boats sank.", [((40, 50), "=", "boat")]),
        ("They waited three or four hours.", [((3, 4), "=", "hour")]),
        ("About 25-40 minutes is enough.", [((25, 40), "~", "minute")]),
        ("Dozens of bakers met.", [((12, 120), "=", "baker")]),
        ("Tens of thousands march in Oslo", [((1e4, 1e5), "=", "people")]),
        ("Several hundred bakers met.", [((300, 900), "=", "baker")]),
        ("Half a million trees were planted.", [(5e5, "=", "tree")]),
        ("Ten people came, half of them women.", [(10, "=", "people"), (0.5, "=", "fraction")]),
        ("Two out of three bakers agreed.", [(2 / 3, "=", "fraction")]),
        ("Roe said 41 out of 89 mills stay shut.", [(41, "=", None), (89, "=", "mill")]),
        ("The mill sells its flour under 40 brands.", [(40, "=", "brand")]),
        ("Costs were cut by a third.", [(1 / 3, "=", "fraction")]),
        ("At least 10 dead, 22 injured and 3 missing.", [(10, ">", "people"), (22, "=", "people"), (3, "=", "people")]),
        ("It employs 8,000 and 1,500 people.", [(8000, "=", "people"), (1500, "=", "people")]),
        ("More than 6 million homes, including 1.5 million in the north, are dark.", [(6e6, ">", "home"), (1.5e6, "=", "home")]),
        ("Rents doubled.", [(2, "=", "times")]),
        ("Output grew more than sixfold.", [(6, ">", "times")]),
        ("It is three times as large.", [(3, "=", "times")]),
        ("Petrol is $3 a gallon.", [(3, "=", "USD per gallon")]),
        ("The 65-year-old left.", [(65, "=", "year of age")]),
        ("Their daughter, who was 10, sang.", [(10, "=", "year of age")]),
        ("The law spares thieves aged under 18.", [(18, "<", "year of age")]),
        ("Nine cantons have raised the minimum age to 18.", [(9, "=", "canton"), (18, "=", "year of age")]),
        ("The code sets 18 as the minimum age.", [(18, "=", "year of age")]),
        ("Theft at the age of 16 or 17 offends.", [((16, 17), "=", "year of age")]),
        ("It spares those 15 and younger.", [(15, "<", "year of age")]),
        ("The 30 thieves who were 16 or 17 fled.", [(30, "=", "thief"), ((16, 17), "=", "year of age")]),
        ("The thieves, who were two of the best, fled.", [(2, "=", "best")]),
        ("Roe, who at 17 kidnapped a dog, left.", [(17, "=", "year of age")]),
        ("Ann Roe, now 28, and Tim Poe, then 15, fled.", [(28, "=", "year of age"), (15, "=", "year of age")]),
        ("Roe, who was then 17, left.", [(17, "=", "year of age")]),
        ("The novelist, 42, left.", [(42, "=", None)]),
        ("In the age of 60 channels all is fun.", [(60, "=", "channel")]),
        ("Ann Smith, 42, won.", [(42, "=", "year of age")]),
        ("It rose 64.06 points to 4,577.10.", [(64.06, "=", "point"), (4577.10, "=", "point")]),
        ("It peaked at just under 296 hp (224 kW).", [(296, "<", "horsepower"), (224, "<", "kilowatt")]),
        ("Grants of up to $8 million are paid.", [(8e6, "<", "USD")]),
        ("Minus 12 degrees Celsius was measured.", [(-12, "=", "celsius")]),
        ("The gap widened 0.4 percentage points.", [(0.4, "=", "percentage point")]),
        ("There were no deaths in the 3.5-litre car.", [(3.5, "=", "liter")]),
        ("The bill passed 120-102.", [(120, "=", "vote"), (102, "=", "vote")]),
        ("A six-day fair opened.", [(6, "=", "day")]),
    ],
)
def test_values_bounds_units(text, expected):
    found = figures(text)
    assert [f[1:] for f in found] == [e[1:] for e in expected]
    for (value, *_), (wanted, *_) in zip(found, expected, strict=True):
        assert value == pytest.approx(wanted)


@pytest.mark.parametrize(
    "text",
    [
        "It opened on May 5, 2015 at 7:30 p.m. and shut at 11 a.m.",
        "He moved there 21 years ago, in the 1990s.",
        "The 5G iPhone 11 and the Boeing 737 were shown.",
        "Section 301 and Article 5 apply.",
        "The 19th Congress met (2016-20) in Room 12.",
        "The S&P 500, Stoxx 50 and FTSE 100 rose.",
        "United won 2-1 against City.",
        "COVID-19 spread.",
        "No one knows one another.",
        "It is one of the oldest ports.",
        "Call +44 20 7946 0958 or see www.example.com/2015/12.",
        "Flight 370 left Gate 4 for the G20, open 24/7.",
        "The Group of 20 met in 2018.",
        "In five years' time it will be gone.",
        "She lives at 12 Elm Street.",
        "UPDATE 3-Mill burns",
        "He saw the ONE Championship.",
        "They had a .357 Magnum and a .22 rifle.",
    ],
)
def test_no_statistics(text):
    assert figures(text) == []
    assert len(rejected_numbers(pd.DataFrame({"text": [text]}, index=["a"])))


@pytest.mark.parametrize(
    ("text", "low", "high", "low_closed", "high_closed"),
    [
        ("668 million users", 667.5e6, 668.5e6, True, True),
        ("670 million users", 665e6, 675e6, True, True),
        ("more than 670 million users", 670e6, math.inf, False, False),
        ("at least 12 people", 12, math.inf, True, False),
        ("up to 300 boats", -math.inf, 300, False, True),
        ("2.950 billion users", 2.9495e9, 2.9505e9, True, True),
    ],
)
def test_what_rounding_and_hedge_allow(text, low, high, low_closed, high_closed):
    row = read(f"They counted {text}.").iloc[0]
    assert (row.low, row.high, row.low_closed, row.high_closed) == (low, high, low_closed, high_closed)


def test_about_widens():
    bare, hedged = read("There are 668 million users.").iloc[0], read("There are about 668 million users.").iloc[0]
    assert hedged.low < bare.low and hedged.high > bare.high and hedged.hedge == "about"


@pytest.mark.parametrize(
    ("words", "as_of"),
    [
        ("last year", "2014"), ("this year", "2015"), ("by 2020", "2020"), ("between January and October", "2015-01/2015-10"), ("today", "2015-12-16"),
        ("in September", "2015-09"), ("last July", "2015-07"), ("on Tuesday", "2015-12-15"), ("in the third quarter", "2015-07/2015-09"),
        ("in June of 2013", "2013-06"), ("a year earlier", "2014"), ("yesterday", "2015-12-15"), ("on 8 June", "2015-06-08"),
        ("in the year ended June", "2015-06"), ("this weekend", "2015-12-19/2015-12-20"),
    ],
)  # fmt: skip
def test_as_of(words, as_of):
    assert read(f"The country had 300 ships {words}.", "2015-12-16").iloc[0].as_of == as_of


@pytest.mark.parametrize(
    ("text", "surface", "as_of"),
    [
        ("The yard, opened in 1974, has 300 staff.", "300", None),
        ("The yard, which closed in 1974, has 300 staff.", "300", None),
        ("They spent $300 on that ship in 2014.", "$300", "2014"),
        ("The bridge collapse killed 300 people, the ministry said on Tuesday.", "300", None),
        ("Dock 4 burned on Monday with 300 people inside.", "300", "2015-12-14"),
        ("Some 300 people marched in Dova to decry the raid launched on Monday.", "Some 300", None),
        ("The hearing of 300 farmers accused of hiding crops is set to begin on Monday.", "300", None),
        ("After a dam broke, killing 300 people, the firm held its first talks on Monday.", "300", None),
        ("The firms, which were fined on Monday, have 300 claims.", "300", None),
        ("The dock burned on Monday, killing 300 horses.", "300", "2015-12-14"),
        ("On Monday the mayor vowed to hire 300 guards.", "300", None),
        ("She pleaded guilty on Monday and was jailed for five years.", "five years", None),
        ("They paid $300 for a now famous ship.", "$300", None),
        ("Rents fell 3% to the lowest since March 2014.", "3%", None),
        ("Rents rose 3% over last year.", "3%", None),
        ("Rents rose 3% from the same quarter a year ago.", "3%", None),
        ("The city had 300 ships, more than in 2014.", "300", None),
        ("The city had 300 ships on Monday, up from 90.", "90", None),
        ("The city had 300 ships in 2013, against 90 the year before.", "90", "2012"),
        ("Sales fell to $300 in the second quarter of 2014 from $320 a year earlier.", "$320", "2013-04/2013-06"),
        ("Sales fell to $300 in the April-to-June quarter.", "$300", "2015-04/2015-06"),
        ("Some 300 clerks would go home if funds were to run out at 12:01 a.m. on Saturday.", "Some 300", "2015-12-19"),
        ("The town now has 300 ships.", "300", "2015-12"),
        ("Some 300 ships are now lost.", "Some 300", "2015-12-16"),
        ("The court closed 300 shops until May 4.", "300", None),
        ("They trained 300 cooks, five times as many as in the same period last year.", "300", None),
        ("Talks begin next week after a walkout by 300 clerks.", "300", None),
        ("The vote on 6 January will go ahead, the mayor told 300 clerks.", "300", "2016-01-06"),
        ("A baker whose brother April had left sold 300 loaves.", "300", None),
        ("Some 300 boats had been raised by Monday evening.", "Some 300", "2015-12-14"),
        ("The toll rose to 300 by Monday.", "300", "2015-12-14"),
        ("Some 300 boats were lost by Monday.", "Some 300", "2015-12-14"),
        ("The firms were told to sell 300 boats by Monday.", "300", "2015-12-21"),
        ("The tax will be the subject of a long and rather noisy afternoon meeting on Monday of 300 bakers.", "300", "2015-12-21"),
        ("The port had 300 ships in the year 2000.", "300", "2000"),
        ("Prices have dropped 14% from their peak in March 2012.", "14%", None),
        ("Rates will rise for the 300 boats that he sold in August.", "300", "2015-08"),
        ("They have just 300 boats - in 2009 it was 410.", "300", None),
        ("Ann Roe, 42, a nurse, left in 2012.", "42", None),
    ],
)
def test_as_of_is_of_the_figure(text, surface, as_of):
    rows = read(text, "2015-12-16")
    assert rows[rows.surface == surface].iloc[0].as_of == as_of


@pytest.mark.parametrize(
    ("text", "surface", "measure"),
    [
        ("Some 70 people were missing and 36 had been dragged out.", "36", "people"),
        ("At least 31 people are now known to have died.", "At least 31", "people died"),
        ("The toll reached 44 late on Monday.", "44", "toll"),
        ("The rate fell to 7 per cent early in May.", "7 per cent", "rate"),
        ("The mill hired 44 late starters.", "44", "late starters"),
        ("Nearly 400 others were hurt.", "Nearly 400", "people hurt"),
        ("Of the 30 dogs and goats at the fair, nine died.", "nine", "animals died"),
        ("Lambs and ewes fell ill and about 60 died.", "about 60", "animals died"),
        ("Of the 30 clerks at the fair, nine died.", "nine", "people died"),
        ("The Exe Tigers stormed the camp and 12 were killed.", "12", "people killed"),
        ("A guard shot dead seven clerks in Avon.", "seven", "clerks killed"),
        ("A guard gunned down eight others in Avon.", "eight", "people killed"),
        ("Two clerks were found dead in Avon.", "Two", "clerks dead"),
        ("The crew shot down two planes.", "two", "planes"),
        ("The flu came from chickens in Avon, where 12 have died.", "12", "people died"),
        ("A ferry with 40 cows and 300 clerks sank and 60 were killed.", "60", "people killed"),
        ("About 90,000 farms were dark, down from 120,000 immediately after the storm.", "120,000", "farms"),
        ("The clerk stamped the 700-page law shortly before noon.", "700", "law"),
        ("The 700-page law includes $9 million for docks and gives $8 million to farms.", "$9 million", "docks"),
        ("The yard built 20 newly painted ships.", "20", "newly painted ships"),
        ("Rents in the US fell to 3.1% last month.", "3.1%", "Rents in the US"),
        ("The yard cut 800 jobs after quarterly profit plunged by more than a third.", "more than a third", "quarterly profit"),
        ("The town had 300 4G users.", "300", "4G users"),
        ("4G users reached 40 million there.", "40 million", "4G users"),
        ("They paid a total of $40 million.", "$40 million", None),
        ("A Swedish court heard that 14 guides had left.", "14", "guides"),
        ("Keeper Ann Roe saved 14 of them.", "14", None),
        ("The storm left 500 families homeless.", "500", "families homeless"),
        ("Rents hit a 9-year high of $900.", "$900", "Rents"),
        ("Bread rose by 31 percent over the year and milk by 9 percent.", "9 percent", "milk"),
        ("Core output, which excludes coal and gas, was 4.1%, down from 4.6%.", "4.6%", "Core output"),
        ("The sale is expected to yield savings of $40 million.", "$40 million", "savings"),
        ("It agreed to a merger worth about $3 billion.", "about $3 billion", "merger"),
    ],
)
def test_what_is_counted(text, surface, measure):
    rows = read(text)
    assert rows.loc[rows.surface == surface, "measure"].tolist() == [measure]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The yard took 90 million pounds of public money.", "GBP"), ("The rent is about 900 pounds ($1,150) a month.", "GBP"),
        ("The dock got 500 pounds in grants.", "GBP"), ("The dock shipped 3 million pounds of beef.", "pound"), ("He lost 30 pounds.", "pound"),
    ],
)  # fmt: skip
def test_pounds(text, unit):
    assert read(text).iloc[0].unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "The magnitude 5.7 quake hit at dawn.", "A 5.7-magnitude quake hit.", "A quake of magnitude 5.7 hit.", "A magnitude-5.7 tremor hit.",
        "The office put its magnitude at 5.7.", "It was 5.7 on the Richter scale.", "A 5.7 quake hit the islands.",
    ],
)  # fmt: skip
def test_magnitude(text):
    row = read(text).iloc[0]
    assert (row.value, row.unit, row.measure) == (5.7, "magnitude", "magnitude")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("They waited an hour and ten minutes.", [70], ["minute"]),
        ("The 62-to-37 vote came late.", [62, 37], ["vote", "vote"]),
        ("The bill was rejected by 219 to 213.", [219, 213], ["vote", "vote"]),
        ("It went from one storm to the next.", [], []),
        ("She spoke to one of them.", [], []),
        ("They met at four o'clock, and at 0934 the log says they left.", [], []),
    ],
)
def test_votes_hours_and_what_is_none(text, value, unit):
    rows = read(text)
    assert rows.value.tolist() == value and rows.unit.tolist() == unit


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("In one letter the mayor asks who paid.", []),
        ("She has one view of it, one witness said.", []),
        ("Ann Roe, one of many friends, wrote to the two mills' owners.", ["two"]),
        ("The two leaders met, and the two embraced.", []),
        ("Ties bind our two countries.", []),
        ("At least one of these letters was stolen.", ["At least one"]),
        ("One person was killed and two were hurt.", ["One", "two"]),
        ("Six women and one man sat on the jury.", ["Six", "one"]),
        ("The two men killed in the crash were brothers.", ["two"]),
        ("The two-door car has two keys.", ["two"]),
        ("He sulks like a 12-year-old.", []),
    ],
)
def test_one_and_two_are_counts_where_their_number_matters(text, surfaces):
    assert read(text).surface.tolist() == surfaces


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Her three sons, ages 10, 9 and 4, and 20 others left.", ["sons", "age", "age", "age", "others"]),
        ("The convoy that once numbered about 1,200 has shrunk.", [None]),
        ("In the past 24-hours several groups came.", [None]),
        ("He hid “half a ton” of secret papers.", ["secret papers"]),
        ("Two plunged into the river.", [None]),
        ("The three Green chairmen sent a plane and three ships.", ["Green chairmen", "ships"]),
    ],
)
def test_what_is_counted_is_a_noun(text, measures):
    assert read(text).measure.where(lambda told: told.notna(), None).tolist() == measures


@pytest.mark.parametrize(
    ("text", "place", "as_of"),
    [
        ("The firm had 300 lorries in 1952.", None, "1952"),
        ("It won 300 seats in the 2016 election.", None, "2016"),
        ("The list printed in The London Times has 300 questions.", None, None),
        ("The New York Times counted 300 boats.", None, None),
        ("Ann Roe, a former New York City mayor, has 300 lawyers.", None, None),
        ("He told Parliament's clerk in Parliament of 300 boats.", None, None),
        ("In New York City 300 boats sank.", "New York", None),
        ("The Gaza Strip has 300 schools.", "Gaza", None),
        ("He sold 300 carts near St. Kilda.", "St. Kilda", None),
        ("He sold 300 carts in Port-au-Prince.", "Port-au-Prince", None),
        ("The solicitor general of the United States met 300 clerks.", None, None),
        ("The president of Norway met 300 clerks.", None, None),
        ("Besides Norway, 300 towns joined.", None, None),
        ("He met 300 clerks in the United States.", "United States", None),
    ],
)
def test_a_place_in_a_name_and_a_date_of_another_thing_tell_nothing(text, place, as_of):
    row = read(text, "2018-05-01").iloc[0]
    assert (row.place, row.as_of) == (place, as_of)


def test_a_month_soon_to_come_without_a_year_is_of_no_year():
    assert read("They sold 300 ships in August.", "2023-06-10").iloc[0].as_of is None


def test_crowns_and_shillings_without_a_country_are_of_none():
    rows = read("Norway paid 12 million kroner, Uganda Sh11 million and Denmark 3 million Danish kroner.")
    assert rows["unit"].tolist() == ["krone", "shilling", "DKK"]


def test_as_of_ahead():
    rows = read("The line plans to take a charge of $300 in the July-September quarter.", "2015-06-16")
    assert rows.iloc[0].as_of == "2015-07/2015-09"


def test_last_week_in_a_sunday_paper_is_unclear():
    """The week that ends, or the one before? On Saturday and Monday it is clear."""
    dates = ["2015-12-12", "2015-12-13", "2015-12-14"]
    found = [read("They sold 300 ships last week.", day).iloc[0].as_of for day in dates]
    assert found == ["2015-11-30/2015-12-06", None, "2015-12-07/2015-12-13"]


def test_as_of_without_a_date_of_publication():
    rows = [read(f"They sold 300 ships {when}.").iloc[0].as_of for when in ("last year", "in 2014")]
    assert rows == [None, "2014"]
    rows = [read(f"They sold 300 ships {when}.", "2015-12").iloc[0].as_of for when in ("last year", "today", "on Tuesday")]
    assert rows == ["2014", "2015-12", None]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The port handled 300 ships.", None),
        ("The port handled 300 ships, according to the Harbour Board.", "Harbour Board"),
        ("Officials said 300 ships came.", "Officials"),
        ("The port handled 300 ships, officials said.", "officials"),
        ('"We had 300 ships," said Ann Smith.', "Ann Smith"),
        ("Harbour master Ann Smith, 42, said 300 ships came.", "Ann Smith"),
        ("Ann Smith runs the port. Smith said 300 ships came.", "Ann Smith"),
        ('Ann Smith said: "It was hard. We had 300 ships."', "Ann Smith"),
        ("A study by the Ocean Trust found decay. The study said 300 ships rot.", "a study by the Ocean Trust"),
        ("Mayor Tim Orr opened the pier. “It is a start,” said Ann Smith. “We need 300 ships,” she said.", "Ann Smith"),
        ("Police said 90 ships came while owners claimed 300 had.", "owners"),
        ("“He promised little,” said Ann Smith, who was painting her 300 ships.", None),
        ("Sea Watch, the union that counts them, said between 20 and 30 ships, 300 tons in all, had sunk.", "Sea Watch"),
        ("Clerks put the number of ships at 300.", "Clerks"),
        ("The port handled 300 ships, official figures show.", "official figures"),
        ("The rust took the yard, sinking 300 ships, the port said.", "the port"),
    ],
)
def test_attribution(text, source):
    rows = read(text)
    assert rows[rows.value == 300].iloc[0].attribution == source


@pytest.mark.parametrize(
    ("text", "measure", "place", "change"),
    [
        ("China has 668 million internet users.", "internet users", "China", None),
        ("Revenue rose 5 percent in Norway.", "Revenue", "Norway", "up"),
        ("There was an increase of 517 percent in cyber attacks.", "cyber attacks", None, "up"),
        ("The toll in Texas dropped by 12 percent.", "toll in Texas", "Texas", "down"),
        ("81% of manufacturers agreed.", "manufacturers", None, None),
        ("The storm killed 12 people in Haiti.", "people killed", "Haiti", None),
        ("Services account for 60 per cent of GDP.", "Services as share of GDP", None, None),
        ("Net debt stood at £310m.", "Net debt", None, None),
        ("Clerks fined French shipwright Roule 20 million euros.", None, None, None),
        ("We count at least 70 Norse dead.", "Norse dead", None, None),
        ("The port took 12 square km of marsh.", "marsh", None, None),
    ],
)
def test_measure_place_change(text, measure, place, change):
    row = read(text).iloc[0]
    assert (row.measure, row.place, row.change) == (measure, place, change)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.300.000 people came.", 1.3e6), ("It is 3,5 metres.", 3.5), ("１２ people came.", 12),
        ("٣٤ people came.", 34), ("12\u202f500 people came.", 12500), ("1,50,000 people came.", 150000),
    ],
)  # fmt: skip
def test_numbers_of_other_habits(text, value):
    assert read(text).iloc[0].value == value


@pytest.mark.parametrize(
    "text",
    ["", "1e400", "9" * 100_000, "(" * 500 + "5 people" + ")" * 500, "5" * 30 + "people", "$" * 50 + "5", "\ud800 5 people \x00", "five " * 500,
     "million " * 500, "thousands of " * 500, "5-" * 500, "“5 " * 300, "5%5%5%", "1/2/3/4", "…5…", "\u202e5 people\u202c"],
)  # fmt: skip
def test_bad_input(text):
    for row in read(text).itertuples():
        assert text[row.start : row.end] == row.surface


WORDS = ["about", "more", "than", "5", "$", "2.5", "million", "bn", "%", "per", "cent", "people", "of", "the", "one", "half", "-", "to", ",", ".", "(", ")", "and", "between", "1990", "May", "said", "“", "”", "km", "a", "third", "dozen", "years", "ago"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from([" ", ""]))
def test_offsets_and_types_hold_for_any_text(words, gap):
    text = gap.join(words)
    table = read(text, "2015-12-16")
    for row in table.itertuples():
        assert text[row.start : row.end] == row.surface
        assert row.bound in "=~<>" and row.change in ("up", "down", None)
        assert not row.low > row.high and row.passage
    assert table["value"].dtype == float and table.index.is_unique


def test_table():
    articles = pd.DataFrame({"text": ["Nothing here.", "Two men, 5 dogs."]}, index=["b", "a"])
    table = find_statistics(articles)
    assert list(table.index) == ["a:0", "a:9"] and table["article"].tolist() == ["a", "a"]
    assert find_statistics(articles.iloc[:0]).columns.tolist() == table.columns.tolist()
    assert find_statistics(articles.loc[["a"]]).equals(table)
    with pytest.raises(CorpusError):
        find_statistics(pd.DataFrame({"body": []}))


@pytest.mark.parametrize(
    ("text", "surface", "column", "expected"),
    [
        ("The number of people hurt when a stand fell in Leeds has risen to 31.", "31", "measure", "people hurt"),
        ("Death toll in coach crash rises to 9", "9", "measure", "death toll"),
        ("Seven die as bridge falls", "Seven", "measure", "deaths"),
        ("The city would set aside $4 million for repairs.", "$4 million", "measure", "repairs"),
        ("Organisers put the crowd at 8,000 and police estimated it at 2,000.", "2,000", "measure", "crowd"),
        ("It cost 2.5 trillion yen ($17 billion; €15.6 billion) between January 2019 and June 2019.", "2.5 trillion yen", "as_of", "2019-01/2019-06"),
        ("'I owe £700,' said Ann Poe. 'There are 40 of us.'", "40", "attribution", "Ann Poe"),
        ("'We lost £25 million to the weather,' Peter Grant, the chairman, said.", "£25 million", "attribution", "Peter Grant"),
        ("Nine officials came.", "Nine", "low", 9.0),
        ("Losses are well above the 40 ships that owners admitted.", "40", "bound", "="),
        ("Roe was fined 54 million euros and Poe 31 million.", "31 million", "unit", "EUR"),
    ],
)
def test_as_news_is_written(text, surface, column, expected):
    found = find_statistics(pd.DataFrame({"text": [text]}, index=["a"]))
    assert found.loc[found["surface"] == surface, column].tolist() == [expected]


def test_a_misspelt_month_is_no_month():
    found = find_statistics(corpus_from_texts({"a": "About 48 homes were hit on 23 Sepember, officials said."}, published="2024-10-01").articles)
    assert found["as_of"].tolist() == [None]


@pytest.mark.parametrize(("headline", "surface"), [("Storm costs Avon billions", "billions"), ("Fire drives out hundreds", "hundreds"), ("Bridge closed for 552 ho trillions ", None)])
def test_a_vague_count_may_end_a_text(headline, surface):
    found = find_statistics(pd.DataFrame({"text": [headline]}, index=["a"]))["surface"].tolist()
    assert surface is None or surface in found


@pytest.mark.parametrize(
    ("text", "surface", "column", "expected"),
    [
        ("The guild put the number of dead at 52.", "52", "measure", "people dead"),
        ("Actor found dead at 71.", "71", "unit", "year of age"),
        ("Rents crept up to 4.8 per cent.", "4.8 per cent", "bound", "="),
        ("The hall holds up to 90 people.", "up to 90", "bound", "<"),
        ("The bakers denied a report that 30 ovens had burst.", "30", "attribution", None),
        ("Ines Marr said the figure of 800 dead was exaggerated.", "800", "attribution", None),
        ("Ines Marr said that 800 people had died.", "800", "attribution", "Ines Marr"),
        ("“The rumours are untrue. We have 38 patients,” said Ines Marr.", "38", "attribution", "Ines Marr"),
        ("Only 40 of the usual 300 ferries sailed.", "40", "measure", "ferries"),
        ("Roe's sales rose 4 per cent, while Lind's fell 2 per cent.", "2 per cent", "measure", None),
        ("Carbon monoxide reached 3.6 percent minutes before the blast.", "3.6 percent", "measure", "Carbon monoxide"),
        ("The sum won by the victor of Sunday's race was 400 dollars.", "400 dollars", "as_of", None),
        ("Exports are up a quarter on a year earlier.", "a quarter", "unit", "fraction"),
        ("Ms Marr had 52.5% of the vote to 47.5% for Joe Lind.", "47.5%", "measure", "Ms Marr as share of vote"),
    ],
)
def test_what_a_number_is_not(text, surface, column, expected):
    found = read(text).set_index("surface")[column]
    assert found[surface] == expected or (expected is None and pd.isna(found[surface]))


@pytest.mark.parametrize("text", ["Ring 0800 333 0197 or 020 7111 0454.", "Had 30 barns burned? No, said Ms Marr."])
def test_telephone_numbers_and_what_is_answered_no(text):
    assert not read(text)["value"].isin([333, 20, 7111, 454, 197, 30]).any()


RAINS = "Opal Hills got 7.8 inches of rain, the valley town of Dova 3.8 inches and Carne, in the north, 2.4 inches."


@pytest.mark.parametrize(
    ("text", "surface", "column", "expected"),
    [
        (RAINS, "3.8 inches", "measure", "valley town of Dova"),
        (RAINS, "2.4 inches", "measure", "Carne"),
        ("Opal Hills got 7.8 inches of rain, Dova 3.8 inches.", "7.8 inches", "measure", "rain"),
        ("Sales grew 5 percent in May, June 3 percent.", "3 percent", "measure", "Sales"),
        ("The tower is 300 feet high, 20 feet wide.", "20 feet", "measure", "tower"),
        ("The barge holds 900 pounds (408 kilograms) of tar.", "900 pounds", "measure", "tar"),
        ("The barge holds 900 pounds (408 kilograms) of tar.", "408 kilograms", "measure", "tar"),
        ("The 12-foot-long (3.7-meter-long) cage is cold.", "12-foot", "measure", "cage"),
        ("She swam 10 miles (16 kilometers) Monday morning.", "10 miles", "measure", None),
        ("Wing span: 114 feet (35 meters)", "35 meters", "measure", "Wing span"),
        ("Length: 44.1 feet", "44.1 feet", "measure", "Length"),
        ("The mayor said: 45 percent of barns burned.", "45 percent", "measure", "barns"),
        ("The fire burned a 900-square-foot barn.", "900-square-foot", "measure", "barn"),
        ("The guild took on nearly 300 such cases.", "nearly 300", "measure", "cases"),
        ("The find brought to 12 the number of people killed.", "12", "measure", "people killed"),
        ("It doubled the risk of a stroke.", "doubled", "measure", "risk"),
        ("The gale, packing winds of 90 mph, hit Dova.", "90 mph", "measure", "winds"),
        ("Estimated weight: 250 tons", "250 tons", "measure", "Estimated weight"),
        ("Searchers found the boy 500 feet from the road.", "500 feet", "measure", None),
        ("The fire burned 40 acres.", "40 acres", "measure", "fire"),
        ("Running costs of $5 million rose.", "$5 million", "measure", "Running costs"),
        ("He was trapped under hundreds of pounds of sand.", "hundreds of pounds", "bound", "="),
        ("They rule under a 30-day decree.", "30-day", "bound", "="),
        ("The room costs under $300.", "under $300", "bound", "<"),
        ("A slide in the coastal village of Sarro killed five men.", "five", "place", "Sarro"),
        ("Nine men died in the Hilmar blast.", "Nine", "place", None),
        ("Nine men died in the Hilmar Valley.", "Nine", "place", "Hilmar Valley"),
        ("Twelve American soldiers died in Iraq.", "Twelve", "place", "Iraq"),
        ("Swiss police said that 12 men died.", "12", "place", None),
        ("Roe urged the ministry of Sweden to find 40 Swedish hikers.", "40", "place", None),
        ("A quake in Greece hurt 30 Swedish hikers.", "30", "place", "Greece"),
        ("12 Die in Ferry Wreck Caused by Storm", "12", "place", None),
        ("Ann Roe, 53, of Oslo in Norway was held.", "53", "place", None),
        ("Roe came on Friday to the 300-acre farm.", "300-acre", "as_of", None),
        ("In Dova, where Roe won 5 percent, all is calm.", "5 percent", "measure", "Roe"),
        ("Dozens or even hundreds of barns burned.", "Dozens", "measure", "barns"),
        ("It will sell 3 million within a year and up to 7 million later.", "a year", "bound", "="),
        ("Tickets cost US$20-30.", "US$20-30", "high", 30.0),
        ("The park won't cut its capacity of 9,000 guests.", "9,000", "change", None),
        ("He had to round up dozens of dogs.", "dozens", "change", None),
        ("In 1997, after radicals had killed 70 men, the port closed.", "70", "as_of", "1997"),
        ("The unit lost $252 million (now euro205 million) in 2003.", "euro205 million", "as_of", "2003"),
        ("The unit lost $252 million (now euro205 million) in 2003.", "$252 million", "as_of", "2003"),
        ("Sales were 45 percent (2003) of all.", "45 percent", "as_of", "2003"),
        ("Founded in 1974, the yard has 90 welders.", "90", "as_of", None),
        ("The mill lost money for four quarters.", "four quarters", "unit", "quarter"),
        ("Roe paid for 300 pounds of fish.", "300 pounds", "unit", "pound"),
        ("Roe was 34 when she left Avon.", "34", "unit", "year of age"),
        ("Divers in Oslo found three US sailors.", "three", "place", "Oslo"),
        ("A ferry sank with three US sailors.", "three", "place", None),
        ("Roe said a bomb hit the hall, which killed 12 men.", "12", "attribution", "Roe"),
    ],
)  # fmt: skip
def test_agency_copy(text, surface, column, expected):
    found = read(text, "2005-06-06").set_index("surface")[column]
    assert found[surface] == expected or (expected is None and pd.isna(found[surface]))


@pytest.mark.parametrize(
    "text",
    [
        "It is shut between May 15 and 18.", "From June 3 to 7 in Dova all is shut.",
        "He left the 1700 block of Roe Way.", "Shares sank to the mid $30s.", "She had a 28-gauge shotgun.",
    ],
)  # fmt: skip
def test_days_blocks_and_rough_sums_are_no_statistics(text):
    assert read(text).empty
