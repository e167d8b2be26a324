"""The text layer: letters, words, compounds, grams, chunks and spelling, the same for search and matching. Pure."""

from hub.kit.languages import language_of
from search.analysis.chunks import LONGEST as LONGEST_CHUNK
from search.analysis.chunks import chunks
from search.analysis.compounds import Splitter
from search.analysis.grams import grams
from search.analysis.letters import MAX_QUERY, clean, clean_query, fold
from search.analysis.stemming import LANGUAGES
from search.analysis.words import Token, term_of, terms, tokens

__all__ = [
    "LANGUAGES",
    "LONGEST_CHUNK",
    "MAX_QUERY",
    "Splitter",
    "Token",
    "chunks",
    "clean",
    "clean_query",
    "fold",
    "grams",
    "language_of",
    "term_of",
    "terms",
    "tokens",
]
