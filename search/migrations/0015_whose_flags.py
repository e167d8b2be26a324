from django.db import migrations
from django.db.models import OuterRef, Subquery


def say_whose(apps, _schema_editor):
    """A flag of a person's text says whose it is, as an organisation's does."""
    flags = apps.get_model("search", "EvidenceFlag").objects.filter(organisation=None, evidence__person__isnull=False)
    evidence = apps.get_model("partners", "Evidence").objects.filter(pk=OuterRef("evidence"))
    flags.update(person=Subquery(evidence.values("person")[:1]))


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0014_flags_of_people'),
    ]

    operations = [
        migrations.RunPython(say_whose, migrations.RunPython.noop),
    ]
