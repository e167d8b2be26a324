"""What the secretariat checks, and what waits on my page."""

import pytest
from django.core.exceptions import ValidationError

from challenges.actions import Refused, begin
from hub.accounts.models import Notice
from hub.base import memory
from partners import actions
from partners.models import Consent, Evidence, Organisation
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import an_open_challenge
from tests.factories.partners import (
    EvidenceFactory,
    OrganisationFactory,
    PersonFactory,
    a_member_of,
    an_admin_of,
    an_asker_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def facilitator():
    return UserFactory(groups=["facilitator"])


def test_a_new_organisation_is_told_to_the_facilitators_and_waits_in_their_list(client, facilitator, drain):
    firm = actions.register(name="Måge & Fyr", helix="business", by=UserFactory())
    OrganisationFactory(name="Importeret", verified_at=None, external_id="oc:1")
    drain()
    assert Notice.objects.get(user=facilitator).path == "/sager/organisationer/"
    client.force_login(facilitator)
    page = client.get("/sager/organisationer/")
    assert [one.name for one in page.context["page"]] == [firm.name]
    assert [one.name for one in client.get("/sager/organisationer/?show=imported").context["page"]] == ["Importeret"]


def test_a_confirmed_organisation_is_seen_by_all_and_its_members_hear_it(client, facilitator, drain):
    firm = OrganisationFactory(verified_at=None, slug="maage")
    member = a_member_of(firm)
    an_asker_of(firm)
    client.force_login(facilitator)
    client.post("/sager/organisationer/maage/bekraeft/")
    client.post("/sager/organisationer/maage/bekraeft/")
    drain()
    assert list(Notice.objects.values_list("user", flat=True)) == [member.pk]
    client.logout()
    assert client.get("/partnere/maage/").status_code == 200


@pytest.mark.parametrize("kind", ["member", "editor", "stranger"])
def test_nobody_else_confirms(client, kind):
    firm = OrganisationFactory(verified_at=None, slug="maage")
    evidence = EvidenceFactory(organisation=firm)
    user = {"member": an_admin_of(firm), "editor": UserFactory(groups=["editor"])}.get(kind) or UserFactory()
    client.force_login(user)
    seen = 403 if kind == "member" else 404
    assert client.post("/sager/organisationer/maage/bekraeft/").status_code == seen
    assert client.post(f"/sager/viser/{evidence.public_id}/bekraeft/").status_code == seen
    assert client.get("/sager/organisationer/").status_code == 403
    assert not Organisation.objects.get(slug="maage").is_verified
    assert Evidence.objects.get().verified_at is None


def test_what_partners_show_is_checked_one_by_one(client, facilitator):
    evidence = EvidenceFactory()
    EvidenceFactory(organisation=OrganisationFactory(verified_at=None))
    client.force_login(facilitator)
    assert list(client.get("/sager/organisationer/?show=evidence").context["page"]) == [evidence]
    client.post(f"/sager/viser/{evidence.public_id}/bekraeft/")
    evidence.refresh_from_db()
    assert evidence.verified_by == facilitator
    assert list(client.get("/sager/organisationer/?show=evidence").context["page"]) == []


@pytest.mark.once
@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    client, facilitator, number, django_assert_max_num_queries
):
    for _ in range(number):
        OrganisationFactory(verified_at=None, parent=OrganisationFactory())
    client.force_login(facilitator)
    client.get("/sager/organisationer/")
    with django_assert_max_num_queries(10):
        client.get("/sager/organisationer/")


def test_my_page_invites_who_acts_for_nobody(client):
    client.force_login(UserFactory())
    page = client.get("/min-side/").content.decode()
    assert 'href="/partnere/ny/"' in page
    assert 'href="/partnere/"' in page


def test_my_page_says_what_would_help_an_organisation_most(client):
    firm = OrganisationFactory(slug="maage")
    admin = an_admin_of(firm)
    client.force_login(admin)
    assert 'href="/partnere/maage/viser/"' in client.get("/min-side/").content.decode()
    EvidenceFactory(organisation=firm)
    assert 'href="/partnere/maage/viser/#matching"' in client.get("/min-side/").content.decode()
    actions.consent(firm, by=admin)
    assert "/partnere/maage/viser/" not in client.get("/min-side/").content.decode()


def test_my_page_shows_who_asks_to_join_to_those_who_answer(client):
    firm = OrganisationFactory(slug="maage")
    an_asker_of(firm)
    for user, waits in ((an_admin_of(firm), True), (a_member_of(firm), False)):
        client.force_login(user)
        assert ('href="/partnere/maage/hold/"' in client.get("/min-side/").content.decode()) is waits


