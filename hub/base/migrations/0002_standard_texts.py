from django.db import migrations

from hub.base.standardtexts import DEFAULTS


def plant(apps, editor):
    texts = apps.get_model("base", "StandardText")
    for (kind, language), (subject, body) in DEFAULTS.items():
        texts.objects.get_or_create(kind=kind, language=language, defaults={"subject": subject, "body": body})


class Migration(migrations.Migration):
    dependencies = [("base", "0001_initial")]

    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
