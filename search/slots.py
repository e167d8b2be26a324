"""What search adds to others' pages: the case's list of matches, the member's own match, the best open challenges."""

from django.utils.translation import get_language

from challenges.models import Challenge, ChallengeIndexPage, ChallengePage, Invitation, Phase, competes
from hub.base.chrome import index_crumb
from hub.kit.slots import fills
from partners.models import Helix, Organisation
from search import interest, profiles, telling
from search.models import Match, SearchDocument

OF_A_CASE, ON_MY_PAGE, REASONS_ON_MY_PAGE = 30, 3, 2


@fills("challenge.matches")
def matches_of_the_case(challenge, user):
    """For those who handle the case: who could fit, and why. Never who follows, drafts or has answered."""
    if not isinstance(challenge, Challenge) or not user.is_authenticated:
        return None
    if not Challenge.objects.handled_by(user).filter(pk=challenge.pk).exists():
        return None
    matches = list(challenge.matches.consenting().select_related("organisation")[:OF_A_CASE])
    sources = telling.sources_of(matches)
    listed = Organisation.objects.visible_to(user).filter(matches__challenge=challenge)
    visible = set(listed.values_list("pk", flat=True))
    inviting = Inviting(challenge, Invitation.objects.visible_to(user))
    rows = [
        {"told": telling.tell(match, sources, to_itself=False), "visible": match.organisation_id in visible}
        | inviting.of(match.organisation)
        for match in matches
    ]
    context = {"rows": rows, "challenge": challenge, "nobody": not matches and nobody()}
    return "search/_case_matches.html", context | inviting.told(matches)


class Inviting:
    """Who of a case is invited, who may be invited alone, and how many are invited all at once."""

    def __init__(self, challenge: Challenge, visible):
        self.sent = {invitation.organisation_id: invitation for invitation in visible.filter(challenge=challenge)}
        self.open = challenge.phase in (Phase.UPCOMING, Phase.OPEN)
        route = challenge.edition.route_version if challenge.edition_id else None
        self.equal, self.open = bool(route and route.equal), self.open and bool(route and route.takes_answers)

    def of(self, organisation: Organisation) -> dict:
        alone = self.open and not (self.equal and competes(organisation))
        invitation = self.sent.get(organisation.pk)
        return {"invitation": invitation, "alone": alone and invitation is None}

    def told(self, matches: list[Match]) -> dict:
        waiting = [one for one in matches if one.organisation_id not in self.sent and competes(one.organisation)]
        return {"at_once": len(waiting) if self.equal and self.open else 0}


def nobody() -> bool:
    """Whether no organisation at all has agreed to be matched."""
    return not profiles.consenting().exists()


@fills("challenge.aside")
def my_match(page, user):
    """For a member of an organisation: how it fits this challenge. Nobody else sees it."""
    if not isinstance(page, ChallengePage) or not user.is_authenticated or page.challenge_id is None:
        return None
    ours = Match.objects.for_organisations_of(user).filter(challenge=page.challenge_id)
    matches = list(ours.select_related("organisation"))
    if not matches:
        return None
    sources = telling.sources_of(matches)
    return "search/_my_match.html", {"told": [telling.tell(match, sources, to_itself=True) for match in matches]}


@fills("my_page.matches")
def matches_for_my_page(_nothing, user):
    """The open challenges that fit one's organisations best, without those they have answered."""
    open_now = Challenge.objects.in_phase(Phase.OPEN, Phase.UPCOMING).values("pk")
    ours = Match.objects.for_organisations_of(user).filter(challenge__in=open_now)
    left = ours.unanswered().select_related("organisation", "challenge__edition", "challenge__department")
    matches = interest.lifted(left[:OF_A_CASE], user)[:ON_MY_PAGE]
    if not matches:
        return _nothing_fits(user, answered=ours.exists())
    sources, documents = telling.sources_of(matches), documents_of(matches)
    rows = [
        {
            "told": telling.tell(match, sources, to_itself=True, most=REASONS_ON_MY_PAGE),
            "document": documents.get(match.challenge.public_id),
            "phase": match.challenge.phase,
        }
        for match in matches
    ]
    several = len({match.organisation_id for match in matches}) > 1
    return "search/_my_matches.html", {"rows": [row for row in rows if row["document"]], "several": several}


def _nothing_fits(user, *, answered: bool):
    """Said to those who have switched matching on and wait; others are asked to switch it on elsewhere."""
    waits = profiles.consenting().of(user).exclude(helix=Helix.PUBLIC).exists()
    context = {"rows": [], "all_challenges": index_crumb(ChallengeIndexPage), "answered": answered}
    return ("search/_my_matches.html", context) if waits else None


def documents_of(matches: list[Match]) -> dict:
    """Title and address of each challenge, in the reader's language where there is one; {public id: document}."""
    ids = [match.challenge.public_id for match in matches]
    rows = SearchDocument.objects.public().filter(kind="challenge", object_id__in=ids)
    found = {}
    for row in sorted(rows, key=lambda row: row.language == get_language()):
        found[row.object_id] = row
    return found
