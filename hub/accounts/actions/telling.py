"""Telling people: a notice in the product and a mail in the outbox, both in the caller's transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.accounts.models import Delivery, Notice, User
from hub.kit.clock import now
from hub.kit.tasks import durable

STUCK_AFTER = dt.timedelta(minutes=10)
Path = str | Callable[[str], str]
_muted: ContextVar[bool] = ContextVar("muted", default=False)


@contextmanager
def muted() -> Iterator[None]:
    """Write mails of this context as not to be sent: history that is played, not lived."""
    token = _muted.set(True)
    try:
        yield
    finally:
        _muted.reset(token)


def localised(path: str, language: str) -> str:
    """A Danish path as it is in ``language``: English stands under ``/en/``."""
    return f"/en{path}" if language == "en" and path and not path.startswith("/en/") else path


def danish_path(name: str, *args: object) -> str:
    """The Danish path of a view; readers of English get theirs from it."""
    with translation.override("da"):
        return reverse(name, args=args)


@transaction.atomic
def notify(
    users: Iterable[User],
    *,
    kind: str,
    key: str,
    subject: str,
    text: str,
    why: str,
    path: Path = "",
    values: dict | None = None,
) -> int:
    """Tell each of ``users`` once: a Notice and a mail. The number of people told for the first time.

    ``key`` makes it once (with the user); ``subject``, ``text`` and ``why`` may be lazy translations with ``%(name)s``
    for ``values``, and are written in each person's language. ``path`` is the Danish path of the view to see, or gives
    the path for a language. Mails of a kind that is left to choice go only to those who chose them.
    """
    told = 0
    for user in users:
        with translation.override(user.language):
            words = [str(part) % (values or {}) if values else str(part) for part in (subject, text, why)]
        place = path(user.language) if callable(path) else localised(path, user.language)
        fields = {"kind": kind, "subject": words[0][:200], "text": words[1], "why": words[2][:200], "path": place}
        notice, new = Notice.objects.get_or_create(user=user, key=key[:200], defaults=fields)
        if new:
            told += 1
            when = user.wants_mail(kind)
            if when == User.When.DAILY and not _muted.get():
                Notice.objects.filter(pk=notice.pk).update(waits_for_digest=True)
            if when == User.When.NOW:
                mail = {"subject": words[0], "text": words[1], "why": words[2], "path": place}
                queue_mail(user, key=f"{key}:{user.public_id}", **mail)
    return told


def send_digests() -> int:
    """One mail to each person who chose to hear of such things once a day; the number of people written to."""
    waiting = User.objects.filter(notices__waits_for_digest=True, is_active=True).distinct()
    return sum(_digest(user) for user in waiting)


@transaction.atomic
def _digest(user: User) -> bool:
    """All that waits, in one mail; whoever chose to hear never meanwhile is written nothing."""
    notices = list(user.notices.select_for_update().filter(waits_for_digest=True).order_by("pk"))
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(waits_for_digest=False)
    if not notices or user.match_mails == User.When.NEVER:
        return False
    with translation.override(user.language):
        subject = ngettext("%(count)s new match", "%(count)s new matches", len(notices)) % {"count": len(notices)}
        why = _("You chose to hear of matches once a day.")
    lines = [f"{notice.subject}\n{settings.SITE_URL}{notice.path}" for notice in notices]
    path = localised(danish_path("my_page"), user.language)
    key = f"digest:{notices[-1].public_id}"
    queue_mail(user, key=key, subject=subject, text="\n\n".join(lines), why=why, path=path)
    return True


@transaction.atomic
def queue_mail(user: User, *, key: str, subject: str, text: str, why: str, path: str = "") -> Delivery:
    """Put one mail in the outbox, once for each ``key``."""
    with translation.override(user.language):
        parts = [text, f"{settings.SITE_URL}{path}" if path else "", _("Why you get this: %(why)s") % {"why": why}]
    status = Delivery.Status.SUPPRESSED if _muted.get() else Delivery.Status.WAITING
    fields = {"user": user, "address": user.email, "subject": " ".join(subject.split())[:200], "status": status}
    fields["body"] = "\n\n".join(part for part in parts if part) + "\n"
    delivery, new = Delivery.objects.get_or_create(key=key[:200], defaults=fields)
    if new and status == Delivery.Status.WAITING:
        deliver.enqueue(delivery.pk)
    return delivery


@durable(attempts=14, lease=dt.timedelta(minutes=5), backoff=dt.timedelta(seconds=20))
def deliver(delivery_pk: int) -> None:
    """Send one mail. The row is claimed before and closed after; no transaction is open meanwhile."""
    claimed = Delivery.objects.filter(pk=delivery_pk, status=Delivery.Status.WAITING).update(
        status=Delivery.Status.SENDING, claimed_at=now(), attempts=F("attempts") + 1
    )
    if not claimed:
        return
    delivery = Delivery.objects.get(pk=delivery_pk)
    try:
        _message(delivery).send()
    except Exception as error:
        Delivery.objects.filter(pk=delivery_pk).update(status=Delivery.Status.WAITING, last_error=type(error).__name__)
        raise
    Delivery.objects.filter(pk=delivery_pk).update(status=Delivery.Status.SENT, sent_at=now(), last_error="")


def deliver_forgotten() -> int:
    """Put mails back that a stopped worker left behind or whose task has given up; the number put back."""
    late = now() - STUCK_AFTER
    Delivery.objects.filter(status=Delivery.Status.SENDING, claimed_at__lt=late).update(status=Delivery.Status.WAITING)
    forgotten = Delivery.objects.filter(status=Delivery.Status.WAITING, changed_at__lt=late)[:200]
    for delivery in forgotten:
        Delivery.objects.filter(pk=delivery.pk).update(changed_at=now())
        deliver.enqueue(delivery.pk)
    return len(forgotten)


@transaction.atomic
def read_notices(user: User) -> int:
    """Mark all notices of a person as read."""
    return user.notices.filter(read_at=None).update(read_at=now())


def _message(delivery: Delivery) -> EmailMessage:
    host = settings.SITE_URL.partition("://")[2].partition(":")[0] or "localhost"
    headers = {
        "Message-ID": f"<{delivery.public_id}@{host}>",  # the same for every try: a mail server can tell a double
        "Auto-Submitted": "auto-generated",
        "List-ID": f"Quadro <quadro.{host}>",
    }
    return EmailMessage(
        delivery.subject, delivery.body, settings.DEFAULT_FROM_EMAIL, [delivery.address], headers=headers
    )
