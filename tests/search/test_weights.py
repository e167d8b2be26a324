"""Changing what a match is weighed by: who may, within what bounds, and what follows."""

import math

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError

from hub.kit.audit import AuditEntry
from search import actions, profiles
from search.matching import PRIORS
from search.matching.weights import bounds
from search.models import Match, WeightVersion
from search.profiles import interest
from search.saying import weighing
from tests.search import world
from tests.search.test_matches import AIR, PROBLEM

pytestmark = pytest.mark.django_db
ADDRESS = "/sager/vaegte/"


@pytest.fixture
def boss(db):
    return world.a_user("boss@example.dk", "administrator")


@pytest.fixture
def facilitator(db):
    return world.a_user("mette@example.dk", "facilitator")


def other(**changed):
    return {**PRIORS, **changed}


def given(seen=1, reason="Nyhed skal tælle mere.", **changed):
    return {**other(**changed), "reason": reason, "seen": seen}


def test_a_change_is_a_version_in_force_with_its_reason_on_record_and_matches_anew(boss, drain):
    world.an_organisation("Måge og Fyr", AIR)
    world.a_challenge("Renere luft", PROBLEM)
    drain()
    before = Match.objects.get()
    assert before.weights_version == "hand-1"
    made = actions.change_weights(other(text=2.0), reason=" Ord skal tælle mere. ", by=boss)
    assert (made.name, made.reason, made.by) == ("hand-2", "Ord skal tælle mere.", boss)
    assert profiles.weights().of("text") == 2.0
    entry = AuditEntry.objects.get(action="search.weights_changed")
    assert (entry.actor_id, entry.data["version"], entry.data["values"]["text"]) == (boss.public_id, "hand-2", 2.0)
    drain()
    after = Match.objects.get()
    assert after.weights_version == "hand-2"
    assert after.contributions["text"] == pytest.approx(before.contributions["text"] * 2.0 / 1.6)


@pytest.mark.parametrize("feature", PRIORS)
def test_a_weight_stays_within_its_bounds(boss, feature):
    least, most = bounds(feature)
    for wrong in (least - 0.01, most + 0.01, float("nan")):
        with pytest.raises(ValidationError) as error:
            actions.change_weights(other(**{feature: wrong}), reason="x", by=boss)
        assert list(error.value.message_dict) == [feature]
    assert not WeightVersion.objects.exists()
    actions.change_weights(other(**{feature: most}), reason="x", by=boss)
    actions.change_weights(other(**{feature: least}), reason="x", by=boss)


@pytest.mark.parametrize("feature", PRIORS)
def test_the_page_takes_the_bounds_it_names_as_they_are_written(boss, feature, client):
    client.force_login(boss)
    for number, bound in enumerate(bounds(feature), start=1):
        written = f"{bound:.2f}".replace(".", ",")
        values = {name: str(value).replace(".", ",") for name, value in other().items()} | {feature: written}
        client.post(ADDRESS, values | {"reason": "x", "seen": number, "save": "1"})
        assert profiles.weights().of(feature) == pytest.approx(bound)


def test_a_look_at_what_is_wrong_does_not_call_the_reason_optional(boss, client):
    client.force_login(boss)
    page = client.post(ADDRESS, given(text=9) | {"look": "1"})
    assert page.context["form"].errors.keys() == {"text"}
    assert page.context["form"].fields["reason"].required


def test_a_change_needs_a_reason_and_has_to_change_something(boss):
    with pytest.raises(ValidationError):
        actions.change_weights(other(text=2.0), reason="  ", by=boss)
    with pytest.raises(ValidationError):
        actions.change_weights(PRIORS, reason="x", by=boss)


@pytest.mark.parametrize("group", ["facilitator", "editor", "data_officer", None])
def test_only_administrators_change_weights(group):
    user = world.a_user("ida@example.dk", *filter(None, [group]))
    with pytest.raises(PermissionDenied):
        actions.change_weights(other(text=2.0), reason="x", by=user)
    with pytest.raises(PermissionDenied):
        actions.restore_weights(1, reason="x", by=user)


