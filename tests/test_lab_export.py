"""JupyterLab's own HTML export with "Sanitize HTML output" ticked: whole with what set-up leaves, pictures whole without it."""

import importlib.util
import json
from pathlib import Path

import lxml.html
import nbformat
import pytest
from nbconvert import HTMLExporter
from traitlets.config import Config

from helpers.show.clean_export import clean_html

ROOT = Path(__file__).resolve().parent.parent
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
TABLE = """<table class="px"><thead><tr><th scope="col">Pier</th><th scope="col">Price</th></tr></thead>
<tbody><tr><th scope="row">Old</th><td>$5 to $7</td></tr></tbody></table><details><summary>All rows</summary><p>Two.</p></details>"""


def made_notebook():
    v4 = nbformat.v4
    picture = v4.new_output("execute_result", data={"image/png": PNG, "text/plain": "A pier"}, execution_count=1,
                            metadata={"image/png": {"alt": "A drawing of the old pier", "width": 800}})  # fmt: skip
    table = v4.new_output("display_data", data={"text/html": TABLE, "text/plain": "Pier"})
    harm = v4.new_output("display_data", data={"text/html": '<p onclick="x()">Kept</p><script>x()</script><img src="https://example.org/x.png">'})
    cells = [v4.new_markdown_cell("# Which pier?\n\n## How old is it?\n\n| a | b |\n|---|---|\n| 1 | 2 |")]
    return v4.new_notebook(cells=[*cells, *(v4.new_code_cell("1", outputs=[one], execution_count=1) for one in (picture, table, harm))])


@pytest.fixture
def configuration(tmp_path):
    """The configuration that set-up leaves, in an environment of its own."""
    spec = importlib.util.spec_from_file_location("run_of_parallax", ROOT / "run.py")
    run = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(run)
    packages = tmp_path / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True)
    run.configure_lab(tmp_path)
    assert (packages / "parallax.pth").read_text(encoding="utf-8").strip() == str(ROOT)
    return Config(json.loads((tmp_path / "etc/jupyter/jupyter_server_config.d/parallax.json").read_text(encoding="utf-8")))


def counts(page):
    tree = lxml.html.fromstring(page).find(".//main") if "<main" in page else lxml.html.fromstring(page)
    shown = tree.text_content()
    named = {name: len(list(tree.iter(name))) for name in ("img", "th", "h1", "h2", "details", "script")}
    return named | {"tags printed": sum(shown.count(sign) for sign in ("<th", "<p", "<h2", "</", "<details"))}


def test_with_the_configuration_nothing_is_lost_and_no_tag_is_printed(configuration):
    page, _ = HTMLExporter(config=configuration, sanitize_html=True).from_notebook_node(made_notebook())
    found = counts(page)
    assert (found["img"], found["th"], found["h1"], found["h2"], found["details"]) == (2, 5, 1, 1, 1)  # one picture is emptied
    assert found["tags printed"] == 0 and "onclick" not in page and "example.org" not in page
    assert 'alt="A drawing of the old pier"' in page and "x()" not in page.partition("<main")[2]


def test_without_it_the_pictures_survive():
    page, _ = HTMLExporter(sanitize_html=True).from_notebook_node(made_notebook())
    assert f'src="data:image/png;base64,{PNG}"' in page.replace("\n", "") and counts(page)["th"] == 0


def test_every_saved_notebook_is_whole_in_the_sanitised_export(configuration):
    for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        whole, _ = HTMLExporter().from_notebook_node(notebook)
        page, _ = HTMLExporter(config=configuration, sanitize_html=True).from_notebook_node(notebook)
        before, after = counts(whole), counts(page)
        assert {name: after[name] for name in ("img", "th", "h1", "h2", "details")} == {name: before[name] for name in ("img", "th", "h1", "h2", "details")}, path.name
        assert after["tags printed"] == 0, path.name


@pytest.mark.parametrize("harm", ["<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", '<a href="javascript:alert(1)">x</a>', '<iframe src="https://example.org">',
                                  '<p style="background:url(https://example.org/x)">x</p>', '<a href="data:text/html,<script>alert(1)</script>">x</a>'])  # fmt: skip
def test_nothing_runs_and_nothing_is_fetched(harm):
    cleaned = clean_html(harm)
    assert "alert" not in cleaned and "example.org" not in cleaned
