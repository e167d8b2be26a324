"""A person deletes the account: the person goes, what happened stays."""

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession

from hub.accounts import actions
from hub.accounts.models import Delivery, Follow, Notice
from hub.kit.audit import AuditEntry, broken_seals, seal_entries
from hub.kit.worker import drain as run_tasks
from partners import actions as partners
from partners.models import Evidence, Membership, Person
from tests.accounts.signing_in import show_who_i_am, sign_in
from tests.factories.accounts import UserFactory
from tests.factories.partners import EvidenceFactory, OrganisationFactory, PersonFactory, a_member_of

pytestmark = pytest.mark.django_db

NAME, ADDRESS, PHONE = "Ingeborg Vestergaard", "ingeborg@example.dk", "12345678"


@pytest.fixture
def somebody():
    user = UserFactory(name=NAME, email=ADDRESS, groups=["editor"])
    EmailAddress.objects.create(user=user, email=ADDRESS, primary=True, verified=True)
    firm = partners.register(name="Måge & Fyr", helix="business", by=user)
    person = PersonFactory(user=user, phone=PHONE, about="Kender alt til måger")
    partners.declare_evidence(person=person, by=user, kind="publication", text=f"{NAME}: Om måger")
    partners.declare_evidence(firm, by=user, kind="solution", text="Mågeskræmmer")
    partners.consent(firm, by=user)
    Follow.objects.create(user=user, subject_type="challenges.Challenge", subject_id=firm.public_id)
    actions.notify([user], kind="test", key="test", subject=f"Kære {NAME}", text="Hej", why="Fordi")
    run_tasks()
    return user


def everything():
    """Every value of every row of our tables, as one text."""
    from django.apps import apps

    ours = [m for m in apps.get_models() if m.__module__.split(".")[0] in {"hub", "partners", "challenges", "allauth"}]
    return "\n".join(str(row) for model in ours for row in model._default_manager.values())


def test_nothing_tells_of_the_person_afterwards(somebody):
    assert all(word in everything() for word in (NAME, ADDRESS, PHONE))
    actions.erase(somebody, by=somebody)
    run_tasks()
    assert [word for word in (NAME, ADDRESS, PHONE, "Kender alt") if word in everything()] == []
    assert not Person.objects.exists()
    assert not Follow.objects.exists()
    assert not Notice.objects.filter(user=somebody).exists()
    assert not Delivery.objects.filter(user=somebody).exists()


def test_what_the_organisation_shows_stays_and_nobody_acts_for_it_any_more(somebody):
    actions.erase(somebody, by=somebody)
    run_tasks()
    assert Evidence.objects.get().text == "Mågeskræmmer"
    assert Membership.objects.get(user=somebody).ended_at is not None
    somebody.refresh_from_db()
    assert (somebody.is_active, somebody.groups.count(), somebody.has_usable_password()) == (False, 0, False)


def test_the_audit_chain_holds(somebody):
    seal_entries()
    actions.erase(somebody, by=somebody)
    run_tasks()
    seal_entries()
    assert broken_seals() == []
    entry = AuditEntry.objects.get(action="accounts.user_erased")
    assert entry.actor_id == entry.subject_id == somebody.public_id


def test_an_organisation_left_without_administrator_is_told_to_the_secretariat(somebody):
    firm = Membership.objects.get(user=somebody).organisation
    a_member_of(firm)
    facilitator = UserFactory(groups=["facilitator"])
    actions.erase(somebody, by=somebody)
    run_tasks()
    assert Notice.objects.get(user=facilitator, kind="user_erased").path == f"/partnere/{firm.slug}/hold/"


def test_somebody_who_comes_back_with_the_same_address_is_somebody_new(somebody):
    actions.erase(somebody, by=somebody)
    again = UserFactory(email=ADDRESS)
    assert again.pk != somebody.pk


def test_deleting_asks_for_the_word_of_the_person_and_signs_out_everywhere(client, somebody):
    sign_in(client, somebody)
    assert "reauthenticate" in client.get("/min-side/profil/slet/").headers["Location"]
    show_who_i_am(client)
    page = client.post("/min-side/profil/slet/", {})
    assert "confirm" in page.context["form"].errors
    somebody.refresh_from_db()
    assert somebody.is_active
    answer = client.post("/min-side/profil/slet/", {"confirm": "on"})
    assert answer.status_code == 302
    somebody.refresh_from_db()
    assert not somebody.is_active
    assert not UserSession.objects.exists()
    assert client.get("/min-side/").headers["Location"].startswith("/konto/login/")


def test_the_pages_of_others_still_work(client, somebody):
    firm = EvidenceFactory(organisation=OrganisationFactory(slug="fyret"), declared_by=somebody).organisation
    actions.erase(somebody, by=somebody)
    run_tasks()
    client.force_login(a_member_of(firm))
    for path in ("/partnere/", "/partnere/fyret/", "/partnere/fyret/hold/", "/partnere/fyret/viser/", "/min-side/"):
        assert client.get(path).status_code == 200
