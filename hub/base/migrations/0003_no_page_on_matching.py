# How we match is a page of the hub itself now (search/saying/register.py), made from the code and the records.

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('base', '0002_standard_texts'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='sitesettings',
            name='matching_page',
        ),
    ]
