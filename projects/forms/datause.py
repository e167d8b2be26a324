"""The data-use declaration and the data officer's answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.kit.forms import WholeField
from projects.actions.datause import ANSWERS, KEPT_TOO_SHORT
from projects.forms.fields import textarea
from projects.models import DataUse

APPROVE, RETURN = "approve", "return"


class DataUseForm(forms.ModelForm):
    """What the lead declares. Everybody can read it once it is approved."""

    class Meta:
        model = DataUse
        fields = ANSWERS
        field_classes = {"kept_months": WholeField}
        widgets = {name: textarea() for name in ("data", "personal_data_about", "basis", "safeguards")}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kept_months") == 0:
            self.add_error("kept_months", KEPT_TOO_SHORT)
        if cleaned.get("personal_data") and not cleaned.get("basis"):
            self.add_error("basis", _("Personal data needs a legal basis."))
        return cleaned


class AnswerForm(forms.Form):
    """What the data officer answers."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[(APPROVE, _("Approve")), (RETURN, _("Send back"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_("Needed when you send it back: what must be better?"),
        max_length=1000,
        required=False,
        widget=textarea(),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("answer") == RETURN and not cleaned.get("note", "").strip():
            self.add_error("note", _("Write what must be better."))
        return cleaned
