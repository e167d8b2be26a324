"""Who is seen: a place for newcomers by turns, a ledger without names, and the monthly audit made from it."""

import datetime as dt
import re
from collections import namedtuple
from itertools import pairwise

import pytest
from django.test import Client
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from challenges import actions as challenges
from hub.kit import charts, clock
from search import actions, auditing, exposure
from search.models import ExposureAudit, Impression, Match
from search.saying import balance
from tests.challenges.test_inviting import a_match
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import a_facilitator, a_member_of, an_open_challenge
from tests.factories.partners import MembershipFactory
from tests.search.world import a_user

DAY = dt.date(2026, 11, 2)
LETTER = 6.5  # units a letter of a chart is broad, on average
Row = namedtuple("Row", "actor strength")
lists = st.lists(st.sampled_from(["possible", "good", "strong", "weak"]), max_size=45).map(
    lambda strengths: [Row(number, strength) for number, strength in enumerate(strengths)]
)


@given(lists, st.dictionaries(st.integers(0, 45), st.integers(0, 9)), st.dates())
def test_nobody_is_lost_and_each_tenth_place_is_a_newcomers(matches, impressions, day):
    shown, placed = exposure.with_newcomer(matches, impressions, day)
    assert sorted(shown) == sorted(matches)
    assert all(impressions.get(one, 0) < exposure.FEW for one in placed)
    assert {shown[number].actor for number in range(9, len(shown), 10)} >= placed
    assert all(row.strength != "weak" for row in shown if row.actor in placed)
    rest = [row for row in shown if row.actor not in placed]
    assert rest == [row for row in matches if row.actor not in placed]
    assert (shown, placed) == exposure.with_newcomer(matches, impressions, day)


def test_a_short_list_stays_and_without_newcomers_every_list_does():
    matches = [Row(number, "good") for number in range(25)]
    assert exposure.with_newcomer(matches[:9], {}, DAY) == (matches[:9], set())
    assert exposure.with_newcomer(matches, dict.fromkeys(range(25), 5), DAY) == (matches, set())


def test_the_place_goes_by_turns():
    matches = [Row(number, "good") for number in range(30)]
    often = dict.fromkeys(range(30), 9) | {20: 0, 21: 4, 22: 3}
    turns = {exposure.with_newcomer(matches, often, DAY + dt.timedelta(days=n))[0][9].actor for n in range(30)}
    assert turns == {20, 21, 22}
    seeds = {exposure.with_newcomer(matches, often, DAY, seed=str(n))[0][9].actor for n in range(30)}
    assert seeds == {20, 21, 22}


@given(st.dictionaries(st.integers(0, 30), st.sampled_from(["public", "business", "academia"]), min_size=1), st.data())
def test_shares_sum_to_one_and_who_is_shown_as_it_fits_has_one(groups, data):
    worth = {actor: data.draw(st.floats(0.1, 1)) for actor in groups}
    shown = {actor: 3 * value for actor, value in worth.items()}
    found = auditing.audit({actor: {"helix": helix, "size": ""} for actor, helix in groups.items()}, shown, worth)
    for by in ("helix", "size"):
        own = [one for one in found if one.by == by]
        assert sum(one.exposure for one in own) == pytest.approx(1)
        assert sum(one.merit for one in own) == pytest.approx(1)
        assert sum(one.actors for one in own) == len(groups)
    assert all(one.ratio == pytest.approx(1) for one in found)


def test_a_verdict_needs_enough_organisations():
    told = [auditing.verdict({"actors": n, "ratio": r}) for n, r in ((4, 9), (5, 0.79), (5, 0.8), (5, 1.25), (5, 1.26))]
    assert told == ["few", "less", "even", "even", "more"]
    assert auditing.verdict({"actors": 9, "ratio": None}) == "few"
    assert auditing.month_after(dt.date(2026, 12, 1)) == dt.date(2027, 1, 1)
    assert auditing.month_before(dt.date(2027, 1, 1)) == dt.date(2026, 12, 1)


