"""From a department's plain words to a draft, and on: begun, changed until it is sent for approval."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Revision

from challenges.actions.refusals import ChangedMeanwhile, Refused, allow
from challenges.models import Challenge, ChallengeIndexPage, ChallengePage
from challenges.models.briefs import is_shut, told
from hub.accounts.models import User
from hub.kit.clock import now
from hub.kit.events import emit
from hub.kit.once import once
from hub.kit.slugs import free_slug
from partners.models import Organisation


@transaction.atomic
def brief(
    *,
    department: Organisation,
    title: str,
    by: User | None,
    key: uuid.UUID | None = None,
    external_id: str | None = None,
    **words: Any,
) -> Challenge:
    """Begin a challenge: the record, and a draft page in Danish for its words (fields of ChallengePage).

    Raises ValidationError when there is no list of challenges to put the page under.
    """
    index = ChallengeIndexPage.objects.filter(locale=Locale.objects.get(language_code="da")).first()
    if index is None:
        raise ValidationError(_("There is no list of challenges yet. Ask an administrator to make one."))

    def make() -> Challenge:
        challenge = Challenge.objects.create(department=department, external_id=external_id)
        sisters = index.get_children().values_list("slug", flat=True)
        slug = free_slug(title, taken=sisters, fallback="udfordring")
        page = ChallengePage(title=title, slug=slug, challenge=challenge, department=department)
        topics = words.pop("topics", ())
        for name, value in words.items():
            setattr(page, name, value)
        page.live = False
        index.add_child(instance=page)
        if topics:
            page.topics.set(topics)
            page.save()
        page.save_revision(user=by, clean=False)
        emit("challenges.brief_received", challenge, by=by, case=challenge)
        return challenge

    challenge, _created = once("challenges.brief", key, by=by, make=make, find=Challenge.objects)
    return challenge


@transaction.atomic
def adopt(page: ChallengePage, *, by: User) -> Challenge:
    """Give a page that was made or copied in the CMS a challenge of its own. Does nothing when it has one."""
    if page.challenge_id:
        return page.challenge
    challenge = Challenge.objects.create(department=page.department)
    ChallengePage.objects.filter(pk=page.pk).update(challenge=challenge)
    page.challenge = challenge
    emit("challenges.brief_received", challenge, by=by, case=challenge)
    return challenge


@transaction.atomic
def change_brief(challenge: Challenge, *, words: dict[str, Any], seen: int | None, by: User) -> list[str]:
    """Write ``words`` (fields of the brief as ChallengePage keeps them) on the draft; the names of those that changed.

    What is not given stays as it is, whoever wrote it. ``seen`` is the key of the revision its writer had before them.
    Raises ChangedMeanwhile when somebody has since written something else in one of the fields, Refused when the draft
    is not the department's to change any more.
    """
    allow(by, "challenges.handle_challenge", challenge)
    page = draft_of(challenge, locked=True)
    if page is None:
        raise Refused(_("There is no draft to change."))
    if why := closed(page):
        raise Refused(" ".join(why))
    page = page.get_latest_revision_as_object()
    before, origin = told(page), at_revision(page, seen)
    known = told(origin) if origin else {}
    for name, value in words.items():
        setattr(page, name, value)
    after = told(page)
    changed = [name for name in words if after[name] != before[name]]
    if lost := [name for name in changed if is_shut(name, before) or before[name] != known.get(name, object())]:
        raise ChangedMeanwhile(lost)
    if changed:
        page.save(clean=False)
        page.save_revision(user=by, log_action=True, clean=False)
        Challenge.objects.filter(pk=challenge.pk).update(department=page.department, changed_at=now())
        emit("challenges.brief_changed", challenge, by=by, case=challenge, fields=changed)
    return changed


def draft_of(challenge: Challenge, *, locked: bool = False) -> ChallengePage | None:
    """The page that carries the words of a challenge in the first language; ``locked`` until the transaction ends."""
    pages = ChallengePage.objects.select_for_update(of=("self",)) if locked else ChallengePage.objects
    found = pages.filter(challenge=challenge, locale__language_code="da")
    return found.select_related("latest_revision__user").first()


def at_revision(page: ChallengePage, key: int | None) -> ChallengePage | None:
    """The page as it was saved under a key, to read; None when it was not, or is known no more."""
    found = Revision.objects.for_instance(page).filter(pk=key).first() if key else None
    return as_saved(found) if found else None


def as_saved(revision: Revision) -> ChallengePage:
    """What a revision holds, to read: Wagtail's own way asks the database for all that is needed to save it again."""
    return ChallengePage.from_serializable_data(revision.content, check_fks=False)


def closed(page: ChallengePage) -> tuple[str, str] | None:
    """Why its words are not changed outside the CMS any more, and what to do instead; None while they are."""
    if page.live or page.approved_schedule:
        return _("It is approved."), _("What is changed now is changed in the editors’ room and approved again.")
    if page.workflow_in_progress:
        return _("It waits for approval."), _("Tell the secretariat if something must be changed.")
    if page.locked:
        return _("An editor has locked it."), _("Tell the secretariat if something must be changed.")
    return None
