"""The plan of a pilot, and its end."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from hub.kit.forms import read_choices
from projects.forms.fields import DayField, textarea
from projects.models import Pilot


class PlanForm(forms.ModelForm):
    """What the lead may change of the plan. The evaluation plan can't be changed once the pilot runs."""

    starts_on = DayField(label=_("Starts"), required=False)
    ends_on = DayField(label=_("Ends"), required=False)

    class Meta:
        model = Pilot
        fields = [
            "title",
            "lead",
            "starts_on",
            "ends_on",
            "evaluation_design",
            "evaluation_comparison",
            "evaluator",
            "sensitive",
        ]
        labels = {"lead": _("Who leads the pilot?")}
        help_texts = {
            "evaluation_comparison": _("A place, a group or a time. If there is none, write why."),
            "evaluator": _("Best somebody who does not run the pilot."),
            "sensitive": _("Health and the like: mails don't name the pilot."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        pilot = self.instance
        member = Q(memberships__organisation=pilot.department, memberships__ended_at=None)
        member &= Q(memberships__confirmed_at__isnull=False)
        self.fields["lead"].queryset = User.objects.filter(member | Q(pk=pilot.lead_id)).distinct()
        if pilot.status != Pilot.Status.PLANNED:
            for name in ("starts_on", "evaluation_design", "evaluation_comparison", "evaluator"):
                del self.fields[name]
        read_choices(self)

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_on") or self.instance.starts_on, cleaned.get("ends_on")
        if starts and ends and ends <= starts:
            self.add_error("ends_on", _("The end must be after the start."))
        return cleaned


class EndForm(forms.Form):
    """How a pilot ends: before its time or not, what was decided, why."""

    COMPLETED, STOPPED = "completed", "stopped"

    way = forms.ChoiceField(
        label=_("How did it end?"),
        choices=[(COMPLETED, _("It ran its course")), (STOPPED, _("It was stopped before its time"))],
        widget=forms.RadioSelect,
    )
    ending = forms.ChoiceField(label=_("What was decided?"), choices=Pilot.Ending.choices, widget=forms.RadioSelect)
    reasons = forms.CharField(
        label=_("Reasons"),
        help_text=_("Everybody can read them. Say what the numbers showed, also where they disappointed."),
        max_length=3000,
        widget=textarea(6),
    )

    def __init__(self, *args, pilot: Pilot, **kwargs):
        super().__init__(*args, **kwargs)
        possible = [choice for choice in self.fields["way"].choices if pilot.can_move_to(choice[0])]
        self.fields["way"].choices = possible
