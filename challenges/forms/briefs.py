"""The form of who has a problem to solve: enough to begin a draft, the secretariat helps with the rest."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.text import normalize_newlines
from django.utils.translation import gettext_lazy as _

from challenges.models.briefs import RICH, is_shut
from hub.kit.forms import WholeField
from hub.kit.paragraphs import as_rich
from partners.models import Organisation

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
    affected_count = WholeField(
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
        field = self.fields["department"]
        field.queryset, known = departments, list(departments)
        field.choices = [("", field.empty_label), *((one.pk, one.name) for one in known)]
        if len(known) == 1:
            field.initial = known[0]

    def words(self) -> dict[str, Any]:
        """What ``brief`` takes, with paragraphs where the page has rich text."""
        return {name: as_kept(name, value) for name, value in self.cleaned_data.items()}


class ChangeForm(BriefForm):
    """The same words once more. ``now`` are those that stand, ``before`` those its writer had in front of them.

    Rich text that plain words would destroy is no field of it.
    """

    key = None
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, departments, now, before, **kwargs):
        super().__init__(*args, departments=departments, **kwargs)
        self.departments, self.now, self.before = departments, now, before
        self.shut = [name for name in RICH if is_shut(name, now)]
        for name in self.shut:
            del self.fields[name]

    def clean(self):
        if self.unsaved():
            raise forms.ValidationError(_("An editor has set a text up meanwhile. What you wrote there is not saved."))
        return super().clean()

    def unsaved(self) -> dict[str, str]:
        """What was typed where an editor has put rich text meanwhile: it is shown, and saved nowhere."""
        typed = {name: self.data.get(name, "") for name in self.shut}
        return {name: text for name, text in typed.items() if text and _plain(text) != self.before.get(name)}

    def changed(self) -> dict[str, Any]:
        """What its writer has changed, as ``change_brief`` takes it."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        same = [name for name, value in given.items() if name in self.before and _plain(value) == self.before[name]]
        return {name: as_kept(name, value) for name, value in given.items() if name not in same}

    def beside(self, now: dict[str, Any], seen: int) -> ChangeForm:
        """The form to go on with from what stands ``now``: only what its writer changed is still theirs."""
        mine, data = self.changed(), self.data.copy()
        for name, value in now.items():
            if name in self.fields and name not in mine:
                data[name] = "" if value is None else value
        data["seen"] = seen
        return ChangeForm(data, departments=self.departments, now=now, before=now)


def as_kept(name: str, value: Any) -> Any:
    """A field as the page keeps it, with paragraphs where it has rich text."""
    return as_rich(value) if name in RICH else value


def _plain(value: Any) -> Any:
    """As ``told`` says it of a page."""
    if isinstance(value, Organisation):
        return value.pk
    return normalize_newlines(value).strip() if isinstance(value, str) else value
