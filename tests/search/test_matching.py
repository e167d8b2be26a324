"""Matching: what a score, its label and its reasons promise, for any texts."""

import datetime as dt
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.matching import Actor, Ask, EvidenceText, Nearness, Need, Population, Scorer, Topic, Weights, match
from search.matching.scoring import HALF, text_fit, trusted
from search.matching.walking import nearness, neighbours

WORDS = ["luft", "måler", "sensorer", "støj", "trafik", "skole", "børn", "energi", "varme", "affald", "vand", "cykel"]
TOPICS = [Topic(str(n), name) for n, name in enumerate(["Støj", "Luftkvalitet", "Mobilitet"])]
TOPICS.append(Topic("3", "Trafikstøj", parent="0"))
HELIXES = ["public", "business", "academia", "civil"]
TODAY = dt.date(2026, 3, 1)
quick = settings(max_examples=60, deadline=None)

words = st.lists(st.sampled_from(WORDS), min_size=0, max_size=12).map(" ".join)
topics = st.lists(st.sampled_from(TOPICS), max_size=3, unique=True).map(tuple)
importances = st.sampled_from([0.5, 1.0, 2.0])
some_needs = st.builds(Need, helix=st.sampled_from(HELIXES), topics=topics, importance=importances)
needs = st.lists(some_needs, max_size=3).map(tuple)
texts = st.lists(
    st.tuples(words, st.booleans(), st.sampled_from(["profile", "solution", "pilot"]), st.sampled_from(["da", "en"])),
    max_size=4,
)


def meaning(piece):
    """A vector that is near for texts that begin alike; the same for the same text."""
    seed = sum(ord(letter) for letter in piece[:6])
    found = np.random.default_rng(seed).normal(size=8) + 2
    return (found / np.linalg.norm(found)).astype(np.float32)


@st.composite
def actors(draw, name="a"):
    evidence = tuple(
        EvidenceText(f"{name}{n}", text, lang, kind, verified, draw(st.sampled_from([None, TODAY])))
        for n, (text, verified, kind, lang) in enumerate(draw(texts))
    )
    return Actor(
        name,
        name,
        draw(st.sampled_from(HELIXES)),
        evidence,
        draw(topics),
        place=draw(st.sampled_from([None, Nearness(0.0), Nearness(72.0, "Viborg")])),
        start_within=draw(st.sampled_from([None, 2, 12, 60])),
        told_on=TODAY,
        delivered_for=draw(st.sampled_from([frozenset(), frozenset({"d"})])),
    )


@st.composite
def asks(draw, name="c"):
    return Ask(
        name,
        tuple(draw(st.lists(words, min_size=1, max_size=3))),
        draw(st.sampled_from(["da", "en"])),
        draw(needs),
        draw(topics),
        equal=draw(st.booleans()),
        departments=frozenset({"d"}),
        today=draw(st.sampled_from([None, TODAY])),
    )


@st.composite
def worlds(draw):
    """A challenge, an actor that shows something, and a scorer of both among others."""
    ask, other = draw(asks()), draw(asks("c2"))
    everybody = [draw(actors(name)) for name in ("a", "b", "c")]
    if not everybody[0].evidence:
        everybody[0] = replace(everybody[0], evidence=(EvidenceText("a0", draw(words), kind="solution"),))
    vectors = meaning if draw(st.booleans()) else None
    return ask, everybody[0], Scorer(Population([ask, other], everybody, vectors))


def an_actor(*texts, name="a", **given):
    return Actor(name, name, evidence=tuple(EvidenceText(f"{name}{n}", text) for n, text in enumerate(texts)), **given)


def scored(ask, *everybody, vectors=None):
    return Scorer(Population([ask], everybody, vectors))


@quick
@given(worlds())
def test_what_each_feature_adds_sums_to_the_score(world):
    ask, actor, scorer = world
    found = match(scorer, ask, actor)
    assert math.fsum(value for _name, value in found.contributions) == pytest.approx(found.logit, abs=1e-9)
    assert 0 <= found.score <= 1
    assert dict(scorer.rank(ask))[actor] == found.logit


@quick
@given(worlds())
def test_a_cited_text_lowers_the_fit_when_it_is_taken_away_with_means_held(world):
    ask, actor, scorer = world
    values = {each.shown.evidence.id: each.u for each in scorer.best(ask, actor)}
    fitted = text_fit(sorted(values.values(), reverse=True))
    for reason in match(scorer, ask, actor).reasons:
        if reason.kind in ("words", "meaning"):
            left = sorted((u for name, u in values.items() if name != reason.evidence), reverse=True)
            assert text_fit(left) < fitted
            assert values[reason.evidence] > 0


