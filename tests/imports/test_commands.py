"""The two import commands: nothing without --commit, nothing twice, and one bad row stops nothing else."""

import json

import pytest
from django.core.management import CommandError, call_command

from challenges.models import Challenge
from partners.models import Consent, Evidence, Organisation
from search.finding import finder
from search.models import Match
from tests.search import world

pytestmark = pytest.mark.django_db

ORGANISATIONS = """\
nr;navn;helix;tekst;web;cvr;start_within
1;Måge & Fyr;business;<p>Vi måler <b>luftkvalitet</b> med sensorer langs veje</p>;https://maage.example;;4
2;;business;Uden navn;;;
3;Havens Venner;folk;Forkert part;;;
4;Kystmuseet;academia;\\N;ikke en adresse;123;
1;Dublet;business;To gange;;;
5;Sent;business;Tekst;;;snart
"""
MAPPING = ["nr=external_id", "navn=name", "tekst=description", "web=website"]


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else "\n".join(json.dumps(row) for row in content))
        return str(path)

    return write


def run(command, capsys, *args, **options):
    call_command(command, *args, **options)
    return capsys.readouterr().out


def test_a_dry_run_says_what_would_happen_and_writes_nothing(write, capsys):
    told = run("import_organisations", capsys, write("o.csv", ORGANISATIONS), map=MAPPING)
    assert "2 organisations would be created." in told
    assert "Nothing was written. Add --commit to do it." in told
    assert Organisation.objects.count() == 0


def test_a_bad_row_is_told_by_its_line_and_stops_nothing_else(write, capsys):
    told = run("import_organisations", capsys, write("o.csv", ORGANISATIONS), map=MAPPING, commit=True)
    assert list(Organisation.objects.order_by("name").values_list("name", flat=True)) == ["Kystmuseet", "Måge & Fyr"]
    assert "Line 3: no name" in told
    assert "Line 4: helix is 'folk'" in told
    assert "Line 6: external_id 1 stands on line 2 too" in told
    assert "Line 7: start_within is 'snart'" in told
    assert "4 rows could not be taken; all others were." in told


def test_what_had_to_be_changed_is_told_and_the_rest_is_kept(write, capsys):
    told = run("import_organisations", capsys, write("o.csv", ORGANISATIONS), map=MAPPING, commit=True)
    firm, museum = Organisation.objects.get(external_id="1"), Organisation.objects.get(external_id="4")
    assert firm.description == "Vi måler luftkvalitet med sensorer langs veje"
    assert (firm.website, firm.start_within, firm.verified_at) == ("https://maage.example", 4, None)
    assert (museum.website, museum.cvr, museum.description) == ("", None, "")
    for note in ("markup was taken out of description", "website is no address", "cvr is not valid"):
        assert note in told


def test_a_second_import_leaves_what_is_here_as_people_have_made_it(write, capsys):
    path = write("o.csv", ORGANISATIONS)
    run("import_organisations", capsys, path, map=MAPPING, commit=True)
    Organisation.objects.filter(external_id="1").update(description="Vores egne ord")
    told = run("import_organisations", capsys, path, map=MAPPING, commit=True)
    assert "2 organisations already here, left as it is." in told
    assert Organisation.objects.get(external_id="1").description == "Vores egne ord"
    assert Organisation.objects.count() == 2


def test_consent_is_a_dated_row_and_is_never_given_by_the_import_itself(write, capsys):
    run("import_organisations", capsys, write("o.csv", ORGANISATIONS), map=MAPPING, commit=True)
    assert not Consent.objects.exists()
    options = {"map": MAPPING, "commit": True, "source": "igen", "default": ["consent_on=2026-03-01"]}
    run("import_organisations", capsys, write("o.csv", ORGANISATIONS), **options)
    assert {str(row.given_at.date()) for row in Consent.objects.all()} == {"2026-03-01"}
    assert Consent.objects.count() == 2


def test_past_roles_become_evidence_once(write, capsys):
    roles = write("r.csv", "id,challenge_id,organization_id,role\n1,c1,1,sponsor\n2,c9,1,sponsor\n3,c1,77,sponsor\n")
    texts = write("c.csv", "id,name,headline,description\nc1,Luft,Ren luft,Måling af luft\n")
    path = write("o.csv", ORGANISATIONS)
    for _time in range(2):
        told = run("import_organisations", capsys, path, map=MAPPING, roles=roles, texts=texts, commit=True)
    (evidence,) = Evidence.objects.all()
    assert (evidence.title, evidence.organisation.name) == ("Luft", "Måge & Fyr")
    assert evidence.text == "Luft\n\nRen luft\n\nMåling af luft"
    assert "Line 3: (roles) nothing is told of c9" in told
    assert "Line 4: (roles) there is no organisation 77" in told
    assert "1 roles were evidence already." in told


