"""The brief of any folder: what an editor can print of it, on one page."""

import base64
import csv
import io
import re

import pandas as pd
import pytest
from lxml import html as lxml_html

from helpers import corpus_from_texts, find_passages, find_quotations, find_statistics, load_corpus
from helpers.framing import load_codebook, words_by_speaker, words_by_voice
from helpers.page import in_article
from helpers.show.brief import count_words
from helpers.show.brief_page import _when, brief_html, event_card, write_brief
from helpers.show.names import article_names, called
from helpers.show.say_claims import about_speakers, clear_lead, speakers_picture
from helpers.show.say_numbers import numbers_picture, rows_of
from helpers.show.summary import brief_of, findings, ordered

TWO = {
    "north_post": "Avon has 40 swans on its river.\n\n“We must keep the old mill pond open for every child of this town,” Ann Roe said on Monday.",
    "south_news": "Avon has 40 swans on the river.\n\n“We must keep the old mill pond free for every child in this town,” Ann Roe said on Monday.",
}  # fmt: skip
KNOWN = {"outlet": {"north_post": "North Post", "south_news": "South News"}, "published": "2020-05-06"}


@pytest.fixture(scope="module")
def wuzhen():
    brief = brief_of(load_corpus("wuzhen"))
    return brief, brief_html(brief)


def visible(page):
    tree = lxml_html.fromstring(page)
    for unseen in tree.xpath("//style|//script|//details/*[not(self::summary)]|//*[@hidden]"):
        unseen.drop_tree()
    return " ".join(tree.text_content().split())


def test_the_order_and_the_budget_of_the_page(wuzhen):
    brief, page = wuzhen
    states = brief.things["status"].tolist()
    assert states[0] == "print" and states[1:3] == ["print this instead"] * 2 and states[-1] == "do not print yet"
    told = f"Sentences for {brief.things['sentence'].notna().sum()} of {len(brief.things)} things"
    assert len(visible(page).split()) <= 1_100
    lead = page.index('id="users"')
    assert page.index("<h1") < lead < page.index('id="numbers"') < page.index('id="quotes"') < page.index('id="only"') < page.index('id="themes"') < page.index('id="limits"')
    assert "draft, unsigned" in page and told in visible(page)


def test_nothing_of_the_machine_stands_on_the_page(wuzhen):
    _, page = wuzhen
    text = lxml_html.fromstring(re.sub(r"<(style|script).*?</\1>", "", page, flags=re.S)).text_content()
    assert not re.search(r"\b[a-z]+_[a-z]+\b", text) and not re.search(r"\b\d{4}-\d\d", text)
    assert not re.search(r"\b(?:CNY|EUR|USD|NaN|None|nan)\b", text)
    assert "http" not in re.sub(r'href="[^"]*"|data-text="[^"]*"|<style.*</style>', "", page, flags=re.S)


def test_files_to_take_along_open_in_a_spreadsheet(wuzhen):
    brief, page = wuzhen
    link = re.search(r'download="wuzhen-numbers.csv" href="data:text/csv;charset=utf-8;base64,([^"]+)"', page)[1]
    rows = list(csv.DictReader(io.StringIO(base64.b64decode(link).decode("utf-8-sig"))))
    assert len(rows) >= len(brief.things) and rows[0]["thing"] == "Internet users" and rows[0]["as_of"] == "2015-06-30"
    assert {row["printed_by"] for row in rows} <= set(brief.names.values())


def test_two_articles_without_references(tmp_path):
    brief = brief_of(corpus_from_texts(TWO, **KNOWN))
    assert brief.things["status"].tolist() == ["print with the outlet's name"]
    assert brief.things["sentence"][0].startswith("“Avon has 40 swans on its river,” the North Post reported on 6 May 2020")
    assert brief.quotations[["speaker", "article", "b_article"]].values.tolist() == [["Ann Roe", "north_post", "south_news"]]
    page = write_brief(brief, tmp_path / "brief-x.html").read_text(encoding="utf-8")
    assert "<mark>open</mark>" in page and "<mark>free</mark>" in page and "North Post" in page and "north_post.html" not in visible(page)
    assert event_card(brief)["states"] == "The articles count one thing: one to print with the outlet's name."


