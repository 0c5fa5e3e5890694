# SPDX-License-Identifier: Apache-2.0
"""The same bytes handed in by another person are another submission: nobody sees that of a stranger."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="submission",
            name="submission_kept_once",
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(
                fields=("importer", "sha256", "received_by"), name="submission_kept_once"
            ),
        ),
    ]
