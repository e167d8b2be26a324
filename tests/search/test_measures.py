"""What `make bench` measures with, and what it makes its texts of."""

from collections import Counter

import pytest

from tests.bench import open_challenges
from tests.bench.danish_texts import Author
from tests.bench.measures import Bm25, figures, run_of


def test_the_figures_of_a_ranking():
    found = figures({"q": ["x", "a", "y", "b"], "r": ["c"]}, {"q": ["a", "b"], "r": ["c"], "s": ["d"]})
    assert found["MRR"] == pytest.approx((1 / 2 + 1 + 0) / 3)
    assert found["hit@5"] == pytest.approx(2 / 3)
    assert found["recall@10"] == pytest.approx(2 / 3)
    assert found["nDCG@10"] == pytest.approx(((0.63093 + 0.43068) / 1.63093 + 1) / 3, abs=1e-4)


def test_a_run_is_read_in_the_order_of_its_lines():
    assert run_of(["q\ta\t1\t2.5\n", "q\tb\t2\t1.5\n", "r\ta\t1\t0.1\n"]) == {"q": ["a", "b"], "r": ["a"]}


def test_bags_that_are_exchanged_for_a_question_count_as_if_they_had_always_been_there():
    bags = {"a": Counter(["støj", "støj", "luft"]), "b": Counter(["luft", "vand"]), "c": Counter(["vand"])}
    instead = {"b": Counter(["støj", "vand", "vand"])}
    exchanged = Bm25(bags).rank(["støj", "vand"], instead)
    assert exchanged == Bm25(bags | instead).rank(["støj", "vand"], {}) == ["b", "c", "a"]


def a_collection():
    def challenge(key):
        return {"id": key, "name": f"Challenge {key}", "headline": "", "description": "Air quality"}

    took = {"1": frozenset("ab"), "2": frozenset("ab"), "3": frozenset("c"), "4": frozenset("ad"), "9": frozenset("a")}
    organisations = {str(n): {"id": str(n), "name": name, "description": None} for n, name in enumerate("abcd")}
    took = {key: frozenset(str("abcd".index(name)) for name in some) for key, some in took.items()}
    return open_challenges.Collection({key: challenge(key) for key in "1234"}, organisations, took)


def test_the_history_of_a_challenge_and_of_its_sisters_is_hidden_from_it():
    known = a_collection()
    assert known.hidden("1") == {"1", "2"}
    assert known.hidden("4") == {"4"}
    first = open_challenges.challenges(known)[0]
    assert first["exclude_evidence"] == ["o0:c1", "o1:c1", "o0:c2", "o1:c2"]


def test_an_organisation_shows_its_profile_and_each_known_challenge_it_took_part_in_once():
    shown = {
        actor["id"]: [item["id"] for item in actor["evidence"]] for actor in open_challenges.actors(a_collection())
    }
    assert shown == {
        "0": ["o0", "o0:c1", "o0:c2", "o0:c4"],
        "1": ["o1", "o1:c1", "o1:c2"],
        "2": ["o2", "o2:c3"],
        "3": ["o3", "o3:c4"],
    }


def test_made_up_texts_are_the_same_for_the_same_seed():
    assert Author(7).text() == Author(7).text() != Author(8).text()
    assert 300 < len(Author(7).text()) <= 430
