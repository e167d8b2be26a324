"""Showing where a text answers a query: the matching words as they stand in the text, and a passage around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search import analysis, ranking

PASSAGE = 260  # characters
BEFORE = 60


@dataclass(frozen=True)
class Piece:
    """A stretch of text, marked or not."""

    text: str
    marked: bool = False


def spans(text: str, words: Sequence[ranking.Word], lang: str) -> Iterable[tuple[int, int]]:
    """Where the words stand in ``analysis.clean(text)``: a whole word, the parts of a compound, or its beginning."""
    asked = frozenset(term for word in words for term in word.terms)
    for token in analysis.tokens(text, lang):
        found = [word for word in words if word.quality(token.term)]
        parts = [(start, end) for part, start, end in token.parts if part in asked]
        if token.term in asked:
            yield token.start, token.start + len(token.surface)
        elif parts:
            yield from parts
        elif found:
            start = max((word.start for word in found), key=len)
            yield token.start, token.start + folded_length(token.surface, len(start))


def folded_length(surface: str, length: int) -> int:
    """How many letters of the surface make ``length`` letters of its folded form."""
    for end in range(1, len(surface) + 1):
        if len(analysis.fold(surface[:end])) >= length:
            return end
    return len(surface)


def marked(text: str, words: Sequence[ranking.Word], lang: str) -> list[Piece]:
    """The text in pieces, those that answer the query marked. Nothing is lost or added."""
    cleaned = analysis.clean(text)
    pieces, place = [], 0
    for start, end in spans(cleaned, words, lang):
        if start > place:
            pieces.append(Piece(cleaned[place:start]))
        pieces.append(Piece(cleaned[start:end], marked=True))
        place = end
    return [*pieces, Piece(cleaned[place:])] if place < len(cleaned) else pieces


def matched(text: str, words: Sequence[ranking.Word], lang: str) -> tuple[str, ...]:
    """The words that matched, each form once, as they stand in the text."""
    cleaned = analysis.clean(text)
    return tuple(dict.fromkeys(cleaned[start:end] for start, end in spans(cleaned, words, lang)))


def passage(summary: str, text: str, words: Sequence[ranking.Word], lang: str) -> list[Piece]:
    """The summary when it answers the query (or when nothing does), else the part of the text that does."""
    summary, text = analysis.clean(summary), analysis.clean(text)
    first = next(iter(spans(text, words, lang)), None) if not any(spans(summary, words, lang)) else None
    if first is None:
        return marked(summary or shortened(text), words, lang)
    begin = text.rfind(" ", 0, max(0, first[0] - BEFORE)) + 1 if first[0] > BEFORE else 0
    cut = shortened(text[begin:])
    return marked(f"… {cut}" if begin else cut, words, lang)


def shortened(text: str) -> str:
    return text if len(text) <= PASSAGE else text[:PASSAGE].rsplit(" ", 1)[0] + " …"
