"""Sentences to print: taken from an article word for word, or from a reference, or none with what is missing."""

import re
from types import SimpleNamespace

import pandas as pd
import pytest

from helpers import corpus_from_texts, find_statistics, load_corpus, print_this, reconcile
from helpers.ground import Reading
from helpers.language import read_words, tags_of
from helpers.speech import bare_surnames
from helpers.verdicts.printable import _status
from helpers.verdicts.sentences import NO_CLAUSE, NO_DAY, NO_OUTLET, NO_SLIP, NO_SUBJECT, extract, sentence_of


def figure(sentence, surface, **cells):
    start = sentence.index(surface)
    known = {"article": "a", "outlet": "Avon Post", "published": "2020-05-06", "passage": "body", "before": "", "attribution": None}
    return known | {"sentence": sentence, "sentence_start": 0, "start": start, "end": start + len(surface), "surface": surface} | cells


@pytest.mark.parametrize(("sentence", "surface", "cells", "told"), [
    ("Avon has 40 swans.", "40", {}, "“Avon has 40 swans,” the Avon Post reported on 6 May 2020."),
    ("Avon has 40 swans.", "40", {"attribution": "a study by Ann Roe"}, "“Avon has 40 swans,” the Avon Post reported on 6 May 2020, citing a study by Ann Roe."),
    ("Avon has 40 swans.", "40", {"genre": "opinion"}, "“Avon has 40 swans,” an opinion piece in the Avon Post said on 6 May 2020."),
    ("But the town of Avon has 40 swans.", "40", {}, "The Avon Post reported on 6 May 2020 that “the town of Avon has 40 swans.”"),
    ("Avon counted 40 swans on Wednesday.", "40", {}, "“Avon counted 40 swans on Wednesday [6 May],” the Avon Post reported on 6 May 2020."),
    ("Now, Avon has 40 swans.", "40", {}, "“Avon has 40 swans,” the Avon Post reported on 6 May 2020."),
    ("Avon counted 40 swans on Wednesday at the old lake.", "40", {}, "“Avon counted 40 swans on Wednesday [6 May] at the old lake,” the Avon Post reported on 6 May 2020."),
    ("In Avon 40 swans were sold.", "40", {"attribution": "Exe budget office"}, "“In Avon 40 swans were sold,” the Avon Post reported on 6 May 2020, citing the Exe budget office."),
    ("Hens ran before Roe saw 40 swans, Roe said.", "40", {"surnames": ["Ann Roe", "Ann Roe"], "attribution": "Ann Roe"}, "“Hens ran before [Ann] Roe saw 40 swans,” the Avon Post reported on 6 May 2020."),
    ("Farmers sold 40 swans.", "40", {"title": "Fair draws Avon"}, "“Farmers sold 40 swans,” the Avon Post reported on 6 May 2020 under the headline ‘Fair draws Avon’."),
    ("AVON, May 6 (XY) — Farmers of Exe sold 40 swans last year.", "40", {}, "“Farmers of Exe sold 40 swans last year [2019],” the Avon Post reported on 6 May 2020."),
    ("Farmers of Exe on Tuesday sold 40 swans.", "40", {}, "“Farmers of Exe on Tuesday [5 May] sold 40 swans,” the Avon Post reported on 6 May 2020."),
    ("On Tuesday, the council of Exe found that the fair would cost $40 in fees.", "$40", {}, "“On Tuesday [5 May], the council of Exe found that the fair would cost $40 in fees,” the Avon Post reported on 6 May 2020."),
    ("The council of Exe will meet on Tuesday to count 40 swans.", "40", {}, "“The council of Exe will meet on Tuesday to count 40 swans,” the Avon Post reported on 6 May 2020."),
    ("In all, the Exe mill sold 40 swans, the report said.", "40", {"attribution": "the report by Ann Roe"}, "The Avon Post reported on 6 May 2020, citing the report by Ann Roe, that “the Exe mill sold 40 swans.”"),
    ("As the Avon Post reported last week, Exe sold 40 swans.", "40", {"attribution": "Avon Post"}, "“Exe sold 40 swans,” the Avon Post reported on 6 May 2020."),
    ("Exeair said in a note that the jet of Exe holds 40 swans.", "40", {"attribution": "Exeair", "title": "Exeair jet lost"}, "“Exeair said in a note that the jet of Exe holds 40 swans,” the Avon Post reported on 6 May 2020."),
    ("Farmers of Exe sold 40 swans yesterday.", "40", {}, "“Farmers of Exe sold 40 swans yesterday [5 May],” the Avon Post reported on 6 May 2020."),
    ("Farmers of Exe will sell 40 swans next week at the fair.", "40", {}, "“Farmers of Exe will sell 40 swans next week at the fair,” the Avon Post reported on 6 May 2020."),
    ("Farmers of Exe sold 40 swans on Tuesday morning.", "40", {}, "“Farmers of Exe sold 40 swans on Tuesday morning [5 May],” the Avon Post reported on 6 May 2020."),
    ("The town has 40 swans, a figure that Roe called “fantasy.”", "40", {}, "“The town has 40 swans, a figure that Roe called ‘fantasy’,” the Avon Post reported on 6 May 2020."),
    ("Roe said that Avon has 40 swans.", "40", {"attribution": "Ann Roe"}, "“Avon has 40 swans,” the Avon Post reported on 6 May 2020, citing Ann Roe."),
    ("\"Avon has 40 swans,\" Roe said.", "40", {"attribution": "Ann Roe"}, "“Avon has 40 swans,” Ann Roe said, as quoted by the Avon Post on 6 May 2020."),
    ("In Avon, 40 swans drowned, she said.", "40", {"attribution": "Ann Roe"}, "“In Avon, 40 swans drowned,” the Avon Post reported on 6 May 2020, citing Ann Roe."),
    ("She also said 40 swans of Avon had drowned.", "40", {"attribution": "Ann Roe"}, "The Avon Post reported on 6 May 2020, citing Ann Roe, that “40 swans of Avon had drowned.”"),
    ("Ann Roe has a plan, and the plan would save 40 swans.", "40", {}, "“Ann Roe has a plan, and the plan would save 40 swans,” the Avon Post reported on 6 May 2020."),
    ("We counted 40 swans.", "40", {"before": "“I walked. ", "attribution": "Ann Roe"}, "“We counted 40 swans,” Ann Roe said, as quoted by the Avon Post on 6 May 2020."),
])  # fmt: skip
def test_an_extract_is_attributed_and_dated(sentence, surface, cells, told):
    assert extract(figure(sentence, surface, **cells)) == (told, None)


