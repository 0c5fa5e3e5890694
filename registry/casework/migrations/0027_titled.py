# SPDX-License-Identifier: Apache-2.0
"""A draft may have its title in any language. What goes to a review has one in English, as every public document does."""

from django.db import migrations

TITLED = """
CREATE FUNCTION casework_titled() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM casework_record WHERE id = NEW.record_id AND btrim(coalesce(title ->> 'en', '')) <> '') THEN
    RAISE EXCEPTION 'a record without a title in English is not reviewed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER casework_titled BEFORE UPDATE OF state ON casework_revision FOR EACH ROW
  WHEN (NEW.state IN ('submitted', 'approved') AND OLD.state <> NEW.state) EXECUTE FUNCTION casework_titled();
"""
UNDO = "DROP TRIGGER casework_titled ON casework_revision; DROP FUNCTION casework_titled()"


class Migration(migrations.Migration):
    dependencies = [("casework", "0026_parts_that_leave_history")]
    operations = [migrations.RunSQL(TITLED, UNDO)]
