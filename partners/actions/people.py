"""What a person says of themself."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.base.models import Topic
from hub.kit.events import emit
from partners.actions.organisations import put_in_charge
from partners.models import Evidence, Membership, Organisation, Person, PersonTopic, part_of_person

CHANGEABLE = ("title", "email", "phone", "about", "public")
MOST_TOPICS = 12  # of an organisation more are looked at before they count; a person is asked to choose


@transaction.atomic
def change_profile(
    user: User,
    *,
    name: str,
    language: str,
    by: User,
    match_mails: str = "never",
    invitation_mails: bool = True,
    **fields: Any,
) -> Person:
    """Change a user's name, language and choice of mails, and their contact record (made at the first time)."""
    unknown = set(fields) - set(CHANGEABLE)
    if unknown:
        raise ValueError(f"not changeable: {sorted(unknown)}")
    user = User.objects.select_for_update().get(pk=user.pk)
    user.name, user.language = name, language
    user.match_mails, user.invitation_mails = User.When(match_mails), invitation_mails
    user.save(update_fields=["name", "language", "match_mails", "invitation_mails"])
    told = {"name": name, **fields}
    before = Person.objects.filter(user=user).first()
    changed = sorted(field for field, value in told.items() if before is None or getattr(before, field) != value)
    person, _new = Person.objects.update_or_create(user=user, defaults=told)
    Organisation.objects.filter(alone=user).update(name=name)
    emit("partners.person_changed", person, by=by, fields=changed, described=bool(before and before.about))
    return person


@transaction.atomic
def choose_topics(person: Person, *, topics: Iterable[Topic], by: User) -> Person:
    """Say what a person can, in place of what was said before. Raises ValidationError above ``MOST_TOPICS``."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    wanted = {topic.pk: topic for topic in topics}
    if len(wanted) > MOST_TOPICS:
        raise ValidationError(_("Choose at most 12 in all: the ones you are best at."))
    before = set(person.topic_links.values_list("tag", flat=True))
    if before == set(wanted):
        return person
    person.topic_links.exclude(tag__in=wanted).delete()
    new = [PersonTopic(content_object=person, tag=topic) for pk, topic in wanted.items() if pk not in before]
    PersonTopic.objects.bulk_create(new)
    emit("partners.person_changed", person, by=by, fields=["topics"])
    return person


@transaction.atomic
def answer_alone(*, by: User) -> Organisation:
    """The record by which a person answers and takes part as themself, made at the first time; no list, search, queue
    or match has it. Its name is the person's. Raises ValidationError while they have none."""
    user = User.objects.select_for_update().get(pk=by.pk)
    if not user.name.strip():
        raise ValidationError(_("Write your name on your profile first: an answer says who it is from."))
    acting = Membership.objects.active().filter(user=user, organisation__alone=None)
    publications = Evidence.objects.filter(person__user=user, kind=Evidence.Kind.PUBLICATION)
    part = part_of_person(acting.values_list("organisation__helix", flat=True), publishes=publications.exists())
    facts = {"name": user.name, "helix": part}
    fixed = {"slug": f"person-{uuid.uuid4().hex}", "public": False, "size": Organisation.Size.ONE}
    organisation, new = Organisation.objects.update_or_create(alone=user, defaults=facts, create_defaults=facts | fixed)
    if new:
        put_in_charge(user, organisation)
        emit("partners.person_answers_alone", organisation, by=by)
    return organisation
