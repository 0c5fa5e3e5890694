# SPDX-License-Identifier: Apache-2.0
"""What goes from one record to another leaves no sooner than before: a part is under the embargo of the whole."""

from django.db import migrations

NEWEST = """
CREATE FUNCTION casework_not_before(which uuid) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT public_from FROM casework_embargo WHERE record_id = which ORDER BY set_at DESC LIMIT 1
$$;
"""
SPLIT = """
CREATE FUNCTION casework_split_keeps() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM casework_publicstate WHERE record_id = NEW.record_id FOR UPDATE;
  INSERT INTO casework_embargo (id, record_id, public_from, reason, set_by_id, set_at)
    SELECT gen_random_uuid(), NEW.part_id, public_from, reason, NEW.split_by_id, clock_timestamp() FROM (
      SELECT public_from, reason FROM casework_embargo WHERE record_id = NEW.record_id ORDER BY set_at DESC LIMIT 1
    ) newest WHERE public_from > now();
  RETURN NULL;
END $$;
CREATE TRIGGER casework_split_keeps AFTER INSERT ON casework_split
  FOR EACH ROW EXECUTE FUNCTION casework_split_keeps();
"""
UNDO_SPLIT = "DROP TRIGGER casework_split_keeps ON casework_split; DROP FUNCTION casework_split_keeps();"

MOVED = ("casework_claim", "casework_incidentlocation")
NO_SOONER = """
CREATE FUNCTION casework_leaves_no_sooner() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE standing timestamptz := casework_not_before(OLD.record_id);
BEGIN
  IF standing > now() AND coalesce(casework_not_before(NEW.record_id), '-infinity') < standing THEN
    RAISE EXCEPTION 'it would leave before the moment that was named for it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
""" + "".join(
    f"CREATE TRIGGER casework_leaves_no_sooner BEFORE UPDATE OF record_id ON {table} FOR EACH ROW "
    "WHEN (NEW.record_id IS DISTINCT FROM OLD.record_id) EXECUTE FUNCTION casework_leaves_no_sooner();\n"
    for table in MOVED
)
UNDO_NO_SOONER = (
    "".join(f"DROP TRIGGER casework_leaves_no_sooner ON {table};\n" for table in MOVED)
    + "DROP FUNCTION casework_leaves_no_sooner();"
)


class Migration(migrations.Migration):
    dependencies = [("casework", "0021_mirrors_judged_alone")]
    operations = [
        migrations.RunSQL(NEWEST, "DROP FUNCTION casework_not_before(uuid);"),
        migrations.RunSQL(SPLIT, UNDO_SPLIT),
        migrations.RunSQL(NO_SOONER, UNDO_NO_SOONER),
    ]
