"""What a backend is asked and what it answers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from search.embedding import Vectors
from search.engine.lexical import Meant, Spelt
from search.engine.postings import Scores
from search.indexing.generations import Snapshot
from search.indexing.sieve import Mask


class Away(Exception):  # noqa: N818 -- a state of affairs that is waited for, not a mistake
    """The backend gives no answer now; another one must."""


@dataclass(frozen=True, eq=False)
class Question:
    """A query, by whom it is asked, and the files that say what its words stand for.

    ``lang`` is the query's language, ``reader`` the reader's; ``seen`` are the places in the files that may be seen,
    ``hidden`` the keys of those among them that are not public; ``chosen`` are values of facets, ``moment`` seconds
    since 1970. ``words`` are what the rows of each language are worth by what the words ``meant``;
    ``spelt`` are the grams of the query.
    """

    index: Snapshot
    query: str
    lang: str
    reader: str
    moment: float
    seen: Mask
    hidden: Sequence[int] = ()
    chosen: Mapping[str, Set[str]] = field(default_factory=dict)
    vector: Vectors | None = None
    meant: Mapping[str, Sequence[Meant]] = field(default_factory=dict)
    spelt: Mapping[str, Spelt] = field(default_factory=dict)
    words: Mapping[str, Scores] = field(default_factory=dict)

    def languages(self) -> list[str]:
        """Those of the texts, the reader's first: of a thing in several languages it counts in the first that fits."""
        return sorted(self.meant, key=lambda lang: (lang != self.reader, lang))


@dataclass(frozen=True, eq=False)
class Candidates:
    """Places in the files: with a word of the query, and worth a score. ``counts`` is {facet: Counter} of things.

    Without counts whoever asked counts for himself.
    """

    by_words: Mask
    scored: Mask
    counts: dict[str, Counter[str]] | None = None


def others(chosen: Mapping[str, Set[str]], but: str) -> Iterable[tuple[str, Set[str]]]:
    """The facets with chosen values, one left out: what its own values are counted among."""
    return ((name, values) for name, values in chosen.items() if values and name != but)
