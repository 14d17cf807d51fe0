"""Figures of a corpus: groups, verdicts, references, arithmetic, independence, what to print."""

from pathlib import Path

import pandas as pd
import pytest

from helpers import corpus_from_texts, find_statistics
from helpers.ground.errors import CorpusError
from helpers.verdicts.printable import print_this
from helpers.verdicts.reconciling import reconcile
from helpers.verdicts.references import spelt

COLUMNS = ["article", "start", "end", "surface", "value", "low", "high", "low_closed", "high_closed", "bound", "hedge", "change",
           "unit", "measure", "place", "as_of", "attribution", "sentence", "passage", "printed", "scale", "outlet"]  # fmt: skip


def table(*rows):
    """Rows of statistics from (article, surface, sentence, further cells)."""
    made, labels = [], []
    for article, surface, sentence, cells in rows:
        start = sentence.index(surface)
        digits = "".join(c for c in surface if c.isdigit() or c in ".,")
        scale = 1e12 if "trillion" in surface else 1e9 if "billion" in surface else 1e6 if "million" in surface else 1.0
        value = float(digits.replace(",", "")) * scale if digits else None
        row = dict.fromkeys(COLUMNS) | {"article": article, "start": start, "end": start + len(surface), "surface": surface, "sentence": sentence,
                                        "value": value, "low": value, "high": value, "low_closed": True, "high_closed": True, "bound": "=",
                                        "passage": "body", "outlet": f"Paper {article}", "printed": digits, "scale": scale} | cells  # fmt: skip
        made.append(row)
        labels.append(f"{article}:{start}")
    return pd.DataFrame(made, columns=COLUMNS, index=pd.Index(labels, dtype=object))


def verdict_of(found, a, b):
    row = found[((found["a_surface"] == a) & (found["b_surface"] == b)) | ((found["a_surface"] == b) & (found["b_surface"] == a))]
    assert len(row) == 1, found[["a_surface", "b_surface", "verdict"]]
    return row.iloc[0]


USERS = [
    ("herald", "668 million", "Erewhon has 668 million internet users.", {"unit": "user", "measure": "internet users", "place": "Erewhon", "attribution": "the Registry"}),
    ("times", "670 million", "There are 670 million netizens in Erewhon.", {"unit": "netizen", "measure": "netizens", "place": "Erewhon", "attribution": "Registry"}),
]


def references(**cells):
    row = {"id": "reg-2015", "measure": "Internet users", "place": "Erewhon", "as_of": "2015-06-30", "value": 668e6, "unit": "people", "low": 667.5e6,
           "high": 668.5e6, "source_title": "36th report", "publisher": "Registry", "how_verified": "read in stored page"}  # fmt: skip
    return pd.DataFrame([row | cells])


def test_synonyms_are_one_measure_and_one_source_is_one_confirmation():
    statistics = table(*USERS)
    before = statistics.copy(deep=True)
    found = reconcile(statistics, references())
    pd.testing.assert_frame_equal(statistics, before)
    row = verdict_of(found, "668 million", "670 million")
    assert row["verdict"] == "same figure, rounded" and row["assumption"]
    assert set(found["b"]) == {"times:10", "ref:reg-2015"} or "ref:reg-2015" in set(found["b"])
    assert found.index.is_unique and found["group"].nunique() == 1
    printed = print_this(statistics, found, references())
    assert len(printed) == 1
    line = printed.iloc[0]
    assert line["confirmations"] == 1
    assert (line["status"], line["printed"], line["value"], line["as_of"]) == ("print", "668 million", 668e6, "2015-06-30")
    assert "670 million" in line["figures"]


def test_a_reference_from_memory_grounds_no_verdict():
    found = reconcile(table(*USERS[:1]), references(how_verified="from memory, unverified"))
    row = found.iloc[0]
    assert row["verdict"] == "undetermined" and "memory" in row["why"]


def test_tolls_rise_and_cannot_fall():
    def toll(article, surface, date):
        return (article, surface, f"The collapse killed {surface} people in Port Ellen.", {"unit": "people", "measure": "people killed", "as_of": date})

    rising = reconcile(table(toll("a", "12", "2020-05-01"), toll("b", "15", "2020-05-02")))
    assert rising.iloc[0]["verdict"] == "different as-of date"
    falling = reconcile(table(toll("a", "15", "2020-05-01"), toll("b", "12", "2020-05-02")))
    assert falling.iloc[0]["verdict"] == "conflict" and "cannot fall" in falling.iloc[0]["why"]
    undated = reconcile(table(toll("a", "15", "2020-05-01"), toll("b", "12", None)))
    assert undated.iloc[0]["verdict"] == "undetermined"


def test_some_of_the_dead_are_a_part():
    texts = ["Eleven of the dead were in a home in Port Ellen, the mayor said.", "At least 34 people were killed in Port Ellen."]
    found = reconcile(find_statistics(pd.DataFrame({"text": texts, "published": ["2019-05-11", "2019-05-12"]}, index=["a", "b"])))
    assert found.empty


def test_of_a_toll_the_higher_is_printed_in_the_words_of_the_article_below_its_headline():
    texts = {
        "a": "Ferry toll climbs to 57\n\nA captain was held on Wednesday as the death toll from the sinking off Port Ellen rose to 57.",
        "b": "Ferry sinks\n\nFifty-five bodies have been recovered off Port Ellen, the harbour office said on Wednesday.",
    }
    articles = pd.DataFrame({"text": pd.Series(texts), "published": "2016-03-09", "outlet": ["Avon Post", "Avon Echo"]})
    statistics = find_statistics(articles)
    found = print_this(statistics, reconcile(statistics))
    assert found["value"].tolist() == [57.0]
    assert found["sentence"].tolist() == [
        "“A captain was held on Wednesday [9 March] as the death toll from the sinking off Port Ellen rose to 57,” the Avon Post reported on 9 March 2016."
    ]


