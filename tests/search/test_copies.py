"""The copy on Elasticsearch: made in one move, true to the files, and never needed for an answer."""

import socket
import threading
import time
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from hub.kit import clock
from hub.kit.breaker import PatientBreaker
from search import actions
from search.backends import choice
from search.backends.base import Away
from search.backends.elastic import client, mapping
from search.finding import finder
from search.indexing import generations
from search.models import ElasticIndex, Generation, SearchDocument
from tests.search import elastic
from tests.search.test_backends import answers, plant, row
from tests.slow_hosts import dripping

pytestmark = [pytest.mark.django_db, pytest.mark.once]
server = elastic.server


def held(server):
    """What the index that answers holds: {name of a thing: the keys of its rows}."""
    server.indices.refresh(index=mapping.alias())
    hits = server.search(index=mapping.alias(), size=1000)["hits"]["hits"]
    return {
        hit["_id"]: {hit["_source"][lang]["key"] for lang in ("da", "en") if lang in hit["_source"]} for hit in hits
    }


def truth():
    found = {}
    for document in SearchDocument.objects.all():
        found.setdefault(f"{document.kind} {document.object_id}", set()).add(document.pk)
    return found


def waits():
    return DBTaskResult.objects.filter(task_path=actions.copy_index.module_path, status="READY").exists()


def test_a_build_asks_for_a_copy_and_the_copy_holds_what_the_files_hold(server):
    plant()
    actions.build()
    assert waits()
    actions.copy_index.call()
    assert held(server) == truth()
    assert ElasticIndex.objects.live().get().generation == Generation.objects.first().pk


def test_a_second_copy_writes_only_what_differs(server):
    plant()
    elastic.settle()
    before = {hit["_id"]: hit["_version"] for hit in everything(server)}
    changed = SearchDocument.objects.get(title="Støj om natten")
    SearchDocument.objects.filter(pk=changed.pk).update(text="Stilhed.", digest="other")
    elastic.settle()
    after = {hit["_id"]: hit["_version"] for hit in everything(server)}
    assert {name for name in after if after[name] != before[name]} == {f"challenge {changed.object_id}"}
    assert answers("stilhed")[0] == ["Støj om natten"]


def everything(server):
    server.indices.refresh(index=mapping.alias())
    return server.search(index=mapping.alias(), size=1000, version=True)["hits"]["hits"]


def test_a_word_that_is_learned_reaches_the_copies_of_older_texts(server):
    row("Måling af flyvblink", "Flyvblinkprøver tages hver dag.", kind="news")
    elastic.settle()
    before = {hit["_id"]: hit["_version"] for hit in everything(server)}
    for number in range(4):
        row(f"Flyvblink {number}", "Flyvblink og prøver.", kind="news")
    elastic.settle()
    after = {hit["_id"]: hit["_version"] for hit in everything(server)}
    assert all(after[name] > version for name, version in before.items())


def test_an_index_is_made_anew_while_writes_go_on_and_the_old_one_answers_until_then(server):
    plant()
    elastic.settle()
    old, seen = ElasticIndex.objects.live().get().name, []

    def meanwhile(items):
        for number, item in enumerate(items):
            yield item
            row(f"Luft {number}", "Mere luft.", kind="news")
            SearchDocument.objects.filter(title="Firmaet Måge").delete()
            elastic.settle()
            seen.append((server.indices.get_alias(name=mapping.alias()).body.keys() == {old}, answers("luft")[1]))

    made = actions.remake_index(show=meanwhile)
    assert seen == [(True, 4)]
    assert list(ElasticIndex.objects.values_list("name", "live")) == [(made.name, True)]
    assert list(server.indices.get(index=mapping.pattern())) == [made.name]
    assert held(server) == truth()
    generations.forget()
    assert choice.step().name == "elasticsearch"


def test_a_new_index_that_cannot_be_filled_leaves_the_old_one(server, monkeypatch):
    plant()
    elastic.settle()
    old = ElasticIndex.objects.live().get().name

    def broken(items):
        raise client.Away("gone in the middle")

    with pytest.raises(client.Away):
        actions.remake_index(show=broken)
    assert list(ElasticIndex.objects.values_list("name", "live")) == [(old, True)]
    assert answers("luft")[1] == 4


def test_what_elasticsearch_lost_is_made_again(server):
    plant()
    elastic.settle()
    lost = ElasticIndex.objects.live().get().name
    server.indices.delete(index=lost)
    assert answers("luft")[1] == 4
    elastic.settle()
    assert held(server) == truth()
    assert not server.indices.exists(index=lost)


