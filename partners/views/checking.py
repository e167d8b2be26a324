"""What the secretariat checks: organisations and what they show."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners import actions
from partners.forms.checking import RefuseForm, TwinForm
from partners.models import Evidence, Organisation
from partners.models.twins import likely_twins
from partners.views.fetching import organisation_for, permitted


@require_safe
@login_required
def organisation_queue(request):
    """Organisations nobody has checked yet: those somebody acts for first, imported ones on their own list."""
    if not request.user.is_facilitator:
        raise PermissionDenied
    shown = request.GET.get("show", "")
    if shown not in ("", "imported", "evidence", "refused"):
        raise Http404
    context = {
        "page": Paginator(_waiting(shown), 20).get_page(request.GET.get("page")),
        "shown": shown,
        "chips": _chips(shown),
        "crumbs": [(_("My page"), reverse("my_page")), (_("Organisations to check"), "")],
    }
    return render(request, "partners/organisation_queue.html", context)


@require_POST
@login_required
def organisation_verify(request, slug):
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)
    actions.verify(permitted(request.user, "verify_organisation", organisation), by=request.user)
    messages.success(request, _("%(name)s is confirmed and can be seen by everybody.") % {"name": organisation})
    return redirect("organisation_queue")


@require_http_methods(["GET", "POST"])
@login_required
def organisation_refuse(request, slug):
    """Say no with a reason, or that it is the same as another."""
    organisation = organisation_for(request.user, slug, "verify_organisation")
    if organisation.is_verified:
        messages.info(request, _("It is confirmed already."))
        return redirect("organisation_queue")
    is_twin = request.POST.get("answer") == "twin"
    likely = likely_twins(organisation)
    refusing = RefuseForm(None if is_twin else request.POST or None)
    joining = TwinForm(request.POST if is_twin else None, likely=likely)
    asked = joining if is_twin else refusing
    if asked.is_valid():
        given = {"reason": asked.cleaned_data.get("reason", ""), "twin_of": asked.cleaned_data.get("twin")}
        actions.refuse(organisation, by=request.user, **given)
        messages.success(request, _("%(name)s is answered, and its members are told.") % {"name": organisation})
        return redirect("organisation_queue")
    context = {"organisation": organisation, "refusing": refusing, "joining": joining, "forms": [joining, refusing]}
    context["crumbs"] = [
        (_("My page"), reverse("my_page")),
        (_("Organisations to check"), reverse("organisation_queue")),
        (organisation.name, ""),
    ]
    return render(request, "partners/organisation_refuse.html", context)


@require_POST
@login_required
def evidence_verify(request, public_id):
    evidence = get_object_or_404(Evidence.objects.visible_to(request.user), public_id=public_id)
    actions.verify_evidence(permitted(request.user, "verify_evidence", evidence), by=request.user)
    messages.success(request, _("“%(title)s” is marked as checked.") % {"title": evidence})
    return redirect(reverse("organisation_queue") + "?show=evidence")


def _waiting(shown: str):
    if shown == "evidence":
        return Evidence.objects.waiting().select_related("organisation", "person").order_by("created_at", "pk")
    if shown == "refused":
        return Organisation.objects.refused().select_related("parent", "twin_of").order_by("-refused_at", "pk")
    waiting = Organisation.objects.waiting() if shown == "" else Organisation.objects.imported_waiting()
    return waiting.select_related("parent").order_by("created_at", "pk")


def _chips(shown: str) -> list[dict]:
    there = reverse("organisation_queue")
    kinds = [
        ("", _("Registered"), Organisation.objects.waiting()),
        ("imported", _("Imported"), Organisation.objects.imported_waiting()),
        ("evidence", _("What they show"), Evidence.objects.waiting()),
        ("refused", _("Not confirmed"), Organisation.objects.refused()),
    ]
    return [
        {
            "title": title,
            "url": f"{there}?show={name}" if name else there,
            "current": name == shown,
            "count": waiting.count(),
        }
        for name, title, waiting in kinds
    ]
