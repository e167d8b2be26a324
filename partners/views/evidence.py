"""What an organisation shows for itself, and its yes or no to being matched by it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.kit import slots
from partners import actions
from partners.forms.evidence import EvidenceForm
from partners.models import Consent, Evidence, Organisation
from partners.views.fetching import crumbs, organisation_for, permitted


@require_http_methods(["GET", "POST"])
@login_required
def organisation_evidence(request, slug):
    """All that is shown, and a form for one more."""
    organisation = organisation_for(request.user, slug, "act_for_organisation")
    form = EvidenceForm(request.POST or None, initial={"language": request.user.language})
    if form.is_valid():
        actions.declare_evidence(organisation, by=request.user, **form.cleaned_data)
        messages.success(request, _added(organisation))
        return redirect("organisation_evidence", slug)
    context = {"form": form} | shown_by(organisation, request.user)
    return render(request, "partners/organisation_evidence.html", context)


def _added(organisation: Organisation) -> str:
    if organisation.consents.given(Consent.Purpose.MATCHING).exists():
        return _("Added. It counts in your matches within a day.")
    return _("Added. Switch matching on to see which challenges fit.")


def shown_by(organisation: Organisation, user) -> dict:
    """What an organisation shows, and whether it wants to be matched by it."""
    return {
        "organisation": organisation,
        "evidence": list(organisation.evidence.order_by("-date", "-pk")),
        "consent": organisation.consents.given(Consent.Purpose.MATCHING).first(),
        "may_consent": user.has_perm("partners.consent_for_organisation", organisation),
        "crumbs": crumbs(organisation, _("What you can show")),
        "slots": slots.collect("evidence.", organisation, user),
    }


@require_http_methods(["GET", "POST"])
@login_required
def evidence_change(request, public_id):
    """Say one thing otherwise; a check by the municipality is then made again."""
    evidence = _own(request.user, public_id)
    form = EvidenceForm(request.POST or None, instance=evidence, a_person=evidence.person_id is not None)
    if form.is_valid():
        fields = {name: value for name, value in form.cleaned_data.items() if name != "key"}
        actions.change_evidence(Evidence.objects.get(pk=evidence.pk), by=request.user, **fields)
        messages.success(request, _("Your changes are saved."))
        return redirect(_back(evidence))
    return render(
        request, "partners/evidence_change.html", {"form": form, "evidence": evidence, "back": _back(evidence)}
    )


@require_POST
@login_required
def evidence_remove(request, public_id):
    evidence = _own(request.user, public_id)
    back = _back(evidence)
    actions.remove_evidence(evidence, by=request.user)
    messages.success(request, _("Removed. It no longer counts in your matches."))
    return redirect(back)


@require_POST
@login_required
def consent_change(request, slug):
    """Switch matching on or off; each is a dated row."""
    organisation = organisation_for(request.user, slug, "consent_for_organisation")
    if request.POST.get("matching") == "on":
        actions.consent(organisation, by=request.user)
        messages.success(request, _("Matching is switched on."))
    else:
        for row in organisation.consents.given(Consent.Purpose.MATCHING):
            actions.withdraw_consent(row, by=request.user)
        messages.success(request, _("Matching is switched off."))
    return redirect("organisation_evidence", slug)


def _own(user, public_id) -> Evidence:
    visible = Evidence.objects.visible_to(user).select_related("organisation", "person")
    return permitted(user, "change_evidence", get_object_or_404(visible, public_id=public_id))


def _back(evidence: Evidence) -> str:
    """Where the evidence is listed for those who may change it."""
    return evidence.get_list_url()
