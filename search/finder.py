"""Finding in the index: few queries whatever is asked. Plugs itself into ``hub.kit.finder``.

The files of the index answer where they can be read, by words and by meaning; else the rows of words in the database.
"""

from django.contrib.auth.models import AnonymousUser

from hub.kit import finder as port
from search import analysis, files, generations, marking, postings, ranking
from search.models import SearchDocument
from search.postings import scores_of
from search.results import PAGE_SIZE, Hit, Result

__all__ = ["PAGE_SIZE", "Hit", "IndexFinder", "Result", "search"]


def search(text, *, user=None, language="da", filters=None, page=1, order="") -> Result:
    """What fits ``text`` among what ``user`` may see, best first (``order="new"``: newest first).

    ``filters`` is {"kind" | "topics" | "helix" | "phase": chosen values}; values of one facet are alternatives, facets
    are conditions. An empty text finds everything, newest first.
    """
    query = analysis.clean_query(text)
    chosen = {name: set(values) for name, values in (filters or {}).items() if values}
    asked = {"user": user or AnonymousUser(), "language": language, "chosen": chosen, "page": page, "order": order}
    index = generations.newest()
    return files.find(index, query, **asked) if index else postings.find(query, **asked)


class IndexFinder:
    """The engine behind ``hub.kit.finder``."""

    def find(self, text, *, kind="", user=None, language="da", page=1) -> port.Finding:
        filters = {"kind": {kind}} if kind else None
        result = search(text, user=user, language=language, filters=filters, page=page)
        found = tuple(as_found(hit) for hit in result.hits)
        kinds = dict(result.counts.get("kind", {}))
        return port.Finding(found, result.total, kinds, result.page, result.pages, result.query)

    def similar(self, kind, object_id, *, limit=3, user=None) -> tuple[port.Found, ...]:
        """The public things whose words are most like this one's; of every kind, itself left out."""
        own = SearchDocument.objects.filter(kind=kind, object_id=object_id).order_by("language").first()
        if own is None:
            return ()
        heavy = own.postings.order_by("-weight").values_list("term", flat=True)[:25]
        words = tuple(ranking.Word(term, frozenset({term})) for term in heavy)
        seen = SearchDocument.objects.public().exclude(kind=kind, object_id=object_id)
        scored = scores_of(words, seen) if words else {}
        best = sorted(scored, key=lambda pk: (-scored[pk], pk))[: 3 * limit]
        documents = SearchDocument.objects.in_bulk(best)
        unlike = {documents[pk].object_id: documents[pk] for pk in reversed(best)}
        ranked = sorted(unlike.values(), key=lambda row: -scored[row.pk])[:limit]
        return tuple(as_found(Hit(row, scored[row.pk])) for row in ranked)


def as_found(hit: Hit) -> port.Found:
    row = hit.document
    return port.Found(
        kind=row.kind,
        object_id=str(row.object_id),
        title=row.title,
        summary=row.summary,
        url=row.url,
        language=row.language,
        matched=marking.matched(f"{row.title} {row.summary}", hit.asked, row.language),
        score=hit.score,
    )
