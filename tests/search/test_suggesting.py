"""What the search page offers: titles and topics while one writes, "did you mean", ways on where nothing was found."""

import datetime as dt
import json
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.base.models import Topic
from hub.kit import clock
from search import actions
from search.finding import suggesting
from search.indexing import generations
from search.indexing.offers import Offered, Offers
from search.models import SearchDocument, SynonymGroup
from tests.search import world
from tests.search.test_generations import settle
from tests.standing import drained, stands

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def build_town():
    air = Topic.objects.create(name="Luftkvalitet", slug="luftkvalitet", name_en="Air quality")
    Topic.objects.create(name="Luftfart", slug="luftfart")  # nothing is about it
    world.a_challenge("Luftkvalitetssensorer på lygtepæle", "Biler forurener luften.", topics=[air])
    world.a_challenge("Mindre støj langs Ringgaden", "Trafikken larmer om natten.")
    world.an_organisation("Måge og Fyr", "Vi måler støj og luft")
    world.an_organisation("Kanariefuglen", "Luftskibe", public=False)
    world.a_draft("Kanariekladde om luft", "Kanarieord")
    drained()


the_town = stands(build_town)


@pytest.fixture
def town(the_town):
    settle()


def offered(client, text, path="/soeg/forslag/"):
    generations.forget()
    answer = client.get(path, {"q": text})
    assert answer.status_code == 200
    return [offer["text"] for offer in json.loads(answer.content)["offers"]]


def page(client, query, path="/soeg/"):
    generations.forget()
    return client.get(path, {"q": query}).content.decode()


def test_titles_are_offered_by_the_beginning_of_any_word_and_of_parts_of_compounds(client, town):
    for typed in ("luftk", "kvalitet", "sensor", "på lyg", "LYGTEPÆ", "lygtepae"):
        assert "Luftkvalitetssensorer på lygtepæle" in offered(client, typed), typed
    assert offered(client, "måg") == ["Måge og Fyr"]
    assert offered(client, "l") == offered(client, "") == offered(client, "zzz") == []


def test_topics_come_first_in_the_readers_language_and_only_with_something_in_them(client, town):
    assert offered(client, "luft")[:1] == ["Luftkvalitet"]
    assert offered(client, "air", "/en/soeg/forslag/") == ["Air quality"]
    assert "Luftfart" not in offered(client, "luft")
    there = json.loads(client.get("/en/soeg/forslag/?q=air").content)["offers"][0]["url"]
    assert "Luftkvalitetssensorer" in client.get(there).content.decode()


def test_an_organisation_is_offered_at_its_address_in_the_readers_language(client, town):
    assert json.loads(client.get("/en/soeg/forslag/?q=fyr").content)["offers"][0]["url"].startswith("/en/partnere/")


def test_nothing_hidden_is_ever_offered_not_even_to_those_who_may_see_it(client, town):
    for typo in ("kanarieor", "luftskib"):
        found = page(client, typo)
        assert "Kanarie" not in found
        assert "Mente du" not in found
    client.force_login(world.a_user("owner@example.dk", "facilitator"))
    assert "Kanariekladde" in page(client, "kanariekladde")
    assert offered(client, "kanarie") == offered(client, "luftski") == []
    folder = generations.place(generations.newest().folder)
    assert [path.name for path in folder.glob("offers-*") if b"anarie" in path.read_bytes()] == []


def test_what_is_taken_back_or_not_yet_begun_is_not_offered(client, town):
    later = clock.now() + dt.timedelta(days=2)
    SearchDocument.objects.filter(title__startswith="Mindre").update(starts_at=later)
    settle()
    assert offered(client, "mindre") == []
    with clock.at(later):
        assert offered(client, "mindre") == ["Mindre støj langs Ringgaden"]
    actions.renew_now()
    assert offered(client, "måge") == []


def test_the_suggestions_take_no_query_but_the_look_at_the_newest_index(client, town, django_assert_num_queries):
    client.get("/soeg/forslag/?q=luft")
    with django_assert_num_queries(1):
        offered(client, "støj")
    assert client.get("/soeg/forslag/?q=luft")["Cache-Control"].startswith("public")


