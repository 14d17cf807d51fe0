"""Sentences of public reports of faults in other readers of figures and of quotations, with what a careful reader expects of each.

The sentences are those of the reports, or shortened. Each answer here was read against what the report asks for.
"""

import pytest

from helpers import compare, corpus_from_texts, find_quotations, find_statistics, reconcile

pytestmark = pytest.mark.filterwarnings("ignore::helpers.ground.CorpusWarning")


def statistics_of(**texts):
    return find_statistics(corpus_from_texts(texts).articles)


@pytest.mark.parametrize(
    ("sentence", "figures"),  # of each: value or (low, high), bound, unit
    [
        ("The mine produced 512 000 tonnes of coal.", [(512000, "=", "metric ton")]),
        ("About 12 500 people fled the flood.", [(12500, "~", "people")]),
        ("The stadium holds 94 736 people.", [(94736, "=", "people")]),
        ("Exports were worth $1943 million in 2012–13.", [(1.943e09, "=", "USD")]),
        ("A quake killed 1985 people.", [(1985, "=", "people")]),
        ("Police arrested 1968 people and seized 40 guns.", [(1968, "=", "people"), (40, "=", "gun")]),
        ("A fine of €1500 hit 20 drivers.", [(1500, "=", "EUR"), (20, "=", "driver")]),
        ("The march began at 1930 and 40 people were arrested.", [(40, "=", "people")]),
        ("A quarter of a million people marched.", [(250000, "=", "people")]),
        ("The fund lost three quarters of a billion dollars last year.", [(7.5e08, "=", "USD")]),
        ("A quarter-million people marched.", [(250000, "=", "people")]),
        ("Half a million people fled.", [(500000, "=", "people")]),
        ("The farm spread over one and one-half miles along the river.", [(1.5, "=", "mile")]),
        ("The trip takes two and three-quarter hours.", [(2.75, "=", "hour")]),
        ("The wall is 1 1/2 miles long.", [(1.5, "=", "mile")]),
        ("Inflation is two point five percent, he said.", [(2.5, "=", "percent")]),
        ("The deficit is one point four trillion dollars.", [(1.4e12, "=", "USD")]),
        ("The index rose two points to 104.", [(2, "=", "point"), (104, "=", "point")]),
        ("The bank's result was minus $71.5 million.", [(-7.15e07, "=", "USD")]),
        ("The margin was –2.3 percent.", [(-2.3, "=", "percent")]),
        ("GDP growth was negative 2.3 percent.", [(-2.3, "=", "percent")]),
        ("The trade balance was -$5 billion.", [(-5e09, "=", "USD")]),
        ("A ticket costs 3 dollars 50 cents.", [(3.5, "=", "USD")]),
        ("He is 6'2\" tall.", [(74, "=", "inch")]),
        ("Nine out of every 10 firms failed.", [(0.9, "=", "fraction")]),
        ("Two in five households moved house.", [(0.4, "=", "fraction")]),
        ("3 out of 10 firms cut costs.", [(0.3, "=", "fraction")]),
        ("Some 30-odd people came.", [(30, "~", "people")]),
        ("30-ish people came.", [(30, "~", "people")]),
        ("Cities with a population of 100,000 or over are included.", [(100000, ">", "people")]),
        ("Up to 700 people were stranded.", [(700, "<", "people")]),
        ("Cars exceeding 150 horsepower pay more.", [(150, ">", "horsepower")]),
        ("Hundred and twenty people were hurt.", [(120, "=", "people")]),
        ("One million one hundred and eighty two thousand votes were cast.", [(1182000, "=", "vote")]),
        ("Thirty-four hundred and fifty homes lost power.", [(3450, "=", "home")]),
        ("Between five and six people were hurt.", [((5, 6), "=", "people")]),
        ("The beam ran at 12.8–13.0 TeV.", [((12.8, 13), "=", "teraelectronvolt")]),
        ("The bridge cost VND4,927 billion.", [(4.927e12, "=", "VND")]),
        ("He borrowed USD 200 from the bank.", [(200, "=", "USD")]),
        ("The cost is $4.25 and 32 is the quantity.", [(4.25, "=", "USD"), (32, "=", None)]),
        ("Pay Kiran1 10eur by Monday.", [(10, "=", "EUR")]),
        ("The firm raised Rs 7-9 lakh crore.", [((7e12, 9e12), "=", "INR")]),
        ("Between thirty and six hundred people came.", [((30, 600), "=", "people")]),
        ("She was the two-hundredth visitor to the site.", []),
        ("The Kenyan dam cost 5 million US dollars and 40 workers died.", [(5000000, "=", "USD"), (40, "=", "worker")]),
        (
            "Length: 412 words\n\nByline: Ann Cole\n\nBody\n\nThe council approved the port plan on Monday, the mayor said. The plan costs 12 million pounds.",
            [(1.2e07, "=", "GBP")],
        ),
    ],
)
def test_figures_of_a_sentence(sentence, figures):
    found = statistics_of(a=sentence)
    seen = [
        ((row.low, row.high) if row.value != row.value else row.value, row.bound, row.unit)
        for row in found.itertuples()
    ]
    assert seen == [(pytest.approx(value), bound, unit) for value, bound, unit in figures]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("512 000 tonnes of coal", "512,000 tonnes of coal", "identical"),
        ("a quarter of a million people", "250,000 people", "identical"),
        ("one and three-quarter million people", "1.75 million people", "identical"),
        ("two point five percent", "2.5 percent", "identical"),
        ("6ft 2in", "170 cm", "conflict"),
        ("2 hours 50 minutes", "2 hours", "conflict"),
        ("8lb 10oz", "8lb 2oz", "conflict"),
        ("120 per 100,000 people", "1.2 per 1,000 people", "same figure, converted"),
        (
            "The bank raised rates by 25 basis points.",
            "The bank raised rates by 0.25 percentage points.",
            "same figure, converted",
        ),
        ("30-odd people", "33 people", "compatible with hedge"),
        ("100 or so people", "105 people", "compatible with hedge"),
    ],
)
def test_two_wordings(one, other, verdict):
    assert compare(one, other).verdict == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdicts"),
    [
        ("At 1945 GMT, 35 people were still missing.", "At 2010 GMT, 40 people were still missing.", ["undetermined"]),
        (
            "The firm paid $1987 and hired 30 workers.",
            "The firm paid $2015 and hired 40 workers.",
            ["conflict", "conflict"],
        ),
        (
            "A quarter of a million people marched in Leeds on Monday.",
            "Some 250,000 people marched in Leeds on Monday.",
            ["compatible with hedge"],
        ),
        (
            "The bank's result was $71.5 million in 2023.",
            "The bank's result was minus $71.5 million in 2023.",
            ["conflict"],
        ),
    ],
)
def test_two_articles(one, other, verdicts):
    assert reconcile(statistics_of(a=one, b=other))["verdict"].tolist() == verdicts


