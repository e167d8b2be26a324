"""The demo: a whole municipality, played through the product's own verbs, once."""

import datetime as dt
from collections import Counter

import pytest
from django.contrib.auth import authenticate
from django.db import transaction
from django.utils.timezone import localtime

from challenges.models import Challenge, ChallengePage, Decision, Letter, Response, Review
from hub.accounts.models import Delivery, Follow, User
from hub.home.demo.build import looking, measuring, stock
from hub.home.demo.build.moments import SCOPE
from hub.home.demo.build.story import build, first_day
from hub.home.demo.build.town import Town
from hub.home.demo.content.people import SIGN_INS
from hub.home.demo.drawings import KINDS, draw
from hub.home.models import ContentPage, NewsPage
from hub.kit import clock
from hub.kit.audit import AuditEntry
from hub.kit.clock import now
from hub.kit.models import Once
from hub.kit.retention import forget_old
from partners.models import Evidence, Organisation, Person
from projects.models import LearningPage, Measurement, Pilot
from search.actions import audit_month, rebuild
from search.auditing import first_of_month, month_after, month_before
from search.models import ExposureAudit, Impression, SynonymGroup
from tests.home.demo.conftest import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_the_demo_has_as_much_of_everything_as_it_promises(demo):
    kinds = Counter(Organisation.objects.values_list("helix", flat=True))
    assert Organisation.objects.departments().count() >= 8
    assert sum(kinds.values()) >= 36
    assert set(kinds) == {"public", "business", "academia", "civil"}
    assert Person.objects.count() >= 30
    assert Challenge.objects.count() >= 14
    assert Response.objects.count() >= 40
    assert Pilot.objects.count() == 9
    assert NewsPage.objects.live().filter(locale__language_code="da").count() >= 6
    for organisation in Organisation.objects.prefetch_related("evidence"):
        assert organisation.evidence.exists(), organisation.name


def test_what_organisations_say_of_pilots_is_checked_after_it_happened(demo):
    checked = list(Evidence.objects.exclude(verified_at=None))
    assert checked
    assert [shown.text for shown in checked if localtime(shown.verified_at).date() <= shown.date] == []


def test_the_citizen_follows_two_topics_and_a_search_and_hears_of_a_new_challenge(demo):
    citizen = User.objects.get(email="laura.hverdal@borger.example")
    assert Follow.objects.filter(user=citizen, subject_type="base.Topic").count() == 2
    assert citizen.saved_searches.get().query == "renere luft"
    assert citizen.notices.filter(kind="followed").exists()


def test_editors_say_which_words_mean_the_same(demo):
    groups = list(SynonymGroup.objects.all())
    assert any({"AI", "kunstig intelligens"} <= set(group.phrases) for group in groups)
    for group in groups:
        group.full_clean()


def test_challenges_stand_in_every_phase(demo):
    phases = Counter(challenge.phase for challenge in Challenge.objects.all())
    wanted = Counter(words["phase"] for words in stock.CHALLENGES)
    assert phases == wanted
    assert set(phases) == {"draft", "upcoming", "open", "evaluating", "decided", "cancelled"}


def test_every_published_challenge_says_all_it_must(demo):
    for page in ChallengePage.objects.live().filter(locale__language_code="da"):
        assert page.missing() == [], page.title


def test_every_decided_answer_has_two_reviews_a_reason_and_advice(demo):
    decided = Response.objects.filter(challenge__released_at__isnull=False, submitted_at__isnull=False)
    assert decided.count() >= 30
    for response in decided:
        assert response.reviews.filter(status=Review.Status.COMPLETED).count() == 2
        decision = response.decisions.standing().get()
        assert len(decision.reasons) > 40
        assert decision.advice
        assert decision.outcome == response.status


def test_an_answer_below_a_minimum_is_never_the_chosen_one(demo):
    for decision in Decision.objects.filter(outcome="selected"):
        criteria = {one["id"]: one for one in decision.response.challenge.edition.criteria}
        points = Counter()
        for review in decision.response.reviews.filter(status=Review.Status.COMPLETED):
            for score in review.scores.all():
                points[str(score.criterion)] += score.points
        for criterion, total in points.items():
            assert total / 2 >= (criteria[criterion]["minimum"] or 0)


def test_answers_to_what_is_still_open_stay_sealed(demo):
    for challenge in Challenge.objects.open():
        assert challenge.opened_at is None
        assert not Review.objects.filter(response__challenge=challenge).exists()
        text = next((one["answers"][0] for one in stock.RESPONSES if one["answers"][0]), "")
        assert not Letter.objects.filter(response__challenge=challenge, body__contains=text).exists()


def test_a_case_waits_for_two_persons_to_open_its_responses(demo):
    waiting = [one for one in Challenge.objects.filter(opened_at=None) if one.phase == "evaluating"]
    assert [one.title for one in waiting] == ["Hvordan får vi rigtigt sorteret affald fra etageboliger?"]
    assert Response.objects.filter(challenge__in=waiting, status="submitted").count() >= 2
    facilitators = User.objects.filter(groups__name="facilitator", is_active=True)
    assert facilitators.count() >= 2


def test_two_pilots_were_stopped_and_say_why(demo):
    statuses = Counter(Pilot.objects.values_list("status", flat=True))
    assert statuses == {"running": 3, "completed": 3, "stopped": 2, "planned": 1}
    for pilot in Pilot.objects.filter(status="stopped"):
        assert len(pilot.ending_reasons) > 200
    for pilot in Pilot.objects.exclude(status="planned"):
        assert pilot.data_use.approved_at < pilot.started_at
        assert pilot.indicators.count() >= 2


