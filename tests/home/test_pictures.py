"""Pictures are made when a page is published, and no visitor waits for them."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import get_page_models

from hub.base import pictures
from hub.base.models import HubImage
from hub.home.models import NewsIndexPage, NewsPage
from tests.factories import house
from tests.measuring import no_questions_while_rendering

pytestmark = pytest.mark.django_db


def an_image(title: str) -> HubImage:
    return HubImage.objects.create(title=title, file=get_test_image_file(filename=f"{title}.png", size=(1200, 800)))


@pytest.fixture
def news(settings, tmp_path, drain):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()  # Wagtail remembers sizes by the key of the image, which the next test gets again
    house.a_house()
    drain()
    body = [("picture", {"image": an_image("i-teksten"), "caption": "Bænken en tirsdag"})]
    page = NewsPage(title="Bænken er sat op", image=an_image("oeverst"), body=body)
    NewsIndexPage.objects.filter(locale__language_code="da").get().add_child(instance=page)
    page.save_revision().publish()
    return page


def test_publishing_makes_every_size_in_a_task_and_the_page_only_reads_them(news, drain, client, monkeypatch):
    assert not HubImage.get_rendition_model().objects.exists()
    drain()
    assert {rendition.filter_spec for rendition in HubImage.get_rendition_model().objects.all()} == set(pictures.SIZES)
    with (
        no_questions_while_rendering(monkeypatch) as asked,
        CaptureQueriesContext(
            connection,
        ) as queries,
    ):
        answer = client.get(news.url)
    assert answer.content.count(b"<picture") == 2
    assert list(asked) == []
    assert [query["sql"] for query in queries if query["sql"].startswith("INSERT")] == []
    assert sum("rendition" in query["sql"] for query in queries) == 1


def test_making_them_again_makes_nothing_new(news, drain):
    drain()
    before = HubImage.get_rendition_model().objects.count()
    pictures.make(news)
    assert HubImage.get_rendition_model().objects.count() == before == 2 * len(pictures.SIZES)


def test_no_page_asks_editors_for_an_image_that_nobody_sees():
    asking = [page for page in get_page_models() for field in page._meta.fields if field.related_model is HubImage]
    assert [page.__name__ for page in asking if not getattr(page, "shows_image", False)] == []
    assert NewsPage in asking
