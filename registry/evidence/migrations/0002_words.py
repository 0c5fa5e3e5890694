# SPDX-License-Identifier: Apache-2.0
"""The database refuses a word that is in no vocabulary."""

from django.db import migrations

from registry.vocabularies.triggers import concept_trigger_sql


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial"), ("vocabularies", "0002_guards")]
    operations = [
        migrations.RunSQL(
            *concept_trigger_sql("evidence_source", {"kind": "source_kind", "reliability": "reliability"})
        )
    ]