@quick
@given(worlds())
def test_a_reason_cites_stored_evidence_or_a_field_that_is_there_and_added_to_the_score(world):
    ask, actor, scorer = world
    found, own = match(scorer, ask, actor), {item.id: item for item in actor.evidence}
    added = dict(found.contributions)
    for reason in found.reasons:
        assert reason.contribution > 0
        if reason.kind in ("words", "meaning", "pilots", "recency"):
            assert reason.evidence in own
        if reason.kind == "pilots":
            assert (own[reason.evidence].kind, own[reason.evidence].verified) == ("pilot", True)
        if reason.kind in ("competences", "themes"):
            related = {topic.id for topic in actor.topics} | {topic.parent for topic in actor.topics}
            related |= {topic.id for topic in TOPICS if topic.parent in related}
            assert reason.topics
            assert all(topic.id in related for topic in reason.topics)
        if reason.kind not in ("words", "meaning"):
            assert added[reason.kind] == pytest.approx(reason.contribution)
    told = sum(reason.contribution for reason in found.reasons if reason.kind in ("words", "meaning"))
    assert (
        told
        <= max(added["text"], 0)
        + sum(-min(each.u, 0) * scorer.weights.of("text") / HALF for each in scorer.best(ask, actor)[:3])
        + 1e-9
    )


@quick
@given(worlds())
def test_the_same_world_gives_the_same_bytes_in_whatever_order_it_comes(world):
    ask, actor, scorer = world
    everybody = list(scorer.population.actors.values())
    turned = [replace(each, evidence=each.evidence[::-1], topics=each.topics[::-1]) for each in everybody[::-1]]
    again = Scorer(Population([ask], everybody, scorer.population.vector_of))
    other = Scorer(Population([ask], turned, scorer.population.vector_of))
    mirrored = other.population.actors[actor.id]
    assert repr(match(again, ask, actor)) == repr(match(other, ask, mirrored))


@quick
@given(worlds())
def test_words_that_are_told_stand_in_both_texts(world):
    ask, actor, scorer = world
    own = {item.id: item.text for item in actor.evidence}
    for reason in match(scorer, ask, actor).reasons:
        for word in reason.words:
            assert word.asked.replace("|", "") in ask.text
            assert word.shown.replace("|", "") in own[reason.evidence]


@quick
@given(worlds())
def test_on_equal_terms_geography_and_earlier_work_count_nothing_and_are_not_told(world):
    ask, actor, scorer = world
    equal = replace(ask, equal=True)
    found = match(scorer, equal, actor)
    assert not {"geography", "collaboration"} & {reason.kind for reason in found.reasons}
    elsewhere = replace(actor, place=Nearness(138.0, "Esbjerg"), delivered_for=frozenset(), near=())
    others = [each for each in scorer.population.actors.values() if each.id != actor.id]
    same = Scorer(Population([ask], [elsewhere, *others], scorer.population.vector_of))
    here = Scorer(Population([ask], [actor, *others], scorer.population.vector_of))
    assert match(same, equal, elsewhere).logit == match(here, equal, actor).logit


@quick
@given(worlds())
def test_hidden_evidence_counts_nowhere_not_even_in_what_is_usual(world):
    ask, actor, scorer = world
    name = actor.evidence[0].id
    blind = replace(ask, hidden=frozenset({name}))
    others = [each for each in scorer.population.actors.values() if each.id != actor.id]
    cut = replace(actor, evidence=actor.evidence[1:])
    lone = not any(item.row == actor.evidence[0].row for each in [cut, *others] for item in each.evidence)
    hidden = Scorer(Population([blind], [actor, *others], None))
    if not cut.evidence:
        assert hidden.parts(blind, actor) is None
    elif lone:
        assert name not in {reason.evidence for reason in match(hidden, blind, actor).reasons}
        left = {each.shown.evidence.row for each in hidden.best(blind, actor)}
        assert left == {item.row for item in cut.evidence}


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=6))
def test_more_weak_texts_never_make_a_newcomer_with_one_good_text_worse_off(values):
    best_first = sorted(values, reverse=True)
    assert text_fit(best_first[:1]) >= text_fit(best_first) - 1e-9


