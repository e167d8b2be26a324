"""What the search field offers while somebody writes; the module hub/js/suggest.js asks it."""

from django.http import JsonResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search import embedding
from search.finding import showing, suggesting
from search.indexing import generations

KEPT = "public, max-age=60"  # the same for everybody: only what is public is offered


@require_safe
def search_suggest(request):
    """Titles and topics with a word that begins like ``q``; from memory, and none while the index is built."""
    text, language = request.GET.get("q", ""), get_language()
    embedding.warm()  # until the word is written, the helper is up
    given = generations.answer(lambda index: suggesting.offers(index, text, language)) or []
    said = ngettext(
        "%(count)d suggestion, arrow down to choose", "%(count)d suggestions, arrow down to choose", len(given)
    )
    offers = [
        {
            "kind": str(showing.KIND_NAMES.get(offer.kind, _("Topic"))),
            "text": offer.text,
            "url": offer.url,
            "lang": offer.lang,
        }
        for offer in given
    ]
    answer = {"offers": offers, "said": said % {"count": len(given)} if given else _("No suggestions")}
    return JsonResponse(answer, headers={"Cache-Control": KEPT})
