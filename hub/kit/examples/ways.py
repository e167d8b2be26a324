"""States of what leads on: crumbs, tabs, chips, sorting, pages, search, parts, slots."""

from django.core.paginator import Paginator

STATES = {
    "crumbs": {"two levels": "{% crumbs items=trail %}"},
    "tabs": {"with counts": '{% tabs items=tabs label="Udfordringens faner" %}'},
    "chips": {"one is chosen": '{% chips items=chips label="Vis" %}'},
    "sort": {"three orders": "{% sort items=orders %}"},
    "pagination": {
        "first page": "{% pagination page=first %}",
        "in the middle of many": '{% pagination page=middle param="side" %}',
        "one page only": "{% pagination page=only %}",
    },
    "search_box": {
        "empty": '{% search_box label="Søg i udfordringer, pilotprojekter og erfaringer på én gang" action="/soeg/" id="q1" %}',
        "with words, can be saved": '{% search_box label="Søg igen" value=\'"luft" & støj\' save=True id="q2" %}',
    },
    "parts": {"a response under way": '{% parts items=parts label="Afsnit i svaret" %}'},
    "slot": {
        "filled": '{% slot "example.aside" %}',
        "empty": '{% slot "example.none" %}',
    },
}


def context() -> dict:
    return {
        "trail": [("Udfordringer", "#udfordringer"), {"title": "Teknik og Miljø", "url": "#tm"}, "Jeres svar"],
        "tabs": [
            {"title": "Udfordringen", "url": "#u", "current": True},
            {"title": "Spørgsmål og svar", "url": "#s", "count": 6},
            {"title": "Rettelser", "url": "#r", "count": 0},
        ],
        "chips": [
            {"title": "Alle", "url": "#alle", "count": 35, "current": True},
            {"title": "Sidder fast", "url": "#fast", "count": 3},
        ],
        "orders": [
            {"title": "Mest relevante", "url": "?sort=best", "current": True},
            {"title": "Nyeste", "url": "?sort=new"},
            {"title": "Frist først", "url": "?sort=deadline"},
        ],
        "first": Paginator(range(90), 20).page(1),
        "middle": Paginator(range(900), 20).page(20),
        "only": Paginator(range(3), 20).page(1),
        "parts": [
            {"title": "Om jer", "url": "#1", "kind": "ok", "text": "Udfyldt"},
            {"title": "Jeres løsning", "url": "#2", "kind": "now", "text": "3 af 4 udfyldt", "current": True},
            {"title": "Økonomi", "url": "#3", "kind": "miss", "text": "Mangler 2 svar"},
            {"title": "Konsortium", "url": "#4", "kind": "wait", "text": "Venter på 1 partner"},
        ],
        "slots": {"example.aside": [("components/tag.html", {"text": "Fyldt ind af en anden app", "kind": "open"})]},
    }
