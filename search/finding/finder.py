"""Finding in the index: few queries whatever is asked. Plugs itself into ``hub.kit.finder``.

The files of the index answer where they can be read, by words and by meaning; else the rows of words in the database.
"""

from django.contrib.auth.models import AnonymousUser

from hub.kit import finder as port
from search import analysis
from search.finding import files, likeness, listing, marking, ranking, rows
from search.indexing import generations
from search.models import SearchDocument
from search.results import PAGE_SIZE, Hit, Result

__all__ = ["PAGE_SIZE", "Hit", "IndexFinder", "Result", "search"]


def search(text, *, user=None, language="da", filters=None, page=1, order="", size=PAGE_SIZE) -> Result:
    """What fits ``text`` among what ``user`` may see, best first (``order="new"``: newest first).

    ``filters`` is {"kind" | "topics" | "helix" | "phase": chosen values}; values of one facet are alternatives, facets
    are conditions. An empty text finds everything, newest first. ``size`` is how many hits a page has.
    """
    query = analysis.clean_query(text)
    chosen = {name: set(values) for name, values in (filters or {}).items() if values}
    asked = {"user": user or AnonymousUser(), "language": language, "chosen": chosen}
    asked |= {"page": page, "order": order, "size": size}
    found = generations.answer(lambda index: files.find(index, query, **asked))
    return rows.find(query, **asked) if found is None else found


class IndexFinder:
    """The engine behind ``hub.kit.finder``."""

    def find(self, text, *, kind="", user=None, language="da", page=1) -> port.Finding:
        filters = {"kind": {kind}} if kind else None
        result = search(text, user=user, language=language, filters=filters, page=page)
        found = tuple(as_found(hit) for hit in result.hits)
        kinds = dict(result.counts.get("kind", {}))
        return port.Finding(found, result.total, kinds, result.page, result.pages, result.query)

    def similar(self, kind, object_id, *, limit=3, user=None, language="da") -> tuple[port.Found, ...]:
        """By the files, else by the rows of words; itself and what grew out of it left out."""
        asked = {"user": user, "limit": limit, "language": language}
        found = generations.answer(lambda index: read(index, likeness.like_thing(index, object_id, **asked), user))
        return as_listed(likeness.like_thing_by_rows(kind, object_id, **asked) if found is None else found)

    def like(self, title, text, *, besides="", limit=3, user=None, language="da") -> tuple[port.Found, ...]:
        asked = {"user": user, "limit": limit, "language": language}
        found = generations.answer(
            lambda index: read(index, likeness.like_text(index, title, text, besides=besides, **asked), user)
        )
        if found is not None:
            return as_listed(found)
        words = ranking.query_words(f"{title} {text}")
        family = {besides} if besides else set()
        return as_listed(likeness.best_by_rows(words, family, user, limit, language))

    def facets(self, kind, names, *, chosen, text="", user=None, language="da") -> port.Facets | None:
        """From the files of the index; None where they can't be read, or a change waits to be built into them."""
        who = user or AnonymousUser()
        return generations.answer(lambda index: listing.facets(index, kind, names, chosen, text, who, language))


def read(index: generations.Snapshot, places, user) -> list[SearchDocument]:
    """The documents of the places, in their order; asked again who may see them: the files may be a moment behind."""
    keys = [int(index.sieve.keys[place]) for place in places]
    documents = SearchDocument.objects.read_by(user or AnonymousUser(), keys)
    return [documents[key] for key in keys if key in documents]


def as_listed(documents: list[SearchDocument]) -> tuple[port.Found, ...]:
    return tuple(as_found(Hit(document, 0.0)) for document in documents)


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
