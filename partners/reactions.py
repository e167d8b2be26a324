"""Whom partners tell, and why each of them hears it."""

from django.utils.translation import gettext_lazy as _

from hub.accounts.actions import danish_path, notify
from hub.accounts.models import User
from hub.kit.events import Event, on
from partners import actions
from partners.models import Membership, Organisation

ADMINISTRATOR = _("You are administrator of %(organisation)s.")
MEMBER = _("You act for %(organisation)s.")
ASKED = _("You asked to join %(organisation)s.")
FACILITATOR = _("You are a facilitator.")


@on("partners.membership_asked")
def tell_who_answers(event: Event) -> None:
    """The administrators; the secretariat where there are none."""
    organisation = event.instance.organisation
    administrators = members_of(organisation, role=Membership.Role.ADMIN)
    answering, why = (administrators, ADMINISTRATOR) if administrators else (facilitators(), FACILITATOR)
    text = _("Confirm only people you know act for you. Members can write responses and see drafts.")
    subject, person = _("%(person)s asks to join %(organisation)s"), str(event.instance.user)
    _tell(event, answering, organisation, subject, text, why, path=_members(organisation), person=person)


@on("partners.membership_confirmed")
def tell_new_member(event: Event) -> None:
    text = _("You can now write responses and change what the organisation shows.")
    subject = _("You can act for %(organisation)s")
    _tell(event, [event.instance.user], event.instance.organisation, subject, text, ASKED)


@on("partners.membership_declined")
def tell_declined(event: Event) -> None:
    text = _("Ask the organisation itself if you think this is a mistake.")
    subject = _("%(organisation)s did not confirm that you act for it")
    organisation = event.instance.organisation
    _tell(event, [event.instance.user], organisation, subject, text, ASKED, path=danish_path("organisation_list"))


@on("partners.organisation_registered")
def tell_facilitators(event: Event) -> None:
    text = _("Check name, CVR number and website. When you confirm it, everybody can see it.")
    others = [user for user in facilitators() if user.public_id != event.by_id]
    subject = _("New organisation to check: %(organisation)s")
    _tell(event, others, event.instance, subject, text, FACILITATOR, path=danish_path("organisation_queue"))


@on("partners.organisation_verified")
def tell_members(event: Event) -> None:
    text = _("Everybody can now see it on the list of partners. Tell what you can, so that we can match you.")
    subject = _("%(organisation)s is confirmed")
    there = danish_path("organisation_evidence", event.instance.slug)
    _tell(event, members_of(event.instance), event.instance, subject, text, MEMBER, path=there)


@on("partners.organisation_refused")
def tell_refused(event: Event) -> None:
    """Why, in the secretariat's own words, and what its members can do now."""
    organisation = event.instance
    if organisation.twin_of:
        subject = _("%(organisation)s is here already as %(other)s")
        text = _("Ask to join %(other)s. Then you act for it with the others. What you have written here is kept.")
        path = _members(organisation.twin_of)
    else:
        subject, path = _("%(organisation)s could not be confirmed"), ""
        text = _("The secretariat writes: “%(reason)s” Correct it, and ask again.")
    told = {"other": str(organisation.twin_of or ""), "reason": organisation.refusal}
    _tell(event, members_of(organisation), organisation, subject, text, MEMBER, path=path, **told)


@on("partners.organisation_check_asked")
def tell_asked_again(event: Event) -> None:
    text = _("It was not confirmed before. Look at what they have corrected.")
    subject = _("%(organisation)s asks to be checked again")
    _tell(event, facilitators(), event.instance, subject, text, FACILITATOR, path=danish_path("organisation_queue"))


@on("accounts.user_erased")
def leave_everything(event: Event) -> None:
    """Nobody acts for anybody after they are gone; a place left without administrator is told to the secretariat."""
    for membership in actions.leave_all(event.instance, by=None):
        organisation = membership.organisation
        if members_of(organisation) and not members_of(organisation, role=Membership.Role.ADMIN):
            text = _("Its last administrator has deleted their account. Make one of the members administrator.")
            subject = _("%(organisation)s has no administrator")
            _tell(event, facilitators(), organisation, subject, text, FACILITATOR, path=_members(organisation))


def members_of(organisation: Organisation, **having) -> list[User]:
    return list(Membership.objects.active().filter(organisation=organisation, **having).users())


def facilitators() -> list[User]:
    return list(User.objects.filter(groups__name="facilitator", is_active=True))


def _members(organisation: Organisation) -> str:
    return danish_path("organisation_members", organisation.slug)


def _tell(event: Event, users, organisation: Organisation, subject, text, why, path="", **values) -> None:
    """``path`` is where it leads, if not to the organisation's own page."""
    notify(
        users,
        kind=event.action.removeprefix("partners.").removeprefix("accounts."),
        key=f"{event.entry.public_id}:{organisation.public_id}",
        subject=subject,
        text=text,
        why=why,
        path=path or danish_path("organisation_detail", organisation.slug),
        values={"organisation": organisation.name, **values},
    )
