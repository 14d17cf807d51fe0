"""Results that are kept until a table of rules is edited, and patterns of many phrases."""

import re

import pytest

from helpers import compare
from helpers.ground import lexicons
from helpers.language.likeness import tokens_of


def test_remembered_results_end_with_an_edit(tmp_path, monkeypatch):
    monkeypatch.setattr(lexicons, "LEXICONS", tmp_path)
    monkeypatch.setattr(lexicons, "MOMENT", -1)
    (tmp_path / "words.csv").write_text("word\none\n", encoding="utf-8")
    read = []

    @lexicons.remembered(10, "words.csv")
    def known(word):
        read.append(word)
        return word in {row["word"] for row in lexicons.read_lexicon("words", ["word"])}

    assert (known("two"), known("two"), read) == (False, False, ["two"])
    (tmp_path / "words.csv").write_text("word\none\ntwo\n", encoding="utf-8")
    assert known("two")


@pytest.mark.parametrize(("phrases", "text"), [
    (["at last", "at", "so-called", "don't"], "At last, AT ten, a So-Called plan; they don’t and don't."),
    (["[x", "-ish", ".net"], "[X and -ish and .NET"),
    (["", "über", "ünder"], "Über uns, ünder"),
])  # fmt: skip
def test_either_finds_what_the_plain_alternatives_find(phrases, text):
    plain = "|".join(re.escape(phrase).replace("'", "['’]") for phrase in phrases if phrase)
    assert re.findall(lexicons.either(phrases), text) == re.findall(plain, text, re.I)


def test_stems_leave_nltk_its_exact_test():
    tokens_of("walking")
    from nltk.metrics import BigramAssocMeasures

    assert BigramAssocMeasures.fisher(8, (15, 20), 100) == pytest.approx(0.99978, abs=1e-5)


def test_bare_numbers_are_told_in_full():
    assert compare(668e6, 670e6).why == "668,000,000 is printed as 670,000,000 when rounded."
    assert compare(0.87, 0.9).why == "0.87 is printed as 0.9 when rounded."
