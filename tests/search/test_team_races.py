"""Two people at one team in the same moment, and one who clicks twice."""

import threading

import pytest
from django.db import connection
from django.test import Client

from challenges.models import Invitation
from hub.kit.audit import AuditEntry
from search.models import Team, TeamSeat
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import a_facilitator
from tests.search import team_world

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*posts):
    """Sends (user, address, data) all in one moment; the statuses of the answers."""
    ready, statuses = threading.Barrier(len(posts)), []

    def send(client, address, data):
        ready.wait(timeout=5)
        statuses.append(client.post(address, data).status_code)
        connection.close()

    threads = []
    for user, address, data in posts:
        client = Client(raise_request_exception=False)
        client.force_login(user)
        threads.append(threading.Thread(target=send, args=(client, address, data)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statuses


@pytest.fixture
def open_case():
    UserFactory()
    return team_world.a_case(team_world.the_topics(), equal=False)


def test_two_who_propose_in_the_same_moment_make_one_team(open_case):
    there = f"/sager/{open_case.public_id}/hold/"
    people = (a_facilitator(), team_world.owner_of(open_case))
    assert at_once(*((user, there, {"do": "propose"}) for user in people)) == [302, 302]
    assert team_world.names(Team.objects.get()) == ["Dronefirmaet", "Instituttet", "Sensorfirmaet"]


def test_of_two_opposite_decisions_one_stands_and_both_are_on_record(open_case):
    there = f"/sager/{open_case.public_id}/hold/"
    firm = str(open_case.matches.get(organisation__name="Dronefirmaet").organisation.public_id)
    people = (a_facilitator(), team_world.owner_of(open_case))
    asked = zip(people, ("put_in", "leave_out"), strict=True)
    assert at_once(*((user, there, {"do": do, "organisation": firm}) for user, do in asked)) == [302, 302]
    seat = TeamSeat.objects.get(organisation__public_id=firm)
    assert seat.state in ("locked", "left_out")
    said = AuditEntry.objects.filter(action="search.team_changed").values_list("data__change", flat=True)
    assert sorted(said) == ["left_out", "locked"]


def test_an_invitation_that_is_clicked_twice_goes_out_once(open_case):
    there = f"/sager/{open_case.public_id}/hold/"
    user = team_world.owner_of(open_case)
    at_once((user, there, {"do": "propose"}))
    assert at_once(*[(user, there, {"do": "invite"})] * 2) == [302, 302]
    assert Invitation.objects.count() == 3
    assert AuditEntry.objects.filter(action="search.team_invited").count() == 1
