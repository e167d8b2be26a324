"""Texts in pieces for an embedder, in grams for likeness, and words learned from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import analysis
from search.analysis.learning import learned
from search.analysis.letters import places
from search.analysis.synonyms import Synonyms

DANISH = st.text("abdegkloprstuvæøåÆØÅ .!?\n", max_size=400)


@given(st.text(max_size=2000), st.integers(10, 600))
def test_pieces_are_short_and_lose_nothing_but_spaces(text, longest):
    pieces = analysis.chunks(text, longest)
    assert all(0 < len(piece) <= longest for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_text_is_cut_after_sentences_where_it_can_be():
    text = "Vi måler luften. Vi måler støjen!\n\nHvem kan hjælpe?"
    assert analysis.chunks(text, 35) == ["Vi måler luften. Vi måler støjen!", "Hvem kan hjælpe?"]
    assert analysis.chunks(text) == [text.replace("\n\n", " ")]
    assert analysis.chunks("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


@given(DANISH, st.sampled_from(analysis.LANGUAGES))
def test_danish_letters_and_their_two_letters_are_one(text, lang):
    typed = analysis.fold(text)
    assert analysis.terms(typed, lang) == analysis.terms(text, lang)
    assert analysis.grams(typed) == analysis.grams(text)


@given(st.text(max_size=200))
def test_any_text_has_grams_of_four_letters_and_the_same_each_time(text):
    grams = analysis.grams(text)
    assert grams == analysis.grams(text)
    assert all(len(gram) == 4 for gram in grams)


def test_grams_tell_where_words_end():
    assert analysis.grams("Støj nu") == ["_sto", "stoe", "toej", "oej_", "ej_n", "j_nu", "_nu_"]
    assert analysis.grams("ø") == ["_oe_"]
    assert analysis.grams("") == analysis.grams("!") == []


@pytest.mark.parametrize(("word", "where"), [("måle", [0, 1, 1, 2, 3, 4]), ("by", [0, 1, 2]), ("e\u0301n", [0, 2, 3])])
def test_each_folded_letter_knows_where_it_stands(word, where):
    assert places(word) == where


def test_words_that_stand_in_several_texts_are_learned():
    assert learned(["Letbanen og bane", "letbanen", "LETBANEN to", "to"]) == {"letbanen": 3}


def test_synonyms_go_both_ways_and_a_phrase_stays_one():
    same = Synonyms.of([["bus", "kollektiv trafik"], ["cykel", "bicycle"]])
    phrase = (analysis.term_of("kollektiv", "da"), analysis.term_of("trafik", "da"))
    assert phrase in same.for_terms(["bus"])
    assert (analysis.term_of("bicycle", "en"),) in same.for_terms(analysis.terms("cyklen cykel", "da"))
    assert same.for_terms(["vand"]) == same.for_terms(phrase) == frozenset()
    assert ("bus",) in same.for_phrases({phrase[0]}, {*phrase, "ny"})
    assert same.for_phrases({phrase[0]}, {phrase[0]}) == same.for_phrases({phrase[1]}, {*phrase}) == frozenset()
