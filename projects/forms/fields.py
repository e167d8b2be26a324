"""Fields the forms of pilots share."""

import uuid

from django import forms


class DayField(forms.DateField):
    """A day, chosen in the browser's own calendar; written as the browser sends it."""

    def __init__(self, **kwargs):
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y"], **kwargs)


class KeyField(forms.UUIDField):
    """Makes a form sent twice one thing (``kit.once``)."""

    def __init__(self):
        super().__init__(widget=forms.HiddenInput, initial=uuid.uuid4)


def textarea(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})
