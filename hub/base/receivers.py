"""What changes public pages without one of our verbs: each raises the content version; new pictures are made."""

import datetime as dt

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from hub.base import pictures
from hub.kit import version
from hub.kit.tasks import durable


@receiver([page_published, page_unpublished, page_slug_changed, post_page_move])
def page_changed(sender, **kwargs):
    version.bump()


@receiver(page_published)
def pictures_published(sender, instance, **kwargs):
    """In a task: an image of 10 MB takes seconds, and no visitor should wait for it."""
    if pictures.images_on(instance):
        make_pictures.enqueue(instance.pk)


@durable(attempts=3, lease=dt.timedelta(minutes=10), backoff=dt.timedelta(minutes=1))
def make_pictures(pk: int) -> None:
    page = Page.objects.filter(pk=pk).first()
    if page is not None:
        pictures.make(page.specific)


@receiver(post_delete, sender=Page)
def page_deleted(sender, **kwargs):
    version.bump()
