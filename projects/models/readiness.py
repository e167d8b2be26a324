"""What is missing before a pilot may start or end, and what comes next: one answer for page, form and verb."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hub.kit.clock import COPENHAGEN, today
from hub.kit.formats import day
from projects.models.datause import DataUse
from projects.models.indicators import Measurement
from projects.models.pages import learnings_of
from projects.models.pilots import Pilot

VIEWS = {  # the name of the address at which each part of the workspace is done
    "plan": "pilot_plan",
    "data_use": "pilot_data_use",
    "indicators": "pilot_indicators",
    "milestones": "pilot_milestones",
    "updates": "update_write",
    "learnings": "learning_write",
    "start": "pilot_start",
    "end": "pilot_end",
}
FOR_THE_TEAM = {"indicators", "learnings"}  # the parts where every partner writes; the others are the lead's
MONTH = dt.timedelta(days=35)


@dataclass(frozen=True)
class Missing:
    """One thing to do first. ``part`` names the part of the workspace where it is done."""

    part: str
    text: str

    @property
    def view(self) -> str:
        return VIEWS.get(self.part, "pilot_workspace")


@dataclass(frozen=True)
class Step:
    """The one thing to do next: words, and the part of the workspace.

    ``late`` when its day has passed, ``waits`` when somebody else must do it.
    """

    title: str
    part: str = ""
    text: str = ""
    late: bool = False
    waits: bool = False

    @property
    def view(self) -> str:
        return VIEWS.get(self.part, "pilot_workspace")


def is_open_to(part: str, *, may_change: bool) -> bool:
    """Whether somebody who works on the pilot may go to that part: only those who manage it get to all."""
    return may_change or part in FOR_THE_TEAM


def declaration_of(pilot: Pilot) -> DataUse | None:
    """The data-use declaration, written or not yet."""
    return getattr(pilot, "data_use", None)


def is_measured(pilot: Pilot) -> bool:
    """At least one indicator has a baseline, or a number of the pilot itself."""
    return any(
        indicator.baseline is not None
        or any(row.series == Measurement.Series.PILOT for row in indicator.measurements.all())
        for indicator in pilot.indicators.all()
    )


def start_list(pilot: Pilot) -> list[tuple[bool, Missing]]:
    """All that a planned pilot needs before it starts, with whether it is there."""
    declared = declaration_of(pilot)
    return [
        (bool(pilot.lead_id), Missing("plan", gettext_lazy("Name a lead."))),
        (bool(pilot.evaluation_design), Missing("plan", gettext_lazy("Say how the pilot is evaluated."))),
        (
            bool(pilot.evaluation_comparison.strip()),
            Missing("plan", gettext_lazy("Say what you compare with, or why there is nothing to compare with.")),
        ),
        (bool(pilot.evaluator.strip()), Missing("plan", gettext_lazy("Say who evaluates."))),
        (
            is_measured(pilot),
            Missing("indicators", gettext_lazy("Add an indicator with a baseline or a measurement from before.")),
        ),
        (
            bool(declared and declared.status == DataUse.Status.APPROVED),
            Missing("data_use", gettext_lazy("Have the data-use declaration approved.")),
        ),
    ]


def missing_to_start(pilot: Pilot) -> list[Missing]:
    """What must be done before a planned pilot may start; empty when it may."""
    return [missing for done, missing in start_list(pilot) if not done]


def missing_to_end(pilot: Pilot) -> list[Missing]:
    """What must be done before a pilot may end; empty when it may."""
    if learnings_of(pilot).filter(live=True).exists():
        return []
    return [Missing("learnings", gettext_lazy("Publish at least one learning, also of what did not work."))]


def next_step(pilot: Pilot) -> Step | None:
    """The one thing to do next in a pilot read by ``with_story``; None when nothing waits."""
    if pilot.status == Pilot.Status.PLANNED:
        return _step_to_start(pilot)
    if pilot.status == Pilot.Status.RUNNING:
        return _step_while_running(pilot)
    return None


def _step_to_start(pilot: Pilot) -> Step:
    declared = declaration_of(pilot)
    lacking = missing_to_start(pilot)
    if not lacking:
        return Step(_("Start the pilot"), "start", _("All that is needed is there."))
    waiting = declared and declared.status == DataUse.Status.SUBMITTED
    first = next((one for one in lacking if not (waiting and one.part == "data_use")), None)
    if first is None:
        text = _("The data-use declaration has been sent.")
        return Step(_("Wait for the data officer"), "data_use", text, waits=True)
    late = bool(pilot.starts_on and pilot.starts_on < today())
    text = ngettext(
        "%(count)s thing is missing before the start.", "%(count)s things are missing before the start.", len(lacking)
    ) % {"count": len(lacking)}
    return Step(str(first.text).rstrip("."), first.part, text, late)


def _step_while_running(pilot: Pilot) -> Step | None:
    due = next((one for one in pilot.milestones.all() if not one.reached_on and one.due_on < today()), None)
    rows = [row.on for one in pilot.indicators.all() for row in one.measurements.all()]
    told = max((update.at.astimezone(COPENHAGEN).date() for update in pilot.updates.all()), default=None)
    if pilot.ends_on and pilot.ends_on <= today():
        return Step(
            _("Decide how the pilot ends"), "end", _("It was to end %(day)s.") % {"day": day(pilot.ends_on)}, True
        )
    if due:
        text = _("It was due %(day)s.") % {"day": day(due.due_on)}
        return Step(_("Say how it went: %(milestone)s") % {"milestone": due.title}, "milestones", text, True)
    if not rows or max(rows) < today() - MONTH:
        why = _("The last number is more than a month old.") if rows else _("Nothing has been measured yet.")
        return Step(_("Record a measurement"), "indicators", why)
    if told is None or told < today() - MONTH:
        why = _("Nothing has been told for a month.") if told else _("Nothing has been told yet.")
        return Step(_("Write how it goes"), "updates", why)
    return None
