"""Forms of those who decide."""

from django import forms
from django.utils.translation import gettext_lazy as _

from challenges.models import Decision


class DecisionForm(forms.Form):
    """The outcome of one response."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=Decision.Outcome.choices, widget=forms.RadioSelect)
    reasons = forms.CharField(
        label=_("Reasons"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Those who answered read this in their letter. Point to the criteria."),
    )
    advice = forms.CharField(
        label=_("Advice"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What could make the next response better."),
    )


class ConfirmForm(forms.Form):
    """A step that can't be taken back needs a tick."""

    sure = forms.BooleanField(label=_("Yes, I am sure"))
