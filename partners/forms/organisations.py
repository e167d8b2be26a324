"""What organisations say of themselves."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _
from stdnum.dk import cvr as cvr_number

from hub.base.models import Topic, TopicLink
from hub.kit.forms import WholeField, read_choices
from partners.models import Helix, Organisation
from partners.models.organisations import valid_cvr

PLACES = _(
    "Where you work, separated by commas: towns, municipalities, parts of the country (Randers, Aarhus, Fyn). Write "
    "“the whole country” if you work everywhere. How near you are counts a little in matches."
)


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


LONGEST_NUMBER = 18  # digits a key of the database has at most


class TopicsField(forms.ModelMultipleChoiceField):
    """Topics of one kind, as boxes to tick, in the reader's language."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, kind, **kwargs):
        super().__init__(queryset=Topic.objects.filter(kind=kind), required=False, **kwargs)

    def label_from_instance(self, topic):
        return topic.label

    def clean(self, value):
        """A number no row can have is no choice; asked for, SQLite would fail on it."""
        odd = next((one for one in value or () if len(str(one)) > LONGEST_NUMBER), None)
        if odd is not None:
            raise forms.ValidationError(self.error_messages["invalid_choice"], params={"value": odd[:20]})
        return super().clean(value)


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
            "places": PLACES,
            "description": _("Two or three plain sentences. Others read them on the list of partners."),
        }
        widgets = {"description": forms.Textarea(attrs={"rows": 5})}

    field_order = ["name", "helix", "cvr", "website", "places", "description"]


class UnitForm(OrganisationFields):
    """A department, institute or subsidiary."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    website = None
    cvr = None

    class Meta:
        model = Organisation
        fields = ["name", "places", "description"]
        labels = {"name": _("What is the unit called?"), "description": _("What does it do?")}
        help_texts = {"places": PLACES}
        widgets = {"description": forms.Textarea(attrs={"rows": 5})}


class TopicGroups(forms.Form):
    """What somebody can, in the words of the shared vocabulary: a kind of them a question, cleaned one list."""

    GROUPS = ("themes", "technologies", "competences")

    themes = TopicsField(label=_("Themes you work with"), kind=Topic.Kind.THEME)
    technologies = TopicsField(label=_("Technologies you use"), kind=Topic.Kind.TECHNOLOGY)
    competences = TopicsField(label=_("Competences you have"), kind=Topic.Kind.COMPETENCE)

    def tick(self, links: Iterable[TopicLink]) -> None:
        """Read the topics, and tick those that are said already."""
        chosen = {link.tag_id for link in links}
        for name in self.GROUPS:
            field = self.fields[name]
            field.initial = [topic.pk for topic in field.queryset if topic.pk in chosen]
        read_choices(self)

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        topics = [cleaned.pop(name, ()) for name in self.GROUPS]
        cleaned["topics"] = [topic for group in topics for topic in group]
        return cleaned


class ChangeForm(TopicGroups, OrganisationFields):
    """All that an organisation says of itself."""

    class Meta:
        model = Organisation
        fields = [
            "name",
            "description",
            "cvr",
            "ror",
            "website",
            "places",
            "size",
            "languages",
            "start_within",
            "references",
            "public",
        ]
        field_classes = {"start_within": WholeField}
        widgets = {"description": forms.Textarea(attrs={"rows": 6}), "references": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "description": _("Plain sentences. Others read them on the list of partners."),
            "ror": _("For research institutions, for example https://ror.org/01aj84f44"),
            "places": PLACES,
            "languages": _("The languages you can work in, separated by commas."),
            "references": _("Whom have you worked for, and on what?"),
            "public": _("Only organisations confirmed by the municipality are shown."),
        }

    field_order = [
        *("name", "description", "themes", "technologies", "competences", "places", "size", "languages"),
        *("start_within", "references", "website", "cvr", "ror", "public"),
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.tick(self.instance.topic_links.all())
