"""The notebooks keep their budgets: cells, words, lines, names; the answer and the first figure on the first screen."""

import ast
import re
from pathlib import Path

import lxml.html
import nbformat
import pytest

from helpers import ParallaxError

NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent / "notebooks").glob("[0-9]*.ipynb"))
CELLS = {"00": 16, "01": 20, "02": 42, "03": 44, "04": 38, "05": 32, "06": 36}
WORDS = {"00": 900, "01": 1500, "02": 4500, "03": 5000, "04": 4000, "05": 3300, "06": 3000}
# Words of statistics and of this package that no finding and no heading uses; the appendix says what each means.
JARGON = re.compile(r"\b(interval|alpha|Holm|recall|precision|F1|n =|pairs? of figures|hits?|gold|hand coding|undetermined|surface|furniture)\b", re.I)


def opened():
    return {path.stem: nbformat.read(path, as_version=4) for path in NOTEBOOKS}


def test_cells_are_few_and_in_groups():
    sizes = {name[:2]: len(notebook.cells) for name, notebook in opened().items()}
    assert all(n <= CELLS[name] for name, n in sizes.items()), sizes
    assert sum(sizes.values()) <= 222
    for name, notebook in opened().items():
        run = 0
        for cell in notebook.cells[5:]:
            run = 0 if cell.cell_type == "markdown" else run + 1
            assert run <= 4, f"{name}: more than four cells under one question"


def test_code_can_be_edited_by_a_journalist():
    lines, names = [], {}
    for name, notebook in opened().items():
        code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
        lines += [line for source in code for line in source.split("\n")]
        trees = [node for source in code for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
        names[name] = sorted(alias.name for node in trees for alias in node.names)
        assert all(node.module.count(".") <= 1 for node in trees if node.module.startswith("helpers")), f"{name} comes in by a window"
        assert all(source.count("\n") < 30 for source in code), name
    assert sum(len(line) > 100 for line in lines) <= 0.02 * len(lines)
    assert all(len(found) <= 15 for found in names.values()), {name: len(found) for name, found in names.items()}


def test_every_heading_is_a_question_and_every_answer_is_computed():
    for name, notebook in opened().items():
        for cell in notebook.cells:
            tags = cell.metadata.get("tags", [])
            if cell.cell_type == "markdown":
                heading = cell.source.partition("\n")[0]
                assert len(heading.split()) <= 13, f"{name}: {heading}"
                assert not JARGON.search(heading), heading
            if "answer" in tags:
                assert cell.outputs and "text/html" in cell.outputs[0].data, f"{name}: {cell.source}"
                assert "nan" not in cell.outputs[0].data["text/plain"].split()
                assert "settings leave out" not in cell.outputs[0].data["text/plain"], f"{name}: {cell.source}"


def test_titles_of_figures_are_findings_in_plain_words():
    for name, notebook in opened().items():
        for output in (output for cell in notebook.cells for output in cell.get("outputs", []) if "image/png" in output.get("data", {})):
            title, alt = output.data["text/plain"].split("\n", 1)
            assert len(title) <= 70 and not title.endswith("."), f"{name}: {title}"
            assert not JARGON.search(title), title
            assert len(alt) >= 40 and output.metadata["image/png"]["width"] == 800


def visible_words(path):
    """Words that a reader sees: folded parts, code, navigation and whole articles aside."""
    main = lxml.html.fromstring(path.read_text(encoding="utf-8")).find(".//main")
    for part in [*main.iter("details", "script", "style", "fieldset"), *main.find_class("px")]:
        if part.getparent() is not None:
            part.drop_tree()
    return len(re.findall(r"\w[\w'’.,-]*", main.text_content()))


def test_pages_have_few_words(pages):
    words = {path.stem[:2]: visible_words(pages / f"{path.stem}.html") for path in NOTEBOOKS}
    assert all(n <= WORDS[name] for name, n in words.items()), words
    assert sum(words.values()) <= 23_650, words


@pytest.mark.browser
def test_answer_and_first_figure_stand_on_the_first_screen(browser, pages):
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    for path in NOTEBOOKS:
        page.goto((pages / f"{path.stem}.html").as_uri())
        answer, figure = (page.locator(place).first.bounding_box() for place in ("main .answer", "main picture img"))
        assert answer["y"] < 800 and figure["y"] < 800, f"{path.stem}: answer at {answer['y']:.0f}, figure at {figure['y']:.0f}"
    page.close()


OF_ANOTHER_KIND = (5, 2.5, "x", None, True, ["nobody"], {"a": 1})
NOT_ALLOWED = {"CORPUS": ["no-such", "", "a\0b"], "CODEBOOK": ["no-such.toml", "a\0b"]}
NOT_ALLOWED |= {str: [""], list: [["nobody"], [[]], [None]], int: [-1, 10**9], float: [-1.0, float("nan")], bool: []}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_wrong_setting_is_one_sentence_before_anything_is_computed(path, monkeypatch):
    """Each setting in turn with values of other kinds, and with some that are not allowed: checked in the cell behind."""
    monkeypatch.chdir(path.parent)
    code = [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
    at = next(i for i, cell in enumerate(code) if "parameters" in cell.metadata.get("tags", []))
    defaults = {node.targets[0].id: ast.literal_eval(node.value) for node in ast.parse(code[at].source).body}
    begin = "\n".join(cell.source for cell in code[:at])
    checks = ast.parse(code[at + 1].source).body
    last = next(i for i, node in enumerate(checks) if "settings_note" in ast.dump(node))
    check = compile(ast.Module(checks[: last + 1], []), path.name, "exec")
    usual = {}
    exec(begin, usual)
    load, loaded = usual["load_corpus"], usual["load_corpus"]("wuzhen")
    usual["load_corpus"] = lambda given: loaded if given == "wuzhen" else load(given)  # once for all trials
    for name, default in defaults.items():
        numbers = (int, float) if isinstance(default, float) else type(default)
        others = [value for value in OF_ANOTHER_KIND if isinstance(value, bool) != isinstance(default, bool) or not isinstance(value, numbers)]
        for wrong in [*others, *NOT_ALLOWED.get(name, NOT_ALLOWED[type(default)])]:
            with pytest.raises(ParallaxError) as told:
                exec(check, usual | defaults | {name: wrong})
            assert "\n" not in str(told.value) and str(told.value).endswith("."), (name, wrong)
