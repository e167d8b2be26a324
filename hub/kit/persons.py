"""What the tool layer itself holds of persons: keys only, which say nothing once the account has lost its name."""

from hub.kit.models import AuditEntry, Once, PrivateFile
from hub.kit.personal import Fate, PersonalField, declare

declare(
    AuditEntry,
    actor_id=PersonalField(Fate.PSEUDONYM, "Decisions must stay explicable; the chain of hashes holds this key."),
)
declare(Once, actor_id=PersonalField(Fate.PSEUDONYM, "A form sent twice is known by its sender; pruned after a month."))
declare(PrivateFile, owner=PersonalField(Fate.PSEUDONYM, "It must be known whose file it is; its name is sealed."))