def test_of_two_who_change_at_once_the_second_looks_again(boss, monkeypatch):
    actions.change_weights(other(text=2.0), reason="x", by=boss, seen=1)
    with pytest.raises(ValidationError):
        actions.change_weights(other(text=1.0), reason="x", by=boss, seen=1)

    def taken(**_fields):
        raise IntegrityError

    monkeypatch.setattr(WeightVersion.objects, "create", taken)
    with pytest.raises(ValidationError):
        actions.change_weights(other(text=1.0), reason="x", by=boss, seen=2)


def test_going_back_is_a_new_version_with_the_old_values(boss):
    second = actions.change_weights(other(text=2.0), reason="a", by=boss)
    actions.change_weights(other(text=1.0), reason="b", by=boss)
    assert actions.restore_weights(second.number, reason="c", by=boss).name == "hand-4"
    assert profiles.weights().of("text") == 2.0
    actions.restore_weights(1, reason="d", by=boss)
    assert dict(profiles.weights().values) == dict(PRIORS)
    with pytest.raises(WeightVersion.DoesNotExist):
        actions.restore_weights(17, reason="e", by=boss)
    assert AuditEntry.objects.filter(action="search.weights_changed").count() == 4


def test_a_preview_writes_nothing_and_says_what_saving_then_does(boss, drain):
    world.an_organisation("Måge og Fyr", AIR)
    world.an_organisation("Terne", "Vi bager brød og kager.")
    world.a_challenge("Renere luft", PROBLEM)
    drain()
    before = dict(Match.objects.values_list("organisation", "strength"))
    values = other(text=bounds("text")[0])
    seen = weighing.preview(values)
    assert dict(Match.objects.values_list("organisation", "strength")) == before
    assert not WeightVersion.objects.exists()
    actions.change_weights(values, reason="x", by=boss)
    drain()
    after = dict(Match.objects.values_list("organisation", "strength"))
    steps = weighing.compared(before, after)
    assert (seen.challenges, seen.same, seen.changed) == (1, steps["same"], steps.total() - steps["same"])


def test_the_steps_between_two_lists_of_labels():
    before = {1: "good", 2: "good", 3: "possible", 4: "strong"}
    after = {1: "good", 2: "strong", 4: "possible", 5: "possible"}
    assert weighing.compared(before, after) == {"same": 1, "stronger": 1, "weaker": 1, "new": 1, "gone": 1}


def test_interest_moves_ones_own_list_as_much_as_it_weighs_now(boss, drain):
    """Two matches three quarters of a logit apart: the lower one comes first from a weight of .8 on."""
    firm = world.an_organisation("Måge og Fyr", AIR)
    low, high = (Match(pk=number, challenge=world.a_challenge(name, PROBLEM)) for number, name in ((1, "A"), (2, "B")))
    low.score, high.score = 1 / (1 + math.exp(1)), 1 / (1 + math.exp(0.25))
    low.said = "interested"
    anna = world.a_user("anna@example.dk", of=firm)
    assert interest.lifted([high, low], anna) == [low, high]
    actions.change_weights(other(interest=0.4), reason="x", by=boss)
    assert interest.lifted([high, low], anna) == [high, low]


def test_an_administrator_looks_ahead_and_saves(boss, client):
    client.force_login(boss)
    page = client.get(ADDRESS).content.decode()
    assert 'name="text"' in page
    looked = client.post(ADDRESS, given(text="2.0", reason="") | {"look": "1"}).content.decode()
    assert 'role="status"' in looked
    assert "valgfrit" not in looked  # a reason is needed to save
    assert not WeightVersion.objects.exists()
    saved = client.post(ADDRESS, given(text="2.0") | {"save": "1"})
    assert saved.status_code == 302
    assert saved.url.endswith("#content"), "a browser would keep the form's fragment and scroll past the message"
    page = client.get(ADDRESS).content.decode()
    assert "Version 2" in page
    assert "1,6 → 2" in page
    assert "boss" in page


