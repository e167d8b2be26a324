"""What a match is called: by where its score lies, and by what its reasons stand on."""

from dataclasses import replace

import numpy as np
import pytest

from search.matching import Actor, Ask, EvidenceText, Labels, match
from search.matching.labels import GOOD, POSSIBLE, STRONG, WEAK
from search.matching.reasons import Match, Reason, Word
from tests.search.test_matching import TOPICS, an_actor, scored

LOW = Labels((("strong", -9.0), ("good", -9.5), ("possible", -9.9)))  # whatever the score, the reasons decide
MEANS = Reason("meaning", 0.7, "e", pieces=("Ensomme ældre", "Lonely seniors"), languages=("da", "en"))
HARDLY = replace(MEANS, contribution=0.1)
SAME = replace(MEANS, words=(Word("støj", "støj", 0.1),), languages=("da", "da"))
TOPIC = Reason("competences", 0.3, topics=(TOPICS[0],))


def test_labels_follow_the_percentiles_of_all_pairs_once_there_are_many():
    labels = Labels.of(np.linspace(-3, 3, 20_001))
    bounds = dict(labels.least)
    assert bounds[POSSIBLE] == pytest.approx(1.5, abs=0.05)
    assert bounds[GOOD] == pytest.approx(2.4, abs=0.05)
    assert bounds[STRONG] == pytest.approx(2.82, abs=0.05)
    assert [labels.reached(at) for at in (0, 2, 2.6, 2.9)] == [WEAK, POSSIBLE, GOOD, STRONG]


def test_what_nobody_verified_is_never_strong_and_one_word_alone_never_more_than_possible():
    ask = Ask("c", ("Affald og madspild",))
    one, two = an_actor("Affald!", name="a"), an_actor("Affald og madspild", name="b")
    backed = Actor("d", "D", evidence=(EvidenceText("d0", "Affald og madspild", verified=True),))
    scorer = scored(ask, one, two, backed, an_actor("Vand", name="e"))
    assert [LOW.label(match(scorer, ask, each)) for each in (one, two, backed)] == [POSSIBLE, GOOD, STRONG]


@pytest.mark.parametrize(
    ("reasons", "label"),
    [
        ((MEANS,), POSSIBLE),
        ((MEANS, replace(MEANS, evidence="f"), Reason("geography", 0.3)), POSSIBLE),
        ((MEANS, TOPIC), STRONG),
        ((HARDLY, TOPIC), POSSIBLE),
        ((SAME,), GOOD),
    ],
)
def test_a_meaning_is_one_thing_in_common_however_many_texts_have_it(reasons, label):
    assert LOW.label(Match("c", "a", 0.0, (), reasons, ())) == label


@pytest.mark.parametrize(("lang", "label"), [("da", GOOD), ("en", POSSIBLE)])
def test_words_that_two_languages_write_alike_are_one_thing_in_common_at_most(lang, label):
    ask = Ask("c", ("Job til familier, register over private",))
    firm = Actor("a", "A", evidence=(EvidenceText("a0", "Job register, private", lang),))
    other = Actor("b", "B", evidence=(EvidenceText("b0", "Vand", lang),))
    found = match(scored(ask, firm, other), ask, firm)
    assert len(found.reasons[0].words) > 1
    assert LOW.label(found) == label
