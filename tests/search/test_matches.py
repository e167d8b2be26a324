"""Matches as records: who is matched, with what, and who may see it."""

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags

from challenges.actions import cancel
from hub.base.models import Topic
from partners.actions import consent, declare_evidence, remove_evidence, verify_evidence, withdraw_consent
from partners.models import Consent
from search import actions, profiles
from search.models import Match
from search.saying import telling
from tests.search import world

pytestmark = pytest.mark.django_db

AIR = "Vi måler luftkvalitet med sensorer på lygtepæle langs veje med trafik"
FISH = "Opdræt af regnbueørreder i dambrug"
COMPOUND = '<span class="compound"><span>luft</span><wbr><span>måler</span></span>'
PROBLEM = "Vi mangler sensorer, der måler luftkvalitet langs veje med meget trafik."


def matched(challenge):
    return [match.organisation.name for match in challenge.matches.all()]


def test_an_open_challenge_is_matched_with_those_who_show_that_they_can(drain):
    world.an_organisation("Måge og Fyr", AIR)
    world.an_organisation("Dambruget", FISH)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    assert matched(challenge) == ["Måge og Fyr"]


def test_a_match_keeps_reasons_that_cite_stored_evidence_and_words_of_both_texts(drain):
    firm = world.an_organisation("Måge og Fyr", AIR)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    match = challenge.matches.get()
    cited = next(reason for reason in match.reasons if reason["kind"] == "words")
    evidence = firm.evidence.get(public_id=cited["evidence"])
    for asked, shown, contribution in cited["words"]:
        assert asked.replace("|", "") in PROBLEM + "Renere luft Alt muligt"
        assert shown.replace("|", "") in evidence.text
        assert contribution > 0
    assert match.strength in {"possible", "good", "strong"}


def test_nobody_is_matched_without_a_standing_consent(drain):
    world.an_organisation("Tavs", AIR, matched=False)
    firm = world.an_organisation("Måge og Fyr", AIR)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    assert matched(challenge) == ["Måge og Fyr"]
    withdraw_consent(Consent.objects.get(organisation=firm), by=world.a_user())
    assert list(Match.objects.visible_to(world.a_user("fac@example.dk", "facilitator"))) == []
    drain()
    assert matched(challenge) == []


def test_neither_the_department_that_asks_nor_its_municipality_is_its_own_partner(drain):
    department = world.a_department()
    for unit in (department, department.parent):
        declare_evidence(unit, by=world.a_user(), kind="solution", text=AIR)
        consent(unit, by=world.a_user())
    mine = world.a_challenge("Renere luft", PROBLEM, department=department)
    other = world.a_challenge("Frisk luft", PROBLEM, department=world.a_department("Børn og Unge"))
    drain()
    assert (matched(mine), matched(other)) == ([], ["Teknik og Miljø"])


def test_new_evidence_brings_a_match_and_evidence_taken_back_ends_it(drain):
    firm = world.an_organisation("Måge og Fyr", FISH)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    assert matched(challenge) == []
    more = declare_evidence(firm, by=world.a_user(), kind="pilot", text=AIR)
    drain()
    assert matched(challenge) == ["Måge og Fyr"]
    before = challenge.matches.get().score
    verify_evidence(more, by=world.a_user())
    drain()
    assert challenge.matches.get().score > before


def test_a_text_taken_back_before_the_queue_came_to_it_is_no_failure(drain):
    firm = world.an_organisation("Måge og Fyr", FISH)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    gone = declare_evidence(firm, by=world.a_user(), kind="pilot", text=AIR)
    remove_evidence(gone, by=world.a_user())
    drain()
    assert matched(challenge) == []


def test_matching_one_organisation_gives_what_matching_the_challenge_gives(drain):
    firm = world.an_organisation("Måge og Fyr", AIR, FISH)
    world.an_organisation("Andre", "Rådgivning om trafik og veje")
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    actions.rebuild_matches(challenge)
    said = list(Match.objects.order_by("organisation__name").values_list("organisation__name", "score", "reasons"))
    actions.rematch(firm)
    again = list(Match.objects.order_by("organisation__name").values_list("organisation__name", "score", "reasons"))
    assert again == said


