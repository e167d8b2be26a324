"""People who are invited and take a seat in a team: only with their second yes, and only where the challenge fits."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from challenges.actions import Refused, answer_invitation, invite, invite_people
from challenges.models import Invitation
from hub.accounts.actions import erase
from hub.accounts.models import Delivery, Notice
from hub.kit.audit import AuditEntry
from partners.models import Consent
from search import seating
from search.actions import invite_team, leave_out, propose_team, put_in
from search.models import TeamSeat
from search.slots import cases
from tests.search import world
from tests.search.test_matches import AIR, FISH, PROBLEM
from tests.search.test_people import listed, owner, page_of, stop, told

__all__ = ["owner"]  # a fixture
pytestmark = pytest.mark.django_db
NEEDS = [("business", "Sensorer", ()), ("academia", "Måling af luftkvalitet", ())]


@pytest.fixture
def route():
    return world.a_route(takes_answers=True, equal=True)


@pytest.fixture
def case(route, drain):
    questions = [{"type": "item", "value": {"label": "Hvordan?", "kind": "long", "required": True}}]
    made = world.a_challenge("Renere luft", PROBLEM, needs=NEEDS, questions=questions)
    drain()
    return made


@pytest.fixture
def rikke(case, drain):
    person = world.a_person("Rikke Forsker", AIR, suggested=True, title="Lektor")
    drain()
    return person


def row_of(case, user, name):
    return next(row for row in cases.matches_of_the_case(case, user)[1]["rows"] if row["told"].match.name == name)


def test_a_person_is_invited_by_the_owner_with_the_text_for_people_and_answers(case, rikke, owner, drain):
    door = Client()
    door.force_login(owner)
    page = door.get(reverse("case_matches", args=[case.public_id])).content.decode()
    asked = f"{reverse('case_invite', args=[case.public_id])}?person={rikke.public_id}"
    assert asked in page
    assert "Rikke Forsker" in door.get(asked).content.decode()
    door.post(reverse("case_invite", args=[case.public_id]), {"person": rikke.public_id})
    drain()
    sent = Invitation.objects.get(person=rikke)
    assert sent.text.text.kind == "invitation_person"
    assert len(told(rikke.user, "invited")) == 1
    assert "Rikke Forsker" in page_of(rikke.user, "invitation_detail", sent.public_id)
    assert "Renere luft" in page_of(rikke.user, "my_page")
    answer_invitation(sent, answer="accepted", by=rikke.user)
    drain()
    assert "Rikke" not in str(list(Notice.objects.filter(user=owner).values())) + str(list(Delivery.objects.values()))
    assert "Rikke Forsker" in page_of(owner, "invitation_detail", sent.public_id)
    assert row_of(case, owner, "Rikke Forsker")["invitation"] == sent


def test_nobody_is_invited_without_the_second_yes_nor_where_nothing_fits(case, rikke, owner, drain):
    private = world.a_person("Kanarie Fuglsang", AIR)
    other = world.a_person("Fie Fisk", FISH, suggested=True)
    drain()
    for person in (private, other):
        with pytest.raises(Refused):
            invite_people(case, [rikke, person], by=owner)
        door = Client()
        door.force_login(owner)
        address = reverse("case_invite", args=[case.public_id])
        assert person.name not in door.get(f"{address}?person={person.public_id}").content.decode()
        door.post(address, {"person": person.public_id})
    stop(rikke, Consent.Purpose.SUGGESTING)
    with pytest.raises(Refused):
        invite_people(case, [rikke], by=owner)
    assert not Invitation.objects.exists()


def test_where_answers_are_not_taken_nobody_is_invited(drain, owner):
    challenge = world.a_challenge("Renere luft", PROBLEM)
    person = world.a_person("Rikke Forsker", AIR, suggested=True)
    drain()
    with pytest.raises(Refused):
        invite_people(challenge, [person], by=owner)
    assert row_of(challenge, owner, "Rikke Forsker")["alone"] is False


def test_inviting_a_person_leaves_all_who_compete_to_be_invited_at_once(case, rikke, owner, drain):
    firm = world.an_organisation("Måge og Fyr", AIR)
    drain()
    invite_people(case, [rikke], by=owner)
    assert [one.organisation for one in invite(case, [firm], by=owner)] == [firm]
    assert invite_people(case, [rikke], by=owner) == []


@pytest.mark.parametrize("answer", ["", "accepted"])
def test_an_invitation_is_seen_by_the_same_in_lists_and_by_the_rule(case, rikke, owner, answer):
    (sent,) = invite_people(case, [rikke], by=owner)
    if answer:
        answer_invitation(sent, answer=answer, by=rikke.user)
    staff = {owner, world.a_user("fac@example.dk", "facilitator")}
    everybody = {rikke.user, world.a_user("ingen@example.dk"), *staff}
    for stopped in (False, True):
        if stopped:
            stop(rikke, Consent.Purpose.SUGGESTING)
        sent.refresh_from_db()
        seeing = {user for user in everybody if Invitation.objects.visible_to(user).exists()}
        assert seeing == {user for user in everybody if user.has_perm("challenges.view_invitation", sent)}
        assert seeing == {rikke.user, *(staff if answer or not stopped else ())}
        assert [user for user in everybody if user.has_perm("challenges.answer_invitation", sent)] == [rikke.user]


def test_a_person_takes_a_seat_of_knowledge_and_is_invited_from_the_team(case, rikke, owner):
    built = propose_team(case, by=owner)
    assert [seat.person for seat in built.seats.all()] == [rikke]
    page = page_of(owner, "case_team", case.public_id)
    assert "Rikke Forsker" in page
    assert "Lektor" in page
    (sent,) = invite_team(case, by=owner)
    assert sent.person == rikke


def test_a_person_can_be_put_in_and_left_out_through_the_door_and_the_minutes_name_nobody(case, rikke, owner):
    world.a_person("Kanarie Fuglsang", AIR)
    propose_team(case, by=owner)
    door = Client()
    door.force_login(owner)
    address = reverse("case_team", args=[case.public_id])
    door.post(address, {"do": "leave_out", "person": rikke.public_id})
    assert TeamSeat.objects.get(person=rikke).state == "left_out"
    door.post(address, {"do": "free", "person": rikke.public_id})
    door.post(address, {"do": "put_in", "person": rikke.public_id})
    assert TeamSeat.objects.get(person=rikke).state == "locked"
    hidden = world.a_person("Kanarie Fuglsang", AIR)
    assert door.post(address, {"do": "put_in", "person": hidden.public_id}).status_code == 404
    entries = AuditEntry.objects.timeline(case.public_id).filter(action__startswith="search.team")
    assert str(rikke.public_id) not in str(list(entries.values()))


def test_a_seat_and_a_proposal_end_with_the_second_yes(case, rikke, owner, drain):
    propose_team(case, by=owner)
    stop(rikke, Consent.Purpose.SUGGESTING)
    assert "Rikke" not in page_of(owner, "case_team", case.public_id)
    drain()
    assert not TeamSeat.objects.exists()
    with pytest.raises(Refused):
        put_in(case, rikke, by=owner)
    with pytest.raises(Refused):
        leave_out(case, rikke, by=owner)


def test_a_professor_and_the_institute_count_as_one_house(case, drain, owner):
    lab = world.an_organisation("Institut for luft", AIR, helix="academia")
    world.a_person("Rikke Forsker", AIR, suggested=True, of=lab)
    drain()
    assert len(listed(case, owner)) == 2
    assert propose_team(case, by=owner).seats.count() == 1


def test_with_the_account_go_invitations_and_seats(case, rikke, owner, drain):
    propose_team(case, by=owner)
    invite_people(case, [rikke], by=owner)
    erase(rikke.user, by=rikke.user)
    drain()
    assert not Invitation.objects.exists()
    assert not TeamSeat.objects.exists()


def test_the_team_takes_as_many_queries_for_three_people_as_for_one(case, rikke, owner, drain):
    counts = []
    for names in ([], ["Anna A", "Bo B"]):
        for name in names:
            world.a_person(name, AIR, suggested=True)
        drain()
        built = propose_team(case, by=owner)
        seating.page_of(case, built, owner)  # the case is read once
        with CaptureQueriesContext(connection) as asked:
            seating.page_of(case, built, owner)
        counts.append(len(asked))
    assert counts[0] == counts[1]
