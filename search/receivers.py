"""Wagtail tells when a page goes live or offline, and when the settings of the site are saved; the index and the
matches follow in tasks of their own."""

import datetime as dt
import uuid

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import post_save
from wagtail.signals import page_published, page_unpublished

from hub.base.models import SiteSettings
from hub.kit.tasks import durable, soon
from partners.models import Organisation
from search import actions
from search.actions.matches import match_again
from search.indexing import documents
from search.models.documents import Kind


def follow_offline(sender, instance, **kwargs):
    """What was its words is shown no more at once; what remains, in another language, is seen to by the queue."""
    thing = documents.thing_of(instance)
    if thing is not None:
        known = documents.source_of(thing)
        actions.hide(known.kind, known.object_id(thing), url=instance.url or "")
    follow(sender, instance)


def hide_organisation(sender, instance, **kwargs):
    if not (instance.public and instance.is_verified):
        actions.hide(Kind.PARTNER, instance.public_id)


def follow(sender, instance, **kwargs):
    thing = documents.thing_of(instance)
    if thing is not None:
        known = documents.source_of(thing)
        soon(index_again, thing._meta.label, thing.pk, str(known.kind), str(known.object_id(thing)))


@durable(attempts=6, lease=dt.timedelta(minutes=5), backoff=dt.timedelta(seconds=20))
def index_again(label: str, pk: int, kind: str, object_id: str) -> None:
    """Index a thing as it is now, or take it out when it is gone: a page in whatever language is left."""
    model, known = apps.get_model(label), uuid.UUID(object_id)
    thing = model._default_manager.filter(pk=pk).first() or left_of(model, known)
    if thing is None:
        actions.remove(kind, known)
    else:
        actions.index(thing)


def left_of(model: type[Model], object_id: uuid.UUID) -> Model | None:
    """A row there still is of what has this id; None where it was the last."""
    known = next(each for each in documents.sources() if each.model is model)
    return known.rows().filter(**{known.id_field: object_id}).first()


def match_by_distance(sender, created, **kwargs):
    """The municipality may lie elsewhere now, or be called otherwise."""
    if not created:
        soon(match_again)


post_save.connect(match_by_distance, sender=SiteSettings, dispatch_uid="search.municipality_saved")
page_published.connect(follow, dispatch_uid="search.page_published")
post_save.connect(hide_organisation, sender=Organisation, dispatch_uid="search.organisation_saved")
page_unpublished.connect(follow_offline, dispatch_uid="search.page_unpublished")
