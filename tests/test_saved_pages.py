"""Saved web pages, all invented: date, text, author, title, outlet."""

import pytest

from helpers import load_corpus
from helpers.intake.authors import names_of
from helpers.intake.saved import read_page

PROSE = (
    "<p>The board closed the pier on Friday after a long inspection, the harbour master said in a statement to the town.</p>"
    "<p>Repairs will cost nine million crowns and last until the spring, she added, if the weather allows the divers to work.</p>"
)


def page(head="", top="", body=PROSE, foot=""):
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Pier is closed</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Pier is closed</h1>{top}{body}</article>{foot}</body></html>"
    )


def about(text, url=None):
    return read_page(text.encode(), "a.html", url)[2]


def text_of(body):
    return read_page(page(body=body + PROSE).encode(), "a.html")[0]


@pytest.mark.parametrize("undated", [
    page(foot="<footer>© 2018 The Echo</footer>"),
    page(body=PROSE + "<p>The pier was built in the summer of 1911 and has been closed twice since the great storm of 14 March 1953.</p>"),
    page(body="<p>The board met at <time datetime='2019-02-02'>9 p.m.</time> to hear what the divers had found below the water line of the pier.</p>" + PROSE),
    page(top="<p>Updated 3 hours ago</p>"),
    page(foot="<aside class='related'><time datetime='2017-01-01'>1 January 2017</time><a href='/x'>Ferry is sold</a></aside>"),
    page(head="<script type='application/ld+json'>{\"@type\": \"ItemList\", \"itemListElement\": [{\"@type\": \"NewsArticle\", "
         "\"datePublished\": \"2016-01-01\"}]}</script>"),
])  # fmt: skip
def test_no_date_is_made_up(undated):
    assert about(undated)["published"] is None


@pytest.mark.parametrize(("dated", "date", "place"), [
    (page(head="<script type='application/ld+json'>{\"@graph\": [{\"@type\": [\"NewsArticle\"], \"datePublished\": \"2019-03-04T23:30:00-05:00\"}]}</script>"),
     "2019-03-04", "JSON-LD"),
    (page(head="<script type='application/ld+json'>//<![CDATA[\n{\"@type\": \"NewsArticle\", \"datePublished\": \"2019-03-04\"}\n//]]></script>"),
     "2019-03-04", "JSON-LD"),
    (page(head="<meta name='DC.date.issued' content='2019-03-04'>"), "2019-03-04", "meta"),
    (page(top="<div>By Ann Cole | <time datetime='2019-03-04'>Monday</time></div>"), "2019-03-04", "time element"),
    (page(top="<p>Updated 6 March 2019</p><p>First published 4 March 2019</p>"), "2019-03-04", "printed line"),
    (page(top="<span class='date'>March 2019</span>"), "2019-03", "printed line"),
    (page(top="<p class='date'>25.03.2019</p>"), "2019-03-25", "printed line"),
    (page(head="<link rel='canonical' href='https://echo.example/2019/03/04/pier'>"), "2019-03-04", "address"),
    (page(top="<ul><li>May 2019</li></ul><div class='sheet_time'>4 March 2019</div>"), "2019-03-04", "printed line"),
    (page(top="<p class='entry-meta'>Pier closed: <abbr class='published' title='Monday at nine'>4 March 2019</abbr> in notes from the harbour by"
              " one of us, filed under boats, piers and storms of the coast</p>"), "2019-03-04", "time element"),
    (page(foot="<div>This entry was posted on Monday, March 4th, 2019 at 5:05 pm and is filed under Piers. You can follow any"
               " responses to this entry through the feed.</div>"), None, None),
    (page(body=PROSE + "<div>This entry was posted on Monday, March 4th, 2019 at 5:05 pm and is filed under Piers. You can"
                       " follow any responses to this entry through the feed.</div>"), "2019-03-04", "printed line"),
    (page(body=PROSE + "<div class='article_footer'><p>Published: 4 March 2019</p></div>"), "2019-03-04", "printed line"),
    (page(body=PROSE + "<p>Published on 4 March 2019, the report of the divers blamed the owners of the pier and the storm of"
                       " the year before for the cracks.</p>"), None, None),
    (page().replace("<title>Pier is closed", "<title>Pier is closed | EC | 04.03.2019"), "2019-03-04", "title element"),
    (page(top="<p>von Anna Kohl, 14.3.19</p>"), "2019-03-14", "printed line"),
    (page(top="<p>3/14/19 9:05am</p>"), "2019-03-14", "printed line"),
    (page(top="<small>March 4, 2019 at 08:45 AM | filed under: <a>Piers</a>, <a>Boats</a> | View all comments</small>"), "2019-03-04", "printed line"),
    (page(top="<div class='node node-promoted'><div class='submitted'>Submitted by anna on 4 March 2019</div></div>"), "2019-03-04", "printed line"),
    (page(body=PROSE.replace("<p>", "<p>ECHO HARBOUR, March 4, 2019 -- ", 1)), "2019-03-04", "printed line"),
    (page(body=PROSE.replace("<p>", "<p><b>(04.03.2019) The board acted.</b> ", 1)), "2019-03-04", "printed line"),
    (page(body=PROSE + "<p class='fecha'>lunes, 4 de marzo de 2019</p>"), "2019-03-04", "printed line"),
    (page(body=PROSE + "<p class='date'>4 March 2019</p><p class='date'>5 March 2019</p>"), None, None),
    (page(foot="<div class='menu'><span class='date'>Monday, 9 December 2024</span></div>"), None, None),
])  # fmt: skip
def test_dates_and_where_they_stand(dated, date, place):
    found = about(dated)
    assert (found["published"], found["how"].get("published")) == (date, place)


