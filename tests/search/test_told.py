"""Who hears of the matches of a new challenge, and what is found of a learning."""

import pytest
from wagtail.models import Page, Site

from challenges.actions import cancel
from challenges.models import ChallengePage
from hub.accounts.actions import send_digests
from hub.accounts.models import Delivery, Notice
from hub.kit import events
from hub.kit.audit import AuditEntry
from partners.actions import change_profile, withdraw_consent
from partners.models import Consent
from projects.models import LearningPage
from search import actions
from search.finding import finder
from search.models import Match
from tests.factories.projects import LearningPageFactory, PilotFactory, PilotIndexPageFactory, PilotPageFactory
from tests.search import world
from tests.search.test_matches import AIR, FISH, PROBLEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(drain):
    """Two firms with a member each, one of which can measure air; a department with an owner."""
    fits = world.an_organisation("Måge og Fyr", AIR)
    other = world.an_organisation("Dambruget", FISH)
    people = {
        "fits": world.a_user("anna@example.dk", of=fits),
        "other": world.a_user("bo@example.dk", of=other),
        "owner": world.a_user("ejer@example.dk", of=world.a_department()),
    }
    drain()
    return people | {"firm": fits}


def told(user, kind):
    return list(Notice.objects.filter(user=user, kind=kind).values_list("subject", flat=True))


def test_those_who_act_for_an_organisation_that_fits_hear_of_a_new_challenge(town, drain):
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    (subject,) = told(town["fits"], "matched")
    assert "Måge og Fyr" in subject
    assert "Renere luft" in subject
    assert told(town["other"], "matched") == told(town["owner"], "matched") == []
    heard = {notice.user for notice in Notice.objects.filter(kind="matched")}
    assert all(Match.objects.visible_to(user).filter(challenge=challenge).exists() for user in heard)


def test_a_mail_goes_only_to_those_who_chose_it(town, drain):
    chose = world.a_user("carl@example.dk", of=town["firm"])
    change_profile(chose, name="Carl", language="da", match_mails="now", by=chose)
    world.a_challenge("Renere luft", PROBLEM)
    drain()
    mails = Delivery.objects.filter(key__startswith="matched:")
    assert [mail.user for mail in mails] == [chose]
    assert "/min-side/profil/" in mails.get().body.split("Derfor får du beskeden:")[1]  # where it is chosen
    assert len(told(chose, "matched")) == len(told(town["fits"], "matched")) == 1


def test_the_owner_hears_once_how_many_fit(town, drain):
    world.an_organisation("Fyrtårnet", AIR)
    drain()
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    (subject,) = told(town["owner"], "matches_ready")
    assert subject.endswith("2")
    page = challenge.pages.get()
    page.problem = f"<p>{PROBLEM} Det haster.</p>"
    page.budget = 400_000
    page.save_revision().publish()
    world.an_organisation("Luftvagten", AIR)
    drain()
    assert challenge.matches.count() == 3
    assert len(told(town["owner"], "matches_ready")) == 1


def test_nobody_hears_twice_however_often_it_is_computed_or_delivered(town, drain):
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    Match.objects.all().delete()
    actions.rebuild_matches(challenge, published=True)
    drain()
    for entry in AuditEntry.objects.filter(action="search.matched"):
        events.react.enqueue("search.reactions:tell_of_matches", entry.pk)
    drain()
    assert len(told(town["fits"], "matched")) == 1


def test_consent_is_asked_at_the_moment_of_telling(town, drain):
    world.a_challenge("Renere luft", PROBLEM)
    withdraw_consent(Consent.objects.get(organisation=town["firm"]), by=town["fits"])
    drain()
    assert told(town["fits"], "matched") == told(town["owner"], "matches_ready") == []


def test_a_challenge_that_was_cancelled_meanwhile_is_told_to_nobody(town, drain):
    challenge = world.a_challenge("Renere luft", PROBLEM)
    cancel(challenge, reason="Pengene er brugt", by=town["owner"])
    drain()
    assert not Notice.objects.filter(kind__in=("matched", "matches_ready")).exists()


