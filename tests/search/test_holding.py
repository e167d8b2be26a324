"""Sudden changes of what an organisation or a person shows: they wait a day in the challenges that were open."""

import datetime as dt

import pytest
from django.urls import reverse

from challenges.models import Challenge
from hub.base.models import Topic
from hub.kit import clock
from hub.kit.audit import AuditEntry
from partners import actions as partners
from partners.models import Consent, Membership
from search import actions, moderation
from search.models import Match
from search.ticks import end_holds
from tests.search import world
from tests.search.test_moderation import DAY, PROBLEM, facilitator
from tests.search.test_stuffing import HONEST

__all__ = ["facilitator"]  # a fixture
pytestmark = pytest.mark.django_db


def an_old_firm(name="Måge og Fyr"):
    """It showed something long before any challenge opened."""
    with clock.at(clock.now() - 30 * DAY):
        firm = world.an_organisation(name, "Vi bager brød og kager til kantiner.")
        firm.anna = world.a_user("anna@example.dk", of=firm)
    return firm


def test_a_sudden_change_counts_a_day_later_in_what_was_open_and_is_marked(drain):
    firm = an_old_firm()
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    assert not Match.objects.exists()
    partners.declare_evidence(firm, kind="solution", text=HONEST, by=firm.anna)
    drain()
    assert moderation.held(Challenge.objects.get(pk=challenge.pk)) == {(firm.pk, None)}
    assert not Match.objects.exists()
    actions.rebuild_matches(challenge)
    assert not Match.objects.exists()
    with clock.at(clock.now() + DAY + dt.timedelta(minutes=1)):
        end_holds()
        drain()
        assert [match.organisation for match in challenge.matches.all()] == [firm]
        assert not moderation.changed_suddenly().exists()


def test_a_held_match_stays_as_it_was(drain):
    with clock.at(clock.now() - 30 * DAY):
        firm = world.an_organisation("Måge og Fyr", HONEST)
        firm.anna = world.a_user("anna@example.dk", of=firm)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    before = challenge.matches.get()
    partners.change_evidence(firm.evidence.get(), text="Vi laver is.", by=firm.anna)
    drain()
    actions.rebuild_matches(challenge)
    assert challenge.matches.get().reasons == before.reasons


def test_a_newcomer_counts_at_once_and_what_opens_later_is_matched_at_once(drain):
    old = an_old_firm()
    first = world.a_challenge("Renere luft", PROBLEM)
    drain()
    new = world.an_organisation("Terne")
    partners.declare_evidence(new, kind="solution", text=HONEST, by=world.a_user("bo@example.dk", of=new))
    partners.declare_evidence(old, kind="solution", text="Vi måler luftkvalitet langs veje.", by=old.anna)
    drain()
    assert [match.organisation for match in first.matches.all()] == [new]
    later = world.a_challenge("Luft ved skolerne", PROBLEM, opens_in=1)
    drain()
    assert old in {match.organisation for match in later.matches.all()}
    assert moderation.held(first) == {(old.pk, None)}
    assert moderation.held(later) == set()


def test_who_takes_all_back_and_writes_anew_is_no_newcomer(drain):
    firm = an_old_firm()
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    partners.remove_evidence(firm.evidence.get(), by=firm.anna)
    drain()
    partners.declare_evidence(firm, kind="solution", text=HONEST, by=firm.anna)
    drain()
    assert moderation.held(Challenge.objects.get(pk=challenge.pk)) == {(firm.pk, None)}
    assert not Match.objects.exists()
    with clock.at(clock.now() + DAY + dt.timedelta(minutes=1)):
        end_holds()
        drain()
        assert Match.objects.exists()


@pytest.mark.parametrize("before", ["Vi bager brød og kager til kantiner.", ""])
def test_who_has_a_description_alone_and_writes_it_anew_waits_too_and_who_had_none_does_not(drain, before):
    with clock.at(clock.now() - 30 * DAY):
        firm = world.an_organisation("Måge og Fyr", description=before)
        anna = world.a_user("anna@example.dk", of=firm)
    world.a_challenge("Renere luft", PROBLEM)
    drain()
    partners.change(firm, description=HONEST, by=anna)
    drain()
    assert Match.objects.exists() == (not before)


@pytest.fixture
def marked(drain):
    """A firm that showed something new after a challenge had opened."""
    firm = an_old_firm()
    world.a_challenge("Renere luft ved Ringgaden", PROBLEM)
    partners.declare_evidence(firm, kind="solution", text=HONEST, by=firm.anna)
    drain()
    return firm


