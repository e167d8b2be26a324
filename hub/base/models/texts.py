"""Standard texts: letters and receipts that editors maintain. Each sent one keeps the version it was written from."""

import string
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet

from hub.kit.records import Record

PROVEN = ("challenge", "time", "version", "sha256", "deadline")  # what a receipt names
REASONED = ("challenge", "reasons", "advice", "outcome_word", "complaint", "contact")  # what a letter names


@register_snippet
class StandardText(Record):
    """A letter with named variables in braces, such as ``{organisation}``."""

    class Kind(models.TextChoices):
        RECEIPT = "receipt", _("Receipt for a response")
        SELECTED = "selected", _("Letter: selected")
        RESERVE = "reserve", _("Letter: on the reserve list")
        DECLINED = "declined", _("Letter: declined")
        INELIGIBLE = "ineligible", _("Letter: not eligible")
        INVITATION = "invitation", _("Invitation to a challenge")
        INVITATION_PERSON = "invitation_person", _("Invitation of a person")
        RECEIPT_PERSON = "receipt_person", _("Receipt for a person’s response")
        SELECTED_PERSON = "selected_person", _("Letter to a person: selected")
        RESERVE_PERSON = "reserve_person", _("Letter to a person: on the reserve list")
        DECLINED_PERSON = "declined_person", _("Letter to a person: declined")
        INELIGIBLE_PERSON = "ineligible_person", _("Letter to a person: not eligible")

    VARIABLES = {
        Kind.RECEIPT: ("organisation", *PROVEN),
        Kind.SELECTED: ("organisation", *REASONED),
        Kind.RESERVE: ("organisation", *REASONED),
        Kind.DECLINED: ("organisation", *REASONED),
        Kind.INELIGIBLE: ("organisation", *REASONED),
        Kind.INVITATION: ("organisation", "challenge", "deadline", "link"),
        Kind.INVITATION_PERSON: ("person", "challenge", "deadline", "link"),
        Kind.RECEIPT_PERSON: ("person", *PROVEN),
        Kind.SELECTED_PERSON: ("person", *REASONED),
        Kind.RESERVE_PERSON: ("person", *REASONED),
        Kind.DECLINED_PERSON: ("person", *REASONED),
        Kind.INELIGIBLE_PERSON: ("person", *REASONED),
    }

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    language = models.CharField(
        _("language"), max_length=2, choices=[("da", _("Danish")), ("en", _("English"))], default="da"
    )
    subject = models.CharField(_("subject"), max_length=150)
    body = models.TextField(
        _("text"), help_text=_("Variables stand in braces, for example {organisation}. Each kind has its own.")
    )

    panels = [FieldPanel("kind"), FieldPanel("language"), FieldPanel("subject"), FieldPanel("body")]

    class Meta:
        verbose_name = _("standard text")
        verbose_name_plural = _("standard texts")
        ordering = ["kind", "language"]
        constraints = [models.UniqueConstraint(fields=["kind", "language"], name="one_text_a_kind_and_language")]

    def __str__(self):
        return f"{self.get_kind_display()} ({self.get_language_display()})"

    def clean(self):
        allowed = set(self.VARIABLES.get(self.kind, ()))
        for field in ("subject", "body"):
            unknown = _variables(getattr(self, field), field) - allowed
            if unknown:
                message = gettext("Unknown variable: %(unknown)s. You can use: %(allowed)s.")
                listed = {"unknown": ", ".join(sorted(unknown)), "allowed": ", ".join(sorted(allowed))}
                raise ValidationError({field: message % listed})


class StandardTextVersion(Record):
    """The wording of a standard text as it was when something was sent. Never changed."""

    text = models.ForeignKey(StandardText, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=150)
    body = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="one_number_a_text_version")]

    def __str__(self):
        return f"{self.text} v{self.number}"

    def filled(self, **values: str) -> tuple[str, str]:
        """Subject and body with the variables filled in; a missing one is a KeyError. A paragraph that is there for
        variables which are all empty is left out, with the words that lead up to them."""
        paragraphs = (part for part in self.body.replace("\r\n", "\n").split("\n\n") if _says_something(part, values))
        return self.subject.format_map(values), "\n\n".join(paragraphs).format_map(values)


def _says_something(paragraph: str, values: Mapping[str, str]) -> bool:
    names = {name for _text, name, _spec, _conversion in string.Formatter().parse(paragraph) if name}
    return not names or any(values[name] for name in names)


def _variables(text: str, field: str) -> set[str]:
    """The names in braces; a broken brace is told to the editor, next to the field."""
    try:
        names = {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}
    except ValueError as error:
        raise ValidationError({field: gettext("A brace is missing or stands alone.")}) from error
    return names
