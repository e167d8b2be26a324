"""What would improve one's matches: doing what it says raises what it says it raises."""

import datetime as dt
from dataclasses import replace

import pytest
from django.urls import reverse
from hypothesis import given

from challenges.models import Challenge
from hub.base.models import Topic as TopicRow
from hub.kit.clock import now
from partners.actions import verify_evidence
from search.actions import say_of_match, take_back
from search.matching import Actor, Ask, EvidenceText, Need, Topic, features
from search.matching.improving import KINDS, MOST, advice, is_stale
from search.matching.scoring import trusted
from tests.search import world
from tests.search.test_matching import TODAY, actors, asks

AIR = "Vi måler luftkvalitet med sensorer på lygtepæle langs veje med trafik"
PROBLEM = "Vi mangler sensorer, der måler luftkvalitet langs veje med meget trafik."


@given(actors(), asks(), asks("d"))
def test_a_competence_that_is_said_and_shown_counts_more_in_each_challenge_that_seeks_it(actor, one, other):
    for found in advice([one, other], actor, TODAY):
        if found.topic is None:
            continue
        seeking = [ask for ask in (one, other) if found.topic in ask.competences(actor.helix)]
        assert found.asks == len(seeking) > 0
        text = EvidenceText("new", found.topic.name, "da")
        named = actor if found.topic in actor.topics else replace(actor, topics=(*actor.topics, found.topic))
        done = replace(named, evidence=(*actor.evidence, text))
        for ask in seeking:
            before, after = features.competences(ask, actor) or 0.0, features.competences(ask, done) or 0.0
            assert after > before


@given(actors(), asks())
def test_advice_is_short_in_order_and_given_only_while_it_holds(actor, ask):
    found = advice([ask], actor, TODAY)
    assert len(found) <= MOST
    assert [KINDS.index(one.kind) for one in found] == sorted(KINDS.index(one.kind) for one in found)
    assert advice([ask], actor, TODAY) == found
    kinds = {one.kind for one in found}
    if "verify" in kinds:
        assert all(trusted(u, 1.0) > trusted(u, 0.85) for u in (0.1, 2.0))
        assert not any(item.verified for item in actor.evidence)
    if "date" in kinds:
        assert features.recency(TODAY, replace(actor.evidence[0], date=TODAY)) == 1.0
        assert all(features.recency(TODAY, item) is None for item in actor.evidence)


@given(actors(), asks())
def test_telling_anew_when_one_can_start_counts_more_where_it_is_advised(actor, ask):
    told = replace(actor, told_on=TODAY - dt.timedelta(days=100))
    ask = replace(ask, today=TODAY)
    if is_stale(told, TODAY):
        assert features.capacity(ask, replace(told, told_on=TODAY)) > features.capacity(ask, told)
    else:
        assert actor.start_within is None or actor.start_within > features.FREE[0]