def test_day_and_month_that_could_be_either_are_said_to_be_unclear(tmp_path):
    (tmp_path / "a.html").write_text(page(top="<p class='date'>05/07/2021</p>"), encoding="utf-8")
    row = load_corpus(tmp_path).articles.loc["a"]
    assert row["published"] is None
    assert row["note"] == "published: day and month are unclear (05/07/2021)"


@pytest.mark.parametrize(("body", "said"), [
    ("<p>It was <time>noon on Friday</time> when she told the council: <q>nobody was hurt</q> on the pier, and many clapped.</p>",
     "It was noon on Friday when she told the council: “nobody was hurt” on the pier"),
    ("<p>Some 420<sup>7</sup> thousand people cross 3 km<sup>2</sup> of water on the 21<sup>st</sup> day of each month, she said.</p>",
     "Some 420 thousand people cross 3 km² of water on the 21st day"),
    ("<p>It takes 2<sup>1</sup>/<sub>2</sub> hours, 5 &times; 10<sup>6</sup> crowns and CO<sub>2</sub> from nine engines to cross, she said.</p>",
     "It takes 2 1/2 hours, 5 × 10⁶ crowns and CO₂ from"),
    ("<p>The pier cost <del>910</del> <ins>90</ins> million crowns to build, the council was told on Friday by its own engineers.</p>",
     "The pier cost 90 million crowns"),
    ("<table><tr><th>Pier</th><th>Crowns</th></tr><tr><td>North</td><td>12</td></tr></table>", "| North | 12 |"),
    ("<figure><img src='x.jpg'><figcaption>The pier in winter</figcaption></figure>", "[Caption: The pier in winter]"),
    ("<ul><li>3 May: divers go down to the piles.</li><li>9 May: the board is told of the cracks.</li></ul>",
        "9 May: the board is told"),
])  # fmt: skip
def test_what_marks_alone_say_is_written_out(body, said):
    assert said in text_of(body)


def test_a_page_laid_out_as_a_table_keeps_its_paragraphs_and_loses_its_menu():
    text = read_page(
        f"<html><body><table><tr><td class='sidebar'><a href='/'>Home</a></td><td><h1>Pier is closed</h1>{PROSE * 2}</td></tr></table></body></html>".encode(), "a.html"
    )[0]
    assert "Home" not in text
    assert len(text.split("\n")) >= 3


def test_struck_out_words_are_noted():
    assert about(
        page(body="<p>The pier cost <s>910</s> 90 million crowns to build, the council was told on Friday.</p>" + PROSE))["note"] == "struck out on the page: 910"


