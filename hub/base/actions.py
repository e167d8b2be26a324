"""Verbs every layer above uses."""

from django.db import transaction

from hub.base.models import StandardText, StandardTextVersion


@transaction.atomic
def freeze_text(kind: str, language: str = "da") -> StandardTextVersion:
    """The version of a standard text with its present wording; Danish where the language has none.

    Raises StandardText.DoesNotExist when an installation has no such text at all.
    """
    texts = StandardText.objects.select_for_update().filter(kind=kind)
    text = texts.filter(language=language).first() or texts.get(language="da")
    last = text.versions.order_by("-number").first()
    if last is not None and (last.subject, last.body) == (text.subject, text.body):
        return last
    number = last.number + 1 if last else 1
    return StandardTextVersion.objects.create(text=text, number=number, subject=text.subject, body=text.body)
