"""The choices beside the results: what can be chosen, how many there are, and what was chosen."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from challenges.models import Phase
from hub.base.models import Topic
from partners.models import Helix
from search.finding.finder import Result
from search.models.documents import Kind

PARAMETERS = {"type": "kind", "phase": "phase", "part": "helix", "topic": "topics"}
ORDERS = ("new", "deadline")
HIGHEST_PAGE = 10_000


def chosen(query: QueryDict) -> dict[str, set[str]]:
    """{facet: values} from the address; what is not known is left out, so that any address answers."""
    return {
        facet: {value for value in query.getlist(name) if value.isprintable() and len(value) <= 100}
        for name, facet in PARAMETERS.items()
    }


def number(text: str | None) -> int:
    return min(int(text), HIGHEST_PAGE) if text and text.isascii() and text.isdigit() and len(text) < 8 else 1


def groups(result: Result, chosen: dict[str, set[str]]) -> list[dict]:
    """The groups with something to choose."""
    labels = {
        "kind": dict(Kind.choices),
        "phase": dict(Phase.choices),
        "helix": dict(Helix.choices),
        "topics": topic_labels(result, chosen["topics"]),
    }
    titles = {"kind": _("Type"), "phase": _("Phase"), "helix": _("Who takes part"), "topics": _("Topic")}
    made = [
        {
            "name": name,
            "title": titles[facet],
            "choices": choices(labels[facet], result.counts[facet], chosen[facet], is_helix=facet == "helix"),
        }
        for name, facet in PARAMETERS.items()
    ]
    return [group for group in made if group["choices"]]


def choices(labels: dict, counts, chosen: set[str], *, is_helix: bool) -> list[dict]:
    return [
        {
            "value": str(value),
            "label": label,
            "count": counts[value],
            "checked": value in chosen,
            "helix": value if is_helix else "",
        }
        for value, label in labels.items()
        if counts[value] or value in chosen
    ]


def topic_labels(result: Result, chosen: set[str]) -> dict[str, str]:
    """The topics, most frequent first, and the chosen ones, in the reader's language. One query, or none."""
    counts = result.counts["topics"]
    frequent = sorted(counts, key=lambda slug: (-counts[slug], slug))
    wanted = {*frequent, *chosen}
    rows = {row.slug: row.label for row in Topic.objects.filter(slug__in=wanted)} if wanted else {}
    return {slug: rows[slug] for slug in [*frequent, *sorted(chosen - set(frequent))] if slug in rows}


def order(query: QueryDict) -> str:
    """The order that was chosen; "" is the best first, and without a query the newest."""
    return query["sort"] if query.get("sort") in ORDERS else ""


def orders(query: QueryDict, order: str, asked: bool) -> list[dict]:
    """The orders as links that keep everything else. Without a query nothing is more relevant."""
    titles = {"": _("Most relevant") if asked else _("Newest"), "new": _("Newest"), "deadline": _("Deadline first")}
    if not asked:
        titles.pop("new")
        order = "" if order == "new" else order
    made = []
    for value, title in titles.items():
        address = query.copy()
        address.pop("page", None)
        address.pop("sort", None)
        if value:
            address["sort"] = value
        made.append({"title": title, "url": f"?{address.urlencode()}", "current": value == order})
    return made
