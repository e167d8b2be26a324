"""Stems of folded words: what Snowball leaves of English ones, and of Danish ones what all their forms share. Pure."""

from threading import Lock

import snowballstemmer

from search.analysis.danish import stemmed

STEMMERS = {"da": snowballstemmer.stemmer("danish"), "en": snowballstemmer.stemmer("english")}
STEMMING = Lock()  # a Snowball stemmer keeps the word it works on in itself, and web servers have threads
LANGUAGES = tuple(STEMMERS)


def stem(word: str, lang: str) -> str:
    """The stem of one folded word; any language but Danish is stemmed as English."""
    with STEMMING:
        return stemmed(word, STEMMERS["da"].stemWord) if lang == "da" else STEMMERS["en"].stemWord(word)