@pytest.mark.parametrize(("first", "second", "told"), [
    ("2013-06-04", "2013-06-05", "undetermined"), ("2013-06-05", "2013-06-05", "conflict"), ("2013-06-06", "2013-06-05", "conflict"),
])  # fmt: skip
def test_a_count_that_a_later_paper_prints_higher_may_have_risen(first, second, told):
    texts = ["Nearly 400 firefighters were fighting the blaze near Port Ellen.", "About 600 firefighters are fighting the blaze near Port Ellen."]
    statistics = find_statistics(pd.DataFrame({"text": texts, "published": [first, second]}, index=["a", "b"]))
    found = reconcile(statistics)
    assert list(found["verdict"]) == [told]
    assert told == "conflict" or list(print_this(statistics, found)["value"]) == [600.0]


@pytest.mark.parametrize(("one", "other"), [
    ("The farm is to go, with the loss of about 800 jobs.", "The new list covers 818 spare parts."),
    ("Turnout was 61 percent.", "The bank owns 61 percent of the shares."),
    ("Rents rose to 6.8 per cent last month.", "The crown has lost 7% against the euro."),
    ("Sixty-one people died in the fire.", "The club signed 61 players."),
    ("Roe paid $12 million for the yard.", "The strike cost the port $12 million."),
    ("The port announced three days of closure.", "Anglers waited three days for a tug."),
    ("A ferry master with 27 years of service sank it.", "A diver of 27 years was hurt."),
    ("Eels ate more than twice the usual bait.", "The ferry carries twice as many cars."),
    ("Roe sells bread to 17 of the top 20 Avon grocers.", "Roe gave bread to 20 Avon swans."),
    ("Ferry fares went up, an increase of 8 per cent.", "The harbour master earned more, a rise of 12 per cent."),
])  # fmt: skip
def test_two_numbers_that_have_no_word_in_common_are_of_two_things(one, other):
    assert reconcile(find_statistics(pd.DataFrame({"text": [one, other]}, index=["a", "b"]))).empty


@pytest.mark.parametrize(("one", "other", "told"), [
    ("The lock was shut for six weeks.", "For six weeks the lock stays shut.", "identical"),
    ("Anglers gave $1.4 million, all of it within 10 years.", "Over 10 years they took $1.4 million.", "identical"),
    ("The lighthouse cost 6.2 billion florins.", "Free milk comes at a cost of 11 billion florins.", "undetermined"),
    ("The frigate carried more than 200 sailors.", "The frigate carried 371 sailors.", "compatible with hedge"),
])  # fmt: skip
def test_a_noun_or_a_number_alone_ties_little(one, other, told):
    found = reconcile(find_statistics(pd.DataFrame({"text": [one, other]}, index=["a", "b"])))
    assert told in list(found["verdict"]) and ("conflict" not in list(found["verdict"]))


def test_others_are_a_part():
    texts = ["Fourteen other Ayr runners were banned.", "The club said 15 Ayr runners were banned."]
    found = reconcile(find_statistics(pd.DataFrame({"text": texts}, index=["a", "b"])))
    assert "conflict" not in set(found["verdict"])


def test_crowds_told_by_two_sides_conflict_within_one_article_too():
    found = reconcile(
        table(
            ("a", "30,000", "Police said 30,000 people marched in Avon.", {"unit": "people", "measure": "people", "attribution": "Police"}),
            ("a", "100,000", "Organisers put the crowd that marched in Avon at 100,000 people.", {"unit": "people", "measure": "people", "attribution": "Organisers"}),
        )
    )
    assert verdict_of(found, "30,000", "100,000")["verdict"] == "conflict"
    assert print_this(table(), found).empty  # statistics of another run


def test_different_things_make_no_pair():
    found = reconcile(
        table(
            ("a", "300", "The school has 300 pupils.", {"unit": "pupil", "measure": "pupils"}),
            ("b", "12", "The fire killed 12 people.", {"unit": "people", "measure": "people killed"}),
            ("c", "40", "The fire injured 40 people.", {"unit": "people", "measure": "people injured"}),
        )
    )
    assert found.empty and list(found.columns)[:5] == ["a", "b", "verdict", "why", "assumption"]


def test_sums_shares_and_conversions():
    firms = "Some 61 firms in Arden, 209 in Bree and 55 in Corr make 328 firms."
    cells = {"unit": "firm", "measure": "firms"}
    sums = reconcile(table(*(("a", n, firms, cells) for n in ("61", "209", "55", "328"))))
    assert list(sums["verdict"]) == ["arithmetic does not follow"] and "3 less" in sums.iloc[0]["why"]

    share = ("a", "24 percent", "The country has 668 million users, 24 percent of the global total.", {"unit": "percent", "measure": "global total"})
    part = ("a", "668 million", share[2], {"unit": "user", "measure": "internet users", "place": "Erewhon"})
    whole = ("b", "3.2 billion", "The world has 3.2 billion internet users.", {"unit": "user", "measure": "internet users", "place": "world"})
    found = reconcile(table(part, share, whole))
    row = verdict_of(found, "24 percent", "3.2 billion")
    assert row["verdict"] == "arithmetic does not follow" and "20.9 per cent" in row["why"]

    sentence = "Shops made 2.95 trillion yuan ($455 billion) last year."
    sums = table(("a", "2.95 trillion yuan", sentence, {"unit": "CNY", "measure": "shops"}), ("a", "$455 billion", sentence, {"unit": "USD", "measure": "shops"}))
    assert reconcile(sums).iloc[0]["verdict"] == "undetermined" and "6.484" in reconcile(sums).iloc[0]["why"]
    rate = references(id="bank", measure="CNY per USD", unit="CNY per USD", value=6.48, low=6.47, high=6.49)
    assert reconcile(sums, rate).iloc[0]["verdict"] == "same figure, converted"


def test_another_definition_is_told():
    found = reconcile(
        table(
            ("a", "7 percent", "The internet economy makes up 7 percent of GDP.", {"unit": "percent", "measure": "GDP"}),
            ("b", "9 percent", "The internet sector makes up 9 percent of GDP.", {"unit": "percent", "measure": "GDP"}),
            ("c", "7 percent", "The internet sector makes up 7 percent of GDP.", {"unit": "percent", "measure": "GDP"}),
        )
    )
    assert verdict_of(found, "7 percent", "9 percent") is not None if len(found) == 2 else True
    by_pair = dict(zip(zip(found["a_article"], found["b_article"], strict=True), found.itertuples(), strict=True))
    assert by_pair["a", "b"].verdict == "different definition"
    assert by_pair["a", "c"].verdict == "identical" and "internet sector" in by_pair["a", "c"].assumption


