"""The two ways to Elasticsearch: a visitor waits a second at most and then no more, the worker takes its time."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import orjson
import structlog
from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError
from elasticsearch.serializer import CompatibilityModeJsonSerializer, CompatibilityModeNdjsonSerializer

from hub.kit.breaker import PatientBreaker
from hub.kit.deadline import within
from search.backends.base import Away


class Gone(Exception):  # noqa: N818 -- a state of affairs, not a mistake
    """The index that was written to is not there, or not ours any more: another one must be made."""


class ByOrjson:
    """Reads and writes messages with orjson: four hundred keys and a vector in a third of the time."""

    def json_dumps(self, data: Any) -> bytes:
        return orjson.dumps(data, default=self.default)  # type: ignore[attr-defined]

    def json_loads(self, data: bytes) -> Any:
        return orjson.loads(data)


class Json(ByOrjson, CompatibilityModeJsonSerializer):
    pass


class Lines(ByOrjson, CompatibilityModeNdjsonSerializer):
    """One message a line."""


SERIALIZERS = {each.mimetype: each() for each in (Json, Lines)}
PATIENCE = 1.0  # seconds that a visitor waits at most: ten times what an answer takes
GRACE = 0.2  # more, so that what a host does to be late is told by its own name
Answer = TypeVar("Answer")
log = structlog.get_logger("search.elastic")
breaker = PatientBreaker()  # one a process, for what visitors wait for


def is_wanted() -> bool:
    return bool(settings.ELASTICSEARCH_URL)


def web() -> Elasticsearch:
    """For what a visitor waits for: a host that refuses is passed over, one that is silent is given up."""
    return _made(*_where(), request_timeout=PATIENCE, max_retries=1, retry_on_timeout=False)


def worker() -> Elasticsearch:
    return _made(*_where(), request_timeout=30.0, max_retries=3, retry_on_timeout=True)


def _where() -> tuple:
    return tuple(settings.ELASTICSEARCH_URL), settings.ELASTICSEARCH_KEY, settings.ELASTICSEARCH_CA


@cache
def _made(hosts: tuple[str, ...], key: str, ca: str, **patience: Any) -> Elasticsearch:
    given = {"api_key": key or None} | ({"ca_certs": ca} if ca else {})
    return Elasticsearch(list(hosts), serializers=SERIALIZERS, **given, **patience)


def patiently(ask: Callable[[Elasticsearch], Answer]) -> Answer:
    """What ``ask`` answers, in the worker. Raises Gone, and Away for whatever waiting may help against."""
    try:
        return ask(worker())
    except NotFoundError as error:
        raise Gone(said(error)) from error
    except (TransportError, ApiError) as error:
        if is_mistake(error):
            raise
        raise Away(said(error)) from error


def knock(alias: str) -> bool:
    """Whether the alias is there. Raises Away when nobody says so within a second or two, so that no worker hangs."""
    try:
        return within(PATIENCE + GRACE, lambda: bool(web().indices.exists_alias(name=alias)))
    except (TransportError, ApiError, TimeoutError) as error:
        raise Away(said(error)) from error


def at_once(ask: Callable[[Elasticsearch], Answer]) -> Answer:
    """What ``ask`` answers, for a visitor, without the database. Raises Away, at once while the breaker is open."""
    if not breaker.lets_through():
        raise Away("not asked: it failed a moment ago")
    try:
        answer = within(PATIENCE + GRACE, lambda: ask(web()))
    except (TransportError, ApiError, Away, TimeoutError) as error:
        breaker.record(failed=not is_mistake(error))
        note = log.error if is_mistake(error) else log.warning
        note("elasticsearch does not answer", reason=said(error), open=breaker.is_open)
        raise Away(said(error)) from error
    except BaseException:
        breaker.trial_over()
        raise
    breaker.record(failed=False)
    return answer


def is_mistake(error: Exception) -> bool:
    """A request that Elasticsearch does not understand says nothing of its health."""
    return isinstance(error, ApiError) and status_of(error) == 400


def status_of(error: ApiError) -> int:
    """Of the part that failed, where the message had several."""
    body = error.body if isinstance(error.body, dict) else {}
    return body.get("status", error.status_code)


def said(error: Exception) -> str:
    """The kind of error and its code: texts may quote what somebody searched for."""
    if isinstance(error, Away):
        return str(error)
    return f"{type(error).__name__} {status_of(error)}" if isinstance(error, ApiError) else type(error).__name__
