"""Allauth's forms as the hub shows them: signing up (it begins with ``hub.accounts.forms``), asking for a code."""

from allauth.account import forms as allauth_forms
from django.utils.html import format_html
from django.utils.translation import gettext as _


class SignupForm(allauth_forms.SignupForm):
    """Says at the password that one can go without."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "password1" in self.fields:
            without = _("Leave it empty, and we e-mail you a code each time you sign in.")
            password = self.fields["password1"]
            password.help_text = format_html("<p>{}</p>{}", without, password.help_text)


class RequestCodeForm(allauth_forms.RequestLoginCodeForm):
    """The button of the sign-in page sends its own form: the address typed there is the one meant here."""

    def __init__(self, *args, **kwargs):
        sent = kwargs.get("data")
        if sent is not None and "login" in sent and "email" not in sent:
            typed = sent["login"].strip()
            kwargs |= {"data": {"email": typed} if typed else None, "files": None}
        super().__init__(*args, **kwargs)
