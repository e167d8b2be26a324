"""The whole line, without a page: asked → matched → answered → evaluated → decided → tried → learned → shared."""

import datetime as dt
import uuid
from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from challenges import actions as challenges
from challenges.models import Letter, Phase, Response
from challenges.models.results import result
from hub.kit import audit, clock, opendata
from hub.kit.audit import AuditEntry
from partners import actions as partners
from projects import actions as projects
from projects.models import LearningPage, Pilot
from search.models import Match
from tests.factories import house

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def test_a_challenge_goes_all_the_way_to_open_data(drain):
    line = SimpleNamespace()
    people_and_partners(line)
    a_challenge_is_asked_and_matched_for_true_reasons(line, drain)
    companies_answer_and_change_their_minds(line, drain)
    with clock.at(line.challenge.edition.closes_at + dt.timedelta(hours=1)):
        two_persons_open_what_nobody_could_read(line)
        reviewers_score_with_reasons(line)
        decisions_are_released_together(line, drain)
    with clock.at(line.challenge.edition.closes_at + dt.timedelta(days=30)):
        a_pilot_starts_when_it_can_be_judged_and_trusted(line)
    measurements_come_in(line)
    with clock.at(line.challenge.edition.closes_at + dt.timedelta(days=200)):
        it_ends_with_a_decision_and_a_learning(line, drain)
        all_that_is_public_is_open_data(line)
    the_minutes_hold(line)


def people_and_partners(line):
    line.frida = house.a_house()
    line.department = house.a_department(line.frida)
    line.owner, line.officer = house.a_user("ove"), house.a_user("dina", "data_officer")
    partners.confirm_membership(partners.ask_to_join(line.department, by=line.owner), by=line.frida)
    line.anna, line.bent = house.a_user("anna"), house.a_user("bent")
    line.sensors = a_company("Måge Sensorer", "Vi måler luften langs veje i realtid.", line.anna, line.frida)
    line.bakery = a_company("Bageri Blåbær", "Vi bager rugbrød og morgenbrød til kontorer.", line.bent, line.frida)


def a_company(name, says, by, facilitator):
    firm = partners.register(name=name, helix="business", by=by)
    partners.consent(firm, by=by)
    partners.declare_evidence(firm, kind="solution", text=says, by=by)
    return partners.verify(firm, by=facilitator)


def a_challenge_is_asked_and_matched_for_true_reasons(line, drain):
    line.challenge = house.a_challenge(line.owner, line.department)
    drain()
    assert line.challenge.phase == Phase.OPEN
    best = Match.objects.filter(challenge=line.challenge).order_by("-score").first()
    assert best.organisation == line.sensors
    assert "luft" in str(best.reasons).lower()


def companies_answer_and_change_their_minds(line, drain):
    question, plan = (item["id"] for item in line.challenge.edition.questions)
    line.answer = challenges.begin(line.challenge, organisation=line.sensors, by=line.anna)
    files = {plan: SimpleUploadedFile("plan.pdf", PDF, content_type="application/pdf")}
    words, key = {question: "62 målere og en prognose."}, uuid.uuid4()
    first = challenges.submit(line.answer, answers=words, files=files, by=line.anna, key=key)
    assert challenges.submit(line.answer, answers=words, by=line.anna, key=key) == first
    second = challenges.submit(line.answer, answers={question: "Vi sætter 80 målere op."}, by=line.anna)
    assert second.sha256 != first.sha256
    line.other = challenges.begin(line.challenge, organisation=line.bakery, by=line.bent)
    challenges.submit(line.other, answers={question: "Friskbagt brød."}, by=line.bent)
    drain()
    assert not Response.objects.visible_to(line.frida).exists()


def two_persons_open_what_nobody_could_read(line):
    assert not Response.objects.visible_to(line.frida).exists()  # the clock alone reveals nothing
    challenges.ask_opening(line.challenge, by=line.frida)
    challenges.open_responses(line.challenge, by=line.frida, witness=line.owner)
    line.answer, line.other = Response.objects.visible_to(line.frida).order_by("pk")