@pytest.fixture
def case(db):
    """A case with twelve matches, the best first."""
    challenge = an_open_challenge()
    firms = [a_match(challenge, size="2-9") for _number in range(12)]
    for number, firm in enumerate(firms):
        Match.objects.filter(organisation=firm).update(score=0.9 - number / 100)
    challenge.firms = firms
    return challenge


def listed(client, challenge):
    """The page, and the names in the order in which they stand."""
    page = client.get(f"/en/sager/{challenge.public_id}/match/").content.decode()
    names = [firm.name for firm in challenge.firms]
    return page, sorted(names, key=lambda name: page.index(f">{name}</a>"))


def test_a_newcomer_stands_in_the_tenth_place_marked_and_another_the_next_day(case, client):
    client.force_login(a_member_of(case.department))
    tenth = set()
    for days in range(6):
        with clock.at(clock.now() + dt.timedelta(days=days)):
            page, names = listed(client, case)
            assert names[:9] == [firm.name for firm in case.firms[:9]]
            tenth.add(names[9])
        if days < 4:
            assert page.count("New here</span>") == 1
    assert len(tenth) > 1


def test_a_look_is_noted_once_a_day_and_person_and_tells_of_nobody(case, client):
    owner, other = a_member_of(case.department), a_facilitator()
    client.force_login(owner)
    listed(client, case)
    first = set(Impression.objects.values_list("viewer", flat=True))
    listed(client, case)
    assert Impression.objects.count() == 12
    assert sorted(Impression.objects.values_list("place", flat=True)) == list(range(1, 13))
    client.force_login(other)
    listed(client, case)
    assert Impression.objects.count() == 24
    with clock.at(clock.now() + dt.timedelta(days=1)):
        client.force_login(owner)
        listed(client, case)
    assert Impression.objects.count() == 36
    again = set(Impression.objects.filter(on=clock.today() + dt.timedelta(days=1)).values_list("viewer", flat=True))
    assert first.isdisjoint(again)
    assert not {str(owner.pk), owner.email, str(owner.public_id)} & (first | again)


def test_only_owners_lists_are_noted(case, client):
    member = case.firms[0].memberships.get().user
    client.force_login(member)
    client.get("/min-side/")
    client.get(f"/sager/{case.public_id}/match/")
    Client().get("/partnere/")
    challenges.invite(case, challenges.uninvited(case), by=a_facilitator())
    assert not Impression.objects.exists()


def test_a_ledger_that_cannot_be_written_breaks_no_page(case, client, monkeypatch):
    monkeypatch.setattr("search.actions.exposure.viewer_of", lambda user: None)
    client.force_login(a_member_of(case.department))
    assert client.get(f"/sager/{case.public_id}/match/").status_code == 200
    assert not Impression.objects.exists()


def test_the_audit_compares_what_was_shown_with_what_fits_and_can_be_made_again(case, client):
    client.force_login(a_member_of(case.department))
    listed(client, case)
    month = auditing.first_of_month(clock.today())
    row = actions.audit_month(month)
    again = actions.audit_month(month)
    assert (row.pk, row.groups, row.lists) == (again.pk, again.groups, 1)
    (helix,) = [one for one in row.groups if one["by"] == "helix"]
    assert (helix["group"], helix["actors"], helix["ratio"]) == ("business", 12, 1.0)
    actions.audit_now()
    assert ExposureAudit.objects.count() == 2


def test_a_group_that_is_shown_too_little_is_named_in_plain_words(case, client):
    month = auditing.first_of_month(clock.today())
    less = {"by": "helix", "group": "civil", "actors": 6, "exposure": 0.1, "merit": 0.2, "ratio": 0.5}
    tiny = {"by": "size", "group": "1", "actors": 2, "exposure": 0.1, "merit": 0.5, "ratio": 0.33}
    ExposureAudit.objects.create(month=month, groups=[less, tiny], lists=3)
    client.force_login(a_facilitator())
    page = client.get("/en/sager/synlighed/").content.decode()
    assert "Citizens and associations are shown less than they fit: 0.5, where 0.8 to 1.25 is the aim." in page
    assert "Too few to tell" in page
    assert "0.33" not in page
    assert client.get("/sager/synlighed/?month=1999-01").status_code == 404
    assert client.get("/sager/synlighed/?month=x").status_code == 404
    assert "/sager/tekster/" in page


