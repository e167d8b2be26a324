"""What organisations and people show."""

from __future__ import annotations

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.forms.organisations import WebField
from partners.models import Evidence

EVIDENCE_KINDS = [
    (Evidence.Kind.SOLUTION, _("A solution you have made")),
    (Evidence.Kind.PILOT, _("A project or pilot you have taken part in")),
    (Evidence.Kind.COMPETENCE, _("Something you are good at")),
    (Evidence.Kind.PUBLICATION, _("A publication")),
    (Evidence.Kind.PROFILE, _("A description of yourselves and what you work with")),
    (Evidence.Kind.PROPOSAL, _("An idea you would like to try")),
]


KINDS_OF_A_PERSON = [
    (Evidence.Kind.SOLUTION, _("A solution you have made yourself")),
    (Evidence.Kind.PILOT, _("A project or pilot you have taken part in yourself")),
    (Evidence.Kind.COMPETENCE, _("Something you yourself are good at")),
    (Evidence.Kind.PUBLICATION, _("A publication")),
    (Evidence.Kind.PROFILE, _("A description of yourself and what you work with")),
    (Evidence.Kind.PROPOSAL, _("An idea you yourself would like to try")),
]


class EvidenceForm(forms.ModelForm):
    """One thing that somebody can show for themselves."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    kind = forms.ChoiceField(label=_("What is it?"), choices=EVIDENCE_KINDS, widget=forms.RadioSelect)
    link = WebField(label=_("Link"), help_text=_("Where others can read more."))

    class Meta:
        model = Evidence
        fields = ["kind", "title", "text", "date", "link", "language"]
        labels = {"text": _("What did you do, and what came of it?"), "language": _("Which language is it written in?")}
        help_texts = {
            "text": _("Use the words that somebody with the problem would use. Numbers help."),
            "date": _("When it was finished or published."),
            "title": _("A few words, for example the name of the solution."),
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 7}),
            "date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "language": forms.RadioSelect,
        }

    def __init__(self, *args, a_person: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if a_person:  # Danish has one word for you and another for you all
            self.fields["kind"].choices = KINDS_OF_A_PERSON
            self.fields["text"].label = _("What did you do yourself, and what came of it?")

    field_order = ["kind", "title", "text", "date", "link", "language"]
