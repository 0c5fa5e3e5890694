# SPDX-License-Identifier: Apache-2.0
"""What hands requests in sets no time, and nothing that no form could send."""

import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("published", "0010_words_by_index"),
    ]

    operations = [
        migrations.AlterField(
            model_name="inboxitem",
            name="received_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(),
                help_text="Of the database: whoever inserts cannot set it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inboxitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("fingerprint__regex", "^[0-9a-f]{64}$")), name="inbox_fingerprint_formed"
            ),
        ),
        migrations.AddConstraint(
            model_name="inboxitem",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.LessThanOrEqual(
                    django.db.models.functions.text.Length("sealed"), 100000
                ),
                name="inbox_sealed_not_larger",
            ),
        ),
    ]
