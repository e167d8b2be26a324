"""Who hears of what happened to responses. Mails say only that there is something to read."""

from functools import partial

from django.db.models import Q, QuerySet
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from challenges import actions
from challenges.models import Challenge, ChallengePageTopic, Decision, Invitation, Phase, Response, Review
from hub.accounts.actions import Together, Ways, danish_path, notify
from hub.accounts.models import Follow, User, followed_id
from hub.base.models import Topic
from hub.kit.events import Event, on
from partners.models import Membership

OURS = _("You act for an organisation that answers this challenge.")
ALONE = _("You answer this challenge yourself.")
STAFF = _("You work on this case.")
FOLLOWED = {
    "challenges.amended": _("“%(challenge)s” was changed"),
    "challenges.cancelled": _("“%(challenge)s” was cancelled"),
    "challenges.decisions_released": _("“%(challenge)s” is decided"),
}
FOLLOWED_SEVERAL = {
    "challenges.amended": _("%(count)s challenges you follow were changed"),
    "challenges.cancelled": _("%(count)s challenges you follow were cancelled"),
    "challenges.decisions_released": _("%(count)s challenges you follow are decided"),
}


@on("challenges.brief_received")
def tell_the_secretariat(event: Event) -> None:
    """A draft waits for help; not one that came from a file or that is published by now."""
    challenge = event.instance
    if event.by_id is None or challenge.phase != Phase.DRAFT or challenge.page is None:
        return
    others = User.objects.filter(groups__name="facilitator", is_active=True).exclude(public_id=event.by_id)
    subject, text = _("%(department)s has begun “%(challenge)s”"), _("Read the draft, and help to write on.")
    why, path = _("You are in the secretariat."), danish_path("case_detail", challenge.public_id)
    _tell(others, event, challenge, subject, text, why, path, department=challenge.department.name)


@on("challenges.response_submitted")
def send_receipt(event: Event) -> None:
    """One receipt a version: a letter, a notice and a mail to everybody who writes."""
    response = event.instance
    version = response.versions.get(number=event.data["version"])
    actions.write_receipts(version)
    _tell(
        writers(response),
        event,
        response.challenge,
        _("Receipt: your response to “%(challenge)s”, version %(number)s"),
        _("Your response has been received. The receipt is in Quadro."),
        answering(response),
        danish_path("response_receipt", response.public_id, version.number),
        number=version.number,
    )


@on("challenges.response_withdrawn")
def tell_of_withdrawal(event: Event) -> None:
    response = event.instance
    text = _("The response is a draft again. Nothing is lost, and you can hand it in until the deadline.")
    subject = _("Your response to “%(challenge)s” was withdrawn")
    path = danish_path("response_edit", response.public_id)
    _tell(writers(response), event, response.challenge, subject, text, answering(response), path)


@on("challenges.opening_asked")
def ask_for_a_witness(event: Event) -> None:
    challenge = event.instance
    others = staff(challenge).exclude(public_id=event.by_id)
    subject = _("Help to open the responses to “%(challenge)s”")
    text = _("A colleague has asked to open the responses. A second person must be there and agree.")
    _tell(others, event, challenge, subject, text, STAFF, danish_path("case_detail", challenge.public_id))


@on("challenges.opened")
def tell_of_opening(event: Event) -> None:
    challenge = event.instance
    subject = _("The responses to “%(challenge)s” are open")
    text = _("They can be read and given to reviewers now.")
    _tell(staff(challenge), event, challenge, subject, text, STAFF, danish_path("case_detail", challenge.public_id))


@on("challenges.review_assigned")
def ask_reviewer(event: Event) -> None:
    """One notice for all that were given together, and another when more are given later."""
    reviewer, challenge = event.instance.reviewer, event.instance.response.challenge
    given = Review.objects.filter(reviewer=reviewer, response__challenge=challenge)
    waiting = list(given.filter(status=Review.Status.ASSIGNED).order_by("pk"))
    why = _("You are asked to be a reviewer.")
    if not waiting:
        return
    if len(waiting) == 1:
        subject = _("You are asked to review a response to “%(challenge)s”")
        text = _("First say whether you have a conflict of interest. Then you can read the response.")
        path = danish_path("review_detail", waiting[0].public_id)
    else:
        subject = _("You are asked to review %(count)s responses to “%(challenge)s”")
        text = _("First say of each whether you have a conflict of interest. Then you can read it.")
        path = danish_path("review_list")
    key = f"review_assigned:{challenge.public_id}:{given.count()}"
    _tell([reviewer], event, challenge, subject, text, why, path, key=key, count=len(waiting))


