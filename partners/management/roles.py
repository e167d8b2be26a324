"""Past roles as evidence: an organisation took part in something, and the text of that shows what it can."""

from __future__ import annotations

from django.core.management.base import CommandError

from hub.kit import imports
from hub.kit.imports import BadRowError, fitted, plain
from hub.kit.languages import language_of
from partners.actions.imports import bring_in_evidence
from partners.models import Evidence

# What other registers call our columns, so that a file of roles needs no mapping of its own.
NAMES = {
    "organization_id": "organisation",
    "organisation_id": "organisation",
    "challenge_id": "challenge",
    "id": "external_id",
    "name": "title",
    "headline": "summary",
    "tagline": "summary",
    "description": "text",
}
LONGEST = 5000  # characters of a piece of evidence


class RoleImport:
    """Reads a file of roles for an import of organisations, and writes its outcome into that one's report."""

    def __init__(self, command, roles: str, texts: str | None):
        """Reads the files. Raises CommandError where one cannot be read."""
        self.command = command
        self.rows = self.rows_of(roles)
        told = self.rows_of(texts) if texts else ()
        self.texts = {str(row.values.get("external_id", "")).strip(): row.values for row in told if not row.problem}

    def rows_of(self, path: str) -> list[imports.Row]:
        try:
            return list(imports.read(path, NAMES))
        except (OSError, ValueError) as error:
            raise CommandError(f"{path} cannot be read: {error}") from error

    def take_all(self) -> None:
        for row in self.command.show(self.rows, len(self.rows), "roles"):
            try:
                self.command.outcomes[self.take(row)] += 1
            except BadRowError as error:
                self.command.bad.append((row.line, f"(roles) {error}"))

    def take(self, row: imports.Row) -> str:
        if row.problem:
            raise BadRowError(row.problem)
        values = row.values
        organisation_id = self.command.named(str(values.get("organisation", "")).strip())
        organisation = self.command.here.get(organisation_id)
        if organisation is None and (self.command.commit or organisation_id not in self.command.lines):
            raise BadRowError(f"there is no organisation {values.get('organisation')}")
        title, text = self.told(values, row.line)
        if not self.command.commit:
            return "roles would become evidence"
        external_id = self.command.named(f"role:{values.get('external_id') or row.line}")
        _evidence, new = bring_in_evidence(
            organisation,
            external_id=external_id,
            kind=self.kind(values),
            title=title,
            text=text,
            language=language_of(text),
            date=imports.day(values.get("date"), self.command.date_order),
        )
        return "roles became evidence" if new else "roles were evidence already"

    def kind(self, values: dict) -> str:
        kind = str(values.get("kind") or Evidence.Kind.PILOT)
        if kind not in Evidence.Kind.values:
            raise BadRowError(f"kind is {kind!r}; it must be one of {', '.join(Evidence.Kind.values)}")
        return kind

    def told(self, values: dict, line: int) -> tuple[str, str]:
        """Title and text: the row's own, else those of what it names, from --texts or from what was imported before."""
        named = str(values.get("challenge") or "").strip()
        source = values if values.get("text") else self.texts.get(named) or self.imported(named)
        parts = [plain(source.get(field)) for field in ("title", "summary", "text")]
        if not any(parts):
            raise BadRowError(
                f"nothing is told of {named or 'what it took part in'}: give --texts, or import that first"
            )
        text = "\n\n".join(part for part in parts if part)
        if len(text) > LONGEST:
            self.command.notes[f"(roles) a text was longer than {LONGEST} characters and was cut"].append(line)
        return fitted(parts[0], 150), fitted(text, LONGEST)

    def imported(self, named: str) -> dict:
        return imports.told_of("challenges", self.command.named(named)) if named else {}
