"""The audit only grows, and its chain shows what was changed behind its back."""

import datetime as dt
import uuid
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from hub.kit import appendonly, audit, clock
from hub.kit.audit import AuditEntry, AuditSeal
from tests.kit.workshop import NOBODY

pytestmark = pytest.mark.django_db


def entries(count, **fields):
    given = {"action": "kit.tried", "subject_type": "kit.Once", "subject_id": NOBODY} | fields
    return [AuditEntry.objects.create(**given, data={"number": number}) for number in range(count)]


@pytest.mark.parametrize("model", [AuditEntry, AuditSeal])
@pytest.mark.parametrize("verb", ["update", "delete"])
def test_the_database_refuses_to_change_or_take_away(model, verb):
    entries(1)
    audit.seal_entries()
    row = model.objects.filter(pk=model.objects.get().pk)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        row.update(id=row.get().pk) if verb == "update" else row._raw_delete(using=row.db)


def test_every_table_that_a_migration_calls_append_only_is_guarded_now():
    MigrationLoader(connection)  # reads the migrations, and so fills the list
    assert {"kit_auditentry", "kit_auditseal"} <= set(appendonly.TABLES)
    assert sorted(set(appendonly.TABLES)) == appendonly.guarded(connection)


def test_the_chain_of_an_untouched_audit_is_whole_and_sealing_twice_adds_nothing():
    entries(3)
    assert audit.seal_entries() == 3
    entries(2)
    assert audit.seal_entries() == 2
    assert audit.seal_entries() == 0
    assert audit.broken_seals() == []


def behind_its_back(statement, *values):
    """What somebody with the database's password could do."""
    tables = appendonly.guarded(connection)
    for table in tables:
        appendonly.lift(connection, table)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    for table in tables:
        appendonly.install(connection, table)


CHANGES = {
    "action": "kit.other",
    "subject_type": "kit.Other",
    "subject_id": uuid.UUID(int=7).hex,
    "actor_id": uuid.UUID(int=7).hex,
    "case_id": uuid.UUID(int=7).hex,
    "public": True,
    "data": '{"number": 9}',
    "at": "2020-01-01 00:00:00",
}


@pytest.mark.parametrize("column", CHANGES)
def test_a_changed_column_is_found(column):
    _, victim, _ = entries(3)
    audit.seal_entries()
    behind_its_back(f"UPDATE kit_auditentry SET {column} = %s WHERE id = %s", CHANGES[column], victim.pk)  # noqa: S608 -- a column of ours
    assert audit.broken_seals() == [str(victim.public_id)]


def test_a_row_taken_out_of_the_chain_is_found():
    _, victim, after = entries(3)
    audit.seal_entries()
    behind_its_back("DELETE FROM kit_auditseal WHERE entry_id = %s", victim.pk)
    assert audit.broken_seals() == [str(after.public_id)]


def test_an_entry_written_with_an_earlier_time_fits_the_chain():
    entries(2)
    audit.seal_entries()
    with clock.at(clock.now() - dt.timedelta(days=30)):
        entries(1)
    audit.seal_entries()
    assert audit.broken_seals() == []


def test_the_command_says_that_all_is_well_and_what_waits():
    entries(2)
    audit.seal_entries()
    entries(1)
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert "2 sealed entries fit the chain, 1 wait" in out.getvalue()


def test_the_command_fails_and_names_the_entry_that_does_not_fit():
    victim, _ = entries(2)
    audit.seal_entries()
    behind_its_back("UPDATE kit_auditentry SET action = 'kit.other' WHERE id = %s", victim.pk)
    err = StringIO()
    with pytest.raises(CommandError, match="1 of 2"):
        call_command("verify_audit", stderr=err)
    assert str(victim.public_id) in err.getvalue()


def test_a_timeline_is_one_case_in_the_order_it_happened():
    case = uuid.uuid4()
    late, early = (entries(1, case_id=case, at=clock.now() - dt.timedelta(days=days))[0] for days in (1, 2))
    entries(1, case_id=uuid.uuid4())
    assert list(AuditEntry.objects.timeline(case)) == [early, late]


def test_the_public_log_is_what_was_said_in_public():
    (public,) = entries(1, public=True)
    entries(1)
    assert list(AuditEntry.objects.public()) == [public]


@pytest.mark.django_db(transaction=True)
def test_emptying_the_whole_database_is_possible_and_leaves_the_guards_in_place():
    entries(1)
    guarded = appendonly.guarded(connection)
    call_command("flush", interactive=False, verbosity=0)
    assert not AuditEntry.objects.exists()
    assert appendonly.guarded(connection) == guarded
