"""How important a need is: what it changes in a score, and for whom."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.matching import Ask, Need, match
from search.matching.features import level
from tests.search.test_matching import TOPICS, an_actor, importances, quick, scored, worlds


@quick
@given(worlds(), st.sampled_from(TOPICS), importances)
def test_what_is_more_important_lifts_who_has_it_and_nobody_who_lacks_it(world, topic, importance):
    ask, actor, _scorer = world
    before = replace(ask, needs=(*ask.needs, Need(actor.helix, (topic,), importance)))
    after = replace(ask, needs=(*ask.needs, Need(actor.helix, (topic,), 2 * importance)))
    others = [level(actor, other) for other in before.competences(actor.helix)]
    one, two = (match(scored(each, actor), each, actor).logit for each in (before, after))
    if level(actor, topic) == max(others):
        assert two >= one - 1e-9
    if level(actor, topic) == min(others):
        assert two <= one + 1e-9


def test_what_must_be_had_counts_double_and_what_is_nice_half_of_what_is_important():
    noise, air = TOPICS[0], TOPICS[1]
    needs = Need("business", (air,), 0.5), Need("business", (noise,), 2.0), Need("", (air,), 1.0)
    ask = Ask("c", ("vand",), needs=needs)
    one = an_actor("Vi dæmper støj", name="a", helix="business", topics=(noise,))
    two = an_actor("Vi måler luftkvalitet", name="b", helix="business", topics=(air,))
    scorer = scored(ask, one, two)
    added = [dict(scorer.parts(ask, each).contributions)["competences"] for each in (one, two)]
    assert added == [pytest.approx(1.2 * 2 / 3), pytest.approx(1.2 * 1 / 3)]
    assert match(scorer, ask, an_actor("vand", name="a", helix="business")).missing == (noise, air)
