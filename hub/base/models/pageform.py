"""The form every page of ours has in the CMS."""

from __future__ import annotations

from django.db.models import Q
from wagtail.admin.forms import WagtailAdminPageForm

from hub.accounts.models import User


class HubPageForm(WagtailAdminPageForm):
    """Somebody who edits the site can be responsible for a page; who else has an account is nobody's business."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "responsible" in self.fields:  # not for those who may only comment
            staff = Q(groups__isnull=False, is_active=True) | Q(is_superuser=True, is_active=True)
            found = User.objects.filter(staff | Q(pk=self.instance.responsible_id)).distinct()
            self.fields["responsible"].queryset = found.order_by("name", "email")