def test_events_stay_apart():
    statistics = table(*USERS)
    statistics["event"] = ["one", "two"]
    assert reconcile(statistics).empty


def test_empty_and_faulty_tables():
    empty = reconcile(table())
    assert empty.empty and print_this(table(), empty).empty
    assert reconcile(pd.DataFrame()).empty
    with pytest.raises(CorpusError, match="no column"):
        reconcile(pd.DataFrame({"article": ["a"]}))
    with pytest.raises(CorpusError, match="Expected a DataFrame"):
        reconcile([])
    with pytest.raises(CorpusError, match="no column"):
        reconcile(table(*USERS), pd.DataFrame({"id": ["x"]}))


def test_a_table_from_elsewhere_needs_no_places():
    none = ("times", "", "There are many netizens.", {"surface": None, "value": 1.0, "low": 1.0, "high": 1.0})
    statistics = table(*USERS, none).drop(columns=["start", "end"])
    printed = print_this(statistics, reconcile(statistics))
    said = "“Erewhon has 668 million internet users,” the Paper herald reported, citing the Registry."
    assert list(printed["sentence"]) == [said]


def test_numbers_are_spelt_as_news_does():
    from fractions import Fraction

    assert [spelt(Fraction(n)) for n in (668_000_000, 2_598_607_664, 24, 4_137_000)] == ["668 million", "2,598,607,664", "24", "4.137 million"]


def test_missing_may_fall_a_part_is_no_whole_and_far_figures_are_not_paired():
    found = reconcile(table(
        ("a", "40", "The storm killed 9 people and 40 people are missing.", {"measure": "people missing", "unit": "people", "as_of": "2020-03-05"}),
        ("b", "31", "The storm killed 9 people and 31 people are missing.", {"measure": "people missing", "unit": "people", "as_of": "2020-03-06"}),
    ))  # fmt: skip
    assert found["verdict"].tolist() == ["different as-of date"]
    assert reconcile(table(
        ("a", "1,900", "The firm will cut 1,900 jobs at its plants.", {"measure": "jobs", "unit": "job"}),
        ("b", "600", "The firm will cut jobs at its plants, including 600 jobs in Leeds.", {"measure": "jobs", "unit": "job"}),
        ("c", "1.4 million", "The firm will cut 1.4 million jobs at its plants.", {"measure": "jobs", "unit": "job"}),
    )).empty  # fmt: skip


def counts(*rows, **shared):
    """A table of counts from (article, surface, sentence, measure, cells)."""
    return table(*((article, surface, sentence, {"measure": measure} | shared | cells) for article, surface, sentence, measure, cells in rows))


def test_an_equal_state_does_not_excuse_unlike_things():
    found = reconcile(counts(
        ("a", "31", "The ferry sank and 31 people were killed.", "people killed", {}),
        ("b", "6", "The ferry sank and 6 children were killed.", "children killed", {}),
        ("c", "9", "Rescuers said 9 firefighters were hurt when the ferry sank.", "firefighters hurt", {}),
        ("d", "44", "Rescuers said 44 people were hurt when the ferry sank.", "people hurt", {}),
        ("e", "31", "The ferry sank: the death toll is 31.", "death toll", {}),
    ))  # fmt: skip
    assert list(zip(found["a_article"], found["b_article"], strict=True)) == [("a", "e")]


def test_the_day_of_the_paper_dates_only_counts_that_move():
    def pair(sentence, measure, one, two, *days):
        rows = [("ab"[i], s, sentence.format(s), measure, {"published": days[i]}) for i, s in enumerate((one, two))]
        return reconcile(counts(*rows).assign(published=list(days)))

    voted = pair("Then {} senators broke with the party on the canal bill.", "senators", "3", "4", "2021-02-03", "2021-02-04")
    assert voted["verdict"].tolist() == ["conflict"]
    toll = "The landslide killed {} people in the valley."
    assert pair(toll, "people killed", "12", "15", "2021-02-03", "2021-02-04")["verdict"].tolist() == ["undetermined"]
    assert pair(toll, "people killed", "12", "15", "2021-02-03", "2021-02-03")["verdict"].tolist() == ["conflict"]
    assert pair("Some {} homes were without power in the valley.", "homes", "90", "40", "2021-02-03", "2021-02-04")["verdict"].tolist() == ["undetermined"]


def test_a_bound_of_an_earlier_day_is_another_count_and_an_old_toll_another_event():
    toll = "The landslide killed {} people in the valley."
    found = reconcile(counts(
        ("a", "12", toll.format("12"), "people killed", {"as_of": "2021-02-03", "bound": ">", "hedge": "at least", "high": float("inf")}),
        ("b", "15", toll.format("15"), "people killed", {"as_of": "2021-02-04"}),
        ("c", "48", toll.format("48"), "people killed", {"as_of": "1998-06"}),
    ).assign(published="2021-02-04"))  # fmt: skip
    assert found["verdict"].tolist() == ["different as-of date"] and set(found["a_article"]) | set(found["b_article"]) == {"a", "b"}


def test_agreement_needs_less_evidence_and_keeps_other_figures_away():
    found = reconcile(counts(
        ("a", "2,870", "The mill will shed 2,870 posts by spring.", "posts", {"unit": "post"}),
        ("b", "2,870", "Redundancy letters went to 2,870 workers on Monday.", "workers", {"unit": "worker"}),
        ("b", "1,900", "The mill will shed 1,900 posts by spring in the north.", "posts", {"unit": "post", "sentence_start": 100, "start": 120}),
    ))  # fmt: skip
    assert found["verdict"].tolist() == ["identical"]
    assert reconcile(counts(
        ("a", "8,250", "The mill will shed 8,250 posts by spring.", "posts", {}),
        ("b", "10,000", "The mill will shed 10,000 posts by spring.", "posts", {"low": 5000.0, "high": 15000.0}),
    ))["verdict"].tolist() != ["same figure, rounded"]  # fmt: skip


