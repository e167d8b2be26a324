"""The demo's own challenges and organisations as `rank_actors` reads them, and who really answered or took part."""

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterable

from hub.home.demo import content
from tests.bench.measures import Bm25
from tests.bench.open_challenges import bag

TOLD = ("problem", "affected", "outcome")


def every(name: str) -> Iterable[dict]:
    """All entries of the lists of this name."""
    for module in pkgutil.iter_modules(content.__path__):
        yield from getattr(importlib.import_module(f"{content.__name__}.{module.name}"), name, ())


def challenges() -> list[dict]:
    """In the words of the challenge page."""
    return [
        {"id": row["slug"], "lang": "da", "title": row["title"], "chunks": chunks(row)}
        for row in every("CHALLENGES")
        if isinstance(row, dict)
    ]


def chunks(row: dict) -> list[str]:
    return [row["summary"], *(row[name] for name in TOLD), *(need["competence"] for need in row["needs"])]


def actors() -> list[dict]:
    """All but the municipality's own departments, with their description and their evidence."""
    return [
        {"id": row["slug"], "name": row["name"], "evidence": evidence(row)}
        for row in every("ORGANISATIONS")
        if row["helix"] != "public"
    ]


def evidence(row: dict) -> list[dict]:
    texts = {"profile": f"{row['name']}\n{row['description']}"} | {
        f"own-{kind}": text for kind, text in row["evidence"].items() if isinstance(text, str)
    }
    return [
        {"id": f"{row['slug']}:{name}", "text": text, "lang": lang or "da", "kind": kind, "date": None}
        for name, text in texts.items()
        for kind, _slash, lang in [name.removeprefix("own-").partition("/")]
    ]


def gold() -> dict[str, list[str]]:
    """{challenge: organisations that answered it or were partners in an answer}, drafts included."""
    known, found = {row["id"] for row in actors()}, defaultdict(set)
    for row in every("RESPONSES"):
        found[row["challenge"]] |= {row["organisation"], *row.get("partners", ())} & known
    return {challenge: sorted(some) for challenge, some in sorted(found.items()) if some}


def plain_bm25() -> dict[str, list[str]]:
    """One bag of words an organisation."""
    bags = Bm25({row["id"]: bag(" ".join(item["text"] for item in row["evidence"])) for row in actors()})
    return {row["id"]: bags.rank(bag(" ".join([row["title"], *row["chunks"]])), {}) for row in challenges()}
