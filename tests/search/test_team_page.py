"""The page of a team, as it is used: looked at, changed by posts, sent twice, and asked for by those who may not."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from challenges.models import Invitation
from hub.base import memory
from hub.base.models import Topic
from partners.models import Organisation
from search import actions
from search.models import Match, Team, TeamSeat
from search.profiles.delivering import PILOT
from tests.challenges.test_inviting import a_match
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import a_facilitator, after
from tests.factories.partners import EvidenceFactory
from tests.measuring import twice
from tests.search import world
from tests.search.team_world import a_case, a_named, names, owner_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def there(challenge):
    return f"/sager/{challenge.public_id}/hold/"


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def post(client, challenge, do, **given):
    return client.post(there(challenge), {"do": do, **given}, follow=True)


def named(name):
    return Organisation.objects.get(name=name)


@pytest.fixture
def owner(case, client):
    user = owner_of(case)
    client.force_login(user)
    return user


def test_an_owner_has_a_team_proposed_and_reads_what_each_seat_adds(case, client, owner):
    assert "Foreslå et hold" in text_of(client.get(there(case)))
    page = text_of(post(client, case, "propose"))
    for words in ("Dronefirmaet", "Sensorfirmaet", "Instituttet", "Droner", "Pladsen er åben", case.department.name):
        assert words in page
    assert "som ingen andre på holdet har: 1 ud af 3 kompetencer" in page
    assert "0 ud af 3 kompetencer er dækket" in page
    assert page.count("Sagt, ikke vist endnu") == 3


def test_the_way_to_the_team_stands_on_the_page_of_matches_while_it_can_be_built(case, client, owner):
    matches = f"/sager/{case.public_id}/match/"
    assert there(case) in client.get(matches).content.decode()
    assert "Byg et hold" in text_of(client.get(matches))
    post(client, case, "propose")
    assert "Se holdet" in text_of(client.get(matches))
    with after(case):
        client.force_login(owner)
        assert there(case) not in client.get(matches).content.decode()


def test_seats_are_changed_by_plain_posts(case, client, owner):
    post(client, case, "propose")
    third = a_match(case, name="Tredje firma")
    page = post(client, case, "put_in", organisation=third.public_id)
    assert "Skal være med" in text_of(page)
    post(client, case, "leave_out", organisation=named("Instituttet").public_id)
    assert names(Team.objects.get(), "left_out") == ["Instituttet"]
    assert "Udeladt" in text_of(client.get(there(case)))
    post(client, case, "free", organisation=named("Instituttet").public_id)
    assert not TeamSeat.objects.filter(state="left_out").exists()
    post(client, case, "reframe", size="3-4", public="1-1", business="0-1", academia="0-1", civil="0-1")
    assert names(Team.objects.get()) == ["Instituttet", "Tredje firma"]
    members = Team.objects.get().proposals[0]["members"]
    assert "Forslaget er holdet nu" in text_of(post(client, case, "choose", member=members))


def test_a_refusal_is_said_in_plain_words(case, client, owner):
    for name in ("Dronefirmaet", "Sensorfirmaet"):
        post(client, case, "put_in", organisation=named(name).public_id)
    page = post(client, case, "put_in", organisation=a_match(case).public_id)
    assert "Så mange, der skal være med, er der ikke plads til" in text_of(page)
    assert "Behøver ikke være med" in text_of(client.get(there(case)))  # what the refusal names stands on a button


def test_where_answers_are_taken_elsewhere_no_page_offers_to_invite(topics, client):
    tender = a_case(topics, takes_answers=False)
    client.force_login(owner_of(tender))
    told = "Derfor inviterer du ingen herfra"
    for page in (post(client, tender, "propose"), client.get(f"/sager/{tender.public_id}/match/")):
        assert told in text_of(page)
        for offer in (
            "inviteres samlet",
            "inviteres én ad gangen",
            "invitér derfra",
            f"{tender.public_id}/invitation/",
        ):
            assert offer not in page.content.decode()
    asked = client.get(f"/sager/{tender.public_id}/invitation/")
    assert told in text_of(asked)
    assert "Send 2 invitationer" not in text_of(asked)


def test_who_has_only_something_near_a_competence_is_not_said_to_have_it(case, topics, client, owner):
    broader = Topic.objects.create(name="Luftfart", slug="luftfart", kind="theme")
    Topic.objects.filter(pk=topics["drones"].pk).update(parent=broader)
    firm = named("Dronefirmaet")
    firm.topics.set([broader])
    firm.save()
    page = text_of(post(client, case, "propose"))
    assert "noget tæt på Droner, som ingen andre på holdet har" in page
    assert "Kun noget tæt på Dronefirmaet" in page
    assert "0 ud af 3 kompetencer er dækket · 2 sagt, ikke vist endnu" in page
    assert Team.objects.get().proposals[0]["said"] == 2
    firm.topics.set([topics["drones"]])
    firm.save()
    assert "3 sagt, ikke vist endnu" in text_of(post(client, case, "propose"))


def test_on_an_equal_route_the_page_says_what_may_be_done_and_offers_no_more(case, client, owner):
    answer = post(client, case, "propose")
    page, html = text_of(answer), answer.content.decode()
    assert "må ingen, der konkurrerer, inviteres alene" in page
    assert "Invitér alle 2 match på én gang" in page
    invite = f"/sager/{case.public_id}/invitation/"
    alone = set(re.findall(rf"{invite}\?organisation=([0-9a-f-]+)", html))
    assert alone == {str(named("Instituttet").public_id)}
    post(client, case, "invite")
    assert [one.organisation.name for one in Invitation.objects.all()] == ["Instituttet"]
    assert "arbejdet sammen" not in page


def test_on_a_free_route_the_whole_team_is_invited_from_the_page(topics, client):
    free = a_case(topics, equal=False)
    client.force_login(owner_of(free))
    post(client, free, "propose")
    assert "3 organisationer er inviteret" in text_of(post(client, free, "invite"))
    assert "Der var ingen tilbage at invitere" in text_of(post(client, free, "invite"))
    assert Invitation.objects.count() == 3


def test_others_find_nothing_and_change_nothing(case, client):
    actions.propose_team(case, by=owner_of(case))
    firm = named("Dronefirmaet")
    people = [
        firm.memberships.get().user,
        UserFactory(),
        UserFactory(groups=["editor"]),
        UserFactory(is_superuser=True),
    ]
    before = names(Team.objects.get())
    for user in people:
        client.force_login(user)
        assert client.get(there(case)).status_code == 404
        for do in ("propose", "leave_out", "put_in", "free", "choose", "invite", "reframe"):
            assert client.post(there(case), {"do": do, "organisation": firm.public_id}).status_code == 404
    client.logout()
    assert "/konto/login/" in client.post(there(case), {"do": "propose"})["Location"]
    assert names(Team.objects.get()) == before
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"do": "x"},
        {"do": "put_in"},
        {"do": "put_in", "organisation": "\x00"},
        {"do": "leave_out", "organisation": "00000000-0000-0000-0000-000000000000"},
        {"do": "reframe", "size": "9-1"},
        {"do": "reframe", "size": "4-6", "public": "0-0", "business": "1-1", "academia": "1-1", "civil": "1-1"},
    ],
)
def test_what_no_form_sends_is_not_there(case, client, owner, given):
    assert client.post(there(case), given).status_code == 404
    assert not Team.objects.exists()


def test_organisations_that_have_nothing_to_do_with_the_case_are_not_there(case, client, owner):
    strange = a_named("Fremmed")
    assert client.post(there(case), {"do": "put_in", "organisation": strange.public_id}).status_code == 404


def test_a_choice_from_a_page_that_has_become_old_is_refused_not_carried_out(case, client, owner):
    post(client, case, "propose")
    shown = Team.objects.get().proposals[0]["members"]
    actions.leave_out(case, named("Dronefirmaet"), by=a_facilitator())
    page = text_of(post(client, case, "choose", member=shown))
    assert "Disse forslag er ikke længere de nyeste" in page
    assert "Dronefirmaet" not in names(Team.objects.get())


def test_who_can_no_longer_be_matched_is_not_shown(case, client, owner):
    post(client, case, "propose")
    named("Dronefirmaet").consents.update(withdrawn_at=case.created_at)
    page = text_of(client.get(there(case)))
    assert "Dronefirmaet" not in page
    assert "Find et nyt hold" in page
    assert "Mangler" in page


def test_after_the_deadline_the_team_can_be_read_and_not_changed(case, client, owner):
    post(client, case, "propose")
    with after(case):
        client.force_login(owner)
        html = client.get(there(case)).content.decode()
        assert "Dronefirmaet" in html
        assert 'name="do"' not in html
        assert "er inviteret" not in text_of(post(client, case, "invite"))


def test_a_draft_says_when_teams_are_built(client):
    draft = world.a_draft("Støj")
    client.force_login(a_facilitator())
    assert "Der er intet hold" in text_of(client.get(there(draft)))


def test_the_page_asks_at_most_ten_questions_however_many_seats_there_are(case, client, owner, monkeypatch):
    monkeypatch.setattr(memory, "READ_EVERY", 3600)  # a slow machine would look at the content version once more
    asked = {}
    for helix in ("business", "civil"):
        give_reasons_to(a_match(case, helix=helix))
        give_reasons_to(*Organisation.objects.filter(matches__challenge=case))
        post(client, case, "propose")
        client.get(there(case))
        with CaptureQueriesContext(connection) as queries:
            client.get(there(case))
        asked[TeamSeat.objects.count()] = [query["sql"] for query in queries]
    few, many = asked.values()
    assert len(few) == len(many) <= 10, "\n".join(many)
    assert twice(many) == []


def give_reasons_to(*organisations):
    """Of every sort that has to be looked up: topics, evidence, pilots."""
    for one in organisations:
        cited = [str(EvidenceFactory(organisation=one).public_id), f"{PILOT}{one.public_id}"]
        reasons = [{"kind": "competences", "topics": [{"id": "drones", "name": "Droner"}]}]
        reasons += [{"kind": "cited", "evidence": name} for name in cited]
        one.matches.update(reasons=reasons)


def test_the_page_speaks_english_too(case, client, owner):
    actions.propose_team(case, by=owner)
    with translation.override("en"):
        page = client.get("/en" + there(case)).content.decode()
    assert "The seat is open" in page
    assert '<span lang="da">Droner</span>' in page


def test_a_match_without_any_seat_can_be_put_in_before_a_team_was_proposed(case, client, owner):
    post(client, case, "put_in", organisation=named("Sensorfirmaet").public_id)
    assert names(Team.objects.get(), "locked") == ["Sensorfirmaet"]
    assert Match.objects.filter(challenge=case).count() == 3


def test_the_first_twenty_stand_open_and_the_rest_are_folded_on_both_pages(case, client, owner):
    for number in range(24):
        a_match(case, name=f"Firma {number:02}")
    post(client, case, "propose")
    pages = (
        (f"/sager/{case.public_id}/match/", "case-matches", "<h3>"),
        (there(case), "others", '<span class="rowline"><b>'),
    )
    for address, start, each in pages:
        part = client.get(address).content.decode().split(f'id="{start}"')[1].split("</section>")[0]
        shown, folded = part[part.index("<li") :].split('<details class="fold">')[:2]
        rest = int(re.search(r"<summary>Vis (\d+) flere</summary>", folded)[1])
        assert shown.count(each) == 20
        assert folded.count(each) == rest
    assert 20 + rest + TeamSeat.objects.filter(team__challenge=case, state="proposed").count() == 27