@on("challenges.review_completed", "challenges.conflict_declared")
def tell_when_all_are_in(event: Event) -> None:
    """Every review of a case is completed or closed by a conflict: told once, and again after more were asked for."""
    challenge = event.instance.response.challenge
    reviews = Review.objects.filter(response__challenge=challenge)
    waiting = reviews.filter(status__in=(Review.Status.ASSIGNED, Review.Status.OPEN)).exists()
    unread = challenge.responses.submitted().exclude(reviews__in=reviews.completed())
    if waiting or unread.exists():
        return
    subject = _("All reviews of “%(challenge)s” are in")
    text = _("Now the responses can be decided.")
    path, key = danish_path("case_detail", challenge.public_id), f"reviews_in:{challenge.public_id}:{reviews.count()}"
    _tell(staff(challenge), event, challenge, subject, text, STAFF, path, key=key)


@on("challenges.conflict_declared")
def tell_of_lacking_reviewer(event: Event) -> None:
    """A conflict of interest may leave a response with nobody to assess it: then somebody else must be asked."""
    response = event.instance.response
    if response.reviews.without_conflict().exists():
        return
    subject = _("A response to “%(challenge)s” needs another reviewer")
    text = _("Its reviewer has a conflict of interest. The response can't be decided before somebody has reviewed it.")
    path = danish_path("case_reviewers", response.challenge.public_id)
    _tell(staff(response.challenge), event, response.challenge, subject, text, STAFF, path)


@on("challenges.invited_at_once", "challenges.invited")
def send_invitations(event: Event) -> None:
    """To invited people and all who act for an invited organisation, in the same moment; each is told once."""
    challenge = event.instance
    for invitation in challenge.invitations.select_related("organisation", "person"):
        notify(
            invited_by(invitation),
            kind="invited",
            key=f"invited:{invitation.public_id}",
            subject=_("You are invited to take part in “%(challenge)s”")
            if invitation.person
            else _("%(organisation)s is invited to answer “%(challenge)s”"),
            text=_(
                "Read the invitation, and say yes or no. It gives no advantage, and it is not used in the assessment."
            ),
            why=_("You have agreed to be suggested to those who own a challenge.")
            if invitation.person
            else _("You act for %(organisation)s, which has agreed to be matched with challenges."),
            path=danish_path("invitation_detail", invitation.public_id),
            values={"organisation": invitation.name, "challenge": page_title(challenge)},
        )


def invited_by(invitation: Invitation) -> QuerySet[User]:
    """Who reads an invitation: the person, or the members of the organisation."""
    if invitation.person:
        return User.objects.filter(person=invitation.person, is_active=True)
    return Membership.objects.active().filter(organisation=invitation.organisation).users()


@on("challenges.invitation_answered")
def tell_of_answer(event: Event) -> None:
    """Those who invited hear of it where they may know it; on an equal route not of those who compete. No message names
    a person."""
    invitation = event.instance
    if invitation.answer_is_hidden:
        return
    subject = _("%(organisation)s has answered the invitation to “%(challenge)s”")
    if invitation.person:
        subject = _("Somebody has answered the invitation to “%(challenge)s”")
    path, name = danish_path("invitation_detail", invitation.public_id), "" if invitation.person else invitation.name
    text = _("Read the answer in Quadro.")
    _tell(staff(invitation.challenge), event, invitation.challenge, subject, text, STAFF, path, organisation=name)


@on("challenges.response_decided")
def send_decision(event: Event) -> None:
    """The letter itself stays in Quadro."""
    decision = Decision.objects.select_related("response__challenge").get(public_id=event.data["decision"])
    letters = actions.write_decision_letters(decision)
    for letter in letters:
        members = Membership.objects.active().filter(organisation=letter.organisation).users()
        subject = _("There is a letter about your response to “%(challenge)s”")
        text = _("Sign in to read it.")
        path = danish_path("letter_detail", letter.public_id)
        why = answering(decision.response)
        _tell(members, event, decision.response.challenge, subject, text, why, path)


