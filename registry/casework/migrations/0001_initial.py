# SPDX-License-Identifier: Apache-2.0

import django.contrib.gis.db.models.fields
import django.contrib.postgres.fields
import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

import registry.vocabularies.fields
from registry.audit.one_state import in_one_state


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("evidence", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Record",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        editable=False,
                        max_length=20,
                        unique=True,
                        verbose_name="working reference; never public",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("incident", "incident"), ("aggregate_report", "aggregate report")],
                        editable=False,
                        max_length=20,
                    ),
                ),
                ("title", models.JSONField(default=dict, verbose_name="title by language")),
                (
                    "summary",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        verbose_name="summary by language, in the registry's own words",
                    ),
                ),
                ("date_edtf", models.CharField(max_length=60, verbose_name="date (EDTF)")),
                (
                    "date_margin_days",
                    models.PositiveSmallIntegerField(default=1, verbose_name="days that “about” may be off"),
                ),
                ("date_earliest", models.DateField(editable=False, null=True, verbose_name="earliest day")),
                ("date_latest", models.DateField(editable=False, null=True, verbose_name="latest day")),
                (
                    "date_precision",
                    registry.vocabularies.fields.ConceptField(
                        "time_precision", default="day", editable=False
                    ),
                ),
                (
                    "date_basis",
                    registry.vocabularies.fields.ConceptField(
                        "date_basis", default="stated", verbose_name="what the date rests on"
                    ),
                ),
                (
                    "harm_grade",
                    registry.vocabularies.fields.ConceptField(
                        "harm_grade",
                        default="under_assessment",
                        verbose_name="how well the harm is established",
                    ),
                ),
                ("grade_reason", models.TextField(blank=True, verbose_name="why this grade")),
                (
                    "sensitivity",
                    registry.vocabularies.fields.ConceptField(
                        "sensitivity", default="restricted", verbose_name="sensitivity"
                    ),
                ),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="invented for demonstration"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("row_version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="EventGroup",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.JSONField(default=dict, verbose_name="title by language")),
                ("date_edtf", models.CharField(blank=True, max_length=60, verbose_name="period (EDTF)")),
            ],
        ),
        migrations.CreateModel(
            name="Actor",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.SlugField(max_length=60, unique=True, verbose_name="code")),
                ("names", models.JSONField(default=dict, verbose_name="name by language")),
                (
                    "actor_class",
                    registry.vocabularies.fields.ConceptField("actor_class", verbose_name="class of actor"),
                ),
                (
                    "unidentified_unit",
                    models.BooleanField(
                        default=False,
                        verbose_name="an unidentified unit or group: no particular organisation is meant",
                    ),
                ),
                (
                    "is_demonstration",
                    models.BooleanField(default=False, verbose_name="invented for demonstration"),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="casework.actor",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AggregateReport",
            fields=[
                (
                    "record_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="casework.record",
                    ),
                ),
                (
                    "cumulative",
                    models.BooleanField(default=False, verbose_name="figures cumulate over the period"),
                ),
                (
                    "places_min",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="fewest number of places meant"
                    ),
                ),
                (
                    "places_qualifier",
                    registry.vocabularies.fields.ConceptField(
                        "qualifier", blank=True, default="", verbose_name="how the number is stated"
                    ),
                ),
            ],
            bases=("casework.record",),
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "record_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="casework.record",
                    ),
                ),
                (
                    "incident_type",
                    registry.vocabularies.fields.ConceptField(
                        "incident_type", verbose_name="type of incident"
                    ),
                ),
                (
                    "time_local",
                    models.TimeField(blank=True, null=True, verbose_name="local time, as reported"),
                ),
                (
                    "time_part",
                    registry.vocabularies.fields.ConceptField(
                        "part_of_day", blank=True, default="", verbose_name="part of the day"
                    ),
                ),
                ("timezone", models.CharField(blank=True, max_length=60, verbose_name="time zone (IANA)")),
                (
                    "populated_area",
                    registry.vocabularies.fields.ConceptField(
                        "tri_state", default="unknown", verbose_name="in a populated area"
                    ),
                ),
                (
                    "repeat_strike",
                    registry.vocabularies.fields.ConceptField(
                        "tri_state", default="unknown", verbose_name="repeated strike on the same place"
                    ),
                ),
                (
                    "warning_reported",
                    registry.vocabularies.fields.ConceptField(
                        "tri_state", default="unknown", verbose_name="a warning was reported"
                    ),
                ),
                (
                    "erw_left",
                    registry.vocabularies.fields.ConceptField(
                        "tri_state", default="unknown", verbose_name="explosive remnants were left"
                    ),
                ),
            ],
            bases=("casework.record",),
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("seq", models.PositiveSmallIntegerField(default=1)),
                (
                    "origin_group",
                    models.CharField(
                        max_length=80,
                        verbose_name="origin: claims that repeat one origin share its name and count once; never public",
                    ),
                ),
                (
                    "position",
                    registry.vocabularies.fields.ConceptField(
                        "attribution_position", blank=True, default="", verbose_name="position of a party"
                    ),
                ),
                (
                    "scope",
                    registry.vocabularies.fields.ConceptField(
                        "claim_scope", default="whole", verbose_name="covers the whole incident or a part"
                    ),
                ),
                (
                    "verbatim",
                    models.TextField(blank=True, verbose_name="the words of the source; never public"),
                ),
                ("verbatim_language", models.CharField(blank=True, max_length=10)),
                ("translation", models.TextField(blank=True, verbose_name="translation; never public")),
                (
                    "credibility",
                    registry.vocabularies.fields.ConceptField(
                        "credibility", default="6", verbose_name="credibility, 1 to 6; never public"
                    ),
                ),
                (
                    "excluded_reason",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        verbose_name="why a reviewer does not count it, by language; public",
                    ),
                ),
                (
                    "retracted_by_source_at",
                    models.DateField(blank=True, null=True, verbose_name="the source took it back on"),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="casework.record",
                    ),
                ),
                (
                    "source_item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="evidence.sourceitem",
                        verbose_name="document",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spoken_claims",
                        to="evidence.source",
                        verbose_name="quoted source",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="casework.claim",
                    ),
                ),
            ],
            options={
                "ordering": ["record_id", "seq", "id"],
            },
        ),
        migrations.CreateModel(
            name="CasualtyFigure",
            fields=[
                (
                    "min",
                    models.PositiveIntegerField(
                        help_text="The fewest the words support.", verbose_name="fewest"
                    ),
                ),
                (
                    "max",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Empty when the words set no upper bound.",
                        null=True,
                        verbose_name="most",
                    ),
                ),
                (
                    "best",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="best figure of the source itself"
                    ),
                ),
                (
                    "qualifier",
                    registry.vocabularies.fields.ConceptField(
                        "qualifier", default="exact", verbose_name="how the number is stated"
                    ),
                ),
                (
                    "verbatim_quantity",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="the number in the source's words"
                    ),
                ),
                (
                    "unit",
                    registry.vocabularies.fields.ConceptField(
                        "count_unit", default="persons", verbose_name="unit"
                    ),
                ),
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("harm", registry.vocabularies.fields.ConceptField("harm", verbose_name="harm")),
                (
                    "status",
                    registry.vocabularies.fields.ConceptField(
                        "casualty_status", default="unknown", verbose_name="status"
                    ),
                ),
                (
                    "sex",
                    registry.vocabularies.fields.ConceptField("sex", default="unknown", verbose_name="sex"),
                ),
                (
                    "age",
                    registry.vocabularies.fields.ConceptField("age", default="unknown", verbose_name="age"),
                ),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="roles",
                    ),
                ),
                (
                    "includes_combatants",
                    models.BooleanField(
                        default=False,
                        verbose_name="a total of all persons, combatants included: shown, never counted",
                    ),
                ),
                (
                    "as_imported",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Kept as a dataset states it, even where its bounds are out of order.",
                    ),
                ),
                (
                    "of_which",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subsets",
                        to="casework.casualtyfigure",
                        verbose_name="part of",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="casualties",
                        to="casework.claim",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Attribution",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "role",
                    registry.vocabularies.fields.ConceptField(
                        "attribution_role", default="user_of_weapon", verbose_name="role"
                    ),
                ),
                (
                    "confidence",
                    registry.vocabularies.fields.ConceptField(
                        "attribution_confidence", default="alleged", verbose_name="how sure"
                    ),
                ),
                (
                    "basis",
                    registry.vocabularies.fields.ConceptField(
                        "attribution_basis", default="source_statement", verbose_name="what it rests on"
                    ),
                ),
                (
                    "position",
                    registry.vocabularies.fields.ConceptField(
                        "attribution_position", default="silent", verbose_name="position of the actor"
                    ),
                ),
                ("denied_at", models.DateField(blank=True, null=True, verbose_name="denied on")),
                (
                    "deaths_conceded_min",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="deaths accepted, fewest"
                    ),
                ),
                (
                    "deaths_conceded_max",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="deaths accepted, most"),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attributions",
                        to="casework.actor",
                        verbose_name="actor",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attributions",
                        to="casework.record",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attributions",
                        to="casework.claim",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DisplacementFigure",
            fields=[
                (
                    "min",
                    models.PositiveIntegerField(
                        help_text="The fewest the words support.", verbose_name="fewest"
                    ),
                ),
                (
                    "max",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Empty when the words set no upper bound.",
                        null=True,
                        verbose_name="most",
                    ),
                ),
                (
                    "best",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="best figure of the source itself"
                    ),
                ),
                (
                    "qualifier",
                    registry.vocabularies.fields.ConceptField(
                        "qualifier", default="exact", verbose_name="how the number is stated"
                    ),
                ),
                (
                    "verbatim_quantity",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="the number in the source's words"
                    ),
                ),
                (
                    "unit",
                    registry.vocabularies.fields.ConceptField(
                        "count_unit", default="persons", verbose_name="unit"
                    ),
                ),
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("from_place", models.JSONField(blank=True, default=dict, verbose_name="from, by language")),
                ("to_place", models.JSONField(blank=True, default=dict, verbose_name="to, by language")),
                ("period_edtf", models.CharField(blank=True, max_length=60, verbose_name="period (EDTF)")),
                ("cumulative", models.BooleanField(default=False, verbose_name="cumulative over the period")),
                (
                    "household_size_used",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=4,
                        null=True,
                        verbose_name="persons per household, when the source itself gives it",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="displacements",
                        to="casework.claim",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="record",
            name="event_group",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="records",
                to="casework.eventgroup",
            ),
        ),
        migrations.CreateModel(
            name="IncidentLocation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("seq", models.PositiveSmallIntegerField(default=1)),
                (
                    "role",
                    registry.vocabularies.fields.ConceptField(
                        "location_role", default="impact", verbose_name="role"
                    ),
                ),
                ("name", models.JSONField(blank=True, default=dict, verbose_name="name by language")),
                (
                    "name_original",
                    models.CharField(blank=True, max_length=200, verbose_name="name as the source spells it"),
                ),
                (
                    "gazetteer_ref",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="gazetteer entry that was chosen"
                    ),
                ),
                (
                    "country",
                    models.CharField(blank=True, max_length=3, verbose_name="country (ISO 3166-1 alpha-3)"),
                ),
                (
                    "admin1_pcode",
                    models.CharField(blank=True, max_length=20, verbose_name="first-level area (P-code)"),
                ),
                (
                    "admin1_name",
                    models.JSONField(blank=True, default=dict, verbose_name="first-level area by language"),
                ),
                (
                    "admin2_pcode",
                    models.CharField(blank=True, max_length=20, verbose_name="second-level area (P-code)"),
                ),
                (
                    "admin2_name",
                    models.JSONField(blank=True, default=dict, verbose_name="second-level area by language"),
                ),
                (
                    "cod_version",
                    models.CharField(blank=True, max_length=60, verbose_name="version of the P-codes"),
                ),
                (
                    "geom",
                    django.contrib.gis.db.models.fields.GeometryField(
                        blank=True, null=True, srid=4326, verbose_name="geometry (WGS 84)"
                    ),
                ),
                (
                    "precision",
                    registry.vocabularies.fields.ConceptField(
                        "location_precision", verbose_name="how precisely it is known"
                    ),
                ),
                (
                    "uncertainty_m",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="radius of uncertainty (metres)"
                    ),
                ),
                (
                    "method",
                    registry.vocabularies.fields.ConceptField(
                        "location_method", default="unknown", verbose_name="how it was found"
                    ),
                ),
                (
                    "widely_published",
                    models.BooleanField(
                        default=False, verbose_name="the exact place is already widely published"
                    ),
                ),
                (
                    "restricted",
                    models.BooleanField(default=False, verbose_name="publish no more than the area"),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="locations",
                        to="casework.record",
                    ),
                ),
            ],
            options={
                "ordering": ["record_id", "seq", "id"],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    registry.vocabularies.fields.ConceptField("notice_type", verbose_name="kind of notice"),
                ),
                ("text", models.JSONField(blank=True, default=dict, verbose_name="text by language; public")),
                (
                    "version",
                    models.PositiveIntegerField(help_text="The public version this notice came with."),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="casework.record",
                    ),
                ),
            ],
            options={
                "ordering": ["record_id", "version"],
            },
        ),
        migrations.CreateModel(
            name="ObjectDamage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "object_class",
                    registry.vocabularies.fields.ConceptField("object_class", verbose_name="object"),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name; never public")),
                (
                    "extent",
                    registry.vocabularies.fields.ConceptField(
                        "damage_extent", default="unknown", verbose_name="extent of damage"
                    ),
                ),
                (
                    "functional",
                    registry.vocabularies.fields.ConceptField(
                        "functional", default="unknown", verbose_name="still works"
                    ),
                ),
                (
                    "in_use_as",
                    registry.vocabularies.fields.ConceptField(
                        "in_use_as", default="unknown", verbose_name="in use as"
                    ),
                ),
                (
                    "count_min",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="objects, fewest"),
                ),
                (
                    "count_max",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="objects, most"),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objects_hit",
                        to="casework.claim",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objects_hit",
                        to="casework.record",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
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
                        default="draft",
                        max_length=20,
                    ),
                ),
                (
                    "nonce",
                    models.BinaryField(
                        help_text="32 random bytes inside the content; made when a review starts.", null=True
                    ),
                ),
                (
                    "content",
                    models.BinaryField(
                        help_text="Canonical JSON exactly as approved; null until then.", null=True
                    ),
                ),
                ("content_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "places_held",
                    models.JSONField(
                        default=list,
                        help_text="True points (lon, lat) of the places when it was released, in order; private: a later version must not tell the same place more finely.",
                    ),
                ),
                (
                    "released_at",
                    models.DateTimeField(
                        help_text="When it was handed to the publisher; from then on it stands.", null=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="casework.record",
                    ),
                ),
            ],
            options={
                "ordering": ["record_id", "number"],
            },
        ),
        migrations.CreateModel(
            name="Authorship",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="authorships",
                        to="casework.revision",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WeaponUse",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("seq", models.PositiveSmallIntegerField(default=1)),
                ("weapon", registry.vocabularies.fields.ConceptField("weapon", verbose_name="weapon")),
                (
                    "delivery",
                    registry.vocabularies.fields.ConceptField(
                        "delivery", default="unknown", verbose_name="delivery"
                    ),
                ),
                ("model", models.CharField(blank=True, max_length=120, verbose_name="model, as identified")),
                (
                    "submunition_model",
                    models.CharField(blank=True, max_length=120, verbose_name="model of the submunition"),
                ),
                (
                    "phase",
                    registry.vocabularies.fields.ConceptField(
                        "weapon_phase", default="unknown", verbose_name="at the time of use, or a remnant"
                    ),
                ),
                (
                    "identified_by",
                    registry.vocabularies.fields.ConceptField(
                        "identified_by", default="unspecified", verbose_name="identified by"
                    ),
                ),
                (
                    "confidence",
                    registry.vocabularies.fields.ConceptField(
                        "attribution_confidence", default="alleged", verbose_name="how sure"
                    ),
                ),
                (
                    "count_min",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="munitions, fewest"),
                ),
                (
                    "count_max",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="munitions, most"),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="weapons",
                        to="casework.claim",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="weapons",
                        to="casework.record",
                    ),
                ),
            ],
            options={
                "ordering": ["record_id", "seq", "id"],
            },
        ),
        migrations.CreateModel(
            name="PublicState",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="public_state",
                        serialize=False,
                        to="casework.record",
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
                        default="none",
                        max_length=20,
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="Public code; minted once, never reused.",
                        max_length=20,
                        null=True,
                        unique=True,
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=0, help_text="Newest public version; 0 before the first."
                    ),
                ),
                ("content_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.record",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CasualtyAssessment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("harm", registry.vocabularies.fields.ConceptField("harm", verbose_name="harm")),
                ("best", models.PositiveIntegerField(verbose_name="best figure (persons)")),
                ("reason", models.JSONField(default=dict, verbose_name="why, by language; public")),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="casework.record",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("record", "harm"), name="one_best_figure_per_harm"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", {}), _negated=True), name="best_figure_has_a_reason"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin_group", ""), _negated=True), name="claim_has_an_origin"
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("supersedes__isnull", True),
                    models.Q(("supersedes", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="claim_supersedes_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="casualtyfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("as_imported", True),
                    models.Q(
                        models.Q(("max__isnull", True), ("min__lte", models.F("max")), _connector="OR"),
                        models.Q(("best__isnull", True), ("best__gte", models.F("min")), _connector="OR"),
                        models.Q(
                            ("best__isnull", True),
                            ("max__isnull", True),
                            ("best__lte", models.F("max")),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="casualty_min_best_max_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="casualtyfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("of_which__isnull", True),
                    models.Q(("of_which", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="casualty_part_of_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="attribution",
            constraint=models.UniqueConstraint(
                fields=("record", "actor", "role"), name="actor_named_once_per_role"
            ),
        ),
        migrations.AddConstraint(
            model_name="attribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("deaths_conceded_max__isnull", True),
                    ("deaths_conceded_min__lte", models.F("deaths_conceded_max")),
                    _connector="OR",
                ),
                name="deaths_conceded_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="displacementfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("max__isnull", True), ("min__lte", models.F("max")), _connector="OR"),
                    models.Q(("best__isnull", True), ("best__gte", models.F("min")), _connector="OR"),
                    models.Q(
                        ("best__isnull", True),
                        ("max__isnull", True),
                        ("best__lte", models.F("max")),
                        _connector="OR",
                    ),
                ),
                name="displacement_min_best_max_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="record",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("date_earliest__isnull", True),
                    ("date_latest__isnull", True),
                    ("date_earliest__lte", models.F("date_latest")),
                    _connector="OR",
                ),
                name="record_dates_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="record",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("date_earliest__isnull", False), ("date_latest__isnull", False), _connector="OR"
                ),
                name="record_has_a_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="record",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["incident", "aggregate_report"])), name="record_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentlocation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("geom__isnull", True),
                    models.Q(
                        ("precision__in", ("admin1", "admin2", "admin3", "country", "unlocated")),
                        _negated=True,
                    ),
                    _connector="OR",
                ),
                name="area_only_has_no_geometry",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentlocation",
            constraint=models.CheckConstraint(
                condition=models.Q(("country", ""), ("country__regex", "^[A-Z]{3}$"), _connector="OR"),
                name="location_country_iso3",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentlocation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("admin1_pcode", ""), ("admin2_pcode", "")),
                    models.Q(("cod_version", ""), _negated=True),
                    _connector="OR",
                ),
                name="pcode_has_a_version",
            ),
        ),
        migrations.AddConstraint(
            model_name="objectdamage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("count_max__isnull", True), ("count_min__lte", models.F("count_max")), _connector="OR"
                ),
                name="objects_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(fields=("record", "number"), name="revision_numbered_once"),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("content__isnull", False),
                        ("content_sha256__regex", "^[0-9a-f]{64}$"),
                        ("state", "approved"),
                    ),
                    models.Q(
                        models.Q(("state", "approved"), _negated=True),
                        ("content__isnull", True),
                        ("content_sha256", ""),
                    ),
                    _connector="OR",
                ),
                name="revision_content_exactly_when_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorship",
            constraint=models.UniqueConstraint(fields=("revision", "author"), name="author_noted_once"),
        ),
        migrations.AddConstraint(
            model_name="weaponuse",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("count_max__isnull", True), ("count_min__lte", models.F("count_max")), _connector="OR"
                ),
                name="munitions_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicstate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("publication", "none"), ("version", 0)),
                    models.Q(
                        models.Q(("publication", "none"), _negated=True),
                        ("code__isnull", False),
                        ("version__gte", 1),
                    ),
                    _connector="OR",
                ),
                name="published_has_code_and_version",
            ),
        ),
    ]
    operations = in_one_state(operations)
