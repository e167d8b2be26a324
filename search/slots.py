"""What search adds to others' pages: the case's list of matches, the member's own match, the best open challenges."""

from collections.abc import Iterable

from django.db.models import Count, Min, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from challenges.actions import uninvited
from challenges.models import Challenge, ChallengeIndexPage, ChallengePage, Invitation, Phase, competes
from hub.base.chrome import footer_entry, index_crumb
from hub.kit.languages import said as said_in
from hub.kit.slots import fills
from partners.models import Consent, Helix, Organisation, suggested_people
from search import backends, exposure, on_my_page, people, profiles, standing
from search.finding import related, wanting
from search.models import EvidenceFlag, Match, MatchFeedback, SavedSearch, SearchDocument, Team
from search.profiles import interest
from search.saying import advising, flagging, telling

__all__ = ["advising", "on_my_page", "related"]  # fill slots of their own

OF_ALL, OF_A_CASE, ON_MY_PAGE, REASONS_ON_MY_PAGE = 100, 30, 3, 2
footer_entry(_("How we match"), "how_we_match")
footer_entry(_("How the search works"), "how_search_works")


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


class Inviting:
    """Who of a case is invited, who may be invited alone, and how many are invited all at once."""

    def __init__(self, challenge: Challenge, sent: Iterable[Invitation]):
        self.challenge = challenge
        self.sent = {invitation.actor: invitation for invitation in sent}
        self.open = challenge.phase in (Phase.UPCOMING, Phase.OPEN)
        route = challenge.edition.route_version if challenge.edition_id else None
        self.equal, self.open = bool(route and route.equal), self.open and bool(route and route.takes_answers)
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


def sorted_out(matches: QuerySet[Match], side: str, user, most: int | None = None) -> tuple[list[Match], list[Match]]:
    """Those to show and those this side has called wrong, each with ``said``: "", "interested" or "wrong"."""
    found = list(matches.annotate(said=Coalesce(MatchFeedback.objects.word_on(side, user), Value("")))[:most])
    hidden = [match for match in found if match.said == MatchFeedback.Kind.WRONG]
    return [match for match in found if match not in hidden], hidden


def nobody() -> bool:
    """Whether nobody at all has agreed to be matched where owners see it."""
    return not (profiles.consenting().exists() or suggested_people().exists())


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
    found, hidden = sorted_out(left, MatchFeedback.Side.ACTOR, user, OF_A_CASE)
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


@fills("profile.follows")
def my_searches(_nothing, user):
    """The searches one follows, each with a way to change and to remove it."""
    mine = SavedSearch.objects.visible_to(user)
    return "search/_my_searches.html", {"searches": [{"saved": one, "url": wanting.address(one)} for one in mine]}


def documents_of(matches: list[Match]) -> dict:
    """Title and address of each challenge, in the reader's language where there is one; {public id: document}."""
    ids = [match.challenge.public_id for match in matches]
    rows = SearchDocument.objects.public().filter(kind="challenge", object_id__in=ids)
    found = {}
    for row in sorted(rows, key=lambda row: row.language == get_language()):
        found[row.object_id] = row
    return found


@fills("evidence.notes")
def texts_looked_at(organisation, user):
    """For those who act for it: which of its texts do not count now, why, and what to do."""
    standing = EvidenceFlag.objects.visible_to(user).filter(organisation=organisation).standing()
    rows = [flagging.told_to_its_own(flag) for flag in standing.select_related("organisation", "evidence")]
    return ("search/_text_flags.html", {"rows": rows}) if rows else None


@fills("profile.notes")
def own_texts_looked_at(_page, user):
    """For a person: which of their own texts do not count now, why, and what to do."""
    standing = EvidenceFlag.objects.filter(person__user=user).standing()
    rows = [flagging.told_to_its_own(flag) for flag in standing.select_related("person", "evidence")]
    return ("search/_text_flags.html", {"rows": rows}) if rows else None


@fills("my_page.tasks")
def texts_to_look_at(_nothing, user):
    """For facilitators: how many texts wait for their look."""
    if not user.is_facilitator:
        return None
    found = EvidenceFlag.objects.waiting().aggregate(number=Count("pk"), since=Min("raised_at"))
    return ("search/_flags_to_decide.html", found) if found["number"] else None


@fills("my_page.tasks")
def search_a_step_down(_nothing, user):
    """For those who look after the search: that a step of it is away. Nobody else need know."""
    if not (user.is_facilitator or user.is_administrator):
        return None
    wrong = backends.step().wrong
    return ("search/_step_down.html", {"wrong": standing.in_words(wrong)}) if wrong else None
