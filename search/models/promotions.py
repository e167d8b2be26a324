"""What editors put before all results of certain words."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from hub.kit.records import Record
from search import analysis


class Promotion(Record):
    """A page that is shown first, and said to be chosen by the editors, where its words are searched for."""

    words = models.TextField(
        _("when somebody searches for"),
        help_text=_(
            "One word or phrase on each line. The page is recommended when all words of a line are in the search, "
            "in any form. Readers see that the editors chose it."
        ),
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("recommend this page"),
        help_text=_(
            "A challenge, a pilot, a learning, news or a page of content. Only what everybody may read is shown. "
            "Organisations cannot be recommended: the search treats them all alike."
        ),
    )

    panels = [FieldPanel("words"), FieldPanel("page")]

    class Meta:
        verbose_name = _("recommended result")
        verbose_name_plural = _("recommended results")
        ordering = ["pk"]

    def __str__(self):
        return ", ".join(self.phrases)

    @property
    def phrases(self) -> list[str]:
        lines = (" ".join(analysis.clean(line).split()) for line in self.words.splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def clean(self):
        if not all(any(analysis.terms(phrase, lang) for lang in analysis.LANGUAGES) for phrase in self.phrases or [""]):
            raise ValidationError({"words": gettext("Each line needs a word that can be searched for.")})
        self.words = "\n".join(self.phrases)
