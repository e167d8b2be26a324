"""Wagtail tells when a page goes live or offline; the index follows in a task of its own."""

import datetime as dt
import uuid

from django.apps import apps
from wagtail.signals import page_published, page_unpublished

from hub.kit.tasks import durable
from search import actions, documents


def follow(sender, instance, **kwargs):
    thing = documents.thing_of(instance)
    if thing is not None:
        known = documents.source_of(thing)
        index_again.enqueue(thing._meta.label, thing.pk, str(known.kind), str(known.object_id(thing)))


@durable(attempts=6, lease=dt.timedelta(minutes=5), backoff=dt.timedelta(seconds=20))
def index_again(label: str, pk: int, kind: str, object_id: str) -> None:
    """Index a thing as it is now, or take it out when it is gone."""
    thing = apps.get_model(label)._default_manager.filter(pk=pk).first()
    if thing is None:
        actions.remove(kind, uuid.UUID(object_id))
    else:
        actions.index(thing)


page_published.connect(follow, dispatch_uid="search.page_published")
page_unpublished.connect(follow, dispatch_uid="search.page_unpublished")
