"""Sentences stay true for none, one and many."""

import pandas as pd
import pytest

from helpers import (
    align_claims,
    corpus_from_texts,
    find_claims,
    find_frames,
    find_passages,
    find_quotations,
    find_statistics,
    load_codebook,
    rank_frames,
    reconcile,
)
from helpers.claims.alignment import only_here
from helpers.page.kinds import overview
from helpers.show.brief import about_claims, about_figures, about_frames, about_speakers, about_texts

STORM = {
    "a": "The storm killed 12 people on Monday, the mayor said. \"We were not ready,\" said Mayor Ada Holm. Power failed in 3,000 homes.",
    "b": "At least 11 people died in the storm on Monday, officials said. Power failed in about 3,000 homes. Schools stay closed.",
}


@pytest.mark.parametrize("texts", [{"a": "Hm."}, {"a": STORM["a"]}, STORM])
def test_every_sentence_can_be_made_from_any_corpus(texts):
    articles = corpus_from_texts(texts).articles
    statistics, quotations, claims = find_statistics(articles), find_quotations(articles), find_claims(articles)
    aligned = align_claims(claims)
    told = [
        about_texts(overview(articles, find_passages(articles))),
        about_figures(statistics, reconcile(statistics)),
        about_speakers(quotations),
        about_claims(claims, aligned, only_here(claims, aligned)),
        about_frames(rank_frames(find_frames(articles, load_codebook()))),
    ]
    assert all(sentence.endswith(".") and "nan" not in sentence for sentence in told)
    if texts is STORM:
        assert "for the same thing" in told[1] and "Ada Holm" in told[2]


def test_texts_without_an_outlet_are_counted():
    articles = corpus_from_texts(STORM, outlet={"a": "The Harbour Post"}).articles
    assert about_texts(overview(articles, find_passages(articles))).startswith("2 texts of The Harbour Post and 1 unnamed outlet; ")


def test_a_main_frame_needs_three_hits():
    ranked = pd.DataFrame({"article": ["a", "b"], "frame": ["economy", "conflict"], "hits": [4, 2], "rank": [1, 1]})
    assert about_frames(ranked) == "Main frame by number of hits: a: economy (4). In 1 article no frame has 3 hits."
    assert about_frames(ranked[1:]) == "No main frame can be named. In 1 article no frame has 3 hits."


def test_pairs_in_contradiction_are_counted_once():
    claims = pd.DataFrame({"article": ["a", "b"]})
    aligned = pd.DataFrame({"relation": ["contradicts"]})
    assert about_claims(claims, aligned, claims[:0]) == (
        "2 claims: 1 pair across articles for the same thing (1 of them in contradiction), no claims in one article alone."
    )
