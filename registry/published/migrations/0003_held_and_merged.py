# SPDX-License-Identifier: Apache-2.0
"""A document may be held for safety or merged: then it holds nothing; a version may name what it was split from."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("published", "0002_changes_by_code"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="document",
            name="document_status_known",
        ),
        migrations.RemoveConstraint(
            model_name="document",
            name="withdrawn_holds_nothing",
        ),
        migrations.AddField(
            model_name="version",
            name="related",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20),
                db_default=[],
                help_text="Codes of the records it was split from or into.",
                size=None,
            ),
        ),
        migrations.AlterField(
            model_name="change",
            name="kind",
            field=models.CharField(
                help_text="published, corrected, regraded, merged, withdrawn, suspended, reinstated.",
                max_length=30,
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="published_at",
            field=models.DateTimeField(help_text="Of the batch that brought what stands here now."),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["published", "withdrawn", "merged", "suspended"])),
                name="document_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "published"),
                    models.Q(
                        ("areas", []), ("feature__isnull", True), ("geom__isnull", True), ("weapons", [])
                    ),
                    _connector="OR",
                ),
                name="withdrawn_holds_nothing",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "merged"), models.Q(("merged_into", ""), _negated=True)),
                    models.Q(models.Q(("status", "merged"), _negated=True), ("merged_into", "")),
                    _connector="OR",
                ),
                name="merged_leads_somewhere",
            ),
        ),
    ]
