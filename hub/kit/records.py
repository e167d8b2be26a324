"""What every record has: an identity that may be shown, and two times."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.kit.clock import now


class ChangedAtField(models.DateTimeField):
    """The time of the last save, by our own clock (``auto_now`` would not travel)."""

    def pre_save(self, model_instance, add):
        moment = now()
        setattr(model_instance, self.attname, moment)
        return moment


class Record(models.Model):
    """A thing of the domain. ``public_id`` is what addresses and exports show, never the primary key."""

    public_id = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(_("created"), default=now, editable=False)
    changed_at = ChangedAtField(_("changed"), default=now, editable=False)

    class Meta:
        abstract = True