def test_names_of_one_country_periods_and_rates_of_change():
    aid = "{} of flood relief comes from {}."
    money = {"unit": "GBP"}
    found = reconcile(counts(
        ("a", "£4 million", aid.format("£4 million", "the UK"), "relief", money | {"place": "UK", "value": 4e6}),
        ("b", "£4 million", aid.format("£4 million", "Britain"), "relief", money | {"place": "United Kingdom", "value": 4e6}),
        ("c", "£9 million", aid.format("£9 million", "Washington"), "relief", money | {"place": "United States", "value": 9e6}),
    ))  # fmt: skip
    assert found["verdict"].tolist() == ["identical"]
    rent = "A flat in Arden lets for {} on average."
    assert reconcile(counts(
        ("a", "£900 a month", rent.format("£900 a month"), "average rent", {"unit": "GBP per month", "value": 900.0, "low": 900.0, "high": 900.0}),
        ("b", "£11,000 a year", rent.format("£11,000 a year"), "average rent", {"unit": "GBP per year", "value": 11000.0, "low": 11000.0, "high": 11000.0}),
    )).empty  # fmt: skip
    share = {"unit": "percent"}
    assert reconcile(counts(
        ("a", "4.2%", "Inflation was 4.2% in May, the statistics office said.", "inflation", share),
        ("b", "4.2%", "Consumer prices rose 4.2% in May, the statistics office said.", "consumer prices", share | {"change": "up"}),
    ))["verdict"].tolist() == ["identical"]  # fmt: skip


def test_the_latest_toll_is_printed():
    toll = "The landslide killed {} people in Corr valley, officials said."
    statistics = counts(
        ("a", "12", toll.format("12"), "people killed", {"as_of": "2021-02-03", "attribution": "officials", "place": "Corr"}),
        ("b", "15", toll.format("15"), "people killed", {"attribution": "the interior ministry"}),
        ("c", "15", toll.format("15"), "people killed", {"attribution": "authorities"}),
    ).assign(published=["2021-02-03", "2021-02-05", "2021-02-05"])
    row = print_this(statistics, reconcile(statistics)).iloc[0]
    assert (row["printed"], row["as_of"], row["status"]) == ("15", None, "print with the outlet's name")
    assert row["articles"] == "a; b; c" and row["confirmations"] == 1  # by the table of offices


def test_of_two_sides_none_is_printed_yet_and_a_source_is_no_measure():
    said = "{} said {} people marched through the old town."
    statistics = counts(*(
        (article, number, said.format(source, number), measure, {"attribution": source})
        for article, number, source, measure in (
            ("a", "9,000", "Police", "people"), ("a", "25,000", "Organisers", "people"), ("b", "9,000", "Force", "Force"), ("b", "25,000", "Organisers", "people"),
        )
    ))  # fmt: skip
    found = reconcile(statistics)
    assert found["group"].unique().tolist() == ["people"] and "conflict" in set(found["verdict"])
    row = print_this(statistics, found).iloc[0]
    assert row["status"] == "do not print yet" and "9,000" in row["missing"] and "25,000 (Organisers)" in row["missing"]


def test_furniture_is_left_out():
    rows = [(article, "450", "The centre took in 450 families.", "families", {"passage": kind}) for article, kind in (("a", "body"), ("b", "sidebar"), ("c", "caption"))]
    assert reconcile(counts(*rows)).empty


def barges(*rows):
    """Counts of an invented event: (article, number, sentence, measure, cells)."""
    return counts(*((a, n, s, m, {"published": "2031-05-04"} | c) for a, n, s, m, c in rows)).assign(published="2031-05-04")


def test_two_numbers_of_one_role_in_an_article_stay_two_things_whatever_lies_between():
    texts = {
        "a": "The gale killed 40 people at the mill in Avon. The gale killed 12 people at the inn in Avon.",
        "b": "The gale killed 24 people at the mill in Avon.",
        "c": "The gale killed 18 people in Avon at the mill and the inn.",
    }
    days = {"a": "2020-05-04", "b": "2020-05-05", "c": "2020-05-06"}
    found = reconcile(find_statistics(corpus_from_texts(texts, published=days).articles)).dropna(subset="group")
    assert {*found["a_surface"], *found["b_surface"]} == {"40", "24", "18"} and found["group"].nunique() == 1


def test_figures_of_one_sentence_are_never_one_thing():
    found = reconcile(barges(
        ("a", "4,100", "The port moved 4,100 crates and lost another number.", "crates", {}),
        ("b", "4,100", "Of the barges 4,100 crates came ashore.", "crates", {}),
        ("c", "4,100", "Workers unloaded 4,100 sacks of grain in one night.", "sacks", {}),
    ))  # fmt: skip
    assert set(found["verdict"]) == {"identical"} and found["thing"].nunique() == 1
    one = "Of the 35 sailors aboard the Mara, 35 wore vests."
    both = barges(("a", "35", one, "sailors", {}), ("a", "35 wore", one, "sailors", {}), ("b", "35", "The Mara had 35 sailors aboard.", "sailors", {}))
    assert len(reconcile(both)) == 1


def test_a_difference_is_a_conflict_only_where_thing_role_and_scope_are_one():
    ferry = "The Mara carried {} children when it left Port Ellen."
    found = reconcile(barges(("a", "16", ferry.format("16"), "children", {}), ("b", "18", ferry.format("18"), "children", {})))
    assert found["verdict"].tolist() == ["conflict"] and found["group"].nunique() == 1
    part = "The Mara carried 40 passengers, including 25 from Port Ellen."
    apart = barges(
        ("a", "40", "The Mara carried 40 passengers from Port Ellen.", "passengers", {}), ("b", "25", part, "passengers", {}),
        ("c", "one", "One senator spoke against the bill.".replace("One", "one"), "senator", {"value": 1.0, "low": 1.0, "high": 1.0}),
        ("d", "two", "It would take two senators to block the plan.", "senators", {"value": 2.0, "low": 2.0, "high": 2.0}),
    )  # fmt: skip
    assert "conflict" not in set(reconcile(apart)["verdict"])


