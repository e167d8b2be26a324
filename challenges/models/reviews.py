"""Reviews: one person's assessment of one response, criterion by criterion."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.models.challenges import Challenge
from challenges.models.responses import Response
from hub.kit.lifecycle import Lifecycle
from hub.kit.records import Record


class ReviewQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Own ones; all of a case for its staff; others' on the same response once one's own is completed.

        Must agree with ``challenges.view_review``.
        """
        if not user.is_authenticated:
            return self.none()
        own = models.Q(reviewer=user)
        staff = models.Q(response__challenge__in=Challenge.objects.handled_by(user))
        finished = Review.objects.filter(reviewer=user, status=Review.Status.COMPLETED).values("response")
        after_own = models.Q(response__in=finished, status=Review.Status.COMPLETED)
        return self.filter(own | staff | after_own)

    def completed(self):
        return self.filter(status=Review.Status.COMPLETED)

    def without_conflict(self):
        """Those that are completed or can still be."""
        return self.exclude(status=Review.Status.CONFLICTED)


class Review(Record, Lifecycle):
    """An assignment, the declaration of conflict, and the assessment."""

    class Status(models.TextChoices):
        ASSIGNED = "assigned", _("Assigned")
        OPEN = "open", _("In progress")
        CONFLICTED = "conflicted", _("Conflict of interest")
        COMPLETED = "completed", _("Completed")

    MOVES = {
        Status.ASSIGNED: {Status.OPEN, Status.CONFLICTED},
        Status.OPEN: {Status.CONFLICTED, Status.COMPLETED},
    }

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="reviews")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.ASSIGNED)
    assigned_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    declared_at = models.DateTimeField(null=True, blank=True)
    conflict_note = models.TextField(_("what the conflict is"), blank=True, max_length=1000)
    completed_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [models.UniqueConstraint(fields=["response", "reviewer"], name="one_review_each")]

    def __str__(self):
        return str(self.public_id)


class Score(Record):
    """0–5 for one criterion of the edition the response answers, with a reason."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="scores")
    criterion = models.UUIDField()
    points = models.PositiveSmallIntegerField(_("points"), null=True, blank=True, validators=[MaxValueValidator(5)])
    reason = models.TextField(_("reason"), blank=True, max_length=3000)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="one_score_a_criterion"),
            models.CheckConstraint(
                condition=models.Q(points=None) | models.Q(points__lte=5), name="points_at_most_five"
            ),
        ]

    def __str__(self):
        return f"{self.criterion}: {self.points}"
