"""The blocks editors build pages from."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from hub.kit.keyfigures import key_figure

WORDS = ["h3", "bold", "italic", "link", "ul", "ol", "document-link"]


class TextBlock(blocks.RichTextBlock):
    """Running text."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "base/blocks/text.html"
        preview_value = "<p>Byens udfordringer løses bedst i fællesskab.</p>"


class DescribedImageBlock(ImageBlock):
    """Wagtail's image with alt text; what is chosen is named in the editor's language."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.child_blocks["image"].label = _("Image")


class PictureBlock(blocks.StructBlock):
    """An image with its alt text and a caption."""

    image = DescribedImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, default="", max_length=250)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "base/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    """What somebody said."""

    quote = blocks.TextBlock(label=_("Quote"), max_length=500)
    who = blocks.CharBlock(label=_("Who said it"), max_length=120)
    role = blocks.CharBlock(label=_("Their role"), required=False, default="", max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "base/blocks/quote.html"
        preview_value = {"quote": "Vi lærte mest af det, der ikke virkede.", "who": "Projektleder", "role": ""}


class FactBlock(blocks.StructBlock):
    """One fact: a name and a value."""

    name = blocks.CharBlock(label=_("Name"), max_length=60)
    value = blocks.CharBlock(label=_("Value"), max_length=150)


class FactsBlock(blocks.StructBlock):
    """A short list of facts."""

    title = blocks.CharBlock(label=_("Title"), required=False, default="", max_length=80)
    facts = blocks.ListBlock(FactBlock(), label=_("Facts"))

    class Meta:
        icon = "list-ul"
        label = _("Facts")
        template = "base/blocks/facts.html"
        preview_value = {"title": "Ramme", "facts": [{"name": "Budget", "value": "450.000 kr."}]}


class ActionBlock(blocks.StructBlock):
    """One clear next step."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.CharBlock(label=_("Text"), required=False, default="", max_length=250)
    button = blocks.CharBlock(label=_("Text on the button"), max_length=40)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    address = blocks.CharBlock(
        label=_("or address"), required=False, default="", max_length=200, help_text=_("For example /soeg/")
    )

    class Meta:
        icon = "arrow-right-full"
        label = _("Call to action")
        template = "base/blocks/action.html"
        preview_value = {
            "title": "Har du en idé?",
            "text": "",
            "button": "Fortæl os om det",
            "page": None,
            "address": "/",
        }


class QuestionBlock(blocks.StructBlock):
    """One fold of an accordion."""

    question = blocks.CharBlock(label=_("Headline"), max_length=150)
    answer = blocks.RichTextBlock(label=_("Text"), features=WORDS)


class AccordionBlock(blocks.StructBlock):
    """Texts that fold."""

    items = blocks.ListBlock(QuestionBlock(), label=_("Folds"))

    class Meta:
        icon = "collapse-down"
        label = _("Accordion")
        template = "base/blocks/accordion.html"


class VideoBlock(blocks.StructBlock):
    """A link to a video; nothing is loaded from elsewhere before the reader follows it."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    url = blocks.URLBlock(label=_("Address"))
    length = blocks.CharBlock(label=_("Length"), required=False, default="", max_length=20)
    image = DescribedImageBlock(label=_("Still image"), required=False)

    class Meta:
        icon = "media"
        label = _("Video link")
        template = "base/blocks/video.html"
        preview_value = {"title": "Sådan målte vi", "url": "https://video.example/1", "length": "2 min.", "image": None}


class CardsBlock(blocks.StructBlock):
    """Chosen pages as cards."""

    title = blocks.CharBlock(label=_("Title"), required=False, default="", max_length=80)
    pages = blocks.ListBlock(blocks.PageChooserBlock(), label=_("Pages"))

    class Meta:
        icon = "grip"
        label = _("Cards")
        template = "base/blocks/cards.html"


class FigureBlock(blocks.StructBlock):
    """A key figure computed from the records, never typed."""

    figure = blocks.ChoiceBlock(
        label=_("Figure"),
        choices=[
            ("challenges", _("Challenges published")),
            ("challenges_open", _("Challenges open now")),
            ("responses", _("Responses to opened challenges")),
            ("pilots", _("Pilots")),
            ("pilots_running", _("Pilots running now")),
            ("learnings", _("Learnings shared")),
            ("organisations", _("Partners")),
        ],
    )
    text = blocks.CharBlock(label=_("Text below the figure"), required=False, default="", max_length=120)

    def get_context(self, value, parent_context=None):
        labels = dict(self.child_blocks["figure"].field.choices)
        shown = {"number": key_figure(value["figure"]), "label": labels.get(value["figure"], "")}
        return super().get_context(value, parent_context=parent_context) | shown

    class Meta:
        icon = "order"
        label = _("Figure from the records")
        template = "base/blocks/figure.html"


class BodyBlock(blocks.StreamBlock):
    """What a page is built from."""

    text = TextBlock(features=WORDS)
    picture = PictureBlock()
    quote = QuoteBlock()
    facts = FactsBlock()
    figure = FigureBlock()
    action = ActionBlock()
    cards = CardsBlock()
    accordion = AccordionBlock()
    video = VideoBlock()
