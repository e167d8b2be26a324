"""A number in an answer means the same to who wrote it and to who reads it, whatever language their pages have."""

import pytest
from django.utils import translation

from challenges import actions
from challenges.models import answers
from challenges.views import showing
from tests.factories.challenges_answers import LONG, a_draft, a_question, an_open_challenge, writer_of


@pytest.mark.parametrize(
    ("language", "typed", "kept", "in_danish", "in_english"),
    [
        ("da", "38.000", "38.000", "38.000", "38,000"),
        ("da", "1,125", "1,125", "1,125", "1.125"),
        ("en", "38,000", "38000", "38.000", "38,000"),
        ("en", "1.125", "1,125", "1,125", "1.125"),
        ("en", "38,000.5", "38,000.5", "38.000,5", "38,000.5"),
        ("en", "many", "many", "many", "many"),
    ],
)
def test_it_is_kept_with_one_meaning_and_shown_in_the_readers_way(language, typed, kept, in_danish, in_english):
    with translation.override(language):
        assert answers.number_kept(typed) == kept
        assert answers.number_kept(answers.number_typed(kept)) == kept, "opening and saving changes nothing"
    for reader, shown in (("da", in_danish), ("en", in_english)):
        with translation.override(reader):
            assert showing.shown_text("number", kept) == shown


@pytest.mark.django_db
@pytest.mark.once
def test_an_english_page_takes_and_shows_english_numbers(client):
    response = a_draft(an_open_challenge(questions=[a_question("number", LONG)]))
    client.force_login(writer_of(response))
    door, name = f"/svar/{response.public_id}/", f"answer-{LONG}"
    client.post(f"/en{door}", {"action": "save", name: "38,125"})
    assert actions.latest_content(response)["answers"][LONG]["text"] == "38125"
    client.post(f"/en{door}", {"action": "save", name: "38.125"})
    assert actions.latest_content(response)["answers"][LONG]["text"] == "38,125"
    assert 'value="38.125"' in client.get(f"/en{door}").content.decode()
    assert 'value="38,125"' in client.get(door).content.decode()
    refused = client.post(door, {"action": "save", name: "38.00.125"}).content.decode()
    assert 'value="38.00.125"' in refused
    assert "for eksempel 38.000 eller 1,9" in refused