@pytest.mark.parametrize(("source", "told"), [
    ("Ministry of Lakes", "the Ministry of Lakes"), ("Avon administration", "the Avon administration"),
    ("Avon Lake Watch", "Avon Lake Watch"), ("Ann Roe", "Ann Roe"),
])  # fmt: skip
def test_a_body_that_speaks_keeps_its_article(source, told):
    row = figure("“Avon has 40 swans,” it added.", "40", attribution=source)
    assert extract(row)[0].startswith(f"“Avon has 40 swans,” {told} said, as quoted by")


@pytest.mark.parametrize(("sentence", "surface", "cells", "missing"), [
    ("Avon has 40 swans.", "40", {"outlet": None}, NO_OUTLET),
    ("They counted 40 swans.", "40", {}, NO_SUBJECT),
    ("We counted 40 swans.", "40", {}, NO_SUBJECT),
    ("The firm has 40 swans.", "40", {}, NO_SUBJECT),
    ("Shares in the brewer fell 40 cents.", "40", {}, NO_SUBJECT),
    ("Photographs of 40 swans were also sold.", "40", {}, NO_SUBJECT),
    ("Just 40 swans separated them.", "40", {}, NO_SUBJECT),
    ("Of those, 40 had a ring.", "40", {}, NO_SUBJECT),
    ("In that case, 40 swans of the lake of Avon were sold.", "40", {}, NO_SUBJECT),
    ("In all, it has 40 swans.", "40", {}, NO_SUBJECT),
    ("We counted 40 swans.", "40", {"before": "“I walked. "}, NO_SUBJECT),
    ("40 swans, with 12 young ones on the river.", "40", {}, NO_CLAUSE),
    ("Farmers of Exe sold 40 swans last year.", "40", {"published": None}, NO_DAY),
    ("Farmers of Exe sold 40 swans on Thursday.", "40", {}, NO_DAY),
    ("Avon has 40 swans.", "40", {"passage": "headline"}, NO_CLAUSE),
    ("Among them, they said: 40 swans will be moved to the lake.", "40", {}, NO_SUBJECT),
    ("A swan every mile, guarded by 40 wardens of the town.", "40", {}, NO_CLAUSE),
    ("(Also here: Avon has 40 swans)", "40", {}, NO_CLAUSE),
    ("\"Avon has 40 swans,\" Roe said.", "40", {"attribution": "Roe"}, NO_SUBJECT),
    ("Avon has 40 swans, he said.", "40", {"attribution": "he"}, NO_SUBJECT),
    ("Avon has 40 swans, Doe said.", "40", {"attribution": "Doe"}, NO_SUBJECT),
    ("Hundreds of boats sank and 40 swans drowned.", "40", {}, NO_SUBJECT),
    ("Four other swans drowned near Exe and 40 in Avon.", "40", {}, NO_SUBJECT),
    ("Ann Roe said the plan would save 40 swans.", "40", {}, NO_SUBJECT),
    ("The 40 swans were moved to Avon.", "40", {}, NO_SUBJECT),
    ("Ann Roe said the bipartisan amendment would save 40 swans.", "40", {}, NO_SUBJECT),
    ("Ann Roe let the pilot climb to 4,000 feet.", "4,000 feet", {}, NO_SUBJECT),
    ("Opponents want at least 40 votes in Avon.", "40", {}, NO_SUBJECT),
    ("Earlier, Ann Roe sold 40 swans to Avon.", "40", {}, NO_CLAUSE),
    ("Mr. Doe’s plan brought 40 swans to Avon.", "40", {}, NO_SUBJECT),
    ("The town hall of Avon sold 40 swans earlier in the day.", "40", {}, NO_DAY),
    ("It also took in 40 swans.", "40", {"before": "Avon has 3,000 ducks. "}, NO_SUBJECT),
    ("The death brought to 40 the number of swans lost in Avon.", "40", {}, NO_SUBJECT),
    ("Revenues for the third quarter totaled $40 million.", "$40 million", {}, NO_SUBJECT),
    ("Give us 40 swans, the mayor of Avon said.", "40", {}, NO_CLAUSE),
    ("The mayor of Avon sold us 40 swans.", "40", {}, NO_SUBJECT),
    ("wing span: 40 feet or 12 meters (the usual span of Avon swans is 5 feet).", "40 feet", {}, NO_CLAUSE),
    ("Share of the lake of Avon that is ice: 40 percent.", "40 percent", {}, NO_CLAUSE),
    ("But then in the dark 40 swans left Avon.", "40", {}, NO_CLAUSE),
    ("In Avon hens could be sold by any farmer who has a stall at the fair of the king and another one at the fair of the queen and some 40 swans, including old ones, would be sold by the town and by its two mills.", "40", {}, NO_CLAUSE),
    ("In Avon 40 of 50 farmers keep those older swans.", "40", {}, NO_SUBJECT),
    ("The men face 40 years in prison, Ann Roe said.", "40 years", {}, NO_SUBJECT),
    ("“Now I find that Ann Roe wants 40 swans,” Tom Ashe said.", "40", {"attribution": "Tom Ashe"}, NO_CLAUSE),
    ("Exe and Avon also sold 40 swans.", "40", {}, NO_SUBJECT),
    ("Some are from Avon, and 40 from Exe.", "40", {}, NO_CLAUSE),
    ("Exe has 40 swans that cost more than that.", "40", {}, NO_SUBJECT),
    ("The mill economy made 7 per cent of GDP.", "7 per cent", {}, NO_SUBJECT),
    ("The 17-year-old ferry carried 40 swans, the port of Avon said.", "40", {}, NO_SUBJECT),
    ("Avon paid $4.1 million dollars for the lake.", "$4.1 million", {}, NO_SLIP),
    ("Avon bought 40 swans _ 12 of them old _ in May.", "40", {}, NO_SLIP),
    ("Avon sold 138 hens, 40, swans and one goose.", "40", {}, NO_SLIP),
    ("Exe mourned after a storm of May that killing 40 swans.", "40", {}, NO_SLIP),
    ("Ann Roe sold 40 swans here.", "40", {}, NO_SUBJECT),
    ("Ann Roe took 40 swans to the crash site.", "40", {}, NO_SUBJECT),
    ("Avon is likely to lose 40 swans, the keeper said.", "40", {}, NO_SUBJECT),
])  # fmt: skip
def test_what_cannot_stand_alone_is_not_printed(sentence, surface, cells, missing):
    assert extract(figure(sentence, surface, **cells)) == (None, missing)