@pytest.mark.parametrize(("texts", "known", "says"), [
    ({"a": "It rained all day."}, {}, "No figure is printed in this article"),
    ({"a": "Avon has 40 swans."}, {"outlet": "North Post"}, "“Avon has 40 swans,” the North Post reported."),
    ({"a": "Avon has 40 swans."}, {}, "Which outlet printed it."),
    (TWO, {}, "add outlets, dates and figures from primary sources"),
    ({f"t{i}": f"Avon has {i + 40} swans on its river today." for i in range(30)}, {"outlet": "North Post"}, "and 18 more"),
])  # fmt: skip
def test_a_folder_that_holds_little_or_much_still_gets_a_page(texts, known, says):
    page = brief_html(brief_of(corpus_from_texts(texts, **known)))
    assert says in visible(page)


def test_a_small_count_of_one_article_leads_no_page():
    painters, clerks = "Avon paid two painters for the old bridge on Monday.", "Exe has three new clerks, Ann Roe said."
    known = {"outlet": {"a": "North Post", "b": "South News"}, "published": "2020-05-06"}
    page = visible(brief_html(brief_of(corpus_from_texts({"a": painters, "b": clerks}, **known))))
    assert "No number leads; each stands below" in page and "With the outlet's name: two" not in page
    alone = visible(brief_html(brief_of(corpus_from_texts({"a": painters}, **known | {"outlet": "North Post"}))))
    assert "With the outlet's name: two painters for the old bridge, North Post." in alone


def test_nothing_is_said_of_the_words_of_a_text_that_was_not_read():
    german = "Die Stadt hat am Montag zwei neue Brücken über den Fluss eröffnet, und alle Bürger sind gekommen."
    texts = {"a": "Avon paid two painters for the old bridge on Monday, the town said.", "b": german}
    brief = brief_of(corpus_from_texts(texts, language={"a": "en", "b": "de"}, outlet={"a": "Post", "b": "Bote"}))
    assert list(brief.themes["article"]) == ["a"]
    assert "One article tells of it; one more is in another language and not read" in visible(brief_html(brief))


def test_texts_are_shown_never_obeyed():
    hostile = "<script>alert(1)</script> & \"x\""
    corpus = corpus_from_texts({"a": f"Avon has 40 swans. “We keep {hostile} here in town for all of us,” Ann Roe said."}, outlet=hostile, title=hostile)
    page = brief_html(brief_of(corpus))
    assert "<script>alert" not in page and page.count("<script") == 1


def test_signs_that_turn_the_direction_of_writing_are_shown_escaped():
    told = {"outlet": "The \u202eHerald", "title": "Swans \u2066counted"}
    page = brief_html(brief_of(corpus_from_texts({"a\u202e": "Avon has 40 swans, Ann Roe said."}, **told)))
    assert "The [U+202E]Herald" in page and not set("\u202e\u2066") & set(page)


def test_one_way_of_counting(wuzhen):
    brief, page = wuzhen
    articles = brief.corpus.articles.loc[brief.texts.index]
    quotations, passages = in_article(find_quotations(articles)), find_passages(articles)
    words = words_by_speaker(quotations).drop_duplicates("speaker").set_index("speaker")["all_words"]
    top = brief.speakers.iloc[0]
    assert top["all_words"] == words[top["speaker"]] and f"{top['speaker']} ({top['all_words']} words)" in visible(page)
    voices = words_by_voice(articles, passages, quotations)
    assert brief.themes.set_index("article")["words"].to_dict() == voices["words"].to_dict() == brief.texts["words"].to_dict()
    assert brief.counts["figures"] == len(in_article(find_statistics(articles)))
    assert f"count {count_words(len(brief.things), 'thing')}: " in event_card(brief)["states"]


def test_three_days_and_72_hours_are_not_told_as_two_numbers():
    page = brief_html(brief_of(corpus_from_texts(
        {"a": "Avon and Exe agreed to a three-day truce on Monday.", "b": "Avon and Exe agreed to a 72-hour truce on Monday."},
        outlet={"a": "Avon Post", "b": "Exe Echo"},
    )))  # fmt: skip
    assert "different numbers" not in visible(page) and "data:image/png" not in page


def test_articles_are_named_by_outlet_and_where_that_is_not_enough_by_day():
    texts = corpus_from_texts(dict.fromkeys("abcd", "Avon has 40 swans."), outlet={"a": "Post", "b": "Times", "c": "Times"},
                              published={"b": "2020-05-06", "c": "2020-05-07"}, title={"d": "Swans"}).articles  # fmt: skip
    assert list(article_names(texts).values()) == ["Post", "Times, 6 May 2020", "Times, 7 May 2020", "“Swans”"]


