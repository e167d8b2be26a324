"""What the shop window plugs in downward: the key figures, and the pages that wait on my page."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from hub.base.chrome import menu_entry
from hub.home.figures import figures
from hub.kit import keyfigures
from hub.kit.languages import said
from hub.kit.slots import fills

menu_entry(5, _("Figures and data"), "key_figures")
keyfigures.plug(lambda name: getattr(figures(), name, None))


MOST = 5


@fills("my_page.tasks")
def pages_to_approve(_nothing, user):
    """For those who may approve: the pages that wait for a second person, the oldest first."""
    if not user.has_perm("wagtailadmin.access_admin"):
        return None
    states = TaskState.objects.reviewable_by(user).filter(status=TaskState.STATUS_IN_PROGRESS)
    waiting = states.select_related("revision", "workflow_state__requested_by").order_by("started_at")
    rows = [_waiting(state) for state in waiting[:MOST] if state.revision is not None]
    return ("home/_my_approvals.html", {"rows": rows}) if rows else None


def _waiting(state: TaskState) -> dict:
    """What the revision calls itself, who asked and when."""
    asked_by = state.workflow_state.requested_by
    return {
        "title": said(state.revision.object_str),
        "url": reverse("wagtailadmin_pages:edit", args=[state.revision.object_id]),
        "name": asked_by.get_full_name() if asked_by else "",
        "since": state.started_at,
    }
