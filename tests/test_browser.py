"""The exported pages in a real browser: accessible in light and dark, wide and narrow; complete without scripts; silent."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}, "resultTypes": ["violations"], "selectors": False}


def all_pages(folder):
    return sorted(folder.rglob("*.html"))


def open_page(browser, path, **options):
    context = browser.new_context(**options)
    page = context.new_page()
    asked, alerts = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    page.goto(path.as_uri())
    return context, page, asked, alerts


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 380])
def test_no_violation_of_wcag_or_best_practice(browser, pages, scheme, width):
    faults = []
    for path in all_pages(pages):
        context, page, _, _ = open_page(browser, path, viewport={"width": width, "height": 900}, color_scheme=scheme)
        found = Axe().run(page, options=RULES).response["violations"]
        faults += [f"{path.name}: {fault['id']} ({len(fault['nodes'])}) {fault['nodes'][0]['html'][:150]}" for fault in found]
        context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("width", [1200, 380])
def test_nothing_leaves_the_page_and_nothing_runs_over_its_edge(browser, pages, width):
    for path in all_pages(pages):
        context, page, asked, alerts = open_page(browser, path, viewport={"width": width, "height": 900})
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == [] and not alerts
        assert len([url for url in asked if url.startswith("file:")]) == 1, path.name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path.name} is wider than {width} pixels"
        context.close()


def test_code_is_folded_and_one_click_or_key_shows_it_and_is_remembered(browser, pages):
    context, page, _, _ = open_page(browser, pages / "01_corpus.html")
    opened = "document.querySelectorAll('details.code[open]').length"
    total = page.locator("details.code").count()
    assert total > 5 and page.evaluate(opened) == 0
    page.click("#code-toggle")
    assert page.evaluate(opened) == total
    page.reload()
    assert page.evaluate(opened) == total
    page.keyboard.press("c")
    assert page.evaluate(opened) == 0
    page.uncheck("#code-key")
    page.keyboard.press("c")
    assert page.evaluate(opened) == 0
    context.close()


def test_pages_read_without_scripts(browser, pages):
    for path in all_pages(pages):
        context, page, _, _ = open_page(browser, path, java_script_enabled=False)
        assert page.locator("main").inner_text().strip() and page.locator("h1").count() == 1
        for picture in page.locator("main img").all()[:3]:
            assert picture.bounding_box()["width"] > 50
        context.close()


def test_a_link_from_a_table_lands_on_its_place(browser, pages):
    context, page, _, _ = open_page(browser, pages / "01_corpus.html")
    link = page.locator("main table a[href*='articles/']:visible").last
    anchor = link.get_attribute("href").partition("#")[2]
    link.click()
    page.wait_for_load_state()
    assert page.url.endswith(anchor) and page.locator(f"#{anchor}").count() == 1
    context.close()


def test_pages_print_with_figures_and_tables_uncut(browser, pages):
    context, page, _, _ = open_page(browser, pages / "01_corpus.html")
    page.emulate_media(media="print")
    assert page.locator(".tools").is_hidden() and page.locator("nav.contents").is_hidden()
    assert page.evaluate("[...document.querySelectorAll('figure, tr')].every(e => getComputedStyle(e).breakInside === 'avoid')")
    assert page.pdf(format="A4")[:4] == b"%PDF"
    context.close()
