# SPDX-License-Identifier: Apache-2.0
"""History follows the fields that came after it."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from registry.audit.never_ignored import NEVER_IGNORED


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0007_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="sourceitem",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="sourceitem",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="sourceitem",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="sourceitemevent",
            name="filed_by",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="filed by",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evidence_sourceitemevent" ("accessed_at", "archive_url", "author", "external_id", "filed_by_id", "language", "media_type", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_edtf", "published_on", "restricted", "sha256", "source_id", "title", "url") VALUES (NEW."accessed_at", NEW."archive_url", NEW."author", NEW."external_id", NEW."filed_by_id", NEW."language", NEW."media_type", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."published_edtf", NEW."published_on", NEW."restricted", NEW."sha256", NEW."source_id", NEW."title", NEW."url"); RETURN NULL;',
                    hash="922d1dbee35d937cb6f123f2f80b734183d28f18",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2b6d8",
                    table="evidence_sourceitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceitem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."accessed_at" IS DISTINCT FROM (NEW."accessed_at") OR OLD."archive_url" IS DISTINCT FROM (NEW."archive_url") OR OLD."author" IS DISTINCT FROM (NEW."author") OR OLD."external_id" IS DISTINCT FROM (NEW."external_id") OR OLD."filed_by_id" IS DISTINCT FROM (NEW."filed_by_id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."media_type" IS DISTINCT FROM (NEW."media_type") OR OLD."published_edtf" IS DISTINCT FROM (NEW."published_edtf") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."restricted" IS DISTINCT FROM (NEW."restricted") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."url" IS DISTINCT FROM (NEW."url"))',
                    func='INSERT INTO "evidence_sourceitemevent" ("accessed_at", "archive_url", "author", "external_id", "filed_by_id", "language", "media_type", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_edtf", "published_on", "restricted", "sha256", "source_id", "title", "url") VALUES (NEW."accessed_at", NEW."archive_url", NEW."author", NEW."external_id", NEW."filed_by_id", NEW."language", NEW."media_type", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."published_edtf", NEW."published_on", NEW."restricted", NEW."sha256", NEW."source_id", NEW."title", NEW."url"); RETURN NULL;',
                    hash="d4d1153a6a91baba22f118b9039594ca5262a50c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d5ea4",
                    table="evidence_sourceitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceitem",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evidence_sourceitemevent" ("accessed_at", "archive_url", "author", "external_id", "filed_by_id", "language", "media_type", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_edtf", "published_on", "restricted", "sha256", "source_id", "title", "url") VALUES (OLD."accessed_at", OLD."archive_url", OLD."author", OLD."external_id", OLD."filed_by_id", OLD."language", OLD."media_type", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."published_edtf", OLD."published_on", OLD."restricted", OLD."sha256", OLD."source_id", OLD."title", OLD."url"); RETURN NULL;',
                    hash="2bb2f7efa7fb8dbf798432d90643120e6f3839e4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d108c",
                    table="evidence_sourceitem",
                    when="AFTER",
                ),
            ),
        ),
        # A migration of triggers writes the library's own function anew, which a session could switch off.
        migrations.RunSQL(NEVER_IGNORED, migrations.RunSQL.noop),
    ]
