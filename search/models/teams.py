"""Teams: who could solve a challenge together, as it was proposed and as those who handle the case have changed it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge
from hub.kit.clock import now
from hub.kit.records import Record
from partners.models import OF_ONE, OfOne, Organisation, Person


class TeamQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the cases one handles. Must agree with ``search.view_team``."""
        return self.filter(challenge__in=Challenge.objects.handled_by(user))


class Team(Record):
    """One team a challenge. It is a proposal: nobody in it has been asked, and the assessment never sees it."""

    challenge = models.OneToOneField(Challenge, on_delete=models.CASCADE, related_name="team")
    frame = models.JSONField(default=dict)  # {"quotas": [[part, least, most], …], "smallest": n, "largest": n}
    sought = models.JSONField(default=list)  # [{"id": topic slug, "weight", "have": candidates who can}, …]
    proposals = models.JSONField(default=list)  # [{"members": [public id of each, …], "covered": n, "said": n}, …]
    engine_version = models.CharField(max_length=20)
    computed_at = models.DateTimeField(default=now)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.challenge_id}: {self.engine_version}"


class TeamSeat(OfOne, Record):
    """What was decided of one organisation or person: in as proposed, must be in, or left out."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        LOCKED = "locked", _("Must be in")
        LEFT_OUT = "left_out", _("Left out")

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="seats")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="team_seats"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="team_seats")
    state = models.CharField(max_length=8, choices=State.choices, default=State.PROPOSED)
    covers = models.JSONField(default=list)  # [[topic slug, share], …], as they were counted
    gain = models.JSONField(default=dict)  # what the team would lose without it, term by term, and what it adds
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = _("seat of a team")
        verbose_name_plural = _("seats of a team")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["team", "organisation"], name="one_seat_each"),
            models.UniqueConstraint(fields=["team", "person"], name="one_seat_a_person"),
            models.CheckConstraint(condition=OF_ONE, name="seat_of_one"),
        ]

    def __str__(self):
        return f"{self.team_id} – {self.actor}: {self.state}"
