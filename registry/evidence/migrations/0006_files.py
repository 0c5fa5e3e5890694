# SPDX-License-Identifier: Apache-2.0
"""Files: rows that stand, whoever asks. The bytes lie in the store, known by their hash."""

import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

STAND = """
CREATE FUNCTION registry_row_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a row of % stands: it is never changed or taken away', TG_TABLE_NAME
  USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER evidence_file_stands BEFORE UPDATE OR DELETE ON evidence_file
  FOR EACH ROW EXECUTE FUNCTION registry_row_stands();
CREATE TRIGGER evidence_file_stands_whole BEFORE TRUNCATE ON evidence_file
  FOR EACH STATEMENT EXECUTE FUNCTION registry_row_stands();
"""
UNDO = """
DROP TRIGGER evidence_file_stands ON evidence_file; DROP TRIGGER evidence_file_stands_whole ON evidence_file;
DROP FUNCTION registry_row_stands();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0005_filed_by"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="File",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True, verbose_name="SHA-256")),
                ("bytes", models.BigIntegerField(verbose_name="size in bytes")),
                ("mime", models.CharField(max_length=100, verbose_name="kind, told by its first bytes")),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="file_sha256_is_hex"
                    ),
                    models.CheckConstraint(condition=models.Q(("bytes__gt", 0)), name="file_is_not_empty"),
                ],
            },
        ),
        migrations.RunSQL(STAND, UNDO),
    ]
