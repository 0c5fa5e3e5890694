# SPDX-License-Identifier: Apache-2.0
"""Attachments: added by the person named, to a record that cites the document, and never changed again."""

import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

from registry.evidence.plain_text import plain_sql

GUARD = """
CREATE FUNCTION casework_attachment_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.added_by_id <> registry_actor() THEN
    RAISE EXCEPTION 'a file is attached by the person who acts' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.source_item_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM casework_claim
      WHERE record_id = NEW.record_id AND source_item_id = NEW.source_item_id) THEN
    RAISE EXCEPTION 'the record does not cite this document' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER casework_attachment_guard BEFORE INSERT ON casework_attachment
  FOR EACH ROW EXECUTE FUNCTION casework_attachment_guard();
CREATE TRIGGER casework_attachment_stands BEFORE UPDATE OR DELETE ON casework_attachment
  FOR EACH ROW EXECUTE FUNCTION registry_row_stands();
CREATE TRIGGER casework_attachment_stands_whole BEFORE TRUNCATE ON casework_attachment
  FOR EACH STATEMENT EXECUTE FUNCTION registry_row_stands();
"""
UNDO = """
DROP TRIGGER casework_attachment_guard ON casework_attachment;
DROP TRIGGER casework_attachment_stands ON casework_attachment;
DROP TRIGGER casework_attachment_stands_whole ON casework_attachment;
DROP FUNCTION casework_attachment_guard();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0005_as_worded"),
        ("evidence", "0006_files"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("original", "the original"),
                            ("screenshot", "a screenshot"),
                            ("other", "something else"),
                        ],
                        default="original",
                        max_length=20,
                        verbose_name="what it is",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True, max_length=255, verbose_name="name it came with; never public"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note; never public")),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="evidence.file",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="casework.record",
                    ),
                ),
                (
                    "source_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="evidence.sourceitem",
                        verbose_name="document it belongs to",
                    ),
                ),
            ],
            options={
                "ordering": ["record_id", "added_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["original", "screenshot", "other"])),
                        name="attachment_kind_known",
                    )
                ],
            },
        ),
        migrations.RunSQL(*plain_sql({"casework_attachment": ("name", "note")})),
        migrations.RunSQL(GUARD, UNDO),
    ]
