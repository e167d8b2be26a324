"""Following: a person's own choice. It is put on no record, so that nobody can look up who follows what."""

from django.db import models, transaction

from hub.accounts.models import Follow, User, followed_id


@transaction.atomic
def follow(thing: models.Model, *, by: User) -> Follow:
    """Hear of a thing from now on; twice is once."""
    return Follow.objects.get_or_create(user=by, subject_type=thing._meta.label, subject_id=followed_id(thing))[0]


@transaction.atomic
def unfollow(thing: models.Model, *, by: User) -> bool:
    """Hear of it no more; whether it was followed."""
    return bool(Follow.objects.of(thing).filter(user=by).delete()[0])
