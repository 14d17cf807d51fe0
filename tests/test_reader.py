import html
import re
from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.ground.errors import CorpusError, SettingError
from helpers.show.cells import clean
from helpers.show.reader import article_page, show_article

TEXT = 'Fair opens\r\n\r\n"We sold 7 million lamps," Ann Lee said. "No more."\r\n  Prices rose $5 to $9.\r\n'
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> Title\n"
    "</style></div></main><h1>Broken</h1> **not bold** [link](javascript:alert(3)) $x^2$ \\(y\\) {{ 7*7 }}\n"
    "\u202ereversed\u202c \x00\x07\x1b[31m \ud800 \u2028 &lt;b&gt; &amp; \"quoted\" ' onfocus=alert(4) \n"
    "<!-- <iframe src='https://example.org/'> ]]> <svg onload=alert(5)> " + "x" * 500 + "\n"
    "אבג 123 دهو <base href='https://example.org/'><link rel=stylesheet href='https://example.org/a.css'>\n"
)


def articles(text, **known):
    return pd.DataFrame({"text": text} | known, index=pd.Index(["one"], name="article"), dtype=object)


def layer(*spans, **columns):
    rows = [{"article": "one", "start": start, "end": end} | columns for start, end in spans]
    table = pd.DataFrame(rows, columns=["article", "start", "end", *columns], dtype=object)  # object: Arrow refuses half pairs
    return table.astype({"start": "int64", "end": "int64"})


def parts(markup):
    """(text as a reader sees it, ids, {(layer, text told)}: marked text)."""
    body = markup[markup.index('<div class="px') :]
    body = re.sub(r"<fieldset>.*?</fieldset>", "", body, flags=re.S)
    seen = re.sub(r'<span class="tip".*?</span></span>', "", body)
    lines = re.findall(r"<p[^>]*>(.*?)</p>", seen, flags=re.S)
    text = "".join(html.unescape(re.sub(r"<[^>]*>", "", line)) for line in lines)
    return text, re.findall(r' id="([^"]*)"', body), body


def marked(markup, look):
    return "".join(html.unescape(part) for part in re.findall(rf'<mark class="m{look}">(?:<mark[^>]*>)*([^<]*)', parts(markup)[2]))


def at(surface, text=TEXT):
    start = text.index(surface)
    return start, start + len(surface)


def test_rows_are_marked_at_their_places():
    figures = layer(at("7 million"), at("$5"), value=7e6, unit="lamps")
    quotations = layer(at("We sold 7 million lamps,"), quotation="x", kind="direct", speaker="Ann Lee")
    shown = show_article(articles(TEXT), "one", figures, quotations)
    text, ids, body = parts(shown._repr_html_())
    assert text == re.sub(r"[\r\n]", "", TEXT)
    assert marked(shown.html, 0) == "7 million$5" and marked(shown.html, 1).startswith("We sold ")
    assert 'aria-label="figures: 7,000,000 lamps"' in body and 'aria-label="quotations: direct; speaker: Ann Lee"' in body
    assert body.count('tabindex="0"') == 3 and len(ids) == len(set(ids)) == 3
    assert 'class="t0" checked' in shown.html and "<script" not in shown.html
    assert repr(shown) == f"Article one, {len(TEXT)} characters; marked: figures 2, quotations 1"
    assert shown.html == show_article(articles(TEXT), "one", figures, quotations).html


def test_ids_of_a_page():
    page = article_page(articles(TEXT, title="T"), "one", layer((0, 4), (0, 4), (2, 9), (10, 12)), anchors=[11, 30, len(TEXT) + 5])
    ids = parts(page)[1]
    assert Counter(ids) == Counter(f"c{n}" for n in (0, 2, 10, 11, 30, len(TEXT) + 5))
    assert page.startswith("<!DOCTYPE html>\n<html lang=\"en\">") and page.count("<h1>") == page.count("<main") == 1


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="ab \n\r<\u202e\ud800\x00", max_size=30).flatmap(
        lambda text: st.tuples(
            st.just(text),
            st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda x: tuple(sorted(x))), max_size=8),
        )
    )
)
def test_any_overlap_keeps_text_rows_and_ids(case):
    text, spans = case
    page = article_page(articles(text, title="T"), "one", ("odd", layer(*spans[::2])), ("even", layer(*spans[1::2])))
    page.encode("utf-8")
    shown, ids, body = parts(page)
    assert shown == clean(re.sub(r"[\r\n]", "", text))
    assert sorted(ids) == sorted({f"c{start}" for start, _ in spans})
    assert body.count('role="note"') == len(spans)
    for look, some in ((5, spans[::2]), (6, spans[1::2])):
        covered = {i for start, end in some for i in range(start, end)}
        assert marked(page, look) == clean("".join(c for i, c in enumerate(text) if i in covered and c not in "\r\n"))


