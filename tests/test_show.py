import numpy as np
import pandas as pd
import pytest

from helpers.ground.errors import SettingError
from helpers.show import linked_matrix, show_wordings
from helpers.show.cells import article_address, clean, read_cell, show_table, slug, visible

HOSTILE = "<script>alert(1)</script> **bold** $x^2$ {{7*7}} </table></style> \x00\x1b[31m \u202eevil\u202c \ud800 ' onfocus=\""


def test_text_stays_text():
    shown = visible(HOSTILE)
    assert "<" not in shown and '"' not in shown and "'" not in shown
    assert "[U+0000][U+001B][31m [U+202E]evil[U+202C] [U+D800]" in shown
    shown.encode("utf-8")
    assert clean("Tab\tand\r\nline ends, é, 中文, עברית, 👩‍👩‍👧 stay") == "Tab\tand\r\nline ends, é, 中文, עברית, 👩‍👩‍👧 stay"


@pytest.mark.parametrize(
    "cell, read",
    [(668e6, "668,000,000"), (7.0, "7"), (0.25, "0.25"), (2015, "2015"), (12345.678, "12,345.7"), (-0.5, "−0.5"), (1e-7, "0.0000001"),
     (float("nan"), "–"), (None, "–"), (pd.NaT, "–"), (-np.inf, "−∞"), (np.True_, "yes"), (np.int64(10_000), "10,000"),
     (pd.Timestamp("2015-12-19"), "2015-12-19"), ("a\x07", "a[U+0007]"), (0, "0"), (1e300, f"{int(1e300):,}")],
)  # fmt: skip
def test_read_cell(cell, read):
    assert read_cell(cell) == read


def test_slugs_are_safe_and_differ():
    names = ["scmp", "SCMP", "x y", "x_y", "x/y", "../../etc", "con", "", "中文", "\ud800", "a" * 200, "a" * 201, ".", "%2e"]
    slugs = [slug(name) for name in names]
    assert len({s.lower() for s in slugs}) == len(names)
    assert all(set(s) <= set("abcdefghijklmnopqrstuvwxyz0123456789_-") and 0 < len(s) < 70 for s in slugs)
    assert slug("china_daily-2") == "china_daily-2"
    assert article_address("Some Corpus", "a b", 5.0) == f"articles/{slug('Some Corpus')}/{slug('a b')}.html#c5"


@pytest.fixture
def figures():
    return pd.DataFrame(
        {"article": ["north", "south", None], "start": [12.0, 7000.0, np.nan], "surface": ["7 million", "a third", "none"],
         "value": [7e6, np.nan, 0.5], "a": ["north:12", "south:7000-7010.2", None], "b": ["ref:gdp:5", None, "x"]}
    )  # fmt: skip


def test_table_links_headings_and_numbers(figures):
    shown = show_table(figures, "Figures & places", {"surface": "As printed", "value": "Value", "a": "A", "b": "B"}, corpus="event")
    markup = shown._repr_html_()
    assert '<caption>Figures &amp; places</caption>' in markup and '<th scope="col" style="text-align:left">As printed</th>' in markup
    assert '<th scope="row" style="text-align:left">7 million</th><td class="n">7,000,000</td>' in markup and '<td class="n">–</td>' in markup
    assert '<a href="../html/articles/event/north.html#c12" aria-label="open north, character 12">open</a>' in markup
    assert ">ref:gdp:5</td>" in markup and ">x</td>" in markup and markup.count("<a ") == 2
    assert 'role="region" tabindex="0" aria-label="Figures &amp; places"' in markup and "mathjax_ignore" in markup
    assert len(markup[: markup.index("</style>")]) < 2000
    assert markup == show_table(figures, "Figures & places", {"surface": "As printed", "value": "Value", "a": "A", "b": "B"}, corpus="event").html
    assert repr(shown).splitlines()[0] == "Figures & places" and "7,000,000" in repr(shown)
    assert "<a " not in show_table(figures, "No corpus").html


def test_table_says_how_many_rows():
    frame = pd.DataFrame({"n": range(50)})
    shown = show_table(frame, "Numbers", rows=3)
    first, _, rest = shown.html.partition("<details")
    assert first.count("<tr>") == 4 and rest.count("<tr>") == 48 and "The next 47 rows" in rest and "3 of 50 rows shown." in first and "3 of 50 rows shown." in repr(shown)
    assert show_table(frame, "Numbers", rows=None).html.count("<tr>") == 51
    empty = show_table(frame.head(0), "Numbers")
    assert "<th" in empty.html and "Nothing was found" in repr(empty)


def test_table_of_hostile_text():
    shown = show_table(pd.DataFrame([[HOSTILE, HOSTILE, 1]], columns=pd.Index([HOSTILE, "article", "start"], dtype=object), dtype=object), HOSTILE, corpus=HOSTILE)
    assert "<script" not in shown.html and shown.html.count("</style>") == 1 and shown.html.count("</table>") == 1
    (shown.html + repr(shown)).encode("utf-8")
    assert "\u202e" not in shown.html + repr(shown)


def test_errors_are_sentences(figures):
    with pytest.raises(SettingError, match=r"no column 'valeu'; it has article, start"):
        show_table(figures, "x", {"valeu": "Value"})


def test_two_wordings_and_a_grid_of_claims_are_tables_whose_cells_lead_to_the_words():
    row = {"excerpt": "the pier is <old>", "article_text": "The pier was <old>", "language": "en", "version": "a report", "publisher": "Avon Post",
           "speech": None, "comparison": None, "article": "north", "start": 5}  # fmt: skip
    shown = show_wordings(pd.DataFrame([row]), "event", "Wordings", {"north": "North Post"})
    assert '<del>is</del> &lt;old&gt;</span><br>The pier <ins>was</ins>' in shown.html and "north.html#c5" in shown.html
    claim = {"claim": "c1", "proposition": "The pier is old.", "stance": "asserts", "start": 5, "coder": "x"}
    coding = pd.DataFrame([claim | {"article": "north"}, claim | {"article": "south", "stance": "denies"}])
    shown = linked_matrix(coding, "event", "Who says so", {"north": "North Post", "south": "South Post"})
    assert '<a href="../html/articles/event/south.html#c5" aria-label="denies: The pier is old. in South Post">denies</a>' in shown.html
