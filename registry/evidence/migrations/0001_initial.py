# SPDX-License-Identifier: Apache-2.0

import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models

import registry.vocabularies.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    registry.vocabularies.fields.ConceptField("source_kind", verbose_name="kind of source"),
                ),
                (
                    "country",
                    models.CharField(blank=True, max_length=3, verbose_name="country (ISO 3166-1 alpha-3)"),
                ),
                ("languages", models.JSONField(blank=True, default=list, verbose_name="languages")),
                (
                    "reliability",
                    registry.vocabularies.fields.ConceptField(
                        "reliability", default="f", verbose_name="reliability, A to F; never public"
                    ),
                ),
                (
                    "alignment_note",
                    models.TextField(blank=True, verbose_name="ownership and alignment; never public"),
                ),
                ("protected", models.BooleanField(default=False, verbose_name="the name is never public")),
            ],
            options={
                "indexes": [models.Index(fields=["name"], name="evidence_so_name_abf0a0_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="source_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("country", ""), ("country__regex", "^[A-Z]{3}$"), _connector="OR"
                        ),
                        name="source_country_iso3",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceItem",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "title",
                    models.TextField(
                        blank=True, verbose_name="title; never public, for titles can hold names"
                    ),
                ),
                ("author", models.CharField(blank=True, max_length=200, verbose_name="author; never public")),
                (
                    "language",
                    models.CharField(blank=True, max_length=10, verbose_name="language of the document"),
                ),
                ("url", models.URLField(blank=True, max_length=2000, verbose_name="address")),
                (
                    "archive_url",
                    models.URLField(blank=True, max_length=2000, verbose_name="address of an archived copy"),
                ),
                (
                    "published_edtf",
                    models.CharField(blank=True, max_length=60, verbose_name="date of publication (EDTF)"),
                ),
                (
                    "published_on",
                    models.DateField(blank=True, null=True, verbose_name="earliest day of publication"),
                ),
                ("accessed_at", models.DateTimeField(blank=True, null=True)),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "restricted",
                    models.BooleanField(default=False, verbose_name="the document is never named in public"),
                ),
                (
                    "external_id",
                    models.CharField(
                        blank=True,
                        help_text="Identifier of the row in the dataset it came from; empty otherwise.",
                        max_length=120,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="evidence.source",
                        verbose_name="published by",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sha256", ""), ("sha256__regex", "^[0-9a-f]{64}$"), _connector="OR"
                        ),
                        name="item_sha256_is_hex",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("external_id", ""), _negated=True),
                        fields=("source", "external_id"),
                        name="item_external_id_once",
                    ),
                ],
            },
        ),
    ]
