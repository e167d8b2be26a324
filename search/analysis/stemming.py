"""Snowball stems of folded Danish and English words. Pure."""

from threading import Lock

import snowballstemmer

STEMMERS = {"da": snowballstemmer.stemmer("danish"), "en": snowballstemmer.stemmer("english")}
STEMMING = Lock()  # a Snowball stemmer keeps the word it works on in itself, and web servers have threads
LANGUAGES = tuple(STEMMERS)


def stem(word: str, lang: str) -> str:
    """The stem of one folded word; any language but Danish is stemmed as English."""
    with STEMMING:
        return STEMMERS.get(lang, STEMMERS["en"]).stemWord(word)
