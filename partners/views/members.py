"""Who acts for an organisation: ask to join, answer, change roles, leave."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from partners import actions
from partners.models import Membership, Organisation, presentation
from partners.views.fetching import crumbs, membership_for, organisation_for


@require_safe
@login_required
def organisation_members(request, slug):
    """Members see each other; others may ask to join."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)
    context = {
        "organisation": organisation,
        "crumbs": crumbs(organisation, _("People")),
        "may_ask": request.user.has_perm("partners.join_organisation", organisation),
        **presentation.people(organisation, request.user),
    }
    return render(request, "partners/organisation_members.html", context)


@require_POST
@login_required
def membership_ask(request, slug):
    organisation = organisation_for(request.user, slug, "view_organisation")
    if request.user.has_perm("partners.join_organisation", organisation):
        actions.ask_to_join(organisation, by=request.user)
        messages.success(request, _("You have asked to join. You hear from us when an administrator has answered."))
    return redirect("organisation_members", slug)


@require_POST
@login_required
def membership_confirm(request, slug, public_id):
    membership = membership_for(request.user, slug, public_id, "confirm_membership")
    actions.confirm_membership(membership, by=request.user)
    messages.success(request, _("%(name)s can now act for the organisation.") % {"name": membership.user})
    return redirect("organisation_members", slug)


@require_POST
@login_required
def membership_decline(request, slug, public_id):
    membership = membership_for(request.user, slug, public_id, "confirm_membership")
    actions.decline_membership(membership, by=request.user)
    messages.success(request, _("%(name)s was not let in and has been told.") % {"name": membership.user})
    return redirect("organisation_members", slug)


@require_POST
@login_required
def membership_change(request, slug, public_id):
    """Another role."""
    membership = membership_for(request.user, slug, public_id, "confirm_membership")
    role = request.POST.get("role")
    if role not in Membership.Role.values:
        raise Http404
    _say(request, lambda: actions.change_role(membership, role=role, by=request.user), _("The role is changed."))
    return redirect("organisation_members", slug)


@require_POST
@login_required
def membership_end(request, slug, public_id):
    """Leave, or let somebody go."""
    membership = membership_for(request.user, slug, public_id, "end_membership")
    _say(request, lambda: actions.end_membership(membership, by=request.user), _("The membership has ended."))
    stays = Organisation.objects.visible_to(request.user).filter(slug=slug).exists()
    return redirect("organisation_members", slug) if stays else redirect("my_page")


def _say(request, verb, done: str) -> None:
    """Do it, and say that it is done or why not."""
    try:
        verb()
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, done)
