"""A row of the index: what it says of a thing, and who reads it."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from challenges.models import Challenge
from hub.base.models import Topic
from hub.kit import clock
from search.indexing.documents import build_documents
from search.models import SearchDocument
from tests.search import world

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_what_a_thing_says_takes_as_many_queries_however_many_topics_it_has():
    for many in (1, 5):
        topics = [Topic.objects.create(name=f"{many}{n}", slug=f"{many}-{n}", kind="theme") for n in range(many)]
        challenge = Challenge.objects.get(pk=world.a_challenge(f"Luft {many}", "Støv.", topics=topics).pk)
        with CaptureQueriesContext(connection) as queries:
            (document,) = build_documents(challenge)
        assert len([each for each in queries if "topic" in each["sql"].partition("WHERE")[0]]) == 2
        assert document.facets["topics"] == [topic.slug for topic in topics]
        assert document.facets["facts"]["topics"] == [(topic.name, "") for topic in topics]


@pytest.mark.parametrize("public", [True, False])
@pytest.mark.parametrize("starts", [None, -1, 0, 1])
@pytest.mark.parametrize("ends", [None, -1, 0, 1])
def test_a_row_that_is_read_is_public_where_a_question_for_what_is_public_finds_it(public, starts, ends, monkeypatch):
    moment = clock.now()
    monkeypatch.setattr("search.models.documents.now", lambda: moment)
    times = {
        name: None if hours is None else moment + dt.timedelta(hours=hours)
        for name, hours in (("starts_at", starts), ("ends_at", ends))
    }
    row = SearchDocument.objects.create(kind="challenge", language="da", title="Vand", public=public, **times)
    found = set(SearchDocument.objects.public())
    assert row.is_public_at(moment) == (row in found)
    assert set(SearchDocument.objects.read_by(AnonymousUser(), [row.pk]).values()) == found


def test_who_reads_rows_reads_what_they_may_see_in_two_questions(drain, django_assert_num_queries):
    owner, other = world.one_open_among_hidden(), world.a_department("Kultur")
    world.a_draft("Naboens kladde", "Luft", department=other, by=world.a_user("nabo@example.dk", of=other))
    drain()
    tomorrow = clock.now() + dt.timedelta(days=1)
    SearchDocument.objects.create(kind="news", language="da", title="I morgen", public=True, starts_at=tomorrow)
    everything = set(SearchDocument.objects.values_list("pk", flat=True))
    facilitator = world.a_user("fac@example.dk", "facilitator")
    asking = ((AnonymousUser(), 1), (world.a_user("firma@example.dk"), 1), (owner, 2), (facilitator, 4))
    for user, many in asking:
        seen = set(SearchDocument.objects.visible_to(user))
        with CaptureQueriesContext(connection) as queries:
            assert set(SearchDocument.objects.read_by(user, everything).values()) == seen
        assert len(seen) == many
        assert len([each for each in queries if "search_searchdocument" in each["sql"]]) == 1 + user.is_authenticated
    public = set(SearchDocument.objects.public().values_list("pk", flat=True))
    with django_assert_num_queries(1):
        assert set(SearchDocument.objects.read_by(owner, public)) == public
    with django_assert_num_queries(0):
        assert SearchDocument.objects.read_by(owner, []) == {}
