"""Which words of a query a text answers, and how: what the marks, the ways and the scores are held against."""

from dataclasses import dataclass

import numpy as np

from search.analysis.synonyms import Synonyms
from search.engine import TextIndex
from search.engine.postings import Postings


@dataclass(frozen=True)
class Share:
    """What one word of the query did for one document: by which term, how (exact, part, fuzzy, synonym), how much."""

    surface: str
    term: str
    how: str
    weight: float


def explain(index: TextIndex, query: str, place: int, lang: str, synonyms: Synonyms | None = None) -> list[Share]:
    """The shares of the document at a place; their weights sum to its word score."""
    spoken, row = next(
        (each, int(np.searchsorted(places, place))) for each, places in index.places.items() if place in places
    )
    meant = index.meant(query, lang, synonyms or Synonyms())[spoken]
    weights = [weight(index.lexicals[spoken].words, each.number, row) for each in meant]
    return [
        Share(each.surface, each.term, each.how, each.boost * weight)
        for each, weight in zip(meant, weights, strict=True)
        if weight
    ]


def weight(words: Postings, number: int, document: int) -> float:
    """What a term is worth in one document, 0 where it does not stand."""
    there = slice(words.starts[number], words.starts[number + 1])
    return float(words.weights[there][words.documents[there] == document].sum())
