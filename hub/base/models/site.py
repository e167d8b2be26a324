"""What one installation calls itself."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from hub.kit.colours import contrast_with_white
from hub.kit.places.gazetteer import find

READABLE = 4.5  # WCAG 2.2 AA
HEX_COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write the colour as # and six digits or letters a–f."))


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """Name, colour and contact of the municipality."""

    municipality = models.CharField(_("municipality"), max_length=100, default="Kommunen")
    place = models.CharField(
        _("where the municipality lies"),
        max_length=100,
        blank=True,
        help_text=_("A town or municipality, for example Hobro. Empty: as the name above. Matches count the distance."),
    )
    hub_name = models.CharField(_("name of the hub"), max_length=60, default="Quadro")
    brand_colour = models.CharField(
        _("brand colour"),
        max_length=7,
        default="#0b3d6e",
        validators=[HEX_COLOUR],
        help_text=_("White text must be readable on it."),
    )
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    contact_phone = models.CharField(_("contact phone"), max_length=30, blank=True)
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("privacy page"),
    )
    accessibility_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("accessibility statement"),
    )
    contact_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("contact page"),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("municipality"), FieldPanel("place"), FieldPanel("hub_name"), FieldPanel("brand_colour")],
            heading=_("Name and colour"),
        ),
        MultiFieldPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")], heading=_("Contact")),
        MultiFieldPanel(
            [
                FieldPanel("privacy_page"),
                FieldPanel("accessibility_page"),
                FieldPanel("contact_page"),
            ],
            heading=_("Pages in the footer"),
        ),
    ]

    class Meta:
        verbose_name = _("site settings")

    def clean(self):
        super().clean()
        there = find(self.place) if self.place else None
        if self.place and (there is None or there.is_area):
            raise ValidationError(
                {"place": _("The map knows no town or municipality of this name. Write for example Hobro or Aarhus.")}
            )
        if contrast_with_white(self.brand_colour) < READABLE:
            raise ValidationError({"brand_colour": _("White text can't be read on this colour. Choose a darker one.")})