@pytest.mark.parametrize(
    ("typed", "meant"), [("ringgadn", "ringgaden"), ("lygtepele", "lygtepæle"), ("zzzzz", ""), ("lufften", "luften")]
)
def test_a_word_nobody_has_written_brings_a_link_to_one_a_slip_away(client, town, typed, meant):
    found = page(client, typed)
    assert ("Mente du" in found) == bool(meant)
    if meant:
        assert f"?q={quote(meant)}".lower() in found.lower()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ringgadn nattem", "Ringgaden natten"),
        ("støj ringgadn, xyzzy og nattem", "støj Ringgaden, xyzzy og natten"),
        ("lar larmerr trafikken", "lar larmer trafikken"),
    ],
)
def test_several_words_are_corrected_each_in_its_own_place(client, town, typed, meant):
    assert f"<b>{meant}</b>" in page(client, typed)


def test_no_more_words_are_looked_up_than_a_query_has(client, town, monkeypatch):
    asked = []
    monkeypatch.setattr(Offers, "near", lambda table, word: asked.append(word) or [])
    page(client, " ".join(f"{letter}rimgaden" for letter in "abcdefghijklmnop"))
    assert len(asked) == suggesting.MOST_DOUBTED


def test_a_known_word_is_never_doubted(client, town):
    assert "Mente du" not in page(client, "støj")
    assert "Mente du" not in page(client, "sensor")


def test_a_word_of_the_danish_language_is_not_doubted_though_no_text_has_it(town):
    index = generations.newest()
    assert [each.query for each in suggesting.instead(index, "nattten", "da")] == ["natten"]
    for word in ("katten", "hatten", "maler"):
        assert suggesting.instead(index, word, "da") == [], word


def test_the_number_beside_a_correction_is_what_it_finds(client, town):
    found = page(client, "lufften")
    number = int(found.split("<b>luften</b></a> (")[1].split("<")[0])
    assert f"{number} resultat" in page(client, "luften")


def test_synonyms_that_were_asked_too_are_named(client, town):
    SynonymGroup.objects.create(words="støj\nlarm\nnoise")
    settle()
    assert "Vi søger også efter larm, noise." in page(client, "støj")


def test_nothing_found_leads_on_to_topics_and_the_secretariat(client, town):
    nothing = page(client, "xyzzy")
    for text in ("Tre veje videre", "/soeg/?topic=luftkvalitet", "Se i et tema"):
        assert text in nothing
    assert "/soeg/?topic=luftfart" not in nothing
    assert "Se i et nært tema" not in nothing  # nothing is like it
    assert "Se i et nært tema" in page(client, "quftkvaliteq")


# --- Whatever is typed ----------------------------------------------------------------------------------------------

ANYTHING = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60),  # with lone surrogates, controls and unassigned letters
    st.sampled_from(
        ["\x00", '"', "'", "<script>", "a" * 10_000, "🙂" * 500, "\u202e", "%", "*", "AND", "a:b", "(", "\\"]
    ),
    st.lists(
        st.sampled_from(['"', "luft", "-", "AND", "OR", "(", ")", "~", "^2", "[a TO b]", "\u200b"]), max_size=12
    ).map(" ".join),
)


@pytest.mark.once(False)
@given(text=ANYTHING, path=st.sampled_from(["/soeg/", "/en/soeg/", "/soeg/forslag/"]))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_input_is_an_error(client, town, text, path):
    answer = client.get(f"{path}?q={quote(text.encode('utf-8', 'surrogatepass'))}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


@given(st.lists(st.tuples(st.text(max_size=80), st.sampled_from(["da", "en", "xx"])), max_size=8), st.text(max_size=20))
@settings(max_examples=60)
def test_a_title_is_found_by_its_own_beginning_and_kept_as_it_stands(titles, typed):
    table = Offers.of([Offered(place, lang, title, "/", title) for place, (title, lang) in enumerate(titles)], ())
    assert len(table.begun(typed)[0]) <= len(table.beginnings)
    for place, (title, _lang) in enumerate(titles):
        assert table.titles[place] == title.encode("utf-8", "replace").decode()
        if any(letter.isalnum() for letter in title[:20]):
            assert place in table.begun(title)[0]


@pytest.mark.parametrize("letters", [47, 48, 49, 80])
def test_a_title_as_long_as_what_is_compared_is_found_whole(letters):
    table = Offers.of([Offered(0, "da", "a" * letters, "/", "")], ())
    assert table.begun("a" * letters)[0].tolist() == [0]


def test_the_table_is_the_same_from_its_files(tmp_path):
    table = Offers.of([Offered(3, "da", "Støj om natten", "/x/", "Trafikken larmer")], ())
    table.save(tmp_path)
    again = Offers.open(tmp_path)
    assert again.near("larmee") == table.near("larmee") == [("larmer", 1)]
    assert again.begun("støj")[0].tolist() == [0]
    assert (again.titles[0], again.urls[0], again.places.tolist()) == ("Støj om natten", "/x/", [3])
