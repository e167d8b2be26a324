"""On English pages somebody's Danish words stand inside an element that says so (WCAG 3.1.2)."""

import pytest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import override
from wagtail.models import Locale

from challenges.models import Challenge, ChallengeIndexPage
from challenges.reactions import page_title
from hub.kit.clock import today
from hub.kit.languages import said
from projects import actions
from tests.factories import foundation
from tests.factories.challenges import ChallengePageFactory
from tests.factories.challenges_answers import a_criterion, a_question, a_submission, writer_of
from tests.factories.projects import a_running_pilot
from tests.languages import Reader

ASKED = ["Hvordan vil I gøre det?", "Skriv kort, og nævn tallene.", "Virkning på problemet"]
SHOWN = ["Måling af støj", "Støj om natten", "Støjmåling ved to gavle"]


@pytest.fixture
def published(db):
    foundation.lay()
    question, helped, criterion = ASKED
    need, baseline, source = SHOWN
    return ChallengePageFactory(
        parent=ChallengeIndexPage.objects.get(locale__language_code="da"),
        questions=[a_question(label=question, help=helped)],
        criteria=[a_criterion(label=criterion)],
        needs=[{"type": "item", "value": {"helix": "business", "competence": need, "number": 2}}],
        baselines=[{"type": "item", "value": {"label": baseline, "value": "58", "source": source}}],
    )


def unmarked(html: str, words) -> list[str]:
    """Those of the words that are shown or read aloud as if they were English. All must be there."""
    assert [word for word in words if word not in html] == []
    reader = Reader("en")
    reader.feed(html)
    return [word for word in words if any(word in text for text in reader.heard)]


def test_the_blocks_of_a_translated_challenge_are_marked_until_they_are_translated(client, published):
    english = published.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.title = "Quiet nights"
    english.save_revision().publish()
    answer = client.get(english.url)
    assert '<html lang="en">' in answer.content.decode()
    assert unmarked(answer.content.decode(), [*ASKED, *SHOWN]) == []


def translated(published):
    """The page in English, with a question and a criterion in English words."""
    english = published.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.title = "Quiet nights"
    english.questions = [a_question(label="How will you do it?", help="Write briefly.")]
    english.criteria = [a_criterion(label="Effect on the problem")]
    english.save_revision().publish()
    return Challenge.objects.get(pk=published.challenge_id)


def test_who_answers_in_english_meets_the_questions_in_english_from_beginning_to_reading(client, published):
    challenge = translated(published)
    response = a_submission(challenge)
    client.force_login(writer_of(response))
    addresses = [("response_begin", challenge.public_id), ("response_edit", response.public_id)]
    for name, of in [*addresses, ("response_detail", response.public_id)]:
        page = in_english(client, name, of)
        assert "How will you do it?" in page
        assert unmarked(page, ["How will you do it?"]) == ["How will you do it?"]  # the page's own language
        assert ASKED[0] not in page


def test_a_title_is_told_in_the_language_of_each_reader(published):
    challenge = translated(published)
    with override("en"):
        assert (challenge.title, challenge.language) == ("Quiet nights", "en")
        told = page_title(challenge)
    with override("da"):
        assert (challenge.title, str(told)) == (published.title, published.title)


def in_english(client, name: str, *args) -> str:
    with override("en"):
        address = reverse(name, args=args)
    return client.get(address).content.decode()


def test_the_questions_of_an_untranslated_challenge_are_marked(client, published):
    page = in_english(client, "response_begin", published.challenge.public_id)
    assert unmarked(page, ASKED) == []
    assert f'<h1>Answer: <span lang="da">{published.title}</span></h1>' in page


def test_the_english_list_marks_whom_an_untranslated_challenge_looks_for(client, published):
    english = published.get_parent().specific.get_translation(Locale.objects.get(language_code="en"))
    assert unmarked(client.get(english.url).content.decode(), [SHOWN[0], published.title]) == []


def test_a_pilots_workspace_marks_what_its_partners_wrote(client, db):
    pilot = a_running_pilot()
    actions.add_milestone(pilot, title="Støjen er målt", due_on=today(), by=pilot.lead)
    client.force_login(pilot.lead)
    assert unmarked(in_english(client, "pilot_workspace", pilot.public_id), ["Støjen er målt"]) == []


@pytest.mark.parametrize(
    ("text", "language", "page_in", "printed"),
    [
        ("Vi måler støj & luft", "", "en", '<span lang="da">Vi måler støj &amp; luft</span>'),
        ("Vi måler støj & luft", "", "da", "Vi måler støj & luft"),
        ("We measure the noise", "", "da", '<span lang="en">We measure the noise</span>'),
        ("Quiet nights", "en", "en", "Quiet nights"),
        ("µg/m³", "", "en", "µg/m³"),
        (format_html("<p>{}</p>", "Støj <b>"), "", "en", '<div lang="da"><p>Støj &lt;b&gt;</p></div>'),
        ("", "da", "en", ""),
    ],
)
def test_words_are_marked_where_they_are_not_in_the_pages_language(text, language, page_in, printed):
    with override(page_in):
        assert said(text, language) == printed