def test_what_more_challenges_seek_comes_first_and_no_kind_crowds_out_another():
    names = [Topic(name, name) for name in ("air", "noise", "light", "water")]
    both = Ask("c", ("x",), needs=(Need("", tuple(names)),)), Ask("d", ("x",), needs=(Need("", (names[3],)),))
    actor = Actor("a", "A", evidence=(EvidenceText("e", "Noget"),), topics=(names[0],))
    found = advice(both, actor, TODAY)
    assert [(one.kind, one.topic and one.topic.id) for one in found] == [
        ("show", "air"), ("say", "water"), ("say", "light"), ("verify", None), ("date", None)
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_member_reads_what_would_help_and_where_to_do_it_and_nobody_else_does(drain, client):
    noise = TopicRow.objects.create(name="Støj", slug="stoej", kind="competence")
    wood = TopicRow.objects.create(name="Træbyggeri", slug="trae", kind="competence")
    firm = world.an_organisation("Måge og Fyr", AIR, topics=[noise])
    world.a_challenge("Renere luft", PROBLEM, needs=[("business", "", [noise.slug, wood.slug])])
    drain()
    firm.matches.update(strength="possible")
    member = world.a_user("mia@example.dk", of=firm)
    client.force_login(member)
    there = reverse("organisation_evidence", args=[firm.slug])
    told = client.get(there).content.decode().split('id="improving"')[1].split("</section>")[0]
    for words in ("Støj", "Træbyggeri", 'href="#add"', reverse("organisation_change", args=[firm.slug])):
        assert words in told
    verify_evidence(firm.evidence.get(), by=world.a_user("fac@example.dk", "facilitator"))
    again = client.get(there).content.decode().split('id="improving"')[1].split("</section>")[0]
    assert again.count("<li>") == told.count("<li>") - 1
    client.force_login(world.a_user("ingen@example.dk"))
    assert 'id="improving"' not in client.get(there).content.decode()


@pytest.mark.django_db
def test_nobody_is_advised_how_to_fit_what_they_have_called_a_wrong_match(drain, client):
    wood = TopicRow.objects.create(name="Træbyggeri", slug="trae", kind="competence")
    firm = world.an_organisation("Måge og Fyr", AIR)
    world.a_challenge("Renere luft", PROBLEM, needs=[("business", "", [wood.slug])])
    drain()
    firm.matches.update(strength="possible")
    member, there = world.a_user("mia@example.dk", of=firm), reverse("organisation_evidence", args=[firm.slug])
    client.force_login(member)
    advised = "1 udfordring, der kunne passe bedre, søger"
    assert advised in client.get(there).content.decode()
    say_of_match(firm.matches.get(), side="actor", kind="wrong", by=member)
    assert advised not in client.get(there).content.decode()
    take_back(firm.matches.get(), side="actor", by=member)
    assert advised in client.get(there).content.decode()


@pytest.mark.django_db
def test_who_does_not_want_to_be_matched_is_not_advised(client):
    firm = world.an_organisation("Tavs", AIR, matched=False)
    client.force_login(world.a_user("mia@example.dk", of=firm))
    page = client.get(reverse("organisation_evidence", args=[firm.slug])).content.decode()
    assert 'id="improving"' not in page


@pytest.mark.django_db
def test_a_person_reads_what_would_help_their_own_texts_while_they_want_to_be_matched(drain, client):
    said = [
        TopicRow.objects.create(name=name, slug=name.lower(), kind="competence") for name in ("Trafik", "Is", "Tog")
    ]
    person = world.a_person("Anna Berg", AIR, topics=said[:2])
    world.a_challenge("Renere luft", PROBLEM, needs=[("academia", "", [topic.slug for topic in said])])
    drain()
    person.matches.update(strength="possible")
    client.force_login(person.user)
    page = client.get(reverse("profile")).content.decode()
    shown = page.split('id="competences"')[1].split("</section>")[0]
    assert f'{reverse("profile_evidence")}?topic=is"' in shown
    assert "?topic=trafik" not in shown
    form = client.get(f"{reverse('profile_evidence')}?topic=is").context["form"]
    assert (form.initial["kind"], form.initial["title"]) == ("competence", "Is")
    sought = page.split('id="improving"')[1].split("</section>")[0]
    assert f'{reverse("profile_evidence")}?topic=is"' in sought
    assert f'"{reverse("profile_competences")}"' in sought
    assert "Trafik" not in sought
    Challenge.objects.update(cancelled_at=now())
    told = client.get(reverse("profile")).content.decode().split('id="improving"')[1].split("</section>")[0]
    assert told.count("<li>") == 2
    assert reverse("evidence_change", args=[person.evidence.get().public_id]) in told
    verify_evidence(person.evidence.get(), by=world.a_user("fac@example.dk", "facilitator"))
    again = client.get(reverse("profile")).content.decode().split('id="improving"')[1].split("</section>")[0]
    assert again.count("<li>") == 1
    client.post(reverse("profile_consent"), {"matching": "off"})
    assert 'id="improving"' not in client.get(reverse("profile")).content.decode()
