# SPDX-License-Identifier: Apache-2.0
"""Rules that held in the code alone: what a record must have before a review, and what its words may not hide."""

from django.db import migrations

from registry.evidence.plain_text import plain_sql

PLAIN = {
    "casework_record": ("title", "summary", "grade_reason"),
    "casework_incidentlocation": ("name", "name_original", "admin1_name", "admin2_name"),
    "casework_weaponuse": ("model", "submunition_model"),
    "casework_claim": ("excluded_reason", "origin_group"),
    "casework_displacementfigure": ("from_place", "to_place"),
    "casework_actor": ("names",),
    "casework_eventgroup": ("title",),
    "casework_notice": ("text",),
}

DENIALS = """
CREATE FUNCTION casework_denial_has_no_figure() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE denies boolean;
BEGIN
  IF TG_TABLE_NAME = 'casework_claim' THEN
    denies := NEW.position = 'denies' AND (
      EXISTS (SELECT 1 FROM casework_casualtyfigure WHERE claim_id = NEW.id)
      OR EXISTS (SELECT 1 FROM casework_displacementfigure WHERE claim_id = NEW.id));
  ELSE
    denies := EXISTS (SELECT 1 FROM casework_claim WHERE id = NEW.claim_id AND position = 'denies');
  END IF;
  IF denies THEN
    RAISE EXCEPTION 'a denial carries no figure' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER casework_denial_has_no_figure BEFORE INSERT OR UPDATE ON casework_casualtyfigure
  FOR EACH ROW EXECUTE FUNCTION casework_denial_has_no_figure();
CREATE TRIGGER casework_denial_has_no_figure BEFORE INSERT OR UPDATE ON casework_displacementfigure
  FOR EACH ROW EXECUTE FUNCTION casework_denial_has_no_figure();
CREATE TRIGGER casework_denial_has_no_figure BEFORE UPDATE OF position ON casework_claim
  FOR EACH ROW EXECUTE FUNCTION casework_denial_has_no_figure();
"""
UNDO_DENIALS = """
DROP TRIGGER casework_denial_has_no_figure ON casework_claim;
DROP TRIGGER casework_denial_has_no_figure ON casework_displacementfigure;
DROP TRIGGER casework_denial_has_no_figure ON casework_casualtyfigure;
DROP FUNCTION casework_denial_has_no_figure();
"""

# Whoever reads the parts of a record sees them all: the owner of this function, not the person who asks.
COMPLETE = """
CREATE FUNCTION casework_complete() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM casework_claim WHERE record_id = NEW.record_id) THEN
    RAISE EXCEPTION 'a record without a claim is not reviewed' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM casework_incidentlocation WHERE record_id = NEW.record_id)
     AND (SELECT kind FROM casework_record WHERE id = NEW.record_id) = 'incident' THEN
    RAISE EXCEPTION 'an incident without a place is not reviewed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER casework_complete BEFORE UPDATE OF state ON casework_revision FOR EACH ROW
  WHEN (NEW.state IN ('submitted', 'approved') AND OLD.state <> NEW.state) EXECUTE FUNCTION casework_complete();
"""
UNDO_COMPLETE = "DROP TRIGGER casework_complete ON casework_revision; DROP FUNCTION casework_complete()"


class Migration(migrations.Migration):
    dependencies = [("casework", "0003_words"), ("evidence", "0004_plain_text")]
    operations = [
        migrations.RunSQL(DENIALS, UNDO_DENIALS),
        migrations.RunSQL(COMPLETE, UNDO_COMPLETE),
        migrations.RunSQL(*plain_sql(PLAIN)),
    ]
