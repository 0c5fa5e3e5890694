# SPDX-License-Identifier: Apache-2.0
import django.contrib.gis.db.models.fields
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0009_holds_and_merges"),
    ]

    operations = [
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="standing",
                        serialize=False,
                        to="casework.record",
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("in_review", "in_review"),
                            ("changes_requested", "changes_requested"),
                            ("approved", "approved"),
                            ("rejected", "rejected"),
                            ("held", "held"),
                        ],
                        max_length=20,
                    ),
                ),
                ("revision", models.PositiveIntegerField(help_text="Number of the newest revision.")),
                (
                    "released_at",
                    models.DateTimeField(help_text="When the newest revision was handed over.", null=True),
                ),
                (
                    "is_open",
                    models.BooleanField(help_text="The newest revision is neither released nor rejected."),
                ),
                (
                    "authors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        help_text="Who wrote in the newest revision.",
                        size=None,
                    ),
                ),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("none", "none"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                            ("merged", "merged"),
                        ],
                        max_length=20,
                    ),
                ),
                ("code", models.CharField(max_length=20, null=True)),
                ("grade", models.CharField(max_length=40)),
                ("sensitivity", models.CharField(max_length=40)),
                (
                    "type",
                    models.CharField(
                        help_text="Type of incident; empty for an aggregate report.", max_length=40
                    ),
                ),
                ("date_earliest", models.DateField(null=True)),
                ("date_latest", models.DateField(null=True)),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                (
                    "areas",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        help_text="Countries (ISO 3166-1 alpha-3) and areas (P-codes) of its places.",
                        size=None,
                    ),
                ),
                (
                    "precisions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None
                    ),
                ),
                (
                    "shape",
                    django.contrib.gis.db.models.fields.GeometryField(
                        help_text="True geometries of its places; private.", null=True, srid=4326
                    ),
                ),
                (
                    "weapons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None
                    ),
                ),
                (
                    "deliveries",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None
                    ),
                ),
                (
                    "objects_hit",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None
                    ),
                ),
                (
                    "actors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        help_text="Codes of actors it is attributed to.",
                        size=None,
                    ),
                ),
                (
                    "attributions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        help_text="How sure each attribution is.",
                        size=None,
                    ),
                ),
                (
                    "source_kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        help_text="Kinds of whoever published or spoke a claim.",
                        size=None,
                    ),
                ),
                (
                    "who",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        help_text="Roles of persons, and “children” and “women”, that a figure names.",
                        size=None,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-updated_at", "-record"], name="standing_changed"),
                    models.Index(
                        condition=models.Q(("is_open", True)),
                        fields=["state", "-updated_at", "-record"],
                        name="standing_open",
                    ),
                    models.Index(fields=["date_latest", "date_earliest"], name="standing_window"),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=[
                            "authors",
                            "areas",
                            "precisions",
                            "weapons",
                            "deliveries",
                            "objects_hit",
                            "actors",
                            "attributions",
                            "source_kinds",
                            "who",
                        ],
                        name="standing_codes",
                    ),
                ],
            },
        ),
    ]
