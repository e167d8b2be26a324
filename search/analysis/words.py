"""Text to terms, the same for the index, the query and the matching: clean, fold, split, drop stop words, stem.

Pure: no database, no clock, no settings. A text is Danish or English ("da", "en"); any other language is
analysed as English, which at least leaves names and numbers comparable.
"""

from dataclasses import dataclass
from functools import lru_cache

from search import stopwords
from search.analysis import compounds
from search.analysis.letters import WORD, clean, fold, places
from search.analysis.stemming import stem

SHORTEST, LONGEST = 2, 60  # characters of a term; longer strings are addresses and rubbish
REMEMBERED = 30_000  # words
Part = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it stands in the text, the term it is compared by, and where it begins in ``clean(text)``.

    ``parts`` are those of a compound: (term, start, end), with places in ``clean(text)``; empty when it is none.
    """

    surface: str
    term: str
    start: int
    parts: tuple[Part, ...] = ()


@lru_cache(maxsize=REMEMBERED)
def term_of(word: str, lang: str) -> str:
    """The folded, stemmed form of one word, or "" for a stop word and for what is no word."""
    folded = "".join(WORD.findall(fold(word)))
    if not SHORTEST <= len(folded) <= LONGEST or folded in stopwords.BY_LANGUAGE.get(lang, stopwords.ENGLISH):
        return ""
    return folded if folded.isdigit() else stem(folded, lang)


def parts_of(surface: str, lang: str) -> tuple[Part, ...]:
    """The parts of a Danish compound as (term, start, end), with places in the surface."""
    if lang != "da":
        return ()
    splitter = compounds.current()
    known = splitter.seen.get(surface)
    if known is None:
        if len(splitter.seen) >= REMEMBERED:
            splitter.seen.clear()
        known = splitter.seen[surface] = taken_apart(splitter, surface)
    return known


def taken_apart(splitter: compounds.Splitter, surface: str) -> tuple[Part, ...]:
    written = splitter.split(fold(surface))
    where = places(surface) if len(written) > 1 else None
    if where is None:
        return ()
    found, start = [], 0
    for part in written:
        end = start + len(part)
        found.append((splitter.stem_of(part), where[start], where[end]))
        start = end
    return tuple(found)


def tokens(text: str, lang: str) -> list[Token]:
    """The words of a text that carry meaning, in their order, compounds with their parts."""
    found = []
    for match in WORD.finditer(clean(text)):
        surface, start = match.group(), match.start()
        term = term_of(surface, lang)
        if term:
            parts = tuple((part, start + one, start + end) for part, one, end in parts_of(surface, lang))
            found.append(Token(surface, term, start, parts))
    return found


def terms(text: str, lang: str) -> list[str]:
    """What texts are compared by: the term of each word, and after it those of its parts."""
    return [term for token in tokens(text, lang) for term in (token.term, *(part[0] for part in token.parts))]
