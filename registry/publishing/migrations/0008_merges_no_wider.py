# SPDX-License-Identifier: Apache-2.0
"""A merge leads into no record that more people read: the survivor is as sensitive, and of the same team."""

from django.db import migrations

NARROWNESS = """
CREATE FUNCTION casework_narrowness(sensitivity text) RETURNS integer LANGUAGE sql IMMUTABLE
SET search_path = public, pg_temp
RETURN CASE sensitivity WHEN 'confidential' THEN 1 WHEN 'sealed' THEN 2 ELSE 0 END;
"""
NO_WIDER = """
CREATE FUNCTION casework_merge_no_wider() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE one casework_record%ROWTYPE; other casework_record%ROWTYPE;
BEGIN
  SELECT * INTO one FROM casework_record WHERE id = NEW.duplicate_id;
  SELECT * INTO other FROM casework_record WHERE id = NEW.survivor_id;
  IF casework_narrowness(one.sensitivity) > casework_narrowness(other.sensitivity)
     OR (one.team_id IS NOT NULL AND one.team_id IS DISTINCT FROM other.team_id) THEN
    RAISE EXCEPTION 'more people would read the claims of the duplicate' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER casework_merge_no_wider BEFORE UPDATE OF confirmed_by_id ON casework_merge FOR EACH ROW
  WHEN (OLD.confirmed_at IS NULL AND NEW.confirmed_by_id IS NOT NULL) EXECUTE FUNCTION casework_merge_no_wider();
"""
UNDO = "DROP TRIGGER casework_merge_no_wider ON casework_merge; DROP FUNCTION casework_merge_no_wider();"


class Migration(migrations.Migration):
    dependencies = [("publishing", "0007_reviews_end_with_authorship")]
    operations = [
        migrations.RunSQL(NARROWNESS, "DROP FUNCTION casework_narrowness(text);"),
        migrations.RunSQL(NO_WIDER, UNDO),
    ]
