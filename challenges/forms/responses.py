"""The form of a response, made from the questions of an edition. What is wrong is said by the verb, at its field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from challenges.models import answers
from hub.kit.forms import read_choices
from partners.models import Organisation

LINES = {"long": 8, "short": 1}


class PlainField(forms.CharField):
    """Text as it is kept; what PostgreSQL can't hold is taken out instead of refused.

    ``required`` only says so on the page: half an answer may be saved, and the verb says what is missing.
    """

    def to_python(self, value):
        return answers.tidy(super().to_python(value)).strip()

    def validate(self, value):
        """Nothing is refused here."""


class NumberAnswer(PlainField):
    """A number; what is none is kept as it was typed."""

    def to_python(self, value):
        return answers.number_kept(super().to_python(value))


class KeptFileField(forms.FileField):
    """A file that may have been sent before; ``required`` only says so on the page."""

    def clean(self, data, initial=None):
        return super().clean(data, initial) if data else None


class WordedSelect(forms.Select):
    """One choice of ``{what is kept: (how it reads, its language)}``; an option in another language says so."""

    def __init__(self, words: dict[str, tuple[str, str]]):
        kept = ((choice, text) for choice, (text, _language) in words.items())
        super().__init__(choices=[("", gettext_lazy("Choose …")), *kept])
        self.languages = {choice: language for choice, (_text, language) in words.items()}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        language = self.languages.get(str(value), "")
        if language and language != (get_language() or "da")[:2]:
            option["attrs"]["lang"] = language
        return option


@dataclass(frozen=True)
class Row:
    """One question on the page, with its fields and how far it is."""

    question: dict[str, Any]
    number: int
    field: forms.BoundField
    secret: forms.BoundField | None
    reason: forms.BoundField | None
    remove: forms.BoundField | None
    file: dict[str, Any] | None
    answered: bool
    length: int
    saved: str

    @property
    def required(self) -> bool:
        return self.question.get("required", True)

    @property
    def differs(self) -> bool:
        """Whether what is saved is another text than what is typed."""
        return bool(self.saved) and self.saved != self.field.field.to_python(self.field.value())

    @property
    def saved_words(self) -> tuple[str, str]:
        """What is saved as it reads here, and its language; "" where nothing says which."""
        saved = answers.number_typed(self.saved) if self.question["kind"] == "number" else self.saved
        return self.question.get("choice_words", {}).get(self.saved, (saved, ""))

    @property
    def id(self) -> str:
        return f"question-{self.number}"

    @property
    def limit(self) -> int:
        return answers.limit_of(self.question) if self.question["kind"] in ("long", "short") else 0

    def part(self) -> dict[str, Any]:
        """The row in the list of parts."""
        kind = "ok" if self.answered else ("miss" if self.required or self.field.errors else "wait")
        texts = {"ok": _("Filled in"), "miss": _("Missing"), "wait": _("Optional")}
        if self.field.errors:
            texts["miss"] = _("To be corrected")
        return {"title": self.question["label"], "url": f"#{self.id}", "kind": kind, "text": texts[kind]}


class ResponseForm(forms.Form):
    """Every question of an edition, in the reader's words. ``content`` is what was written so far."""

    use_required_attribute = False

    def __init__(self, *args, questions: list[dict[str, Any]], content: dict[str, Any], **kwargs):
        super().__init__(*args, **kwargs)
        self.questions, self.content = questions, content
        for question in self.questions:
            self._add(question)

    def _add(self, question: dict[str, Any]) -> None:
        written = self.content["answers"].get(question["id"], {})
        if question["kind"] == "file":
            self.fields[_name("file", question)] = KeptFileField(**_words(question))
            if question["id"] in self.content["files"]:
                label = gettext_lazy("Take this file out")
                self.fields[_name("remove", question)] = forms.BooleanField(label=label, required=False)
        else:
            kind, text = PlainField, written.get("text", "")
            if question["kind"] == "number":
                kind, text = NumberAnswer, answers.number_typed(text)
            field = kind(widget=_widget(question), initial=text, **_words(question))
            self.fields[_name("answer", question)] = field
        secret = written.get("confidential", question.get("confidential", False))
        label = gettext_lazy("This is a trade secret")
        self.fields[_name("secret", question)] = forms.BooleanField(label=label, required=False, initial=secret)
        self.fields[_name("reason", question)] = PlainField(
            label=gettext_lazy("Why it is a trade secret"),
            widget=forms.Textarea(attrs={"rows": 2}),
            initial=written.get("reason", ""),
            help_text=gettext_lazy("You will be heard, but the law decides."),
        )
        self.fields[_name("reason", question)].summary_label = question["label"]

    def rows(self) -> list[Row]:
        """The questions in order, for the page."""
        return [self._row(question, number) for number, question in enumerate(self.questions, start=1)]

    def _row(self, question: dict[str, Any], number: int) -> Row:
        is_file = question["kind"] == "file"
        bound = self[_name("file" if is_file else "answer", question)]
        value = "" if is_file else str(bound.value() or "")
        remove = _name("remove", question)
        return Row(
            question=question,
            number=number,
            field=bound,
            secret=self[_name("secret", question)],
            reason=self[_name("reason", question)],
            remove=self[remove] if remove in self.fields else None,
            file=self.content["files"].get(question["id"]),
            answered=not bound.errors
            and (answers.is_answered(question, self.content) if is_file else bool(value.strip())),
            length=len(value),
            saved=self.content["answers"].get(question["id"], {}).get("text", ""),
        )

    def given(self) -> dict[str, Any]:
        """What the verbs take: answers, files and the questions whose file is taken out."""
        cleaned = self.cleaned_data
        text = {
            question["id"]: {
                "text": cleaned.get(_name("answer", question), ""),
                "confidential": cleaned.get(_name("secret", question), False),
                "reason": cleaned.get(_name("reason", question), ""),
            }
            for question in self.questions
        }
        files = {one["id"]: cleaned[_name("file", one)] for one in self.questions if cleaned.get(_name("file", one))}
        removed = [one["id"] for one in self.questions if cleaned.get(_name("remove", one)) and one["id"] not in files]
        return {"answers": text, "files": files, "removed": removed}

    def refuse(self, error: Exception) -> None:
        """Put a verb's messages at their fields."""
        if not isinstance(error, ValidationError):
            self.add_error(None, str(error))
            return
        found = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, messages in found.items():
            for message in messages:
                self.add_error(name if name in self.fields else None, message)

    def show_wrong(self) -> None:
        """Say at once what is too long or no number; it is kept all the same."""
        content = {"answers": self.given()["answers"], "files": {}}
        for question in self.questions:
            for name, message in answers.wrong_already(question, content).items():
                if name in self.fields:
                    self.add_error(name, message)


class BeginForm(forms.Form):
    """Which of one's organisations answers."""

    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Who answers?"), queryset=Organisation.objects.none(), widget=forms.RadioSelect
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        field.queryset, field.empty_label = organisations, None
        field.to_field_name = "public_id"
        read_choices(self)


def in_words(missing: int) -> str:
    """How much must still be answered, as a sentence."""
    if not missing:
        return _("All that must be answered is answered.")
    return ngettext("%(count)s answer is missing.", "%(count)s answers are missing.", missing) % {"count": missing}


def _name(part: str, question: dict[str, Any]) -> str:
    return answers.field_name(part, question["id"])


def _words(question: dict[str, Any]) -> dict[str, Any]:
    required = question.get("required", True)
    return {"label": question["label"], "help_text": question.get("help", ""), "required": required}


def _widget(question: dict[str, Any]) -> forms.Widget:
    kind = question["kind"]
    if kind == "choice":
        return WordedSelect(question.get("choice_words") or {choice: (choice, "") for choice in question["choices"]})
    if kind == "long":
        return forms.Textarea(attrs={"rows": LINES["long"]})
    return forms.TextInput(attrs={"inputmode": {"number": "decimal", "link": "url"}.get(kind, "text")})
