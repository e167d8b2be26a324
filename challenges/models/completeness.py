"""What a challenge must say before it may be published. One pure function for form, check list and publication."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Missing:
    """One thing that is not there yet: the field it stands in, and what to do."""

    field: str
    message: str


ALWAYS = [
    ("summary", _("Write a summary.")),
    ("problem", _("Describe the problem.")),
    ("affected", _("Say who is affected.")),
    ("affected_count", _("Say how many are affected.")),
    ("why_critical", _("Say why it is business-critical.")),
    ("wanted_outcome", _("Say what you want to achieve.")),
    ("baselines", _("Give at least one baseline, or say that it will be measured before the pilot starts.")),
    ("department", _("Choose the department that owns the challenge.")),
    ("owner_name", _("Name the owner.")),
    ("budget_owner", _("Name the owner of the budget.")),
    ("scaling_owner", _("Say who will own scaling.")),
    ("route", _("Choose a route.")),
    ("opens_at", _("Say when it opens.")),
    ("closes_at", _("Set the deadline.")),
    ("needs", _("Say whom you look for.")),
]
BY_ROUTE = {
    "budget": _("State the budget, or mark that there is no payment."),
    "rights": _("Say who gets which rights."),
    "tender_url": _("Link to the tender."),
    "decision_by": _("Say when the decision comes."),
    "questions_until": _("Say until when questions can be asked."),
    "personal_data": _("Say whether personal data is used."),
    "basis_text": _("State the legal basis."),
    "pilot_starts_on": _("Say when the pilot starts."),
}


def missing(page) -> list[Missing]:
    """All that ``page`` (a ChallengePage) lacks, in the order of the form. Reads no clock."""
    lacks = [Missing(field, message) for field, message in ALWAYS if _empty(getattr(page, field))]
    lacks += _missing_by_route(page)
    lacks += _wrong_dates(page)
    return lacks


def _missing_by_route(page) -> list[Missing]:
    route = page.route
    if route is None:
        return []
    wanted = [field for field in route.required_fields if field in BY_ROUTE]
    lacks = [Missing(field, BY_ROUTE[field]) for field in wanted if _empty(getattr(page, field))]
    if page.unpaid:
        lacks = [one for one in lacks if one.field != "budget"]
    if route.takes_answers and not len(page.questions):
        lacks.append(Missing("questions", _("Ask at least one question.")))
    if route.scored:
        total = sum(block.value["weight"] or 0 for block in page.criteria)
        if not len(page.criteria):
            lacks.append(Missing("criteria", _("Say what responses are assessed by.")))
        elif total != 100:
            lacks.append(Missing("criteria", _("The weights of the criteria must add up to 100.")))
    return lacks


def _wrong_dates(page) -> list[Missing]:
    order = [
        ("closes_at", page.opens_at, page.closes_at, _("The deadline must be after the opening.")),
        ("questions_until", page.questions_until, page.closes_at, _("Questions must end before the deadline.")),
        ("decision_by", page.closes_at, page.decision_by, _("The decision must come after the deadline.")),
    ]
    return [Missing(field, message) for field, first, second, message in order if first and second and second < first]


def _empty(value) -> bool:
    if value is None or value == "":
        return True
    if isinstance(value, str):
        return not strip_tags(value).replace("&nbsp;", " ").strip()
    if isinstance(value, int):
        return False
    return not len(value) if hasattr(value, "__len__") else False
