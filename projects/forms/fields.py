"""Fields the forms of pilots share."""

import uuid

from django import forms


class DayField(forms.DateField):
    """A day, chosen in the browser's own calendar; written as the browser sends it."""

    def __init__(self, **kwargs):
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y"], **kwargs)


class NumberField(forms.DecimalField):
    """A number as people write it: a comma or a point before the decimals."""

    def __init__(self, **kwargs):
        super().__init__(
            widget=forms.TextInput(attrs={"inputmode": "decimal"}), max_digits=14, decimal_places=3, **kwargs
        )

    def to_python(self, value):
        if isinstance(value, str):
            value = value.replace("\u2212", "-").replace(" ", "").replace("\u00a0", "")
            value = value.replace(".", "").replace(",", ".") if "," in value else value
        return super().to_python(value)


class KeyField(forms.UUIDField):
    """Makes a form sent twice one thing (``kit.once``)."""

    def __init__(self):
        super().__init__(widget=forms.HiddenInput, initial=uuid.uuid4)


def textarea(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})
