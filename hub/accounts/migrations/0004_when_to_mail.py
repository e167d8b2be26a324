"""The yes or no to mails about matches becomes now, daily or never; notices learn to wait for the mail of the day."""

from django.db import migrations, models

WHEN = [("now", "At once"), ("daily", "Once a day, together"), ("never", "Never")]


def keep_the_choice(apps, schema_editor):
    User = apps.get_model("accounts", "User")
    User.objects.filter(match_mails_before=True).update(match_mails="now")


def back(apps, schema_editor):
    User = apps.get_model("accounts", "User")
    User.objects.exclude(match_mails="never").update(match_mails_before=True)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_match_mails")]

    operations = [
        migrations.RenameField("user", "match_mails", "match_mails_before"),
        migrations.AddField(
            "user",
            "match_mails",
            models.CharField(
                choices=WHEN, default="never", max_length=5, verbose_name="mails about challenges that may fit"
            ),
        ),
        migrations.RunPython(keep_the_choice, back),
        migrations.RemoveField("user", "match_mails_before"),
        migrations.AddField(
            "user",
            "invitation_mails",
            models.BooleanField(default=True, verbose_name="mails about invitations"),
        ),
        migrations.AddField("notice", "waits_for_digest", models.BooleanField(default=False)),
    ]
