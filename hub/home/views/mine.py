"""My page: what waits for you, and what you have been told."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.actions import read_notices
from hub.accounts.limits import limited
from hub.kit import slots


@require_safe
@login_required
@limited("my_page", rate="120/5m")
def my_page(request):
    """Filled by the apps below: each says what this person can do next."""
    filled = slots.collect("my_page.", None, request.user)
    unread = list(request.user.notices.shown().filter(read_at=None)[:5])
    context = {"slots": filled, "notices": unread, "notices_url": reverse("notice_list")}
    context["is_quiet"] = {slot for slot, answers in filled.items() if answers} <= {"my_page.organisations"}
    if request.user.is_facilitator or request.user.is_editor or request.user.is_administrator:
        context["edits"] = reverse("wagtailadmin_home")
    return render(request, "home/my_page.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def notices(request):
    """All that this person was told; a POST marks it as read."""
    if request.method == "POST":
        read_notices(request.user)
        return redirect("notice_list")
    page = Paginator(request.user.notices.shown(), 20).get_page(request.GET.get("page"))
    page.object_list = list(page.object_list)
    crumbs = [(_("My page"), reverse("my_page")), (_("Messages"), "")]
    return render(request, "home/notice_list.html", {"page": page, "crumbs": crumbs})
