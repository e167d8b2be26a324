"""Components that hold other things: cards, facts, notices, tables, answers, dialogs."""

from django import template
from django.template.loader import render_to_string

register = template.Library()

NOTICE_ICONS = {"": "wait", "info": "mean", "ok": "ok", "warn": "warn", "stop": "warn"}


@register.simple_block_tag
def card(content, *, title="", href="", level=3, kind="", id="", lang="", tag=""):  # noqa: A002 -- HTML's own names
    """A box with an optional heading. It is an article when its title is a link, else a plain box."""
    values = {"content": content, "title": title, "href": href, "level": level, "kind": kind, "id": id, "lang": lang}
    return render_to_string("components/card.html", values | {"tag": tag or ("article" if href else "div")})


@register.simple_block_tag
def card_meta(content):
    """What stands above a card's title; it is read after the title."""
    return render_to_string("components/card_meta.html", {"content": content})


@register.simple_block_tag
def card_list(content, *, label=""):
    """The grid that cards stand in."""
    return render_to_string("components/card_list.html", {"content": content, "label": label})


@register.inclusion_tag("components/section_head.html")
def section_head(*, title, id="", href="", link="", level=2, note="", small=False):  # noqa: A002 -- HTML's own name
    """A section's heading with a link to all of it."""
    return {"title": title, "id": id, "href": href, "link": link, "level": level, "note": note, "small": small}


@register.simple_block_tag
def facts(content, *, compact=False, stacked=False):
    """A list of terms and facts."""
    return render_to_string("components/facts.html", {"content": content, "compact": compact, "stacked": stacked})


@register.simple_block_tag
def fact(content, *, term):
    """One term and its fact, inside facts."""
    return render_to_string("components/fact.html", {"content": content, "term": term})


@register.simple_block_tag
def notice(content, *, kind="", icon="", title="", role=""):
    """Something to know here: plain, info, ok, warn or stop."""
    values = {"content": content, "kind": kind, "icon": icon or NOTICE_ICONS[kind], "title": title, "role": role}
    return render_to_string("components/notice.html", values)


@register.inclusion_tag("components/empty.html")
def empty(*, title, text="", link="", href="", level=0):
    """Nothing here yet, and the one next step."""
    return {"title": title, "text": text, "link": link, "href": href, "level": level}


@register.simple_block_tag
def answer(content, *, title, open=True, used=False, id=""):  # noqa: A002 -- HTML's own names
    """A question with its answer, that can be folded."""
    values = {"content": content, "title": title, "open": open, "used": used, "id": id}
    return render_to_string("components/answer.html", values)


@register.simple_block_tag
def fold(content, *, title, open=False):  # noqa: A002 -- HTML's own name
    """Something most readers don't need, folded."""
    return render_to_string("components/fold.html", {"content": content, "title": title, "open": open})


@register.simple_block_tag
def dialog(content, *, id, title, button, kind="ghost", small=False):  # noqa: A002 -- HTML's own name
    """A button and the dialog it opens; the browser's popover, so it needs no script."""
    values = {"content": content, "id": id, "title": title, "button": button, "kind": kind, "small": small}
    return render_to_string("components/dialog.html", values)


@register.simple_block_tag
def table(content, *, caption, tight=False, fits=False, show_caption=False):
    """A table in a region that scrolls and can be reached by keyboard.

    `fits`: it needs no scrolling on a phone, because the cells that can wait there are of class only-wide.
    """
    values = {"content": content, "caption": caption, "tight": tight, "fits": fits, "show_caption": show_caption}
    return render_to_string("components/table.html", values)


@register.inclusion_tag("components/door.html")
def door(*, kind, title, text, href):
    """One of the home page's four ways in, inside a list of class doors."""
    return {"kind": kind, "title": title, "text": text, "href": href}
