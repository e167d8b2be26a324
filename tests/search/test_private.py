"""Who only they themselves may see: measured by what is usual among the others, and no part of it."""

from dataclasses import replace

from hypothesis import given

from search.matching import Ask, Population, Scorer, match
from tests.search.test_matching import actors, an_actor, quick, scored, worlds


@quick
@given(worlds(), actors("p"))
def test_who_is_private_changes_nothing_for_anybody_else(world, somebody):
    ask, _actor, scorer = world
    others = list(scorer.population.actors.values())
    with_them = Scorer(Population([ask], [*others, replace(somebody, private=True)], None))
    alone = Scorer(Population([ask], others, None))
    assert with_them.themes(ask, others[0]) == alone.themes(ask, others[0])
    for other in others:
        one, same = (scorer.parts(ask, other) for scorer in (with_them, alone))
        assert one.contributions == same.contributions
        assert match(with_them, ask, other) == match(alone, ask, other)


def test_who_is_private_is_measured_like_the_others():
    ask, firms = Ask("c", ("luft og støj",)), [an_actor("luft", name="a"), an_actor("vand", name="b")]
    person = an_actor("luft", name="p", private=True)
    both = scored(ask, *firms, person)
    assert both.parts(ask, person).contributions == both.parts(ask, firms[0]).contributions
