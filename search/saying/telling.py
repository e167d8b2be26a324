"""The reasons of a match in words. Says only what the stored reasons hold, with the evidence as it is now."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from textwrap import shorten

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from hub.base.models import Topic
from hub.kit.languages import said
from search.matching.weights import UNSEEN_WHERE_EQUAL
from search.models import Match
from search.saying.citing import BAR, Cited, description_of, evidence_of, pilots_of, seen_with, whole

QUOTED = 220  # characters of a piece that is shown for its meaning
LANGUAGES = {"da": pgettext_lazy("across languages", "Danish"), "en": pgettext_lazy("across languages", "English")}
FACTS = {  # reasons that are one fact of the record: as it is told of an organisation, and to it
    "collaboration": (
        gettext_lazy("Has worked with the department, or with those who have"),
        gettext_lazy("You have worked with the department, or with those who have"),
    ),
    "capacity": (gettext_lazy("Can start within a month"), gettext_lazy("You can start within a month")),
    "recency": (
        gettext_lazy("Has shown something from the last year"),
        gettext_lazy("You have shown something from the last year"),
    ),
}


PLACES = {  # a reason by geography, told likewise
    "here": (gettext_lazy("Works in the municipality"), gettext_lazy("You work in the municipality")),
    "area": (
        gettext_lazy("Works in this part of the country ({place})"),
        gettext_lazy("You work in this part of the country ({place})"),
    ),
    "everywhere": (gettext_lazy("Works in the whole country"), gettext_lazy("You work in the whole country")),
    "away": (
        gettext_lazy("Works about {km} km from here ({place})"),
        gettext_lazy("You work about {km} km from the municipality ({place})"),
    ),
    "unsaid": (
        gettext_lazy("Works in the municipality or everywhere"),
        gettext_lazy("You work in the municipality or everywhere"),
    ),
}


@dataclass(frozen=True)
class Told:
    """A match for a template: items of the ``reasons`` component, and what stands around them."""

    match: Match
    items: list = field(default_factory=list)


@dataclass(frozen=True)
class Sources:
    """What the reasons of several matches point to, read once."""

    texts: dict[str, Cited]
    topics: dict[str, str]


def sources_of(matches: Iterable[Match], user=None) -> Sources:
    """At most three queries, however many matches. A text the user may not see is not there; without a user the
    matches are the reader's own, who sees all that these show. What a person shows is seen with their match."""
    reasons = [reason for match in matches for reason in match.reasons]
    cited = {reason["evidence"] for reason in reasons if reason.get("evidence")}
    slugs = {topic["id"] for reason in reasons for topic in reason.get("topics", ())}
    slugs |= {own["id"] for reason in reasons for own in reason.get("through", {}).values()}
    slugs |= {topic["id"] for match in matches for topic in match.missing}
    topics = {row.slug: in_its_language(row) for row in Topic.objects.filter(slug__in=slugs)} if slugs else {}
    return Sources(evidence_of(cited, seen_with(matches, user)) | pilots_of(cited), topics)


def in_its_language(topic: Topic) -> str:
    return topic.label if topic.name_en else said(topic.name, "da")


def tell(match: Match, sources: Sources, *, to_itself: bool, most: int | None = None) -> Told:
    """``to_itself``: the reader acts for the organisation or is the person; else it is who handles the case."""
    description, reasons = description_of(match), seen_reasons(match)[:most]
    items = [item for reason in reasons if (item := in_words(reason, sources, to_itself, description))]
    if match.reasons and not items:
        items.append({"met": False, "text": out_of_sight(match), "why": True})
    if match.missing:
        topics = names(match.missing, sources)
        text = _("You have shown nothing about {topics}") if to_itself else _("Nothing shown about {topics}")
        items.append({"met": False, "text": format_html(text, topics=topics)})
    return Told(match, items)


def seen_reasons(match: Match) -> list[dict]:
    """Without those nobody sees on equal terms, be the match from before the terms became equal."""
    unseen = UNSEEN_WHERE_EQUAL if match.on_equal_terms else ()
    return [reason for reason in match.reasons if reason["kind"] not in unseen]


def out_of_sight(match: Match) -> str:
    """In place of reasons that all stand in texts the reader may not see."""
    if match.organisation and not match.organisation.is_verified:
        return _("Fits by texts you can read once the municipality has confirmed the organisation")
    return _("Fits by texts that are not shown any more")


def in_words(reason: dict, sources: Sources, to_itself: bool, description: Cited) -> dict | None:
    """One reason; ``description`` is what they say of themselves. None when the cited text has been taken back or
    says something else since, or the reader may not see it."""
    kind, cited = reason["kind"], sources.texts.get(reason.get("evidence", ""))
    if kind in ("competences", "themes"):
        return about_topics(kind, held(reason, sources), to_itself)
    if kind == "geography":
        return {"met": True, "text": about_place(reason.get("place"), to_itself)}
    if kind in FACTS:
        theirs, mine = FACTS[kind]
        return {"met": True, "text": mine if to_itself else theirs}
    if cited is None and reason.get("evidence", "").startswith("profile:"):
        cited = description
    if cited is None or kind not in TOLD:
        return None
    standing = cited.standing(reason)
    return TOLD[kind](standing, cited, to_itself) if standing else None


