"""Only what the core of Elasticsearch has: the keys our requests and our mapping may have."""

import json

import numpy as np
import pytest

from search import actions
from search.backends import Question
from search.backends.elastic import mapping, requests
from search.engine import postings
from search.engine.fusion import CANDIDATES
from search.finding import files
from search.indexing import generations
from search.results import FACETS
from tests.search.test_backends import plant

pytestmark = [pytest.mark.django_db, pytest.mark.once]

BODY = {"query", "knn", "rescore", "size", "aggs", "_source", "stored_fields", "docvalue_fields", "track_total_hits"}
QUERIES = {"bool", "match", "term", "terms", "range", "exists", "match_none"}
AGGREGATIONS = {"filter", "filters", "terms"}
RESCORE = {"window_size", "query"}
KNN = {"field", "k", "num_candidates", "query_vector", "filter"}
FIELD_TYPES = {"keyword", "long", "double", "boolean", "text", "nested", "dense_vector", "object"}
SETTINGS = {"number_of_shards", "auto_expand_replicas", "refresh_interval", "max_result_window", "gc_deletes"}


@pytest.fixture
def searches(monkeypatch):
    """Every kind of request there is, of a query that has everything."""
    monkeypatch.setattr(postings, "MANY", 1)  # so that some letters stand in many texts
    plant()
    actions.build()
    generations.forget()
    index = generations.newest()
    seen = np.ones(len(index.sieve), np.bool_)
    chosen = {"phase": {"open", "draft"}, "topics": {"luft"}, "kind": {"challenge"}, "helix": {"public"}}
    question = Question(index, "luftkvalitetssensor", "", "da", 1.0, seen, [1], chosen)
    question = files.replace(files.understood(question), vector=np.ones(4, np.float32))
    parts = [*requests.message(question, "quadro")._searches]
    assert len(parts) == 2 * len(index.text.lexicals) + 1
    return [part.to_dict() for part in parts]


def queries(clause):
    """Each query in a query, as (kind, body)."""
    for kind, body in clause.items():
        yield kind, body
        if kind == "bool":
            for name in ("filter", "must", "must_not", "should"):
                for inner in body.get(name, ()):
                    yield from queries(inner)


def aggregations(found):
    for body in found.values():
        (kind,) = body.keys() - {"aggs"}
        yield kind, body[kind]
        yield from aggregations(body.get("aggs", {}))


def test_requests_use_nothing_but_the_core(searches):
    assert any("rescore" in body for body in searches)
    for body in searches:
        assert body.keys() <= BODY
        asked = [body["query"]] if "query" in body else [body["knn"]["filter"]]
        assert body.get("knn", {}).keys() <= KNN
        assert body.get("rescore", {}).keys() <= RESCORE
        asked += [body["rescore"]["query"]["rescore_query"]] if "rescore" in body else []
        counted = list(aggregations(body.get("aggs", {})))
        assert {kind for kind, _body in counted} <= AGGREGATIONS
        asked += [given for kind, given in counted if kind == "filter"]
        asked += [each for kind, given in counted if kind == "filters" for each in given["filters"].values()]
        assert {kind for clause in asked for kind, _body in queries(clause)} <= QUERIES
        assert "script" not in json.dumps(body)


def test_no_more_things_are_named_than_are_scored(searches):
    *named, counted = [body["size"] for body in searches]
    assert (set(named), counted) == ({CANDIDATES}, 0)


def test_the_mapping_has_nothing_but_the_core():
    made = mapping.wanted().to_dict()
    assert made["dynamic"] == "strict"
    fields = list(all_fields(made))
    assert {field.get("type", "object") for field in fields} <= FIELD_TYPES
    assert {field["analyzer"] for field in fields if "analyzer" in field} == {"whitespace"}
    assert [field["index_options"] for field in fields if field.get("type") == "dense_vector"] == [mapping.HNSW] * 2
    assert mapping.HNSW["type"] == "int8_hnsw"
    assert mapping.SETTINGS.keys() == SETTINGS
    assert mapping.SETTINGS["number_of_shards"] == 1


def all_fields(made):
    for field in made.get("properties", {}).values():
        yield field
        yield from all_fields(field)


def test_every_facet_of_the_page_is_counted(searches):
    counted = searches[-1]["aggs"]
    assert {name for lang in counted.values() for name in lang["aggs"]} == set(FACETS)
