"""From a draft to a published challenge, in the records and in the CMS."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import GroupPagePermission, Workflow
from wagtail.test.utils.form_data import querydict_from_html

from challenges import actions
from challenges.models import Challenge, ChallengePage, Edition, Phase
from hub.kit import clock
from hub.kit.audit import AuditEntry
from hub.kit.lifecycle import IllegalMove
from tests.factories import house

pytestmark = pytest.mark.django_db


@pytest.fixture
def frida():
    return house.a_house()


def test_a_draft_that_lacks_something_is_told_what_and_is_not_published(frida):
    draft = house.a_draft(frida, summary="", route=None)
    page = draft.pages.get()
    assert [one.field for one in page.missing()] == ["summary", "route"]
    with pytest.raises(ValidationError):
        actions.publish(page, by=frida)
    assert not ChallengePage.objects.get(pk=page.pk).live


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"closes_at": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)}, "closes_at"),
        ({"questions_until": dt.datetime(2099, 1, 1, tzinfo=dt.UTC)}, "questions_until"),
        ({"decision_by": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)}, "decision_by"),
        ({"criteria": [house.block(label="Pris", help="", weight=90, minimum=None, scale=[])]}, "criteria"),
        ({"questions": []}, "questions"),
        ({"budget": None}, "budget"),
        ({"problem": "<p>&nbsp;</p>"}, "problem"),
    ],
)
def test_each_thing_that_is_wrong_is_told_at_its_field(frida, changes, field):
    page = house.a_draft(frida).pages.get()
    for name, value in changes.items():
        setattr(page, name, value)
    assert field in {one.field for one in page.missing()}


def test_publishing_writes_one_edition_with_every_fact(frida):
    challenge = house.a_challenge(frida)
    edition = challenge.edition
    assert (edition.number, edition.kind, challenge.phase) == (1, Edition.Kind.FIRST, Phase.OPEN)
    assert [criterion["weight"] for criterion in edition.criteria] == [60, 40]
    assert edition.facts["budget"] == 450_000
    assert edition.sought == " academia business "
    assert (
        AuditEntry.objects.filter(action="challenges.published", case_id=challenge.public_id, public=True).count() == 1
    )


def test_publishing_again_without_a_change_writes_nothing(frida):
    challenge = house.a_challenge(frida)
    page = challenge.pages.get()
    actions.publish(page, by=frida)
    actions.publish_edition(page)
    assert challenge.editions.count() == 1


def test_a_changed_fact_writes_a_new_edition_and_the_old_one_stays(frida):
    challenge = house.a_challenge(frida)
    page = challenge.pages.get()
    page.budget = 600_000
    actions.publish(page, by=frida)
    assert list(challenge.editions.values_list("facts__budget", flat=True)) == [450_000, 600_000]
    challenge.refresh_from_db()
    assert challenge.edition.number == 2


def test_an_edition_keeps_the_route_it_was_published_with(frida):
    challenge = house.a_challenge(frida)
    route = challenge.edition.route_version.route
    route.sealed = False
    route.save()
    assert challenge.edition.route_version.sealed is True
    assert actions.freeze_route(route).number == 2
    assert actions.freeze_route(route).number == 2


@pytest.mark.parametrize(
    ("days", "phase"), [(-4, Phase.UPCOMING), (0, Phase.OPEN), (17, Phase.OPEN), (19, Phase.EVALUATING)]
)
def test_the_phase_follows_from_the_dates_alike_in_python_and_in_the_database(frida, days, phase):
    challenge = house.a_challenge(frida)
    with clock.at(clock.now() + dt.timedelta(days=days)):
        assert Challenge.objects.get(pk=challenge.pk).phase == phase
        assert Challenge.objects.with_phase().get(pk=challenge.pk).phase_now == phase


def test_cancelled_decided_and_draft_are_phases_too(frida):
    draft = house.a_draft(frida)
    assert draft.phase == Challenge.objects.with_phase().get().phase_now == Phase.DRAFT
    challenge = house.a_challenge(frida, department=draft.department, title="En anden")
    actions.cancel(challenge, reason="Budgettet faldt bort.", by=frida)
    challenge.refresh_from_db()
    assert challenge.phase == Challenge.objects.with_phase().get(pk=challenge.pk).phase_now == Phase.CANCELLED
    with pytest.raises(IllegalMove):
        actions.cancel(draft, reason="Ikke endnu udgivet", by=frida)


def test_a_copied_page_is_a_new_challenge_and_a_translated_one_is_not(frida):
    from wagtail.models import Locale

    challenge = house.a_challenge(frida)
    page = challenge.pages.get()
    copy = page.copy(update_attrs={"slug": "kopi", "title": "Kopi"}, user=frida)
    assert copy.challenge is None
    english = page.copy_for_translation(Locale.objects.get(language_code="en"))
    assert english.challenge == challenge
    assert [block.id for block in english.criteria] == [block.id for block in page.criteria]


def test_a_fresh_form_sent_twice_makes_one_challenge(frida):
    import uuid

    key, department = uuid.uuid4(), house.a_department(frida)
    first = actions.brief(department=department, title="Støj om natten", by=frida, key=key)
    second = actions.brief(department=department, title="Støj om natten", by=frida, key=key)
    assert first == second
    assert ChallengePage.objects.count() == 1


def _posted(name: str, stream) -> dict:
    """What the editor's JavaScript would send for a stream."""
    data = {f"{name}-count": str(len(stream))}
    for place, child in enumerate(stream):
        stem = f"{name}-{place}"
        data |= {f"{stem}-type": "item", f"{stem}-id": child.id, f"{stem}-order": str(place), f"{stem}-deleted": ""}
        for key, value in child.value.items():
            if hasattr(value, "list_block"):
                data[f"{stem}-value-{key}-count"] = "0"
            elif value is not None and value is not False:
                data[f"{stem}-value-{key}"] = str(value)
    return data


