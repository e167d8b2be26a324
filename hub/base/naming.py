"""What the mails of signing in call the hub: its name and the municipality's, from the settings of the site."""

from __future__ import annotations

from wagtail.models import Site

from hub.accounts import adapter
from hub.base.models import SiteSettings


class AccountAdapter(adapter.AccountAdapter):
    """The accounts' own, with the names an administrator has written."""

    def site_name(self) -> str:
        site = Site.objects.filter(is_default_site=True).first()
        if site is None:
            return super().site_name()
        names = SiteSettings.for_site(site)
        return f"{names.hub_name}, {names.municipality}"
