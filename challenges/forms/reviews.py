"""Forms of reviewers, and of those who assign them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from challenges.forms.responses import PlainField
from challenges.models import Challenge, Response
from challenges.rules import conflicts
from hub.accounts.models import User
from hub.kit.forms import read_choices

POINTS = [(str(points), points) for points in range(6)]


class PointsField(forms.TypedChoiceField):
    """0 to 5, or not yet: the verb says what is missing."""

    def validate(self, value):
        if value not in self.empty_values:
            super().validate(value)


class EitherField(forms.ModelChoiceField):
    """One of two ways to say the same; the form asks for one of them."""

    def validate(self, value):
        """Left to the form."""


class ConflictForm(forms.Form):
    """The declaration that opens a response to its reviewer, or closes it."""

    conflict = forms.TypedChoiceField(
        label=_("Do you have a conflict of interest?"),
        choices=[("no", _("No, I have no conflict of interest")), ("yes", _("Yes, I have a conflict of interest"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you have a conflict of interest.")},
    )
    note = PlainField(
        label=_("What the conflict is"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=1000,
        help_text=_("Only needed if you have one. It is kept on record."),
    )

    def clean(self):
        given = super().clean()
        if given.get("conflict") is True and not given.get("note"):
            self.add_error("note", _("Say what the conflict is."))
        return given


class LateConflictForm(forms.Form):
    """A conflict that is found while reading."""

    note = forms.CharField(label=_("What the conflict is"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class ScoreForm(forms.Form):
    """Points and a reason for each criterion; what is missing is said by the verb."""

    use_required_attribute = False

    def __init__(self, *args, criteria: list[dict[str, Any]], scores: dict[str, Any], **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for criterion in criteria:
            self._add(criterion, scores.get(criterion["id"]))

    def _add(self, criterion: dict[str, Any], score) -> None:
        texts = criterion.get("scale") or []
        choices = [
            (value, format_html("{} {}", value, texts[n]) if n < len(texts) else value)
            for n, (value, _p) in enumerate(POINTS)
        ]
        given = "" if score is None or score.points is None else str(score.points)
        self.fields[f"points-{criterion['id']}"] = PointsField(
            label=criterion["label"],
            help_text=criterion.get("help", ""),
            choices=choices,
            coerce=int,
            empty_value=None,
            initial=given,
            widget=forms.RadioSelect,
        )
        self.fields[f"reason-{criterion['id']}"] = PlainField(
            label=_("Reason"),
            help_text=_("Those who answered may read it after the decision. Say what counts for and against."),
            widget=forms.Textarea(attrs={"rows": 5}),
            max_length=3000,
            initial=score.reason if score else "",
        )
        self.fields[f"reason-{criterion['id']}"].summary_label = criterion["label"]

    def given(self) -> dict[str, dict[str, Any]]:
        """What the verbs take."""
        return {
            one["id"]: {
                "points": self.cleaned_data.get(f"points-{one['id']}"),
                "reason": self.cleaned_data.get(f"reason-{one['id']}", ""),
            }
            for one in self.criteria
        }

    def refuse(self, error: ValidationError) -> None:
        """Put what a verb misses at the criterion's fields."""
        found = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for criterion, messages in found.items():
            has_points = self.cleaned_data.get(f"points-{criterion}") is not None
            name = f"{'reason' if has_points else 'points'}-{criterion}"
            self.add_error(name if name in self.fields else None, messages[0])

    def rows(self) -> list[dict[str, Any]]:
        """The criteria in order, for the page."""
        rows = []
        for number, criterion in enumerate(self.criteria, start=1):
            points, reason = self[f"points-{criterion['id']}"], self[f"reason-{criterion['id']}"]
            done = points.value() not in (None, "") and bool(str(reason.value() or "").strip())
            row = {"number": number, "criterion": criterion, "points": points, "reason": reason, "done": done}
            rows.append(row | {"bad": bool(points.errors or reason.errors)})
        first = next((row for row in rows if row["bad"] or not row["done"]), None)
        for row in rows:
            row["kind"] = "done" if row["done"] and not row["bad"] else ("now" if row is first else "left")
        return rows


class AssignForm(forms.Form):
    """One reviewer for some or all responses of a case."""

    use_required_attribute = False

    reviewer = EitherField(label=_("Reviewer"), queryset=User.objects.none(), to_field_name="public_id")
    email = forms.EmailField(
        label=_("Or somebody else, by e-mail address"), required=False, help_text=_("The person must have an account.")
    )
    responses = forms.ModelMultipleChoiceField(
        label=_("Responses"),
        queryset=Response.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        to_field_name="public_id",
    )
    due_on = forms.DateField(
        label=_("To be completed by"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    anyway = forms.BooleanField(label=_("Assign all the same"), required=False)

    def __init__(self, *args, challenge: Challenge, **kwargs):
        super().__init__(*args, **kwargs)
        self.challenge, self.warnings = challenge, []
        self.fields["reviewer"].queryset = candidates(challenge)
        field = self.fields["responses"]
        field.queryset = challenge.responses.submitted().select_related("organisation").order_by("submitted_at")
        field.label_from_instance = lambda response: response.organisation.name
        read_choices(self)

    def clean(self):
        given = super().clean()
        reviewer = given.get("reviewer") or self._by_address(given.get("email"))
        if reviewer is None and "email" not in self.errors:
            self.add_error("reviewer", _("Choose a reviewer."))
        given["reviewer"] = reviewer
        if reviewer is not None:
            self._look_for_ties(reviewer, given.get("responses") or [], given.get("anyway"))
        return given

    def _by_address(self, address: str | None) -> User | None:
        found = User.objects.filter(email__iexact=address, is_active=True).first() if address else None
        if address and found is None:
            self.add_error("email", _("Nobody with this address has an account."))
        return found

    def _look_for_ties(self, reviewer: User, responses, anyway: bool) -> None:
        for response in responses:
            if conflicts.bars(reviewer, response):
                name = response.organisation.name
                self.add_error("responses", _("The reviewer belongs to %(name)s.") % {"name": name})
            for warning in conflicts.warnings(reviewer, response):
                self.warnings.append(f"{response.organisation.name}: {warning}")
        if self.warnings and not anyway:
            self.add_error("anyway", _("There may be a conflict of interest. Read the warning, then decide."))


def candidates(challenge: Challenge):
    """Facilitators, colleagues of the owning department's house, and whoever reviews on this case already."""
    house = challenge.department.parent_id
    member = Q(memberships__organisation__parent=house) | Q(memberships__organisation=challenge.department)
    active = Q(memberships__confirmed_at__isnull=False, memberships__ended_at=None)
    already = Q(reviews__response__challenge=challenge)
    found = User.objects.filter(Q(groups__name="facilitator") | (member & active) | already, is_active=True)
    return found.distinct().order_by("name", "email")
