"""What the import commands share: options, the walk over the rows, the dry run and the report."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from hub.kit import imports
from hub.kit.imports import BadRowError, Row
from hub.kit.progress import progress

SHOWN_BAD, SHOWN_LINES = 20, 5


class ImportCommand(BaseCommand):
    """A subclass says which columns there are, what a row would become, and how it is made.

    ``plan(values, note)`` validates without writing and raises BadRowError; ``note(text)`` tells what it had to change.
    ``known(external_id)`` says whether the thing is here already; ``make(plan)`` writes it and returns the record.
    """

    what = ""  # the name under which apps downstream follow an import
    columns: dict[str, str] = {}  # our column: what it holds

    def add_arguments(self, parser):
        parser.add_argument("file", help="A .csv, .tsv, .json or .jsonl file; columns: docs/imports.md")
        parser.add_argument(
            "--map", action="append", default=[], metavar="THEIRS=OURS", help="Their header, our column"
        )
        parser.add_argument(
            "--default", action="append", default=[], metavar="COLUMN=VALUE", help="Where a row has none"
        )
        parser.add_argument("--dates", choices=list(imports.DATES), default="dmy", help="3/4/2026: April or March?")
        parser.add_argument("--source", default="", help="Put before each identifier, so that two files never collide")
        parser.add_argument("--commit", action="store_true", help="Do it; without this nothing is written")

    def handle(self, *, file, commit, source, dates, **options):
        self.start(source, commit)
        self.date_order = dates
        try:
            mapping = imports.parsed_mapping(options["map"])
            self.defaults = imports.parsed_mapping(options["default"])
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.refuse_unknown([*mapping.values(), *self.defaults])
        rows = self.read(file, mapping)
        self.prepare(**options)
        for row in progress(rows, total=len(rows), out=self.stderr, label=Path(file).name):
            self.take(row)
        self.after(**options)
        self.tell()
        if commit:
            for line in imports.finish(self.what, self.ids, self.show):
                self.stdout.write(line)
        else:
            self.stdout.write("Nothing was written. Add --commit to do it.")

    def start(self, source: str, commit: bool) -> None:
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # two lines a page would hide the report
        self.source, self.commit = source, commit
        self.ids: list = []
        self.outcomes: Counter[str] = Counter()
        self.bad: list[tuple[int, str]] = []
        self.notes: dict[str, list[int]] = defaultdict(list)
        self.lines: dict[str, int] = {}

    def refuse_unknown(self, names: list[str]) -> None:
        if unknown := sorted(set(names) - set(self.columns)):
            raise CommandError(f"No such column: {', '.join(unknown)}. There are: {', '.join(self.columns)}")

    def read(self, file: str, mapping: dict[str, str]) -> list[Row]:
        try:
            rows = list(imports.read(file, mapping))
        except (OSError, ValueError) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error
        unused = sorted({name for row in rows for name in row.values} - set(self.columns))
        if unused:
            self.stdout.write(f"Columns that are not used: {', '.join(unused)}")
        return rows

    def prepare(self, **options) -> None:
        """Look up what every row needs; raise CommandError when the import cannot begin."""

    def after(self, **options) -> None:
        """What follows the rows, before the report."""

    def take(self, row: Row) -> None:
        """One row: planned, and with --commit made, in a transaction of its own."""
        try:
            if row.problem:
                raise BadRowError(row.problem)
            self.outcomes[f"{self.what} {self.take_values(row)}"] += 1
        except BadRowError as error:
            self.bad.append((row.line, str(error)))
        except ValidationError as error:
            self.bad.append((row.line, "; ".join(error.messages)))

    def take_values(self, row: Row) -> str:
        values = self.defaults | {name: value for name, value in row.values.items() if value not in ("", [], None)}
        given = str(values.get("external_id") or "").strip()
        if not given:
            raise BadRowError("no external_id, so a second import could not know it again")
        external_id = self.named(given)
        if external_id in self.lines:
            raise BadRowError(f"external_id {given} stands on line {self.lines[external_id]} too")
        self.lines[external_id] = row.line
        plan = self.plan(values, lambda note: self.notes[note].append(row.line))
        thing = self.known(external_id)
        if thing is None and self.commit:
            with transaction.atomic():
                thing = self.make(external_id, plan)
            self.ids.append(thing.public_id)
            return "created"
        if thing is None:
            return "would be created"
        self.ids.append(thing.public_id)
        return "already here, left as it is"

    def named(self, given: str) -> str:
        name = f"{self.source}:{given}" if self.source else given
        if len(name) > 100:
            raise BadRowError("external_id is longer than 100 characters")
        return name

    def tell(self) -> None:
        for outcome, count in sorted(self.outcomes.items()):
            self.stdout.write(f"{count} {outcome}.")
        for note, lines in sorted(self.notes.items()):
            where = ", ".join(map(str, lines[:SHOWN_LINES])) + (" …" if len(lines) > SHOWN_LINES else "")
            self.stdout.write(f"{len(lines)} × {note} (line {where})")
        for line, reason in self.bad[:SHOWN_BAD]:
            self.stdout.write(self.style.ERROR(f"Line {line}: {reason}"))
        if self.bad:
            more = f" ({len(self.bad) - SHOWN_BAD} more like these)" if len(self.bad) > SHOWN_BAD else ""
            self.stdout.write(f"{len(self.bad)} rows could not be taken{more}; all others were.")

    def show(self, items, total, label):
        return progress(items, total=total, out=self.stderr, label=label)

    def plan(self, values: dict, note) -> dict:
        raise NotImplementedError

    def known(self, external_id: str):
        raise NotImplementedError

    def make(self, external_id: str, plan: dict):
        raise NotImplementedError
