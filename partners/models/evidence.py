"""What an organisation or a person can show for itself, and the consent to be matched by it."""

from collections.abc import Iterable

from django.db import models
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from hub.kit.clock import now
from hub.kit.records import Record
from partners.models.ofone import OF_ONE, OfOne
from partners.models.organisations import Helix, Organisation
from partners.models.people import Person

WORDS = 8  # that a text without a title is called by
UNNAMED = {Helix.ACADEMIA.value: _("A researcher"), Helix.CIVIL.value: _("A citizen")}


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The evidence of whoever is visible. Must agree with ``partners.view_evidence``."""
        organisations = Organisation.objects.visible_to(user)
        people = Person.objects.visible_to(user)
        return self.filter(models.Q(organisation__in=organisations) | models.Q(person__in=people))

    def waiting(self):
        """What confirmed organisations show and nobody at the hub has checked."""
        return self.filter(verified_at=None, organisation__verified_at__isnull=False, external_id=None)


class Evidence(OfOne, Record):
    """A text that shows what somebody can do: the ground matching stands on."""

    class Kind(models.TextChoices):
        PROFILE = "profile", _("Profile")
        COMPETENCE = "competence", _("Competence")
        SOLUTION = "solution", _("Solution")
        PILOT = "pilot", _("Pilot project")
        PUBLICATION = "publication", _("Publication")
        PROPOSAL = "proposal", _("Proposal")

    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=150, blank=True)
    text = models.TextField(_("text"), max_length=5000)
    language = models.CharField(
        _("language"), max_length=2, choices=[("da", _("Danish")), ("en", _("English"))], default="da"
    )
    date = models.DateField(_("date"), null=True, blank=True)
    link = models.URLField(_("link"), blank=True)
    declared_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    verified_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    verified_at = models.DateTimeField(null=True, blank=True)
    external_id = models.CharField(max_length=100, blank=True, null=True, unique=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["-date", "id"]
        constraints = [
            models.CheckConstraint(condition=OF_ONE, name="evidence_of_one"),
        ]

    def __str__(self):
        return self.title or Truncator(self.text).words(WORDS, truncate=" …")

    def get_absolute_url(self):
        """Where everybody who may see it reads it; a person's has no page."""
        return f"{self.organisation.get_absolute_url()}#evidence-{self.public_id}" if self.organisation_id else ""

    def get_list_url(self):
        """Where those who may change it see it among the rest."""
        if self.organisation_id:
            return reverse("organisation_evidence", args=[self.organisation.slug])
        return reverse("profile")


class ConsentQuerySet(models.QuerySet):
    def given(self, purpose):
        """Given for this purpose and not withdrawn."""
        return self.filter(purpose=purpose, withdrawn_at=None)

    def active(self, purpose):
        """Those of them that count now: not of an organisation the secretariat has said no to."""
        return self.given(purpose).filter(organisation__refused_at=None)

    def people(self):
        """Whose these are, while their accounts stand."""
        return Person.objects.filter(pk__in=self.filter(person__isnull=False).values("person"), user__is_active=True)


class Consent(OfOne, Record):
    """A dated yes to one purpose. Withdrawing ends the row; a new yes is a new row."""

    class Purpose(models.TextChoices):
        MATCHING = "matching", _("Be matched with challenges")
        SUGGESTING = "suggesting", _("Be suggested to those who own a challenge")  # people only
        NAMING = "naming", _("Be named with the pilots you take part in as yourself")  # people only

    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="consents"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    given_at = models.DateTimeField(default=now)
    given_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "purpose"], condition=models.Q(withdrawn_at=None), name="one_standing_consent"
            ),
            models.UniqueConstraint(
                fields=["person", "purpose"],
                condition=models.Q(withdrawn_at=None),
                name="one_standing_consent_of_a_person",
            ),
            models.CheckConstraint(condition=OF_ONE, name="consent_of_one"),
        ]

    def __str__(self):
        return f"{self.purpose} {self.given_at:%Y-%m-%d}"


def matched_people():
    """People who say yes to being matched: each sees their own matches."""
    return Consent.objects.active(Consent.Purpose.MATCHING).people()


def suggested_people():
    """Those of them who say yes, too, to being seen by those who own a challenge they fit."""
    agreed = Consent.objects.active(Consent.Purpose.SUGGESTING).people()
    return matched_people().filter(pk__in=agreed.values("pk"))


def named_publicly(organisations: Iterable[Organisation]) -> dict[int, str]:
    """What everybody may call each, by primary key: a person who takes part alone by name only with their own yes.

    No query where nobody is alone.
    """
    rows = list(organisations)
    alone = {row.alone_id for row in rows if row.is_alone}
    agreed = Consent.objects.active(Consent.Purpose.NAMING).people() if alone else Person.objects.none()
    named = set(agreed.filter(user__in=alone).values_list("user", flat=True)) if alone else set()
    return {row.pk: row.name if not row.is_alone or row.alone_id in named else str(UNNAMED[row.helix]) for row in rows}
