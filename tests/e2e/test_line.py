"""The whole line in a browser: each step by the person who takes it, in Danish, with axe on every page."""

import datetime as dt
import re
from types import SimpleNamespace

import pytest
import time_machine
from django.core import mail
from playwright.sync_api import expect

from challenges.models import Challenge
from partners import actions as partners
from projects.models import LearningPage, Pilot
from tests.e2e.walking import da
from tests.factories import house

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
TITLE = "Renere luft langs Ringgaden"
FIRM = "Måge Sensorer"


@pytest.fixture
def line(transactional_db, person, settings, drain):
    """The people, each with a browser, and a draft that somebody has written."""
    settings.SESSION_COOKIE_AGE = 400 * 24 * 3600  # the clock is moved by weeks; nobody should be signed out by it
    frida = house.a_house()
    department = house.a_department(frida)
    ove, dina = house.a_user("ove"), house.a_user("dina", "data_officer")
    partners.confirm_membership(partners.ask_to_join(department, by=ove), by=frida)
    house.a_draft(ove, department)
    drain()
    people = {"frida": frida, "ove": ove, "dina": dina, "freja": house.a_user("freja", "facilitator")}
    people |= {"edith": house.a_user("edith", "editor"), "rita": house.a_user("rita"), "ravn": house.a_user("ravn")}
    return SimpleNamespace(
        challenge=Challenge.objects.get(),
        company=person(),
        visitor=person(),
        **{name: person(user) for name, user in people.items()},
    )


def test_a_challenge_goes_all_the_way_to_open_data(line, drain):
    two_facilitators_publish_the_challenge(line, drain)
    a_company_signs_up_and_registers(line)
    it_shows_what_it_can_and_sees_why_it_matches(line, drain)
    it_answers_and_changes_its_mind(line, drain)
    closes = line.challenge.edition.closes_at
    with time_machine.travel(closes + dt.timedelta(hours=1), tick=True):
        two_persons_open_what_nobody_could_read(line)
        reviewers_declare_and_score(line, drain)
        the_decision_is_released_and_read(line, drain)
        a_pilot_is_planned_and_its_data_use_approved(line, drain)
        it_starts_and_is_measured(line, drain)
        its_story_and_a_learning_are_published(line, drain)
        anybody_finds_the_learning_and_the_numbers(line)


def two_facilitators_publish_the_challenge(line, drain):
    page = line.challenge.pages.get()
    line.frida.is_signed_in().goes_to("/sager/", da("Cases")).follows(TITLE, TITLE)
    line.frida.main.get_by_role("link", name=da("Edit the draft")).click()
    line.frida.asks_for_approval(line.frida.page.url, summary="Hver dag kører 38.000 biler forbi 14 daginstitutioner.")
    line.freja.is_signed_in().approves(page.pk)
    drain()
    line.challenge.refresh_from_db()
    line.visitor.goes_to("/udfordringer/", "").follows(TITLE, TITLE)
    line.visitor.reads("38.000 biler", da("How responses are assessed"))


def a_company_signs_up_and_registers(line):
    anna = line.company
    anna.goes_to("/konto/signup/")
    anna.writes(name="Anna Måge", email="anna@maage.example", password1="en-lang-kode-42")
    anna.main.locator("form:has([name=password1]) button[type=submit]").click()
    expect(anna.main.locator("[name=code]")).to_be_visible()
    anna.sees().writes(code=code_in_mail_to("anna@maage.example"))
    anna.main.locator("form:has([name=code]) button[type=submit]").first.click()
    expect(anna.page).to_have_url(re.compile("/min-side/"))
    anna.sees(da("My page"))
    anna.goes_to("/partnere/").follows(da("Register an organisation"), da("Register an organisation"))
    anna.writes(name=FIRM, description="Vi måler luften langs veje.").chooses(helix="business")
    anna.presses("Register", da("What you can show"))


def code_in_mail_to(address):
    """The code in the newest mail to somebody: a line of its own."""
    body = next(message.body for message in reversed(mail.outbox) if address in message.to)
    return re.search(r"^([A-Z0-9]{3,5}-?[A-Z0-9]{3,5})$", body, re.MULTILINE)[1]


def it_shows_what_it_can_and_sees_why_it_matches(line, drain):
    anna = line.company
    anna.chooses(kind="solution").writes(text="Vi måler luften langs veje i realtid, med sensorer på lygtepæle.")
    anna.presses("Add", da("What you can show")).presses("Switch matching on", da("What you can show"))
    anna.reads(da("Switched on"))
    drain()
    anna.goes_to("/udfordringer/").follows(TITLE, TITLE)
    expect(anna.page.locator("aside")).to_contain_text(da("Your match"))
    line.ove.is_signed_in().goes_to("/sager/", da("Cases")).follows(TITLE, TITLE).reads(da("Deadline for responses"))
    line.ove.follows(da("Matches")).reads(FIRM)


def it_answers_and_changes_its_mind(line, drain):
    anna, writing = line.company, da("Your response to %(title)s", title=TITLE)
    anna.follows(da("Answer the challenge")).presses("Begin", writing)
    anna.answers("1 ", "Vi hænger 62 målere op.").presses("Save draft", writing).reads(da("Filled in"))
    plan = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": PDF}
    anna.main.locator("input[type=file]").set_input_files(plan)
    anna.presses("Hand in", da("Receipt"))
    first = anna.main.locator("code").inner_text()
    assert re.fullmatch("[0-9a-f]{64}", first)
    anna.follows(da("Change the response"), writing).reads("plan.pdf")
    anna.answers("1 ", "Vi hænger 80 målere op.").presses("Hand in", da("Receipt")).reads(da("All receipts"))
    assert anna.main.locator("code").inner_text() != first
    drain()
    line.ove.goes_to(case(line), TITLE)
    expect(line.ove.main).not_to_contain_text(FIRM)


