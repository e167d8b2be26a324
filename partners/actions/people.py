"""What a person says of themself."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from hub.accounts.models import User
from hub.kit.events import emit
from partners.models import Person

CHANGEABLE = ("title", "email", "phone", "about", "public")


@transaction.atomic
def change_profile(
    user: User,
    *,
    name: str,
    language: str,
    by: User,
    match_mails: str = "never",
    invitation_mails: bool = True,
    **fields: Any,
) -> Person:
    """Change a user's name, language and choice of mails, and their contact record (made at the first time)."""
    unknown = set(fields) - set(CHANGEABLE)
    if unknown:
        raise ValueError(f"not changeable: {sorted(unknown)}")
    user = User.objects.select_for_update().get(pk=user.pk)
    user.name, user.language = name, language
    user.match_mails, user.invitation_mails = User.When(match_mails), invitation_mails
    user.save(update_fields=["name", "language", "match_mails", "invitation_mails"])
    person, _new = Person.objects.update_or_create(user=user, defaults={"name": name, **fields})
    emit("partners.person_changed", person, by=by)
    return person
