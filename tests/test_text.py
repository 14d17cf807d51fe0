"""Sentences and words are split right, in linear time, on any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.language.text import paragraphs, sentences, words


def cut(text):
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He moved to the U.S. government in May. It paid.", ["He moved to the U.S. government in May.", "It paid."]),
        ("It opened on Dec 16. It closed on Dec. 18.", ["It opened on Dec 16.", "It closed on Dec. 18."]),
        ("The bill is $1.5 million. J. K. Moll paid it.", ["The bill is $1.5 million.", "J. K. Moll paid it."]),
        ('"We won." They left. "Did we?" she asked.', ['"We won."', "They left.", '"Did we?" she asked.']),
        ("“It is in the U.S.” Then he left.", ["“It is in the U.S.”", "Then he left."]),
        ("Gov. Hale met Sen. Ito at No. 10.", ["Gov. Hale met Sen. Ito at No. 10."]),
        ("It is a long road ... to a treaty. We wait.", ["It is a long road ... to a treaty.", "We wait."]),
        ("Heading without a stop\n\nA first line.", ["Heading without a stop", "A first line."]),
    ],
)
def test_sentences(text, wanted):
    assert cut(text) == wanted


def test_line_ends_of_every_kind_part_paragraphs():
    assert [len(paragraphs(f"One.{end}Two.{end}{end}Three.")) for end in ("\n", "\r\n", "\r")] == [3, 3, 3]


def test_words_keep_inner_marks():
    text = "Don't sell AT&T's e-shop for 4.13%."
    assert [text[a:b] for a, b in words(text)] == ["Don't", "sell", "AT&T's", "e-shop", "for", "4.13"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_offsets_are_true_and_in_order_on_any_text(text):
    last = 0
    for start, end in sentences(text):
        assert last <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        last = end
