"""Home, content and news."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from hub.base.blocks import BodyBlock
from hub.base.chrome import index_crumb
from hub.base.models import HubPage
from hub.home import front, news
from hub.kit import slots
from hub.kit.clock import today


class HomePage(HubPage):
    """The front page. Figures and lists on it come from the records."""

    lead = models.TextField(_("lead"), max_length=400, blank=True)
    body = StreamField(BodyBlock(required=False), blank=True, verbose_name=_("more content"))

    content_panels = [*HubPage.content_panels, FieldPanel("lead"), FieldPanel("body")]

    search_fields = [*HubPage.search_fields, index.SearchField("lead")]

    subpage_types = [
        "home.ContentPage",
        "home.NewsIndexPage",
        "challenges.ChallengeIndexPage",
        "projects.PilotIndexPage",
        "projects.LearningIndexPage",
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def slots_for(self, request):
        return slots.collect("home.", self, request.user)

    def get_context(self, request, *args, **kwargs):
        shown = front.context(request, news_index=NewsIndexPage)
        return super().get_context(request, *args, **kwargs) | shown


class ContentPage(HubPage):
    """A page of content."""

    lead = models.TextField(_("lead"), max_length=400, blank=True)
    body = StreamField(BodyBlock(required=False), blank=True, verbose_name=_("content"))

    content_panels = [*HubPage.content_panels, FieldPanel("lead"), FieldPanel("body")]

    search_fields = [*HubPage.search_fields, index.SearchField("lead"), index.SearchField("body")]

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")


class NewsIndexPage(HubPage):
    """The list of news."""

    intro = models.CharField(_("introduction"), max_length=400, blank=True)

    content_panels = [*HubPage.content_panels, FieldPanel("intro")]

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | news.listing(NewsPage, request)


class NewsPage(HubPage):
    """A piece of news."""

    date = models.DateField(_("date"), default=today)
    lead = models.TextField(_("lead"), max_length=400, blank=True)
    image = models.ForeignKey(
        "base.HubImage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("image")
    )
    image_alt = models.CharField(
        _("alt text"),
        max_length=200,
        blank=True,
        help_text=_("What the image shows, for those who can't see it. Empty when it only decorates."),
    )
    body = StreamField(BodyBlock(required=False), blank=True, verbose_name=_("content"))

    content_panels = [
        *HubPage.content_panels,
        FieldPanel("date"),
        FieldPanel("lead"),
        FieldPanel("image"),
        FieldPanel("image_alt"),
        FieldPanel("body"),
    ]

    search_fields = [*HubPage.search_fields, index.SearchField("lead"), index.SearchField("body")]

    shows_image = True  # in the sizes of hub.base.pictures

    parent_page_types = ["home.NewsIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")

    def get_context(self, request, *args, **kwargs):
        crumbs = [index_crumb(NewsIndexPage), (self.title, "")]
        return super().get_context(request, *args, **kwargs) | {"crumbs": crumbs}
