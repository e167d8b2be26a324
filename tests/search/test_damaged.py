"""Files of the index that a disk has spoilt: noticed at opening or by the error they cause, and never a visitor's."""

import random
import warnings

import numpy as np
import pytest
from structlog.testing import capture_logs

from search import actions, embedding
from search.engine.arrays import mapped
from search.finding import files, finder, watching
from search.indexing import generations, sums
from search.models import SearchDocument
from search.slots import related
from tests.search import world
from tests.search.test_generations import OTHERS, settle, titles

pytestmark = pytest.mark.django_db
HEAD = 128  # bytes in which an array says what it is; these files are small
NIGHT = "Støj om natten"
QUERIES = ("støj", "natten larmer", "oversvømelse", "hullerne i vejen", "")


@pytest.fixture
def folder(drain, monkeypatch):
    """Of files with words, letters and vectors of all."""
    monkeypatch.setattr(embedding, "stamp", lambda: "made-up/1")
    monkeypatch.setattr(embedding, "query_vector", lambda _text: np.eye(8, dtype=np.float32)[1])
    monkeypatch.setattr(embedding, "is_wanted", lambda: True)
    monkeypatch.setattr(sums, "BEGINNING", HEAD)
    world.a_challenge(NIGHT, "Trafikken larmer.")
    for title, text in OTHERS:
        world.a_challenge(title, text)
    drain()
    dice = np.random.default_rng(1)
    for document in SearchDocument.objects.all():
        actions.vectors.cut(document)
        for chunk in document.chunks.all():
            chunk.vector, chunk.stamp = dice.normal(size=8).astype(np.float16).tobytes(), "made-up/1"
            chunk.save()
    settle()
    assert generations.newest().text.meanings
    return generations.place(generations.newest().folder)


def overwrite(path, *, at=None, by=None):
    """One byte in the middle becomes another, or the rest of the file from ``at`` on becomes ``by``."""
    whole = bytearray(path.read_bytes())
    if by is None:
        whole[len(whole) // 2] ^= 0xFF
    else:
        whole[at:] = (by * len(whole))[: len(whole) - at]
    path.write_bytes(whole)


def test_all_files_are_summed_and_what_is_not_as_it_was_written_is_named(folder):
    sums.check(folder, every_byte=True)
    told = {path.name for path in folder.iterdir()} - {sums.FILE}
    assert len(told) > 30
    for name in told:
        before = (folder / name).read_bytes()
        overwrite(folder / name)
        with pytest.raises(ValueError, match=name):
            sums.check(folder, every_byte=True)
        (folder / name).write_bytes(before + b"\0")
        with pytest.raises(ValueError, match=name):
            sums.check(folder)
        (folder / name).write_bytes(before)


def test_any_byte_that_is_another_costs_nobody_an_answer_and_the_files_are_built_again(folder):
    for path in sorted(folder.iterdir()):
        before = path.read_bytes()
        overwrite(path)
        assert NIGHT in titles("støj")
        if not path.name.endswith(sums.LARGE):
            assert not generations.is_readable(), path.name
        assert actions.mend(), path.name
        path.write_bytes(before)
    assert not actions.mend()


def test_large_files_that_cannot_be_read_leave_the_answer_to_the_rows_with_one_line_in_the_log(folder, monkeypatch):
    overwrite(folder / "0-words-documents.npy", at=HEAD, by=b"\x7f")
    with capture_logs() as logs:
        assert titles("støj") == [NIGHT]
        asked = []
        monkeypatch.setattr(files, "find", lambda *_given, **_named: asked.append(1))
        assert [hit.document.title for hit in finder.search("støj").hits] == [NIGHT]
    assert [line["event"] for line in logs if line["log_level"] == "warning"] == ["generation is damaged"]
    assert "0-words-documents.npy" in logs[0]["reason"]
    assert not asked
    assert not generations.is_readable()
    monkeypatch.undo()
    assert actions.mend()
    settle()
    assert generations.newest()


def test_everything_that_asks_the_files_goes_on_without_them(folder, client):
    challenge = SearchDocument.objects.get(title=NIGHT)
    overwrite(folder / "0-words-documents.npy", at=HEAD, by=b"\x7f")
    overwrite(folder / "offers-beginnings.npy", at=HEAD, by=b"\xff")
    ports = finder.IndexFinder()
    user = world.a_user("ida@example.dk")
    asking = {
        "similar": lambda: ports.similar("challenge", challenge.object_id),
        "like": lambda: ports.like("Støj", "Trafikken larmer om natten"),
        "facets": lambda: ports.facets("challenge", ["topics"], chosen={}, text="støj") is None,
        "a page": lambda: related.on_a_page("challenge", challenge.object_id) is None,
        "a saved search": lambda: watching.found_among([challenge.pk], "støj", user=user, language="da", chosen={}),
        "results": lambda: client.get("/soeg/?q=støj").status_code == 200,
        "suggestions": lambda: client.get("/soeg/forslag/?q=støj").status_code == 200,
    }
    for name, ask in asking.items():
        generations.forget()
        assert generations.newest(), name
        ask()
    assert asking["a saved search"]() == [challenge]


def test_a_mistake_of_our_own_is_no_damage_and_files_are_not_read_whole_for_each(folder, monkeypatch):
    def mistaken(*_given, **_named):
        raise LookupError("ours")

    read, check = [], sums.check
    monkeypatch.setattr(files, "find", mistaken)
    monkeypatch.setattr(sums, "check", lambda place, **how: (read.append(how), check(place, **how)))
    for _time in range(3):
        with pytest.raises(LookupError, match="ours"):
            finder.search("støj")
    assert read == [{"every_byte": True}]
    assert generations.is_readable()


@pytest.mark.parametrize("name", ["documents", "weights", "vectors"])
@pytest.mark.parametrize("strict", [True, False])
def test_whatever_stands_in_the_large_files_no_search_ends_in_an_error(folder, name, strict):
    dice, paths = random.Random(7), [path for path in folder.glob(f"*-{name}.npy") if path.stat().st_size > HEAD]
    for _time in range(12):
        before = {path: path.read_bytes() for path in paths}
        for path in paths:
            whole = bytearray(before[path])
            for _byte in range(dice.choice((1, 20, 2000))):
                whole[dice.randrange(HEAD, len(whole))] = dice.choice((0, 0x7F, 0x80, 0xFF, dice.randrange(256)))
            path.write_bytes(whole)
        with warnings.catch_warnings():
            warnings.simplefilter("error" if strict else "ignore")
            generations.forget()
            for query in QUERIES:
                assert finder.search(query).total >= 0
        for path, whole in before.items():
            path.write_bytes(whole)
    generations.forget()
    assert titles("støj") == [NIGHT]


def test_the_beginning_of_a_large_file_says_what_the_rest_is_and_is_summed(folder):
    path = folder / "0-grams-weights.npy"
    assert len(mapped(folder, "0-grams-weights"))
    path.write_bytes(path.read_bytes().replace(b"<f4", b"<i4", 1))
    assert titles("støj") == [NIGHT]
    assert not generations.is_readable()
