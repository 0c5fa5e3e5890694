# SPDX-License-Identifier: Apache-2.0
"""The people of each record by sex and age, so that they can be added up."""

import json
from typing import Any

import django.contrib.postgres.fields
from django.db import migrations, models

from registry.published.groups import people


def fill(apps: Any, editor: Any) -> None:
    """Derive the column of what is public already, as the writer does for what comes."""
    documents = apps.get_model("published", "Document").objects.using(editor.connection.alias)
    for row in documents.filter(status="published").iterator(chunk_size=200):
        documents.filter(pk=row.pk).update(people=people(json.loads(bytes(row.body))))


class Migration(migrations.Migration):
    dependencies = [
        ("published", "0006_merged_found"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="document",
            name="withdrawn_holds_nothing",
        ),
        migrations.AddField(
            model_name="document",
            name="people",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60),
                default=list,
                help_text="By sex and age; see registry.published.groups.",
                size=None,
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "published"),
                    models.Q(
                        ("actors", []),
                        ("areas", []),
                        ("areas1", []),
                        ("attributions", []),
                        ("countries", []),
                        ("date_earliest__isnull", True),
                        ("date_latest__isnull", True),
                        ("deliveries", []),
                        ("geom__isnull", True),
                        ("geometry__isnull", True),
                        ("grade", ""),
                        ("incident_type", ""),
                        ("injured_max__isnull", True),
                        ("injured_min__isnull", True),
                        ("injured_open", False),
                        ("killed_max__isnull", True),
                        ("killed_min__isnull", True),
                        ("killed_open", False),
                        ("objects_hit", []),
                        ("people", []),
                        ("precisions", []),
                        ("source_kinds", []),
                        ("spot_precisions", []),
                        ("spot_uncertainties", []),
                        ("weapons", []),
                        ("who", []),
                    ),
                    _connector="OR",
                ),
                name="withdrawn_holds_nothing",
            ),
        ),
    ]
