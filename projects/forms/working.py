"""Partners, milestones and updates."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.kit.clock import today
from hub.kit.forms import read_choices
from partners.models import Organisation
from projects.forms.fields import DayField, KeyField, textarea
from projects.models import PilotPartner


class PartnerForm(forms.ModelForm):
    """An organisation and what it does in the pilot."""

    class Meta:
        model = PilotPartner
        fields = ["organisation", "role"]
        labels = {"organisation": _("Organisation"), "role": _("What it does in the pilot")}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.visible_to(user).order_by("name")
        read_choices(self)


class MilestoneForm(forms.Form):
    """A step with a day."""

    title = forms.CharField(label=_("What will be done?"), max_length=150)
    due_on = DayField(label=_("When?"))


class ReachForm(forms.Form):
    """The day on which a step was done."""

    on = DayField(label=_("Done on"), initial=today)


class UpdateForm(forms.Form):
    """A short word on how it goes."""

    text = forms.CharField(
        label=_("How does it go?"),
        help_text=_("Two or three sentences. Everybody can read them."),
        max_length=1000,
        widget=textarea(5),
    )
    key = KeyField()
