from django.db import migrations

from hub.kit.appendonly import refuse


class Migration(migrations.Migration):
    dependencies = [("challenges", "0001_initial"), ("kit", "0002_append_only")]

    operations = [refuse("challenges_edition"), refuse("challenges_routeversion")]
