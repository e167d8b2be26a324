"""Forms whose choices are records, and numbers as people write them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm, DecimalField, IntegerField, ModelChoiceField, TextInput
from django.utils.translation import gettext_lazy as _

from hub.kit.formats import typed
from hub.kit.numbers import read


def read_choices(form: BaseForm) -> None:
    """Read the choices that are records now: a template that comes to them would ask the database."""
    for field in form.fields.values():
        if isinstance(field, ModelChoiceField):
            choices: Any = field.choices
            field.choices = list(choices)


class Typed:
    """A number as people write it (``kit.numbers``). What is none is refused and stays in the field as it was typed."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = self.number(read(value)) if value.strip() else None
        return super().to_python(value)  # type: ignore[misc]  # of the field it is mixed into

    def number(self, value: Decimal | None) -> Any:
        """What was read, as the field keeps it."""
        if value is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")  # type: ignore[attr-defined]
        return value

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else typed(value)


class NumberField(Typed, DecimalField):
    """A number that may have decimals."""

    widget = TextInput(attrs={"inputmode": "decimal"})
    default_error_messages = {"invalid": _("Write a number, for example 38,000 or 1.9.")}

    def __init__(self, *, max_digits: int | None = 14, decimal_places: int = 3, **kwargs: Any):
        super().__init__(max_digits=max_digits, decimal_places=decimal_places, **kwargs)


class WholeField(Typed, IntegerField):
    """A whole number."""

    widget = TextInput(attrs={"inputmode": "numeric"})
    default_error_messages = {"invalid": _("Write a whole number, for example 38,000.")}

    def number(self, value: Decimal | None) -> int:
        return int(super().number(value if value is None or value == value.to_integral_value() else None))
