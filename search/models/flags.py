"""Texts that are looked at before they count in matches: what is suspicious, and what a person decided of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from hub.kit.clock import now
from hub.kit.lifecycle import Lifecycle
from hub.kit.records import Record
from partners.models import OF_ONE, Evidence, OfOne, Organisation, Person, as_fields


class EvidenceFlagQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Facilitators, and those whose text it is. Must agree with ``search.view_flag``."""
        if not user.is_authenticated:
            return self.none()
        if user.is_facilitator:
            return self
        own = models.Q(organisation__in=Organisation.objects.of(user)) | models.Q(person__user=user)
        return self.filter(own)

    def standing(self):
        """What waits for a person's look, or was found to be written for the matching."""
        return self.filter(status__in=EvidenceFlag.STANDING)

    def waiting(self):
        """What a facilitator has to decide, the oldest first; sudden changes pass by themselves."""
        return self.filter(status=EvidenceFlag.Status.OPEN).exclude(kind=EvidenceFlag.Kind.SUDDEN)

    def without_weight(self):
        """What keeps a text (or an organisation's list of competences) out of matching."""
        return self.standing().exclude(kind=EvidenceFlag.Kind.SUDDEN)

    def of(self, thing: Evidence | Organisation | Person):
        """The flags of one text: a piece of evidence, or what an organisation or a person says of themselves."""
        if isinstance(thing, Evidence):
            return self.filter(evidence=thing)
        return self.filter(evidence=None, **as_fields(thing))


class EvidenceFlag(OfOne, Record, Lifecycle):
    """One suspicion of one text, as its words were then. Says nothing of anybody's intent."""

    class Kind(models.TextChoices):
        STUFFED = "stuffed", _("Strings of words")
        COPIED = "copied", _("The same words as somebody else")
        TOPICS = "topics", _("Very many competences")
        SUDDEN = "sudden", _("Changed while challenges are open")

    class Status(models.TextChoices):
        OPEN = "open", _("Waits for a look")
        CLEARED = "cleared", _("Counts again")
        CONFIRMED = "confirmed", _("Does not count")
        LAPSED = "lapsed", _("The words were changed")

    MOVES = {
        Status.OPEN: {Status.CLEARED, Status.CONFIRMED, Status.LAPSED},
        Status.CLEARED: {Status.OPEN},  # a look holds for the words that were looked at
        Status.CONFIRMED: {Status.CLEARED, Status.OPEN},
        Status.LAPSED: {Status.OPEN},
    }
    STANDING = (Status.OPEN, Status.CONFIRMED)

    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="text_flags"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="text_flags")
    evidence = models.ForeignKey(Evidence, null=True, blank=True, on_delete=models.CASCADE, related_name="flags")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    value = models.FloatField(default=0)  # as measured; of a sudden change since when they had shown something
    other = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    text_hash = models.CharField(max_length=64)
    status = models.CharField(_("state"), max_length=9, choices=Status.choices, default=Status.OPEN)
    raised_at = models.DateTimeField(default=now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    note = models.CharField(_("what those who wrote it are told"), max_length=300, blank=True)

    objects = EvidenceFlagQuerySet.as_manager()

    class Meta:
        verbose_name = _("text to look at")
        verbose_name_plural = _("texts to look at")
        ordering = ["raised_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["evidence", "kind"], name="one_flag_a_text_and_kind"),
            models.UniqueConstraint(
                fields=["organisation", "kind"], condition=models.Q(evidence=None), name="one_flag_a_profile_and_kind"
            ),
            models.UniqueConstraint(
                fields=["person", "kind"], condition=models.Q(evidence=None), name="one_flag_an_about_and_kind"
            ),
            models.CheckConstraint(condition=OF_ONE, name="flag_of_one"),
        ]

    def __str__(self):
        return f"{self.kind} {self.status}"

    @property
    def state_seen(self) -> str:
        """What somebody who decides has in sight: the words, and what was said of them."""
        return f"{self.status}:{self.text_hash}"

    @property
    def matching_id(self) -> str:
        """By what the matching knows the text, or a list of competences."""
        if self.evidence is not None:
            return str(self.evidence.public_id)
        return f"{'topics' if self.kind == self.Kind.TOPICS else 'profile'}:{self.who.public_id}"

    @property
    def subject(self) -> str:
        """What the flag is of, in the words of whoever wrote it."""
        return str(self.evidence or self.who)
