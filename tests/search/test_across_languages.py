"""Words of a challenge and of evidence in another language."""

import pytest

from search.matching import Actor, Ask, EvidenceText, match
from tests.search.test_matching import an_actor, scored


@pytest.mark.parametrize(
    ("asked", "lang", "text", "other"),
    [
        (
            "De unge har en svær start, og fire ud af ti falder fra",
            "da",
            "De-identified scans, harness and firing",
            "en",
        ),
        ("The last of our men can be made safe", "en", "Den sidste dag i maden og sagen", "da"),
    ],
)
def test_small_and_general_words_of_one_language_are_no_words_of_the_other(asked, lang, text, other):
    ask, actor = Ask("c", (asked,), lang), Actor("a", "A", evidence=(EvidenceText("e", text, other),))
    assert match(scored(ask, actor, an_actor("vand", name="b")), ask, actor).reasons == ()


def test_what_two_languages_write_alike_is_still_a_word_both_have():
    ask = Ask("c", ("En uafhængig evaluering af robotter",))
    actor = Actor("a", "A", evidence=(EvidenceText("e", "We evaluate robots", "en"),))
    reason = match(scored(ask, actor, an_actor("vand", name="b")), ask, actor).reasons[0]
    assert [word.shown for word in reason.words]
