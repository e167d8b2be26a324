"""A department begins a challenge in plain words; the rest of its life is as any other's."""

import uuid
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from challenges import actions
from challenges.models import Challenge, ChallengePage, ParkedPost
from hub.accounts.models import Notice
from hub.kit.models import AuditEntry
from hub.kit.worker import drain
from partners import actions as partners
from tests.factories import house

pytestmark = pytest.mark.django_db
DOOR = "/sager/ny/"


@pytest.fixture
def frida():
    return house.a_house()


@pytest.fixture
def owner(frida):
    owner = house.a_user("owner")
    department = house.a_department(frida)
    partners.confirm_membership(partners.ask_to_join(department, by=owner), by=frida)
    owner.department = department
    return owner


def told(owner, **changes):
    return {
        "department": owner.department.pk,
        "title": "Hvordan får vi færre huller i cykelstierne?",
        "problem": "Cyklister vælter.\r\n\r\nHver uge <b>én</b>.",
        "key": str(uuid.uuid4()),
    } | changes


def test_an_owner_begins_a_draft_that_stands_among_the_cases_with_what_is_missing(client, owner):
    client.force_login(owner)
    assert DOOR in client.get(reverse("case_list")).content.decode()
    assert "</form>" in client.get(DOOR).content.decode()
    answer = client.post(DOOR, told(owner, affected_count="40"))
    challenge = Challenge.objects.get()
    assert answer["Location"] == reverse("case_detail", args=[challenge.public_id])
    page = ChallengePage.objects.get()
    assert (page.live, page.department, page.affected_count) == (False, owner.department, 40)
    assert page.problem == "<p>Cyklister vælter.</p><p>Hver uge &lt;b&gt;én&lt;/b&gt;.</p>"
    assert page.title in client.get(answer["Location"]).content.decode()


def test_the_form_sent_twice_begins_one(client, owner):
    client.force_login(owner)
    given = told(owner)
    assert client.post(DOOR, given)["Location"] == client.post(DOOR, given)["Location"]
    assert Challenge.objects.count() == 1


def test_how_many_are_affected_is_written_with_its_thousands_parted(client, owner):
    client.force_login(owner)
    client.post(DOOR, told(owner, affected_count="38.000"))
    assert Challenge.objects.get().pages.get().affected_count == 38000


@pytest.mark.parametrize("number", ["mange", "-1", "99999999999999", "38,5", "1.25.000"])
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(client, owner, number):
    client.force_login(owner)
    page = client.post(DOOR, told(owner, title="", affected_count=number)).content.decode()
    assert 'href="#id_title"' in page
    assert 'href="#id_affected_count"' in page
    assert "Cyklister vælter." in page
    assert not Challenge.objects.exists()


@pytest.mark.parametrize("hostile", ["\x00", "🙂" * 50, '"><script>alert(1)</script>', "a" * 300])
def test_whatever_is_typed_is_kept_or_refused_and_never_an_error(client, owner, hostile):
    client.force_login(owner)
    answer = client.post(DOOR, told(owner, title=hostile, problem=hostile, affected=hostile), follow=True)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_nobody_begins_one_for_a_department_of_others(client, owner, frida):
    other = partners.add_unit(owner.department.parent, name="Kultur", by=frida)
    client.force_login(owner)
    assert client.post(DOOR, told(owner, department=other.pk)).status_code == 200
    client.force_login(house.a_user("stranger"))
    assert client.get(DOOR).status_code == 404
    assert client.post(DOOR, told(owner)).status_code == 404
    assert not Challenge.objects.exists()
    client.force_login(frida)
    assert client.post(DOOR, told(owner, department=other.pk)).status_code == 302


def test_what_was_typed_when_the_session_had_ended_is_there_after_signing_in(client, owner):
    back = parse_qs(urlsplit(client.post(DOOR, told(owner, affected_count="mange"))["Location"]).query)["next"][0]
    client.force_login(owner)
    page = client.get(back).content.decode()
    assert "Cyklister vælter." in page
    assert 'value="mange"' in page
    assert client.post(back, told(owner)).status_code == 302
    assert not ParkedPost.objects.exists()


@pytest.fixture
def draft(client, owner):
    client.force_login(owner)
    client.post(DOOR, told(owner))
    return Challenge.objects.get()


@pytest.fixture
def door(draft):
    return reverse("brief_change", args=[draft.public_id])


def filled(client, door, **changes):
    """The form as it is shown, with changes."""
    form = client.get(door).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in shown.items()} | changes


def in_the_cms(draft, by, **changes):
    page = draft.pages.get().get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save(clean=False)
    page.save_revision(user=by, clean=False)


def latest(draft):
    return draft.pages.get().get_latest_revision_as_object()


def test_the_secretariat_is_told_of_a_draft_and_finds_it_by_one_click(client, owner, draft, frida):
    drain()
    notice = Notice.objects.get(kind="brief_received")
    assert notice.user == frida
    assert "Hvordan får vi færre huller" in notice.subject
    client.force_login(frida)
    assert "Cyklister vælter." in client.get(notice.path).content.decode()


