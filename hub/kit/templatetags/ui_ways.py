"""Components that lead on: crumbs, tabs, chips, sorting, pages, the search box, and the slots other apps fill."""

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html_join

register = template.Library()


def _link(item) -> dict:
    """A link given as (title, url), as a dict, as an object or as words alone."""
    if isinstance(item, dict):
        return item
    if isinstance(item, (tuple, list)):
        return {"title": item[0], "url": item[1] if len(item) > 1 else ""}
    if isinstance(item, str):
        return {"title": item, "url": ""}
    return {name: getattr(item, name, "") for name in ("title", "url", "current", "count")}


@register.inclusion_tag("components/crumbs.html")
def crumbs(*, items):
    """Where this page stands; the last item has no address."""
    return {"items": [_link(item) for item in items or ()]}


@register.inclusion_tag("components/tabs.html")
def tabs(*, items, label):
    """The pages of one thing."""
    return {"items": [_link(item) for item in items], "label": label}


@register.inclusion_tag("components/chips.html")
def chips(*, items, label):
    """A choice of views of one list."""
    return {"items": [_link(item) for item in items], "label": label}


@register.inclusion_tag("components/sort.html")
def sort(*, items, label=""):
    """The orders a list can have, as links."""
    return {"items": [_link(item) for item in items], "label": label}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context, *, page, param="page", label=""):
    """The pages of a Django Page; the rest of the query string is kept."""
    request = context.get("request")
    query = request.GET.copy() if request else None

    def address(number):
        if query is None:
            return f"?{param}={number}"
        query[param] = number
        return f"?{query.urlencode()}"

    paginator = page.paginator
    numbers = [
        {"number": number, "url": address(number), "current": number == page.number}
        if number != paginator.ELLIPSIS
        else {"number": ""}
        for number in paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    ]
    return {
        "label": label,
        "several": paginator.num_pages > 1,
        "numbers": numbers,
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
    }


@register.inclusion_tag("components/search_box.html")
def search_box(
    *,
    label,
    value="",
    action="",
    save=False,
    name="q",
    id="q",  # noqa: A002 -- HTML's own name
    suggest="",
):
    """A search form; `save` adds the button that keeps the search, `suggest` is the address of what it offers."""
    own = {"label": label, "value": value, "action": action, "save": save}
    return own | {"name": name, "id": id, "suggest": suggest}


@register.inclusion_tag("components/parts.html")
def parts(*, items, label):
    """The numbered parts of a long form, each with its state."""
    return {"items": items, "label": label}


@register.simple_tag(takes_context=True)
def slot(context, name):
    """What other apps put in here; their views collected it in `slots` before the page was rendered."""
    filled = (context.get("slots") or {}).get(name, ())
    shared = {key: context[key] for key in ("request", "user", "perms", "chrome", "csrf_token") if key in context}
    return format_html_join("", "{}", ((render_to_string(path, {**shared, **values}),) for path, values in filled))