def test_a_day_is_not_told_where_the_sentence_has_a_month():
    assert _when("2015-07-31", "Avon had 40 swans in July 2015.") == "July 2015"
    assert _when("2015-06-30", "Avon had 40 swans on 30 June 2015.") == "30 June 2015"


def test_what_only_one_outlet_tells_is_a_whole_sentence_and_a_duration_leads_nothing():
    brief = brief_of(corpus_from_texts(
        {"a": "Still, the old mill by the river has stood on its hill since the last flood. "
              "Ann Roe of the town council opened a new park beside the river for 30 families. "
              "Avon held a three-day fair by the water. Avon has 40 swans on its river.",
         "b": "Exe held a three-day fair by the water. Avon has 40 swans on its river."},
        outlet={"a": "Avon Post", "b": "Exe Echo"}, published="2020-05-06",
    ))  # fmt: skip
    assert brief.things["printed"].iloc[0] == "40"
    page = visible(brief_html(brief))
    assert "With the outlet's name: 40 swans on its river, Avon Post." in page
    assert "printed by 2 of 2" in page
    assert not brief.alone["claim"].str.startswith("Still").any()


@pytest.mark.parametrize(("sentence", "number", "unit", "measure", "name"), [
    ("The fair had 2,600 visitors at three sites.", "2,600", "visitor", "visitors", "2,600 visitors at three sites"),
    ("The town said 19 farmers were killed by the flood.", "19", "farmer", "farmers killed", "19 farmers killed"),
    ("The killing of three Avon farmers was condemned.", "three", "farmer", None, "“The killing of three Avon farmers was condemned”"),
    ("The Avon firm owns 49% of the Exe mill.", "49%", "percent", None, "“The Avon firm owns 49% of the Exe mill”"),
    ("Four people in the mayor's circle left.", "Four", "people", "people", "Four people in the mayor's circle"),
    ("Some 500 residents of the old town by the long dark lake fled.", "500", "resident", None,
     "500 residents of the old town by the long dark lake"),
    ("Details of about 900 people were also lost.", "about 900", "people", "people",
     "“Details of about 900 people were also lost”"),
    ("The storm hit, killing 12 people.", "12", "people", "people killed", "12 people killed"),
    ("Avon sent dozens of boats.", "dozens", "boat", None, "“Avon sent dozens of boats”"),
    ("Ann Roe found that the plan would cut the debt by $3 million.", "$3 million", "USD", "plan",
     "“the plan would cut the debt by $3 million”"),
    ("The bank raised its key rate to 4 percent.", "4 percent", "percent", "bank",
     "“The bank raised its key rate to 4 percent”"),
    ("Avon has 40 listed mills and 12 barns.", "40", "mill", None, "“Avon has 40 listed mills”"),
    ("Half of them came.", "Half", "fraction", None, "Half"),
    ("Of them, two are Exe-born.", "two", "two", "Exe-born", "two"),
    ("An Avon-born painter paid $40 (£30).", "$40", "USD", None, "“An Avon-born painter paid $40”"),
    ("Ann Roe, 40, of Avon said so.", "40", "year of age", None, "40"),
    ("Some 60 people were seen at the clinic and sent home.", "60", "people", "people",
     "“Some 60 people were seen at the clinic and sent home”"),
    ("The flood hurt 12 and drove out 90 more.", "90", "people", "people displaced",
     "“The flood hurt 12 and drove out 90 more”"),
    ("Roe warned that $5 million in road repairs would wait.", "$5 million", "USD", None,
     "“$5 million in road repairs would wait”"),
    ("Roe opened the harbour's $40 million (£30 million) museum.", "$40 million", "USD", None,
     "“the harbour's $40 million (£30 million) museum”"),
    ("Newly built boats gave 40 miles of calm.", "40 miles", "mile", None, "“Newly built boats gave 40 miles of calm”"),
    ("40 metres, she said.", "40 metres", "meter", None, "40 metres"),
    ("The 40-acre Avon mill was sold.", "40-acre", "acre", "Avon mill", "“The 40-acre Avon mill was sold”"),
    ("Some 40 Exers are eligible to vote.", "40", "exer", "Exers", "“Some 40 Exers are eligible to vote”"),
    ("The storm found 40 Exers.", "40", "exer", "Exers", "“The storm found 40 Exers”"),
    ("Two boats fell 3 feet to 40 feet.", "40 feet", "foot", None, "“Two boats fell 3 feet to 40 feet”"),
    ("The 40 farmers of the town fled.", "40", "farmer", "farmers killed", "40 farmers of the town killed"),
    ("Ewes fell ill and about 40 died after the feast.", "about 40", "animal", "animals died", "about 40 animals died"),
    ("STORM IN AVON LEAVES 40 DEAD", "40", "people", "people dead", "40 people dead"),
    ("The toll in Avon has risen to 40.", "40", "people", "unofficial death toll", "40 people killed"),
    ("The town said some 40 boats were sent to Exe.", "40", "boat", None, "“some 40 boats were sent to Exe”"),
    ("About 40 farmers searched the river.", "40", "farmer", None, "“About 40 farmers searched the river”"),
    ("The vote decides the fate of 40 clerks hired by Roe.", "40", "clerk", None, "40 clerks hired by Roe"),
    ("Roe said she would leave if the weir was not mended within 40 days.", "40 days", "day", None,
     "“if the weir was not mended within 40 days”"),
    ("Exe's 40 guards slept.", "40", "guard", None, "“Exe's 40 guards”"),
    ("Roe has mills, which make 40 percent of the flour.", "40 percent", "percent", None,
     "“mills, which make 40 percent of the flour”"),
    ("The town said it sold 40 boats a year.", "40", "boat", None, "“The town said it sold 40 boats a year”"),
    ("Avon wept after a boat with 40 farmers aboard sank.", "40", "farmer", None, "40 farmers aboard"),
    ("Its 40 barns, old and dry, burned.", "40", "barn", None, "40"),
    ("Roe saw 40 swans that had left the river.", "40", "swan", None, "40 swans that had left the river"),
    ("Roe sells to 17 of the top 20 north Avon bakers.", "17", None, None, "“Roe sells to 17 of the top 20 north Avon bakers”"),
])  # fmt: skip
def test_a_thing_is_named_by_the_noun_it_counts_or_in_the_words_of_its_article(sentence, number, unit, measure, name):
    at = sentence.index(number)
    row = {"sentence": sentence, "sentence_start": 0, "start": at, "end": at + len(number), "unit": unit}
    assert called([row | {"surface": number, "value": 1.0, "measure": measure}], number)[1] == name


