import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0004_competences_of_people'),
        ('search', '0013_people_invited'),
    ]

    operations = [
        migrations.AddField(
            model_name='evidenceflag',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='text_flags', to='partners.person'),
        ),
        migrations.AlterField(
            model_name='evidenceflag',
            name='note',
            field=models.CharField(blank=True, max_length=300, verbose_name='what those who wrote it are told'),
        ),
    ]
