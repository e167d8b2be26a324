"""Forms around an invitation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from challenges.models import Invitation


class AnswerForm(forms.Form):
    """Yes, or no with a reason; the verb knows what a no needs."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            (Invitation.Answer.ACCEPTED, _("Yes, we look at it")),
            (Invitation.Answer.DECLINED, _("No, thank you")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.ChoiceField(
        label=_("If no: why not?"),
        choices=Invitation.Reason.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("It helps us to find what fits you better."),
    )
    words = forms.CharField(
        label=_("In your own words"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
