"""The reasons of a match in words. Says only what the stored reasons hold, with the evidence as it is now."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import Truncator, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.base.models import Topic
from hub.kit.templatetags.ui_text import HELIX
from partners.models import Evidence
from search.models import Match

TITLE_WORDS = 7  # of a piece of evidence that has no title


@dataclass(frozen=True)
class Told:
    """A match for a template: items of the ``reasons`` component, and what stands around them."""

    match: Match
    items: list = field(default_factory=list)


@dataclass(frozen=True)
class Sources:
    """What the reasons of several matches point to, read once."""

    evidence: dict[str, Evidence]
    topics: dict[str, str]


def sources_of(matches: Iterable[Match]) -> Sources:
    """Two queries, however many matches."""
    reasons = [reason for match in matches for reason in match.reasons]
    cited = [reason["evidence"] for reason in reasons if ":" not in reason.get("evidence", ":")]
    slugs = {topic["id"] for reason in reasons for topic in reason.get("topics", ())}
    slugs |= {topic["id"] for match in matches for topic in match.missing}
    evidence = {str(row.public_id): row for row in Evidence.objects.filter(public_id__in=cited)} if cited else {}
    topics = {row.slug: row.label for row in Topic.objects.filter(slug__in=slugs)} if slugs else {}
    return Sources(evidence, topics)


def tell(match: Match, sources: Sources, *, to_itself: bool, most: int | None = None) -> Told:
    """``to_itself``: the reader acts for the organisation; else it is somebody who handles the case."""
    items = [item for reason in match.reasons[:most] if (item := in_words(reason, sources, to_itself))]
    if match.missing:
        topics = names(match.missing, sources)
        text = _("You have shown nothing about %(topics)s") if to_itself else _("Nothing shown about %(topics)s")
        items.append({"met": False, "text": text % {"topics": topics}})
    return Told(match, items)


def in_words(reason: dict, sources: Sources, to_itself: bool) -> dict | None:
    if reason["kind"] == "text":
        return about_text(reason, sources, to_itself)
    if reason["kind"] == "topics":
        text = _("You work with %(topics)s") if to_itself else _("Works with %(topics)s")
        return {"met": True, "text": text % {"topics": names(reason["topics"], sources)}}
    part = HELIX[reason["helix"]]
    return {"met": True, "text": _("The challenge looks for this part: %(part)s") % {"part": part}}


def about_text(reason: dict, sources: Sources, to_itself: bool) -> dict | None:
    """None when the cited text has been taken back since; the match is then computed again anyway."""
    words = get_text_list([f"“{both_forms(*word[:2])}”" for word in reason["words"]], _("and"))
    many = len(reason["words"])
    if ":" in reason["evidence"]:
        mine = ngettext(
            "The word %(words)s is in your description", "The words %(words)s are in your description", many
        )
        theirs = ngettext(
            "The word %(words)s is in the description", "The words %(words)s are in the description", many
        )
        return {"met": True, "text": (mine if to_itself else theirs) % {"words": words}}
    evidence = sources.evidence.get(reason["evidence"])
    if evidence is None:
        return None
    said = ngettext("The word %(words)s is in “%(title)s”", "The words %(words)s are in “%(title)s”", many)
    title = evidence.title or Truncator(evidence.text).words(TITLE_WORDS, truncate=" …")
    text = said % {"words": words, "title": title}
    if evidence.verified_at:
        text = _("%(reason)s (confirmed by the municipality)") % {"reason": text}
    return {"met": True, "text": text, "url": evidence.link, "link": _("See it")}


def both_forms(asked: str, shown: str) -> str:
    """The challenge's form, and the evidence's own where it differs."""
    return asked if asked.lower() == shown.lower() else f"{asked} / {shown}"


def names(topics: list[dict], sources: Sources) -> str:
    return get_text_list([sources.topics.get(topic["id"], topic["name"]) for topic in topics], _("and"))
