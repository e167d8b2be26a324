"""What is missing before a pilot may start or end: one answer for the page, the form and the verb."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from projects.models.datause import DataUse
from projects.models.indicators import Measurement
from projects.models.pages import learnings_of
from projects.models.pilots import Pilot


@dataclass(frozen=True)
class Missing:
    """One thing to do first. ``part`` names the part of the workspace where it is done."""

    part: str
    text: str


def has_a_measure_from_before(pilot: Pilot) -> bool:
    """At least one indicator with a baseline, or with a measurement of the pilot itself."""
    if pilot.indicators.filter(baseline__isnull=False).exists():
        return True
    return Measurement.objects.standing().filter(indicator__pilot=pilot, series=Measurement.Series.PILOT).exists()


def missing_to_start(pilot: Pilot) -> list[Missing]:
    """What must be done before a planned pilot may start; empty when it may."""
    approved = DataUse.objects.filter(pilot=pilot, status=DataUse.Status.APPROVED).exists()
    steps = [
        (pilot.lead_id, Missing("plan", _("Name a lead."))),
        (approved, Missing("data_use", _("Have the data-use declaration approved."))),
        (
            has_a_measure_from_before(pilot),
            Missing("indicators", _("Add an indicator with a baseline or a measurement from before.")),
        ),
        (pilot.evaluation_design, Missing("plan", _("Say how the pilot is evaluated."))),
        (
            pilot.evaluation_comparison.strip(),
            Missing("plan", _("Say what you compare with, or why there is nothing to compare with.")),
        ),
        (pilot.evaluator.strip(), Missing("plan", _("Say who evaluates."))),
    ]
    return [missing for done, missing in steps if not done]


def missing_to_end(pilot: Pilot) -> list[Missing]:
    """What must be done before a pilot may end; empty when it may."""
    steps = [
        (
            learnings_of(pilot).live().exists(),
            Missing("learnings", _("Publish at least one learning, also of what did not work.")),
        )
    ]
    return [missing for done, missing in steps if not done]
