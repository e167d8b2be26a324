"""Where a case is and what comes next, from counts and dates. Pure: the clock is given."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.models.challenges import Challenge, Phase
from challenges.models.decisions import Decision
from challenges.models.responses import Response
from challenges.models.reviews import Review

OPEN_WITHIN = dt.timedelta(days=3)
WAITING = (Review.Status.ASSIGNED, Review.Status.OPEN)
DATED = ("wait_opening", "wait_deadline", "wait_last")  # steps whose day is their own, not that of the decision


@dataclass(frozen=True)
class Step:
    """The one next thing to do in a case: what, by when, whether it is late, and the door to it (URL name, words)."""

    code: str
    text: str
    due: dt.datetime | None = None
    stuck: bool = False
    reason: str = ""
    door: str = ""
    link: str = ""

    @property
    def until_decision(self) -> bool:
        """Whether ``due`` is the day of the decision, which the step has to come before."""
        return self.code not in DATED


def with_progress(challenges: QuerySet[Challenge]) -> QuerySet[Challenge]:
    """Adds the counts ``next_step`` reads, in the same query; ``unreviewed_count`` are those nobody assesses."""
    handed_in = Response.objects.filter(challenge=OuterRef("pk")).exclude(status=Response.Status.DRAFT)
    standing = Decision.objects.filter(response=OuterRef("pk"), superseded_by=None)
    reviews = Review.objects.filter(response__challenge=OuterRef("pk"))
    assessed = Review.objects.filter(response=OuterRef("pk")).without_conflict()
    undecided = handed_in.exclude(Exists(standing))
    return challenges.annotate(
        answer_count=_count(handed_in, "challenge"),
        undecided_count=_count(undecided, "challenge"),
        unreviewed_count=_count(undecided.exclude(Exists(assessed)), "challenge"),
        review_count=_count(reviews, "response__challenge"),
        waiting_count=_count(reviews.filter(status__in=WAITING), "response__challenge"),
    )


def _count(rows: QuerySet, group: str) -> Coalesce:
    counted = rows.order_by().values(group).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


def next_step(challenge: Challenge, moment: dt.datetime) -> Step:
    """The next step of a case that came from ``with_progress``."""
    edition, phase = challenge.edition, challenge.phase
    if phase == Phase.DRAFT:
        return Step("finish", _("Finish the draft and ask for approval"))
    if phase == Phase.UPCOMING:
        return Step("wait_opening", _("Opens for responses"), edition.opens_at)
    if phase == Phase.OPEN:
        return Step("wait_deadline", _("Deadline for responses"), edition.closes_at)
    if phase == Phase.CANCELLED:
        return Step("cancelled", _("Cancelled"))
    if phase == Phase.DECIDED:
        return Step("decided", _("The decisions are released"))
    return _evaluating(challenge, moment)


def _evaluating(challenge: Challenge, moment: dt.datetime) -> Step:
    edition = challenge.edition
    late = edition.decision_by is not None and moment > edition.decision_by
    reason = _("The decision is late.") if late else ""
    return _unread(challenge, moment, late, reason) or _read(challenge, late, reason)


def _unread(challenge: Challenge, moment: dt.datetime, late: bool, reason: str) -> Step | None:
    """What comes before anybody may read."""
    edition = challenge.edition
    if not edition.route_version.takes_answers:
        return Step("elsewhere", _("Follow the tender"), edition.decision_by)
    if moment <= edition.all_in_at and challenge.is_sealed:
        return Step("wait_last", _("The last responses are being received"), edition.all_in_at)
    if not (challenge.is_sealed and challenge.answer_count):
        return None
    waited = moment > edition.closes_at + OPEN_WITHIN
    text = _("A second person must open the responses") if challenge.opening_asked_by_id else _("Open the responses")
    why = reason or (_("The responses have waited for more than 3 days.") if waited else "")
    return Step("open", text, edition.decision_by, late or waited, why, "case_open", _("Open the responses"))


def _read(challenge: Challenge, late: bool, reason: str) -> Step:
    edition = challenge.edition
    if edition.route_version.scored and challenge.unreviewed_count:
        return _assign(challenge, late, reason)
    if challenge.waiting_count:
        text = ngettext("%(count)s review is missing", "%(count)s reviews are missing", challenge.waiting_count)
        text %= {"count": challenge.waiting_count}
        link = _("See the reviewers")
        return Step("wait_reviews", text, edition.decision_by, late, reason, "case_reviewers", link)
    if challenge.undecided_count:
        text = ngettext("Decide %(count)s response", "Decide %(count)s responses", challenge.undecided_count)
        return Step("decide", text % {"count": challenge.undecided_count}, edition.decision_by, late, reason)
    code, text = (
        ("release", _("Release the decisions")) if challenge.answer_count else ("conclude", _("Conclude the case"))
    )
    return Step(code, text, edition.decision_by, late, reason, "case_release", text)


def _assign(challenge: Challenge, late: bool, reason: str) -> Step:
    """Responses without anybody to assess them: none was asked, or each who was has a conflict of interest."""
    text = link = _("Assign reviewers")
    if challenge.review_count:
        link = _("Assign another reviewer")
        text = ngettext(
            "Assign another reviewer: %(count)s response has none",
            "Assign other reviewers: %(count)s responses have none",
            challenge.unreviewed_count,
        ) % {"count": challenge.unreviewed_count}
    return Step("assign", text, challenge.edition.decision_by, late, reason, "case_reviewers", link)
