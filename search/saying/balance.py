"""The audit of exposure in words, tables and bars: for the secretariat, and for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.kit.formats import figure, percent
from partners.models import Helix, Organisation
from search import auditing

STATES = {
    "even": (gettext_lazy("Within the aim"), "ok"),
    "less": (gettext_lazy("Shown less than they fit"), "stop"),
    "more": (gettext_lazy("Shown more than they fit"), "stop"),
    "few": (gettext_lazy("Too few to tell"), ""),
}
TITLES = {"helix": gettext_lazy("By part"), "size": gettext_lazy("By size")}
PARTS = {
    Helix.PUBLIC: gettext_lazy("Public bodies"),
    Helix.BUSINESS: gettext_lazy("Companies"),
    Helix.ACADEMIA: gettext_lazy("Knowledge institutions"),
    Helix.CIVIL: gettext_lazy("Citizens and associations"),
}
SHORT = {Helix.ACADEMIA: gettext_lazy("Knowledge"), Helix.CIVIL: gettext_lazy("Citizens")}
NAMES = {"helix": PARTS, "size": dict(Organisation.Size.choices)}


def name_of(group: dict) -> str:
    return str(NAMES[group["by"]].get(group["group"]) or _("Not said"))


def short_name_of(group: dict) -> str:
    """As it fits below a bar on a phone."""
    if group["by"] == "size" and group["group"]:
        return group["group"].replace("-", "–")
    return str(SHORT.get(group["group"]) or name_of(group))


def whole_name_of(group: dict) -> str:
    """As the subject of a sentence."""
    if group["by"] != "size":
        return name_of(group)
    if not group["group"]:
        return _("Organisations that have not stated their size")
    return _("Organisations with %(size)s") % {"size": name_of(group)}


def in_order(groups: Sequence[dict], by: str) -> list[dict]:
    """One way of grouping, in the order in which its groups are always named."""
    known = list(NAMES[by])
    own = [group for group in groups if group["by"] == by]
    return sorted(own, key=lambda one: known.index(one["group"]) if one["group"] in known else len(known))


def tables(groups: Sequence[dict]) -> list[dict[str, Any]]:
    """A chart and a table for each way of grouping; groups that are too few have no figure."""
    return [table(in_order(groups, by), by) for by in TITLES if any(group["by"] == by for group in groups)]


def table(groups: list[dict], by: str) -> dict[str, Any]:
    told = [group for group in groups if auditing.verdict(group) != "few"]
    told = told if len(told) > 1 else []  # one bar compares nothing
    return {
        "by": by,
        "title": str(TITLES[by]),
        "labels": [short_name_of(group) for group in told],
        "series": [{"name": _("Shown / fits"), "values": [round(group["ratio"], 2) for group in told], "kind": "main"}],
        "rows": [row(group) for group in auditing.told(groups)],
    }


def row(group: dict) -> dict[str, Any]:
    """Of a group as it is told."""
    verdict = auditing.verdict(group)
    text, kind = STATES[verdict]
    return {
        "name": name_of(group),
        "actors": group["actors"],
        "exposure": percent(100 * group["exposure"], 1) if group["exposure"] is not None else "–",
        "merit": percent(100 * group["merit"], 1) if group["merit"] is not None else "–",
        "ratio": figure(group["ratio"]) if group["ratio"] is not None else "–",
        "state": str(text),
        "kind": kind,
    }


def findings(groups: Sequence[dict]) -> list[str]:
    """What stands out, in plain words; nothing where all is within the aim."""
    sentences = {
        "less": _("%(group)s are shown less than they fit: %(ratio)s, where %(least)s to %(most)s is the aim."),
        "more": _("%(group)s are shown more than they fit: %(ratio)s, where %(least)s to %(most)s is the aim."),
    }
    aim = {"least": figure(auditing.LEAST), "most": figure(auditing.MOST)}
    return [
        sentences[verdict] % ({"group": whole_name_of(group), "ratio": figure(group["ratio"])} | aim)
        for by in TITLES
        for group in in_order(groups, by)
        if (verdict := auditing.verdict(group)) in sentences
    ]
