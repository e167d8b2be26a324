from django.db import migrations

from hub.kit.appendonly import refuse


class Migration(migrations.Migration):
    dependencies = [("projects", "0001_initial"), ("kit", "0002_append_only")]

    operations = [refuse("projects_measurement")]
