"""Sentences and words are split right, in linear time, on any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.language.classes import Words, read_words
from helpers.language.text import paragraphs, sentences, words


def cut(text):
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He moved to the U.S. government in May. It paid.", ["He moved to the U.S. government in May.", "It paid."]),
        ("It opens on April 8. Charles paid it.", ["It opens on April 8.", "Charles paid it."]),
        ("It opened on Dec 16. It closed on Dec. 18.", ["It opened on Dec 16.", "It closed on Dec. 18."]),
        ("The bill is $1.5 million. J. K. Moll paid it.", ["The bill is $1.5 million.", "J. K. Moll paid it."]),
        ('"We won." They left. "Did we?" she asked.', ['"We won."', "They left.", '"Did we?" she asked.']),
        ("Gov. Hale met Sen. Ito at No. 10.", ["Gov. Hale met Sen. Ito at No. 10."]),
        ("Mr. Stone met Sen. Rice. Tom J. Price left.", ["Mr. Stone met Sen. Rice.", "Tom J. Price left."]),
        ("They were tied to J.K. Moll by a note. It fell.", ["They were tied to J.K. Moll by a note.", "It fell."]),
        ("The P.T.O. chief left the P.T.O. In May it fell.", ["The P.T.O. chief left the P.T.O.", "In May it fell."]),
        ("It hit the U.S. She lives on Oak St. It fell.", ["It hit the U.S.", "She lives on Oak St.", "It fell."]),
        ("It is Plan B. Police left at 5 p.m. They ran.", ["It is Plan B.", "Police left at 5 p.m.", "They ran."]),
        ("Tins of 3 oz. and 5.5 oz. go back. It lost 2 bn. euros.", ["Tins of 3 oz. and 5.5 oz. go back.", "It lost 2 bn. euros."]),
        ("Roe (D-Miss.), a nurse, said no.", ["Roe (D-Miss.), a nurse, said no."]),
        ('"Who paid?" Mr. Vale planned to ask Roe.', ['"Who paid?"', "Mr. Vale planned to ask Roe."]),
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


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("The dam burst on Monday, and 40 houses were flooded.", ["burst", "were", "flooded"]),
        ("The firm, based in Leeds, joined the union that runs the port.", ["joined", "runs"]),
        ("She didn't say who owns it or what it cost.", ["did", "n't", "say", "owns", "cost"]),
        ("Ann Roe, who employs 300 people, wants to open and run a school.", ["employs", "wants"]),
        ("A ban on plastic bags in May", []),
    ],
)
def test_verbs_of_a_sentence(sentence, verbs):
    found = read_words(sentence)
    assert [word.low for word in found if word.tag == "V" or word.low == "n't"] == verbs


def test_a_word_has_one_class_whatever_was_read_before(monkeypatch):
    from helpers.language import tagger

    monkeypatch.setattr(tagger, "MOST_FORMS", 12)
    small, text = tagger.Tagger(), "Ann sold two ships, and Tom bought a pier that nobody wanted. " * 3
    again = [vars(Words(text, sentences(text))) for _ in range(2)]
    assert again[0] == again[1]
    words = ["Ann", "sold", "two", "ships"]
    tom = [*words, "", "", "Tom", "bought", "piers", "", ""]
    assert [small.labels_of(["", "", *tom])[:8] for _ in range(3)] == [tagger.tagger().labels_of(["", "", *words, "", ""])] * 3
