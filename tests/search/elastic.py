"""A real Elasticsearch for tests: the one at TEST_ELASTICSEARCH_URL, each test with indices of its own."""

import os
import uuid

import pytest
from elasticsearch import Elasticsearch

from hub.kit.breaker import PatientBreaker
from search import actions
from search.backends.elastic import client, mapping
from search.indexing import generations


def address() -> list[str]:
    """The hosts; without any, the tests that need them are skipped, and in CI fail."""
    given = os.environ.get("TEST_ELASTICSEARCH_URL", "")
    if not given:
        assert not os.environ.get("CI"), "TEST_ELASTICSEARCH_URL is missing: make test and make test-services set it"
        pytest.skip('no Elasticsearch: eval "$(deploy/services.sh up elasticsearch)" and TEST_ELASTICSEARCH_URL')
    return given.split(",")


@pytest.fixture
def server(settings, monkeypatch):
    """A client of the server, which this test's hub uses from now on."""
    hosts = address()
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX = hosts, f"test-{uuid.uuid4().hex[:8]}"
    monkeypatch.setattr(client, "breaker", PatientBreaker())
    monkeypatch.setattr(client, "PATIENCE", 20.0)  # a busy machine says nothing of the code
    own = Elasticsearch(hosts, request_timeout=30, max_retries=5, retry_on_timeout=True)
    yield own
    names = own.indices.get(index=mapping.pattern(), features=["aliases"])
    mapping.drop(own, names)
    own.options(ignore_status=404).indices.delete_index_template(name=mapping.alias())
    own.close()


def settle() -> None:
    """The files as they are when the worker has done what waits, and their copy."""
    from tests.search.test_generations import waiting

    waiting().delete()
    actions.build()
    actions.copy_index.call()
    generations.forget()
    generations.newest()
