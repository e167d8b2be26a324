"""Whom only they themselves may see is seen by no owner, anywhere; with a second yes, while it stands."""

import json

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from hub.accounts.actions import send_digests
from hub.accounts.models import Delivery, Notice
from hub.kit import casefile
from hub.kit.audit import AuditEntry
from partners.actions import consent, declare_evidence
from partners.models import Consent
from search.models import Match
from search.profiles import pooling
from tests.search import world
from tests.search.test_matches import AIR, PROBLEM
from tests.search.test_people import a_topic, listed, owner, page_of, stop

__all__ = ["owner"]  # a fixture
pytestmark = pytest.mark.django_db
CANARY = "Kanarie Fuglsang"
SAID = "Luftkvalitet langs veje måler jeg med et zeppelin og sensorer, der ser trafik"


@pytest.fixture
def facilitator():
    return world.a_user("fac@example.dk", "facilitator")


def everything_told_of(challenge, user):
    """All that an owner may come by: pages, counts, the file of the case, messages, mails, the register, the audit."""
    door = Client()
    door.force_login(user)
    case = challenge.public_id
    addresses = [reverse(name, args=[case]) for name in ("case_matches", "case_team", "case_detail", "case_invite")]
    addresses += [reverse("my_page"), reverse("how_we_match"), "/saadan-matcher-vi.json", "/soeg/?q=luft", "/tal/"]
    said = [door.get(address).content.decode() for address in addresses]
    said += [str(row) for row in Notice.objects.filter(user=user).values()]
    said += [str(row) for row in Delivery.objects.filter(user=user).values()]
    said += [f"{one.subject} {one.body}" for one in mail.outbox if user.email in one.to]
    said += [str(row) for row in AuditEntry.objects.timeline(case).values("action", "data", "subject_id")]
    said += [str(vars(casefile.gather(challenge)))]
    said += [json.dumps([match.reasons, match.missing]) for match in Match.objects.visible_to(user)]
    return "\n".join(said)


@pytest.mark.parametrize("who", ["owner", "facilitator"])
def test_whoever_has_not_agreed_to_be_suggested_is_seen_by_no_owner_anywhere(request, who, drain):
    user = request.getfixturevalue(who)
    world.an_organisation("Måge og Fyr", AIR)
    shown = world.a_person("Rikke Forsker", AIR, suggested=True)
    own = [a_topic("Zeppelin"), a_topic("Luftkvalitet")]
    hidden = world.a_person(CANARY, SAID, about="Mit zeppelin måler luft", topics=own)
    challenge = world.a_challenge("Renere luft", PROBLEM, needs=[("academia", "", [own[1].slug])])
    drain()
    declare_evidence(person=hidden, by=hidden.user, kind="pilot", text=f"{AIR} fra et zeppelin")
    drain()
    send_digests()
    assert hidden.matches.exists()
    assert sorted(listed(challenge, user)) == ["Måge og Fyr", "Rikke Forsker"]
    seen = everything_told_of(challenge, user)
    for secret in ("Kanarie", "zeppelin", str(hidden.public_id), str(hidden.matches.get().public_id)):
        assert secret not in seen
    assert shown.name in seen
    entries = AuditEntry.objects.timeline(challenge.public_id).filter(action="search.matched")
    assert max(entry.data["kept"] for entry in entries) == 2
    assert not Match.objects.visible_to(user).filter(person=hidden).exists()


@pytest.mark.parametrize("state", ["matched", "suggested", "withdrawn"])
def test_who_may_see_a_match_is_the_same_for_lists_and_for_the_rule(owner, facilitator, drain, state):
    firm = world.an_organisation("Måge og Fyr", AIR)
    person = world.a_person("Rikke Forsker", AIR, suggested=state != "matched")
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    if state == "withdrawn":
        stop(person, Consent.Purpose.MATCHING)
    everybody = [
        owner,
        facilitator,
        person.user,
        world.a_user("m@example.dk", of=firm),
        world.a_user("ingen@example.dk"),
    ]
    everybody += [world.a_user("red@example.dk", "editor"), world.a_user("adm@example.dk", "administrator")]
    assert challenge.matches.count() == 2
    for user in everybody:
        seen = set(Match.objects.visible_to(user))
        assert seen == {match for match in challenge.matches.all() if user.has_perm("search.view_match", match)}
    theirs = {user.email for user in everybody if Match.objects.visible_to(user).filter(person=person).exists()}
    own, staff = {person.user.email}, {owner.email, facilitator.email}
    assert theirs == {"matched": own, "suggested": own | staff, "withdrawn": set()}[state]


def test_an_owner_sees_name_title_and_reasons_of_a_person_and_no_way_to_write_to_them(owner, drain):
    person = world.a_person(
        "Rikke Forsker", AIR, suggested=True, title="Lektor", email="rikke@uni.example", phone="12345678"
    )
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    text = page_of(owner, "case_matches", challenge.public_id)
    assert "Rikke Forsker" in text
    assert "Lektor" in text
    assert "luftkvalitet" in text.lower()
    assert person.email not in text
    assert person.phone not in text


def test_a_yes_taken_back_works_before_anything_is_computed_again(owner, drain):
    person = world.a_person("Rikke Forsker", AIR, suggested=True)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    assert listed(challenge, owner) == ["Rikke Forsker"]
    stop(person, Consent.Purpose.SUGGESTING)
    assert listed(challenge, owner) == []
    assert Match.objects.own(person.user).get().person == person
    stop(person, Consent.Purpose.MATCHING)
    assert not Match.objects.own(person.user).exists()
    drain()
    assert not Match.objects.exists()


def test_no_longer_wanting_to_be_matched_ends_being_suggested_for_good(owner, drain):
    person = world.a_person("Rikke Forsker", AIR, suggested=True)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    stop(person, Consent.Purpose.MATCHING)
    consent(person=person, by=person.user)
    drain()
    assert person.matches.exists()
    assert listed(challenge, owner) == []


def test_the_second_yes_is_asked_for_by_itself_and_off_until_then():
    person = world.a_person("Rikke Forsker", AIR, matched=False)
    door = Client()
    door.force_login(person.user)
    assert "suggesting" not in door.get(reverse("profile")).content.decode()
    door.post(reverse("profile_consent"), {"suggesting": "on"})
    assert not person.consents.exists()
    door.post(reverse("profile_consent"), {"matching": "on"})
    assert [row.purpose for row in person.consents.all()] == ["matching"]
    assert 'name="suggesting" value="on"' in door.get(reverse("profile")).content.decode()
    door.post(reverse("profile_consent"), {"suggesting": "on"})
    assert {row.purpose for row in person.consents.filter(withdrawn_at=None)} == {"matching", "suggesting"}
    door.post(reverse("profile_consent"), {"suggesting": "off"})
    assert [row.purpose for row in person.consents.filter(withdrawn_at=None)] == ["matching"]


def test_who_is_hidden_takes_nobodys_place(drain, monkeypatch):
    monkeypatch.setattr(pooling, "KEPT", 2)
    for name in ("Anna A", "Bo B", "Carl C"):
        world.a_person(name, AIR, AIR + " og broer")
    for name in ("Måge og Fyr", "Havlys", "Fyrtårnet"):
        world.an_organisation(name, AIR + " og havne")
    drain()
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    assert challenge.matches.filter(person=None).count() == challenge.matches.exclude(person=None).count() == 2
