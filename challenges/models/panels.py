"""The editor's panels of a challenge page, each field with what belongs in it."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, Panel

from hub.kit import finder

ALIKE = 5


class TriedBefore(Panel):
    """What is most like the words that were saved last: published, or the writer's own."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "challenges/cms_tried_before.html"

        def get_context_data(self, parent_context=None):
            page = self.instance
            given = {"limit": ALIKE, "user": self.request.user, "language": get_language() or "da"}
            own = str(page.challenge.public_id) if page.challenge else ""
            rows = finder.like(page.title, page.plain_words(), besides=own, **given) if page.title else ()
            return super().get_context_data(parent_context) | {"rows": rows, "is_new": not page.title}


CHALLENGE = [
    FieldPanel("summary", help_text=_("Two or three sentences. They are shown in lists and in mails.")),
    MultiFieldPanel(
        [
            FieldPanel("problem", help_text=_("What goes wrong today, where and when. Leave the solution to others.")),
            FieldPanel("affected", help_text=_("For example residents along the road and the drivers of bus 4.")),
            FieldPanel("affected_count", help_text=_("Your best estimate, in whole people.")),
            FieldPanel("why_critical", help_text=_("What it costs the municipality if nothing happens.")),
        ],
        heading=_("The problem"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("tried_before", help_text=_("Also what did not work, and why.")),
            TriedBefore(heading=_("Has it been tried before?")),
            FieldPanel("wanted_outcome", help_text=_("What is different when it has succeeded, not how.")),
            FieldPanel("baselines", help_text=_("The figures you measure by, and where you want them. Five at most.")),
        ],
        heading=_("From where to where"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("constraints", help_text=_("Laws, systems and places a solution must live with.")),
            FieldPanel("data", help_text=_("Data partners may use, open or on agreement.")),
            FieldPanel("offer", help_text=_("For example a test site, staff hours and access to users.")),
        ],
        heading=_("What you give"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("value_economic"),
            FieldPanel("value_social"),
            FieldPanel("value_environmental"),
            FieldPanel("goals", heading=_("UN goals"), help_text=_("Choose the few that the challenge really serves.")),
            FieldPanel("topics", help_text=_("Partners are found by them. Write the first letters and choose.")),
        ],
        heading=_("Value"),
    ),
]
FRAME = [
    MultiFieldPanel(
        [
            FieldPanel("department"),
            FieldPanel("owner_name", help_text=_("Who decides for the department.")),
            FieldPanel("budget_owner", help_text=_("Who holds the money for the pilot.")),
            FieldPanel("scaling_owner", help_text=_("Who takes over if it works.")),
            FieldPanel("contact_name"),
            FieldPanel("contact_email", help_text=_("It is shown on the public page.")),
        ],
        heading=_("Who owns it"),
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "route",
                widget=forms.Select,
                help_text=_("What the challenge may lead to. It decides which fields must be filled in."),
            ),
            FieldPanel("budget", help_text=_("Whole kroner for each pilot.")),
            FieldPanel("unpaid", help_text=_("Mark this instead of a budget.")),
            FieldPanel("chosen_count"),
            FieldPanel("payment_days"),
            FieldPanel("rights", help_text=_("Who owns what is made, and who may use it afterwards.")),
            FieldPanel("afterwards", help_text=_("What can happen when the pilot ends, and what is not promised.")),
            FieldPanel("personal_data"),
            FieldPanel("tender_url", help_text=_("Only when answers are given in a tender system.")),
            FieldPanel("trl_from", help_text=_("From 1 (an idea) to 9 (in use elsewhere).")),
            FieldPanel("trl_to"),
        ],
        heading=_("Route and frame"),
    ),
    MultiFieldPanel(
        [
            HelpPanel(_("All times are Danish time. Write the date and the hour, for example 2027-03-01 12:00.")),
            FieldPanel("opens_at", help_text=_("From then on it can be answered.")),
            FieldPanel("questions_until", help_text=_("Before the deadline, so that you have time to answer.")),
            FieldPanel("closes_at", help_text=_("After this minute nothing can be handed in.")),
            FieldPanel("decision_by", help_text=_("A public promise. Leave time for the assessment.")),
            FieldPanel("pilot_starts_on"),
        ],
        heading=_("Dates"),
    ),
    FieldPanel("needs", help_text=_("One line for each kind of partner you need.")),
]
ANSWERS = [
    FieldPanel(
        "answer_hours", help_text=_("It is shown to those who consider answering. Ask for no more than you read.")
    ),
    FieldPanel("questions", help_text=_("What you need to know to choose. Four to six are usually enough.")),
    FieldPanel("criteria", help_text=_("The weights must add up to 100 where responses are scored.")),
]
INTERNAL = [
    MultiFieldPanel(
        [
            FieldPanel("case_number", help_text=_("The number in the case system.")),
            FieldPanel("delete_on", help_text=_("When the case should be deleted.")),
        ],
        heading=_("Case"),
    ),
    MultiFieldPanel(
        [FieldPanel("basis_text"), FieldPanel("basis_by"), FieldPanel("basis_on"), FieldPanel("basis_link")],
        heading=_("Legal basis"),
    ),
]
