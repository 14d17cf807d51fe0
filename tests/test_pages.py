"""The exported pages: whole, self-contained, sound in structure; and how runs and faults are told."""

import ast
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
from lxml import html as lxml_html

from helpers.ground.errors import ParallaxError, SettingError
from helpers.ground.files import write_whole
from helpers.show.pages import convert, main, title_of
from helpers.show.running import NOTEBOOKS, all_notebooks, chosen, clean, failed_cell, settings_of, with_settings

ROOT = Path(__file__).resolve().parent.parent


def parsed(path):
    return lxml_html.fromstring(path.read_bytes())


def test_every_notebook_has_a_page_and_the_index_names_them(pages):
    links = {a.get("href").partition("#")[0] for a in parsed(pages / "index.html").iter("a")}
    assert {f"{path.stem}.html" for path in all_notebooks()} <= links
    assert all((pages / link).exists() for link in links)


def test_pages_are_small_and_ask_nothing_of_any_server(pages):
    for path in pages.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert len(text.encode()) < 2_000_000, path.name
        tree = lxml_html.fromstring(text.encode())
        fetched = [e.get(name) for e in tree.iter("img", "script", "link", "iframe", "video", "source") for name in ("src", "href", "srcset") if e.get(name)]
        assert all(url.startswith("data:") for url in fetched), path.name
        assert "@import" not in text and not re.search(r"url\((?!['\"]?data:)", text), path.name


def test_links_within_the_folder_hold(pages):
    ids = {path: {e.get("id") for e in parsed(path).iter() if e.get("id")} for path in pages.rglob("*.html")}
    for path in ids:
        for a in parsed(path).iter("a"):
            href = a.get("href") or ""
            if href.startswith(("http:", "https:", "mailto:", "data:")) or not href:
                continue
            file, _, anchor = href.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.exists(), f"{path.name}: {href}"
            if anchor and target.suffix == ".html":
                assert anchor in ids[next(p for p in ids if p.resolve() == target.resolve())], f"{path.name}: {href}"


def test_structure_headings_names_and_tables(pages):
    for path in pages.rglob("*.html"):
        tree = parsed(path)
        levels = [int(e.tag[1]) for e in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1 and levels[0] == 1, path.name
        assert all(b - a <= 1 for a, b in pairwise(levels)), path.name
        assert tree.get("lang") == "en" and tree.findtext(".//title").strip()
        for picture in tree.iter("img"):
            assert len(picture.get("alt") or "") >= 40, path.name
        for table in tree.iter("table"):
            assert table.find("caption") is not None or table.get("class") == "dataframe", path.name
            assert all(th.text_content().strip() for th in table.iter("th")), path.name
        ids = [e.get("id") for e in tree.iter() if e.get("id")]
        assert len(ids) == len(set(ids)), f"{path.name}: {[i for i in ids if ids.count(i) > 1][:3]}"


def test_notebooks_are_saved_after_a_run_from_the_top():
    for path in all_notebooks():
        notebook = nbformat.read(path, as_version=4)
        code = [cell for cell in notebook.cells if cell.cell_type == "code"]
        assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1)), path.name
        assert not [o for cell in code for o in cell.outputs if o.output_type == "error" or o.get("name") == "stderr"], path.name
        assert sum("parameters" in cell.metadata.get("tags", []) for cell in code) <= 1
        assert all(cell.source.count("\n") < 30 for cell in code), path.name
        assert nbformat.writes(clean(nbformat.from_dict(notebook))) == nbformat.writes(notebook), f"{path.name} holds metadata of a run"


def test_text_in_a_notebook_stays_text():
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Title\n\n## Part\n\nText.")])
    assert title_of(notebook, "x") == "Title"
    page = convert(notebook, {"title": "Title", "before": None, "after": None, "css": "", "script": "", "source": "x"})
    assert '<a href="#Part">Part</a>' in page and "cdn" not in page.lower()


def test_a_failed_cell_is_named():
    cell = nbformat.v4.new_code_cell("1/0", execution_count=3, outputs=[nbformat.v4.new_output("error", ename="ZeroDivisionError", evalue="division by zero", traceback=["line", "ZeroDivisionError: division by zero"])])
    told = failed_cell(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("a"), cell]), "02_claims")
    assert told.startswith("02_claims, cell 2 (code cell [3]) failed") and told.endswith("division by zero")


def test_settings_take_the_place_of_those_in_the_settings_cell():
    source = "SHARED = 8\nCORPUS = 'a'  # a folder"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source, metadata={"tags": ["parameters"]}), nbformat.v4.new_code_cell("CORPUS")])
    changed = with_settings(notebook, {"CORPUS": "b"})
    assert [cell.source for cell in changed.cells] == ["SHARED = 8\nCORPUS = 'b'", "CORPUS"]
    assert notebook.cells[0].source == source
    assert settings_of(with_settings(notebook, {"CORPUS": "it's #2"})) == {"SHARED": "8", "CORPUS": '"it\'s #2"'}
    with pytest.raises(ParallaxError, match="parameters"):
        with_settings(nbformat.v4.new_notebook(), {"CORPUS": "b"})


def test_settings_cells_hold_settings_alone():
    """So that a cell of values put behind them, as papermill does, counts too."""
    for path in all_notebooks():
        for cell in nbformat.read(path, 4).cells:
            if "parameters" in cell.metadata.get("tags", []):
                assert all(ast.literal_eval(node.value) is not None for node in ast.parse(cell.source).body), path.name


def test_an_unknown_notebook_is_told_with_the_known_ones(capsys):
    assert chosen(["01"])[0].parent == NOTEBOOKS
    assert main(["html", "no_such"]) == 1
    assert "01_corpus" in capsys.readouterr().err


@pytest.mark.parametrize(("words", "told"), [(["--corpus", "no/such/folder"], "no/such/folder"), (["--jobs", "x"], "--jobs"), (["--help"], "python3 run.py lab")])
def test_run_py_says_what_is_wrong(words, told):
    done = subprocess.run([sys.executable, str(ROOT / "run.py"), *words], capture_output=True, text=True)
    assert told in done.stdout + done.stderr and "Traceback" not in done.stderr


def test_a_file_that_cannot_be_written_is_named_and_the_old_one_kept(tmp_path, monkeypatch):
    path = tmp_path / "page.html"
    write_whole(path, b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(SettingError, match=r"page\.html.*No space left"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


def test_excerpts_leave_out_whole_articles():
    from helpers import corpus_from_texts, show_article

    corpus = corpus_from_texts({"a": "The first sentence of a text.\n\nThe second paragraph of it."})
    output = nbformat.v4.new_output("display_data", data={"text/html": show_article(corpus, "a")._repr_html_()})
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("show_article(corpus, 'a')", execution_count=1, outputs=[output])])
    page = {"title": "t", "before": None, "after": None, "css": "", "script": "", "source": "x"}
    assert "The second paragraph of it." in convert(notebook, page)
    left = convert(notebook, page | {"excerpts": True})
    assert "The second paragraph" not in left and "edition of excerpts" in left
