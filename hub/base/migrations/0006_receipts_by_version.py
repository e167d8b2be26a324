"""Receipts say which version of which response they are of; a subject that somebody has written stays."""

from django.db import migrations

SUBJECTS = {
    "da": ("Kvittering: Vi har modtaget jeres svar", "Kvittering: version {version} af jeres svar på »{challenge}«"),
    "en": ("Receipt: We have received your response", "Receipt: version {version} of your response to “{challenge}”"),
}


def name_the_version(apps, schema_editor):
    texts = apps.get_model("base", "StandardText").objects.filter(kind="receipt")
    for language, (before, after) in SUBJECTS.items():
        texts.filter(language=language, subject=before).update(subject=after)


class Migration(migrations.Migration):
    dependencies = [("base", "0005_people_invited")]

    operations = [migrations.RunPython(name_the_version, migrations.RunPython.noop, elidable=True)]
