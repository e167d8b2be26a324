"""The doors to the weights: all who run the hub read them, administrators change them."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from search import actions
from search.forms import ReasonForm, WeightsForm, seen_now
from search.models import WeightVersion
from search.saying import weighing


@require_http_methods(["GET", "POST"])
@login_required
def weights_change(request):
    """What counts and how much; a POST looks ahead (``look``) or saves."""
    if request.POST and not may_change(request):
        raise PermissionDenied
    form = WeightsForm(request.POST or None, told=weighing.told(), initial=seen_now()) if may_change(request) else None
    preview = None
    looks = "look" in request.POST
    if looks:
        form.fields["reason"].required = False
    right = bool(request.POST) and form.is_valid()
    if looks:
        form.fields["reason"].required = True  # to save; the page must not call it optional
    if right:
        if looks:
            preview = weighing.preview(form.values)
        elif put_in_force(request, form, actions.change_weights, form.values):
            return to_the_top()
    return page(request, form, preview=preview)


@require_http_methods(["GET", "POST"])
@login_required
def weights_restore(request, number):
    """Go back to an earlier version; what is refused stands on the page again, with the words that were given."""
    if not may_change(request):
        raise PermissionDenied
    if request.method == "GET":
        return redirect("weights_change")
    if number != WeightVersion.FIRST:
        get_object_or_404(WeightVersion, number=number)
    again = again_form(number, request.POST)
    if again.is_valid() and put_in_force(request, again, actions.restore_weights, number):
        return to_the_top()
    return page(request, WeightsForm(told=weighing.told(), initial=seen_now()), refused=(number, again))


def to_the_top():
    """With a fragment of its own, else a browser keeps that of the form and scrolls past what came of it."""
    return redirect(f"{reverse('weights_change')}#content")


def may_change(request) -> bool:
    return request.user.has_perm("search.change_weights", WeightVersion)


def page(request, form: WeightsForm | None, *, preview=None, refused: tuple[int, ReasonForm] | None = None):
    """All that is told of the weights; ``refused`` is the version one could not go back to, and what was given."""
    if not request.user.has_perm("search.view_weights", WeightVersion):
        raise PermissionDenied
    history = weighing.history()
    for version in history[1:] if form else ():
        version["again"] = again_form(version["number"])
        if refused and refused[0] == version["number"]:
            version["again"] = refused[1]
    context = {"rows": weighing.told(), "form": form, "preview": preview, "history": history}
    context["refused"] = refused[1:] if refused else ()
    context["crumbs"] = [(_("My page"), reverse("my_page")), (_("Weights"), "")]
    return render(request, "search/weights_change.html", context)


def again_form(number: int, given=None) -> ReasonForm:
    """Each version has one, so each has ids of its own."""
    return ReasonForm(given, initial=seen_now(), auto_id=f"again-{number}-%s")


def put_in_force(request, form: ReasonForm, verb: Callable[..., WeightVersion], what) -> bool:
    """Whether the change stands; else the form says what is wrong, in sight of what is in force now."""
    given = {"reason": form.cleaned_data["reason"], "seen": form.cleaned_data["seen"]}
    try:
        made = verb(what, by=request.user, **given)
    except ValidationError as error:
        form.add_error(None, error)
        form.data = form.data.copy()
        form.data.update(seen_now())
        return False
    messages.success(request, in_force(made))
    return True


def in_force(made: WeightVersion) -> str:
    return _("Version %(name)s is in force. All current matches are being computed again.") % {"name": made.number}
