"""Build Fjordby, the municipality of the demo, with three years of history that was played, not typed."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hub.accounts.models import User
from hub.home.demo.build.forget import forget_everything
from hub.home.demo.build.moments import SCOPE
from hub.home.demo.build.story import build
from hub.home.demo.build.town import Town
from hub.home.demo.content.people import SIGN_INS
from hub.kit.clock import today
from hub.kit.models import Once

PASSWORD = "velkommen-til-fjordby"  # noqa: S105 -- printed for everybody, and used in development alone
PAUSE = 0.15  # seconds; SQLite looks ten times a second whether it may write
STEP = 10  # per cent between two lines


@contextmanager
def swiftly() -> Iterator[None]:
    """A debugging connection would quote and keep each of 50.000 queries; few cycles wait to be collected."""
    debug, thresholds = settings.DEBUG, gc.get_threshold()
    settings.DEBUG = False
    gc.set_threshold(200_000, 50, 100)
    try:
        yield
    finally:
        settings.DEBUG = debug
        gc.set_threshold(*thresholds)


class Command(BaseCommand):
    help = "Builds the demo where it is missing; a second run changes nothing. --reset empties the database first."

    def add_arguments(self, parser):
        parser.add_argument("--reset", action="store_true", help="delete everything in the database and build again")
        parser.add_argument("--force", action="store_true", help="also outside development (without passwords)")

    def handle(self, *args, reset, force, **options):
        if not (settings.DEBUG or force):
            raise CommandError("The demo is for development. Add --force to put it on this installation all the same.")
        if reset:
            self.stdout.write("Emptying the database …")
            forget_everything()
        elif User.objects.exists() and not Once.objects.filter(scope=SCOPE).exists():
            raise CommandError("This database has people in it and no demo. Use another database, or --reset.")
        password = PASSWORD if settings.DEBUG else None
        begun = time.monotonic()
        with swiftly():
            new = build(password=password, told=self._progress(), pause=PAUSE)
        seconds = time.monotonic() - begun
        self.stdout.write(f"The demo stands: {new} moments played in {seconds:.0f} s." if new else "The demo stands.")
        if settings.DEBUG:
            self._sign_ins()

    def _progress(self):
        """A line at each ten per cent."""
        last = -1

        def told(number: int, total: int) -> None:
            nonlocal last
            share = number * 100 // total // STEP * STEP
            if share > last:
                last = share
                self.stdout.write(f"  Building the demo: {share} %")
                self.stdout.flush()

        return told

    def _sign_ins(self) -> None:
        town = Town(today())
        self.stdout.write(f"\nSign in with the password {PASSWORD}\n")
        for role, slug in SIGN_INS:
            self.stdout.write(f"  {role:<14} {town.address(slug)}")
