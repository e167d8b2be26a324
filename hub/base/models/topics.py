"""The shared vocabulary: themes, technologies and competences, maintained by staff."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet


@register_snippet
class Topic(TagBase):
    """One word of the vocabulary. Editors choose topics; they don't make them while writing."""

    class Kind(models.TextChoices):
        THEME = "theme", _("Theme")
        TECHNOLOGY = "technology", _("Technology")
        COMPETENCE = "competence", _("Competence")

    free_tagging = False

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.THEME)
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        verbose_name=_("broader topic"),
    )
    name_en = models.CharField(_("name in English"), max_length=100, blank=True)

    panels = [FieldPanel("name"), FieldPanel("name_en"), FieldPanel("slug"), FieldPanel("kind"), FieldPanel("parent")]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        return self.name_en if get_language() == "en" and self.name_en else self.name


class TopicLink(ItemBase):
    """The table between topics and one kind of thing; each kind has its own, with a key to itself."""

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="%(app_label)s_%(class)s_items")

    class Meta:
        abstract = True
