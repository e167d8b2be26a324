"""What pilots add to others' pages: my page, the case, a challenge and an organisation."""

from django.urls import reverse
from django.utils.translation import gettext as _

from challenges.models import Challenge, ChallengePage
from hub.kit.slots import fills
from partners.models import Organisation
from projects.models import DataUse, Pilot, PilotPage, PilotPartner
from projects.models.lists import in_readers_language
from projects.models.pilots import words_of_role
from projects.models.readiness import is_open_to, next_step
from projects.models.story import TONES, with_story

ON_MY_PAGE = 5


@fills("my_page.pilots")
def my_pilots(_nothing, user):
    """The pilots that this person's organisations take part in, with the next step. Facilitators have the list."""
    ours = PilotPartner.objects.filter(organisation__in=Organisation.objects.of(user)).values("pilot")
    mine = Pilot.objects.filter(pk__in=ours) | Pilot.objects.filter(lead=user)
    running = mine.exclude(status__in=[Pilot.Status.COMPLETED, Pilot.Status.STOPPED]).order_by("-pk").distinct()
    rows = [_with_step(pilot) for pilot in with_story(running.with_managed(user))[:ON_MY_PAGE]]
    return ("projects/_my_pilots.html", {"rows": rows, "all_url": reverse("pilot_list")}) if rows else None


@fills("my_page.tasks")
def declarations_to_approve(_nothing, user):
    """For data officers: what waits for their answer."""
    if not user.is_data_officer:
        return None
    waiting = DataUse.objects.filter(status=DataUse.Status.SUBMITTED).select_related("pilot")
    others = waiting.exclude(pilot__lead=user).exclude(written_by=user)
    rows = [
        {"title": one.pilot.title, "url": reverse("pilot_data_use", args=[one.pilot.public_id])}
        for one in others.order_by("changed_at")
    ]
    return ("projects/_my_declarations.html", {"rows": rows}) if rows else None


@fills("case.pilots")
def pilots_of_the_case(challenge, user):
    """For those who handle the case: its pilots, planned ones too. A draft has none."""
    if not isinstance(challenge, Challenge) or challenge.edition_id is None:
        return None
    pilots = Pilot.objects.worked_on_by(user).filter(challenge=challenge).order_by("pk")
    rows = [_linked(pilot, reverse("pilot_workspace", args=[pilot.public_id])) for pilot in pilots]
    told = {"rows": rows, "title": _("Pilots from this challenge"), "small": True}
    return ("projects/_pilots_of.html", told) if rows else None


@fills("challenge.main")
def pilots_of_a_challenge(page, user):
    """For everybody: what the challenge led to."""
    if not isinstance(page, ChallengePage) or page.challenge_id is None:
        return None
    pages = in_readers_language(PilotPage.objects.filter(pilot__challenge=page.challenge_id))
    rows = [_linked(one.pilot, one.get_url(), one.title) for one in pages.select_related("pilot")]
    return ("projects/_pilots_of.html", {"rows": rows, "title": _("Pilots from this challenge")}) if rows else None


@fills("organisation.pilots")
def pilots_of_an_organisation(organisation, user):
    """For everybody: where the organisation takes part, and how."""
    roles = dict(PilotPartner.objects.filter(organisation=organisation).values_list("pilot_id", "role"))
    pages = in_readers_language(PilotPage.objects.filter(pilot__in=roles))
    rows = [
        _linked(one.pilot, one.get_url(), one.title) | {"role": words_of_role(roles[one.pilot_id])}
        for one in pages.select_related("pilot")
    ]
    return ("projects/_pilots_of.html", {"rows": rows, "title": _("Pilots")}) if rows else None


@fills("pilot.aside")
def the_workspace(page, user):
    """For those who work on the pilot: the way to its workspace."""
    if not isinstance(page, PilotPage) or not user.is_authenticated:
        return None
    pilot = Pilot.objects.worked_on_by(user).filter(pk=page.pilot_id).first()
    url = reverse("pilot_workspace", args=[pilot.public_id]) if pilot else ""
    return ("projects/_workspace.html", {"url": url}) if pilot else None


def _with_step(pilot: Pilot) -> dict:
    step = next_step(pilot)
    url = reverse("pilot_workspace", args=[pilot.public_id])
    may_go = step and is_open_to(step.part, may_change=pilot.managed)
    step_url = reverse(step.view, args=[pilot.public_id]) if may_go else ""
    return _linked(pilot, url) | {"step": step, "step_url": step_url}


def _linked(pilot: Pilot, url: str, title: str = "") -> dict:
    return {"pilot": pilot, "url": url, "title": title or pilot.title, "tone": TONES[pilot.status]}
