"""How challenges fit one's organisations, and oneself as a person: on the challenge, and the best on my page."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language

from challenges.models import Challenge, ChallengeIndexPage, ChallengePage, Phase
from hub.base.chrome import index_crumb
from hub.kit.languages import said as said_in
from hub.kit.slots import fills
from partners.models import Consent, Helix, Organisation
from search.models import Match, MatchFeedback, SearchDocument
from search.profiles import interest
from search.saying import telling
from search.slots.hiding import sorted_out

ON_MY_PAGE, REASONS_ON_MY_PAGE = 3, 2
MOST = 30  # matches that are looked at for it


@fills("challenge.aside")
def my_match(page, user):
    """How one's organisations, and oneself as a person, fit this challenge."""
    if not isinstance(page, ChallengePage) or not user.is_authenticated or page.challenge_id is None:
        return None
    ours = Match.objects.own(user).with_seen().filter(challenge=page.challenge_id)
    ours = ours.select_related("organisation", "person", "challenge__edition__route_version")
    matches, hidden = sorted_out(ours, MatchFeedback.Side.ACTOR, user)
    if not matches and not hidden:
        return None
    sources = telling.sources_of(matches)
    told = [telling.tell(match, sources, to_itself=True) for match in matches]
    rows = [{"one": one, "said": one.match.said} for one in told]
    unseen = [{"match": match, "title": match.name} for match in hidden]
    return "search/_my_match.html", {"rows": rows, "told": told, "hidden": unseen}


@fills("my_page.matches")
def matches_for_my_page(_nothing, user):
    """The open challenges that fit one's organisations, and oneself, best, without those they have answered."""
    open_now = Challenge.objects.in_phase(Phase.OPEN, Phase.UPCOMING).values("pk")
    ours = Match.objects.own(user).filter(challenge__in=open_now)
    left = ours.unanswered().select_related(
        "organisation", "person", "challenge__edition__route_version", "challenge__department"
    )
    found, hidden = sorted_out(left, MatchFeedback.Side.ACTOR, user, MOST)
    matches = interest.lifted(each_once(found), user)[:ON_MY_PAGE]
    if not matches and not hidden:
        return _nothing_fits(user, answered=ours.exists())
    sources, documents = telling.sources_of(matches), documents_of([*matches, *hidden])
    rows = [
        {
            "told": telling.tell(match, sources, to_itself=True, most=REASONS_ON_MY_PAGE),
            "document": documents.get(match.challenge.public_id),
            "phase": match.challenge.phase,
            "said": match.said,
            "alone": match.person_id and match.challenge.edition.route_version.persons_may_answer,
        }
        for match in matches
    ]
    several = len({match.actor for match in matches}) > 1
    rows = [row for row in rows if row["document"]]
    titles = {key: said_in(row.title, row.language) for key, row in documents.items()}
    unseen = [{"match": one, "title": titles.get(one.challenge.public_id, one.name)} for one in hidden]
    context = {"rows": rows, "several": several, "hidden": unseen, "improve": improving(matches)}
    return "search/_my_matches.html", context


def improving(matches: list[Match]) -> str:
    """Where the one who fits best reads what would improve their matches."""
    if not matches:
        return ""
    organisation = matches[0].organisation
    there = reverse("organisation_evidence", args=[organisation.slug]) if organisation else reverse("profile")
    return f"{there}#improving"


def each_once(matches: list[Match]) -> list[Match]:
    """What fits one of one's organisations is not shown once more for oneself."""
    ours = {match.challenge_id for match in matches if match.organisation_id}
    return [match for match in matches if match.organisation_id or match.challenge_id not in ours]


def _nothing_fits(user, *, answered: bool):
    """Said to those who have switched matching on and wait; others are asked to switch it on elsewhere."""
    ours = Q(organisation__in=Organisation.objects.of(user).exclude(helix=Helix.PUBLIC)) | Q(person__user=user)
    waits = Consent.objects.active(Consent.Purpose.MATCHING).filter(ours).exists()
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
