"""The counts beside a list of one kind, and what its free text finds: from the arrays of the index.

A thing counts once, whatever the language of the row that has a value: a list shows it in one language, and asks all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from hub.kit import finder as port
from hub.kit.clock import now
from search import analysis
from search.finding.files import hidden_from_others
from search.finding.watching import word_scores
from search.indexing.generations import Snapshot
from search.indexing.sieve import Mask, Sieve


def facets(
    index: Snapshot, kind: str, names: Iterable[str], chosen: port.Chosen, text: str, user, language: str
) -> port.Facets | None:
    """As ``hub.kit.finder.facets``. One query for whoever is signed in, none for others.

    None where the files do not know one of the facets yet.
    """
    sieve, moment, names = index.sieve, now().timestamp(), list(names)
    if not sieve.knows(names):
        return None
    rows = sieve.visible(moment, hidden_from_others(user)) & sieve.facets["kind"].having({kind}, len(sieve))
    query, ids = analysis.clean_query(text), None
    if query:
        scores = word_scores(index, query, language, rows)
        rows &= scores > 0
        best = np.flatnonzero(rows)
        best = best[np.lexsort((sieve.keys[best], -scores[best]))]
        ids = tuple(dict.fromkeys(index.text.ids[place].partition(" ")[0] for place in best))
    wanted = {name: frozenset(values) for name, values in chosen.items() if values}
    counts, total = counted(sieve, rows, names, wanted, moment)
    return port.Facets(counts, total, ids)


def counted(
    sieve: Sieve, rows: Mask, names: list[str], wanted: Mapping[str, frozenset[str]], moment: float
) -> tuple[dict[str, dict[str, int]], int]:
    """{facet: {value: things}} beside the other facets' choices, and how many things have all that is wanted."""
    there = marked(sieve.things[rows], sieve.many)
    having = {
        name: marked(sieve.things[rows & sieve.facet(name, moment).having(values, len(sieve))], sieve.many)
        for name, values in wanted.items()
    }
    counts = {}
    for name in names:
        beside = np.logical_and.reduce([there, *(mask for other, mask in having.items() if other != name)])
        facet = sieve.facet(name, moment)
        kept = rows[facet.rows] & beside[sieve.things[facet.rows]]
        pairs = np.unique(np.stack([sieve.things[facet.rows[kept]], facet.values[kept]]), axis=1)
        numbers = np.bincount(pairs[1], minlength=len(facet.names))
        counts[name] = {value: int(number) for value, number in zip(facet.names, numbers, strict=True) if number}
    return counts, int(np.logical_and.reduce([there, *having.values()]).sum())


def marked(things: np.ndarray, size: int) -> Mask:
    mask = np.zeros(size, np.bool_)
    mask[things] = True
    return mask
