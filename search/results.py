"""What a search answers: a page of hits with their counts."""

from collections import Counter
from dataclasses import dataclass, field

from search.finding import marking
from search.indexing.sieve import NAMED
from search.models import SearchDocument

PAGE_SIZE = 10
FACETS = ("kind", "phase", *NAMED)


@dataclass(frozen=True)
class Hit:
    """One thing that fits, in the language it is shown in."""

    document: SearchDocument
    score: float
    asked: marking.Asked = marking.NOTHING  # what of its text is marked


@dataclass(frozen=True)
class Result:
    """A page of hits; ``counts`` has, for each facet, how many there would be with that value chosen.

    ``nearby`` are things without a word of the query that mean something like it; they are not counted. ``is_plain``:
    found by the rows alone, without slips of the pen, parts of words and meaning.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    page: int = 1
    pages: int = 1
    query: str = ""
    counts: dict[str, Counter] = field(default_factory=dict)
    nearby: tuple[Hit, ...] = ()
    is_plain: bool = False


def empty_counts() -> dict[str, Counter]:
    return {name: Counter() for name in FACETS}
