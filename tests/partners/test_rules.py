"""Who sees which organisation, person and piece of evidence: the list and the rule agree for every kind of user."""

import pytest
from django.contrib.auth.models import AnonymousUser

from hub.kit.clock import now
from partners.actions import answer_alone
from partners.models import Evidence, Membership, Organisation, Person
from tests.factories.accounts import UserFactory
from tests.factories.partners import (
    EvidenceFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    a_member_of,
    an_admin_of,
    an_asker_of,
)

pytestmark = pytest.mark.django_db

KINDS = ["anonymous", "stranger", "member", "asker", "former", "admin", "facilitator", "editor", "superuser"]


@pytest.fixture
def world():
    """An organisation in each state with people and evidence, and a user of each kind (related to all of them)."""
    states = [{"verified_at": at, "public": public} for at in (now(), None) for public in (True, False)]
    ours = [OrganisationFactory(**state) for state in states]
    others = [OrganisationFactory(**state) for state in states]
    users = {
        "anonymous": AnonymousUser(),
        "stranger": UserFactory(),
        "member": a_member_of(ours[0]),
        "asker": an_asker_of(ours[0]),
        "former": MembershipFactory(organisation=ours[0], ended_at=now()).user,
        "admin": an_admin_of(ours[0]),
        "facilitator": UserFactory(groups=["facilitator"]),
        "editor": UserFactory(groups=["editor"]),
        "superuser": UserFactory(is_superuser=True, is_staff=True),
    }
    for organisation in ours[1:]:
        for kind, role, confirmed, ended in (
            ("member", "member", now(), None),
            ("asker", "member", None, None),
            ("former", "member", now(), now()),
            ("admin", "admin", now(), None),
        ):
            MembershipFactory(
                organisation=organisation, user=users[kind], role=role, confirmed_at=confirmed, ended_at=ended
            )
    for public in (True, False):
        for organisation in (*ours, *others):
            person = PersonFactory(user=a_member_of(organisation), public=public)
            EvidenceFactory(organisation=None, person=person)
        PersonFactory(user=None, name="Uden bruger", email="", public=public)
    for organisation in (*ours, *others):
        EvidenceFactory(organisation=organisation)
    for kind in KINDS[1:]:
        PersonFactory(user=users[kind])
    for kind in ("member", "facilitator"):
        answer_alone(by=users[kind])
    return {"users": users, "ours": ours, "others": others}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("model", [Organisation, Person, Evidence])
def test_what_is_listed_and_what_may_be_seen_agree(world, kind, model):
    user = world["users"][kind]
    perm = f"partners.view_{model._meta.model_name}"
    seen = list(model.objects.visible_to(user))
    assert len(seen) == len(set(seen)), "nothing is listed twice"
    assert set(seen) == {thing for thing in model.objects.all() if user.has_perm(perm, thing)}


def test_each_kind_of_user_sees_what_the_table_says(world):
    ours, others = world["ours"], world["others"]
    listed = {ours[0], others[0]}
    expected = dict.fromkeys(("anonymous", "stranger", "former", "editor", "superuser"), listed)
    expected |= {kind: {*ours, others[0]} for kind in ("member", "asker", "admin")}
    expected["facilitator"] = {*ours, *others}
    seen = {kind: set(Organisation.objects.visible_to(user)) for kind, user in world["users"].items()}
    assert seen == expected


def test_a_person_who_did_not_choose_to_be_public_is_seen_by_colleagues_only(world):
    hidden = Person.objects.filter(public=False, user__memberships__organisation=world["ours"][2]).first()
    sees = {kind: user.has_perm("partners.view_person", hidden) for kind, user in world["users"].items()}
    assert {kind for kind, may in sees.items() if may} == {"member", "admin", "facilitator"}


def test_an_inactive_user_may_nothing(world):
    member = world["users"]["admin"]
    member.is_active = False
    assert not member.has_perm("partners.change_organisation", world["ours"][0])


@pytest.mark.parametrize(
    ("perm", "may"),
    [
        ("change_organisation", {"admin", "facilitator"}),
        ("act_for_organisation", {"member", "admin"}),
        ("consent_for_organisation", {"admin"}),
        ("verify_organisation", {"facilitator"}),
        ("join_organisation", {"stranger", "former", "facilitator", "editor", "superuser"}),
    ],
)
def test_what_each_kind_of_user_may_do(world, perm, may):
    organisation = world["ours"][0]
    assert {k for k, user in world["users"].items() if user.has_perm(f"partners.{perm}", organisation)} == may


def test_who_answers_and_ends_a_membership(world):
    asker = Membership.objects.get(user=world["users"]["asker"], organisation=world["ours"][0])
    answers = {k for k, user in world["users"].items() if user.has_perm("partners.confirm_membership", asker)}
    ends = {k for k, user in world["users"].items() if user.has_perm("partners.end_membership", asker)}
    assert (answers, ends) == ({"admin", "facilitator"}, {"admin", "facilitator", "asker"})
