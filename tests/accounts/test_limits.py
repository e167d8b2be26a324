"""Whoever asks very often is asked to wait; people and staff never notice; without a cache nobody is stopped."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from hub.accounts import limits
from hub.accounts.models import User
from search.models import Match, MatchFeedback
from tests.challenges.test_inviting import a_match
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import a_facilitator, a_member_of, an_open_challenge

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def counted(settings):
    settings.ACCOUNT_RATE_LIMITS = {}
    cache.clear()
    yield
    cache.clear()


@pytest.mark.once
def test_a_robot_on_the_lists_of_matches_is_asked_to_wait_in_its_language(client):
    challenge = an_open_challenge()
    client.force_login(a_member_of(challenge.department))
    there = f"/sager/{challenge.public_id}/match/"
    for _number in range(60):
        assert client.get(there).status_code == 200
    refused = client.get(there)
    assert refused.status_code == 429
    assert refused["Retry-After"] == "300"  # what was asked first must be so long ago
    assert "<h1>" in refused.content.decode()
    assert "Wait a few minutes" in client.get(f"/en{there}").content.decode()
    client.force_login(a_facilitator())
    assert {client.get(there).status_code for _number in range(61)} == {200}


def asked(user, times):
    request = RequestFactory().get("/x/")
    request.user = user
    return [limits.may_ask(request, "x", "3/1m") for _number in range(times)]


def test_each_person_is_counted_alone_and_staff_may_ten_times_as_often():
    one, other, staff = UserFactory(), UserFactory(), UserFactory(groups=["facilitator"])
    assert asked(one, 4) == [True, True, True, False]
    assert asked(other, 3) == [True, True, True]
    assert asked(User.objects.get(pk=staff.pk), 31) == [True] * 30 + [False]


def test_a_cache_that_is_away_stops_nobody(monkeypatch):
    def away(*args, **kwargs):
        raise ConnectionError

    monkeypatch.setattr(limits.ratelimit, "consume", away)
    assert asked(UserFactory(), 9) == [True] * 9


@pytest.mark.once
def test_what_is_sent_too_often_stands_on_the_page_and_can_be_sent_again(client):
    challenge = an_open_challenge()
    match = Match.objects.get(organisation=a_match(challenge))
    client.force_login(a_member_of(challenge.department))
    there = f"/match/{match.public_id}/mening/?side=owner"
    for _number in range(60):
        assert client.get(there).status_code == 200
    said = {"kind": "wrong", "side": "owner", "reason": "De laver noget helt <andet>."}
    refused = client.post(there, said).content.decode()
    assert "Det, du sendte, er ikke tabt" in refused
    assert 'name="reason" value="De laver noget helt &lt;andet&gt;."' in refused
    assert "<p>De laver noget helt &lt;andet&gt;.</p>" in refused
    assert not MatchFeedback.objects.exists()
    cache.clear()
    client.post(there, said)
    assert MatchFeedback.objects.get().reason == said["reason"]


@pytest.mark.once
def test_the_page_of_a_team_is_counted_too(client):
    challenge = an_open_challenge()
    client.force_login(a_member_of(challenge.department))
    there = f"/sager/{challenge.public_id}/hold/"
    codes = [client.get(there).status_code for _number in range(121)]
    assert (codes[0], codes[119], codes[120]) == (200, 200, 429)
