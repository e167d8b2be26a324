"""From a decision to a planned pilot, and the facts of its plan."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from challenges.models import Challenge, Party, Response
from hub.accounts.models import User
from hub.kit.slugs import free_slug
from partners.models import Membership, named_publicly
from projects.actions.telling import locked_open, tell
from projects.models import Pilot, PilotIndexPage, PilotPage, PilotPartner

CHANGEABLE = {
    "title",
    "lead",
    "sensitive",
    "starts_on",
    "ends_on",
    "evaluation_design",
    "evaluation_comparison",
    "evaluator",
}


@transaction.atomic
def plan(challenge: Challenge, response: Response, *, by: User | None) -> Pilot:
    """Plan the pilot of a selected response: once, however often it is asked for.

    The partnership is the response's confirmed parties and the owning department; a page is drafted for the editors.
    """
    if response.status != Response.Status.SELECTED:
        raise ValidationError(_("Only a selected response becomes a pilot."))
    title = _title(challenge, response)
    facts = {"title": title, "challenge": challenge, "department": challenge.department}
    facts |= {"lead": _first_lead(challenge, by), "starts_on": challenge.edition and challenge.edition.pilot_starts_on}
    pilot, created = Pilot.objects.get_or_create(response=response, defaults=facts)
    if created:
        with override(settings.LANGUAGE_CODE):
            _form_partnership(pilot, response)
        _draft_page(pilot)
        tell("projects.pilot_planned", pilot, pilot=pilot, by=by)
    return pilot


@transaction.atomic
def change(pilot: Pilot, *, by: User, **facts: Any) -> Pilot:
    """Change facts of the plan (``CHANGEABLE``). The evaluation plan stands once the pilot runs."""
    pilot = locked_open(pilot)
    unknown = facts.keys() - CHANGEABLE
    if unknown:
        raise TypeError(f"change() cannot set {', '.join(sorted(unknown))}")
    changed = [name for name, value in facts.items() if getattr(pilot, name) != value]
    if pilot.status == Pilot.Status.RUNNING and any(name.startswith("evaluat") for name in changed):
        raise ValidationError(_("How the pilot is evaluated was settled when it started."))
    for name in changed:
        setattr(pilot, name, facts[name])
    _check_dates(pilot)
    if changed:
        pilot.save(update_fields=[*changed, "changed_at"])
        tell("projects.pilot_changed", pilot, pilot=pilot, by=by, fields=sorted(changed))
    return pilot


def _check_dates(pilot: Pilot) -> None:
    if pilot.starts_on and pilot.ends_on and pilot.ends_on <= pilot.starts_on:
        raise ValidationError({"ends_on": _("The end must be after the start.")})


def _title(challenge: Challenge, response: Response) -> str:
    """The challenge's title; with the organisation's name from the second pilot of a challenge on."""
    title = challenge.title
    if challenge.pilots.exclude(response=response).exists():
        title = f"{title[:100]}: {named_publicly([response.organisation])[response.organisation_id]}"
    return title[:150]


def _first_lead(challenge: Challenge, by):
    """Who decided, if a member of the department; else its first administrator or member; else nobody yet."""
    members = Membership.objects.active().filter(organisation=challenge.department).select_related("user")
    ordered = sorted(members, key=lambda member: (member.user != by, member.role != Membership.Role.ADMIN, member.pk))
    return ordered[0].user if ordered else None


def _form_partnership(pilot: Pilot, response: Response) -> None:
    roles = {Party.Role.LEAD: _("Solution"), Party.Role.PARTNER: _("Partner")}
    PilotPartner.objects.create(pilot=pilot, organisation=pilot.department, role=_("Owner"), order=0)
    confirmed = response.parties.filter(confirmed_at__isnull=False).exclude(organisation=pilot.department)
    parties = sorted(confirmed, key=lambda party: (party.role != Party.Role.LEAD, party.pk))
    for order, party in enumerate(parties, start=1):
        PilotPartner.objects.create(
            pilot=pilot, organisation_id=party.organisation_id, role=roles[party.role], order=order
        )


def _draft_page(pilot: Pilot) -> None:
    """A page nobody sees yet, with what is known from the challenge. Without a list of pilots there is none."""
    parent = PilotIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path").first()
    if parent is None:
        return
    source = pilot.challenge.page
    page = PilotPage(
        title=pilot.title,
        slug=free_slug(pilot.title, taken=parent.get_children().values_list("slug", flat=True), fallback="pilot"),
        pilot=pilot,
        summary=source.summary if source else "",
        goals=source.goals if source else [],
        locale=parent.locale,
        live=False,
        has_unpublished_changes=True,
    )
    if source:
        page.topics.add(*source.topics.all())
    parent.add_child(instance=page)
    page.save_revision()
