"""Sentences stay true for none, one and many."""

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
from helpers.alignment import only_here
from helpers.brief import about_claims, about_figures, about_frames, about_speakers, about_texts
from helpers.overview import overview

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
