"""What is of an organisation or of a person: a text of evidence, a consent, a match, a seat, an invitation."""

from __future__ import annotations

from typing import Any

from django.db import models

from partners.models.organisations import Organisation
from partners.models.people import Person

OF_ONE = models.Q(organisation__isnull=False, person=None) | models.Q(organisation=None, person__isnull=False)


def as_fields(who: Organisation | Person) -> dict[str, Any]:
    """Whose a row is, as its fields say it. Both are said, so that a new row has what the constraint asks for."""
    return {"organisation": None, "person": who} if isinstance(who, Person) else {"organisation": who, "person": None}


class OfOne:
    """Either ``organisation`` or ``person`` is set; the constraint ``OF_ONE`` of the model holds it."""

    organisation: Any
    organisation_id: Any
    person: Any
    person_id: Any

    @property
    def who(self) -> Any:
        return self.organisation or self.person

    @property
    def name(self) -> str:
        return self.who.name

    @property
    def whose(self) -> dict[str, Any]:
        """The same as the fields of a row say it."""
        return {"organisation": self.organisation_id, "person": self.person_id}

    @property
    def actor(self) -> tuple[str, Any]:
        """The same as a key: an organisation and a person may have one number."""
        return ("organisation", self.organisation_id) if self.organisation_id else ("person", self.person_id)
