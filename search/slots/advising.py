"""What would improve one's matches: on the page of what an organisation shows, and on a person's own profile; there
also which of one's competences a text shows.

Computed from the open and upcoming challenges they nearly fit: their matches that are not strong, as they were last
computed.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.models import Challenge, Phase
from hub.base.models import SiteSettings, Topic
from hub.kit.clock import now
from hub.kit.slots import fills
from partners.models import Organisation, Person, matched_people
from search import people, profiles
from search.matching import Actor, Ask
from search.matching.features import is_shown
from search.matching.improving import Advice, advice
from search.models import Match, MatchFeedback
from search.saying import telling


@dataclass(frozen=True)
class Doors:
    """Where one says what one can, and where one shows it; ``show`` takes the topic's id."""

    say: str
    show: str
    change: str  # the rest of what one says of oneself

    def showing(self, topic: str) -> str:
        return self.show.format(topic=topic)


@fills("evidence.advice")
def what_would_improve(organisation, user):
    """For members of an organisation that wants to be matched."""
    if not isinstance(organisation, Organisation) or not user.has_perm("partners.act_for_organisation", organisation):
        return None
    actor = profiles.with_profile(profiles.consenting().filter(pk=organisation.pk)).first()
    if actor is None:
        return None
    change = reverse("organisation_change", args=[organisation.slug])
    return told(profiles.actor_of(actor), organisation.matches.all(), Doors(change, "#add", change))


@fills("profile.advice")
def what_would_improve_ones_own(_page, user):
    """For a person who wants to be matched."""
    person = people.with_own_profile(matched_people().filter(user=user)).first()
    if person is None:
        return None
    show = reverse("profile_evidence")
    doors = Doors(reverse("profile_competences"), f"{show}?topic={{topic}}", show)
    return told(profiles.actor_of_person(person), person.matches.all(), doors)


@fills("profile.competences")
def what_is_shown(_page, user):
    """Which of a person's competences a text of theirs shows, and so count in full."""
    person = people.with_own_profile(Person.objects.filter(user=user)).first()
    topics = [link.tag for link in person.topic_links.all()] if person else []
    if not topics:
        return None
    actor, show = profiles.actor_of_person(person), reverse("profile_evidence")
    rows = [
        {
            "name": telling.in_its_language(topic),
            "shown": is_shown(actor, profiles.as_topic(topic)),
            "url": f"{show}?topic={topic.slug}",
        }
        for topic in sorted(topics, key=lambda topic: topic.label.lower())
    ]
    return "search/_my_competences.html", {"rows": rows}


def told(actor: Actor, matches: QuerySet[Match], doors: Doors):
    """The advice there is for one, as a slot is filled."""
    found = advice(nearly_fitting(matches), actor, now().date())
    names = names_of(found)
    rows = [in_words(one, actor, doors, names) for one in found]
    return ("search/_improving.html", {"rows": rows}) if rows else None


def nearly_fitting(matches: QuerySet[Match]) -> list[Ask]:
    """The challenges that can be answered and that one fits, but not strongly; none one has called a wrong match."""
    wrong = MatchFeedback.objects.wrong(MatchFeedback.Side.ACTOR).of_the_same()
    near = matches.filter(~Exists(wrong), strength__in=(Match.Strength.POSSIBLE, Match.Strength.GOOD))
    now_open = Challenge.objects.in_phase(Phase.OPEN, Phase.UPCOMING).filter(pk__in=near.values("challenge"))
    asks = (profiles.ask_of(challenge) for challenge in profiles.askable(now_open).order_by("pk"))
    return [ask for ask in asks if ask]


def names_of(found: list[Advice]) -> dict[str, str]:
    slugs = {one.topic.id for one in found if one.topic}
    rows = Topic.objects.filter(slug__in=slugs) if slugs else ()
    return {row.slug: telling.in_its_language(row) for row in rows}


def in_words(one: Advice, actor: Actor, doors: Doors, names: dict[str, str]) -> dict:
    """What is so, what to do, and where it is done."""
    if one.topic is None:
        return ABOUT_ALL[one.kind](actor, doors.showing("") if one.kind == "date" else doors.change)
    seek = ngettext(
        "{number} challenge that could fit you better seeks {topic}.",
        "{number} challenges that could fit you better seek {topic}.",
        one.asks,
    )
    said = {"text": format_html(seek, number=one.asks, topic=names.get(one.topic.id, one.topic.name))}
    if one.kind == "show":
        more = _("You say it, but no text of yours shows it.")
        return said | {"more": more, "url": doors.showing(one.topic.id), "link": _("Show it")}
    more = _("You do not say it. If you can, say it and show it.")
    return said | {"more": more, "url": doors.say, "link": _("Say it")}


def unchecked(_actor: Actor, _change: str) -> dict:
    settings = SiteSettings.objects.first()
    mail = settings.contact_email if settings else ""
    return {
        "text": _("Nobody at the municipality has checked a text of yours, so your texts count a little less."),
        "more": "",
        "url": f"mailto:{mail}" if mail else "",
        "link": _("Ask the secretariat to check one"),
    }


def stale(_actor: Actor, change: str) -> dict:
    text = _("It is more than 90 days since you said when you can start, so it counts half.")
    return {"text": text, "more": "", "url": change, "link": _("Say when you can start")}


def undated(actor: Actor, change: str) -> dict:
    text = _("None of your texts has a date. What is recent counts a little more.")
    first = next((item for item in actor.evidence if not item.id.startswith(profiles.PROFILE)), None)
    url = reverse("evidence_change", args=[first.id]) if first else change
    return {"text": text, "more": "", "url": url, "link": _("Give a text its date")}


ABOUT_ALL = {"verify": unchecked, "capacity": stale, "date": undated}
