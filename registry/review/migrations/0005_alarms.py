# SPDX-License-Identifier: Apache-2.0
"""Messages to administrators about accounts: they are about no record."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from registry.audit.one_state import in_one_state

ALARMS = ["many_viewed", "tried_too_often"]
OF_RECORDS = ["mention", "assigned", "changes_requested", "decided", "comment", "overdue", "hold"]


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("casework", "0020_moving_teams"),
        ("review", "0004_guards"),
    ]

    operations = [
        migrations.AddField(
            model_name="notification",
            name="account",
            field=models.ForeignKey(
                help_text="Whose account an alarm is about, where it is anybody's.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="notification",
            name="record",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="casework.record",
            ),
        ),
        migrations.AlterField(
            model_name="notification",
            name="kind",
            field=models.CharField(
                choices=[
                    ("mention", "mentioned you in a comment"),
                    ("assigned", "gave you this record"),
                    ("changes_requested", "asked for changes"),
                    ("decided", "decided on what you wrote"),
                    ("comment", "commented on what you wrote"),
                    ("overdue", "The day it was due has passed"),
                    ("hold", "put a hold on it or lifted one"),
                    ("many_viewed", "opened very many records within ten minutes"),
                    ("tried_too_often", "Signing in was tried too often"),
                ],
                max_length=20,
            ),
        ),
        migrations.RemoveConstraint(model_name="notification", name="notification_kind_known"),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.CheckConstraint(
                condition=models.Q(kind__in=[*OF_RECORDS, *ALARMS]), name="notification_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.CheckConstraint(
                condition=models.Q(kind__in=ALARMS, record__isnull=True)
                | (
                    models.Q(("kind__in", ALARMS), _negated=True)
                    & models.Q(record__isnull=False, account__isnull=True)
                ),
                name="notification_of_a_record_or_an_alarm",
            ),
        ),
    ]
    operations = in_one_state(operations)
