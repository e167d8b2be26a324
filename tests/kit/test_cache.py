"""The shared cache: without Redis each process goes on by itself, quickly, and says so."""

import socket
import time

import pytest
from django.core.cache import caches

from hub.kit import cache as shared
from hub.kit.breaker import Breaker
from hub.kit.cache import SteadyRedisCache
from hub.kit.health import cache_answers


@pytest.fixture
def lonely(monkeypatch):
    """The cache of a hub whose Redis is away."""
    monkeypatch.setattr(shared, "breaker", Breaker())
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    cache = SteadyRedisCache(f"redis://127.0.0.1:{port}/0", {})
    yield cache
    cache.beside.clear()


def test_without_redis_what_is_counted_still_counts(lonely):
    assert lonely.add("tries", 1, timeout=60) is True
    assert lonely.add("tries", 1, timeout=60) is False
    assert lonely.incr("tries") == 2
    lonely.set_many({"a": 1, "b": None}, timeout=60)
    assert lonely.get_many(["a", "b", "c"]) == {"a": 1, "b": None}
    assert lonely.get_or_set("d", lambda: 4) == 4
    assert lonely.has_key("d")
    lonely.delete_many(["a", "d"])
    assert lonely.get("d", "gone") == "gone"
    with pytest.raises(ValueError, match="not found"):
        lonely.incr("never")


def test_it_is_asked_once_a_second_and_no_more(lonely, monkeypatch):
    asked = []
    monkeypatch.setattr(shared.RedisCache, "get", lambda self, key: asked.append(key) or gone())
    begun = time.monotonic()
    for _time in range(50):
        assert lonely.get("luft") is None
    assert len(asked) <= 1 + (time.monotonic() - begun)


def gone():
    raise shared.RedisAway


def test_who_looks_after_the_hub_reads_that_redis_is_away(lonely, monkeypatch):
    monkeypatch.setattr("hub.kit.health.cache", lonely)
    assert "Redis does not answer" in cache_answers()
    monkeypatch.setattr("hub.kit.health.cache", caches["default"])
    assert cache_answers() == ""
