"""Forms whose choices are records."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm, ModelChoiceField


def read_choices(form: BaseForm) -> None:
    """Read the choices that are records now: a template that comes to them would ask the database."""
    for field in form.fields.values():
        if isinstance(field, ModelChoiceField):
            choices: Any = field.choices
            field.choices = list(choices)
