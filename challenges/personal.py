"""What challenges, responses, reviews and decisions hold of persons, and what becomes of it."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from challenges.models import (
    Challenge,
    ChallengeIndexPage,
    ChallengePage,
    Decision,
    Invitation,
    ResponseVersion,
    Review,
)
from hub.base.personal import RESPONSIBLE
from hub.kit.personal import Fate, Owned, PersonalField, declare

YEAR = dt.timedelta(days=365)
OPENING = PersonalField(
    Fate.PSEUDONYM,
    _("Opening sealed responses is an act of two named persons."),
    called=_("Responses you opened"),
)
PUBLISHED = PersonalField(Fate.KEEP, _("Published by the municipality as its own contact; an editor changes it."))

declare(Challenge, opening_asked_by=OPENING, opening_witness=OPENING)
declare(ChallengeIndexPage, responsible=RESPONSIBLE)
declare(
    ChallengePage,
    responsible=RESPONSIBLE,
    owner_name=PUBLISHED,
    contact_name=PUBLISHED,
    contact_email=PUBLISHED,
    budget_owner=PUBLISHED,
    scaling_owner=PUBLISHED,
)
declare(
    Decision,
    decided_by=PersonalField(
        Fate.PSEUDONYM, _("A decision of an authority must stay explicable."), called=_("Decisions you recorded")
    ),
)
declare(
    Invitation,
    Owned("person__user", _("Invitations to you"), _("You agreed to be suggested to those who own a challenge.")),
    person=PersonalField(Fate.DELETE_ROW, _("You agreed to be suggested to those who own a challenge.")),
    by=PersonalField(
        Fate.PSEUDONYM,
        _("It must be known who invited on behalf of the municipality."),
        called=_("Invitations you sent"),
    ),
)
declare(
    ResponseVersion,
    author=PersonalField(
        Fate.PSEUDONYM, _("Versions are never changed; a pseudonym stays."), called=_("Responses you wrote")
    ),
)
declare(
    Review,
    Owned("reviewer", _("Responses you review"), _("An assessment must stay explicable after the decision.")),
    reviewer=PersonalField(Fate.PSEUDONYM, _("An assessment must stay explicable after the decision.")),
    assigned_by=PersonalField(Fate.PSEUDONYM, _("It must be known who chose the reviewer.")),
    conflict_note=PersonalField(
        Fate.ERASE, _("It may tell of family and friends; that there was a conflict is kept."), 5 * YEAR
    ),
)
