"""How near texts are to a query: vectors in bytes."""

import numpy as np
import pytest

from search.embedding.base import unit
from search.engine import Document, TextIndex
from search.engine.meaning import OPPOSITE, Meanings, in_bytes


def unit_rows(many=60, dimensions=384, seed=1):
    return unit(np.random.default_rng(seed).standard_normal((many, dimensions), dtype=np.float32))


def test_how_near_a_text_is_does_not_depend_on_the_texts_beside_it():
    rows, starts = unit_rows(), np.array([0, 0, *range(1, 60, 3), 60, 60])
    texts, some = Meanings(starts, *in_bytes(rows)), np.array([0, 1, 4, 5, 11, len(starts) - 2])
    assert np.array_equal(texts.scores(rows[7])[some], texts.of_some(some).scores(rows[7]))
    assert texts.scores(rows[7])[[0, -1]].tolist() == [-1, -1]


@pytest.mark.parametrize("dimensions", [1, 3, 384, 1024, 4096])
def test_cosines_of_vectors_in_bytes_are_those_of_the_vectors_but_for_a_hair(dimensions):
    rows = unit_rows(dimensions=dimensions)
    found = Meanings(np.arange(61), *in_bytes(rows)).scores(rows[7])
    assert np.abs(found - rows @ rows[7]).max() < 0.01
    assert np.abs(found - rows @ rows[7]).mean() < 0.0015


def test_products_in_bytes_are_exact_where_they_are_largest():
    rows = np.repeat([[1.0], [-1.0]], 4096, axis=1).astype(np.float32) / 64
    assert Meanings(np.arange(3), *in_bytes(rows)).scores(rows[0]) == pytest.approx([1, -1], abs=1e-6)


def test_a_vector_of_zeros_is_near_to_nothing():
    rows = np.concatenate([unit_rows(2), np.zeros((1, 384), np.float32)])
    texts = Meanings(np.arange(4), *in_bytes(rows))
    assert texts.scores(rows[0])[2] == texts.scores(rows[2])[0] == 0
    assert not texts.of_document(2).any()
    assert np.abs(texts.of_document(1) - rows[1]).max() < 0.001


def test_a_text_whose_vector_is_not_made_yet_is_near_to_nothing():
    documents = [Document("made", "en", "", "Rain"), Document("waits", "en", "", "Snow")]
    made = {"Rain": np.array([1.0, 0.0], np.float32)}
    index = TextIndex.build(documents, made.get)
    assert index.cosines(np.array([1.0, 0.0], np.float32))["en"].tolist() == pytest.approx([1.0, OPPOSITE])
