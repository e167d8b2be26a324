"""A site with a home page, a list of pilots and a list of learnings."""

from types import SimpleNamespace

import pytest
from wagtail.models import Locale, Page, Site

from hub.home.models import HomePage
from tests.factories.projects import LearningIndexPageFactory, PilotIndexPageFactory


@pytest.fixture
def site(db):
    """The home page of the default site, and the two lists below it."""
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Forside", slug="forside", locale=Locale.objects.get()))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "testserver", "root_page": home})
    Site.clear_site_root_paths_cache()
    return SimpleNamespace(
        home=home,
        pilots=PilotIndexPageFactory(parent=home, slug="pilotprojekter"),
        learnings=LearningIndexPageFactory(parent=home, slug="erfaringer"),
    )
