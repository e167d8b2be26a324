"""What a person says of themself, and what a researcher can show."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from hub.accounts.actions import localised
from hub.base.models import Topic
from hub.kit import slots
from partners import actions
from partners.forms.evidence import EvidenceForm
from partners.forms.people import CompetencesForm, ProfileForm
from partners.models import Consent, Evidence, Organisation, Person

CHOICES = ("name", "language", "match_mails", "invitation_mails")


def _own(request) -> Person | None:
    """Who signed in, where they have said who they are."""
    return Person.objects.filter(user=request.user).first()


def _profile_first(request):
    messages.info(request, _("Fill in your profile first."))
    return redirect("profile")


@require_http_methods(["GET", "POST"])
@login_required
def profile(request):
    """Name, language, contact record; what it is used for."""
    person = _own(request)
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
    context["evidence"] = list(person.evidence.order_by("-date", "-pk")) if person else []
    context["topics"] = [link.tag for link in person.topic_links.select_related("tag")] if person else []
    consents = Consent.objects.filter(person=person, withdrawn_at=None) if person else ()
    context["agreed"] = {row.purpose: row for row in consents}
    context["answers_alone"] = Organisation.objects.filter(alone=request.user).exists()
    return render(request, "partners/profile.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def profile_evidence(request):
    """What a person, for example a researcher, can show for themself."""
    person = _own(request)
    if person is None:
        return _profile_first(request)
    form = EvidenceForm(request.POST or None, initial=_first(request), a_person=True)
    if form.is_valid():
        actions.declare_evidence(person=person, by=request.user, **form.cleaned_data)
        messages.success(request, _("Added."))
        return redirect("profile")
    way = [(_("My page"), reverse("my_page")), (_("Your profile"), reverse("profile"))]
    context = {"form": form, "crumbs": [*way, (_("What you can show as a person"), "")]}
    return render(request, "partners/profile_evidence.html", context)


def _first(request) -> dict:
    """What stands in the form at first: the competence that is to be shown, where one is named."""
    topic = Topic.objects.filter(slug=request.GET.get("topic", "").replace("\x00", "")[:100]).first()
    language = request.user.language
    return {"language": language} | ({"kind": Evidence.Kind.COMPETENCE, "title": topic.label} if topic else {})


@require_http_methods(["GET", "POST"])
@login_required
def profile_competences(request):
    """What a person can, in the words that challenges seek by."""
    person = _own(request)
    if person is None:
        return _profile_first(request)
    form = CompetencesForm(request.POST or None, links=person.topic_links.all())
    if form.is_valid() and _chosen(request, form, person):
        return redirect(reverse("profile") + "#competences")
    way = [(_("My page"), reverse("my_page")), (_("Your profile"), reverse("profile"))]
    context = {"form": form, "crumbs": [*way, (_("Your competences"), "")]}
    return render(request, "partners/profile_competences.html", context)


def _chosen(request, form: CompetencesForm, person: Person) -> bool:
    """Whether the choice is kept; else the form says why not."""
    try:
        actions.choose_topics(person, topics=form.cleaned_data["topics"], by=request.user)
    except ValidationError as refused:
        form.add_error("competences", refused)
        return False
    messages.success(request, _("Your changes are saved."))
    return True


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
    "naming": (
        Consent.Purpose.NAMING,
        gettext_lazy("Your name now stands with the pilots you take part in as yourself."),
        gettext_lazy("Your name no longer stands with any pilot."),
    ),
}


@require_POST
@login_required
def profile_consent(request):
    """Switch one purpose on or off: matching, being suggested, being named; each yes is a dated row."""
    person = _own(request)
    field = next((name for name in PURPOSES if name in request.POST), "matching")
    purpose, on, off = PURPOSES[field]
    if person is None:
        return _profile_first(request)
    if request.POST.get(field) != "on":
        for row in person.consents.active(purpose):
            actions.withdraw_consent(row, by=request.user)
        messages.success(request, str(off))
    elif field == "suggesting" and not person.consents.active(Consent.Purpose.MATCHING).exists():
        messages.info(request, _("Switch matching on first."))
    else:
        actions.consent(person=person, by=request.user, purpose=purpose)
        messages.success(request, str(on))
    return redirect("profile")
