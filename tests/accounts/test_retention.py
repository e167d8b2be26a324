"""What is declared to be kept for a time goes when that time is up, and the person can read until when."""

import datetime as dt
import uuid

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.urls import reverse

from challenges.actions import declare_conflict
from challenges.models import Review
from hub.accounts import actions, keeping
from hub.accounts.models import Delivery, Follow, Notice, User
from hub.kit import clock, retention
from hub.kit.audit import AuditEntry, broken_seals, seal_entries
from hub.kit.models import NOBODY, Once
from hub.kit.personal import Fate, Limit, declared, limits, owned
from hub.kit.tasks import run_ticks
from search.actions import say_of_match
from search.models import AskedQuery, EvidenceFlag, Impression, Match, MatchFeedback
from tests.challenges.test_inviting import a_match
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import a_review, a_submission, after, an_open_challenge, opened
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db

MOMENT = dt.timedelta(seconds=1)
SINCE = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


def a_notice():
    return Notice.objects.create(user=UserFactory(), key="k", kind="test", subject="Hej", changed_at=SINCE)


def a_mail():
    return Delivery.objects.create(user=UserFactory(), key="k", address="a@example.dk", subject="Hej", body="Hej")


def a_form_key():
    return Once.objects.create(scope="s", key=uuid.uuid4(), actor_id=uuid.uuid4(), result_id=uuid.uuid4(), at=SINCE)


def test_a_mark_that_is_nobodys_is_kept():
    theirs, nobodys = a_form_key(), a_form_key()
    Once.objects.filter(pk=nobodys.pk).update(actor_id=NOBODY)
    with clock.at(SINCE + dt.timedelta(days=365)):
        retention.forget_old()
    assert list(Once.objects.filter(pk__in=[theirs.pk, nobodys.pk])) == [nobodys]


def a_sign_in():
    given = {"ip": "192.0.2.1", "user_agent": "Firefox", "session_key": "k", "last_seen_at": SINCE}
    return UserSession.objects.create(user=UserFactory(), **given)


def a_session():
    return Session.objects.create(session_key="k", session_data="x", expire_date=SINCE)


def a_conflict():
    """A review that its reviewer closed with a reason, last changed at this moment."""
    response = a_submission()
    with after(response.challenge):
        opened(response.challenge)
        response.refresh_from_db()
        review = a_review(response)
        declare_conflict(review, conflict=True, note="Min søster ejer firmaet", by=review.reviewer)
    review.refresh_from_db()
    review.save()
    return review


def a_wrong_match():
    challenge = an_open_challenge()
    match = Match.objects.get(challenge=challenge, organisation=a_match(challenge))
    member = match.organisation.memberships.get().user
    return say_of_match(match, side="actor", kind="wrong", reason="Hr. Hansen bygger broer", by=member)


def a_decided_text():
    given = {"kind": "stuffed", "status": "confirmed", "note": "Skriv i sætninger", "decided_at": SINCE}
    return EvidenceFlag.objects.create(organisation=OrganisationFactory(), **given)


def a_search():
    return AskedQuery.objects.create(text="luft", on=SINCE.date(), times=3, found=2)


def a_look():
    given = {"challenge": an_open_challenge(), "organisation": OrganisationFactory(), "viewer": "x", "place": 1}
    return Impression.objects.create(**given)


ROWS = {
    AskedQuery: a_search,
    Notice: a_notice,
    Delivery: a_mail,
    Once: a_form_key,
    UserSession: a_sign_in,
    Session: a_session,
    Review: a_conflict,
    MatchFeedback: a_wrong_match,
    EvidenceFlag: a_decided_text,
    Impression: a_look,
}
NOBODYS = {
    AskedQuery,
    Impression,
    Session,
    Once,
    MatchFeedback,
    EvidenceFlag,
}  # what they hold names nobody by key: time alone takes it away


def named(limit: Limit) -> str:
    return f"{limit.model.__name__}.{limit.field}"


@pytest.mark.parametrize("limit", limits(), ids=named)
def test_each_limit_is_kept_to_the_moment_and_told_to_the_audit(limit):
    with clock.at(SINCE):
        row = ROWS[limit.model]()
    until = SINCE + limit.kept_for
    with clock.at(until - MOMENT):
        retention.forget_old()
    assert holds(row, limit)
    seal_entries()
    with clock.at(until + MOMENT):
        assert retention.forget_old() > 0
        assert retention.forget_old() == 0
    assert not holds(row, limit)
    entries = AuditEntry.objects.filter(action="kit.time_was_up", subject_type=limit.model._meta.label)
    told = [entry.data for entry in entries if entry.data["field"] == limit.field]
    assert told == [{"field": limit.field, "fate": limit.fate.value, "rows": 1}]
    seal_entries()
    assert broken_seals() == []


