"""Four eyes: what one person asks to have published, another approves."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class FourEyesTask(AbstractGroupApprovalTask):
    """Approval by a member of the chosen groups, never by the one who asked for it, superusers included."""

    class Meta:
        verbose_name = _("approval by a second person")
        verbose_name_plural = _("approvals by a second person")

    def may_approve(self, obj, user) -> bool:
        """In one of the groups, not the one who asked, and nothing the page needs is missing."""
        state = getattr(obj, "current_workflow_state", None)
        asked = state is not None and state.requested_by_id == user.pk
        is_complete = not (hasattr(obj, "missing") and obj.missing())
        return is_complete and not asked and self._user_in_groups(user)

    def locked_for_user(self, obj, user):
        return not self.may_approve(obj, user)

    def get_actions(self, obj, user):
        return super().get_actions(obj, user) if self.may_approve(obj, user) else []

    def get_task_states_user_can_moderate(self, user, **kwargs):
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        if not self._user_in_groups(user):
            return states.none()
        return states.exclude(workflow_state__requested_by=user)

    @classmethod
    def get_description(cls):
        return _("A member of the groups below approves. Nobody can approve what they asked for themselves.")
