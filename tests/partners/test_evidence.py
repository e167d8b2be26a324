"""What partners show for themselves, and their yes to being matched by it."""

import uuid

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from hub.base.models import Topic
from hub.kit.audit import AuditEntry
from partners import actions
from partners.models import Consent, Evidence, Organisation, Person
from tests.factories.accounts import UserFactory
from tests.factories.partners import EvidenceFactory, OrganisationFactory, a_member_of, an_admin_of, an_asker_of

pytestmark = pytest.mark.django_db

GOOD = {"kind": "solution", "text": "Vi måler luft på 41 lygtepæle.", "language": "da"}


@pytest.fixture
def organisation():
    return OrganisationFactory(slug="maage")


def form(**fields):
    return GOOD | {"key": uuid.uuid4()} | fields


def test_a_member_adds_what_the_organisation_can_show_once(client, organisation):
    member = a_member_of(organisation)
    client.force_login(member)
    given = form(title="Stille nætter", link="example.dk/stille", date="2026-03-01")
    client.post("/partnere/maage/viser/", given)
    client.post("/partnere/maage/viser/", given)
    evidence = Evidence.objects.get()
    assert (evidence.organisation, evidence.declared_by, evidence.link) == (
        organisation,
        member,
        "https://example.dk/stille",
    )
    assert client.get("/partnere/maage/viser/").status_code == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": "x" * 5001},
        {"kind": "praise"},
        {"date": "31-02-2026"},
        {"link": "//"},
        {"title": "a\x00b"},
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_what_was_typed_is_kept(client, organisation, fields):
    client.force_login(a_member_of(organisation))
    page = client.post("/partnere/maage/viser/", form(title="Min titel") | fields)
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == fields.keys()
    assert "Min titel" in page.content.decode() or "title" in fields
    assert not Evidence.objects.exists()


def test_only_those_who_act_for_it_add_change_or_remove(client, organisation):
    evidence = EvidenceFactory(organisation=organisation)
    for user in (
        UserFactory(),
        an_asker_of(organisation),
        UserFactory(groups=["facilitator"]),
        UserFactory(is_superuser=True),
    ):
        client.force_login(user)
        assert client.post("/partnere/maage/viser/", form()).status_code == 403
        assert client.post(f"/viser/{evidence.public_id}/ret/", form()).status_code == 403
        assert client.post(f"/viser/{evidence.public_id}/fjern/").status_code == 403
    assert Evidence.objects.count() == 1


def test_evidence_of_a_hidden_organisation_does_not_exist_for_others(client):
    evidence = EvidenceFactory(organisation=OrganisationFactory(verified_at=None))
    client.force_login(UserFactory())
    assert client.post(f"/viser/{evidence.public_id}/ret/", form()).status_code == 404


@pytest.mark.parametrize("path", ["", "viser/"])
def test_many_and_long_texts_are_folded_and_none_is_left_out(client, organisation, path):
    for number in range(12):
        EvidenceFactory(
            organisation=organisation, title=f"Projekt {number:02}", text=f"{'Vi måler luft. ' * 60}Slut {number:02}."
        )
    client.force_login(an_admin_of(organisation))
    shown = client.get(f"/partnere/maage/{path}").content.decode()
    assert shown.count('<details class="fold">') == 12 + 1
    assert "<summary>Vis 2 flere</summary>" in shown
    assert all(shown.count(f"Slut {number:02}.") == 1 for number in range(12))


def test_a_checked_text_that_is_changed_counts_as_unchecked(client, organisation):
    evidence = EvidenceFactory(organisation=organisation)
    actions.verify_evidence(evidence, by=UserFactory())
    client.force_login(a_member_of(organisation))
    client.post(f"/viser/{evidence.public_id}/ret/", form(text="Noget helt andet."))
    evidence.refresh_from_db()
    assert (evidence.text, evidence.verified_at, evidence.verified_by) == ("Noget helt andet.", None, None)


def test_saving_without_a_change_keeps_the_check(organisation):
    evidence = EvidenceFactory(organisation=organisation)
    actions.verify_evidence(evidence, by=UserFactory())
    same = actions.change_evidence(evidence, by=UserFactory(), text=evidence.text, kind=evidence.kind)
    assert same.verified_at is not None


def test_removing_takes_it_away(client, organisation):
    evidence = EvidenceFactory(organisation=organisation, title="", text="Når børnehaver ligger ved en ringgade: " * 3)
    client.force_login(a_member_of(organisation))
    asked = client.get(f"/partnere/{organisation.slug}/viser/").content.decode()
    assert "<p>Når børnehaver ligger ved en ringgade: Når børnehaver …</p>" in asked  # whole words
    client.post(f"/viser/{evidence.public_id}/fjern/")
    assert not Evidence.objects.exists()
    assert AuditEntry.objects.filter(action="partners.evidence_removed", subject_id=organisation.public_id).exists()


def test_matching_is_off_until_switched_on_and_each_yes_is_a_dated_row(client, organisation):
    client.force_login(an_admin_of(organisation))
    assert not organisation.consents.exists()
    for wish in ("on", "on", "off", "off", "on"):
        client.post("/partnere/maage/match/", {"matching": wish})
    rows = list(organisation.consents.order_by("pk").values_list("withdrawn_at", flat=True))
    assert [bool(row) for row in rows] == [True, False]
    assert organisation.consents.active(Consent.Purpose.MATCHING).count() == 1


@pytest.mark.parametrize("who", ["member", "facilitator", "stranger"])
def test_only_an_administrator_says_yes_to_matching(client, organisation, who):
    user = {"member": a_member_of(organisation), "facilitator": UserFactory(groups=["facilitator"])}.get(who)
    client.force_login(user or UserFactory())
    assert client.post("/partnere/maage/match/", {"matching": "on"}).status_code == 403
    assert not Consent.objects.exists()


