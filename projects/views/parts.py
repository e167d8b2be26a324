"""The parts of the workspace that somebody may use now."""

from django.urls import reverse
from django.utils.translation import gettext as _

from projects.models import Pilot


def parts_of(pilot: Pilot, *, may_change: bool) -> list[dict]:
    """What this person can do in this pilot now."""
    indicators = {"title": _("Indicators and measurements"), "text": _("Record numbers, correct them")}
    shown = [("pilot_indicators", indicators)]
    if may_change and not pilot.has_ended:
        shown = [
            ("pilot_plan", {"title": _("Plan"), "text": _("Lead, days, how it is evaluated")}),
            ("pilot_data_use", {"title": _("Use of data"), "text": _("Which data, on what basis, how guarded")}),
            *shown,
            ("pilot_partners", {"title": _("Partners"), "text": _("Who takes part, and in which role")}),
            ("pilot_milestones", {"title": _("Milestones"), "text": _("Steps with a day")}),
            ("update_write", {"title": _("How it goes"), "text": _("A short word for everybody")}),
        ]
    shown.append(
        ("learning_write", {"title": _("Write a learning"), "text": _("What others should know, failures too")})
    )
    if may_change and not pilot.has_ended:
        shown.append(("pilot_end", {"title": _("End the pilot"), "text": _("Decision, reasons and learnings")}))
    return [{"url": reverse(view, args=[pilot.public_id]), **words} for view, words in shown]
