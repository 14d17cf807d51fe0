"""The frame that comes in is checked and left alone; the frame that goes out has fixed types and unique labels."""

from pathlib import Path

import pandas as pd
import pytest

from helpers.ground.errors import CorpusError, LexiconError, SettingError
from helpers.ground.lexicons import LEXICONS, built_from, read_lexicon
from helpers.ground.settings import check_setting
from helpers.ground.tables import NUMBER, TEXT, finder

ROOT = Path(__file__).resolve().parent.parent


@finder({"word": TEXT, "size": NUMBER})
def find_words(article):
    for part in article.text.split():
        start = article.text.index(part)
        yield {"start": start, "end": start + len(part), "word": part, "size": len(part) if part.islower() else None}


def test_rows_are_sorted_labelled_and_typed():
    articles = pd.DataFrame({"text": ["b a a", "C"]}, index=["z", "a"])
    before = articles.copy()
    found = find_words(articles)
    assert list(found.index) == ["a:0", "z:0", "z:2", "z:2-3"]
    assert found["size"].dtype == "float64" and found["word"].dtype == object
    pd.testing.assert_frame_equal(articles, before)


def test_no_articles_give_an_empty_table_with_the_same_types():
    empty, full = find_words(pd.DataFrame({"text": []})), find_words(pd.DataFrame({"text": ["a"]}))
    assert len(empty) == 0 and (empty.dtypes == full.dtypes).all()


@pytest.mark.parametrize(
    ("articles", "told"),
    [
        (["a text"], "Expected a DataFrame"),
        (pd.DataFrame({"body": ["x"]}), "no column 'text'"),
        (pd.DataFrame({"text": ["x", "y"]}, index=["a", "a"]), "stands twice"),
        (pd.DataFrame({"text": [None]}, index=["a"]), "Article 'a'"),
    ],
)
def test_what_is_wrong_with_the_frame_is_said(articles, told):
    with pytest.raises(CorpusError, match=told):
        find_words(articles)


def test_lexicon_faults_name_file_and_line(tmp_path, monkeypatch):
    monkeypatch.setattr("helpers.ground.lexicons.LEXICONS", tmp_path)
    monkeypatch.setattr("helpers.ground.lexicons.MOMENT", -1)
    (tmp_path / "units.csv").write_text("unit,why\nkm,a,b\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"units\.csv, line 2"):
        read_lexicon("units", ["unit"])
    with pytest.raises(LexiconError, match="'name' is missing"):
        read_lexicon("units", ["name"])
    with pytest.raises(LexiconError, match=r"none\.csv"):
        read_lexicon("none", [])


def test_an_edited_lexicon_counts_at_the_next_call(tmp_path, monkeypatch):
    monkeypatch.setattr("helpers.ground.lexicons.LEXICONS", tmp_path)
    monkeypatch.setattr("helpers.ground.lexicons.MOMENT", -1)
    table = tmp_path / "verbs.csv"

    @built_from("verbs.csv")
    def verbs():
        return [row["verb"] for row in read_lexicon("verbs", ["verb"])]

    table.write_text("verb\nsay\n", encoding="utf-8")
    first = verbs()
    assert verbs() is first
    table.write_text("verb\nsay\nadd\n", encoding="utf-8")
    assert verbs() == ["say", "add"]


TABLES = sorted(path.stem for path in LEXICONS.glob("*.csv"))


def spoilt(rows, columns, form, cell):
    """The rows, the last again with another cell in the first column of that form; None without such a column."""
    name = next((column for column, known, _ in columns if known == form), None)
    return name and [*rows, rows[-1] | {name: cell}]


@pytest.mark.parametrize("name", TABLES)
def test_every_lexicon_can_be_read_and_a_spoilt_row_is_told_with_its_line(name, tmp_path, monkeypatch):
    import csv

    from helpers.ground import lexicons

    rows, columns = read_lexicon(name, []), lexicons._forms().get(name, [])
    assert rows and {column for column, _, _ in columns} <= rows[0].keys()
    (tmp_path / "columns.csv").write_bytes((LEXICONS / "columns.csv").read_bytes())
    monkeypatch.setattr(lexicons, "LEXICONS", tmp_path)
    monkeypatch.setattr(lexicons, "MOMENT", -1)
    bad = {
        "stands in line": [*rows, rows[-1]], "write a number": spoilt(rows, columns, "number", "many"),
        "write one of": spoilt(rows, columns, "one of", "@@"), "not be empty": spoilt(rows, columns, "text", ""),
        "no pattern": spoilt(rows, columns, "pattern", "(("),
    }  # fmt: skip
    for told, table in bad.items():
        if table and name != "columns" and any(table[-1].values()):  # an empty row is no row
            with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(table)
            with pytest.raises(LexiconError, match=rf"{name}\.csv, line \d+: .*{told}"):
                read_lexicon(name, [])
    (tmp_path / f"{name}.csv").write_text(",".join(rows[0]) + "\n@@\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=rf"{name}\.csv, line 2: 1 cells for"):
        read_lexicon(name, [])


@pytest.mark.parametrize("wrong", [{"value": -1, "default": 0, "between": (0, 1)}, {"value": "x", "default": 0, "between": (0, 1)}, {"value": ["b"], "default": [], "among": ["a"]}, {"value": "a", "default": [], "among": ["a"]}])
def test_a_wrong_setting_is_one_sentence_that_says_what_is_allowed(wrong):
    with pytest.raises(SettingError, match="NAME") as caught:
        check_setting("NAME", **wrong)
    assert caught.value._render_traceback_() == [f"SettingError: {caught.value}"]


def test_the_map_of_the_package_names_every_module():
    told = (ROOT / "helpers" / "README.md").read_text(encoding="utf-8")
    modules = sorted(path.stem for path in (ROOT / "helpers").glob("*/*.py") if path.stem != "__init__")
    assert [name for name in modules if f"`{name}`" not in told] == []


def test_a_text_is_read_once_until_a_table_is_edited(tmp_path, monkeypatch):
    monkeypatch.setattr("helpers.ground.lexicons.LEXICONS", tmp_path)
    monkeypatch.setattr("helpers.ground.lexicons.MOMENT", -1)
    asked = []

    def count_words(text):
        asked.append(text)
        return len(text.split())

    @finder({"words": NUMBER})
    def find_count(article):
        yield {"start": 0, "end": 1, "words": article.reading.of(count_words)}

    articles = pd.DataFrame({"text": ["one two", "".join(["one ", "two"]), "three"]}, index=["a", "b", "c"])
    assert find_count(articles)["words"].tolist() == [2, 2, 1]
    find_count(articles)
    assert asked == ["one two", "three"]
    (tmp_path / "words.csv").write_text("word\none\n", encoding="utf-8")
    find_count(articles)
    assert len(asked) == 4


def test_readings_are_kept_up_to_a_size(monkeypatch):
    from helpers.ground import reading

    monkeypatch.setattr(reading, "KEPT", 10)
    (first,) = reading.readings(["a" * 6])
    assert next(reading.readings(["a" * 6])) is first
    list(reading.readings(["b" * 6, "c" * 11]))
    assert list(reading._kept()) == ["c" * 11]
    assert next(reading.readings(["a" * 6])) is not first
