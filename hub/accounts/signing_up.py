"""The whole sign-up form: allauth's, which begins with ours (``hub.accounts.forms``) and adds e-mail and password."""

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
