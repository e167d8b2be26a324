"""The verbs of partners, by subject."""

from partners.actions.evidence import (
    consent,
    declare_evidence,
    remove_evidence,
    verify_evidence,
    withdraw_consent,
)
from partners.actions.organisations import (
    add_unit,
    ask_to_join,
    change,
    confirm_membership,
    end_membership,
    register,
    verify,
)

__all__ = [
    "add_unit",
    "ask_to_join",
    "change",
    "confirm_membership",
    "consent",
    "declare_evidence",
    "end_membership",
    "register",
    "remove_evidence",
    "verify",
    "verify_evidence",
    "withdraw_consent",
]
