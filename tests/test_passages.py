"""Passages: a benchmark of invented pages, single rules, and what must hold for every text."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.corpus.load import load_corpus
from helpers.intake import printed_about
from helpers.page.furniture import KINDS
from helpers.page.passages import find_passages, kind_at, passage_spans

PAGES = sorted((Path(__file__).parent / "data" / "pages").glob("*.txt"))
BODY = "The council voted on Tuesday to close the old swimming pool.\n\nResidents said they would fight the plan.\n\n"


def read_page(path):
    """Text of a gold page (each line: kind, tab, text) and (offset near the end of the line, kind) of each line."""
    rows = [line.partition("\t")[::2] for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")]
    gold, at = [], 0
    for kind, line in rows:
        if line:
            gold.append((at + len(line) - 1 - len(line) // 3, kind.rstrip("+")))
        at += len(line) + 1
    return "\n".join(line for _, line in rows), gold


def test_benchmark_of_invented_pages():
    assert len(PAGES) == 20
    right = total = kept = furniture = 0
    for path in PAGES:
        text, gold = read_page(path)
        for at, kind in gold:
            found = kind_at(passage_spans(text), at)
            assert kind in KINDS
            assert kind != "body" or found == "body", f"{path.name} loses {text[at - 30 : at]!r} as {found}"
            total += 1
            right += found == kind
            furniture += kind != "body"
            kept += kind != "body" and found == "body"
    assert right / total >= 0.95
    assert kept / furniture <= 0.03


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Watch: Divers find the lost bell", "caption"),
        ("1:07", "navigation"),
        ("Read more: Why pools are closing", "sidebar"),
        ("READ MORE: Why pools are closing all over the north", "sidebar"),
        ("(Photo by Ann Lee/Getty Images)", "credit"),
        ("Swimmers at the pool in May. Photograph: Ann Lee/Reuters", "caption"),
        ("Image copyright Getty Images", "credit"),
        ("Sign up for our morning newsletter", "sidebar"),
        ("Get the day's top stories delivered to your inbox", "sidebar"),
        ("Share this article", "navigation"),
        ("Follow us on Twitter", "navigation"),
        ("This website uses cookies to improve your experience.", "footer"),
        ("© 2019 The Daily Pool. All rights reserved.", "footer"),
        ("This article was originally published by The Daily Pool.", "footer"),
        ("Additional reporting by Ben Cole in Leeds", "author_note"),
        ("Ann Lee and Ben Cole contributed to this report.", "author_note"),
        ("Lee reported from Hull. AP writer Ben Cole in Leeds contributed.", "author_note"),
        ("Lee reported from the poolside that it was cold.", "body"),
        ("— Ann Lee (@annlee) March 3, 2019", "sidebar"),
        ("We will miss it so much pic.twitter.com/a1B2c3", "sidebar"),
        ("ADVERTISEMENT", "sidebar"),
        ("Story continues below advertisement", "sidebar"),
        ("12 Comments", "navigation"),
        ("Go to Forum >>3 Comment(s)", "navigation"),
        ("Print Mail 分享按钮 0", "navigation"),
        ("ann.lee@dailypool.example", "author_note"),
        ("Updated 4:15 PM ET, Mon March 4, 2019", "dateline"),
        ("___", "navigation"),
        ("View image in fullscreen", "navigation"),
        ("Follow the Herald's full coverage of the pool: https://herald.example/pool", "navigation"),
        ("Sign up to Morning Dip", "sidebar"),
        ("Sign up here.", "sidebar"),
        ("Our weekly email rounds up the best swims in the north and sends them to you on Friday", "sidebar"),
        ("after newsletter promotion", "sidebar"),
        ("Join our Facebook group for pool news", "sidebar"),
        ("Thanks for reading. If you value local news, subscribe from £2 a month.", "sidebar"),
        ("Send your photos and videos to pool@herald.example", "sidebar"),
        ("Allow Instagram content?", "sidebar"),
        ("This page includes content hosted on pictures.example. We ask for your consent.", "sidebar"),
        ("Purchase Licensing Rights", "footer"),
        ("The Associated Press receives support from foundations for its water coverage.", "footer"),
        ("Alamy The pool was built by the town's own bricklayers Alamy", "caption"),
        ("ANN LEE FOR THE DAILY POOL", "credit"),
        # what looks like furniture and is the article
        ("By Friday the water will be gone.", "body"),
        ("By Friday, the water", "body"),
        ("Read more books, she told them.", "body"),
        ("Sign the petition, they said.", "body"),
        ("No comment.", "body"),
        ("“Share this,” he said, and gave her the towel.", "body"),
        ("He gave her credit: she had fought well.", "body"),
        ("The writer was found in the changing room.", "body"),
        ("She follows us on every trip, said the guard.", "body"),
        ("“Never,” she said (Reuters).", "body"),
        ("What happens next", "body"),
        ("‘No water any more’", "body"),
        ("Analysis: A long summer", "body"),
        ("The Associated Press reported the closure on Monday.", "body"),
        ("Thank you for reading my letter, the swimmer told the judge.", "body"),
        ("Join the group on the lawn, she said.", "body"),
        ("Her newsletter tells swimmers where the water is clean, she said.", "body"),
        ("Reporting by state media has been poor.", "body"),
        ("This report was about water, not about people.", "body"),
        ("Home", "body"),
    ],
)
def test_a_line_between_paragraphs(line, kind):
    text = "Council closes pool\n\n" + BODY + line + "\n\n" + BODY
    assert kind_at(passage_spans(text), text.index(line) + len(line) // 2) == kind


def kinds(text):
    return [kind for _, _, kind in passage_spans(text)]


def test_top_of_a_page():
    head = "Council closes pool after sixty years\n\nCampaigners promise to fight the plan in court\n\n"
    assert kinds(head + "By Ann Lee | Updated 4:15 PM ET, Mon March 4, 2019\n\n" + BODY) == ["headline", "standfirst", "byline", "body", "body"]
    assert kinds("Home > News > Local\n\n" + head + "Published 3 hours ago\n\n" + BODY)[:4] == ["navigation", "headline", "standfirst", "dateline"]
    assert kinds("The Long Read\n\n" + head + BODY)[:3] == ["navigation", "headline", "standfirst"]
    assert kinds("Who Closed the Pool?\n\n" + BODY)[0] == "headline"
    assert kinds("Sunday 14 June results\n\n" + BODY)[0] == "headline"
    assert kinds("Pool/gym closed for 24/7 cleaning of tiles\n\n" + BODY)[0] == "headline"
    assert kinds(BODY + "Council closes pool after sixty years")[0] == "body"
    assert kinds("Share\n\nEmbed\n\n" + head + BODY)[:3] == ["navigation", "navigation", "headline"]
    assert kinds("Silence\n\n" + BODY) == kinds(BODY + "Silence") == ["body"] * 3
    assert kinds(BODY) == ["body", "body"]


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("News  Sport  What's On  Jobs\n\nNEWS\n\n{head}", ["navigation", "navigation", "headline"]),
        ("Business\nPools & Leisure\nSwimming & Diving\n\n{head}", ["navigation"] * 3 + ["headline"]),
        ("World | Sport | Opinion | Arts\n\n{head}", ["navigation", "headline"]),
        ("Council Closes Pool\n\nHundreds of swimmers are left without a lane to swim in", ["headline", "standfirst"]),
        ("{head}\n\nAnn Lee, Leisure Editor\nTuesday July 2 2019, 12.01am, The Times", ["headline", "byline", "dateline"]),
        ("{head}\n\nBy Ann Lee\nCrime reporter\nTuesday 2 July 2019 04:45, UK", ["headline", "byline", "byline", "dateline"]),
        ("{head}\n\nFrom our correspondents in Port Ellen\n\n4 July 2019", ["headline", "byline", "dateline"]),
        ("{head}\n\nBy Ann Lee\nReporting from Leeds\n\nLeeds, England\nCNN —", ["headline", "byline", "byline"] + ["dateline"] * 2),
        ("{head}\n\nBy Ann Lee, CNN\nLink Copied!\n\nLeeds, England\nCNN\n —", ["headline", "byline", "navigation"] + ["dateline"] * 2 + ["navigation"]),
        ("{head}\n\nImage caption,\nThe pool has stood for sixty years\n\nBy Ann Lee", ["headline", "caption", "caption", "byline"]),
        ("{head}\n\nVideo Ad Feedback\nWatch divers leave\n01:07 - Source: CNN", ["headline"] + ["sidebar"] * 3),
        ("{head}\n\nTue 2 Jul 2019\n\nThe pool has stood for sixty years\nANN LEE FOR THE TIMES", ["headline", "dateline", "caption", "credit"]),
    ],
)
def test_sections_jobs_and_players_above_the_body(top, expected):
    text = top.format(head="Council closes pool after sixty years") + "\n\n" + BODY
    assert kinds(text) == [*expected, "body", "body"]


def test_boxes_between_paragraphs():
    page = "Council closes pool\n\n" + BODY * 2 + "{box}\n\n" + BODY
    for box in (
        "Sign up for the Pool Weekly newsletter\nDive deeper every Friday with our team of old divers\nEnter your email address",
        "Read more:\nWhy is the pool closing?\nBus fares rise again in the north",
        "Quick guide\nHow to reach the pool by bus\nShow",
    ):
        found = kinds(page.format(box=box))
        assert found[:5] + found[-2:] == ["headline"] + ["body"] * 6
        assert not {"body", "headline"} & set(found[5:-2])
    last = kinds("Council closes pool\n\n" + BODY * 6 + "You may also like:\nBus fares rise again\nWhy rivers turn green\n\nThe gym stays open.")
    assert last[-4:] == ["sidebar"] * 3 + ["body"]
    quoted = "Sign up to Pool Weekly\n“It was cold,” she said.\nEnter your email address"
    assert kinds(page.format(box=quoted))[6] == "body"
    assert kinds(page.format(box="Up next\n\nBus fares rise again in the north"))[5:7] == ["sidebar"] * 2


def test_a_note_on_the_author_below_the_full_name():
    text = "Council closes pool\n\nBy ANN LEE and BEN COLE\n\n" + BODY * 2 + "Cole is a swimmer.\n\nBEN COLE\n\nBen Cole covers the north."
    assert kinds(text)[-3:] == ["body", "author_note", "author_note"]


def test_headline_again_beside_a_picture():
    text = "Council closes pool\n\n" + BODY + "\u00a0 Council closes pool\n\nThe pool in May. Ann Lee / Reuters\n\n" + BODY
    assert kinds(text) == ["headline", "body", "body", "caption", "caption", "body", "body"]


def test_datelines_of_agencies_are_cut_off():
    for dateline in ("LEEDS, England (Reuters) - ", "LEEDS, March 4 (Xinhua) -- ", "LEEDS — ", "LEEDS, Ohio (Western Wire) - March 4, 2019 - ", "(CNN) — ", "Leeds/New York CNN — "):
        text = "Council closes pool\n\n" + dateline + BODY
        (_, _, first), (start, end, second), *_ = passage_spans(text)[1:]
        assert (first, second) == ("dateline", "body")
        assert text[start:end] == BODY.split("\n")[0]
    assert kinds("Advanced Water Pumps (AWP) shares fell.\n\n" + BODY) == ["body"] * 3


def test_other_stories_at_the_end():
    page = "Council closes pool\n\n" + BODY * 3
    links = "Bus fares rise again in the north\n\nMan finds owl in his kitchen\n\nWhy the river turned green\n\n"
    assert kinds(page + "Most read\n\n" + links)[-4:] == ["sidebar"] * 4
    assert kinds(page + links)[-3:] == ["sidebar"] * 3
    teasers = "".join(f"• {line}\n\n    A teaser that says what the story is about.\n\n" for line in links.strip().split("\n\n"))
    assert set(kinds(page + "About the author\n\nAnn Lee, a guest fellow at the Pool Institute\n\n" + teasers)[-6:]) == {"sidebar"}
    assert kinds(page + "What will change:\n\n- The pool closes in June\n\n- The gym stays open\n\n- Prices go up in May")[-4:] == ["body"] * 4
    boxed = page + "Related\n\nBus fares rise again in the north\n\n" + BODY
    assert kinds(boxed)[-4:] == ["sidebar", "sidebar", "body", "body"]


def test_talks_lists_and_lines_stay_body():
    assert set(kinds("Q: Why did you write it?\n\nA: I had to.\n\nQ: And now?\n\nA: I rest.")) == {"body"}
    assert set(kinds("“Big ones?”\n\n“Big ones.”\n\nHe pays and leaves the shop.")) == {"body"}
    assert set(kinds("China has 668 million users\nThe pool closed\nNobody came")) == {"body"}
    for line in ("China has 668 million internet users", "© 2019", "By Ann Lee", "x", "word " * 5000, "Read more"):
        assert kinds(line) == ["body"]


def test_hand_wrapped_paragraphs_are_one_passage():
    text = "Pool to close\n\nThe council voted on Tuesday to close the old\nswimming pool in the town, which opened in\n1958 and has 4,000 members, many of them old.\n\nIt is sad.\n"
    assert kinds(text) == ["headline", "body", "body"]
    crlf = text.replace("\n", "\r\n")
    assert kinds(crlf) == kinds(text)
    assert kinds(text.replace("\n", "\r")) == kinds(text)


def test_the_five_articles():
    found = find_passages(load_corpus("wuzhen").articles)
    others = found[found["kind"] != "body"].groupby("article")["kind"].agg(lambda kinds: " ".join(dict.fromkeys(kinds)))
    assert others.to_dict() == {
        "china_daily": "headline dateline byline navigation caption",
        "china_daily_europe": "navigation headline byline standfirst caption author_note sidebar",
        "china_org_cn": "author_note navigation",
        "global_times": "navigation headline dateline byline credit author_note footer sidebar",
        "scmp": "navigation headline standfirst dateline",
    }
    assert found["kind"].value_counts()["sidebar"] == 11


PIECES = st.sampled_from(
    ["Read more", "By Ann Lee", "© 2019", "WASHINGTON (AP) — ", "Home > News", "\n", "\n\n", "\r\n", "\r", " ", "“", "(", "[Photo/", "• ", "Most read", "12:30"]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(alphabet=st.characters(exclude_categories=[]), max_size=30), st.just(BODY)), max_size=25).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_visible_character_stands_in_exactly_one_passage(text):
    spans = passage_spans(text)
    covered = set()
    last = 0
    for start, end, kind in spans:
        assert last <= start < end <= len(text)
        assert kind in KINDS
        last = end
        covered.update(range(start, end))
    assert not [i for i, c in enumerate(text) if not c.isspace() and i not in covered]
    printed_about(text)


def test_table():
    articles = pd.DataFrame({"text": [BODY, "", "One."], "other": 1}, index=["b", "a", "c"])
    before = articles.copy(deep=True)
    found = find_passages(articles)
    pd.testing.assert_frame_equal(articles, before)
    assert list(found.columns) == ["article", "start", "end", "kind", "text"]
    assert found["article"].tolist() == ["b", "b", "c"]
    assert list(found.index) == ["b:0", "b:62", "c:0"]
    for row in found.itertuples():
        assert articles.loc[row.article, "text"][row.start : row.end] == row.text
    assert find_passages(articles.iloc[:0]).empty
    assert kind_at((), 0) == "body"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("PUBLISHED : Saturday, 19 December, 2015, 12:19am", "2015-12-19"),
        ("Updated: 2015-12-10 18:13", "2015-12-10"),
        ("Sept. 4, 2019", "2019-09-04"),
        ("1st of nothing", None),
        ("3/4/2019", None),
        ("February 30, 2019", None),
        ("Tue 5 Mar 2019 10.41 GMT", "2019-03-05"),
    ],
)
def test_printed_dates(line, date):
    assert printed_about(f"Council closes pool after sixty years\n\nBy Ann Lee, {line}\n\n{BODY}").get("published") == date


def test_what_a_page_prints_of_itself():
    page = "Council closes pool\n\nBy Ann Lee and Ben Cole in Leeds\n\nUpdated: 5 March 2019\n\nFirst published 4 March 2019\n\n" + BODY
    assert printed_about(page + "© 2019 Irish Examiner. All rights reserved.") == {
        "title": "Council closes pool",
        "author": "Ann Lee; Ben Cole",
        "published": "2019-03-04",
        "outlet": "Irish Examiner",
    }
    assert printed_about(BODY) == {}


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© 2019 Harbour Herald Ltd. Registered in England.", "Harbour Herald"),
        ("All rights reserved © 2019 The Tarn Valley Courier Limited. Cookie settings.", "The Tarn Valley Courier"),
        ("© 2019 Guardian News & Media Limited or its affiliated companies.", "The Guardian"),
        ("Copyright 2019 The Associated Press. All rights reserved.", "Associated Press"),
        ("© 2019 Ann Lee", None),
        ("© 2019 Northern Newspapers Ltd", None),  # an owner of many
        ("Associated Press writer Ben Cole in Leeds contributed to this report.", "Associated Press"),
        ("The Associated Press contributed to this report.", None),
        ("The pool in May. Photograph: Ben Cole/Getty Images", None),
        ("Updated 12:10 Beijing Time, March 4, 2019", None),
    ],
)
def test_the_outlet_by_whoever_names_it(line, outlet):
    page = "Council closes pool after sixty years\n\nBy Ann Lee\n\n" + BODY * 2 + line
    assert printed_about(page).get("outlet") == outlet
    assert printed_about("Council closes pool\n\nLEEDS (Reuters) - " + BODY)["outlet"] == "Reuters"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Ann Lee Harbour correspondent", "Ann Lee"),
        ("Ann de Lee, Leisure Editor", "Ann de Lee"),
        ("By Ann Lee and Ben Cole in Leeds", "Ann Lee; Ben Cole"),
        ("Interview by Ann Lee", "Ann Lee"),
        ("Crime reporter", None),
        ("From: Global Times", None),
    ],
)
def test_the_author_is_a_name(line, author):
    assert printed_about(f"Council closes pool after sixty years\n\n{line}\n\n5 March 2019\n\n{BODY}").get("author") == author


def test_a_prize_is_no_byline():
    assert printed_about("Washington Post wins a prize on 3 March 2019.") == {}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("From ANNA ROE in Kostal", "byline"), ("From our Nordic correspondent", "byline"),
        ("EXCLUSIVE by Tom Bell", "byline"), ("Our Eastern and Coastal Desk", "byline"), ("Ledger staff", "byline"),
        ("PORTO SOLE, Thursday 21 November 2019", "dateline"), ("Valley Daily, Friday March 9, 2018", "dateline"),
        ("THE VALLEY PAPER (English edition)", "navigation"), ("Twelve die as the old bridge falls", "standfirst"),
    ],
)  # fmt: skip
def test_lines_at_the_top_that_tell_who_where_and_when(line, kind):
    text = f"Bridge falls in the north\n\n{line}\n\nThe bridge fell on Tuesday and twelve people died, police said."
    assert [one for _, _, one in passage_spans(text)] == ["headline", kind, "body"]
