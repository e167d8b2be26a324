"""Letters: what is typed made readable (clean), and one way to write each letter (fold). Pure."""

import unicodedata

INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}  # control, format (soft hyphen, zero width, bidi marks), half surrogates
SPACES = {"\t", "\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x1f", "\x85"}
DANISH_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def clean(text: str) -> str:
    """The text with composed letters and without characters nobody can see; what is left stands as it was typed."""
    composed = unicodedata.normalize("NFC", text or "")
    if composed.isprintable():  # nothing of INVISIBLE is, nor any space but the usual one
        return composed
    return "".join(
        " " if letter in SPACES else letter
        for letter in composed
        if letter in SPACES or unicodedata.category(letter) not in INVISIBLE
    )


def fold(text: str) -> str:
    """Lower case, one way to write each letter: æ ø å as ae oe aa, other accents dropped, NFKC (so CO₂ is co2)."""
    if text.isascii() and text.isprintable():
        return text.lower()
    lowered = unicodedata.normalize("NFKC", clean(text)).casefold().translate(DANISH_LETTERS)
    if lowered.isascii():
        return lowered
    apart = unicodedata.normalize("NFKD", lowered)
    return unicodedata.normalize("NFKC", "".join(letter for letter in apart if not unicodedata.combining(letter)))
