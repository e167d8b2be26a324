"""Images and documents, with what the law and good manners want to know of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition


class HubImage(AbstractImage):
    """A picture, who took it, how it may be used, and when the people in it agreed."""

    photographer = models.CharField(_("photographer"), max_length=150, blank=True)
    licence = models.CharField(
        _("licence"), max_length=100, blank=True, help_text=_("For example CC BY 4.0, or the name of the agreement.")
    )
    consent_on = models.DateField(
        _("consent given on"),
        null=True,
        blank=True,
        help_text=_("When the people in the picture agreed to it being shown."),
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "photographer",
        "licence",
        "consent_on",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class HubRendition(AbstractRendition):
    """A picture at the size a page shows it."""

    image = models.ForeignKey(HubImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class HubDocument(AbstractDocument):
    """A public file. What companies hand in is never one of these."""

    licence = models.CharField(_("licence"), max_length=100, blank=True)

    admin_form_fields = ("title", "file", "licence", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
