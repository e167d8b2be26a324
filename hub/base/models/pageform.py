"""The form every page of ours has in the CMS."""

from __future__ import annotations

from django.db.models import IntegerField, Q
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.widgets import SlugInput

from hub.accounts.models import User
from hub.kit.forms import WholeField
from hub.kit.slugs import DANISH

KEY = "data-w-slug-formatters-value"
LETTERS = [(chr(letter), spelt) for letter, spelt in DANISH.items()]
SPELT = {KEY: SlugInput(formatters=LETTERS).attrs[KEY]}  # left alone, Wagtail's script writes ø as o and å as a

register_form_field_override(IntegerField, override={"form_class": WholeField})  # in pages, snippets and settings


class HubPageForm(WagtailAdminPageForm):
    """Somebody who edits the site can be responsible for a page; who else has an account is nobody's business."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].widget.attrs.update(SPELT)
        if "responsible" in self.fields:  # not for those who may only comment
            staff = Q(groups__isnull=False, is_active=True) | Q(is_superuser=True, is_active=True)
            found = User.objects.filter(staff | Q(pk=self.instance.responsible_id)).distinct()
            self.fields["responsible"].queryset = found.order_by("name", "email")


class HubCopyForm(CopyForm):
    """A copy's address is spelt as any other."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_slug"].widget.attrs.update(SPELT)
