# SPDX-License-Identifier: Apache-2.0
"""History follows the fields that came after it."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from registry.audit.never_ignored import NEVER_IGNORED
from registry.audit.one_state import in_one_state


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_teams"),
        ("casework", "0018_history"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="casualtyassessment",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="casualtyassessment",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="casualtyassessment",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="incidentlocation",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="incidentlocation",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="incidentlocation",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="record",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="record",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="record",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="weaponuse",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="weaponuse",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="weaponuse",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="casualtyassessmentevent",
            name="method",
            field=models.CharField(default="other", max_length=30),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="incidentlocationevent",
            name="lies_in",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20),
                db_default=[],
                editable=False,
                help_text="Countries (ISO 3166-1 alpha-3) and P-codes it lies in, by its codes and by its shape; the database fills it, for safety holds.",
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="recordevent",
            name="notes",
            field=models.TextField(blank=True, verbose_name="notes of the desk; never public"),
        ),
        migrations.AddField(
            model_name="recordevent",
            name="team",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.team",
                verbose_name="team whose record it is",
            ),
        ),
        migrations.AddField(
            model_name="weaponuseevent",
            name="found_on",
            field=models.DateField(
                blank=True,
                help_text="Local civil day. Of unexploded submunitions the place stays withheld for some days from then on.",
                null=True,
                verbose_name="day the remnant was found",
            ),
        ),
        migrations.AlterField(
            model_name="standing",
            name="publication",
            field=models.CharField(
                choices=[
                    ("none", "none"),
                    ("published", "published"),
                    ("withdrawn", "withdrawn"),
                    ("merged", "merged"),
                    ("suspended", "suspended"),
                ],
                max_length=20,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casualtyassessment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_casualtyassessmentevent" ("best", "harm", "method", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id") VALUES (NEW."best", NEW."harm", NEW."method", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."record_id"); RETURN NULL;',
                    hash="8a8c82ed37267980f672777431af576b709f4aeb",
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
                    condition='WHEN (OLD."best" IS DISTINCT FROM (NEW."best") OR OLD."harm" IS DISTINCT FROM (NEW."harm") OR OLD."method" IS DISTINCT FROM (NEW."method") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."record_id" IS DISTINCT FROM (NEW."record_id"))',
                    func='INSERT INTO "casework_casualtyassessmentevent" ("best", "harm", "method", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id") VALUES (NEW."best", NEW."harm", NEW."method", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."record_id"); RETURN NULL;',
                    hash="ac6b3434c4a73e7b54256d22ad0bc5af1a8a28aa",
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
                    func='INSERT INTO "casework_casualtyassessmentevent" ("best", "harm", "method", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id") VALUES (OLD."best", OLD."harm", OLD."method", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."record_id"); RETURN NULL;',
                    hash="593dbc426cba7f7b1efd2d44ce591d6dfa726816",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7af57",
                    table="casework_casualtyassessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incidentlocation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_incidentlocationevent" ("admin1_name", "admin1_pcode", "admin2_name", "admin2_pcode", "cod_version", "country", "gazetteer_ref", "geom", "lies_in", "method", "name", "name_original", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "record_id", "restricted", "role", "seq", "uncertainty_m", "widely_published") VALUES (NEW."admin1_name", NEW."admin1_pcode", NEW."admin2_name", NEW."admin2_pcode", NEW."cod_version", NEW."country", NEW."gazetteer_ref", NEW."geom", NEW."lies_in", NEW."method", NEW."name", NEW."name_original", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."precision", NEW."record_id", NEW."restricted", NEW."role", NEW."seq", NEW."uncertainty_m", NEW."widely_published"); RETURN NULL;',
                    hash="c2da5ee48c23c9df4dd064fc5a7e314505904a7b",
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
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "casework_incidentlocationevent" ("admin1_name", "admin1_pcode", "admin2_name", "admin2_pcode", "cod_version", "country", "gazetteer_ref", "geom", "lies_in", "method", "name", "name_original", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "record_id", "restricted", "role", "seq", "uncertainty_m", "widely_published") VALUES (NEW."admin1_name", NEW."admin1_pcode", NEW."admin2_name", NEW."admin2_pcode", NEW."cod_version", NEW."country", NEW."gazetteer_ref", NEW."geom", NEW."lies_in", NEW."method", NEW."name", NEW."name_original", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."precision", NEW."record_id", NEW."restricted", NEW."role", NEW."seq", NEW."uncertainty_m", NEW."widely_published"); RETURN NULL;',
                    hash="5dd7d2a57f589ad49509e6bfd7e2dd673d4fe3bb",
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
                    func='INSERT INTO "casework_incidentlocationevent" ("admin1_name", "admin1_pcode", "admin2_name", "admin2_pcode", "cod_version", "country", "gazetteer_ref", "geom", "lies_in", "method", "name", "name_original", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "record_id", "restricted", "role", "seq", "uncertainty_m", "widely_published") VALUES (OLD."admin1_name", OLD."admin1_pcode", OLD."admin2_name", OLD."admin2_pcode", OLD."cod_version", OLD."country", OLD."gazetteer_ref", OLD."geom", OLD."lies_in", OLD."method", OLD."name", OLD."name_original", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."precision", OLD."record_id", OLD."restricted", OLD."role", OLD."seq", OLD."uncertainty_m", OLD."widely_published"); RETURN NULL;',
                    hash="63c3d6ce3a71da80e2d216801699c92c92239e73",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b253b",
                    table="casework_incidentlocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="record",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_recordevent" ("created_by_id", "date_basis", "date_earliest", "date_edtf", "date_latest", "date_margin_days", "date_precision", "demonstration", "event_group_id", "grade_reason", "harm_grade", "kind", "notes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "sensitivity", "summary", "team_id", "title") VALUES (NEW."created_by_id", NEW."date_basis", NEW."date_earliest", NEW."date_edtf", NEW."date_latest", NEW."date_margin_days", NEW."date_precision", NEW."demonstration", NEW."event_group_id", NEW."grade_reason", NEW."harm_grade", NEW."kind", NEW."notes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reference", NEW."sensitivity", NEW."summary", NEW."team_id", NEW."title"); RETURN NULL;',
                    hash="2f78853270c7783076122d87ebaaed22b8e8962f",
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
                    condition='WHEN (OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."date_basis" IS DISTINCT FROM (NEW."date_basis") OR OLD."date_earliest" IS DISTINCT FROM (NEW."date_earliest") OR OLD."date_edtf" IS DISTINCT FROM (NEW."date_edtf") OR OLD."date_latest" IS DISTINCT FROM (NEW."date_latest") OR OLD."date_margin_days" IS DISTINCT FROM (NEW."date_margin_days") OR OLD."date_precision" IS DISTINCT FROM (NEW."date_precision") OR OLD."demonstration" IS DISTINCT FROM (NEW."demonstration") OR OLD."event_group_id" IS DISTINCT FROM (NEW."event_group_id") OR OLD."grade_reason" IS DISTINCT FROM (NEW."grade_reason") OR OLD."harm_grade" IS DISTINCT FROM (NEW."harm_grade") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."notes" IS DISTINCT FROM (NEW."notes") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."sensitivity" IS DISTINCT FROM (NEW."sensitivity") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."team_id" IS DISTINCT FROM (NEW."team_id") OR OLD."title" IS DISTINCT FROM (NEW."title"))',
                    func='INSERT INTO "casework_recordevent" ("created_by_id", "date_basis", "date_earliest", "date_edtf", "date_latest", "date_margin_days", "date_precision", "demonstration", "event_group_id", "grade_reason", "harm_grade", "kind", "notes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "sensitivity", "summary", "team_id", "title") VALUES (NEW."created_by_id", NEW."date_basis", NEW."date_earliest", NEW."date_edtf", NEW."date_latest", NEW."date_margin_days", NEW."date_precision", NEW."demonstration", NEW."event_group_id", NEW."grade_reason", NEW."harm_grade", NEW."kind", NEW."notes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reference", NEW."sensitivity", NEW."summary", NEW."team_id", NEW."title"); RETURN NULL;',
                    hash="66fa23d0cb71b6690763cd3f45d3fb41042470db",
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
                    func='INSERT INTO "casework_recordevent" ("created_by_id", "date_basis", "date_earliest", "date_edtf", "date_latest", "date_margin_days", "date_precision", "demonstration", "event_group_id", "grade_reason", "harm_grade", "kind", "notes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "sensitivity", "summary", "team_id", "title") VALUES (OLD."created_by_id", OLD."date_basis", OLD."date_earliest", OLD."date_edtf", OLD."date_latest", OLD."date_margin_days", OLD."date_precision", OLD."demonstration", OLD."event_group_id", OLD."grade_reason", OLD."harm_grade", OLD."kind", OLD."notes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reference", OLD."sensitivity", OLD."summary", OLD."team_id", OLD."title"); RETURN NULL;',
                    hash="7a106133a644d937412c3c66216f1d7a25ca692a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_63f30",
                    table="casework_record",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="weaponuse",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casework_weaponuseevent" ("claim_id", "confidence", "count_max", "count_min", "delivery", "found_on", "identified_by", "model", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "record_id", "seq", "submunition_model", "weapon") VALUES (NEW."claim_id", NEW."confidence", NEW."count_max", NEW."count_min", NEW."delivery", NEW."found_on", NEW."identified_by", NEW."model", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phase", NEW."record_id", NEW."seq", NEW."submunition_model", NEW."weapon"); RETURN NULL;',
                    hash="8e37be682d31f6aebfd1600303c23c4b8d341a3d",
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
                    condition='WHEN (OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."count_max" IS DISTINCT FROM (NEW."count_max") OR OLD."count_min" IS DISTINCT FROM (NEW."count_min") OR OLD."delivery" IS DISTINCT FROM (NEW."delivery") OR OLD."found_on" IS DISTINCT FROM (NEW."found_on") OR OLD."identified_by" IS DISTINCT FROM (NEW."identified_by") OR OLD."model" IS DISTINCT FROM (NEW."model") OR OLD."phase" IS DISTINCT FROM (NEW."phase") OR OLD."record_id" IS DISTINCT FROM (NEW."record_id") OR OLD."seq" IS DISTINCT FROM (NEW."seq") OR OLD."submunition_model" IS DISTINCT FROM (NEW."submunition_model") OR OLD."weapon" IS DISTINCT FROM (NEW."weapon"))',
                    func='INSERT INTO "casework_weaponuseevent" ("claim_id", "confidence", "count_max", "count_min", "delivery", "found_on", "identified_by", "model", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "record_id", "seq", "submunition_model", "weapon") VALUES (NEW."claim_id", NEW."confidence", NEW."count_max", NEW."count_min", NEW."delivery", NEW."found_on", NEW."identified_by", NEW."model", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phase", NEW."record_id", NEW."seq", NEW."submunition_model", NEW."weapon"); RETURN NULL;',
                    hash="d5e0f5660f488b37005039ab8b226ad2bab5e329",
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
                    func='INSERT INTO "casework_weaponuseevent" ("claim_id", "confidence", "count_max", "count_min", "delivery", "found_on", "identified_by", "model", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "record_id", "seq", "submunition_model", "weapon") VALUES (OLD."claim_id", OLD."confidence", OLD."count_max", OLD."count_min", OLD."delivery", OLD."found_on", OLD."identified_by", OLD."model", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phase", OLD."record_id", OLD."seq", OLD."submunition_model", OLD."weapon"); RETURN NULL;',
                    hash="11fef332cd4166a005cb55c4ea67dedc39eac74c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5089d",
                    table="casework_weaponuse",
                    when="AFTER",
                ),
            ),
        ),
        # A migration of triggers writes the library's own function anew, which a session could switch off.
        migrations.RunSQL(NEVER_IGNORED, migrations.RunSQL.noop),
    ]
    operations = in_one_state(operations)
