"""The list of news in the reader's language, with what is not translated in Danish."""

from django.core.paginator import Paginator
from django.utils.translation import get_language


def listing(model, request) -> dict:
    """What the template of the list prints; ``model`` is NewsPage."""
    language = get_language()
    pages = model.objects.live().select_related("locale").order_by("-date", "-pk")
    if language != "da":
        translated = model.objects.live().filter(locale__language_code=language).values("translation_key")
        pages = pages.exclude(locale__language_code="da", translation_key__in=translated)
    else:
        pages = pages.filter(locale__language_code="da")
    here = Paginator(pages, 20).get_page(request.GET.get("page"))
    for page in here.object_list:
        page.lang = page.locale.language_code if page.locale.language_code != language else ""
        page.here_url = page.get_url(request)
    return {"page_obj": here, "news": here.object_list}
