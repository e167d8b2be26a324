"""A learning, written by those who were there."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.kit.clock import today
from projects.forms.fields import DayField, KeyField, textarea
from projects.models import LearningPage
from projects.models.pages import TEXTS


class LearningForm(forms.ModelForm):
    """In the order in which somebody else wants to read it; an editor publishes it."""

    date = DayField(label=_("Date"), initial=today)
    key = KeyField()

    class Meta:
        model = LearningPage
        fields = ["title", "date", "result", "evidence", "summary", *TEXTS, "cost_to_copy"]
        labels = {"title": _("What should others know?"), "summary": _("The learning in two sentences")}
        help_texts = {"title": ""}
        widgets = {"result": forms.RadioSelect, "evidence": forms.RadioSelect, "summary": textarea(3)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["summary"].required = True
        for name in ("result", "evidence"):  # chosen by the writer, so that a failure is never "it worked" by default
            self.initial.pop(name, None)
            self.fields[name].initial = None
        for name in TEXTS:
            label = self.fields[name].label
            self.fields[name] = forms.CharField(label=label, required=False, max_length=5000, widget=textarea(3))

    def _post_clean(self):
        """The page is made by the verb: there is no page to check here."""
