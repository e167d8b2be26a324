"""Which organisations one that is new could be the same as: by its name and its website. A person decides."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.db.models import Q

from partners.models.organisations import Organisation

SHORTEST = 4  # letters of a word that says something of a name
MOST = 6
USUAL = frozenset({"danmark", "denmark", "group", "gruppen", "holding", "forening", "foreningen", "kommune"})


def likely_twins(organisation: Organisation) -> list[Organisation]:
    """Those everybody sees that share a word of its name or its website, the most words first."""
    words = _words(organisation.name)
    host = _host(organisation.website)
    alike = Q(pk=None)
    for word in words:
        alike |= Q(name__icontains=word) | Q(name__icontains=word.capitalize())  # SQLite folds no æ, ø and å
    if host:
        alike |= Q(website__icontains=host)
    found = Organisation.objects.public().exclude(pk=organisation.pk).filter(alike)[: MOST * 20]
    return sorted(found, key=lambda one: (-_alike(one, words, host), one.name))[:MOST]


def _alike(one: Organisation, words: set[str], host: str) -> int:
    return len(words & _words(one.name)) + 2 * bool(host and _host(one.website) == host)


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"\w+", name.lower()) if len(word) >= SHORTEST} - USUAL


def _host(website: str) -> str:
    return urlsplit(website).netloc.lower().removeprefix("www.")