def test_challenges_come_in_as_drafts_that_staff_find_and_others_do_not(write, capsys):
    world.the_list_of_challenges()
    department = world.a_department()
    rows = [
        {"id": "a", "title": "Renere luft", "problem": "<p>Biler & <i>busser</i></p>", "opens_on": "2026-01-02"},
        {"id": "b", "title": "T" * 200, "summary": "s " * 300, "problem": "Støj", "closes_on": "engang"},
        {"id": "c", "title": "Forkert", "opens_on": "2026-05-01", "closes_on": "2026-01-01", "budget": "mange"},
        {"id": "d", "problem": "Uden titel"},
    ]
    options = {"map": ["id=external_id"], "default": [f"department={department.slug}"], "commit": True}
    told = run("import_challenges", capsys, write("c.jsonl", rows), **options)
    assert "3 challenges created." in told
    assert "Line 4: no title" in told
    for note in ("title was longer", "summary was longer", "deadline is not after", "budget is no whole", "a date is"):
        assert note in told
    assert {challenge.phase for challenge in Challenge.objects.all()} == {"draft"}
    page = Challenge.objects.get(external_id="a").pages.get()
    assert "Biler &amp; busser" in page.problem
    assert "T" * 200 in Challenge.objects.get(external_id="b").pages.get().problem
    staff = world.a_user("fac@example.dk", "facilitator")
    assert [hit.document.title for hit in finder.search("busser", user=staff).hits] == ["Renere luft"]
    assert finder.search("busser").total == 0
    assert "3 challenges already here" in run("import_challenges", capsys, write("c.jsonl", rows), **options)


def test_a_budget_may_have_its_thousands_parted_and_one_that_is_no_whole_number_is_told(write, capsys):
    world.the_list_of_challenges()
    department = world.a_department().slug
    budgets = {"1": "450.000", "2": "1 250 000", "3": 300_000.0, "4": "ca. 450.000", "5": 450.125, "6": ""}
    rows = [{"external_id": key, "title": f"Nr. {key}", "budget": budget} for key, budget in budgets.items()]
    path = write("c.jsonl", rows)
    told = run("import_challenges", capsys, path, default=[f"department={department}"], commit=True)
    assert "budget is no whole number" in told
    kept = {row.external_id: row.pages.get().budget for row in Challenge.objects.all()}
    assert kept == {"1": 450_000, "2": 1_250_000, "3": 300_000, "4": None, "5": None, "6": None}


def test_the_import_tells_how_many_challenges_found_a_match_and_why_the_others_did_not(write, capsys):
    world.the_list_of_challenges()
    rows = [
        {"external_id": "a", "title": "Renere luft", "problem": "Måling af luftkvalitet med sensorer langs veje"},
        {"external_id": "b", "title": "Zzyzx", "problem": "qwerty"},
    ]
    options = {"default": [f"department={world.a_department().slug}"], "commit": True}
    path = write("c.jsonl", rows)
    told = run("import_challenges", capsys, path, **options)
    assert "0 challenges have at least one match with reasons." in told
    assert "2 have none: nobody has agreed to be matched." in told
    world.an_organisation("Måge og Fyr", "Vi måler luftkvalitet med sensorer langs veje")
    told = run("import_challenges", capsys, path, **options)
    assert "1 challenges have at least one match with reasons." in told
    assert "1 have none: no evidence shares a word with it." in told
    assert Match.objects.get().challenge.external_id == "a"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"map": ["x"]}, "THEIRS=OURS"),
        ({"map": ["x=y"]}, "No such column: y"),
        ({"file": "/nowhere"}, "cannot be read"),
    ],
)
def test_a_wrong_call_is_explained(write, options, says):
    file = options.pop("file", None) or write("o.csv", ORGANISATIONS)
    with pytest.raises(CommandError, match=says):
        call_command("import_organisations", file, **options)


def test_challenges_need_a_list_to_stand_in(write):
    with pytest.raises(CommandError, match="no list of challenges"):
        call_command("import_challenges", write("c.jsonl", [{"external_id": "1", "title": "x"}]), commit=True)


@pytest.mark.parametrize("which", ["roles", "texts"])
@pytest.mark.parametrize("content", [None, "[{"])
def test_a_second_file_that_cannot_be_read_stops_the_import_before_anything_is_written(write, which, content):
    path = write("o.csv", ORGANISATIONS)
    files = {"roles": write("r.jsonl", "")} | {which: write("bad.json", content) if content else "/nowhere"}
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_organisations", path, map=MAPPING, commit=True, **files)
    with pytest.raises(CommandError, match="--texts belongs to --roles"):
        call_command("import_organisations", path, map=MAPPING, commit=True, texts=path)
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("weeks", ["²", "٣", "99999", "9" * 30, "4.0", -1])
def test_weeks_that_no_row_can_hold_make_a_bad_row_and_stop_nothing_else(write, capsys, weeks):
    rows = [{"external_id": "1", "name": "A", "helix": "civil", "start_within": weeks}]
    path = write("o.jsonl", [*rows, {"external_id": "2", "name": "B", "helix": "civil", "start_within": "12"}])
    told = run("import_organisations", capsys, path, commit=True)
    assert "Line 1: start_within is" in told
    assert Organisation.objects.get().start_within == 12
