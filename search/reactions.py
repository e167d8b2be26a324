"""What the index and the matches do when something happened upstream. Each is idempotent."""

from challenges.models import Phase
from hub.kit import imports
from hub.kit.events import on
from partners.models import Consent, Evidence, Organisation
from projects.models import PilotPartner
from search import actions
from search.following_imports import follow_challenges, follow_organisations, told_challenge


@on(
    "challenges.brief_received",
    "challenges.published",
    "challenges.amended",
    "challenges.retired",
    "challenges.cancelled",
    "challenges.decisions_released",
)
def index_challenge(event):
    actions.index(event.instance)


@on("challenges.published", "challenges.amended")
def match_challenge(event):
    if event.instance.phase in (Phase.UPCOMING, Phase.OPEN):
        actions.rebuild_matches(event.instance)


@on(
    "partners.organisation_registered",
    "partners.organisation_changed",
    "partners.organisation_verified",
    "partners.evidence_changed",
    "partners.evidence_removed",
)
def index_organisation(event):
    organisation = organisation_of(event.instance)
    if organisation:
        actions.index(organisation)


@on(
    "partners.organisation_changed",
    "partners.evidence_changed",
    "partners.evidence_removed",
    "partners.consent_changed",
)
def match_organisation(event):
    organisation = organisation_of(event.instance)
    if organisation:
        actions.rematch_organisation(organisation)


def organisation_of(thing) -> Organisation | None:
    """The organisation an event is about; None where it is about a person."""
    owner = thing.organisation if isinstance(thing, Evidence | Consent) else thing
    return owner if isinstance(owner, Organisation) else None


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


imports.afterwards("challenges", follow_challenges)
imports.afterwards("organisations", follow_organisations)
imports.tells("challenges", told_challenge)
