"""Indicators and measurements."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.kit.clock import today
from hub.kit.forms import NumberField
from projects.forms.fields import DayField, KeyField
from projects.models import Indicator, Measurement


class IndicatorForm(forms.ModelForm):
    """All of an indicator, before the pilot starts."""

    baseline = NumberField(label=_("Baseline"), required=False, help_text=_("The value before the pilot."))
    target = NumberField(label=_("Target"), required=False)
    key = KeyField()

    class Meta:
        model = Indicator
        fields = [
            "name",
            "unit",
            "direction",
            "baseline",
            "baseline_period",
            "target",
            "seasonal",
            "comparison_name",
            "source",
            "public",
        ]
        help_texts = {
            "seasonal": _("Then nothing is judged before a whole year has been measured."),
            "comparison_name": _("A place or group where nothing is changed, if you measure one."),
            "source": _("Where the numbers come from."),
        }
        widgets = {"direction": forms.RadioSelect}


class IndicatorChangeForm(IndicatorForm):
    """The same for an indicator that is there already."""

    key = None


class IndicatorWordsForm(forms.ModelForm):
    """What may still be changed once the pilot has started: words, never the goal."""

    class Meta:
        model = Indicator
        fields = ["name", "comparison_name", "source", "public"]


class MeasurementForm(forms.Form):
    """One dated number."""

    on = DayField(label=_("Measured on"), initial=today)
    value = NumberField(label=_("Value"))
    series = forms.ChoiceField(
        label=_("What was measured?"),
        choices=Measurement.Series.choices,
        initial=Measurement.Series.PILOT,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Note"), max_length=200, required=False)
    key = KeyField()

    def __init__(self, *args, indicator: Indicator, corrects: Measurement | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["value"].label = _("Value (%(unit)s)") % {"unit": indicator.unit} if indicator.unit else _("Value")
        if corrects:
            self.fields["on"].initial, self.fields["value"].initial = corrects.on, corrects.value
        if corrects or not indicator.comparison_name:
            self.fields["series"].widget = forms.HiddenInput()
            self.fields["series"].initial = corrects.series if corrects else Measurement.Series.PILOT
