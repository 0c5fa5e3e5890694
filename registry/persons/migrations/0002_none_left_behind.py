# SPDX-License-Identifier: Apache-2.0
"""How many people another master key still wraps, seen or not: without that number nobody could say that a key may go."""

from django.db import migrations

LEFT = """
CREATE FUNCTION persons_wrapped_otherwise(newest text) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT count(*) FROM persons_person WHERE wrapped_key IS NOT NULL AND master_key <> newest
$$;
"""
UNDO = "DROP FUNCTION persons_wrapped_otherwise(text);"


class Migration(migrations.Migration):
    dependencies = [("persons", "0001_persons")]

    operations = [migrations.RunSQL(LEFT, UNDO)]
