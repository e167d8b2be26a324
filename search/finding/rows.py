"""Finding by the rows of words in the database: what answers while no files of the index can (``generations``)."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import Count, Q, Subquery, Value

from hub.kit.clock import now
from search.analysis.synonyms import Synonyms
from search.finding import ranking
from search.finding.marking import Asked
from search.indexing import generations
from search.indexing.phases import moment, phase_of
from search.models import Posting, SearchDocument
from search.models.documents import Kind
from search.results import FACETS, Hit, Result, empty_counts


def find(query: str, *, user, language: str, chosen: dict[str, set], page: int, order: str, size: int) -> Result:
    """As ``search.finding.finder.search``, of a query that is clean."""
    words = with_synonyms(ranking.query_words(query), generations.wording().synonyms)
    seen = SearchDocument.objects.visible_to(user)
    if query and not words:
        return Result(query=query, counts=empty_counts(), is_plain=True)
    scored = scores_of(words, seen) if words else None
    rows = seen.filter(pk__in=scored) if scored is not None and len(scored) < 500 else seen
    rows = rows.values_list("pk", "kind", "object_id", "language", "facets")
    things = one_each([row for row in rows if scored is None or row[0] in scored], scored, language)
    fitting = [thing for thing in things if fits(thing, chosen)]
    newest = order == "new" or (scored is None and not order)
    fitting.sort(key=by_day if newest else by_deadline if order else best_first, reverse=newest)
    pages = max(1, -(-len(fitting) // size))
    page = min(max(1, page), pages)
    shown = fitting[(page - 1) * size : page * size]
    documents = SearchDocument.objects.in_bulk([thing.pk for thing in shown])
    hits = tuple(Hit(documents[thing.pk], thing.score, Asked(words)) for thing in shown if thing.pk in documents)
    return Result(hits, len(fitting), page, pages, query, counts_of(things, chosen), is_plain=True)


def with_synonyms(words: Sequence[ranking.Word], synonyms: Synonyms) -> tuple[ranking.Word, ...]:
    """The words, each standing for its synonyms of one word too, as far as they were known when files were last opened:
    which word of a phrase says most is known to the files alone."""
    return tuple(replace(word, terms=word.terms | single(synonyms.for_terms(word.terms))) for word in words)


def single(phrases: Iterable[Sequence[str]]) -> frozenset[str]:
    """Those of one word."""
    return frozenset(phrase[0] for phrase in phrases if len(phrase) == 1)


@dataclass(frozen=True)
class Thing:
    """A row of the index that fits the words, before any facet is applied."""

    pk: int
    kind: str
    object_id: uuid.UUID
    values: dict[str, frozenset[str]]
    at: str
    score: float
    closes: str = ""


# The number of documents, as part of the query that reads the postings.
SIZE = SearchDocument.objects.order_by().annotate(all=Value(1)).values("all").annotate(n=Count("pk")).values("n")


def scores_of(words: Sequence[ranking.Word], seen) -> dict[int, float]:
    wanted = [Q(term__in=sorted({term for word in words for term in word.terms}))]
    wanted += [begins(word.start) for word in words if word.start]
    postings = Posting.objects.filter(reduce(or_, wanted), document__in=seen)
    rows = list(postings.annotate(size=Subquery(SIZE)).values_list("document_id", "term", "weight", "size"))
    return ranking.scores(words, (row[:3] for row in rows), rows[0][3] if rows else 0)


def begins(start: str) -> Q:
    """Terms that begin so. SQLite's LIKE ignores case and therefore its index; a range of bytes does not."""
    if connection.vendor == "sqlite":
        return Q(term__gte=start, term__lt=f"{start}\uffff")
    return Q(term__startswith=start)


def one_each(rows, scored, language) -> list[Thing]:
    """One row a thing: in the reader's language where that one fits too, else the one that fits best."""
    best: dict[tuple, tuple] = {}
    for pk, kind, object_id, lang, facets in rows:
        score = scored[pk] if scored is not None else 0.0
        values = {name: frozenset(facets.get(name, ())) for name in FACETS} | {"kind": frozenset({kind})}
        if kind == Kind.CHALLENGE:
            values["phase"] = frozenset({phase_of(facets.get("facts", {}))})
        rank = (lang == language, score, -pk)
        if rank > best.get((kind, object_id), ((),))[0]:
            best[kind, object_id] = (
                rank,
                Thing(pk, kind, object_id, values, facets.get("at", ""), score, closing(facets)),
            )
    return [thing for _rank, thing in best.values()]


def fits(thing: Thing, chosen: dict[str, set], but: str = "") -> bool:
    return all(name == but or thing.values[name] & values for name, values in chosen.items() if name in thing.values)


def counts_of(things: Sequence[Thing], chosen: dict[str, set]) -> dict[str, Counter]:
    counts = empty_counts()
    for thing in things:
        for name, counter in counts.items():
            if fits(thing, chosen, but=name):
                counter.update(thing.values[name])
    return counts


def best_first(thing: Thing) -> tuple:
    return (-thing.score, str(thing.object_id))


def closing(facets: dict) -> str:
    """The deadline to come, and behind all of them "~" where there is none."""
    closes = moment(facets.get("facts", {}), "closes_at")
    return closes.astimezone(dt.UTC).isoformat() if closes and closes > now() else "~"


def by_deadline(thing: Thing) -> tuple:
    return (thing.closes, *best_first(thing))


def by_day(thing: Thing) -> tuple:
    return (thing.at, str(thing.object_id))
