"""What happened, told downstream: an audit row and one durable task a reaction, in the caller's transaction.

A reaction hears each event (``on``), or brings a thing up to date after any number of them (``follow``).
"""

from __future__ import annotations

import datetime as dt
import importlib
import uuid
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models, transaction

from hub.kit import version
from hub.kit.audit import AuditEntry
from hub.kit.clock import now
from hub.kit.tasks import durable, soon

_reactions: dict[str, list[str]] = defaultdict(list)
_followers: dict[str, list[tuple[Callable, Callable]]] = defaultdict(list)


@dataclass(frozen=True)
class Event:
    """What a reaction is given. ``data`` is what the verb said beside the thing itself."""

    entry: AuditEntry

    @property
    def action(self) -> str:
        return self.entry.action

    @property
    def data(self) -> dict[str, Any]:
        return self.entry.data

    @property
    def by_id(self) -> uuid.UUID | None:
        """The public id of the user who did it; None when the clock did."""
        return self.entry.actor_id

    @property
    def instance(self) -> models.Model:
        """The thing it happened to, as it is now. Raises DoesNotExist when it is gone."""
        return self._found().get()

    @property
    def remaining(self) -> models.Model | None:
        """The same of what may have been removed before the queue came to it: None when it is gone."""
        return self._found().first()

    def _found(self) -> models.QuerySet:
        model = apps.get_model(self.entry.subject_type)
        return model._default_manager.filter(public_id=self.entry.subject_id)


def on(*actions: str) -> Callable:
    """Let a function react to actions. It must be idempotent: a queue may deliver twice."""

    def register(function: Callable[[Event], None]) -> Callable[[Event], None]:
        for action in actions:
            _reactions[action].append(name_of(function))
        return function

    return register


def follow(*actions: str, about: Callable[[Any], models.Model | None] = lambda instance: instance) -> Callable:
    """Let a function bring something up to date after actions. It is given the thing as it is then, not the event.

    However many events of a thing wait, it runs once for all. ``about`` says, in the verb's transaction, which thing
    hangs on what the event happened to, if any. A thing that is gone by then is left alone.
    """

    def register(function: Callable[[Any], None]) -> Callable[[Any], None]:
        for action in actions:
            _followers[action].append((function, about))
        return function

    return register


def afterwards(function: Callable[[Any], None], thing: Any) -> None:
    """Have a function bring a thing up to date once this is written; asked again before it runs, it runs once."""
    soon(bring_up_to_date, name_of(function), thing._meta.label, str(thing.public_id))


def name_of(function: Callable) -> str:
    return f"{function.__module__}:{function.__qualname__}"


def emit(action: str, instance, *, by, case=None, public: bool = False, **data) -> AuditEntry:
    """Write the audit row and one task a reaction. Call it inside the verb's transaction.

    ``by`` is a user, or None for the clock; ``case`` the challenge (or anything with a ``public_id``) it belongs to;
    ``public`` puts the row on the public log and renews public pages; ``data`` must be JSON and hold no secrets.
    """
    entry = AuditEntry.objects.create(
        at=now(),
        action=action,
        subject_type=instance._meta.label,
        subject_id=instance.public_id,
        case_id=case.public_id if case is not None else None,
        actor_id=by.public_id if by is not None else None,
        public=public,
        data=data,
    )
    for name in _reactions[action]:
        react.enqueue(name, entry.pk)
    for function, about in _followers[action]:
        thing = about(instance)
        if thing is not None:
            afterwards(function, thing)
    if public:
        version.bump()
    return entry


@durable(attempts=6, lease=dt.timedelta(minutes=10), backoff=dt.timedelta(seconds=20))
def react(name: str, entry_pk: int) -> None:
    """Run one reaction to one event, in a transaction of its own."""
    entry = AuditEntry.objects.get(pk=entry_pk)
    with transaction.atomic():
        named(name)(Event(entry))


@durable(attempts=6, lease=dt.timedelta(minutes=10), backoff=dt.timedelta(seconds=20))
def bring_up_to_date(name: str, label: str, public_id: str) -> None:
    """Let one function see to one thing, in a transaction of its own."""
    thing = apps.get_model(label)._default_manager.filter(public_id=public_id).first()
    if thing is not None:
        with transaction.atomic():
            named(name)(thing)


def named(name: str) -> Callable:
    module, _, function = name.partition(":")
    return getattr(importlib.import_module(module), function)
