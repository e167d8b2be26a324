"""Forms of partners: one question a line, in plain words."""

from __future__ import annotations

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _
from stdnum.dk import cvr as cvr_number

from partners.models import Helix, Organisation
from partners.models.organisations import valid_cvr


class CvrField(forms.CharField):
    """A CVR number, however it is written ("DK 12 34 56 78"); empty is None."""

    default_validators = [valid_cvr]

    def __init__(self, **kwargs):
        super().__init__(max_length=20, empty_value=None, **kwargs)

    def to_python(self, value):
        text = super().to_python(value)
        return cvr_number.compact(text) if text else None


class WebField(forms.URLField):
    """An address on the web; https is meant where nothing is said."""

    def __init__(self, **kwargs):
        super().__init__(assume_scheme="https", required=False, **kwargs)


class OrganisationFields(forms.ModelForm):
    """What any form about an organisation shares. Whether a CVR number is taken is asked by the verb."""

    cvr = CvrField(label=_("CVR number"), required=False, help_text=_("Eight digits. Leave it empty if you have none."))
    website = WebField(label=_("Website"), help_text=_("For example example.dk"))

    def validate_unique(self):
        """The verb does: a form sent twice must lead to the organisation it made the first time."""


class RegisterForm(OrganisationFields):
    """What must be known to put an organisation on record."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    helix = forms.ChoiceField(label=_("What are you?"), choices=Helix.choices, widget=forms.RadioSelect)

    class Meta:
        model = Organisation
        fields = ["name", "helix", "cvr", "website", "places", "description"]
        labels = {"name": _("What is the organisation called?"), "description": _("What do you do?")}
        help_texts = {
            "description": _("Two or three plain sentences. Others read them on the list of partners."),
        }
        widgets = {"description": forms.Textarea(attrs={"rows": 5})}

    field_order = ["name", "helix", "cvr", "website", "places", "description"]
