"""The blocks of a challenge: criteria, needs, baselines, questions, data. UUIDs survive copies and translation."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from hub.base.models import Topic
from hub.kit.forms import WholeField
from partners.models import Helix


class Importance(models.TextChoices):
    """How much it counts that a need is met."""

    MUST = "must", _("Must have")
    IMPORTANT = "important", _("Important")
    NICE = "nice", _("Nice to have")


def topic_choices() -> list[tuple[str, str]]:
    """The vocabulary by name, what somebody can before what something is about."""
    rows = sorted(Topic.objects.all(), key=lambda topic: (topic.kind != Topic.Kind.COMPETENCE, topic.label.lower()))
    return [(topic.slug, topic.label) for topic in rows]


class TopicBlock(blocks.ChoiceBlock):
    """A topic by its slug. The vocabulary is read when a form is drawn and checked, never when a page is shown."""

    def to_python(self, value):
        return value

    def get_searchable_content(self, value):
        return []


class WholeBlock(blocks.IntegerBlock):
    """A whole number as people write it; an ``IntegerBlock`` to the migrations."""

    def __init__(self, required=True, help_text=None, min_value=None, max_value=None, **kwargs):
        super().__init__(**kwargs)
        self.field = WholeField(required=required, help_text=help_text, min_value=min_value, max_value=max_value)

    def deconstruct(self):
        return ("wagtail.blocks.IntegerBlock", *super().deconstruct()[1:])


class BaselineBlock(blocks.StructBlock):
    """A number from before, and where we want to go."""

    label = blocks.CharBlock(label=_("Indicator"), max_length=80)
    value = blocks.CharBlock(
        label=_("Value today"),
        required=False,
        default="",
        max_length=30,
        help_text=_("Empty means: measured before the pilot starts."),
    )
    unit = blocks.CharBlock(label=_("Unit"), required=False, default="", max_length=20)
    year = blocks.CharBlock(label=_("Year"), required=False, default="", max_length=20)
    source = blocks.CharBlock(label=_("Source"), required=False, default="", max_length=120)
    target = blocks.CharBlock(label=_("Target"), required=False, default="", max_length=60)

    class Meta:
        icon = "order"
        label = _("Baseline")
        preview_value = {"label": "NO₂", "value": "27", "unit": "µg/m³", "year": "2025", "source": "", "target": "20"}


class NeedBlock(blocks.StructBlock):
    """Whom the challenge looks for."""

    helix = blocks.ChoiceBlock(label=_("Part"), choices=Helix.choices)
    competence = blocks.CharBlock(label=_("What they can"), required=False, default="", max_length=120)
    topics = blocks.ListBlock(
        TopicBlock(label=_("Topic"), choices=topic_choices),
        label=_("Competence topics"),
        default=[],
        required=False,
        help_text=_("Those who have them are matched with the challenge."),
    )
    importance = blocks.ChoiceBlock(
        label=_("How important"),
        choices=Importance.choices,
        default=Importance.IMPORTANT,
        help_text=_("What you must have counts double when matches are found, what is nice to have counts half."),
    )
    number = WholeBlock(label=_("How many"), min_value=1, max_value=50, default=1)

    class Meta:
        icon = "group"
        label = _("Need")
        preview_value = {
            "helix": "business",
            "competence": "Sensorer",
            "topics": [],
            "importance": Importance.MUST,
            "number": 2,
        }


class CriterionBlock(blocks.StructBlock):
    """What a response is assessed by."""

    label = blocks.CharBlock(label=_("Criterion"), max_length=120)
    help = blocks.TextBlock(label=_("What we look for"), required=False, default="", max_length=500)
    weight = WholeBlock(label=_("Weight (%)"), min_value=1, max_value=100, default=25)
    minimum = WholeBlock(label=_("Minimum points"), required=False, min_value=1, max_value=5, default=None)
    scale = blocks.ListBlock(
        blocks.CharBlock(label=_("Text")),
        label=_("What 0, 1, 2, 3, 4 and 5 mean"),
        default=[],
        required=False,
        max_num=6,
    )

    class Meta:
        icon = "tick"
        label = _("Criterion")
        preview_value = {"label": "Effekt", "help": "", "weight": 40, "minimum": None, "scale": []}


class QuestionBlock(blocks.StructBlock):
    """A question the answer replies to."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[
            ("short", _("Short text")),
            ("long", _("Long text")),
            ("choice", _("Choice")),
            ("number", _("Number")),
            ("link", _("Link")),
            ("file", _("File")),
        ],
        default="long",
    )
    label = blocks.CharBlock(label=_("Question"), max_length=200)
    help = blocks.TextBlock(label=_("Help"), required=False, default="", max_length=500)
    limit = WholeBlock(label=_("At most (characters)"), required=False, min_value=50, max_value=20_000, default=None)
    choices = blocks.ListBlock(blocks.CharBlock(label=_("Choice")), label=_("Choices"), default=[], required=False)
    required = blocks.BooleanBlock(label=_("Must be answered"), required=False, default=True)
    confidential = blocks.BooleanBlock(label=_("Confidential by default"), required=False, default=False)

    class Meta:
        icon = "help"
        label = _("Question")
        preview_value = {
            "kind": "long",
            "label": "Hvad vil I gøre?",
            "help": "",
            "limit": 3000,
            "choices": [],
            "required": True,
        }


class DataBlock(blocks.StructBlock):
    """Data the partners can use."""

    title = blocks.CharBlock(label=_("Data"), max_length=150)
    url = blocks.URLBlock(label=_("Address"), required=False, default="")
    open = blocks.BooleanBlock(label=_("Open to everybody"), required=False, default=True)
    note = blocks.CharBlock(label=_("Note"), required=False, default="", max_length=200)

    class Meta:
        icon = "table"
        label = _("Data")
        preview_value = {"title": "Trafiktællinger", "url": "https://data.example/", "open": True, "note": ""}


def stream(block: type[blocks.StructBlock], **limits) -> blocks.StreamBlock:
    """A list of one kind of block; each item keeps its UUID."""
    return blocks.StreamBlock([("item", block())], required=False, **limits)