@pytest.mark.once  # the rooms of the CMS
class TestApproval:
    """What one person asks to have published, another approves, in the CMS itself."""

    def edit(self, client, user, page, **extra):
        client.force_login(user)
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        html = client.get(address)
        assert html.status_code == 200
        data = querydict_from_html(html.content.decode(), form_id="page-edit-form")
        for name in ChallengePage.BLOCKS:
            data.update(_posted(name, getattr(page, name)))
        for name, value in extra.items():
            data.setlist(name, value if isinstance(value, list) else [value])
        return client.post(address, dict(data.lists()))

    def test_the_one_who_asks_cannot_approve_and_another_can(self, client, frida):
        page = house.a_draft(frida).pages.get()
        other = house.a_user("finn", "facilitator")
        boss = house.a_user("bo", is_superuser=True, is_staff=True)
        response = self.edit(client, frida, page, **{"action-submit": "1"})
        assert response.status_code == 302, response.context["form"].errors
        state = page.current_workflow_state
        assert state is not None
        task = state.current_task_state
        approve = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
        for refused in (frida, boss):
            client.force_login(refused)
            client.post(approve)
            page.refresh_from_db()
            assert not page.live
        client.force_login(other)
        client.post(approve)
        page.refresh_from_db()
        assert page.live
        assert page.challenge.edition.number == 1

    def test_what_lacks_something_is_not_sent_on_and_says_why(self, client, frida):
        page = house.a_draft(frida, summary="").pages.get()
        response = self.edit(client, frida, page, **{"action-submit": "1"})
        assert response.status_code == 200
        assert "summary" in response.context["form"].errors
        assert page.current_workflow_state is None

    def test_no_date_takes_a_challenge_offline(self, client, frida):
        page = house.a_draft(frida).pages.get()
        response = self.edit(client, frida, page, expire_at="2099-01-01 12:00", **{"action-submit": "1"})
        assert "expire_at" in response.context["form"].errors

    def test_all_that_is_missing_is_told_at_once_also_what_the_form_itself_misses(self, client, frida):
        page = house.a_draft(frida, summary="").pages.get()
        response = self.edit(client, frida, page, **{"action-submit": "1", "department": "", "goals": "99"})
        assert {"summary", "department", "goals"} <= set(response.context["form"].errors)
        assert len(response.context["form"].errors["department"]) == 1

    def test_the_goals_of_the_un_are_chosen_by_name_and_kept_by_number(self, client, frida):
        page = house.a_draft(frida).pages.get()
        self.edit(client, frida, page, goals=["3", "11"])
        assert ChallengePage.objects.get(pk=page.pk).get_latest_revision_as_object().goals == [3, 11]

    def test_nobody_holds_the_right_to_publish_superusers_neither(self, client, frida):
        page = house.a_draft(frida).pages.get()
        boss = house.a_user("bo", is_superuser=True, is_staff=True)
        assert not GroupPagePermission.objects.filter(
            permission__codename="publish_page", group__name="facilitator"
        ).exists()
        assert not page.permissions_for_user(boss).can_publish()
        self.edit(client, boss, page, **{"action-publish": "1"})
        page.refresh_from_db()
        assert not page.live
        assert Workflow.objects.count() >= 2


@pytest.mark.parametrize("verb", ["delete", "unpublish"])
def test_a_page_with_records_is_not_taken_away_and_the_cms_says_why(client, frida, verb):
    page = house.a_challenge(frida).pages.get()
    client.force_login(house.a_user("bo", is_superuser=True, is_staff=True))
    response = client.post(reverse(f"wagtailadmin_pages:{verb}", args=[page.pk]), follow=True)
    assert any("Cancel the challenge" in str(m) or "Aflys" in str(m) for m in response.context["messages"])
    assert ChallengePage.objects.get(pk=page.pk).live


def test_a_draft_and_what_lies_below_a_challenge_are_not_found(client, frida):
    draft = house.a_draft(frida)
    live = house.a_challenge(frida, draft.department, title="En anden")
    paths = [draft.pages.get().get_url(), f"{live.pages.get().get_url()}mere/"]
    assert [client.get(path).status_code for path in [*paths, live.pages.get().get_url()]] == [404, 404, 200]


def test_how_important_a_need_is_is_a_fact_and_nothing_older_is_amended_for_it(frida, client):
    challenge = house.a_challenge(frida)
    page = challenge.pages.get()
    assert [need.value["importance"] for need in page.needs] == ["important"] * len(page.needs)
    assert not any("importance" in need for need in challenge.edition.needs)
    actions.publish(page, by=frida)
    assert Challenge.objects.get(pk=challenge.pk).edition == challenge.edition
    page.needs[0].value["importance"] = "must"
    actions.publish(page, by=frida)
    challenge.refresh_from_db()
    assert challenge.edition.number == 2
    assert [need.get("importance") for need in challenge.edition.needs] == ["must", None]
    assert client.get(page.url).content.decode().count("Skal have") == 1