@on("challenges.amended", "challenges.cancelled", "challenges.decisions_released")
def tell_followers(event: Event) -> None:
    """Whoever follows a challenge hears that something happened to it; nobody else hears that they do."""
    challenge = event.instance
    followers = User.objects.filter(follows__in=Follow.objects.of(challenge), is_active=True)
    key, why = f"followed:{event.entry.public_id}", _("You follow this challenge.")
    several = among_followed(challenge, event.action, FOLLOWED_SEVERAL[event.action], _("You follow these challenges."))
    _tell_curious(followers, challenge, FOLLOWED[event.action], why, key, several)


@on("challenges.published")
def tell_of_topic(event: Event) -> None:
    """A new challenge, to those who follow one of its topics; once a challenge."""
    challenge = event.instance
    links = ChallengePageTopic.objects.filter(content_object__challenge=challenge).select_related("tag")
    ids = {followed_id(link.tag) for link in links}
    topical = Follow.objects.filter(subject_type=Topic._meta.label, subject_id__in=ids)
    followers = User.objects.filter(follows__in=topical, is_active=True).distinct()
    subject = _("A new challenge with a topic you follow: “%(challenge)s”")
    many, all_of = _("%(count)s new challenges with topics you follow"), _("You follow topics of theirs.")
    several = among_followed(challenge, "topical", many, all_of)
    why, key = _("You follow one of its topics."), f"topical:{challenge.public_id}"
    _tell_curious(followers, challenge, subject, why, key, several)


def _tell_curious(followers, challenge: Challenge, subject, why, key: str, several: Together) -> None:
    text, values = _("Read more on its page."), {"challenge": page_title(challenge)}
    path = Ways(partial(page_path, challenge), together=several)
    notify(followers, kind="followed", key=key, subject=subject, text=text, why=why, path=path, values=values)


def among_followed(challenge: Challenge, sort: str, subject, why) -> Together:
    """The same news of several that somebody follows."""
    title, language = page_title(challenge), page_language(challenge)
    text, path = _("Read more on their pages."), danish_path("my_page")
    return Together(sort=sort, title=title, language=language, subject=subject, text=text, path=path, why=why)


def page_language(challenge: Challenge):
    """The code of the language of ``page_title``, read as late."""
    return lazy(lambda: challenge.language, str)()


def page_title(challenge: Challenge):
    """Its title in the language of each person who is told: read when the words are written."""
    return lazy(lambda: challenge.title, str)()


def page_path(challenge: Challenge, language: str) -> str:
    """The path of its page in a language, else of the Danish one."""
    pages = {page.locale.language_code: page for page in challenge.pages.filter(live=True).select_related("locale")}
    page = pages.get(language) or pages.get("da")
    parts = page.get_url_parts() if page else None
    return (parts and parts[2]) or danish_path("my_page")


def writers(response: Response):
    """Everybody who acts for a confirmed party."""
    parties = response.parties.filter(confirmed_at__isnull=False).values("organisation")
    return Membership.objects.active().filter(organisation__in=parties).users()


def answering(response: Response):
    """Why its writers hear of it."""
    return ALONE if response.organisation.is_alone else OURS


@on("accounts.user_erased")
def forget_drafts(event: Event) -> None:
    """What a person who answers alone never handed in goes with the account: nobody else could ever read it."""
    actions.discard_drafts(event.instance)


def staff(challenge: Challenge):
    """The facilitators, and the members of the department that owns the challenge."""
    owners = Membership.objects.active().filter(organisation=challenge.department)
    either = Q(groups__name="facilitator") | Q(memberships__in=owners)
    return User.objects.filter(either, is_active=True).distinct()


def _tell(users, event: Event, challenge: Challenge, subject, text, why, path, *, key="", **values) -> None:
    """One notice an event and person, or one for all events with the same ``key``."""
    notify(
        users,
        kind=event.action.removeprefix("challenges."),
        key=key or str(event.entry.public_id),
        subject=subject,
        text=text,
        why=why,
        path=path,
        values={"challenge": page_title(challenge), **values},
    )
