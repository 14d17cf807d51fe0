"""Articles that are one text, and how many sources stand behind a figure."""

import math

import numpy as np
import pandas as pd
import pytest

from helpers import find_copies, find_quotations
from helpers.framing import words_by_speaker
from helpers.speech import one_name, sources_behind

AGENCY = (
    "The old pier at Ravo fell into the sea on Monday night, and forty people who were fishing there had to swim ashore. "
    "Nobody was hurt, but three boats sank. The port office had closed the western half of the pier in March, after divers "
    "saw rust on most of the pillars, and the town had asked for money to mend it twice since then."
)
OTHER = (
    "In the hills above Corr a bakery that opened in 1911 has sold its last loaf. The baker, who is eighty, wants to travel. "
    "His daughter runs a garage in the next village and never learned to bake, and nobody else in the valley does."
)


def frame(**texts):
    return pd.DataFrame({"text": list(texts.values())}, index=list(texts))


def test_reprints_are_one_family_and_other_articles_are_not():
    rows = find_copies(frame(one=AGENCY, two=f"RAVO (AP) — {AGENCY} A mayor's aide promised to look into it.", three=OTHER))
    assert rows[["a", "b", "family", "older"]].values.tolist() == [["one", "two", "one", None]]
    assert rows["share"].iloc[0] == 1 and rows["words"].iloc[0] == len(AGENCY.split())


def test_a_near_copy_over_days_names_the_older_one():
    changed = AGENCY.replace("forty", "some forty").replace("three boats", "four boats").replace("Monday night", "Monday")
    articles = frame(late=AGENCY, early=changed, third=OTHER).assign(published=["2020-03-04", "2020-03-01T10:00", None])
    row = find_copies(articles).iloc[0]
    assert (row["a"], row["b"], row["older"], row["family"]) == ("early", "late", "a", "early") and 0.5 < row["share"] < 1


def test_an_agency_is_older_where_dates_do_not_tell():
    row = find_copies(frame(a=AGENCY, b=AGENCY).assign(outlet=["Ravo Echo", "Reuters"])).iloc[0]
    assert row["older"] == "b"


def test_a_passage_in_common_is_told_without_a_family():
    statement = "We have asked the port office for the papers of the last nine years and we will read every one of them"
    rows = find_copies(frame(a=f"{AGENCY} {AGENCY[::-1]} “{statement},” the mayor said.", b=f"{OTHER} {OTHER[::-1]} “{statement}.”"))
    assert rows["words"].tolist() == [len(statement.split())] and rows["family"].tolist() == [None]


def test_nothing_in_common_and_nothing_at_all():
    for articles in (frame(), frame(a=""), frame(a="Two words.", b="Two words."), frame(a=AGENCY, b=OTHER)):
        found = find_copies(articles)
        assert found.empty and list(found) == ["a", "b", "share", "words", "family", "older"]


def test_many_articles_are_compared():
    rng = np.random.default_rng(3)
    texts = {f"a{n:03}": " ".join(f"w{k}" for k in rng.integers(0, 3000, 120)) + "." for n in range(300)}
    texts |= {f"b{n}": texts[f"a{n:03}"] for n in range(7)}
    found = find_copies(frame(**texts))
    assert found["b"].tolist() == [f"b{n}" for n in range(7)] and found["share"].eq(1).all()