def test_the_number_of_another_year_does_not_agree():
    share = "The harbour made up 7 per cent of trade in {}."
    found = reconcile(barges(*((a, "7", share.format(year), "trade", {"unit": "percent", "as_of": year}) for a, year in (("a", "2029"), ("b", "2030")))))
    assert "identical" not in set(found["verdict"])


def test_a_reader_joins_splits_and_names_things():
    rows = barges(("a", "12", "The crew of 12 slept below.", "crew", {}), ("b", "12", "A dozen hands, 12 in all, were hired.", "hands", {}))
    a, b = rows.index
    def told(action, one=a, two=b, name=""):
        return pd.DataFrame([{"action": action, "a": one, "b": two, "name": name}])

    assert reconcile(rows, corrections=told("join"))["verdict"].tolist() == ["identical"]
    assert reconcile(rows, corrections=told("split")).empty
    named = reconcile(rows, corrections=pd.concat([told("join"), told("name", name="hands aboard")]))
    assert named["thing"].tolist() == ["hands aboard"]
    for wrong, words in ((told("glue"), "write join, split or name"), (told("join", two="x:1"), "no figure has the label 'x:1'")):
        with pytest.raises(CorpusError, match=f"figure_groups.csv, row 1: .*{words}"):
            reconcile(rows, corrections=wrong)


def test_many_prints_of_one_thing_make_no_square_of_pairs():
    rows = barges(*((f"a{n:03}", "4,100", "The port moved 4,100 crates in a night.", "crates", {}) for n in range(120)))
    found = reconcile(rows)
    assert 119 <= len(found) < 600 and found["group"].nunique() == 1 and set(found["verdict"]) == {"identical"}
    assert print_this(rows, found)["printed"].tolist() == ["4,100"]


def test_of_two_versions_of_a_text_the_later_counts():
    told = "The mayor said {} barges had been towed to the yard by noon."
    more = [("It has room for 310 barges.", "310"), ("Each of the 55 tugs has a crew.", "55")]
    rows = [(a, n, told.format(n), "barges", {}) for a, n in (("a", "21"), ("b", "26"))]
    rows += [(a, n, sentence, "barges" if n == "310" else "tugs", {"sentence_start": 100 * k}) for a in "ab" for k, (sentence, n) in enumerate(more, 1)]
    table = counts(*rows).assign(published=["2031-05-04" if row[0] == "a" else "2031-05-05" for row in rows])
    found = reconcile(table)
    changed = found[found["verdict"] == "different as-of date"]
    assert len(changed) == 1 and "has 26 in place of 21" in changed.iloc[0]["why"]
    assert "26" in set(print_this(table, found)["printed"])


def test_one_agency_text_in_two_papers_is_one_source():
    told = "The storm felled 340 oaks in Arden park, officials said."
    statistics = counts(*((a, "340", told, "oaks", {"attribution": "officials"}) for a in "ab"))
    copies = pd.DataFrame({"a": ["a"], "b": ["b"], "family": ["a"]})
    found = reconcile(statistics)
    assert print_this(statistics, found)["confirmations"].isna().all()
    assert print_this(statistics, found, copies=copies)["confirmations"].tolist() == [1.0]


def test_small_counts_a_limit_and_a_sum_without_a_noun_in_common_are_not_taken_for_one_thing():
    few = {"value": 2.0, "low": 2.0, "high": 2.0}
    others = [("c", "31", f"Some 31 {noun} of the port went on strike.", noun, {"sentence_start": n}) for n, noun in enumerate(("pilots", "clerks", "cooks"), 1)]
    apart = reconcile(barges(
        ("a", "two", "The harbour board put two clerks on unpaid leave over free dinners.", "clerks", few),
        ("b", "Two", "Two night clerks in Bree told a judge how pilots had planned it.", "night clerks", few), *others,
    ))  # fmt: skip
    assert not {"a", "b"} <= set(apart["a_article"]) | set(apart["b_article"])
    money = {"unit": "USD", "value": 500e3, "low": 500e3, "high": 500e3}
    limit = barges(
        ("a", "$500,000", "New rules cap the cost of a single dredging at $500,000.", "dredging", money),
        ("b", "$500,000", "The board spent $500,000 on dredging.", "dredging", money),
    )
    assert reconcile(limit).empty
    sums = barges(
        ("a", "$1 trillion", "The bill would cut the deficit over ten years by $1 trillion.", None, money | {"value": 1e12, "low": 1e12, "high": 1e12}),
        ("b", "$1.2 trillion", "Cuts over ten years come to $1.2 trillion.", "cuts", money | {"value": 1.2e12, "low": 1.2e12, "high": 1.2e12}),
    )  # fmt: skip
    assert "conflict" not in set(reconcile(sums)["verdict"])


def of_a_day(*rows):
    """Figures of two papers of one day: (sentence, surface, measure, cells)."""
    return counts(*(("ab"[i], surface, sentence, measure, cells) for i, (sentence, surface, measure, cells) in enumerate(rows))).assign(published="2031-05-04")


TOLL = "The landslide killed {} people in the valley."


def test_of_a_moving_count_one_missing_date_leaves_it_open_and_two_counters_of_a_day_conflict():
    dated = of_a_day((TOLL.format(55), "55", "people killed", {"as_of": "2031-05-04"}), (TOLL.format(57), "57", "people killed", {}))
    assert reconcile(dated)["verdict"].tolist() == ["undetermined"]
    both = [(TOLL.format(n), n, "people killed", {"attribution": who}) for n, who in (("90", "Corr County"), ("94", "the state ministry"))]
    one_source = [(*row[:3], {"attribution": "Corr County"}) for row in both]
    for told in (both, one_source):
        assert reconcile(of_a_day(*told))["verdict"].tolist() == ["conflict"]


