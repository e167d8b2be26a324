"""What Wagtail tells us. It tells of each republication, alias and copy, so the verbs are safe to repeat."""

from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from hub.kit import version
from projects import actions
from projects.models import LearningPage, PilotPage


@receiver(page_published, sender=PilotPage)
def pilot_page_became_live(sender, instance, **kwargs):
    actions.note_pilot_page(instance)


@receiver(page_published, sender=LearningPage)
def learning_became_live(sender, instance, **kwargs):
    actions.note_learning(instance)


@receiver(page_unpublished, sender=LearningPage)
@receiver(page_unpublished, sender=PilotPage)
def page_was_taken_offline(sender, instance, **kwargs):
    version.bump()
