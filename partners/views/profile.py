"""What a person says of themself, and what a researcher can show."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from hub.accounts.actions import localised
from hub.kit import slots
from partners import actions
from partners.forms import EvidenceForm, ProfileForm
from partners.models import Consent, Person

CHOICES = ("name", "language", "match_mails", "invitation_mails")


@require_http_methods(["GET", "POST"])
@login_required
def profile(request):
    """Name, language, contact record; what it is used for."""
    person = Person.objects.filter(user=request.user).first()
    first = {name: getattr(request.user, name) for name in CHOICES}
    form = ProfileForm(request.POST or None, instance=person, initial=first)
    if form.is_valid():
        actions.change_profile(request.user, by=request.user, **form.cleaned_data)
        with translation.override("da"):
            there = localised(reverse("profile"), form.cleaned_data["language"])
        messages.success(request, _("Your changes are saved."))
        return redirect(there)
    context = {"form": form, "person": person, "crumbs": [(_("My page"), reverse("my_page")), (_("Your profile"), "")]}
    context["slots"] = slots.collect("profile.", None, request.user)
    context["evidence"] = person.evidence.order_by("-date", "-pk") if person else ()
    consents = Consent.objects.filter(person=person, withdrawn_at=None) if person else ()
    context["agreed"] = {row.purpose: row for row in consents}
    return render(request, "partners/profile.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def profile_evidence(request):
    """What a person, for example a researcher, can show for themself."""
    person = Person.objects.filter(user=request.user).first()
    if person is None:
        messages.info(request, _("Fill in your profile first."))
        return redirect("profile")
    form = EvidenceForm(request.POST or None, initial={"language": request.user.language})
    if form.is_valid():
        actions.declare_evidence(person=person, by=request.user, **form.cleaned_data)
        messages.success(request, _("Added."))
        return redirect("profile")
    way = [(_("My page"), reverse("my_page")), (_("Your profile"), reverse("profile"))]
    context = {"form": form, "crumbs": [*way, (_("What you can show as a person"), "")]}
    return render(request, "partners/profile_evidence.html", context)


PURPOSES = {  # the field of the form: what it is a yes to, what is said of a yes, and of a no
    "matching": (
        Consent.Purpose.MATCHING,
        gettext_lazy("Matching is switched on."),
        gettext_lazy("Matching is switched off."),
    ),
    "suggesting": (
        Consent.Purpose.SUGGESTING,
        gettext_lazy("You can now be suggested to those who own a challenge that fits you."),
        gettext_lazy("You are no longer suggested to anybody. You have left every list."),
    ),
}


@require_POST
@login_required
def profile_consent(request):
    """Switch one purpose on or off, matching or being suggested; each yes is a dated row."""
    person = Person.objects.filter(user=request.user).first()
    field = "suggesting" if "suggesting" in request.POST else "matching"
    purpose, on, off = PURPOSES[field]
    if person is None:
        messages.info(request, _("Fill in your profile first."))
    elif request.POST.get(field) != "on":
        for row in person.consents.active(purpose):
            actions.withdraw_consent(row, by=request.user)
        messages.success(request, str(off))
    elif field == "suggesting" and not person.consents.active(Consent.Purpose.MATCHING).exists():
        messages.info(request, _("Switch matching on first."))
    else:
        actions.consent(person=person, by=request.user, purpose=purpose)
        messages.success(request, str(on))
    return redirect("profile")