def test_a_headline_tells_which_plan_is_meant():
    row = figure("Ann Roe said the bill would save 40 swans.", "40", title="Lake plan divides Avon")
    told = "“Ann Roe said the bill would save 40 swans,” the Avon Post reported on 6 May 2020 under the headline ‘Lake plan divides Avon’."
    assert extract(row) == (told, None)
    for title in ("Ferry sinks off Exe", "Roe: ‘My plan will do’", None):  # of no plan, with marks of its own, none
        assert extract(row | {"title": title}) == (None, NO_SUBJECT)
    texts = {"post": "Lake plan divides Avon\n\nRoe was glad.\n\nIn Avon the plan would save 40 swans of the lake.",
             "echo": "Swans\n\nThe plan would save 40 swans of the lake."}  # fmt: skip
    articles = corpus_from_texts(texts, outlet={"post": "Avon Post", "echo": "Exe Echo"}).articles
    statistics = find_statistics(articles)
    told = print_this(statistics, reconcile(statistics), articles=articles)["sentence"].tolist()
    assert told == ["“In Avon the plan would save 40 swans of the lake,” the Avon Post reported under the headline ‘Lake plan divides Avon’."]


def test_what_is_cut_off_leaves_a_whole():
    row = figure("Ann Roe of Avon says that selling 40 swans while under the age of 18 is wrong.", "40")
    assert "40 swans while under the age of 18 is wrong,”" in extract(row)[0]
    row = figure("The law of Avon would require buying 40 swans, and keeping ducks like those used by Exe.", "40")
    assert "and keeping ducks" in extract(row)[0]


