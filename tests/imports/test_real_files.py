"""The real collections, where they lie beside the project: planned in full, written in part."""

from pathlib import Path

import pytest
from django.core.management import call_command

from challenges.models import Challenge
from partners.models import Organisation
from search.models import Match
from tests.search import world

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
OPEN, GOV = DATA / "openchallenges", DATA / "challenge_gov"
pytestmark = [pytest.mark.django_db, pytest.mark.skipif(not DATA.exists(), reason="the collections are not here")]

ORGANISATIONS = ["id=external_id", "website_url=website"]
CHALLENGES = ["id=external_id", "name=title", "headline=summary", "description=problem", "start_date=opens_on"]
BRIEFS = ["id=external_id", "tagline=summary", "description=problem", "start=opens_on", "end=closes_on"]


def planned(command, capsys, path, mapping, *default, **options):
    call_command(command, str(path), map=mapping, default=list(default), **options)
    return capsys.readouterr().out


def test_every_row_of_the_collections_can_be_taken(capsys):
    told = planned(
        "import_organisations",
        capsys,
        OPEN / "organization-service__organizations.csv",
        ORGANISATIONS,
        "helix=academia",
        roles=str(OPEN / "challenge-service__contribution_roles.csv"),
        texts=str(OPEN / "challenge-service__challenges.csv"),
    )
    assert "509 organisations would be created." in told
    assert "1738 roles would become evidence." in told
    department = f"department={world.a_department().slug}"
    told = planned("import_challenges", capsys, OPEN / "challenge-service__challenges.csv", CHALLENGES, department)
    assert "679 challenges would be created." in told
    told = planned("import_challenges", capsys, GOV / "briefs.jsonl", BRIEFS, department, dates="mdy")
    assert "318 challenges would be created." in told
    assert "could not be taken" not in told


def test_a_part_of_them_is_written_found_and_matched(capsys, tmp_path):
    world.the_list_of_challenges()
    organisations, challenges = tmp_path / "o.csv", tmp_path / "c.csv"
    for source, target in (
        (OPEN / "organization-service__organizations.csv", organisations),
        (OPEN / "challenge-service__challenges.csv", challenges),
    ):
        target.write_text("".join(source.read_text().splitlines(keepends=True)[:13]))
    given = ("helix=academia", "consent_on=2026-01-01")
    planned("import_organisations", capsys, organisations, ORGANISATIONS, *given, commit=True)
    department = f"department={world.a_department().slug}"
    told = planned("import_challenges", capsys, challenges, CHALLENGES, department, commit=True)
    assert "challenges have at least one match with reasons." in told
    assert Organisation.objects.filter(external_id__isnull=False).count() >= 10
    assert Challenge.objects.count() >= 10
    assert all(match.reasons for match in Match.objects.all())
