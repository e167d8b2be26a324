"""A person answers as themself: from the door to the letter, what others see of it and when, and what is left."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from challenges import actions as challenges
from challenges.models import Letter, Response, Route
from challenges.rules.conflicts import bars, warnings
from hub.accounts.actions import erase
from hub.accounts.keeping import kept_of
from hub.accounts.models import Notice, User
from hub.kit import casefile, clock
from hub.kit.audit import AuditEntry
from partners import actions as partners
from partners.models import Consent, Organisation
from projects.models import Pilot, PilotPage
from projects.models.story import parties
from search.actions import rebuild
from search.models import SearchDocument
from tests.factories import house
from tests.factories.projects import PilotPageFactory
from tests.test_leaks import text_of

pytestmark = pytest.mark.django_db
NAME = "Laura Hverdal"
SAID = "Vi måler støj på altanen"
JER = re.compile(r"(?i:\bjer(?:es)?\b)|\bI\b(?! gang)")  # as one speaks to several


@pytest.fixture
def town():
    """A challenge that persons may answer, its owner, a facilitator, and a citizen."""
    frida = house.a_house()
    department = house.a_department(frida)
    owner = house.a_user("ove")
    partners.confirm_membership(partners.ask_to_join(department, by=owner), by=frida)
    challenge = house.a_challenge(owner, department, route=Route.objects.get(slug="collaboration"), budget=None)
    laura = house.a_user("laura")
    User.objects.filter(pk=laura.pk).update(name=NAME)
    laura.refresh_from_db()
    return {"frida": frida, "owner": owner, "department": department, "challenge": challenge, "laura": laura}


def door_of(user):
    door = Client()
    door.force_login(user)
    return door


def answers(town):
    """Laura presses the button, writes and hands in."""
    door, case = door_of(town["laura"]), town["challenge"].public_id
    there = door.post(reverse("response_begin_alone", args=[case]))["Location"]
    first, _file = (item["id"] for item in town["challenge"].edition.questions)
    return door.post(there, {"action": "submit", f"answer-{first}": SAID})["Location"]


def opened(town):
    challenges.ask_opening(town["challenge"], by=town["frida"])
    challenges.open_responses(town["challenge"], by=town["frida"], witness=town["owner"])


def decided(town, outcome="selected"):
    """Assessed by somebody, decided and released; what time it is then."""
    response = Response.objects.get(challenge=town["challenge"])
    reviewer = house.a_user("rita")
    review = challenges.assign(response, reviewer=reviewer, by=town["frida"])
    challenges.declare_conflict(review, conflict=False, by=reviewer)
    points = {one["id"]: {"points": 4, "reason": "Set i svaret."} for one in response.challenge.edition.criteria}
    challenges.complete(review, scores=points, by=reviewer)
    challenges.decide(response, outcome=outcome, reasons="Fordi.", by=town["owner"])
    challenges.release(town["challenge"], by=town["owner"])


def after(town):
    return clock.at(town["challenge"].edition.closes_at + dt.timedelta(hours=1))


def test_a_person_answers_as_themself_from_the_door_to_the_letter_and_the_pilot(town, drain):
    begin = reverse("response_begin", args=[town["challenge"].public_id])
    assert "Svar som dig selv" in door_of(town["laura"]).get(begin).content.decode()
    receipt = door_of(town["laura"]).get(answers(town)).content.decode()
    assert NAME in receipt
    drain()
    assert not Organisation.objects.waiting().filter(name=NAME).exists()
    with after(town):
        opened(town)
        case = reverse("case_detail", args=[town["challenge"].public_id])
        page = door_of(town["owner"]).get(case).content.decode()
        assert NAME in page
        assert ">Person<" in page
        decided(town)
        drain()
        letter = Letter.objects.get(kind="decision")
        read = door_of(town["laura"]).get(reverse("letter_detail", args=[letter.public_id])).content.decode()
        assert NAME in read
        assert "{organisation}" not in read
        assert NAME not in letter.body
        assert letter.subject.startswith("Du er udvalgt")
        assert not re.findall(JER, letter.body)
        pilot = Pilot.objects.get()
        assert pilot in Pilot.objects.worked_on_by(town["laura"])
        assert [one["name"] for one in parties(pilot)] == ["Teknik og Miljø", "En borger"]
    why = Notice.objects.filter(user=town["laura"], kind="response_submitted").get().why
    assert why == "Du svarer selv på denne udfordring."


def test_a_person_is_spoken_to_as_one(town, drain):
    """On every page of their response, and in what they are told of it: *du*, never *I*, *jer* or *jeres*."""
    receipt, door, case = answers(town), door_of(town["laura"]), town["challenge"].public_id
    drain()
    response = Response.objects.get()
    names = ("response_edit", "response_withdraw", "response_detail")
    pages = {name: door.get(reverse(name, args=[response.public_id])) for name in names}
    pages |= {"receipt": door.get(receipt), "begin": door.get(reverse("response_begin", args=[case]))}
    pages["list"] = door.get(reverse("response_list"))
    door.post(reverse("response_withdraw", args=[response.public_id]), {"sure": "on"})
    drain()
    asked = town["challenge"].edition.questions[0]["label"]  # in the owner's words
    mains = {name: page.content.decode().split("<main")[1].replace(asked, "") for name, page in pages.items()}
    words = {name: re.sub(r"<[^>]+>", " ", main) for name, main in mains.items()}
    words |= {one.kind: f"{one.subject} {one.text}" for one in Notice.objects.filter(user=town["laura"])}
    for name, text in words.items():
        assert not re.findall(JER, text), name
    assert "Dit svar på" in words["response_edit"]
    assert "Kun du kan læse svaret." in words["response_edit"]
    assert "Gør dit svar på" in door.get(reverse("my_page")).content.decode()


def test_until_the_opening_nobody_else_comes_by_that_somebody_answers(town, drain):
    answers(town)
    drain()
    rival, editor = house.a_user("rival"), house.a_user("eva", "editor")
    partners.register(name="Terne", helix="business", by=rival)
    rebuild()
    slug, case = Organisation.objects.get(alone=town["laura"]).slug, town["challenge"]
    addresses = [reverse(name, args=[case.public_id]) for name in ("case_detail", "case_timeline", "case_matches")]
    addresses += [reverse(name) for name in ("organisation_queue", "organisation_list", "my_page", "response_list")]
    addresses += [reverse(name, args=[slug]) for name in ("organisation_detail", "organisation_members")]
    addresses += [f"/soeg/?q=Laura {clue}" for clue in ("", "Hverdal")] + ["/data/organisations.json", "/tal/"]
    boss = house.a_user("boss", is_superuser=True, is_staff=True)
    for user in (town["owner"], town["frida"], rival, editor, boss):
        door = door_of(user)
        for address in addresses:
            answer = door.get(address)
            text = text_of(answer)
            assert NAME not in text or "Hverdal" in address, (user, address)
            assert SAID not in text
            assert slug not in text or answer.status_code == 404
        assert not Organisation.objects.visible_to(user).filter(alone__isnull=False).exists()
    assert not SearchDocument.objects.filter(title=NAME).exists()
    assert not [one for one in mail.outbox if NAME in one.subject + one.body and one.to != [town["laura"].email]]
    assert not Notice.objects.exclude(user=town["laura"]).filter(subject__contains="Laura").exists()
    assert NAME not in str(vars(casefile.gather(case)))
    assert NAME not in str(list(AuditEntry.objects.values_list("data", flat=True)))


def test_only_where_the_route_lets_persons_answer_and_the_page_says_why_not(town):
    paid = house.a_challenge(town["owner"], town["department"], title="Betalt")
    door, begin = door_of(town["laura"]), reverse("response_begin", args=[paid.public_id])
    page = door.get(begin).content.decode()
    assert "Svar som dig selv" not in page
    assert "Kun organisationer svarer på denne vej." in page
    told = door.post(reverse("response_begin_alone", args=[paid.public_id]), follow=True)
    assert "Kun organisationer svarer på denne vej." in told.content.decode()
    assert not Organisation.objects.filter(alone__isnull=False).exists()
    alone = partners.answer_alone(by=town["laura"])
    with pytest.raises(challenges.Refused):
        challenges.begin(paid, organisation=alone, by=town["laura"])
    for user in (town["owner"], town["frida"]):
        assert challenges.why_not_alone(town["challenge"], user)
        assert not user.has_perm("challenges.answer_alone", town["challenge"])
        with pytest.raises(challenges.Refused):
            challenges.begin_alone(town["challenge"], by=user)
    assert town["laura"].has_perm("challenges.answer_alone", town["challenge"])
    assert not town["laura"].has_perm("challenges.answer_alone", paid)
    assert "Svar som dig selv" not in Client().get(begin).content.decode()


def test_one_person_has_one_record_that_is_on_no_list_and_bears_their_name(town):
    laura = town["laura"]
    alone = partners.answer_alone(by=laura)
    assert partners.answer_alone(by=laura) == alone
    partners.change_profile(laura, name="Laura Nat", language="da", by=laura)
    alone.refresh_from_db()
    assert (alone.name, alone.helix, alone.is_verified) == ("Laura Nat", "civil", False)
    partners.declare_evidence(person=laura.person, kind="publication", text="Om støj", by=laura)
    assert partners.answer_alone(by=laura).helix == "academia"
    firm = partners.register(name="Laura Nat", helix="business", by=laura)
    page = door_of(laura).get(reverse("my_page")).content.decode()
    assert alone.slug not in page
    assert firm.slug in page
    for wrong in ({"public": True}, {"verified_at": clock.now()}, {"helix": "business"}, {"parent": firm}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Organisation.objects.filter(pk=alone.pk).update(**wrong)
    nameless = User.objects.create_user("n@x.example", "x")
    with pytest.raises(ValidationError):
        partners.answer_alone(by=nameless)


def test_a_reviewer_from_the_persons_own_workplace_is_warned_of_and_the_person_is_barred(town):
    lab = partners.register(name="Instituttet", helix="academia", by=town["laura"])
    colleague = house.a_user("karl")
    partners.confirm_membership(partners.ask_to_join(lab, by=colleague), by=town["laura"])
    answers(town)
    response = Response.objects.get()
    assert bars(town["laura"], response)
    assert not bars(colleague, response)
    assert warnings(colleague, response)
    User.objects.filter(pk=town["frida"].pk).update(email="frida@kommunen.example")
    assert not warnings(User.objects.get(pk=town["frida"].pk), response)


def test_a_name_stands_with_a_pilot_only_while_the_person_says_yes(town, drain):
    answers(town)
    drain()
    with after(town):
        opened(town)
        decided(town)
        drain()
    laura, pilot = town["laura"], Pilot.objects.get()
    page = PilotPage.objects.filter(pilot=pilot).first() or PilotPageFactory(pilot=pilot)
    page.save_revision().publish()
    address = page.get_url()
    partners.change_profile(laura, name=NAME, language="da", by=laura)
    door = door_of(laura)
    assert 'id="naming"' in door.get(reverse("profile")).content.decode()
    for said, name in (("on", NAME), ("off", "En borger")):
        door.post(reverse("profile_consent"), {"naming": said})
        drain()
        text = Client().get(address).content.decode()
        assert name in text
        assert (NAME in text) == (said == "on")
    assert Consent.objects.filter(purpose="naming", withdrawn_at__isnull=False).exists()


def test_erasing_the_account_leaves_the_answer_without_the_name_and_takes_the_drafts(town, drain):
    answers(town)
    other = house.a_challenge(
        town["owner"], town["department"], title="Mere ro", route=Route.objects.get(slug="collaboration"), budget=None
    )
    challenges.begin_alone(other, by=town["laura"])
    drain()
    with after(town):
        opened(town)
        decided(town, "declined")
        drain()
        laura = town["laura"]
        assert "Dig, som en der svarer alene" in {str(one.called) for one in kept_of(laura)}
        erase(laura, by=laura)
        drain()
        assert Response.objects.get().challenge == town["challenge"]
        assert Organisation.objects.get(alone=laura).name == "Slettet bruger"
        everything = [*Organisation.objects.values(), *Letter.objects.values(), *Response.objects.values()]
        assert "Laura" not in str(everything)
        case = reverse("case_response", args=[town["challenge"].public_id, Response.objects.get().public_id])
        page = door_of(town["owner"]).get(case).content.decode()
        assert "Slettet bruger" in page
        assert SAID in page
        assert "Laura" not in page
        assert not Organisation.objects.of(laura).exists()
