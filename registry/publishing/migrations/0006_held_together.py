# SPDX-License-Identifier: Apache-2.0
"""Nothing goes out of a held record, and a part remembers what versions of the whole told of its places.

Whoever reads the part need not see the whole, and its places must be told no finer for that. So the versions are read as
the owner; the desk asks for records that the person sees.
"""

from django.db import migrations

MOVED = ("casework_claim", "casework_incidentlocation")
TOGETHER = """
CREATE FUNCTION publishing_held_together() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM publishing_covered() c WHERE c.record_id = OLD.record_id) THEN
    RAISE EXCEPTION 'a hold keeps the claims and places of this record together' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
"""
ON_MOVES = "".join(
    f"CREATE TRIGGER publishing_held_together BEFORE UPDATE OF record_id ON {table} FOR EACH ROW "
    "WHEN (NEW.record_id IS DISTINCT FROM OLD.record_id) EXECUTE FUNCTION publishing_held_together();\n"
    for table in MOVED
)
OFF_MOVES = "".join(f"DROP TRIGGER publishing_held_together ON {table};\n" for table in MOVED)

BEFORE = """
CREATE FUNCTION publishing_told_before_split(which uuid) RETURNS TABLE (content bytea, places_held jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE whole AS (
    SELECT s.record_id, s.split_at, 1 AS depth FROM casework_split s WHERE s.part_id = which
    UNION ALL
    SELECT s.record_id, s.split_at, w.depth + 1 FROM casework_split s JOIN whole w ON s.part_id = w.record_id
  ) CYCLE record_id SET again USING way
  SELECT r.content, r.places_held FROM whole w JOIN casework_revision r ON r.record_id = w.record_id
   WHERE NOT w.again AND r.released_at <= w.split_at AND r.content IS NOT NULL ORDER BY w.depth DESC, r.number
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0022_moves_keep_guards"),
        ("publishing", "0005_holds_and_merges"),
    ]
    operations = [
        migrations.RunSQL(TOGETHER, "DROP FUNCTION publishing_held_together();"),
        migrations.RunSQL(ON_MOVES, OFF_MOVES),
        migrations.RunSQL(BEFORE, "DROP FUNCTION publishing_told_before_split(uuid);"),
    ]
