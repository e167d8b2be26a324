"""Recommended results as they lie with the files of the index: their words, and the rows of the page they lead to."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from search import analysis
from search.indexing import documents
from search.models import Promotion, SearchDocument

FILE = "promotions.json"


@dataclass(frozen=True)
class Promoted:
    """``places`` are the rows of the page in each of its languages."""

    phrases: tuple[str, ...]
    places: tuple[int, ...]

    @cached_property
    def wanted(self) -> list[tuple[str, frozenset[str]]]:
        """For each line and language the terms that a query must have."""
        return [
            (lang, frozenset(token.term for token in analysis.tokens(phrase, lang)))
            for phrase in self.phrases
            for lang in analysis.LANGUAGES
        ]

    def fits(self, query: str) -> bool:
        asked = {lang: frozenset(analysis.terms(query, lang)) for lang in analysis.LANGUAGES}
        return any(terms and terms <= asked[lang] for lang, terms in self.wanted)


def gathered(rows: Iterable[SearchDocument]) -> list[Promoted]:
    """The editors' list, as far as its pages are in the index."""
    places: dict[tuple, list[int]] = {}
    for place, row in enumerate(rows):
        places.setdefault((row.kind, row.object_id), []).append(place)
    made = [
        Promoted(tuple(promotion.phrases), tuple(places.get(key_of(promotion.page.specific), ())))
        for promotion in Promotion.objects.select_related("page").order_by("pk")
    ]
    return [promoted for promoted in made if promoted.places]


def key_of(page) -> tuple | None:
    """Kind and id under which a page is found; None where it never is."""
    thing = documents.thing_of(page)
    known = documents.source_of(thing) if thing is not None else None
    return (known.kind, known.object_id(thing)) if known else None


def save(promoted: Sequence[Promoted], folder: Path) -> None:
    told = [[each.phrases, each.places] for each in promoted]
    (folder / FILE).write_text(json.dumps(told), encoding="utf-8")


def opened(folder: Path) -> tuple[Promoted, ...]:
    kept = json.loads((folder / FILE).read_text(encoding="utf-8"))
    return tuple(Promoted(tuple(phrases), tuple(places)) for phrases, places in kept)
