"""On the page of a case, for those who handle it: the way to a team, and who could fit."""

from challenges.models import Challenge, Invitation, Phase
from hub.kit.slots import fills
from partners.models import Organisation, suggested_people
from search import exposure, people, profiles
from search.inviting import Inviting
from search.models import Match, MatchFeedback, Team
from search.saying import telling
from search.slots.hiding import sorted_out

OF_ALL, OF_A_CASE = 100, 30  # matches that are sorted out, and of these that are told with their reasons


@fills("challenge.matches")
def team_of_the_case(challenge, user):
    """For those who handle the case: the way to a team, first on the page of matches."""
    if not isinstance(challenge, Challenge) or challenge.phase not in (Phase.UPCOMING, Phase.OPEN):
        return None
    if not user.is_authenticated:
        return None
    built = Team.objects.filter(challenge=challenge).exists()
    return "search/_case_team.html", {
        "challenge": challenge,
        "built": built,
        "invites": not Inviting(challenge, ()).elsewhere,
    }


@fills("challenge.matches")
def matches_of_the_case(challenge, user):
    """For those who handle the case: who could fit, and why. Never who follows, drafts or has answered."""
    if not isinstance(challenge, Challenge) or not user.is_authenticated:
        return None
    if not Challenge.objects.handled_by(user).filter(pk=challenge.pk).exists():
        return None
    matches, further, hidden, newcomers = looked_at(challenge, user)
    sources = telling.sources_of(matches, user)
    listed = Organisation.objects.visible_to(user).filter(matches__challenge=challenge)
    visible = set(listed.values_list("pk", flat=True))
    inviting = Inviting(challenge, Invitation.objects.visible_to(user).filter(challenge=challenge))
    rows = [
        {"told": telling.tell(match, sources, to_itself=False), "visible": match.organisation_id in visible}
        | {"part": people.part_of_match(match), "is_newcomer": match.actor in newcomers}
        | inviting.of(match)
        for match in matches
    ]
    unseen = [{"match": match, "title": match.name} for match in hidden]
    context = {"rows": rows, "hidden": unseen, "challenge": challenge, "nobody": not matches and nobody()}
    context |= {"newcomers": newcomers, "further": further}
    return "search/_case_matches.html", context | inviting.told()


def looked_at(challenge: Challenge, user) -> tuple[list[Match], int, list[Match], set]:
    """The matches somebody of the case is shown, noted as shown, and how many more there are; those hidden, and who
    has a newcomer's place."""
    suggested = people.with_actors(challenge.matches.suggested().best_first())
    found, hidden = sorted_out(suggested, MatchFeedback.Side.OWNER, user, OF_ALL)
    matches, newcomers = exposure.owners_list(challenge, found, user, OF_A_CASE)
    return matches, len(found) - len(matches), hidden, newcomers


def nobody() -> bool:
    """Whether nobody at all has agreed to be matched where owners see it."""
    return not (profiles.consenting().exists() or suggested_people().exists())