@pytest.mark.django_db
def test_an_administrator_is_led_to_no_page_they_may_not_read(client):
    client.force_login(a_user("boss@example.dk", "administrator"))
    page = client.get("/sager/synlighed/").content.decode()
    main = page[page.index("<main") : page.index("</main")]
    for there in {link.split("#")[0] for link in re.findall(r'href="(/[^"]*)"', main)}:
        assert client.get(there).status_code == 200, there


@pytest.mark.django_db
def test_a_month_in_which_nobody_looked_is_left_out_and_the_last_one_with_figures_is_shown(client):
    month = auditing.first_of_month(clock.today())
    even = {"by": "helix", "group": "civil", "actors": 6, "exposure": 0.2, "merit": 0.2, "ratio": 1.0}
    ExposureAudit.objects.create(month=month, groups=[], lists=0)
    client.force_login(a_facilitator())
    assert "No lists have been looked at yet" in client.get("/en/sager/synlighed/").content.decode()
    ExposureAudit.objects.create(month=auditing.month_before(month), groups=[even], lists=3)
    assert "3 lists were looked at in the month" in client.get("/en/sager/synlighed/").content.decode()
    assert client.get(f"/sager/synlighed/?month={month:%Y-%m}").status_code == 404


def test_names_below_bars_fit_a_phone_with_a_bar_for_each_group():
    groups = [
        {"by": by, "group": str(group), "actors": 6, "exposure": 0.2, "merit": 0.2, "ratio": 1.0}
        for by in ("helix", "size")
        for group in balance.NAMES[by]
    ]
    for language in ("da", "en"):
        with override(language):
            for table in balance.tables(groups):
                names = [len(name) for name in table["labels"]]
                slot = charts.NARROW.width / len(names)
                pairs = pairwise(names)
                assert all((one + other) / 2 * LETTER < slot for one, other in pairs), table["labels"]


def test_the_shares_of_a_group_that_is_too_few_cannot_be_worked_out_from_those_of_the_others():
    def a_group(name, actors, exposure, merit):
        ratio = round(exposure / merit, 4)
        return {
            "by": "helix", "group": name, "actors": actors, "exposure": exposure, "merit": merit, "ratio": ratio
        }  # fmt: skip

    few, small, large = a_group("civil", 2, 0.2, 0.1), a_group("public", 5, 0.3, 0.4), a_group("business", 9, 0.5, 0.5)
    told = {one["group"]: one for one in auditing.told([few, small, large])}
    assert [told["civil"][name] for name in ("exposure", "merit", "ratio")] == [None] * 3
    assert [told["public"][name] for name in ("exposure", "merit", "ratio")] == [None, None, 0.75]
    assert told["business"] == large
    assert auditing.told([small, large]) == [small, large]
    two = auditing.told([few, {**few, "group": "academia"}, small])
    assert two[2] == small
    (shown,) = balance.tables([few, small, large])
    assert [(row["exposure"], row["ratio"]) for row in shown["rows"]][:1] == [("–", "0,75")]


def test_neither_audit_nor_ledger_names_anybody(case, client):
    client.force_login(a_member_of(case.department))
    listed(client, case)
    actions.audit_now()
    client.force_login(a_facilitator())
    page = client.get("/sager/synlighed/").content.decode() + str(list(ExposureAudit.objects.values_list("groups")))
    assert [firm.name for firm in case.firms if firm.name in page] == []
    for user in (UserFactory(), MembershipFactory().user, a_member_of(case.department)):
        client.force_login(user)
        assert client.get("/sager/synlighed/").status_code == 403
