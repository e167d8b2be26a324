"""Who may say what of a match, and see what was said. Must agree with ``MatchFeedbackQuerySet.visible_to``."""

import rules

from partners.rules import member_of
from search.models import MatchFeedback


@rules.predicate
def acts_for_it(user, pair):
    return member_of(user, pair.organisation)


@rules.predicate
def handles_its_case(user, pair):
    return user.has_perm("challenges.handle_challenge", pair.challenge)


@rules.predicate
def is_of_ones_side(user, feedback):
    if feedback.side == MatchFeedback.Side.ACTOR:
        return acts_for_it(user, feedback)
    return handles_its_case(user, feedback)


rules.add_perm("search.view_feedback", is_of_ones_side)
rules.add_perm("search.speak_as_actor", acts_for_it)
rules.add_perm("search.speak_as_owner", handles_its_case)
