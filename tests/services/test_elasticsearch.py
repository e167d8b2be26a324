"""Three nodes of Elasticsearch under a hub that writes and searches: one is killed, then all are frozen."""

import os
import re
import signal
import subprocess
import threading
from pathlib import Path

import pytest
from django.db import connection

from hub.kit.breaker import PatientBreaker
from search import actions
from search.backends import choice
from search.backends.elastic import client, mapping
from search.finding import finder
from search.indexing import generations
from search.models import ElasticIndex, Generation
from tests.processes import wait_until
from tests.search import elastic
from tests.search.test_backends import row
from tests.search.test_copies import held, truth

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).resolve().parents[2]
server = elastic.server


def services(*arguments):
    port = elastic.address()[0].rpartition(":")[2]
    environment = os.environ | {"ES_NODES": "3", "ES_PORT": port}
    done = subprocess.run(
        [ROOT / "deploy/services.sh", *arguments], env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout


@pytest.fixture
def nodes(server):
    """{name of a node: its process}; all three are back when the test has ended."""
    if len(elastic.address()) != 3:
        pytest.skip("three nodes are needed: make test-services")
    found = dict(running())
    assert len(found) == 3
    yield found
    for pid in dict(running()).values():
        os.kill(pid, signal.SIGCONT)
    services("up", "elasticsearch")


def running():
    """The nodes that answer at our addresses."""
    ports = {address.rpartition(":")[2] for address in elastic.address()}
    for name, port, pid in re.findall(r"  (node-\d) http://127\.0\.0\.1:(\d+) pid (\d+)", services("status")):
        if port in ports:
            yield name, int(pid)


class Visitors:
    """They search without a pause, and remember what went wrong and how often they were answered."""

    def __init__(self, *, many):
        self.answered, self.wrong, self.over = 0, [], threading.Event()
        self.threads = [threading.Thread(target=self.search) for _visitor in range(many)]

    def search(self):
        least = 0
        try:
            while not self.over.is_set():
                total = finder.search("luft").total
                if total < least:
                    self.wrong.append(f"{total} found after {least}")
                least, self.answered = total, self.answered + 1
        except Exception as error:
            self.wrong.append(repr(error))
        finally:
            connection.close()

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_error):
        self.over.set()
        for thread in self.threads:
            thread.join(60)


def publish(first, *, many=20):
    """Some more texts, in the files and, as far as it can be had, in the copy."""
    for number in range(first, first + many):
        row(f"Luft {number}", "Vi måler luftens kvalitet langs de store veje.", kind="news")
    actions.build()
    actions.copy_index.call()


def is_copied():
    actions.copy_index.call()
    newest = Generation.objects.values_list("pk", flat=True).first()
    return ElasticIndex.objects.live().filter(generation=newest).exists()


def test_a_node_is_killed_while_texts_are_written_and_searched_and_nothing_is_lost(nodes, server, monkeypatch):
    publish(0)
    (primary,) = [shard["node"] for shard in holders(server) if shard["prirep"] == "p"]
    with Visitors(many=2) as visitors:
        for number in range(1, 7):
            if number == 3:
                os.kill(nodes[primary], signal.SIGKILL)
            publish(20 * number)
        wait_until(is_copied)
    assert visitors.wrong == []
    assert visitors.answered > 10
    assert held(server) == truth()
    assert len(truth()) == 140
    assert dict(running()).keys() == nodes.keys() - {primary}
    monkeypatch.setattr(client, "breaker", PatientBreaker())  # as if its pause were over
    generations.forget()
    wait_until(lambda: choice.step().name == "elasticsearch")
    assert finder.search("luft").total == 140


def holders(server):
    (index,) = server.indices.get_alias(name=mapping.alias())
    server.cluster.health(index=index, wait_for_status="green", timeout="50s")
    return server.cat.shards(index=index, format="json")


def test_while_all_nodes_are_frozen_the_files_answer_and_what_changed_is_copied_after(nodes, server, monkeypatch):
    publish(0)
    monkeypatch.setattr(client, "PATIENCE", 0.5)
    for pid in nodes.values():
        os.kill(pid, signal.SIGSTOP)
    generations.forget()
    assert [finder.search("luft").total for _time in range(6)] == [20] * 6
    assert client.breaker.is_open
    publish(20)
    generations.forget()
    assert (choice.step().name, finder.search("luft").total) == ("files", 40)
    for pid in nodes.values():
        os.kill(pid, signal.SIGCONT)
    monkeypatch.setattr(client, "PATIENCE", 20.0)
    wait_until(is_copied)
    assert held(server) == truth()
    monkeypatch.setattr(client, "breaker", PatientBreaker())
    generations.forget()
    wait_until(lambda: choice.step().name == "elasticsearch")
    assert finder.search("luft").total == 40
