"""The verbs of partners, by subject."""

from partners.actions.checking import ask_again, refuse, verify
from partners.actions.evidence import (
    change_evidence,
    consent,
    declare_evidence,
    remove_evidence,
    verify_evidence,
    withdraw_consent,
)
from partners.actions.memberships import (
    ask_to_join,
    change_role,
    confirm_membership,
    decline_membership,
    end_membership,
    leave_all,
)
from partners.actions.organisations import add_unit, change, register
from partners.actions.people import answer_alone, change_profile, choose_topics

__all__ = [
    "add_unit",
    "answer_alone",
    "ask_again",
    "ask_to_join",
    "change",
    "change_evidence",
    "change_profile",
    "change_role",
    "choose_topics",
    "confirm_membership",
    "consent",
    "declare_evidence",
    "decline_membership",
    "end_membership",
    "leave_all",
    "refuse",
    "register",
    "remove_evidence",
    "verify",
    "verify_evidence",
    "withdraw_consent",
]
