"""Who may read and write a response. Must agree with ``ResponseQuerySet.visible_to``; a superuser has no short cut."""

import rules

from challenges.models import Phase, Response, Review
from partners.models import Membership


@rules.predicate
def is_party(user, response):
    """Acts for an organisation that is a confirmed party."""
    if not user.is_authenticated:
        return False
    parties = response.parties.filter(confirmed_at__isnull=False).values("organisation")
    return Membership.objects.active().filter(user=user, organisation__in=parties).exists()


@rules.predicate
def is_readable(user, response):
    """Handed in, and opened by two persons (or on a route that seals nothing)."""
    return response.status != Response.Status.DRAFT and not response.challenge.is_sealed


@rules.predicate
def handles_the_case(user, response):
    return user.has_perm("challenges.handle_challenge", response.challenge)


@rules.predicate
def is_asked_to_review(user, response):
    """An assigned reviewer who has declared to have no conflict."""
    if not user.is_authenticated:
        return False
    statuses = (Review.Status.OPEN, Review.Status.COMPLETED)
    return response.reviews.filter(reviewer=user, status__in=statuses).exists()


@rules.predicate
def is_open(user, response):
    return response.challenge.phase == Phase.OPEN


@rules.predicate
def is_undecided(user, response):
    challenge = response.challenge
    return challenge.released_at is None and challenge.cancelled_at is None


@rules.predicate
def is_submitted(user, response):
    return response.status == Response.Status.SUBMITTED


@rules.predicate
def persons_may_answer(_user, challenge):
    """On the challenge's route, as it was published."""
    edition = challenge.edition
    return edition is not None and edition.route_version.takes_answers and edition.route_version.persons_may_answer


@rules.predicate
def acts_for_who_asks(user, challenge):
    """For the department, the body it is part of, or the secretariat: nobody answers what they ask."""
    if user.is_facilitator:
        return True
    asking = [challenge.department_id, challenge.department.parent_id]
    return Membership.objects.active().filter(user=user.pk, organisation__in=filter(None, asking)).exists()


rules.add_perm("challenges.answer_alone", rules.is_authenticated & persons_may_answer & ~acts_for_who_asks)
rules.add_perm("challenges.view_response", is_party | (is_readable & (handles_the_case | is_asked_to_review)))
rules.add_perm("challenges.write_response", is_party)  # a draft may always be kept; the verbs know the deadline
rules.add_perm("challenges.change_response", is_party & is_undecided & is_open)
rules.add_perm("challenges.withdraw_response", is_party & is_submitted & is_open)
