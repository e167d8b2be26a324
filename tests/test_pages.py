"""Every page type renders, is edited and is previewed; found by itself, so that a new one cannot be forgotten."""

from django.apps import apps
from wagtail.models import Page, Site, get_page_models
from wagtail.test.utils import WagtailPageTestCase

from tests import factories

OUR_APPS = {"base", "partners", "challenges", "projects", "search", "home"}
PAGE_TYPES = [model for model in get_page_models() if model._meta.app_label in OUR_APPS]


def page_of(model, made):
    """One page of this type, under a parent of a type it may stand under; ``made`` remembers what is there already."""
    if model not in made:
        parents = [
            parent for parent in model.clean_parent_page_models() if parent in PAGE_TYPES and parent is not model
        ]
        home_first = sorted(parents, key=lambda parent: parent._meta.app_label != "home")
        parent = page_of(home_first[0], made) if home_first else Page.get_first_root_node()
        made[model] = getattr(factories, f"{model.__name__}Factory")(parent=parent)
    return made[model]


class EveryPageType(WagtailPageTestCase):
    """The pages stand in one tree, as they do on a real site."""

    def setUp(self):
        self.made = {}
        home = page_of(apps.get_model("home.HomePage"), self.made)
        Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home, "hostname": "testserver"})
        Site.clear_site_root_paths_cache()

    def test_there_are_page_types(self):
        assert PAGE_TYPES

    def test_each_can_be_visited(self):
        for model in PAGE_TYPES:
            with self.subTest(model.__name__):
                self.assertPageIsRenderable(page_of(model, self.made))

    def test_each_can_be_edited(self):
        for model in PAGE_TYPES:
            with self.subTest(model.__name__):
                self.assertPageIsEditable(page_of(model, self.made))

    def test_each_can_be_previewed(self):
        for model in PAGE_TYPES:
            with self.subTest(model.__name__):
                self.assertPageIsPreviewable(page_of(model, self.made))
