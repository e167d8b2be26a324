"""News of one sort that come close together are one message: twelve publications are no twelve notices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from hub.accounts.models import Delivery, Notice, User
from hub.kit.clock import now
from hub.kit.imports import fitted

WITHIN = dt.timedelta(minutes=3)  # of the first; its mail waits as long
NAMED = 20  # lines of one message
Path = str | Callable[[str], str]


@dataclass(frozen=True)
class Together:
    """What a notice is among several of its ``sort``: a line with ``title`` in ``language`` (both may be lazy).

    ``subject`` (lazy, with ``%(count)s``), ``text``, ``path`` and ``why`` (where it is another than that of one alone)
    are those of the message that names them all.
    """

    sort: str
    title: str
    language: str
    subject: str
    text: str
    path: str
    why: str = ""
    values: dict[str, str] = field(default_factory=dict)

    def line(self, path: str) -> dict[str, str]:
        """In the language that is active."""
        return {"title": str(self.title), "path": path, "language": str(self.language)}


def first_of(user: User, sort: str) -> Notice | None:
    """The message to go on with: unread, of the last minutes, and in no mail that has left. Held until it is saved."""
    User.objects.select_for_update().get(pk=user.pk)  # two that come at once find each other
    recent = user.notices.shown().filter(gather=sort, read_at=None, created_at__gt=now() - WITHIN)
    first = recent.select_for_update().first()
    if first is None:
        return None
    gone = Delivery.objects.select_for_update().filter(key=mail_key(first, user))
    left = gone.exclude(status__in=(Delivery.Status.WAITING, Delivery.Status.SUPPRESSED)).exists()
    return None if left else first


def join(notice: Notice, first: Notice, together: Together, path: str) -> Notice:
    """Make ``notice`` a line of the ``first``, which then says how many they are."""
    notice.gathered_into = first
    notice.save(update_fields=["gathered_into", "changed_at"])
    lines = [first.line, *first.gathered.order_by("pk").values_list("line", flat=True)]
    values = together.values | {"count": len(lines)}
    first.subject = fitted(str(together.subject) % values, 200)
    first.text, first.path = str(together.text), path
    first.links, first.why = lines[:NAMED], fitted(str(together.why), 200) or first.why
    first.save(update_fields=["subject", "text", "path", "links", "why", "changed_at"])
    return first


def mail_key(notice: Notice, user: User) -> str:
    """The key of the mail that tells of a notice."""
    return f"{notice.key}:{user.public_id}"[:200]