@pytest.mark.parametrize(("cell", "names"), [
    ("By Ann Cole May 7, 2021", "Ann Cole"), ("Ann Cole Games Editor", "Ann Cole"),
        ("Ann Cole, Health Correspondent", "Ann Cole"),
    ("ANN COLE; Ann Cole", "Ann Cole"), ("de la Cruz, Ana", "de la Cruz, Ana"), ("Ann M. Cole Jr.", "Ann M. Cole Jr."),
        ("Ann Cole, MD", "Ann Cole"),
    ("Reuters", None), ("Username", None), ("By Ann Cole and Bo Hale, The Echo", "Ann Cole; Bo Hale"),
        ("J. K. Cole", "J. K. Cole"),
    ("Staff Writer", None), ("Theresa May", "Theresa May"), ("Wei Sun", "Wei Sun"), ("Ann Cole, Associated Press", "Ann Cole"),
    ("By <a href='/ann'>Ann Cole</a>, <a>Bo Hale</a> and Eva Lund ❤️", "Ann Cole; Bo Hale; Eva Lund"),
    ("NCA NewsWire", None), ("Toby Jones", "Toby Jones"), ("By Ruby Ann Cole", "Ruby Ann Cole"), ("Caspar Hale", "Caspar Hale"),
    ("Eine Analyse von Caspar Hale", "Caspar Hale"), ("A column by Toby Jones", "Toby Jones"), ("Autor/in: Ann Cole", "Ann Cole"),
    ("Author Ann Cole", "Ann Cole"), ("Reuters Updated: 3 May", None), ("Ann (A.B.) Cole", "Ann Cole"),
    ("Ann Cole (mit Bo Hale und Eva Lund)", "Ann Cole; Bo Hale; Eva Lund"), ("Hafenpost GmbH, Oxby, Germany", None),
    ("Par ANN COLE, BO HALE Envoyés spéciaux à Oxby", "Ann Cole; Bo Hale"), ("Otto von Berg", "Otto von Berg"),
    ("Nils von Berg", "Nils von Berg"), ("Von Ana di Marco", "Ana di Marco"),
    ("Ann Cole; Ann Cole reported from Oxby", "Ann Cole"),
    ("王亦楠", "王亦楠"), ("https://echo.example/ann", None), ("", None),
])  # fmt: skip
def test_authors(cell, names):
    assert names_of(cell, "The Echo", free=True) == names


@pytest.mark.parametrize(("head", "title", "outlet"), [
    ("<meta property='og:title' content='Pier is closed | The Echo'><meta property='og:site_name' content='The Echo'>",
        "Pier is closed", "The Echo"),
    ("<meta property='og:site_name' content='https://www.echo.example'>", "Pier is closed", None),
    ("<meta property='og:site_name' content='@echo'>", "Pier is closed", None),
    ("<meta property='article:publisher' content='The Echo'>", "Pier is closed", "The Echo"),
])  # fmt: skip
def test_title_and_outlet(head, title, outlet):
    found = about(page(head=head))
    assert (found["title"], found["outlet"]) == (title, outlet)


GRAPH = """<script type='application/ld+json'>{"@graph": [{"@type": "WebPage", "datePublished": "2019-03-05"},
{"@type": "Article", "headline": "Pier is closed", "datePublished": "2019-03-04", "author": {"@id": "#/person/1"}},
{"@type": "Person", "@id": "#/person/1", "name": "Ann Cole"}]}</script>"""
OTHER = """<script type='application/ld+json'>{"@type": "NewsArticle", "headline": "Ferry is sold", "datePublished": "2011-01-01",
"author": {"name": "Bo Hale"}}</script>"""
META = "<meta property='article:published' content='2019-03-04'>"


