"""What would improve one's matches: on the page of what an organisation shows, and on a person's own profile.

Computed from the open challenges an organisation nearly fits: its matches that are not strong, as they were last
computed. A person names no competences, so what is said to them is about their texts.
"""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.models import Challenge, Phase
from hub.base.models import SiteSettings, Topic
from hub.kit.clock import now
from hub.kit.slots import fills
from partners.models import Organisation, matched_people
from search import people, profiles, telling
from search.matching import Actor, Ask
from search.matching.improving import Advice, advice
from search.models import Match


@fills("evidence.advice")
def what_would_improve(organisation, user):
    """For members of an organisation that wants to be matched."""
    if not isinstance(organisation, Organisation) or not user.has_perm("partners.act_for_organisation", organisation):
        return None
    actor = profiles.with_profile(profiles.consenting().filter(pk=organisation.pk)).first()
    if actor is None:
        return None
    shown = profiles.actor_of(actor)
    found = advice(nearly_fitting(organisation), shown, now().date())
    rows = [in_words(one, shown, organisation, names_of(found)) for one in found]
    return ("search/_improving.html", {"rows": rows}) if rows else None


@fills("profile.advice")
def what_would_improve_ones_own(_page, user):
    """For a person who wants to be matched."""
    person = people.with_own_profile(matched_people().filter(user=user)).first()
    if person is None:
        return None
    shown = profiles.actor_of_person(person)
    rows = [ABOUT_ALL[one.kind](shown, reverse("profile_evidence")) for one in advice((), shown, now().date())]
    return ("search/_improving.html", {"rows": rows}) if rows else None


def nearly_fitting(organisation: Organisation) -> list[Ask]:
    """The challenges that can be answered and that it fits, but not strongly."""
    now_open = Challenge.objects.in_phase(Phase.OPEN, Phase.UPCOMING).filter(
        matches__organisation=organisation, matches__strength__in=(Match.Strength.POSSIBLE, Match.Strength.GOOD)
    )
    asks = (profiles.ask_of(challenge) for challenge in profiles.askable(now_open).order_by("pk"))
    return [ask for ask in asks if ask]


def names_of(found: list[Advice]) -> dict[str, str]:
    slugs = {one.topic.id for one in found if one.topic}
    rows = Topic.objects.filter(slug__in=slugs) if slugs else ()
    return {row.slug: telling.in_its_language(row) for row in rows}


def in_words(one: Advice, actor: Actor, organisation: Organisation, names: dict[str, str]) -> dict:
    """What is so, what to do, and where it is done."""
    change = reverse("organisation_change", args=[organisation.slug])
    if one.topic:
        seek = ngettext(
            "{number} open challenge that nearly fits you seeks {topic}.",
            "{number} open challenges that nearly fit you seek {topic}.",
            one.asks,
        )
        said = format_html(seek, number=one.asks, topic=names.get(one.topic.id, one.topic.name))
        if one.kind == "show":
            return {
                "text": said,
                "more": _("You say it, but no text of yours shows it."),
                "url": "#add",
                "link": _("Show it"),
            }
        return {
            "text": said,
            "more": _("You do not say it. If you can, say it and show it."),
            "url": change,
            "link": _("Say it"),
        }
    return ABOUT_ALL[one.kind](actor, "#add" if one.kind == "date" else change)


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
