"""Where the doors find what they show: always through ``visible_to``, else 404."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from challenges import actions
from challenges.models import Challenge, ChallengePage, Response, Review
from hub.kit.languages import said
from partners.models import Organisation

WORDS = ["problem", "why_critical", "tried_before", "wanted_outcome", "constraints", "offer", *ChallengePage.BLOCKS]
PAGES = ChallengePage.objects.select_related("locale").defer(*WORDS)  # titles and addresses
ASKED = PAGES.defer(None).defer(*(word for word in WORDS if word not in ("questions", "criteria")))
PARTS = ("organisation", "challenge__department__parent", "challenge__edition__route_version")


def responses(pages=PAGES):
    """Responses with all that a page says of them around their content."""
    pages = Prefetch("challenge__pages", pages)
    return Response.objects.select_related(*PARTS).prefetch_related(pages)


def own_response(user, public_id) -> Response:
    """A response the user writes, else 404."""
    return _found(responses(ASKED).written_by(user), user, public_id)


def readable_response(user, public_id) -> Response:
    """A response the user may read, else 404. Staff who ask for a sealed one are put on record."""
    return _found(responses(ASKED).visible_to(user), user, public_id)


def _found(allowed, user, public_id) -> Response:
    response = allowed.filter(public_id=public_id).first()
    if response is not None:
        return response
    sealed = Response.objects.select_related(*PARTS).filter(public_id=public_id).first()
    if sealed is not None and not sealed.parties.filter(organisation__in=Organisation.objects.of(user)).exists():
        actions.note_attempt(sealed, by=user)
    raise Http404


def challenges(pages=PAGES):
    """Published and unpublished challenges with department, edition and pages."""
    rows = Challenge.objects.select_related("department__parent", "edition__route_version", "opening_asked_by")
    return rows.prefetch_related(Prefetch("pages", pages))


def handled_challenge(user, public_id) -> Challenge:
    """A case the user works on, else 404."""
    return get_object_or_404(challenges().handled_by(user), public_id=public_id)


def visible_review(user, public_id) -> Review:
    """A review the user may see, else 404."""
    rows = Review.objects.visible_to(user).select_related(
        "reviewer", *(f"response__{part}" for part in PARTS), "response__organisation"
    )
    rows = rows.prefetch_related("scores", Prefetch("response__challenge__pages", ASKED))
    return get_object_or_404(rows.distinct(), public_id=public_id)


def challenge_crumb(request, challenge: Challenge) -> tuple[str, str]:
    """The challenge as a step of the way here."""
    page = challenge.page
    return (
        said(challenge.title, challenge.language),
        (page.get_url(request) or "") if page is not None and page.live else "",
    )


def my_responses_crumb() -> tuple[str, str]:
    return (_("Your responses"), reverse("response_list"))


def cases_crumb() -> tuple[str, str]:
    return (_("Cases"), reverse("case_list"))
