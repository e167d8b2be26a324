"""The page of a team after it was changed by hand, and after those in it have answered."""

import pytest

from challenges.actions import answer_invitation, invite
from challenges.models import Invitation
from partners.models import Organisation
from search.models import Team
from tests.challenges.test_inviting import a_match
from tests.factories.challenges_answers import a_facilitator
from tests.factories.partners import EvidenceFactory
from tests.search.team_world import a_case, owner_of
from tests.search.test_team_page import named, post, text_of, there

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def owner(case, client):
    user = owner_of(case)
    client.force_login(user)
    return user


@pytest.mark.parametrize("equal", [False, True])
def test_the_answers_one_may_know_stand_in_the_team_and_on_the_list_and_no_others(topics, client, equal):
    case = a_case(topics, equal=equal)
    client.force_login(owner_of(case))
    post(client, case, "propose")
    invite(case, list(Organisation.objects.filter(matches__challenge=case)), by=a_facilitator())
    said = {"Dronefirmaet": "accepted", "Sensorfirmaet": "declined", "Instituttet": "accepted"}
    for invitation in Invitation.objects.all():
        member = invitation.organisation.memberships.first().user
        answer_invitation(invitation, answer=said[invitation.organisation.name], reason="no_time", by=member)
    seen = {"Instituttet": "accepted"} if equal else said
    answers = client.get(there(case))
    assert {one["match"].name: one["answer"] for one in answers.context["seats"] if one.get("answer")} == seen
    page = text_of(client.get(f"/sager/{case.public_id}/match/"))
    for text in (page, text_of(answers)):
        assert [text.count(word) for word in ("Takket ja", "Afslået")] == ([1, 0] if equal else [2, 1])


def test_proposals_that_no_longer_go_with_what_was_decided_cannot_be_chosen_and_new_ones_are_offered(
    case, client, owner
):
    assert post(client, case, "propose").context["proposals"]["stale"] == 0
    page = post(client, case, "leave_out", organisation=named("Dronefirmaet").public_id)
    assert "Dronefirmaet er udeladt af holdet fra nu af" in text_of(page)
    gone = [one for one in Team.objects.get().proposals if str(named("Dronefirmaet").public_id) in one["members"]]
    assert page.context["proposals"]["stale"] == len(gone) > 0
    assert f"{len(gone)} forslag passer ikke med det, I har besluttet siden" in text_of(page)
    assert all("Dronefirmaet" not in str(one["seats"]) for one in page.context["proposals"]["shown"])
    other = a_match(case, name="Tredje firma")
    page = post(client, case, "put_in", organisation=other.public_id)
    assert "Tredje firma skal være på holdet fra nu af" in text_of(page)
    assert page.context["proposals"]["shown"] == []
    page = post(client, case, "propose")
    assert page.context["proposals"]["stale"] == 0
    for one in page.context["proposals"]["shown"]:
        chosen = post(client, case, "choose", member=one["members"])
        assert "Forslaget er holdet nu" in text_of(chosen)


def test_an_open_seat_says_why_it_is_open(case, client, owner):
    page = text_of(post(client, case, "propose"))
    assert page.count("Ingen af denne part, som har sagt ja til match, passer") == 1  # the citizens' seat
    page = post(client, case, "leave_out", organisation=named("Instituttet").public_id)
    assert "De af denne part, der passer, er udeladt af holdet" in text_of(page)
    assert [seat["open"] for seat in page.context["seats"] if "open" in seat] == ["left_out", "nobody"]
    a_match(case, name="Nyt institut", helix="academia")
    page = client.get(there(case))
    assert [seat["open"] for seat in page.context["seats"] if "open" in seat] == ["fits", "nobody"]
    assert "Nogen af denne part passer nu" in text_of(page)


def test_what_is_only_said_is_counted_beside_what_is_covered(case, client, owner):
    page = text_of(post(client, case, "propose"))
    proposals = Team.objects.get().proposals
    assert page.count("sagt, ikke vist endnu") == 1 + sum(one["said"] > 0 for one in proposals)
    assert "0 ud af 3 kompetencer er dækket · 3 sagt, ikke vist endnu" in page


def test_numbers_that_are_refused_stay_as_they_were_chosen(case, client, owner):
    post(client, case, "put_in", organisation=named("Dronefirmaet").public_id)
    chosen = {"size": "4-6", "public": "1-1", "business": "0-0", "academia": "1-3", "civil": "2-3"}
    page = post(client, case, "reframe", **chosen)
    assert "er der ikke plads til" in text_of(page)
    assert {name: page.context["form"][name].value() for name in chosen} == chosen
    assert '<details class="fold" open>' in page.content.decode()


def test_the_stronger_stand_first_whatever_the_score_of_who_is_only_possible(case, client, owner):
    for name, strength, score in (("Svag", "possible", 0.9), ("Stærk", "strong", 0.4), ("God", "good", 0.6)):
        firm = a_match(case, strength, name=name)
        firm.matches.update(score=score)
    post(client, case, "propose")
    post(client, case, "reframe", size="3-4", public="1-1", business="0-0", academia="0-0", civil="0-0")
    lists = text_of(client.get(f"/sager/{case.public_id}/match/")), text_of(client.get(there(case)))
    for page in lists:
        assert page.index("Stærk ") < page.index("God ") < page.index("Svag ")


def test_the_list_says_how_many_more_fit_and_where_they_are(case, client, owner):
    page = text_of(client.get(f"/sager/{case.public_id}/match/"))
    assert "passer, men mindre godt" not in page
    for number in range(28):
        a_match(case, name=f"Firma {number:02}")
    answer = client.get(f"/sager/{case.public_id}/match/")
    assert "1 mere passer, men mindre godt" in text_of(answer)
    assert f'<a href="{there(case)}">Du finder dem, hvor du bygger et hold</a>' in answer.content.decode()


def test_who_fits_by_texts_one_may_not_read_yet_is_told_so_instead_of_nothing(case, client, owner):
    new = a_match(case, "good", name="Nyt Firma", verified_at=None)
    text = EvidenceFactory(organisation=new, title="Vores drone")
    cited = {"kind": "words", "evidence": str(text.public_id), "words": [["drone", "drone", 0.4]]}
    new.matches.update(reasons=[cited])
    post(client, case, "put_in", organisation=new.public_id)
    lists = f"/sager/{case.public_id}/match/", there(case)
    for page in lists:
        assert "Passer ud fra tekster, du kan læse, når kommunen har bekræftet" in text_of(client.get(page))
        assert "Vores drone" not in text_of(client.get(page))
    client.force_login(a_facilitator())
    for page in lists:
        assert "Passer ud fra tekster" not in text_of(client.get(page))
        assert "Vores drone" in text_of(client.get(page))
