"""Every page type renders, is edited and is previewed; found by itself, so that a new one cannot be forgotten."""

from importlib import import_module
from importlib.util import find_spec

import pytest
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page, Site, get_page_models
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import querydict_from_html
from wagtail.test.utils.page_tests import AUTH_BACKEND

from hub.home.models import HomePage
from tests.factories.accounts import UserFactory

OUR_APPS = {"base", "partners", "challenges", "projects", "search", "home"}
PAGE_TYPES = [model for model in get_page_models() if model._meta.app_label in OUR_APPS]


def factory_of(model):
    """The factory named after the page type, in tests/factories/<app>.py; None where there is none."""
    module = f"tests.factories.{model._meta.app_label}"
    return getattr(import_module(module), f"{model.__name__}Factory", None) if find_spec(module) else None


def a_tree_of_every_page_type():
    """One page of each type, by type: the home page under the root, every other under a page it may stand under."""
    made = {HomePage: factory_of(HomePage)(parent=Page.get_first_root_node())}
    while True:
        homeless = [model for model in PAGE_TYPES if model not in made and factory_of(model)]
        placed = {model: parent_of(model, made) for model in homeless if parent_of(model, made)}
        if not placed:
            assert homeless == [], "no page of ours may hold these"
            return made
        for model, parent in placed.items():
            made[model] = factory_of(model)(parent=parent)


def parent_of(model, made):
    return next((made[parent] for parent in model.clean_parent_page_models() if parent in made), None)


def test_every_page_type_has_a_factory():
    assert PAGE_TYPES
    assert [model._meta.label for model in PAGE_TYPES if not factory_of(model)] == []


@pytest.mark.once
class EveryPageType(WagtailPageTestCase):
    """The pages stand in one tree, as they do on a real site."""

    @classmethod
    def setUpTestData(cls):
        cls.pages = a_tree_of_every_page_type()
        site = {"root_page": cls.pages[HomePage], "hostname": "testserver"}
        Site.objects.update_or_create(is_default_site=True, defaults=site)
        Site.clear_site_root_paths_cache()
        cls.editor = UserFactory(is_superuser=True)
        cls.forms = {model: cls.form_of(page) for model, page in cls.pages.items()}

    def setUp(self):
        Site.clear_site_root_paths_cache()

    @classmethod
    def form_of(cls, page):
        """What the browser would send back unchanged; streams, which only a script fills in, are sent empty."""
        client = cls.client_class()
        client.force_login(cls.editor, AUTH_BACKEND)
        html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        form = querydict_from_html(html, form_id="page-edit-form")
        streams = [field.name for field in page._meta.get_fields() if isinstance(field, StreamField)]
        form.update({f"{name}-count": "0" for name in streams})
        return form

    def test_each_can_be_visited(self):
        for model, page in self.pages.items():
            with self.subTest(model.__name__):
                self.assertPageIsRenderable(page)

    def test_each_can_be_edited(self):
        for model, page in self.pages.items():
            with self.subTest(model.__name__):
                self.assertPageIsEditable(page, post_data=self.forms[model])

    def test_each_can_be_previewed(self):
        for model, page in self.pages.items():
            with self.subTest(model.__name__):
                self.assertPageIsPreviewable(page, post_data=self.forms[model])
