"""What organisations and people hold of persons, and what becomes of it."""

from django.utils.translation import gettext_lazy as _

from hub.kit.personal import Fate, Owned, PersonalField, declare
from partners.models import Consent, Evidence, Membership, Organisation, Person, PersonTopic

declare(
    Person,
    Owned("user", _("Your profile"), _("What you wrote about yourself. Others see only what you chose to show.")),
    user=PersonalField(Fate.DELETE_ROW, _("Joins a profile to the account that may change it.")),
    name=PersonalField(Fate.DELETE_ROW, _("A profile is shown by its name, if its owner wants it.")),
    title=PersonalField(Fate.DELETE_ROW, _("Says what a person does in the organisation.")),
    email=PersonalField(Fate.DELETE_ROW, _("Shown where the person wants to be written to.")),
    phone=PersonalField(Fate.DELETE_ROW, _("Shown where the person wants to be called.")),
    about=PersonalField(Fate.DELETE_ROW, _("What a person writes about their own work.")),
)
declare(
    PersonTopic,
    Owned("content_object__user", _("Your competences"), _("You said what you can, so that you can be matched.")),
    content_object=PersonalField(Fate.DELETE_ROW, _("You said what you can, so that you can be matched.")),
)
declare(
    Evidence,
    Owned("person__user", _("What you can show as a person"), _("Your competence, so that you can be matched.")),
    person=PersonalField(Fate.DELETE_ROW, _("Whose competence it is, when it is not an organisation's.")),
    declared_by=PersonalField(Fate.PSEUDONYM, _("It must be known that somebody stands behind it.")),
    verified_by=PersonalField(Fate.PSEUDONYM, _("A verification counts because somebody made it.")),
)
declare(
    Consent,
    Owned("person__user", _("What you agreed to"), _("It must be proved that consent was given.")),
    person=PersonalField(Fate.DELETE_ROW, _("Consent is a dated row for each person and purpose.")),
    given_by=PersonalField(Fate.PSEUDONYM, _("It must be proved that consent was given.")),
)
declare(
    Membership,
    Owned(
        "user",
        _("Organisations you act or acted for"),
        _("Who acted for an organisation, and when, stays known without the name."),
    ),
    user=PersonalField(Fate.PSEUDONYM, _("Who acted for an organisation, and when, stays known without the name.")),
)
declare(
    Organisation,
    Owned("alone", _("You, as one who answers alone"), _("What was answered stays in the case, without your name.")),
    alone=PersonalField(Fate.PSEUDONYM, _("It must be known that one and the same person answered.")),
    name=PersonalField(Fate.PSEUDONYM, _("An answer says who it is from, a person who answers alone too.")),
    verified_by=PersonalField(
        Fate.PSEUDONYM,
        _("A verification counts because somebody made it."),
        called=_("Organisations you confirmed"),
    ),
    refused_by=PersonalField(
        Fate.PSEUDONYM,
        _("A no counts because somebody gave it."),
        called=_("Organisations you did not confirm"),
    ),
)