def test_a_threat_is_no_toll_and_other_victims_are_another_thing():
    found = printed_of("Ann Roe said in Avon: “Until we kill 4,000 swans we will not rest.”", "“Until we kill 4,000 swans we will not rest,” Ann Roe said in Avon.")
    assert found["sentence"].tolist() == [None]
    found = printed_of("In Avon the mill would rather than win 4,000 votes lose them.", "Rather than win 4,000 votes, Avon will lose.")
    assert found["sentence"].tolist() == [None]
    found = printed_of("The storm killed one swan at the lake of Avon on Monday night.", "The storm killed one farmer at the lake of Avon on Monday night.")
    assert found.empty


def test_a_long_sentence_ends_before_a_trailing_clause_or_is_not_printed():
    long = ("The council of Avon, which met for nine hours in the old hall beside the bridge on a wet evening, has sold 40 swans of its river to the "
            "fair of Exe, {} a new fence along both banks of the stream will be paid by the king of the land.")  # fmt: skip
    assert extract(figure(long.format("although"), "40"))[0].endswith("to the fair of Exe,” the Avon Post reported on 6 May 2020.")
    assert extract(figure(long.format("and for now"), "40")) == (None, NO_CLAUSE)


def test_a_sentence_with_a_refuted_figure_is_not_printed():
    row = figure("Avon has 40 swans, half of them young.", "40")
    told = SimpleNamespace(bound="=", value=40, start=row["start"], end=row["end"])
    entry = SimpleNamespace(row=row, figure=told, rough=40, state=None, stems=frozenset(), sentence=row["sentence"])
    thing = SimpleNamespace(best=entry, prints=[entry], agrees=lambda one: True, between=lambda *both: None)
    assert sentence_of(thing)[1] == "extract" and sentence_of(thing, {row["sentence"]})[:2] == (None, "none")


