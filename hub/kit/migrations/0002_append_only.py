from django.db import migrations

from hub.kit.appendonly import refuse


class Migration(migrations.Migration):
    dependencies = [("kit", "0001_initial")]

    operations = [refuse("kit_auditentry"), refuse("kit_auditseal")]
