"""Learnings are drafted by those who work on the pilot and published by editors; publishing may happen again."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import linebreaks
from django.utils.text import slugify
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.kit import version
from hub.kit.audit import AuditEntry
from hub.kit.events import emit
from projects.actions.telling import locked, tell
from projects.models import LearningPage, Pilot, PilotPage
from projects.models.pages import TEXTS

FACTS = {"date", "result", "evidence", "summary", "cost_to_copy"}
DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@transaction.atomic
def note_pilot_page(page: PilotPage) -> None:
    """Tell once that a pilot can be read about; renew public pages each time."""
    version.bump()
    if page.pilot and not _told("projects.pilot_published", page.pilot):
        emit("projects.pilot_published", page.pilot, by=None, case=page.pilot.challenge, public=True)


@transaction.atomic
def draft_learning(pilot: Pilot, *, title: str, by: User, key: uuid.UUID | None = None, **words: Any) -> LearningPage:
    """Write a learning below the pilot's page, for an editor to publish. ``words``: fields of ``TEXTS`` and ``FACTS``.

    Raises ValidationError while the pilot has no page.
    """
    unknown = words.keys() - set(TEXTS) - FACTS
    if unknown:
        raise TypeError(f"a learning has no {', '.join(sorted(unknown))}")
    pilot = locked(pilot)
    above = pilot.pages.filter(locale__language_code="da").first()
    if above is None:
        raise ValidationError(_("The pilot has no page yet. Ask an editor to make one."))
    texts = {name: linebreaks(text, autoescape=True) for name, text in words.items() if name in TEXTS and text}
    facts = {name: value for name, value in words.items() if name in FACTS}
    # The page's own key follows from person and form: the same form sent twice makes the same page.
    key = uuid.uuid5(pilot.public_id, f"{by.public_id} {key or uuid.uuid4()}")
    page = LearningPage.objects.filter(translation_key=key, locale=above.locale).first()
    if page is None:
        place = {"slug": _free_slug(above, title), "locale": above.locale, "live": False, "translation_key": key}
        page = LearningPage(title=title, **place, **texts, **facts)
        above.add_child(instance=page)
        page.save_revision(user=by)
        tell("projects.learning_drafted", pilot, pilot=pilot, by=by, public=False, learning=str(key))
    return page


def _free_slug(above: PilotPage, title: str) -> str:
    """A slug that no other learning of the pilot has."""
    stem = slugify(title.lower().translate(DANISH))[:70] or "erfaring"
    taken = set(above.get_children().values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)


@transaction.atomic
def note_learning(page: LearningPage) -> None:
    """Tell once that a learning was shared (``data["learning"]``: its translation key, the same in all languages)."""
    version.bump()
    pilot, key = page.pilot, str(page.translation_key)
    if pilot and not _told("projects.learning_published", pilot, data__learning=key):
        emit("projects.learning_published", pilot, by=None, case=pilot.challenge, public=True, learning=key)


def _told(action: str, instance, **data) -> bool:
    return AuditEntry.objects.filter(action=action, subject_id=instance.public_id, **data).exists()