def test_excerpts_print_only_what_is_cited():
    spans = [at('"We sold 7 million lamps," Ann Lee said.')]
    page = article_page(articles(TEXT, title="T"), "one", layer(at("Prices"), at("7 million")), anchors=[0], excerpts=spans)
    text, ids, _ = parts(page)
    assert text == '[…] "We sold 7 million lamps," Ann Lee said.[…] '
    assert sorted(ids) == sorted(f"c{n}" for n in (0, at("Prices")[0], at("7 million")[0]))
    assert "Prices" not in page and "No more" not in page
    assert "[…]" in parts(article_page(articles(TEXT, title="T"), "one", excerpts=[]))[0]


def test_page_tells_what_is_known():
    page = article_page(articles(TEXT, title="A <b>", outlet="O", author=None, published=pd.Timestamp("2019-05-01"), url="javascript:x"), "one")
    assert "<title>A &lt;b&gt;</title>" in page and "<dd>2019-05-01</dd>" in page and "Author" not in page
    assert page.count("href=") == 1 and "<dd>javascript:x</dd>" in page


def test_layers_names_letters_and_told():
    coded = layer(at("We sold"), claim="c1", stance="asserts", speaker=None)
    shown = show_article(articles(TEXT), "one", layer((0, 4), low=3.0, high=float("inf"), value=None), ("flags", coded), layer((1, 2), odd="why so"), layer())
    labels = [re.sub(r"<[^>]*>", "", x).strip() for x in re.findall(r"<label>(.*?)</label>", shown.html)]
    assert labels == ["F figures (1)", "L flags (1)", "R rows (1)", "O rows (0)"]
    for told in ("figures: from 3", "flags: asserts", "rows: odd: why so"):
        assert f'aria-label="{told}"' in shown.html
    assert "figures 1" in repr(show_article(articles(TEXT), "one", pd.DataFrame({"article": ["one", "two"], "start": [1, None], "end": [2, None], "value": [1, 2]})))


@pytest.mark.parametrize(
    "error, message, args",
    [
        (CorpusError, "no article 'tow'; there are: one", ("tow",)),
        (SettingError, "'rows' has no column 'start'", ("one", pd.DataFrame({"article": []}))),
        (SettingError, "got list", ("one", [1])),
        (SettingError, "9 layers were given; 8", ("one", *[layer()] * 9)),
        (SettingError, "characters 2 to 900 are no stretch of article 'one'", ("one", layer((2, 900)))),
    ],
)
def test_errors_are_sentences(error, message, args):
    with pytest.raises(error, match=message):
        show_article(articles(TEXT), *args)


def opened(browser, path, width=1200, scheme="light", scripts=True):
    page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts).new_page()
    page.seen = []
    page.on("dialog", lambda dialog: (page.seen.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: page.seen.append(request.url))
    page.goto(path.as_uri() + "#c60")
    return page


@pytest.mark.browser
def test_hostile_article_in_a_browser(browser, tmp_path):
    path = tmp_path / "page.html"
    rows = layer((0, 40), (10, 200), (150, 160), value=1.0, measure=HOSTILE)
    page_text = article_page(articles(HOSTILE, title=HOSTILE, url="javascript:alert(6)"), "one", rows, (HOSTILE, rows), anchors=[60])
    path.write_text(page_text, encoding="utf-8")
    page = opened(browser, path)
    assert page.seen == [path.as_uri() + "#c60"] or page.seen == [path.as_uri()]
    assert page.locator("h1").count() == page.locator("main").count() == page.locator(".px").count() == 1
    assert page.locator(".px p").count() == HOSTILE.count("\n")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1200
    assert page.locator("script, img, iframe, svg, base, link").count() == 0
    shown = page.locator(".px").evaluate("e => [...e.querySelectorAll('.tip')].forEach(t => t.remove()) || e.textContent")
    assert "<script>alert(1)</script>" in shown and "[U+202E]reversed" in shown and "$x^2$" in shown


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False])
def test_hover_focus_switch_and_target(browser, tmp_path, scripts):
    path = tmp_path / "page.html"
    path.write_text(article_page(articles(TEXT, title="T"), "one", layer(at("7 million"), value=7e6), layer(at("We sold 7 million lamps,"), quotation="q"), anchors=[60]), encoding="utf-8")
    page = opened(browser, path, scripts=scripts)
    told = page.get_by_text("7,000,000")
    assert not told.is_visible()
    page.get_by_text("7 million", exact=True).hover()
    assert told.is_visible()
    page.mouse.move(0, 0)
    assert not told.is_visible()
    page.locator(".h.m0").focus()
    assert told.is_visible()
    page.locator(".t0").uncheck()
    assert not page.locator(".h.m0").is_visible() and page.locator(".h.m1").is_visible()
    assert page.locator("#c60:target").count() == 1


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 380])
def test_axe_finds_nothing(browser, tmp_path, scheme, width):
    from axe_playwright_python.sync_playwright import Axe

    path = tmp_path / "page.html"
    spans = [(i * 3, i * 3 + 9 + i) for i in range(20)]
    some = [(f"layer {n}", layer(*spans[n::8], value=1.0)) for n in range(8)]
    path.write_text(article_page(articles(TEXT + HOSTILE, title="T"), "one", *some), encoding="utf-8")
    page = opened(browser, path, width, scheme)
    page.locator(".h").first.focus()
    wanted = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": wanted}}).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
