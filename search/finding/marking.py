"""Showing where a text answers a query: the matching words as they stand in the text, and a passage around them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search import analysis
from search.analysis import Splitter, compounds
from search.engine.lexical import BEGUN, Meant
from search.finding import ranking

PASSAGE = 260  # characters
BEFORE = 60
BREAK = re.compile(r"[.!?](?=\s|$)|;")  # a dot within a word or a number ends nothing; a list is no sentence
FEWEST_SPACES = 3  # of a sentence


@dataclass(frozen=True)
class Asked:
    """What a query's words stand for in texts of one language; ``splitter`` is what the texts were analysed with."""

    words: tuple[ranking.Word, ...] = ()
    splitter: Splitter | None = None

    @classmethod
    def of(cls, meant: Iterable[Meant], splitter: Splitter | None = None) -> "Asked":
        """Exactly what the engine looked for: terms, by whatever way they were meant, and beginnings."""
        ways = list(meant)
        terms = frozenset(way.term for way in ways if way.how != BEGUN)
        begun = {(way.surface, way.asked) for way in ways if way.how == BEGUN}
        words = [ranking.Word(surface, frozenset(), start) for surface, start in sorted(begun)]
        return cls((ranking.Word("", terms), *words), splitter)


@dataclass(frozen=True)
class Piece:
    """A stretch of text, marked or not."""

    text: str
    marked: bool = False


NOTHING = Asked()


def spans(text: str, asked: Asked, lang: str) -> list[tuple[int, int]]:
    """Where the words stand in ``analysis.clean(text)``: a whole word, the parts of a compound, or its beginning."""
    terms = frozenset(term for word in asked.words for term in word.terms)
    starts = [word.start for word in asked.words if word.start]
    found: list[tuple[int, int]] = []
    if not terms and not starts:
        return found
    with compounds.using(asked.splitter):
        tokens = analysis.tokens(text, lang)
    for token in tokens:
        for start, end in stretches(token, terms, starts):
            if found and found[-1][1] == start:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
    return found


def stretches(token: analysis.Token, terms: frozenset[str], starts: Sequence[str]) -> Iterable[tuple[int, int]]:
    """What of one word is marked: all of it, else its parts, else its beginning."""
    if token.term in terms:
        return [(token.start, token.start + len(token.surface))]
    parts = [(start, end) for part, start, end in token.parts if part in terms]
    begun = max((start for start in starts if token.term.startswith(start)), key=len, default="")
    if parts or not begun:
        return parts
    return [(token.start, token.start + folded_length(token.surface, len(begun)))]


def folded_length(surface: str, length: int) -> int:
    """How many letters of the surface make ``length`` letters of its folded form."""
    for end in range(1, len(surface) + 1):
        if len(analysis.fold(surface[:end])) >= length:
            return end
    return len(surface)


def marked(text: str, asked: Asked, lang: str) -> list[Piece]:
    """The text in pieces, those that answer the query marked. Nothing is lost or added."""
    cleaned = analysis.clean(text)
    pieces, place = [], 0
    for start, end in spans(cleaned, asked, lang):
        if start > place:
            pieces.append(Piece(cleaned[place:start]))
        pieces.append(Piece(cleaned[start:end], marked=True))
        place = end
    return [*pieces, Piece(cleaned[place:])] if place < len(cleaned) else pieces


def matched(text: str, asked: Asked, lang: str) -> tuple[str, ...]:
    """The words that matched, each form once, as they stand in the text."""
    cleaned = analysis.clean(text)
    return tuple(dict.fromkeys(cleaned[start:end] for start, end in spans(cleaned, asked, lang)))


def passage(summary: str, text: str, asked: Asked, lang: str) -> list[Piece]:
    """The summary when it answers the query (or when nothing does), else the sentence of the text that does; a list of
    words only where no sentence does."""
    summary, text = analysis.clean(summary), analysis.clean(text)
    found = spans(text, asked, lang) if not spans(summary, asked, lang) else []
    whole = sentences(text) if found or not summary else []
    if not found:
        return marked(summary or shortened(text[whole[0][0] if whole else 0 :]), asked, lang)
    for start, end in found:
        begin = next((first for first, last in whole if first <= start and end <= last), None)
        if begin is not None and end - begin <= PASSAGE:
            return marked(shortened(text[begin:]), asked, lang)
    first = found[0][0]
    begin = text.rfind(" ", 0, max(0, first - BEFORE)) + 1 if first > BEFORE else 0
    cut = shortened(text[begin:])
    return marked(f"… {cut}" if begin else cut, asked, lang)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text stand: some words that end with a full stop or the like."""
    found, start = [], 0
    for match in BREAK.finditer(text):
        start += len(text[start : match.start()]) - len(text[start : match.start()].lstrip())
        if match.group() != ";" and text.count(" ", start, match.start()) >= FEWEST_SPACES:
            found.append((start, match.end()))
        start = match.end()
    return found


def shortened(text: str) -> str:
    return text if len(text) <= PASSAGE else text[:PASSAGE].rsplit(" ", 1)[0] + " …"
