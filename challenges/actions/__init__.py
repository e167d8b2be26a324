"""The verbs of challenges, by subject."""

from challenges.actions.briefing import adopt, as_saved, at_revision, brief, change_brief, closed, draft_of
from challenges.actions.decisions import decide, lacks_review, release
from challenges.actions.inviting import (
    answer_invitation,
    competitors,
    invite,
    invite_people,
    invited,
    people,
    plug_competitors,
    plug_people,
    uninvited,
)
from challenges.actions.letters import write_decision_letters, write_receipts
from challenges.actions.openings import ask_opening, may_open, open_responses
from challenges.actions.parking import forget_parked, park, parked, prune_parked
from challenges.actions.publishing import cancel, facts_of, freeze_route, publish, publish_edition, retire
from challenges.actions.refusals import ChangedMeanwhile, Refused, TooLate
from challenges.actions.responses import (
    begin,
    begin_alone,
    discard_drafts,
    latest_content,
    note_attempt,
    note_download,
    save_draft,
    submit,
    why_not_alone,
    withdraw,
)
from challenges.actions.reviews import assign, complete, declare_conflict, edition_of, save_scores, unfinished
from hub.kit.lifecycle import IllegalMove

__all__ = [
    "ChangedMeanwhile",
    "IllegalMove",
    "Refused",
    "TooLate",
    "adopt",
    "answer_invitation",
    "as_saved",
    "ask_opening",
    "assign",
    "at_revision",
    "begin",
    "begin_alone",
    "brief",
    "cancel",
    "change_brief",
    "closed",
    "competitors",
    "complete",
    "decide",
    "declare_conflict",
    "discard_drafts",
    "draft_of",
    "edition_of",
    "facts_of",
    "forget_parked",
    "freeze_route",
    "invite",
    "invite_people",
    "invited",
    "lacks_review",
    "latest_content",
    "may_open",
    "note_attempt",
    "note_download",
    "open_responses",
    "park",
    "parked",
    "people",
    "plug_competitors",
    "plug_people",
    "prune_parked",
    "publish",
    "publish_edition",
    "release",
    "retire",
    "save_draft",
    "save_scores",
    "submit",
    "unfinished",
    "uninvited",
    "why_not_alone",
    "withdraw",
    "write_decision_letters",
    "write_receipts",
]
