"""What pilots do when something was decided, and whom they tell when something happened to themselves."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge, Response
from hub.accounts.actions import notify
from hub.accounts.models import User
from hub.kit.events import Event, on
from partners.models import Membership
from projects import actions
from projects.models import LearningPage, Pilot

LEAD = _("You lead the pilot.")
TEAM = _("Your organisation is part of the pilot.")


@on("challenges.decisions_released", "challenges.response_decided")
def plan_pilots(event: Event) -> None:
    """A pilot for each selected response; those who have one keep it."""
    by = User.objects.filter(public_id=event.by_id).first()
    for response in _selected(event.instance):
        actions.plan(response.challenge, response, by=by)


@on("projects.pilot_planned")
def tell_lead(event: Event) -> None:
    pilot = event.instance
    if pilot.lead:
        _tell(
            [pilot.lead],
            event,
            pilot,
            _("A new pilot: %(pilot)s"),
            _("Make the plan, the data-use declaration and the indicators. Then the pilot can start."),
            LEAD,
        )


@on("projects.data_use_sent")
def ask_data_officers(event: Event) -> None:
    pilot = event.instance.pilot
    officers = User.objects.filter(groups__name="data_officer", is_active=True).exclude(pk=pilot.lead_id)
    _tell(
        officers,
        event,
        pilot,
        _("Data-use declaration to approve: %(pilot)s"),
        _("The pilot can't start before the declaration is approved."),
        _("You are a data officer."),
        "databrug/",
    )


@on("projects.data_use_approved", "projects.data_use_returned")
def tell_lead_of_answer(event: Event) -> None:
    pilot = event.instance.pilot
    approved = event.action == "projects.data_use_approved"
    subject = (
        _("Data-use declaration approved: %(pilot)s") if approved else _("Data-use declaration sent back: %(pilot)s")
    )
    text = _("One thing less to do before the start.") if approved else _("Read the note, change it and send it again.")
    if pilot.lead:
        _tell([pilot.lead], event, pilot, subject, text, LEAD, "databrug/")


@on("projects.learning_drafted")
def ask_editors(event: Event) -> None:
    """An editor reads the draft and publishes it in the CMS."""
    pilot = event.instance
    draft = LearningPage.objects.filter(translation_key=event.data["learning"]).first()
    notify(
        User.objects.filter(groups__name="editor", is_active=True),
        kind="learning_drafted",
        key=str(event.entry.public_id),
        subject=_("A learning to read and publish: %(pilot)s"),
        text=_("It stands as a draft below the page of the pilot."),
        why=_("You are an editor."),
        path=reverse("wagtailadmin_pages:edit", args=[draft.pk]) if draft else reverse("wagtailadmin_home"),
        values={"pilot": _("a sensitive pilot") if pilot.sensitive else pilot.title},
    )


@on("projects.pilot_started")
def tell_partners_of_start(event: Event) -> None:
    pilot = event.instance
    _tell(_others(event), event, pilot, _("The pilot has started: %(pilot)s"), _("Now we measure."), TEAM)


@on("projects.pilot_completed", "projects.pilot_stopped")
def tell_partners_of_end(event: Event) -> None:
    pilot = event.instance
    text = _("Read what was decided, and why.")
    _tell(_others(event), event, pilot, _("The pilot has ended: %(pilot)s"), text, TEAM)


def _selected(subject) -> list[Response]:
    """The selected responses of the challenge, or the one response that was decided."""
    if isinstance(subject, Challenge):
        released = Response.objects.filter(challenge=subject, status=Response.Status.SELECTED)
        return list(released.select_related("challenge__department", "organisation").order_by("submitted_at", "pk"))
    return [subject] if isinstance(subject, Response) and subject.status == Response.Status.SELECTED else []


def _team(pilot: Pilot):
    """Everybody who works on the pilot: active members of its organisations, and the lead."""
    members = Membership.objects.active().filter(organisation__partnerships__pilot=pilot)
    return User.objects.filter(Q(memberships__in=members) | Q(pk=pilot.lead_id), is_active=True).distinct()


def _others(event: Event):
    """The team without the one who did it, who knows."""
    return _team(event.instance).exclude(public_id=event.by_id)


def _tell(users, event: Event, pilot: Pilot, subject, text, why, part: str = "") -> None:
    """A sensitive pilot is not named in mails."""
    name = _("a pilot you work on") if pilot.sensitive else pilot.title
    notify(
        users,
        kind=event.action.removeprefix("projects."),
        key=str(event.entry.public_id),
        subject=subject,
        text=text,
        why=why,
        path=f"/pilot/{pilot.public_id}/{part}",
        values={"pilot": name},
    )
