"""How an organisation comes in, changes what it says of itself, and grows units."""

from copy import copy

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from hub.base.whereabouts import not_on_the_map
from partners import actions
from partners.forms.organisations import ChangeForm, RegisterForm, UnitForm
from partners.views.fetching import crumbs, organisation_for


@require_http_methods(["GET", "POST"])
@login_required
def organisation_create(request):
    """Whoever registers an organisation acts for it. The same form sent twice makes one organisation."""
    form = RegisterForm(request.POST or None)
    if form.is_valid():
        organisation = _try(form, lambda: actions.register(by=request.user, **form.cleaned_data))
        if organisation:
            messages.success(request, _("The organisation is registered. Now tell what you can."))
            _note_places(request, organisation)
            return redirect("organisation_evidence", organisation.slug)
    way = [(_("Partners"), reverse("organisation_list")), (_("Register an organisation"), "")]
    return render(request, "partners/organisation_create.html", {"form": form, "crumbs": way})


@require_http_methods(["GET", "POST"])
@login_required
def organisation_change(request, slug):
    """All that an organisation says of itself."""
    organisation = organisation_for(request.user, slug, "change_organisation")
    own = copy(organisation)  # the form writes on it before it is known to be valid
    form = ChangeForm(request.POST or None, instance=own)
    if form.is_valid():
        changed = _try(form, lambda: actions.change(organisation, by=request.user, **form.cleaned_data))
        if changed:
            messages.success(request, _("Your changes are saved."))
            _note_places(request, changed)
            return redirect(changed)
    context = {"form": form, "organisation": organisation, "crumbs": crumbs(organisation, _("Change"))}
    return render(request, "partners/organisation_change.html", context)


@require_POST
@login_required
def organisation_ask_again(request, slug):
    """Its members have corrected what the secretariat said no to."""
    organisation = organisation_for(request.user, slug, "act_for_organisation")
    actions.ask_again(organisation, by=request.user)
    messages.success(request, _("You have asked again. You hear from us when the secretariat has looked."))
    return redirect(organisation)


@require_http_methods(["GET", "POST"])
@login_required
def unit_create(request, slug):
    """A department, an institute or a subsidiary becomes a unit of its own."""
    parent = organisation_for(request.user, slug, "change_organisation")
    form = UnitForm(request.POST or None)
    if form.is_valid():
        unit = actions.add_unit(parent, by=request.user, **form.cleaned_data)
        messages.success(request, _("The unit is registered."))
        _note_places(request, unit)
        return redirect(unit)
    context = {"form": form, "organisation": parent, "crumbs": crumbs(parent, _("Add a unit"))}
    return render(request, "partners/unit_create.html", context)


def _note_places(request, organisation):
    """Which of the places it says the map does not know; they stand on its page all the same."""
    unknown = not_on_the_map(organisation.places)
    if unknown:
        note = ngettext(
            "The map does not know this place: %(places)s. It stands on your page, but does not count in matches.",
            "The map does not know these places: %(places)s. They stand on your page, but do not count in matches.",
            len(unknown),
        )
        messages.info(request, note % {"places": ", ".join(unknown)})


def _try(form, verb):
    """What the verb returns; what it refuses stands beside the field."""
    try:
        return verb()
    except ValidationError as refused:
        form.add_error(None, refused)
        return None
