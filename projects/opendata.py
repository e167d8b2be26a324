"""What pilots tell everybody as open data. Only what has a live page, only public indicators, never a person."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from hub.kit.opendata import Column, Dataset, register
from projects.models import Indicator, LearningPage, Measurement, Pilot, PilotPage
from projects.models.lists import under_pilots


def public_pilots():
    """Pilots that have a live page; the same rule as everywhere."""
    return Pilot.objects.public().select_related("department", "challenge", "data_use").order_by("pk")


def public_indicators():
    return Indicator.objects.filter(public=True, pilot__in=Pilot.objects.public()).select_related("pilot")


def public_measurements():
    shown = Measurement.objects.standing().filter(indicator__in=public_indicators())
    return shown.select_related("indicator__pilot").order_by("indicator__pilot_id", "indicator_id", "series", "on")


def public_learnings():
    live = LearningPage.objects.filter(live=True, locale__language_code="da")
    return under_pilots(live, PilotPage.objects.filter(live=True)).order_by("-date", "pk")


def declared(pilot):
    """Whether personal data is used; None while there is no approved declaration."""
    use = getattr(pilot, "data_use", None)
    return use.personal_data if use and use.status == "approved" else None


PILOTS = register(
    Dataset(
        slug="pilots",
        title=_("Pilots"),
        about=_("Solutions that are being tried or have been tried, with their state and how they ended."),
        rows=public_pilots,
        columns={
            "id": Column("public_id", _("Identifier that never changes")),
            "title": Column("title", _("Title")),
            "status": Column("status", _("planned, running, completed or stopped")),
            "department": Column("department.name", _("Department that owns it")),
            "challenge_id": Column(
                "challenge.public_id",
                _("The challenge it tries to solve"),
            ),
            "starts_on": Column("starts_on", _("Day it starts or started")),
            "ends_on": Column("ends_on", _("Day it ends or ended")),
            "evaluation": Column("evaluation_design", _("before_after, comparison or random: how it is evaluated")),
            "ending": Column("ending", _("Decision at the end: scale, adapt, stop or tender")),
            "ending_reasons": Column("ending_reasons", _("Reasons for the decision")),
            "personal_data": Column(declared, _("Whether personal data is used (empty until declared and approved)")),
        },
    )
)

register(
    Dataset(
        slug="indicators",
        title=_("Indicators"),
        about=_("What the pilots measure: baseline, target and direction."),
        rows=public_indicators,
        columns={
            "id": Column("public_id", _("Identifier that never changes")),
            "pilot_id": Column("pilot.public_id", _("The pilot")),
            "name": Column("name", _("Name")),
            "unit": Column("unit", _("Unit")),
            "direction": Column("direction", _("down (lower is better) or up (higher is better)")),
            "baseline": Column("baseline", _("Value before the pilot")),
            "baseline_period": Column("baseline_period", _("When the baseline was measured")),
            "target": Column("target", _("Value to reach")),
            "seasonal": Column("seasonal", _("Whether it swings with the season")),
            "comparison": Column("comparison_name", _("What it is compared with")),
            "source": Column("source", _("Where the numbers come from")),
        },
    )
)

MEASUREMENTS = register(
    Dataset(
        slug="measurements",
        title=_("Measurements"),
        about=_("Every number that counts. A corrected number is left out, its correction is in."),
        rows=public_measurements,
        columns={
            "id": Column("public_id", _("Identifier that never changes")),
            "pilot_id": Column("indicator.pilot.public_id", _("The pilot")),
            "indicator_id": Column("indicator.public_id", _("The indicator")),
            "indicator": Column("indicator.name", _("Name of the indicator")),
            "series": Column("series", _("pilot, or comparison: a place where nothing was changed")),
            "on": Column("on", _("Day of the measurement")),
            "value": Column("value", _("Value")),
            "unit": Column("indicator.unit", _("Unit")),
            "note": Column("note", _("Note")),
            "recorded_at": Column("created_at", _("When it was recorded")),
        },
    )
)

register(
    Dataset(
        slug="learnings",
        title=_("Learnings"),
        about=_("What others should know from the pilots, failures included."),
        rows=public_learnings,
        columns={
            "id": Column("translation_key", _("Identifier that never changes")),
            "pilot_title": Column("pilot_title", _("The pilot")),
            "title": Column("title", _("Title")),
            "date": Column("date", _("Date")),
            "result": Column("result", _("worked, partly or failed")),
            "evidence": Column("evidence", _("Strength of the evidence: anecdote, measured, compared or evaluated")),
            "summary": Column("summary", _("Summary")),
            "cost_to_copy": Column("cost_to_copy", _("Cost to copy")),
            "copied_by": Column("copied_by", _("Who copied it")),
            "licence": Column("licence", _("Licence")),
        },
    )
)


def measurements_of(indicator: Indicator) -> Dataset:
    """The measurements of one indicator, in the same columns."""
    return replace(MEASUREMENTS, rows=lambda: public_measurements().filter(indicator=indicator))
