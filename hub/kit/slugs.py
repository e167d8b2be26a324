"""The part of an address that is made of a name: letters written out as Danes do, cut between words, and free."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count

from django.utils.text import slugify

DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
LONGEST = 70  # letters


def slug_of(name: str, *, fallback: str) -> str:
    """``name`` as an address, at most 70 letters; ``fallback`` where nothing of it can stand there."""
    words = slugify(name.translate(DANISH))
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    return words or fallback


def free_slug(name: str, *, taken: Iterable[str], fallback: str) -> str:
    """The slug of ``name``, with the first number behind it that makes it none of ``taken``."""
    stem, others = slug_of(name, fallback=fallback), set(taken)
    return next(slug for slug in chain([stem], (f"{stem}-{number}" for number in count(2))) if slug not in others)
