"""The UN's seventeen goals, chosen by name and kept by number."""

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hub.base.models.pageform import HubPageForm

GOALS = {
    1: _("No poverty"),
    2: _("Zero hunger"),
    3: _("Good health and well-being"),
    4: _("Quality education"),
    5: _("Gender equality"),
    6: _("Clean water and sanitation"),
    7: _("Affordable and clean energy"),
    8: _("Decent work and economic growth"),
    9: _("Industry, innovation and infrastructure"),
    10: _("Reduced inequalities"),
    11: _("Sustainable cities and communities"),
    12: _("Responsible consumption and production"),
    13: _("Climate action"),
    14: _("Life below water"),
    15: _("Life on land"),
    16: _("Peace, justice and strong institutions"),
    17: _("Partnerships for the goals"),
}


def _numbered(number: int) -> str:
    return f"{number} – {gettext(GOALS[number])}"


class GoalsField(forms.TypedMultipleChoiceField):
    """Boxes instead of a list of numbers in brackets."""

    def __init__(self, **kwargs):
        choices = [(number, lazy(_numbered, str)(number)) for number in GOALS]
        given = {"coerce": int, "choices": choices, "required": False, "widget": forms.CheckboxSelectMultiple}
        super().__init__(**given | kwargs)


class GoalsForm(HubPageForm):
    """The form of a page with goals."""

    goals = GoalsField(label=_("UN goals"))
