"""What organisations and people hold of persons, and what becomes of it."""

from hub.kit.personal import Fate, PersonalField, declare
from partners.models import Consent, Evidence, Membership, Organisation, Person

declare(
    Person,
    user=PersonalField(Fate.DELETE_ROW, "Joins a profile to the account that may change it."),
    name=PersonalField(Fate.DELETE_ROW, "A profile is shown by its name, if its owner wants it."),
    title=PersonalField(Fate.DELETE_ROW, "Says what a person does in the organisation."),
    email=PersonalField(Fate.DELETE_ROW, "Shown where the person wants to be written to."),
    phone=PersonalField(Fate.DELETE_ROW, "Shown where the person wants to be called."),
    about=PersonalField(Fate.DELETE_ROW, "What a person writes about their own work."),
)
declare(
    Evidence,
    person=PersonalField(Fate.DELETE_ROW, "Whose competence it is, when it is not an organisation's."),
    declared_by=PersonalField(Fate.PSEUDONYM, "It must be known that somebody stands behind it."),
    verified_by=PersonalField(Fate.PSEUDONYM, "A verification counts because somebody made it."),
)
declare(
    Consent,
    person=PersonalField(Fate.DELETE_ROW, "Consent is a dated row for each person and purpose."),
    given_by=PersonalField(Fate.PSEUDONYM, "It must be proved that consent was given."),
)
declare(
    Membership,
    user=PersonalField(Fate.PSEUDONYM, "Who acted for an organisation, and when, stays known without the name."),
)
declare(Organisation, verified_by=PersonalField(Fate.PSEUDONYM, "A verification counts because somebody made it."))
