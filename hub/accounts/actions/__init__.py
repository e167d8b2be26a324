"""The verbs of accounts, by subject."""

from hub.accounts.actions.following import follow, unfollow
from hub.accounts.actions.gathering import Together
from hub.accounts.actions.people import change_address, end_sessions, erase, set_groups
from hub.accounts.actions.telling import (
    Ways,
    danish_path,
    deliver,
    deliver_forgotten,
    localised,
    muted,
    notify,
    queue_mail,
    read_notices,
    send_digests,
)

__all__ = [
    "Together",
    "Ways",
    "change_address",
    "danish_path",
    "deliver",
    "deliver_forgotten",
    "end_sessions",
    "erase",
    "follow",
    "localised",
    "muted",
    "notify",
    "queue_mail",
    "read_notices",
    "send_digests",
    "set_groups",
    "unfollow",
]
