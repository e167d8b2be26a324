"""What is done to an account: roles, sessions, the address, the end of it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from hub.accounts.models import User
from hub.kit.events import emit
from hub.kit.personal import Fate, declared, owned
from hub.kit.retention import nothing

PSEUDONYM = _("Deleted user")


@transaction.atomic
def set_groups(user: User, groups: Iterable[Group], *, by: User) -> User:
    """Give somebody exactly these roles. Whoever's roles change signs in anew, with them."""
    user = User.objects.select_for_update().get(pk=user.pk)
    wanted = set(Group.objects.filter(pk__in=[group.pk for group in groups]))
    before = set(user.groups.all())
    if wanted == before:
        return user
    user.groups.set(wanted)
    end_sessions(user)
    names = {"gained": sorted(g.name for g in wanted - before), "lost": sorted(g.name for g in before - wanted)}
    emit("accounts.groups_changed", user, by=by, **names)
    return user


def end_sessions(user: User) -> int:
    """Sign somebody out everywhere; the number of sessions ended."""
    sessions = list(UserSession.objects.filter(user=user))
    for session in sessions:
        session.end()
    return len(sessions)


@transaction.atomic
def change_address(user: User, *, by: User) -> None:
    """Somebody else has given the account another address: the old one opens it no more."""
    EmailAddress.objects.filter(user=user).delete()
    end_sessions(user)
    emit("accounts.address_changed", user, by=by)


@transaction.atomic
def erase(user: User, *, by: User) -> User:
    """Take the person out of the records, as each app has declared. What must stay stays with a pseudonym.

    The row of the user and its ``public_id`` stay, so that the audit chain and all that points here hold.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    end_sessions(user)
    for model, belongs in owned().items():
        if model is not User:
            _erase_rows(model, model._default_manager.filter(**{belongs.of: user.pk}))
    user.set_unusable_password()
    user.is_active = user.is_staff = user.is_superuser = False
    user.name, user.email, user.last_login = str(PSEUDONYM), f"{uuid.uuid4()}@erased.invalid", None
    user.save()
    user.groups.clear()
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    UserProfile.objects.filter(user=user).delete()
    known = ContentType.objects.get_for_model(User)
    ModelLogEntry.objects.filter(content_type=known, object_id=str(user.pk)).update(label=user.name)
    emit("accounts.user_erased", user, by=by)
    return user


def _erase_rows(model: type[models.Model], rows: models.QuerySet) -> None:
    fates = {name: field.fate for name, field in declared()[model].items()}
    if Fate.DELETE_ROW in fates.values():
        rows.delete()
        return
    left = {name: nothing(model, name) for name, fate in fates.items() if fate is Fate.ERASE}
    words = [
        name for name, fate in fates.items() if fate is Fate.PSEUDONYM and not model._meta.get_field(name).is_relation
    ]
    left |= {name: str(PSEUDONYM) for name in words if isinstance(model._meta.get_field(name), models.CharField)}
    if left:
        rows.update(**left)
