"""What is kept of a run is used only while everything that it depends on is the same."""

import pytest

from helpers import kept


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "ROOT", tmp_path)
    monkeypatch.setattr(kept, "KEPT", tmp_path / ".parallax")
    for name, text in {"helpers/a.py": "x = 1\n", "corpus/lexicons/hedges.csv": "word\nabout\n", "corpus/wuzhen/one.txt": "A text.\n", "requirements.lock": "\n"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    kept.keep("run", kept.code_key(), kept.tree(tmp_path / "corpus"), "said")
    return tmp_path


def test_nothing_changed_gives_what_was_kept(place):
    assert kept.kept("run", kept.code_key()) == "said"


@pytest.mark.parametrize("name", ["helpers/a.py", "corpus/lexicons/hedges.csv", "corpus/wuzhen/one.txt", "requirements.lock"])
def test_one_byte_more_anywhere_and_nothing_is_given(place, name):
    with open(place / name, "a") as file:
        file.write("x")
    assert kept.kept("run", kept.code_key()) is None


@pytest.mark.parametrize("name", ["corpus/wuzhen/two.txt", "helpers/b.py", "corpus/lexicons/units.csv"])
def test_a_new_file_and_nothing_is_given(place, name):
    (place / name).write_text("new\n")
    assert kept.kept("run", kept.code_key()) is None


def test_a_setting_of_the_environment_counts(place, monkeypatch):
    monkeypatch.setenv("PARALLAX_FIGURES", "elsewhere")
    assert kept.kept("run", kept.code_key()) is None


def test_a_broken_record_is_no_record(place):
    (place / ".parallax" / "run.json").write_text('{"key": ')
    assert kept.kept("run", kept.code_key()) is None
