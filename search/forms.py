"""The forms of search: a saved search, and how many of each part a team has."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.kit.templatetags.ui_text import HELIX
from search.models import SavedSearch
from search.team import PARTS, Frame

NUMBERS = {
    "0-0": _("Nobody"),
    "0-1": _("Nobody or 1"),
    "0-2": _("At most 2"),
    "1-1": "1",
    "1-2": _("1 or 2"),
    "1-3": _("1 to 3"),
    "2-3": _("2 or 3"),
}
SIZES = {"3-4": _("3 or 4"), "4-6": _("4 to 6"), "5-8": _("5 to 8")}


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


class FrameForm(forms.Form):
    """Numbers as two with a dash between them; the part that asks always has a seat."""

    size = forms.ChoiceField(label=_("Seats in all"), choices=list(SIZES.items()))

    def __init__(self, *args, frame: Frame, **kwargs):
        first = {part: f"{least}-{most}" for part, least, most in frame.quotas}
        super().__init__(*args, initial=first | {"size": f"{frame.smallest}-{frame.largest}"}, **kwargs)
        for part in PARTS:
            choices = [(number, word) for number, word in NUMBERS.items() if part != "public" or number[0] != "0"]
            self.fields[part] = forms.ChoiceField(label=HELIX[part], choices=choices)

    def frame(self) -> Frame:
        """What was chosen. Ask ``is_valid`` first."""
        quotas = tuple((part, *_numbers(self.cleaned_data[part])) for part in PARTS)
        return Frame(quotas, *_numbers(self.cleaned_data["size"]))


def _numbers(text: str) -> tuple[int, int]:
    least, _dash, most = text.partition("-")
    return int(least), int(most)
