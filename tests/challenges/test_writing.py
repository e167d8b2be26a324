"""A challenge written in the CMS from its first letter, as its editor would."""

import json

import pytest
from django.urls import reverse

from challenges.models import Challenge, ChallengeIndexPage, ChallengePage, Edition
from partners import actions as partners
from tests.challenges.test_publishing import _posted
from tests.factories import house

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def frida(client):
    frida = house.a_house()
    client.force_login(frida)
    return frida


def words(page, **changes) -> dict:
    """What the editor's browser sends for a page with the words of ``page``."""
    data = {"title": page.title, "slug": "ny", "chosen_count": "1", "payment_days": "30", "goals": []}
    for name in ("problem", "why_critical", "tried_before", "wanted_outcome", "constraints", "offer"):
        data[name] = json.dumps({"blocks": [{"text": getattr(page, name), "type": "unstyled"}], "entityMap": {}})
    for field in ("summary", "affected", "rights", "owner_name", "budget_owner", "scaling_owner", "basis_text"):
        data[field] = getattr(page, field)
    for field in ("affected_count", "budget", "route_id", "department_id", "personal_data"):
        value = getattr(page, field)
        data[field.removesuffix("_id")] = "" if value is None else str(value)
    for field in ("opens_at", "questions_until", "closes_at", "decision_by", "pilot_starts_on"):
        data[field] = str(getattr(page, field) or "").partition("+")[0]
    for name in ChallengePage.BLOCKS:
        data |= _posted(name, getattr(page, name))
    for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS"):
        data[f"comments-{name}"] = "0"
    return data | changes


def written(client, **changes):
    """Saved for the first time: the new page."""
    index = ChallengeIndexPage.objects.get(locale__language_code="da")
    model = house.a_draft(client.frida).pages.get()
    address = reverse("wagtailadmin_pages:add", args=["challenges", "challengepage", index.pk])
    answer = client.post(address, words(model, **changes))
    assert answer.status_code == 302, answer.context["form"].errors
    return ChallengePage.objects.get(slug="ny")


def test_numbers_with_their_thousands_parted_are_kept_as_they_are_meant(client, frida):
    client.frida = frida
    criteria = {"criteria-0-value-weight": "60,0"}
    page = written(client, budget="450.000", affected_count="1.250.000", payment_days="30,0", **criteria)
    assert (page.budget, page.affected_count, page.payment_days) == (450000, 1250000, 30)
    assert page.criteria[0].value["weight"] == 60
    form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert 'value="450000"' in form


def test_what_was_written_in_the_cms_becomes_a_challenge_when_a_second_person_approves(client, frida):
    client.frida = frida
    page = written(client, **{"action-submit": "1"})
    assert page.challenge is not None
    client.force_login(house.a_user("finn", "facilitator"))
    task = page.current_workflow_state.current_task_state
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]))
    page.refresh_from_db()
    assert page.live
    assert Edition.objects.get().challenge == page.challenge


def test_a_draft_without_a_department_is_kept_and_is_a_challenge_once_it_has_one(client, frida):
    client.frida = frida
    before = Challenge.objects.count()
    page = written(client, department="")
    assert page.challenge is None
    assert Challenge.objects.count() == before + 1  # the one the words were taken from
    model = ChallengePage.objects.exclude(pk=page.pk).get()
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), words(model))
    page.refresh_from_db()
    assert page.challenge.department == model.department
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), words(model))
    assert Challenge.objects.count() == before + 2


def test_a_copy_keeps_its_own_challenge_when_it_is_edited(client, frida):
    page = house.a_challenge(frida).pages.get()
    data = {"new_title": "Kopi", "new_slug": "kopi", "new_parent_page": page.get_parent().pk, "copy_subpages": False}
    client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    copy = ChallengePage.objects.get(slug="kopi")
    assert copy.challenge_id not in (None, page.challenge_id)
    assert copy.get_latest_revision_as_object().challenge_id == copy.challenge_id


def test_a_challenge_begins_in_the_first_language_and_is_translated_into_the_other(client, frida):
    danish, english = (ChallengeIndexPage.objects.get(locale__language_code=code) for code in ("da", "en"))
    assert ChallengePage.can_create_at(danish)
    assert not ChallengePage.can_create_at(english)
    page = house.a_challenge(frida).pages.get()
    address = reverse("simple_translation:submit_page_translation", args=[page.pk])
    client.post(address, {"locales": [english.locale_id]})
    twin = ChallengePage.objects.exclude(pk=page.pk).get()
    data = words(page, title="Cleaner air", slug="cleaner-air", **{"action-submit": "1"})
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[twin.pk]), data)
    assert answer.status_code == 302, answer.context["form"].errors
    twin.get_latest_revision().publish()
    twin.refresh_from_db()
    assert twin.live
    assert twin.challenge == page.challenge
    assert Challenge.objects.count() == 1


def test_a_challenge_is_owned_by_a_department_and_by_nobody_else(client, frida):
    department = house.a_department(frida)
    firm = partners.register(name="Måge Sensorer", helix="business", by=frida)
    index = ChallengeIndexPage.objects.get(locale__language_code="da")
    answer = client.get(reverse("wagtailadmin_pages:add", args=["challenges", "challengepage", index.pk]))
    offered = answer.context["form"].fields["department"].queryset
    assert department in offered
    assert firm not in offered


def test_a_draft_that_was_deleted_is_no_case_any_more(client, frida):
    page = house.a_draft(frida).pages.get()
    title = page.title
    assert title in client.get(reverse("case_list")).content.decode()
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not ChallengePage.objects.exists()
    answer = client.get(reverse("case_list"))
    assert answer.context["total"] == 0
