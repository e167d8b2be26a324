"""The style guide: each component in each of its states, with the source that a page writes."""

from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines

from hub.base.memory import remember
from hub.kit.examples import by_component

SWATCHES = [
    *("ink", "ink-2", "ink-3", "line", "wash", "sand", "brand", "brand-2", "brand-wash", "focus"),
    *("public", "business", "academia", "civil", "ok", "warn", "stop"),
]


def styleguide(request: HttpRequest) -> HttpResponse:
    """Rendered once for everybody, except where templates are being written."""
    rendered = partial(_rendered, request)
    components = rendered() if settings.DEBUG else remember("style guide", rendered)
    return render(request, "styleguide.html", {"components": components, "swatches": SWATCHES})


def _rendered(request: HttpRequest) -> list[dict]:
    """Rendered here and not in the template, so that the template only prints."""
    engine = engines["django"]
    return [
        {
            "name": name,
            "states": [
                {
                    "state": example.state,
                    "source": example.source,
                    "html": engine.from_string(example.source).render(example.context, request),
                }
                for example in examples
            ],
        }
        for name, examples in by_component().items()
    ]
