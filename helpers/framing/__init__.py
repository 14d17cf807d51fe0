"""Frames and words: hits, rates, differences with intervals."""

from .codebook import load_codebook, word_codebook
from .contrast import choose_sides, unchanged_frames
from .counts import article_names, rates, text_units, unit_counts, within_units, word_counts
from .frames import concordance, count_frames, find_frames, rank_frames, voices
from .keywords import keyness, log_ratio, survivors, survivors_sentence
from .marked import compare_marked, marked_paragraphs, paragraphs_with_hits
from .spoken import NAMELESS, verb_group, words_by_speaker, words_by_voice
from .uncertainty import RESAMPLES, generator, wilson

__all__ = [
    "NAMELESS",
    "RESAMPLES",
    "article_names",
    "choose_sides",
    "compare_marked",
    "concordance",
    "count_frames",
    "find_frames",
    "generator",
    "keyness",
    "load_codebook",
    "log_ratio",
    "marked_paragraphs",
    "paragraphs_with_hits",
    "rank_frames",
    "rates",
    "survivors",
    "survivors_sentence",
    "text_units",
    "unchanged_frames",
    "unit_counts",
    "verb_group",
    "voices",
    "wilson",
    "within_units",
    "word_codebook",
    "word_counts",
    "words_by_speaker",
    "words_by_voice",
]
