"""A folder of articles, loaded."""

from ..intake import read_table
from .load import Corpus, corpus_from_texts, load_corpus
