"""Text to terms, the same for the index, the query and the matching: clean, fold, split, drop stop words, stem.

Pure: no database, no clock, no settings. A text is Danish or English ("da", "en"); any other language is
analysed as English, which at least leaves names and numbers comparable.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import snowballstemmer

from hub.kit.languages import language_of
from search import stopwords

__all__ = ["Token", "clean", "clean_query", "fold", "language_of", "term_of", "terms", "tokens"]

MAX_QUERY = 1000  # characters of a query that are read; what people type is far below it
SHORTEST, LONGEST = 2, 60  # characters of a term; longer strings are addresses and rubbish
WORD = re.compile(r"[^\W_]+")
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}  # control, format (soft hyphen, zero width, bidi marks), half surrogates
SPACES = {"\t", "\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x1f", "\x85"}
DANISH_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
STEMMERS = {"da": snowballstemmer.stemmer("danish"), "en": snowballstemmer.stemmer("english")}
STEMMING = Lock()  # a Snowball stemmer keeps the word it works on in itself, and web servers have threads
LANGUAGES = tuple(STEMMERS)


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it stands in the text, the term it is compared by, and where it begins in ``clean(text)``."""

    surface: str
    term: str
    start: int


def clean(text: str) -> str:
    """The text with composed letters and without characters nobody can see; what is left stands as it was typed."""
    composed = unicodedata.normalize("NFC", text or "")
    if composed.isascii() and composed.isprintable():
        return composed
    return "".join(
        " " if letter in SPACES else letter
        for letter in composed
        if letter in SPACES or unicodedata.category(letter) not in INVISIBLE
    )


def fold(text: str) -> str:
    """Lower case, one way to write each letter: æ ø å as ae oe aa, other accents dropped, NFKC (so CO₂ is co2)."""
    lowered = unicodedata.normalize("NFKC", clean(text)).casefold().translate(DANISH_LETTERS)
    if lowered.isascii():
        return lowered
    apart = unicodedata.normalize("NFKD", lowered)
    return unicodedata.normalize("NFKC", "".join(letter for letter in apart if not unicodedata.combining(letter)))


@lru_cache(maxsize=50_000)
def term_of(word: str, lang: str) -> str:
    """The folded, stemmed form of one word, or "" for a stop word and for what is no word."""
    folded = "".join(WORD.findall(fold(word)))
    if not SHORTEST <= len(folded) <= LONGEST or folded in stopwords.BY_LANGUAGE.get(lang, stopwords.ENGLISH):
        return ""
    if folded.isdigit():
        return folded
    with STEMMING:
        return STEMMERS.get(lang, STEMMERS["en"]).stemWord(folded)


def tokens(text: str, lang: str) -> list[Token]:
    """The words of a text that carry meaning, in their order."""
    found = ((match, term_of(match.group(), lang)) for match in WORD.finditer(clean(text)))
    return [Token(match.group(), term, match.start()) for match, term in found if term]


def terms(text: str, lang: str) -> list[str]:
    return [token.term for token in tokens(text, lang)]


def clean_query(text: object) -> str:
    """What somebody typed into a search box, made harmless: never an error, at most MAX_QUERY characters."""
    return " ".join(clean(str(text or "")[: 4 * MAX_QUERY]).split())[:MAX_QUERY].strip()