def test_competences_that_are_sought_are_reasons_too(drain):
    air = Topic.objects.create(name="Luftkvalitet", slug="luftkvalitet", kind="competence")
    noise = Topic.objects.create(name="Støj", slug="stoej", kind="competence")
    world.an_organisation("Måge og Fyr", AIR, topics=[air])
    challenge = world.a_challenge("Renere luft", PROBLEM, needs=[("business", "", ["luftkvalitet", "stoej"])])
    drain()
    match = challenge.matches.get()
    by_kind = {reason["kind"]: reason for reason in match.reasons}
    assert by_kind["competences"]["topics"] == [{"id": "luftkvalitet", "name": "Luftkvalitet"}]
    assert match.missing == [{"id": noise.slug, "name": noise.name}]


def test_who_only_has_a_competence_near_one_that_is_sought_is_not_said_to_have_that(drain, client):
    """The page said of one firm that it works with traffic, and that it has shown nothing of it."""
    parking = Topic.objects.create(name="Parkering", slug="parkering", kind="competence")
    mobility = Topic.objects.create(name="Mobilitet", slug="mobilitet", kind="competence", parent=parking)
    world.an_organisation("Måge og Fyr", AIR, topics=[mobility])
    department = world.a_department()
    challenge = world.a_challenge(
        "Renere luft", PROBLEM, department=department, needs=[("business", "", ["parkering"])]
    )
    drain()
    client.force_login(world.a_user("ejer@example.dk", of=department))
    page = strip_tags(client.get(reverse("case_matches", args=[challenge.public_id])).content.decode())
    assert "Arbejder med Mobilitet (tæt på Parkering)" in page
    assert "Intet vist om Parkering" in page


def test_only_a_challenge_that_can_be_answered_is_matched_with_a_newcomer(drain):
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    cancel(challenge, reason="Nej", by=world.a_user())
    world.an_organisation("Måge og Fyr", AIR)
    drain()
    assert matched(challenge) == []


def test_a_match_is_seen_by_the_case_and_by_the_organisation_and_by_nobody_else(drain):
    department = world.a_department()
    firm = world.an_organisation("Måge og Fyr", AIR)
    other = world.an_organisation("Konkurrent", AIR + " og broer")
    challenge = world.a_challenge("Renere luft", PROBLEM, department=department)
    drain()
    seen = {
        "facilitator": world.a_user("fac@example.dk", "facilitator"),
        "owner": world.a_user("ejer@example.dk", of=department),
        "firm": world.a_user("firma@example.dk", of=firm),
        "other": world.a_user("anden@example.dk", of=other),
        "editor": world.a_user("red@example.dk", "editor"),
        "nobody": world.a_user("ingen@example.dk"),
    }
    names = {
        who: sorted(match.organisation.name for match in Match.objects.visible_to(user)) for who, user in seen.items()
    }
    both = ["Konkurrent", "Måge og Fyr"]
    own = {"firm": ["Måge og Fyr"], "other": ["Konkurrent"]}
    assert names == {"facilitator": both, "owner": both, **own, "editor": [], "nobody": []}
    assert matched(challenge) != []


def test_a_reason_leads_to_the_text_it_cites_where_that_can_be_read(drain, client):
    firm = world.an_organisation("Måge og Fyr", AIR)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    client.force_login(world.a_user("owner@example.dk", of=challenge.department))
    page = client.get(reverse("case_matches", args=[challenge.public_id])).content.decode()
    there, anchor = firm.get_absolute_url(), f"evidence-{firm.evidence.get().public_id}"
    assert f'<a href="{there}#{anchor}">' in page
    assert f'id="{anchor}"' in client.get(there).content.decode()


def test_pieces_side_by_side_are_cut_between_words():
    reason = {"languages": ["da", "en"], "pieces": ["Luft " * 60, "Air"], "evidence": "1", "kind": "meaning"}
    with translation.override("da"):
        item = telling.about_meaning(reason, telling.Cited("En titel", "en"), to_itself=False)
    assert item["pieces"][0].endswith("Luft …")
    assert "(dansk og engelsk)" in item["text"]


