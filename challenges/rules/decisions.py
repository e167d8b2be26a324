"""Who may open, decide, release, and read decisions and letters. Must agree with the querysets' ``visible_to``."""

import rules

from challenges.models import Letter
from challenges.rules.responses import handles_the_case, is_party, is_readable
from partners.rules import member_of


@rules.predicate
def handles_the_challenge(user, challenge):
    return user.has_perm("challenges.handle_challenge", challenge)


@rules.predicate
def handles_its_case(user, thing):
    return user.has_perm("challenges.handle_challenge", thing.response.challenge)


@rules.predicate
def is_told_to_its_party(user, decision):
    """Released, still standing, and about one's own response."""
    released = decision.response.challenge.released_at is not None
    return released and decision.superseded_by_id is None and is_party(user, decision.response)


@rules.predicate
def is_a_decision_letter(user, letter):
    return letter.kind == Letter.Kind.DECISION


@rules.predicate
def is_written_to(user, letter):
    return member_of(user, letter.organisation)


rules.add_perm("challenges.open_responses", handles_the_challenge)
rules.add_perm("challenges.decide_response", handles_the_case & is_readable)
rules.add_perm("challenges.release_decisions", handles_the_challenge)
rules.add_perm("challenges.view_decision", handles_its_case | is_told_to_its_party)
rules.add_perm("challenges.view_letter", is_written_to | (handles_its_case & is_a_decision_letter))
