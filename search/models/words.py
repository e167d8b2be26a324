"""The word list that editors keep: what means the same, and what compounds are made of."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from hub.kit.records import Record
from search import analysis

LONGEST = 60  # characters of a word or phrase
MOST = 30  # words of one group; a longer list finds everything for everything


class SynonymGroup(Record):
    """Words that mean the same to whoever searches, in any language, one a line."""

    words = models.TextField(
        _("words that mean the same"),
        help_text=_(
            "One word or short phrase on each line; Danish and English may be mixed. "
            "Whoever searches for one of the words finds texts with the others too, further down than exact matches. "
            "Write the basic form: the search knows the other forms. Only words that really mean the same belong here."
        ),
    )

    panels = [FieldPanel("words")]

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["words", "pk"]

    def __str__(self):
        return ", ".join(self.phrases)

    @property
    def phrases(self) -> list[str]:
        """The words and phrases, each once, as they were written."""
        lines = (" ".join(analysis.clean(line).split()) for line in self.words.splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def clean(self):
        said = [phrase for phrase in self.phrases if any(analysis.terms(phrase, lang) for lang in analysis.LANGUAGES)]
        if len(said) < 2:
            raise ValidationError({"words": gettext("Write at least two words, each on a line of its own.")})
        if len(said) > MOST:
            raise ValidationError({"words": gettext("Write at most %(most)s words.") % {"most": MOST}})
        long = next((phrase for phrase in self.phrases if len(phrase) > LONGEST), None)
        if long:
            told = {"phrase": long[:LONGEST], "longest": LONGEST}
            message = gettext("“%(phrase)s …” is too long: at most %(longest)s characters on a line.")
            raise ValidationError({"words": message % told})
        self.words = "\n".join(self.phrases)


class OwnWord(Record):
    """A word that compounds are taken apart with, or never."""

    class Kind(models.TextChoices):
        PART = "part", _("Can be part of compounds, and stays whole itself")
        NEVER = "never", _("Is never part of a compound")

    word = models.CharField(
        _("word"),
        max_length=LONGEST,
        unique=True,
        help_text=_(
            "One word in its basic form, for example a local name or a term of the trade. The search takes compounds "
            "apart, so that “sensor” finds “luftkvalitetssensor”; it must know the parts for that."
        ),
    )
    kind = models.CharField(
        _("use"),
        max_length=5,
        choices=Kind.choices,
        default=Kind.PART,
        help_text=_("Choose “never” where the search cuts words in the wrong place because of this one."),
    )

    panels = [FieldPanel("word"), FieldPanel("kind")]

    class Meta:
        verbose_name = _("word for compounds")
        verbose_name_plural = _("words for compounds")
        ordering = ["word"]

    def __str__(self):
        return self.word

    def clean(self):
        self.word = analysis.clean(self.word).strip().lower()
        folded = analysis.fold(self.word)
        if not folded.isalpha() or len(folded) < 3:
            raise ValidationError({"word": gettext("Write one word of at least three letters, without other signs.")})
