"""The doors to texts that are looked at: the secretariat's queue, and the decision of each."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from challenges.actions import Refused
from hub.kit.clock import now
from partners.models import suggested_people
from search import actions, moderation
from search.forms import FlagForm
from search.models import EvidenceFlag
from search.saying import flagging

A_PAGE = 20
NOTHING = {
    "": gettext_lazy("Nothing waits here"),
    "confirmed": gettext_lazy("No text is left out"),
    "sudden": gettext_lazy("Nobody has changed what they show in the last day"),
}


@require_safe
@login_required
def flag_queue(request):
    """Texts that wait for a look, the oldest first; or those that were left out."""
    if not request.user.is_facilitator:
        raise PermissionDenied
    shown = request.GET.get("show", "")
    if shown not in ("", "confirmed", "sudden"):
        raise Http404
    page = Paginator(flags_of(shown), A_PAGE).get_page(request.GET.get("page"))
    page.object_list = list(page.object_list)
    rows = [flagging.told_to_the_secretariat(flag) | {"form": form_of(flag)} for flag in page]
    context = {"page": page, "rows": rows, "shown": shown, "chips": chips(shown), "nothing": NOTHING[shown]}
    context["crumbs"] = [(_("My page"), reverse("my_page")), (_("Texts to look at"), "")]
    return render(request, "search/flag_queue.html", context)


@require_POST
@login_required
def flag_decide(request, public_id):
    """Clear or confirm one."""
    flag = get_object_or_404(EvidenceFlag.objects.visible_to(request.user), public_id=public_id)
    form = FlagForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return redirect("flag_queue")
    try:
        messages.success(request, decided(flag, request.user, **form.cleaned_data))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("flag_queue")


def decided(flag: EvidenceFlag, by, *, decision: str, note: str, seen: str) -> str:
    """Decides, and says what came of it."""
    if decision == "clear":
        actions.clear_flag(flag, by=by, note=note, seen=seen)
        return _("“%(text)s” counts again.") % {"text": flag.subject}
    actions.confirm_flag(flag, by=by, note=note, seen=seen)
    return _("“%(text)s” is left out, and those who wrote it are told.") % {"text": flag.subject}


def flags_of(shown: str):
    flags = EvidenceFlag.objects.select_related("evidence", "organisation", "person", "other")
    if shown == "sudden":
        changed = flags.filter(pk__in=moderation.changed_suddenly(), raised_at__gt=now() - moderation.HELD_FOR)
        return changed.filter(Q(person=None) | Q(person__in=suggested_people()))  # nothing to decide, so no other name
    return flags.filter(status=EvidenceFlag.Status.CONFIRMED) if shown == "confirmed" else flags.waiting()


def form_of(flag: EvidenceFlag) -> FlagForm:
    return FlagForm(prefix="", auto_id=f"id_{flag.public_id}_%s", initial={"seen": flag.state_seen})


def chips(shown: str) -> list[dict]:
    """The three views with their numbers."""
    there = reverse("flag_queue")
    views = [("", _("Wait for a look")), ("confirmed", _("Left out")), ("sudden", _("Changed in the last day"))]
    return [
        {
            "title": title,
            "url": f"{there}?show={name}" if name else there,
            "current": name == shown,
            "count": flags_of(name).count(),
        }
        for name, title in views
    ]
