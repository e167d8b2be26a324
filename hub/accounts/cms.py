"""How administrators look after users in the CMS: one name, a language, roles; every change goes through a verb."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.users import forms as wagtail_forms
from wagtail.users.views import users as wagtail_views

from hub.accounts import actions
from hub.accounts.models import User

LANGUAGES = [("da", gettext_lazy("Danish")), ("en", gettext_lazy("English"))]


class OurUserForm(wagtail_forms.UserForm):
    """Wagtail's form without first and last name. Only a superuser makes superusers."""

    first_name = None
    last_name = None
    name = forms.CharField(label=gettext_lazy("Name"), max_length=150)
    language = forms.ChoiceField(label=gettext_lazy("Language of mails and pages"), choices=LANGUAGES)

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        if not by.is_superuser:
            self.fields.pop("is_superuser", None)

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def _save_m2m(self):
        groups = self.cleaned_data.pop("groups", None)
        super()._save_m2m()
        if {"is_superuser", "is_active"} & set(self.changed_data):
            actions.end_sessions(self.instance)
        if groups is not None:
            actions.set_groups(self.instance, groups, by=self.by)


class CreationForm(OurUserForm):
    """A new user has no password: an e-mail code opens the door the first time."""

    class Meta:
        model = User
        fields = ["email", "name", "language", "is_superuser", "groups"]
        widgets = {"groups": forms.CheckboxSelectMultiple}

    def save(self, commit=True):
        self.instance.set_unusable_password()
        return super().save(commit)


class EditForm(OurUserForm):
    """Nobody takes their own roles away by mistake, and another address closes the old one's door."""

    class Meta:
        model = User
        fields = ["email", "name", "language", "is_active", "is_superuser", "groups"]
        widgets = {"groups": forms.CheckboxSelectMultiple}

    def __init__(self, *args, editing_self=False, **kwargs):
        super().__init__(*args, **kwargs)
        if editing_self:
            for name in ("is_active", "is_superuser"):
                self.fields.pop(name, None)

    def _save_m2m(self):
        super()._save_m2m()
        if "email" in self.changed_data:
            actions.change_address(self.instance, by=self.by)


class ByWhom:
    """Tells the form who fills it in."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"by": self.request.user}


class CreateView(ByWhom, wagtail_views.CreateView):
    """Add somebody."""


class EditView(ByWhom, wagtail_views.EditView):
    """Change somebody."""


class IndexView(wagtail_views.IndexView):
    """All users, found by name and address."""

    search_fields = ["email", "name"]


class DeleteView(wagtail_views.DeleteView):
    """Erases the person; what happened stays with a pseudonym."""

    def delete_action(self):
        actions.erase(self.object, by=self.request.user)


class UserViewSet(wagtail_views.UserViewSet):
    """Wagtail's views with ours in their place."""

    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = DeleteView

    def get_form_class(self, for_update=False):
        return EditForm if for_update else CreationForm


class NameForm(forms.ModelForm):
    """One's own name on the CMS's account page; Wagtail asks for first and last name."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=150)

    class Meta:
        model = User
        fields = ["name"]


def refuse_in_bulk(request, action_type, objects, action_class_instance):
    """Roles, access and erasure are given one by one, so that each is on record."""
    if User in (getattr(action_class_instance, "model", None), *getattr(action_class_instance, "models", ())):
        messages.error(request, _("Users are changed one by one."))
        return redirect("wagtailusers_users:index")
    return None
