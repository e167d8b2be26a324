"""People in the matching: how they are matched, and what each side sees, is told and says."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.text import slugify

from hub.accounts.actions import erase
from hub.accounts.keeping import kept_of
from hub.accounts.models import Notice
from hub.base.models import Topic
from partners.actions import confirm_membership, consent, declare_evidence, withdraw_consent
from partners.models import Consent, Membership, PersonTopic
from search import actions, candidates, people, profiles
from search.actions import say_of_match
from search.models import Match, MatchFeedback
from search.saying import telling
from search.slots import cases, own_matches
from tests.search import world
from tests.search.test_matches import AIR, FISH, PROBLEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return world.a_user("ejer@example.dk", of=world.a_department())


def a_topic(name):
    return Topic.objects.get_or_create(slug=slugify(name), defaults={"name": name, "kind": "competence"})[0]


def acting(person):
    return people.with_own_profile(type(person).objects.filter(pk=person.pk)).get()


def suggest(person):
    return consent(person=person, by=person.user, purpose=Consent.Purpose.SUGGESTING)


def stop(person, purpose):
    withdraw_consent(Consent.objects.active(purpose).get(person=person), by=person.user)


def page_of(user, address, *args):
    door = Client()
    door.force_login(user)
    return door.get(reverse(address, args=args)).content.decode()


def listed(challenge, user):
    return [row["told"].match.name for row in cases.matches_of_the_case(challenge, user)[1]["rows"]]


def told(user, kind):
    return list(Notice.objects.filter(user=user, kind=kind).values_list("subject", flat=True))


def test_a_person_and_an_association_that_say_and_show_the_same_fit_equally(drain):
    said = [a_topic("Luftkvalitet"), a_topic("Trafik"), a_topic("Støj"), *(a_topic(f"Emne {n}") for n in range(5))]
    club = world.an_organisation("Naboerne", AIR, helix="civil", topics=said)
    person = world.a_person("Rikke Nabo", AIR, kind="solution", topics=said)
    needs = [("civil", "", [said[0].slug, said[2].slug, a_topic("Træ").slug])]
    challenge = world.a_challenge("Renere luft", PROBLEM, needs=needs, topics=said[1:2])
    drain()
    one, other = challenge.matches.get(organisation=club), challenge.matches.get(person=person)
    assert one.contributions == other.contributions
    assert other.contributions["competences"] > 0
    assert one.missing == other.missing
    assert [reason["kind"] for reason in one.reasons] == [reason["kind"] for reason in other.reasons]
    pool = [
        candidates.candidate(club, 0.5, said, frozenset()),
        candidates.candidate_person(acting(person), 0.5, said, frozenset()),
    ]
    assert pool[0].covers == pool[1].covers
    assert dict(pool[1].covers)[said[0].slug] == candidates.SHOWN


def test_matching_one_person_gives_what_matching_the_challenge_gives(drain):
    person = world.a_person("Rikke Forsker", AIR, FISH, suggested=True)
    world.an_organisation("Andre", "Rådgivning om trafik og veje")
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    actions.rebuild_matches(challenge)
    said = list(Match.objects.order_by("pk").values_list("organisation", "person", "score", "reasons"))
    actions.rematch(person)
    assert list(Match.objects.order_by("pk").values_list("organisation", "person", "score", "reasons")) == said


@pytest.mark.parametrize(("about", "texts"), [("<p> </p>", 0), ("<p>Luft</p>", 1)])
def test_what_holds_no_word_shows_nothing(about, texts):
    person = world.a_person("Rikke Tom", about=about)
    assert len(profiles.actor_of_person(acting(person)).evidence) == texts


def test_both_sides_read_the_same_reasons(owner, drain):
    person = world.a_person("Rikke Forsker", AIR, suggested=True)
    world.a_challenge("Renere luft", PROBLEM)
    drain()
    match = person.matches.get()
    cited = {reason["evidence"] for reason in match.reasons if reason.get("evidence")}
    assert cited == {str(person.evidence.get().public_id)}
    own, theirs = telling.sources_of([match]), telling.sources_of([match], owner)
    assert own.texts == theirs.texts
    assert len(telling.tell(match, own, to_itself=True).items) == len(
        telling.tell(match, theirs, to_itself=False).items
    )


def test_who_acts_for_the_department_is_not_matched_with_what_it_asks(drain):
    department = world.a_department()
    inside = world.a_person("Inger Inde", AIR, suggested=True, of=department)
    later = world.a_person("Lars Later", AIR, suggested=True)
    challenge = world.a_challenge("Renere luft", PROBLEM, department=department)
    drain()
    assert [match.person for match in challenge.matches.all()] == [later]
    asked = Membership.objects.create(user=later.user, organisation=department)
    confirm_membership(asked, by=inside.user)
    drain()
    assert not challenge.matches.exists()


def test_a_person_finds_their_challenges_on_my_page_and_on_the_challenge(drain):
    world.a_route(persons_may_answer=True)
    person = world.a_person("Rikke Forsker", AIR)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    text = page_of(person.user, "my_page")
    assert "Renere luft" in text
    assert "luftkvalitet" in text.lower()
    assert f'href="{reverse("profile")}#improving"' in text
    _template, context = own_matches.my_match(challenge.pages.get(), person.user)
    assert [row["one"].match.name for row in context["rows"]] == ["Rikke Forsker"]
    assert [row["one"].match.seen for row in context["rows"]] == [False]
    suggest(person)
    _template, context = own_matches.my_match(challenge.pages.get(), person.user)
    assert [row["one"].match.seen for row in context["rows"]] == [True]
    assert own_matches.my_match(challenge.pages.get(), world.a_user("ingen@example.dk")) is None


def test_what_fits_ones_organisation_too_is_told_and_shown_once(drain):
    lab = world.an_organisation("Institut for luft", AIR, helix="academia")
    person = world.a_person("Rikke Forsker", AIR, of=lab)
    drain()
    world.a_challenge("Renere luft", PROBLEM)
    drain()
    assert Match.objects.own(person.user).count() == 2
    assert len(told(person.user, "matched")) == 1
    assert len(own_matches.matches_for_my_page(None, person.user)[1]["rows"]) == 1


def test_each_is_told_once_and_the_owner_how_many_but_not_who(owner, drain):
    person = world.a_person("Rikke Forsker", FISH)
    world.a_route(equal=False)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    assert told(person.user, "matched") == []
    declare_evidence(person=person, by=person.user, kind="pilot", text=AIR)
    drain()
    assert len(told(person.user, "matched")) == 1
    assert told(owner, "match_added") == []
    suggest(person)
    drain()
    (subject,) = told(owner, "match_added")
    assert "Rikke" not in subject
    assert listed(challenge, owner) == ["Rikke Forsker"]
    stop(person, Consent.Purpose.SUGGESTING)
    suggest(person)
    drain()
    assert len(told(owner, "match_added")) == len(told(person.user, "matched")) == 1


def test_a_new_challenge_is_told_to_the_person_it_fits_even_if_it_fits_nobody_else(owner, drain):
    person = world.a_person("Rikke Forsker", AIR)
    drain()
    world.a_challenge("Renere luft", PROBLEM)
    drain()
    assert len(told(person.user, "matched")) == 1
    assert told(owner, "matches_ready") == []


def test_what_either_side_says_of_a_persons_match_stays_on_that_side(owner, drain):
    person = world.a_person("Rikke Forsker", AIR, suggested=True)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    match = person.matches.get()
    mine = say_of_match(match, side="actor", kind="wrong", by=person.user)
    assert own_matches.matches_for_my_page(None, person.user)[1]["rows"] == []
    assert listed(challenge, owner) == ["Rikke Forsker"]
    theirs = say_of_match(match, side="owner", kind="wrong", by=owner)
    assert listed(challenge, owner) == []
    for user in (person.user, owner, world.a_user("ingen@example.dk")):
        seen = set(MatchFeedback.objects.visible_to(user))
        assert seen == {one for one in (mine, theirs) if user.has_perm("search.view_feedback", one)}
    stop(person, Consent.Purpose.SUGGESTING)
    assert not MatchFeedback.objects.visible_to(owner).exists()
    assert not owner.has_perm("search.speak_as_owner", match)


def test_with_the_account_goes_all_that_was_matched(owner, drain):
    person = world.a_person("Rikke Forsker", AIR, suggested=True, topics=[a_topic("Luftkvalitet")])
    world.a_challenge("Renere luft", PROBLEM)
    drain()
    say_of_match(person.matches.get(), side="owner", kind="wrong", by=owner)
    with translation.override("en"):
        kept = {str(each.called) for each in kept_of(person.user)}
    assert {"Challenges that fit you as a person", "What was said of your matches as a person"} <= kept
    assert "Your competences" in kept
    erase(person.user, by=person.user)
    drain()
    assert not Match.objects.exists()
    assert not MatchFeedback.objects.exists()
    assert not PersonTopic.objects.exists()


def test_a_match_is_of_an_organisation_or_of_a_person(drain):
    firm, person = world.an_organisation("Måge og Fyr", AIR), world.a_person("Rikke Forsker", AIR)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    for wrong in ({"organisation": firm, "person": person}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Match.objects.create(challenge=challenge, score=0.5, strength="good", weights_version="x", **wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Match.objects.create(challenge=challenge, score=0.5, strength="good", weights_version="x", person=person)


@pytest.mark.parametrize(
    ("kind", "of", "part"),
    [("publication", None, "academia"), ("pilot", None, "civil"), ("publication", "civil", "civil")],
)
def test_of_which_part_a_person_is_follows_from_whom_they_act_for_and_what_they_show(kind, of, part):
    club = world.an_organisation("Foreningen", helix=of) if of else None
    person = world.a_person("Rikke Forsker", AIR, kind=kind, of=club)
    read = people.with_own_profile(type(person).objects.filter(pk=person.pk)).get()
    assert people.part_of(read) == part


def test_the_list_takes_as_many_queries_for_three_people_as_for_one(owner, drain):
    challenge = world.a_challenge("Renere luft", PROBLEM)
    counts = []
    for names in (["Anna A"], ["Bo B", "Carl C"]):
        for name in names:
            world.a_person(name, AIR, suggested=True)
        drain()
        cases.matches_of_the_case(challenge, owner)
        with CaptureQueriesContext(connection) as asked:
            cases.matches_of_the_case(challenge, owner)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert len(listed(challenge, owner)) == 3
