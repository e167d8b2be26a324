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
    lead=PersonalField(
        Fate.PSEUDONYM, _("Somebody answers for the pilot while it runs."), called=_("Pilots you lead or led")
    ),
    evaluator=PersonalField(Fate.KEEP, _("The evaluation is public, and so is who made it.")),
)
declare(
    DataUse,
    written_by=PersonalField(
        Fate.PSEUDONYM,
        _("Whoever wrote the declaration may not approve it."),
        called=_("Data-use declarations you wrote"),
    ),
    approved_by=PersonalField(
        Fate.PSEUDONYM,
        _("It must be known who approved the declaration."),
        called=_("Data-use declarations you approved"),
    ),
)
declare(
    Measurement,
    recorded_by=PersonalField(
        Fate.PSEUDONYM, _("Measurements are never changed; a pseudonym stays."), called=_("Measurements you recorded")
    ),
)
declare(
    StatusUpdate,
    written_by=PersonalField(
        Fate.PSEUDONYM, _("Updates stay; the name of the writer goes."), called=_("Updates you wrote")
    ),
)

for page in (LearningIndexPage, LearningPage, PilotIndexPage, PilotPage):
    declare(page, responsible=RESPONSIBLE)
