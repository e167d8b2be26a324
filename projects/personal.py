"""What pilots hold of persons, and what becomes of it."""

from django.utils.translation import gettext_lazy as _

from hub.base.personal import RESPONSIBLE
from hub.kit.personal import Fate, PersonalField, declare
from projects.models import (
    DataUse,
    LearningIndexPage,
    LearningPage,
    Measurement,
    Pilot,
    PilotIndexPage,
    PilotPage,
    StatusUpdate,
)

declare(
    Pilot,
    lead=PersonalField(Fate.PSEUDONYM, _("Somebody answers for the pilot while it runs.")),
    evaluator=PersonalField(Fate.KEEP, _("The evaluation is public, and so is who made it.")),
)
declare(
    DataUse,
    written_by=PersonalField(Fate.PSEUDONYM, _("Whoever wrote the declaration may not approve it.")),
    approved_by=PersonalField(Fate.PSEUDONYM, _("It must be known who approved the declaration.")),
)
declare(Measurement, recorded_by=PersonalField(Fate.PSEUDONYM, _("Measurements are never changed; a pseudonym stays.")))
declare(StatusUpdate, written_by=PersonalField(Fate.PSEUDONYM, _("Updates stay; the name of the writer goes.")))

for page in (LearningIndexPage, LearningPage, PilotIndexPage, PilotPage):
    declare(page, responsible=RESPONSIBLE)
