"""A draft as its department reads and changes it, gathered before anything is rendered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import linebreaks_filter
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.templatetags.wagtailcore_tags import richtext

from challenges import actions
from challenges.forms.briefs import BriefForm, ChangeForm
from challenges.models import Challenge, ChallengePage, briefs
from challenges.models.completeness import Missing
from hub.kit import formats

FIELDS = BriefForm.base_fields
OTHERS = ("summary", "constraints", "offer", "value_economic", "value_social", "value_environmental", "rights")


@dataclass(frozen=True)
class Draft:
    """The page as it was saved last, and why it can't be changed here (None while it can)."""

    page: ChallengePage
    row: ChallengePage
    closed: tuple[str, str] | None

    @property
    def words(self) -> dict[str, Any]:
        return briefs.told(self.page)

    @property
    def seen(self) -> int:
        return self.row.latest_revision_id or 0

    def words_at(self, seen: str | None) -> dict[str, Any]:
        """The words somebody had before them; nothing where nobody knows what these were."""
        if seen == str(self.seen):
            return self.words
        page = actions.at_revision(self.row, int(seen)) if seen and seen.isascii() and seen.isdecimal() else None
        return briefs.told(page) if page else {}


@dataclass(frozen=True)
class Step:
    """The one next thing to do with a draft."""

    text: str
    note: str = ""
    url: str = ""
    link: str = ""


def of(challenge: Challenge) -> Draft | None:
    """The draft of a challenge; None where there is no page."""
    row = actions.draft_of(challenge)
    if row is None:
        return None
    page = actions.as_saved(row.latest_revision) if row.latest_revision else row
    if page.department_id == challenge.department_id:
        page.department = challenge.department
    return Draft(page, row, actions.closed(row))


def reading(challenge: Challenge, edit_url: str) -> dict[str, Any]:
    """The part of a case's page that shows its draft: what is written, what is missing, the one next step."""
    draft = of(challenge)
    if draft is None:
        return {"draft": None}
    missing = draft.page.missing()
    ours = [one for one in missing if one.field in FIELDS and not briefs.is_shut(one.field, draft.words)]
    change_url = "" if draft.closed else reverse("brief_change", args=[challenge.public_id])
    return {
        "draft": draft,
        "written": written(draft.page),
        "last": draft.row.latest_revision,
        "ours": [{"text": one.message, "url": change_url and f"{change_url}#id_{one.field}"} for one in ours],
        "theirs": [one.message for one in missing if one not in ours],
        "change_url": change_url,
        "doing": next_step(draft, ours, missing, change_url, edit_url),
    }


def next_step(draft: Draft, ours: list[Missing], missing: list[Missing], change_url: str, edit_url: str) -> Step:
    """The one thing to do now: in the CMS for those who write there, else in the form."""
    if draft.closed:
        text, note = draft.closed
        return Step(text, note, edit_url, _("See it in the editors’ room"))
    if edit_url:
        text = _("Finish the draft and ask for approval") if missing else _("Nothing is missing: ask for approval")
        return Step(text, "", edit_url, _("Edit the draft"))
    if ours:
        return Step(ours[0].message, "", f"{change_url}#id_{ours[0].field}", _("Write on"))
    if missing:
        return Step(_("The secretariat fills in the rest"), _("They ask you for what they need, and ask for approval."))
    return Step(_("Nothing is missing"), _("The secretariat asks for approval. A second person approves it."))


def written(page: ChallengePage) -> list[dict[str, Any]]:
    """All words of a draft under the questions they answer; of what only editors write, what there is."""
    asked = [{"label": FIELDS[name].label, "words": shown(page, name)} for name in briefs.BRIEF[2:]]
    more = [{"label": page._meta.get_field(name).verbose_name, "words": shown(page, name)} for name in OTHERS]
    return asked + [row for row in more if row["words"]]


def shown(page: ChallengePage, name: str):
    """A field as it reads on a page; rich text with its links."""
    value = getattr(page, name)
    if value in (None, ""):
        return ""
    is_rich = name in (*briefs.RICH, "constraints", "offer")
    words = formats.number(value) if isinstance(value, int) else value
    return richtext(words) if is_rich else linebreaks_filter(words)


def writing(challenge: Challenge, draft: Draft, form: ChangeForm, meanwhile) -> dict[str, Any]:
    """The page on which a draft is changed."""
    unsaved = form.unsaved() if form.is_bound else {}
    rows = [
        {
            "label": FIELDS[name].label,
            "field": form[name] if name in form.fields else None,
            "words": shown(draft.page, name) if name in (*meanwhile, *form.shut) else "",
            "unsaved": unsaved.get(name, ""),
            "clashes": name in meanwhile and name in form.fields,
        }
        for name in briefs.BRIEF
    ]
    return {"challenge": challenge, "draft": draft, "form": form, "rows": rows, "last": draft.row.latest_revision} | {
        "meanwhile": meanwhile
    }