def test_figures_that_may_be_of_two_things_are_in_no_group_and_not_printed_as_one():
    rows = [("Some 76 people of Corr had measles.", "76", "people", {"measure": None}), ("The county has 90 cases of measles.", "90", "cases", {}),
            ("The county has 90 cases of measles.", "90", "cases", {})]  # fmt: skip
    statistics = counts(*(("abc"[i], n, sentence, measure, cells) for i, (sentence, n, measure, cells) in enumerate(rows)))
    found = reconcile(statistics)
    assert set(found.loc[found["verdict"] == "undetermined", "group"]) <= {None}
    assert print_this(statistics, found)["figures"].tolist() == ["90"]


def test_a_former_count_is_not_printed_as_the_present_one():
    rows = [("The fire destroyed at least 60 homes.", "60", "homes", {}), ("The fire destroyed 71 homes, up from 60 homes on Tuesday.", "60", "homes", {})]
    statistics = of_a_day(*rows)
    assert print_this(statistics, reconcile(statistics)).empty


def test_two_ages_differ_only_where_they_are_of_one_person():
    def ages(*told):
        return reconcile(barges(*(("ab"[i], n, sentence, "age", {"unit": "year of age"}) for i, (n, sentence) in enumerate(told))))

    own = [("59", "Ann Roe, 59, was hurt when the Mara sank."), ("61", "Roe, 61, was hurt when the Mara sank.")]
    assert ages(*own)["verdict"].tolist() == ["conflict"]
    assert ages(own[0], ("61", "Ben Doe, 61, was hurt when the Mara sank.")).empty
    assert ages(("59", "A woman aged 59 was hurt when it sank."), ("61", "A woman aged 61 was hurt when it sank.")).empty


def test_few_killed_are_of_one_place_and_day_and_no_number_of_something_else():
    def met(one, other):
        found = find_statistics(corpus_from_texts({"a": one, "b": other}, published="2024-05-03").articles)
        return len(reconcile(found)) > 0

    killed = "A bomb at a market killed five people in {} on {}."
    assert met(killed.format("Ravo", "Tuesday"), killed.format("Ravo", "Tuesday"))
    assert not met(killed.format("Ravo", "Tuesday"), killed.format("Hove", "Tuesday"))
    assert not met(killed.format("Ravo", "Tuesday"), killed.format("Ravo", "Wednesday"))
    assert not met("In Ravo 18 people were killed on Tuesday.", "Ravo will choose 18 town councils on Tuesday.")


def test_sums_of_two_currencies_are_not_added():
    told = "They stole $300 million: $170 million in pay and 130 million {} in shares."
    verdicts = [reconcile(find_statistics(corpus_from_texts({"a": told.format(c)}).articles)).verdict.tolist() for c in ("dollars", "euros")]
    assert "arithmetic follows" in verdicts[0] and "arithmetic follows" not in verdicts[1]


def test_two_durations_differ_only_where_one_thing_lasts():
    years = {"unit": "year"}
    assert reconcile(barges(
        ("a", "14", "The licence for the ferry was renewed for 14 more years.", "years", years),
        ("b", "17", "The licence for the ferry was renewed for 17 more years.", "years", years),
    )).empty  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [
    ("Twelve infants were taken ill, the clinic said.", "Twelve babies fell ill at the clinic."),
    ("The jobless rate was 5.6 per cent.", "Unemployment stood at 5.6 per cent."),
])  # fmt: skip
def test_other_words_for_one_thing(one, other):
    found = reconcile(find_statistics(pd.DataFrame({"text": [one, other]}, index=["a", "b"])))
    assert list(found["verdict"]) == ["identical"]


@pytest.mark.parametrize(("early", "late", "printed"), [
    ("Seven ducks drowned in Avon lake, wardens said.",
     "At least nine ducks drowned in Avon lake, said wardens, who raised the count from seven.", "at least nine"),
    ("The fair in Avon sold 312 ducks.", "The fair in Avon sold 311, not 312, ducks.", "311"),
    ("Wardens said 12 of their ducks were killed.",
     "Wardens have lifted the number of ducks they say were killed, to 31 from 12.", "31"),
    ("The barge was travelling at 21 knots, a warden said.",
     "Wardens said the barge was travelling at 18 knots. Earlier reports had put the speed at 21 knots.", "18 knots"),
    ("Some 640 ducks live in Avon.",
     "The mayor of Avon denied leave for the flock to grow to 900 ducks from 640 ducks.", "some 640"),
    ("The lake has 640 ducks.", "The flock of the lake will be expanded to 900 ducks from 640.", "640"),
    ("At least 14 complaints about Avon lake were filed.", "At least 17 complaints about Avon lake were filed.",
     "at least 17"),
    ("The storm felled 54,118 trees in Avon forest.", "The storm felled 54,000 trees in Avon forest.", "54,118"),
])  # fmt: skip
def test_what_was_replaced_is_not_printed_and_printed_is_the_best_print(early, late, printed):
    days, outlets = ["2020-05-04", "2020-05-08"], ["Avon Post", "Lake News"]
    corpus = corpus_from_texts({"a": early, "b": late}, published=days, outlet=outlets)
    statistics = find_statistics(corpus.articles)
    told = print_this(statistics, reconcile(statistics)).iloc[0]
    assert told["printed"] == printed and printed.split()[-1].lower() in statistics["surface"][told["best"]].lower()


@pytest.mark.parametrize(("early", "late", "printed", "cited", "sources"), [
    ("The storm sank 14 barges at Avon.",
     "The storm at Avon sank 14 barges, harbour officials said.", "14", "b", "harbour officials"),
    ("The estimate of 1,140 drowned ducks may be far too low, the club said.",
     "An estimated 1,140 drowned ducks lay in Avon lake, the wardens said.", "an estimated 1,140", "b", "the wardens"),
    ("The Mara had 371 passengers on board, the owner said.",
     "The Mara had more than 300 passengers on board, the mayor said.",
     "371", "a", "the owner"),
])  # fmt: skip
def test_the_sentence_is_attributed_not_doubted_and_as_careful_as_printed(early, late, printed, cited, sources):
    corpus = corpus_from_texts({"a": early, "b": late}, published="2020-05-04", outlet=["Avon Post", "Lake News"])
    statistics = find_statistics(corpus.articles)
    told = print_this(statistics, reconcile(statistics)).iloc[0]
    assert (told["printed"], told["cited"], told["sources"]) == (printed, cited, sources)


