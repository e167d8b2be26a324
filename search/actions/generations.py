"""Building the index as files. Each build is a generation of its own: the old one answers until the new one stands."""

import datetime as dt
import shutil
import time
import uuid

import structlog
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from hub.kit.tasks import durable, soon
from search import embedding
from search.actions.copies import copy_soon
from search.indexing import generations
from search.models import Generation, SearchDocument

KEPT = 3  # generations; a web process may still have the last but one open
LEAST, SHARE = 0.5, 10  # seconds between two builds: at least this, and so many times what the last one took
log = structlog.get_logger("search.generations")


def renew() -> None:
    """Have the index built again soon, once for all changes until then; and vectors made of new texts."""
    last = Generation.objects.first()
    pause = max(LEAST, SHARE * last.seconds if last else 0.0)
    soon(build_generation, after=dt.timedelta(seconds=min(pause, 60)))


def renew_now() -> None:
    """Have it built with the next turn of the worker: somebody waits to see what a word does."""
    soon(build_generation)


def mend() -> bool:
    """Have the files built again where the newest are gone, of another version or damaged in one byte: until then rows
    answer. Reads them whole."""
    generations.forget()  # an open file outlives its own end
    generations.newest()
    if generations.is_sound() or not SearchDocument.objects.exists():
        return False
    renew_now()
    return True


def renew_outdated() -> bool:
    """After an upgrade that writes files in another way, or makes other terms of a text: have them built again now.
    Rows answer until then; their own words are written anew in the night, by their digests."""
    last = Generation.objects.with_state().first()
    if last is None or last.version >= generations.VERSION or last.is_behind:
        return False
    renew_now()
    return True


@durable(attempts=6, lease=dt.timedelta(minutes=15), backoff=dt.timedelta(seconds=20))
def build_generation() -> None:
    build()


def is_awaited() -> bool:
    """Whether a build is due that nobody has begun: until it is done rows answer, so long work gives way to it."""
    return DBTaskResult.objects.ready().filter(task_path=build_generation.module_path).exists()


def build() -> Generation:
    """Write the rows as they are now into a new folder, and let it answer. Old folders go, but the last few.

    Where another worker's files came to answer meanwhile, theirs do: nobody knows who read the rows last, so all is
    built once more soon.
    """
    begun, folder, before = time.process_time(), uuid.uuid4(), Generation.objects.first()
    stamp = embedding.stamp()
    documents, chunks = generations.write(folder, stamp)
    seconds = time.process_time() - begun
    about = {"documents": documents, "chunks": chunks, "stamp": stamp, "seconds": seconds}
    made = let_answer(Generation(folder=folder, version=generations.VERSION, **about), before)
    if made.folder != folder:
        shutil.rmtree(generations.place(folder), ignore_errors=True)
        renew()
        return made
    prune()
    copy_soon()
    log.info("generation built", number=made.pk, documents=documents, chunks=chunks, seconds=round(seconds, 2))
    return made


@transaction.atomic
def let_answer(made: Generation, before: Generation | None) -> Generation:
    """Put the new files in force if those of ``before`` still are; what is in force then."""
    if before is not None:
        Generation.objects.select_for_update().filter(pk=before.pk).first()  # one at a time
    newest = Generation.objects.first()
    if newest != before and newest is not None:
        return newest
    made.save()
    return made


def prune() -> None:
    """Forget all but the newest generations, and folders that belong to none (of builds that were killed)."""
    kept = set(Generation.objects.values_list("pk", flat=True)[:KEPT])
    Generation.objects.exclude(pk__in=kept).delete()
    named = {str(folder) for folder in Generation.objects.values_list("folder", flat=True)}
    for folder in generations.root().iterdir():
        if folder.name not in named and generations.is_old(folder):
            shutil.rmtree(folder, ignore_errors=True)
