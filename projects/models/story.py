"""What the page of a pilot shows, read from its records in as few questions as can be."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _

from hub.kit.clock import COPENHAGEN, today
from hub.kit.formats import day
from hub.kit.languages import said
from hub.kit.together import keep, read_together
from partners.models import named_publicly
from projects.models.charting import Chart, chart
from projects.models.datause import DataUse
from projects.models.indicators import Indicator, Measurement
from projects.models.lists import with_addresses
from projects.models.pilots import Milestone, Pilot, PilotPartner, StatusUpdate

TONES = {"planned": "soon", "running": "open", "completed": "", "stopped": "stop"}


@dataclass(frozen=True)
class Story:
    """All that is told of a pilot beside the words of its page."""

    pilot: Pilot
    charts: list[Chart]
    timeline: list[dict]
    parties: list[dict]
    data_use: DataUse | None

    @property
    def tone(self) -> str:
        return TONES[self.pilot.status]


def with_story(pilots):
    """The pilots with all that ``tell`` reads."""
    measured = Prefetch("measurements", queryset=Measurement.objects.standing())
    indicators = Indicator.objects.prefetch_related(measured)
    return pilots.select_related("department", "data_use", "lead").prefetch_related(
        Prefetch("partners", queryset=PilotPartner.objects.select_related("organisation")),
        Prefetch("indicators", queryset=indicators),
        "milestones",
        "updates",
    )


def read(pilot_pk: int | None) -> Pilot | None:
    """One pilot with all that ``tell`` reads, in three questions, and the way to its challenge."""
    partners = Prefetch("partners", queryset=PilotPartner.objects.select_related("organisation"))
    chosen = with_addresses(Pilot.objects.filter(pk=pilot_pk)).prefetch_related(partners)
    pilot = chosen.select_related("department", "data_use", "lead", "challenge__edition").first()
    if pilot is not None:
        _read_rows(pilot)
    return pilot


def _read_rows(pilot: Pilot) -> None:
    rows = read_together(
        indicators=Indicator.objects.filter(pilot=pilot),
        measurements=Measurement.objects.standing().filter(indicator__pilot=pilot),
        milestones=Milestone.objects.filter(pilot=pilot),
        updates=StatusUpdate.objects.filter(pilot=pilot),
    )
    for indicator in rows["indicators"]:
        keep(indicator, "measurements", [one for one in rows["measurements"] if one.indicator_id == indicator.pk])
    for name in ("indicators", "milestones", "updates"):
        keep(pilot, name, rows[name])


def tell(pilot: Pilot, *, hidden: bool = False) -> Story:
    """The story of a pilot read by ``with_story``; ``hidden`` indicators are for those who work on it."""
    started = started_on(pilot)
    return Story(
        pilot=pilot,
        charts=[
            chart(indicator, indicator.measurements.all(), started=started, ended=pilot.has_ended, today=today())
            for indicator in pilot.indicators.all()
            if indicator.public or hidden
        ],
        timeline=timeline(pilot),
        parties=parties(pilot),
        data_use=approved(pilot),
    )


def started_on(pilot: Pilot) -> dt.date | None:
    """The day it started, in Copenhagen; None while it is planned."""
    return pilot.started_at.astimezone(COPENHAGEN).date() if pilot.started_at else None


def approved(pilot: Pilot) -> DataUse | None:
    """The declaration, once a data officer has approved it."""
    declared = getattr(pilot, "data_use", None)
    return declared if declared and declared.status == DataUse.Status.APPROVED else None


def parties(pilot: Pilot) -> list[dict]:
    """Who is in, for the ring; only organisations that anybody may see have a link, and whoever takes part alone is
    named with their own yes only."""
    names = named_publicly(partner.organisation for partner in pilot.partners.all())
    return [
        {
            "kind": partner.organisation.helix,
            "name": names[partner.organisation_id],
            "role": partner.role_words,
            "url": address_of(partner.organisation),
        }
        for partner in pilot.partners.all()
    ]


def address_of(organisation) -> str:
    """Its public page; nothing for an organisation that is not on the public list, or where there is no such page."""
    if not (organisation.public and organisation.verified_at):
        return ""
    try:
        return organisation.get_absolute_url()
    except NoReverseMatch:
        return ""


def timeline(pilot: Pilot) -> list[dict]:
    """Milestones, start and end in the order of their days; the first that is not reached is the next."""
    steps = [step(milestone) | {"over": pilot.has_ended} for milestone in pilot.milestones.all()]
    if pilot.started_at:
        steps.append({"on": started_on(pilot), "title": _("The pilot started"), "done": True, "late": 0})
    if pilot.ended_at:
        ended = pilot.ended_at.astimezone(COPENHAGEN).date()
        steps.append({"on": ended, "title": pilot.get_status_display(), "done": True, "late": 0})
    steps.sort(key=lambda item: (not item["done"], item["on"]))
    following = next((item for item in steps if not item["done"]), None) if not pilot.has_ended else None
    return [
        {
            "title": item["title"],
            "text": _when(item),
            "state": "done" if item["done"] else "now" if item is following else "",
            "url": "",
        }
        for item in steps
    ]


def step(milestone: Milestone) -> dict:
    on = milestone.reached_on or milestone.due_on
    late = (on - milestone.due_on).days if milestone.reached_on else 0
    return {"on": on, "title": said(milestone.title), "done": bool(milestone.reached_on), "late": late}


def _when(item: dict) -> str:
    if item["done"]:
        late = _("%(day)s, %(count)s days late") % {"day": day(item["on"]), "count": item["late"]}
        return late if item["late"] > 1 else day(item["on"])
    if item["on"] < today() or item["over"]:
        return _("was planned for %(day)s") % {"day": day(item["on"])}
    return _("planned for %(day)s") % {"day": day(item["on"])}
