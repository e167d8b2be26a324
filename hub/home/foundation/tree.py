"""The tree of pages: home and the lists, in Danish and in English."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site

from challenges.models import ChallengeIndexPage
from hub.home.models import HomePage, NewsIndexPage
from projects.models import LearningIndexPage, PilotIndexPage

LISTS = (
    (ChallengeIndexPage, ("udfordringer", "Udfordringer"), ("challenges", "Challenges")),
    (PilotIndexPage, ("pilotprojekter", "Pilotprojekter"), ("pilots", "Pilots")),
    (LearningIndexPage, ("erfaringer", "Erfaringer"), ("learnings", "Learnings")),
    (NewsIndexPage, ("nyheder", "Nyheder"), ("news", "News")),
)
IN_MENU = (ChallengeIndexPage, PilotIndexPage, LearningIndexPage)
TITLES = {"da": "Byens udfordringer løses bedst i fællesskab", "en": "The city’s challenges are best solved together"}


@dataclass(frozen=True)
class Tree:
    """The Danish pages everything hangs on."""

    home: HomePage
    challenges: ChallengeIndexPage


def make_tree() -> Tree:
    """Home and the lists where they are missing; what is there is left as it is."""
    danish, english = (Locale.objects.get_or_create(language_code=code)[0] for code in ("da", "en"))
    home = HomePage.objects.filter(locale=danish).first() or _first_home(danish)
    _place(Site.objects.get(is_default_site=True))
    home_en = home.get_translation_or_none(english) or _translation(
        home, english, "home-en", TITLES["en"], home.get_parent()
    )
    for model, (slug, title), (slug_en, title_en) in LISTS:
        page = model.objects.child_of(home).first()
        if page is None:
            page = home.add_child(instance=model(title=title, slug=slug, locale=danish, show_in_menus=model in IN_MENU))
        if page.get_translation_or_none(english) is None:
            _translation(page, english, slug_en, title_en, home_en)
    return Tree(home=home, challenges=ChallengeIndexPage.objects.child_of(home).get())


def _first_home(danish: Locale) -> HomePage:
    """Take the place of the page a new Wagtail begins with."""
    root = Page.get_first_root_node()
    for page in root.get_children().exclude(pk__in=HomePage.objects.values("pk")):
        Page.objects.filter(pk=page.pk).update(slug=f"{page.slug}-gammel")  # no save: the page is gone in a moment
    home = root.add_child(instance=HomePage(title=TITLES["da"], slug="hjem", locale=danish))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": "localhost", "site_name": "Quadro"}
    )
    for page in root.get_children().exclude(pk=home.pk):
        page.specific.delete()
    home.refresh_from_db()
    return home


def _place(site: Site) -> None:
    """The site stands where SITE_URL says: Wagtail's own mails link there."""
    address = urlsplit(settings.SITE_URL)
    site.hostname = address.hostname
    site.port = address.port or {"https": 443}.get(address.scheme, 80)
    site.save()


def _translation(page: Page, locale: Locale, slug: str, title: str, parent: Page) -> Page:
    twin = type(page)(
        title=title, slug=slug, locale=locale, translation_key=page.translation_key, show_in_menus=page.show_in_menus
    )
    return parent.add_child(instance=twin)
