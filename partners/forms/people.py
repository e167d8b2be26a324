"""What people say of themselves."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from hub.base.models import TopicLink
from partners.forms.organisations import TopicGroups
from partners.models import Person

LANGUAGES = [("da", _("Danish")), ("en", _("English"))]


class CompetencesForm(TopicGroups):
    """What a person can."""

    field_order = ["competences", "technologies", "themes"]
    LABELS = {"competences": _("Competences"), "technologies": _("Technologies"), "themes": _("Themes")}

    def __init__(self, *args, links: Iterable[TopicLink], **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in self.LABELS.items():
            self.fields[name].label = label
        self.tick(links)


class ProfileForm(forms.ModelForm):
    """What a person says of themself."""

    name = forms.CharField(label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    language = forms.ChoiceField(label=_("Language of mails and pages"), choices=LANGUAGES, widget=forms.RadioSelect)
    match_mails = forms.ChoiceField(
        label=_("Mails about new matches"),
        choices=User.When.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "A challenge that may fit you or your organisation, or somebody new who may fit a challenge of your "
            "department. You always see it among your messages."
        ),
    )
    invitation_mails = forms.BooleanField(
        label=_("Write to me when I am or my organisation is invited"), required=False
    )

    class Meta:
        model = Person
        fields = ["title", "about", "email", "phone", "public"]
        labels = {
            "title": _("Your title"),
            "email": _("E-mail address others may see"),
            "phone": _("Phone others may see"),
        }
        help_texts = {
            "about": _("What you know and work with. Researchers: which questions can you help to answer?"),
            "public": _(
                "Your name, title, text, e-mail address and phone from this page are then shown as contact of your "
                "organisations. Leave it empty, and only people of your own organisations see them."
            ),
        }
        widgets = {"about": forms.Textarea(attrs={"rows": 5})}

    field_order = ["name", "language", "match_mails", "invitation_mails", "title", "about", "email", "phone", "public"]