@pytest.mark.parametrize("door", ["profile_evidence", "profile_competences", "profile_consent"])
def test_who_has_not_said_who_they_are_is_asked_that_first(client, door):
    client.force_login(UserFactory())
    answer = client.post(reverse(door), {"matching": "on"}, follow=True)
    assert answer.redirect_chain == [(reverse("profile"), 302)]
    assert [str(said) for said in answer.context["messages"]] == ["Udfyld først din profil."]


def test_a_researcher_shows_a_publication_on_the_own_profile(client):
    user = UserFactory()
    client.force_login(user)
    assert client.get("/min-side/profil/viser/").headers["Location"] == "/min-side/profil/"
    profile = {
        "name": "Karen Nat",
        "language": "da",
        "title": "Lektor",
        "about": "Støj i byer",
        "match_mails": "never",
        "email": "",
        "phone": "",
    }
    client.post("/min-side/profil/", profile)
    assert "Hvad gjorde du, og hvad kom der ud af det?" in client.get("/min-side/profil/viser/").content.decode()
    client.post("/min-side/profil/viser/", form(kind="publication", title="Støj og søvn"))
    change = client.get(f"/viser/{Person.objects.get(user=user).evidence.get().public_id}/ret/").content.decode()
    assert "Noget, du er god til" in change
    assert ", I " not in change
    person = Person.objects.get(user=user)
    assert (person.name, person.public, person.evidence.get().title) == ("Karen Nat", False, "Støj og søvn")
    assert "Støj og søvn" in client.get("/min-side/profil/").content.decode()
    client.force_login(UserFactory())
    assert client.post(f"/viser/{person.evidence.get().public_id}/fjern/").status_code == 404


def test_changing_language_leads_to_the_page_in_that_language(client):
    user = UserFactory()
    client.force_login(user)
    profile = {
        "name": "Kim",
        "language": "en",
        "match_mails": "daily",
        "title": "",
        "about": "",
        "email": "",
        "phone": "",
    }
    assert client.post("/min-side/profil/", profile).headers["Location"] == "/en/min-side/profil/"
    user.refresh_from_db()
    assert (user.name, user.language) == ("Kim", "en")


def test_an_administrator_changes_what_is_written_and_a_member_cannot(client, organisation):
    given = {"name": "Måge", "description": "Vi måler.", "cvr": "", "public": "on", "size": "2-9", "start_within": "4"}
    client.force_login(a_member_of(organisation))
    assert client.post("/partnere/maage/ret/", given).status_code == 403
    client.force_login(an_admin_of(organisation))
    client.post("/partnere/maage/ret/", given)
    changed = Organisation.objects.get(slug="maage")
    assert (changed.name, changed.size, changed.start_within, changed.cvr) == ("Måge", "2-9", 4, None)


def test_another_organisations_number_is_refused_beside_the_field(client, organisation):
    OrganisationFactory(cvr="13585628")
    client.force_login(an_admin_of(organisation))
    page = client.post("/partnere/maage/ret/", {"name": "Måge", "cvr": "13585628"})
    assert list(page.context["form"].errors) == ["cvr"]


def test_a_unit_belongs_to_its_parent_and_is_administered_by_who_made_it(client, organisation):
    admin = an_admin_of(organisation)
    client.force_login(admin)
    given = {"name": "Afdeling for lyd", "key": uuid.uuid4()}
    client.post("/partnere/maage/enhed/", given)
    client.post("/partnere/maage/enhed/", given)
    unit = organisation.units.get()
    assert (unit.helix, unit.is_verified) == (organisation.helix, False)
    assert unit.memberships.get().user == admin


def test_a_facilitator_puts_a_unit_on_record_without_acting_for_it(organisation):
    unit = actions.add_unit(organisation, name="Teknik", by=UserFactory(groups=["facilitator"]))
    assert not unit.memberships.exists()


def test_a_person_chooses_competences_at_most_twelve_and_takes_them_back(client):
    topics = [
        Topic.objects.create(name=f"Emne {number}", slug=f"emne-{number}", kind="competence") for number in range(13)
    ]
    client.force_login(user := UserFactory(name="Rikke"))
    assert client.get("/min-side/profil/kompetencer/")["Location"] == "/min-side/profil/"
    person = actions.change_profile(user, name="Rikke", language="da", by=user)
    many = client.post("/min-side/profil/kompetencer/", {"competences": [topic.pk for topic in topics]})
    assert "12" in " ".join(many.context["form"].errors["competences"])
    assert not person.topic_links.exists()
    for wanted in (topics[:2], topics[1:3], []):
        answer = client.post(
            "/min-side/profil/kompetencer/", {"sent": "1", "competences": [topic.pk for topic in wanted]}
        )
        assert answer["Location"] == "/min-side/profil/#competences"
        assert {link.tag for link in person.topic_links.all()} == set(wanted)


def test_two_yeses_to_the_same_in_one_moment_are_one(organisation):
    """The database holds it: of two requests that come at once neither sees the other's row."""
    person = Person.objects.create(user=UserFactory(), name="Ida")
    for whose in ({"organisation": organisation}, {"person": person}):
        first = actions.consent(**whose, by=UserFactory())
        with pytest.raises(IntegrityError), transaction.atomic():
            Consent.objects.create(**whose, purpose=first.purpose)
        actions.withdraw_consent(first, by=UserFactory())
        assert actions.consent(**whose, by=UserFactory()) != first
