"""What stands around every page: names, menu, footer, languages. Read once a content version, then remembered."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, Site

from hub.base.memory import content_version, remember
from hub.base.models import SiteSettings

DEFAULT_COLOUR = "#0b3d6e"
OWN_NAMES = {"da": "Dansk", "en": "English"}
FOOTER = (
    ("accessibility_page", _("Accessibility statement")),
    ("privacy_page", _("Use of data")),
    ("matching_page", _("How we match")),
    ("contact_page", _("Contact")),
)


@dataclass
class Surroundings:
    """What all pages of one language share."""

    site_name: str
    municipality: str
    nav: list[dict]
    footer: list[dict]
    home_url: str
    brand_css_url: str
    contact_email: str = ""
    root_path: str = ""
    locales: dict[str, int] = field(default_factory=dict)


_entries: list[tuple[int, object, str]] = []


def menu_entry(order: int, title, url_name: str) -> None:
    """Put a view into the main menu (pages get there by themselves, by "show in menus")."""
    _entries.append((order, title, url_name))


def surroundings() -> Surroundings:
    """What all pages in the present language share, from memory while nothing was published."""
    return remember("surroundings", lambda: _read(translation.get_language() or settings.LANGUAGE_CODE))


def chrome(request) -> dict:
    """The template context ``chrome``."""
    if request.path.startswith(("/cms/", "/static/", "/api/")):
        return {}
    shared = surroundings()
    here = request.path
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "chrome": {
            "site_name": shared.site_name,
            "municipality": shared.municipality,
            "contact_email": shared.contact_email,
            "home_url": shared.home_url,
            "brand_css_url": shared.brand_css_url,
            "nav": [entry | {"current": _is_in(here, entry["url"])} for entry in shared.nav],
            "footer": shared.footer,
            "languages": _languages(request),
            "my_page_url": reverse("my_page") if signed_in else "",
            "login_url": reverse("account_login"),
            "logout_url": reverse("account_logout") if signed_in else "",
            "search_url": address("search"),
            "search_current": here == address("search"),
        }
    }


def _read(language: str) -> Surroundings:
    """Four queries: site, settings, menu pages, footer pages."""
    site = Site.objects.select_related("root_page__locale").filter(is_default_site=True).first()
    names = SiteSettings.for_site(site) if site else SiteSettings()
    home = _translated(site.root_page, language) if site else None
    pages = list(home.get_children().live().in_menu()) if home else []
    nav = [(number, page.title, page.get_url()) for number, page in enumerate(pages)]
    nav += [(order, str(title), address(name)) for order, title, name in _entries if address(name)]
    return Surroundings(
        site_name=names.hub_name,
        municipality=names.municipality,
        nav=[{"title": title, "url": url} for _order, title, url in sorted(nav, key=lambda entry: entry[0])],
        footer=_footer(names, language),
        home_url=home.get_url() if home else "/",
        brand_css_url=f"{reverse('brand_css')}?v={content_version()}" if names.brand_colour != DEFAULT_COLOUR else "",
        contact_email=names.contact_email,
        root_path=home.url_path if home else "",
        locales=dict(Locale.objects.values_list("language_code", "pk")),
    )


def _footer(names: SiteSettings, language: str) -> list[dict]:
    chosen = {name: getattr(names, f"{name}_id") for name, _title in FOOTER if getattr(names, f"{name}_id")}
    pages = {page.pk: page for page in Page.objects.filter(pk__in=chosen.values()).live()}
    links = []
    for name, title in FOOTER:
        page = pages.get(chosen.get(name))
        if page is not None:
            links.append({"title": str(title), "url": _translated(page, language).get_url()})
    return links


def _translated(page: Page, language: str) -> Page:
    """The page in ``language`` where there is a live one, else itself."""
    if page.locale.language_code == language:
        return page
    return page.get_translations().live().filter(locale__language_code=language).first() or page


def _languages(request) -> list[dict]:
    now = translation.get_language()
    page = getattr(request, "hub_page", None)
    others = [code for code, _name in settings.LANGUAGES if code != now]
    return [
        {
            "code": code,
            "name": OWN_NAMES[code],
            "url": _twin(request, page, code) if page is not None else _view_in(request.path, code),
            "current": False,
        }
        for code in others
    ]


def _twin(request, page: Page, code: str) -> str:
    return remember(("twin", page.pk, code), lambda: _page_in(request, page, code))


def _page_in(request, page: Page, code: str) -> str:
    """The page's own translation, or that of the nearest page above it that has one, in one query."""
    above = [page.path[:end] for end in range(Page.steplen, len(page.path) + 1, Page.steplen)]
    keys = Page.objects.filter(path__in=above).values("translation_key")
    others = Page.objects.live().filter(locale=surroundings().locales.get(code), translation_key__in=keys)
    found = others.order_by("-depth").first()
    return found.get_url(request) if found else ("/" if code == settings.LANGUAGE_CODE else f"/{code}/")


def _view_in(path: str, code: str) -> str:
    bare = path.removeprefix("/en") if path.startswith("/en/") else path
    return bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}"


def _is_in(here: str, url: str) -> bool:
    return here == url or (url not in ("/", "/en/") and here.startswith(url))


def address(name: str, *args) -> str:
    """The address of a view, or nothing where an installation has no such view."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
