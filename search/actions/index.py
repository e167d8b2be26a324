"""Keeping the index true: one thing, one kind and id, or everything."""

import re
import uuid
from collections.abc import Callable, Iterable

import structlog
from django.db import models, transaction
from django.db.models import Avg

from hub.kit.clock import now
from hub.kit.tasks import soon
from search import embedding
from search.actions.generations import renew
from search.actions.vectors import cut, embed
from search.finding import ranking
from search.indexing import documents
from search.models import Posting, SearchDocument

BATCH = 200
WORD = re.compile(r"\w+")
log = structlog.get_logger("search.index")


def index(thing: models.Model, *, average: float | None = None) -> int:
    """Write the documents of one thing, and drop those it no longer has. The number of rows changed.

    What is already right is left alone, so that calling it again costs two reads and changes nothing. Before anything
    is written the thing is read anew, one indexer at a time: it may have been taken offline since it was read.
    """
    known = documents.source_of(thing)
    if known is None or not any(difference(known, thing)):
        return 0
    with transaction.atomic():
        locked = type(thing)._default_manager.select_for_update(of=("self",), no_key=True)
        fresh = locked.filter(pk=thing.pk).first()
        gone, changed = difference(known, fresh) if fresh is not None else ([], [])
        if gone:
            SearchDocument.objects.filter(pk__in=gone).delete()
        mean = average if changed and average else average_length() if changed else 0
        for each in changed:
            write(each, mean)
        if gone or changed:
            follow()
    return len(gone) + len(changed)


def difference(known: documents.Source, thing: models.Model) -> tuple[list[int], list[documents.Document]]:
    """The rows (by key) that a thing has too many, and the documents that it lacks or that say something else."""
    wanted = {each.language: each for each in documents.build_documents(thing)}
    rows = SearchDocument.objects.filter(kind=known.kind, object_id=known.object_id(thing))
    standing = {row.language: row for row in rows.only("pk", "language", "digest")}
    gone = [row.pk for language, row in standing.items() if language not in wanted]
    return gone, [each for language, each in wanted.items() if standing.get(language, BLANK).digest != each.digest]


BLANK = SearchDocument(digest="")


def average_length() -> float:
    return SearchDocument.objects.aggregate(mean=Avg("length"))["mean"] or ranking.USUAL_LENGTH


def write(document: documents.Document, average: float) -> None:
    fields = [(document.title, ranking.TITLE), (document.summary, ranking.SUMMARY), (document.text, ranking.TEXT)]
    counts = ranking.counted(fields, document.language)
    own = {"kind": document.kind, "object_id": document.object_id, "language": document.language}
    standing = SearchDocument.objects.filter(**own).first()
    row, _created = SearchDocument.objects.update_or_create(
        **own,
        defaults={
            "title": document.title[:300],
            "summary": document.summary,
            "text": document.text,
            "url": document.url[:500],
            "facets": document.facets,
            "public": document.public,
            "starts_at": document.starts_at,
            "ends_at": document.ends_at,
            "length": sum(counts.values()),
            "digest": document.digest,
            "changed_at": standing.changed_at if standing and says_the_same(standing, document) else now(),
        },
    )
    row.postings.all().delete()
    weights = ranking.weights(counts, average)
    Posting.objects.bulk_create(
        (Posting(document=row, term=term, weight=weight) for term, weight in weights.items()), batch_size=BATCH * 5
    )
    if embedding.is_wanted():
        cut(row)


def says_the_same(row: SearchDocument, document: documents.Document) -> bool:
    """Whether a row tells its readers already what the document does: written anew it is no news to anybody, nor is it
    with other signs between its words."""
    return told_by(row) == told_by(document)


def told_by(one: SearchDocument | documents.Document) -> tuple:
    facts = {name: fact for name, fact in (one.facets.get("facts") or {}).items() if name != "prose"}
    return [WORD.findall(text) for text in (one.title, one.summary, one.text)], one.public, facts


def hide(kind: str, object_id: uuid.UUID, **having: str) -> int:
    """Show what is public of one thing to nobody more, from this moment on: all else waits for the queue, and its
    worker may be away. The number of rows hidden; ``having`` says which."""
    rows = SearchDocument.objects.filter(kind=kind, object_id=object_id, public=True, **having)
    count = rows.update(public=False, digest="")
    if count:
        renew()
    return count


@transaction.atomic
def remove(kind: str, object_id: uuid.UUID) -> int:
    """Take one thing out of the index. The number of documents that were there."""
    rows = SearchDocument.objects.filter(kind=kind, object_id=object_id)
    count = rows.count()
    if count:
        rows.delete()
        follow()
    return count


def rebuild(*, show: Callable[[Iterable, int, str], Iterable] | None = None, afresh: bool = False) -> dict[str, int]:
    """Index every thing there is and drop what is gone; {kind: rows changed}. ``afresh`` writes all rows anew.

    ``show(items, total, label)`` may draw how far it has come. The old rows answer until the new ones stand.
    """
    if afresh:
        SearchDocument.objects.update(digest="")
    average = average_length()
    changed = {}
    for known in documents.sources():
        things = known.rows()
        seen: set[uuid.UUID] = set()
        total = 0
        walk = things.iterator(chunk_size=BATCH)
        for thing in show(walk, things.count(), known.kind) if show else walk:
            seen.add(known.object_id(thing))
            total += index_or_tell(thing, average)
        changed[str(known.kind)] = total + drop_unseen(known.kind, seen)
    return changed


def follow() -> None:
    """What a change of the rows asks for: the files anew, and vectors of what has none."""
    renew()
    if embedding.is_wanted():
        soon(embed)


def index_or_tell(thing: models.Model, average: float) -> int:
    """One thing that cannot be read must not leave all others unfound; it is logged, and its old row stays."""
    try:
        return index(thing, average=average)
    except Exception:
        log.exception("indexing failed", thing=f"{thing._meta.label} {thing.pk}")
        return 0


def drop_unseen(kind: str, seen: set[uuid.UUID]) -> int:
    stored = SearchDocument.objects.filter(kind=kind).values_list("object_id", flat=True).distinct()
    return sum(remove(kind, object_id) for object_id in set(stored) - seen)
