"""What the index and the matches do when something happened upstream. Each is idempotent.

What is matched or indexed anew follows the thing itself: ten changes of an organisation that wait are one run.
"""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge, Phase
from challenges.reactions import page_language, page_title
from hub.accounts.actions import Together, Ways, danish_path, notify
from hub.kit import imports
from hub.kit.events import afterwards, follow, on
from partners.models import Consent, Evidence, Organisation, Person
from projects.models import LearningPage, Pilot, PilotPartner
from search import actions, fitting
from search.following_imports import follow_challenges, follow_organisations, told_challenge
from search.saying import flagging


@follow(
    "challenges.brief_received",
    "challenges.brief_changed",
    "challenges.published",
    "challenges.amended",
    "challenges.retired",
    "challenges.cancelled",
    "challenges.decisions_released",
)
def index_challenge(challenge):
    actions.index(challenge)


@follow("challenges.published", "challenges.amended")
def index_pilots_of_challenge(challenge):
    """What a challenge looks for says which parts its pilots lack."""
    for pilot in challenge.pilots.order_by("pk"):
        actions.index(pilot)


@on("challenges.published")
def match_new_challenge(event):
    match_challenge(event.instance, published=True)


@follow("challenges.amended")
def match_challenge(challenge, *, published=False):
    if challenge.phase in (Phase.UPCOMING, Phase.OPEN):
        actions.rebuild_matches(challenge, published=published)


@on("search.matched")
def tell_of_matches(event):
    """Once, when a challenge is new: whoever fits or acts for who does, and its owner how many that are."""
    challenge = event.instance
    if not event.data["published"] or challenge.phase not in (Phase.UPCOMING, Phase.OPEN):
        return
    matches = challenge.matches.consenting().select_related("organisation", "person", "challenge")
    for match in matches.order_by(F("person").asc(nulls_first=True), "-score"):  # whoever acts for one hears it once
        fitting.tell_of_new(match)
    number = challenge.matches.suggested().count()
    if number:
        notify(
            fitting.acting_for(challenge.department),
            kind="matches_ready",
            key=f"matches:{challenge.public_id}",
            subject=fitting.how_many(challenge),
            text=_("See who they are, and why."),
            why=_("You work on this case."),
            path=Ways(danish_path("case_matches", challenge.public_id), together=among_ready(challenge)),
            values={"challenge": page_title(challenge), "count": number},
        )


def among_ready(challenge: Challenge) -> Together:
    """Several challenges of a department that became public at once."""
    return Together(
        sort=f"matches_ready:{challenge.department.public_id}",
        title=page_title(challenge),
        language=page_language(challenge),
        subject=_("There are matches for %(count)s new challenges"),
        text=_("See who they are, and why."),
        path=danish_path("case_list"),
        why=_("You work on these cases."),
    )


def owner_of(thing) -> Organisation | Person | None:
    """The organisation or the person that something hangs on."""
    return thing.who if isinstance(thing, Evidence | Consent) else thing


def organisation_of(thing) -> Organisation | None:
    """The organisation that something hangs on; None where it hangs on a person."""
    owner = owner_of(thing)
    return owner if isinstance(owner, Organisation) else None


@follow(
    "partners.organisation_registered",
    "partners.organisation_changed",
    "partners.organisation_verified",
    "partners.organisation_refused",
    "partners.evidence_changed",
    "partners.evidence_removed",
    about=organisation_of,
)
def index_organisation(organisation):
    actions.index(organisation)


@on(
    "partners.person_changed",
    "partners.organisation_changed",
    "partners.organisation_verified",
    "partners.organisation_refused",
    "partners.organisation_check_asked",
    "partners.evidence_changed",
    "partners.evidence_removed",
    "partners.consent_changed",
)
def match_after_a_change(event):
    thing = event.remaining  # a text that was taken back meanwhile has an event of its own
    watch(event, thing)  # before it is matched: what is suspicious counts at no time
    whose = owner_of(thing)
    if whose and fitting.now_suggested(thing):
        match_again(whose, all_are_new=True)
    elif whose:
        afterwards(match_again, whose)


def person_of(membership) -> Person | None:
    """Of which part a person is, and which departments they may not be matched with, follows from whom they act for."""
    return Person.objects.filter(user=membership.user_id).first()


@follow("partners.membership_confirmed", "partners.membership_ended", about=person_of)
def match_again(whose: Organisation | Person, *, all_are_new: bool = False) -> None:
    """The matches of one anew; what did not fit before is told. ``all_are_new``: what did is new to those who ask."""
    before = set(whose.matches.values_list("challenge", flat=True))
    actions.rematch(whose)
    fitting.tell_of_fits(whose, before, all_are_new=all_are_new)


def watch(event, thing) -> None:
    """Look at words that are new or begin to count, and mark a change that comes while challenges are open."""
    owner = owner_of(thing)
    looked_at = owner if isinstance(thing, Consent) else thing
    if isinstance(looked_at, Evidence | Organisation | Person):
        actions.look_at(looked_at)
    if owner and changes_what_is_shown(event):
        actions.mark_change(owner, by_id=event.by_id, described=event.data.get("described", False))


def changes_what_is_shown(event) -> bool:
    """Of a person's profile only what is compared: a phone number or a choice of mails is no sudden change."""
    if event.action == "partners.person_changed":
        return not {"about", "topics"}.isdisjoint(event.data.get("fields", ()))
    return event.action in ("partners.organisation_changed", "partners.evidence_changed")


@on("search.text_cleared", "search.text_confirmed", "search.hold_ended")
def match_after_a_look(event):
    flag = flagging.flag_of(event)
    if flag:
        afterwards(match_again, flag.who)


@on("search.text_flagged", "search.text_cleared", "search.text_confirmed")
def tell_of_text(event):
    """Those whose text it is: that somebody looks at it and why, and what came of it."""
    flag = flagging.flag_of(event)
    if flag:
        flagging.tell_writers(flag, event)


@on("partners.consent_changed", "partners.organisation_refused")
def leave_teams(event):
    whose = owner_of(event.instance)
    if whose:
        actions.vacate_seats(whose)
        fitting.keep_from_mail(whose)


def pilot_of(thing) -> Pilot:
    return thing.pilot if isinstance(thing, PilotPartner) else thing


@follow(
    "projects.pilot_planned",
    "projects.pilot_started",
    "projects.pilot_completed",
    "projects.pilot_stopped",
    "projects.pilot_changed",
    "projects.pilot_published",
    "projects.partner_joined",
    "projects.partner_left",
    about=pilot_of,
)
def index_pilot(pilot):
    actions.index(pilot)


@on("projects.learning_published")
def index_learning(event):
    """The event is the pilot's; ``data["learning"]`` names the page, the same in all its languages."""
    page = LearningPage.objects.filter(translation_key=event.data["learning"]).first()
    if page:
        actions.index(page)


imports.afterwards("challenges", follow_challenges)
imports.afterwards("organisations", follow_organisations)
imports.tells("challenges", told_challenge)
