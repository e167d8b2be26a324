"""What was copied in bulk stands in one piece on the server after a while, and is as good a copy until then."""

import time

import pytest
from elastic_transport import ConnectionTimeout
from elasticsearch._sync.client import IndicesClient

from search.backends.elastic import mapping
from search.models import ElasticIndex, Generation, SearchDocument
from tests.search import elastic
from tests.search.test_backends import plant
from tests.search.test_copies import held, truth

pytestmark = [pytest.mark.django_db, pytest.mark.once]
server = elastic.server


def test_what_was_written_in_a_hurry_is_put_into_one_piece(server):
    plant()
    elastic.settle()
    things = list(SearchDocument.objects.filter(kind="challenge").values_list("pk", flat=True))
    change(things[:1])
    assert pieces(server) == 2
    change(things[1 : 2 + len(truth()) // 3])
    until = time.monotonic() + 20
    while pieces(server) > 1 and time.monotonic() < until:
        time.sleep(0.1)
    assert pieces(server) == 1
    assert held(server) == truth()


def test_a_server_that_will_not_put_it_into_one_piece_has_a_copy_all_the_same(server, monkeypatch):
    def refuse(*_args, **_given):
        raise ConnectionTimeout("merging")

    monkeypatch.setattr(IndicesClient, "forcemerge", refuse)
    plant()
    elastic.settle()
    assert ElasticIndex.objects.live().get().generation == Generation.objects.first().pk
    assert held(server) == truth()


def change(keys):
    assert keys
    for key in keys:
        SearchDocument.objects.filter(pk=key).update(digest=f"other {key}")
    elastic.settle()


def pieces(server):
    (index,) = server.indices.segments(index=mapping.alias())["indices"].values()
    return len(index["shards"]["0"][0]["segments"])
