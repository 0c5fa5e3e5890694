# SPDX-License-Identifier: Apache-2.0
"""Every change of these tables leaves an event (docs/explanation/history.md)."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from registry.audit.history_sql import begin

TRACKED = ("source", "sourceitem")


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0003_history"),
        ("evidence", "0006_files"),
    ]

    operations = [
        migrations.CreateModel(
            name="SourceEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("name", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=40)),
                ("country", models.CharField(max_length=3)),
                ("languages", models.JSONField(blank=True, default=list, verbose_name="languages")),
                ("reliability", models.CharField(max_length=40)),
                (
                    "alignment_note",
                    models.TextField(blank=True, verbose_name="ownership and alignment; never public"),
                ),
                ("protected", models.BooleanField(default=False, verbose_name="the name is never public")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField()),
                ("pgh_context_id", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SourceItemEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "title",
                    models.TextField(
                        blank=True, verbose_name="title; never public, for titles can hold names"
                    ),
                ),
                ("author", models.CharField(max_length=200)),
                ("language", models.CharField(max_length=10)),
                ("url", models.CharField(max_length=2000)),
                ("archive_url", models.CharField(max_length=2000)),
                ("published_edtf", models.CharField(max_length=60)),
                (
                    "published_on",
                    models.DateField(blank=True, null=True, verbose_name="earliest day of publication"),
                ),
                ("accessed_at", models.DateTimeField(blank=True, null=True)),
                ("media_type", models.CharField(max_length=100)),
                ("sha256", models.CharField(max_length=64)),
                (
                    "restricted",
                    models.BooleanField(default=False, verbose_name="the document is never named in public"),
                ),
                ("external_id", models.CharField(max_length=120)),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField()),
                ("pgh_context_id", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evidence_sourceevent" ("alignment_note", "country", "kind", "languages", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protected", "reliability") VALUES (NEW."alignment_note", NEW."country", NEW."kind", NEW."languages", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."protected", NEW."reliability"); RETURN NULL;',
                    hash="0247ef0e1ba06a32637bbddc4fa4d3b43d0262ad",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_eb012",
                    table="evidence_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."alignment_note" IS DISTINCT FROM (NEW."alignment_note") OR OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."protected" IS DISTINCT FROM (NEW."protected") OR OLD."reliability" IS DISTINCT FROM (NEW."reliability"))',
                    func='INSERT INTO "evidence_sourceevent" ("alignment_note", "country", "kind", "languages", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protected", "reliability") VALUES (NEW."alignment_note", NEW."country", NEW."kind", NEW."languages", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."protected", NEW."reliability"); RETURN NULL;',
                    hash="a5569edec60f81ce124d5bd3395cfdf57fed6aa0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7d414",
                    table="evidence_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evidence_sourceevent" ("alignment_note", "country", "kind", "languages", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protected", "reliability") VALUES (OLD."alignment_note", OLD."country", OLD."kind", OLD."languages", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."protected", OLD."reliability"); RETURN NULL;',
                    hash="023b5e12a0ed3fcd01ab3baa89c0e5527051ab84",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_024f4",
                    table="evidence_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evidence_sourceitemevent" ("accessed_at", "archive_url", "author", "external_id", "language", "media_type", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_edtf", "published_on", "restricted", "sha256", "source_id", "title", "url") VALUES (NEW."accessed_at", NEW."archive_url", NEW."author", NEW."external_id", NEW."language", NEW."media_type", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."published_edtf", NEW."published_on", NEW."restricted", NEW."sha256", NEW."source_id", NEW."title", NEW."url"); RETURN NULL;',
                    hash="9c359da948ae92a910ca90b7c6695df41bcbee79",
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
                    condition='WHEN (OLD."accessed_at" IS DISTINCT FROM (NEW."accessed_at") OR OLD."archive_url" IS DISTINCT FROM (NEW."archive_url") OR OLD."author" IS DISTINCT FROM (NEW."author") OR OLD."external_id" IS DISTINCT FROM (NEW."external_id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."media_type" IS DISTINCT FROM (NEW."media_type") OR OLD."published_edtf" IS DISTINCT FROM (NEW."published_edtf") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."restricted" IS DISTINCT FROM (NEW."restricted") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."url" IS DISTINCT FROM (NEW."url"))',
                    func='INSERT INTO "evidence_sourceitemevent" ("accessed_at", "archive_url", "author", "external_id", "language", "media_type", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_edtf", "published_on", "restricted", "sha256", "source_id", "title", "url") VALUES (NEW."accessed_at", NEW."archive_url", NEW."author", NEW."external_id", NEW."language", NEW."media_type", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."published_edtf", NEW."published_on", NEW."restricted", NEW."sha256", NEW."source_id", NEW."title", NEW."url"); RETURN NULL;',
                    hash="9a29b285fd83b83a675f0e96704696397aed4d29",
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
                    func='INSERT INTO "evidence_sourceitemevent" ("accessed_at", "archive_url", "author", "external_id", "language", "media_type", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_edtf", "published_on", "restricted", "sha256", "source_id", "title", "url") VALUES (OLD."accessed_at", OLD."archive_url", OLD."author", OLD."external_id", OLD."language", OLD."media_type", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."published_edtf", OLD."published_on", OLD."restricted", OLD."sha256", OLD."source_id", OLD."title", OLD."url"); RETURN NULL;',
                    hash="b6e6b8d119a2b6e7d8c598f1cd02c4ee16e1bf47",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d108c",
                    table="evidence_sourceitem",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="sourceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="evidence.source",
            ),
        ),
        migrations.AddField(
            model_name="sourceitemevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="evidence.sourceitem",
            ),
        ),
        migrations.AddField(
            model_name="sourceitemevent",
            name="source",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="evidence.source",
                verbose_name="published by",
            ),
        ),
        migrations.AddIndex(
            model_name="sourceevent",
            index=models.Index(fields=["pgh_obj", "pgh_id"], name="source_history"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ad024a4bb7331c9f5470dcd0db8d2daede5d64bb",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_71ed3",
                    table="evidence_sourceevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="sourceitemevent",
            index=models.Index(fields=["pgh_obj", "pgh_id"], name="sourceitem_history"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceitemevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="85bd0df3ea6b7da3680b4f0f0f26f2f5d73f0eed",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8d337",
                    table="evidence_sourceitemevent",
                    when="BEFORE",
                ),
            ),
        ),
        *begin("evidence", TRACKED),
    ]
