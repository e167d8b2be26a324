"""A page goes in one language and stays in the other."""

import pytest
from wagtail.models import Locale, Page

from hub.home.models import HomePage, NewsIndexPage, NewsPage
from search.models import SearchDocument

pytestmark = pytest.mark.django_db


def languages():
    return sorted(SearchDocument.objects.filter(kind="news", public=True).values_list("language", flat=True))


def test_a_page_deleted_in_one_language_is_found_in_the_other(drain):
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Forside", slug="forside"))
    index = home.add_child(instance=NewsIndexPage(title="Nyheder", slug="nyheder"))
    page = index.add_child(instance=NewsPage(title="Ny strandpromenade", slug="ny", lead="Åbner på søndag"))
    english = page.copy_for_translation(Locale.objects.get_or_create(language_code="en")[0], copy_parents=True)
    for each in (page, english):
        each.save_revision().publish()
    drain()
    assert languages() == ["da", "en"]
    page.delete()
    drain()
    assert languages() == ["en"]
    english.delete()
    drain()
    assert languages() == []