def test_a_write_to_a_lost_index_makes_none_in_its_place(server):
    plant()
    elastic.settle()
    live = ElasticIndex.objects.live().get()
    server.indices.delete_alias(index=live.name, name=mapping.write_alias(live.name))
    row("Luft igen", "Luft.", kind="news")
    elastic.settle()
    assert held(server) == truth()
    assert list(server.indices.get(index=mapping.pattern())) == [ElasticIndex.objects.live().get().name] != [live.name]


def test_after_a_restored_backup_the_copy_is_made_anew(server):
    plant()
    elastic.settle()
    document = SearchDocument.objects.get(title="Støj om natten")
    name = f"challenge {document.object_id}"
    server.index(index=mapping.alias(), id=name, document={"kind": "x"}, version=10**6, version_type="external_gte")
    elastic.settle()
    assert held(server) == truth()


def test_fields_nobody_named_are_refused(server):
    plant()
    elastic.settle()
    with pytest.raises(Exception, match="strict_dynamic_mapping_exception"):
        server.index(index=mapping.alias(), document={"kin": "typo"})


def test_rebuild_search_makes_the_copy(server, capsys):
    plant()
    call_command("rebuild_search")
    assert f"Elasticsearch answers with {ElasticIndex.objects.live().get().name}" in capsys.readouterr().out
    assert held(server) == truth()


# --- Without it ---------------------------------------------------------------------------------------------------


@contextmanager
def silence():
    """A host that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        kept = []

        def listen():
            while True:
                try:
                    kept.append(door.accept()[0])
                except OSError:
                    return

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        door.shutdown(socket.SHUT_RDWR)
        for each in kept:
            each.close()


def nobody():
    with socket.create_server(("127.0.0.1", 0)) as door:
        return f"http://127.0.0.1:{door.getsockname()[1]}"


def test_while_it_refuses_the_files_answer_and_after_three_failures_nobody_asks(server, settings, monkeypatch):
    plant()
    elastic.settle()
    there, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, [nobody()]
    for number in range(5):
        assert client.breaker.is_open == (number >= 3)
        assert answers("luft")[1] == 4
    assert (choice.step().name, choice.step().wrong) == ("files", "Elasticsearch does not answer")
    settings.ELASTICSEARCH_URL = there
    assert choice.step().name == "files"
    monkeypatch.setattr("hub.kit.breaker.time.monotonic", lambda: 10**9)
    assert choice.step().name == "elasticsearch"


def test_while_it_is_silent_a_visitor_waits_once_and_the_files_answer(server, settings, monkeypatch):
    plant()
    elastic.settle()
    monkeypatch.setattr(client, "PATIENCE", 0.2)
    with silence() as address:
        settings.ELASTICSEARCH_URL = [address]
        for _time in range(3):
            assert answers("luft")[1] == 4
    assert client.breaker.is_open


def test_a_host_that_answers_drop_by_drop_keeps_a_visitor_no_longer_than_one_that_is_silent(settings, monkeypatch):
    monkeypatch.setattr(client, "PATIENCE", 0.3)
    monkeypatch.setattr(client, "breaker", PatientBreaker())
    with dripping() as address:
        settings.ELASTICSEARCH_URL = [address]
        begun = time.monotonic()
        for ask in (lambda: client.at_once(lambda web: web.search(index="x", size=0)), lambda: client.knock("x")):
            with pytest.raises(Away):
                ask()
        assert time.monotonic() - begun < 3


def test_what_changed_while_it_was_away_waits_in_the_queue_and_is_copied_then(server, settings, drain):
    plant()
    elastic.settle()
    there, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, [nobody()]
    row("Luft igen", "Luft.", kind="news")
    DBTaskResult.objects.all().delete()
    actions.build()
    drain()
    generations.forget()
    assert answers("luft")[1] == 5
    assert choice.step().name == "files"
    assert waits()
    settings.ELASTICSEARCH_URL = there
    client.breaker.record(failed=False)
    DBTaskResult.objects.update(run_after=clock.wall())
    drain()
    generations.forget()
    assert answers("luft")[1] == 5
    assert choice.step().name == "elasticsearch"
    assert held(server) == truth()


def test_one_host_of_several_is_enough(server, settings):
    plant()
    settings.ELASTICSEARCH_URL = [nobody(), *settings.ELASTICSEARCH_URL]
    elastic.settle()
    assert [finder.search("luft").total for _time in range(4)] == [4] * 4
    assert choice.step().name == "elasticsearch"


def test_a_request_of_ours_that_is_not_understood_is_no_sign_of_illness(server, monkeypatch):
    plant()
    elastic.settle()
    monkeypatch.setattr("search.backends.elastic.requests.BARE", {"_source": False, "nonsense": True})
    for _time in range(4):
        assert answers("luft")[1] == 4
    assert not client.breaker.is_open
