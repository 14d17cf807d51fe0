"""Files to pass on are safe to open and never half-written."""

import pandas as pd
import pytest

from helpers.ground.errors import SettingError
from helpers.show.export import write_tables


def test_formulas_are_guarded_and_everything_else_comes_back(tmp_path):
    table = pd.DataFrame({"text": ["=HYPERLINK(1)", "@x", " +1", "plain", "a,\n\"b\""], "value": [-1.0, float("nan"), 2, 3, 4]}, index=list("abcde"))
    told = write_tables(tmp_path / "out", figures=table)
    back = pd.read_csv(tmp_path / "out" / "figures.csv", encoding="utf-8-sig")
    assert list(back["text"]) == ["'=HYPERLINK(1)", "'@x", "' +1", "plain", "a,\n\"b\""]
    assert back["value"].tolist()[0] == -1 and list(back["row"]) == list("abcde")
    assert told.to_dict("records") == [{"file": "figures.csv", "rows": 5, "columns": 3}]


def test_a_lone_surrogate_and_an_empty_table_are_written(tmp_path):
    write_tables(tmp_path, odd=pd.DataFrame({"text": pd.Series(["\ud800"], dtype=object)}), none=pd.DataFrame({"text": []}))
    assert (tmp_path / "none.csv").read_text(encoding="utf-8-sig").strip() == "row,text"


def test_signs_that_turn_the_direction_of_writing_are_shown(tmp_path):
    write_tables(tmp_path, odd=pd.DataFrame({"text": ["\u202eevil"]}))
    assert (tmp_path / "odd.csv").read_text(encoding="utf-8-sig").splitlines()[1] == "0,[U+202E]evil"


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(SettingError, match="taken"):
        write_tables(tmp_path / "taken", a=pd.DataFrame())
