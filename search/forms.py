"""The form of a saved search."""

from django import forms
from django.utils.translation import gettext_lazy as _

from search.models import SavedSearch


class SavedSearchForm(forms.ModelForm):
    """What it is called, and how often one hears of it."""

    class Meta:
        model = SavedSearch
        fields = ["name", "frequency"]
        labels = {"name": _("What do you call it?"), "frequency": _("How often do you want to hear?")}
        help_texts = {
            "frequency": _(
                "You get a message here and a mail, only when there is something new or changed. Once a day and once a "
                "week come together in one mail."
            )
        }
        widgets = {"frequency": forms.RadioSelect}
