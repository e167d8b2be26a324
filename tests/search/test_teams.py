"""Teams as records: who is proposed for a challenge, what people change by hand, who may, and who is invited."""

import pytest
from django.core.exceptions import PermissionDenied

from challenges.actions import Refused, cancel, publish
from challenges.models import Challenge, Invitation
from hub.base.models import Topic
from hub.kit.audit import AuditEntry
from partners import actions as partners
from partners.models import Consent, Organisation
from projects.models import Pilot
from search import actions, candidates, profiles, team
from search.models import Match, Team, TeamSeat
from tests.challenges.test_inviting import a_match
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import a_facilitator, after
from tests.factories.partners import EvidenceFactory, MembershipFactory
from tests.search import world
from tests.search.team_world import a_case, a_named, can, names, owner_of

pytestmark = pytest.mark.django_db


def test_the_team_covers_what_is_sought_and_leaves_a_seat_nobody_fits_open(case):
    built = actions.propose_team(case, by=owner_of(case))
    assert names(built) == ["Dronefirmaet", "Instituttet", "Sensorfirmaet"]
    assert {one["id"]: one["have"] for one in built.sought} == {"drones": 1, "evaluation": 1, "sensors": 1}
    assert built.engine_version == team.VERSION
    seat = built.seats.get(organisation__name="Dronefirmaet")
    assert seat.gain["adds"] == [["drones", 0.5]]
    entry = AuditEntry.objects.get(action="search.team_proposed")
    assert (entry.case_id, entry.public) == (case.public_id, False)


def test_what_the_owner_must_have_weighs_more_in_matches_and_in_the_team(case):
    page = case.pages.get()
    page.needs[0].value["importance"], page.needs[1].value["importance"] = "nice", "must"
    publish(page, by=owner_of(case))
    case = Challenge.objects.get(pk=case.pk)
    assert candidates.sought(case) == {"drones": 0.5, "sensors": 0.5, "evaluation": 2.0}
    asked = profiles.ask_of(case)
    assert {topic.id: weight for topic, weight in asked.importance("academia").items()} == {"evaluation": 2.0}
    assert {topic.id: weight for topic, weight in asked.importance("business").items()} == {
        "drones": 0.5,
        "sensors": 0.5,
    }


def test_a_competence_is_sure_where_it_is_said_and_a_text_shows_it(topics):
    firm = EvidenceFactory(text="Vi flyver med droner over byen", title="").organisation
    broader = Topic.objects.create(name="Luftfart", slug="luftfart", kind="theme")
    drones, sensors = topics["drones"], topics["sensors"]
    assert candidates.share_of(firm, drones) == 0
    can(firm, drones)
    firm = Organisation.objects.get(pk=firm.pk)
    assert candidates.share_of(firm, drones) == 1
    EvidenceFactory(organisation=firm, text="Sensorer, der måler luft", title="")
    can(firm, sensors)
    firm = Organisation.objects.get(pk=firm.pk)
    assert candidates.share_of(firm, sensors) == 1, "the parts of a compound show it too"
    other = a_named("Andre")
    can(other, broader)
    Topic.objects.filter(pk=drones.pk).update(parent=broader)
    drones.refresh_from_db()
    assert candidates.share_of(Organisation.objects.get(pk=other.pk), drones) == 0.5
    can(other, drones)
    assert candidates.share_of(Organisation.objects.get(pk=other.pk), drones) == 0.5


def test_what_waits_for_a_look_shows_nothing(topics):
    item = EvidenceFactory(text="Vi flyver med droner over byen", title="")
    can(item.organisation, topics["drones"])
    firm = Organisation.objects.get(pk=item.organisation_id)
    for flagged, share in ((f"{item.public_id}", 0.5), (f"topics:{firm.public_id}", 0)):
        assert candidates.share_of(firm, topics["drones"], frozenset({flagged})) == share


def test_only_those_who_agree_fit_and_are_not_called_wrong_can_be_in(case):
    weak = a_match(case, "weak", helix="civil", name="For svag")
    silent = a_match(case, helix="civil", name="Tavs")
    Consent.objects.filter(organisation=silent).update(withdrawn_at=case.created_at)
    Match.objects.create(challenge=case, organisation=case.department.parent, score=0.9, strength="strong")
    wrong = Match.objects.get(organisation__name="Dronefirmaet")
    actions.say_of_match(wrong, side="owner", kind="wrong", by=owner_of(case))
    built = actions.propose_team(case, by=owner_of(case))
    assert names(built) == ["Instituttet", "Sensorfirmaet"]
    assert not built.seats.filter(organisation__in=[weak, silent, wrong.organisation]).exists()


def test_who_is_put_in_stays_in_and_who_is_left_out_stays_out(case):
    by = owner_of(case)
    actions.propose_team(case, by=by)
    third = a_match(case, name="Tredje firma")
    built = actions.put_in(case, third, by=by)
    assert names(built, "locked") == ["Tredje firma"]
    assert len(names(built)) == 3, "two companies at most: one has given way"
    drones = Organisation.objects.get(name="Dronefirmaet")
    actions.leave_out(case, drones, by=by)
    built = actions.propose_team(case, by=by)
    assert names(built) == ["Instituttet", "Sensorfirmaet", "Tredje firma"]
    assert names(built, "left_out") == ["Dronefirmaet"]
    actions.free_seat(case, third, by=by)
    actions.free_seat(case, drones, by=by)
    assert names(actions.propose_team(case, by=by)) == ["Dronefirmaet", "Instituttet", "Sensorfirmaet"]
    assert not TeamSeat.objects.exclude(state="proposed").exists()