def test_what_is_wrong_is_said_at_the_field_and_nothing_is_saved(boss, client):
    client.force_login(boss)
    for wrong in (given(text="9"), given(text="x"), given(text="2.0", reason=""), given(text="2.0", seen=7), given()):
        answer = client.post(ADDRESS, wrong | {"save": "1"})
        assert answer.status_code == 200
        assert "form-errors" in answer.content.decode()
    assert "0,8" in client.post(ADDRESS, given(text="9") | {"look": "1"}).content.decode()
    assert not WeightVersion.objects.exists()


def test_one_goes_back_from_the_page_with_a_reason(boss, client):
    actions.change_weights(other(text=2.0), reason="a", by=boss)
    client.force_login(boss)
    client.post(f"{ADDRESS}1/", {"reason": "", "seen": 2})
    assert WeightVersion.objects.count() == 1
    client.post(f"{ADDRESS}1/", {"reason": "Det var bedre før.", "seen": 2})
    assert dict(profiles.weights().values) == dict(PRIORS)
    assert client.post(f"{ADDRESS}9/", {"reason": "x", "seen": 3}).status_code == 404


def test_a_facilitator_reads_and_does_not_change(facilitator, client):
    client.force_login(facilitator)
    page = client.get(ADDRESS).content.decode()
    assert 'name="text"' not in page
    assert client.post(ADDRESS, given(text="2.0") | {"save": "1"}).status_code == 403
    assert client.post(f"{ADDRESS}1/", {"reason": "x", "seen": 1}).status_code == 403


def test_what_may_be_seen_and_the_policy_agree(boss, facilitator):
    made = actions.change_weights(other(text=2.0), reason="a", by=boss)
    for user in (boss, facilitator, world.a_user("bo@example.dk"), world.a_user("ed@example.dk", "editor")):
        assert user.has_perm("search.view_weights", made) == (made in WeightVersion.objects.visible_to(user))


def test_numbers_are_written_and_shown_with_a_comma_and_what_is_no_number_stays_in_its_field(boss, client):
    client.force_login(boss)
    assert 'value="1,6"' in client.get(ADDRESS).content.decode()
    for wrong in ("1,7 eller 1,8", "-3", "1e400", "1,625", ""):
        answer = client.post(ADDRESS, given(text=wrong, reason="Ord tæller.") | {"save": "1"}).content.decode()
        assert f'name="text" value="{wrong}"' in answer or not wrong
        assert "Ord tæller." in answer
        assert answer.count("form-errors-title") == 2
    assert not WeightVersion.objects.exists()
    client.post(ADDRESS, given(text="2,05") | {"save": "1"})
    assert profiles.weights().of("text") == 2.05


def test_who_comes_second_keeps_what_was_typed_and_saves_in_sight_of_what_is_in_force_now(boss, client):
    actions.change_weights(other(text=2.0), reason="x", by=boss)
    client.force_login(boss)
    answer = client.post(ADDRESS, given(text="2,4", seen=1, reason="Min grund") | {"save": "1"})
    assert [answer.context["form"][name].value() for name in ("text", "reason", "seen")] == ["2,4", "Min grund", 2]
    client.post(ADDRESS, given(text="2,4", seen=answer.context["form"]["seen"].value()) | {"save": "1"})
    assert profiles.weights().of("text") == 2.4


def test_words_for_going_back_are_kept_when_it_is_refused(boss, client):
    actions.change_weights(other(text=2.0), reason="a", by=boss)
    client.force_login(boss)
    late = client.post(f"{ADDRESS}1/", {"reason": "Det var bedre før.", "seen": 1}).content.decode()
    assert "form-errors" in late
    assert "Det var bedre før." in late
    assert '<details class="fold" open>' in late
    empty = client.post(f"{ADDRESS}1/", {"reason": " ", "seen": 2}).content.decode()
    assert 'href="#again-1-reason"' in empty
    assert client.get(f"{ADDRESS}1/").url == ADDRESS
    assert WeightVersion.objects.count() == 1
