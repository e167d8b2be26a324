"""The port through which lists and the search page look things up; the search app plugs itself in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class Found:
    """One result: what it is, where it is, and the words that matched (as they stand in the text)."""

    kind: str
    object_id: str
    title: str
    summary: str
    url: str
    language: str
    facts: tuple[tuple[str, str], ...] = ()
    matched: tuple[str, ...] = ()
    score: float = 0.0


@dataclass(frozen=True)
class Finding:
    """A page of results with the number of all and the number of each kind."""

    results: tuple[Found, ...] = ()
    total: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    page: int = 1
    pages: int = 1
    query: str = ""


@dataclass(frozen=True)
class Facets:
    """How many things of a list have each value of each facet when the other facets are as chosen.

    ``total`` is how many have every chosen value; ``ids`` are those with words of the text, the best first (whatever
    is chosen), or None where no text was given.
    """

    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    total: int = 0
    ids: tuple[str, ...] | None = None


Chosen = Mapping[str, Iterable[str]]


class Finder(Protocol):
    """What a search engine must be able to do."""

    def find(self, text: str, *, kind: str = "", user=None, language: str = "da", page: int = 1) -> Finding: ...

    def similar(
        self, kind: str, object_id: str, *, limit: int = 3, user=None, language: str = "da"
    ) -> tuple[Found, ...]: ...

    def like(
        self, title: str, text: str, *, besides: str = "", limit: int = 3, user=None, language: str = "da"
    ) -> tuple[Found, ...]: ...

    def facets(
        self, kind: str, names: Iterable[str], *, chosen: Chosen, text: str = "", user=None, language: str = "da"
    ) -> Facets | None: ...


class NoFinder:
    """The answer while no engine has been plugged in: nothing is found."""

    def find(self, text, *, kind="", user=None, language="da", page=1):
        return Finding(query=text)

    def similar(self, kind, object_id, *, limit=3, user=None, language="da"):
        return ()

    def like(self, title, text, *, besides="", limit=3, user=None, language="da"):
        return ()

    def facets(self, kind, names, *, chosen, text="", user=None, language="da"):
        return None


_plugged: list[Finder] = [NoFinder()]


def plug(engine: Finder) -> None:
    """Let an engine answer from now on."""
    _plugged[0] = engine


def find(text: str, *, kind: str = "", user=None, language: str = "da", page: int = 1) -> Finding:
    """What fits ``text``, best first, of one kind or all; only what ``user`` may see."""
    return _plugged[0].find(text, kind=kind, user=user, language=language, page=page)


def similar(kind: str, object_id: str, *, limit: int = 3, user=None, language: str = "da") -> tuple[Found, ...]:
    """The challenges, pilots and learnings most like this one, of those ``user`` may see (without one: everybody)."""
    return _plugged[0].similar(kind, object_id, limit=limit, user=user, language=language)


def like(
    title: str, text: str, *, besides: str = "", limit: int = 3, user=None, language: str = "da"
) -> tuple[Found, ...]:
    """The same for a text that is being written; ``besides`` is the public id of the thing it belongs to."""
    return _plugged[0].like(title, text, besides=besides, limit=limit, user=user, language=language)


def facets(
    kind: str, names: Iterable[str], *, chosen: Chosen, text: str = "", user=None, language: str = "da"
) -> Facets | None:
    """The counts beside a list of one kind; None where no engine can count now, and the list counts for itself."""
    return _plugged[0].facets(kind, names, chosen=chosen, text=text, user=user, language=language)


def counted(rows: Iterable[Mapping[str, Iterable[str]]], names: Iterable[str], chosen: Chosen) -> Facets:
    """The same from a list's own rows: each says its values, facet by facet."""
    known = [{name: set(row.get(name, ())) for name in names} for row in rows]
    wanted = {name: set(values) for name, values in chosen.items() if values}

    def fit(but: str = "") -> list[dict[str, set[str]]]:
        return [row for row in known if all(name == but or row[name] & want for name, want in wanted.items())]

    return Facets({name: Counter(value for row in fit(name) for value in row[name]) for name in names}, len(fit()))
