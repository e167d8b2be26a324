"""What the doors of the workspace share: who may come in, a form around one verb, and the frame of its pages."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.kit.languages import said
from hub.kit.lifecycle import IllegalMove
from projects.models import Pilot
from projects.models.lists import with_addresses
from projects.models.story import with_story

TOO_LATE = gettext_lazy("This can't be done now: somebody has moved the pilot on in the meantime.")


def pilot_for(user, public_id, permission: str = "projects.work_on_pilot") -> Pilot:
    """A pilot the user works on, else 404; 403 where the user sees it but may not do this."""
    pilot = with_story(with_addresses(Pilot.objects.worked_on_by(user))).filter(public_id=public_id).first()
    if pilot is None:
        raise Http404
    if not user.has_perm(permission, pilot):
        raise PermissionDenied
    return pilot


def crumbs_to(pilot: Pilot, title: str = "") -> list[tuple[str, str]]:
    """The way back from a part of the workspace."""
    way = [(_("My pilots"), reverse("pilot_list"))]
    if not title:
        return [*way, (said(pilot.title), "")]
    return [*way, (said(pilot.title), reverse("pilot_workspace", args=[pilot.public_id])), (title, "")]


def run_form(request, pilot: Pilot, form, verb: Callable, *, title: str, done: str, button: str = "", **context):
    """Show a form; when it is sent and right, call the verb with what it holds, and go back to the workspace."""
    if request.method == "POST" and form.is_valid() and attempt(form, verb):
        messages.success(request, done)
        return redirect("pilot_workspace", public_id=pilot.public_id)
    context |= {"form": form, "pilot": pilot, "title": title, "button": button or _("Save")}
    context["crumbs"] = crumbs_to(pilot, title)
    return render(request, context.pop("template", "projects/pilot_form.html"), context)


def attempt(form, verb: Callable) -> bool:
    """Call the verb; what it refuses is shown by the field it belongs to."""
    try:
        verb(**form.cleaned_data)
    except IllegalMove:
        form.add_error(None, TOO_LATE)
        return False
    except ValidationError as refused:
        by_field = refused.message_dict if hasattr(refused, "error_dict") else {}
        if by_field and set(by_field) <= set(form.fields):
            form.add_error(None, refused)
        else:
            form.add_error(None, ValidationError(refused.messages))
        return False
    return True
