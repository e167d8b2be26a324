"""The pieces of a challenge that are compared."""

from hypothesis import given
from hypothesis import strategies as st

from search.matching import Ask


@given(st.integers(1, 60), st.integers(0, 30))
def test_no_short_rest_of_a_challenge_is_compared_by_itself(sentences, letters):
    ask = Ask("c", ("Bussen kører sjældent. " * sentences + "x" * letters,))
    assert len(ask.pieces) == 1 or min(map(len, ask.pieces)) >= 100
    assert max(map(len, ask.pieces)) <= 500
    assert " ".join(ask.pieces) == ask.chunks[0].strip()
