"""What the tool layer itself holds of persons: keys only, which say nothing once the account has lost its name."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from hub.kit.models import NOBODY, AuditEntry, Once, PrivateFile
from hub.kit.personal import Fate, PersonalField, declare

MONTH = dt.timedelta(days=30)

declare(
    AuditEntry,
    actor_id=PersonalField(Fate.PSEUDONYM, _("Decisions must stay explicable; the chain of hashes holds this key.")),
)
declare(
    Once,
    actor_id=PersonalField(
        Fate.DELETE_ROW, _("A form sent twice is known by its sender."), MONTH, since="at", nobody=NOBODY
    ),
)
declare(PrivateFile, owner=PersonalField(Fate.PSEUDONYM, _("It must be known whose file it is; its name is sealed.")))
