"""What everybody may read: the list of partners, and each partner's own page."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.kit import slots
from partners.models import Organisation, listing, presentation


@require_safe
def organisation_list(request):
    """All partners, narrowed by part, competence and words."""
    return render(request, "partners/organisation_list.html", listing.context(request))


@require_safe
def organisation_detail(request, slug):
    """One partner: what it can do, and what it can show for it."""
    found = Organisation.objects.visible_to(request.user).for_cards()
    organisation = get_object_or_404(found, slug=slug)
    context = presentation.context(organisation, request.user)
    context["slots"] = slots.collect("organisation.", organisation, request.user)
    context["crumbs"] = [(_("Partners"), reverse("organisation_list")), (organisation.name, "")]
    return render(request, "partners/organisation_detail.html", context)