def test_the_owner_reads_the_draft_and_what_is_missing_and_is_led_to_the_field(client, draft, door):
    page = client.get(reverse("case_detail", args=[draft.public_id])).content.decode()
    assert "Cyklister vælter." in page
    assert f'href="{door}#id_affected"' in page
    assert "/cms/" not in page
    client.post(door, filled(client, door, affected="Alle <der> cykler", affected_count="4200"))
    page = client.get(reverse("case_detail", args=[draft.public_id])).content.decode()
    assert "<p>Alle &lt;der&gt; cykler</p>" in page
    assert "<p>4.200</p>" in page
    assert f'href="{door}#id_affected"' not in page


def test_the_owner_changes_the_draft_and_it_is_on_record(client, owner, draft, door):
    before = draft.pages.get().revisions.count()
    client.post(door, filled(client, door, title="Færre huller?", wanted_outcome="Ingen vælter."))
    page = latest(draft)
    assert (page.title, page.wanted_outcome) == ("Færre huller?", "<p>Ingen vælter.</p>")
    assert draft.pages.get().title == "Færre huller?"
    entry = AuditEntry.objects.get(action="challenges.brief_changed")
    assert (entry.actor_id, entry.data["fields"]) == (owner.public_id, ["title", "wanted_outcome"])
    client.post(door, filled(client, door))
    assert draft.pages.get().revisions.count() == before + 1


def test_rich_text_of_an_editor_is_shown_and_survives_the_form(client, draft, door, frida):
    rich = '<p data-block-key="a1">Se <b>her</b></p><ul><li data-block-key="a2">ét</li></ul>'
    in_the_cms(draft, frida, problem=rich, summary="Kort sagt.", offer="<p>En cykelsti.</p>")
    assert "<b>her</b>" in client.get(door).content.decode()
    client.post(door, filled(client, door, problem="Nej", affected="Cyklister"))
    assert latest(draft).problem == rich
    client.post(door, filled(client, door, affected="Cyklister"))
    page = latest(draft)
    assert (page.problem, page.affected, page.summary) == (rich, "Cyklister", "Kort sagt.")


def test_two_who_write_in_different_fields_both_keep_their_words(client, draft, door, frida):
    mine = filled(client, door, affected="Cyklister")
    in_the_cms(draft, frida, why_critical="<p>Loven.</p>", problem='<p data-block-key="x">Cyklister vælter.</p>')
    assert client.post(door, mine).status_code == 302
    assert (latest(draft).affected, latest(draft).why_critical) == ("Cyklister", "<p>Loven.</p>")


def test_two_who_write_in_the_same_field_see_both_texts_before_one_counts(client, draft, door, frida):
    mine = filled(client, door, affected="Mine ord")
    in_the_cms(draft, frida, affected="Andres ord", why_critical="<p>Loven.</p>")
    answer = client.post(door, mine)
    page = answer.content.decode()
    assert "Mine ord" in page
    assert "Andres ord" in page
    assert "Frida" in page
    assert latest(draft).affected == "Andres ord"
    again = {name: answer.context["form"][name].value() for name in answer.context["form"].fields}
    assert client.post(door, again).status_code == 302
    assert (latest(draft).affected, latest(draft).why_critical) == ("Mine ord", "<p>Loven.</p>")


@pytest.mark.parametrize("seen", ["", "999999", "x", "٣"])
def test_a_form_nobody_knows_the_beginning_of_overwrites_nothing_unseen(client, draft, door, seen):
    mine = filled(client, door, affected="Mine ord") | {"seen": seen}
    assert client.post(door, mine).status_code == 200
    assert latest(draft).affected == ""


def test_words_typed_where_an_editor_has_put_rich_text_meanwhile_are_shown_and_not_saved(client, draft, door, frida):
    mine = filled(client, door, problem="Nye ord om hullerne.", affected="Cyklister")
    in_the_cms(draft, frida, problem="<p><b>Fedt</b></p>")
    page = client.post(door, mine).content.decode()
    assert "Nye ord om hullerne." in page
    assert "<b>Fedt</b>" in page
    assert latest(draft).affected == ""


@pytest.mark.parametrize("how", ["sent for approval", "locked", "published"])
def test_once_it_is_on_its_way_the_form_is_closed_and_typed_words_stay_on_the_screen(client, draft, door, frida, how):
    mine = filled(client, door, affected="Mine ord")
    page = draft.pages.get()
    if how == "sent for approval":
        page.get_workflow().start(page, frida)
    elif how == "locked":
        ChallengePage.objects.update(locked=True)
    else:
        in_the_cms(draft, frida, **house.words())
        actions.publish(latest(draft), by=frida)
    answer = client.post(door, mine)
    assert answer.status_code == 200
    assert "Mine ord" in answer.content.decode()
    assert latest(draft).affected != "Mine ord"
    case = client.get(door)
    assert case["Location"] == reverse("case_detail", args=[draft.public_id])
    assert door not in client.get(case["Location"]).content.decode()


def test_a_draft_may_be_given_to_another_department_of_ones_own(client, owner, draft, door, frida):
    other = partners.add_unit(owner.department.parent, name="Kultur", by=frida)
    assert client.post(door, filled(client, door, department=other.pk)).status_code == 200
    partners.confirm_membership(partners.ask_to_join(other, by=owner), by=frida)
    assert client.post(door, filled(client, door, department=other.pk)).status_code == 302
    assert (Challenge.objects.get().department, latest(draft).department) == (other, other)
