"""Pages on which records stand can be edited, not taken away, whichever way somebody tries."""

import pytest
from django.urls import reverse

from projects.models import LearningPage, PilotPage
from tests.factories.accounts import UserFactory
from tests.factories.projects import LearningPageFactory, PilotFactory, PilotPageFactory, an_ended_pilot

pytestmark = pytest.mark.django_db


@pytest.fixture
def cms(client):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


def test_the_page_of_a_pilot_is_not_deleted(cms, site):
    page = PilotPageFactory(parent=site.pilots)
    cms.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert PilotPage.objects.filter(pk=page.pk).exists()


def test_neither_is_a_page_above_it(cms, site):
    page = PilotPageFactory(parent=site.pilots)
    cms.post(reverse("wagtailadmin_pages:delete", args=[site.home.pk]), {"confirm_site_name": "testserver"})
    assert PilotPage.objects.filter(pk=page.pk).exists()


def test_nor_many_at_once(cms, site):
    page = PilotPageFactory(parent=site.pilots)
    for action in ("delete", "unpublish", "move"):
        path = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        cms.post(f"{path}?id={page.pk}&next=/cms/", {"chooser": site.learnings.pk, "include_descendants": "on"})
    page.refresh_from_db()
    assert page.get_parent().pk == site.pilots.pk


def test_the_page_of_a_pilot_that_runs_stays_online(cms, site):
    page = an_ended_pilot().pages.get()
    cms.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    page.refresh_from_db()
    assert page.live


def test_a_page_without_a_pilot_is_deleted(cms, site):
    page = PilotPageFactory(parent=site.pilots, pilot=None)
    cms.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not PilotPage.objects.filter(pk=page.pk).exists()


def test_the_learning_of_an_ended_pilot_stays_and_one_of_a_running_pilot_may_go(cms, site):
    kept = LearningPage.objects.child_of(an_ended_pilot().pages.get()).get()
    free = LearningPageFactory(parent=PilotPageFactory(parent=site.pilots, pilot=PilotFactory()))
    for page in (kept, free):
        cms.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert list(LearningPage.objects.values_list("pk", flat=True)) == [kept.pk]
