"""How allauth behaves here."""

from collections.abc import Mapping
from dataclasses import dataclass
from smtplib import SMTPException
from typing import Any
from urllib.parse import urlsplit

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.utils.translation import get_language

log = structlog.get_logger("hub.accounts")


@dataclass(frozen=True)
class Place:
    """What allauth's mails call the site."""

    name: str
    domain: str


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in and sign-up as the hub wants them."""

    def save_user(self, request, user, form, commit=True):
        user.name = form.cleaned_data.get("name", "")
        user.language = getattr(request, "LANGUAGE_CODE", "da")
        return super().save_user(request, user, form, commit=commit)

    def send_mail(self, template_prefix, email, context):
        """Codes go at once, since they expire within minutes. A mail server that is away breaks no page: a new code
        can be asked for, and no code is kept in the outbox."""
        words = {"email": email, **context, **_at_home(context)}
        words["current_site"] = Place(self.site_name(), settings.SITE_URL)
        message = self.render_mail(template_prefix, email, words, headers={"Auto-Submitted": "auto-generated"})
        try:
            message.send()
        except (OSError, SMTPException) as error:
            log.error("mail could not be sent", kind=template_prefix, error=type(error).__name__)

    def site_name(self) -> str:
        """What the mails call the hub; ``hub.base.naming`` knows what the municipality calls it."""
        return settings.WAGTAIL_SITE_NAME

    def get_logout_redirect_url(self, request):
        """The front page in the language one was reading."""
        return "/en/" if get_language() == "en" else "/"


def _at_home(context: Mapping[str, Any]) -> dict[str, str]:
    """The links of a mail with the hub's own address, whatever host the request came by."""
    links = {name: urlsplit(value) for name, value in context.items() if name.endswith("_url") and value}
    return {name: settings.SITE_URL + link._replace(scheme="", netloc="").geturl() for name, link in links.items()}
