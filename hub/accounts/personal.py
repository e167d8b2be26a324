"""What accounts hold of a person, and what becomes of it when the person is erased."""

import datetime as dt

from hub.accounts.models import Delivery, Follow, Notice, User
from hub.kit.personal import Fate, PersonalField, declare

YEAR = dt.timedelta(days=365)

declare(
    User,
    email=PersonalField(Fate.PSEUDONYM, "It is what a person signs in with and is written to."),
    name=PersonalField(Fate.ERASE, "Colleagues and the municipality must know whom they talk to."),
    password=PersonalField(Fate.ERASE, "Only its hash is held, to sign in with."),
    language=PersonalField(Fate.KEEP, "Which of two languages, which tells nothing of anybody."),
)
declare(Follow, user=PersonalField(Fate.DELETE_ROW, "What a person asked to be told about."))
declare(Notice, user=PersonalField(Fate.DELETE_ROW, "What a person was told, shown on their own page.", 2 * YEAR))
declare(
    Delivery,
    user=PersonalField(Fate.DELETE_ROW, "Whom a mail was for, to send each one once.", YEAR),
    address=PersonalField(Fate.DELETE_ROW, "Where a mail goes; needed until it is delivered."),
)
