# SPDX-License-Identifier: Apache-2.0

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Scheme",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("title", models.JSONField(help_text="Text by language.")),
                (
                    "version",
                    models.PositiveIntegerField(help_text="Goes up when the meaning of a code changes."),
                ),
                ("source", models.TextField(help_text="Where the list comes from.")),
                (
                    "sha256",
                    models.CharField(help_text="Of the content: shape.SchemeData.sha256.", max_length=64),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[a-z0-9_]{1,40}$")), name="scheme_code_is_plain"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="scheme_sha256_is_hex"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Concept",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                (
                    "label",
                    models.JSONField(help_text="Text by language; an empty one falls back to English."),
                ),
                ("definition", models.JSONField(help_text="Text by language.")),
                ("position", models.PositiveIntegerField(help_text="Place in the list, from 1.")),
                (
                    "attributes",
                    models.JSONField(
                        default=dict, help_text="What only some schemes have, and the crosswalk."
                    ),
                ),
                (
                    "status",
                    models.CharField(default="active", help_text="active or deprecated.", max_length=10),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="vocabularies.concept",
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="vocabularies.concept",
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concepts",
                        to="vocabularies.scheme",
                    ),
                ),
            ],
            options={
                "ordering": ["scheme", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("scheme", "code"), name="concept_code_once_in_a_scheme"),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[a-z0-9_]{1,40}$")), name="concept_code_is_plain"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("label__has_key", "en"), ("label__en__regex", "\\S")),
                        name="concept_has_an_english_label",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["active", "deprecated"])),
                        name="concept_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replaced_by__isnull", True), ("status", "deprecated"), _connector="OR"
                        ),
                        name="concept_replaced_is_deprecated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="concept_not_its_own_parent",
                    ),
                ],
            },
        ),
    ]
