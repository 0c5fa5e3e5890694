# SPDX-License-Identifier: Apache-2.0
"""The database, too, refuses characters that turn the direction of what stands after them (domain/text.py)."""

from django.db import migrations

from registry.evidence.plain_text import plain_sql

PLAIN = r"""
CREATE FUNCTION registry_plain(words text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN words !~ U&'[\202A-\202E\2066-\2069]';
"""
COLUMNS = {"evidence_source": ("name",)}


class Migration(migrations.Migration):
    dependencies = [("evidence", "0003_web_addresses")]
    operations = [
        migrations.RunSQL(PLAIN, "DROP FUNCTION registry_plain(text)"),
        migrations.RunSQL(*plain_sql(COLUMNS)),
    ]
