# SPDX-License-Identifier: Apache-2.0
"""Whose names are private in a record, in what it was split from, and in what was merged with it: keys, nothing else.

Claims carry words, and words carry names: a part that was split off, or the record that stays of a merge, may hold a
name that is sealed with the other one. The function runs as the owner, so that whoever does not see the other record
still learns that somebody has to look.
"""

from django.db import migrations

BESIDE = """
CREATE FUNCTION persons_named_beside(which uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE kin AS (
    SELECT which AS id
    UNION
    SELECT other.id FROM kin, LATERAL (
      SELECT record_id AS id FROM casework_split WHERE part_id = kin.id
      UNION ALL SELECT part_id FROM casework_split WHERE record_id = kin.id
      UNION ALL SELECT duplicate_id FROM casework_merge
        WHERE survivor_id = kin.id AND confirmed_at IS NOT NULL AND undone_at IS NULL
      UNION ALL SELECT survivor_id FROM casework_merge
        WHERE duplicate_id = kin.id AND confirmed_at IS NOT NULL AND undone_at IS NULL
    ) AS other
  )
  SELECT person.id FROM kin JOIN persons_person AS person ON person.record_id = kin.id
  WHERE person.erased_at IS NULL AND NOT person.public_name_ok
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("persons", "0002_none_left_behind"), ("casework", "0025_plans_kept")]
    operations = [migrations.RunSQL(BESIDE, "DROP FUNCTION persons_named_beside(uuid)")]
