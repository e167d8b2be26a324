"""What responses, reviews and cases add to my page."""

from django.db.models import Prefetch
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from challenges.models import Challenge, ChallengePage, Invitation, Phase, Response, Review
from challenges.models.steps import next_step, with_progress
from hub.accounts.models import Follow, followed_id
from hub.base.models import Topic
from hub.kit import formats
from hub.kit.clock import now
from hub.kit.languages import said
from hub.kit.slots import fills
from partners.models import Organisation

MOST = 5
WORKED_ON = (Phase.UPCOMING, Phase.OPEN, Phase.EVALUATING)
WORDS = ["problem", "why_critical", "tried_before", "wanted_outcome", "constraints", "offer", *ChallengePage.BLOCKS]
TITLES = ChallengePage.objects.select_related("locale").defer(*WORDS)


@fills("my_page.tasks")
def what_waits(_nothing, user):
    """Every response to finish while the challenge is open; then invitations to answer, and reviews to write."""
    rows = [*_unfinished(user), *_invited(user), *_reviews(user)]
    return ("challenges/_my_tasks.html", {"rows": rows}) if rows else None


@fills("my_page.responses")
def my_responses(_nothing, user):
    """What one and one's organisations have handed in, and what never was; what can be finished stands above."""
    unfinished = {"status": Response.Status.DRAFT, "challenge__in": Challenge.objects.open()}
    mine = Response.objects.written_by(user).exclude(**unfinished).select_related("organisation", "challenge__edition")
    mine = mine.prefetch_related(Prefetch("challenge__pages", TITLES))
    mine = mine.order_by(Coalesce("submitted_at", "challenge__edition__closes_at").desc(), "pk")
    rows = [
        {
            "response": response,
            "title": said(response.challenge.title, response.challenge.language),
            "url": reverse("response_edit", args=[response.public_id]),
            "status": response.told_status,
        }
        for response in mine[:MOST]
    ]
    return ("challenges/_my_responses.html", {"rows": rows, "all_url": reverse("response_list")}) if rows else None


@fills("my_page.cases")
def my_cases(_nothing, user):
    """For staff: the cases that need something, what is stuck first."""
    if not (user.is_facilitator or Organisation.objects.of(user).departments().exists()):
        return None
    cases = with_progress(Challenge.objects.handled_by(user).with_words().in_phase(*WORKED_ON))
    cases = cases.select_related("department", "edition__route_version").prefetch_related(Prefetch("pages", TITLES))
    moment = now()
    steps = [(case, next_step(case, moment)) for case in cases]
    steps.sort(key=lambda pair: (not pair[1].stuck, pair[0].phase != Phase.EVALUATING, pair[0].edition.closes_at))
    rows = [
        {"title": said(case.title, case.language), "url": reverse("case_detail", args=[case.public_id]), "step": step}
        for case, step in steps[:MOST]
    ]
    stuck = sum(step.stuck for _case, step in steps)
    return "challenges/_my_cases.html", {"rows": rows, "stuck": stuck, "all_url": reverse("case_list")}


@fills("challenge.aside")
def my_invitation(page, user):
    """For whom is invited, and for the members of who is: the invitation and what they answered."""
    if not isinstance(page, ChallengePage) or not user.is_authenticated or page.challenge_id is None:
        return None
    mine = Invitation.objects.written_to(user).filter(challenge=page.challenge_id)
    invitations = list(mine.select_related("organisation", "person").order_by("organisation__name", "pk"))
    return ("challenges/_my_invitation.html", {"invitations": invitations}) if invitations else None


@fills("challenge.aside")
def follow_button(page, user):
    """Anybody may follow a published challenge; a visitor is led to sign in and back."""
    if not isinstance(page, ChallengePage) or page.challenge is None or page.challenge.edition_id is None:
        return None
    context = {"challenge_id": page.challenge.public_id, "title": page.title, "signed_in": user.is_authenticated}
    context["followed"] = user.is_authenticated and Follow.objects.visible_to(user).of(page.challenge).exists()
    return "challenges/_follow.html", context


@fills("profile.follows")
def my_follows(_nothing, user):
    """What one follows, challenges first, each with a way to stop."""
    ids = set(Follow.objects.visible_to(user).values_list("subject_id", flat=True))
    challenges = Challenge.objects.published().filter(public_id__in=ids).prefetch_related(Prefetch("pages", TITLES))
    rows = [
        {
            "kind": _("Challenge"),
            "title": said(challenge.title, challenge.language),
            "url": (challenge.page.get_url() or "") if challenge.page and challenge.page.live else "",
            "there": reverse("challenge_follow", args=[challenge.public_id]),
        }
        for challenge in (challenges if ids else ())
    ]
    topics = [topic for topic in (Topic.objects.all() if ids else ()) if followed_id(topic) in ids]
    rows += [
        {
            "kind": topic.get_kind_display(),
            "title": topic.label if topic.name_en else said(topic.name, "da"),
            "url": "",
            "there": reverse("topic_follow", args=[topic.slug]),
        }
        for topic in topics
    ]
    return "challenges/_my_follows.html", {"rows": rows}


def _invited(user) -> list[dict]:
    """Invitations that can still be answered, the nearest deadline first."""
    waiting = Invitation.objects.written_to(user).unanswered()
    waiting = waiting.filter(challenge__in=Challenge.objects.in_phase(Phase.UPCOMING, Phase.OPEN))
    waiting = waiting.select_related("challenge__edition", "organisation", "person")
    waiting = waiting.prefetch_related(Prefetch("challenge__pages", TITLES)).order_by("challenge__edition__closes_at")
    return [
        {
            "kind": "invitation",
            "title": said(invitation.challenge.title, invitation.challenge.language),
            "name": invitation.name,
            "when": formats.moment(invitation.challenge.edition.closes_at),
            "left": formats.time_left(invitation.challenge.edition.closes_at),
            "url": reverse("invitation_detail", args=[invitation.public_id]),
        }
        for invitation in waiting[:MOST]
    ]


def _unfinished(user) -> list[dict]:
    """Drafts that can still be handed in, the nearest deadline first."""
    drafts = Response.objects.written_by(user).filter(status=Response.Status.DRAFT)
    drafts = drafts.filter(challenge__in=Challenge.objects.open()).select_related("challenge__edition", "organisation")
    drafts = drafts.prefetch_related(Prefetch("challenge__pages", TITLES)).order_by("challenge__edition__closes_at")
    return [
        {
            "kind": "response",
            "title": said(draft.challenge.title, draft.challenge.language),
            "name": draft.organisation.name,
            "when": formats.moment(draft.challenge.edition.closes_at),
            "left": formats.time_left(draft.challenge.edition.closes_at),
            "url": reverse("response_edit", args=[draft.public_id]),
        }
        for draft in drafts
    ]


def _reviews(user) -> list[dict]:
    """Reviews that wait, by date."""
    waiting = Review.objects.filter(reviewer=user, status__in=(Review.Status.ASSIGNED, Review.Status.OPEN))
    waiting = waiting.select_related("response__organisation", "response__challenge__edition")
    waiting = waiting.prefetch_related(Prefetch("response__challenge__pages", TITLES)).order_by("due_on", "created_at")
    return [
        {
            "kind": "review",
            "title": said(review.response.challenge.title, review.response.challenge.language),
            "name": review.response.organisation.name,
            "when": formats.day(review.due_on),
            "left": "",
            "url": reverse("review_detail", args=[review.public_id]),
        }
        for review in waiting[:MOST]
    ]
