"""States of what leads on: crumbs, tabs, chips, sorting, pages, search, parts, slots."""

from django.core.paginator import Paginator

COMPONENTS = ["crumbs", "tabs", "chips", "sort", "pagination", "search_box", "parts", "slot"]


def context() -> dict:
    return {
        "words": '"luft" & støj',
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
