"""A form that was sent after the session had ended, kept for an hour while its writer signs in again."""

from django.db import models

from hub.kit.records import Record


class ParkedPost(Record):
    """The text of a form, sealed; ``public_id`` is the key its writer carries across signing in."""

    path = models.CharField(max_length=300)
    sealed = models.BinaryField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self):
        return str(self.public_id)
