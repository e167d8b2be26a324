"""Making the vectors that matching needs, in the worker, and matching again when they are there."""

import datetime as dt
import time

import numpy as np
from django.utils.module_loading import import_string

from hub.kit.tasks import durable, soon
from search import embedding, profiles
from search.actions.generations import is_awaited
from search.models import PieceVector
from search.profiles import pieces

BATCH = 32
MATCH_AGAIN = "search.actions.matches.match_again"  # it uses this module
AT_ONCE = 60.0  # seconds of one task; what is left then is the next one's


def want_vectors(pool: profiles.Pool) -> bool:
    """Have the missing vectors made soon. Until then words alone speak for a text that has none."""
    missing = bool(lacking(pool))
    if missing:
        soon(embed_pieces)
    return missing


def lacking(pool: profiles.Pool) -> list[str]:
    """The pieces of evidence and of published challenges without a vector of the present model."""
    vector_of = pool.scorer.population.vector_of
    return [piece for piece in pool.pieces if vector_of(piece) is None] if vector_of else []


@durable(attempts=20, lease=dt.timedelta(minutes=10), backoff=dt.timedelta(seconds=30), priority=-10)
def embed_pieces() -> None:
    """Make what is missing for a minute, or until the index is to be built, then let others have their turn; match
    again when all is there."""
    until, embedder = time.monotonic() + AT_ONCE, embedding.current()
    wanted = lacking(profiles.pool()) if embedder else []
    for start in range(0, len(wanted), BATCH):
        if time.monotonic() > until or is_awaited():
            soon(embed_pieces)
            return
        keep(wanted[start : start + BATCH], embedder)
    if wanted:
        forget_unused()
        soon(import_string(MATCH_AGAIN))


def keep(batch: list[str], embedder: embedding.Embedder) -> None:
    stamp = embedding.stamp()
    PieceVector.objects.bulk_create(
        (
            PieceVector(digest=pieces.named(piece), stamp=stamp, vector=vector.astype(np.float16).tobytes())
            for piece, vector in zip(batch, embedder.passages(batch), strict=True)
        ),
        ignore_conflicts=True,
    )


def forget_unused() -> int:
    """Delete the vectors of what nobody shows or asks any more, and those of another model. The number deleted."""
    kept = {pieces.named(piece) for piece in profiles.pool().pieces}
    known = PieceVector.objects.values_list("pk", "digest", "stamp")
    gone = [pk for pk, digest, stamp in known if digest not in kept or stamp != embedding.stamp()]
    for start in range(0, len(gone), 500):
        PieceVector.objects.filter(pk__in=gone[start : start + 500]).delete()
    return len(gone)
