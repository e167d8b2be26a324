"""The index: what happens upstream is found, by those who may find it, and repaired where it went wrong."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django_tasks_db.models import DBTaskResult

from challenges.actions import cancel
from hub.base.models import Topic
from hub.kit import clock
from partners.actions import change, declare_evidence, remove_evidence, verify
from partners.models import Organisation
from search import actions
from search.finding import finder
from search.finding.showing import shown
from search.indexing import generations
from search.indexing.plain import plain
from search.models import Generation, Posting, SearchDocument
from tests.search import world

pytestmark = pytest.mark.django_db

ask = finder.search


@pytest.fixture(params=["rows of words", pytest.param("files", marks=pytest.mark.once)], autouse=True)
def step(request):
    """Each step of the ladder answers alike."""
    return request.param


@pytest.fixture(autouse=True)
def _built_before_each_question(step, monkeypatch):
    def search(*args, **given):
        DBTaskResult.objects.filter(task_path=actions.build_generation.module_path).delete()
        Generation.objects.all().delete()
        if step == "files":
            actions.build()
        generations.forget()
        assert bool(generations.newest()) == (step == "files")
        return ask(*args, **given)

    monkeypatch.setattr(finder, "search", search)


def titles(text, user=None, **given):
    return [hit.document.title for hit in finder.search(text, user=user, **given).hits]


def test_a_published_challenge_is_found_by_its_words_in_all_their_forms(drain):
    world.a_challenge("Renere luft langs Ringgaden", "Biler forurener luften ved 14 daginstitutioner.")
    drain()
    for query in ("luft", "LUFTEN", "daginstitution", "forurene", "ringgaden"):
        assert titles(query) == ["Renere luft langs Ringgaden"], query
    assert titles("cykelstier") == []


def test_a_draft_is_found_by_staff_and_by_its_department_alone(drain):
    owner = world.a_user("ejer@example.dk", of=world.a_department())
    world.a_draft("Skjult kladde om ensomhed", "Ensomhed blandt ældre")
    drain()
    assert titles("ensomhed") == titles("ensomhed", AnonymousUser()) == []
    assert titles("ensomhed", world.a_user("firma@example.dk")) == []
    assert titles("ensomhed", owner) == ["Skjult kladde om ensomhed"]
    assert titles("ensomhed", world.a_user("fac@example.dk", "facilitator")) == ["Skjult kladde om ensomhed"]


def test_a_later_draft_of_a_published_page_stays_unfound(drain):
    challenge = world.a_challenge("Støj om natten", "Trafikken larmer.")
    page = challenge.pages.get()
    page.problem = "<p>Hemmelighed: zebrafisk</p>"
    page.save_revision()
    actions.index(challenge)
    drain()
    assert titles("zebrafisk", world.a_user("fac@example.dk", "facilitator")) == []


def test_a_page_taken_offline_is_no_longer_found_by_everybody(drain):
    challenge = world.a_challenge("Støj om natten", "Trafikken larmer.", opens_in=5)
    drain()
    assert titles("støj") == ["Støj om natten"]
    with clock.at(challenge.edition.opens_at - world.DAY):
        challenge.pages.get().unpublish()
    drain()
    assert titles("støj") == []


def test_what_is_taken_offline_is_shown_to_nobody_more_before_the_queue_comes_to_it(drain):
    challenge = world.a_challenge("Renere luft", "Luften er dårlig.", opens_in=2)
    firm = world.an_organisation("Luftvagten", "Vi måler luft")
    world.an_organisation("Lufthavnen", "Vi måler luft")
    drain()
    assert set(titles("luft")) == {"Renere luft", "Luftvagten", "Lufthavnen"}
    challenge.pages.get().unpublish()
    change(firm, public=False, by=world.a_user())
    assert titles("luft") == ["Lufthavnen"]
    change(firm, public=True, by=world.a_user())
    challenge.pages.get().save_revision().publish()
    drain()
    assert set(titles("luft")) == {"Renere luft", "Luftvagten", "Lufthavnen"}


def test_an_organisation_is_found_once_it_is_verified_and_only_while_it_wants_to_be(drain):
    by = world.a_user("fac@example.dk", "facilitator")
    firm = world.an_organisation("Måge og Fyr", "Sensorer på lygtepæle", verified=False)
    drain()
    assert titles("lygtepæle") == []
    verify(firm, by=by)
    drain()
    assert titles("lygtepæl") == ["Måge og Fyr"]
    change(firm, by=by, public=False)
    drain()
    assert titles("lygtepæl") == []
    assert titles("lygtepæl", by) == ["Måge og Fyr"]


def test_evidence_that_is_taken_back_is_forgotten(drain):
    firm = world.an_organisation("Måge og Fyr", "Vi kan sensorer")
    by = world.a_user()
    more = declare_evidence(firm, by=by, kind="pilot", text="Vi har prøvet droner")
    drain()
    assert titles("droner") == ["Måge og Fyr"]
    remove_evidence(more, by=by)
    drain()
    assert titles("droner") == []


def test_indexing_again_changes_nothing_and_an_error_is_repaired(drain):
    challenge = world.a_challenge("Renere luft", "Biler forurener.")
    world.an_organisation("Måge og Fyr", "Sensorer")
    drain()
    assert actions.index(challenge) == 0
    actions.rebuild()
    assert sum(actions.rebuild().values()) == 0
    SearchDocument.objects.filter(kind="challenge").delete()
    SearchDocument.objects.create(kind="partner", title="Spøgelse", language="da", url="/x", digest="x", public=True)
    assert actions.rebuild() == {"challenge": 1, "partner": 1, "pilot": 0, "learning": 0, "news": 0, "page": 0}
    assert titles("luft") == ["Renere luft"]
    assert titles("spøgelse") == []


def test_writing_afresh_leaves_the_same_index(drain):
    world.a_challenge("Renere luft", "Biler forurener.")
    drain()
    actions.rebuild()
    before = sorted(Posting.objects.values_list("document__title", "term"))
    changed = actions.rebuild(afresh=True)
    assert changed["challenge"] == 1
    assert sorted(Posting.objects.values_list("document__title", "term")) == before


def test_a_cancelled_challenge_is_still_found_and_says_so(drain):
    challenge = world.a_challenge("Renere luft", "Biler forurener.")
    cancel(challenge, reason="Pengene er brugt", by=world.a_user())
    drain()
    (hit,) = finder.search("luft").hits
    assert hit.document.facets["facts"]["cancelled_at"]


@pytest.mark.parametrize("query", ["", '"', "\x00", "a" * 10_000, "🙂", "\u202e", "%", "';--", "æøå" * 4000, "*"])
def test_no_query_fails(query):
    finder.search(query)


def test_the_answer_takes_as_many_queries_however_much_is_found(drain, step, django_assert_num_queries):
    for number in range(3):
        world.a_challenge(f"Luft {number}", "Renere luft.")
        drain()
        finder.search("luft renere")
        with django_assert_num_queries({"rows of words": 3, "files": 1}[step]):
            ask("luft renere")


def test_counts_tell_what_each_choice_would_give(drain):
    world.a_challenge("Luft", "Renere luft.", needs=[("academia", "", ()), ("civil", "", ())])
    world.an_organisation("Luftfirma", "Vi måler luft")
    drain()
    result = finder.search("luft", filters={"kind": ["challenge"]})
    assert [hit.document.title for hit in result.hits] == ["Luft"]
    assert result.counts["kind"] == {"challenge": 1, "partner": 1}
    assert result.counts["helix"] == {"academia": 1, "civil": 1}


def test_a_page_that_is_too_high_or_too_low_is_the_nearest_one(drain):
    for number in range(12):
        world.an_organisation(f"Firma {number}", "Vi måler luft")
    drain()
    assert len(finder.search("luft", page=99).hits) == 2
    assert len(finder.search("luft", page=-1).hits) == 10


def test_lists_ask_the_same_index_through_the_port(drain):
    from hub.kit import finder as port

    challenge = world.a_challenge("Renere luft", "Biler forurener luften.")
    world.a_challenge("Frisk luft", "Luften i klassen")
    drain()
    found = port.find("luft", kind="challenge")
    assert (found.total, found.kinds) == (2, {"challenge": 2})
    assert found.results[0].matched[0].lower() == "luft"
    (like,) = port.similar("challenge", str(challenge.public_id))
    assert like.title == "Frisk luft"


def test_news_and_learnings_are_found_while_they_are_published(drain):
    from wagtail.models import Page

    from hub.home.models import HomePage, NewsIndexPage, NewsPage

    home = Page.get_first_root_node().add_child(instance=HomePage(title="Forside", slug="forside"))
    index = home.add_child(instance=NewsIndexPage(title="Nyheder", slug="nyheder"))
    page = index.add_child(instance=NewsPage(title="Ny strandpromenade", slug="ny", lead="Åbner på søndag", live=False))
    assert titles("strandpromenade") == []
    page.save_revision().publish()
    drain()
    assert titles("strandpromenade") == ["Ny strandpromenade"]
    page.delete()
    drain()
    assert titles("strandpromenade") == []


def test_english_words_on_a_danish_page_are_read_as_english_unless_an_english_page_has_them(drain):
    """What is imported stands on Danish pages, whatever its language."""
    challenge = world.a_challenge("Clean water for the harbour", "We want to know how the water of the harbour is.")
    drain()
    row = SearchDocument.objects.get(object_id=challenge.public_id)
    assert row.language == "en"
    assert titles("harbours") == ["Clean water for the harbour"]


def test_headings_paragraphs_and_fields_do_not_run_into_each_other():
    told = "<h2>Data i pilotprojekter</h2><p>Hvert har en <b>erklæring</b>.</p><ul><li>Trafik</li><li>Støj</li></ul>"
    assert plain("Luft:", told, "", None, "Unge\n\nÆldre") == (
        "Luft: Data i pilotprojekter. Hvert har en erklæring. Trafik. Støj. Unge. Ældre"
    )
    assert plain("Renere luft") == "Renere luft"
    assert plain("", None) == plain() == plain("<p> </p>") == ""


def test_other_signs_between_the_same_words_are_no_news_and_other_words_are():
    challenge = world.a_challenge("Renere luft", "<p>Luften er dårlig</p><p>Vi måler.</p>")
    actions.index(challenge)
    rows = SearchDocument.objects.filter(kind="challenge")
    text, before = rows.get().text, clock.now() - dt.timedelta(days=1)
    for stood, is_news in ((text.replace(".", ""), False), (f"{text} Nu også om natten", True)):
        rows.update(digest="", text=stood, changed_at=before)
        actions.index(challenge)
        row = rows.get()
        assert row.text == text
        assert (row.changed_at > before) is is_news


def test_the_places_of_a_partner_are_searched_and_stand_in_no_excerpt():
    organisation = world.an_organisation("Måge og Fyr", "Vi måler luft")
    Organisation.objects.filter(pk=organisation.pk).update(places="Havneby")
    organisation.refresh_from_db()
    actions.index(organisation)
    assert ask("havneby").total == 1
    row = SearchDocument.objects.get(kind="partner")
    assert "Havneby" in row.text
    assert "Havneby" not in row.text[: row.facets["facts"]["prose"]]


def test_a_challenge_is_found_by_the_name_of_its_topic_which_stands_in_no_excerpt(drain):
    topic = Topic.objects.create(name="Luftkvalitet", name_en="Air quality", slug="luftkvalitet", kind="theme")
    world.a_challenge("Renere Ringgade", "Biler larmer ved skolen.", topics=[topic])
    drain()
    (hit,) = finder.search("luftkvalitet").hits
    found = shown(hit, "da")
    assert [[piece.text for piece in name if piece.marked] for name in found.topics] == [["Luftkvalitet"]]
    assert "Luftkvalitet" not in "".join(piece.text for piece in found.summary)
    assert titles("air") == []  # the English page says it in English


def test_who_read_a_thing_before_it_was_hidden_or_deleted_does_not_write_it_again(drain):
    hidden, deleted = (world.an_organisation(f"Qz {name}", "Vi måler luft") for name in ("Måge", "Fyr"))
    drain()
    read_before = list(Organisation.objects.for_cards().prefetch_related("evidence").filter(name__startswith="Qz"))
    hidden.evidence.all().delete()
    hidden.public = False
    hidden.save()
    actions.index(hidden)
    deleted.delete()
    actions.remove("partner", deleted.public_id)
    assert titles("qz") == []
    assert [actions.index(thing) for thing in read_before] == [0, 0]
    assert titles("qz") == titles("luft") == []