@pytest.mark.parametrize(("head", "top", "author"), [
    (GRAPH, "", "Ann Cole"),
    (OTHER + GRAPH, "", "Ann Cole"),
    (META, "<div class='author'>Ann Cole @anncole</div>", "Ann Cole"),
    (META, "<div data-component='Byline'>Ann Cole</div>", "Ann Cole"),
    (META, "<span itemprop='author name'>Ann Cole, Bo Hale</span>", "Ann Cole; Bo Hale"),
    (META, "<a href='https://licences.example/by-sa/4.0/'>CC BY-SA</a><b class='author'>Ann Cole</b>", "Ann Cole"),
    (META + "<meta name='author' content='Ann Cole'><meta name='author' content='Bo Hale'>", "", "Ann Cole; Bo Hale"),
    (META + "<meta property='og:author' content='Ann Cole'>", "", "Ann Cole"),
    (META, "<div class='byline'>By Ann Cole ann@echo.example</div>", "Ann Cole"),
    (META, "<div class='byline'>Ann Cole, Senior Harbour Correspondent</div>", "Ann Cole"),
    (META, "<p class='byline'>By Ann Cole with Bo Hale, Lowland News Agency</p>", "Ann Cole; Bo Hale"),
    (META, "<p class='byline'>Ann Cole in Lamsey and Bo Hale in Oxby</p>", "Ann Cole; Bo Hale"),
    ("", "<p class='meta'>Posted by Ann Cole on March 4, 2019</p>", "Ann Cole"),
    ("", "<p class='auteur'>Par Ann Cole</p><p>Publié le 4 mars 2019 à 10h12 - Mis à jour le 6 mars 2019 à 9h</p>", "Ann Cole"),
    (META, "<p class='byline'>By Ann Cole, Special to The Echo</p>", "Ann Cole"),
    ("", "<p>Posted on 4 March, 2019 by Ann Cole in News</p>", "Ann Cole"),
    ("", "<p class='autore'>di Ann Cole</p><p class='data'>4. 3. 2019 13:57</p>", "Ann Cole"),
    (META, "<span>By Ann Cole<br>The Echo, Lamsey</span><meta property='og:site_name' content='The Echo'>", "Ann Cole"),
    (META, "<p class='author'>Author: Ann Cole, Bo Hale (AP)</p>", "Ann Cole; Bo Hale"),
    (META, "<div>Von <a href='/autor-7'>Ann Cole</a></div>", "Ann Cole"),
    (META, "<p>(Reporting by Ann Cole; Editing by Bo Hale)</p>".replace("(", ""), "Ann Cole"),
    ("", "<p class='submitted'>Submitted by Ann Cole on Mon, 03/04/2019 - 10:12</p>", "Ann Cole"),
    ("<meta name='pubdate' content='Mon Mar 04 10:00:00 UTC 2019'>", "<div class='post-footer'>Posted by Ann Cole</div>", "Ann Cole"),
    ("", "<em class='author'>Ann Cole</em><abbr class='published' title='2019-03-04T10:00:00Z'>Mar. 4</abbr>", "Ann Cole"),
    ("", "<footer class='entry-meta'>Written by <b rel='author'>Ann Cole</b> | <time>4 March 2019</time></footer>", "Ann Cole"),
])  # fmt: skip
def test_markup_of_common_publishing_systems(head, top, author):
    found = about(page(head=head, top=top))
    assert (found["author"], found["published"]) == (author, "2019-03-04")


def test_a_kicker_above_the_headline_is_no_title():
    text = page(head="<meta property='og:title' content='Pier is closed for repairs'>")
    text = text.replace("<h1>Pier is closed</h1>", "<h1><b>Harbour</b> Pier is closed for repairs</h1>")
    assert about(text)["title"] == "Pier is closed for repairs"


def test_a_headline_may_stand_below_the_name_of_the_site():
    text = page(top="<h3>Pier is closed for repairs</h3>").replace("<title>Pier is closed</title>", "<title>Quay: Pier is closed for repairs</title>")
    assert about(text.replace("<h1>Pier is closed</h1>", "<h1>Quay</h1>"))["title"] == "Pier is closed for repairs"


@pytest.mark.parametrize("title", ["码头在检查后关闭了_科技_晚报", "Pier is closed again | News | Quay Post", "Pier is closed again - Quay Post"])
def test_the_name_of_the_site_and_its_section_leave_a_title(title):
    found = about(page(head="<meta property='og:url' content='https://quaypost.example/a'>").replace("<h1>Pier is closed</h1>", "").replace("Pier is closed", title))
    assert found["title"] in ("码头在检查后关闭了", "Pier is closed again")


