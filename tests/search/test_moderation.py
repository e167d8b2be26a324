"""A text made for the matching: flagged, without weight, looked at, and back."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from hub.accounts.models import Notice
from hub.base.models import Topic
from hub.kit import clock
from hub.kit.audit import AuditEntry
from partners import actions as partners
from search import actions, moderation
from search.models import EvidenceFlag
from search.ticks import end_holds
from tests.factories.accounts import UserFactory
from tests.search import world
from tests.search.test_stuffing import HONEST, STUFFED

pytestmark = pytest.mark.django_db
PROBLEM = "Vi mangler sensorer, der måler luftkvalitet langs veje med meget trafik."
DAY = dt.timedelta(days=1)


@pytest.fixture
def facilitator():
    return UserFactory(groups=["facilitator"])


@pytest.fixture
def firm(db):
    """A company with one honest text, and a member."""
    firm = world.an_organisation("Måge og Fyr", HONEST)
    firm.anna = world.a_user("anna@example.dk", of=firm)
    return firm


def stuffs(firm):
    return partners.declare_evidence(firm, kind="solution", text=STUFFED, title="Alt", by=firm.anna)


def cited(challenge):
    return {reason.get("evidence") for match in challenge.matches.all() for reason in match.reasons} - {None}


def test_a_stuffed_text_counts_only_once_somebody_has_looked(firm, facilitator, drain, client):
    challenge = world.a_challenge("Renere luft", PROBLEM)
    text = stuffs(firm)
    with clock.at(clock.now() + 2 * DAY):
        drain()
        end_holds()
        drain()
        (flag,) = EvidenceFlag.objects.waiting()
        assert (flag.kind, flag.evidence, flag.organisation) == ("stuffed", text, firm)
        assert moderation.flagged_evidence_ids() == {str(text.public_id)}
        assert str(text.public_id) not in cited(challenge)
        client.force_login(facilitator)
        assert "Måge og Fyr" in client.get("/sager/tekster/").content.decode()
        client.post(f"/sager/tekster/{flag.public_id}/", {"decision": "clear", "note": "En liste over jeres sensorer."})
        drain()
        assert moderation.flagged_evidence_ids() == set()
        assert str(text.public_id) in cited(challenge)
        assert AuditEntry.objects.get(action="search.text_cleared").actor_id == facilitator.public_id


def test_who_decides_of_what_is_not_as_they_saw_it_any_more_looks_again(firm, facilitator, drain, client):
    stuffs(firm)
    drain()
    (flag,) = EvidenceFlag.objects.waiting()
    client.force_login(facilitator)
    assert flag.state_seen in client.get("/sager/tekster/").content.decode()
    there, seen = f"/sager/tekster/{flag.public_id}/", {"decision": "clear", "seen": flag.state_seen}
    actions.confirm_flag(flag, by=UserFactory(groups=["facilitator"]), note="En liste.", seen=flag.state_seen)
    page = client.post(there, seen, follow=True).content.decode()
    assert "Imens har nogen taget stilling" in page
    flag.refresh_from_db()
    assert flag.status == "confirmed"
    client.post(there, seen | {"seen": flag.state_seen})
    flag.refresh_from_db()
    assert flag.status == "cleared"
    late = client.post(there, {"decision": "confirm", "note": "Nej", "seen": "open:"}, follow=True)
    flag.refresh_from_db()
    assert (late.status_code, flag.status) == (200, "cleared")


@pytest.mark.parametrize(
    ("shown", "words"), [("", "Intet venter her"), ("confirmed", "Ingen tekster er holdt ude"), ("sudden", "Ingen har")]
)
def test_an_empty_view_says_what_there_is_none_of(facilitator, client, shown, words):
    client.force_login(facilitator)
    assert words in client.get(f"/sager/tekster/?show={shown}").content.decode()


def test_the_organisation_sees_which_text_why_and_what_to_do(firm, drain, client):
    stuffs(firm)
    drain()
    client.force_login(firm.anna)
    page = client.get("/partnere/maage-og-fyr/viser/").content.decode()
    flag = EvidenceFlag.objects.waiting().get()
    assert f"/viser/{flag.evidence.public_id}/ret/" in page
    assert "sætninger" in page or "whole sentences" in page
    notice = Notice.objects.get(user=firm.anna, kind="text_flagged")
    assert notice.path == "/partnere/maage-og-fyr/viser/"
    assert client.get("/sager/tekster/").status_code == 403


def test_words_written_anew_count_again_by_themselves_but_not_against_a_decision(firm, facilitator, drain):
    text = stuffs(firm)
    drain()
    partners.change_evidence(text, text=HONEST.replace("fem", "seks"), by=firm.anna)
    drain()
    assert EvidenceFlag.objects.get(kind="stuffed").status == "lapsed"
    partners.change_evidence(text, text=STUFFED, by=firm.anna)
    drain()
    flag = EvidenceFlag.objects.get(kind="stuffed")
    assert flag.status == "open"
    actions.confirm_flag(flag, by=facilitator, note="Skriv i sætninger.")
    partners.change_evidence(text, text=HONEST, by=firm.anna)
    drain()
    assert EvidenceFlag.objects.get(kind="stuffed").status == "open"  # somebody looks again


@pytest.mark.parametrize("decision", ["clear", "confirm"])
def test_what_the_secretariat_writes_is_told_to_those_who_wrote_the_text(firm, facilitator, drain, client, decision):
    stuffs(firm)
    drain()
    flag = EvidenceFlag.objects.waiting().get()
    client.force_login(facilitator)
    client.post(f"/sager/tekster/{flag.public_id}/", {"decision": decision, "note": "100 % ord. Skriv <hvad> I målte."})
    drain()
    notice = Notice.objects.get(user=firm.anna, kind="text_cleared" if decision == "clear" else "text_confirmed")
    assert notice.text.endswith("100 % ord. Skriv <hvad> I målte.")


def test_a_cleared_text_is_not_flagged_again_for_the_same_words(firm, facilitator, drain):
    text = stuffs(firm)
    drain()
    actions.clear_flag(EvidenceFlag.objects.waiting().get(), by=facilitator)
    partners.change_evidence(text, kind="competence", by=firm.anna)
    drain()
    assert not EvidenceFlag.objects.without_weight().exists()
    assert actions.look_at_recent() == 0


def test_a_checked_text_is_in_order(firm, facilitator, drain):
    text = stuffs(firm)
    drain()
    partners.verify_evidence(text, by=facilitator)
    drain()
    assert not EvidenceFlag.objects.without_weight().exists()


def test_who_copies_is_flagged_and_who_was_copied_is_not(firm, facilitator, drain, client):
    thief = world.an_organisation("Terne", HONEST)
    drain()
    flag = EvidenceFlag.objects.waiting().get()
    assert (flag.organisation, flag.other) == (thief, firm)
    own = firm.evidence.get()
    partners.change_evidence(own, title="Luft i tre byer", by=firm.anna)
    drain()
    assert EvidenceFlag.objects.waiting().count() == 1
    bo = world.a_user("bo@example.dk", of=thief)
    client.force_login(bo)
    assert firm.name not in client.get(f"/partnere/{thief.slug}/viser/").content.decode()


def test_a_copy_is_found_whatever_language_it_is_said_to_be_in(firm, drain):
    thief = world.an_organisation("Terne")
    partners.declare_evidence(thief, kind="solution", text=HONEST, language="en", by=firm.anna)
    drain()
    assert [flag.organisation for flag in EvidenceFlag.objects.filter(kind="copied")] == [thief]


def test_units_of_one_house_may_share_their_words(firm, drain):
    partners.declare_evidence(
        partners.add_unit(firm, name="Måge Nord", by=firm.anna), kind="solution", text=HONEST, by=firm.anna
    )
    drain()
    assert not EvidenceFlag.objects.exclude(kind="sudden").exists()


def test_more_than_twelve_competences_count_for_nothing_until_some_are_let_go(firm, drain):
    topics = [Topic.objects.create(name=f"Emne {number}", slug=f"emne-{number}") for number in range(13)]
    partners.change(firm, topics=topics, by=firm.anna)
    drain()
    assert moderation.flagged_evidence_ids() == {f"topics:{firm.public_id}"}
    partners.change(firm, topics=topics[:6], by=firm.anna)
    drain()
    assert moderation.flagged_evidence_ids() == set()


def test_a_person_s_own_text_is_looked_at_too(drain, facilitator):
    ida = world.a_user("ida@example.dk")
    person = partners.change_profile(ida, name="Ida", language="da", by=ida)
    partners.declare_evidence(person=ida.person, kind="solution", text=STUFFED, by=ida)
    drain()
    flag = EvidenceFlag.objects.waiting().get()
    assert flag in EvidenceFlag.objects.visible_to(ida)
    assert flag.matching_id == str(flag.evidence.public_id)
    assert person is not None


def test_what_a_person_writes_about_themself_counts_only_once_somebody_has_looked(drain, facilitator, client):
    ida = world.a_person("Ida Forsker", HONEST.replace("fem", "ni"), about=STUFFED)
    firm = world.an_organisation("Måge og Fyr", HONEST)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    about = EvidenceFlag.objects.waiting().get(person=ida, evidence=None)
    assert (about.kind, about.matching_id) == ("stuffed", f"profile:{ida.public_id}")
    assert about.matching_id not in cited(challenge)
    assert {row.evidence_id for row in EvidenceFlag.objects.filter(kind="copied")} == {firm.evidence.get().pk}
    client.force_login(ida.user)
    page = client.get("/min-side/profil/").content.decode()
    assert "hele sætninger" in page or "whole sentences" in page
    assert Notice.objects.filter(user=ida.user, kind="text_flagged", path="/min-side/profil/").exists()
    client.force_login(facilitator)
    assert "Ida Forsker" in client.get("/sager/tekster/").content.decode()
    client.post(f"/sager/tekster/{about.public_id}/", {"decision": "clear", "note": ""})
    drain()
    assert about.matching_id not in moderation.flagged_evidence_ids()


def test_a_person_may_share_words_with_whom_they_act_for(firm, drain):
    world.a_person("Ane Ansat", HONEST, about=HONEST, of=firm)
    world.a_person("Tyge Tyv", about=HONEST)
    drain()
    assert [str(flag.who) for flag in EvidenceFlag.objects.filter(kind="copied")] == ["Tyge Tyv"]


def test_facilitators_decide_and_nobody_of_their_own(firm, drain, facilitator, client):
    stuffs(firm)
    drain()
    flag = EvidenceFlag.objects.waiting().get()
    own = UserFactory(groups=["facilitator"])
    world.a_user(own.email, of=firm)
    for user in (firm.anna, own, UserFactory(), UserFactory(is_superuser=True)):
        with pytest.raises(PermissionDenied):
            actions.clear_flag(flag, by=user)
    client.force_login(facilitator)
    client.post(f"/sager/tekster/{flag.public_id}/", {"decision": "confirm", "note": ""})
    assert EvidenceFlag.objects.waiting().exists()
    client.post(f"/sager/tekster/{flag.public_id}/", {"decision": "confirm", "note": "Kun ord."})
    assert EvidenceFlag.objects.get(pk=flag.pk).status == "confirmed"
    drain()
    assert Notice.objects.filter(user=firm.anna, kind="text_confirmed").exists()


def test_what_may_be_seen_and_the_policy_agree(firm, drain, facilitator):
    stuffs(firm)
    drain()
    for user in (firm.anna, facilitator, UserFactory(), UserFactory(is_superuser=True)):
        for flag in EvidenceFlag.objects.all():
            assert user.has_perm("search.view_flag", flag) == (flag in EvidenceFlag.objects.visible_to(user))
