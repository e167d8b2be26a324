"""Forms of accounts."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignupForm(forms.Form):
    """What sign-up asks beside e-mail and password."""

    name = forms.CharField(label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))

    field_order = ["name", "email", "password1"]

    def signup(self, request, user):
        """The adapter has kept the name already."""


class DeleteAccountForm(forms.Form):
    """One tick, so that a single wrong click deletes nobody."""

    confirm = forms.BooleanField(
        label=_("Yes, delete my account for good"), error_messages={"required": _("Tick the box to go on.")}
    )
