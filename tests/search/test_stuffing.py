"""What makes a text suspicious: strings of words, somebody else's words, and very many competences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import stopwords, stuffing

HONEST = (
    "Vi har i fem år målt luftkvalitet i tre byer med små sensorer på lygtepæle. Målingerne bliver sendt hvert minut "
    "og vist på et kort, som alle kan se. I Havrevig fandt vi ud af, at luften var dårligst, når skolen begyndte, og "
    "derfor flyttede kommunen holdepladsen for biler et par hundrede meter væk fra porten."
)
STUFFED = " ".join(f"luftkvalitet sensor måling trafik støj {word} energi vand klima data" for word in "abcdefgh")
telling = st.text("bcdfgklmnprstv", min_size=5, max_size=9).filter(
    lambda word: word not in stopwords.DANISH | stopwords.ENGLISH
)
function_words = st.sampled_from(sorted(stopwords.DANISH))


def test_a_text_of_sentences_is_in_order_and_a_string_of_words_is_not():
    assert stuffing.suspicion(HONEST) == ()
    (found,) = stuffing.suspicion(STUFFED)
    assert found.kind == stuffing.STUFFED
    assert found.value < stuffing.FEWEST_FUNCTION_WORDS


def test_a_short_list_of_words_is_nobodys_business():
    assert stuffing.suspicion("Luft, støj, vand, energi") == ()
    assert stuffing.function_word_share("") is None


@given(st.lists(telling, min_size=40, max_size=120), st.lists(function_words, max_size=40), st.randoms())
def test_the_share_is_what_it_says_and_order_changes_nothing(words, small, random):
    mixed = [*words, *small]
    random.shuffle(mixed)
    share = stuffing.function_word_share(" ".join(mixed))
    assert share == pytest.approx(len(small) / len(mixed), abs=1e-9)
    assert bool(stuffing.stuffed(" ".join(mixed))) == (share < stuffing.FEWEST_FUNCTION_WORDS)


@given(st.lists(telling, min_size=25, max_size=80, unique=True))
def test_a_text_copied_whole_is_found_and_one_without_a_shared_run_is_not(words):
    text = " ".join(words)
    (found,) = stuffing.copied(text, [("a", "Noget andet"), ("b", text)])
    assert (found.value, found.other) == (1.0, "b")
    assert stuffing.copied(text, [("a", " ".join(reversed(words)))]) == ()


@given(st.lists(telling, min_size=60, max_size=80, unique=True), st.integers(0, 60))
def test_four_tenths_of_the_runs_make_a_copy(words, kept):
    theirs = " ".join(words[:kept])
    share = max(0, kept - stuffing.RUN + 1) / (len(words) - stuffing.RUN + 1)
    found = stuffing.copied(" ".join(words), [("b", theirs)])
    assert bool(found) == (share >= stuffing.COPIED_SHARE)


def test_it_is_the_one_who_has_most_of_it_who_is_named_and_case_and_marks_hide_nothing():
    half = HONEST[: len(HONEST) // 2]
    others = [("half", half), ("all", HONEST.upper().replace(".", " !"))]
    for order in (others, others[::-1]):
        (found,) = stuffing.copied(HONEST, order)
        assert (found.other, found.value) == ("all", 1.0)
    two = [("patch", half), ("patch", HONEST[len(HONEST) // 2 :])]
    assert stuffing.copied(HONEST, two)[0].value > 0.9


@pytest.mark.parametrize(("number", "many"), [(0, False), (12, False), (13, True)])
def test_up_to_twelve_competences_are_in_order(number, many):
    assert bool(stuffing.many_topics(number)) == many
