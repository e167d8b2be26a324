"""The counts beside the lists of pilots and learnings: by the index what the rows say, of what anybody may see."""

import pytest
from django.http import QueryDict
from django.utils import translation
from wagtail.models import Locale

from hub.base import memory
from hub.base.models import Topic
from hub.kit import finder as port
from projects.models import Pilot, lists
from projects.models.indexes import list_of_learnings, list_of_pilots
from search import actions
from search.indexing import generations
from search.models import SearchDocument
from tests.factories.projects import LearningPageFactory, PilotFactory, PilotPageFactory
from tests.search import world
from tests.search.test_alerts import settle

pytestmark = pytest.mark.django_db
LISTS = {"pilot": list_of_pilots, "learning": list_of_learnings}
ASKED = {
    "pilot": ["", "status=running", "topic=luft", "lacking=academia", "lacking=civil&status=planned&topic=stille"],
    "learning": ["", "result=failed", "evidence=measured", "topic=luft", "topic=stille&result=worked&result=failed"],
}


def a_pilot(title, *topics, status="planned", partners=(), live=True):
    pilot = PilotFactory(title=title, department=world.a_department())
    for number, partner in enumerate(partners):
        pilot.partners.create(organisation=partner, role="Partner", order=number)
    if status != "planned":
        move(pilot, status)
    page = PilotPageFactory(pilot=pilot, title=title, live=live)
    return tagged(page, *topics)


def move(pilot, status):
    ended = {"ended_at": pilot.created_at, "ending": Pilot.Ending.values[0], "ending_reasons": "Det er afprøvet."}
    fields = {"status": status, "started_at": pilot.created_at} | (ended if status == "completed" else {})
    Pilot.objects.filter(pk=pilot.pk).update(**fields)


def tagged(page, *topics):
    page.topics.set(topics)
    page.save()
    return page


@pytest.fixture
def there(db):
    """Pilots and learnings with every value of a facet, one with other topics in English, and drafts of each."""
    air, still = (Topic.objects.create(name=name, slug=name.lower(), kind="theme") for name in ("Luft", "Stille"))
    lab = world.an_organisation("Instituttet", helix="academia")
    runs = a_pilot("Luften i byen", air, status="running", partners=[lab])
    ended = a_pilot("En stille skole", still, status="completed")
    a_pilot("Begge dele", air, still)
    hidden = a_pilot("Hemmeligt", air, still, status="running", live=False)
    english, _new = Locale.objects.get_or_create(language_code="en")
    translated = tagged(runs.copy_for_translation(english, copy_parents=True), still)
    translated.save_revision().publish()
    for parent, result, evidence, topics in (
        (runs, "worked", "measured", [air]),
        (ended, "failed", "measured", [still]),
        (ended, "failed", "anecdote", [air, still]),
    ):
        tagged(LearningPageFactory(parent=parent, result=result, evidence=evidence), *topics)
    tagged(LearningPageFactory(parent=ended, result="partly", evidence="evaluated", live=False), air)
    LearningPageFactory(parent=hidden, result="worked", live=False)
    actions.rebuild()
    settle()
    memory.forget()


def counts(listing):
    return {name: {one["value"]: one["count"] for one in facet} for name, facet in listing.facets.items()}


def by_rows(monkeypatch, kind, query):
    with monkeypatch.context() as patch:
        patch.setattr(generations, "newest", lambda: None)
        return counts(LISTS[kind](QueryDict(query)))


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("kind", LISTS)
def test_the_index_counts_what_the_rows_say_and_what_the_list_then_shows(there, monkeypatch, kind, language):
    walked = 0
    with translation.override(language):
        for query in ASKED[kind]:
            said = by_rows(monkeypatch, kind, query)
            with monkeypatch.context() as patch:
                patch.setattr(lists.finder, "counted", None)  # the index alone
                assert counts(LISTS[kind](QueryDict(query))) == said, query
                for facet, values in said.items():
                    for value, count in values.items():
                        chosen = QueryDict(query, mutable=True)
                        chosen.setlist(facet, [value])
                        assert LISTS[kind](chosen).page.paginator.count == count, (query, facet, value)
                        walked += 1
    assert walked > 15


@pytest.mark.parametrize("kind", LISTS)
def test_what_nobody_may_see_is_never_counted(there, kind):
    shown = counts(LISTS[kind](QueryDict("")))
    if kind == "pilot":
        assert shown["status"] == {"running": 1, "planned": 1, "completed": 1}
        assert shown["lacking"] == {"business": 2, "academia": 1, "civil": 2}
    else:
        assert (shown["result"], shown["evidence"]) == ({"worked": 1, "failed": 2}, {"measured": 2, "anecdote": 1})


@pytest.mark.parametrize("kind", LISTS)
def test_rows_from_before_there_was_a_facet_leave_the_counting_to_the_list(there, monkeypatch, kind):
    for row in SearchDocument.objects.filter(kind=kind):
        row.facets = {name: value for name, value in row.facets.items() if name in ("at", "topics", "helix", "facts")}
        row.digest = "of the document as it was then"
        row.save()
    settle()
    assert generations.newest() is not None
    assert port.facets(kind, ["status" if kind == "pilot" else "result"], chosen={}) is None
    assert counts(LISTS[kind](QueryDict(""))) == by_rows(monkeypatch, kind, "")
    assert actions.rebuild()[kind] > 0
    settle()
    monkeypatch.setattr(lists.finder, "counted", None)
    assert counts(LISTS[kind](QueryDict("")))["topic"] == {"luft": 2, "stille": 3 if kind == "pilot" else 2}


@pytest.mark.parametrize("kind", LISTS)
def test_where_a_thing_is_missing_in_the_index_the_list_counts_for_itself(there, monkeypatch, kind):
    said = by_rows(monkeypatch, kind, "")
    lost = SearchDocument.objects.filter(kind=kind).last().object_id
    SearchDocument.objects.filter(object_id=lost).delete()
    settle()
    assert counts(LISTS[kind](QueryDict(""))) == said


def test_while_a_change_waits_to_be_built_the_list_counts_for_itself(there, monkeypatch):
    move(Pilot.objects.get(title="Luften i byen"), "completed")
    actions.index(Pilot.objects.get(title="Luften i byen"))
    memory.forget()
    generations.forget()
    assert generations.newest() is None
    assert counts(list_of_pilots(QueryDict("")))["status"] == {"planned": 1, "completed": 2}


def test_what_a_challenge_looks_for_anew_is_lacked_by_its_pilot(drain):
    challenge = world.a_challenge("Renere luft", "Luften er dårlig.", needs=[("academia", "Måling", ())])
    pilot = PilotFactory(challenge=challenge, department=challenge.department)
    for number, (name, helix) in enumerate([("Instituttet", "academia"), ("Fyr", "business"), ("Naboer", "civil")]):
        pilot.partners.create(organisation=world.an_organisation(name, helix=helix), role="Partner", order=number)
    PilotPageFactory(pilot=pilot)
    drain()
    actions.index(pilot)
    assert SearchDocument.objects.get(kind="pilot").facets["lacking"] == []
    page = challenge.pages.get()
    page.needs = [{"type": "item", "value": {"helix": "academia", "competence": "", "topics": [], "number": 2}}]
    page.save()
    world.publish(page, by=world.a_user("owner@example.dk"))
    drain()
    assert SearchDocument.objects.get(kind="pilot").facets["lacking"] == ["academia"]
