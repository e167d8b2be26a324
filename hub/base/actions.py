"""Verbs every layer above uses."""

from django.db import transaction

from hub.base.models import StandardText, StandardTextVersion
from hub.base.standardtexts import DEFAULTS


@transaction.atomic
def freeze_text(kind: str, language: str = "da") -> StandardTextVersion:
    """The version of a standard text with its present wording; Danish where the language has none.

    A kind that an installation has no text of gets the one it is shipped with.
    """
    plant_texts(kind)
    texts = StandardText.objects.select_for_update().filter(kind=kind)
    text = texts.filter(language=language).first() or texts.get(language="da")
    last = text.versions.order_by("-number").first()
    if last is not None and (last.subject, last.body) == (text.subject, text.body):
        return last
    number = last.number + 1 if last else 1
    return StandardTextVersion.objects.create(text=text, number=number, subject=text.subject, body=text.body)


@transaction.atomic
def plant_texts(*kinds: str) -> None:
    """Write the shipped standard texts of kinds (of all, without any) that have none at all."""
    wanted = {kind for kind, _language in DEFAULTS} & set(kinds) if kinds else {kind for kind, _language in DEFAULTS}
    lacking = wanted - set(StandardText.objects.filter(kind__in=wanted).values_list("kind", flat=True))
    for (kind, language), (subject, body) in DEFAULTS.items():
        if kind in lacking:
            StandardText.objects.get_or_create(
                kind=kind, language=language, defaults={"subject": subject, "body": body}
            )
