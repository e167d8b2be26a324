"""Telling people: a notice in the product and a mail in the outbox, both in the caller's transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.accounts.actions.gathering import WITHIN, Path, Together, first_of, join, mail_key
from hub.accounts.models import Delivery, Notice, User
from hub.kit.clock import now, wall
from hub.kit.imports import fitted
from hub.kit.tasks import durable

STUCK_AFTER = dt.timedelta(minutes=10)
MATCHES = {"matched", "match_added"}  # kinds of notices that follow one preference
CHOSEN = MATCHES | {"invited"}  # those whose mails people choose on their profile
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


@dataclass(frozen=True)
class Ways:
    """Where a notice leads, if to more than one place; ``when`` it is mailed (a ``User.When``), if the sender knows.

    ``path`` as in ``notify``; ``links`` are ``{"title", "path", "language"}``; one click on the Danish path ``stop``
    ends such notices. What comes ``together`` within minutes is one message and one mail.
    """

    path: Path = ""
    links: tuple[dict[str, str], ...] = ()
    stop: str = ""
    when: str = ""
    together: Together | None = None


@transaction.atomic
def notify(
    users: Iterable[User],
    *,
    kind: str,
    key: str,
    subject: str,
    text: str,
    why: str,
    path: Path | Ways = "",
    values: dict | None = None,
) -> int:
    """Tell each of ``users`` once: a Notice and a mail. The number of people told for the first time.

    ``key`` makes it once (with the user); ``subject``, ``text`` and ``why`` may be lazy translations with ``%(name)s``
    for ``values``, and are written in each person's language. ``path`` is the Danish path of the view to see, or gives
    the path for a language. Mails of a kind that is left to choice go only to those who chose them.
    """
    ways, told = path if isinstance(path, Ways) else Ways(path), 0
    for user in users:
        with translation.override(user.language):
            words = [str(part) % (values or {}) if values else str(part) for part in (subject, text, why)]
        place = ways.path(user.language) if callable(ways.path) else localised(ways.path, user.language)
        fields = {"kind": kind, "subject": fitted(words[0], 200), "text": words[1], "why": fitted(words[2], 200)}
        fields |= {"path": place, "links": list(ways.links), "stop_path": localised(ways.stop, user.language)}
        notice, new = Notice.objects.get_or_create(user=user, key=key[:200], defaults=fields)
        if new:
            told += 1
            if not (ways.together and _gathered(user, notice, ways.together)):
                _mail(user, notice, ways.when or user.wants_mail(kind), words)
    return told


def _gathered(user: User, notice: Notice, together: Together) -> bool:
    """Whether it became a line of a message that is there; else it is the first that others may join."""
    first = first_of(user, together.sort)
    with translation.override(user.language):
        notice.gather, notice.line = together.sort, together.line(notice.path)
        notice.save(update_fields=["gather", "line", "changed_at"])
        if first is None:
            return False
        join(notice, first, together, localised(together.path, user.language))
        _rewrite(user, first)
    return True


def _rewrite(user: User, notice: Notice) -> None:
    """Let the mail that waits say what its notice says now."""
    waiting = Delivery.objects.filter(key=mail_key(notice, user))
    said = _said(notice.text, notice)
    body = _letter(said["text"], _why(notice.why, notice.kind), said["path"], notice.stop_path)
    waiting.update(subject=notice.subject, body=body, changed_at=now())


def _mail(user: User, notice: Notice, when: str, words: list[str]) -> None:
    """Now, with the mail of the day, or never; ``words`` are subject, text and why, uncut."""
    if when == User.When.DAILY and not _muted.get():
        Notice.objects.filter(pk=notice.pk).update(waits_for_digest=True)
    if when == User.When.NOW:
        with translation.override(user.language):
            why = _why(words[2], notice.kind)
            mail = _said(words[1], notice) | {"subject": words[0], "why": why, "stop": notice.stop_path}
        queue_mail(user, key=mail_key(notice, user), after=WITHIN if notice.gather else None, **mail)


def _why(why: str, kind: str) -> str:
    """And for what people choose, where they do; in the language that is active."""
    if kind not in CHOSEN:
        return why
    profile = localised(danish_path("profile"), translation.get_language())
    return why + "\n" + _("You choose on your profile when we write: %(address)s") % {"address": _address(profile)}


def _said(text: str, notice: Notice) -> dict[str, str]:
    """Text and path of its mail. Beside links by their titles the address of all of it has a name, too."""
    if not notice.links:
        return {"text": text, "path": notice.path}
    whole = [{"title": _("See all of it"), "path": notice.path}] if notice.path else []
    return {"text": "\n\n".join(_told(text, [*notice.links, *whole])), "path": ""}


def _told(text: str, links: Sequence[dict[str, str]]) -> list[str]:
    """What a mail says: the text, and each link by its title and address."""
    return [part for part in (text, *(f"{link['title']}\n{_address(link['path'])}" for link in links)) if part]


def _address(path: str) -> str:
    """A path as a full address; an address stays as it is."""
    return urljoin(f"{settings.SITE_URL}/", path)


def send_digests() -> int:
    """One mail to each person who chose to hear of such things once a day; the number of people written to."""
    waiting = User.objects.filter(notices__waits_for_digest=True, is_active=True).distinct()
    return sum(_digest(user) for user in waiting)


@transaction.atomic
def _digest(user: User) -> bool:
    """All that waits, in one mail; matches are left out where their reader chose never meanwhile."""
    waiting = list(user.notices.select_for_update().filter(waits_for_digest=True).order_by("pk"))
    Notice.objects.filter(pk__in=[notice.pk for notice in waiting]).update(waits_for_digest=False)
    notices = [one for one in waiting if one.kind not in MATCHES or user.match_mails != User.When.NEVER]
    if not notices:
        return False
    count = len(notices)
    with translation.override(user.language):
        if {one.kind for one in notices} <= MATCHES:
            subject = ngettext("%(count)s new match", "%(count)s new matches", count) % {"count": count}
            why = _why(_("You chose to hear of matches once a day."), "matched")
        else:
            subject = ngettext("%(count)s message for you", "%(count)s messages for you", count) % {"count": count}
            why = _("You chose to hear of this once a day or once a week. Each message says how to stop it.")
        mine = {"title": _("My page"), "path": localised(danish_path("my_page"), user.language)}
        parts = [*map(_in_digest, notices), *_told("", [mine])]
    queue_mail(user, key=f"digest:{notices[-1].public_id}", subject=subject, text="\n\n".join(parts), why=why)
    return True


def _in_digest(notice: Notice) -> str:
    """One notice in the mail of the day."""
    lines = [f"{notice.subject}\n{_address(notice.path)}", *_told("", notice.links)]
    if notice.stop_path:
        lines.append(_("Stop these messages: %(address)s") % {"address": _address(notice.stop_path)})
    return "\n\n".join(lines)


@transaction.atomic
def queue_mail(
    user: User,
    *,
    key: str,
    subject: str,
    text: str,
    why: str,
    path: str = "",
    stop: str = "",
    after: dt.timedelta | None = None,
) -> Delivery:
    """Put one mail in the outbox, once for each ``key``; it leaves ``after`` a while. ``stop`` is the path that ends
    such mails with one click."""
    with translation.override(user.language):
        body = _letter(text, why, path, stop)
    status = Delivery.Status.SUPPRESSED if _muted.get() else Delivery.Status.WAITING
    fields = {"user": user, "address": user.email, "subject": fitted(" ".join(subject.split()), 200), "status": status}
    fields["stop_path"] = stop
    fields["body"] = body
    delivery, new = Delivery.objects.get_or_create(key=key[:200], defaults=fields)
    if new and status == Delivery.Status.WAITING:
        deliver.using(run_after=wall() + after if after else None).enqueue(delivery.pk)
    return delivery


def _letter(text: str, why: str, path: str, stop: str) -> str:
    """The body of a mail, in the language that is active."""
    parts = [text, f"{settings.SITE_URL}{path}" if path else "", _("Why you get this: %(why)s") % {"why": why}]
    if stop:
        parts.append(_("Stop these messages: %(address)s") % {"address": _address(stop)})
    return "\n\n".join(part for part in parts if part) + "\n"


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
    if delivery.stop_path:  # RFC 8058: a mail program may offer its own button
        headers["List-Unsubscribe"] = f"<{_address(delivery.stop_path)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return EmailMessage(
        delivery.subject, delivery.body, settings.DEFAULT_FROM_EMAIL, [delivery.address], headers=headers
    )
