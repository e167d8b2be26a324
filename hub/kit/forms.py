"""Forms whose choices are records, and numbers as people write them."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm, DecimalField, ModelChoiceField, TextInput

from hub.kit.formats import typed


def read_choices(form: BaseForm) -> None:
    """Read the choices that are records now: a template that comes to them would ask the database."""
    for field in form.fields.values():
        if isinstance(field, ModelChoiceField):
            choices: Any = field.choices
            field.choices = list(choices)


class NumberField(DecimalField):
    """A number as people write it: a comma or a point before the decimals. What is no number stays in the field."""

    def __init__(self, *, max_digits: int | None = 14, decimal_places: int = 3, **kwargs: Any):
        widget = TextInput(attrs={"inputmode": "decimal"})
        super().__init__(widget=widget, max_digits=max_digits, decimal_places=decimal_places, **kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.replace("\u2212", "-").replace(" ", "").replace("\u00a0", "")
            value = value.replace(".", "").replace(",", ".") if "," in value else value
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else typed(value)
