"""What stands around every page: names, menu, footer, languages. Read once a content version, then remembered."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, Site

from hub.base.memory import content_version, remember
from hub.base.models import SiteSettings

DEFAULT_COLOUR = "#0b3d6e"
OWN_NAMES = {"da": "Dansk", "en": "English"}
TWINS = {code: f"path_in_{code}" for code, _name in settings.LANGUAGES}
DEEPEST = 10  # steps below which a page is not looked for in another language
FOOTER = (
    ("accessibility_page", _("Accessibility statement")),
    ("privacy_page", _("Use of data")),
    ("contact_page", _("Contact")),
)


@dataclass
class Surroundings:
    """What all pages of one language share."""

    site_name: str
    municipality: str
    nav: list[dict]
    footer: list[dict]
    lists: dict[str, tuple[str, str]]
    home_url: str
    brand_css_url: str
    contact_email: str = ""
    root_path: str = ""


_entries: list[tuple[int, object, str]] = []
_footer_entries: list[tuple[object, str]] = []


def menu_entry(order: int, title, url_name: str) -> None:
    """Put a view into the main menu (pages get there by themselves, by "show in menus")."""
    _entries.append((order, title, url_name))


def footer_entry(title, url_name: str) -> None:
    """Put a view into the footer, before the way to contact."""
    _footer_entries.append((title, url_name))


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
            "suggest_url": address("search_suggest"),
            "search_current": here == address("search"),
        }
    }


def _read(language: str) -> Surroundings:
    """Three queries: site with settings, the pages below the home pages, footer pages."""
    names = site_settings()
    site = names.site if names else None
    names = names or SiteSettings()
    home = _translated(site.root_page, language) if site else None
    first = list(_first_pages(home)) if home else []
    nav = [
        (number, page.title, page.get_url())
        for number, page in enumerate(page for page in first if page.show_in_menus and page.is_child_of(home))
    ]
    nav += [(order, str(title), address(name)) for order, title, name in _entries if address(name)]
    return Surroundings(
        site_name=names.hub_name,
        municipality=names.municipality,
        nav=[{"title": title, "url": url} for _order, title, url in sorted(nav, key=lambda entry: entry[0])],
        footer=_footer(names, language),
        lists=_lists(first, language),
        home_url=home.get_url() if home else "/",
        brand_css_url=f"{reverse('brand_css')}?v={content_version()}" if names.brand_colour != DEFAULT_COLOUR else "",
        contact_email=names.contact_email,
        root_path=home.url_path if home else "",
    )


def site_settings() -> SiteSettings | None:
    """The names of the default site, with the site and its first page; None where there is no site."""
    known = SiteSettings.objects.filter(site__is_default_site=True).select_related("site__root_page__locale").first()
    if known is None and (site := Site.objects.filter(is_default_site=True).first()):
        return SiteSettings.for_site(site)
    return known


def _first_pages(home: Page) -> QuerySet:
    """The live pages right below the home page, and below the home page in other languages."""
    keys = Page.objects.filter(pk=home.pk).values("translation_key")
    homes = Page.objects.filter(translation_key__in=keys).values("path")
    above = Substr("path", 1, Length("path") - Page.steplen)
    return Page.objects.live().annotate(above=above).filter(above__in=homes).select_related("locale").order_by("path")


def _lists(pages: list[Page], language: str) -> dict[str, tuple[str, str]]:
    """Title and address of the pages that list things, in the reader's language where there is one, by page type."""
    chosen: dict[str, Page] = {}
    for page in pages:
        kind = page.specific_class.__name__ if page.specific_class else ""
        if kind not in chosen or (page.locale.language_code == language != chosen[kind].locale.language_code):
            chosen[kind] = page
    return {kind: (page.title, page.get_url()) for kind, page in chosen.items() if kind.endswith("IndexPage")}


def index_crumb(model: type[Page]) -> tuple[str, str]:
    """Title and address of the page that lists a type; the first step of a way back. Nothing where there is none."""
    return surroundings().lists.get(model.__name__, ("", ""))


def _footer(names: SiteSettings, language: str) -> list[dict]:
    chosen = {name: getattr(names, f"{name}_id") for name, _title in FOOTER if getattr(names, f"{name}_id")}
    pages = {page.pk: page for page in Page.objects.filter(pk__in=chosen.values()).live()}
    links = []
    for name, title in FOOTER:
        if name == "contact_page":
            links += [{"title": str(words), "url": address(view)} for words, view in _footer_entries if address(view)]
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
        {"code": code, "name": OWN_NAMES[code], "current": False}
        | (_twin(request, page, code) if page is not None else {"url": _view_in(request.path, code), "only": ""})
        for code in others
    ]


def _twin(request, page: Page, code: str) -> dict[str, str]:
    """Where the page, or the nearest page above it, stands in another language; else that language's front page.

    ``only`` says in that language that the page itself is not there: pages and their translations lie equally deep.
    """
    paths = getattr(page, "twin_paths", None)
    if paths is None:
        paths = {code: Page.objects.filter(pk=page.pk).values_list(twin_path(code), flat=True).first()}
    if not paths[code]:
        return {"url": "/" if code == settings.LANGUAGE_CODE else f"/{code}/", "only": _only(code)}
    is_itself = paths[code].count("/") == page.url_path.count("/")
    return {"url": page_address(paths[code], code, request), "only": "" if is_itself else _only(code)}


def _only(code: str) -> str:
    """What a reader of ``code`` is told of a page that is written in the other language alone."""
    with translation.override(code):
        return str(_("this page is only in Danish") if code == "en" else _("this page is only in English"))


def page_address(url_path: str, code: str, request=None) -> str:
    """The address of a page of which only the path and the language were read."""
    return Page(url_path=url_path, locale=Locale(language_code=code)).get_url(request)


def twin_paths() -> dict[str, Subquery]:
    """What to annotate pages with, so that ``_twin`` need not ask."""
    return {name: twin_path(code) for code, name in TWINS.items()}


def twin_path(code: str) -> Subquery:
    """Where a page's own translation stands, or that of the nearest page above it that has one."""
    ends = range(Page.steplen, (DEEPEST + 1) * Page.steplen, Page.steplen)
    above = Page.objects.filter(path__in=[Substr(OuterRef(OuterRef("path")), 1, end) for end in ends])
    there = Page.objects.live().filter(locale__language_code=code, translation_key__in=above.values("translation_key"))
    return Subquery(there.order_by("-depth").values("url_path")[:1])


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
