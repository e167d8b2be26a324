"""What search keeps that may tell of somebody, and for how long."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from hub.kit.personal import Fate, Owned, PersonalField, declare
from search.models import EvidenceFlag, Impression, Match, MatchFeedback, SavedSearch, TeamSeat, WeightVersion
from search.models.asked import KEPT, AskedQuery

YEAR = dt.timedelta(days=365)

declare(
    AskedQuery,
    text=PersonalField(
        Fate.DELETE_ROW,
        _("Editors see which words are missing; nobody is named, and what looks like a person's number is not kept."),
        KEPT,
        since="at",
    ),
)
declare(
    Impression,
    viewer=PersonalField(
        Fate.DELETE_ROW,
        _("A list is counted once a day for each who looks; the letters are others the next day and lead to nobody."),
        400 * dt.timedelta(days=1),
        "at",
    ),
)
declare(
    Match,
    Owned("person__user", _("Challenges that fit you as a person"), _("You asked to be matched by what you show.")),
    person=PersonalField(Fate.DELETE_ROW, _("You asked to be matched by what you show.")),
)
declare(
    MatchFeedback,
    Owned("person__user", _("What was said of your matches as a person"), _("A match called wrong stays hidden.")),
    person=PersonalField(Fate.DELETE_ROW, _("Whose match it was, when it was not an organisation's.")),
    reason=PersonalField(
        Fate.ERASE,
        _("Free words may name somebody; what was said is kept without them."),
        YEAR,
        since="at",
    ),
    side=PersonalField(
        Fate.DELETE_ROW,
        _("It teaches the matching what was wrong, until it is too old."),
        5 * YEAR,
        "at",
    ),
)
declare(
    EvidenceFlag,
    Owned("person__user", _("Texts of yours that were looked at"), _("A text made for the matching must not count.")),
    person=PersonalField(Fate.DELETE_ROW, _("Whose text it is, when it is not an organisation's.")),
    decided_by=PersonalField(
        Fate.PSEUDONYM,
        _("A decision on a text counts because somebody made it."),
        called=_("Texts you looked at for the matching"),
    ),
    note=PersonalField(
        Fate.ERASE,
        _("Free words may name somebody; what was decided is kept without them."),
        2 * YEAR,
        since="decided_at",
    ),
)
declare(
    WeightVersion,
    by=PersonalField(
        Fate.PSEUDONYM, _("It must be known who changed how matches are weighed."), called=_("Weights you changed")
    ),
)
declare(
    SavedSearch,
    Owned("user", _("Searches you follow"), _("You asked to be told of what they find.")),
    user=PersonalField(Fate.DELETE_ROW, _("You asked to be told of what they find.")),
    query=PersonalField(Fate.DELETE_ROW, _("What you look for is your own business.")),
)
declare(
    TeamSeat,
    Owned("person__user", _("Seats in proposed teams"), _("You agreed to be suggested to those who own a challenge.")),
    person=PersonalField(Fate.DELETE_ROW, _("You agreed to be suggested to those who own a challenge.")),
    by=PersonalField(
        Fate.PSEUDONYM,
        _("It must be known that somebody decided who is in a team."),
        called=_("Seats of teams you decided about"),
    ),
)
