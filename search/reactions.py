"""What the index and the matches do when something happened upstream. Each is idempotent."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from challenges.models import Phase
from challenges.reactions import page_title
from hub.accounts.actions import danish_path, notify
from hub.kit import imports
from hub.kit.events import on
from partners.models import Consent, Evidence, Organisation, Person
from projects.models import LearningPage, PilotPartner
from search import actions, fitting, flagging
from search.following_imports import follow_challenges, follow_organisations, told_challenge


@on(
    "challenges.brief_received",
    "challenges.brief_changed",
    "challenges.published",
    "challenges.amended",
    "challenges.retired",
    "challenges.cancelled",
    "challenges.decisions_released",
)
def index_challenge(event):
    actions.index(event.instance)


@on("challenges.published", "challenges.amended")
def index_pilots_of_challenge(event):
    """What a challenge looks for says which parts its pilots lack."""
    for pilot in event.instance.pilots.order_by("pk"):
        actions.index(pilot)


@on("challenges.published", "challenges.amended")
def match_challenge(event):
    if event.instance.phase in (Phase.UPCOMING, Phase.OPEN):
        actions.rebuild_matches(event.instance, published=event.action == "challenges.published")


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
            path=danish_path("case_matches", challenge.public_id),
            values={"challenge": page_title(challenge), "count": number},
        )


@on(
    "partners.organisation_registered",
    "partners.organisation_changed",
    "partners.organisation_verified",
    "partners.evidence_changed",
    "partners.evidence_removed",
)
def index_organisation(event):
    organisation = organisation_of(event.remaining)
    if organisation:
        actions.index(organisation)


@on(
    "partners.organisation_changed",
    "partners.evidence_changed",
    "partners.evidence_removed",
    "partners.consent_changed",
)
def match_organisation(event):
    thing = event.remaining  # a text that was taken back meanwhile has an event of its own
    watch(event, thing, organisation_of(thing))  # before it is matched: what is suspicious counts at no time
    match_again(event, owner_of(thing))


@on("partners.person_changed")
def match_person(event):
    actions.look_at(event.instance)
    match_again(event, event.instance)


@on("partners.membership_confirmed", "partners.membership_ended")
def match_member(event):
    """Of which part a person is, and which departments they may not be matched with, follows from whom they act for."""
    person = Person.objects.filter(user=event.instance.user_id).first()
    if person:
        match_again(event, person)


def match_again(event, whose: Organisation | Person | None) -> None:
    if whose:
        before = set(whose.matches.values_list("challenge", flat=True))
        actions.rematch(whose)
        fitting.tell_of_fits(whose, before, event)


def watch(event, thing, organisation: Organisation | None) -> None:
    """Look at words that are new or begin to count, and mark a change that comes while challenges are open."""
    looked_at = owner_of(thing) if isinstance(thing, Consent) else thing
    if isinstance(looked_at, Evidence | Organisation | Person):
        actions.look_at(looked_at)
    if organisation and event.action in ("partners.organisation_changed", "partners.evidence_changed"):
        actions.mark_change(organisation, by_id=event.by_id)


@on("search.text_cleared", "search.text_confirmed", "search.hold_ended")
def match_after_a_look(event):
    flag = flagging.flag_of(event)
    if flag:
        match_again(event, flag.who)


@on("search.text_flagged", "search.text_cleared", "search.text_confirmed")
def tell_of_text(event):
    """Those whose text it is: that somebody looks at it and why, and what came of it."""
    flag = flagging.flag_of(event)
    if flag:
        flagging.tell_writers(flag, event)


@on("partners.consent_changed")
def leave_teams(event):
    whose = owner_of(event.instance)
    if whose:
        actions.vacate_seats(whose)


def organisation_of(thing) -> Organisation | None:
    """The organisation an event is about; None where it is about a person."""
    owner = owner_of(thing)
    return owner if isinstance(owner, Organisation) else None


def owner_of(thing) -> Organisation | Person | None:
    """The organisation or the person an event is about."""
    return thing.organisation or thing.person if isinstance(thing, Evidence | Consent) else thing


@on(
    "projects.pilot_planned",
    "projects.pilot_started",
    "projects.pilot_completed",
    "projects.pilot_stopped",
    "projects.pilot_changed",
    "projects.pilot_published",
    "projects.partner_joined",
    "projects.partner_left",
)
def index_pilot(event):
    thing = event.instance
    actions.index(thing.pilot if isinstance(thing, PilotPartner) else thing)


@on("projects.learning_published")
def index_learning(event):
    """The event is the pilot's; ``data["learning"]`` names the page, the same in all its languages."""
    page = LearningPage.objects.filter(translation_key=event.data["learning"]).first()
    if page:
        actions.index(page)


imports.afterwards("challenges", follow_challenges)
imports.afterwards("organisations", follow_organisations)
imports.tells("challenges", told_challenge)
