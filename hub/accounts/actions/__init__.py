"""The verbs of accounts, by subject."""

from hub.accounts.actions.people import change_address, end_sessions, erase, set_groups
from hub.accounts.actions.telling import (
    danish_path,
    deliver,
    deliver_forgotten,
    localised,
    muted,
    notify,
    queue_mail,
    read_notices,
)

__all__ = [
    "change_address",
    "danish_path",
    "deliver",
    "deliver_forgotten",
    "end_sessions",
    "erase",
    "localised",
    "muted",
    "notify",
    "queue_mail",
    "read_notices",
    "set_groups",
]
