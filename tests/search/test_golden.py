"""The golden file: what a visitor writes, and what must come first, by words alone."""

import tomllib
from pathlib import Path

import pytest

from search import analysis
from search.analysis.synonyms import Synonyms
from search.engine import Document, TextIndex

GOLDEN = tomllib.loads((Path(__file__).parent / "golden.toml").read_text(encoding="utf-8"))
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
