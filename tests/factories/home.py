"""The home page, content and news."""

import factory
import wagtail_factories
from wagtail.models import Locale, Page

from hub.home.models import ContentPage, HomePage, NewsIndexPage, NewsPage


class HomePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = HomePage

    title = "Byens fælles udfordringer"
    slug = factory.Sequence(lambda number: f"forside-{number}")
    lead = "Kommune, virksomheder, viden og borgere løser dem sammen."
    parent = factory.LazyFunction(Page.get_first_root_node)
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="da"))


class ContentPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ContentPage

    title = "Om samarbejdet"
    slug = factory.Sequence(lambda number: f"om-{number}")
    lead = "Sådan arbejder vi sammen."
    parent = factory.SubFactory(HomePageFactory)


class NewsIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = NewsIndexPage

    title = "Nyheder"
    slug = factory.Sequence(lambda number: f"nyheder-{number}")
    intro = "Det seneste fra udfordringer og pilotprojekter."
    parent = factory.SubFactory(HomePageFactory)


class NewsPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = NewsPage

    title = factory.Sequence(lambda number: f"Nyt fra byen {number}")
    slug = factory.Sequence(lambda number: f"nyt-{number}")
    lead = "Målingerne er i gang."
    parent = factory.SubFactory(NewsIndexPageFactory)
