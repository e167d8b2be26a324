"""Who may invite, see an invitation and its answer, and answer. Must agree with ``InvitationQuerySet.visible_to``."""

import rules

from challenges.rules.challenges import is_owner
from partners.models import suggested_people
from partners.rules import is_facilitator, is_self, member_of


@rules.predicate
def is_written_to(user, invitation):
    return is_self(user, invitation.person) if invitation.person else member_of(user, invitation.organisation)


@rules.predicate
def handles_its_case(user, invitation):
    """Of a person no longer than they agree to be suggested, unless they have answered."""
    seen = invitation.person_id is None or invitation.answer != invitation.Answer.NONE
    seen = seen or suggested_people().filter(pk=invitation.person_id).exists()
    return seen and user.has_perm("challenges.handle_challenge", invitation.challenge)


@rules.predicate
def has_a_shown_answer(user, invitation):
    return not invitation.answer_is_hidden


rules.add_perm("challenges.invite_organisation", is_owner | is_facilitator)
rules.add_perm("challenges.view_invitation", is_written_to | handles_its_case)
rules.add_perm("challenges.view_invitation_answer", is_written_to | (handles_its_case & has_a_shown_answer))
rules.add_perm("challenges.answer_invitation", is_written_to)
