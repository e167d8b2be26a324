"""Where somebody like the reader is lacking: computed from the partnership, ranked as a match, told with reasons."""

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from hub.accounts.models import Follow
from hub.base import memory
from hub.base.models import Topic
from partners.actions import change_profile, consent, declare_evidence
from partners.models import Consent, Helix, Person
from projects.models import Pilot
from projects.models.indexes import list_of_pilots
from projects.models.lacking import JOINING, lacking_of
from search import openings
from search.slots import my_page
from tests.factories.projects import PilotFactory, PilotPageFactory
from tests.search import world

pytestmark = pytest.mark.django_db
AIR = "Vi måler luftkvalitet med sensorer på lygtepæle langs veje med trafik"
FISH = "Opdræt af regnbueørreder i dambrug"
STORY = "Vi prøver sensorer, der måler luftkvalitet langs veje med meget trafik."


@pytest.fixture(autouse=True)
def fresh():
    memory.forget()
    yield
    memory.forget()


def a_pilot(title="Luften på Ringgaden", story=STORY, partners=(), status="planned", **fields):
    pilot = PilotFactory(title=title, department=world.a_department(), **fields)
    for number, partner in enumerate(partners):
        pilot.partners.create(organisation=partner, role="Partner", order=number)
    if status == "running":
        Pilot.objects.filter(pk=pilot.pk).update(status=status, started_at=pilot.created_at)
    page = PilotPageFactory(pilot=pilot, title=title, summary=story)
    memory.forget()
    return page


def a_researcher(*texts, agrees=True, kind="publication"):
    user = world.a_user("forsker@example.dk")
    change_profile(user, name="Rikke", language="da", by=user)
    person = Person.objects.get(user=user)
    for text in texts:
        declare_evidence(person=person, by=user, kind=kind, text=text)
    if agrees:
        consent(person=person, by=user)
    return user


def titles(user):
    return [fit.opening.title for fit in openings.fits(user)[1]]


@given(st.lists(st.sampled_from(Helix.values)), st.dictionaries(st.sampled_from(Helix.values), st.integers(0, 3)))
def test_a_part_lacks_while_fewer_are_there_than_are_wanted_and_at_least_one(present, wanted):
    found = lacking_of(present, wanted)
    for part in map(str, JOINING):
        assert (part in found) == (present.count(part) < max(1, wanted.get(part, 1)))
    assert found == tuple(part for part in map(str, JOINING) if part in found)
    for part in found:  # whoever joins does not make it worse
        assert set(lacking_of([*present, part], wanted)) <= set(found)


def test_a_member_sees_the_pilots_that_lack_its_part_and_why_they_fit():
    lab = world.an_organisation("Institut for luft", AIR, helix="academia")
    world.an_organisation("Måge og Fyr", AIR)
    a_pilot()
    a_pilot("Fisk", "Regnbueørreder skal have det bedre i dambrugene.")
    a_pilot("Luften har en videnspartner", partners=[world.an_organisation("Et universitet", helix="academia")])
    member = world.a_user("anne@example.dk", of=lab)
    assert titles(member) == ["Luften på Ringgaden"]
    page = Client()
    page.force_login(member)
    text = page.get(reverse("my_page")).content.decode()
    assert "Luften på Ringgaden" in text
    assert "sensorer" in text
    assert titles(world.a_user("ingen@example.dk")) == []


def test_whoever_is_in_a_pilot_is_not_lacking_there_and_one_that_has_ended_lacks_nobody():
    lab = world.an_organisation("Institut for luft", AIR, helix="civil")
    page = a_pilot(partners=[lab])
    member = world.a_user("anne@example.dk", of=lab)
    assert titles(member) == []
    a_pilot("Endnu en")
    assert titles(member) == ["Endnu en"]
    Pilot.objects.exclude(pk=page.pilot_id).update(
        status="stopped", ended_at=page.pilot.created_at, ending="stop", ending_reasons="Nej"
    )
    memory.forget()
    assert titles(member) == []


def test_a_researcher_sees_pilots_without_knowledge_once_they_agree_and_no_longer_than_that():
    a_pilot()
    user = a_researcher(AIR, agrees=False)
    assert titles(user) == []
    door = Client()
    door.force_login(user)
    assert door.post(reverse("profile_consent"), {"matching": "on"}).status_code == 302
    assert titles(user) == ["Luften på Ringgaden"]
    assert "Luften på Ringgaden" in door.get(reverse("my_page")).content.decode()
    assert titles(world.a_user("kollega@example.dk")) == []
    door.post(reverse("profile_consent"), {"matching": "off"})
    assert titles(user) == []
    assert Consent.objects.filter(person__user=user).count() == 1


def test_a_reason_stands_on_what_the_reader_shows():
    a_pilot()
    user = a_researcher(AIR, FISH)
    (fit,) = openings.fits(user)[1]
    cited = {reason["evidence"] for reason in fit.reasons if reason.get("evidence")}
    assert cited <= {str(item.public_id) for item in Person.objects.get(user=user).evidence.all()}
    assert all(one.score <= fit.score for one in openings.fits(user)[1])


@pytest.mark.parametrize("number", [1, 3])
def test_it_takes_as_many_questions_for_three_pilots_as_for_one(number, django_assert_max_num_queries):
    lab = world.an_organisation("Institut for luft", AIR, helix="academia")
    member = world.a_user("anne@example.dk", of=lab)
    for each in range(number):
        a_pilot(f"Luften {each}")
    my_page.where_i_am_lacking(None, member)
    memory.content_version()
    with django_assert_max_num_queries(8):
        assert my_page.where_i_am_lacking(None, member)


def test_the_list_of_pilots_can_be_narrowed_to_those_that_lack_a_part():
    a_pilot("Uden viden")
    a_pilot("Med viden", partners=[world.an_organisation("Uni", helix="academia")])
    everything = list_of_pilots(QueryDict("lacking=nonsense"))
    assert {page.title for page in everything.page} == {"Uden viden", "Med viden"}
    chosen = list_of_pilots(QueryDict("lacking=academia"))
    assert [page.title for page in chosen.page] == ["Uden viden"]
    counts = {choice["value"]: choice["count"] for choice in chosen.facets["lacking"]}
    assert counts == {"business": 2, "academia": 1, "civil": 2}


def test_what_one_follows_brings_what_is_about_it_with_the_true_reason():
    noise, air = (Topic.objects.create(name=name, slug=name.lower(), kind="theme") for name in ("Stille", "Luft"))
    world.a_challenge("Stille gader", "Trafikken larmer.", topics=[noise])
    world.a_challenge("Renere luft", STORY, topics=[air])
    page = a_pilot("En stille skole", "Vi dæmper larmen.")
    page.topics.set([noise])
    page.save()
    user, other = world.a_user("borger@example.dk"), world.a_user("anden@example.dk")
    follow(user, noise)
    _template, context = my_page.by_my_topics(None, user)
    assert [(row["title"], str(row["topics"])) for row in context["rows"]] == [
        ("Stille gader", "Stille"), ("En stille skole", "Stille")
    ]  # fmt: skip
    assert my_page.by_my_topics(None, other) is None
    Follow.objects.all().delete()
    assert my_page.by_my_topics(None, user) is None


def follow(user, topic):
    door = Client()
    door.force_login(user)
    assert door.post(reverse("topic_follow", args=[topic.slug])).status_code == 302
