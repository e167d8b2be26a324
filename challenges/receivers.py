"""What Wagtail tells us. It tells of each republication, alias and copy, so every receiver is idempotent."""

from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from challenges import actions
from challenges.models import ChallengePage


@receiver(page_published, sender=ChallengePage)
def page_became_live(sender, instance, **kwargs):
    """A failing edition must not leave a live page alone: the tick repairs what stops here."""
    actions.publish_edition(instance, by=getattr(kwargs.get("revision"), "user", None))


@receiver(page_unpublished, sender=ChallengePage)
def page_was_taken_offline(sender, instance, **kwargs):
    actions.retire(instance)