def wuzhen():
    corpus = load_corpus("wuzhen")
    statistics = find_statistics(corpus.articles)
    return corpus, print_this(statistics, reconcile(statistics, corpus.references), corpus.references, corpus.derived)


def plain(text):
    """Text in which all quotation marks are one, and what was added in square brackets is gone."""
    return re.sub(r"\s+", " ", re.sub(r"[‘’“”\"]", "'", re.sub(r" ?\[[^\]]*\]", "", text)))


def test_every_sentence_of_wuzhen_holds():
    corpus, printed = wuzhen()
    told = printed.dropna(subset=["sentence"])
    assert len(told) >= 10 and set(printed["how"]) <= {"statement", "derived", "extract", "none"}
    texts = plain(" ".join(corpus.articles["text"]))
    for row in told.to_dict("records"):
        sentence = row["sentence"]
        assert sentence.endswith((".", ".”")) and "V" in tags_of(read_words(sentence))
        assert not re.search(r"\w_\w|\d{4}-\d\d|\b(?:CNY|EUR|USD)\b", sentence)
        if row["how"] == "extract":
            assert plain(sentence[sentence.index("“") + 1 : sentence.rindex("”")].rstrip(",.")) in texts
    assert printed["missing"].notna().tolist() == printed["sentence"].isna().tolist()
    assert printed["key"].is_unique


