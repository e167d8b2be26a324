"""Published challenges and what is answered, reviewed and decided, through the verbs."""

import datetime as dt
import uuid

from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Locale, Page

from challenges import actions
from challenges.models import ChallengeIndexPage, Response, Route
from hub.kit import clock
from hub.kit.clock import now
from tests.factories.accounts import UserFactory
from tests.factories.partners import DepartmentFactory, MembershipFactory, OrganisationFactory

DAY = dt.timedelta(days=1)
LONG, SHORT, CHOICE, NUMBER, LINK, FILE = (str(uuid.UUID(int=number)) for number in range(1, 7))
EFFECT, PLAN = (str(uuid.UUID(int=number)) for number in range(11, 13))
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"

SEALED = {"takes_answers": True, "sealed": True, "scored": True, "minimums": True}
DIALOGUE = SEALED | {"sealed": False, "scored": False}
TENDER = SEALED | {"takes_answers": False}


def a_question(kind="long", id=LONG, **fields):  # noqa: A002 -- the name in the stream
    value = {"kind": kind, "label": f"Spørgsmål {kind}", "help": "", "limit": None, "choices": [], "required": True}
    return {"type": "item", "id": id, "value": value | {"confidential": False} | fields}


def a_criterion(id=EFFECT, weight=60, **fields):  # noqa: A002 -- the name in the stream
    value = {"label": f"Kriterium {weight}", "help": "", "weight": weight, "minimum": None, "scale": []}
    return {"type": "item", "id": id, "value": value | fields}


QUESTIONS = [a_question(), a_question("file", FILE, required=False)]
CRITERIA = [a_criterion(), a_criterion(PLAN, 40)]


def a_route(**terms):
    number = Route.objects.count()
    given = {"name": f"Vej {number}", "slug": f"vej-{number}", "leads_to": "Et pilotprojekt."} | SEALED | terms
    return Route.objects.create(**given)


def a_facilitator():
    return UserFactory(groups=["facilitator"])


def a_member_of(organisation):
    return MembershipFactory(organisation=organisation).user


def an_index():
    page = ChallengeIndexPage.objects.first()
    if page is None:
        danish = Locale.objects.get(language_code="da")
        page = ChallengeIndexPage(title="Udfordringer", slug="udfordringer", locale=danish)
        Page.get_first_root_node().add_child(instance=page)
    return page


def an_open_challenge(*, questions=None, criteria=None, opens_in=-DAY, closes_in=7 * DAY, terms=None, title="Støj"):
    """Published and open, on a route that seals and scores unless ``terms`` say otherwise."""
    an_index()
    by = a_facilitator()
    challenge = actions.brief(department=DepartmentFactory(), title=title, by=by)
    page = challenge.pages.get().specific
    page.route = a_route(**(terms or {}))
    page.opens_at, page.closes_at = now() + opens_in, now() + closes_in
    page.decision_by = page.closes_at + 14 * DAY
    page.questions = QUESTIONS if questions is None else questions
    page.criteria = CRITERIA if criteria is None else criteria
    page.live = True
    page.save(clean=False)
    actions.publish_edition(page, by=by)
    challenge.refresh_from_db()
    return challenge


def a_draft(challenge=None, **fields):
    challenge = challenge or an_open_challenge()
    organisation = fields.pop("organisation", None) or OrganisationFactory()
    return actions.begin(challenge, organisation=organisation, by=a_member_of(organisation))


def writer_of(response):
    return response.organisation.memberships.first().user


def a_file(name="tegning.pdf", content=PDF):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def a_submission(challenge=None, *, text="Vi måler støj.", **fields):
    response = a_draft(challenge, **fields)
    actions.submit(response, answers={LONG: text}, by=writer_of(response), key=uuid.uuid4())
    response.refresh_from_db()
    return response


def after(challenge):
    """A moment in which the deadline has passed and the last form was written."""
    return clock.at(challenge.edition.closes_at + dt.timedelta(hours=1))


def opened(challenge):
    """Open the challenge's responses; call it inside ``after(challenge)``."""
    facilitator, owner = a_facilitator(), a_member_of(challenge.department)
    actions.ask_opening(challenge, by=facilitator)
    return actions.open_responses(challenge, by=facilitator, witness=owner)


def a_review(response, reviewer=None, *, points=None):
    """Assigned; with ``points`` (one for each criterion) also completed."""
    reviewer = reviewer or UserFactory()
    review = actions.assign(response, reviewer=reviewer, by=a_facilitator())
    if points is not None:
        actions.declare_conflict(review, conflict=False, by=reviewer)
        given = zip([EFFECT, PLAN], points, strict=True)
        scores = {criterion: {"points": point, "reason": "Fordi."} for criterion, point in given}
        review = actions.complete(review, scores=scores, by=reviewer)
    return review


def decided(response, outcome="selected"):
    """Decided, and reviewed before that by one person where the route wants it."""
    if actions.lacks_review(response):
        a_review(Response.objects.get(pk=response.pk), points=[4, 3])
    by = a_member_of(response.challenge.department)
    return actions.decide(response, outcome=outcome, reasons="Målingen er god.", by=by)