@given(st.floats(-5, 5))
def test_what_only_the_actor_says_counts_less_and_what_speaks_against_it_no_less(u):
    assert trusted(u, 0.85) <= trusted(u, 1.0)
    assert trusted(u, 0.85) == (u if u <= 0 else pytest.approx(0.85 * u))


def test_compounds_are_told_by_their_parts_in_the_form_of_each_text():
    ask = Ask("c", ("Vi mangler luftkvalitetssensorer langs vejen",))
    firm = an_actor("Vores sensor tåler frost og salt")
    reason = match(scored(ask, firm, an_actor("Rådgivning om vandløb", name="b")), ask, firm).reasons[0]
    assert [(word.asked, word.shown) for word in reason.words] == [("luftkvalitets|sensorer", "sensor")]


def test_meaning_is_told_with_both_pieces_when_no_word_is_shared():
    near = {"Ensomme ældre": 0.0, "Lonely seniors meet": 0.1, "Fish farming": 1.5, "Roads": 1.4}
    vectors = {text: np.array([math.cos(at), math.sin(at)], np.float32) for text, at in near.items()}
    ask = Ask("c", ("Ensomme ældre",))
    firm = Actor("a", "A", evidence=(EvidenceText("e", "Lonely seniors meet", "en"),))
    others = [
        Actor(f"x{n}", "X", evidence=(EvidenceText(f"x{n}", text, "en"),))
        for n, text in enumerate(("Fish farming", "Roads"))
    ]
    reason = match(scored(ask, firm, *others, vectors=vectors), ask, firm).reasons[0]
    assert (reason.kind, reason.pieces) == ("meaning", ("Ensomme ældre", "Lonely seniors meet"))
    assert reason.languages == ("da", "en")


def test_numbers_and_words_that_every_text_has_are_no_reason():
    actor = an_actor("I 2025 tog vi 120 opgaver for kommunen og fandt nye løsninger på problemer")
    ask = Ask("c", ("120 nye opgaver og problemer i kommunen i 2025 skal løses",))
    assert match(scored(ask, actor), ask, actor).reasons == ()


def test_a_feature_without_data_counts_as_the_mean_of_those_who_have_it():
    ask = Ask("c", ("luft",), today=TODAY)
    soon, late = an_actor("vand", name="a", start_within=2), an_actor("vand", name="b", start_within=60)
    silent = an_actor("vand", name="d")
    scorer = scored(ask, soon, late, silent)
    added = {one.id: dict(scorer.parts(ask, one).contributions)["capacity"] for one in (soon, late, silent)}
    assert added == {"a": pytest.approx(0.3), "b": 0, "d": pytest.approx(0.15)}
    assert "capacity" not in {reason.kind for reason in match(scorer, ask, silent).reasons}


def test_a_broader_topic_counts_half_and_one_that_is_shown_twice_one_that_is_only_said():
    noise, traffic = TOPICS[0], TOPICS[3]
    ask = Ask("c", ("vand",), needs=(Need("business", (traffic,)),))
    said = an_actor("vand", name="a", helix="business", topics=(traffic,))
    shown = an_actor("Vi dæmper trafikstøj", name="b", helix="business", topics=(traffic,))
    broader = an_actor("vand", name="d", helix="business", topics=(noise,))
    scorer = scored(ask, said, shown, broader)
    added = [dict(scorer.parts(ask, one).contributions)["competences"] for one in (said, shown, broader)]
    assert added == [pytest.approx(0.6), pytest.approx(1.2), pytest.approx(0.3)]
    told = [found for one in (said, broader) for found in match(scorer, ask, one).reasons if found.topics]
    assert [found.through for found in told] == [(), ((traffic.id, noise),)]


def test_who_worked_with_who_worked_there_is_nearer_than_who_did_not():
    graph = neighbours([("a", "department"), ("a", "other"), ("b", "other"), ("c", "elsewhere")])
    near = nearness(graph, "department")
    assert near["a"] > near["b"] > 0
    assert "c" not in near


def test_a_version_of_the_weights_changes_the_score_by_what_it_says():
    ask, firm = Ask("c", ("luft", "støj")), an_actor("luft og støj")
    population = Population([ask], [firm, an_actor("vand", name="b")], None)
    twice = Weights("hand-2", tuple((name, value * 2) for name, value in Weights().values))
    before, after = (dict(Scorer(population, each).parts(ask, firm).contributions) for each in (Weights(), twice))
    assert after["text"] == pytest.approx(2 * before["text"])
    assert after["base"] == before["base"]
