"""Words of a text: paragraphs, sentences, tokens, closed classes, clauses, likeness of wording."""

from .classes import Words, begins_with_name, main_clause, read_words, tags_of
from .grammar import QUOTE, G, speech_words
from .likeness import NAME, NUMBER, encoded, features, similarity, tokens_of, word_score
from .phrases import Atoms
from .text import paragraphs, sentences, words
