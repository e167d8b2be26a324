"""What shared content holds of persons."""

from django.utils.translation import gettext_lazy as _

from hub.base.models import HubDocument, HubImage, SiteSettings
from hub.kit.personal import Fate, PersonalField, declare

RESPONSIBLE = PersonalField(
    Fate.PSEUDONYM,
    _("Somebody answers for each page; readers never see who."),
    called=_("Pages you are responsible for"),
)
UPLOADED_BY = PersonalField(
    Fate.PSEUDONYM, _("Colleagues must know whom to ask about a file."), called=_("Files you uploaded")
)
OFFICE = PersonalField(Fate.KEEP, _("The office's own public contact, not a person's."))

declare(HubDocument, uploaded_by_user=UPLOADED_BY)
declare(
    HubImage,
    uploaded_by_user=UPLOADED_BY,
    photographer=PersonalField(Fate.KEEP, _("The law on copyright demands the name beside the picture.")),
)
declare(SiteSettings, contact_email=OFFICE, contact_phone=OFFICE)
