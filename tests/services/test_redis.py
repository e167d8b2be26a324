"""The shared cache on a real Redis: what rate limits count on."""

import os
import shutil
import uuid

import pytest
from django.core.cache.backends.redis import RedisCache

from hub.kit import cache as shared
from hub.kit.breaker import Breaker
from hub.kit.cache import SteadyRedisCache
from tests.processes import wait_until
from tests.services.redis_server import Redis

pytestmark = pytest.mark.services


@pytest.fixture
def cache():
    cache = RedisCache(os.environ["REDIS_URL"], {"KEY_PREFIX": "tests"})
    yield cache
    cache.clear()


def test_what_is_put_in_comes_out(cache):
    cache.set("navn", {"by": "Nørrevang"}, timeout=60)
    assert cache.get("navn") == {"by": "Nørrevang"}


def test_a_counter_is_added_only_once(cache):
    assert cache.add("forsøg", 1, timeout=60) is True
    assert cache.add("forsøg", 1, timeout=60) is False
    assert cache.incr("forsøg") == 2


def test_an_entry_goes_away_by_its_time(cache):
    cache.set("kort", 1, timeout=0)
    assert cache.get("kort") is None


@pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed")
def test_when_redis_is_gone_the_process_goes_on_and_finds_it_again(tmp_path, monkeypatch):
    monkeypatch.setattr(shared, "breaker", Breaker())
    server = Redis(tmp_path)
    cache = SteadyRedisCache(server.url, {"KEY_PREFIX": uuid.uuid4().hex})
    server.start()
    cache.set("navn", "Nørrevang")
    server.stop()
    assert cache.get("navn") is None
    assert cache.is_away
    cache.set("navn", "Bakkeø")
    assert cache.get("navn") == "Bakkeø"
    server.start()
    wait_until(lambda: cache.get("andet") is None and not cache.is_away)
    cache.set("navn", "Havrevig")
    assert cache.get("navn") == "Havrevig"
    server.stop()