def holds(row, limit) -> bool:
    """Whether the row is there, with the field."""
    standing = limit.model._default_manager.filter(pk=row.pk).first()
    return standing is not None and getattr(standing, limit.field) not in ("", None)


def test_an_emptied_field_leaves_the_rest_of_its_row():
    with clock.at(SINCE):
        review = a_conflict()
    with clock.at(SINCE + dt.timedelta(days=5 * 365 + 1)):
        retention.forget_old()
    known = Review.objects.get(pk=review.pk)
    assert (known.conflict_note, known.status, known.reviewer) == ("", Review.Status.CONFLICTED, review.reviewer)


def test_many_rows_go_in_batches_each_with_its_own_line_in_the_audit(monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 2)
    user = UserFactory()
    with clock.at(SINCE):
        for number in range(5):
            Notice.objects.create(user=user, key=str(number), kind="test", subject="Hej")
    with clock.at(SINCE + dt.timedelta(days=731)):
        assert retention.forget_old() == 5
    rows = [entry.data["rows"] for entry in AuditEntry.objects.filter(action="kit.time_was_up").order_by("pk")]
    assert rows == [2, 2, 1]


def test_the_clock_runs_it_once_a_day():
    with clock.at(SINCE):
        a_notice()
    late = SINCE + dt.timedelta(days=1000)
    with clock.at(late):
        assert "kit.forget_old" in run_ticks(late)
        assert "kit.forget_old" not in run_ticks(late + dt.timedelta(hours=1))
    assert not Notice.objects.exists()


def test_only_what_is_deleted_or_emptied_has_a_limit():
    assert {limit.fate for limit in limits()} <= {Fate.DELETE_ROW, Fate.ERASE}


def test_what_a_reviewer_wrote_of_a_conflict_goes_with_the_reviewer():
    review = a_conflict()
    actions.erase(review.reviewer, by=review.reviewer)
    review.refresh_from_db()
    assert review.conflict_note == ""


def test_whatever_goes_with_a_person_says_whose_it_is():
    """A declared fate that no way leads to would never be carried out."""
    for model, fields in declared().items():
        if {said.fate for said in fields.values()} & {Fate.DELETE_ROW, Fate.ERASE}:
            assert model in owned() or model in NOBODYS, model._meta.label


def test_a_person_reads_what_is_kept_and_until_when(client):
    user = UserFactory(email="ida@example.dk")
    Follow.objects.create(user=user, subject_type="challenges.Challenge", subject_id=uuid.uuid4())
    with clock.at(SINCE):
        actions.notify([user], kind="test", key="k", subject="Hej", text="Hej", why="Fordi")
        a_notice()
    client.force_login(user)
    with clock.at(SINCE + dt.timedelta(days=10)):
        page = client.get(reverse("account_data"))
    known = {str(kept.called): kept for kept in page.context["kept"]}
    assert (known["Beskeder til dig"].rows, known["Beskeder til dig"].years) == (1, 2)
    assert known["Beskeder til dig"].until == SINCE + dt.timedelta(days=730)
    assert known["Mails til dig"].until == SINCE + dt.timedelta(days=365)
    assert known["Det følger du"].until is None
    assert "Svar, du vurderer" not in known
    assert "29.\u00a0feb. 2028" in page.content.decode()


def test_what_a_person_did_is_said_to_stay_with_a_pseudonym():
    review = a_conflict()
    assert [kept.stays for kept in keeping.kept_of(review.reviewer) if kept.called == "Svar, du vurderer"] == [True]
    assert keeping.traces_of(review.reviewer) == []
    measured = UserFactory()
    review.response.challenge.opening_asked_by = measured
    review.response.challenge.save()
    why = "Forseglede svar bliver åbnet af to navngivne personer."
    assert keeping.traces_of(measured) == [("Svar, du har åbnet", why)]


def test_every_trace_of_a_person_has_a_name_the_person_knows():
    unnamed = [
        f"{model._meta.label}.{name}"
        for model, fields in declared().items()
        for name, said in fields.items()
        if model not in owned() and model._meta.get_field(name).related_model is User and not said.called
    ]
    assert unnamed == []