def test_json_ld_may_name_the_outlet_elsewhere():
    graph = """<script type='application/ld+json'>{"@graph": [{"@type": "NewsArticle", "headline": "Pier is closed", "publisher": {"@id": "#o"}},
    {"@type": "Organization", "@id": "#o", "name": "The Echo"}]}</script>"""
    assert about(page(head=graph))["outlet"] == "The Echo"


def test_a_wayback_page_keeps_its_own_address():
    head = "<link rel='canonical' href='https://web.archive.org/web/20190305101112/https://echo.example/pier'>"
    found = about(page(head=head, foot="<div id='wm-ipp-base'><p>14 captures 5 Mar 2019</p></div>"))
    assert (found["url"], found["published"]) == ("https://echo.example/pier", None)


def test_valid_utf8_wins_over_the_charset_declared():
    text, encoding, _ = read_page(
        page(body="<p>Le café coûte deux euros, a dit la maire au conseil municipal vendredi.</p>" + PROSE).replace(
            "'utf-8'", "'iso-8859-1'").encode(), "a.html")
    assert "café coûte" in text
    assert encoding == "utf-8"


def test_a_page_without_headings_set_in_tables_and_fonts():
    found = about(
        "<html><head><title>Pier is closed</title></head><body><table><tr><td><a href='/'>Home</a></td><td>"
        "<font size='5'><b>Pier is closed</b></font><br><font size='2'>By Ann Cole<br>Echo Staff</font><br>"
        f"<font size='1'>Monday, March 4, 2019</font>{PROSE * 2}</td></tr></table></body></html>"
    )
    assert (found["author"], found["published"]) == ("Ann Cole", "2019-03-04")


def test_a_break_in_a_heading_parts_words_and_a_comment_is_no_name():
    head = "<meta property='og:title' content='Pier is closed for good'>"
    text = page(head=head, top="<p class='byline'>By <!-- author --> Ann Cole</p>")
    found = about(text.replace("<h1>Pier is closed</h1>", "<h1><div>Pier is closed</div><div>for<br>good</div></h1>"))
    assert (found["title"], found["author"]) == ("Pier is closed for good", "Ann Cole")


@pytest.mark.parametrize(("top", "author"), [
    ("<a rel='author' href='/s'>Sandra</a>", "Sandra"), ("<a href='/s'>Sandra</a>", None),
    ("<a href='/profile/'>SIGN IN</a>", None), ("<a href='/profile/ann'>Ann Cole</a>", "Ann Cole"),
    ("<a href='/profile/'>About The Echo</a>", None), ("<p>See <a href='/person/ann'>Ann Cole</a> too.</p>", None),
    ("<p>By Bo Hale, minister</p><p class='byline'>Ann Cole</p>", "Ann Cole"),
])  # fmt: skip
def test_who_signs(top, author):
    assert about(page(top=top))["author"] == author


def test_a_date_stands_by_the_headline_and_not_by_the_name_of_the_site():
    top = "<h1>The Echo of the Harbour</h1><p>Everything that the coast has to tell, from the first ferry of the day to the last light in the lamp</p>"
    below = "<div class='with-sidebar'><h2>Pier is closed to the public</h2><div>4 March 2019</div>" + PROSE + "</div>"
    assert about(f"<html><head><title>Pier is closed to the public | Echo</title></head><body>{top}{below}</body></html>")["published"] == "2019-03-04"


def test_a_layout_with_a_sidebar_is_no_sidebar():
    layout = page(top="<span class='byline'>Ann Cole</span>").replace("<article>", "<div class='content with-sidebar'>")
    assert about(layout.replace("</article>", "</div>"))["author"] == "Ann Cole"


@pytest.mark.parametrize(("whole", "heads", "title"), [
    ("The Pier Papers: Why It Was Closed — The Echo Weekly", "<h2>The Pier Papers:</h2>", "The Pier Papers: Why It Was Closed — The Echo Weekly"),
    ("Why the pier was closed » Echo Blogs - Harbour News", "", "Why the pier was closed"),
    ("Why the pier was closed › The Echo", "", "Why the pier was closed"),
])  # fmt: skip
def test_which_part_of_a_title_is_the_headline(whole, heads, title):
    assert about(f"<html><head><title>{whole}</title></head><body>{heads}{PROSE * 2}</body></html>")["title"] == title
