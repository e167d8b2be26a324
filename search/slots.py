"""What search adds to others' pages: the case's list of matches, the member's own match, the best open challenges."""

from django.utils.translation import get_language

from challenges.models import Challenge, ChallengeIndexPage, ChallengePage, Phase
from hub.base.chrome import index_crumb
from hub.kit.slots import fills
from partners.models import Helix, Organisation
from search import profiles, telling
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
    rows = [
        {"told": telling.tell(match, sources, to_itself=False), "visible": match.organisation_id in visible}
        for match in matches
    ]
    return "search/_case_matches.html", {"rows": rows, "challenge": challenge, "nobody": not matches and nobody()}


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
    """The open challenges that fit one's organisations best."""
    open_now = Challenge.objects.in_phase(Phase.OPEN, Phase.UPCOMING).values("pk")
    ours = Match.objects.for_organisations_of(user).filter(challenge__in=open_now)
    matches = list(ours.select_related("organisation", "challenge__edition", "challenge__department")[:ON_MY_PAGE])
    if not matches:
        return _nothing_fits(user)
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


def _nothing_fits(user):
    """Said to those who have switched matching on and wait; others are asked to switch it on elsewhere."""
    waits = profiles.consenting().of(user).exclude(helix=Helix.PUBLIC).exists()
    context = {"rows": [], "all_challenges": index_crumb(ChallengeIndexPage)}
    return ("search/_my_matches.html", context) if waits else None


def documents_of(matches: list[Match]) -> dict:
    """Title and address of each challenge, in the reader's language where there is one; {public id: document}."""
    ids = [match.challenge.public_id for match in matches]
    rows = SearchDocument.objects.public().filter(kind="challenge", object_id__in=ids)
    found = {}
    for row in sorted(rows, key=lambda row: row.language == get_language()):
        found[row.object_id] = row
    return found
