"""The brief of any folder: what an editor can print of it, on one page."""

import base64
import csv
import io
import re

import pytest
from lxml import html as lxml_html

from helpers import corpus_from_texts, find_passages, find_quotations, find_statistics, load_corpus
from helpers.framing import load_codebook, words_by_speaker, words_by_voice
from helpers.page import in_article
from helpers.show.brief_page import _when, brief_html, event_card, write_brief
from helpers.show.names import article_names, called, own_words
from helpers.show.summary import brief_of, findings

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
    assert event_card(brief)["states"] == "1 with the outlet’s name"


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
    assert top["words"] == words[top["speaker"]] and f"{top['speaker']} ({top['words']} words)" in visible(page)
    voices = words_by_voice(articles, passages, quotations)
    assert brief.themes.set_index("article")["words"].to_dict() == voices["words"].to_dict() == brief.texts["words"].to_dict()
    assert brief.counts["figures"] == len(in_article(find_statistics(articles)))
    states = event_card(brief)["states"]
    assert sum(int(n) for n in re.findall(r"\d+", states)) == len(brief.things)


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
    assert "Print 40 swans" in brief_html(brief)
    assert not brief.alone["claim"].str.startswith("Still").any()


@pytest.mark.parametrize(("sentence", "number", "unit", "name"), [
    ("The fair had 2,600 visitors at three sites.", "2,600", "visitor", "visitors"),
    ("The town held 12 fairs at a total cost of $49 million, it said.", "$49 million", "USD", "total cost of $49 million"),
    ("The town said 19 farmers were killed by the flood.", "19", "farmer", "farmers killed"),
    ("The killing of three Avon farmers was condemned.", "three", "farmer", "Avon farmers"),
    ("The town has lost 67 people, including three children.", "67", "people", "town has lost 67 people"),
    ("The Avon firm owns 49% of the Exe mill.", "49%", "percent", "49% of the Exe mill"),
    ("Avon shares closed down 3 per cent.", "3 per cent", "percent", "Avon shares closed down 3 per cent"),
    ("Ann Roe found that the plan would cut the debt by $3 million.", "$3 million", "USD", "plan would cut the debt by $3 million"),
    ("More than 500 residents have been ordered to leave.", "500", "resident", "residents ordered to leave"),
    ("A three-day truce has taken hold.", "three-day", "day", "three-day truce"),
    ("Gauges showed salt of 4.1 percent minutes ago.", "4.1 percent", "percent", "Gauges showed salt of 4.1 percent"),
    ("The council's 12 percent levy on $3 million took effect.", "12 percent", "percent", "12 percent levy"),
    ("Avon: 31 dead confirmed", "31", "people", "31 dead"),
    ("Details of about 900 people were also lost.", "about 900", "people", "Details of about 900 people"),
    ("In 1990, 15 people died in a flood there.", "15", "people", "people who died in a flood"),
    ("It agreed in May to pay a fee of $2 million for failing to report it.", "$2 million", "USD", "fee of $2 million"),
    ("The mayor expects the fund to grow by 3 per cent.", "3 per cent", "percent", "fund to grow by 3 per cent"),
    ("Pupil gets two-year ban", "two-year", "year", "two-year ban"),
])  # fmt: skip
def test_a_thing_is_named_in_the_words_of_its_article(sentence, number, unit, name):
    at = sentence.index(number)
    row = {"sentence": sentence, "sentence_start": 0, "start": at, "end": at + len(number), "unit": unit}
    assert own_words(row)[0] == name


def test_where_no_noun_tells_the_measure_names_a_thing_or_a_stretch_of_its_sentence():
    row = {"sentence": "The mill sank, wiping $3 million off it.", "sentence_start": 0, "start": 22, "end": 32}
    row |= {"unit": "USD", "surface": "$3 million", "value": 3e6, "measure": "Avon shares"}
    other = row | {"sentence": "The loss of $4 million hurt.", "start": 12, "end": 22, "surface": "$4 million"}
    other |= {"value": 4e6}
    assert called([row, other], "$3 million") == ("Avon shares", "$3 million (Avon shares)")
    assert called([row | {"measure": "sum of money"}])[0] == "…The mill sank, wiping $3 million off it.…"


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
    assert not any("60" in name for name in names[:-1])


def test_speakers_are_quoted_and_what_one_outlet_alone_tells_is_counted():
    alone = "Ann Roe opened a new park for her town on Monday. The old mill burned down in a storm last winter. "
    alone += "The council sold its last boat to a trader from Exe. The baker closed her shop on the main square. "
    brief = brief_of(corpus_from_texts(
        {"a": f"{alone}Readers can call 0900 555 0199 for a free copy of the plan today.\n\n"
              "“We shall keep the mill for our children,” Ann Roe said.",
         "b": "Tom Ashe of the rowing club won a prize at the fair.\n\n"
              "The customs office said it had counted 12 boats."},
        outlet={"a": "Avon Post", "b": "Exe Echo"}, published="2020-05-06",
    ))  # fmt: skip
    page = visible(brief_html(brief))
    assert "Ann Roe (8 words)" in page and "“We shall keep the mill for our children”" in page
    assert re.search(r"no other outlet was found: Avon Post \d", page) and "customs office (" not in page
    assert not brief.alone["claim"].str.contains("0900").any()
    alone = brief.families["check"].notna() & (brief.families["spread"] == 1)
    assert len(brief.alone) + brief.more.sum() == alone.sum()


def test_words_in_marks_at_the_head_stand_in_an_article_letter_for_letter():
    texts = {"a": "More than 500 residents have been ordered to leave. Avon shares closed down 3 per cent. The Avon plan would cut the debt by $3 million.",
             "b": "More than 500 residents have been ordered out. Avon shares were down 3 per cent. One of the mills stood still."}  # fmt: skip
    brief = brief_of(corpus_from_texts(texts, outlet={"a": "Avon Post", "b": "Exe Echo"}, published="2020-05-06"))
    page = visible(brief_html(brief))
    dek = page[page.index("Two articles tell of it") :].split(". ", 1)[1].split("Avon Post")[0]
    assert "more than 500 residents" in dek and not brief.things["printed"].eq("one").any()
    assert all(any(words in text for text in texts.values()) for words in re.findall("“([^”]+)”", dek))


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