@pytest.mark.parametrize(
    ("names", "count"),
    [
        ([None, None], 0), (["they"], 0), (["many small shops"], 0),
        (["the report", "the Ravo study", "the researchers"], 1), (["PHO", "Port Health Office", "the PHO"], 1),
        (["Roe", "Mayor Ann Roe", "Ann Roe", None], 1), (["Senator Roe of Ohio", "Ohio Senator Ann Roe"], 1),
        (["the port ministry", "authorities"], 1), (["police", "Ravo police"], 1), (["BoR", "Bank of Ravo"], 1), (["officials"], 1),
        (["Ann Roe", "Tom Ilves"], 2), (["Port Health Office", "Ravo University"], 2),
        (["officials", "Ann Roe"], None), (["officials", "officials"], None), (["Ann Roe", "Port Health Office"], None),
        (["Reuters", "Port Health Office"], None), (["the pilot", "the airline"], None), (["Tom Ilves", "Ravo's harbour minister"], None),
        (["Israel", "Israel Defense Forces"], None), (["Norway", "Norway"], 1), (["Ann Roe and Carl Poe"], None), (["Ann Roe", "Ann Roe and Carl Poe"], None),
    ],
)  # fmt: skip
def test_names_of_one_source_are_one(names, count):
    found = sources_behind([(f"a{n}", name) for n, name in enumerate(names)]).confirmations
    assert found == count if count is not None else math.isnan(found)


def test_copies_are_one_text():
    printed = [("a", "officials"), ("b", "officials")]
    copies = find_copies(frame(a=AGENCY, b=AGENCY))
    assert math.isnan(sources_behind(printed).confirmations) and sources_behind(printed, copies).confirmations == 1


def test_one_person_has_one_name_through_a_corpus():
    names = one_name(["Ann Roe", "Roe", "Mayor Roe", "Tom Ilves", "PHO", "Port Health Office", "the mayor", "Li Wen", "Li", "Ann Hale", "Bo Hale", "Hale"])
    assert {name for name, known in names.items() if known == "Ann Roe"} == {"Ann Roe", "Roe", "Mayor Roe"}
    assert (names["PHO"], names["Li"], names["the mayor"]) == ("Port Health Office", "Li Wen", "the mayor")
    assert names["Hale"] == "Hale"  # there are two
    assert one_name(["Ann Roe", "Ann Roe and Carl Poe", "Roe"])["Roe"] == "Ann Roe"
    names = one_name(["Charles's Harbour Street office", "Charles", "Charles Hale"])  # a first name may be another's
    assert (names["Charles"], names["Charles's Harbour Street office"]) == ("Charles", "Charles's Harbour Street office")
    names = one_name(["Chuck Ilves", "Charles Ilves", "Soeharto Moeljo", "Suharto Muljo", "Officials", "officials", "Police in Ravo"])
    assert names["Chuck Ilves"] == names["Charles Ilves"] == "Chuck Ilves" and names["Officials"] == names["officials"] == "officials"
    assert names["Soeharto Moeljo"] == names["Suharto Muljo"] and names["Police in Ravo"] == "Police in Ravo"


def test_epithets_bodies_and_lands_in_a_name():
    names = one_name([
        "Anna Berg", "Heartbroken Anna Berg", "Berg", "Norwegian President Bo Lind", "Bo Lind", "Berg campaign",
        "Port Commission", "General Court in Ravo against the Port Commission", "Norway's army", "the Norwegian army",
        "Corvo Group", "Corvo", "Drugmaker Corvo", "Corvo Today",
        "Oltria's port ministry", "Oltrian port ministry", "Oltrian tax ministry",
    ])  # fmt: skip
    assert names["Heartbroken Anna Berg"] == names["Berg"] == "Anna Berg" != names["Berg campaign"]
    assert (names["Norwegian President Bo Lind"], names["Port Commission"]) == ("Bo Lind", "Port Commission")
    assert names["Corvo"] == names["Drugmaker Corvo"] == "Corvo Group" and names["Corvo Today"] == "Corvo Today"
    assert names["Oltria's port ministry"] == names["Oltrian port ministry"] != names["Oltrian tax ministry"]
    assert names["Norway's army"] == names["the Norwegian army"]


def test_words_of_a_speaker_are_counted_once_under_one_name():
    said = find_quotations(frame(a="Mayor Ann Roe said the pier is old.", b="“We must act,” Mayor Roe said. Roe did not say that the pier fell."))
    table = words_by_speaker(said)
    assert table[["speaker", "printed", "article", "words"]].values.tolist() == [
        ["Ann Roe", "Ann Roe", "a", 4], ["Ann Roe", "Roe", "b", 3],
    ]
