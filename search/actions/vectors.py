"""Making vectors of what has none yet, or one of another model. Only in a worker or a command: it takes its time."""

import datetime as dt
import time

import numpy as np
from django.db import transaction

from hub.kit.tasks import durable, soon
from search import embedding
from search.analysis.chunks import chunks
from search.models import Chunk, SearchDocument

BATCH = 32
AT_ONCE = 60.0  # seconds of one task; what is left then is the next one's


@transaction.atomic
def cut(document: SearchDocument) -> None:
    """Write the document's text in pieces. A piece that stays as it is keeps its vector."""
    wanted = chunks("\n".join([document.title, document.summary, document.text]))
    standing = {chunk.text: chunk for chunk in document.chunks.all()}
    document.chunks.all().delete()
    kept = (standing.get(text, Chunk()) for text in wanted)
    Chunk.objects.bulk_create(
        Chunk(document=document, number=number, text=text, vector=old.vector, stamp=old.stamp)
        for number, (text, old) in enumerate(zip(wanted, kept, strict=True))
    )


def make_vectors(*, seconds: float = float("inf")) -> int:
    """Embed the pieces that lack a vector of the present model, for so long; the number made.

    Raises EmbedderAway, so that a task tries again later; what was made until then stays.
    """
    embedder, until, made = embedding.current(), time.monotonic() + seconds, 0
    if embedder is None:
        return 0
    for document in SearchDocument.objects.filter(chunks=None).iterator():  # from before there was an embedder
        cut(document)
    lacking = Chunk.objects.without_vector_of(embedding.stamp()).order_by("pk")
    while time.monotonic() < until and (rows := list(lacking[:BATCH])):
        vectors = embedder.passages([row.text for row in rows])
        for row, vector in zip(rows, vectors, strict=True):
            row.vector, row.stamp = vector.astype(np.float16).tobytes(), embedding.stamp()
        Chunk.objects.bulk_update(rows, ["vector", "stamp"])
        made += len(rows)
    return made


def is_lacking() -> bool:
    """Whether there is a text without a vector of the present model, and an embedder to make it."""
    if not embedding.is_wanted():
        return False
    uncut = SearchDocument.objects.filter(chunks=None)
    return Chunk.objects.without_vector_of(embedding.stamp()).exists() or uncut.exists()


@durable(attempts=20, lease=dt.timedelta(minutes=10), backoff=dt.timedelta(seconds=30), priority=-10)
def embed() -> None:
    """What is left after a minute is another task's, so that mails and receipts get their turn between."""
    if make_vectors(seconds=AT_ONCE):
        renew()
    if is_lacking():
        soon(embed)
