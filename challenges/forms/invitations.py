"""Forms around an invitation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from challenges.models import Invitation

OF_A_PERSON = [
    (Invitation.Answer.ACCEPTED, _("Yes, I would like to hear more")),
    (Invitation.Answer.DECLINED, _("No, thank you")),
]
REASONS_OF_A_PERSON = [
    (Invitation.Reason.NOT_RELEVANT, _("It is not what I know about")),
    (Invitation.Reason.NO_TIME, _("I have no time now")),
    (Invitation.Reason.OTHER, _("Something else")),
]


class AnswerForm(forms.Form):
    """Yes, or no with a reason; the verb knows what a no needs."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            (Invitation.Answer.ACCEPTED, _("Yes, we look at it")),
            (Invitation.Answer.DECLINED, _("No, thank you")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.ChoiceField(
        label=_("If no: why not?"),
        choices=Invitation.Reason.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("It helps us to find what fits you better."),
    )
    words = forms.CharField(
        label=_("If no: in your own words"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, a_person: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].may_be_needed = True  # by a no: it would be wrong to call it optional
        if a_person:
            self.fields["answer"].choices = OF_A_PERSON
            self.fields["reason"].choices = REASONS_OF_A_PERSON

    def clean_words(self):
        """Said with a yes it would be thrown away: it stays in the field, and where to say it is told."""
        words = self.cleaned_data["words"]
        if words.strip() and self.cleaned_data.get("answer") == Invitation.Answer.ACCEPTED:
            raise forms.ValidationError(
                _("Words are kept with a no only. What you want to know, you can ask on the page of the challenge.")
            )
        return words