def about_topics(kind: str, topics: str, to_itself: bool) -> dict:
    if kind == "themes":
        text = _("You have {topics} in common") if to_itself else _("Both are about {topics}")
    else:
        text = _("You work with {topics}") if to_itself else _("Works with {topics}")
    return {"met": True, "text": format_html(text, topics=topics)}


def about_place(place: dict | None, to_itself: bool) -> str:
    """How far away, as it was when it entered the score; matches from before say no place."""
    theirs, mine = PLACES[which_place(place)]
    told = mine if to_itself else theirs
    return format_html(told, km=rounded(place["km"]), place=place["name"]) if place else str(told)


def which_place(place: dict | None) -> str:
    if place is None:
        return "unsaid"
    if place["everywhere"]:
        return "everywhere"
    if place["km"] < 1:
        return "area" if place["area"] else "here"
    return "away"


def rounded(km: float) -> int:
    """To whole kilometres, from ten on to five."""
    return round(km) if km < 10 else 5 * round(km / 5)


def about_words(reason: dict, cited: Cited, to_itself: bool) -> dict:
    told = said_once(reason["words"])
    many, words = len(told), words_of(told, cited.language)
    if not cited.title:
        mine = ngettext("The word {words} is in your description", "The words {words} are in your description", many)
        theirs = ngettext("The word {words} is in the description", "The words {words} are in the description", many)
        return {"met": True, "text": format_html(mine if to_itself else theirs, words=words)}
    text = ngettext("The word {words} is in “{title}”", "The words {words} are in “{title}”", many)
    return shown(format_html(text, words=words, title=linked(cited)), cited)


def about_meaning(reason: dict, cited: Cited, to_itself: bool) -> dict:
    """The two pieces side by side, the language named where they differ."""
    asked, answered = reason["languages"]
    where = (
        format_html(_("“{title}”"), title=linked(cited))
        if cited.title
        else _("your description")
        if to_itself
        else _("the description")
    )
    told = _("Found by meaning, not by words, in {where}")
    if asked != answered:
        told = _("Found by meaning across languages ({asked} and {shown}), in {where}")
    names_of = {"asked": LANGUAGES.get(asked, asked), "shown": LANGUAGES.get(answered, answered)}
    item = shown(format_html(told, where=where, **names_of), cited)
    sought, found = reason["pieces"]
    pieces = zip((sought, cited.without_heading(found)), reason["languages"], strict=True)
    return item | {"pieces": [said(shorten(piece, QUOTED, placeholder=" …"), language) for piece, language in pieces]}


def about_pilot(reason: dict, cited: Cited, to_itself: bool) -> dict:
    told = _("You have tried something like it: {title}") if to_itself else _("Has tried something like it: {title}")
    return shown(format_html(told, title=linked(cited)), cited)


def shown(text: str, cited: Cited) -> dict:
    if cited.verified:
        text = format_html(_("{reason} (confirmed by the municipality)"), reason=text)
    return {"met": True, "text": text}


def linked(cited: Cited) -> str:
    """The title, leading to the text."""
    title = said(cited.title, cited.language)
    return format_html('<a href="{}">{}</a>', cited.url, title) if cited.url else title


TOLD = {"words": about_words, "meaning": about_meaning, "pilots": about_pilot}


def said_once(words: list) -> list:
    """The shared words without parts of a word both texts have, as “gaden” of “Ringgaden”."""
    both = {whole(asked) for asked, shown, *_rest in words if whole(asked) == whole(shown)}
    return [word for word in words if whole(word[1]) not in both or whole(word[1]) in whole(word[0])]


def words_of(words: list, language: str) -> str:
    """The shared words, quoted; both texts were read in the language of the evidence."""
    quoted = _("“{words}”")
    return listed([format_html(quoted, words=said(both_forms(*word[:2]), language)) for word in words])


def both_forms(asked: str, shown: str) -> str:
    """The challenge's form, and the evidence's own where it differs."""
    same = whole(asked) == whole(shown)
    return in_parts(asked) if same else format_html("{} / {}", in_parts(asked), in_parts(shown))


def in_parts(word: str) -> str:
    """A compound with its parts drawn apart (by style alone: it is read aloud, copied and mailed as one word)."""
    if BAR not in word:
        return word
    first, *rest = word.split(BAR)
    others = format_html_join("", "<wbr><span>{}</span>", ((part,) for part in rest))
    return format_html('<span class="compound"><span>{}</span>{}</span>', first, others)


def names(topics: list[dict], sources: Sources) -> str:
    return listed([name_of(topic, sources) for topic in topics])


def name_of(topic: dict, sources: Sources) -> str:
    return sources.topics.get(topic["id"], topic["name"])


def held(reason: dict, sources: Sources) -> str:
    """The topics of a reason; one that is had only by a broader or narrower one by that one's name."""
    found, through, near = [], reason.get("through", {}), _("{own} (near {sought})")
    for topic in reason["topics"]:
        name, own = name_of(topic, sources), through.get(topic["id"])
        found.append(format_html(near, own=name_of(own, sources), sought=name) if own else name)
    return listed(found)


def listed(parts: list[str]) -> str:
    """Parts of a sentence, marked ones among them, with a word before the last."""
    if len(parts) < 2:
        return parts[0] if parts else ""
    first = format_html_join(", ", "{}", ((part,) for part in parts[:-1]))
    return format_html(_("{first} and {last}"), first=first, last=parts[-1])