def test_learnings_tell_of_what_did_not_work_as_well(demo):
    danish = LearningPage.objects.live().filter(locale__language_code="da")
    assert danish.count() >= 14
    assert danish.exclude(result="worked").count() >= 5
    for learning in danish:
        assert all([learning.did_not_work, learning.advice, learning.what_happened, learning.cost_to_copy])


def test_measurements_reach_over_months_and_none_is_from_the_future(demo):
    assert Measurement.objects.count() >= 250
    assert not Measurement.objects.filter(on__gt=now().date()).exists()
    assert Measurement.objects.filter(series="comparison").exists()


def test_the_history_is_true_and_in_order(demo):
    moments = list(AuditEntry.objects.order_by("pk").values_list("at", flat=True))
    assert len(moments) > 1000
    assert moments == sorted(moments)
    assert moments[0] < now() - dt.timedelta(days=900)
    assert moments[-1] <= now()


def test_no_mail_of_the_demo_is_ever_sent(demo, mailoutbox):
    assert mailoutbox == []
    assert set(Delivery.objects.values_list("status", flat=True)) == {Delivery.Status.SUPPRESSED}


def test_the_key_pages_are_in_english_too(demo):
    english = {"locale__language_code": "en"}
    assert ContentPage.objects.live().filter(**english).count() >= 3
    assert LearningPage.objects.live().filter(**english).count() == 3
    pages = ChallengePage.objects.live().filter(**english)
    assert pages.count() == 4
    for page in pages:
        danish = page.challenge.pages.get(locale__language_code="da")
        for name in ("criteria", "questions", "needs", "baselines"):
            pairs = list(zip(getattr(danish, name), getattr(page, name), strict=True))
            assert all(one.id == other.id for one, other in pairs)
            assert all(one.value != other.value for one, other in pairs), (page.title, name)


def test_everybody_named_as_a_sign_in_can_sign_in_with_the_printed_password(demo):
    town = Town(now().date())
    for _role, slug in SIGN_INS[:3]:
        assert authenticate(None, email=town.address(slug), password=PASSWORD) == town.user(slug)
    assert town.user("mette-lindkvist").is_facilitator
    assert town.user("astrid-holtegaard").is_data_officer
    assert town.user("laura-hverdal").group_names == set()


def test_what_the_events_left_in_the_index_is_what_a_repair_would_write(demo):
    assert not any(rebuild().values())


def test_a_second_run_changes_nothing(demo):
    def counts():
        models = (AuditEntry, User, Organisation, Evidence, Challenge, Response, Pilot, Measurement, LearningPage)
        return [model.objects.count() for model in models], AuditEntry.objects.order_by("pk").last().pk

    before = counts()
    assert demo > 400
    assert build(password=PASSWORD) == 0
    assert counts() == before


def test_a_run_a_year_later_knows_what_was_played_though_other_marks_are_forgotten(demo):
    first = first_day()
    with clock.at(now() + dt.timedelta(days=365)), transaction.atomic():
        forget_old()
        assert (first_day(), Once.objects.filter(scope=SCOPE).count()) == (first, demo)
        transaction.set_rollback(True)


def test_who_was_shown_last_month_and_this_one_is_counted_from_lists_that_were_looked_at(demo):
    last = month_before(first_of_month(clock.today() - dt.timedelta(days=1)))
    audits = {audit.month: audit for audit in ExposureAudit.objects.all()}
    assert last in audits
    for month, audit in audits.items():
        looked = Impression.objects.filter(on__gte=month, on__lt=min(month_after(month), clock.today()))
        assert audit.lists == looked.values("challenge", "on", "viewer").distinct().count()
    kept, again = audits[last].groups, audit_month(last).groups
    assert again == kept
    assert sum(audit.lists for audit in audits.values()) > 10
    groups = {(group["by"], group["group"]) for audit in audits.values() for group in audit.groups}
    assert {group for by, group in groups if by == "helix"} == {"public", "business", "academia", "civil"}
    assert Impression.objects.filter(newcomer=True).exists()
    for shown in Impression.objects.select_related("challenge__edition"):
        edition = shown.challenge.edition
        assert localtime(edition.published_at).date() <= shown.on < localtime(edition.closes_at).date()


def test_whatever_day_the_demo_is_built_on_there_are_looks_last_month():
    for day in range(0, 365, 3):
        town = Town(dt.date(2026, 1, 1) + dt.timedelta(days=day))
        looks = looking.days(town)
        months = {first_of_month(town.day(number)) for number in looks if number < 0}
        assert month_before(first_of_month(town.today)) in months
        assert min(months) == month_before(first_of_month(town.today))


def test_a_season_is_followed_whatever_month_the_demo_is_built_in():
    series = {"from": -12, "season": list(range(1, 13)), "change": [0] * 12}
    for month in range(1, 13):
        town = Town(dt.date(2026, month, 15))
        told = {town.end_of_month(offset).month: int(value) for offset, value in measuring.values(town, series)}
        assert told == {number: number for number in range(1, 13)}


def test_whatever_day_the_demo_is_built_on_nothing_is_measured_ahead_of_time_or_below_zero():
    for days in range(0, 365, 5):
        town = Town(dt.date(2026, 1, 1) + dt.timedelta(days=days))
        names = [moment.name for moment in measuring.moments(town)]
        assert len(names) == len(set(names))
        for words in stock.PILOTS:
            for name, _series, day, value in measuring.rows(town, words):
                assert measuring.told_at(town, words, day).date() >= day
                assert value >= 0, name


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_is_the_same_each_time_and_another_for_another_seed(kind):
    size = (160, 90)
    assert draw(kind, "a", size).tobytes() == draw(kind, "a", size).tobytes()
    assert draw(kind, "a", size).tobytes() != draw(kind, "b", size).tobytes()
