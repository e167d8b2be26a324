"""What follows when editors publish the page of a pilot or a learning. Safe to run for every republication."""

from django.db import transaction

from hub.kit import version
from hub.kit.audit import AuditEntry
from hub.kit.events import emit
from projects.models import LearningPage, PilotPage


@transaction.atomic
def note_pilot_page(page: PilotPage) -> None:
    """Tell once that a pilot can be read about; renew public pages each time."""
    version.bump()
    if page.pilot and not _told("projects.pilot_published", page.pilot):
        emit("projects.pilot_published", page.pilot, by=None, case=page.pilot.challenge, public=True)


@transaction.atomic
def note_learning(page: LearningPage) -> None:
    """Tell once that a learning was shared (``data["learning"]``: its translation key, the same in all languages)."""
    version.bump()
    pilot, key = page.pilot, str(page.translation_key)
    if pilot and not _told("projects.learning_published", pilot, data__learning=key):
        emit("projects.learning_published", pilot, by=None, case=pilot.challenge, public=True, learning=key)


def _told(action: str, instance, **data) -> bool:
    return AuditEntry.objects.filter(action=action, subject_id=instance.public_id, **data).exists()
