"""The pieces of a challenge, and which of them says what it is about."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.matching import Ask, match
from tests.search.test_matching import an_actor, scored


def test_a_piece_that_is_near_to_every_text_is_not_what_one_of_them_is_like():
    """The challenge ends in a sentence that could stand anywhere; who is like what it is about comes first."""
    about, anywhere = "Bussen kører sjældent. " * 21, "Vi ved nok til at vælge. " * 5
    at = {
        "Samkørsel": (0.8, 0.8, 0),
        "Fisk": (0.1, 0.88, 0.46),
        "Tænder": (0.1, 0.86, -0.5),
        "Mursten": (0, 0.87, 0.49),
    }
    vectors = {text: np.array(where, np.float32) for text, where in at.items()}
    ask = Ask("c", (about, anywhere))
    vectors |= {
        piece: np.array((0, 1, 0) if piece == anywhere.strip() else (1, 0, 0), np.float32) for piece in ask.pieces
    }
    actors = [an_actor(text, name=text) for text in at]
    assert ask.pieces[1] == anywhere.strip()
    scorer = scored(ask, *actors, vectors=vectors)
    assert scorer.rank(ask)[0][0].id == "Samkørsel"
    (reason,) = match(scorer, ask, actors[0]).reasons
    assert reason.pieces == (ask.pieces[0], "Samkørsel")


@given(st.integers(1, 60), st.integers(0, 30))
def test_no_short_rest_of_a_challenge_is_compared_by_itself(sentences, letters):
    ask = Ask("c", ("Bussen kører sjældent. " * sentences + "x" * letters,))
    assert len(ask.pieces) == 1 or min(map(len, ask.pieces)) >= 100
    assert max(map(len, ask.pieces)) <= 500
    assert " ".join(ask.pieces) == ask.chunks[0].strip()
