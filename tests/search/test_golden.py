"""The golden file: what a visitor writes, and what must come first, by words alone."""

import tomllib
from pathlib import Path

import pytest

from search import analysis
from search.analysis.synonyms import Synonyms
from search.engine import Document, TextIndex
from search.matching import Actor, Ask, EvidenceText, Population, Scorer
from tests.bench import demo_town, measures
from tests.search.test_commands import run

HERE = Path(__file__).parent
GOLDEN = tomllib.loads((HERE / "golden.toml").read_text(encoding="utf-8"))
ASKED = tomllib.loads((HERE / "golden_matching.toml").read_text(encoding="utf-8"))["cases"]
CASES = [
    (query, name, within)
    for group in GOLDEN["cases"]
    for within, rows in ((1, group["best"]), (3, group.get("within_3", [])))
    for query, name in rows
]


@pytest.fixture(scope="module")
def index():
    documents = (
        Document(name, "en" if name.endswith("_en") else "da", *words) for name, words in GOLDEN["texts"].items()
    )
    return TextIndex.build(documents)


@pytest.fixture(scope="module")
def synonyms():
    return Synonyms.of(GOLDEN["synonyms"])


@pytest.mark.parametrize(("query", "name", "within"), CASES, ids=[case[0] for case in CASES])
def test_what_is_asked_for_comes_first(index, synonyms, query, name, within):
    found = [each.id for each in index.search(query, analysis.language_of(query), synonyms=synonyms, top=5)]
    assert name in found[:within], found


def test_the_golden_file_is_large_enough():
    assert len(CASES) >= 60
    assert len({query for query, _name, _within in CASES}) == len(CASES)


@pytest.fixture(scope="module")
def scorer():
    """Every text is that of an organisation of its own, and every case a challenge."""
    actors = [
        Actor(name, name, evidence=(EvidenceText(name, "\n".join(words), "en" if name.endswith("_en") else "da"),))
        for name, words in GOLDEN["texts"].items()
    ]
    return Scorer(Population([asked(text) for text, _name in ASKED], actors, None))


def asked(text):
    return Ask(text, (text,), "da")


@pytest.mark.parametrize(("text", "name"), ASKED, ids=[case[0] for case in ASKED])
def test_a_challenge_finds_who_shows_what_it_asks_for(scorer, text, name):
    ranked = scorer.rank(asked(text), top=3)
    assert ranked[0][0].id == name, ranked


def test_the_demos_challenges_find_those_who_answered_them(tmp_path):
    """Words alone, no topics: 16 challenges, 40 organisations, 73 right answers; `make bench` says more."""
    lines = run("rank_actors", tmp_path, challenges=demo_town.challenges(), actors=demo_town.actors())
    found = measures.figures(measures.run_of("\t".join(line) for line in lines), demo_town.gold())
    plain = measures.figures(demo_town.plain_bm25(), demo_town.gold())
    assert found["MRR"] > 0.8
    assert found["hit@5"] > 0.9
    assert found["nDCG@10"] > max(0.68, plain["nDCG@10"] + 0.05)
    assert found["recall@10"] > max(0.7, plain["recall@10"] + 0.08)