def numbers(text):
    return {float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*\.?\d*", text)}


def test_every_number_of_a_statement_stands_in_its_sources_and_what_is_derived_is_worked_out():
    corpus = load_corpus("wuzhen")
    references = corpus.references.set_index("id")
    for row in references.dropna(subset=["statement"]).itertuples():
        alike = references[references["key"] == row.key]
        known = numbers(" ".join(alike["note"].dropna()) + " " + " ".join(alike["measure"]) + " " + " ".join(alike["as_of"]).replace("-", " "))
        known |= {v / s for v in alike["value"] for s in (1, 1e6, 1e9, 1e12)}
        assert numbers(row.statement) <= known | {4.0}, row.statement  # of 4G
        assert "memory" not in row.how_verified and row.statement_by and row.cite_as
    shares = {"share": lambda a, b: 100 * a / b, "rise": lambda a, b: 100 * (b / a - 1), "ratio": lambda a, b: a / b, "difference": lambda a, b: a - b}
    for row in corpus.derived.itertuples():
        a, b = references.loc[row.from_a, "value"], references.loc[row.from_b, "value"]
        assert round(shares[row.operation](a, b)) == row.value and f"{row.value:.0f} per cent" in row.statement


def test_a_newer_count_and_a_wrong_rise_are_printed_instead():
    _, printed = wuzhen()
    by_key = printed.set_index("key")
    assert by_key.loc["share", ["status", "printed", "how"]].tolist() == ["print this instead", "about 21 per cent", "derived"]
    assert by_key.loc["incidents", ["status", "printed"]].tolist() == ["print this instead", "up 417 per cent"]
    assert by_key.loc["leaders", "status"] == "do not print yet" and by_key.loc["leaders", "missing"] == "a count made afterwards"


def test_a_corpus_without_outlets_or_references_abstains_and_says_why():
    texts = {"a": "Avon has 40 swans on the river.", "b": "Some 40 swans live in Avon on the river."}
    statistics = find_statistics(corpus_from_texts(texts).articles)
    row = print_this(statistics, reconcile(statistics)).iloc[0]
    assert (row["status"], row["missing"], row["sentence"]) == ("do not print yet", NO_OUTLET, None)
    assert print_this(statistics, reconcile(statistics), pd.DataFrame({"id": [], "measure": [], "value": [], "unit": []})).shape[0] == 1


def told_of(texts):
    statistics = find_statistics(corpus_from_texts(texts, outlet={name: f"Avon {name.title()}" for name in texts}).articles)
    return print_this(statistics, reconcile(statistics))["sentence"].dropna().tolist()


def test_a_sentence_that_stands_alone_goes_before_one_that_needs_the_one_before():
    told = told_of({"post": "The storm went on. It killed 67 swans in Avon.", "echo": "In Avon the long storm of the spring killed 67 swans."})
    assert told == ["“In Avon the long storm of the spring killed 67 swans,” Avon Echo reported."]


def test_a_surname_alone_gets_its_first_name_in_brackets():
    told = "Ann Roe, 50, runs the mill of Avon.\n\n{} 40 swans. Tom Ashe and Sue Ashe live in Exe, and Ashe sold 12 ducks."
    articles = corpus_from_texts({a: told.format(b) for a, b in (("x", "Roe's mill has"), ("y", "In May, Roe bought"))}, outlet="Post").articles
    statistics = find_statistics(articles)
    own = reconcile(statistics), None, None, None
    found = [print_this(statistics, *own, *given)["sentence"].dropna().tolist() for given in ((), (articles,))]
    assert any("“Roe's mill" in told for told in found[0]) and any("“[Ann] Roe's mill" in told for told in found[1])
    assert "[Tom]" not in str(found) and "[Sue]" not in str(found)
    text = "The Adam Rail train left Avon. Rail workers had lost it, a rail worker said. Ann Roe waited. Roe left."
    assert [name for _, name in Reading(text).get(bare_surnames)] == ["Ann Roe"]


def test_a_small_toll_is_told_by_a_sentence_that_tells_it():
    told = told_of({
        "post": "They found three girls dead at the Avon school.",
        "echo": "Three girls, all with wounds, were taken from the Avon school to a clinic.",
    })  # fmt: skip
    assert told == []


def test_nothing_is_told_twice():
    told = told_of({"post": "Avon needs at least 70 votes for the bridge.", "echo": "The bridge of Avon could win 70 votes."})
    assert len(told) == len(set(told))


def test_a_clause_does_not_end_in_and():
    whole = "Avon got 40 swans from the king and, according to a note in the book, 12 ducks from the queen"
    assert extract(figure(f"{whole}.", "40"))[0] == f"“{whole},” the Avon Post reported on 6 May 2020."


def test_a_stretch_that_lost_its_subject_is_not_cut_off():
    text = "Roe said the papers were moved to a shed in the town of Avon, and contained notes spread over 40 pages."
    assert "that “contained" not in str(extract(figure(text, "40", attribution="Ann Roe")))


def test_the_sentence_whose_main_clause_holds_the_figure_goes_first():
    known = {"a": "Roe dropped her demand that Avon lake sell 40 white swans.", "b": "Avon lake has 40 white swans."}
    corpus = corpus_from_texts(known, outlet={"a": "Avon Post", "b": "Exe Herald"}, published="2020-05-04")
    statistics = find_statistics(corpus.articles)
    assert print_this(statistics, reconcile(statistics))["cited"].tolist() == ["b"]


@pytest.mark.parametrize(("sentence", "told"), [
    ("Avon paid US$40 million for the US swans.", ""),
    ("Avon sold 40 swans in 2003, the last year in which it kept books.", ""),
    ("The swan fair of 40 Exe farmers begins Tuesday.", ""),
    ("Avon sold 40 swans on Black Tuesday.", ""),
    ("Ann Roe was blunt: 40 swans are too many for Avon.", ""),
    ("Tuesday's storm in Avon killed 40 swans.", "“Tuesday's [5 May] storm in Avon killed 40 swans,”"),
])  # fmt: skip
def test_no_false_date_is_put_in_and_no_pronoun_seen_in_capitals(sentence, told):
    assert (told or f"“{sentence[:-1]},”") in extract(figure(sentence, "40"))[0]


def printed_of(a, b):
    articles = corpus_from_texts({"a": a, "b": b}, outlet="Avon Post", published="2020-05-06").articles
    statistics = find_statistics(articles)
    return print_this(statistics, reconcile(statistics), articles=articles)


@pytest.mark.parametrize("told", [
    "A driver told his wife that he had sold 40 swans in Avon",
    "The 12 keepers of Avon sold 40 swans though they had no others",
    "Ann Roe sold 40 swans to pay for Saturday's vote",
])  # fmt: skip
def test_who_is_told_without_a_name_is_known_and_a_vote_on_saturday_is_to_come(told):
    assert extract(figure(f"{told}.", "40"))[0] == f"“{told},” the Avon Post reported on 6 May 2020."


def test_what_leads_chooses_its_sentence_first_and_another_number_takes_the_next():
    both = "In Avon 40 farmers were killed and 12,000 swans of the lake were lost"
    found = printed_of(f"{both}.", f"{both}. Avon lost 12,000 swans of the lake, Ann Roe said.")
    told = dict(zip(found["value"], found["sentence"], strict=True))
    assert both in told[40] and both not in told[12_000]


def test_a_toll_that_no_sentence_tells_gives_way_to_the_one_before():
    before = "10 people were killed by a storm in Avon on Monday, Ann Roe said."
    assert printed_of(before, "It killed 11 people in the storm.")["printed"].tolist() == ["10"]


def test_the_number_printed_is_that_of_its_sentence_and_what_brackets_tell_again_is_no_thing():
    wing = "wing span {} 40 inches (102 centimeters)."
    found = printed_of(f"The swan of Avon has a {wing.format('of')}", f"Its {wing.format('is')}")
    assert found["printed"].tolist() == ["40 inches"]
    cost = "£40 million ($52 million)"
    found = printed_of(f"Avon paid {cost} for the lake.", f"The lake cost {cost}.")
    assert found["printed"].tolist() == ["£40 million"]
    shares = "hares in Avon Swans fell"
    found = printed_of(f"They say s{shares} 8.4 percent on Tuesday.", f"S{shares} more than 8 percent on Tuesday.")
    assert found["printed"].tolist() == ["more than 8 percent"]


def test_a_vague_bound_is_no_least_number():
    text = "More than tens of thousands of homes lost power in Ayr after the storm."
    articles = pd.DataFrame({"text": [text] * 2, "published": "2020-05-04", "outlet": "Post"}, index=["a", "b"])
    statistics = find_statistics(articles)
    assert print_this(statistics, reconcile(statistics))["printed"].tolist() == ["more than tens of thousands"]


def test_a_number_is_open_where_another_print_of_it_conflicts():
    headline, body, other = (
        SimpleNamespace(article="a", size=n, surface=str(n), source=None, figure=SimpleNamespace(value=n)) for n in (163, 163, 57)
    )
    apart = {(id(body), id(other)): "conflict"}
    between = lambda one, two: apart.get((id(one), id(two)))  # noqa: E731
    told = {"agrees": lambda e: e.size > 60, "between": between, "references": []}
    thing = SimpleNamespace(best=headline, prints=[headline, body, other], **told)
    assert _status(thing) == ("do not print yet", "which holds: 163 (no source named) or 57 (no source named)")
