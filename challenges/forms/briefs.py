"""The form of who has a problem to solve: enough to begin a draft, the secretariat helps with the rest."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.html import linebreaks
from django.utils.translation import gettext_lazy as _

from hub.kit.forms import read_choices
from partners.models import Organisation

RICH = ("problem", "why_critical", "tried_before", "wanted_outcome")
MOST = 10_000_000  # people; more is a slip of the keyboard


class BriefForm(forms.Form):
    """Plain words for the first fields of a challenge page. ``departments`` are those the challenge may be of."""

    department = forms.ModelChoiceField(label=_("Department"), queryset=Organisation.objects.none())
    title = forms.CharField(label=_("The challenge as a question or a wish"), max_length=255)
    problem = forms.CharField(
        label=_("What is the problem?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What happens today, where and how often. The problem, not the solution."),
    )
    affected = forms.CharField(
        label=_("Who is affected?"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    affected_count = forms.IntegerField(
        label=_("How many are affected?"),
        min_value=0,
        max_value=MOST,
        required=False,
        error_messages={"max_value": _("Write at most 10 million.")},
    )
    why_critical = forms.CharField(
        label=_("Why must it be solved now?"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A law, a deadline, money or safety: what happens if nothing is done?"),
    )
    tried_before = forms.CharField(
        label=_("What have you tried?"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    wanted_outcome = forms.CharField(
        label=_("What do you want to achieve?"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("If you can, with a number: where you are today and where you want to be."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, departments, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = departments
        if len(departments) == 1:
            self.fields["department"].initial = departments[0]
        read_choices(self)

    def words(self) -> dict[str, Any]:
        """What ``brief`` takes, with paragraphs where the page has rich text."""
        given = dict(self.cleaned_data)
        return given | {name: linebreaks(given[name], autoescape=True) if given[name] else "" for name in RICH}
