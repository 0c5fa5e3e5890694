# SPDX-License-Identifier: Apache-2.0
import django.contrib.gis.db.models.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.lookups
import uuid_utils.compat
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Load",
            fields=[
                ("source", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("stamp", models.CharField(max_length=120)),
                ("rows", models.JSONField(help_text="Rows per table.")),
                ("loaded_at", models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="ISO 3166-1 alpha-3, as the source states it.", max_length=3
                    ),
                ),
                ("point", django.contrib.gis.db.models.fields.PointField(srid=4326)),
                (
                    "population",
                    models.PositiveIntegerField(help_text="People; 0 if the source does not know."),
                ),
                (
                    "feature",
                    models.CharField(
                        help_text="GeoNames feature class or code; P is a populated place.", max_length=10
                    ),
                ),
                ("source", models.CharField(max_length=60)),
                ("source_id", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ["-population", "name"],
                "constraints": [
                    models.UniqueConstraint(fields=("source", "source_id"), name="place_source_key_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="AdminArea",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        help_text="0 is a country, 1 its first-level areas, and so on."
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="ISO 3166-1 alpha-3; empty where the source gives none.",
                        max_length=3,
                    ),
                ),
                (
                    "pcode",
                    models.CharField(
                        blank=True,
                        help_text="OCHA place code; stable inside one version.",
                        max_length=20,
                        verbose_name="P-code",
                    ),
                ),
                (
                    "cod_version",
                    models.CharField(
                        blank=True, help_text="The COD-AB version that the P-code is from.", max_length=60
                    ),
                ),
                ("iso_3166_2", models.CharField(blank=True, max_length=6, verbose_name="ISO 3166-2")),
                (
                    "names",
                    models.JSONField(help_text='One name per language: {"en": "Idleb", "ar": "إدلب"}.'),
                ),
                ("geom", django.contrib.gis.db.models.fields.MultiPolygonField(srid=4326)),
                (
                    "disputed",
                    models.BooleanField(
                        default=False, help_text="Claimed or held by more than one side, says the source."
                    ),
                ),
                ("source", models.CharField(max_length=60)),
                (
                    "source_id",
                    models.CharField(help_text="The source's own key of this shape.", max_length=120),
                ),
                (
                    "valid_from",
                    models.DateField(
                        help_text="First day the boundary applied; empty if not known.", null=True
                    ),
                ),
                (
                    "valid_to",
                    models.DateField(
                        help_text="Last day the boundary applied; empty if it still does.", null=True
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="gazetteer.adminarea",
                    ),
                ),
            ],
            options={
                "ordering": ["country", "level", "pcode", "source_id"],
                "indexes": [models.Index(fields=["country", "level"], name="gazetteer_a_country_b4f11a_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("source", "source_id"), name="area_source_key_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("pcode", ""), _negated=True),
                        fields=("pcode", "cod_version"),
                        name="area_pcode_once_per_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cod_version", ""), ("pcode", "")),
                            models.Q(
                                ("pcode__regex", "^[A-Z]{2}[0-9A-Z]+$"),
                                models.Q(("cod_version", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="area_pcode_has_prefix_and_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("country", ""), ("country__regex", "^[A-Z]{3}$"), _connector="OR"
                        ),
                        name="area_country_iso3",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("iso_3166_2", ""),
                            ("iso_3166_2__regex", "^[A-Z]{2}-[0-9A-Z]{1,3}$"),
                            _connector="OR",
                        ),
                        name="area_iso_3166_2",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", 0), ("parent", None)), ("level__gt", 0), _connector="OR"
                        ),
                        name="area_country_has_no_parent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("names__has_key", "en")), name="area_has_english_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("geom__isvalid", True)), name="area_shape_valid"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                models.Func(
                                    models.F("geom"), function="ST_XMin", output_field=models.FloatField()
                                ),
                                -180.0,
                            ),
                            django.db.models.lookups.LessThanOrEqual(
                                models.Func(
                                    models.F("geom"), function="ST_XMax", output_field=models.FloatField()
                                ),
                                180.0,
                            ),
                            django.db.models.lookups.GreaterThanOrEqual(
                                models.Func(
                                    models.F("geom"), function="ST_YMin", output_field=models.FloatField()
                                ),
                                -90.0,
                            ),
                            django.db.models.lookups.LessThanOrEqual(
                                models.Func(
                                    models.F("geom"), function="ST_YMax", output_field=models.FloatField()
                                ),
                                90.0,
                            ),
                        ),
                        name="area_shape_on_earth",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from", None),
                            ("valid_to", None),
                            ("valid_from__lte", models.F("valid_to")),
                            _connector="OR",
                        ),
                        name="area_valid_from_before_to",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlaceName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("normalised", models.CharField(max_length=200)),
                (
                    "script",
                    models.CharField(
                        help_text="ISO 15924, such as Arab, Cyrl or Latn; Zyyy if mixed or unknown.",
                        max_length=4,
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="gazetteer.place",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(models.F("normalised"), name="gin_trgm_ops"),
                        name="place_name_trigrams",
                    ),
                    models.Index(
                        django.contrib.postgres.indexes.OpClass(
                            models.F("normalised"), name="text_pattern_ops"
                        ),
                        name="place_name_prefix",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("place", "normalised"), name="place_name_once")
                ],
            },
        ),
    ]
