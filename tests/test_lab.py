"""JupyterLab as people use it: every notebook opened in a browser, restarted, run, edited and run again."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import nbformat
import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.browser
# What a person types into a line of the settings cell, and what must then stand in some output.
EDITS = [
    ("01_corpus", "ARTICLES = []", 'ARTICLES = ["scmp", "china_daily"]', "ARTICLES is ['scmp', 'china_daily']"),
    ("01_corpus", "ARTICLES = []", 'ARTICLES = ["smcp"]', "is not known"),
    ("02_claims", "SPEAKERS = ", "SPEAKERS = 4", "SPEAKERS is 4"),
    ("02_claims", "SPEAKERS = ", "SPEAKERS = -1", "from 1 to 20"),
    ("03_statistics", "TIE_RULE = ", 'TIE_RULE = "floor"', "TIE_RULE is 'floor'"),
    ("03_statistics", "TIE_RULE = ", 'TIE_RULE = "floor"', "cannot"),
    ("04_framing", "READING = ", "READING = 1", "write True or False"),
    ("05_your_own_articles", "CORPUS = ", 'CORPUS = "../my-event"', "12 people"),
]
LEFT = [*(ROOT / ".venv/etc/jupyter" / place for place in ("jupyter_server_config.d/parallax.json", "jupyter_server_config.json")), *(folder / "parallax.pth" for folder in (ROOT / ".venv").glob("[lL]ib/**/site-packages"))]
OWN = {"one.txt": "The storm killed 12 people on Monday, the mayor said.\n\nPower failed in 3,000 homes.", "two.txt": "At least 11 people died in the storm on Monday.\n\nPower failed in about 3,000 homes."}


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """JupyterLab started by run.py on a copy of the project; gives its address and the folder of the copy."""
    copy = tmp_path_factory.mktemp("lab") / "project"
    left = {path: path.read_bytes() if path.exists() else None for path in LEFT}
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".venv", ".git", "html", ".*_cache", "__pycache__", ".hypothesis"))
    (copy / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--no-browser", f"--port={port}", "--ip=127.0.0.1", "--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True", "--LabApp.expose_app_in_browser=True", "--LabApp.news_url=", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    environment = os.environ | {"JUPYTER_CONFIG_DIR": str(copy.parent / "config"), "JUPYTER_DATA_DIR": str(copy.parent / "data")}
    with (copy.parent / "lab.log").open("wb") as log:
        server = subprocess.Popen([sys.executable, str(copy / "run.py"), "lab", *options], cwd=copy, env=environment, stdout=log, stderr=log, start_new_session=True)
    address = f"http://127.0.0.1:{port}"
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/api", timeout=2)
            break
        except OSError:
            time.sleep(0.5)
    yield address, copy
    os.killpg(server.pid, 15)
    server.wait(timeout=30)
    for path, data in left.items():  # the environment is shared with the project: what set-up left there is put back
        path.write_bytes(data) if data is not None else path.unlink(missing_ok=True)


# In the page: the notebook is open, its document is read and its kernel answers.
READY = """(path) => {
    const panel = window.jupyterapp?.shell?.currentWidget;
    return panel?.context?.path === path && panel.context.isReady && panel.sessionContext.isReady
        && panel.sessionContext.session?.kernel?.status === "idle";
}"""
# In the page: the cursor goes to the line that begins so, and marks all of it; false where there is no such line.
MARK_LINE = """async (begins) => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    for (const [index, cell] of notebook.widgets.entries()) {
        const lines = cell.model.sharedModel.getSource().split("\\n");
        const line = lines.findIndex(text => text.startsWith(begins));
        if (cell.model.type !== "code" || line < 0) continue;
        notebook.activeCellIndex = index;
        await notebook.scrollToItem(index);
        await cell.ready;
        notebook.mode = "edit";
        cell.editor.focus();
        cell.editor.setSelection({start: {line, column: 0}, end: {line, column: lines[line].length}});
        return true;
    }
    return false;
}"""
SOURCE = "() => window.jupyterapp.shell.currentWidget.content.widgets.map(cell => cell.model.sharedModel.getSource()).join('\\n')"
# The command behind the menu's line; it asks first, and is done when the last cell is.
RESTART_AND_RUN = "() => { window.done = null; window.jupyterapp.commands.execute('notebook:restart-run-all').then(() => { window.done = true; }); }"
SAVE = "() => window.jupyterapp.shell.currentWidget.context.save()"


@pytest.fixture
def run_all(lab, browser):
    """A function: open a notebook in the browser, type into a line, restart and run all, save; the notebook as saved comes back."""
    address, copy = lab
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.set_default_timeout(180_000)

    def run(name, line=None, typed=None, keep=False):
        path = copy / "notebooks" / f"{name}.ipynb"
        cleared = nbformat.read(path, as_version=4)
        for cell in [] if keep else cleared.cells:
            if cell.cell_type == "code":
                cell.update(outputs=[], execution_count=None)
        nbformat.write(cleared, path)
        page.goto(f"{address}/lab/tree/notebooks/{name}.ipynb?reset")
        page.wait_for_function(READY, arg=f"notebooks/{name}.ipynb")
        if line:
            assert page.evaluate(MARK_LINE, line), f"{name} has no line that begins with {line!r}"
            page.keyboard.insert_text(typed)
            assert typed in page.evaluate(SOURCE)
        page.evaluate(RESTART_AND_RUN)
        page.click('.jp-Dialog-button >> text="Restart"')
        page.wait_for_function("() => window.done")
        page.evaluate(SAVE)
        return nbformat.read(path, as_version=4)

    yield run
    page.close()


def shown(notebook):
    return "\n".join(unescape(str(output.get("data", {}).get("text/html") or output.get("text") or output.get("traceback") or output.get("data", {}).get("text/plain", "")))
                     for cell in notebook.cells for output in cell.get("outputs", []))


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "notebooks").glob("[0-9]*.ipynb")))
def test_restart_and_run_all_gives_what_is_saved(run_all, name):
    notebook = run_all(name)
    saved = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)
    assert not [o for cell in notebook.cells for o in cell.get("outputs", []) if o.output_type == "error" or o.get("name") == "stderr"]
    for now, before in zip(notebook.cells, saved.cells, strict=True):
        if "nbval-ignore-output" not in before.metadata.get("tags", []):
            assert [o.get("data") or o.get("text") for o in now.get("outputs", [])] == [o.get("data") or o.get("text") for o in before.get("outputs", [])], before.source


@pytest.mark.parametrize(("name", "line", "typed", "wanted"), EDITS)
def test_an_edit_shows_or_is_refused_in_a_sentence(run_all, lab, name, line, typed, wanted):
    path = lab[1] / "notebooks" / f"{name}.ipynb"
    original = path.read_bytes()
    (lab[1] / "my-event").mkdir(exist_ok=True)
    for file, text in OWN.items():
        (lab[1] / "my-event" / file).write_text(text, encoding="utf-8")
    try:
        assert wanted in shown(run_all(name, line, typed))
    finally:
        path.write_bytes(original)


def test_a_pattern_added_to_the_codebook_counts_after_a_rerun(run_all, lab):
    codebook = lab[1] / "corpus" / "lexicons" / "frames.toml"
    original = codebook.read_text(encoding="utf-8")
    before = shown(nbformat.read(ROOT / "notebooks" / "04_framing.ipynb", as_version=4))
    codebook.write_text(re.sub(r"^patterns = \[", 'patterns = [\n  "conference",', original, count=1, flags=re.M), encoding="utf-8")
    try:
        after = shown(run_all("04_framing"))
    finally:
        codebook.write_text(original, encoding="utf-8")
    passages = [sum(map(int, re.findall(r"per cent of (\d+) passages", text))) for text in (before, after)]
    assert passages[1] > passages[0] > 0


def test_after_a_bad_setting_no_old_output_stands_below_the_error(run_all, lab):
    path = lab[1] / "notebooks" / "01_corpus.ipynb"
    original = path.read_bytes()
    try:
        notebook = run_all("01_corpus", "ARTICLES = []", 'ARTICLES = "scmp"', keep=True)
    finally:
        path.write_bytes(original)
    left = [cell for cell in notebook.cells if cell.get("outputs")]
    assert len(left) == 1 and left[0].outputs[0].output_type == "error" and "write a list" in str(left[0].outputs[0])


def test_export_through_the_menu_is_whole_with_the_box_ticked(lab, browser, tmp_path):
    address, _ = lab
    page = browser.new_page(viewport={"width": 1300, "height": 900}, accept_downloads=True)
    page.set_default_timeout(60_000)
    page.goto(f"{address}/lab/tree/notebooks/03_statistics.ipynb?reset")
    page.wait_for_function(READY, arg="notebooks/03_statistics.ipynb")
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:export-to-format', {format: 'html'}); }")
    box = page.locator(".jp-Dialog input[type=checkbox]")
    if box.count():
        assert box.first.is_checked()
    page.evaluate("() => { window.open = url => { window.asked = url; return null; }; }")  # a new window would be a download
    page.locator(".jp-Dialog-button.jp-mod-accept").click()
    asked = page.wait_for_function("() => window.asked").json_value()
    file = tmp_path / "export.html"
    file.write_bytes(urllib.request.urlopen(urljoin(address, asked), timeout=120).read())
    export = browser.new_page()
    export.goto(file.as_uri(), wait_until="domcontentloaded")
    found = export.evaluate("Object.fromEntries(['img', 'th', 'h2', 'details'].map(name => [name, document.querySelectorAll(`main ${name}`).length]))")
    words = export.inner_text("main")
    assert found["img"] >= 3 and found["th"] > 20 and found["h2"] > 8 and found["details"] > 3, found
    assert all(picture.get_attribute("alt") and "million" in words for picture in export.locator("main img").all())
    assert not re.search(r"</?(th|p|h2|details|summary)\b", words)
    export.close()
    page.close()
