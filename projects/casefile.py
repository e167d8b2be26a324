"""What the file of a case holds of the pilots that came of it."""

from __future__ import annotations

from challenges.models import Challenge
from hub.kit.casefile import Casefile, part
from projects.models import Measurement, Pilot
from projects.models.story import approved, with_story


@part(50)
def pilots(challenge: Challenge, casefile: Casefile) -> None:
    """Facts, partners, milestones, data use and every measurement, corrected ones too."""
    for number, pilot in enumerate(with_story(Pilot.objects.filter(challenge=challenge).order_by("pk")), start=1):
        folder = f"pilotprojekter/{number:02}"
        casefile.text(f"{folder}/pilotprojekt.txt", f"Pilotprojekt {number}: {pilot.title}", _lines(pilot))
        measured = Measurement.objects.filter(indicator__pilot=pilot).select_related("indicator").order_by("pk")
        rows = [
            {
                "id": one.public_id,
                "indicator": one.indicator.name,
                "unit": one.indicator.unit,
                "series": one.series,
                "on": one.on,
                "value": one.value,
                "note": one.note,
            }
            for one in measured
        ]
        casefile.data(f"{folder}/maalinger.json", f"Pilotprojekt {number}: målinger (data)", rows)


def _lines(pilot: Pilot) -> list[str]:
    lines = [f"Status: {pilot.get_status_display()}", f"Evalueres: {pilot.get_evaluation_design_display() or '–'}"]
    lines += [f"Partner: {partner.organisation.name} ({partner.role})" for partner in pilot.partners.all()]
    for milestone in pilot.milestones.all():
        reached = f", nået {milestone.reached_on}" if milestone.reached_on else ""
        lines.append(f"Milepæl: {milestone.title}, frist {milestone.due_on}{reached}")
    declared = approved(pilot)
    if declared:
        lines += ["", f"Databrug: {declared.data}", f"Værn: {declared.safeguards}"]
    if pilot.has_ended:
        lines += ["", f"Beslutning ved afslutningen: {pilot.get_ending_display()}", pilot.ending_reasons]
    return lines
