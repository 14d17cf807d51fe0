"""Frames and words: hits, rates, differences with intervals."""

from .codebook import load_codebook, unchanged_frames
from .frames import codebook_for, find_frames, rank_frames
from .keywords import keyness
from .paragraphs import choose_sides, compare_marked, marked_paragraphs, paragraphs_with_hits, text_units, word_counts
from .spoken import NAMELESS, verb_group, words_by_speaker, words_by_voice