def test_what_an_organisation_says_of_itself_is_evidence_too(drain):
    firm = world.an_organisation("Måge og Fyr", description=AIR)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    actions.rebuild_matches(challenge)
    (reason,) = [reason for reason in challenge.matches.get().reasons if reason["kind"] == "words"]
    assert reason["evidence"] == f"{profiles.PROFILE}{firm.public_id}"


@pytest.mark.parametrize("language", ["da", "en"])
def test_an_english_sentence_marks_the_danish_words_it_quotes_and_a_danish_one_marks_nothing(drain, language):
    world.an_organisation("Måge og Fyr", AIR)
    world.an_organisation("Vindstille & Co", description=f"{AIR} <b>Også med vind & vejr.</b>")
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    matches = list(challenge.matches.select_related("organisation"))
    sources = telling.sources_of(matches, world.a_user())
    with translation.override(language):
        told = [telling.tell(match, sources, to_itself=False) for match in matches]
    quoting = [item["text"] for one in told for item in one.items if "“" in item["text"] or "”" in item["text"]]
    assert len(quoting) == 2
    assert all(('<span lang="da">' in text) == (language == "en") for text in quoting), quoting
    assert not any(tag in text for text in quoting for tag in ("<b>", "&lt;span"))


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_parts_of_a_compound_stand_in_one_word_and_never_with_a_bar(drain, client, language):
    firm = world.an_organisation("Måge", "Vi bygger sensorer til luftkvalitet langs skolegader", places=["*"])
    challenge = world.a_challenge("Luftkvalitetssensorer", PROBLEM)
    drain()
    stored = [word for match in challenge.matches.all() for reason in match.reasons for word in reason.get("words", ())]
    assert any("|" in form for word in stored for form in word[:2])
    owner = world.a_user("owner@example.dk", of=challenge.department)
    member = world.a_user("maage@example.dk", of=firm)
    for user, name, args in ((owner, "case_matches", [challenge.public_id]), (member, "my_page", [])):
        client.force_login(user)
        with translation.override(language):
            page = client.get(reverse(name, args=args)).content.decode()
        reasons = page[page.index('class="reasons"') :]
        assert '<span class="compound"><span>' in reasons
        assert "|" not in strip_tags(reasons)


@pytest.mark.parametrize(
    ("asked", "shown", "printed", "read"),
    [
        ("luft", "Luft", "luft", "luft"),
        ("luft|måler", "luft", f"{COMPOUND} / luft", "luftmåler / luft"),
        ("luftmåler", "luft|måler", "luftmåler", "luftmåler"),
        ("<b>|x", "<b>|x", '<span class="compound"><span>&lt;b&gt;</span><wbr><span>x</span></span>', "&lt;b&gt;x"),
    ],
)  # fmt: skip
def test_two_forms_of_a_word_are_told_once_where_they_are_one(asked, shown, printed, read):
    assert telling.both_forms(asked, shown) == printed
    assert strip_tags(printed) == read


def test_a_part_of_a_word_that_both_texts_have_is_not_told_beside_it():
    """A reason said: the words “Ringgaden”, “gaden / Ringgaden” and “børn”."""
    words = [["Ring|gaden", "ring|gaden", 0.3], ["gaden", "Ring|gaden", 0.2], ["børn", "børn", 0.1]]
    assert telling.said_once(words) == [words[0], words[2]]
    assert telling.said_once(words[1:]) == words[1:]
    reason = {"kind": "words", "evidence": "a", "words": words[:2]}
    told = telling.about_words(reason, telling.Cited("Støj", "da"), to_itself=False)
    assert strip_tags(told["text"]) == "Ordet ”Ringgaden” står i ”Støj”"


def test_the_night_repairs_matches_that_were_lost(drain):
    from search.ticks import repair

    world.an_organisation("Måge og Fyr", AIR)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    Match.objects.all().delete()
    repair()
    assert matched(challenge) == ["Måge og Fyr"]


def test_a_piece_does_not_say_the_name_that_stands_beside_it_again():
    cited = telling.Cited("", "da", heading="Lynghede Kommune")
    assert cited.without_heading("Lynghede Kommune Vi har 21.000 indbyggere.") == "Vi har 21.000 indbyggere."
    assert cited.without_heading("Vi har 21.000 indbyggere.") == "Vi har 21.000 indbyggere."
    assert cited.without_heading("Lynghede Kommune") == "Lynghede Kommune"
