# SPDX-License-Identifier: Apache-2.0
"""Room to say that a row could not be written; one row for each version and for each revision."""

import django.contrib.postgres.fields
from django.conf import settings
from django.db import migrations, models

from registry.audit.one_state import in_one_state


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0004_complete"),
        ("publishing", "0002_only_approved"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="outbox",
            name="asked_once",
        ),
        migrations.AddField(
            model_name="outbox",
            name="fault",
            field=models.CharField(
                blank=True,
                db_default="",
                help_text="Why not: kind of error and place, never content.",
                max_length=200,
            ),
        ),
        migrations.AddField(
            model_name="outbox",
            name="set_aside_at",
            field=models.DateTimeField(
                help_text="When the publisher first could not write it; it is tried again on every tick.",
                null=True,
            ),
        ),
        migrations.AlterField(
            model_name="outbox",
            name="takes_down",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.PositiveIntegerField(),
                default=list,
                help_text="Earlier versions that tell more than is safe, and all that were taken down before.",
                size=None,
            ),
        ),
        migrations.AddConstraint(
            model_name="outbox",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "withdrawn"), _negated=True),
                fields=("code", "version"),
                name="version_asked_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="outbox",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revision__isnull", False)),
                fields=("revision",),
                name="revision_handed_over_once",
            ),
        ),
    ]
    operations = in_one_state(operations)