@pytest.mark.once
@pytest.mark.parametrize("number", [1, 3])
def test_my_page_takes_as_many_queries_for_three_organisations_as_for_one(
    client, number, django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setattr(memory, "READ_EVERY", 3600)  # a slow machine would look at the content version once more
    user = UserFactory()
    for _ in range(number):
        firm = EvidenceFactory().organisation
        firm.memberships.create(user=user, confirmed_at=firm.verified_at, role="admin")
        an_asker_of(firm)
    client.force_login(user)
    client.get("/min-side/")
    with django_assert_max_num_queries(20):
        client.get("/min-side/")


PAGES = [
    "/partnere/",
    "/partnere/ny/",
    "/partnere/maage/",
    "/partnere/maage/ret/",
    "/partnere/maage/enhed/",
    "/partnere/maage/viser/",
    "/partnere/maage/hold/",
    "/min-side/profil/",
    "/min-side/profil/viser/",
]


@pytest.mark.once
@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_a_partner_is_shown_in_both_languages(client, prefix, path):
    firm = OrganisationFactory(slug="maage", verified_at=None, parent=OrganisationFactory())
    evidence = EvidenceFactory(organisation=firm)
    admin = an_admin_of(firm)
    PersonFactory(user=admin)
    an_asker_of(firm)
    client.force_login(admin)
    page = client.get(prefix + path)
    assert page.status_code == 200
    assert page.content.decode().count("<h1") == 1
    assert client.get(f"{prefix}/viser/{evidence.public_id}/ret/").status_code == 200


@pytest.fixture
def maage():
    return OrganisationFactory(name="Måge Teknik", slug="maage", verified_at=None)


REFUSE = "/sager/organisationer/maage/afvis/"


def test_a_no_has_a_reason_that_members_read_and_can_answer(client, facilitator, maage, drain):
    member = an_admin_of(maage)
    client.force_login(facilitator)
    assert client.post(REFUSE, {"answer": "refuse", "reason": " "}).status_code == 200
    assert not Organisation.objects.get().is_refused
    for _ in range(2):
        client.post(REFUSE, {"answer": "refuse", "reason": "CVR-nummeret er en andens."})
    drain()
    notice = Notice.objects.get(user=member)
    assert "CVR-nummeret er en andens." in notice.text
    assert list(client.get("/sager/organisationer/").context["page"]) == []
    assert list(client.get("/sager/organisationer/?show=refused").context["page"]) == [maage]
    client.force_login(member)
    page = client.get(notice.path).content.decode()
    assert "CVR-nummeret er en andens." in page
    assert "/partnere/maage/spoerg-igen/" in page
    client.post("/partnere/maage/spoerg-igen/")
    drain()
    assert Notice.objects.get(user=facilitator).kind == "organisation_check_asked"
    client.force_login(facilitator)
    assert "CVR-nummeret er en andens." in client.get("/sager/organisationer/").content.decode()
    client.post("/sager/organisationer/maage/bekraeft/")
    maage.refresh_from_db()
    assert (maage.is_verified, maage.is_refused, maage.refusal) == (True, False, "")


@pytest.mark.parametrize("chosen", [{"twin": "fyr"}, {"name": "måge og fyr"}])
def test_a_twin_leads_its_members_to_the_one_that_is_here_and_keeps_all_it_has(
    client, facilitator, maage, drain, chosen
):
    other = OrganisationFactory(name="Måge og Fyr", slug="fyr")
    evidence, member = EvidenceFactory(organisation=maage), a_member_of(maage)
    client.force_login(facilitator)
    assert "Måge og Fyr" in client.get(REFUSE).content.decode()
    client.post(REFUSE, chosen | {"answer": "twin"})
    drain()
    maage.refresh_from_db()
    assert (maage.twin_of, evidence in maage.evidence.all()) == (other, True)
    notice = Notice.objects.get(user=member)
    assert notice.path == "/partnere/fyr/hold/"
    client.force_login(member)
    assert client.get(notice.path).context["may_ask"]
    assert 'href="/partnere/fyr/hold/"' in client.get("/partnere/maage/").content.decode()


@pytest.mark.parametrize("name", ["", "Findes ikke", "Skjult", "Måge Teknik"])
def test_only_an_organisation_that_its_members_could_join_is_a_twin(client, facilitator, maage, name):
    OrganisationFactory(name="Skjult", public=False)
    client.force_login(facilitator)
    assert client.post(REFUSE, {"answer": "twin", "name": name}).status_code == 200
    assert not Organisation.objects.get(slug="maage").is_refused


def test_who_is_refused_is_not_matched_and_begins_nothing_new(facilitator, maage):
    admin = an_admin_of(maage)
    actions.consent(maage, by=admin)
    assert Consent.objects.active("matching").exists()
    actions.refuse(maage, reason="Findes ikke.", by=facilitator)
    assert not Consent.objects.active("matching").exists()
    with pytest.raises(Refused):
        begin(an_open_challenge(), organisation=maage, by=admin)
    actions.ask_again(maage, by=admin)
    assert Consent.objects.active("matching").exists()
    assert begin(an_open_challenge(), organisation=maage, by=admin)


def test_nobody_else_refuses_and_none_that_is_confirmed_is_refused(client, facilitator, maage):
    client.force_login(an_admin_of(maage))
    assert client.post(REFUSE, {"answer": "refuse", "reason": "Fordi."}).status_code == 403
    client.force_login(UserFactory())
    assert client.post(REFUSE, {"answer": "refuse", "reason": "Fordi."}).status_code == 404
    assert client.post("/partnere/maage/spoerg-igen/").status_code == 404
    actions.verify(maage, by=facilitator)
    with pytest.raises(ValidationError):
        actions.refuse(maage, reason="Fordi.", by=facilitator)
    client.force_login(facilitator)
    assert client.get(REFUSE)["Location"] == "/sager/organisationer/"
