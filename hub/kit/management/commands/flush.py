"""Django's ``flush``, which empties every table: here it lifts what guards the append-only ones, and puts it back."""

from django.core.management.commands.flush import Command as Flush
from django.db import connections

from hub.kit import appendonly


class Command(Flush):
    def handle(self, **options):
        connection = connections[options["database"]]
        tables = appendonly.guarded(connection)
        for table in tables:
            appendonly.lift(connection, table)
        try:
            super().handle(**options)
        finally:
            for table in tables:
                appendonly.install(connection, table)