def test_the_dead_of_another_year_are_named_with_it_and_lead_nothing():
    text = "In Avon 20 people were killed in a fire on Monday. In 1988, 41 people were killed in Exe."
    outlets = {"a": "Avon Post", "b": "Exe Echo"}
    brief = brief_of(corpus_from_texts({"a": text, "b": text}, outlet=outlets, published="2020-05-06"))
    assert {"People killed", "People killed in 1988"} <= {*brief.things["name"]}
    page = visible(brief_html(brief))
    assert "41" not in page[page.index("With the outlet") : page.index("Avon Post, 6 May 2020")]


def test_the_open_toll_of_the_day_stands_before_the_dead_of_an_earlier_year():
    text = "In Avon 20 people were killed in a flood on Monday. In 1991 some 900 people were killed in Avon."
    outlets = {"a": "Avon Post", "b": "Exe Echo"}
    brief = brief_of(corpus_from_texts({"a": text, "b": text}, outlet=outlets, published="2020-05-05"))
    of_1991 = brief.things["name"] == "People killed in 1991"
    things = brief.things.assign(sentence=brief.things["sentence"].where(of_1991))
    assert ordered(things, brief.printed)["printed"].tolist() == ["20", "some 900"]


def test_a_heading_says_what_the_verdicts_say_and_no_currencies_share_an_axis():
    a = "Some 20 people were killed in Avon, police said on Monday. The fine was 7 million euros ($8 million)."
    b = "In Avon 24 people were killed by Thursday, police said. The fine was 7 million euros."
    days = {"a": "2020-05-04", "b": "2020-05-07"}
    corpus = corpus_from_texts({"a": a, "b": b}, outlet={"a": "Avon Post", "b": "Exe Echo"}, published=days)
    brief = brief_of(corpus)
    for key, group in brief.things[["key", "group"]].itertuples(index=False):
        rows = rows_of(brief.things, key, brief.verdicts, brief.statistics, corpus.references, brief.names)
        own = brief.verdicts[brief.verdicts["group"] == group]
        apart = own["verdict"].isin(["conflict", "different as-of date", "undetermined"]).any()
        title = numbers_picture(rows, "Thing").title
        assert not (apart and "can be one count" in title) and "$" not in title


