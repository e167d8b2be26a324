"""When an organisation said how soon it can start, apart from when anything else of it changed."""

from django.db import migrations, models
from django.db.models import F


def begin_with_the_last_change(apps, schema_editor):
    """What was known until now."""
    told = apps.get_model("partners", "Organisation").objects.exclude(start_within=None)
    told.update(start_told_at=F("changed_at"))


class Migration(migrations.Migration):
    dependencies = [("partners", "0002_people_matched")]

    operations = [
        migrations.AddField("organisation", "start_told_at", models.DateTimeField(blank=True, null=True)),
        migrations.RunPython(begin_with_the_last_change, migrations.RunPython.noop, elidable=True),
    ]
