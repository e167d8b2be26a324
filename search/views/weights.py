"""The doors to the weights: all who run the hub read them, administrators change them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from search import actions
from search.forms import ReasonForm, WeightsForm, seen_now
from search.models import WeightVersion
from search.saying import weighing


@require_http_methods(["GET", "POST"])
@login_required
def weights_change(request):
    """What counts and how much; a POST looks ahead (``look``) or saves."""
    may_change = request.user.has_perm("search.change_weights", WeightVersion)
    if not request.user.has_perm("search.view_weights", WeightVersion) or (request.POST and not may_change):
        raise PermissionDenied
    told = weighing.told()
    form = WeightsForm(request.POST or None, told=told, initial=seen_now()) if may_change else None
    preview = None
    if "look" in request.POST:
        form.fields["reason"].required = False
    if request.POST and form.is_valid():
        if "look" in request.POST:
            preview = weighing.preview(form.values)
            form.fields["reason"].required = True  # to save; the page must not call it optional
        elif saved(request, form):
            return redirect("weights_change")
    context = {"rows": told, "form": form, "preview": preview, "history": weighing.history()}
    context["crumbs"] = [(_("My page"), reverse("my_page")), (_("Weights"), "")]
    context["again"] = ReasonForm(initial=seen_now()) if may_change else None
    return render(request, "search/weights_change.html", context)


def saved(request, form: WeightsForm) -> bool:
    """Whether the change stands; else the form says what is wrong."""
    given = {"reason": form.cleaned_data["reason"], "seen": form.cleaned_data["seen"]}
    try:
        made = actions.change_weights(form.values, by=request.user, **given)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, in_force(made))
    return True


@require_POST
@login_required
def weights_restore(request, number):
    """Go back to an earlier version."""
    if not request.user.has_perm("search.change_weights", WeightVersion):
        raise PermissionDenied
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return redirect("weights_change")
    try:
        made = actions.restore_weights(number, by=request.user, **form.cleaned_data)
        messages.success(request, in_force(made))
    except WeightVersion.DoesNotExist as error:
        raise Http404 from error
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("weights_change")


def in_force(made: WeightVersion) -> str:
    return _("Version %(name)s is in force. All current matches are being computed again.") % {"name": made.name}