def test_the_most_words_are_told_only_where_names_are_sure():
    said = pd.DataFrame({"speaker": ["which", "Ann Roe", "Exe", "Avon"], "article": "a", "start": [0, 300, 600, 900]})
    said = said.assign(quotation=["no " * 60, "we " * 51, "it " * 30, "he " * 20], kind="direct")
    given = words_by_speaker(said)
    assert clear_lead(given) == "Ann Roe" and "which" not in {*given["speaker"]}
    assert "nobody" not in speakers_picture(given, {"a": "Post"}).alt
    assert clear_lead(given.assign(all_words=[60, 49, 30, 20])) is None
    assert clear_lead(given.assign(printed="Disgraced Ann Roe")) is None
    assert "nobody clearly" in about_speakers(given.assign(printed="Disgraced Ann Roe"), 1)


def test_a_bound_is_not_in_line_and_a_quotation_has_its_verb():
    texts = {"a": "“We shall keep the old mill open,” insisted Ann Roe on Monday. Avon has 40 swans on its river.",
             "b": "Avon has more than 30 swans on its river. Tom Ashe went home."}  # fmt: skip
    outlets = {"a": "Avon Post", "b": "Exe Echo"}
    page = visible(brief_html(brief_of(corpus_from_texts(texts, outlet=outlets, published="2020-05-06"))))
    assert "“We shall keep the old mill open” insisted" in page and "in line with it" not in page


def test_headlines_lead_and_pages_and_two_currencies_of_one_article_do_not():
    told = "The town issued a 60-page report. Some 900 families live there. A boat cost £40m ($53m)."
    brief = brief_of(corpus_from_texts(
        {"a": "Avon council names its mill\n\nBy Ann Roe\n\n"
              f"Avon has 40 swans on its river. Tom Ashe got a ban of four years.\n\n{told}",
         "b": "Rower Tom Ashe banned for four years\n\nBy Sue Lee\n\n"
              "Rower Tom Ashe was banned for four years on Monday. "
              "Avon has 40 swans on the river.\n\nThe town issued a 60-page report. Some 900 families live there."},
        outlet={"a": "Avon Post", "b": "Exe Echo"}, published="2020-05-06",
    ))  # fmt: skip
    names = brief.things["printed"].tolist()
    assert names[0] == "four years" and not any("53" in name for name in names)
    assert names[1] == "40"  # a page leads nothing


def test_one_person_under_two_printed_names_is_one_speaker():
    told = "{0} opened the hearing. “{1},” {0} said."
    texts = {
        "a": told.format("Martin P. Corvo", "We have heard enough of this old quarrel today"),
        "b": told.format("Martin Corvo", "The two sides should go home and think again"),
    }
    brief = brief_of(corpus_from_texts(texts))
    assert brief.speakers[["speaker", "all_words"]].values.tolist() == [["Martin P. Corvo", 18]]
    assert brief.quoted[["article", "speaker"]].values.tolist() == [["a", "Martin P. Corvo"], ["b", "Martin P. Corvo"]]


def test_speakers_are_quoted_and_what_one_outlet_alone_tells_is_counted():
    alone = "Ann Roe opened a new park for her town on Monday. The old mill burned down in a storm last winter. "
    alone += "The council sold its last boat to a trader from Exe. The baker closed her shop on the main square. "
    brief = brief_of(corpus_from_texts(
        {"a": f"{alone}Readers can call 0900 555 0199 for a free copy of the plan today.\n\n"
              "“We shall keep the mill for our children,” Ann Roe said.",
         "b": "Tom Ashe of the rowing club won a prize at the fair.\n\n"
              "The customs office said it had counted 12 boats. The file repeats unproven allegations that Tom Ashe "
              "took a large bribe from the owner of the quarry."},
        outlet={"a": "Avon Post", "b": "Exe Echo"}, published="2020-05-06",
    ))  # fmt: skip
    page = visible(brief_html(brief))
    assert "Ann Roe (8 words)" in page and "“We shall keep the mill for our children”" in page
    assert re.search(r"no other outlet was found: Avon Post \d", page) and not re.search(r"customs office \(\d+ words", page)
    assert not brief.alone["claim"].str.contains("0900|bribe").any()
    alone = brief.families["check"].notna() & (brief.families["spread"] == 1)
    assert len(brief.alone) + brief.more.sum() == alone.sum()


