"""The data-use declaration: what data a pilot uses, on what basis, how guarded. Public, and before the start."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.kit.lifecycle import Lifecycle
from hub.kit.records import Record
from projects.models.pilots import Pilot


class DataUse(Record, Lifecycle):
    """Answered by the pilot's lead, approved by a data officer."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Waiting for approval")
        APPROVED = "approved", _("Approved")

    MOVES = {
        Status.DRAFT: {Status.SUBMITTED},
        Status.SUBMITTED: {Status.DRAFT, Status.APPROVED},
    }

    pilot = models.OneToOneField(Pilot, on_delete=models.CASCADE, related_name="data_use")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    data = models.TextField(_("which data is used"), max_length=2000)
    personal_data = models.BooleanField(_("personal data is used"), default=False)
    personal_data_about = models.TextField(_("which personal data, and about whom"), max_length=2000, blank=True)
    basis = models.TextField(_("legal basis"), max_length=1000, blank=True)
    artificial_intelligence = models.CharField(
        _("artificial intelligence"), max_length=300, blank=True, help_text=_("None, or what it does.")
    )
    human_decides = models.CharField(
        _("a human decides"), max_length=300, blank=True, help_text=_("Who decides, and when.")
    )
    safeguards = models.TextField(_("safeguards"), max_length=2000)
    kept_months = models.PositiveSmallIntegerField(_("kept for (months)"))
    written_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    note = models.TextField(_("note from the data officer"), max_length=1000, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("data-use declaration")
        verbose_name_plural = _("data-use declarations")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="approved") | models.Q(approved_at__isnull=False), name="approved_has_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(personal_data=False) | ~models.Q(basis=""), name="personal_data_has_a_basis"
            ),
        ]

    def __str__(self):
        return str(self.public_id)
