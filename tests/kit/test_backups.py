"""A backup is whole or is not there, and a restore proves that everything came back. On SQLite and on PostgreSQL."""

import hashlib
import shutil
import threading
import uuid
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connections
from django.test import override_settings

from hub.base.models import HubDocument
from hub.kit import appendonly, audit, backups, sealing, uploads
from hub.kit.backups import manifest
from hub.kit.backups.sessions import session
from hub.kit.models import AuditEntry, AuditSeal, PrivateFile
from tests.kit.workshop import NOBODY

pytestmark = pytest.mark.django_db  # without a mark no test database is made, and the fixtures would meet the real one

SUBJECT = uuid.UUID(int=41)
PLACE = "restored"  # the alias of the second database
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def write_something():
    """A row of the audit, and a sealed file that somebody uses."""
    upload = SimpleUploadedFile("plan.pdf", PDF, content_type="application/pdf")
    uploads.keep(uploads.store(upload, subject=SUBJECT, owner=NOBODY))
    AuditEntry.objects.create(action="kit.tried", subject_type="kit.Once", subject_id=NOBODY)


class Writer(threading.Thread):
    """Somebody who goes on working while the backup is made."""

    def __init__(self):
        super().__init__()
        self.begun, self.done = threading.Event(), threading.Event()

    def run(self):
        while not self.done.is_set():
            write_something()
            self.begun.set()
            self.done.wait(0.01)
        connections.close_all()


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker, tmp_path_factory):
    """A backup of a small installation, made by the command while somebody writes; and what the command said."""
    root, out = tmp_path_factory.mktemp("installation"), StringIO()
    folders = {"MEDIA_ROOT": root / "media", "PRIVATE_ROOT": root / "private"}
    with django_db_blocker.unblock(), override_settings(**folders):
        assert Path(connections["default"].settings_dict["NAME"]).name.startswith("test")  # it is emptied below
        try:
            write_something()
            HubDocument.objects.create(title="Bilag", file=default_storage.save("bilag/æble.txt", ContentFile("Æble")))
            audit.seal_entries()
            writer = Writer()
            writer.start()
            writer.begun.wait(20)
            try:
                call_command("backup", root / "backup", stdout=out)
            finally:
                writer.done.set()
                writer.join()
        finally:
            call_command("flush", interactive=False, verbosity=0)
    return root / "backup", out.getvalue()


@pytest.fixture
def backup(made, tmp_path):
    """A copy of the backup that the test may spoil."""
    return Path(shutil.copytree(made[0], tmp_path / "backup"))


@pytest.fixture
def place(made, db, tmp_path, settings):
    """An empty database of its own and empty folders."""
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "media", tmp_path / "private"
    default = connections["default"]
    second = default.copy(PLACE)
    name = f"{default.settings_dict['NAME']}_restored"
    second.settings_dict["NAME"] = name if default.vendor == "postgresql" else str(tmp_path / "restored.sqlite3")
    again(name)
    connections[PLACE] = second
    yield second
    second.close()
    del connections[PLACE]
    again(name, make=False)


def again(name, *, make=True):
    """Databases are made and dropped outside the test's own transaction."""
    with session("default") as alias:
        if connections[alias].vendor == "postgresql":
            with connections[alias].cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
                if make:
                    cursor.execute(f'CREATE DATABASE "{name}"')


def restore(folder, *flags):
    """What the command says, on both channels; CommandError where it fails."""
    out, err = StringIO(), StringIO()
    try:
        call_command("restore", folder, "--database", PLACE, *flags, stdout=out, stderr=err)
    except CommandError as error:
        raise CommandError(f"{err.getvalue()}{error}") from None
    return out.getvalue() + err.getvalue()


