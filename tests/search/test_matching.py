"""Matching: what a score and its reasons promise, for any texts."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from search import analysis, matching
from search.corpus import Corpus, EvidenceText, cosine
from search.matching import Actor, Ask, Need, Topic

WORDS = ["luft", "måler", "sensorer", "støj", "trafik", "skole", "børn", "energi", "varme", "affald", "vand", "cykel"]
TOPICS = [Topic(str(n), name) for n, name in enumerate(["Støj", "Luftkvalitet", "Mobilitet", "Affald"])]
quick = settings(max_examples=60, deadline=None)
HELIXES = ["public", "business", "academia", "civil"]

words = st.lists(st.sampled_from(WORDS), min_size=0, max_size=12).map(" ".join)
topics = st.lists(st.sampled_from(TOPICS), max_size=3, unique=True).map(tuple)
needs = st.lists(st.builds(Need, helix=st.sampled_from(HELIXES), topics=topics), max_size=3).map(tuple)


@st.composite
def pairs(draw):
    ask = Ask("c", tuple(draw(st.lists(words, min_size=1, max_size=3))), "da", draw(needs), draw(topics))
    texts = draw(st.lists(st.tuples(words, st.booleans()), min_size=0, max_size=5))
    evidence = tuple(EvidenceText(f"e{n}", text, verified=verified) for n, (text, verified) in enumerate(texts))
    actor = Actor("a", "A", draw(st.sampled_from(HELIXES)), evidence, draw(topics))
    others = [EvidenceText(f"x{n}", text) for n, text in enumerate(draw(st.lists(words, max_size=6)))]
    return ask, actor, Corpus.of([*evidence, *others])


def an_actor(*texts, **given):
    return Actor("a", "A", evidence=tuple(EvidenceText(f"e{n}", text) for n, text in enumerate(texts)), **given)


def corpus_of(*actors):
    return Corpus.of(item for actor in actors for item in actor.evidence)


@quick
@given(pairs())
def test_a_score_is_between_nothing_and_one_and_has_a_strength(pair):
    found = matching.match(*pair)
    assert 0 <= found.score <= 1
    assert found.strength in {"weak", "possible", "good", "strong"}


@quick
@given(pairs())
def test_the_same_pair_gives_the_same_bytes_and_the_short_way_the_same_score(pair):
    ask, actor, corpus = pair
    again = Corpus.of(list(actor.evidence))
    assert repr(matching.match(ask, actor, corpus)) == repr(matching.match(ask, actor, corpus))
    assert matching.match(ask, actor, corpus).score == matching.score(ask, actor, corpus)
    assert repr(matching.match(ask, actor, again)) == repr(matching.match(ask, actor, corpus_of(actor)))


@quick
@given(pairs())
def test_without_a_cited_evidence_the_score_is_lower(pair):
    ask, actor, corpus = pair
    found = matching.match(ask, actor, corpus)
    for reason in found.reasons:
        if reason.evidence:
            cited = next(item for item in actor.evidence if item.id == reason.evidence)
            rest = tuple(item for item in actor.evidence if item.text != cited.text)
            assert matching.score(ask, replace(actor, evidence=rest), corpus) < found.score


@quick
@given(pairs())
def test_without_a_cited_topic_or_part_the_score_is_lower(pair):
    ask, actor, corpus = pair
    found = matching.match(ask, actor, corpus)
    for reason in found.reasons:
        for topic in reason.topics:
            rest = tuple(held for held in actor.topics if held != topic)
            assert matching.score(ask, replace(actor, topics=rest), corpus) < found.score
        if reason.helix:
            unsought = replace(ask, needs=tuple(replace(need, helix="") for need in ask.needs))
            assert reason.helix in ask.helixes
            assert matching.features(unsought, actor)[1] == 0


@quick
@given(pairs())
def test_a_reasons_words_stand_in_both_texts(pair):
    ask, actor, corpus = pair
    texts = {item.id: item for item in actor.evidence}
    for reason in matching.match(ask, actor, corpus).reasons:
        for word in reason.words:
            evidence = texts[reason.evidence]
            assert word.asked in analysis.clean(ask.text)
            assert word.shown in analysis.clean(evidence.text)
            assert analysis.term_of(word.asked, evidence.lang) == analysis.term_of(word.shown, evidence.lang)


@quick
@given(pairs())
def test_no_reason_is_without_contribution_and_together_they_never_exceed_the_score(pair):
    found = matching.match(*pair)
    assert all(reason.contribution > 0 for reason in found.reasons)
    assert all(word.contribution > 0 for reason in found.reasons for word in reason.words)
    assert sum(reason.contribution for reason in found.reasons) <= found.score + 1e-9
    for reason in found.reasons:
        assert sum(word.contribution for word in reason.words) <= reason.contribution + 1e-9


@quick
@given(pairs(), st.randoms(use_true_random=False))
def test_the_order_of_the_evidence_changes_nothing(pair, random):
    ask, actor, corpus = pair
    mixed = random.sample(actor.evidence, len(actor.evidence))
    other = replace(actor, evidence=tuple(mixed), topics=tuple(reversed(actor.topics)))
    assert matching.match(ask, other, corpus) == matching.match(ask, actor, corpus)


@quick
@given(st.lists(words, min_size=1, max_size=6), words)
def test_a_cosine_is_one_with_itself_and_symmetric(texts, asked):
    corpus = Corpus.of(EvidenceText(str(n), text) for n, text in enumerate(texts))
    one, other = corpus.vector(asked, "da"), corpus.vector(texts[0], "da")
    assert cosine(one, other) == pytest.approx(cosine(other, one))
    assume(one)
    assert cosine(one, one) == pytest.approx(1)


def test_the_best_evidence_is_cited_with_the_words_in_each_texts_own_form():
    actor = an_actor("Vi bygger støjmålere og sensoren Fyr", "Rådgivning om vandløb og fisk")
    ask = Ask("c", ("Vi mangler sensorer langs vejen",))
    (reason,) = matching.match(ask, actor, corpus_of(actor)).reasons
    assert reason.evidence == "e0"
    assert [(word.asked, word.shown) for word in reason.words] == [("sensorer", "sensoren")]


def test_numbers_and_words_that_every_text_has_are_no_reason():
    actor = an_actor("I 2025 tog vi 120 opgaver for kommunen og fandt nye løsninger på problemer")
    ask = Ask("c", ("120 nye opgaver og problemer i kommunen i 2025 skal løses",))
    assert matching.match(ask, actor, corpus_of(actor)).reasons == ()


def test_one_word_alone_is_never_a_good_match():
    one = an_actor("Affald", "Affald!")
    ask = Ask("c", ("Affald",))
    found = matching.match(ask, one, corpus_of(one))
    assert (matching.strength(found.score), found.strength) == ("strong", "possible")
    two = an_actor("Affald og madspild")
    assert matching.match(Ask("c", ("Affald og madspild",)), two, corpus_of(two)).strength == "strong"


def test_what_is_verified_counts_more_than_what_is_only_said():
    said = an_actor("Målinger af luft i byen")
    shown = replace(said, evidence=(replace(said.evidence[0], verified=True),))
    ask, corpus = Ask("c", ("Måling af luft",)), corpus_of(said)
    assert matching.score(ask, shown, corpus) > matching.score(ask, said, corpus) > 0


def test_the_same_text_twice_counts_once():
    once, twice = an_actor("Cykelstier i byen"), an_actor("Cykelstier i byen", "Cykelstier i byen")
    ask, corpus = Ask("c", ("Nye cykelstier",)), corpus_of(once)
    assert matching.match(ask, once, corpus) == matching.match(ask, twice, corpus)


def test_a_newcomer_with_one_good_text_is_not_behind_because_it_has_only_one():
    new = an_actor("Måler luft ved skoler")
    old = replace(an_actor("Måler luft ved skoler", "Asfalt", "Murværk"), id="b")
    ask, corpus = Ask("c", ("Luft ved skoler skal måles",)), corpus_of(new, old)
    assert [actor.id for actor, _ in matching.rank(ask, [old, new], corpus)] == ["a", "b"]


def test_what_is_sought_and_neither_named_nor_shown_is_missing():
    noise, air, bikes = TOPICS[0], TOPICS[1], TOPICS[2]
    actor = an_actor("Vi måler støj om natten", helix="business", topics=(air,))
    ask = Ask("c", ("Støj og luft",), needs=(Need("business", (noise, air, bikes)), Need("civil", (TOPICS[3],))))
    assert matching.match(ask, actor, corpus_of(actor)).missing == (bikes,)


def test_an_empty_challenge_and_an_actor_without_words_match_nothing():
    actor = an_actor("")
    found = matching.match(Ask("c", ()), actor, corpus_of(actor))
    assert (found.score, found.reasons, found.strength) == (0, (), "weak")


def test_a_danish_challenge_meets_english_evidence_where_they_share_words():
    actor = Actor("a", "A", evidence=(EvidenceText("e", "A LoRaWAN platform for noise sensors", lang="en"),))
    found = matching.match(Ask("c", ("En LoRaWAN-løsning",)), actor, corpus_of(actor))
    assert [word.shown for word in found.reasons[0].words] == ["LoRaWAN"]
