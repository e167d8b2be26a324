"""The reasons of a match in words. Says only what the stored reasons hold, with the evidence as it is now."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.base.models import Topic
from hub.kit.languages import language_of, said
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
    topics = {row.slug: in_its_language(row) for row in Topic.objects.filter(slug__in=slugs)} if slugs else {}
    return Sources(evidence, topics)


def in_its_language(topic: Topic) -> str:
    return topic.label if topic.name_en else said(topic.name, "da")


def tell(match: Match, sources: Sources, *, to_itself: bool, most: int | None = None) -> Told:
    """``to_itself``: the reader acts for the organisation; else it is somebody who handles the case."""
    description = match.organisation.description
    items = [item for reason in match.reasons[:most] if (item := in_words(reason, sources, to_itself, description))]
    if match.missing:
        topics = names(match.missing, sources)
        text = _("You have shown nothing about {topics}") if to_itself else _("Nothing shown about {topics}")
        items.append({"met": False, "text": format_html(text, topics=topics)})
    return Told(match, items)


def in_words(reason: dict, sources: Sources, to_itself: bool, description: str) -> dict | None:
    """One reason; ``description`` is what the organisation says of itself. None when the cited text has been taken back
    since; the match is then computed again anyway."""
    if reason["kind"] == "topics":
        text = _("You work with {topics}") if to_itself else _("Works with {topics}")
        return {"met": True, "text": format_html(text, topics=names(reason["topics"], sources))}
    if reason["kind"] == "part":
        part = HELIX[reason["helix"]]
        return {"met": True, "text": _("The challenge looks for this part: %(part)s") % {"part": part}}
    if ":" in reason["evidence"]:
        return about_description(reason, language_of(description), to_itself)
    evidence = sources.evidence.get(reason["evidence"])
    return about_evidence(reason, evidence) if evidence else None


def about_description(reason: dict, language: str, to_itself: bool) -> dict:
    many = len(reason["words"])
    mine = ngettext("The word {words} is in your description", "The words {words} are in your description", many)
    theirs = ngettext("The word {words} is in the description", "The words {words} are in the description", many)
    text = format_html(mine if to_itself else theirs, words=words_of(reason, language))
    return {"met": True, "text": text}


def about_evidence(reason: dict, evidence: Evidence) -> dict:
    told = ngettext("The word {words} is in “{title}”", "The words {words} are in “{title}”", len(reason["words"]))
    title = said(evidence.title or Truncator(evidence.text).words(TITLE_WORDS, truncate=" …"), evidence.language)
    text = format_html(told, words=words_of(reason, evidence.language), title=title)
    if evidence.verified_at:
        text = format_html(_("{reason} (confirmed by the municipality)"), reason=text)
    return {"met": True, "text": text, "url": evidence.link, "link": _("See it")}


def words_of(reason: dict, language: str) -> str:
    """The shared words, quoted; both texts were read in the language of the evidence."""
    quoted = _("“{words}”")
    return listed([format_html(quoted, words=said(both_forms(*word[:2]), language)) for word in reason["words"]])


def both_forms(asked: str, shown: str) -> str:
    """The challenge's form, and the evidence's own where it differs."""
    return asked if asked.lower() == shown.lower() else f"{asked} / {shown}"


def names(topics: list[dict], sources: Sources) -> str:
    return listed([sources.topics.get(topic["id"], topic["name"]) for topic in topics])


def listed(parts: list[str]) -> str:
    """Parts of a sentence, marked ones among them, with a word before the last."""
    if len(parts) < 2:
        return parts[0] if parts else ""
    first = format_html_join(", ", "{}", ((part,) for part in parts[:-1]))
    return format_html(_("{first} and {last}"), first=first, last=parts[-1])
