"""What challenges tell everybody as open data: published facts, never an answer or who gave one."""

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge, Response
from hub.kit.opendata import Column, Dataset, register


def public_challenges():
    """Published challenges; responses are counted once they were opened, by the rule of the key figures."""
    submitted = Count("responses", filter=~Q(responses__status=Response.Status.DRAFT))
    known = Challenge.objects.published().for_cards().annotate(submitted=submitted)
    return known.order_by("edition__opens_at", "pk")


def fact(name):
    return lambda challenge: challenge.edition.facts.get(name)


def responses(challenge):
    """Their number once two persons opened them or the case is concluded; a total that moves before would tell."""
    return challenge.submitted if challenge.opened_at or challenge.released_at else None


register(
    Dataset(
        slug="challenges",
        title=_("Challenges"),
        about=_("Problems the municipality has asked others to help solve, with dates and frame."),
        rows=public_challenges,
        columns={
            "id": Column("public_id", _("Identifier that never changes")),
            "title": Column("title", _("Title")),
            "summary": Column(lambda challenge: challenge.page.summary if challenge.page else "", _("Summary")),
            "phase": Column("phase", _("upcoming, open, evaluating, decided or cancelled")),
            "department": Column("department.name", _("Department that owns it")),
            "route": Column("edition.route_version.label", _("What it may lead to")),
            "affected": Column(fact("affected_count"), _("How many are affected")),
            "budget_dkk": Column(fact("budget"), _("Budget for the pilot in DKK without VAT")),
            "topics": Column(fact("topics"), _("Topics")),
            "goals": Column(fact("goals"), _("UN goals")),
            "opens_at": Column("edition.opens_at", _("When it opens or opened")),
            "closes_at": Column("edition.closes_at", _("Deadline for responses")),
            "decided_at": Column("released_at", _("When the decisions were released")),
            "responses": Column(responses, _("Number of responses; empty until they were opened")),
            "edition": Column("edition.number", _("Edition: 1, and one more a change")),
        },
    )
)
