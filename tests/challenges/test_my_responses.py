"""My page: what one has begun and not handed in, with the way on; what never was handed in; and nobody else's."""

import pytest
from django.urls import reverse

from challenges import actions, slots
from hub.kit import clock
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import (
    DAY,
    a_draft,
    a_facilitator,
    a_member_of,
    a_submission,
    an_open_challenge,
    writer_of,
)
from tests.factories.partners import OrganisationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def drafts_of(number):
    """So many drafts of one organisation, the last deadline first, and who writes them."""
    organisation = OrganisationFactory()
    user = a_member_of(organisation)
    open_ones = [an_open_challenge(title=f"Sag {left}", closes_in=left * DAY) for left in range(number + 1, 1, -1)]
    return user, [actions.begin(challenge, organisation=organisation, by=user) for challenge in open_ones]


def my_page(client, user):
    client.force_login(user)
    return client.get(reverse("my_page")).content.decode()


def test_every_draft_that_can_be_finished_stands_first_with_the_time_that_is_left(client):
    user, drafts = drafts_of(6)
    rows = slots.what_waits(None, user)[1]["rows"]
    assert [row["url"] for row in rows] == [reverse("response_edit", args=[one.public_id]) for one in drafts[::-1]]
    page = my_page(client, user)
    assert all(page.count(f'href="{row["url"]}"') == 1 for row in rows)
    assert all(row["left"] and row["left"] in page for row in rows)
    assert slots.my_responses(None, user) is None


@pytest.mark.parametrize(("end", "said"), [("passed", "Ikke indsendt"), ("cancelled", "Aflyst")])
def test_a_draft_that_can_no_longer_be_handed_in_says_why_and_can_be_read(client, end, said):
    draft = a_draft()
    user = writer_of(draft)
    if end == "cancelled":
        actions.cancel(draft.challenge, reason="Der er ikke råd.", by=a_facilitator())
    with clock.at(draft.challenge.edition.closes_at + DAY):
        assert slots.what_waits(None, user) is None
        assert [row["status"] for row in slots.my_responses(None, user)[1]["rows"]] == [said]
        there = reverse("response_edit", args=[draft.public_id])
        assert f'href="{there}"' in my_page(client, user)
        read = client.get(there, follow=True).content.decode()
        assert "er gemt her" in read
        assert ("Udfordringen blev aflyst." in read) == (end == "cancelled")


def test_a_draft_is_seen_by_nobody_but_those_who_write_it(client):
    draft, other = a_draft(), a_submission()
    boss = UserFactory(is_superuser=True, is_staff=True)
    shown = {}
    for who, user in {
        "writer": writer_of(draft),
        "colleague": a_member_of(draft.organisation),
        "department": a_member_of(draft.challenge.department),
        "facilitator": a_facilitator(),
        "another firm": writer_of(other),
        "superuser": boss,
    }.items():
        shown[who] = str(draft.public_id) in my_page(client, user)
    assert [who for who, seen in shown.items() if seen] == ["writer", "colleague"]


@pytest.mark.once(False)
@pytest.mark.parametrize("number", [1, 3])
def test_drafts_cost_my_page_the_same_for_one_and_three(number, django_assert_num_queries):
    user, _drafts = drafts_of(number)
    slots.what_waits(None, user)
    with django_assert_num_queries(4):
        assert len(slots.what_waits(None, user)[1]["rows"]) == number
