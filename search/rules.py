"""Who may see and say what of matches, texts, teams, weights and saved searches. Must agree with ``visible_to``."""

import rules

from partners.models import suggested_people
from partners.rules import is_facilitator, is_self, member_of
from search.models import Match, MatchFeedback


@rules.predicate
def acts_for_it(user, pair):
    """A member of the organisation, or the person themself."""
    return is_self(user, pair.person) if pair.person else member_of(user, pair.organisation)


@rules.predicate
def is_suggested(_user, pair):
    """A person is only while they say yes to it."""
    return pair.person_id is None or suggested_people().filter(pk=pair.person_id).exists()


@rules.predicate
def consents_now(_user, match):
    return Match.objects.consenting().filter(pk=match.pk).exists()


@rules.predicate
def is_of_a_published_challenge(_user, match):
    return match.challenge.edition_id is not None


@rules.predicate
def handles_its_case(user, pair):
    return user.has_perm("challenges.handle_challenge", pair.challenge)


@rules.predicate
def is_of_ones_side(user, feedback):
    if feedback.side == MatchFeedback.Side.ACTOR:
        return acts_for_it(user, feedback)
    return handles_its_case(user, feedback) and is_suggested(user, feedback)


@rules.predicate
def is_of_ones_text(user, flag):
    return is_self(user, flag.person) if flag.person else member_of(user, flag.organisation)


@rules.predicate
def is_own_search(user, saved):
    return user.is_authenticated and saved.user_id == user.pk


@rules.predicate
def runs_the_hub(user):
    """The secretariat and administrators: they see how search and matching do, and what is kept of both."""
    return user.is_authenticated and (user.is_facilitator or user.is_administrator)


rules.add_perm("search.view_flag", is_facilitator | is_of_ones_text)
rules.add_perm("search.decide_flag", is_facilitator & ~is_of_ones_text)
rules.add_perm("search.view_saved_search", is_own_search)
rules.add_perm("search.view_feedback", is_of_ones_side)
rules.add_perm("search.speak_as_actor", acts_for_it)
rules.add_perm("search.speak_as_owner", handles_its_case & is_suggested)
rules.add_perm(
    "search.view_match",
    consents_now & ((acts_for_it & is_of_a_published_challenge) | (handles_its_case & is_suggested)),
)
rules.add_perm("search.view_team", handles_its_case)
rules.add_perm("search.build_team", handles_its_case)
rules.add_perm("search.view_weights", runs_the_hub)
rules.add_perm("search.change_weights", rules.predicate(lambda user: user.is_authenticated and user.is_administrator))