def test_years_hours_and_currencies_are_no_dates_and_places():
    """What stands beside a figure is not taken for its date or its place."""
    found = statistics_of(a="Police arrested 1968 people and seized 40 guns.", b="A fine of €1500 hit 20 drivers.")
    assert found["as_of"].isna().all()
    assert statistics_of(a="Exports were worth $1943 million in 2012–13.")["as_of"].tolist() == ["2012"]
    dam = statistics_of(a="The Kenyan dam cost 5 million US dollars and 40 workers died.")
    assert set(dam["place"].dropna()) <= {"Kenya"}
    assert statistics_of(a="3 out of 10 firms cut costs.")["change"].tolist() == [None]
    assert "as of" not in " ".join(reconcile(statistics_of(a="The firm paid $1987.", b="The firm paid $2015."))["why"])
    assert "100 or so" in compare("100 or so people", "105 people").why


@pytest.mark.parametrize(
    ("text", "quotations"),  # of each: its words, the speaker as printed
    [
        (
            "“It was a mistake,” said Hale in a statement, but Cole disagreed: “It was right.”",
            [("It was a mistake,", "Hale"), ("It was right.", "Cole")],
        ),
        (
            "“Taxes must rise,” said Hale, and Cole agreed: “They must.”",
            [("Taxes must rise,", "Hale"), ("They must.", "Cole")],
        ),
        (
            "“It was a mistake,” Hale said; Cole shot back: “It was right.”",
            [("It was a mistake,", "Hale"), ("It was right.", "Cole")],
        ),
        (
            "James “Red” Walker said the road was closed at noon.",
            [("the road was closed at noon", "James “Red” Walker")],
        ),
        (
            "“We sleep in shifts here,” said Maria “Mimi” Lopez, who lives in the camp.",
            [("We sleep in shifts here,", "Maria “Mimi” Lopez")],
        ),
        (
            "“Last night there was gunfire. Nobody came,” said a homeless man who goes by the name “Shorty.”",
            [("Last night there was gunfire. Nobody came,", "a homeless man"), ("Shorty.", None)],
        ),
        (
            "“As I said in May, Dana is a true expert, and the city will profit from her work.” -Mayor Ruth Okafor",
            [("As I said in May, Dana is a true expert, and the city will profit from her work.", "Ruth Okafor")],
        ),
        ("“The dam is safe.”\n\n— Ann Cole, mayor of Leeds", [("The dam is safe.", "Ann Cole")]),
        (
            "And from Chairwoman Lena Ortiz:\n\n“Dana brings twenty years of practice and a record of public service to this office.”",
            [("Dana brings twenty years of practice and a record of public service to this office.", "Lena Ortiz")],
        ),
        ("Said Ann Cole: “We will not yield.”", [("We will not yield.", "Ann Cole")]),
        ("Adds Cole: “We pay.”", [("We pay.", "Cole")]),
        ("“It was a mistake,” Hale was quoted as saying by the Harbour Post.", [("It was a mistake,", "Hale")]),
        ("But experience shows that binding targets do two things.", []),
        (
            "Five years ago, he said, the greater yield was a hedge against high prices.",
            [("Five years ago", "he"), ("the greater yield was a hedge against high prices", "he")],
        ),
        (
            "“What we watch is the speed of the river,” Dubois said. “We have seen the lake drop but the river rise.\n\n“Until now we have stayed below the mark, but we are watching it.\n\n“I ask you to stay away from the banks.”",
            [
                ("What we watch is the speed of the river,", "Dubois"),
                ("We have seen the lake drop but the river rise.", "Dubois"),
                ("Until now we have stayed below the mark, but we are watching it.", "Dubois"),
                ("I ask you to stay away from the banks.", "Dubois"),
            ],
        ),
        ('"Hello," he said, "how are things on the ridge?', [("Hello,", "he"), ("how are things on the ridge?", "he")]),
        (
            "“Good morning?” Harris asked. “Good morning!” Lee exclaimed.",
            [("Good morning?", "Harris"), ("Good morning!", "Lee")],
        ),
        (
            "“The guides are gone.” “Do the woods scare you?” Captain Royce asked with a smile.",
            [("The guides are gone.", None), ("Do the woods scare you?", "Royce")],
        ),
        (
            "\"I present you the new engine. 'It is a legend. Supreme. A machine.' the Daily News said,\" Moore told guests.",
            [("I present you the new engine. 'It is a legend. Supreme. A machine.' the Daily News said,", "Moore")],
        ),
        ("He asked: „Really?” and walked away. He said: “No!” and walked away.", [("Really?", "He"), ("No!", "He")]),
        ("«The treaty is dead,» said Ivan Petrov, the minister.", [("The treaty is dead,", "Ivan Petrov")]),
        ("``We will not yield,'' said Ann Cole.", [("We will not yield,", "Ann Cole")]),
        (
            'Alice Gray began talking to Bob Stone. "The mill will close in June." Stone nodded.',
            [("The mill will close in June.", "Alice Gray")],
        ),
    ],
)
def test_quotations_of_a_text(text, quotations):
    found = find_quotations(corpus_from_texts({"a": text}).articles)
    assert list(zip(found["quotation"], found["speaker"], strict=True)) == quotations
