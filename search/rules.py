"""Who may say what of a match, see what was said, see and build a team. Must agree with ``visible_to``."""

import rules

from partners.rules import is_facilitator, member_of
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


@rules.predicate
def is_of_ones_text(user, flag):
    if flag.organisation is not None and member_of(user, flag.organisation):
        return True
    person = flag.evidence.person if flag.evidence is not None else None
    return person is not None and user.is_authenticated and person.user_id == user.pk


@rules.predicate
def is_own_search(user, saved):
    return user.is_authenticated and saved.user_id == user.pk


rules.add_perm("search.view_flag", is_facilitator | is_of_ones_text)
rules.add_perm("search.decide_flag", is_facilitator & ~is_of_ones_text)
rules.add_perm("search.view_saved_search", is_own_search)
rules.add_perm("search.view_feedback", is_of_ones_side)
rules.add_perm("search.speak_as_actor", acts_for_it)
rules.add_perm("search.speak_as_owner", handles_its_case)
rules.add_perm("search.view_team", handles_its_case)
rules.add_perm("search.build_team", handles_its_case)


@rules.predicate
def runs_the_hub(user):
    return user.is_authenticated and (user.is_administrator or user.is_facilitator)


rules.add_perm("search.view_weights", runs_the_hub)
rules.add_perm("search.change_weights", rules.predicate(lambda user: user.is_authenticated and user.is_administrator))