def behind_its_back(statement):
    """What somebody with the database's password could do."""
    connection = connections[PLACE]
    guarded = appendonly.guarded(connection)
    for table in guarded:
        appendonly.lift(connection, table)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    for table in guarded:
        appendonly.install(connection, table)


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def signed_again(folder):
    """The manifest made to fit what the folder holds now: damage that no hash tells of."""
    told = manifest.read(folder)
    told["files"] = {path: manifest.entry(folder / path) for path in told["files"]}
    manifest.write(folder, told)


def test_what_was_backed_up_while_somebody_wrote_comes_back_and_proves_itself(made, place, settings):
    folder, said = made
    told = restore(folder, "--verify")
    assert "Verified" in told
    kept = list(PrivateFile.objects.using(PLACE))
    assert kept
    assert [hashlib.sha256(uploads.location(file).read_bytes()).hexdigest() for file in kept] == [
        file.sha256 for file in kept
    ]
    assert (Path(settings.MEDIA_ROOT) / "bilag" / "æble.txt").read_text() == "Æble"
    assert audit.chain(PLACE)["head"] in said
    assert appendonly.guarded(place) == manifest.read(folder)["guards"] != []
    assert manifest.read(folder)["absent"] == []


def test_a_restore_refuses_what_is_not_empty_and_replaces_it_when_told(made, place, settings):
    restore(made[0])
    AuditEntry.objects.using(PLACE).create(action="kit.later", subject_type="kit.Once", subject_id=NOBODY)
    later = Path(settings.MEDIA_ROOT) / "later.txt"
    later.write_text("later")
    place.close()
    with pytest.raises(CommandError, match=r"not empty.*Nothing was changed"):
        restore(made[0])
    assert AuditEntry.objects.using(PLACE).filter(action="kit.later").exists()
    assert "Verified" in restore(made[0], "--replace", "--verify")
    assert not AuditEntry.objects.using(PLACE).filter(action="kit.later").exists()
    assert not later.exists()


@pytest.mark.parametrize("part", ["database", "media", "private", "manifest"])
@pytest.mark.parametrize("flag", ["--verify", "--dry-run"])
def test_one_flipped_byte_is_found_before_anything_is_touched(backup, place, settings, part, flag):
    victim = next(path for path in sorted(backup.glob(f"{part}*")) if path.suffix != ".sha256")
    victim = victim if victim.is_file() else next(path for path in victim.rglob("*") if path.is_file())
    flip(victim)
    with pytest.raises(CommandError, match=f"{victim.name}.*changed(.|\n)*damaged.*Nothing was changed"):
        restore(backup, flag)
    assert place.introspection.table_names() == []
    assert not Path(settings.MEDIA_ROOT).exists()


def test_a_missing_file_is_found_and_named(backup, place):
    victim = next(path for path in (backup / "private").rglob("*") if path.is_file())
    victim.unlink()
    with pytest.raises(CommandError, match=f"{victim.name} is missing"):
        restore(backup, "--verify")
    assert place.introspection.table_names() == []


def test_a_whole_backup_can_be_checked_without_restoring_it(made, place):
    assert "The backup is whole" in restore(made[0], "--dry-run")
    assert place.introspection.table_names() == []


def test_a_row_of_the_audit_that_was_changed_is_found_by_the_backup_and_by_the_restore(made, place, tmp_path):
    restore(made[0])
    victim = AuditSeal.objects.using(PLACE).first().entry
    behind_its_back(f"UPDATE kit_auditentry SET action = 'kit.other' WHERE id = {victim.pk}")  # noqa: S608 -- a key of ours
    with pytest.raises(CommandError, match="stands, but"):
        call_command("backup", tmp_path / "second", "--database", PLACE, stdout=StringIO(), stderr=StringIO())
    place.close()
    with pytest.raises(CommandError, match=f"{victim.public_id} does not fit the chain"):
        restore(tmp_path / "second", "--replace", "--verify")


