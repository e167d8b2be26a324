"""On English pages somebody's Danish words stand inside an element that says so (WCAG 3.1.2)."""

import uuid

import pytest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import override
from wagtail.blocks.list_block import ListValue
from wagtail.models import Locale

from challenges.actions import declare_conflict, submit
from challenges.models import Challenge, ChallengeIndexPage, Response
from challenges.reactions import page_title
from hub.kit.clock import today
from hub.kit.languages import said
from projects import actions
from tests.factories import foundation
from tests.factories.challenges import ChallengePageFactory
from tests.factories.challenges_answers import (
    CHOICE,
    a_criterion,
    a_draft,
    a_question,
    a_review,
    a_submission,
    after,
    opened,
    writer_of,
)
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
        page = page_of(client, name, of)
        assert "How will you do it?" in page
        assert unmarked(page, ["How will you do it?"]) == ["How will you do it?"]  # the page's own language
        assert ASKED[0] not in page


# --- Choices and scales ---------------------------------------------------------------------------------------------

HOW_FAR, HOW_FAR_IN_ENGLISH = ["Kun en idé", "Prøvet ét sted", "I drift"], ["Only an idea", "Tried in one place"]
SCALE = ["Ingen plan", "Lidt", "Noget", "Planen hænger sammen", "Mere", "Navngivne folk"]


def listed(texts):
    """As the CMS keeps a list: each entry with an id."""
    return [{"type": "item", "id": str(uuid.uuid4()), "value": text} for text in texts]


@pytest.fixture
def with_choices(published):
    """A challenge with a choice and a scale, and its English page, with English for all but the last of each."""
    published.questions = [a_question("choice", CHOICE, choices=listed(HOW_FAR))]
    published.criteria = [a_criterion(scale=listed(SCALE))]
    published.save_revision().publish()
    english = published.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    for block, name, words in (
        (english.questions[0], "choices", HOW_FAR_IN_ENGLISH),
        (english.criteria[0], "scale", ["No plan", "A little", "Something", "The plan holds together", "More"]),
    ):
        for entry, text in zip(block.value[name].bound_blocks, words, strict=False):
            entry.value = text
    english.save_revision().publish()
    return Challenge.objects.get(pk=published.challenge_id)


def chosen(challenge, choice):
    response = a_draft(challenge)
    submit(response, answers={CHOICE: choice}, by=writer_of(response))
    return Response.objects.get(pk=response.pk)


def test_choices_read_english_on_english_pages_and_are_kept_as_they_are(client, with_choices):
    response = chosen(with_choices, "Prøvet ét sted")
    client.force_login(writer_of(response))
    page = page_of(client, "response_edit", response.public_id)
    assert '<option value="Prøvet ét sted" selected>Tried in one place</option>' in page
    assert '<option value="I drift" lang="da">I drift</option>' in page
    assert "<p>Tried in one place</p>" in page_of(client, "response_detail", response.public_id)
    assert "<p>Prøvet ét sted</p>" in page_of(client, "response_detail", response.public_id, language="da")


def test_english_words_follow_their_choice_when_it_moves_or_is_written_anew(client, with_choices):
    response = chosen(with_choices, "Kun en idé")
    client.force_login(writer_of(response))
    danish = with_choices.pages.get(locale__language_code="da")
    value = danish.questions[0].value
    moved = [value["choices"].bound_blocks[n] for n in (1, 0, 2)]
    value["choices"] = ListValue(value["choices"].list_block, bound_blocks=moved)
    value["choices"].bound_blocks[0].value = "Prøvet to steder"
    danish.save_revision().publish()
    page = page_of(client, "response_edit", response.public_id)
    assert '<option value="Kun en idé" selected>Only an idea</option>' in page
    assert '<option value="Prøvet to steder">Tried in one place</option>' in page  # not told anew in English
    assert "<p>Only an idea</p>" in page_of(client, "response_detail", response.public_id)


def test_a_reviewer_reads_the_scale_page_of(client, with_choices):
    response = chosen(with_choices, "I drift")
    with after(with_choices):
        opened(Challenge.objects.get(pk=with_choices.pk))
        review = a_review(Response.objects.get(pk=response.pk))
        client.force_login(review.reviewer)
        declare_conflict(review, conflict=False, by=review.reviewer)
        page = page_of(client, "review_detail", review.public_id)
    assert "<span>3 The plan holds together</span>" in page
    assert '<span>5 <span lang="da">Navngivne folk</span></span>' in page
    assert '<span lang="da">I drift</span>' in page or '<div lang="da"><p>I drift</p></div>' in page


@pytest.mark.parametrize("door", ["response_begin", "the page"])
def test_whoever_thinks_of_answering_reads_the_choices_and_the_scale(client, with_choices, door):
    english = with_choices.pages.get(locale__language_code="en")
    if door == "the page":
        page = client.get(english.url).content.decode()
    else:
        page = page_of(client, door, with_choices.public_id)
    assert "<li>Tried in one place</li>" in page
    assert '<li><span lang="da">I drift</span></li>' in page
    assert "<b>3</b> The plan holds together" in page
    assert '<b>5</b> <span lang="da">Navngivne folk</span>' in page


def test_a_title_is_told_in_the_language_of_each_reader(published):
    challenge = translated(published)
    with override("en"):
        assert (challenge.title, challenge.language) == ("Quiet nights", "en")
        told = page_title(challenge)
    with override("da"):
        assert (challenge.title, str(told)) == (published.title, published.title)


def page_of(client, name: str, *args, language="en") -> str:
    with override(language):
        address = reverse(name, args=args)
    return client.get(address).content.decode()


def test_the_questions_of_an_untranslated_challenge_are_marked(client, published):
    page = page_of(client, "response_begin", published.challenge.public_id)
    assert unmarked(page, ASKED) == []
    assert f'<h1>Answer: <span lang="da">{published.title}</span></h1>' in page


def test_the_english_list_marks_whom_an_untranslated_challenge_looks_for(client, published):
    english = published.get_parent().specific.get_translation(Locale.objects.get(language_code="en"))
    assert unmarked(client.get(english.url).content.decode(), [SHOWN[0], published.title]) == []


def test_a_pilots_workspace_marks_what_its_partners_wrote(client, db):
    pilot = a_running_pilot()
    actions.add_milestone(pilot, title="Støjen er målt", due_on=today(), by=pilot.lead)
    client.force_login(pilot.lead)
    assert unmarked(page_of(client, "pilot_workspace", pilot.public_id), ["Støjen er målt"]) == []


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
