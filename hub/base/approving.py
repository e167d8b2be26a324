"""A page is approved once, however often the button is sent: a double click, two windows, an editor that saves beside.

Wagtail asks whether the page waits for approval, validates the form, and asks again; in between another post may have
ended it. Here posts that act on the same page's approval wait for each other, and the later one is told.
"""

from functools import wraps

from django.contrib import messages
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page


def one_at_a_time(view):
    """Wrap a view of the CMS (``decorate_urlpatterns``)."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not _acts_on_approval(request, kwargs):
            return view(request, *args, **kwargs)
        with transaction.atomic():
            page = Page.objects.select_for_update().filter(pk=kwargs["page_id"]).first()
            if page is None or page.current_workflow_task is not None:
                return view(request, *args, **kwargs)
        return _told(request, page)

    return guarded


def _acts_on_approval(request, kwargs) -> bool:
    """A post to the editor's approval button or to Wagtail's own address for it, by somebody who may be here."""
    if request.method != "POST" or "page_id" not in kwargs:
        return False
    acts = "action-workflow-action" in request.POST or "action_name" in kwargs
    return acts and request.user.has_perm("wagtailadmin.access_admin")


def _told(request, page: Page):
    state = page.workflow_states.order_by("created_at").last()
    approved = state is not None and state.status == state.STATUS_APPROVED
    text = _("This page has been approved already.") if approved else _("This page is not waiting for approval.")
    if not request.accepts("text/html"):
        return JsonResponse({"success": False, "error_code": "not_waiting", "error_message": text}, status=400)
    (messages.info if approved else messages.warning)(request, text)
    parent = page.get_parent()
    there = redirect("wagtailadmin_explore", parent.pk)
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": there.url})
    return there