def test_rows_files_and_guards_that_are_not_as_noted_are_named_one_by_one(made, place, settings):
    told = backups.restore(made[0], using=PLACE)
    assert backups.faults_after(told, using=PLACE) == []
    file = PrivateFile.objects.using(PLACE).first()
    uploads.location(file).unlink()
    file.delete(using=PLACE)
    (Path(settings.MEDIA_ROOT) / "bilag" / "æble.txt").write_text("Pære")
    appendonly.lift(place, "kit_auditentry")
    rows = told["tables"]["kit_privatefile"]
    assert backups.faults_after(told, using=PLACE) == [
        f"table kit_privatefile: {rows - 1} rows, {rows} noted",
        "table kit_auditentry is no longer append-only",
        "media/bilag/æble.txt was changed",
        f"private/{file.path} is missing",
    ]


def test_with_another_key_the_restore_says_which_key_is_needed(made, place, settings, tmp_path):
    key = sealing.fingerprints()[0]
    settings.SEALING_KEY_FILE = str(tmp_path / "another.key")
    sealing.make_key_file(tmp_path / "another.key")
    assert key in manifest.read(made[0])["sealing_keys"]
    with pytest.raises(CommandError, match=f"fingerprint {key}(.|\n)*1 sealed cases can't be opened"):
        restore(made[0], "--verify")


def test_no_key_is_in_the_backup(made, settings):
    key = Path(settings.SEALING_KEY_FILE).read_bytes().strip()
    assert [path for path in made[0].rglob("*") if path.is_file() and key in path.read_bytes()] == []


def test_a_file_that_was_lost_before_is_named_and_the_backup_is_made_all_the_same(made, place, tmp_path):
    backups.restore(made[0], using=PLACE)
    lost = f"private/{PrivateFile.objects.using(PLACE).first().path}"
    (tmp_path / lost).unlink()
    second = backups.make(tmp_path / "second", using=PLACE)
    assert second.lost == second.manifest["absent"] == [lost]
    assert backups.check(tmp_path / "second", using=PLACE)["absent"] == [lost]


def test_a_database_that_can_not_be_loaded_leaves_what_was_there(made, backup, place):
    told = backups.restore(made[0], using=PLACE)
    place.close()
    database = next(path for path in backup.glob("database.*"))
    database.write_bytes(database.read_bytes()[:200] + b"\0" * 200)
    signed_again(backup)
    with pytest.raises((backups.BackupDamaged, backups.BackupRefused)):
        backups.restore(backup, using=PLACE, replace=True)
    assert backups.faults_after(told, using=PLACE) == []


def test_a_backup_overwrites_nothing_and_never_lies_inside_what_it_backs_up(made, place, settings):
    for folder, why in ((made[0], "never overwrites"), (Path(settings.MEDIA_ROOT) / "backup", "inside the media")):
        with pytest.raises(CommandError, match=why):
            call_command("backup", folder, "--database", PLACE)


def test_a_backup_that_fails_leaves_nothing_behind(place, tmp_path):
    with pytest.raises(Exception, match=r"django_migrations|no database"):
        backups.make(tmp_path / "new" / "backup", using=PLACE)  # of a database without tables
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"engine": "oracle"}, "backup of oracle"),
        ({"migrations": ["kit.9999_from_the_future"]}, "no migration kit.9999"),
        ({"format": 99}, "format 99"),
    ],
)
def test_a_backup_from_elsewhere_is_refused(backup, place, change, why):
    manifest.write(backup, manifest.read(backup) | change)
    with pytest.raises(CommandError, match=f"{why}.*Nothing was changed"):
        restore(backup)


def test_a_folder_that_is_no_backup_is_refused(place, tmp_path):
    with pytest.raises(CommandError, match="is no backup"):
        restore(tmp_path)


def test_a_manifest_leads_nowhere_but_into_its_backup(backup, place):
    told = manifest.read(backup)
    told["files"]["media/../../evil"] = next(iter(told["files"].values()))
    manifest.write(backup, told)
    with pytest.raises(CommandError, match="leads out of the backup"):
        restore(backup)
