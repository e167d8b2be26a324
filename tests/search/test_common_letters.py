"""Letters that many texts have: Elasticsearch weighs them in the best by all else, and scores as the files do."""

from dataclasses import replace

import numpy as np
import pytest

from hub.kit.clock import now
from search import backends
from search.backends.elastic import mapping, requests
from search.engine import postings
from search.finding import files
from search.indexing import generations
from tests.search import elastic
from tests.search.test_backends import plant

pytestmark = [pytest.mark.django_db, pytest.mark.once]
server = elastic.server


def test_letters_of_many_texts_are_weighed_in_the_best_by_all_else(server, monkeypatch):
    monkeypatch.setattr(postings, "MANY", 1)
    plant()
    elastic.settle()
    index = generations.newest()
    seen = np.ones(len(index.sieve), np.bool_)
    for query in ("luftens kvalitet", "luften langs havnen"):
        question = files.understood(backends.Question(index, query, "", "da", now().timestamp(), seen))
        asked = requests.by_words_and_letters(question, "da").to_dict()
        (words, letters) = asked["query"]["bool"]["should"]
        many = asked["rescore"]["query"]["rescore_query"]["bool"]
        assert many["boost"] == letters["bool"]["boost"]
        hits = server.search(index=mapping.alias(), body=asked)["hits"]["hits"]
        assert len(hits) >= 3
        lexical = index.text.lexicals["da"]
        ours = words["bool"]["boost"] * lexical.word_scores(question.meant["da"])
        ours += many["boost"] * lexical.gram_scores(question.spelt["da"])
        rows = {int(index.sieve.keys[place]): row for row, place in enumerate(index.text.places["da"])}
        for hit in hits:
            assert hit["_score"] == pytest.approx(ours[rows[hit["fields"]["da.key"][0]]], rel=1e-5), (query, hit)


def test_a_query_of_nothing_but_common_letters_is_asked_by_them(server, monkeypatch):
    monkeypatch.setattr(postings, "MANY", 1)
    monkeypatch.setattr(postings, "COMMON", 100)
    plant()
    elastic.settle()
    index = generations.newest()
    seen = np.ones(len(index.sieve), np.bool_)
    question = files.understood(backends.Question(index, "xluftx", "", "da", now().timestamp(), seen))
    asked = requests.by_words_and_letters(replace(question, meant={"da": [], "en": []}), "da").to_dict()
    assert "rescore" not in asked
    assert server.search(index=mapping.alias(), body=asked)["hits"]["hits"]
