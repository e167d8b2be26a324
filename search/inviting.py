"""Who of a case is invited, and how: told beside matches and seats, of records that are read already."""

from collections.abc import Iterable

from challenges.actions import uninvited
from challenges.models import Challenge, Invitation, Phase, competes
from search.models import Match


class Inviting:
    """Who of a case is invited, who may be invited alone, and how many are invited all at once."""

    def __init__(self, challenge: Challenge, sent: Iterable[Invitation]):
        self.challenge = challenge
        self.sent = {invitation.actor: invitation for invitation in sent}
        route = challenge.edition.route_version if challenge.edition_id else None
        self.equal = bool(route and route.equal)
        self.open = bool(route and route.takes_answers) and challenge.phase in (Phase.UPCOMING, Phase.OPEN)
        self.elsewhere = bool(route and not route.takes_answers)

    def of(self, match: Match) -> dict:
        alone = self.open and not (self.equal and competes(match.who))
        invitation = self.sent.get(match.actor)
        answer = "" if invitation is None else self.answer_to_see(invitation, match)
        return {"invitation": invitation, "alone": alone and invitation is None, "answer": answer}

    def answer_to_see(self, invitation: Invitation, match: Match) -> str:
        """What was answered, where staff may know it; both records are read already."""
        invitation.challenge, invitation.organisation, invitation.person = (
            self.challenge,
            match.organisation,
            match.person,
        )
        return "" if invitation.answer_is_hidden else invitation.answer

    def told(self) -> dict:
        """How many are invited at once: all who compete, also those further down and those called wrong matches; and
        whether nobody is, as answers are taken elsewhere."""
        at_once = uninvited(self.challenge).count() if self.equal and self.open else 0
        return {"at_once": at_once, "elsewhere": self.elsewhere}
