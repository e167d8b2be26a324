"""The verbs of search."""

from search.actions.alerts import run_alerts
from search.actions.asked import count_searches
from search.actions.copies import copy_index, copy_soon, remake_index
from search.actions.exposure import audit_month, audit_now, note_shown
from search.actions.feedback import say_of_match, take_back
from search.actions.generations import build, build_generation, mend, renew_now, renew_outdated
from search.actions.holding import end_holds, mark_change
from search.actions.index import follow, hide, index, rebuild, remove
from search.actions.matches import forget_matches, rebuild_matches, rematch
from search.actions.moderation import clear_flag, confirm_flag, look_at, look_at_recent
from search.actions.saving import change_saved_search, remove_saved_search, save_search
from search.actions.teams import choose_proposal, free_seat, invite_team, leave_out, propose_team, put_in, vacate_seats
from search.actions.vectors import lacking, make_vectors
from search.actions.weights import change_weights, restore_weights

__all__ = [
    "audit_month",
    "audit_now",
    "build",
    "build_generation",
    "change_saved_search",
    "change_weights",
    "choose_proposal",
    "clear_flag",
    "confirm_flag",
    "copy_index",
    "copy_soon",
    "count_searches",
    "end_holds",
    "follow",
    "forget_matches",
    "free_seat",
    "hide",
    "index",
    "invite_team",
    "lacking",
    "leave_out",
    "look_at",
    "look_at_recent",
    "make_vectors",
    "mark_change",
    "mend",
    "note_shown",
    "propose_team",
    "put_in",
    "rebuild",
    "rebuild_matches",
    "remake_index",
    "rematch",
    "remove",
    "remove_saved_search",
    "renew_now",
    "renew_outdated",
    "restore_weights",
    "run_alerts",
    "save_search",
    "say_of_match",
    "take_back",
    "vacate_seats",
]