def test_a_mark_names_no_challenge(marked, facilitator, client):
    client.force_login(facilitator)
    page = client.get("/sager/tekster/?show=sudden").content.decode()
    assert marked.name in page
    assert "Ringgaden" not in page
    entry = AuditEntry.objects.get(action="search.change_marked")
    assert (entry.case_id, entry.data) == (None, {"again": False})


def test_the_list_of_the_last_day_leaves_out_what_is_older_also_before_the_hold_has_ended(marked, facilitator, client):
    client.force_login(facilitator)
    with clock.at(clock.now() + DAY):
        assert moderation.changed_suddenly().exists()
        assert marked.name not in client.get("/sager/tekster/?show=sudden").content.decode()


@pytest.fixture
def researcher(drain):
    """Somebody who showed something long before any challenge opened, and agrees to be suggested."""
    with clock.at(clock.now() - 30 * DAY):
        person = world.a_person("Rikke Forsker", HONEST, suggested=True)
        drain()
    return person


def says(person, **fields):
    given = {name: getattr(person, name) for name in ("title", "email", "phone", "about")} | fields
    return partners.change_profile(person.user, name=person.name, language="da", by=person.user, **given)


def chooses(person):
    return partners.choose_topics(person, topics=Topic.objects.filter(slug="luftkvalitet"), by=person.user)


CHANGES = {
    "a new text": lambda person: partners.declare_evidence(
        person=person, by=person.user, kind="solution", text="Vi sætter sensorer på lygtepæle."
    ),
    "other words of a text": lambda person: partners.change_evidence(
        person.evidence.get(), by=person.user, text="Vi bager brød og kager."
    ),
    "what they write about themselves": lambda person: says(person, about="Vi måler luftkvalitet langs veje."),
    "competences": chooses,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_persons_sudden_change_counts_a_day_later_in_what_was_open_too(researcher, drain, change):
    challenge = world.a_challenge("Renere luft", PROBLEM, needs=[("academia", "", ["luftkvalitet"]), ("", "", [])])
    Topic.objects.create(name="Luftkvalitet", slug="luftkvalitet", kind="competence")
    drain()
    before = list(challenge.matches.values_list("person", "contributions"))
    assert [person for person, _contributions in before] == [researcher.pk]
    CHANGES[change](researcher)
    drain()
    actions.rebuild_matches(challenge)
    assert moderation.held(Challenge.objects.get(pk=challenge.pk)) == {(None, researcher.pk)}
    assert list(challenge.matches.values_list("person", "contributions")) == before
    with clock.at(clock.now() + DAY + dt.timedelta(minutes=1)):
        end_holds()
        drain()
        assert not moderation.changed_suddenly().exists()
        assert list(challenge.matches.values_list("person", "contributions")) != before


def test_a_person_who_changes_nothing_that_is_compared_or_is_new_is_not_held(researcher, drain, facilitator):
    challenge = world.a_challenge("Renere luft", PROBLEM)
    says(researcher, phone="12345678", title="Lektor")
    says(researcher)
    partners.verify_evidence(researcher.evidence.get(), by=facilitator)
    new = world.a_person("Ny Forsker", HONEST, about="Vi måler luftkvalitet langs veje.")
    drain()
    assert moderation.held(Challenge.objects.get(pk=challenge.pk)) == set()
    assert {match.person for match in challenge.matches.all()} >= {new}


def test_who_begins_to_act_for_those_who_ask_is_matched_no_more_though_a_change_waits(researcher, drain):
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    says(researcher, about="Vi laver is.")
    drain()
    assert challenge.matches.exists()
    Membership.objects.create(user=researcher.user, organisation=challenge.department, confirmed_at=clock.now())
    actions.rematch(researcher)
    assert not challenge.matches.exists()


def test_a_persons_change_is_named_to_the_secretariat_only_while_they_agree_to_be_suggested(
    researcher, drain, facilitator, client
):
    world.a_challenge("Renere luft", PROBLEM)
    says(researcher, about=HONEST)
    drain()
    client.force_login(researcher.user)
    page = client.get(reverse("profile")).content.decode()
    assert "Det, du viser om dig selv" in page
    assert "dine match med dem et døgn efter din sidste ændring" in page
    client.force_login(facilitator)
    assert "Rikke Forsker" in client.get("/sager/tekster/?show=sudden").content.decode()
    agreed = Consent.objects.active(Consent.Purpose.SUGGESTING).get(person=researcher)
    partners.withdraw_consent(agreed, by=researcher.user)
    assert "Rikke Forsker" not in client.get("/sager/tekster/?show=sudden").content.decode()