def test_the_notice_leads_to_the_page_of_the_challenge(town, drain, client):
    root = Page.get_first_root_node()
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "testserver", "root_page": root})
    Site.clear_site_root_paths_cache()
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    notice = Notice.objects.get(user=town["fits"], kind="matched")
    assert notice.path == ChallengePage.objects.get(challenge=challenge).get_url_parts()[2]


def test_no_mail_of_the_day_names_an_organisation_that_agrees_no_more(town, drain):
    owner = town["owner"]
    change_profile(owner, name="Ejer", language="da", match_mails="daily", by=owner)
    world.a_route(equal=False)
    world.a_challenge("Renere luft", PROBLEM)
    drain()
    late = world.an_organisation("Luftvagten", AIR)
    drain()
    assert any("Luftvagten" in subject for subject in told(owner, "match_added"))
    withdraw_consent(Consent.objects.get(organisation=late), by=owner)
    drain()
    send_digests()
    assert "Luftvagten" not in " ".join(Delivery.objects.values_list("body", flat=True))


# --- Learnings ----------------------------------------------------------------------------------------------------


@pytest.fixture
def learning():
    """A draft below the page of a pilot."""
    above = PilotPageFactory(parent=PilotIndexPageFactory(), pilot=PilotFactory())
    page = LearningPageFactory(parent=above, title="Målere skal sidde i skygge", live=False)
    return LearningPage.objects.get(pk=page.pk)


def found():
    return [hit.document.title for hit in finder.search("skygge").hits]


def test_a_learning_is_found_once_it_is_published_and_gone_once_it_is_not(learning, drain):
    drain()
    assert found() == []
    learning.save_revision().publish()
    drain()
    assert found() == ["Målere skal sidde i skygge"]
    learning.refresh_from_db()
    learning.unpublish()
    drain()
    assert found() == []
    learning.save_revision().publish()
    drain()
    assert found() == ["Målere skal sidde i skygge"]
    learning.delete()
    drain()
    assert found() == []


def test_the_event_alone_is_enough_to_find_a_learning(learning, drain):
    """Wagtail's signal may be lost with its process; the event stands in the audit and is tried again."""
    LearningPage.objects.filter(pk=learning.pk).update(live=True)
    entry = events.emit("projects.learning_published", learning.pilot, by=None, learning=str(learning.translation_key))
    assert entry.subject_type == "projects.Pilot"
    drain()
    assert found() == ["Målere skal sidde i skygge"]


# --- Now, daily or never ------------------------------------------------------------------------------------------


def mails_of(user):
    return list(Delivery.objects.filter(user=user).values_list("subject", "body"))


@pytest.mark.parametrize(("when", "at_once", "later"), [("now", 1, 1), ("daily", 0, 1), ("never", 0, 0)])
def test_a_match_is_mailed_when_its_reader_chose_and_only_once(town, drain, when, at_once, later):
    change_profile(town["fits"], name="Anna", language="da", match_mails=when, by=town["fits"])
    world.a_challenge("Renere luft", PROBLEM)
    if when == "daily":
        world.a_challenge("Klarere luft", PROBLEM)
    drain()
    assert len(mails_of(town["fits"])) == at_once
    for _day in range(2):
        send_digests()
    mails = mails_of(town["fits"])
    assert len(mails) == later
    if when == "daily":
        assert "Renere luft" in mails[0][1]
        assert "Klarere luft" in mails[0][1]
        assert "Min side\n" in mails[0][1]


def test_whoever_chooses_never_meanwhile_gets_no_mail_of_the_day(town, drain):
    change_profile(town["fits"], name="Anna", language="da", match_mails="daily", by=town["fits"])
    world.a_challenge("Renere luft", PROBLEM)
    drain()
    change_profile(town["fits"], name="Anna", language="da", match_mails="never", by=town["fits"])
    assert send_digests() == 0
    assert mails_of(town["fits"]) == []
