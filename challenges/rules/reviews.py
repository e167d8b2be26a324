"""Who may assess a response, and who may read an assessment. Must agree with ``ReviewQuerySet.visible_to``."""

import rules

from challenges.models import Review
from challenges.rules.responses import is_readable
from partners.rules import is_facilitator


@rules.predicate
def is_the_reviewer(user, review):
    return user.is_authenticated and review.reviewer_id == user.pk


@rules.predicate
def handles_its_case(user, review):
    return user.has_perm("challenges.handle_challenge", review.response.challenge)


@rules.predicate
def has_finished_own(user, review):
    """Others' reviews open once one's own of the same response is completed."""
    if not user.is_authenticated or review.status != Review.Status.COMPLETED:
        return False
    own = Review.objects.filter(response=review.response_id, reviewer=user, status=Review.Status.COMPLETED)
    return own.exists()


rules.add_perm("challenges.view_review", is_the_reviewer | handles_its_case | has_finished_own)
rules.add_perm("challenges.change_review", is_the_reviewer)
rules.add_perm("challenges.assign_review", is_facilitator & is_readable)