def told_by(*texts):
    """(statistics, verdicts) of invented articles of one day."""
    known = {f"paper{i}": text for i, text in enumerate(texts)}
    corpus = corpus_from_texts(known, outlet=dict.fromkeys(known, "Avon Post"), published="2020-05-06")
    statistics = find_statistics(corpus.articles)
    return statistics, reconcile(statistics)


@pytest.mark.parametrize(("one", "two", "verdicts"), [
    ("Wardens said about 150 of the swans had crossed the bridge at Avon. The 150 swans slept beside the bridge.",
     "More than 150 swans waited at the bridge at Avon.", {"compatible with hedge", "undetermined"}),
    ("Roughly another 150 swans had yet to cross the bridge.", "More than 150 swans crossed the bridge.", set()),
    ("Between 150 and 200 swans nest at the old bridge.", "About 200 swans nest at the old bridge.", {"within range"}),
    ("Between 150 and 200 carts pass the old bridge.", "About 200 swans nest beside the old bridge.", set()),
    ("Thousands of swans left the frozen lake.", "At night thousands of swans left the frozen lake.", {"identical"}),
    ("Thousands of swans left the frozen lake in London.", "Thousands of swans died of flu in London.", set()),
    ("Roughly 200 demonstrators sang in London on Sunday.", "In London, about 200 geese were sold on Sunday.", set()),
    ("Ann Poe, 23, came to Hyde Park on Sunday.", "On Sunday 23-year-old Jane Rell wept at Hyde Park.", set()),
    ("Ann Poe, 23, was held in Hyde Park.", "Wardens hold Poe, a 23-year-old painter, in Hyde Park.", {"identical"}),
    ("Ann Poe, 23, was held in Hyde Park.", "In Hyde Park Ben Poe, 23, was held.", set()),
    ("Mills cut 30 percent of all jobs in Avon.", "In Avon mills cut their jobs by 30 percent.", {"identical"}),
    ("Wool makes up 30 percent of all goods sold in Avon.",
     "In Avon 30 percent of the goods sold are wool.", {"identical"}),
    ("Wardens named five sites for the swan fair.", "Five locations for the swan fair were named.", {"identical"}),
    ("Roe is charged with ten counts of murder over the fire at Avon mill.",
     "Ten people were killed in the fire at Avon mill.", set()),
    ("A tram wreck killed 14 people in 1999.", "The blast at the mill in Avon killed 14 people.", set()),
    ("It was the worst tram wreck since March 1999, when a wreck killed 14 people and hurt 30.",
     "Tram wreck kills 14 people, hurts 30", set()),
    ("The wreck of the Mara at Avon killed 14 people in March 1999.",
     "Roe was tried over the wreck of the Mara at Avon, which killed 14 people.", {"identical"}),
    ("In March 1999 the Avon tram wreck killed 14 people in London.",
     "Roe was tried in London over the Avon tram wreck, in which 14 people were killed.", {"identical"}),
    ("The two blasts killed at least 30 people and left another 125 hurt.",
     "In the two blasts 30 people were killed and 100 hurt.", {"compatible with hedge", "conflict", "identical"}),
    ("The case has called 115 clerks as witnesses in Avon.", "In Avon 113 clerks were called as witnesses.", {"conflict"}),
    ("On Monday the flood at Avon hurt 13 people.", "The flood at Avon had hurt 15 people by Tuesday.", {"undetermined"}),
    ("Some 200 people were examined after the gas leak at Avon.", "The gas leak at Avon hurt 200 people.", set()),
    ("The quake shut 13 hospitals in Avon.", "The quake shut 15 hospitals in Avon.", {"conflict"}),
    ("The flood hurt 13 people in Avon.", "The flood left 15 people hurt.", {"conflict"}),
    ("The two clerks stole $170 million from the mill in Avon.",
     "From the mill in Avon the two clerks stole $150 million.", {"identical", "conflict"}),
    ("The flood hurt 13 people in Avon.", "The blast left 15 people hurt.", {"undetermined"}),
    ("The mills lie 20 miles north of Avon.", "The mills lie 20 miles (32 km) to the north of Avon.", set()),
    ("The flight to Avon took 24 hours.", "The flight took 20 hours.", {"conflict"}),
    ("The flood cost the state $3.2 billion.", "The state put the cost of the flood at $4.1 billion.", {"conflict"}),
    ("The swan fair is to last between 60 and 80 hours.",
     "Wardens said that the fair should take between 60 and 80 hours.", {"identical"}),
    ("The bread must rise for 60 to 80 hours.", "The swan fair is to last 60 to 80 hours.", set()),
    ("Wardens sold swans on five web sites.", "Wardens sold swans on five websites.", {"identical"}),
    ("Wardens feed swans at five sites.", "Wardens sold eggs on five websites.", set()),
    ("Two-thirds of the votes make a dean of Avon.", "In Avon two thirds of the deans are old.", set()),
    ("A dean of Avon needs two-thirds support.", "A dean of Avon is made by a two-thirds majority.", {"identical"}),
    ("For 25 years Roe served as dean of Avon.", "Poe served as clerk of Avon for the 26 years that Doe served.", set()),
    ("Ann Roe, 55, is to be tried in Avon.", "The 56-year-old Roe denied it.", {"conflict"}),
    ("Ann Roe, 55, is to be tried in Avon.", "Roe was 17 when she came to Avon.", set()),
    ("The 57-year-old bride wore a green dress.", "Ann Roe, the 57-year-old bride, wore green.", {"identical"}),
    ("A 15-year-old boy was shot dead.", "A 15-year-old girl was shot dead.", set()),
    ("An estimated 14.1 million voters are listed in Avon.", "In Avon 13 million voters are listed.", {"conflict"}),
    ("Three clerks were killed at the mill in Avon.", "Roe left the mill in Avon to his three clerks.", set()),
    ("The blast at the mill in Avon killed eight people, including three clerks.",
     "Three clerks were killed in the blast at the mill in Avon.", {"identical"}),
    ("Five people died at the mill in Avon, including the gunman.", "At the mill in Avon five people died.", set()),
    ("Roe shot at the clerks in Avon, killing three of them.", "In Avon Roe killed three clerks.", {"identical"}),
    ("The balloon was flying at 4,000 feet.", "Roe spoke of its failure to fly at 4,000 feet.", set()),
    ("Avon Wool shares fell 40 cents to $31.", "On the market Corr Mills shares rose 2 cents to $40, and Avon Wool "
     "dropped 30 cents to $33.", {"conflict"}),
    ("Avon Wool shares fell 40 cents to $31 in morning trading.", "Avon Wool shares fell 60 cents to $33.", set()),
    ("Avon Wool shares fell 40 cents to $31.", "Corr Mills shares fell 30 cents to $33.", set()),
    ("Six people were killed in the fire at the mill in Avon.", "The mayor said that three people were killed in the fire at"
     " the mill in Avon. The coroner said that the fire killed six people.", {"identical", "conflict"}),
    ("Six people were killed in the fire at the mill in Avon.", "Three people were killed in the fire at the mill in Avon."
     " Six people were killed in the fire at the inn in Avon.", {"identical"}),
])  # fmt: skip
def test_what_ties_two_figures_is_their_own(one, two, verdicts):
    assert set(told_by(one, two)[1]["verdict"]) == verdicts


