"""The verbs of projects."""

from projects.actions.course import complete, start, stop
from projects.actions.datause import approve_data_use, declare_data_use, return_data_use, send_data_use
from projects.actions.learning import draft_learning, note_learning, note_pilot_page
from projects.actions.measuring import add_indicator, change_indicator, record
from projects.actions.planning import change, plan
from projects.actions.working import add_milestone, join_partner, leave_partner, reach_milestone, write_update
from projects.models.readiness import missing_to_end, missing_to_start

__all__ = [
    "add_indicator",
    "add_milestone",
    "approve_data_use",
    "change",
    "change_indicator",
    "complete",
    "declare_data_use",
    "draft_learning",
    "join_partner",
    "leave_partner",
    "missing_to_end",
    "missing_to_start",
    "note_learning",
    "note_pilot_page",
    "plan",
    "reach_milestone",
    "record",
    "return_data_use",
    "send_data_use",
    "start",
    "stop",
    "write_update",
]
