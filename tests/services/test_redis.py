"""The shared cache on a real Redis: what rate limits count on."""

import os

import pytest
from django.core.cache.backends.redis import RedisCache

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
