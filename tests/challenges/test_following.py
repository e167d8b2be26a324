"""Following a challenge or a topic: one's own choice, seen by nobody else."""

import pytest

from challenges import actions
from challenges.models import ChallengePage
from hub.accounts.actions import follow, unfollow
from hub.accounts.models import Delivery, Follow, Notice
from hub.base.models import Topic
from hub.kit.audit import AuditEntry
from search.models import Match
from search.profiles import interest
from search.slots import cases
from tests.challenges.test_inviting import a_match
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import a_facilitator, a_member_of, an_open_challenge

pytestmark = pytest.mark.django_db


def a_topic(name="Luft"):
    return Topic.objects.get_or_create(name=name, defaults={"slug": name.lower()})[0]


def with_topic(challenge, topic):
    page = ChallengePage.objects.get(challenge=challenge)
    page.topics.add(topic)
    page.save(clean=False)
    return challenge


def test_a_person_follows_and_stops_with_a_button_and_finds_it_on_the_profile(client):
    challenge, user = an_open_challenge(title="Renere luft"), UserFactory()
    client.force_login(user)
    there = f"/foelg/udfordring/{challenge.public_id}/"
    assert client.post(there, {"next": "/min-side/profil/"}).headers["Location"] == "/min-side/profil/"
    assert client.post(there).status_code == 302
    assert Follow.objects.of(challenge).count() == 1
    assert "Renere luft" in client.get("/min-side/profil/").content.decode()
    client.post(there, {"stop": "1", "next": "https://ondt.example/"})
    assert not Follow.objects.exists()
    assert "Renere luft" not in client.get("/min-side/profil/").content.decode()


def test_a_visitor_is_led_to_sign_in_and_back(client):
    there = f"/foelg/udfordring/{an_open_challenge().public_id}/"
    assert client.get(there).headers["Location"].endswith(f"?next={there}")


def test_the_button_never_leads_out_of_the_house(client):
    challenge = an_open_challenge()
    client.force_login(UserFactory())
    there = f"/foelg/udfordring/{challenge.public_id}/"
    for back in ("https://ondt.example/", "//ondt.example/", "javascript:alert(1)", "my_page", "-1", "\x00"):
        assert client.post(there, {"next": back}).headers["Location"] == there


def test_nobody_else_sees_who_follows():
    challenge, user = an_open_challenge(), UserFactory()
    row = follow(challenge, by=user)
    others = [a_facilitator(), a_member_of(challenge.department), UserFactory(is_superuser=True)]
    for other in others:
        assert not Follow.objects.visible_to(other).exists()
        assert not other.has_perm("accounts.view_follow", row)
    assert Follow.objects.visible_to(user).get() == row
    assert user.has_perm("accounts.view_follow", row)
    assert not AuditEntry.objects.filter(actor_id=user.public_id).exists()


def test_followers_hear_of_what_happens_and_those_who_stopped_do_not(drain):
    challenge = an_open_challenge()
    stays, stopped = UserFactory(), UserFactory()
    for user in (stays, stopped):
        follow(challenge, by=user)
    unfollow(challenge, by=stopped)
    actions.cancel(challenge, reason="Pengene er brugt", by=a_facilitator())
    drain()
    assert [notice.user for notice in Notice.objects.filter(kind="followed")] == [stays]


def test_followers_of_a_topic_hear_of_a_new_challenge_once(drain):
    topic, user = a_topic(), UserFactory()
    follow(topic, by=user)
    challenge = with_topic(an_open_challenge(), topic)
    drain()
    drain()
    assert Notice.objects.filter(kind="followed", user=user).count() == 1
    assert challenge.title in Notice.objects.get(kind="followed").subject


def test_several_new_challenges_with_ones_topic_are_one_message(client, drain):
    topic, user = a_topic(), UserFactory()
    follow(topic, by=user)
    made = [with_topic(an_open_challenge(title=f"Luft {number}"), topic) for number in range(3)]
    drain()
    notice = user.notices.shown().get()
    assert sorted(line["title"] for line in notice.links) == [challenge.title for challenge in made]
    client.force_login(user)
    page = client.get("/min-side/beskeder/").content.decode()
    assert all(challenge.title in page for challenge in made)
    assert Delivery.objects.filter(user=user).count() == 1


def test_what_one_follows_stands_higher_in_ones_own_list_and_moves_nothing_for_the_owner():
    first, second = an_open_challenge(title="Støj"), an_open_challenge(title="Luft")
    firm = a_match(first)
    Match.objects.filter(challenge=first).update(score=0.55)
    Match.objects.create(challenge=second, organisation=firm, score=0.5, strength="good", weights_version="test")
    member = firm.memberships.first().user
    ours = Match.objects.own(member).select_related("challenge")
    assert [match.challenge for match in interest.lifted(ours.all(), member)] == [first, second]
    follow(second, by=member)
    assert [match.challenge for match in interest.lifted(ours.all(), member)] == [second, first]
    seen = cases.matches_of_the_case(second, a_member_of(second.department))[1]["rows"]
    assert [row["told"].match.score for row in seen] == [0.5]


def test_following_a_topic_lifts_less_than_following_the_challenge_itself():
    topic = a_topic()
    plain, topical = an_open_challenge(title="Støj"), with_topic(an_open_challenge(title="Luft"), topic)
    firm = a_match(plain)
    Match.objects.create(challenge=topical, organisation=firm, score=0.5, strength="good", weights_version="test")
    Match.objects.filter(challenge=plain).update(score=0.55)
    member = firm.memberships.first().user
    follow(topic, by=member)
    ours = Match.objects.own(member).select_related("challenge")
    assert [match.challenge for match in interest.lifted(ours.all(), member)] == [topical, plain]
    Match.objects.filter(challenge=plain).update(score=0.65)
    assert [match.challenge for match in interest.lifted(ours.all(), member)] == [plain, topical]
