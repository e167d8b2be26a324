from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0015_whose_flags'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='evidenceflag',
            name='flag_of_something',
        ),
        migrations.AddConstraint(
            model_name='evidenceflag',
            constraint=models.UniqueConstraint(condition=models.Q(('evidence', None)), fields=('person', 'kind'), name='one_flag_an_about_and_kind'),
        ),
        migrations.AddConstraint(
            model_name='evidenceflag',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', False), ('person', None)), models.Q(('organisation', None), ('person__isnull', False)), _connector='OR'), name='flag_of_one'),
        ),
    ]
