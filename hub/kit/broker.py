"""Tasks on Celery and Redis: a message is the id of a row, and the row stays the truth. With TASK_ENGINE=celery."""

from __future__ import annotations

from contextlib import suppress
from functools import cache

import structlog
from celery import Celery, signals
from django.conf import settings
from django_tasks_db.models import DBTaskResult
from kombu.exceptions import KombuError
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from hub.kit.breaker import Breaker
from hub.kit.worker import Queue

log = structlog.get_logger("hub.broker")

AGAIN = 120  # seconds after which a row that nobody has taken is sent again
BATCH = 200  # rows looked at in one round
PATIENCE = 0.5  # seconds that a request waits for Redis

app = Celery("quadro", broker=settings.REDIS_URL)
app.conf.update(
    task_default_queue="quadro",
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    worker_prefetch_multiplier=1,
    worker_cancel_long_running_tasks_on_connection_loss=False,  # the row tells whether it was done
    worker_redirect_stdouts=False,
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    broker_transport_options={"socket_connect_timeout": PATIENCE, "socket_timeout": 5, "max_retries": 1},
    accept_content=["json"],
    timezone="UTC",
)
breaker = Breaker()  # Redis' own: one request a second finds out, the others go on


@signals.setup_logging.connect
def keep_our_logs(**kwargs) -> None:
    """Celery sets up no logging where somebody listens here: the settings have done it."""


@app.task(name="hub.run_task", bind=True)
def run_task(self, row_id: str) -> None:
    """Claim the row and run it, as `manage.py work` does; nothing when it is taken, done or not due."""
    Queue(self.request.hostname).run_row(row_id)


def send(row_id: str, failures: int = 0) -> bool:
    """Send a committed row to the workers, unless that was done lately; whether it went. Redis away is logged."""
    if not breaker.lets_through():
        return False
    try:
        sent = _send_once(row_id, f"quadro:sent:{row_id}:{failures}")
    except (RedisError, KombuError, OSError) as error:
        breaker.record(away=True)
        log.warning("redis away", task=row_id, error=type(error).__name__)
        return False
    breaker.record(away=False)
    return sent


def _send_once(row_id: str, mark: str) -> bool:
    """The mark lives beside the queue: what loses the one loses the other, and the row is sent again."""
    redis = _redis(settings.REDIS_URL)
    if not redis.set(mark, 1, nx=True, ex=AGAIN):
        return False
    try:
        run_task.apply_async((row_id,), retry=False)
    except Exception:
        with suppress(RedisError):
            redis.delete(mark)
        raise
    return True


def send_due() -> int:
    """Send what is due and was not sent lately: tried again, reaped, or committed without Redis. The number sent."""
    due = DBTaskResult.objects.ready().filter(backend_name="default").values_list("pk", "worker_ids")
    return sum(send(str(pk), len(workers)) for pk, workers in due[:BATCH])


@cache
def _redis(url: str) -> Redis:
    once = Retry(NoBackoff(), 0)
    return Redis.from_url(url, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE, retry=once)
