"""Tasks for the tests of the queue. They write down each attempt, and their effect can happen only once."""

import datetime as dt
import time
import uuid
from pathlib import Path

from hub.kit.models import Once
from hub.kit.tasks import durable

NOBODY = uuid.UUID(int=0)
SECRET = "what nobody may read in a log"


def effects():
    return Once.objects.filter(scope="workshop")


@durable(attempts=3, lease=dt.timedelta(seconds=2), backoff=dt.timedelta(seconds=1))
def build(diary: str, key: str, seconds_first_time: float = 0.0) -> None:
    """Slow at its first attempt only, so that a test can kill its worker in the middle."""
    with Path(diary).open("a+") as pages:
        pages.seek(0)
        first = f"started {key}\n" not in pages.read()
        pages.write(f"started {key}\n")
    if first:
        time.sleep(seconds_first_time)
    Once.objects.get_or_create(scope="workshop", key=key, actor_id=NOBODY, defaults={"result_id": key})
    with Path(diary).open("a") as pages:
        pages.write(f"finished {key}\n")


@durable(attempts=3, lease=dt.timedelta(seconds=60), backoff=dt.timedelta(seconds=10))
def always_fails(key: str) -> None:
    Once.objects.create(scope="workshop", key=uuid.uuid4(), actor_id=NOBODY, result_id=key)
    raise ValueError(SECRET)


@durable(attempts=3, backoff=dt.timedelta(0))
def fails_once(key: str) -> None:
    known = effects().filter(result_id=key).count()
    Once.objects.create(scope="workshop", key=uuid.uuid4(), actor_id=NOBODY, result_id=key)
    if not known:
        raise ValueError(SECRET)


@durable()
def chains(key: str, left: int) -> None:
    """Enqueues itself until nothing is left."""
    Once.objects.create(scope="workshop", key=uuid.uuid4(), actor_id=NOBODY, result_id=key)
    if left:
        chains.enqueue(key, left - 1)
