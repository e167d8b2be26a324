"""One challenge with all that belongs to it, walked from draft to pilot, and everybody who may look at it."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from challenges import actions as challenges
from challenges.models import Letter, Response, ResponseFile
from hub.base.models import Topic
from hub.kit import clock
from partners import actions as partners
from projects import actions as projects
from projects.models import Pilot
from search.actions import save_search
from search.finding import wanting
from search.models import Match
from tests.factories import house
from tests.test_journey import PDF, a_company


def a_saved_search(user):
    """Kept, and told of nothing."""
    return save_search("luft", chosen={}, language="da", name="luft", frequency="never", by=user)


class World:
    """One challenge with all that belongs to it, walked from draft to pilot."""

    assessor = None

    def __init__(self, drain):
        self.drain = drain
        frida = house.a_house()
        self.department = house.a_department(frida)
        self.people = {
            name: house.a_user(name) for name in ("stranger", "writer", "rival", "owner", "reviewer", "conflicted")
        }
        self.people |= {"facilitator": frida, "editor": house.a_user("editor", "editor")}
        self.people |= {"officer": house.a_user("officer", "data_officer")}
        self.people |= {"superuser": house.a_user("boss", is_superuser=True, is_staff=True)}
        asked = partners.ask_to_join(self.department, by=self.people["owner"])
        self.membership = partners.confirm_membership(asked, by=frida)
        self.firm = a_company("Måge", "Vi måler luften.", self.people["writer"], frida)
        self.other = a_company("Terne", "Vi måler støj.", self.people["rival"], frida)
        self.evidence = self.firm.evidence.get()
        self.challenge = house.a_draft(self.people["owner"], self.department)
        self.things = {"saved": a_saved_search(self.people["writer"])}

    def publish(self):
        challenges.publish(self.challenge.pages.get(), by=self.people["facilitator"])
        self.challenge.refresh_from_db()
        question, plan = (item["id"] for item in self.challenge.edition.questions)
        for firm, name in ((self.firm, "writer"), (self.other, "rival")):
            response = challenges.begin(self.challenge, organisation=firm, by=self.people[name])
            upload = SimpleUploadedFile("plan.pdf", PDF, content_type="application/pdf")
            challenges.submit(response, answers={question: "Sådan."}, files={plan: upload}, by=self.people[name])
        self.drain()
        response = Response.objects.get(organisation=self.firm)
        self.things |= {"response": response, "file": ResponseFile.objects.get(response=response).file}
        self.things["invitation"] = self.invite()
        self.things |= {"receipt": Letter.objects.get(response=response, kind="receipt")}

    def invite(self):
        """All who compete, the writer's firm among them."""
        fits = {"score": 0.9, "strength": "good", "weights_version": "test"}
        Match.objects.update_or_create(challenge=self.challenge, organisation=self.firm, defaults=fits)
        self.things["match"] = Match.objects.get(challenge=self.challenge, organisation=self.firm)
        wanted = challenges.uninvited(self.challenge)
        sent = challenges.invite(self.challenge, wanted, by=self.people["facilitator"])
        return next(one for one in sent if one.organisation_id == self.firm.pk)

    def open(self):
        frida = self.people["facilitator"]
        challenges.ask_opening(self.challenge, by=frida)
        challenges.open_responses(self.challenge, by=frida, witness=self.people["owner"])
        response = Response.objects.get(organisation=self.firm)
        for name in ("reviewer", "conflicted"):
            review = challenges.assign(response, reviewer=self.people[name], by=frida)
            challenges.declare_conflict(
                review, conflict=name == "conflicted", by=self.people[name], note="Gift med direktøren"
            )
            self.things[name] = review

    def decide(self):
        for response, outcome in zip(Response.objects.order_by("pk"), ("selected", "declined"), strict=True):
            self.assess(response)
            challenges.decide(response, outcome=outcome, reasons="Fordi.", by=self.people["owner"])
        challenges.release(self.challenge, by=self.people["owner"])
        self.drain()
        self.things["letter"] = Letter.objects.get(response=self.things["response"], kind="decision")
        pilot = Pilot.objects.get()
        lead = pilot.lead or self.people["owner"]
        self.things |= {"pilot": pilot, "indicator": projects.add_indicator(pilot, name="NO₂", baseline=27, by=lead)}
        self.things["milestone"] = projects.add_milestone(pilot, title="Begynd", due_on=clock.today(), by=lead)

    def assess(self, response):
        """By somebody who is nobody else here."""
        assessor = self.assessor = self.assessor or house.a_user("assessor")
        review = challenges.assign(response, reviewer=assessor, by=self.people["facilitator"])
        challenges.declare_conflict(review, conflict=False, by=assessor)
        criteria = response.challenge.edition.criteria
        scores = {one["id"]: {"points": 3, "reason": "Det står i svaret."} for one in criteria}
        challenges.complete(review, scores=scores, by=assessor)

    def address(self, name: str) -> str | None:
        """The address of one of the things there are by now; None while there is none."""
        firm, case = self.firm.slug, self.challenge.public_id
        of = {key: thing.public_id for key, thing in self.things.items()}
        pilot = of.get("pilot")
        given = {
            "data_detail": ["challenges"], "data_csv": ["challenges"], "data_json": ["challenges"],
            "response_begin": [case], "response_begin_alone": [case], "response_edit": [of.get("response")],
            "response_receipt": [of.get("response"), 1], "receipt_download": [of.get("response"), 1],
            "response_detail": [of.get("response")], "response_withdraw": [of.get("response")],
            "response_file": [of.get("response"), of.get("file")],
            "challenge_follow": [case], "topic_follow": [Topic.objects.first().slug],
            "match_feedback": [of.get("match")], "flag_decide": [case],
            "saved_search_change": [of["saved"]], "saved_search_remove": [of["saved"]],
            "saved_search_stop": [wanting.token(self.things["saved"])],
            "invitation_detail": [of.get("invitation")],
            "letter_detail": [of.get("letter") or of.get("receipt")],
            "review_detail": [of.get("reviewer")], "case_response": [case, of.get("response")],
            "indicator_csv": [of.get("indicator")], "data_use_detail": [pilot],
            "indicator_change": [pilot, of.get("indicator")], "measurement_record": [pilot, of.get("indicator")],
            "milestone_reach": [pilot, of.get("milestone")],
            "partner_leave": [pilot, of.get("pilot") and self.things["pilot"].partners.first().public_id],
            "evidence_change": [self.evidence.public_id], "evidence_remove": [self.evidence.public_id],
            "evidence_verify": [self.evidence.public_id], "organisation_verify": [firm], "weights_restore": [1],
        }  # fmt: skip
        if name not in given:
            if name.startswith(("case_", "brief_")) and name != "case_list":
                given[name] = [case]
            elif (
                name.startswith(("pilot_", "indicator_add", "update_write", "learning_write")) and name != "pilot_list"
            ):
                given[name] = [pilot]
            elif name.startswith("membership_") and name != "membership_ask":
                given[name] = [firm, self.firm.memberships.get().public_id]
            elif name.startswith(("organisation_", "unit_", "consent_", "membership_")):
                given[name] = (
                    [firm] if name not in ("organisation_list", "organisation_create", "organisation_queue") else []
                )
        arguments = given.get(name, [])
        return None if None in arguments else reverse(name, args=arguments)
