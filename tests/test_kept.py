"""What is kept of a run is used only while everything that it depends on is the same."""

from argparse import Namespace

import nbformat
import pytest

from helpers import kept
from helpers.show import running


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "ROOT", tmp_path)
    monkeypatch.setattr(kept, "KEPT", tmp_path / ".parallax")
    for name, text in {"helpers/a.py": "x = 1\n", "corpus/lexicons/hedges.csv": "word\nabout\n", "corpus/wuzhen/one.txt": "A text.\n", "requirements.lock": "\n"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    kept.keep("run", "said", ([tmp_path], kept.state([tmp_path])))
    return tmp_path


def test_nothing_changed_gives_what_was_kept(place):
    assert kept.kept("run") == "said"


@pytest.mark.parametrize("name", ["helpers/a.py", "corpus/lexicons/hedges.csv", "corpus/wuzhen/one.txt", "requirements.lock"])
def test_one_byte_more_anywhere_and_nothing_is_given(place, name):
    with open(place / name, "a") as file:
        file.write("x")
    assert kept.kept("run") is None


@pytest.mark.parametrize("name", ["corpus/wuzhen/two.txt", "helpers/b.py", "corpus/lexicons/units.csv"])
def test_a_new_file_and_nothing_is_given(place, name):
    (place / name).write_text("new\n")
    assert kept.kept("run") is None


def test_a_file_less_and_nothing_is_given(place):
    (place / "corpus/wuzhen/one.txt").unlink()
    assert kept.kept("run") is None


def test_what_is_hidden_does_not_count(place):
    for name in ("helpers/__pycache__/a.pyc", "corpus/.ipynb_checkpoints/one.txt", "helpers/.a.py.7.part"):
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text("new\n")
    assert kept.kept("run") == "said"


def test_a_setting_of_the_environment_and_what_is_asked_for_count(monkeypatch):
    usual = kept.call_name(Namespace(save=False, jobs=1))
    assert kept.call_name(Namespace(save=False, jobs=2)) == usual != kept.call_name(Namespace(save=True, jobs=1))
    monkeypatch.setenv("PARALLAX_FIGURES", "elsewhere")
    assert kept.call_name(Namespace(save=False, jobs=1)) != usual


def test_a_file_that_a_notebook_names_counts(tmp_path):
    (tmp_path / "towns.csv").write_text("town,people\n")
    code = f"towns = pd.read_csv('{tmp_path / 'towns.csv'}')\nrest = [\"no/such/file\", '..', 'towns']"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code), nbformat.v4.new_markdown_cell("'run.py'")])
    assert running.named_in(notebook) == {str(tmp_path / "towns.csv")}


def test_a_broken_record_is_no_record(place):
    (place / ".parallax" / "run.json").write_text('{"states": ')
    assert kept.kept("run") is None
