"""Small doors: the brand's colours, the accessibility statement."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from wagtail.models import Site

from hub.base.models import SiteSettings
from hub.kit.colours import darker, wash

DEFAULT = "#0b3d6e"


@require_safe
def brand_css(request):
    """The municipality's colour as custom properties; nothing when it is the default."""
    site = Site.objects.filter(is_default_site=True).first()
    colour = SiteSettings.for_site(site).brand_colour if site else DEFAULT
    rules = f":root{{--brand:{colour};--brand-2:{darker(colour)};--brand-wash:{wash(colour)}}}"
    response = HttpResponse(rules if colour.lower() != DEFAULT else "", content_type="text/css")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@require_safe
def accessibility(request):
    """``/was`` leads to the accessibility statement, as Danish law asks."""
    site = Site.objects.filter(is_default_site=True).first()
    page = SiteSettings.for_site(site).accessibility_page if site else None
    return redirect(page.get_url(request) if page else "/")
