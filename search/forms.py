"""The forms of search: a saved search, the parts of a team, the weights, and what is said of a match or of a text."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.kit.formats import figure
from hub.kit.forms import NumberField
from hub.kit.templatetags.ui_text import HELIX
from search.matching import PRIORS
from search.models import SavedSearch, WeightVersion
from search.saying.features import Feature
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


class ReasonForm(forms.Form):
    """Why, and the version in sight of which it was said."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_("It stands beside the version, for all who run the hub."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say why. It stands beside the version.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class WeightsForm(ReasonForm):
    """One field a feature; ``told`` is what ``weighing.told`` says of each."""

    def __init__(self, *args, told: list[dict], **kwargs):
        super().__init__(*args, **kwargs)
        for row in told:
            self.fields[row["feature"].id] = weight_field(**row)
        self.order_fields([*PRIORS, "reason"])

    @property
    def values(self) -> dict[str, float]:
        return {name: self.cleaned_data[name] for name in PRIORS}

    @property
    def weights(self) -> list[forms.BoundField]:
        """The fields of the features."""
        return [self[name] for name in PRIORS]


def weight_field(*, feature: Feature, first: float, least: float, most: float) -> NumberField:
    span = {"first": figure(first), "least": figure(least), "most": figure(most)}
    wrong = _("The weight must lie between %(least)s and %(most)s.") % span
    return NumberField(
        label=feature.title,
        initial=feature.weight,
        help_text=_("%(least)s to %(most)s; first %(first)s") % span,
        max_digits=None,
        decimal_places=2,
        min_value=Decimal(str(round(least, 4))),  # a float 2.4 is a little less than what was typed
        max_value=Decimal(str(round(most, 4))),
        error_messages={"min_value": wrong, "max_value": wrong, "invalid": wrong, "required": wrong},
    )


def seen_now() -> dict[str, int]:
    """What a form begins with."""
    return {"seen": WeightVersion.objects.number_in_force()}


class FeedbackForm(forms.Form):
    """What is said of a match, and of a wrong one a few words that help to find better."""

    kind = forms.ChoiceField(
        choices=[(kind, kind) for kind in ("wrong", "interested", "undo")], widget=forms.HiddenInput, initial="wrong"
    )
    reason = forms.CharField(
        label=_("What is wrong with it?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A few words. Name nobody. They are kept for a year."),
    )


class FlagForm(forms.Form):
    """What was decided, and a few words to those whose text it is: needed where it is to be left out."""

    decision = forms.ChoiceField(choices=[("clear", "clear"), ("confirm", "confirm")])
    note = forms.CharField(
        label=_("What those who wrote it are told"),
        help_text=_("Needed where you leave it out."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self):
        if self.cleaned_data.get("decision") == "confirm" and not self.cleaned_data.get("note"):
            raise forms.ValidationError(_("Say why it is left out: those who wrote it are told."))
        return self.cleaned_data
