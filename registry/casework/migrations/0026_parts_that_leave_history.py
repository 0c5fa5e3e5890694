# SPDX-License-Identifier: Apache-2.0
"""A part that goes to another record is told to the record that it leaves, as taken away.

Before, the history of that record went on as if it still had the part, and none of its versions could come back.
"""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from registry.audit.never_ignored import NEVER_IGNORED


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0025_plans_kept"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="attribution",
            trigger=pgtrigger.compiler.Trigger(
                name="left_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."record_id" IS DISTINCT FROM (NEW."record_id"))',
                    func='INSERT INTO "casework_attributionevent" ("actor_id", "basis", "claim_id", "confidence", "deaths_conceded_max", "deaths_conceded_min", "denied_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "record_id", "role") VALUES (OLD."actor_id", OLD."basis", OLD."claim_id", OLD."confidence", OLD."deaths_conceded_max", OLD."deaths_conceded_min", OLD."denied_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'left\', OLD."id", OLD."position", OLD."record_id", OLD."role"); RETURN NULL;',
                    hash="91d9d79d352c0b9dea784917fc9318274c950da3",
                    operation="UPDATE",
                    pgid="pgtrigger_left_update_7b2da",
                    table="casework_attribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casualtyassessment",
            trigger=pgtrigger.compiler.Trigger(
                name="left_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."record_id" IS DISTINCT FROM (NEW."record_id"))',
                    func='INSERT INTO "casework_casualtyassessmentevent" ("best", "harm", "method", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id") VALUES (OLD."best", OLD."harm", OLD."method", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'left\', OLD."id", OLD."reason", OLD."record_id"); RETURN NULL;',
                    hash="6619866ee56c63feffdf9ec82a429dc1c731619e",
                    operation="UPDATE",
                    pgid="pgtrigger_left_update_4fbe5",
                    table="casework_casualtyassessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casualtyfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="left_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."record_id" IS DISTINCT FROM (NEW."record_id"))',
                    func='INSERT INTO "casework_casualtyfigureevent" ("age", "as_imported", "best", "claim_id", "harm", "includes_combatants", "max", "min", "of_which_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "record_id", "roles", "sex", "status", "unit", "verbatim_quantity") VALUES (OLD."age", OLD."as_imported", OLD."best", OLD."claim_id", OLD."harm", OLD."includes_combatants", OLD."max", OLD."min", OLD."of_which_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'left\', OLD."id", OLD."qualifier", OLD."record_id", OLD."roles", OLD."sex", OLD."status", OLD."unit", OLD."verbatim_quantity"); RETURN NULL;',
                    hash="3244163e34424884d9d1421e96b0a936f985072f",
                    operation="UPDATE",
                    pgid="pgtrigger_left_update_3ad6f",
                    table="casework_casualtyfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="left_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."record_id" IS DISTINCT FROM (NEW."record_id"))',
                    func='INSERT INTO "casework_claimevent" ("credibility", "excluded_reason", "origin_group", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "record_id", "retracted_by_source_at", "scope", "seq", "source_item_id", "speaker_id", "supersedes_id", "translation", "verbatim", "verbatim_language") VALUES (OLD."credibility", OLD."excluded_reason", OLD."origin_group", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'left\', OLD."id", OLD."position", OLD."record_id", OLD."retracted_by_source_at", OLD."scope", OLD."seq", OLD."source_item_id", OLD."speaker_id", OLD."supersedes_id", OLD."translation", OLD."verbatim", OLD."verbatim_language"); RETURN NULL;',
                    hash="2aa1f19ef9ba74224c7ab3ff32a4b9e73cac4cf8",
                    operation="UPDATE",
                    pgid="pgtrigger_left_update_8ac6d",
                    table="casework_claim",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="displacementfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="left_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."record_id" IS DISTINCT FROM (NEW."record_id"))',
                    func='INSERT INTO "casework_displacementfigureevent" ("best", "claim_id", "cumulative", "from_place", "household_size_used", "max", "min", "period_edtf", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "record_id", "to_place", "unit", "verbatim_quantity") VALUES (OLD."best", OLD."claim_id", OLD."cumulative", OLD."from_place", OLD."household_size_used", OLD."max", OLD."min", OLD."period_edtf", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'left\', OLD."id", OLD."qualifier", OLD."record_id", OLD."to_place", OLD."unit", OLD."verbatim_quantity"); RETURN NULL;',
                    hash="46552d6ac6728543b77af0e3a9a54b088add69dc",
                    operation="UPDATE",
                    pgid="pgtrigger_left_update_2d6f0",
                    table="casework_displacementfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incidentlocation",
            trigger=pgtrigger.compiler.Trigger(
                name="left_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."record_id" IS DISTINCT FROM (NEW."record_id"))',
                    func='INSERT INTO "casework_incidentlocationevent" ("admin1_name", "admin1_pcode", "admin2_name", "admin2_pcode", "cod_version", "country", "gazetteer_ref", "geom", "lies_in", "method", "name", "name_original", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "record_id", "restricted", "role", "seq", "uncertainty_m", "widely_published") VALUES (OLD."admin1_name", OLD."admin1_pcode", OLD."admin2_name", OLD."admin2_pcode", OLD."cod_version", OLD."country", OLD."gazetteer_ref", OLD."geom", OLD."lies_in", OLD."method", OLD."name", OLD."name_original", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'left\', OLD."id", OLD."precision", OLD."record_id", OLD."restricted", OLD."role", OLD."seq", OLD."uncertainty_m", OLD."widely_published"); RETURN NULL;',
                    hash="e8df40661e8f9de6c143b18d6e3f783e7b0bb67b",
                    operation="UPDATE",
                    pgid="pgtrigger_left_update_3ce44",
                    table="casework_incidentlocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objectdamage",
            trigger=pgtrigger.compiler.Trigger(
                name="left_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."record_id" IS DISTINCT FROM (NEW."record_id"))',
                    func='INSERT INTO "casework_objectdamageevent" ("claim_id", "count_max", "count_min", "extent", "functional", "in_use_as", "name", "object_class", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id") VALUES (OLD."claim_id", OLD."count_max", OLD."count_min", OLD."extent", OLD."functional", OLD."in_use_as", OLD."name", OLD."object_class", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'left\', OLD."id", OLD."record_id"); RETURN NULL;',
                    hash="fa34551fa3eeec668c7c4b0d6036a48ff3dda9c4",
                    operation="UPDATE",
                    pgid="pgtrigger_left_update_e33e7",
                    table="casework_objectdamage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="weaponuse",
            trigger=pgtrigger.compiler.Trigger(
                name="left_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."record_id" IS DISTINCT FROM (NEW."record_id"))',
                    func='INSERT INTO "casework_weaponuseevent" ("claim_id", "confidence", "count_max", "count_min", "delivery", "found_on", "identified_by", "model", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "record_id", "seq", "submunition_model", "weapon") VALUES (OLD."claim_id", OLD."confidence", OLD."count_max", OLD."count_min", OLD."delivery", OLD."found_on", OLD."identified_by", OLD."model", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'left\', OLD."id", OLD."phase", OLD."record_id", OLD."seq", OLD."submunition_model", OLD."weapon"); RETURN NULL;',
                    hash="929fc743ac7a8286c86d77e7ee10aeb2404613a5",
                    operation="UPDATE",
                    pgid="pgtrigger_left_update_e0c12",
                    table="casework_weaponuse",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(NEVER_IGNORED, migrations.RunSQL.noop),
    ]
