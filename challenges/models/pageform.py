"""The form of a challenge page: it says what is missing when approval is asked for, and keeps what was written."""

from django.db.models import Q
from django.utils.translation import gettext as _

from challenges.models.routes import Route
from hub.base.goals import GoalsForm
from partners.models import Organisation

ASKS_FOR_APPROVAL = ("action-submit", "action-restart-workflow", "action-publish", "action-workflow-action")


class ChallengePageForm(GoalsForm):
    """A draft may lack anything; what is sent on for approval may lack nothing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "department" in self.fields:  # not for those who may only comment
            present = Organisation.objects.filter(pk=self.instance.department_id)
            self.fields["department"].queryset = Organisation.objects.departments() | present
        if "route" in self.fields:
            route = self.fields["route"]
            route.queryset = Route.objects.filter(Q(active=True) | Q(pk=self.instance.route_id))
            route.label_from_instance = lambda one: one.label

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("expire_at"):
            self.add_error("expire_at", _("A challenge stays where it is. Cancel it in its case instead."))
        if self.asks_for_approval:
            page = self.instance
            for name, value in cleaned.items():
                if name in {field.name for field in page._meta.fields}:
                    setattr(page, name, value)
            for one in page.missing():
                if one.field not in self.errors:
                    self.add_error(one.field if one.field in self.fields else None, one.message)
        return cleaned

    def _post_clean(self):
        """The page itself refuses some of what is missing too: each thing is said once."""
        super()._post_clean()
        for errors in self.errors.values():
            errors.data = list({error.message: error for error in errors.data}.values())

    @property
    def asks_for_approval(self) -> bool:
        return any(name in self.data for name in ASKS_FOR_APPROVAL)
