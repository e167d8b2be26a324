"""What we promise about PostgreSQL, asked of a real one."""

import pytest
from django.db import connection

pytestmark = [pytest.mark.services, pytest.mark.django_db]


def shown(name):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [name])
        return cursor.fetchone()[0]


def test_these_tests_run_on_postgresql():
    assert connection.vendor == "postgresql"


@pytest.mark.parametrize(
    ("name", "limit"),
    [("statement_timeout", "10s"), ("lock_timeout", "8s"), ("idle_in_transaction_session_timeout", "15s")],
)
def test_a_session_that_hangs_is_ended(name, limit):
    assert shown(name) == limit


def test_danish_letters_sort_as_danes_do():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(x, ' ' ORDER BY x COLLATE \"da-x-icu\") FROM unnest(ARRAY['ål', 'øl', 'æble', 'zink']) x"
        )
        assert cursor.fetchone()[0] == "zink æble øl ål"
