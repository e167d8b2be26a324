"""A ranking in a hurry gives what the formula gives."""

import math

from hypothesis import given

from search.matching.scoring import HALF, text_fit
from search.matching.weights import BASE
from tests.search.test_matching import quick, worlds


@quick
@given(worlds())
def test_a_ranking_has_of_every_actor_exactly_what_the_formula_gives(world):
    ask, _actor, scorer = world
    found, means = scorer.table(ask)
    expected = {}
    for name, (best, known) in found.items():
        values = {"text": text_fit([each.u for each in best]) / HALF}
        values |= {feature: means[feature] if value is None else value for feature, value in known.items()}
        weighed = [scorer.weights.of(feature, equal=ask.equal) * value for feature, value in values.items()]
        expected[name] = math.fsum([BASE, *weighed])
    assert {actor.id: logit for actor, logit in scorer.rank(ask)} == expected
    assert [actor.id for actor, _ in scorer.rank(ask)] == sorted(expected, key=lambda name: (-expected[name], name))