def test_a_print_that_its_article_calls_wrong_backs_nothing_and_no_number_is_shouted():
    texts = {
        "a": "Ann Roe said that Ravo held 120 square km of land.\n\nRents have put 5 million Exers in debt.",
        "b": "The claim that Ravo holds 120 square km of land is false.\n\nRents put FIVE MILLION Exers in debt.",
    }
    known = {"outlet": {"a": "Avon Post", "b": "Exe Echo"}, "published": "2020-05-06"}
    brief = brief_of(corpus_from_texts(texts, **known))
    told = brief.printed.set_index(brief.printed["article"] + " " + brief.printed["surface"])["relation"]
    assert told["a 120 square km"] == "the same" and told["b 120 square km"] == "doubted there"
    assert not brief.things["sentence"].fillna("").str.contains("MILLION").any()


def test_what_a_run_has_worked_out_is_taken_only_where_all_is_the_same(tmp_path, monkeypatch):
    monkeypatch.setenv("PARALLAX_RUN", str(tmp_path))
    corpus = corpus_from_texts(TWO, **KNOWN)
    other = corpus_from_texts(TWO | {"south_news": "Avon has 41 swans."}, **KNOWN)
    first = findings(corpus, corpus.articles, load_codebook())
    first.statistics["value"] = 0.0  # nobody's change reaches the next who asks
    again = findings(corpus, corpus.articles, load_codebook())
    assert again.statistics["value"].tolist() == [40.0, 40.0] and len(list(tmp_path.iterdir())) == 1
    assert findings(other, other.articles, load_codebook()).statistics["value"].tolist() == [40.0, 41.0]
    assert findings(corpus, corpus.articles.head(1), load_codebook()).statistics["value"].tolist() == [40.0]
    assert len(list(tmp_path.iterdir())) == 3


def test_words_outside_the_marks_are_no_other_wording_and_what_is_printed_twice_stands_once():
    told = "“We shall never sell the old mill at Hove to strangers,” Ann Roe said."
    mixed = "Ann Roe said the town “shall never sell the old mill” at Hove to people from abroad."
    other = "“We will never sell the old mill at Hove to a stranger,” Ann Roe said."
    texts = {"a": f"{told}\n\nThe mill burned.\n\n{told}", "b": mixed, "c": other}
    texts["d"] = f"{other}\n\nThe weir froze."  # told once: that `c` and `d` differ from `a` in the same words
    outlets = {"a": "Avon Post", "b": "Exe Echo", "c": "Lune News", "d": "Dee Globe"}
    wordings = brief_of(corpus_from_texts(texts, outlet=outlets, published="2020-05-06")).quotations
    assert wordings[["article", "b_article"]].values.tolist() == [["a", "c"]]


def test_small_and_vague_counts_are_no_numbers_to_print():
    told = "Avon has 40 swans on its river. In Exe dozens of farmers slept. Exe lost two boats."
    things = brief_of(corpus_from_texts({"a": told, "b": told}, outlet={"a": "Avon Post", "b": "Exe Echo"})).things
    assert things[["name", "status"]].values.tolist() == [["Swans on its river", "print with the outlet's name"]]


def test_a_quotation_that_two_outlets_print_is_shown_once():
    told = "“We shall keep the old mill open for all of us,{}” Ann Roe said. Avon has 40 swans."
    brief = brief_of(corpus_from_texts({"a": told.format(""), "b": told.format(".").replace("We", "we")}, outlet={"a": "Avon Post", "b": "Exe Echo"}))
    assert len(brief.quoted) == 1


def test_no_sentence_stands_twice():
    told = "Avon has 40 swans and 12 boats."
    things = brief_of(corpus_from_texts({"a": told, "b": told}, outlet={"a": "Avon Post", "b": "Exe Echo"})).things
    assert things["sentence"].is_unique


def test_a_term_is_a_number_to_print_where_nothing_else_leads():
    told = "The kidnappers of Exe said they would kill Ann Roe if the town of Avon did not pay within 40 hours."
    outlets = {"a": "Avon Post", "b": "Exe Echo"}
    things = brief_of(corpus_from_texts({"a": told, "b": told}, outlet=outlets, published="2020-05-06")).things
    assert things["printed"].tolist() == ["40 hours"] and things["sentence"].notna().all()
