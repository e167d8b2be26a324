"""Snowball stems of folded Danish and English words. Pure."""

from threading import Lock

import snowballstemmer

STEMMERS = {"da": snowballstemmer.stemmer("danish"), "en": snowballstemmer.stemmer("english")}
STEMMING = Lock()  # a Snowball stemmer keeps the word it works on in itself, and web servers have threads
LANGUAGES = tuple(STEMMERS)
WHOLE = ("proces", "succes")
SHORTEST = 4  # letters that must be left for more to go: "kurset" is no "kur"


def stem(word: str, lang: str) -> str:
    """The stem of one folded word; any language but Danish is stemmed as English."""
    with STEMMING:
        return danish(word) if lang == "da" else STEMMERS["en"].stemWord(word)


def danish(word: str) -> str:
    """Snowball takes the end of "plads" and "konsekvens" for an ending but leaves it in "pladser" and "konsekvenser",
    and takes "proces" for a form of "proc": so that all forms of a word meet, it goes from these, too, but not there.
    """
    found: str = word if word.endswith(WHOLE) else STEMMERS["da"].stemWord(word)
    if not found.endswith("s") or found.endswith(WHOLE):
        return found
    bare: str = STEMMERS["da"].stemWord(found)
    goes = len(bare) >= SHORTEST and (bare == found[:-1] or found.endswith("ens"))
    return bare if goes else found
