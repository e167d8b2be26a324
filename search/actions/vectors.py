"""Making vectors of what has none yet, or one of another model. Only in a worker or a command: it takes its time."""

import datetime as dt
import time
from collections.abc import Iterator

import numpy as np
from django.db import transaction
from django.db.models import QuerySet

from hub.kit.tasks import durable, soon
from search import embedding
from search.actions.generations import is_awaited, renew
from search.indexing.generations import as_document
from search.models import Chunk, SearchDocument

BATCH = 32
AT_ONCE = 60.0  # seconds of one task; what is left then is the next one's


@transaction.atomic
def cut(document: SearchDocument) -> None:
    """Write the document's text in pieces. A piece that stays as it is keeps its vector."""
    wanted = as_document(document).pieces()
    standing = {chunk.text: chunk for chunk in document.chunks.all()}
    document.chunks.all().delete()
    kept = (standing.get(text, Chunk()) for text in wanted)
    Chunk.objects.bulk_create(
        Chunk(document=document, number=number, text=text, vector=old.vector, stamp=old.stamp)
        for number, (text, old) in enumerate(zip(wanted, kept, strict=True))
    )


def make_vectors(*, last_first: bool = False) -> Iterator[int]:
    """Embed the pieces that lack a vector of the present model, a batch at a time; the number of each is yielded.

    Who begins with the last ones works towards a worker that began with the first, instead of doing the same.
    Raises EmbedderAway, so that a task tries again later; what was made until then stays.
    """
    embedder, order = embedding.current(), "-pk" if last_first else "pk"
    while embedder and (rows := list(lacking().order_by(order)[:BATCH])):
        vectors = embedder.passages([row.text for row in rows])
        for row, vector in zip(rows, vectors, strict=True):
            row.vector, row.stamp = vector.astype(np.float16).tobytes(), embedding.stamp()
        Chunk.objects.bulk_update(rows, ["vector", "stamp"])
        yield len(rows)


def lacking() -> QuerySet[Chunk]:
    """Pieces without a vector of the present model; none where there is no embedder."""
    if not embedding.is_wanted():
        return Chunk.objects.none()
    for document in SearchDocument.objects.filter(chunks=None).iterator():  # from before there was an embedder
        cut(document)
    return Chunk.objects.without_vector_of(embedding.stamp())


@durable(attempts=20, lease=dt.timedelta(minutes=10), backoff=dt.timedelta(seconds=30), priority=-10)
def embed() -> None:
    """What is left after a minute, or when the index is to be built, is another task's, so that mails, receipts and the
    index get their turn between. The files are built with all vectors: while a build waits, rows answer."""
    until = time.monotonic() + AT_ONCE
    for _made in make_vectors():
        if time.monotonic() > until or is_awaited():
            soon(embed)
            return
    renew()
