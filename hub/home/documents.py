"""What news and content pages say of themselves to the search index."""

from hub.home.models import ContentPage, NewsPage
from search.indexing.documents import Document, on_day, plain, published_languages, source
from search.models.documents import Kind


def of_pages(page, kind, day):
    for each in published_languages(page):
        yield Document(
            kind=kind,
            object_id=each.translation_key,
            language=each.locale.language_code,
            title=plain(each.title),
            summary=plain(each.lead),
            text=plain(each.body),
            url=each.url or "",
            public=True,
            facets={"at": on_day(day(each))},
        )


@source(Kind.NEWS, NewsPage, rows=NewsPage.objects.live, id_field="translation_key")
def news_documents(page):
    return of_pages(page, Kind.NEWS, lambda each: each.date)


@source(Kind.PAGE, ContentPage, rows=ContentPage.objects.live, id_field="translation_key")
def content_documents(page):
    return of_pages(page, Kind.PAGE, lambda each: each.first_published_at)
