"""What is like a challenge: by the files and by the rows of words, and only what its reader may see."""

import pytest
from django.urls import reverse
from wagtail.models import Site

from hub.base import memory
from hub.base.models import Topic
from hub.kit import finder
from search.indexing import generations
from search.models import SearchDocument
from search.slots import related
from tests.search import world
from tests.search.test_generations import settle

pytestmark = pytest.mark.django_db

AIR = "Vi mangler sensorer, der måler luftkvalitet langs veje med meget trafik, så bilerne kan ledes udenom."
SAME = "Sensorer på lygtepæle skal måle luftkvalitet ved veje med tung trafik."
FISH = "Dambrug mangler foder til regnbueørreder."


@pytest.fixture(params=["rows of words", pytest.param("files", marks=pytest.mark.once)])
def step(request, drain):
    """What answers; called once all is made."""

    def ready():
        drain()
        memory.forget()
        if request.param == "files":
            settle()

    return ready


def titles(thing, **given):
    generations.forget()
    return [one.title for one in finder.similar("challenge", thing.public_id, **given)]


def test_what_has_the_same_words_is_alike_and_what_has_not_is_not(step):
    air = world.a_challenge("Renere luft", AIR)
    world.a_challenge("Luften ved Ringgaden", SAME)
    world.a_challenge("Fisk", FISH, needs=[("business", "Foder", ())])
    step()
    assert titles(air)[0] == "Luften ved Ringgaden"
    assert "Renere luft" not in titles(air)


def test_only_what_the_reader_may_see_is_alike(step):
    department = world.a_department()
    air = world.a_challenge("Renere luft", AIR, department=department)
    world.a_draft("Luften ved Ringgaden", SAME, department=department)
    step()
    owner = world.a_user("ejer@example.dk", of=department)
    assert titles(air) == titles(air, user=world.a_user("ingen@example.dk")) == []
    assert titles(air, user=owner) == ["Luften ved Ringgaden"]


def test_a_text_that_is_being_written_is_compared_too_and_never_with_itself(step):
    draft = world.a_draft("Renere luft", AIR)
    world.a_challenge("Luften ved Ringgaden", SAME)
    step()
    generations.forget()
    found = finder.like(
        "Renere luft", AIR, besides=str(draft.public_id), user=world.a_user("f@example.dk", "facilitator")
    )
    assert [one.title for one in found] == ["Luften ved Ringgaden"]


def test_a_thing_is_listed_once_in_the_readers_language_and_its_family_never(step):
    air = world.a_challenge("Renere luft", AIR)
    other = world.a_challenge("Luften ved Ringgaden", SAME)
    step()
    row = SearchDocument.objects.get(object_id=other.public_id)
    english = SearchDocument.objects.create(
        **{
            name: getattr(row, name)
            for name in ("kind", "object_id", "summary", "text", "url", "facets", "public", "digest")
        },
        language="en",
        title="The air along Ringgaden",
    )
    own = {**row.facets, "family": [str(air.public_id)]}
    pilot = SearchDocument.objects.create(
        kind="pilot", language="da", title="Luften", text=AIR, public=True, facets=own
    )
    for made in (english, pilot):
        made.postings.bulk_create(type(p)(document=made, term=p.term, weight=p.weight) for p in row.postings.all())
    step_again()
    assert titles(air) == ["Luften ved Ringgaden"]
    assert titles(air, language="en") == ["The air along Ringgaden"]


def step_again():
    """Build anew what was built before."""
    generations.forget()
    if generations.newest() is not None:
        settle()


def test_a_shared_topic_is_one_sign_and_not_enough(drain):
    topic = Topic.objects.create(name="Luft", slug="luft", kind="theme")
    air, fish = world.a_draft("Renere luft", AIR), world.a_draft("Fisk", FISH)
    world.a_draft("Luften ved Ringgaden", SAME)
    drain()
    for challenge in (air, fish):
        SearchDocument.objects.filter(object_id=challenge.public_id).update(facets={"topics": [topic.slug]})
    settle()
    assert titles(air, user=world.a_user("f@example.dk", "facilitator")) == ["Luften ved Ringgaden"]


def test_the_public_page_names_what_is_like_it_without_a_question_to_the_database(
    drain, client, django_assert_num_queries
):
    air = world.a_challenge("Renere luft", AIR)
    world.a_challenge("Luften ved Ringgaden", SAME)
    drain()
    settle()
    memory.forget()
    Site.clear_site_root_paths_cache()  # another test's site may stand there
    page = client.get(air.pages.get().get_url())
    assert "Luften ved Ringgaden" in page.content.decode()
    generations.newest()
    memory.forget()
    memory.content_version()
    with django_assert_num_queries(0):
        (row,) = related.public_titles(generations.newest(), air.public_id)
    assert row.title == "Luften ved Ringgaden"


def test_the_case_of_a_draft_says_what_was_tried_before(step, client):
    department = world.a_department()
    draft = world.a_draft("Renere luft", AIR, department=department)
    world.a_challenge("Luften ved Ringgaden", SAME)
    step()
    generations.forget()
    client.force_login(world.a_user("ejer@example.dk", of=department))
    page = client.get(reverse("case_detail", args=[draft.public_id])).content.decode()
    assert "Luften ved Ringgaden" in page


def test_the_editors_room_says_what_was_tried_before(step, client):
    draft = world.a_draft("Renere luft", AIR)
    world.a_challenge("Luften ved Ringgaden", SAME)
    step()
    generations.forget()
    boss = world.a_user("boss@example.dk")
    type(boss).objects.filter(pk=boss.pk).update(is_superuser=True, is_staff=True)
    client.force_login(boss)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pages.get().pk])).content.decode()
    assert "Luften ved Ringgaden" in page
