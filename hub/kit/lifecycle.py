"""The whole state machine: a status and a table of legal moves."""

from __future__ import annotations

from typing import Any

from django.db import models


class IllegalMove(Exception):  # noqa: N818 -- the name says what happened
    """A record was asked to go where its lifecycle has no path."""


class Lifecycle(models.Model):
    """For models with a ``status`` field and a ``MOVES`` table of legal steps."""

    MOVES: dict = {}
    status: Any

    class Meta:
        abstract = True

    def can_move_to(self, status: str) -> bool:
        return status in self.MOVES.get(self.status, ())

    def move_to(self, status: str) -> None:
        """Change the status in memory. Saving, logging and telling others is the verb's job."""
        if not self.can_move_to(status):
            raise IllegalMove(f"{self._meta.label} {self.pk}: {self.status} -> {status}")
        self.status = status
