"""The pages of challenges."""

import datetime as dt

import factory
import wagtail_factories
from wagtail.models import Locale, Page

from challenges import actions
from challenges.models import ChallengeIndexPage, ChallengePage
from hub.kit.clock import now
from tests.factories.challenges_answers import CRITERIA, QUESTIONS, a_facilitator, a_route
from tests.factories.partners import DepartmentFactory


class ChallengeIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ChallengeIndexPage

    title = "Udfordringer"
    slug = factory.Sequence(lambda number: f"udfordringer-{number}")
    parent = factory.LazyFunction(Page.get_first_root_node)
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="da"))


class ChallengePageFactory(wagtail_factories.PageFactory):
    """A live page with its challenge, open for answers."""

    class Meta:
        model = ChallengePage

    title = factory.Sequence(lambda number: f"Renere luft ved skole {number}")
    slug = factory.Sequence(lambda number: f"renere-luft-{number}")
    summary = "Hver dag kører 38.000 biler forbi 14 daginstitutioner."
    problem = "<p>Luften langs Ringgaden er for dårlig.</p>"
    department = factory.SubFactory(DepartmentFactory)
    route = factory.LazyFunction(a_route)
    opens_at = factory.LazyFunction(lambda: now() - dt.timedelta(days=3))
    closes_at = factory.LazyFunction(lambda: now() + dt.timedelta(days=18))
    decision_by = factory.LazyFunction(lambda: now() + dt.timedelta(days=40))
    questions = QUESTIONS
    criteria = CRITERIA
    parent = factory.SubFactory(ChallengeIndexPageFactory)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        page = super()._create(model_class, *args, **kwargs)
        by = a_facilitator()
        actions.adopt(page, by=by)
        actions.publish_edition(page, by=by)
        return page
