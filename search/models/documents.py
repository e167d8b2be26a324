"""The index: one row a thing and language, one row a word of it. Written by actions alone, and always rebuildable."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge
from hub.kit.clock import now
from partners.models import Organisation
from projects.models import Pilot


class SearchDocumentQuerySet(models.QuerySet):
    def public(self):
        """What anybody may find now."""
        return self.filter(is_public())

    def visible_to(self, user):
        """Public rows, and those of things whose own ``visible_to`` lets the user see them."""
        if not user.is_authenticated:
            return self.public()
        hidden = Q()
        for kind, model in ((Kind.CHALLENGE, Challenge), (Kind.PARTNER, Organisation), (Kind.PILOT, Pilot)):
            hidden |= Q(kind=kind, object_id__in=model.objects.visible_to(user).values("public_id"))
        return self.filter(is_public() | Q(Q(public=False) & hidden))

    def read_by(self, user, keys):
        """{key: row} of those the user may see. It takes a second question only where one of them is not public, and
        somebody who signed in asks."""
        rows, moment = self.in_bulk(keys) if keys else {}, now()
        hidden = {key for key, row in rows.items() if not row.is_public_at(moment)}
        if hidden and user.is_authenticated:
            hidden -= set(self.visible_to(user).filter(pk__in=hidden).values_list("pk", flat=True))
        return {key: row for key, row in rows.items() if key not in hidden}


def is_public() -> Q:
    moment = now()
    begun, standing = Q(starts_at=None) | Q(starts_at__lte=moment), Q(ends_at=None) | Q(ends_at__gt=moment)
    return Q(begun, standing, public=True)


class Kind(models.TextChoices):
    """What a document is about, in the order in which lists show them."""

    CHALLENGE = "challenge", _("Challenges")
    PILOT = "pilot", _("Pilots")
    LEARNING = "learning", _("Learnings")
    PARTNER = "partner", _("Partners")
    NEWS = "news", _("News")
    PAGE = "page", _("Pages")


class SearchDocument(models.Model):
    """What can be found: the words of one thing in one language, and who may see it when."""

    kind = models.CharField(max_length=12, choices=Kind.choices)
    object_id = models.UUIDField(default=uuid.uuid4)
    language = models.CharField(max_length=2)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    url = models.CharField(max_length=500)
    facets = models.JSONField(default=dict)
    public = models.BooleanField(default=False)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    length = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64)
    changed_at = models.DateTimeField(default=now, db_index=True)  # when it began to say what it says

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "language"], name="one_document_a_language"),
        ]

    def __str__(self):
        return f"{self.kind}: {self.title}"

    def is_public_at(self, moment) -> bool:
        """The rule of ``is_public`` of one row (a test holds them together)."""
        begun, ended = self.starts_at is None or self.starts_at <= moment, self.ends_at and self.ends_at <= moment
        return self.public and begun and not ended


class Posting(models.Model):
    """One term of a document and what it weighs there (``search.finding.ranking``)."""

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="postings")
    term = models.CharField(max_length=60, db_index=True)
    weight = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "term"], name="one_posting_a_term")]

    def __str__(self):
        return self.term
