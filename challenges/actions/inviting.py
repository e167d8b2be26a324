"""Inviting: on equal routes all who compete at once, else one by one; and the answer to an invitation."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from challenges.actions.refusals import Refused, TooLate, allow
from challenges.models import Challenge, Invitation, Phase, competes
from hub.accounts.models import User
from hub.base.actions import freeze_text
from hub.kit.clock import now
from hub.kit.events import emit
from partners.models import Consent, Organisation, Person

Competitors = Callable[[Challenge], QuerySet[Organisation]]
People = Callable[[Challenge], QuerySet[Person]]
_plugged: list[Competitors] = []
_plugged_people: list[People] = []


def plug_competitors(find: Competitors) -> None:
    """Matching says from now on who fits a challenge and competes: everybody, in no order of theirs."""
    _plugged[:] = [find]


def plug_people(find: People) -> None:
    """Matching says from now on which people fit a challenge and agree to be suggested for it."""
    _plugged_people[:] = [find]


def people(challenge: Challenge) -> QuerySet[Person]:
    """The people who may be invited to a challenge: never anybody it does not fit."""
    return _plugged_people[0](challenge) if _plugged_people else Person.objects.none()


def competitors(challenge: Challenge) -> QuerySet[Organisation]:
    """All consenting organisations that compete and fit at least possibly."""
    return _plugged[0](challenge) if _plugged else Organisation.objects.none()


def uninvited(challenge: Challenge) -> QuerySet[Organisation]:
    """Those of ``competitors`` who have no invitation yet: exactly these are invited next on an equal route."""
    return competitors(challenge).exclude(pk__in=invited(challenge, "organisation"))


def invited(challenge: Challenge, whose: str) -> QuerySet:
    """The keys of the organisations or of the people that have an invitation."""
    return challenge.invitations.filter(**{f"{whose}__isnull": False}).values(whose)


@transaction.atomic
def invite(challenge: Challenge, organisations: Iterable[Organisation], *, by: User) -> list[Invitation]:
    """Send one fixed text to all of them at one moment; the invitations that are new. Nobody is invited twice.

    On an equal route those who compete are invited all together or not at all. Raises Refused, PermissionDenied.
    """
    challenge = _begun(challenge, by)
    already = set(challenge.invitations.values_list("organisation", flat=True))
    fresh = {one.pk: one for one in organisations if one.pk not in already}
    if not fresh:
        return []
    _refuse_without_consent(challenge, fresh)
    competing = {pk for pk, one in fresh.items() if competes(one)}
    if competing and challenge.on_equal_terms:
        _refuse_unequal(challenge, competing)
    sent = _send(challenge, [{"organisation": one} for one in fresh.values()], "invitation", by)
    _tell(challenge, sent, by, at_once=len(competing) if challenge.on_equal_terms else 0)
    return sent


@transaction.atomic
def invite_people(challenge: Challenge, wanted: Iterable[Person], *, by: User) -> list[Invitation]:
    """Ask people to take a seat of knowledge or of citizens, on any route that takes answers: they compete with nobody.

    Raises Refused for anybody the challenge does not fit or who does not agree to be suggested, PermissionDenied.
    """
    challenge = _begun(challenge, by)
    already = set(challenge.invitations.values_list("person", flat=True))
    fresh = {one.pk: one for one in wanted if one.pk not in already}
    if set(fresh) - set(people(challenge).values_list("pk", flat=True)):
        raise Refused(_("Somebody no longer agrees to be suggested, or no longer fits. Look at the list again."))
    sent = _send(challenge, [{"person": one} for one in fresh.values()], "invitation_person", by)
    _tell(challenge, sent, by, at_once=0)
    return sent


def _begun(challenge: Challenge, by: User) -> Challenge:
    rows = Challenge.objects.select_for_update(of=("self",)).select_related("edition__route_version", "department")
    challenge = rows.get(pk=challenge.pk)
    allow(by, "challenges.invite_organisation", challenge)
    _refuse_now(challenge)
    return challenge


def _send(challenge: Challenge, to: list[dict], kind: str, by: User) -> list[Invitation]:
    if not to:
        return []
    moment, text, text_en = now(), freeze_text(kind, "da"), freeze_text(kind, "en")
    return Invitation.objects.bulk_create(
        Invitation(challenge=challenge, by=by, sent_at=moment, text=text, text_en=text_en, **whom) for whom in to
    )


@transaction.atomic
def answer_invitation(
    invitation: Invitation, *, answer: str, by: User, reason: str = "", words: str = ""
) -> Invitation:
    """Who is invited says yes, or no with a reason. It may say otherwise until the deadline.

    Raises TooLate after it, ValidationError for a no without a reason.
    """
    rows = Invitation.objects.select_for_update(of=("self",))
    invitation = rows.select_related("challenge__edition__route_version", "organisation", "person").get(
        pk=invitation.pk
    )
    allow(by, "challenges.answer_invitation", invitation)
    if not invitation.can_be_answered:
        raise TooLate(_("The invitation can't be answered any more."))
    declines = answer == Invitation.Answer.DECLINED
    if declines and reason not in Invitation.Reason.values:
        raise ValidationError({"reason": _("Choose why you decline.")})
    if declines and reason == Invitation.Reason.OTHER and not words.strip():
        raise ValidationError({"words": _("Say in a few words why you decline.")})
    invitation.answer = Invitation.Answer(answer)
    invitation.reason, invitation.words = (reason, words.strip()[:500]) if declines else ("", "")
    invitation.answered_at = now()
    invitation.save(update_fields=["answer", "reason", "words", "answered_at", "changed_at"])
    emit("challenges.invitation_answered", invitation, by=by, case=invitation.challenge)
    return invitation


def _tell(challenge: Challenge, sent: list[Invitation], by: User, *, at_once: int) -> None:
    """One public line for those invited at once, one for staff for those invited to a seat."""
    if at_once:
        emit("challenges.invited_at_once", challenge, by=by, case=challenge, public=True, count=at_once)
    if len(sent) > at_once:
        emit("challenges.invited", challenge, by=by, case=challenge, count=len(sent) - at_once)


def _refuse_now(challenge: Challenge) -> None:
    if challenge.phase not in (Phase.UPCOMING, Phase.OPEN):
        raise Refused(_("Invitations are sent while a challenge is published and its deadline has not passed."))
    if not challenge.edition.route_version.takes_answers:
        raise Refused(_("Answers to this challenge are not taken here."))


def _refuse_unequal(challenge: Challenge, competing: set[int]) -> None:
    if competing != set(uninvited(challenge).values_list("pk", flat=True)):
        raise Refused(_("On this route all who compete and fit are invited at once, with the same text."))


def _refuse_without_consent(challenge: Challenge, fresh: dict[int, Organisation]) -> None:
    """Only those who have agreed to be matched are written to, and never the one who asks."""
    agreed = Consent.objects.active(Consent.Purpose.MATCHING).filter(organisation__in=fresh)
    silent = set(fresh) - set(agreed.values_list("organisation", flat=True))
    if challenge.department_id in fresh:
        raise Refused(_("The department that asks can't invite itself."))
    if silent:
        names = ", ".join(sorted(fresh[pk].name for pk in silent))
        raise Refused(_("Not agreed to be matched: %(names)s") % {"names": names})
