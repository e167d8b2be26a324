"""Every page type renders, is edited and is previewed; found by itself, so that a new one cannot be forgotten."""

from wagtail.models import Page, Site, get_page_models
from wagtail.test.utils import WagtailPageTestCase

from hub.home.models import HomePage
from tests import factories

OUR_APPS = {"base", "partners", "challenges", "projects", "search", "home"}
PAGE_TYPES = [model for model in get_page_models() if model._meta.app_label in OUR_APPS]


def a_tree_of_every_page_type():
    """One page of each type, by type: the home page under the root, every other under a page it may stand under."""
    made = {HomePage: factories.HomePageFactory(parent=Page.get_first_root_node())}
    while True:
        homeless = [model for model in PAGE_TYPES if model not in made]
        placed = {model: parent_of(model, made) for model in homeless if parent_of(model, made)}
        if not placed:
            assert homeless == [], "no page of ours may hold these"
            return made
        for model, parent in placed.items():
            made[model] = getattr(factories, f"{model.__name__}Factory")(parent=parent)


def parent_of(model, made):
    return next((made[parent] for parent in model.clean_parent_page_models() if parent in made), None)


class EveryPageType(WagtailPageTestCase):
    """The pages stand in one tree, as they do on a real site."""

    def setUp(self):
        self.pages = a_tree_of_every_page_type()
        site = {"root_page": self.pages[HomePage], "hostname": "testserver"}
        Site.objects.update_or_create(is_default_site=True, defaults=site)
        Site.clear_site_root_paths_cache()

    def test_there_are_page_types(self):
        assert PAGE_TYPES

    def test_each_can_be_visited(self):
        for model, page in self.pages.items():
            with self.subTest(model.__name__):
                self.assertPageIsRenderable(page)

    def test_each_can_be_edited(self):
        for model, page in self.pages.items():
            with self.subTest(model.__name__):
                self.assertPageIsEditable(page)

    def test_each_can_be_previewed(self):
        for model, page in self.pages.items():
            with self.subTest(model.__name__):
                self.assertPageIsPreviewable(page)