def reviewers_score_with_reasons(line):
    criteria = line.challenge.edition.criteria
    given = []
    for name, good, bad in (("rita", 5, 1), ("ravn", 4, 0)):
        reviewer = house.a_user(name)
        for response, points in ((line.answer, good), (line.other, bad)):
            review = challenges.assign(response, reviewer=reviewer, by=line.frida)
            challenges.declare_conflict(review, conflict=False, by=reviewer)
            scores = {item["id"]: {"points": points, "reason": "Set i svaret."} for item in criteria}
            challenges.complete(review, scores=scores, by=reviewer)
        given.append({item["id"]: good for item in criteria})
    assert result(given, criteria).mean == 4.5


def decisions_are_released_together(line, drain):
    for response, outcome, reasons in (
        (line.answer, "selected", "Bedst dokumenteret."),
        (line.other, "declined", "Det løser ikke problemet."),
    ):
        challenges.decide(response, outcome=outcome, reasons=reasons, advice="Tal med beboerne.", by=line.owner)
    drain()
    assert not Letter.objects.filter(kind="decision").exists()
    challenges.release(line.challenge, by=line.owner)
    drain()
    line.challenge.refresh_from_db()
    assert line.challenge.phase == Phase.DECIDED
    assert Letter.objects.filter(kind="decision").count() == 2
    assert any(line.bent.email in message.to for message in mail.outbox)
    assert not any("Det løser ikke problemet" in message.body for message in mail.outbox)


def a_pilot_starts_when_it_can_be_judged_and_trusted(line):
    line.pilot = Pilot.objects.get(response=line.answer)
    line.lead = line.pilot.lead or line.owner
    line.indicator = projects.add_indicator(line.pilot, name="NO₂", unit="µg/m³", baseline=27, target=20, by=line.lead)
    plan = {"evaluation_design": "comparison", "evaluation_comparison": "Kirkegade", "evaluator": "Instituttet"}
    projects.change(line.pilot, by=line.lead, **plan)
    answers = {"data": "Luftmålinger", "safeguards": "Ingen persondata", "kept_months": 24}
    declared = projects.declare_data_use(line.pilot, by=line.lead, **answers)
    projects.approve_data_use(projects.send_data_use(declared, by=line.lead), by=line.officer)
    line.pilot = projects.start(line.pilot, by=line.lead)
    assert line.pilot.status == Pilot.Status.RUNNING


def measurements_come_in(line):
    for month, value in enumerate((26, 24, 21), start=2):
        with clock.at(line.challenge.edition.closes_at + dt.timedelta(days=30 * month)):
            projects.record(line.indicator, on=clock.today(), value=value, by=line.anna)


def it_ends_with_a_decision_and_a_learning(line, drain):
    story = line.pilot.pages.get(locale__language_code="da")
    story.save_revision().publish(skip_permission_checks=True)
    learning = LearningPage(title="Målere skal sidde i skygge", result="partly", live=False)
    story.add_child(instance=learning).save_revision().publish(skip_permission_checks=True)
    line.pilot = projects.complete(line.pilot, ending="tender", reasons="Effekten holder.", by=line.lead)
    drain()
    assert line.pilot.status == Pilot.Status.COMPLETED


def all_that_is_public_is_open_data(line):
    rows = {each.slug: list(each.records()) for each in opendata.datasets()}
    assert [float(row["value"]) for row in rows["measurements"]] == [26, 24, 21]
    assert [row["title"] for row in rows["learnings"]] == ["Målere skal sidde i skygge"]
    assert "80 målere" not in str(rows)


def the_minutes_hold(line):
    audit.seal_entries()
    assert audit.broken_seals() == []
    told = set(AuditEntry.objects.timeline(line.challenge.public_id).values_list("action", flat=True))
    assert told >= {"challenges.published", "challenges.opened", "challenges.decisions_released"}
    assert told >= {"projects.pilot_started", "projects.pilot_completed"}
