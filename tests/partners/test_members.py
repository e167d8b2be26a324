"""Who acts for an organisation."""

import pytest
from django.core.exceptions import ValidationError

from hub.accounts.models import Delivery, Notice
from partners import actions
from partners.models import Membership
from tests.factories.accounts import UserFactory
from tests.factories.partners import MembershipFactory, OrganisationFactory, a_member_of, an_admin_of, an_asker_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return OrganisationFactory(name="Måge & Fyr", slug="maage")


def told(user):
    return list(Notice.objects.filter(user=user).values_list("subject", flat=True))


def test_asking_tells_the_administrators_and_nobody_else(client, organisation, drain):
    admin, member, asker = an_admin_of(organisation), a_member_of(organisation), UserFactory(name="Ida Ny")
    client.force_login(asker)
    client.post("/partnere/maage/hold/spoerg/")
    client.post("/partnere/maage/hold/spoerg/")
    drain()
    assert told(admin) == ["Ida Ny vil være med i Måge & Fyr"] or len(told(admin)) == 1
    assert "Ida Ny" in told(admin)[0]
    assert told(member) == []
    assert Membership.objects.filter(user=asker).count() == 1
    assert "Måge & Fyr" in Delivery.objects.get(user=admin).body


def test_where_nobody_administers_the_secretariat_is_asked(organisation, drain):
    facilitator = UserFactory(groups=["facilitator"])
    actions.ask_to_join(organisation, by=UserFactory())
    drain()
    assert len(told(facilitator)) == 1


@pytest.mark.parametrize(("answer", "active"), [("ja", True), ("nej", False)])
def test_an_administrator_answers_and_the_person_hears_it(client, organisation, drain, answer, active):
    asker = an_asker_of(organisation)
    asked = Membership.objects.get(user=asker)
    client.force_login(an_admin_of(organisation))
    client.post(f"/partnere/maage/hold/{asked.public_id}/{answer}/")
    drain()
    asked.refresh_from_db()
    assert asked.is_active is active
    assert len(told(asker)) == 1


def test_who_is_declined_may_ask_again_later(organisation):
    asker = an_asker_of(organisation)
    actions.decline_membership(Membership.objects.get(user=asker), by=an_admin_of(organisation))
    again = actions.ask_to_join(organisation, by=asker)
    assert again.confirmed_at is None
    assert Membership.objects.filter(user=asker).count() == 2


def test_who_was_let_in_cannot_be_declined_from_an_old_page(organisation):
    admin, asker = an_admin_of(organisation), an_asker_of(organisation)
    membership = Membership.objects.get(user=asker)
    actions.confirm_membership(membership, by=admin)
    assert actions.decline_membership(membership, by=admin).is_active


def test_an_ended_membership_is_not_confirmed(organisation):
    admin, asker = an_admin_of(organisation), an_asker_of(organisation)
    membership = Membership.objects.get(user=asker)
    actions.decline_membership(membership, by=admin)
    with pytest.raises(ValidationError):
        actions.confirm_membership(membership, by=admin)


@pytest.mark.parametrize("verb", ["ja", "nej", "rolle", "slut"])
def test_only_administrators_decide(client, organisation, verb):
    asked = Membership.objects.get(user=an_asker_of(organisation))
    other = an_admin_of(OrganisationFactory())
    statuses = []
    for user in (a_member_of(organisation), UserFactory(), other):
        client.force_login(user)
        statuses.append(client.post(f"/partnere/maage/hold/{asked.public_id}/{verb}/", {"role": "admin"}).status_code)
    assert statuses == [403, 403, 403]
    asked.refresh_from_db()
    assert (asked.confirmed_at, asked.ended_at, asked.role) == (None, None, "member")


def test_the_doors_take_posts_only(client, organisation):
    client.force_login(an_admin_of(organisation))
    asked = Membership.objects.get(user=an_asker_of(organisation))
    assert client.get(f"/partnere/maage/hold/{asked.public_id}/ja/").status_code == 405


def test_a_membership_is_reached_through_its_own_organisation_only(client, organisation):
    elsewhere = Membership.objects.get(user=an_asker_of(OrganisationFactory()))
    client.force_login(an_admin_of(organisation))
    assert client.post(f"/partnere/maage/hold/{elsewhere.public_id}/ja/").status_code == 404


def test_the_last_administrator_cannot_leave_or_step_down_while_others_are_members(client, organisation):
    admin = an_admin_of(organisation)
    a_member_of(organisation)
    own = Membership.objects.get(user=admin)
    client.force_login(admin)
    for verb in ("slut", "rolle"):
        page = client.post(f"/partnere/maage/hold/{own.public_id}/{verb}/", {"role": "member"}, follow=True)
        assert [message.level_tag for message in page.context["messages"]] == ["error"]
    own.refresh_from_db()
    assert (own.is_active, own.role) == (True, "admin")


def test_an_administrator_may_leave_when_somebody_else_is_one(client, organisation):
    admin, other = an_admin_of(organisation), a_member_of(organisation)
    client.force_login(admin)
    new = Membership.objects.get(user=other)
    client.post(f"/partnere/maage/hold/{new.public_id}/rolle/", {"role": "admin"})
    own = Membership.objects.get(user=admin)
    client.post(f"/partnere/maage/hold/{own.public_id}/slut/")
    assert [row.user for row in Membership.objects.active()] == [other]


def test_a_role_that_does_not_exist_is_refused(client, organisation):
    client.force_login(an_admin_of(organisation))
    row = Membership.objects.get(user=a_member_of(organisation))
    assert client.post(f"/partnere/maage/hold/{row.public_id}/rolle/", {"role": "owner"}).status_code == 404


def test_names_of_members_are_seen_by_members_only(client, organisation):
    MembershipFactory(organisation=organisation, user__name="Hemmelige Hans")
    seen = {}
    kinds = {
        "stranger": UserFactory(),
        "asker": an_asker_of(organisation),
        "member": a_member_of(organisation),
        "facilitator": UserFactory(groups=["facilitator"]),
    }
    for kind, user in kinds.items():
        client.force_login(user)
        seen[kind] = "Hemmelige Hans" in client.get("/partnere/maage/hold/").content.decode()
    assert seen == {"stranger": False, "asker": False, "member": True, "facilitator": True}


def test_requests_of_others_are_seen_by_administrators_only(client, organisation):
    MembershipFactory(organisation=organisation, user__name="Spørgende Sus", confirmed_at=None)
    client.force_login(a_member_of(organisation))
    assert "Spørgende Sus" not in client.get("/partnere/maage/hold/").content.decode()
    client.force_login(an_admin_of(organisation))
    assert "Spørgende Sus" in client.get("/partnere/maage/hold/").content.decode()