def case(line, door=""):
    return f"/sager/{line.challenge.public_id}/{door}"


def two_persons_open_what_nobody_could_read(line):
    expect(line.frida.goes_to(case(line), TITLE).main).not_to_contain_text(FIRM)
    opening = da("Open the responses")
    line.frida.follows(opening, opening).ticks("sure").presses("Ask for the opening", TITLE)
    line.ove.goes_to(case(line)).follows(opening, opening).ticks("sure").presses("Open the responses", TITLE)
    line.ove.reads(FIRM)


def reviewers_declare_and_score(line, drain):
    line.frida.goes_to(case(line)).follows(da("Assign reviewers"), TITLE)
    for reviewer in (line.rita, line.ravn):
        line.frida.writes(email=reviewer.user.email).ticks("responses").presses("Assign", TITLE)
        line.frida.reads(reviewer.user.name)
    drain()
    for reviewer in (line.rita, line.ravn):
        reviewer.is_signed_in().goes_to("/bedoemmelser/", da("Your reviews")).follows(FIRM)
        expect(reviewer.main).not_to_contain_text("80 målere")
    line.ravn.chooses(conflict="yes").writes(note="Min bror er ansat der.").presses("Go on")
    expect(line.ravn.main).not_to_contain_text("80 målere")
    line.rita.chooses(conflict="no").presses("Go on").reads("Vi hænger 80 målere op.")
    for points, fold in ((5, 0), (4, 1)):
        criterion = line.rita.main.locator("details.criterion").nth(fold)
        if criterion.get_attribute("open") is None:
            criterion.locator("summary").click()
        criterion.locator(f'[type=radio][value="{points}"]').check()
        criterion.locator("textarea").fill("Det står i svaret.")
    line.rita.presses("Complete the review").reads(da("Your review is completed. Thank you."))


def the_decision_is_released_and_read(line, drain):
    line.ove.goes_to(case(line)).follows(FIRM, FIRM).reads("Vi hænger 80 målere op.")
    line.ove.chooses(outcome="selected").writes(reasons="Bedst dokumenteret.", advice="Tal med beboerne.")
    line.ove.presses("Record the decision", TITLE)
    line.ove.follows(da("Release the decisions"), da("Release the decisions")).ticks("sure")
    line.ove.presses("Release the decisions", TITLE)
    drain()
    anna = line.company
    anna.goes_to("/svar/").follows(TITLE, FIRM)
    anna.main.locator("a[href*='/breve/']").first.click()
    anna.sees().reads("Bedst dokumenteret.", "Tal med beboerne.")


def a_pilot_is_planned_and_its_data_use_approved(line, drain):
    line.pilot = Pilot.objects.get()
    work, ove = f"/pilot/{line.pilot.public_id}/", line.ove
    ove.goes_to("/pilot/").follows(line.pilot.title, line.pilot.title)
    ove.goes_to(work + "indikatorer/").follows(da("New indicator"), da("New indicator"))
    ove.writes(name="NO₂", unit="µg/m³", baseline="27", target="20").chooses(direction="down").presses("Save")
    ove.goes_to(work + "plan/", da("Plan"))
    ove.main.locator("[name=lead]").select_option(label="Ove")
    ove.main.locator("[name=evaluation_design]").select_option("comparison")
    ove.writes(evaluation_comparison="Kirkegade", evaluator="Instituttet").presses("Save", line.pilot.title)
    ove.goes_to(work + "databrug/", da("Data-use declaration"))
    ove.writes(data="Luftmålinger", safeguards="Ingen persondata", kept_months="24")
    ove.presses("Send to the data officer", line.pilot.title)
    drain()
    line.dina.is_signed_in().goes_to(work + "databrug/", da("Data-use declaration")).chooses(answer="approve")
    line.dina.presses("Send the answer", da("My page"))
    drain()


def it_starts_and_is_measured(line, drain):
    work, ove, anna = f"/pilot/{line.pilot.public_id}/", line.ove, line.company
    ove.goes_to(work + "start/", da("Start the pilot")).presses("Start the pilot", line.pilot.title)
    ove.reads(da("The pilot has started."))
    anna.goes_to(work + "indikatorer/").follows(da("Record a measurement"), da("Record a measurement"))
    anna.writes(value="24,5").presses("Save").reads(da("The number is recorded."))
    drain()


def its_story_and_a_learning_are_published(line, drain):
    story = line.pilot.pages.get(locale__language_code="da")
    line.edith.is_signed_in().asks_for_approval(f"/cms/pages/{story.pk}/edit/", summary="62 målere langs Ringgaden.")
    line.freja.approves(story.pk)
    line.edith.asks_for_approval(
        f"/cms/pages/add/projects/learningpage/{story.pk}/",
        title="Målere skal sidde i skygge",
        summary="Solen forstyrrer målingen.",
    )
    line.freja.approves(LearningPage.objects.get().pk)
    drain()


def anybody_finds_the_learning_and_the_numbers(line):
    visitor = line.visitor
    visitor.goes_to("/soeg/").writes(q="skygge")
    visitor.main.locator("form:has([name=q]) button").first.click()
    visitor.sees().follows("Målere skal sidde i skygge", "Målere skal sidde i skygge")
    visitor.goes_to("/pilotprojekter/").follows(line.pilot.title, line.pilot.title).reads("NO₂", "24,5")
    visitor.goes_to("/tal/")
    visitor.goes_to("/data/").follows(da("Measurements"))
    with visitor.page.expect_download() as download:
        visitor.main.locator("a[href$='.csv']").first.click()
    assert "24.5" in download.value.path().read_text(encoding="utf-8-sig")
