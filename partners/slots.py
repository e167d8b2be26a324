"""What partners add to others' pages and to the menu."""

from django.db.models import Count, Exists, Min, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.base.chrome import menu_entry
from hub.kit.slots import fills
from partners.models import Consent, Evidence, Membership, Organisation, OrganisationTopic

menu_entry(4, gettext_lazy("Partners"), "organisation_list")


@fills("my_page.organisations")
def my_organisations(_page, user):
    """Whom I act for, and what would help each; an invitation for those who act for nobody."""
    matching = Consent.objects.given(Consent.Purpose.MATCHING).filter(organisation=OuterRef("organisation"))
    mine = user.memberships.filter(ended_at=None, organisation__alone=None).select_related("organisation")
    topics = OrganisationTopic.objects.filter(content_object=OuterRef("organisation"))
    mine = mine.annotate(
        consents=Exists(matching), has_topics=Exists(topics), shown=Count("organisation__evidence", distinct=True)
    ).order_by("organisation__name")
    rows = [{"membership": row, "organisation": row.organisation, "step": _next_step(row)} for row in mine]
    return "partners/_my_organisations.html", {"rows": rows}


@fills("my_page.tasks")
def what_waits(_page, user):
    """People who ask to join, and organisations to check."""
    administered = Membership.objects.active().filter(user=user, role=Membership.Role.ADMIN).values("organisation")
    asking = Membership.objects.waiting().filter(organisation__in=administered)
    organisations = asking.values("organisation__name", "organisation__slug").annotate(
        number=Count("pk"), since=Min("asked_at")
    )
    waiting = list(organisations.order_by("organisation__name"))
    checks = _checks() if user.is_facilitator else None
    if not waiting and not (checks and checks["organisations"]):
        return None
    return "partners/_my_tasks.html", {"waiting": waiting, "checks": checks}


def _checks() -> dict:
    found = Organisation.objects.waiting().aggregate(organisations=Count("pk"), since=Min("created_at"))
    return found | {"evidence": Evidence.objects.waiting().count()}


def _next_step(membership: Membership) -> dict | None:
    """The one thing that would help most: (text, address), while something is missing."""
    slug = membership.organisation.slug
    if not membership.is_active:
        return None
    if membership.organisation.is_refused:
        return {"text": _("Read why, and what you can do"), "url": membership.organisation.get_absolute_url()}
    if not membership.shown:
        return {"text": _("Tell what you can"), "url": reverse("organisation_evidence", args=[slug])}
    if not membership.consents:
        return {"text": _("Switch matching on"), "url": reverse("organisation_evidence", args=[slug]) + "#matching"}
    if not membership.has_topics and membership.role == Membership.Role.ADMIN:
        return {"text": _("Choose your themes and competences"), "url": reverse("organisation_change", args=[slug])}
    return None
