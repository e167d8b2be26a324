"""What a saved search finds among a few documents: by the words of the index, as one person may see them now."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set

import numpy as np

from hub.accounts.models import User
from hub.kit.clock import now
from search import analysis
from search.analysis import compounds
from search.engine.postings import Scores
from search.finding import ranking, rows
from search.finding.files import lift_named
from search.indexing import generations
from search.indexing.generations import Snapshot
from search.indexing.sieve import Mask
from search.models import SearchDocument

Chosen = Mapping[str, Set[str]]


def found_among(
    keys: Collection[int], query: str, *, user: User, language: str, chosen: Chosen
) -> list[SearchDocument]:
    """The documents among ``keys`` that have words of the query and the chosen values, one a thing, the best first.

    What only means the query is left out: nobody is called for what is merely something like it. Asks the database
    nothing where nothing fits, but twice or thrice where no files of the index can answer.
    """
    look = generations.answer(lambda index: by_files(index, keys, query, user, language, chosen))
    look = by_rows(keys, query, user, language, chosen) if look is None else look
    documents = SearchDocument.objects.read_by(user, look)
    return [documents[key] for key in look if key in documents]


def by_files(
    index: Snapshot, keys: Collection[int], query: str, user: User, language: str, chosen: Chosen
) -> list[int]:
    sieve, moment = index.sieve, now().timestamp()
    wanted = np.isin(sieve.keys, list(keys))
    hidden = sieve.keys[wanted & ~sieve.public].tolist()
    seen = wanted & sieve.visible(moment, seen_by(user, hidden))
    scores = word_scores(index, query, language, seen) if query and seen.any() else np.zeros(len(sieve))
    if query:
        seen &= scores > 0
    rows = np.flatnonzero(sieve.fitting(seen, chosen, moment))
    kept = rows[sieve.one_each(rows, scores[rows], language)]
    best = kept[np.lexsort((sieve.keys[kept], -scores[kept]))]
    return [int(key) for key in sieve.keys[best]]


def word_scores(index: Snapshot, query: str, language: str, seen: Mask) -> Scores:
    """What the words of the query weigh in each row, 0 where it has none of them; most in what is called so."""
    scores = np.zeros(len(index.text), np.float64)
    with compounds.using(index.wording.splitter):
        lang = analysis.language_of(query, default=language)
        meant = index.text.meant(query, lang, index.wording.synonyms)
        for each, some in meant.items():
            scores[index.text.places[each]] = index.text.lexicals[each].word_scores(some)
        lift_named(index, query, lang, meant, seen & (scores > 0), scores)
    return scores


def seen_by(user: User, hidden: list[int]) -> list[int]:
    """Those of the documents that are not public which this person may see."""
    if not hidden:
        return []
    return list(SearchDocument.objects.visible_to(user).filter(pk__in=hidden).values_list("pk", flat=True))


def by_rows(keys: Collection[int], query: str, user: User, language: str, chosen: Chosen) -> list[int]:
    words = ranking.query_words(query)
    if query and not words:
        return []
    seen = SearchDocument.objects.visible_to(user).filter(pk__in=keys)
    scored = rows.scores_of(words, seen) if words else None
    read = seen.values_list("pk", "kind", "object_id", "language", "facets")
    things = rows.one_each([row for row in read if scored is None or row[0] in scored], scored, language)
    fitting = [thing for thing in things if rows.fits(thing, dict(chosen))]
    return [thing.pk for thing in sorted(fitting, key=rows.best_first)]
