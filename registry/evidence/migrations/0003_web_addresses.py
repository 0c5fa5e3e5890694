# SPDX-License-Identifier: Apache-2.0

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0002_words"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="sourceitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("url", ""), ("url__regex", "^https?://"), _connector="OR"),
                name="item_address_is_of_the_web",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourceitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("archive_url", ""), ("archive_url__regex", "^https?://"), _connector="OR"
                ),
                name="item_archive_is_of_the_web",
            ),
        ),
    ]
