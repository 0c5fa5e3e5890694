# SPDX-License-Identifier: Apache-2.0
"""The corrections log reads the few lines of the feed that are no first publications."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("published", "0008_requests")]

    operations = [
        migrations.AddIndex(
            model_name="change",
            index=models.Index(
                condition=models.Q(("kind", "published"), _negated=True),
                fields=["-seq"],
                name="change_correction",
            ),
        ),
    ]
