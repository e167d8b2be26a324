from django.conf import settings
from django.db import migrations, models


def end_doubles(apps, schema_editor):
    """Of two that were given in one moment the first stands."""
    standing = apps.get_model("partners", "Consent").objects.filter(person__isnull=False, withdrawn_at=None)
    kept = set()
    for row in standing.order_by("given_at", "pk"):
        if (row.person_id, row.purpose) in kept:
            row.withdrawn_at = row.given_at
            row.save(update_fields=["withdrawn_at"])
        kept.add((row.person_id, row.purpose))


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0006_persons_answer_alone"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(end_doubles, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("person", "purpose"),
                name="one_standing_consent_of_a_person",
            ),
        ),
    ]
