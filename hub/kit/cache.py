"""The cache that all processes share on Redis; while Redis is away, each process goes on with its own memory.

So the limits on tries still count, if less strictly, and no page fails for what is only kept to be quick.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import structlog
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis import ConnectionError as RedisAway
from redis import RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from hub.kit.breaker import Breaker

PATIENCE = 0.5  # seconds that a request waits for Redis
log = structlog.get_logger("hub.cache")
breaker = Breaker()  # one request a second finds out whether it is back, the others go on


def steady(name: str) -> Callable[..., Any]:
    """The method of that name on Redis, else on the memory beside it."""

    def ask(self: SteadyRedisCache, *args: Any, **given: Any) -> Any:
        if breaker.lets_through():
            try:
                answer = getattr(RedisCache, name)(self, *args, **given)
            except RedisError as error:
                breaker.record(away=True)
                log.warning("redis away", asked=name, error=type(error).__name__)
            except BaseException:
                breaker.trial_over()
                raise
            else:
                breaker.record(away=False)
                return answer
        return getattr(self.beside, name)(*args, **given)

    return ask


class SteadyRedisCache(RedisCache):
    """Django's on Redis, that answers without it, too. A connection that Redis has closed is made anew once."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        again = Retry(NoBackoff(), 1, supported_errors=(RedisAway,))
        options = {"socket_connect_timeout": PATIENCE, "socket_timeout": PATIENCE, "retry": again}
        super().__init__(server, params | {"OPTIONS": options | params.get("OPTIONS", {})})
        self.beside = LocMemCache("beside redis", params)

    @property
    def is_away(self) -> bool:
        return breaker.is_open

    add, get, set, touch, delete = (steady(name) for name in ("add", "get", "set", "touch", "delete"))
    get_many, set_many, delete_many = (steady(name) for name in ("get_many", "set_many", "delete_many"))
    has_key, incr, clear = (steady(name) for name in ("has_key", "incr", "clear"))
