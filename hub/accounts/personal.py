"""What accounts hold of a person, and what becomes of it when the person is erased or time is up."""

import datetime as dt

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import Delivery, Follow, Notice, User
from hub.kit.personal import Fate, Owned, PersonalField, declare

MONTH = dt.timedelta(days=30)
YEAR = dt.timedelta(days=365)
SIGNED_IN = _("Where a sign-in was last used, so that you can see one that is not yours.")

declare(
    User,
    Owned("pk", _("Your account"), _("You sign in with it. Your name tells others whom they talk to.")),
    email=PersonalField(Fate.PSEUDONYM, _("It is what you sign in with and are written to.")),
    name=PersonalField(Fate.ERASE, _("Colleagues and the municipality must know whom they talk to.")),
    password=PersonalField(Fate.ERASE, _("Only its hash is held, to sign in with.")),
    language=PersonalField(Fate.KEEP, _("Which of two languages, which tells nothing of anybody.")),
    match_mails=PersonalField(Fate.KEEP, _("A choice of mails, which tells nothing of anybody.")),
    invitation_mails=PersonalField(Fate.KEEP, _("A choice of mails, which tells nothing of anybody.")),
)
declare(
    UserSession,
    Owned("user", _("Where you are signed in"), SIGNED_IN),
    ip=PersonalField(Fate.DELETE_ROW, SIGNED_IN, MONTH, since="last_seen_at"),
    user_agent=PersonalField(Fate.DELETE_ROW, SIGNED_IN),
)
declare(
    Session,
    session_data=PersonalField(Fate.DELETE_ROW, _("Who is signed in with it."), dt.timedelta(0), since="expire_date"),
)
declare(
    Follow,
    Owned("user", _("What you follow"), _("You asked to be told about it.")),
    user=PersonalField(Fate.DELETE_ROW, _("You asked to be told about it.")),
)
declare(
    Notice,
    Owned("user", _("Messages to you"), _("What you were told, shown on your own page.")),
    user=PersonalField(Fate.DELETE_ROW, _("What you were told, shown on your own page."), 2 * YEAR),
)
declare(
    Delivery,
    Owned("user", _("Mails to you"), _("So that each mail is sent, and sent once.")),
    user=PersonalField(Fate.DELETE_ROW, _("Whom a mail was for, to send each one once."), YEAR),
    address=PersonalField(Fate.DELETE_ROW, _("Where a mail goes; needed until it is delivered.")),
)
