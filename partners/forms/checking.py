"""What the secretariat answers an organisation that waits."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Organisation

TWO = _("Two organisations have this name. Give one of them another name first.")


class RefuseForm(forms.Form):
    """Why an organisation is not confirmed."""

    reason = forms.CharField(
        label=_("What is wrong, and what can they do?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Its members read it as you write it."),
    )


class TwinForm(forms.Form):
    """Which organisation another is the same as: one of the likely ones, or any other by its name."""

    twin = forms.ModelChoiceField(
        label=_("Which one is it?"), queryset=Organisation.objects.none(), required=False, widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=_("Another one, by its name"),
        max_length=200,
        required=False,
        help_text=_("As it stands on the list of partners. It must be confirmed."),
    )

    def __init__(self, *args, likely, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["twin"]
        field.queryset = Organisation.objects.public()
        field.empty_label, field.to_field_name = None, "slug"
        field.choices = [(one.slug, one.name) for one in likely]
        if not likely:
            del self.fields["twin"]

    def clean(self):
        cleaned = super().clean()
        name = cleaned.get("name")
        if name:
            found = list(Organisation.objects.public().filter(name__iexact=name)[:2])
            if len(found) != 1:
                self.add_error("name", _("No confirmed organisation has just this name.") if not found else TWO)
            else:
                cleaned["twin"] = found[0]
        elif not cleaned.get("twin") and not self.errors:
            raise forms.ValidationError(_("Choose the organisation, or write its name."))
        return cleaned