def test_the_same_again_changes_nothing_and_is_not_noted_twice(case):
    by, firm = owner_of(case), Organisation.objects.get(name="Dronefirmaet")
    actions.propose_team(case, by=by)
    for _twice in range(2):
        actions.put_in(case, firm, by=by)
        actions.put_in(case, firm, by=a_facilitator())
    assert AuditEntry.objects.filter(action="search.team_changed").count() == 1
    assert TeamSeat.objects.filter(organisation=firm).count() == 1
    assert TeamSeat.objects.get(organisation=firm).by == by


def test_more_who_must_be_in_than_there_is_room_for_is_refused(case):
    by = owner_of(case)
    for name in ("Dronefirmaet", "Sensorfirmaet"):
        actions.put_in(case, Organisation.objects.get(name=name), by=by)
    third = a_match(case)
    with pytest.raises(Refused):
        actions.put_in(case, third, by=by)
    assert not TeamSeat.objects.filter(organisation=third).exists()
    quotas = (("public", 1, 1), ("business", 1, 3), ("academia", 0, 1), ("civil", 0, 1))
    built = actions.propose_team(case, by=by, frame=team.Frame(quotas, 3, 5))
    assert team.Frame.of_json(built.frame).most["business"] == 3
    assert third.name in names(actions.put_in(case, third, by=by))


def test_a_shown_proposal_can_be_taken_and_an_old_one_cannot(case):
    by = owner_of(case)
    a_match(case, name="Fjerde firma")
    a_match(case, name="Andet institut", helix="academia")
    built = actions.propose_team(case, by=by)
    first, second, *_ = [one["members"] for one in built.proposals]
    assert 2 <= len(built.proposals) <= 3
    built = actions.choose_proposal(case, members=second, by=by)
    chosen = {str(seat.organisation.public_id) for seat in built.seats.all()}
    assert chosen == set(second) - {str(case.department.public_id)}
    with pytest.raises(Refused):
        actions.choose_proposal(case, members=first[:-1], by=by)
    gone = Organisation.objects.get(public_id=next(one for one in first if one not in second))
    actions.leave_out(case, gone, by=by)
    with pytest.raises(Refused):
        actions.choose_proposal(case, members=first, by=by)


def test_on_equal_routes_having_worked_together_counts_nothing(topics):
    equal, free = a_case(topics), a_case(topics, equal=False)
    for challenge in (equal, free):
        pilot = Pilot.objects.create(
            title="Før", department=challenge.department, status="completed", started_at=challenge.created_at,
            ended_at=challenge.created_at, ending="scale", ending_reasons="Det virkede.",
        )  # fmt: skip
        for match in challenge.matches.all()[:2]:
            pilot.partners.create(organisation=match.organisation, role="Partner")
    assert candidates.field_of(equal, team.Frame()).task.pairs == frozenset()
    assert len(candidates.field_of(free, team.Frame()).task.pairs) == 1


def test_a_team_invites_only_unpaid_seats_on_an_equal_route(case):
    by = owner_of(case)
    actions.propose_team(case, by=by)
    sent = actions.invite_team(case, by=by)
    assert [one.organisation.name for one in sent] == ["Instituttet"]
    assert actions.invite_team(case, by=a_facilitator()) == []
    assert AuditEntry.objects.filter(action="search.team_invited").count() == 1
    assert Invitation.objects.count() == 1


def test_a_team_invites_all_its_seats_on_a_free_route(topics):
    case = a_case(topics, equal=False)
    by = owner_of(case)
    built = actions.propose_team(case, by=by)
    actions.leave_out(case, Organisation.objects.get(name="Sensorfirmaet"), by=by)
    sent = actions.invite_team(case, by=by)
    assert sorted(one.organisation.name for one in sent) == names(built) == ["Dronefirmaet", "Instituttet"]


def test_who_withdraws_the_consent_leaves_the_team_at_once_and_its_seat_soon(case, drain):
    built = actions.propose_team(case, by=owner_of(case))
    firm = Organisation.objects.get(name="Dronefirmaet")
    partners.withdraw_consent(Consent.objects.get(organisation=firm), by=firm.memberships.get().user)
    assert [one.organisation.name for one in actions.invite_team(case, by=a_facilitator())] == ["Instituttet"]
    drain()
    assert not built.seats.filter(organisation=firm).exists()


def test_only_those_who_handle_the_case_build_and_see_its_team(case):
    built = actions.propose_team(case, by=a_facilitator())
    firm = Organisation.objects.get(name="Dronefirmaet")
    other = MembershipFactory(organisation=world.a_department("Børn og Unge")).user
    people = [a_facilitator(), owner_of(case), firm.memberships.get().user, other, UserFactory(groups=["editor"])]
    people += [UserFactory(), UserFactory(is_superuser=True)]
    for number, user in enumerate(people):
        assert user.has_perm("search.view_team", built) == (number < 2)
        assert Team.objects.visible_to(user).filter(pk=built.pk).exists() == (number < 2)
        if number >= 2:
            for verb in (actions.put_in, actions.leave_out, actions.free_seat):
                with pytest.raises(PermissionDenied):
                    verb(case, firm, by=user)
            with pytest.raises(PermissionDenied):
                actions.propose_team(case, by=user)
            with pytest.raises(PermissionDenied):
                actions.invite_team(case, by=user)


def test_a_team_is_built_while_the_challenge_can_be_answered(case):
    by = owner_of(case)
    with after(case), pytest.raises(Refused):
        actions.propose_team(case, by=by)
    cancel(case, reason="Nej", by=a_facilitator())
    with pytest.raises(Refused):
        actions.propose_team(case, by=by)
    assert not Team.objects.exists()


def test_a_stranger_to_the_challenge_cannot_be_put_in(case):
    by = owner_of(case)
    for organisation in (a_named("Fremmed"), case.department):
        with pytest.raises(Refused):
            actions.put_in(case, organisation, by=by)
