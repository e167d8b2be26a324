"""What changes public pages without one of our verbs: each raises the content version."""

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from hub.kit import version


@receiver([page_published, page_unpublished, page_slug_changed, post_page_move])
def page_changed(sender, **kwargs):
    version.bump()


@receiver(post_delete, sender=Page)
def page_deleted(sender, **kwargs):
    version.bump()
