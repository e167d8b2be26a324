"""Copying the index to Elasticsearch, so that it answers as the files do; and making a new index there.

A copy follows every build. Whatever was missed, because Elasticsearch was away or a worker was killed, shows as a
difference at the next copy, and that one waits in the queue until it can be made.
"""

import datetime as dt
from collections.abc import Callable, Iterable

import structlog
from django.db import transaction
from django.db.models import QuerySet
from elasticsearch import Elasticsearch

from hub.kit.tasks import durable, soon
from search import embedding
from search.analysis import compounds
from search.analysis.wording import Wording
from search.backends.base import Away
from search.backends.elastic import client, mapping, writing
from search.backends.elastic.client import Gone
from search.indexing import generations
from search.models import ElasticIndex, Generation

LEASE = dt.timedelta(minutes=30)  # of one copy; then its worker counts as lost
AGAIN = dt.timedelta(seconds=20)  # until Elasticsearch is asked again, or another copy is waited for
Show = Callable[[Iterable], Iterable]
log = structlog.get_logger("search.copies")


def copy_soon() -> None:
    if client.is_wanted():
        soon(copy_index)


@durable(attempts=6, lease=LEASE, backoff=dt.timedelta(seconds=20), priority=-5)
def copy_index() -> None:
    """Bring the copy to what the newest files hold; make one where none fits, or it is gone."""
    if not client.is_wanted() or not Generation.objects.exists():
        return
    try:
        client.knock(mapping.alias())
        done = [copy(target) for target in fitting()]
        if not all(done):
            soon(copy_index, after=AGAIN)
        elif not fitting().live().exists() or not client.knock(mapping.alias()):
            remake_index()
    except (Away, Gone) as reason:
        log.warning("not copied, tried again", reason=str(reason))
        soon(copy_index, after=AGAIN)


def fitting() -> QuerySet[ElasticIndex]:
    """The indices that can hold what there is now: of these fields and this model of vectors."""
    wanted = mapping.digest(mapping.wanted())
    return ElasticIndex.objects.filter(mapping=wanted, stamp=embedding.stamp())


def copy(target: ElasticIndex, show: Show = iter) -> bool:
    """Write what the index lacks of the newest generation. False when another worker is at it.

    An index that is gone, or that holds something newer than this hub has (a backup was restored), is forgotten.
    """
    mine = ElasticIndex.objects.filter(pk=target.pk)
    if not mine.claim(LEASE):
        return False
    try:
        generation = client.patiently(lambda worker: copied(target, worker, show))
        mine.filter(generation__lt=generation).update(generation=generation)
    except Gone as reason:
        log.warning("index is gone", name=target.name, reason=str(reason))
        mine.delete()
    finally:
        mine.release()
    return True


def copied(target: ElasticIndex, worker: Elasticsearch, show: Show) -> int:
    """The generation that the index holds when all is written: the newest one, as it was before the rows were read."""
    generation = Generation.objects.first()
    if generation is None:
        return 0
    with compounds.using(wording_of(generation).splitter):
        found = writing.difference(target, worker)
        if writing.write(target, generation.pk, found, worker, show):
            raise Gone("something newer stands there")
    if found.is_much:
        writing.gather(target, worker)
    log.info("copied", index=target.name, written=len(found.changed), dropped=len(found.gone))
    return generation.pk


def wording_of(generation: Generation) -> Wording:
    try:
        return generations.wording_in(generation.folder)
    except OSError as error:
        raise Away("the files are not on this machine") from error


def remake_index(show: Show = iter) -> ElasticIndex:
    """Fill a new index and let it answer in one move; until then the old one does, and is kept up to date.

    Raises Away or Gone, and leaves everything as it was.
    """
    wanted = mapping.wanted()
    made = ElasticIndex(name=mapping.new_name(), mapping=mapping.digest(wanted), stamp=embedding.stamp())
    client.patiently(lambda worker: mapping.create(worker, made.name, wanted))
    made.save()
    try:
        copy(made, show)
        copy(made)  # what was built meanwhile
        client.patiently(lambda worker: let_answer(made, worker))
    except BaseException:
        ElasticIndex.objects.filter(pk=made.pk, live=False).delete()
        raise
    made.refresh_from_db()
    return made


def let_answer(made: ElasticIndex, worker: Elasticsearch) -> None:
    """Turn the alias to the new index, then drop all others of this hub."""
    alias = mapping.alias()
    worker.indices.update_aliases(
        actions=[
            {"remove": {"index": mapping.pattern(), "alias": alias, "must_exist": False}},
            {"add": {"index": made.name, "alias": alias}},
        ]
    )
    with transaction.atomic():
        ElasticIndex.objects.live().update(live=False)
        ElasticIndex.objects.filter(pk=made.pk).update(live=True)
    ElasticIndex.objects.filter(live=False).delete()
    there = worker.indices.get(index=mapping.pattern(), features=["aliases"])
    mapping.drop(worker, set(there) - {made.name})
