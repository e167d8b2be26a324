"""The page every page type begins with."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from hub.base import pictures
from hub.base.memory import remember
from hub.base.models.pageform import HubPageForm
from hub.base.models.permissions import NobodyPublishesAlone


class HubPage(Page):
    """A page with somebody responsible for it and a day to look at it again."""

    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("responsible"),
        help_text=_("The person who keeps this page true."),
    )
    review_on = models.DateField(
        _("review by"), null=True, blank=True, help_text=_("When the page should be read again.")
    )

    settings_panels = [
        *Page.settings_panels,
        MultiFieldPanel([FieldPanel("responsible"), FieldPanel("review_on")], heading=_("Care")),
    ]

    base_form_class = HubPageForm

    private_page_options = []  # what should not be seen by all is no page here

    class Meta:
        abstract = True

    @property
    def language(self) -> str:
        """The code of the language its words are in; asks nothing once it is known."""
        return remember(("language", self.locale_id), lambda: self.locale.language_code)

    def permissions_for_user(self, user):
        return NobodyPublishesAlone(user, self)

    def slots_for(self, request) -> dict:
        """What other apps add to this page; a page type with slots says which."""
        return {}

    def get_context(self, request, *args, **kwargs):
        pictures.read(self)
        return super().get_context(request, *args, **kwargs) | {"slots": self.slots_for(request)}
