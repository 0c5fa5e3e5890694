# SPDX-License-Identifier: Apache-2.0
"""Every change of these tables leaves an event (docs/explanation/history.md)."""

import django.contrib.gis.db.models.fields
import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from registry.audit.history_sql import begin
from registry.audit.one_state import in_one_state

TRACKED = (
    "actor",
    "eventgroup",
    "record",
    "incident",
    "aggregatereport",
    "revision",
    "incidentlocation",
    "weaponuse",
    "claim",
    "casualtyfigure",
    "displacementfigure",
    "objectdamage",
    "attribution",
    "casualtyassessment",
)


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0003_history"),
        ("evidence", "0007_history"),
        ("casework", "0017_editor"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ActorEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("code", models.CharField(max_length=60)),
                ("names", models.JSONField(default=dict, verbose_name="name by language")),
                ("actor_class", models.CharField(max_length=40)),
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
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField()),
                ("pgh_context_id", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AggregateReportEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
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
                ("places_qualifier", models.CharField(max_length=40)),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField()),
                ("pgh_context_id", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AttributionEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("role", models.CharField(max_length=40)),
                ("confidence", models.CharField(max_length=40)),
                ("basis", models.CharField(max_length=40)),
                ("position", models.CharField(max_length=40)),
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
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField()),
                ("pgh_context_id", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CasualtyAssessmentEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("harm", models.CharField(max_length=40)),
                ("best", models.PositiveIntegerField(verbose_name="best figure (persons)")),
                ("reason", models.JSONField(default=dict, verbose_name="why, by language; public")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField()),
                ("pgh_context_id", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CasualtyFigureEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
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
                ("qualifier", models.CharField(max_length=40)),
                ("verbatim_quantity", models.CharField(max_length=120)),
                ("unit", models.CharField(max_length=40)),
                ("harm", models.CharField(max_length=40)),
                ("status", models.CharField(max_length=40)),
                ("sex", models.CharField(max_length=40)),
                ("age", models.CharField(max_length=40)),
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
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField()),
                ("pgh_context_id", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClaimEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("seq", models.PositiveSmallIntegerField(default=1)),
                ("origin_group", models.CharField(max_length=80)),
                ("position", models.CharField(max_length=40)),
                ("scope", models.CharField(max_length=40)),
                (
                    "verbatim",
                    models.TextField(blank=True, verbose_name="the words of the source; never public"),
                ),
                ("verbatim_language", models.CharField(max_length=10)),
                ("translation", models.TextField(blank=True, verbose_name="translation; never public")),
                ("credibility", models.CharField(max_length=40)),
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
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField()),
                ("pgh_context_id", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DisplacementFigureEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
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
                ("qualifier", models.CharField(max_length=40)),
                ("verbatim_quantity", models.CharField(max_length=120)),
                ("unit", models.CharField(max_length=40)),
                ("from_place", models.JSONField(blank=True, default=dict, verbose_name="from, by language")),
                ("to_place", models.JSONField(blank=True, default=dict, verbose_name="to, by language")),
                ("period_edtf", models.CharField(max_length=60)),
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
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField()),
                ("pgh_context_id", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EventGroupEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("title", models.JSONField(default=dict, verbose_name="title by language")),
                ("date_edtf", models.CharField(max_length=60)),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField()),
                ("pgh_context_id", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IncidentEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("incident_type", models.CharField(max_length=40)),
                (
                    "time_local",
                    models.TimeField(blank=True, null=True, verbose_name="local time, as reported"),
                ),
                ("time_part", models.CharField(max_length=40)),
                ("timezone", models.CharField(max_length=60)),
                ("populated_area", models.CharField(max_length=40)),
                ("repeat_strike", models.CharField(max_length=40)),
                ("warning_reported", models.CharField(max_length=40)),
                ("erw_left", models.CharField(max_length=40)),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField()),
                ("pgh_context_id", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IncidentLocationEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("seq", models.PositiveSmallIntegerField(default=1)),
                ("role", models.CharField(max_length=40)),
                ("name", models.JSONField(blank=True, default=dict, verbose_name="name by language")),
                ("name_original", models.CharField(max_length=200)),
                ("gazetteer_ref", models.CharField(max_length=60)),
                ("country", models.CharField(max_length=3)),
                ("admin1_pcode", models.CharField(max_length=20)),
                (
                    "admin1_name",
                    models.JSONField(blank=True, default=dict, verbose_name="first-level area by language"),
                ),
                ("admin2_pcode", models.CharField(max_length=20)),
                (
                    "admin2_name",
                    models.JSONField(blank=True, default=dict, verbose_name="second-level area by language"),
                ),
                ("cod_version", models.CharField(max_length=60)),
                (
                    "geom",
                    django.contrib.gis.db.models.fields.GeometryField(
                        null=True, spatial_index=False, srid=4326
                    ),
                ),
                ("precision", models.CharField(max_length=40)),
                (
                    "uncertainty_m",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="radius of uncertainty (metres)"
                    ),
                ),
                ("method", models.CharField(max_length=40)),
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
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField()),
                ("pgh_context_id", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ObjectDamageEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("object_class", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                ("extent", models.CharField(max_length=40)),
                ("functional", models.CharField(max_length=40)),
                ("in_use_as", models.CharField(max_length=40)),
                (
                    "count_min",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="objects, fewest"),
                ),
                (
                    "count_max",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="objects, most"),
                ),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField()),
                ("pgh_context_id", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RecordEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("reference", models.CharField(max_length=20)),
                ("kind", models.CharField(max_length=20)),
                ("title", models.JSONField(default=dict, verbose_name="title by language")),
                (
                    "summary",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        verbose_name="summary by language, in the registry's own words",
                    ),
                ),
                ("date_edtf", models.CharField(max_length=60)),
                (
                    "date_margin_days",
                    models.PositiveSmallIntegerField(default=1, verbose_name="days that “about” may be off"),
                ),
                ("date_earliest", models.DateField(editable=False, null=True, verbose_name="earliest day")),
                ("date_latest", models.DateField(editable=False, null=True, verbose_name="latest day")),
                ("date_precision", models.CharField(max_length=40)),
                ("date_basis", models.CharField(max_length=40)),
                ("harm_grade", models.CharField(max_length=40)),
                ("grade_reason", models.TextField(blank=True, verbose_name="why this grade")),
                ("sensitivity", models.CharField(max_length=40)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="invented for demonstration"
                    ),
                ),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField()),
                ("pgh_context_id", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RevisionEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("number", models.PositiveIntegerField()),
                ("state", models.CharField(max_length=20)),
                ("content_sha256", models.CharField(max_length=64)),
                (
                    "released_at",
                    models.DateTimeField(
                        help_text="When it was handed to the publisher; from then on it stands.", null=True
                    ),
                ),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField()),
                ("pgh_context_id", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WeaponUseEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("seq", models.PositiveSmallIntegerField(default=1)),
                ("weapon", models.CharField(max_length=40)),
                ("delivery", models.CharField(max_length=40)),
                ("model", models.CharField(max_length=120)),
                ("submunition_model", models.CharField(max_length=120)),
                ("phase", models.CharField(max_length=40)),
                ("identified_by", models.CharField(max_length=40)),
                ("confidence", models.CharField(max_length=40)),
                (
                    "count_min",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="munitions, fewest"),
                ),
                (
                    "count_max",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="munitions, most"),
                ),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField()),
                ("pgh_context_id", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actor",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_actorevent" ("actor_class", "code", "is_demonstration", "names", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unidentified_unit") VALUES (NEW."actor_class", NEW."code", NEW."is_demonstration", NEW."names", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."unidentified_unit"); RETURN NULL;',
                    hash="02ad1f30906b1abfbb290542b537903a3333c014",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a9232",
                    table="casework_actor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actor",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."actor_class" IS DISTINCT FROM (NEW."actor_class") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."is_demonstration" IS DISTINCT FROM (NEW."is_demonstration") OR OLD."names" IS DISTINCT FROM (NEW."names") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."unidentified_unit" IS DISTINCT FROM (NEW."unidentified_unit"))',
                    func='INSERT INTO "casework_actorevent" ("actor_class", "code", "is_demonstration", "names", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unidentified_unit") VALUES (NEW."actor_class", NEW."code", NEW."is_demonstration", NEW."names", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."unidentified_unit"); RETURN NULL;',
                    hash="9111a4af994b10dd442ec9fc0eb289ca2cca89f3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_05e41",
                    table="casework_actor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actor",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_actorevent" ("actor_class", "code", "is_demonstration", "names", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unidentified_unit") VALUES (OLD."actor_class", OLD."code", OLD."is_demonstration", OLD."names", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."unidentified_unit"); RETURN NULL;',
                    hash="86d0eb379361171854c80be5b66eac870c1e6dea",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ce83b",
                    table="casework_actor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aggregatereport",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_aggregatereportevent" ("cumulative", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places_min", "places_qualifier") VALUES (NEW."cumulative", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."record_ptr_id", NEW."places_min", NEW."places_qualifier"); RETURN NULL;',
                    hash="2679665ebe5127120dc526a462de9d969b302449",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8467d",
                    table="casework_aggregatereport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aggregatereport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."cumulative" IS DISTINCT FROM (NEW."cumulative") OR OLD."places_min" IS DISTINCT FROM (NEW."places_min") OR OLD."places_qualifier" IS DISTINCT FROM (NEW."places_qualifier"))',
                    func='INSERT INTO "casework_aggregatereportevent" ("cumulative", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places_min", "places_qualifier") VALUES (NEW."cumulative", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."record_ptr_id", NEW."places_min", NEW."places_qualifier"); RETURN NULL;',
                    hash="e3b697a258de7d833ff7f935d515e452349c4aa7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8850d",
                    table="casework_aggregatereport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aggregatereport",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_aggregatereportevent" ("cumulative", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places_min", "places_qualifier") VALUES (OLD."cumulative", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."record_ptr_id", OLD."places_min", OLD."places_qualifier"); RETURN NULL;',
                    hash="a48b7430746eb532d72d6e619cc7a05ad45b5166",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_be68b",
                    table="casework_aggregatereport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attribution",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_attributionevent" ("actor_id", "basis", "claim_id", "confidence", "deaths_conceded_max", "deaths_conceded_min", "denied_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "record_id", "role") VALUES (NEW."actor_id", NEW."basis", NEW."claim_id", NEW."confidence", NEW."deaths_conceded_max", NEW."deaths_conceded_min", NEW."denied_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."record_id", NEW."role"); RETURN NULL;',
                    hash="e1d7f1c20a1d688b1e753e85eb744b222c0b5185",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e875b",
                    table="casework_attribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attribution",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."actor_id" IS DISTINCT FROM (NEW."actor_id") OR OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."deaths_conceded_max" IS DISTINCT FROM (NEW."deaths_conceded_max") OR OLD."deaths_conceded_min" IS DISTINCT FROM (NEW."deaths_conceded_min") OR OLD."denied_at" IS DISTINCT FROM (NEW."denied_at") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."record_id" IS DISTINCT FROM (NEW."record_id") OR OLD."role" IS DISTINCT FROM (NEW."role"))',
                    func='INSERT INTO "casework_attributionevent" ("actor_id", "basis", "claim_id", "confidence", "deaths_conceded_max", "deaths_conceded_min", "denied_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "record_id", "role") VALUES (NEW."actor_id", NEW."basis", NEW."claim_id", NEW."confidence", NEW."deaths_conceded_max", NEW."deaths_conceded_min", NEW."denied_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."record_id", NEW."role"); RETURN NULL;',
                    hash="0b4a63815237797e67f97b6fad57befd3b117c6a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2d7ae",
                    table="casework_attribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attribution",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_attributionevent" ("actor_id", "basis", "claim_id", "confidence", "deaths_conceded_max", "deaths_conceded_min", "denied_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "record_id", "role") VALUES (OLD."actor_id", OLD."basis", OLD."claim_id", OLD."confidence", OLD."deaths_conceded_max", OLD."deaths_conceded_min", OLD."denied_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."record_id", OLD."role"); RETURN NULL;',
                    hash="4060f79d6b83f255ed1dc250cc49012df7a4c27d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2860c",
                    table="casework_attribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casualtyassessment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_casualtyassessmentevent" ("best", "harm", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id") VALUES (NEW."best", NEW."harm", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."record_id"); RETURN NULL;',
                    hash="42273c1cb366811316e6be17a74b0dc0b607c8a8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6c7fe",
                    table="casework_casualtyassessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casualtyassessment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."best" IS DISTINCT FROM (NEW."best") OR OLD."harm" IS DISTINCT FROM (NEW."harm") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."record_id" IS DISTINCT FROM (NEW."record_id"))',
                    func='INSERT INTO "casework_casualtyassessmentevent" ("best", "harm", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id") VALUES (NEW."best", NEW."harm", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."record_id"); RETURN NULL;',
                    hash="bdcfd8d69934f63bbf8fa00db9942239485c6c1d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ba512",
                    table="casework_casualtyassessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casualtyassessment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_casualtyassessmentevent" ("best", "harm", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id") VALUES (OLD."best", OLD."harm", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."record_id"); RETURN NULL;',
                    hash="5068eb0337dd4eaabc545045bc9d288fe4964175",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7af57",
                    table="casework_casualtyassessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casualtyfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_casualtyfigureevent" ("age", "as_imported", "best", "claim_id", "harm", "includes_combatants", "max", "min", "of_which_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "record_id", "roles", "sex", "status", "unit", "verbatim_quantity") VALUES (NEW."age", NEW."as_imported", NEW."best", NEW."claim_id", NEW."harm", NEW."includes_combatants", NEW."max", NEW."min", NEW."of_which_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."qualifier", NEW."record_id", NEW."roles", NEW."sex", NEW."status", NEW."unit", NEW."verbatim_quantity"); RETURN NULL;',
                    hash="bdd68d9d49ee5bbb55141bbed9ec70023e8503d6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b07f9",
                    table="casework_casualtyfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casualtyfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."age" IS DISTINCT FROM (NEW."age") OR OLD."as_imported" IS DISTINCT FROM (NEW."as_imported") OR OLD."best" IS DISTINCT FROM (NEW."best") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."harm" IS DISTINCT FROM (NEW."harm") OR OLD."includes_combatants" IS DISTINCT FROM (NEW."includes_combatants") OR OLD."max" IS DISTINCT FROM (NEW."max") OR OLD."min" IS DISTINCT FROM (NEW."min") OR OLD."of_which_id" IS DISTINCT FROM (NEW."of_which_id") OR OLD."qualifier" IS DISTINCT FROM (NEW."qualifier") OR OLD."record_id" IS DISTINCT FROM (NEW."record_id") OR OLD."roles" IS DISTINCT FROM (NEW."roles") OR OLD."sex" IS DISTINCT FROM (NEW."sex") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."unit" IS DISTINCT FROM (NEW."unit") OR OLD."verbatim_quantity" IS DISTINCT FROM (NEW."verbatim_quantity"))',
                    func='INSERT INTO "casework_casualtyfigureevent" ("age", "as_imported", "best", "claim_id", "harm", "includes_combatants", "max", "min", "of_which_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "record_id", "roles", "sex", "status", "unit", "verbatim_quantity") VALUES (NEW."age", NEW."as_imported", NEW."best", NEW."claim_id", NEW."harm", NEW."includes_combatants", NEW."max", NEW."min", NEW."of_which_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."qualifier", NEW."record_id", NEW."roles", NEW."sex", NEW."status", NEW."unit", NEW."verbatim_quantity"); RETURN NULL;',
                    hash="649f5fdd7443e2ae0bf491450b09183a1f2a4ed8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_10336",
                    table="casework_casualtyfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casualtyfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_casualtyfigureevent" ("age", "as_imported", "best", "claim_id", "harm", "includes_combatants", "max", "min", "of_which_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "record_id", "roles", "sex", "status", "unit", "verbatim_quantity") VALUES (OLD."age", OLD."as_imported", OLD."best", OLD."claim_id", OLD."harm", OLD."includes_combatants", OLD."max", OLD."min", OLD."of_which_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."qualifier", OLD."record_id", OLD."roles", OLD."sex", OLD."status", OLD."unit", OLD."verbatim_quantity"); RETURN NULL;',
                    hash="33c26fa84a3c579024633250d1e7cdf8e74ca79e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_58a35",
                    table="casework_casualtyfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_claimevent" ("credibility", "excluded_reason", "origin_group", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "record_id", "retracted_by_source_at", "scope", "seq", "source_item_id", "speaker_id", "supersedes_id", "translation", "verbatim", "verbatim_language") VALUES (NEW."credibility", NEW."excluded_reason", NEW."origin_group", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."record_id", NEW."retracted_by_source_at", NEW."scope", NEW."seq", NEW."source_item_id", NEW."speaker_id", NEW."supersedes_id", NEW."translation", NEW."verbatim", NEW."verbatim_language"); RETURN NULL;',
                    hash="5f916b4ce5b17414081f31e3ad0d18bc58f6d7a7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b7cfb",
                    table="casework_claim",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."credibility" IS DISTINCT FROM (NEW."credibility") OR OLD."excluded_reason" IS DISTINCT FROM (NEW."excluded_reason") OR OLD."origin_group" IS DISTINCT FROM (NEW."origin_group") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."record_id" IS DISTINCT FROM (NEW."record_id") OR OLD."retracted_by_source_at" IS DISTINCT FROM (NEW."retracted_by_source_at") OR OLD."scope" IS DISTINCT FROM (NEW."scope") OR OLD."seq" IS DISTINCT FROM (NEW."seq") OR OLD."source_item_id" IS DISTINCT FROM (NEW."source_item_id") OR OLD."speaker_id" IS DISTINCT FROM (NEW."speaker_id") OR OLD."supersedes_id" IS DISTINCT FROM (NEW."supersedes_id") OR OLD."translation" IS DISTINCT FROM (NEW."translation") OR OLD."verbatim" IS DISTINCT FROM (NEW."verbatim") OR OLD."verbatim_language" IS DISTINCT FROM (NEW."verbatim_language"))',
                    func='INSERT INTO "casework_claimevent" ("credibility", "excluded_reason", "origin_group", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "record_id", "retracted_by_source_at", "scope", "seq", "source_item_id", "speaker_id", "supersedes_id", "translation", "verbatim", "verbatim_language") VALUES (NEW."credibility", NEW."excluded_reason", NEW."origin_group", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."record_id", NEW."retracted_by_source_at", NEW."scope", NEW."seq", NEW."source_item_id", NEW."speaker_id", NEW."supersedes_id", NEW."translation", NEW."verbatim", NEW."verbatim_language"); RETURN NULL;',
                    hash="0b1a4e4229172c7be44d6c51c1f60a04e09af366",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_525d8",
                    table="casework_claim",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_claimevent" ("credibility", "excluded_reason", "origin_group", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "record_id", "retracted_by_source_at", "scope", "seq", "source_item_id", "speaker_id", "supersedes_id", "translation", "verbatim", "verbatim_language") VALUES (OLD."credibility", OLD."excluded_reason", OLD."origin_group", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."record_id", OLD."retracted_by_source_at", OLD."scope", OLD."seq", OLD."source_item_id", OLD."speaker_id", OLD."supersedes_id", OLD."translation", OLD."verbatim", OLD."verbatim_language"); RETURN NULL;',
                    hash="5982b778b90d06baeac9574d3895b43069319be8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ea622",
                    table="casework_claim",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="displacementfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_displacementfigureevent" ("best", "claim_id", "cumulative", "from_place", "household_size_used", "max", "min", "period_edtf", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "record_id", "to_place", "unit", "verbatim_quantity") VALUES (NEW."best", NEW."claim_id", NEW."cumulative", NEW."from_place", NEW."household_size_used", NEW."max", NEW."min", NEW."period_edtf", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."qualifier", NEW."record_id", NEW."to_place", NEW."unit", NEW."verbatim_quantity"); RETURN NULL;',
                    hash="488cf8cd1c93e1bebab4be0f1ebda64a8fe75150",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_093bc",
                    table="casework_displacementfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="displacementfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."best" IS DISTINCT FROM (NEW."best") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."cumulative" IS DISTINCT FROM (NEW."cumulative") OR OLD."from_place" IS DISTINCT FROM (NEW."from_place") OR OLD."household_size_used" IS DISTINCT FROM (NEW."household_size_used") OR OLD."max" IS DISTINCT FROM (NEW."max") OR OLD."min" IS DISTINCT FROM (NEW."min") OR OLD."period_edtf" IS DISTINCT FROM (NEW."period_edtf") OR OLD."qualifier" IS DISTINCT FROM (NEW."qualifier") OR OLD."record_id" IS DISTINCT FROM (NEW."record_id") OR OLD."to_place" IS DISTINCT FROM (NEW."to_place") OR OLD."unit" IS DISTINCT FROM (NEW."unit") OR OLD."verbatim_quantity" IS DISTINCT FROM (NEW."verbatim_quantity"))',
                    func='INSERT INTO "casework_displacementfigureevent" ("best", "claim_id", "cumulative", "from_place", "household_size_used", "max", "min", "period_edtf", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "record_id", "to_place", "unit", "verbatim_quantity") VALUES (NEW."best", NEW."claim_id", NEW."cumulative", NEW."from_place", NEW."household_size_used", NEW."max", NEW."min", NEW."period_edtf", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."qualifier", NEW."record_id", NEW."to_place", NEW."unit", NEW."verbatim_quantity"); RETURN NULL;',
                    hash="108aebf77aeba521f248b5c91c07d980393e9708",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7ed1d",
                    table="casework_displacementfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="displacementfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_displacementfigureevent" ("best", "claim_id", "cumulative", "from_place", "household_size_used", "max", "min", "period_edtf", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "record_id", "to_place", "unit", "verbatim_quantity") VALUES (OLD."best", OLD."claim_id", OLD."cumulative", OLD."from_place", OLD."household_size_used", OLD."max", OLD."min", OLD."period_edtf", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."qualifier", OLD."record_id", OLD."to_place", OLD."unit", OLD."verbatim_quantity"); RETURN NULL;',
                    hash="5a01733c725f7cc64f79975f1ead7be61d7f1d49",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_85770",
                    table="casework_displacementfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventgroup",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_eventgroupevent" ("date_edtf", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."date_edtf", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."title"); RETURN NULL;',
                    hash="01fd9ca687a992ce6bd963c3c1c7f31b302a37a8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a1a56",
                    table="casework_eventgroup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventgroup",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."date_edtf" IS DISTINCT FROM (NEW."date_edtf") OR OLD."title" IS DISTINCT FROM (NEW."title"))',
                    func='INSERT INTO "casework_eventgroupevent" ("date_edtf", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."date_edtf", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."title"); RETURN NULL;',
                    hash="e2cc09bf9192ca6e5140464f169ad6274bb75e82",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_37e19",
                    table="casework_eventgroup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventgroup",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_eventgroupevent" ("date_edtf", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (OLD."date_edtf", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."title"); RETURN NULL;',
                    hash="14e842ca3370ec2a7e12ad77b842612507e1bb22",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3db08",
                    table="casework_eventgroup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incident",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_incidentevent" ("erw_left", "incident_type", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "populated_area", "repeat_strike", "time_local", "time_part", "timezone", "warning_reported") VALUES (NEW."erw_left", NEW."incident_type", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."record_ptr_id", NEW."populated_area", NEW."repeat_strike", NEW."time_local", NEW."time_part", NEW."timezone", NEW."warning_reported"); RETURN NULL;',
                    hash="b071c6bbad5ee0afb417e7df35911d9ca0d91940",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_66f5d",
                    table="casework_incident",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incident",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."erw_left" IS DISTINCT FROM (NEW."erw_left") OR OLD."incident_type" IS DISTINCT FROM (NEW."incident_type") OR OLD."populated_area" IS DISTINCT FROM (NEW."populated_area") OR OLD."repeat_strike" IS DISTINCT FROM (NEW."repeat_strike") OR OLD."time_local" IS DISTINCT FROM (NEW."time_local") OR OLD."time_part" IS DISTINCT FROM (NEW."time_part") OR OLD."timezone" IS DISTINCT FROM (NEW."timezone") OR OLD."warning_reported" IS DISTINCT FROM (NEW."warning_reported"))',
                    func='INSERT INTO "casework_incidentevent" ("erw_left", "incident_type", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "populated_area", "repeat_strike", "time_local", "time_part", "timezone", "warning_reported") VALUES (NEW."erw_left", NEW."incident_type", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."record_ptr_id", NEW."populated_area", NEW."repeat_strike", NEW."time_local", NEW."time_part", NEW."timezone", NEW."warning_reported"); RETURN NULL;',
                    hash="0db184e4efc5656c4f8f2fdc979537adc4e3799e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ada4d",
                    table="casework_incident",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incident",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_incidentevent" ("erw_left", "incident_type", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "populated_area", "repeat_strike", "time_local", "time_part", "timezone", "warning_reported") VALUES (OLD."erw_left", OLD."incident_type", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."record_ptr_id", OLD."populated_area", OLD."repeat_strike", OLD."time_local", OLD."time_part", OLD."timezone", OLD."warning_reported"); RETURN NULL;',
                    hash="c52633fa8cadfd8e57cd5a06e6b8a61ca2a052dd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_75e90",
                    table="casework_incident",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incidentlocation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_incidentlocationevent" ("admin1_name", "admin1_pcode", "admin2_name", "admin2_pcode", "cod_version", "country", "gazetteer_ref", "geom", "method", "name", "name_original", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "record_id", "restricted", "role", "seq", "uncertainty_m", "widely_published") VALUES (NEW."admin1_name", NEW."admin1_pcode", NEW."admin2_name", NEW."admin2_pcode", NEW."cod_version", NEW."country", NEW."gazetteer_ref", NEW."geom", NEW."method", NEW."name", NEW."name_original", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."precision", NEW."record_id", NEW."restricted", NEW."role", NEW."seq", NEW."uncertainty_m", NEW."widely_published"); RETURN NULL;',
                    hash="dd02418f32b02134670efde938cb11fe558a6be8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_06e99",
                    table="casework_incidentlocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incidentlocation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."admin1_name" IS DISTINCT FROM (NEW."admin1_name") OR OLD."admin1_pcode" IS DISTINCT FROM (NEW."admin1_pcode") OR OLD."admin2_name" IS DISTINCT FROM (NEW."admin2_name") OR OLD."admin2_pcode" IS DISTINCT FROM (NEW."admin2_pcode") OR OLD."cod_version" IS DISTINCT FROM (NEW."cod_version") OR OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."gazetteer_ref" IS DISTINCT FROM (NEW."gazetteer_ref") OR OLD."geom" IS DISTINCT FROM (NEW."geom") OR OLD."method" IS DISTINCT FROM (NEW."method") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_original" IS DISTINCT FROM (NEW."name_original") OR OLD."precision" IS DISTINCT FROM (NEW."precision") OR OLD."record_id" IS DISTINCT FROM (NEW."record_id") OR OLD."restricted" IS DISTINCT FROM (NEW."restricted") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."seq" IS DISTINCT FROM (NEW."seq") OR OLD."uncertainty_m" IS DISTINCT FROM (NEW."uncertainty_m") OR OLD."widely_published" IS DISTINCT FROM (NEW."widely_published"))',
                    func='INSERT INTO "casework_incidentlocationevent" ("admin1_name", "admin1_pcode", "admin2_name", "admin2_pcode", "cod_version", "country", "gazetteer_ref", "geom", "method", "name", "name_original", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "record_id", "restricted", "role", "seq", "uncertainty_m", "widely_published") VALUES (NEW."admin1_name", NEW."admin1_pcode", NEW."admin2_name", NEW."admin2_pcode", NEW."cod_version", NEW."country", NEW."gazetteer_ref", NEW."geom", NEW."method", NEW."name", NEW."name_original", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."precision", NEW."record_id", NEW."restricted", NEW."role", NEW."seq", NEW."uncertainty_m", NEW."widely_published"); RETURN NULL;',
                    hash="8d33c46eb92857e9fa85febc3bf0ec05a4dc0931",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a8204",
                    table="casework_incidentlocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incidentlocation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_incidentlocationevent" ("admin1_name", "admin1_pcode", "admin2_name", "admin2_pcode", "cod_version", "country", "gazetteer_ref", "geom", "method", "name", "name_original", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "record_id", "restricted", "role", "seq", "uncertainty_m", "widely_published") VALUES (OLD."admin1_name", OLD."admin1_pcode", OLD."admin2_name", OLD."admin2_pcode", OLD."cod_version", OLD."country", OLD."gazetteer_ref", OLD."geom", OLD."method", OLD."name", OLD."name_original", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."precision", OLD."record_id", OLD."restricted", OLD."role", OLD."seq", OLD."uncertainty_m", OLD."widely_published"); RETURN NULL;',
                    hash="5def85b27e6fc8e46a8031d14e0e7935a74fb43c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b253b",
                    table="casework_incidentlocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objectdamage",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_objectdamageevent" ("claim_id", "count_max", "count_min", "extent", "functional", "in_use_as", "name", "object_class", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id") VALUES (NEW."claim_id", NEW."count_max", NEW."count_min", NEW."extent", NEW."functional", NEW."in_use_as", NEW."name", NEW."object_class", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."record_id"); RETURN NULL;',
                    hash="efdec436c95bf3060a9e0ccf48c25d26f7ffa3d0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6a895",
                    table="casework_objectdamage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objectdamage",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."count_max" IS DISTINCT FROM (NEW."count_max") OR OLD."count_min" IS DISTINCT FROM (NEW."count_min") OR OLD."extent" IS DISTINCT FROM (NEW."extent") OR OLD."functional" IS DISTINCT FROM (NEW."functional") OR OLD."in_use_as" IS DISTINCT FROM (NEW."in_use_as") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."object_class" IS DISTINCT FROM (NEW."object_class") OR OLD."record_id" IS DISTINCT FROM (NEW."record_id"))',
                    func='INSERT INTO "casework_objectdamageevent" ("claim_id", "count_max", "count_min", "extent", "functional", "in_use_as", "name", "object_class", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id") VALUES (NEW."claim_id", NEW."count_max", NEW."count_min", NEW."extent", NEW."functional", NEW."in_use_as", NEW."name", NEW."object_class", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."record_id"); RETURN NULL;',
                    hash="c39f0378550efdfce1426764bf49110867b224a6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3a9c3",
                    table="casework_objectdamage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objectdamage",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_objectdamageevent" ("claim_id", "count_max", "count_min", "extent", "functional", "in_use_as", "name", "object_class", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id") VALUES (OLD."claim_id", OLD."count_max", OLD."count_min", OLD."extent", OLD."functional", OLD."in_use_as", OLD."name", OLD."object_class", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."record_id"); RETURN NULL;',
                    hash="fd5055e0c634c3ae609eaaafa3fa56882f704fda",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7c57f",
                    table="casework_objectdamage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="record",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_recordevent" ("created_by_id", "date_basis", "date_earliest", "date_edtf", "date_latest", "date_margin_days", "date_precision", "demonstration", "event_group_id", "grade_reason", "harm_grade", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "sensitivity", "summary", "title") VALUES (NEW."created_by_id", NEW."date_basis", NEW."date_earliest", NEW."date_edtf", NEW."date_latest", NEW."date_margin_days", NEW."date_precision", NEW."demonstration", NEW."event_group_id", NEW."grade_reason", NEW."harm_grade", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reference", NEW."sensitivity", NEW."summary", NEW."title"); RETURN NULL;',
                    hash="1087bde9763eb217219318f614e69bf1505a17c9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_45e5d",
                    table="casework_record",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="record",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."date_basis" IS DISTINCT FROM (NEW."date_basis") OR OLD."date_earliest" IS DISTINCT FROM (NEW."date_earliest") OR OLD."date_edtf" IS DISTINCT FROM (NEW."date_edtf") OR OLD."date_latest" IS DISTINCT FROM (NEW."date_latest") OR OLD."date_margin_days" IS DISTINCT FROM (NEW."date_margin_days") OR OLD."date_precision" IS DISTINCT FROM (NEW."date_precision") OR OLD."demonstration" IS DISTINCT FROM (NEW."demonstration") OR OLD."event_group_id" IS DISTINCT FROM (NEW."event_group_id") OR OLD."grade_reason" IS DISTINCT FROM (NEW."grade_reason") OR OLD."harm_grade" IS DISTINCT FROM (NEW."harm_grade") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."sensitivity" IS DISTINCT FROM (NEW."sensitivity") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."title" IS DISTINCT FROM (NEW."title"))',
                    func='INSERT INTO "casework_recordevent" ("created_by_id", "date_basis", "date_earliest", "date_edtf", "date_latest", "date_margin_days", "date_precision", "demonstration", "event_group_id", "grade_reason", "harm_grade", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "sensitivity", "summary", "title") VALUES (NEW."created_by_id", NEW."date_basis", NEW."date_earliest", NEW."date_edtf", NEW."date_latest", NEW."date_margin_days", NEW."date_precision", NEW."demonstration", NEW."event_group_id", NEW."grade_reason", NEW."harm_grade", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reference", NEW."sensitivity", NEW."summary", NEW."title"); RETURN NULL;',
                    hash="459da112eeec1669b851cfe17a514fc46cb4f218",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b8d55",
                    table="casework_record",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="record",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_recordevent" ("created_by_id", "date_basis", "date_earliest", "date_edtf", "date_latest", "date_margin_days", "date_precision", "demonstration", "event_group_id", "grade_reason", "harm_grade", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "sensitivity", "summary", "title") VALUES (OLD."created_by_id", OLD."date_basis", OLD."date_earliest", OLD."date_edtf", OLD."date_latest", OLD."date_margin_days", OLD."date_precision", OLD."demonstration", OLD."event_group_id", OLD."grade_reason", OLD."harm_grade", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reference", OLD."sensitivity", OLD."summary", OLD."title"); RETURN NULL;',
                    hash="d96240c93309ed98285f8b40a9a757b1fecd874b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_63f30",
                    table="casework_record",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="revision",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_revisionevent" ("content_sha256", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "released_at", "state") VALUES (NEW."content_sha256", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."record_id", NEW."released_at", NEW."state"); RETURN NULL;',
                    hash="05145dc36900ef59152736943f056c1c77f3cb25",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_524a1",
                    table="casework_revision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="revision",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."content_sha256" IS DISTINCT FROM (NEW."content_sha256") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."record_id" IS DISTINCT FROM (NEW."record_id") OR OLD."released_at" IS DISTINCT FROM (NEW."released_at") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func='INSERT INTO "casework_revisionevent" ("content_sha256", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "released_at", "state") VALUES (NEW."content_sha256", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."record_id", NEW."released_at", NEW."state"); RETURN NULL;',
                    hash="e3c8383267231453716aa660c54fcd405deb9940",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2a69f",
                    table="casework_revision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="revision",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_revisionevent" ("content_sha256", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "released_at", "state") VALUES (OLD."content_sha256", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."record_id", OLD."released_at", OLD."state"); RETURN NULL;',
                    hash="01be398818a446a33a7c59adf90f01263a33dc1e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_33908",
                    table="casework_revision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="weaponuse",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_weaponuseevent" ("claim_id", "confidence", "count_max", "count_min", "delivery", "identified_by", "model", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "record_id", "seq", "submunition_model", "weapon") VALUES (NEW."claim_id", NEW."confidence", NEW."count_max", NEW."count_min", NEW."delivery", NEW."identified_by", NEW."model", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phase", NEW."record_id", NEW."seq", NEW."submunition_model", NEW."weapon"); RETURN NULL;',
                    hash="548c91899a5d4312b1a138f638e399ccda9179bc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5a493",
                    table="casework_weaponuse",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="weaponuse",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."count_max" IS DISTINCT FROM (NEW."count_max") OR OLD."count_min" IS DISTINCT FROM (NEW."count_min") OR OLD."delivery" IS DISTINCT FROM (NEW."delivery") OR OLD."identified_by" IS DISTINCT FROM (NEW."identified_by") OR OLD."model" IS DISTINCT FROM (NEW."model") OR OLD."phase" IS DISTINCT FROM (NEW."phase") OR OLD."record_id" IS DISTINCT FROM (NEW."record_id") OR OLD."seq" IS DISTINCT FROM (NEW."seq") OR OLD."submunition_model" IS DISTINCT FROM (NEW."submunition_model") OR OLD."weapon" IS DISTINCT FROM (NEW."weapon"))',
                    func='INSERT INTO "casework_weaponuseevent" ("claim_id", "confidence", "count_max", "count_min", "delivery", "identified_by", "model", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "record_id", "seq", "submunition_model", "weapon") VALUES (NEW."claim_id", NEW."confidence", NEW."count_max", NEW."count_min", NEW."delivery", NEW."identified_by", NEW."model", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phase", NEW."record_id", NEW."seq", NEW."submunition_model", NEW."weapon"); RETURN NULL;',
                    hash="89b837aa4e331a219d74ed586dac196c9f56fbb0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b597f",
                    table="casework_weaponuse",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="weaponuse",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_weaponuseevent" ("claim_id", "confidence", "count_max", "count_min", "delivery", "identified_by", "model", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "record_id", "seq", "submunition_model", "weapon") VALUES (OLD."claim_id", OLD."confidence", OLD."count_max", OLD."count_min", OLD."delivery", OLD."identified_by", OLD."model", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phase", OLD."record_id", OLD."seq", OLD."submunition_model", OLD."weapon"); RETURN NULL;',
                    hash="77c830514ee468d45cb37a6c10ee2d945efae576",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5089d",
                    table="casework_weaponuse",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="actorevent",
            name="parent",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.actor",
                verbose_name="parent",
            ),
        ),
        migrations.AddField(
            model_name="actorevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="casework.actor",
            ),
        ),
        migrations.AddField(
            model_name="aggregatereportevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="casework.aggregatereport",
            ),
        ),
        migrations.AddField(
            model_name="aggregatereportevent",
            name="record_id",
            field=models.GeneratedField(
                db_persist=True, expression=models.F("pgh_obj"), output_field=models.UUIDField()
            ),
        ),
        migrations.AddField(
            model_name="attributionevent",
            name="actor",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.actor",
                verbose_name="actor",
            ),
        ),
        migrations.AddField(
            model_name="attributionevent",
            name="claim",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.claim",
                verbose_name="claim",
            ),
        ),
        migrations.AddField(
            model_name="attributionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="casework.attribution",
            ),
        ),
        migrations.AddField(
            model_name="attributionevent",
            name="record",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.record",
                verbose_name="record",
            ),
        ),
        migrations.AddField(
            model_name="casualtyassessmentevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="casework.casualtyassessment",
            ),
        ),
        migrations.AddField(
            model_name="casualtyassessmentevent",
            name="record",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.record",
                verbose_name="record",
            ),
        ),
        migrations.AddField(
            model_name="casualtyfigureevent",
            name="claim",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.claim",
                verbose_name="claim",
            ),
        ),
        migrations.AddField(
            model_name="casualtyfigureevent",
            name="of_which",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.casualtyfigure",
                verbose_name="part of",
            ),
        ),
        migrations.AddField(
            model_name="casualtyfigureevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="casework.casualtyfigure",
            ),
        ),
        migrations.AddField(
            model_name="casualtyfigureevent",
            name="record",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.record",
                verbose_name="record",
            ),
        ),
        migrations.AddField(
            model_name="claimevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="casework.claim",
            ),
        ),
        migrations.AddField(
            model_name="claimevent",
            name="record",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.record",
                verbose_name="record",
            ),
        ),
        migrations.AddField(
            model_name="claimevent",
            name="source_item",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="evidence.sourceitem",
                verbose_name="document",
            ),
        ),
        migrations.AddField(
            model_name="claimevent",
            name="speaker",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="evidence.source",
                verbose_name="quoted source",
            ),
        ),
        migrations.AddField(
            model_name="claimevent",
            name="supersedes",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.claim",
                verbose_name="supersedes",
            ),
        ),
        migrations.AddField(
            model_name="displacementfigureevent",
            name="claim",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.claim",
                verbose_name="claim",
            ),
        ),
        migrations.AddField(
            model_name="displacementfigureevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="casework.displacementfigure",
            ),
        ),
        migrations.AddField(
            model_name="displacementfigureevent",
            name="record",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.record",
                verbose_name="record",
            ),
        ),
        migrations.AddField(
            model_name="eventgroupevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="casework.eventgroup",
            ),
        ),
        migrations.AddField(
            model_name="incidentevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="casework.incident",
            ),
        ),
        migrations.AddField(
            model_name="incidentevent",
            name="record_id",
            field=models.GeneratedField(
                db_persist=True, expression=models.F("pgh_obj"), output_field=models.UUIDField()
            ),
        ),
        migrations.AddField(
            model_name="incidentlocationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="casework.incidentlocation",
            ),
        ),
        migrations.AddField(
            model_name="incidentlocationevent",
            name="record",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.record",
                verbose_name="record",
            ),
        ),
        migrations.AddField(
            model_name="objectdamageevent",
            name="claim",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.claim",
                verbose_name="claim",
            ),
        ),
        migrations.AddField(
            model_name="objectdamageevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="casework.objectdamage",
            ),
        ),
        migrations.AddField(
            model_name="objectdamageevent",
            name="record",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.record",
                verbose_name="record",
            ),
        ),
        migrations.AddField(
            model_name="recordevent",
            name="created_by",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="created by",
            ),
        ),
        migrations.AddField(
            model_name="recordevent",
            name="event_group",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.eventgroup",
                verbose_name="event group",
            ),
        ),
        migrations.AddField(
            model_name="recordevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="casework.record",
            ),
        ),
        migrations.AddField(
            model_name="recordevent",
            name="record_id",
            field=models.GeneratedField(
                db_persist=True, expression=models.F("pgh_obj"), output_field=models.UUIDField()
            ),
        ),
        migrations.AddField(
            model_name="revisionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="casework.revision",
            ),
        ),
        migrations.AddField(
            model_name="revisionevent",
            name="record",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.record",
                verbose_name="record",
            ),
        ),
        migrations.AddField(
            model_name="weaponuseevent",
            name="claim",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.claim",
                verbose_name="claim",
            ),
        ),
        migrations.AddField(
            model_name="weaponuseevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="casework.weaponuse",
            ),
        ),
        migrations.AddField(
            model_name="weaponuseevent",
            name="record",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.record",
                verbose_name="record",
            ),
        ),
        migrations.AddIndex(
            model_name="actorevent",
            index=models.Index(fields=["pgh_obj", "pgh_id"], name="actor_history"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actorevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3e8ac558428a90ee87b7a5720930c0f61f4ff76d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b631e",
                    table="casework_actorevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="aggregatereportevent",
            index=models.Index(fields=["record_id", "pgh_id"], name="aggregatereport_history"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aggregatereportevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9b1d02a99362745b29dddffe1ab461a5d4e47b3d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4b9cd",
                    table="casework_aggregatereportevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="attributionevent",
            index=models.Index(fields=["record", "pgh_id"], name="attribution_history"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attributionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1607e1c42080ba99ac6d236eb34e795051e04b6f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_675df",
                    table="casework_attributionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="casualtyassessmentevent",
            index=models.Index(fields=["record", "pgh_id"], name="casualtyassessment_history"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casualtyassessmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1fbaaa43d02cfcc8f6e8ef8ba97e0f401b75f35c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5e34e",
                    table="casework_casualtyassessmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="casualtyfigureevent",
            index=models.Index(fields=["record", "pgh_id"], name="casualtyfigure_history"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casualtyfigureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3597751dae2e331e44686b01384d99083aefeccc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_fd694",
                    table="casework_casualtyfigureevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="claimevent",
            index=models.Index(fields=["record", "pgh_id"], name="claim_history"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="165e9d8ca0a3aee3f9f07eb0fc8263a3c8bd2f82",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_36b94",
                    table="casework_claimevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="displacementfigureevent",
            index=models.Index(fields=["record", "pgh_id"], name="displacementfigure_history"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="displacementfigureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e7dcc6881ae3ece9bf21ecd1fe13f4fb15152a60",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3b368",
                    table="casework_displacementfigureevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="eventgroupevent",
            index=models.Index(fields=["pgh_obj", "pgh_id"], name="eventgroup_history"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventgroupevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ce276317a706365efd23a90c630097dd0022a5a1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d64aa",
                    table="casework_eventgroupevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="incidentevent",
            index=models.Index(fields=["record_id", "pgh_id"], name="incident_history"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incidentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9cb45c322b4ead7c2c85c80a4cd63b63e5be67a8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_07d0d",
                    table="casework_incidentevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="incidentlocationevent",
            index=models.Index(fields=["record", "pgh_id"], name="incidentlocation_history"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incidentlocationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f04f87579a7ebc8fb925256011b8143a7e50ce24",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_162be",
                    table="casework_incidentlocationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="objectdamageevent",
            index=models.Index(fields=["record", "pgh_id"], name="objectdamage_history"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objectdamageevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="11991f987617c73eb4a5814b443fd36f8f83a723",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_dc23d",
                    table="casework_objectdamageevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="recordevent",
            index=models.Index(fields=["record_id", "pgh_id"], name="record_history"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recordevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bf8f86bdfc68a3753947a6aff00d6d516cf11a34",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a7d0b",
                    table="casework_recordevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="revisionevent",
            index=models.Index(fields=["record", "pgh_id"], name="revision_history"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="revisionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3a20631a8277194e85794c7562901b6e5f969967",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e866d",
                    table="casework_revisionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="weaponuseevent",
            index=models.Index(fields=["record", "pgh_id"], name="weaponuse_history"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="weaponuseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e85bd0ccc7840752a80c71a6f562a5802cbf6462",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_93cae",
                    table="casework_weaponuseevent",
                    when="BEFORE",
                ),
            ),
        ),
        *begin("casework", TRACKED),
    ]
    operations = in_one_state(operations)
