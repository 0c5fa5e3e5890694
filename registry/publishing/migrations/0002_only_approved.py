# SPDX-License-Identifier: Apache-2.0
"""Nothing enters the outbox but approved bytes, asked for by somebody who wrote none of them."""

from django.db import migrations

ONLY_APPROVED = """
CREATE FUNCTION publishing_only_approved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE approved casework_revision%ROWTYPE;
BEGIN
  IF NEW.requested_by_id <> registry_actor() THEN
    RAISE EXCEPTION 'a publication is asked for by the person who signs it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.done_at IS NOT NULL THEN
    RAISE EXCEPTION 'only the publisher says that it is done' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.kind = 'withdrawn' THEN RETURN NEW; END IF;
  SELECT * INTO approved FROM casework_revision WHERE id = NEW.revision_id;
  IF approved.state IS DISTINCT FROM 'approved' OR approved.record_id <> NEW.record_id
     OR approved.content_sha256 <> NEW.content_sha256
     OR encode(sha256(NEW.content), 'hex') <> NEW.content_sha256 THEN
    RAISE EXCEPTION 'these are not the approved bytes' USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM casework_authorship WHERE revision_id = approved.id AND author_id = NEW.requested_by_id) THEN
    RAISE EXCEPTION 'another person must publish' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM review_decision d WHERE d.revision_id = approved.id AND d.step = 'approve'
      AND d.content_sha256 = NEW.content_sha256 AND NOT EXISTS (SELECT 1 FROM casework_authorship a
        WHERE a.revision_id = approved.id AND a.author_id = d.decided_by_id)) THEN
    RAISE EXCEPTION 'no eligible person has approved these bytes' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publishing_only_approved BEFORE INSERT ON publishing_outbox
  FOR EACH ROW EXECUTE FUNCTION publishing_only_approved();
"""
UNDO = "DROP TRIGGER publishing_only_approved ON publishing_outbox; DROP FUNCTION publishing_only_approved();"


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_initial"), ("review", "0002_signed")]
    operations = [migrations.RunSQL(ONLY_APPROVED, UNDO)]