@pytest.mark.parametrize(("one", "two", "printed"), [
    ("The two ducks that drowned were old.", "In the lake two ducks drowned.", ["two"]),
    ("One swan was lost in the storm on the lake.", "In the storm one swan was lost on the lake.", []),
    ("Eighteen swans and one cygnet died in a storm.", "In a storm 18 swans and one cygnet died.", ["eighteen", "one"]),
])  # fmt: skip
def test_a_mere_one_is_not_printed(one, two, printed):
    assert sorted(print_this(*told_by(one, two))["printed"].str.lower()) == printed


@pytest.mark.parametrize(("one", "two", "verdicts"), [
    ("The camp at Orla received 12.4 inches of rain in a day.",
     "Sul has received almost 13 inches of rain since May.", []),
    ("Orla camp received 12.4 inches of rain on Sunday.", "On Sunday almost 13 inches of rain fell on Orla camp.",
     ["compatible with hedge"]),
    ("Over 300 people moved to shelters in Avon, police said. Over 700 people are in shelters in Avon, Poe said.",
     "The gale hit Avon.", []),
    ("The blasts killed at least 35 people and left another 125 wounded.",
     "The blasts left 100 people wounded.", ["conflict"]),
    ("The blasts wounded 35 people and another 125 were wounded in Orla.", "The blasts left 100 people wounded.",
     ["undetermined"]),
    ("A car hit a wall. The three were taken to hospital.",
     "A barge sank and at least six people were taken to hospital.", []),
    ("Three people were taken to hospital in Avon.",
     "In Avon at least six people were taken to hospital.", ["conflict"]),
    ("The gale killed 40 people in Avon. In Orla 12 people were killed by the gale.", "The gale killed 55 people.",
     ["undetermined"]),
    ("The gale killed 40 people.", "The gale killed 55 people.", ["conflict"]),
    ("The gale killed at least nine people.", "Another gale killed nearly 30 people at Orla.", ["undetermined"]),
])  # fmt: skip
def test_what_is_a_part_or_far_or_merely_alike_is_no_conflict_and_no_agreement(one, two, verdicts):
    found = told_by(one, two)[1]
    assert list(found["verdict"]) == verdicts and (found["group"].notna() | (found["verdict"] == "undetermined")).all()


@pytest.mark.parametrize(("text", "verdicts"), [
    ("Organisers said 20,000 people marched through Avon. Police put the figure at 8,000.", ["conflict"]),
    ("The council of Avon says 80 per cent of the swans are young, while farmers counter with a figure of 50 per cent.", ["conflict"]),
    ("The council of Exe said 20,000 ducks were sold. Police put the number of swans at 8,000.", []),
    ("The council of Exe said it would cut fees by 10 per cent, while farmers of Avon said they would cut rents by 5 per cent.", []),
])  # fmt: skip
def test_two_sides_in_one_article_differ_where_the_second_number_stands_for_the_first(text, verdicts):
    found = reconcile(find_statistics(corpus_from_texts({"a": text}, published="2020-05-06").articles))
    assert found["verdict"].tolist() == verdicts and found["group"].notna().all()


@pytest.mark.parametrize("other", [
    "But Roe, 78, spoke Italian.", "On Monday, 78-year-old Ann Roe spoke.", "Ann Roe, a baker of bread, is 78.", "Roe, also 78, sang."
])  # fmt: skip
def test_whose_an_age_is(other):
    texts = {"a": "Ann Roe, who turned 78 on Saturday, left.", "b": other}
    found = reconcile(find_statistics(corpus_from_texts(texts, published="2005-04-18").articles))
    assert found["verdict"].tolist() == ["identical"]


@pytest.mark.parametrize(("a", "b", "day"), [
    ("The Avon water tax costs owners $40 a month, the town said.", "The Avon water tax costs owners $40 a year, the town said.", "2020-05-05"),
    ("The Avon rowing club has 40 boats in its harbour school.", "The Avon rowing club has 35 boats in its harbour school.", "2020-07-05"),
])  # fmt: skip
def test_what_is_for_another_time_is_neither_the_same_nor_a_conflict(a, b, day):
    corpus = corpus_from_texts({"a": a, "b": b}, published={"a": "2020-05-04", "b": day})
    found = reconcile(find_statistics(corpus.articles))
    assert found[found["a"] != found["b"]].empty


def test_the_example_of_the_readme_gives_a_verdict():
    readme = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")
    *lines, last = readme.split("```python\n")[1].split("```")[0].strip().splitlines()
    exec("\n".join(lines), names := {})
    assert eval(last, names)["verdict"].tolist() == ["compatible with hedge"]
