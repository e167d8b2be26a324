"""Letters of texts: the words they make, and where a folded letter stood. Pure."""

import re

from hub.kit.letters import clean, fold

MAX_QUERY = 1000  # characters of a query that are read; what people type is far below it
WORD = re.compile(r"[^\W_]+")


def folded_words(text: str) -> list[str]:
    """All words of a text, folded, stop words too."""
    return WORD.findall(fold(text))


def places(surface: str) -> list[int] | None:
    """For each letter of ``fold(surface)`` the letter of the surface it comes from, and last the surface's length.

    None where letters cannot be told apart, as where two of them fold into one.
    """
    each = [fold(letter) for letter in surface]
    if "".join(each) != fold(surface):
        return None
    return [place for place, folded in enumerate(each) for _letter in folded] + [len(surface)]


def clean_query(text: object) -> str:
    """What somebody typed into a search box, made harmless: never an error, at most MAX_QUERY characters."""
    return " ".join(clean(str(text or "")[: 4 * MAX_QUERY]).split())[:MAX_QUERY].strip()
