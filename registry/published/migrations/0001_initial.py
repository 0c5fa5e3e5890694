# SPDX-License-Identifier: Apache-2.0

import django.contrib.gis.db.models.fields
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "seq",
                    models.BigIntegerField(
                        help_text="1, 2, 3 … without a gap; given under the publisher's lock.",
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("dataset_version", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        help_text="published, corrected, regraded, merged, withdrawn, reinstated.",
                        max_length=30,
                    ),
                ),
                ("code", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField()),
                ("published_at", models.DateTimeField()),
                ("notice", models.JSONField(null=True)),
                ("outbox_id", models.BigIntegerField(unique=True)),
            ],
            options={
                "ordering": ["seq"],
            },
        ),
        migrations.CreateModel(
            name="Vocabulary",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("vocabulary_version", models.CharField(max_length=64)),
                ("body", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("level", models.PositiveSmallIntegerField()),
                ("country", models.CharField(blank=True, max_length=3)),
                ("pcode", models.CharField(blank=True, max_length=20)),
                ("cod_version", models.CharField(blank=True, max_length=60)),
                ("names", models.JSONField(default=dict)),
                ("disputed", models.BooleanField(default=False)),
                ("geom", django.contrib.gis.db.models.fields.GeometryField(srid=4326)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["pcode"], name="published_a_pcode_610630_idx"),
                    models.Index(fields=["country", "level"], name="published_a_country_276d59_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dataset",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("version", models.BigIntegerField(default=0)),
                ("published_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="one_dataset")],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("code", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("status", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField()),
                ("dataset_version", models.BigIntegerField()),
                ("published_at", models.DateTimeField(help_text="Of the batch that brought this version.")),
                ("body", models.BinaryField(help_text="The answer of /api/v1/…/{code}, byte for byte.")),
                ("feature", models.BinaryField(help_text="The same as a GeoJSON feature.", null=True)),
                ("merged_into", models.CharField(blank=True, max_length=20)),
                ("demonstration", models.BooleanField(default=False)),
                ("date_earliest", models.DateField(null=True)),
                ("date_latest", models.DateField(null=True)),
                (
                    "sort_date",
                    models.DateField(
                        help_text="Earliest day, or the latest where no earliest is known; newest first."
                    ),
                ),
                (
                    "weapons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        default=list,
                        help_text="Codes with all their parents.",
                        size=None,
                    ),
                ),
                (
                    "areas",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        default=list,
                        help_text="ISO 3166-1 alpha-3 codes and P-codes.",
                        size=None,
                    ),
                ),
                (
                    "geom",
                    django.contrib.gis.db.models.fields.GeometryField(
                        help_text="Public, generalised geometry.", null=True, srid=4326
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["kind", "status", "-sort_date", "-code"], name="published_d_kind_aed7d5_idx"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["weapons"], name="published_d_weapons_8f18c5_gin"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["areas"], name="published_d_areas_88bd04_gin"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["published", "withdrawn", "merged"])),
                        name="document_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["incident", "aggregate_report"])),
                        name="document_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "withdrawn"), _negated=True),
                            models.Q(
                                ("areas", []),
                                ("feature__isnull", True),
                                ("geom__isnull", True),
                                ("weapons", []),
                            ),
                            _connector="OR",
                        ),
                        name="withdrawn_holds_nothing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20)),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=20)),
                (
                    "content",
                    models.BinaryField(
                        help_text="Canonical JSON as approved; null after a takedown.", null=True
                    ),
                ),
                ("content_sha256", models.CharField(max_length=64)),
                (
                    "body",
                    models.BinaryField(
                        help_text="Content and envelope as answered; null after a takedown.", null=True
                    ),
                ),
                ("dataset_version", models.BigIntegerField()),
                ("published_at", models.DateTimeField()),
                ("outbox_id", models.BigIntegerField(unique=True)),
            ],
            options={
                "ordering": ["code", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("code", "number"), name="version_numbered_once"),
                    models.CheckConstraint(
                        condition=models.Q(("content_sha256__regex", "^[0-9a-f]{64}$")),
                        name="version_sha256_is_hex",
                    ),
                ],
            },
        ),
    ]
